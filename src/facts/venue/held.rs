//! The place behind `held at`, `held in`, `took place … via`.

use super::super::date;
use super::super::front::{Front, is_attendance};
use super::super::time;
use super::super::words::Words;
use super::{floor, tidy};

/// The words behind `held at`, `held in`, `will be held … in the`.
pub(super) fn held_at(front: &Front) -> Option<String> {
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
    let mut words = text.split([' ', '\n', ',']).take(6).peekable();
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
    const STOPS: [&str; 25] = [
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
