//! Times of day: in comes a text, out comes the time printed there.
//!
//! Known forms: `7.30pm`, `7:30 p.m.`, `7 pm`, `6 for 6.30pm` (the second), `7.15 to 9pm`,
//! `19:30`, `1930 hrs`, `10.00`, `12 noon`. A bare `7.30` may be morning or
//! evening and gives nothing.

use jiff::civil::Time;

use super::lex::{Kind, Token, tokens};
use super::words::{Words, has_figures};

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

/// True where a text is a time and no more: `at 7.30 pm,`, `19:30 on`.
pub fn stands_alone(text: &str) -> bool {
    let little = |text: &str| {
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        ["", "at", "on", "from"].iter().any(|small| word.eq_ignore_ascii_case(small))
    };
    find(text).is_some_and(|time| little(&text[..time.start]) && little(&text[time.end..]))
}

/// The first time in a text.
pub fn find(text: &str) -> Option<PrintedTime> {
    static NOON: Words = Words::new(&["noon", "midday"]);
    if !has_figures(text) && !NOON.are_in(text) {
        return None;
    }
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
        let word = token.of(text);
        let noon = ["noon", "midday"].iter().any(|noon| word.eq_ignore_ascii_case(noon));
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
    let range = list.get(next).filter(|sign| sign.of(text) == "-" || sign.of(text) == "–");
    let range = range.and_then(|_| clock(text, list, next + 1)).is_some_and(|end| end.1.is_some());
    let date = date && !range;
    let whole_day = hour >= 8 || token.digits() == 2;
    let colon = matches!(list[at + 1].kind, Kind::Sign(':') | Kind::Word);
    let fits =
        !date && whole_day && hour < 24 && (colon || range || before_says(text, token.start));
    fits.then(|| printed(hour, minute, token.start, end)).flatten()
}

/// True where `at`, `time` or a date stands before a time such as `10.00`.
fn before_says(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    ["at", "time", "time:", "from", "commencing", "-", "–", "@", "about"].iter().any(|word| {
        let from = before.len().checked_sub(word.len()).and_then(|from| before.get(from..));
        from.is_some_and(|end| end.eq_ignore_ascii_case(word))
    })
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
            ("10.00-12.30, Aldwych House", "10:00"),
            ("09.30 – 11.00", "09:30"),
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
