//! Attendance stated in sentences: in comes a paragraph, out come the people of whom it says that
//! they sent apologies, were away, were there, came, went, or stood in for somebody.
//!
//! The words must say so outright, with the people as their subject or behind `from`: who merely
//! spoke, moved or declared an interest is not an attendee.

use super::labels::Group;
use super::lists::{self, Entry, List, Mode};
use super::tokens;
use super::words::{self, VERB};
use super::{details, labels};
use crate::facts::words::Words;
use crate::item::{Moment, Status};

/// What a sentence says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The person has this status.
    Is(Status),
    /// The person came into the meeting.
    Came(Moment),
    /// The person left the meeting.
    Went(Moment),
    /// The person came back.
    Back,
}

/// A statement of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Byte offset of its sentence in the paragraph.
    pub at: usize,
    /// Of whom.
    pub entry: Entry,
    /// What.
    pub said: Said,
    /// The kind of list that the sentence is, where it is one: `Also present were A and B`.
    pub group: Option<Group>,
}

/// True for the record of a vote, where `Absent:` is absent from the vote.
pub fn is_vote(text: &str) -> bool {
    static VOTE: Words = Words::new(&[
        "against",
        "abstain",
        "abstention",
        "ayes",
        "nays",
        "noes",
        " aye",
        "not voting",
        "recorded vote",
        "in favour",
        "voting for",
        "voted",
        "vote:",
    ]);
    VOTE.are_in(text)
}

/// What stands in every sentence that is looked at: a root of the words asked for below.
static SAYS: Words = Words::new(&[
    "apolog",
    "absent",
    "substitut",
    "deputis",
    "present",
    "attend",
    "joined",
    "chair",
    "presided",
    "to order",
    "arrived",
    "entered",
    " left ",
    "withdrew",
    "departed",
    "retired",
    "leave",
    "returned",
]);

/// Reads the statements of a cleaned paragraph.
pub fn read(paragraph: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let vote = is_vote(paragraph);
    for (at, sentence) in sentences(paragraph) {
        let lower = sentence.to_ascii_lowercase();
        if !SAYS.are_in_small(&lower) {
            continue;
        }
        let before = found.len();
        if lower.contains("apolog") {
            apologies(at, sentence, &lower, &mut found);
        }
        if found.len() == before && !vote && lower.contains("absent") {
            absent(at, sentence, &lower, &mut found);
        }
        if lower.contains("substitut") || lower.contains("deputis") {
            substitute(at, sentence, &lower, &mut found);
        }
        if found.len() == before {
            there(at, sentence, &lower, &mut found);
        }
        if found.len() == before && !vote {
            inverted(at, sentence, &mut found);
        }
        if found.len() == before {
            moved(at, sentence, &lower, &mut found);
        }
    }
    found
}

/// The sentences of a paragraph with their places: parted by a stop that no title or initial
/// carries, before a capital or a bracket.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (bytes, mut from) = (text.as_bytes(), 0);
    let mut depth = 0i32;
    for at in 0..bytes.len() {
        match bytes[at] {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\n' => {
                found.push((from, &text[from..at]));
                (from, depth) = (at + 1, 0);
            }
            b'.' if depth <= 0 && ends_sentence(text, at) => {
                found.push((from, &text[from..=at]));
                (from, depth) = (at + 1, 0);
            }
            _ => {}
        }
    }
    if from < text.len() {
        found.push((from, &text[from..]));
    }
    found.retain(|(_, sentence)| sentence.len() <= 6_000);
    found
}

fn ends_sentence(text: &str, at: usize) -> bool {
    let next = text[at + 1..].trim_start();
    if next.is_empty() {
        return true;
    }
    let spaced = text[at + 1..].starts_with([' ', '(', '\t']);
    let opens = next.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit());
    let word = text[..at].rsplit([' ', '(', '\t', '\n']).next().unwrap_or_default();
    let short = word.rsplit('.').next().is_some_and(|w| w.chars().count() <= 2);
    let kept =
        short && word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit())
            || words::is(word, words::TITLE);
    spaced && opens && !kept
}

