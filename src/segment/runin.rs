//! Headings that running text follows on the same row: in comes a row, out comes where its title ends.
//!
//! `Call to order. The chair opened …`, `Finance: The clerk reported …`, `Footpaths – None.`: the title
//! is short, tells nothing, names no list and nobody who speaks, and a stop, colon or dash closes it.

use super::headings::{Heading, Rank};
use super::labels;
use super::survey::{Survey, lead};
use super::{usual, words};
use crate::cues::Cue;

/// Longest title in bytes.
const LONGEST: usize = 110;

/// What closes a title, and may stand within one all the same.
const CLOSINGS: [&str; 6] = [": ", ". ", " – ", " - ", " — ", ":\u{a0}"];

/// The heading that a row begins with, if running text follows it.
pub fn heading(survey: &Survey, row: usize) -> Option<Heading> {
    let whole = survey.row(row);
    let lead = lead(whole.text);
    let number = survey.candidate(row).map(|candidate| candidate.number);
    let year = number.is_none_or(|n| (1900..2100).contains(&n.last) && n.printed.len() == 4);
    if lead.bullet || !year || survey.label(row).is_some() {
        return None;
    }
    title_end(&whole.text[lead.length..])?;
    Some(Heading { row, rank: Rank::RunIn, at: lead.length })
}

/// Where the title ends that `text` begins with, its closing included.
pub fn title_end(text: &str) -> Option<usize> {
    let text = words::head(text).trim_end();
    if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let near = &text[..words::floor(text, LONGEST)];
    let mut from = 0;
    while let Some((at, closing)) = closing(near, from) {
        let end = at + closing.trim_end().len();
        let (title, body) = (&text[..at], text[end..].trim_start());
        if words::has_verb(title) || title.split_whitespace().count() > 14 {
            return None;
        }
        if is_title(title, closing) && is_body(body, usual::is_usual_business(title)) {
            return Some(end);
        }
        from = at + closing.len();
    }
    None
}

/// The first closing from `from` on.
fn closing(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let first = CLOSINGS
        .iter()
        .filter_map(|closing| text[from..].find(closing).map(|at| (from + at, *closing)));
    first.min_by_key(|(at, _)| *at)
}

/// A title, and no label of people, of a vote, of a date, or the name of a speaker.
fn is_title(title: &str, closing: &str) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default();
    let last = title.split_whitespace().next_back().unwrap_or_default();
    let (upper, lower) = words::letters(title);
    let shortened = closing == ". " && (last.len() < 4 || words::is_honorific(last));
    upper + lower >= 4
        && !shortened
        && !words::is_honorific(first)
        && !words::decides(title)
        && !words::ends_open(title)
        && !is_listing(title)
        && !(closing.starts_with(':') && is_speaker(first, last))
        && labels::label(title).is_none()
}

/// `Senator Crane`, before what the senator says; not `President Report`.
fn is_speaker(first: &str, last: &str) -> bool {
    const OFFICES: [&str; 12] = [
        "Senator",
        "Chairman",
        "Chairwoman",
        "Chairperson",
        "President",
        "VP",
        "Councilmember",
        "Councilman",
        "Councilwoman",
        "Commissioner",
        "Trustee",
        "Representative",
    ];
    const TOLD: [&str; 8] =
        ["report", "reports", "update", "updates", "remarks", "comments", "announcements", "items"];
    first != last
        && OFFICES.contains(&first)
        && !TOLD.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// Labels of what is no business: of people, votes, dates, places, signatures, notes.
pub fn is_listing(title: &str) -> bool {
    const FIRST: [&str; 34] = [
        "date",
        "time",
        "venue",
        "place",
        "location",
        "contact",
        "posted",
        "published",
        "signed",
        "dated",
        "voting",
        "vote",
        "votes",
        "ayes",
        "aye",
        "nays",
        "nay",
        "noes",
        "for",
        "against",
        "note",
        "nb",
        "action",
        "actions",
        "ward",
        "author",
        "title",
        "page",
        "tel",
        "email",
        "yeas",
        "cc",
        "motion",
        "chair",
    ];
    let cues = [Cue::Present, Cue::InAttendance, Cue::Absent, Cue::Motion];
    let first = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    FIRST.iter().any(|word| word.eq_ignore_ascii_case(first)) && title.split(' ').count() < 4
        || crate::cues::find(title).iter().any(|hit| cues.contains(&hit.cue))
}

/// Running text, or a word that says that there was nothing.
fn is_body(body: &str, usual: bool) -> bool {
    if !body.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(') {
        return false;
    }
    words::has_verb(body)
        || words::is_nothing(body)
        || words::decides(body)
        || body.len() > 60 && body.ends_with('.')
        || usual && body.len() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_before_running_text_is_told_from_a_label() {
        for (text, title) in [
            ("Call to Order. Chairperson L Crane called the meeting to order.", "Call to Order."),
            ("Footpaths – None.", "Footpaths –"),
            ("Presentation from the Public:  None", "Presentation from the Public:"),
            (
                "Licence re: The Old Mill. Moved by D Reed, second by N Poole.",
                "Licence re: The Old Mill.",
            ),
            ("Finance: The treasurer reported a surplus.", "Finance:"),
        ] {
            assert_eq!(title_end(text).map(|end| &text[..end]), Some(title), "{text}");
        }
        for text in [
            "Cllr Reed: The bins were full.",
            "Senator Reed: The bins were full.",
            "Posted: October 10, 2011",
            "Voting AYE: Crane and Reed",
            "Present: Cllrs Reed and Poole were there.",
            "Mr. J. Reed. He was thanked.",
            "The bins were full. The clerk will write.",
            "Resolved: That it be approved.",
        ] {
            assert_eq!(title_end(text), None, "{text}");
        }
    }
}
