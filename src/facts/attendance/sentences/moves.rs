//! Who came and went: in comes a sentence, out come the people with the moment it gives.

use super::elsewhere::{is_elsewhere, of_another};
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
            let behind = &lower[end + phrase.len()..];
            let other = is_other(phrase, behind);
            let Some(list) = subject(&sentence[..end]).filter(|_| !glued && !other) else {
                continue;
            };
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

/// True where somebody came to another place, or left another meeting or for good: `arrived in the
/// parish`, `left the meeting of the Trust`, `left at the end of June`.
fn is_other(phrase: &str, behind: &str) -> bool {
    const INTO: &[&str] =
        &["the meeting", "the chamber", "the room", "time", "person", "the course"];
    let place = behind.strip_prefix(" in ").filter(|_| phrase == " arrived");
    is_elsewhere(behind)
        || phrase.ends_with("meeting") && of_another(behind)
        || phrase.ends_with(" at ") && !opens_with_time(behind)
        || place.is_some_and(|place| !INTO.iter().any(|words| place.starts_with(words)))
}

/// `left at 8.15 pm`, `returned at this point`, not `left at the end of June`.
fn opens_with_time(behind: &str) -> bool {
    let here = [
        "this ",
        "that point",
        "approximately",
        "about",
        "around",
        "item",
        "the end of the meeting",
    ];
    behind.starts_with(|c: char| c.is_ascii_digit())
        || here.iter().any(|words| behind.starts_with(words))
}