fn say(found: &mut Vec<Statement>, at: usize, list: List, said: &Said) {
    found.extend(list.entries.into_iter().map(|entry| Statement {
        at,
        entry,
        said: said.clone(),
        group: None,
    }));
}

/// `Apologies were received from …`, `the apologies of … were noted`, `… had sent apologies`.
fn apologies(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    let late = [
        "lateness",
        "late arrival",
        "being late",
        "no apologies",
        "apologised for the",
        "apologies for the",
    ];
    if late.iter().any(|words| lower.contains(words)) {
        return;
    }
    let said = Said::Is(Status::Apologies);
    let start = lower.find("apolog").unwrap_or_default();
    // a heading may run into its sentence: "Apologies An apology was received from …"
    for (place, _) in lower.match_indices("apolog").take(4) {
        if let Some(list) = behind_apology(sentence, place) {
            return say(found, at, list, &said);
        }
    }
    for verb in [
        " sent ",
        " had sent ",
        " has sent ",
        " gave ",
        " had given ",
        " tendered ",
        " had tendered ",
        " submitted ",
        " had submitted ",
        " offered ",
        " conveyed ",
        " have sent ",
        " have given ",
        " had apologised",
        " apologised for absence",
    ] {
        let Some(end) = lower[..].find(verb).filter(|end| *end < start + 12) else { continue };
        if let Some(list) = subject(&sentence[..end]) {
            return say(found, at, list, &said);
        }
    }
}

/// The people behind `apologies were received from` or the like, which begins at `start`.
fn behind_apology(sentence: &str, start: usize) -> Option<List> {
    // "… Chair Apologies Councillor …" is a table that lost its cells
    let word = sentence[..start].trim_end().rsplit(' ').next().unwrap_or_default();
    let opens = word.chars().next().is_none_or(|c| {
        !c.is_uppercase()
            || matches!(word, "The" | "An" | "That" | "ACCEPT" | "Noted" | "Absence" | "Apologies")
    });
    let numbered = word.contains(|c: char| c.is_ascii_digit());
    let opens = opens || numbered || word.ends_with([':', '.', '-', '–', ')']);
    let rest = &sentence[start..];
    let behind = format!("A{}", rest.get(1..)?);
    let label = labels::at_start(&behind)
        .filter(|label| opens && label.group == labels::Group::Apologies)?;
    let list = lists::parse(rest.get(label.end..)?, Mode::Phrase);
    (!list.entries.is_empty()).then_some(list)
}

/// `Councillors A and B were absent`.
fn absent(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    for verb in [" was absent", " were absent", " was also absent", " were also absent"] {
        let Some(end) = lower.find(verb) else { continue };
        if let Some(list) = subject(&sentence[..end]) {
            return say(found, at, list, &Said::Is(Status::Absent));
        }
    }
}

/// The words that say that somebody was there.
const THERE: &[&str] = &[
    " was present",
    " were present",
    " was also present",
    " were also present",
    " was in attendance",
    " were in attendance",
    " was also in attendance",
    " were also in attendance",
    " was both present",
    " attended",
    " also attended",
    " were all present",
    " joined the meeting remotely",
    " joined remotely",
    " was present remotely",
    " was in the chair",
    " took the chair",
    " presided",
    " chaired the meeting",
    " called the meeting to order",
    " called meeting to order",
    " in the chair",
];

/// What may follow them, at the beginning of the rest.
const GO_ON: &[&str] = &[
    "",
    ".",
    ",",
    ";",
    ":",
    "and ",
    "and, ",
    "for ",
    "to ",
    "throughout",
    "by invitation",
    "at the invitation",
    "pursuant",
    "remotely",
    "virtually",
    "via ",
    "online",
    "at the meeting",
    "the meeting",
    "this meeting",
    "as ",
    "in accordance",
    "in person",
    "during",
    "under ",
    "with ",
    "in the capacity",
    "on behalf",
    "on this item",
    "the panel",
    "the committee",
    "(",
    "at this point",
    "by ",
    "at ",
];

