//! Topics: in comes an item's title (or, without one, what its agenda text plainly names), out comes
//! its path from the general to the particular.
//!
//! Routine business goes under `Procedural`, by its usual words. Other titles are parted at ` - `
//! and `: `; numbers, years, file sizes and verbs such as `To consider` are dropped and capitals
//! made alike, so that the same matter at two meetings has one topic.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::capitals;
use super::words::Words;

/// Routine business: its name and the words by which it is known, each a list of words that must
/// all stand in the title. The first that fits is taken.
const ROUTINE: &[(&str, &[&[&str]])] = &[
    (
        "Exclusion of press and public",
        &[
            &["exclusion"],
            &["exclude", "public"],
            &["public", "be excluded"],
            &["exempt", "information"],
            &["exempt", "business"],
            &["confidential", "business"],
            &["part 2", "private"],
            &["press and public"],
        ],
    ),
    (
        "Date of next meeting",
        &[
            &["next meeting"],
            &["next ordinary meeting"],
            &["date", "future meeting"],
            &["dates", "meetings"],
            &["date", "meetings"],
        ],
    ),
    (
        "Minutes of the previous meeting",
        &[
            &["minutes", "previous"],
            &["minutes", "last"],
            &["minutes", "approv"],
            &["minutes", "confirm"],
            &["minutes", "sign"],
            &["minutes", "agree"],
            &["minutes", "adopt"],
            &["minutes", "accept"],
            &["minutes", "receive"],
            &["minutes", "held"],
            &["minutes", "meeting"],
            &["minutes of"],
            &["minutes", "arising"],
            &["minute of", "meeting"],
            &["minute", "previous"],
            &["minute", "last"],
            &["minute", "held"],
        ],
    ),
    ("Matters arising", &[&["matters arising"], &["matter arising"]]),
    (
        "Election of vice-chair",
        &[
            &["elect", "vice"],
            &["elect", "deputy"],
            &["appoint", "vice-chair"],
            &["appoint", "vice chair"],
            &["appoint", "deputy chair"],
            &["elect", "leas"],
        ],
    ),
    (
        "Election of chair",
        &[
            &["election", "chair"],
            &["elect ", "chair"],
            &["appointment", "chair"],
            &["appoint ", "chair"],
            &["election", "mayor"],
            &["election", "cathaoirleach"],
            &["election", "convener"],
            &["election", "convenor"],
            &["election", "president"],
            &["nomination", "chair"],
        ],
    ),
    ("Acceptance of office", &[&["acceptance of office"]]),
    (
        "Apologies",
        &[
            &["apolog"],
            &["those attending"],
            &["those present"],
            &["membership", "changes"],
            &["changes", "membership"],
            &["substitut"],
            &["attendance", "members"],
            &["record of attendance"],
            &["leave of absence"],
            &["members present"],
            &["present members"],
            &["record", "present"],
        ],
    ),
    (
        "Declarations of interest",
        &[
            &["declaration", "interest"],
            &["disclosure", "interest"],
            &["disclosures by"],
            &["disclosures of"],
            &["declare", "interest"],
            &["interests"],
            &["declarations"],
            &["disclosable pecuniary"],
            &["conflict", "interest"],
            &["party whip"],
            &["political whip"],
            &["pecuniary interest"],
            &["dispensation"],
        ],
    ),
    (
        "Public participation",
        &[
            &["public question"],
            &["public participation"],
            &["public forum"],
            &["public speaking"],
            &["public comment"],
            &["public session"],
            &["open forum"],
            &["questions", "public"],
            &["public time"],
            &["public address"],
            &["petitions"],
            &["deputations"],
            &["representations", "public"],
            &["statements", "public"],
            &["receive from the public"],
        ],
    ),
    (
        "Questions from members",
        &[
            &["questions", "members"],
            &["questions", "councillors"],
            &["members’ questions"],
            &["members' questions"],
        ],
    ),
    (
        "Chair's announcements",
        &[
            &["chair", "announcement"],
            &["chair", "statement"],
            &["statement", "chair"],
            &["mayor", "announcement"],
            &["announcements"],
            &["chair", "communication"],
            &["chair", "opening remarks"],
        ],
    ),
    (
        "Urgent business",
        &[
            &["urgent", "business"],
            &["urgent", "item"],
            &["urgent", "matter"],
            &["emergency business"],
            &["late items"],
            &["item of late", "correspondence"],
        ],
    ),
    (
        "Any other business",
        &[
            &["any other business"],
            &["other business"],
            &["a.o.b"],
            &["aob"],
            &["any other competent business"],
            &["aocb"],
        ],
    ),
    (
        "Welcome",
        &[
            &["welcome"],
            &["introductions"],
            &["introduction"],
            &["call to order"],
            &["pledge of allegiance"],
            &["invocation"],
            &["opening prayer"],
            &["acknowledgement of country"],
            &["acknowledgment of country"],
            &["declaration of opening"],
            &["opening of", "meeting"],
            &["evacuation"],
            &["housekeeping"],
        ],
    ),
    (
        "Order of business",
        &[
            &["order of business"],
            &["approval of agenda"],
            &["adoption of agenda"],
            &["approve agenda"],
            &["adoption of the agenda"],
            &["approval of the agenda"],
            &["division of agenda"],
        ],
    ),
    (
        "Closing",
        &[
            &["adjourn"],
            &["close of meeting"],
            &["closure"],
            &["close of the meeting"],
            &["meeting closed"],
        ],
    ),
    ("Correspondence", &[&["correspondence"]]),
];

