//! Who stood in for whom: in comes a sentence, out come the substitutes with the members whose places
//! they took.

use super::elsewhere::is_elsewhere;
use super::{Said, Statement};
use crate::facts::attendance::lists::{self, Entry, Mode};
use crate::facts::attendance::words;
use crate::item::Status;

/// `Councillor B was substituting for Councillor A`, `Councillor B attended as substitute for …`.
pub(super) fn substitute(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    let Some(verb) = lower.find("substitut").or_else(|| lower.find("deputis")) else { return };
    let Some(object) = lower[verb..].find(" for ").map(|i| verb + i + 5) else { return };
    if lower[verb..object].len() > 90 || lower[..verb].contains(" not ") {
        return;
    }
    // for another meeting, on another body, or in vain
    let other = [" will substitut", ") could not ", ") did not ", "resolved"];
    if other.iter().any(|words| lower.contains(words))
        || is_elsewhere(behind_name(&lower[object..]))
    {
        return;
    }
    let whom = lists::parse(&sentence[object..], Mode::Phrase).entries;
    let who = last_titled(without_small(&sentence[..verb]));
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

/// What stands behind a name: from the first `at` on.
fn behind_name(lower: &str) -> &str {
    lower.find(" at ").map_or("", |at| &lower[at..])
}

/// Small words between a substitute and the verb.
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

/// A text without the small words at its end.
fn without_small(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(word) = text.rsplit([' ', '\n']).next().filter(|word| !word.is_empty()) {
        if !SMALL.contains(&word.to_lowercase().trim_matches([',', '('])) {
            break;
        }
        text = text[..text.len() - word.len()].trim_end();
    }
    text.trim_end_matches([',', '(']).trim_end()
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
