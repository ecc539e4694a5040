//! A meeting of a register: its sittings, its documents, what they say together.

use super::draft::{day, kind, minute, source};
use super::error::PeopleError;
use super::file::{Table, View};
use super::register::MeetingNo;
use super::table::*;
use crate::search::results::{MeetingRecord, SourceOfMeeting};

impl View<'_> {
    pub(super) fn sittings(&self, meeting: MeetingNo) -> Result<Vec<usize>, PeopleError> {
        let row: MeetingRow = self.row(Table::Meetings, meeting.0 as usize)?;
        let start = self
            .start(meeting.0, |at| Ok(self.row::<MeetingRow>(Table::Meetings, at)?.sittings_end))?;
        let numbers = start..row.sittings_end as usize;
        numbers.map(|at| Ok(self.number(Table::MeetingSittings, at)? as usize)).collect()
    }

    /// Where a stretch begins: the end of the one before.
    pub(super) fn start(
        &self,
        at: u32,
        end: impl Fn(usize) -> Result<u32, PeopleError>,
    ) -> Result<usize, PeopleError> {
        at.checked_sub(1).map_or(Ok(0), |before| Ok(end(before as usize)? as usize))
    }

    pub(super) fn sitting_key(&self, sitting: usize) -> Result<u64, PeopleError> {
        let row: SittingRow = self.row(Table::Sittings, sitting)?;
        let document: DocumentRow = self.row(Table::Documents, row.document as usize)?;
        Ok(super::sitting_key(document.key(), row.ordinal))
    }

    pub(super) fn meeting(&self, meeting: MeetingNo) -> Result<MeetingRecord, PeopleError> {
        let row: MeetingRow = self.row(Table::Meetings, meeting.0 as usize)?;
        let sittings = self.sittings(meeting)?.into_iter();
        let sittings: Vec<SittingRow> =
            sittings.map(|at| self.row(Table::Sittings, at)).collect::<Result<_, _>>()?;
        let main = sittings.first().copied().unwrap_or_default();
        let first = |field: fn(&SittingRow) -> u32| {
            sittings.iter().map(field).find(|value| *value != NONE).unwrap_or(NONE)
        };
        let mut sources: Vec<SourceOfMeeting> = Vec::with_capacity(sittings.len());
        for sitting in &sittings {
            let document: DocumentRow = self.row(Table::Documents, sitting.document as usize)?;
            let path = self.text(document.path)?.to_owned();
            sources.push(SourceOfMeeting { path, kind: kind(sitting.kind) });
        }
        // An undated fragment that was found to be of a meeting is of that committee too.
        let committee = match first(|row| row.committee) {
            NONE if row.like != NONE => {
                self.row::<SittingRow>(Table::Sittings, row.like as usize)?.committee
            }
            committee => committee,
        };
        let committee = self.option(committee)?;
        Ok(MeetingRecord {
            id: self.text(row.id)?.to_owned(),
            kind: kind(main.kind),
            council: self.option(first(|row| row.council))?,
            committee,
            date: day(row.date),
            end_date: day(first(|row| row.end_date)),
            date_source: source(row.date_source),
            start_time: minute(first(|row| row.start_time)),
            end_time: minute(first(|row| row.end_time)),
            venue: self.option(first(|row| row.venue))?,
            sources,
            item_count: u64::from(row.item_count),
            attendee: None,
        })
    }

    pub(super) fn find_meeting(&self, id: &str) -> Result<Option<MeetingNo>, PeopleError> {
        let meeting_id = |at| -> Result<(u32, &str), PeopleError> {
            let number = self.number(Table::MeetingIds, at)?;
            let row: MeetingRow = self.row(Table::Meetings, number as usize)?;
            Ok((number, self.text(row.id)?))
        };
        let at = self.first(Table::MeetingIds, |at| Ok(meeting_id(at)?.1 < id))?;
        if at < self.len(Table::MeetingIds) && meeting_id(at)?.1 == id {
            return Ok(Some(MeetingNo(meeting_id(at)?.0)));
        }
        let sitting_id = |at| -> Result<(u32, &str), PeopleError> {
            let row: SittingRow =
                self.row(Table::Sittings, self.number(Table::SittingIds, at)? as usize)?;
            Ok((row.meeting, self.text(row.id)?))
        };
        let at = self.first(Table::SittingIds, |at| Ok(sitting_id(at)?.1 < id))?;
        if at < self.len(Table::SittingIds) && sitting_id(at)?.1 == id {
            return Ok(Some(MeetingNo(sitting_id(at)?.0)));
        }
        Ok(None)
    }

    pub(super) fn stretch(
        &self,
        sitting: usize,
        end: fn(&SittingRow) -> u32,
    ) -> Result<std::ops::Range<usize>, PeopleError> {
        let ends = |at: usize| Ok(end(&self.row::<SittingRow>(Table::Sittings, at)?));
        Ok(self.start(sitting as u32, ends)?..ends(sitting)? as usize)
    }
}
