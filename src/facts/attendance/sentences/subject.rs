//! The subject of a sentence: in comes the text before its verb, out comes the list of people that it
//! is, if it is one as a whole.

use crate::facts::attendance::lists::{self, List, Mode};
use crate::facts::attendance::names;
use crate::facts::attendance::words::{self, ROLE, VERB};

/// What may stand before the subject of a sentence.
const OPENINGS: &[&str] =
    &["At this point", "At this juncture", "Note:", "NB", "Also", "It was noted that", "N.B."];
/// What a clause before the subject begins with: `during this item, Councillor …`
const CLAUSES: &[&str] = &["during ", "following ", "prior to ", "before ", "after "];
/// What may stand between the subject and its verb.
const LATE: &[&str] = &[" later", " then", " also", " subsequently", " now", " both", " all"];
/// What makes a clause of a text, and no list.
const JOINS: &[&str] = &[" who", " which", " that ", " when ", " if "];

/// The people who are the subject of a sentence: all of the text must be a list.
pub(super) fn subject(text: &str) -> Option<List> {
    let mut text = text.trim();
    for _ in 0..3 {
        let inner = behind_opening(text);
        if inner == text {
            break;
        }
        text = inner;
    }
    let text = text.trim_end_matches([',', ';', ' ', '(']);
    let text = LATE.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    if text.is_empty() || text.len() > 4_000 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let verb = text
        .split([' ', '\n'])
        .any(|w| w.chars().next().is_some_and(char::is_lowercase) && words::is(w, VERB));
    if verb || JOINS.iter().any(|w| text.contains(w)) {
        return None;
    }
    let list = lists::parse(text, Mode::Subject);
    // "Councillor Day and Elm"
    let two = list.entries.len() == 2 && list.entries[0].elected && text.contains(" and ");
    let sure = two || list.entries.iter().all(|e| e.honorific.is_some() || e.name.contains(' '));
    (list.whole && sure && !list.entries.is_empty()).then_some(list)
}

/// The text behind a bullet, a number, an opening, a time and a clause before the subject.
fn behind_opening(text: &str) -> &str {
    let inner = text.trim_start_matches(['-', '–', '•', '*', '(', ' ', '\t']);
    let number =
        inner.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/')).count();
    let signs: &[char] = if number > 0 { &[')', '.', ' ', '\t', ':'] } else { &[] };
    let inner = inner[number..].trim_start_matches(signs);
    let inner = OPENINGS.iter().find_map(|words| inner.strip_prefix(words)).unwrap_or(inner);
    let inner = behind_time(inner.trim_start_matches([',', ' ', ':']));
    let inner = behind_office(inner);
    match inner.split_once(", ") {
        Some((opening, rest)) if CLAUSES.iter().any(|word| opening.starts_with(word)) => rest,
        _ => inner,
    }
}

/// The text behind `The Chairman, ` before somebody with a title.
fn behind_office(text: &str) -> &str {
    let Some((office, rest)) = text.strip_prefix("The ").and_then(|text| text.split_once(", "))
    else {
        return text;
    };
    let plain = office.len() < 40 && office.split(' ').all(|word| words::is(word, ROLE));
    if plain && names::is_titled(rest) { rest } else { text }
}

/// The text behind `At 7.20 pm`.
fn behind_time(text: &str) -> &str {
    let time =
        text.strip_prefix("At ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let Some((_, rest)) = time.and_then(|rest| rest.split_once([' ', ','])) else { return text };
    let rest = rest.trim_start();
    ["pm", "am", "p.m.", "a.m."].iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(rest)
}