/// Titles that are routine only when nothing else stands in them.
const WHOLE: &[(&str, &str)] = &[
    ("minutes", "Minutes of the previous meeting"),
    ("previous minutes", "Minutes of the previous meeting"),
    ("minute", "Minutes of the previous meeting"),
    ("aob", "Any other business"),
    ("close", "Closing"),
    ("closing", "Closing"),
    ("end", "Closing"),
    ("present", "Apologies"),
    ("attendance", "Apologies"),
    ("absent", "Apologies"),
    ("roll call", "Apologies"),
    ("sederunt", "Apologies"),
    ("petitions", "Public participation"),
];

/// The longest title that may be routine: `Minutes of the Committee's working party on schools and
/// their admissions …` is a matter of its own.
const LONGEST: usize = 150;

/// The topic of an item: of its title, or where it has none of the first line of its text.
pub fn topic(title: Option<&str>, text: &str) -> Vec<String> {
    match title {
        Some(title) => routine(title).unwrap_or_else(|| path(title)),
        None => named(text).and_then(routine).unwrap_or_default(),
    }
}

/// The first line of an untitled item where it plainly names routine business: `To elect …`, or a
/// short statement.
fn named(text: &str) -> Option<&str> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let names = line.starts_with("To ") || line.len() < 80;
    (names && line.len() < 700).then_some(line)
}

/// `Procedural > …` for routine business.
pub fn routine(title: &str) -> Option<Vec<String>> {
    let mut end = title.len().min(LONGEST);
    while !title.is_char_boundary(end) {
        end -= 1;
    }
    let mut lower = title[..end].to_lowercase();
    if lower.contains('’') {
        lower = lower.replace('’', "'");
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = WHOLE.iter().find(|(words, _)| *words == bare).map(|(_, name)| *name);
    let name = whole.or_else(|| TABLE.first_fit(&lower));
    let name = name.filter(|name| !is_report_on(&lower, name))?;
    Some(vec!["Procedural".to_owned(), name.to_owned()])
}

/// True where the words stand in the title of some other matter: `Review of public participation`,
/// `School exclusions`, `Correspondence policy`.
fn is_report_on(lower: &str, name: &str) -> bool {
    const MATTERS: [&str; 12] = [
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
    ];
    let digital = name.starts_with("Exclusion")
        && !["public", "press", "exempt", "confidential", "resolution"]
            .iter()
            .any(|word| lower.contains(word));
    digital || MATTERS.iter().any(|matter| lower.contains(matter))
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

/// The path of a title that is no routine business.
fn path(title: &str) -> Vec<String> {
    let title = match title.contains('\t') {
        true => Cow::Owned(title.replace('\t', " ")),
        false => Cow::Borrowed(title),
    };
    if is_statement(&title) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    if !title.bytes().any(|byte| matches!(byte, b'-' | b':') || !byte.is_ascii()) {
        parts.extend(Some(tidy(&title)).filter(|part| is_part(part)));
        return parts;
    }
    for dashed in
        title.split(" - ").flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" — "))
    {
        for part in dashed.split(": ") {
            let part = tidy(part);
            if is_part(&part) && parts.len() < 3 {
                parts.push(part);
            }
        }
    }
    parts.dedup();
    parts
}

/// True for a text with more than one letter.
fn is_part(part: &str) -> bool {
    part.chars().filter(|c| c.is_alphabetic()).take(2).count() > 1
}

