//! Coming and going: in come the words of a detail in small letters, out comes when somebody came or
//! went, by the clock or by the item.

use jiff::civil::Time;

use crate::facts::attendance::lists::Entry;
use crate::item::Moment;

/// `(to 9.14pm)`, `from 7.30 pm`, `left at item 5`, `joined the meeting at 19:20`.
pub(super) fn movement(entry: &mut Entry, lower: &str) -> bool {
    let starts = |list: &[&str]| list.iter().any(|w| lower.starts_with(w));
    let moment = moment(lower);
    if starts(&["to ", "until", "till ", "left", "up to", "departed"]) {
        if moment.is_some() || starts(&["left", "departed"]) {
            entry.left = moment.or(entry.left.take()).or(Some(Moment::default()));
            return true;
        }
    } else if starts(&["from ", "arrived", "joined", "late", "entered", "arriving", "came in"]) {
        if moment.is_some() || starts(&["arrived", "joined", "late", "entered"]) {
            entry.arrived = moment.or(entry.arrived.take()).or(Some(Moment::default()));
            return true;
        }
    } else if starts(&[
        "items ",
        "item ",
        "minutes ",
        "minute ",
        "for item",
        "for part",
        "part ",
        "part-time",
    ]) {
        return true;
    }
    false
}

/// A time or an item number in some words, in small letters.
pub fn moment(lower: &str) -> Option<Moment> {
    let time = time(lower);
    let item = lower.find("item ").or_else(|| lower.find("minute ")).and_then(|at| {
        let rest =
            lower[at..].split_once(' ')?.1.trim_start_matches("no").trim_start_matches(['.', ' ']);
        let number: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '/')).collect();
        number
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| number.trim_end_matches('.').to_owned())
    });
    (time.is_some() || item.is_some()).then_some(Moment { time, item })
}

/// `7.20pm`, `19:20`, `7.20 p.m.`, `9 pm`; no time without a minute or am and pm.
fn time(lower: &str) -> Option<Time> {
    let bytes = lower.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let mut hour: i8 = if digits <= 2 { lower[at..at + digits].parse().ok()? } else { -1 };
        at += digits;
        let mut minute = None;
        let two =
            |i: usize| bytes.get(i..i + 2).filter(|b| b.iter().all(u8::is_ascii_digit)).is_some();
        if matches!(bytes.get(at), Some(b'.' | b':')) && two(at + 1) {
            minute = lower[at + 1..at + 3].parse::<i8>().ok();
            at += 3;
        }
        let rest = lower.get(at..).unwrap_or_default().trim_start();
        let (pm, am) = (
            rest.starts_with("pm") || rest.starts_with("p.m"),
            rest.starts_with("am") || rest.starts_with("a.m"),
        );
        if hour < 0 || (minute.is_none() && !pm && !am) {
            continue;
        }
        if pm && hour < 12 {
            hour += 12;
        } else if am && hour == 12 {
            hour = 0;
        }
        if let Ok(time) = Time::new(hour, minute.unwrap_or(0), 0, 0) {
            return Some(time);
        }
    }
    None
}
