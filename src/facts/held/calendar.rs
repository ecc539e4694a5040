//! Calendars of meetings: in come a front and a date in it, out comes whether the date is an entry of a
//! list of days, as pages have it that only lead to the minutes of many meetings.

use super::super::date::Printed;
use super::super::front::{Front, FrontLine};
use super::Rank;

/// How many lines off an entry is still looked for.
const NEAR: usize = 3;

/// True for a day among other days: two lines beside it begin with a date as its own does, or end
/// with one and begin with the same word, or four end with one; or a line above the list says that
/// it holds dates. What is stated of a date counts for more than two lines beside it.
pub(super) fn is_entry(front: &Front, printed: &Printed, rank: Rank) -> bool {
    let line = front.line_at(printed.start);
    let row = &front.lines[line];
    let (leads, ends) = (leads(front, printed), ends(front, printed));
    if !leads && !ends {
        return false;
    }
    let from = front.lines[line.saturating_sub(NEAR)].start;
    let to = front.lines[(line + NEAR).min(front.lines.len() - 1)].end;
    let others = || {
        let other = |other: &&Printed| (other.month, other.day) != (printed.month, printed.day);
        front.dates_in(from, to).iter().filter(other)
    };
    if leads {
        let dressed = |other: &&Printed| other.weekday.is_some() == printed.weekday.is_some();
        let begin = others().filter(|other| self::leads(front, other));
        return match rank {
            Rank::Stated => begin.count() > 2 && !front.is_labelled(printed),
            _ => begin.filter(dressed).count() > 1 || rank < Rank::Page && below_dates(front, line),
        };
    }
    let alike = |other: &&Printed| {
        first_word(front, &front.lines[front.line_at(other.start)]) == first_word(front, row)
    };
    let end = || others().filter(|other| self::ends(front, other));
    // below a title the minutes of two meetings may be named that are to be approved
    let few = if line < 3 { 2 } else { 1 };
    rank < Rank::Stated && (end().filter(alike).count() > few || end().count() > 3)
}

/// True where nothing stands before the date on its line.
fn leads(front: &Front, date: &Printed) -> bool {
    let row = front.lines[front.line_at(date.start)];
    !front.flat[row.start..date.start].contains(|c: char| c.is_ascii_alphanumeric())
}

/// True where a short line ends with the date.
fn ends(front: &Front, date: &Printed) -> bool {
    let row = front.lines[front.line_at(date.start)];
    date.end <= row.end && row.end - date.end < 4 && date.start - row.start < 60
}

/// The first word of a line.
fn first_word<'f>(front: &'f Front, row: &FrontLine) -> &'f str {
    let text = front.flat[row.start..row.end].trim_start_matches(|c: char| !c.is_alphanumeric());
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// `Meeting dates` above the lines that begin with dates.
fn below_dates(front: &Front, line: usize) -> bool {
    let begins = |row: &&FrontLine| {
        front.dates_in(row.start, row.end).first().is_some_and(|date| leads(front, date))
    };
    let above = front.lines[..line].iter().rev().take(12).find(|row| !begins(row));
    above.is_some_and(|row| {
        let text = front.flat[row.start..row.end].trim_end_matches([' ', ':']);
        text.ends_with(" dates") || text.ends_with("dates of meetings")
    })
}
