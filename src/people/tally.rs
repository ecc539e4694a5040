//! How often somebody was at a committee's meetings, and of how many.

use jiff::civil::Date;
use serde::Serialize;

use super::draft::day;
use super::error::PeopleError;
use super::file::{Table, View};
use super::register::PersonNo;
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

impl View<'_> {
    pub(super) fn tallies(&self, person: PersonNo) -> Result<Vec<Tally>, PeopleError> {
        // By scope and committee: the meetings at which something is said of the person.
        let mut said: Vec<((u32, u32), u32, Status)> = Vec::new();
        for one in self.attendance(person)? {
            let meeting: MeetingRow = self.row(Table::Meetings, one.meeting.0 as usize)?;
            if one.record.status != Status::Listed && meeting.date != NONE {
                let committee = (meeting.scope, meeting.committee_key);
                said.push((committee, one.meeting.0, one.record.status));
            }
        }
        said.sort_unstable();
        let committees = said.chunk_by(|a, b| a.0 == b.0);
        let mut tallies: Vec<Tally> =
            committees.map(|of_committee| self.tally(of_committee)).collect::<Result<_, _>>()?;
        tallies.sort_by(|a, b| b.attended.cmp(&a.attended).then(a.committee.cmp(&b.committee)));
        Ok(tallies)
    }

    /// Counts one committee; `said` is not empty, and its meetings newest first.
    fn tally(&self, said: &[((u32, u32), u32, Status)]) -> Result<Tally, PeopleError> {
        let (newest, oldest) = (said[0].1, said[said.len() - 1].1);
        let count = |wanted: fn(Status) -> bool| {
            said.iter().filter(|(_, _, status)| wanted(*status)).count() as u64
        };
        let (mut meetings, mut recorded) = (0, 0);
        for at in newest..=oldest {
            let row: MeetingRow = self.row(Table::Meetings, at as usize)?;
            if (row.scope, row.committee_key) == said[0].0 {
                let named = said.binary_search_by_key(&at, |(_, meeting, _)| *meeting).is_ok();
                meetings += 1;
                recorded += u64::from(row.recorded == 1 || named);
            }
        }
        let first: MeetingRow = self.row(Table::Meetings, oldest as usize)?;
        let last: MeetingRow = self.row(Table::Meetings, newest as usize)?;
        let main: SittingRow = self.row(Table::Sittings, last.main as usize)?;
        Ok(Tally {
            committee: self.option(main.committee)?,
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
