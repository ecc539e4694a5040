//! Attendance: in come the parts of one meeting, out comes everyone to whom the document gives a
//! status, once each, with the line that proves it.
//!
//! - [`blocks`] and [`columns`] find the lists under labels, [`pages`] where they go on behind the
//!   edge of a page, [`labels`] knows the labels; [`table`], [`grid`] and [`ticks`] read tables with a
//!   status or a mark for each person;
//! - [`lists`] parts a list into people, [`names`] and [`details`] read one of them, [`words`] and
//!   [`tokens`] are what all of these read with;
//! - [`doubt`] knows what is said of people who were not there, [`marks`] what a mark beside a name
//!   means;
//! - [`sentences`] reads what running text says outright;
//! - [`header`] decides what a list under its label proves, [`roll`] makes one person of several
//!   namings.
//!
//! Reporting somebody as there who was not is the worst error this program can make: whatever is
//! in doubt is not attendance.

mod blocks;
mod columns;
mod details;
mod doubt;
mod grid;
mod header;
mod labels;
mod lists;
mod marks;
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
use crate::item::{Attendee, Part};
use roll::Roll;

/// The cues that a label of attendance holds.
const CUES: &[Cue] = &[
    Cue::Present,
    Cue::Attendance,
    Cue::InAttendance,
    Cue::Apologies,
    Cue::Absent,
    Cue::Substitute,
];

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
        sentences::stated(sitting, index, number.as_ref(), &header.rows, &mut lists, &mut roll);
    }
    finish(sitting, roll)
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
