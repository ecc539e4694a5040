//! The place of a meeting: in comes the front of a document, out comes the place as printed.
//!
//! Looked for: a label (`Venue:`, `Location:`), the words behind `held at` or `held in`, a line
//! beside the date that names a room or building.

use super::committee::names::is_body_line;
use super::date;
use super::fields::Label;
use super::front::{Front, FrontLine, is_attendance};
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
]);

/// The place, as printed; `date` is where the meeting's date stands.
pub fn venue(front: &Front, date: Option<(usize, usize)>) -> Option<String> {
    labelled(front).or_else(|| held_at(front)).or_else(|| beside(front, date?))
}

/// The value of `Venue:` and the like, with the lines over which it is wrapped.
fn labelled(front: &Front) -> Option<String> {
    let field = front.fields.iter().find(|field| field.label.says(Label::VENUE))?;
    let mixed = field.label.says(Label::DATE) || field.label.says(Label::TIME);
    if mixed {
        let parts = front.text[field.start..field.end].split([',', ';', '–']);
        return parts.filter_map(tidy).find(|part| names_place(part));
    }
    let at = front.line_at(field.start);
    let mut end = field.end;
    for (line, next) in front.lines[at..].iter().zip(&front.lines[at + 1..]).take(3) {
        if end < line.end || !goes_on(front, &front.text[line.start..end], next) {
            break;
        }
        end = next.end;
    }
    tidy(&front.text[field.start..end])
}

/// True where a place goes on in the next line: it ends openly, or the next line is a postcode or
/// begins small.
fn goes_on(front: &Front, so_far: &str, next: &FrontLine) -> bool {
    let text = front.line(next);
    let open = so_far.trim_end().ends_with([',', '&']) || so_far.trim_end().ends_with(" and");
    let begun = front.fields.iter().any(|field| (next.start..=next.end).contains(&field.start));
    let label = text.find(':').is_some_and(|colon| colon < 30) || begun || is_attendance(text);
    let rest = is_postcode(text) || !next.after_blank && text.starts_with(char::is_lowercase);
    (open || rest) && !label && front.dates_in(next.start, next.end).is_empty()
}

/// True for a British or Irish postcode alone.
fn is_postcode(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    (5..=9).contains(&text.trim_end_matches(['.', ',']).len())
        && letters >= 2
        && figures >= 2
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b" .,".contains(&b))
}

/// The words behind `held at`, `held in`, `will be held … in the`.
fn held_at(front: &Front) -> Option<String> {
    let title = &front.text[front.title.clone()];
    let lower = title.to_ascii_lowercase();
    let held = [" held", "\nheld", " take place", " took place"];
    let at = held.iter().filter_map(|word| Some(lower.find(word)? + word.len())).min()?;
    let at = if lower.starts_with("held") { at.min(4) } else { at };
    let begin = front.title.start + at;
    let until = paragraph_end(front, begin).min(front.title.end);
    let rest = &front.text[begin..floor(&front.text, (begin + 420).min(until))];
    let from = place_begins(rest)?;
    tidy(&rest[from..place_ends(rest, from)])
}

/// Where the words about a place end at the latest: at a line that begins with a number or a label
/// behind a blank line.
fn paragraph_end(front: &Front, from: usize) -> usize {
    let behind = front.lines.get(front.line_at(from) + 1..).unwrap_or_default();
    let other = behind.iter().find(|line| {
        let text = front.line(line);
        let word = text.split(' ').next().unwrap_or_default();
        line.after_blank
            && (word.contains(|c: char| c.is_ascii_digit()) && word.contains(['/', '.'])
                || is_attendance(text))
    });
    other.map_or(front.text.len(), |line| line.start)
}

/// Words of meetings that are held apart.
static REMOTE: Words =
    Words::new(&["zoom", "teams", "skype", "webex", "video", "conference", "phone", "remote"]);

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
        let by = lower[at..].trim_start().starts_with("by ");
        let ahead = &lower[behind..floor(&lower, (behind + 40).min(lower.len()))];
        let on_line = on
            && !["zoom", "teams", "microsoft", "ms teams"]
                .iter()
                .any(|word| ahead.starts_with(word))
            || by && !REMOTE.are_in(ahead);
        let plain = next.starts_with(|c: char| c.is_uppercase())
            || next.starts_with("the ")
            || next.starts_with("a ");
        let small = next[..floor(next, next.len().min(60))].to_ascii_lowercase();
        let attendance = small.starts_with("attendance") || is_sitting(&small);
        (letter && plain && !attendance && !early && !day && !on_line).then_some(behind)
    })
}

/// `a regular meeting on …`, `the public session of`: a sitting and no place.
fn is_sitting(text: &str) -> bool {
    let mut words = text.split([' ', '\n', ',']).take(4).peekable();
    while let Some(word) = words.next() {
        let room = words.peek().is_some_and(|next| matches!(*next, "room" | "rooms" | "house"));
        if matches!(word, "meeting" | "session") && !room {
            return true;
        }
    }
    false
}

/// Where the place ends: at a date, a time or words that go on otherwise.
fn place_ends(rest: &str, from: usize) -> usize {
    const STOPS: [&str; 24] = [
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
        ", with ",
        " with the following",
        " to consider",
        " for the purpose",
        "\n\n",
    ];
    let tail = &rest[from..];
    let lower = tail.to_ascii_lowercase();
    let stops = STOPS.iter().flat_map(|stop| lower.match_indices(stop));
    let stop = stops.map(|(at, _)| at).filter(|at| *at > 0 && !abbreviates(&lower[..*at])).min();
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

/// True where the stop behind a text belongs to a short word of an address: `Co.`, `St.`
fn abbreviates(before: &str) -> bool {
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    ["co", "st", "rd", "nr", "no", "ave", "mt", "bldg", "rm"].contains(&word)
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
    let inner = place.strip_prefix('(').map(|inner| inner.trim_end_matches(')'));
    let inner = inner.map(|inner| inner.strip_prefix("via ").unwrap_or(inner));
    let place = inner.unwrap_or(&place);
    let place = place.trim_matches(|c: char| " ,.;:-–|\"“”".contains(c));
    let lower = place.to_ascii_lowercase();
    let tail =
        [" on the", " at the", " on", " at", " from"].iter().find(|tail| lower.ends_with(**tail));
    let place = &place[..place.len() - tail.map_or(0, |tail| tail.len())];
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
