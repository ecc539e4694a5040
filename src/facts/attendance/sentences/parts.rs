//! The sentences of a part: in come its rows, out goes what they state of people to the roll.

use std::ops::Range;

use super::{Said, Statement, join, read};
use crate::cues::Cue;
use crate::facts::Sitting;
use crate::facts::attendance::CUES;
use crate::facts::attendance::labels::{self, Group};
use crate::facts::attendance::roll::{Claim, Roll};
use crate::facts::attendance::words;
use crate::item::Status;
use crate::rows::Row;
use crate::segment::Section;

/// A paragraph is read up to here, in bytes.
const MOST_PARAGRAPH: usize = 16 * 1024;

/// What the sentences of one part state.
pub fn stated(
    sitting: &Sitting,
    index: usize,
    number: Option<&String>,
    taken: &[usize],
    lists: &mut usize,
    roll: &mut Roll,
) {
    let section = &sitting.sections[index];
    let rows = sitting.rows_of(section);
    let is_taken = |at: usize| taken.binary_search(&(section.rows.start + at)).is_ok();
    // "1. Roll and apologies" is not the beginning of the list below it
    let mut at = usize::from(rows.first().is_some_and(|row| labels::calls_roll(row.text)));
    while at < rows.len() {
        let cued = is_cued(&rows[at]);
        if !cued || is_taken(at) || !worth_reading(sitting, rows, at) || is_heading(&rows[at..]) {
            at += 1;
            continue;
        }
        let ends = |row: usize| is_taken(row) || row < at && is_title(section, &rows[row]);
        let (from, to) = paragraph(rows, at, ends);
        let base = section.rows.start;
        let (mut statements, mut places) = statements(rows, from..to, base);
        if statements.is_empty() && from < at {
            // the row before was a heading, or a sentence without its stop
            (statements, places) = self::statements(rows, at..to, base);
        }
        if statements.is_empty() && is_title(section, &rows[at]) {
            at += 1;
            continue;
        }
        for statement in statements {
            *lists += 1;
            let offset = statement.at + statement.entry.start;
            let place = places.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let item = number.cloned().filter(|_| !is_of_whole_meeting(&statement));
            let Statement { entry, said, group, .. } = statement;
            let row = places.get(place).map_or(base + at, |(_, row)| *row);
            let list = usize::MAX - *lists;
            roll.add(Claim { entry, said, group, list, row, section: index, item });
        }
        at = to.max(at + 1);
    }
}

/// The statements of some rows, and where each of the rows begins in their text.
fn statements(
    rows: &[Row],
    range: Range<usize>,
    base: usize,
) -> (Vec<Statement>, Vec<(usize, usize)>) {
    let texts = range.map(|at| (base + at, rows[at].text));
    let (text, places) = join(texts, MOST_PARAGRAPH);
    (read(&text), places)
}

/// True for those away, substitutes and whoever was in the chair: an item says it of all the meeting.
fn is_of_whole_meeting(statement: &Statement) -> bool {
    let whole = |status: Status| !status.attended() || status == Status::Substitute;
    matches!(statement.said, Said::Is(status) if whole(status))
        || statement.group == Some(Group::Chair)
}

/// True for the cues of labels, and for those of coming and going.
fn is_cue(cue: Cue) -> bool {
    cue == Cue::Movement || CUES.contains(&cue)
}

fn is_cued(row: &Row) -> bool {
    row.cues.any(CUES) || row.has(Cue::Movement)
}

/// True where a cue of a row is one that a sentence about attendance needs; `present` alone is too
/// common a word, so a verb must stand before it.
fn worth_reading(sitting: &Sitting, rows: &[Row], at: usize) -> bool {
    let row = &rows[at];
    sitting.rows.hits_in(row).iter().filter(|hit| is_cue(hit.cue)).take(64).any(|hit| {
        if !matches!(hit.cue, Cue::Present | Cue::Attendance) {
            return true;
        }
        let before =
            row.text.get(..(hit.start - row.start) as usize).unwrap_or_default().trim_end();
        let attended =
            sitting.rows.text.get(hit.start as usize..hit.end as usize).is_some_and(|word| {
                ["attended", "presided", "presiding", "chaired", "to order", "in the chair"]
                    .iter()
                    .any(|verb| word.eq_ignore_ascii_case(verb))
            });
        let word = before.rsplit(' ').next().unwrap_or_default();
        attended
            || before.is_empty()
            || before.ends_with(['.', ':', ')'])
            || ["was", "were", "also", "all", "both"].iter().any(|w| word.eq_ignore_ascii_case(w))
    })
}

/// The rows of the paragraph around a row: up to a blank one, not far.
fn paragraph(rows: &[Row], at: usize, taken: impl Fn(usize) -> bool) -> (usize, usize) {
    const FAR: usize = 14;
    let (mut from, mut to) = (at, at + 1);
    while from > 0
        && at - from < FAR
        && !taken(from - 1)
        && !rows[from - 1].is_blank()
        && runs_on(rows[from - 1].text)
        && !rows[from].text.trim_start().starts_with(['•', '▪', '●', '\u{f0b7}'])
    {
        from -= 1;
    }
    while to < rows.len() && to - at < FAR && !taken(to) && !rows[to].is_blank() {
        to += 1;
    }
    (from, to)
}

/// True for the rows of a section's number and title.
fn is_title(section: &Section, row: &Row) -> bool {
    section.title.is_some() && row.start + row.text.len() as u32 <= section.body
}

/// `ROLL CALL`, `1. Attendance and apologies` right above a sentence that says itself who was there: a
/// heading, not its beginning.
fn is_heading(rows: &[Row]) -> bool {
    let [row, next, ..] = rows else { return false };
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | '/' | ' ' | '\t');
    let text = row.trimmed().trim_start_matches(number);
    let parts = || text.split(' ').filter(|word| !word.is_empty());
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    // "Attendance and apologies" in small letters
    let of_heading =
        |word: &str| capital(word) || matches!(word, "and" | "apologies" | "attendance");
    text.len() <= 40
        && !text.contains(['.', ',', ';', ':'])
        && parts().all(of_heading)
        && !words::is(parts().next().unwrap_or_default(), words::TITLE)
        && is_cued(next)
        && next.trimmed().starts_with(char::is_uppercase)
}

/// A line that ends a sentence or is a heading does not run on into the next.
fn runs_on(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 12 && !line.ends_with(['.', ':', '|'])
}
