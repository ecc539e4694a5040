//! Who was away: in comes a sentence, out come those who sent apologies or were absent.

use std::borrow::Cow;

use super::subject::subject;
use super::{Said, Statement, say};
use crate::facts::attendance::lists::{self, List, Mode};
use crate::facts::attendance::{blocks, labels, names, tokens};
use crate::facts::words::{Words, place_of};
use crate::item::Status;

/// The verbs of those who send their apologies.
const VERBS: &[&str] = &[
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
];

/// `Apologies were received from …`, `the apologies of … were noted`, `… had sent apologies`.
pub(super) fn apologies(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    static LATE: Words = Words::new(&[
        "lateness",
        "late arrival",
        "being late",
        "no apologies",
        "apologised for the",
        "apologies for the",
    ]);
    if LATE.are_in_small(lower) {
        return;
    }
    let said = Said::Is(Status::Apologies);
    let start = place_of(lower, "apolog").unwrap_or_default();
    // a heading may run into its sentence: "Apologies An apology was received from …"
    for (place, _) in lower.match_indices("apolog").take(4) {
        if let Some(list) = behind_apology(sentence, place) {
            return say(found, at, list, &said);
        }
    }
    static SENT: Words = Words::new(VERBS);
    // the verb stands before the word, or right behind it
    if !SENT.are_in_small(tokens::cut_at(lower, start + 40)) {
        return;
    }
    for verb in VERBS {
        let near = tokens::cut_at(lower, start + 11 + verb.len());
        let Some(end) = place_of(near, verb) else { continue };
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
    // no label is longer than that
    let head = tokens::cut_at(rest, 400);
    let behind = match head.strip_prefix('A') {
        Some(_) => Cow::Borrowed(head),
        None => Cow::Owned(format!("A{}", head.get(1..)?)),
    };
    let label = labels::at_start(&behind)
        .filter(|label| opens && label.group == labels::Group::Apologies)?;
    let names = rest.get(label.end..)?;
    // "… and apologies Dr A welcomed everybody": a heading, and a sentence of its own behind it
    let bare = rest[..label.end].split_whitespace().count() == 1;
    if bare && blocks::is_prose(names) {
        return None;
    }
    let list = lists::parse(names, Mode::Phrase);
    (!list.entries.is_empty()).then_some(list)
}

/// `Councillors A and B were absent`.
pub(super) fn absent(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    for verb in [" was absent", " were absent", " was also absent", " were also absent"] {
        let Some(end) = lower.find(verb) else { continue };
        if let Some(list) = subject(&sentence[..end]) {
            return say(found, at, list, &Said::Is(Status::Absent));
        }
    }
}

/// `… from the Cabinet Member, Councillor A, who was not in attendance at the meeting`: a clause about
/// the one person in front of it, who must bear a title.
pub(super) fn not_there(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    for clause in [", who was not in attendance at the meeting", ", who did not attend the meeting"]
    {
        let Some(end) = lower.find(clause) else { continue };
        let name = sentence[..end].rsplit(", ").next().unwrap_or_default();
        let run = tokens::split(name, &[' '], 8);
        if names::titles(&run).words == 0 {
            continue;
        }
        if let Some(list) = subject(name).filter(|list| list.entries.len() == 1) {
            return say(found, at, list, &Said::Is(Status::Absent));
        }
    }
}
