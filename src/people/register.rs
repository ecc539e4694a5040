//! Questions to a register: persons by name, meetings newest first, who was where.
//!
//! In comes the register's bytes, out come plain records. Nothing is parsed on opening; a question
//! reads only the records that it needs.

use std::ops::Deref;

use jiff::civil::Date;

use super::conflicts::Conflict;
use super::error::PeopleError;
use super::explain::{MeetingExplained, PersonExplained};
use super::file::{Directory, Table, View};
use super::infer::InferredSitting;
use super::numbers::{day, source};
use super::table::*;
use super::tally::{Calendar, Tally};
use crate::item::DateSource;
use crate::search::results::{AttendeeRecord, MeetingRecord, PersonRecord};

/// A joined meeting of a register: its place, newest first. Only good for the register it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingNo(pub u32);

/// A person of a register: the place in the order of ids. Only good for the register it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonNo(pub u32);

/// Persons and meetings of an index, as bytes that are read where they stand.
#[derive(Debug, Clone)]
pub struct Register<B> {
    bytes: B,
    directory: Directory,
}

/// One person at one meeting, all documents of the meeting taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// The meeting.
    pub meeting: MeetingNo,
    /// The person.
    pub person: PersonNo,
    /// Status and evidence.
    pub record: AttendeeRecord,
    /// Numbers of the items the person was there for; `None` is the whole meeting.
    pub items: Option<Vec<String>>,
    /// True where the person was there for all of it; false for single items, and where the document
    /// says at which item the person came or went.
    pub whole: bool,
    /// True where the person took part from afar.
    pub remote: bool,
    /// True where documents (or lines of one) disagree whether the person was there; the status is
    /// then the one that claims less.
    pub contradicted: bool,
}

/// What a person was there for, as keys of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemsAttended {
    /// Sittings (see [`super::sitting_key`]) of which the person was at the whole.
    pub sittings: Vec<u64>,
    /// Ids of single items, where the person was at a part of the meeting only.
    pub items: Vec<String>,
}

impl<B: Deref<Target = [u8]>> Register<B> {
    /// Opens a register; takes the same time whatever its size.
    pub fn open(bytes: B) -> Result<Self, PeopleError> {
        let directory = Directory::read(&bytes)?;
        Ok(Self { bytes, directory })
    }

