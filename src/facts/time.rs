//! Times of day: in comes a text, out comes the time printed there; and from a meeting's front and
//! end, when it was called for and when it closed.
//!
//! Known forms: `7.30pm`, `7:30 p.m.`, `7 pm`, `6 for 6.30pm` (the second), `7.15 to 9pm`,
//! `19:30`, `1930 hrs`, `10.00`, `12 noon`. A bare `7.30` may be morning or
//! evening and gives nothing.

use jiff::civil::Time;

use super::date::Printed;
use super::fields::Label;
use super::front::Front;
use super::lex::{Kind, Token, tokens};
use super::words::Words;
use crate::facts::Sitting;
use crate::rows::Row;

/// A time in a text and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedTime {
    /// The time.
    pub time: Time,
    /// Byte offset of its beginning.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
}

/// The first time in a text.
pub fn find(text: &str) -> Option<PrintedTime> {
    let list = tokens(text);
    (0..list.len()).find_map(|at| read(text, &list, at))
}

/// The half of the day printed behind a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Evening,
    /// `hrs`, `h`: hours of the whole day.
    Whole,
}

fn read(text: &str, list: &[Token], at: usize) -> Option<PrintedTime> {
    let token = list.get(at)?;
    if token.kind == Kind::Word {
        let word = token.of(text).to_ascii_lowercase();
        let noon = matches!(word.as_str(), "noon" | "midday");
        return noon.then(|| printed(12, 0, token.start, token.end)).flatten();
    }
    let (hour, minute, next) = clock(text, list, at)?;
    let glued_before = at > 0
        && list[at - 1].end == token.start
        && matches!(list[at - 1].kind, Kind::Sign('.' | '/' | ':' | '£' | '$' | '-'));
    if glued_before && !matches!(list[at - 1].kind, Kind::Sign('-')) {
        return None;
    }
    if let Some((half, end)) = half(text, list, next) {
        return in_half(hour, minute.unwrap_or(0), half, token.start, end);
    }
    if let Some((later, end, half, called)) = second(text, list, next) {
        if called {
            return in_half(later.0, later.1, half, token.start, end);
        }
        let half = if half == Half::Evening
            && hour > later.0 % 12
            && hour < 12
            && later.0 != 12
            && hour > later.0
        {
            Half::Morning
        } else {
            half
        };
        return in_half(hour, minute.unwrap_or(0), half, token.start, end);
    }
    let minute = minute?;
    let end = list[next - 1].end;
    let date = list.get(next).is_some_and(|after| {
        after.start == end
            && matches!(after.kind, Kind::Sign('.' | '/' | '-'))
            && list.get(next + 1).is_some_and(|n| n.kind == Kind::Number && n.start == after.end)
    });
    let whole_day = hour >= 8 || token.digits() == 2;
    let colon = matches!(list[at + 1].kind, Kind::Sign(':') | Kind::Word);
    let fits = !date && whole_day && hour < 24 && (colon || before_says(text, token.start));
    fits.then(|| printed(hour, minute, token.start, end)).flatten()
}

