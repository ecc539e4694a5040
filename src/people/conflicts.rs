//! Where documents of one meeting, or lines of one document, disagree: for `check`.
//!
//! Reported, never averaged: a person said to have been there and not, times more than a quarter of
//! an hour apart, places without a word in common.

use serde::Serialize;

use super::draft::Draft;
use super::error::PeopleError;
use super::file::{Table, View};
use super::fold::fold;
use super::meetings::Meetings;
use super::numbers::minute;
use super::persons::Persons;
use super::register::MeetingNo;
use super::table::{ConflictRow, NONE, SittingRow};

/// Minutes by which stated times may differ without being reported.
const TOLERANCE: u32 = 15;

/// Two documents, or two lines, that disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The meeting.
    pub meeting: MeetingNo,
    /// What they disagree about: `attendance of Ann Ash`, `time`, `place`.
    pub about: String,
    /// The one.
    pub first: Said,
    /// The other.
    pub second: Said,
}

/// What one document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The file, as shown to the user.
    pub path: String,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// Line, counted from 1, where it is known.
    pub line: Option<u32>,
    /// The line, or the fact as printed.
    pub text: String,
}

/// Finds what disagrees, by meeting.
pub fn find(rows: &mut Draft, meetings: &Meetings, persons: &Persons) -> Vec<ConflictRow> {
    let mut found = attendance(rows, persons);
    let mut start = 0;
    for (number, meeting) in (0..).zip(&meetings.rows) {
        let sittings = &meetings.sittings[start..meeting.sittings_end as usize];
        start = meeting.sittings_end as usize;
        for pair in sittings.windows(2) {
            facts(rows, number, pair[0], pair[1], &mut found);
        }
    }
    found.sort_by_key(|row| (row.meeting, row.first_sitting, row.first_line, row.second_line));
    found
}

/// Persons said to have been at a meeting by one line and not to by another.
fn attendance(rows: &mut Draft, persons: &Persons) -> Vec<ConflictRow> {
    let mut found = Vec::with_capacity(persons.contradictions.len());
    for &(there, away) in &persons.contradictions {
        let [first, second] = [there, away].map(|at| rows.attendees.row(at as usize));
        let person = persons.forms[rows.forms[there as usize] as usize].person as usize;
        let about = format!("attendance of {}", rows.text(persons.rows[person].name));
        found.push(ConflictRow {
            meeting: rows.sittings[first.sitting as usize].meeting,
            about: rows.strings.keep(&about),
            first_sitting: first.sitting,
            first_page: first.page,
            first_line: first.line,
            first_text: first.text,
            second_sitting: second.sitting,
            second_page: second.page,
            second_line: second.line,
            second_text: second.text,
        });
    }
    found
}

/// Times and places of two documents of a meeting.
fn facts(rows: &mut Draft, meeting: u32, one: u32, other: u32, found: &mut Vec<ConflictRow>) {
    let (a, b) = (rows.sittings[one as usize], rows.sittings[other as usize]);
    let mut note = |rows: &mut Draft, about: &str, first: String, second: String| {
        found.push(ConflictRow {
            meeting,
            about: rows.strings.keep(about),
            first_sitting: one,
            first_page: NONE,
            first_line: NONE,
            first_text: rows.strings.keep(&first),
            second_sitting: other,
            second_page: NONE,
            second_line: NONE,
            second_text: rows.strings.keep(&second),
        });
    };
    let both = |x: u32, y: u32| x != NONE && y != NONE && x != y;
    if both(a.start_time, b.start_time) && a.start_time.abs_diff(b.start_time) > TOLERANCE {
        let time =
            |at| minute(at).map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
        note(rows, "time", time(a.start_time), time(b.start_time));
    }
    if both(a.venue, b.venue) {
        let (first, second) = (rows.text(a.venue).to_owned(), rows.text(b.venue).to_owned());
        let words = fold(&first);
        let shared = fold(&second).split(' ').any(|word| word.len() > 3 && words.contains(word));
        if !shared && words != fold(&second) {
            note(rows, "place", first, second);
        }
    }
}

impl View<'_> {
    pub(super) fn conflict(&self, at: usize) -> Result<Conflict, PeopleError> {
        let row: ConflictRow = self.row(Table::Conflicts, at)?;
        let said = |sitting: u32, page: u32, line: u32, text: u32| -> Result<Said, PeopleError> {
            let sitting: SittingRow = self.row(Table::Sittings, sitting as usize)?;
            Ok(Said {
                path: self.path(sitting.document)?,
                page: (page != NONE).then_some(page),
                line: (line != NONE).then_some(line),
                text: self.text(text)?.to_owned(),
            })
        };
        Ok(Conflict {
            meeting: MeetingNo(row.meeting),
            about: self.text(row.about)?.to_owned(),
            first: said(row.first_sitting, row.first_page, row.first_line, row.first_text)?,
            second: said(row.second_sitting, row.second_page, row.second_line, row.second_text)?,
        })
    }
}
