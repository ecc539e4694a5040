//! Routine business: in comes a title, out comes its path `Procedural > …` where it names what most
//! meetings have on their agenda; `None` for a matter of its own.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::super::words::Words;
use super::matters::{ROUTINE, WHOLE};

/// The longest title that may be routine: `Minutes of the Committee's working party on schools and
/// their admissions …` is a matter of its own.
const LONGEST: usize = 150;

/// `Procedural > …` for routine business.
pub fn routine(title: &str) -> Option<Vec<String>> {
    let mut end = title.len().min(LONGEST);
    while !title.is_char_boundary(end) {
        end -= 1;
    }
    let title = &title[..end];
    let lower = match title.is_ascii() {
        true => title.to_ascii_lowercase(),
        false => title.to_lowercase().replace('’', "'"),
    };
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = WHOLE.iter().find(|(words, _)| *words == bare).map(|(_, name)| *name);
    let name = whole.or_else(|| TABLE.first_fit(&lower));
    let name = name.filter(|name| !is_report_on(&lower, name))?;
    Some(vec!["Procedural".to_owned(), name.to_owned()])
}

/// True where the words stand in the title of some other matter: `Review of public participation`,
/// `School exclusions`, `Correspondence policy`.
fn is_report_on(lower: &str, name: &str) -> bool {
    static MATTERS: Words = Words::new(&[
        "policy",
        "strategy",
        "school exclusion",
        "exclusions from school",
        "permanent exclusion",
        "social exclusion",
        "review of",
        "fixed term exclusion",
        "cabinet minutes on",
        "meeting room",
        "action plan",
        "pupil exclusion",
    ]);
    static OPEN: Words = Words::new(&["public", "press", "exempt", "confidential", "resolution"]);
    let digital = name.starts_with("Exclusion") && !OPEN.are_in_small(lower);
    digital || MATTERS.are_in_small(lower)
}

/// [`ROUTINE`] with all its words in one automaton.
struct Table {
    automaton: Option<AhoCorasick>,
    /// For each way to say it, its name and its words as numbers.
    ways: Vec<(&'static str, Vec<usize>)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words: Vec<&str> = Vec::new();
    let mut ways = Vec::new();
    for (name, any) in ROUTINE {
        for all in *any {
            let number = |word: &&'static str| {
                words.iter().position(|known| known == word).unwrap_or_else(|| {
                    words.push(word);
                    words.len() - 1
                })
            };
            ways.push((*name, all.iter().map(number).collect()));
        }
    }
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&words).ok();
    Table { automaton, ways }
});

impl Table {
    /// The first routine matter all of whose words stand in the text, each at a word's beginning.
    fn first_fit(&self, lower: &str) -> Option<&'static str> {
        let (mut stands, mut any) = ([false; 256], false);
        for found in self.automaton.as_ref()?.find_overlapping_iter(lower) {
            if !lower[..found.start()].ends_with(char::is_alphanumeric) {
                stands[found.pattern().as_usize() & 255] = true;
                any = true;
            }
        }
        if !any {
            return None;
        }
        let fits = |words: &Vec<usize>| words.iter().all(|word| stands[word & 255]);
        self.ways.iter().find(|(_, words)| fits(words)).map(|(name, _)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routine_business() {
        for (title, expected) in [
            ("APOLOGIES AND CHANGES IN PANEL MEMBERSHIP (IF ANY)", "Apologies"),
            (
                "Declarations of Interest in matters coming before this meeting",
                "Declarations of interest",
            ),
            ("DECLARATION OF PARTY POLITICAL WHIP", "Declarations of interest"),
            (
                "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)",
                "Minutes of the previous meeting",
            ),
            (
                "To agree the minutes of the meeting held on 7 October 2020",
                "Minutes of the previous meeting",
            ),
            ("Minutes", "Minutes of the previous meeting"),
            ("EXCLUSION OF THE PRESS AND PUBLIC - EXEMPT PAPERS", "Exclusion of press and public"),
            ("Election of Chair 2018/19", "Election of chair"),
            ("ELECTION OF VICE-CHAIR", "Election of vice-chair"),
            ("Date of Next Meeting", "Date of next meeting"),
            ("Public Questions", "Public participation"),
            ("STATEMENT FROM THE CHAIR", "Chair's announcements"),
            ("Any Other Business", "Any other business"),
            ("No declarations of interest were made.", "Declarations of interest"),
        ] {
            let path = routine(title).unwrap_or_default().join(" > ");
            assert_eq!(path, format!("Procedural > {expected}"), "{title}");
        }
    }
}