    pub(super) fn view(&self) -> View<'_> {
        View { bytes: &self.bytes, directory: &self.directory }
    }

    /// How many documents it holds.
    pub fn document_count(&self) -> usize {
        self.view().len(Table::Documents)
    }

    /// All persons, in the order of their ids.
    pub fn persons(&self) -> impl ExactSizeIterator<Item = PersonNo> + use<B> {
        (0..self.view().len(Table::Persons) as u32).map(PersonNo)
    }

    /// All meetings, newest first, undated ones behind.
    pub fn meetings(&self) -> impl ExactSizeIterator<Item = MeetingNo> + use<B> {
        (0..self.view().len(Table::Meetings) as u32).map(MeetingNo)
    }

    /// A meeting with all that its documents say of it; `attendee` is left out.
    pub fn meeting(&self, meeting: MeetingNo) -> Result<MeetingRecord, PeopleError> {
        self.view().meeting(meeting)
    }

    /// Only the day of a meeting and where it is from.
    pub fn day_of(
        &self,
        meeting: MeetingNo,
    ) -> Result<(Option<Date>, Option<DateSource>), PeopleError> {
        let row: MeetingRow = self.view().row(Table::Meetings, meeting.0 as usize)?;
        Ok((day(row.date), source(row.date_source)))
    }

    /// The meeting with an id: the joined one's, or that of one of its documents.
    pub fn find_meeting(&self, id: &str) -> Result<Option<MeetingNo>, PeopleError> {
        self.view().find_meeting(id)
    }

    /// The meeting that a sitting of the index belongs to.
    pub fn meeting_of(&self, sitting: u64) -> Result<Option<MeetingNo>, PeopleError> {
        let view = self.view();
        let key = |at| view.row::<KeyRow>(Table::Keys, at);
        let at = view.first(Table::Keys, |at| Ok(key(at)?.key() < sitting))?;
        if at == view.len(Table::Keys) || key(at)?.key() != sitting {
            return Ok(None);
        }
        let row: SittingRow = view.row(Table::Sittings, key(at)?.sitting as usize)?;
        Ok(Some(MeetingNo(row.meeting)))
    }

    /// The sittings whose day no document of theirs gives, with the day that was inferred. Takes time
    /// linear in the meetings.
    pub fn inferred(&self) -> Result<Vec<InferredSitting>, PeopleError> {
        self.view().inferred()
    }

    /// The keys of a meeting's sittings in the index, those that tell most first.
    pub fn sittings_of(&self, meeting: MeetingNo) -> Result<Vec<u64>, PeopleError> {
        let view = self.view();
        view.sittings(meeting)?.into_iter().map(|at| view.sitting_key(at)).collect()
    }

    /// A person with names, roles and counts.
    pub fn person(&self, person: PersonNo) -> Result<PersonRecord, PeopleError> {
        self.view().person(person)
    }

    /// Only a person's name.
    pub fn person_name(&self, person: PersonNo) -> Result<String, PeopleError> {
        let view = self.view();
        let row: PersonRow = view.row(Table::Persons, person.0 as usize)?;
        Ok(view.text(row.name)?.to_owned())
    }

    /// The persons that a name fits: an id, any printed form in any order, initials, or a surname
    /// alone; case, accents and punctuation aside. Where a printed form fits as a whole, only those
    /// who bear it. In the order of ids.
    pub fn find_persons(&self, name: &str) -> Result<Vec<PersonNo>, PeopleError> {
        self.view().find_persons(name)
    }

    /// Where a name stays ambiguous, the persons it may mean; else nobody.
    pub fn candidates(&self, person: PersonNo) -> Result<Vec<PersonNo>, PeopleError> {
        let view = self.view();
        let row: PersonRow = view.row(Table::Persons, person.0 as usize)?;
        let places = (0..row.candidate_count).map(|at| row.candidates as usize + at as usize);
        places.map(|at| view.number(Table::Candidates, at).map(PersonNo)).collect()
    }

    /// The names that fit several persons of whom this is one, and so count for none of them. Takes
    /// time linear in the persons.
    pub fn unclear(&self, person: PersonNo) -> Result<Vec<PersonNo>, PeopleError> {
        let mut found = Vec::new();
        for other in self.persons() {
            if self.candidates(other)?.contains(&person) {
                found.push(other);
            }
        }
        Ok(found)
    }

    /// Which sittings and items a person was there for at one meeting.
    pub fn items_at(&self, one: &Attendance) -> Result<ItemsAttended, PeopleError> {
        let mut found = ItemsAttended::default();
        self.view().add_items(one, &mut found)?;
        Ok(found)
    }

    /// Everybody at a meeting in an office rather than by name, newest meeting first: all whose role
    /// as printed there holds the words of `office`, case and punctuation aside.
    pub fn office(&self, office: &str) -> Result<Vec<Attendance>, PeopleError> {
        self.view().office(office)
    }

    /// How often a person was at each committee's meetings, of how many: by committee, the most
    /// attended first.
    /// Only meetings for which `counts` is true are counted, in numerators and denominators alike.
    pub fn tallies(
        &self,
        person: PersonNo,
        calendar: &Calendar,
        counts: &dyn Fn(MeetingNo) -> bool,
    ) -> Result<Vec<Tally>, PeopleError> {
        self.view().tallies(person, calendar, counts)
    }

    /// The meetings of every committee, for [`Register::tallies`].
    pub fn calendar(&self) -> Result<Calendar, PeopleError> {
        self.view().calendar()
    }

    /// Why documents are one meeting, and why an undated one is of its day.
    pub fn explain_meeting(&self, meeting: MeetingNo) -> Result<MeetingExplained, PeopleError> {
        self.view().explain_meeting(meeting)
    }

    /// Why a person is one person: every printed form, where it stands, why it was joined.
    pub fn explain_person(&self, person: PersonNo) -> Result<PersonExplained, PeopleError> {
        self.view().explain_person(person)
    }

    /// Where documents of a meeting, or lines of one, disagree.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, PeopleError> {
        let view = self.view();
        (0..view.len(Table::Conflicts)).map(|at| view.conflict(at)).collect()
    }

    /// Where a person was, sent apologies or was listed: one record a meeting, newest first.
    pub fn attendance(&self, person: PersonNo) -> Result<Vec<Attendance>, PeopleError> {
        self.view().attendance(person)
    }

    /// Everybody with a status at a meeting, in the order of the document that tells most.
    pub fn attendees(&self, meeting: MeetingNo) -> Result<Vec<Attendance>, PeopleError> {
        self.view().attendees(meeting)
    }

    /// The meetings that all of some persons attended, newest first.
    pub fn together(&self, persons: &[PersonNo]) -> Result<Vec<MeetingNo>, PeopleError> {
        let mut common: Option<Vec<MeetingNo>> = None;
        for &person in persons {
            let there = self.attendance(person)?.into_iter();
            let there: Vec<MeetingNo> =
                there.filter(|one| one.record.status.attended()).map(|one| one.meeting).collect();
            common = Some(match common {
                None => there,
                Some(before) => {
                    before.into_iter().filter(|one| there.binary_search(one).is_ok()).collect()
                }
            });
        }
        Ok(common.unwrap_or_default())
    }

    /// Which sittings and items of the index a person was there for.
    pub fn items_attended(&self, person: PersonNo) -> Result<ItemsAttended, PeopleError> {
        self.view().items_attended(person)
    }
}