/// What may not: another meeting, another place.
const ELSEWHERE: &[&str] = &[
    "at the site",
    "the meeting of",
    "the meeting on",
    "the meeting with",
    "the meeting held",
    "this meeting of",
    "a meeting",
    "the committee on",
    "the panel on",
    "for part",
    "to the",
    "on behalf of the council at",
    "as a member of the public at",
    "the launch",
    "the opening",
    "the funeral",
    "the last",
    "the previous",
    "the next",
    "the recent",
    "the annual",
    "training",
    "by the",
    "the panel meeting",
    "the committee meeting",
    "with the exception",
];

/// `A, role; and B, role; were present and, with the consent of the Chair, addressed the Panel`.
fn there(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    static ANY: Words = Words::new(THERE);
    if !ANY.are_in_small(lower) {
        return;
    }
    for phrase in THERE {
        let Some(end) = lower.find(phrase) else { continue };
        let rest = lower[end + phrase.len()..].trim_start();
        let glued = lower[end + phrase.len()..].starts_with(|c: char| c.is_alphanumeric());
        let goes_on = GO_ON
            .iter()
            .any(|words| if words.is_empty() { rest.is_empty() } else { rest.starts_with(words) });
        if glued
            || !goes_on
            || ELSEWHERE.iter().any(|words| rest.starts_with(words))
            || lower[..end].contains(" not ")
        {
            continue;
        }
        let Some(mut list) = subject(&sentence[..end]) else { continue };
        let remote = details::remote(labels::cut_at(rest, 60)) || phrase.contains("remotely");
        let chair = ["chair", "presided", "to order"].iter().any(|word| phrase.contains(word));
        if phrase.contains("attended")
            && list
                .entries
                .iter()
                .any(|e| e.honorific.is_none() && e.role.is_none() && !e.name.contains(' '))
        {
            continue;
        }
        let stands_in = ["as substitute", "as a substitute", "as the substitute"]
            .iter()
            .any(|words| rest.starts_with(words));
        for entry in &mut list.entries {
            entry.remote |= remote;
            if chair && !phrase.contains("to order") {
                entry.role.get_or_insert_with(|| "in the Chair".to_owned());
            }
        }
        let status = match (stands_in, chair) {
            (true, _) => Status::Substitute,
            (_, true) => Status::Present,
            _ => Status::InAttendance,
        };
        let from = found.len();
        say(found, at, list, &Said::Is(status));
        if chair {
            found[from..].iter_mut().for_each(|told| told.group = Some(Group::Chair));
        }
        return;
    }
}

/// The words that say that somebody came, went or came back.
const CAME: &[&str] = &[
    " arrived",
    " joined the meeting",
    " entered the meeting",
    " joined at ",
    " entered the chamber",
    " joined the panel meeting",
];
const WENT: &[&str] = &[
    " left the meeting",
    " left at ",
    " withdrew from the meeting",
    " departed",
    " retired from the meeting",
    " had to leave the meeting",
    " gave his apologies and left",
    " left during",
    " left following",
];
const BACK: &[&str] = &[
    " returned to the meeting",
    " rejoined the meeting",
    " re-joined the meeting",
    " returned to the room",
    " returned at ",
];

/// `Also present were A and B`, `In attendance was C`: a list that is a sentence.
fn inverted(at: usize, sentence: &str, found: &mut Vec<Statement>) {
    const OPENS: &[&str] = &["also present ", "also in attendance ", "in attendance "];
    let sentence = sentence.trim_start();
    let label = labels::at_start(sentence).filter(|label| label.states);
    let opens = || {
        let head = labels::cut_at(sentence, 80).to_ascii_lowercase();
        OPENS.iter().find(|words| head.starts_with(**words))?;
        [" was ", " were "].iter().filter_map(|be| Some(head.find(be)? + be.len())).min()
    };
    let (group, end) = match label {
        Some(label) => (label.group, label.end),
        None => match opens() {
            Some(end) => (Group::Attending, end),
            None => return,
        },
    };
    let status = match group {
        Group::Present | Group::Members | Group::Appointed => Status::Present,
        Group::Attending | Group::Officers | Group::Guests => Status::InAttendance,
        _ => return,
    };
    let Some(rest) = sentence.get(end..) else { return };
    let mut entries = lists::parse(rest, Mode::Phrase).entries;
    if entries.is_empty() {
        // "Also present were Fenshire Council (FC) Clrs Day and Elm"
        let words = rest.split(' ').take(8);
        let mut start = 0;
        for word in words {
            if words::is(word, words::ELECTED) {
                entries = lists::parse(&rest[start..], Mode::Phrase).entries;
                break;
            }
            start += word.len() + 1;
        }
    }
    let group = Some(group);
    found.extend(entries.into_iter().map(|entry| Statement {
        at,
        entry,
        said: Said::Is(status),
        group,
    }));
}

