//! The place behind `held at`, `held in`, `took place … via`.

use std::ops::Range;

use super::super::front::{Front, is_attendance};
use super::super::time;
use super::super::words::Words;
use super::{floor, tidy};

/// The words behind `held at`, `held in`, `will be held … in the`.
pub(super) fn held_at(front: &Front) -> Option<String> {
    let title = &front.text[front.title.clone()];
    let lower = title.to_ascii_lowercase();
    static HELD: Words = Words::new(&[" held", "\nheld", " take place", " took place"]);
    let at = HELD.all_in_small(&lower).next().map(|(_, end, _)| end)?;
    let at = if lower.starts_with("held") { at.min(4) } else { at };
    let begin = front.title.start + at;
    let until = paragraph_end(front, begin).min(front.title.end);
    let rest = begin..floor(&front.text, (begin + 420).min(until));
    let rest = begin..begin + sentence(&front.text[rest]);
    let from = begin + place_begins(front, rest.clone())?;
    let tail = &front.text[from..rest.end];
    tidy(&tail[..place_ends(front, from, tail)])
}

/// The length of the sentence that a text begins with: to a stop behind which a capital stands.
fn sentence(text: &str) -> usize {
    let begins = |at: &usize| {
        let before = text[..*at].to_ascii_lowercase();
        text[at + 2..].starts_with(char::is_uppercase)
            && !abbreviates(&before)
            && !before.ends_with(".m")
    };
    text.match_indices(". ").map(|(at, _)| at).find(begins).map_or(text.len(), |at| at + 1)
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

/// Where within a stretch of the front ` at the`, ` in the`, ` via ` leads to a place and not to a
/// time or day.
fn place_begins(front: &Front, stretch: Range<usize>) -> Option<usize> {
    let (rest, lower) = (&front.text[stretch.clone()], &front.flat[stretch.clone()]);
    let dates = front.dates_in(stretch.start, stretch.end);
    leads(lower)
        .find(|(at, behind)| {
            let next = rest[*behind..].trim_start();
            let letter = next.starts_with(|c: char| c.is_alphabetic());
            let early = || {
                let begin = &next[..floor(next, next.len().min(60))];
                time::find(begin).is_some_and(|found| found.start < 3)
            };
            let places = stretch.start + at..=stretch.start + behind + 6;
            let day = dates.iter().any(|date| places.contains(&date.start));
            let on = lower[*at..].trim_start().starts_with("on ");
            let by = lower[*at..].trim_start().starts_with("by ");
            let ahead = &lower[*behind..floor(lower, (behind + 40).min(lower.len()))];
            let on_line = on
                && !["zoom", "teams", "microsoft", "ms teams"]
                    .iter()
                    .any(|word| ahead.starts_with(word))
                || by && !REMOTE.are_in_small(ahead);
            let plain = next.starts_with(|c: char| c.is_uppercase())
                || next.starts_with("the ")
                || next.starts_with("a ");
            let small = || next[..floor(next, next.len().min(60))].to_ascii_lowercase();
            let attendance = |small: String| small.starts_with("attendance") || is_sitting(&small);
            letter && plain && !day && !on_line && !attendance(small()) && !early()
        })
        .map(|(_, behind)| behind)
}

/// The words that may lead to a place, the first four of each: where they begin and end.
fn leads(lower: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    const LEADS: [&str; 7] = [" at ", " in ", " via ", " by ", " at: ", " online", " on "];
    let mut seen = [0; LEADS.len()];
    memchr::memchr_iter(b' ', lower.as_bytes()).filter_map(move |at| {
        let which = LEADS.iter().position(|lead| lower[at..].starts_with(lead))?;
        seen[which] += 1;
        (seen[which] <= 4).then_some((at, at + LEADS[which].len()))
    })
}

/// `a regular meeting on …`, `the public session of`: a sitting and no place.
fn is_sitting(text: &str) -> bool {
    let mut words = text.split([' ', '\n', ',']).take(6).peekable();
    while let Some(word) = words.next() {
        let room = words.peek().is_some_and(|next| matches!(*next, "room" | "rooms" | "house"));
        if matches!(word.trim_end_matches('.'), "meeting" | "session" | "agm") && !room {
            return true;
        }
    }
    false
}

/// Words and signs that end a place.
static STOPS: Words = Words::new(&[
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
    "\nplease",
    ". ",
    ".\n",
    " following",
    " immediately",
    ", on ",
    ", with ",
    " with the following",
    " instead of ",
    " to consider",
    " for the purpose",
    "\n\n",
]);

/// Where the place ends with which a text begins, that stands at `from` in the front: at a date, a
/// time or words that go on otherwise.
fn place_ends(front: &Front, from: usize, tail: &str) -> usize {
    let lower = tail.to_ascii_lowercase();
    let day = front.dates_in(from, from + tail.len()).first().map(|date| date.start - from);
    let end = [first_stop(&lower), day].into_iter().flatten().min().unwrap_or(tail.len());
    // a time further on ends nothing
    let end = before_people(&lower[..end]);
    let near = &tail[..floor(tail, (end + 40).min(tail.len()))];
    let hour = time::find(near).map(|found| found.start).filter(|at| *at > 0);
    let end = hour.map_or(end, |hour| end.min(hour));
    if end < tail.len() && tail[..end].matches('\n').count() < 3 {
        return end;
    }
    let first = tail.find('\n').unwrap_or(tail.len());
    let open = tail[..first].trim_end().ends_with([',', '&']) || !(5..=45).contains(&first);
    let second = tail[first..].trim_start().find('\n').map_or(tail.len(), |at| first + 1 + at);
    end.min(if open { second } else { first })
}

/// The length of the lines of a place, in small letters, before one that names people by their titles.
fn before_people(lower: &str) -> usize {
    static TITLES: Words = Words::new(&["mr", "mrs", "ms", "miss", "dr", "cllr", "councillor"]);
    let first = lower.find('\n').unwrap_or(lower.len());
    if TITLES.are_whole_in(&lower[first..]) { first } else { lower.len() }
}

/// Where the first of [`STOPS`] stands that is not the stop of a short word.
fn first_stop(lower: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + STOPS.all_in_small(&lower[from..]).next()?.0;
        if at > 0 && !abbreviates(&lower[..at]) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// True where the stop behind a text belongs to a short word of an address: `Co.`, `St.`
fn abbreviates(before: &str) -> bool {
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    ["co", "st", "rd", "nr", "no", "ave", "mt", "bldg", "rm"].contains(&word)
}
