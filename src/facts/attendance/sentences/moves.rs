//! Who came and went: in comes a sentence, out come the people with the moment it gives.

use super::subject::subject;
use super::{Said, Statement, say};
use crate::facts::attendance::details;
use crate::facts::words::Words;

/// The words that say that somebody came, went or came back.
pub(super) const CAME: &[&str] = &[
    " arrived",
    " joined the meeting",
    " entered the meeting",
    " joined at ",
    " entered the chamber",
    " joined the panel meeting",
];
pub(super) const WENT: &[&str] = &[
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
pub(super) const BACK: &[&str] = &[
    " returned to the meeting",
    " rejoined the meeting",
    " re-joined the meeting",
    " returned to the room",
    " returned at ",
];

/// `Councillor A arrived at 7.20pm`, `joined the meeting`, `left the meeting at this point`.
pub(super) fn moved(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
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
