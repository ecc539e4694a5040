//! The attendee rows of one council, which is as far as names are compared.
//!
//! In come the rows of all documents, out come those of one scope: what joins take of memory grows
//! with the largest council, not with the index.

use std::ops::Range;

use crate::people::draft::Draft;
use crate::people::meetings::Meetings;
use crate::people::scope::Scopes;
use crate::people::table::{AttendeeRow, MannerRow, SittingRow};

/// All sittings, those of one scope side by side.
pub struct Councils {
    sittings: Vec<u32>,
}

impl Councils {
    /// Sorts sittings by scope; within one they keep their order.
    pub fn new(scopes: &Scopes) -> Self {
        let mut sittings: Vec<u32> = (0..scopes.of.len() as u32).collect();
        sittings.sort_by_key(|&at| scopes.of[at as usize]);
        Self { sittings }
    }

    /// The sittings of each scope in turn.
    pub fn each<'a>(&'a self, scopes: &'a Scopes) -> impl Iterator<Item = &'a [u32]> {
        self.sittings.chunk_by(|&one, &next| scopes.of[one as usize] == scopes.of[next as usize])
    }
}

/// The attendee rows of one scope; a row is known here by its place among them.
pub struct Council<'a> {
    draft: &'a Draft,
    meetings: &'a Meetings,
    /// Its sittings, in order.
    sittings: &'a [u32],
    /// Where the rows of each sitting end.
    ends: Vec<u32>,
    /// The rows.
    pub rows: Vec<AttendeeRow>,
    /// The number of each in the table of all.
    pub numbers: Vec<u32>,
}

impl<'a> Council<'a> {
    /// Those of some sittings.
    pub fn new(draft: &'a Draft, meetings: &'a Meetings, sittings: &'a [u32]) -> Self {
        let (mut rows, mut numbers, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for &sitting in sittings {
            rows.extend_from_slice(&draft.attendees_of(sitting as usize));
            numbers.extend(draft.attendees_at(sitting as usize).map(|at| at as u32));
            ends.push(rows.len() as u32);
        }
        Self { draft, meetings, sittings, ends, rows, numbers }
    }

    /// Its places in the order of meetings, newest first, and of the sittings of each.
    pub fn by_meeting(&self) -> Vec<u32> {
        let meeting = |&at: &u32| self.draft.sittings[at as usize].meeting;
        let mut meetings: Vec<u32> = self.sittings.iter().map(meeting).collect();
        meetings.sort_unstable();
        meetings.dedup();
        let sittings = meetings.into_iter().flat_map(|meeting| self.meetings.sittings_of(meeting));
        sittings.flat_map(|&sitting| self.places_of(sitting)).collect()
    }

    fn places_of(&self, sitting: u32) -> Range<u32> {
        let Ok(at) = self.sittings.binary_search(&sitting) else { return 0..0 };
        at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]
    }

    /// The sitting of a row.
    pub fn sitting(&self, place: usize) -> &SittingRow {
        &self.draft.sittings[self.rows[place].sitting as usize]
    }

    /// The day of a row's meeting.
    pub fn day(&self, place: usize) -> u32 {
        self.meetings.rows[self.sitting(place).meeting as usize].date
    }

    /// How a row's attendee is printed beside the name.
    pub fn manner(&self, place: usize) -> MannerRow {
        self.draft.manners.get(self.rows[place].manner)
    }

    /// The text of a string's number, empty for none.
    pub fn text(&self, string: u32) -> &'a str {
        self.draft.text(string)
    }
}