/// True for a title that is rather a sentence: it has a verb of the past and is long.
fn is_statement(title: &str) -> bool {
    let words = title.split_whitespace().count();
    const VERBS: &[&str] = &[
        " was ",
        " were ",
        " had ",
        " has been ",
        " have ",
        " stated ",
        " reported ",
        " said ",
        " noted ",
        " welcomed ",
        " thanked ",
        " left ",
        " considered ",
        " received ",
    ];
    static ANY: Words = Words::new(VERBS);
    words > 25 || words > 5 && ANY.are_in(title) && VERBS.iter().any(|verb| title.contains(verb))
}

/// One part of a title: furniture, numbers and leading verbs off, capitals alike.
fn tidy(part: &str) -> String {
    let mut text = part.split(" (").next().unwrap_or(part).trim();
    static PDF: Words = Words::new(&["pdf"]);
    if PDF.are_in(text) {
        for furniture in [" PDF ", " pdf ", " [PDF", " pdf icon"] {
            text = text.split(furniture).next().unwrap_or(text);
        }
    }
    let mut text = text
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '"' | '£' | '&'))
        .to_owned();
    text = without_years(&text);
    for verb in LEADS {
        if let Some(rest) = text
            .get(..verb.len())
            .filter(|lead| lead.eq_ignore_ascii_case(verb))
            .map(|lead| lead.len())
        {
            text = text[rest..].trim_start().to_owned();
            break;
        }
    }
    for article in ["the ", "a ", "an ", "any "] {
        if text.get(..article.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(article)) {
            text = text[article.len()..].to_owned();
            break;
        }
    }
    let cut = text.char_indices().nth(90).map_or(text.len(), |(at, _)| at);
    capitals::title(text[..cut].trim())
}

/// What agendas put before the matter itself; the longer first.
const LEADS: [&str; 22] = [
    "to receive and consider ",
    "to consider and approve ",
    "to consider and agree ",
    "to discuss and agree ",
    "to receive an update on ",
    "to receive a report on ",
    "to receive ",
    "to consider ",
    "to discuss ",
    "to note ",
    "to agree ",
    "to approve ",
    "to review ",
    "to adopt ",
    "to finalise ",
    "to recommend ",
    "to resolve ",
    "to report ",
    "to ratify ",
    "to make ",
    "update on ",
    "consideration of ",
];

/// The text without years and what of dates stands at its end: `Annual Report 2018-19`.
fn without_years(text: &str) -> String {
    let year = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let digits =
            bare.len() >= 4 && bare.bytes().all(|b| b.is_ascii_digit() || b"-/".contains(&b));
        digits
            && (bare.starts_with("19") || bare.starts_with("20"))
            && bare.len() <= 9
            && word.len() <= 11
    };
    let mut kept = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| !year(word)) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    let mut text = kept;
    for end in [" for", " of", " in", " -", " –", ",", " to"] {
        if let Some(short) = text.strip_suffix(end) {
            let length = short.len();
            text.truncate(length);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(title: &str) -> String {
        topic(Some(title), "").join(" > ")
    }

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
            assert_eq!(shown(title), format!("Procedural > {expected}"), "{title}");
        }
    }

    #[test]
    fn the_same_matter_has_one_topic() {
        for (title, expected) in [
            ("CHILDREN AND FAMILIES - PERFORMANCE", "Children and Families > Performance"),
            (
                "Children and Families - Performance PDF 308 KB",
                "Children and Families > Performance",
            ),
            ("Annual Safeguarding Report 2018-19", "Annual Safeguarding Report"),
            ("To consider the bus shelter", "Bus Shelter"),
            ("Highways: Potholes in Mill Lane", "Highways > Potholes in Mill Lane"),
            ("SEND and NHS Update", "SEND and NHS Update"),
        ] {
            assert_eq!(shown(title), expected, "{title}");
        }
    }

    #[test]
    fn matters_of_their_own_and_statements() {
        assert_eq!(shown("School Exclusions"), "School Exclusions");
        assert_eq!(shown("Public Participation Strategy"), "Public Participation Strategy");
        assert_eq!(shown("The Convenor was pleased to say that the road had reopened"), "");
    }

    #[test]
    fn an_untitled_item_is_named_by_its_agenda_text() {
        let named = |text| topic(None, text).join(" > ");
        assert_eq!(
            named("\nTo elect the Vice Chair for the year.\n"),
            "Procedural > Election of vice-chair"
        );
        assert_eq!(named("Report of the Director on performance."), "");
    }
}
