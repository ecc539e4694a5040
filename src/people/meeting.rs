//! A meeting of a register: its sittings, its documents, what they say together.

use super::error::PeopleError;
use super::file::{Table, View};
use super::infer::InferredSitting;
use super::numbers::{day, kind, minute, source};
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
            let path = self.path(sitting.document)?;
            sources.push(SourceOfMeeting { path, kind: kind(sitting.kind) });
        }
        // An undated fragment that was found to be of a meeting is of that committee too.
        let committee = match first(|row| row.committee) {
            NONE => self.committee_of(&row)?,
            committee => self.option(committee)?,
        };
        Ok(MeetingRecord {
            id: self.id(row.id())?,
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
            explained: None,
        })
    }

    /// The sittings whose day is known only because another document gives it away.
    pub(super) fn inferred(&self) -> Result<Vec<InferredSitting>, PeopleError> {
        let mut found = Vec::new();
        for number in 0..self.len(Table::Meetings) {
            let row: MeetingRow = self.row(Table::Meetings, number)?;
            let Some(date) = day(row.date).filter(|_| row.inferred_by != NONE) else { continue };
            for at in self.sittings(MeetingNo(number as u32))? {
                let sitting: SittingRow = self.row(Table::Sittings, at)?;
                if sitting.date != NONE {
                    continue;
                }
                let committee = match sitting.committee {
                    NONE => self.committee_of(&row)?,
                    _ => None,
                };
                found.push(InferredSitting { sitting: self.sitting_key(at)?, date, committee });
            }
        }
        Ok(found)
    }

    /// The committee that the sitting says which an inferred one was found to be like.
    pub(super) fn committee_of(&self, row: &MeetingRow) -> Result<Option<String>, PeopleError> {
        match row.like {
            NONE => Ok(None),
            like => self.option(self.row::<SittingRow>(Table::Sittings, like as usize)?.committee),
        }
    }

    pub(super) fn find_meeting(&self, id: &str) -> Result<Option<MeetingNo>, PeopleError> {
        let meeting_id = |at| -> Result<(u32, String), PeopleError> {
            let number = self.number(Table::MeetingIds, at)?;
            let row: MeetingRow = self.row(Table::Meetings, number as usize)?;
            Ok((number, self.id(row.id())?))
        };
        let at = self.first(Table::MeetingIds, |at| Ok(meeting_id(at)?.1.as_str() < id))?;
        if at < self.len(Table::MeetingIds) && meeting_id(at)?.1 == id {
            return Ok(Some(MeetingNo(meeting_id(at)?.0)));
        }
        let sitting_id = |at| -> Result<(u32, String), PeopleError> {
            let row: SittingRow =
                self.row(Table::Sittings, self.number(Table::SittingIds, at)? as usize)?;
            Ok((row.meeting, self.id(row.id())?))
        };
        let at = self.first(Table::SittingIds, |at| Ok(sitting_id(at)?.1.as_str() < id))?;
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
