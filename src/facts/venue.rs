//! The place of a meeting: in comes the front of a document, out comes the place as printed.
//!
//! Looked for: a label (`Venue:`, `Location:`), the words behind `held at` or `held in`, a line
//! beside the date that names a room or building.

use super::committee::names::is_body_line;
use super::date;
use super::front::Front;
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
]);

/// The place, as printed; `date` is where the meeting's date stands.
pub fn venue(front: &Front, date: Option<(usize, usize)>) -> Option<String> {
    labelled(front).or_else(|| held_at(front)).or_else(|| beside(front, date?))
}

/// The value of `Venue:` and the like, on its line or the next.
fn labelled(front: &Front) -> Option<String> {
    const LABELS: [&str; 8] = [
        "venue",
        "location",
        "place",
        "place of meeting",
        "meeting venue",
        "where",
        "lleoliad",
        "meeting place",
    ];
    for (at, line) in front.lines.iter().enumerate().take(60) {
        let text = front.line(line);
        let Some((label, value)) = text.split_once([':', '\t']) else { continue };
        if !LABELS.contains(&label.trim().to_lowercase().as_str()) {
            continue;
        }
        let value = value.trim_start_matches([':', '\t', ' ']);
        let next = front.lines.get(at + 1).map_or("", |line| front.line(line));
        let value = if value.is_empty() { next } else { value };
        return tidy(value);
    }
    None
}

/// The words behind `held at`, `held in`, `will be held … in the`.
fn held_at(front: &Front) -> Option<String> {
    let title = &front.text[front.title.clone()];
    let lower = title.to_ascii_lowercase();
    let held = [" held", "\nheld", " take place", " took place"];
    let at = held.iter().filter_map(|word| Some(lower.find(word)? + word.len())).min()?;
    let at = if lower.starts_with("held") { at.min(4) } else { at };
    let rest = &title[at..floor(title, (at + 420).min(title.len()))];
    let from = place_begins(rest)?;
    tidy(&rest[from..place_ends(rest, from)])
}

/// Where ` at the`, ` in the`, ` via ` leads to a place and not to a time or day.
fn place_begins(rest: &str) -> Option<usize> {
    const LEADS: [&str; 7] = [" at ", " in ", " via ", " by ", " at: ", " online", " on "];
    let lower = rest.to_ascii_lowercase().replace('\n', " ");
    let mut leads: Vec<(usize, usize)> = LEADS
        .iter()
        .flat_map(|lead| lower.match_indices(lead).take(4).map(|(at, lead)| (at, at + lead.len())))
        .collect();
    leads.sort_unstable();
    let dates = date::find(rest);
    leads.into_iter().find_map(|(at, behind)| {
        let next = rest[behind..].trim_start();
        let letter = next.starts_with(|c: char| c.is_alphabetic());
        let early = time::find(next).is_some_and(|found| found.start < 3);
        let day = dates.iter().any(|date| date.start >= at && date.start <= behind + 6);
        let on = lower[at..].trim_start().starts_with("on ");
        let on_line = on
            && !["zoom", "teams", "microsoft", "ms teams"]
                .iter()
                .any(|word| lower[behind..].starts_with(word));
        let plain = next.starts_with(|c: char| c.is_uppercase())
            || next.starts_with("the ")
            || next.starts_with("a ");
        let attendance = next.to_ascii_lowercase().starts_with("attendance");
        (letter && plain && !attendance && !early && !day && !on_line).then_some(behind)
    })
}

/// Where the place ends: at a date, a time or words that go on otherwise.
fn place_ends(rest: &str, from: usize) -> usize {
    const STOPS: [&str; 22] = [
        " on monday",
        " on tuesday",
        " on wednesday",
        " on thursday",
        " on friday",
        " on saturday",
        " on sunday",
        " commencing",
        " starting",
        " when ",
        "\npresent",
        "\nmembers",
        "\nattend",
        "\nminutes",
        ". ",
        ".\n",
        " following",
        " immediately",
        ", on ",
        " to consider",
        " for the purpose",
        "\n\n",
    ];
    let tail = &rest[from..];
    let lower = tail.to_ascii_lowercase();
    let stop = STOPS.iter().filter_map(|stop| lower.find(stop)).filter(|at| *at > 0).min();
    let day = date::find(tail).first().map(|date| date.start);
    let hour = time::find(tail).map(|found| found.start).filter(|at| *at > 0);
    let end = [stop, day, hour].into_iter().flatten().min().unwrap_or(tail.len());
    if end < tail.len() && tail[..end].matches('\n').count() < 3 {
        return from + end;
    }
    let first = tail.find('\n').unwrap_or(tail.len());
    let open = tail[..first].trim_end().ends_with([',', '&']) || !(5..=45).contains(&first);
    let second = tail[first..].trim_start().find('\n').map_or(tail.len(), |at| first + 1 + at);
    from + end.min(if open { second } else { first })
}

/// A line beside the date, or the rest of its line, that names a room or building.
fn beside(front: &Front, date: (usize, usize)) -> Option<String> {
    let at = front.line_at(date.0);
    let last = front.lines.get(front.line_at(date.1))?;
    let rest =
        &front.text[date.1.min(last.end)..last.end.min(front.title.end.max(date.1.min(last.end)))];
    let rest = time::find(rest).map_or(rest, |found| &rest[found.end..]);
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
            let plain = text.len() < 110
                && !text.contains(':')
                && front.dates_in(line.start, line.end).is_empty()
                && !text.ends_with('.');
            tidy(value).filter(|place| plain && names_place(place))
        })
}

fn names_place(text: &str) -> bool {
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
    ]);
    PLACES.are_whole_in(text)
        && !BODY.are_whole_in(text)
        && !is_body_line(text)
        && !text.to_ascii_lowercase().ends_with("council")
        && text.starts_with(|c: char| c.is_alphanumeric())
}

/// A place without furniture and signs at its ends; `None` where hardly anything is left.
fn tidy(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let cut = ["view directions", " contact:", "[map", "(map)", "present:"]
        .iter()
        .filter_map(|word| lower.find(word))
        .min();
    let text = &text[..cut.unwrap_or(text.len())];
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = words.join(" ");
    let place = place.trim_matches(|c: char| " ,.;:-–|\"“”".contains(c));
    let lower = place.to_ascii_lowercase();
    let tail = [" on", " at", " from"].iter().find(|tail| lower.ends_with(**tail));
    let place = &place[..place.len() - tail.map_or(0, |tail| tail.len())];
    let place = place.trim_end_matches([',', ' ', '-', '–']);
    (place.len() > 2 && place.len() < 200).then(|| place.to_owned())
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
        ] {
            let front = front(text);
            let place = held::held(&front).place;
            assert_eq!(venue(&front, place).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_place_is_none() {
        for text in [
            "MINUTES OF THE MEETING HELD ON 6 JUNE 2019\nPresent: Cllr Ash",
            "Marrow Council\n6 June 2019 at 7pm",
        ] {
            let front = front(text);
            assert_eq!(venue(&front, held::held(&front).place), None, "{text}");
        }
    }
}
