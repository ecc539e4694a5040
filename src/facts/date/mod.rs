//! Dates in a text: in comes a text, out come all dates printed in it, in every form that council
//! documents use, each with its place. Which of them is the day of the meeting is for
//! [`super::held`] to say.
//!
//! Known forms: `6 June 2019`, `JUNE 3rd 2009`, `January 12, 2011`, `this 12th day of January, 2011`,
//! `14.05.19`, `14/05/2019`, `2019-05-14`, `14-May-19`, `2 nd July 2010`, `7" February, 2018` (a
//! misread ordinal), days in letters, Irish and Welsh months, ranges of days, and all of these split
//! over lines. A day and month without a year is found too, with no year.

mod scan;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, Weekday};

use super::lex::tokens_into;
use super::words::has_figures;
use scan::Scan;

/// One date as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The year; `None` where only day and month are printed.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The (first) day.
    pub day: i8,
    /// The last day, where a range of days is printed.
    pub last: Option<(i8, i8)>,
    /// The weekday printed before or behind it.
    pub weekday: Option<Weekday>,
    /// Byte offset of its beginning, the weekday included.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
    /// True where day and month could as well be month and day: `03/04/2019`.
    pub ambiguous: bool,
}

impl Printed {
    /// The calendar day; `None` without a year or where there is no such day.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The last day of a meeting over several days: at most a week later.
    pub fn end_date(&self) -> Option<Date> {
        let (month, day) = self.last?;
        let first = self.date()?;
        let last = Date::new(self.year?, month, day).ok()?;
        let days = first.until(last).ok()?.get_days();
        (1..=7).contains(&days).then_some(last)
    }

    /// True where the weekday printed is not that day's weekday.
    pub fn contradicts_weekday(&self) -> bool {
        matches!((self.date(), self.weekday), (Some(date), Some(day)) if date.weekday() != day)
    }
}

/// All dates printed in a text, in order of place, not overlapping.
pub fn find(text: &str) -> Vec<Printed> {
    let (mut found, mut list) = (Vec::new(), Vec::new());
    for (from, to) in windows(text) {
        list.clear();
        tokens_into(&text[from..to], &mut list);
        let scan = Scan::new(&text[from..to], &list);
        let mut at = 0;
        while at < list.len() {
            match scan.date(at) {
                Some((mut date, next)) => {
                    scan.weekday_around(at, next, &mut date);
                    date.start += from;
                    date.end += from;
                    join_range(text, &mut found, date);
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The stretches of a text that may hold a date: figures with the words around them, room enough for
/// `Wednesday, the twenty-seventh day of September,` before a year and for what may stand behind a day.
fn windows(text: &str) -> Vec<(usize, usize)> {
    const BEFORE: usize = 64;
    const BEHIND: usize = 44;
    let mut list: Vec<(usize, usize)> = Vec::new();
    each_figures(text, |digit, end| {
        let to = (end + BEHIND).min(text.len());
        match list.last_mut() {
            Some(last) if digit.saturating_sub(BEFORE) <= last.1 => last.1 = to,
            _ => list.push((digit.saturating_sub(BEFORE), to)),
        }
    });
    in_letters(text, &mut list);
    for (from, to) in &mut list {
        *from = word_start(text, *from);
        while !text.is_char_boundary(*to) {
            *to += 1;
        }
    }
    list
}

/// Shows the runs of figures in a text that may be of a date: begin and end of each. Most stretches
/// hold none, which is seen at one look.
fn each_figures(text: &str, mut show: impl FnMut(usize, usize)) {
    const STRETCH: usize = 16;
    let bytes = text.as_bytes();
    let mut behind = 0;
    for (nth, stretch) in bytes.chunks(STRETCH).enumerate() {
        // of a length known beforehand, so that it is looked at as one
        let whole = <&[u8; STRETCH]>::try_from(stretch);
        if !whole.map_or_else(|_| has_figures(stretch), has_figures) {
            continue;
        }
        let from = (nth * STRETCH).max(behind);
        for at in from..nth * STRETCH + stretch.len() {
            if at < behind || !bytes[at].is_ascii_digit() {
                continue;
            }
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            behind = at + length;
            if may_be_of_date(&bytes[at..behind]) {
                show(at, behind);
            }
        }
    }
}

/// True for figures with which a date may be looked for: a day, a year, or all in one.
fn may_be_of_date(figures: &[u8]) -> bool {
    match figures {
        [day] => *day != b'0',
        [b'0', day] => *day != b'0',
        [tens, day] => *tens < b'3' || *tens == b'3' && *day < b'2',
        [b'1', b'8' | b'9', _, _] | [b'2', b'0', _, _] => true,
        _ => figures.len() == 8,
    }
}

/// Adds the stretches about years in letters (`March, Two Thousand and Nineteen`).
fn in_letters(text: &str, list: &mut Vec<(usize, usize)>) {
    const THOUSAND: &[u8] = b"two thousand";
    let bytes = text.as_bytes();
    // hardly a letter is as rare as the second one
    let found = memchr::memchr2_iter(b'w', b'W', bytes).filter_map(|second| {
        let stretch = second.checked_sub(1)?..second - 1 + THOUSAND.len();
        let same = bytes.get(stretch.clone())?.eq_ignore_ascii_case(THOUSAND);
        same.then_some((stretch.start, stretch.end))
    });
    for (start, end) in found.take(4) {
        let (from, to) = (start.saturating_sub(80), (end + 40).min(text.len()));
        let at = list.partition_point(|(_, behind)| *behind < from);
        match list.get_mut(at) {
            Some(next) if next.0 <= to => *next = (next.0.min(from), next.1.max(to)),
            _ => list.insert(at, (from, to)),
        }
    }
}

/// Where the word begins in which a place stands.
fn word_start(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let behind = text[at..].find(char::is_whitespace).filter(|_| at > 0);
    at + behind.filter(|behind| *behind < 30).unwrap_or(0)
}

/// Adds a date; `30 June and` before `1 July 2019` becomes one range with it.
fn join_range(text: &str, found: &mut Vec<Printed>, date: Printed) {
    if let Some(before) = found.last_mut()
        && before.last.is_none()
        && joins(&text[before.end..date.start])
        && (before.year.is_none() || before.year == date.year)
    {
        let whole = Printed {
            year: date.year,
            last: Some((date.month, date.day)),
            end: date.end,
            ..*before
        };
        if whole.end_date().is_some() {
            *before = whole;
            return;
        }
    }
    found.push(date);
}

/// True where a text between two days makes a range of them.
fn joins(between: &str) -> bool {
    let word = between.trim().trim_matches(',').trim();
    const WORDS: [&str; 10] = [
        "and",
        "&",
        "-",
        "–",
        "to",
        "and on",
        "and reconvened on",
        "and continued on",
        "reconvened on",
        "continued on",
    ];
    WORDS.iter().any(|join| word.eq_ignore_ascii_case(join))
}
