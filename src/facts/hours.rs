//! The hours of a meeting: in come its front and its rows, out comes when it was called for and when
//! it closed.

use jiff::civil::Time;

use super::date::Printed;
use super::fields::Label;
use super::front::Front;
use super::time::find;
use super::words::{Words, has_figures};
use crate::cues::Cue;
use crate::facts::Sitting;
use crate::rows::Row;

/// When the meeting was called for or began. `date` is where the meeting's date stands.
pub fn start(front: &Front, date: Option<(usize, usize)>) -> Option<Time> {
    static SAID: Words = Words::new(&[
        "commenced",
        "commencing",
        "began",
        "started",
        "called to order at",
        "to order at",
        "starting",
        "start:",
        "held at",
        "opened the meeting at",
        "opened",
        "begin at",
    ]);
    if let Some(found) = front.values(Label::TIME).find_map(find) {
        return Some(found.time);
    }
    // what is no whole date may be any day
    let whole = |place: &(usize, usize)| {
        front.dates_in(place.0, place.1).first().is_some_and(|day| day.year.is_some())
    };
    if let Some(time) = date.filter(whole).and_then(|place| beside(front, place)) {
        return Some(time);
    }
    let lower = &front.flat;
    let said = SAID.all_in_small(lower).find_map(|(_, at, _)| {
        find(&front.text[at..ceil(&front.text, at + 30)]).map(|found| found.time)
    });
    said.or_else(|| beside(front, date?)).or_else(|| {
        let title = front.title.clone();
        let at = title.start + lower[title.clone()].find(" held ")?;
        let end = title.end.min(ceil(&front.text, at + 300));
        find(&front.text[at..end]).map(|found| found.time)
    })
}

/// The time beside the meeting's day, or beside another mention of the same day in the title.
fn beside(front: &Front, place: (usize, usize)) -> Option<Time> {
    let day = front.dates_in(place.0, place.1).first().and_then(Printed::date);
    let again = front.dates_in(front.title.start, front.title.end).iter();
    let again = again.filter(|other| day.is_some() && other.date() == day);
    std::iter::once(place)
        .chain(again.map(|other| (other.start, other.end)))
        .take(4)
        .find_map(|(from, to)| near(front, from, to))
}

/// The time in the line of a date or in the lines about it.
fn near(front: &Front, from: usize, to: usize) -> Option<Time> {
    let line = front.lines.get(front.line_at(from))?;
    let end = front.lines.get(front.line_at(to)).map_or(to, |line| line.end);
    let after = &front.text[to.min(end)..end.min(ceil(&front.text, to + 160)).max(to.min(end))];
    let before =
        &front.text[line.start.max(ceil(&front.text, from.saturating_sub(160))).min(from)..from];
    if let Some(found) = find(after).or_else(|| find(before)) {
        return Some(found.time);
    }
    let next = front.lines.get(front.line_at(to) + 1);
    let above = front.line_at(from).checked_sub(1).and_then(|at| front.lines.get(at));
    let behind = front.lines.get(front.line_at(to) + 2..).unwrap_or_default();
    let behind = behind.iter().take(2).filter(|line| front.title.contains(&line.start));
    let near = [next, above].into_iter().flatten().map(|line| (line, 40));
    for (line, most) in near.chain(behind.map(|line| (line, 1))) {
        let text = front.line(line);
        if let Some(found) = find(text).filter(|found| text.len() < 90 && found.start < most) {
            return Some(found.time);
        }
    }
    None
}

/// When the meeting closed, from its last rows.
pub fn end(sitting: &Sitting) -> Option<Time> {
    let rows =
        sitting.sections.iter().rev().flat_map(|section| sitting.rows_of(section).iter().rev());
    rows.filter(|row| !row.is_blank()).take(60).find_map(closing)
}

/// The time in a row that says the meeting closed.
fn closing(row: &Row) -> Option<Time> {
    static CLOSED: Words = Words::new(&[
        "closed at",
        "closed the meeting at",
        "meeting closed",
        "ended at",
        "finished at",
        "rose at",
        "concluded at",
        "adjourned at",
        "terminated at",
        "closed by",
        "meeting ended",
        "meeting finished",
        "close of meeting",
        "closure",
        "close:",
        "ended the meeting",
        "closed:",
        "concluded the meeting",
        "concluded",
        "time closed",
        "adjourned the meeting at",
        "adjourn the meeting at",
        "close the meeting at",
        "end the meeting at",
        "conclude the meeting at",
        "finished the meeting at",
        "terminated the meeting at",
        "finish time",
    ]);
    if !row.has(Cue::Closing) || row.text.len() > 4000 || !has_figures(row.text) {
        return None;
    }
    let said = CLOSED.all_in(row.text);
    said.map(|(_, at, _)| &row.text[at..ceil(row.text, at + 60)])
        .find_map(|behind| find(behind).map(|found| found.time))
}

fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::tests::with_sitting;
    use super::*;

    /// A later day without its year gave its hour to the meeting.
    #[test]
    fn the_hour_of_another_day_is_not_the_meetings() {
        let text = "October Minutes\n\nChair Ash called the meeting to order at 9:06 am.\nTrustees present: Ann Lee\nA Foundation meeting will be taking place November 2nd at 8 am.";
        let front = super::super::tests::front(text);
        let place = super::super::held::held(&front).place;
        let time = start(&front, place).map(|time| time.strftime("%H:%M").to_string());
        assert_eq!(time.as_deref(), Some("09:06"));
    }

    #[test]
    fn whoever_leaves_or_opens_a_meeting_does_not_close_it() {
        let closed = |line: &str| {
            let text = format!("Little Marrow Parish Council\n\n1. Bins\n{line}");
            with_sitting(&text, |sitting| {
                end(sitting).map(|time| time.strftime("%H:%M").to_string())
            })
        };
        for line in [
            "Cllr T Ash left the meeting at 8.15pm.",
            "Cllr Beech opened the meeting at 7pm.",
            "The account was closed by 5 members.",
        ] {
            assert_eq!(closed(line), None, "{line}");
        }
        for line in [
            "The meeting closed at 9.05 pm.",
            "Cllr Ash moved to adjourn the meeting at 9:05 p.m.",
            "Cllr T Ash left the meeting at 8.15pm. The meeting ended at 9.05pm.",
            "Close: 21:05",
            "The Chair thanked everyone and CLOSED THE MEETING AT 9.05PM",
        ] {
            assert_eq!(closed(line).as_deref(), Some("21:05"), "{line}");
        }
    }
}
