//! How often somebody was at a committee's meetings, and of how many.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::error::PeopleError;
use super::file::{Table, View};
use super::numbers::day;
use super::register::{MeetingNo, PersonNo};
use super::table::{MeetingRow, NONE, SittingRow};
use crate::item::Status;

/// A person's attendance of one committee between the first and the last meeting at which a
/// document says whether the person was there.
///
/// `attended + apologies + absent + unnamed = recorded` and `recorded + unrecorded = meetings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The committee as printed.
    pub committee: Option<String>,
    /// First meeting that counts.
    pub first: Option<Date>,
    /// Last meeting that counts.
    pub last: Option<Date>,
    /// Meetings of the committee in the index between the two, both included.
    pub meetings: u64,
    /// Those of which a document lists who was there, or says it of this person.
    pub recorded: u64,
    /// Meetings attended.
    pub attended: u64,
    /// Meetings for which apologies were sent.
    pub apologies: u64,
    /// Meetings from which the person is said to have been absent.
    pub absent: u64,
    /// Recorded meetings whose documents do not name the person.
    pub unnamed: u64,
    /// Meetings without a record of who was there: nobody is called absent from them.
    pub unrecorded: u64,
}

/// The meetings of every committee, newest first, so that many tallies need one look at all of them.
#[derive(Debug, Clone, Default)]
pub struct Calendar(HashMap<Committee, Vec<Held>>);

/// Scope and committee for comparison.
type Committee = (u32, u32);

/// One meeting of a committee.
#[derive(Debug, Clone, Copy)]
struct Held {
    meeting: u32,
    /// One of its documents lists who was there.
    recorded: bool,
}

impl View<'_> {
    pub(super) fn calendar(&self) -> Result<Calendar, PeopleError> {
        let mut all = Calendar::default();
        for at in 0..self.len(Table::Meetings) {
            let row: MeetingRow = self.row(Table::Meetings, at)?;
            let held = Held { meeting: at as u32, recorded: row.recorded == 1 };
            all.0.entry((row.scope, row.committee_key)).or_default().push(held);
        }
        Ok(all)
    }

    pub(super) fn tallies(
        &self,
        person: PersonNo,
        calendar: &Calendar,
        counts: &dyn Fn(MeetingNo) -> bool,
    ) -> Result<Vec<Tally>, PeopleError> {
        // By scope and committee: the meetings at which something is said of the person.
        let mut said: Vec<(Committee, u32, Status)> = Vec::new();
        for (meeting, status) in self.statuses(person)? {
            let row: MeetingRow = self.row(Table::Meetings, meeting.0 as usize)?;
            if status != Status::Listed && row.date != NONE && counts(meeting) {
                said.push(((row.scope, row.committee_key), meeting.0, status));
            }
        }
        said.sort_unstable();
        let committees = said.chunk_by(|a, b| a.0 == b.0);
        let mut tallies: Vec<Tally> = committees
            .map(|of_committee| self.tally(of_committee, calendar, counts))
            .collect::<Result<_, _>>()?;
        tallies.sort_by(|a, b| b.attended.cmp(&a.attended).then(a.committee.cmp(&b.committee)));
        Ok(tallies)
    }

    /// Counts one committee; `said` is not empty, and its meetings newest first.
    fn tally(
        &self,
        said: &[(Committee, u32, Status)],
        calendar: &Calendar,
        counts: &dyn Fn(MeetingNo) -> bool,
    ) -> Result<Tally, PeopleError> {
        let (newest, oldest) = (said[0].1, said[said.len() - 1].1);
        let count = |wanted: fn(Status) -> bool| {
            said.iter().filter(|(_, _, status)| wanted(*status)).count() as u64
        };
        let (mut meetings, mut recorded) = (0, 0);
        let held = calendar.0.get(&said[0].0).map(Vec::as_slice).unwrap_or_default();
        let from = held.partition_point(|one| one.meeting < newest);
        for one in held[from..].iter().take_while(|one| one.meeting <= oldest) {
            if counts(MeetingNo(one.meeting)) {
                let named = || said.binary_search_by_key(&one.meeting, |(_, at, _)| *at).is_ok();
                meetings += 1;
                recorded += u64::from(one.recorded || named());
            }
        }
        let first: MeetingRow = self.row(Table::Meetings, oldest as usize)?;
        let last: MeetingRow = self.row(Table::Meetings, newest as usize)?;
        let main: SittingRow = self.row(Table::Sittings, last.main as usize)?;
        Ok(Tally {
            committee: self.option(main.committee)?.or(self.committee_of(&last)?),
            first: day(first.date),
            last: day(last.date),
            meetings,
            recorded,
            attended: count(Status::attended),
            apologies: count(|status| status == Status::Apologies),
            absent: count(|status| status == Status::Absent),
            unnamed: recorded.saturating_sub(said.len() as u64),
            unrecorded: meetings - recorded,
        })
    }
}