/// `Councillor A arrived at 7.20pm`, `joined the meeting`, `left the meeting at this point`.
fn moved(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    static ANY: [Words; 3] = [Words::new(CAME), Words::new(WENT), Words::new(BACK)];
    for (kind, phrases) in [CAME, WENT, BACK].into_iter().enumerate() {
        if !ANY[kind].are_in_small(lower) {
            continue;
        }
        for phrase in phrases {
            let Some(end) = lower.find(phrase) else { continue };
            let glued = !phrase.ends_with(' ')
                && lower[end + phrase.len()..].starts_with(|c: char| c.is_alphanumeric());
            let Some(list) = subject(&sentence[..end]).filter(|_| !glued) else { continue };
            let moment = details::moment(&lower[end..])
                .or_else(|| details::moment(&lower[..end]))
                .unwrap_or_default();
            let said = match kind {
                0 => Said::Came(moment),
                1 => Said::Went(moment),
                _ => Said::Back,
            };
            return say(found, at, list, &said);
        }
    }
}

/// `Councillor B was substituting for Councillor A`, `Councillor B attended as substitute for …`.
fn substitute(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    const SMALL: &[&str] = &[
        "is",
        "was",
        "were",
        "would",
        "be",
        "being",
        "had",
        "has",
        "been",
        "attended",
        "attending",
        "acting",
        "present",
        "in",
        "attendance",
        "as",
        "a",
        "the",
        "to",
        "will",
        "formally",
        "duly",
        "are",
        "acted",
        "who",
        "sat",
        "meeting",
        "(",
        "at",
    ];
    let Some(verb) = lower.find("substitut").or_else(|| lower.find("deputis")) else { return };
    let Some(object) = lower[verb..].find(" for ").map(|i| verb + i + 5) else { return };
    if lower[verb..object].len() > 90 || lower[..verb].contains(" not ") {
        return;
    }
    let whom = lists::parse(&sentence[object..], Mode::Phrase).entries;
    let before = sentence[..verb].trim_end();
    let mut cut = before.len();
    while let Some(word) =
        before[..cut].trim_end().rsplit([' ', '\n']).next().filter(|w| !w.is_empty())
    {
        if !SMALL.contains(&word.to_lowercase().trim_matches([',', '('])) {
            break;
        }
        cut = before[..cut].trim_end().len() - word.len();
    }
    let who = last_titled(before[..cut].trim_end().trim_end_matches([',', '(']).trim_end());
    let first = whom.iter().all(|e| e.honorific.is_some());
    if who.is_empty() || whom.is_empty() || !first {
        return;
    }
    let pairs = who.len() == whom.len();
    for (index, mut entry) in who.into_iter().enumerate() {
        entry.substitute_for =
            whom.get(if pairs { index } else { 0 }).map(|e| e.name.clone()).filter(|_| pairs);
        found.push(Statement { at, entry, said: Said::Is(Status::Substitute), group: None });
    }
}

/// The titled people with whom a text ends: `… for this meeting Cllr Wood`.
fn last_titled(text: &str) -> Vec<Entry> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut from = words.len();
    let mut best = Vec::new();
    while from > 0 && words.len() - from < 14 {
        from -= 1;
        if words::is(words[from], words::TITLE) {
            let tail = words[from..].join(" ");
            let list = lists::parse(&tail, Mode::Subject);
            if !list.whole || list.entries.is_empty() {
                break;
            }
            best = list.entries;
        }
    }
    best
}

