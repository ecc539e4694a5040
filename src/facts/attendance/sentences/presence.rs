//! Who was there: in comes a sentence, out come those of whom it says outright that they were
//! present, attended or were in the chair.

use super::elsewhere::{attended_elsewhere, is_elsewhere};
use super::subject::subject;
use super::{Said, Statement, say};
use crate::facts::attendance::labels::Group;
use crate::facts::attendance::lists::{self, Mode};
use crate::facts::attendance::{details, tokens};
use crate::facts::words::{Words, place_of};
use crate::item::Status;

/// The words that say that somebody was there.
pub(super) const THERE: &[&str] = &[
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
    " participated virtually",
    " participated remotely",
    " participated electronically",
    " participated by video",
    " participated by phone",
    " participated by telephone",
    " participated via",
    " was in the chair",
    " took the chair",
    " presided",
    " chaired the meeting",
    " called the meeting to order",
    " called meeting to order",
    " presiding",
    " in the chair",
];

/// What says in them that it was from afar.
const REMOTELY: &[&str] = &["remotely", "participated"];

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
    "electronically",
    "in council chambers",
    "in the council chamber",
    "in the chamber",
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

/// `The meeting was called to order at 7 p.m. by Mayor A`, `… was chaired by Councillor A`.
pub(super) fn called_by(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    const CALLED: &[&str] = &["called to order", "was chaired by", "was presided over by"];
    let called = CALLED.iter().find_map(|words| Some(place_of(lower, words)? + words.len()));
    let Some(end) = called.filter(|end| lower[..*end].contains("meeting")) else { return };
    let behind = if lower[..end].ends_with(" by") { Some(end) } else { by(lower, end) };
    let Some(names) = behind.and_then(|start| sentence.get(start..)) else { return };
    let honour = ["His Honor ", "Her Honor ", "His Worship ", "Her Worship "];
    let names = names.trim_start();
    let names = honour.iter().find_map(|words| names.strip_prefix(words)).unwrap_or(names);
    let list = lists::parse(names, Mode::Phrase);
    let Some(mut entry) = list.entries.into_iter().next() else { return };
    let known = entry.name.contains(' ') || entry.honorific.is_some();
    if entry.start > 0 || !known {
        return;
    }
    entry.start += at_of(sentence, names);
    let (said, group) = (Said::Is(Status::Present), Some(Group::Chair));
    found.push(Statement { at, entry, said, group });
}

/// `… with Trustees A, B and C present`, `… met at 7 p.m. with Warden A in the chair`.
pub(super) fn with_present(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
    const ENDS: &[(&str, Group)] = &[
        (" present", Group::Present),
        (" in attendance", Group::Present),
        (" in the chair", Group::Chair),
        (" presiding", Group::Chair),
    ];
    let first = ENDS.iter().filter_map(|(words, group)| Some((lower.find(words)?, *group)));
    let Some((end, group)) = first.min_by_key(|(end, _)| *end) else { return };
    let Some(start) = lower[..end].rfind(" with ").map(|with| with + " with ".len()) else {
        return;
    };
    let words = ENDS.iter().find(|(words, _)| lower[end..].starts_with(words));
    let behind = words.map_or("", |(words, _)| &lower[end + words.len()..]);
    let Some(list) = subject(&sentence[start..end]).filter(|_| !is_elsewhere(behind)) else {
        return;
    };
    let from = found.len();
    say(found, at, list, &Said::Is(Status::Present));
    for told in &mut found[from..] {
        told.entry.start += start;
        told.group = Some(group);
    }
}

/// Behind the `by` that follows a place, a time between them.
fn by(lower: &str, end: usize) -> Option<usize> {
    let rest = tokens::cut_at(&lower[end..], 60);
    let at = if rest.starts_with(" by ") { 0 } else { rest.find(" by ")? };
    Some(end + at + " by ".len())
}

/// Where a part of a sentence begins in it.
fn at_of(sentence: &str, part: &str) -> usize {
    sentence.len() - part.len()
}

/// `A, role; and B, role; were present and, with the consent of the Chair, addressed the Panel`.
pub(super) fn there(at: usize, sentence: &str, lower: &str, found: &mut Vec<Statement>) {
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
        if glued || !goes_on || attended_elsewhere(rest) || lower[..end].contains(" not ") {
            continue;
        }
        let Some(mut list) = subject(&sentence[..end]) else { continue };
        let remote = details::remote(tokens::cut_at(rest, 60))
            || REMOTELY.iter().any(|words| phrase.contains(words));
        let chair = ["chair", "presid", "to order"].iter().any(|word| phrase.contains(word));
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
