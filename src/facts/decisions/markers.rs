//! Words that make a decision: `RESOLVED` in capitals, labels such as `Decision:`.

use super::MOST;
use super::phrases::sentence_markers;
use super::signs::{Found, Signs};

/// One marker in a paragraph.
pub(super) struct Stretch {
    /// Where the decision's text begins.
    pub(super) from: usize,
    /// Where what was decided begins.
    pub(super) tail: usize,
    /// Where it ends, if before the next marker.
    pub(super) to: Option<usize>,
    pub(super) marker: String,
}

/// The markers of a paragraph in their order; `lower` is its text in small letters, `words` are those
/// of its words that decide.
pub(super) fn markers(text: &str, lower: &str, words: &Found) -> Vec<Stretch> {
    let mut found = capital_markers(text, words);
    if found.is_empty() {
        found = label_marker(text).into_iter().collect();
    }
    if found.is_empty() {
        found = sentence_markers(text, lower, words);
    }
    found.truncate(MOST);
    found
}

/// `RESOLVED`, `AGREED`, `NOTED`, `RECOMMENDED` in capitals where a sentence begins.
fn capital_markers(text: &str, words: &Found) -> Vec<Stretch> {
    let mut found = Vec::new();
    for hit in words.those(Signs::CAPITALS).take(4 * MOST) {
        let (at, mut behind) = (hit.from, hit.to);
        let capitals = !text[at..behind].bytes().any(|byte| byte.is_ascii_lowercase());
        if !capitals {
            continue;
        }
        if hit.sign == Signs::APPROVED {
            // `APPROVED` is a marker as a label only
            if !text[behind..].starts_with(':') {
                continue;
            }
            behind += 1;
        }
        let next = text[behind..].chars().next();
        let ends = next.is_none_or(|c| !c.is_alphabetic() || c.is_lowercase())
            || text[behind..].starts_with("THAT");
        if ends && begins_clause(&text[..at]) {
            let from = it_was(text, at);
            let tail = behind + skip(&text[behind..]);
            let marker = text[at..behind].trim_end_matches(':').to_owned();
            found.push(Stretch { from, tail, to: None, marker });
        }
    }
    found
}

/// Where `It was ` before a marker begins.
fn it_was(text: &str, at: usize) -> usize {
    ["It was unanimously ", "IT WAS UNANIMOUSLY ", "It was ", "IT WAS ", "it was "]
        .iter()
        .find(|lead| text[..at].ends_with(**lead))
        .map_or(at, |lead| at - lead.len())
}

/// True where the words before a marker in capitals let it begin a decision, and not only end
/// another (`the log be NOTED`).
fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    if before.is_empty() || before.ends_with(['.', ':', ';', ',', '-', '–', ')', '*', '"', '“'])
    {
        return true;
    }
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let leads = [
        "was",
        "and",
        "it",
        "members",
        "committee",
        "council",
        "panel",
        "board",
        "cabinet",
        "unanimously",
        "were",
        "executive",
        "forum",
        "authority",
        "then",
        "therefore",
        "further",
        "also",
        "whereupon",
        "group",
        "trustees",
        "governors",
        "meeting",
        "resolution",
        "directors",
        "subsequently",
        "accordingly",
        "thereupon",
        "whereby",
    ];
    leads.contains(&word.as_str())
}

/// The length of `that`, `:`, `-` and spaces behind a marker.
pub(super) fn skip(text: &str) -> usize {
    let mut rest = text;
    loop {
        let cut = rest.trim_start_matches([' ', ':', '-', '–', ',', '*', '.']);
        let cut = ["that", "That", "THAT", "unanimously", "UNANIMOUSLY", "as follows"]
            .iter()
            .find_map(|word| {
                cut.strip_prefix(word).filter(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
            })
            .unwrap_or(cut);
        if cut.len() == rest.len() {
            return text.len() - rest.len();
        }
        rest = cut;
    }
}

/// `Resolved:`, `Decision:`, `Agreed -`, `Action:` at the beginning of a paragraph.
fn label_marker(text: &str) -> Option<Stretch> {
    const LABELS: [&str; 14] = [
        "and resolved",
        "resolved",
        "decisions",
        "decision",
        "agreed",
        "resolution",
        "it was resolved",
        "action",
        "agreed action",
        "actions agreed",
        "decided",
        "unanimously resolved",
        "unanimously agreed",
        "recommended",
    ];
    let begins = |label: &&&str| {
        text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    };
    let label = LABELS.iter().find(begins)?;
    let behind = text.get(label.len()..)?;
    let next = behind.trim_start();
    let own = next.is_empty() || next.starts_with([':', '-', '–', '.']);
    let that = !label.starts_with("action")
        && !label.starts_with("decision")
        && !label.ends_with("ion")
        && (next.starts_with("that")
            || next.starts_with("to ")
            || next.starts_with("unanimously")
            || next.starts_with("That"));
    if !(own || that)
        || *label == "action" && behind.split_whitespace().count() < 4
        || next.starts_with(". ") && *label != "agreed"
    {
        return None;
    }
    let tail = label.len() + skip(behind);
    Some(Stretch { from: 0, tail, to: None, marker: text[..label.len()].to_owned() })
}