/// The people who are the subject of a sentence: all of the text must be a list.
fn subject(text: &str) -> Option<List> {
    let mut text = text.trim();
    for _ in 0..3 {
        let inner = text.trim_start_matches(['-', '–', '•', '*', '(', ' ', '\t']);
        let number =
            inner.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/')).count();
        let inner = if number > 0 {
            inner[number..].trim_start_matches([')', '.', ' ', '\t', ':'])
        } else {
            inner
        };
        let opening = [
            "At this point",
            "At this juncture",
            "Note:",
            "NB",
            "Also",
            "It was noted that",
            "N.B.",
        ];
        let inner = opening.iter().find_map(|o| inner.strip_prefix(o)).unwrap_or(inner);
        let inner = inner.trim_start_matches([',', ' ', ':']);
        let timed =
            inner.strip_prefix("At ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let timed =
            timed.and_then(|rest| rest.split_once([' ', ','])).map(|(_, rest)| rest.trim_start());
        let inner = timed.map_or(inner, |rest| {
            ["pm", "am", "p.m.", "a.m."]
                .iter()
                .find_map(|half| rest.strip_prefix(half))
                .unwrap_or(rest)
        });
        // "during this item, Councillor …"
        let clause = ["during ", "following ", "prior to ", "before ", "after "];
        let inner = match inner.split_once(", ") {
            Some((opening, rest)) if clause.iter().any(|word| opening.starts_with(word)) => rest,
            _ => inner,
        };
        if inner == text {
            break;
        }
        text = inner;
    }
    let text = text.trim_end_matches([',', ';', ' ', '(']);
    let late = [" later", " then", " also", " subsequently", " now", " both", " all"];
    let text = late.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    if text.is_empty() || text.len() > 4_000 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let verb = text
        .split([' ', '\n'])
        .any(|w| w.chars().next().is_some_and(char::is_lowercase) && words::is(w, VERB));
    if verb || [" who", " which", " that ", " when ", " if "].iter().any(|w| text.contains(w)) {
        return None;
    }
    let list = lists::parse(text, Mode::Subject);
    let sure = list.entries.iter().all(|e| e.honorific.is_some() || e.name.contains(' '));
    (list.whole && sure && !list.entries.is_empty()).then_some(list)
}

/// Joins the rows of a paragraph, cleaned, with spaces; `rows` tells where each begins.
pub fn join<'a>(
    texts: impl Iterator<Item = (usize, &'a str)>,
    most: usize,
) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut rows) = (String::new(), Vec::new());
    for (row, line) in texts {
        if text.len() > most {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        rows.push((text.len(), row));
        let mut one = String::new();
        tokens::clean(labels::cut_at(line, most), &mut one);
        text.push_str(one.trim());
    }
    (text, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> Vec<(String, String)> {
        let show = |s: Statement| {
            let said = match s.said {
                Said::Is(status) => format!("{status:?}"),
                Said::Came(m) => format!("came {:?}", m.time.map(|t| (t.hour(), t.minute()))),
                Said::Went(m) => format!("went {:?}", m.time.map(|t| (t.hour(), t.minute()))),
                Said::Back => "back".to_owned(),
            };
            (s.entry.name, said)
        };
        read(text).into_iter().map(show).collect()
    }

    #[track_caller]
    fn reads(text: &str, names: &[&str], said: &str) {
        let want: Vec<(String, String)> =
            names.iter().map(|n| ((*n).to_owned(), said.to_owned())).collect();
        assert_eq!(says(text), want, "{text}");
    }

    #[test]
    fn every_phrase_has_a_root_by_which_its_sentence_is_found() {
        for phrase in [THERE, CAME, WENT, BACK].into_iter().flatten() {
            assert!(SAYS.are_in(phrase), "{phrase}");
        }
    }

    #[test]
    fn apologies_in_sentences() {
        reads("Apologies were received from Councillor Petra Lown.", &["Petra Lown"], "Apologies");
        reads(
            "An apology for absence was received from Councillor D Franks.",
            &["D Franks"],
            "Apologies",
        );
        reads(
            "9Apologies for absence were received from Councillors Mrs. G.L. Cirr, B.C. Cowl and S.A. Gates.",
            &["G.L. Cirr", "B.C. Cowl", "S.A. Gates"],
            "Apologies",
        );
        reads(
            "The apologies of the appointed members, Nicola Brown, Cath Hobb, and Clare Rodge were noted.",
            &["Nicola Brown", "Cath Hobb", "Clare Rodge"],
            "Apologies",
        );
        reads(
            "The apologies of Councillor J Bailey, Councillor Guthry and also of Appointed Member Rob Sandal were noted.",
            &["J Bailey", "Guthry", "Rob Sandal"],
            "Apologies",
        );
        reads("Councillors Hale and Fox had sent their apologies.", &["Hale", "Fox"], "Apologies");
        reads("Apologies: Cllr A Lee (unwell), Cllr B Fox.", &["A Lee", "B Fox"], "Apologies");
        reads(
            "An apology for his inability to attend was received from Councillor H Tarn.",
            &["H Tarn"],
            "Apologies",
        );
        reads(
            "Min/286/07-08 Apologies for Absence Apologies for absence were received from Cllr Purvis With the absence of the Clerk it was agreed to go on.",
            &["Purvis"],
            "Apologies",
        );
        reads(
            "Also in attendance were Fen & Marsh Council (FMC) Clrs Gale and Rook, and 5 members of the public.",
            &["Gale", "Rook"],
            "InAttendance",
        );
        reads("• Cllr I Wray & Cllr H Wray sent apologies.", &["I Wray", "H Wray"], "Apologies");
        reads("There were no apologies.", &[], "");
        reads("Apologies for lateness were received from Councillor Hale.", &[], "");
    }

    #[test]
    fn people_who_were_there_for_an_item() {
        reads(
            "(1)Mr P J Holm was present for this item pursuant to Rule 2.27 and spoke.",
            &["P J Holm"],
            "InAttendance",
        );
        reads(
            "Councillor Paff, Cabinet Member for Aspiration, Children and Lifelong Learning; Hilary Brook, Service Director, Children and Families Services; and Phil Bull, Service Lead, Safeguarding, Improvement, Governance and Compliance; were present and, with the consent of the Chair, addressed the Panel.",
            &["Paff", "Hilary Brook", "Phil Bull"],
            "InAttendance",
        );
        reads(
            "Mr Bob Fox, Head of Roads, attended the meeting and answered questions.",
            &["Bob Fox"],
            "InAttendance",
        );
    }

    #[test]
    fn people_who_were_not_there() {
        reads(
            "The Chair shared a message from the Cabinet Member for Care, Councillor P Bailey, who was not in attendance at the meeting.",
            &[],
            "",
        );
        reads("Councillor Fox was not present.", &[], "");
        reads("Councillor Fox moved and Councillor Elm seconded.", &[], "");
        reads("Councillor Fox was present at the site visit on 3 May.", &[], "");
        reads("It was noted that a report on those who attended was present in the file.", &[], "");
        reads("Councillor Fox attended a meeting of the Drainage Board.", &[], "");
        reads("Councillor Day was absent.", &["Day"], "Absent");
    }

    #[test]
    fn coming_and_going() {
        reads("Commissioner Leon arrived at 9:36 a.m.", &["Leon"], "came Some((9, 36))");
        reads(
            "Councillors Hale and Fox left the meeting at 8.15pm.",
            &["Hale", "Fox"],
            "went Some((20, 15))",
        );
        reads("Councillor Hart left the room while this was discussed.", &[], "");
        reads("At this point Councillor Elm joined the meeting.", &["Elm"], "came None");
    }

    #[test]
    fn substitution_in_a_sentence() {
        let found = read(
            "Under item 4(v) of the Standing Orders, the Town Clerk advised Committee that for this meeting Cllr Wood would be substituting, with voting rights, for Cllr Ellis.",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].entry.name.as_str(), found[0].entry.substitute_for.as_deref()),
            ("Wood", Some("Ellis"))
        );
        assert_eq!(found[0].said, Said::Is(Status::Substitute));
    }
}
