//! Who stands in for whom: in come the words of a detail, the entry takes the member whose place the
//! person took, or those who took the person's.

use crate::facts::attendance::lists::{self, Entry, Mode};
use crate::facts::words::Words;
use crate::item::Status;

/// Words behind which the member stands whose place is taken.
const IN_PLACE_OF: &[&str] = &[
    "in place of",
    "instead of",
    "replacing",
    "on behalf of",
    "vice cllr",
    "vice councillor",
    "deputising for",
    "deputizing for",
    "deputy for",
    "substituting for",
    "substituted for",
    "substitute for",
    "substitute member for",
    "sub for",
    "sub. for",
    "standing in for",
    "acting for",
];

/// `substitute for Cllr B`, `in place of Cllr B`; behind an apology `Cllr B substituting`.
pub(super) fn substitution(entry: &mut Entry, text: &str, lower: &str) -> bool {
    static ANY: Words = Words::new(IN_PLACE_OF);
    let place = |words: &&str| lower.find(words).map(|at| at + words.len());
    let phrases = if ANY.are_in_small(lower) { IN_PLACE_OF } else { &[] };
    if let Some(found) = phrases.iter().find_map(place) {
        let words = lower[..found].split_whitespace().next_back().unwrap_or_default();
        let from = if matches!(words, "cllr" | "councillor") { found - words.len() } else { found };
        let whom = text.get(from..).map(|rest| lists::parse(rest, Mode::Phrase).entries);
        if let Some(whom) = whom.and_then(|list| list.into_iter().next()) {
            entry.status = Some(Status::Substitute);
            entry.substitute_for = Some(whom.name);
            return true;
        }
    }
    if let Some(rest) = text.strip_prefix("for ") {
        let list = lists::parse(rest, Mode::Phrase);
        if let ([whom], true) = (&list.entries[..], list.whole)
            && whom.honorific.is_some()
        {
            entry.status = Some(Status::Substitute);
            entry.substitute_for = Some(whom.name.clone());
            return true;
        }
    }
    if is_substitution(lower) {
        let behind = text
            .find([':', ' '])
            .map_or("", |at| text[at + 1..].trim_start_matches([':', ' ', '-', '–']));
        let behind = behind.strip_prefix("by ").unwrap_or(behind);
        let word = ["sub", "replaced", "deputised", "represented"]
            .iter()
            .any(|word| lower.starts_with(word));
        let mut list = lists::parse(if word { behind } else { "" }, Mode::Phrase);
        if list.entries.is_empty() {
            list = lists::parse(text, Mode::Search);
        }
        if list.entries.is_empty() && !word {
            // "F Fay attending as substitute"
            let verbs = [" attending", " attended", " substituting", " deputising", " as sub"];
            let end = verbs.iter().filter_map(|verb| lower.find(verb)).min().unwrap_or(0);
            list = lists::parse(text.get(..end).unwrap_or_default(), Mode::Subject);
            if !list.whole {
                list.entries.clear();
            }
        }
        if list.entries.is_empty() {
            entry.status = Some(Status::Substitute);
        } else {
            entry.replaced_by = list.entries;
        }
        return true;
    }
    false
}

/// True where small letters say that somebody took somebody's place.
pub fn is_substitution(lower: &str) -> bool {
    const INSTEAD: &[&str] = &["in his ", "in her ", "in their ", "instead"];
    lower.contains("substitut")
        || lower.contains("attend") && INSTEAD.iter().any(|words| lower.contains(words))
        || lower.starts_with("represented by")
        || lower.starts_with("sub ")
        || lower.starts_with("sub:")
        || lower == "sub"
        || lower.starts_with("sub.")
        || lower.contains("replaced by")
        || lower.contains("deputised by")
}
