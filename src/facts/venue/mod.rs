//! The place of a meeting: in comes the front of a document, out comes the place as printed.
//!
//! Looked for: a label (`Venue:`, `Location:`), the words behind `held at` or `held in`, a line
//! beside the date that names a room or building.

mod held;
mod labelled;

use std::borrow::Cow;

use super::committee::names::is_body_line;
use super::front::Front;
use super::markup::plain_length;
use super::time;
use super::words::Words;

/// Words of rooms and buildings.
static PLACES: Words = Words::new(&[
    "hall",
    "room",
    "chambers",
    "chamber",
    "centre",
    "center",
    "church",
    "library",
    "school",
    "offices",
    "office",
    "house",
    "theatre",
    "suite",
    "zoom",
    "teams",
    "building",
    "pavilion",
    "club",
    "institute",
    "headquarters",
    "conference",
    "museum",
    "guildhall",
    "chapel",
    "college",
    "hotel",
    "online",
    "skype",
    "boardroom",
    "courtroom",
    "courthouse",
    "annexe",
    "annex",
    "gymnasium",
    "inn",
    "arms",
    "lodge",
    "tavern",
]);

/// The place, as printed; `date` is where the meeting's date stands.
pub fn venue(front: &Front, date: Option<(usize, usize)>) -> Option<String> {
    let page = front.reference.is_some();
    labelled::labelled(front)
        .or_else(|| held::held_at(front))
        .or_else(|| beside(front, date.filter(|_| !page)?))
}

/// A line beside the date, or the rest of its line, that names a room or building.
fn beside(front: &Front, date: (usize, usize)) -> Option<String> {
    let at = front.line_at(date.0);
    let last = front.lines.get(front.line_at(date.1))?;
    let rest =
        &front.text[date.1.min(last.end)..last.end.min(front.title.end.max(date.1.min(last.end)))];
    let rest = time::find(rest).map_or(rest, |found| match rest[found.end..].trim().is_empty() {
        true => &rest[..found.start],
        false => &rest[found.end..],
    });
    if rest.len() < 120
        && let Some(place) = tidy(rest).filter(|place| names_place(place))
    {
        return Some(place);
    }
    let near = [at + 1, at + 2, at + 3, at.wrapping_sub(1), at.wrapping_sub(2)];
    near.iter()
        .filter_map(|at| front.lines.get(*at))
        .filter(|line| front.title.contains(&line.start))
        .find_map(|line| {
            let text = front.line(line);
            let value =
                text.strip_prefix("in the ").or_else(|| text.strip_prefix("at ")).unwrap_or(text);
            let value = match time::find(value) {
                Some(found) if found.start > 0 => &value[..found.start],
                Some(found) => &value[found.end..],
                None => value,
            };
            let plain = text.len() < 110
                && !value.contains(':')
                && front.dates_in(line.start, line.end).is_empty()
                && !text.ends_with('.');
            tidy(value).filter(|place| plain && names_place(place))
        })
}

/// True for the words of a room or a building, and of no body.
pub(super) fn names_place(text: &str) -> bool {
    static BODY: Words = Words::new(&[
        "committee",
        "panel",
        "minutes",
        "meeting",
        "agenda",
        "trust",
        "members",
        "dear",
        "governors",
        "friends",
        "document",
    ]);
    PLACES.are_whole_in(text)
        && !BODY.are_whole_in(text)
        && !is_body_line(text)
        && !text.to_ascii_lowercase().ends_with("council")
        && text.starts_with(|c: char| c.is_alphanumeric())
}

/// A place without furniture and signs at its ends; `None` where hardly anything is left.
fn tidy(text: &str) -> Option<String> {
    static BEHIND: Words =
        Words::new(&["view directions", " contact:", "[map", "(map)", "present:"]);
    let cut = BEHIND.all_in(text).next().map(|(at, _, _)| at);
    let text = text[..cut.unwrap_or(text.len())].trim();
    let place = match plain_length(text) == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.split_whitespace().collect::<Vec<&str>>().join(" ")),
    };
    let labels = ["Venue ", "VENUE ", "Location "];
    let place = labels.iter().find_map(|label| place.strip_prefix(label)).unwrap_or(place.as_ref());
    let inner = place.strip_prefix('(').map(|inner| inner.trim_end_matches(')'));
    let inner = inner.map(|inner| inner.strip_prefix("via ").unwrap_or(inner));
    let place = inner.unwrap_or(place);
    let place = place.trim_matches(|c: char| " ,.;:-–|\"“”".contains(c));
    let tails = [" on the", " at the", " on", " at", " from"];
    let length = tails.iter().find_map(|tail| {
        let length = place.len().checked_sub(tail.len())?;
        place.get(length..)?.eq_ignore_ascii_case(tail).then_some(length)
    });
    let place = &place[..length.unwrap_or(place.len())];
    let place = place.trim_end_matches([',', ' ', '-', '–']);
    (place.len() > 2 && place.len() < 200 && !place.contains("://")).then(|| place.to_owned())
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::held;
    use super::super::tests::front;
    use super::*;

    #[test]
    fn the_place_as_printed() {
        for (text, expected) in [
            (
                "Venue: Training Suite, Fire Headquarters, Marrow. View directions",
                "Training Suite, Fire Headquarters, Marrow",
            ),
            (
                "Minutes of a meeting of the Panel held in the Council Chamber,\nBeach Road, Marrow at 9.30 am when there were present:",
                "the Council Chamber, Beach Road, Marrow",
            ),
            (
                "MINUTES OF MARROW PARISH COUNCIL MEETING HELD AT ALL SAINTS CHURCH MARROW MONDAY 13TH MAY 2019",
                "ALL SAINTS CHURCH MARROW",
            ),
            (
                "Minutes of the Panel held on Friday 9th July, 2021 at 2:00 p.m. by MS Teams Video\nConference.",
                "MS Teams Video Conference",
            ),
            (
                "Minutes of Marrow Parish Council Meeting held in The Community Centre\nAt 7.30pm on Wednesday 18 December 2013",
                "The Community Centre",
            ),
            (
                "Marrow Panel\nThursday, 20th July, 2023\nat 5.30 pm\nConference Room 3 - Civic Centre\nMembers",
                "Conference Room 3 - Civic Centre",
            ),
            (
                "Marrow Council – Meeting Wednesday 19th July 2017, 7.30pm Marrow Village Hall",
                "Marrow Village Hall",
            ),
            ("---\ndate: 2018-08-31 02:26\nlocation: online via IRC\n---", "online via IRC"),
            (
                "Meeting of the Board held on 6 May 2019 in the reading room instead of the hall.",
                "the reading room",
            ),
            (
                "Minutes of Meeting held on Monday 11th June, 2001 at Fen Hall\nMarrow - Mr J. Reed\nFen - Mrs A. Lee",
                "Fen Hall",
            ),
        ] {
            let front = front(text);
            let place = held::held(&front).place;
            assert_eq!(venue(&front, place).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_place_is_none() {
        for text in [
            "Special Board Meeting\nJanuary 26, 2021 at 6:00 pm\nThis meeting will be held via conference call. You can join at the scheduled time by calling 802-210.",
            "Minutes of the AGM held on Saturday, 13 June 2020, subject to approval by the Members at the 2021 AGM.",
            "MINUTES OF THE MEETING HELD ON 6 JUNE 2019\nPresent: Cllr Ash",
            "Marrow Council\n6 June 2019 at 7pm",
        ] {
            let front = front(text);
            assert_eq!(venue(&front, held::held(&front).place), None, "{text}");
        }
    }
}
