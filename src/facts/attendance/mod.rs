//! Attendance: in come the parts of one meeting, out comes everyone to whom the document gives a
//! status, once each, with the line that proves it.
//!
//! - [`blocks`] and [`columns`] find the lists under labels, [`pages`] where they go on behind the
//!   edge of a page, [`labels`] knows the labels; [`table`], [`grid`] and [`ticks`] read tables with a
//!   status or a mark for each person;
//! - [`lists`] parts a list into people, [`names`] and [`details`] read one of them, [`words`] and
//!   [`tokens`] are what all of these read with;
//! - [`asterisks`] knows what a mark beside a name means;
//! - [`sentences`] reads what running text says outright;
//! - [`header`] decides what a list under its label proves, [`roll`] makes one person of several
//!   namings.
//!
//! Reporting somebody as there who was not is the worst error this program can make: whatever is
//! in doubt is not attendance.

mod asterisks;
mod blocks;
mod columns;
mod details;
mod grid;
mod header;
mod labels;
mod lists;
mod names;
mod pages;
mod roll;
mod sentences;
mod table;
mod ticks;
mod tokens;
mod words;

use super::Sitting;
use crate::cues::Cue;
use crate::item::{Attendee, Part, Status};
use crate::rows::Row;
use crate::segment::Section;
use labels::Group;
use roll::{Claim, Roll};
use sentences::Said;

/// The people of one meeting.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// Everyone with a status, in the order of their first naming.
    pub attendees: Vec<Attendee>,
    /// For each part of the meeting those who have their status from it, with its line and role.
    pub named: Vec<Vec<Attendee>>,
    /// What was not understood, for a person.
    pub warnings: Vec<String>,
}

/// The cues of sentences about attendance.
const CUES: &[Cue] = &[
    Cue::Present,
    Cue::Attendance,
    Cue::InAttendance,
    Cue::Apologies,
    Cue::Absent,
    Cue::Substitute,
    Cue::Movement,
];

/// A paragraph is read up to here, in bytes.
const MOST_PARAGRAPH: usize = 16 * 1024;

/// Reads the attendance of one meeting.
pub fn read(sitting: &Sitting) -> Attendance {
    let mut roll = Roll::default();
    let mut lists = 0;
    let header = header::read(sitting, &mut roll.warnings, &mut lists);
    header.claims.into_iter().for_each(|claim| roll.add(claim));
    for (index, section) in sitting.sections.iter().enumerate() {
        if section.part == Part::Report {
            continue;
        }
        let number =
            (section.part == Part::Item).then(|| section.number.clone().unwrap_or_default());
        stated(sitting, index, number.as_ref(), &header.rows, &mut lists, &mut roll);
    }
    finish(sitting, roll)
}

/// What the sentences of one part state.
fn stated(
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
    let mut at = 0;
    while at < rows.len() {
        let cued = rows[at].cues.any(CUES);
        if !cued || is_taken(at) || !worth_reading(sitting, rows, at) {
            at += 1;
            continue;
        }
        let (from, to) =
            paragraph(rows, at, |row| is_taken(row) || row < at && is_title(section, &rows[row]));
        let join = |from: usize| {
            let texts = rows[from..to]
                .iter()
                .enumerate()
                .map(|(i, row)| (section.rows.start + from + i, row.text));
            sentences::join(texts, MOST_PARAGRAPH)
        };
        let (mut text, mut places) = join(from);
        let mut statements = sentences::read(&text);
        if statements.is_empty() && from < at {
            // the row before was a heading, or a sentence without its stop
            (text, places) = join(at);
            statements = sentences::read(&text);
        }
        if statements.is_empty() && is_title(section, &rows[at]) {
            at += 1;
            continue;
        }
        for statement in statements {
            *lists += usize::from(true);
            let offset = statement.at + statement.entry.start;
            let place = places.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let whole = matches!(statement.said, Said::Is(status) if !status.attended() || status == Status::Substitute)
                || statement.group == Some(Group::Chair);
            roll.add(Claim {
                entry: statement.entry,
                said: statement.said,
                group: statement.group,
                list: usize::MAX - *lists,
                row: places.get(place).map_or(section.rows.start + at, |(_, row)| *row),
                section: index,
                item: number.cloned().filter(|_| !whole),
            });
        }
        at = to.max(at + 1);
    }
}

/// True where a cue of a row is one that a sentence about attendance needs; `present` alone is too
/// common a word, so a verb must stand before it.
fn worth_reading(sitting: &Sitting, rows: &[Row], at: usize) -> bool {
    let row = &rows[at];
    sitting.rows.hits_in(row).iter().filter(|hit| CUES.contains(&hit.cue)).take(64).any(|hit| {
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

/// A line that ends a sentence or is a heading does not run on into the next.
fn runs_on(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 12 && !line.ends_with(['.', ':', '|'])
}

/// Attendees with page and line, and who is named where.
fn finish(sitting: &Sitting, mut roll: Roll) -> Attendance {
    let warnings = std::mem::take(&mut roll.warnings);
    let mut attendance = Attendance {
        named: vec![Vec::new(); sitting.sections.len()],
        warnings,
        ..Attendance::default()
    };
    let mut people: Vec<_> = roll.finish().collect();
    people.sort_by_key(|(_, row, _)| *row);
    let place = |attendee: &mut Attendee, row: usize| {
        if let Some(row) = sitting.rows.rows.get(row) {
            attendee.line = row.line;
            attendee.page = Some(row.page).filter(|&page| page > 0);
        }
    };
    for (mut attendee, row, told) in people {
        place(&mut attendee, row);
        for told in told {
            let mut here = attendee.clone();
            place(&mut here, told.row);
            here.role = told.role.or(here.role);
            here.organisation = told.organisation.or(here.organisation);
            attendance.named[told.section].push(here);
        }
        attendance.attendees.push(attendee);
    }
    attendance
}

#[cfg(test)]
mod tests;