/// True where `at`, `time` or a date stands before a time such as `10.00`.
fn before_says(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end().to_ascii_lowercase();
    ["at", "time", "time:", "from", "commencing", "-", "–", "@", "commenced at", "about"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Hour, minute and the token behind them: `7`, `7.30`, `7:30`, `1930`.
fn clock(text: &str, list: &[Token], at: usize) -> Option<(u32, Option<u32>, usize)> {
    let first = list.get(at).filter(|token| token.kind == Kind::Number)?;
    if first.digits() == 4 {
        let hours = list.get(at + 1).is_some_and(|word| {
            matches!(
                word.of(text).to_ascii_lowercase().as_str(),
                "hrs" | "hours" | "h" | "hr" | "pm" | "am"
            )
        });
        let (hour, minute) = (first.value / 100, first.value % 100);
        return (hours && hour < 24 && minute < 60).then_some((hour, Some(minute), at + 1));
    }
    if first.digits() > 2 || first.value > 23 {
        return None;
    }
    let hour_sign = |s: &&Token| {
        matches!(s.kind, Kind::Sign('.' | ':' | ';' | '·'))
            || s.start == first.end && s.of(text).eq_ignore_ascii_case("h")
    };
    let sign = list.get(at + 1).filter(hour_sign);
    let minute =
        list.get(at + 2).filter(|m| m.kind == Kind::Number && m.digits() == 2 && m.value < 60);
    match (sign, minute) {
        (Some(sign), Some(minute)) if minute.start - sign.end < 2 && sign.start - first.end < 2 => {
            Some((first.value, Some(minute.value), at + 3))
        }
        _ => Some((first.value, None, at + 1)),
    }
}

/// `am`, `p.m.`, `hrs`, `noon`, with `o'clock` before it or not, behind a time; and where it ends.
fn half(text: &str, list: &[Token], at: usize) -> Option<(Half, usize)> {
    let clock = list.iter().skip(at).take(3).position(|t| t.of(text).eq_ignore_ascii_case("clock"));
    let at = at + clock.map_or(0, |behind| behind + 1);
    let token = list.get(at)?;
    let word = token.of(text).to_ascii_lowercase();
    let found = match word.as_str() {
        "am" => Half::Morning,
        "pm" | "noon" | "midday" => Half::Evening,
        "hrs" | "hours" => Half::Whole,
        "a" | "p" => {
            let mut next = at + 1;
            while list.get(next).is_some_and(|t| t.kind == Kind::Sign('.')) {
                next += 1;
            }
            let m = list.get(next).filter(|t| t.of(text).eq_ignore_ascii_case("m"))?;
            let half = if word == "a" { Half::Morning } else { Half::Evening };
            return Some((half, m.end));
        }
        _ => return None,
    };
    Some((found, token.end))
}

type Second = ((u32, u32), usize, Half, bool);

/// `for 7.30pm` (true: the later one counts) or `to 9pm` behind a time.
fn second(text: &str, list: &[Token], at: usize) -> Option<Second> {
    let token = list.get(at)?;
    let word = token.of(text).to_ascii_lowercase();
    let called = word == "for";
    if !called && !matches!(word.as_str(), "to" | "-" | "–" | "until" | "and") {
        return None;
    }
    let (hour, minute, next) = clock(text, list, at + 1)?;
    let (half, end) = half(text, list, next)?;
    Some(((hour, minute.unwrap_or(0)), end, half, called))
}

fn in_half(hour: u32, minute: u32, half: Half, start: usize, end: usize) -> Option<PrintedTime> {
    let hour = match half {
        Half::Morning if hour == 12 => 0,
        Half::Evening if hour < 12 => hour + 12,
        _ => hour,
    };
    printed(hour, minute, start, end)
}

fn printed(hour: u32, minute: u32, start: usize, end: usize) -> Option<PrintedTime> {
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some(PrintedTime { time, start, end })
}

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
    if let Some(time) = date.and_then(|place| beside(front, place)) {
        return Some(time);
    }
    let lower = &front.flat;
    let said = SAID.all_in_small(lower).find_map(|(_, at, _)| {
        find(&front.text[at..ceil(&front.text, at + 30)]).map(|found| found.time)
    });
    said.or_else(|| {
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
        "the meeting at",
        "time closed",
        "finish time",
    ]);
    if row.text.len() > 4000 || !row.text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    CLOSED
        .all_in(row.text)
        .find_map(|(_, at, _)| find(&row.text[at..ceil(row.text, at + 60)]).map(|found| found.time))
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
    use super::*;

    #[test]
    fn every_printed_form() {
        for (text, expected) in [
            ("at 7.30pm", "19:30"),
            ("7:30 p.m. sharp", "19:30"),
            ("AT 9:30 A.M.", "09:30"),
            ("7 pm", "19:00"),
            ("6 for 6.30pm", "18:30"),
            ("between 7:15pm and 8:00pm", "19:15"),
            ("from 7 to 9pm", "19:00"),
            ("11 - 1pm", "11:00"),
            ("19:30", "19:30"),
            ("1930 hrs", "19:30"),
            ("at 10.00", "10:00"),
            ("AT 10H00", "10:00"),
            ("5:00 o'clock p.m.", "17:00"),
            ("12 noon", "12:00"),
            ("12.15 am", "00:15"),
        ] {
            let found = find(text).map(|found| found.time.strftime("%H:%M").to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in ["7.30", "12.05.19", "item 7.30", "£10.50", "2019", "95/20", "12 members"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
