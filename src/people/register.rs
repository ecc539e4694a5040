//! Questions to a register: persons by name, meetings newest first, who was where.
//!
//! In comes the register's bytes, out come plain records. Nothing is parsed on opening; a question
//! reads only the records that it needs.

use std::ops::Deref;

use super::draft::{day, kind, minute, source};
use super::error::PeopleError;
use super::explain::PersonExplained;
use super::file::{Directory, Table, View};
use super::name::Name;
use super::status;
use super::table::*;
use crate::item::DateSource;
use crate::search::results::{
    AttendeeRecord, Evidence, MeetingRecord, PersonRecord, RoleRecord, SourceOfMeeting,
};

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

/// Two lines that disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The meeting.
    pub meeting: MeetingNo,
    /// What they disagree about, in words.
    pub about: String,
    /// One line.
    pub first: Evidence,
    /// The other.
    pub second: Evidence,
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

    /// The keys of a meeting's sittings in the index, those that tell most first.
    pub fn sittings_of(&self, meeting: MeetingNo) -> Result<Vec<u64>, PeopleError> {
        let view = self.view();
        view.sittings(meeting)?.into_iter().map(|at| view.sitting_key(at)).collect()
    }

    /// A person with names, roles and counts.
    pub fn person(&self, person: PersonNo) -> Result<PersonRecord, PeopleError> {
        self.view().person(person)
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

impl View<'_> {
    fn sittings(&self, meeting: MeetingNo) -> Result<Vec<usize>, PeopleError> {
        let row: MeetingRow = self.row(Table::Meetings, meeting.0 as usize)?;
        let start = self
            .start(meeting.0, |at| Ok(self.row::<MeetingRow>(Table::Meetings, at)?.sittings_end))?;
        let numbers = start..row.sittings_end as usize;
        numbers.map(|at| Ok(self.number(Table::MeetingSittings, at)? as usize)).collect()
    }

    /// Where a stretch begins: the end of the one before.
    fn start(
        &self,
        at: u32,
        end: impl Fn(usize) -> Result<u32, PeopleError>,
    ) -> Result<usize, PeopleError> {
        at.checked_sub(1).map_or(Ok(0), |before| Ok(end(before as usize)? as usize))
    }

    fn sitting_key(&self, sitting: usize) -> Result<u64, PeopleError> {
        let row: SittingRow = self.row(Table::Sittings, sitting)?;
        let document: DocumentRow = self.row(Table::Documents, row.document as usize)?;
        Ok(super::sitting_key(document.key(), row.ordinal))
    }

    fn meeting(&self, meeting: MeetingNo) -> Result<MeetingRecord, PeopleError> {
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
        let inferred = source(row.date_source) == Some(DateSource::Inferred);
        Ok(MeetingRecord {
            id: self.text(row.id)?.to_owned(),
            kind: kind(main.kind),
            council: self.option(first(|row| row.council))?,
            committee: self.option(first(|row| row.committee))?,
            date: day(row.date),
            end_date: if inferred { None } else { day(first(|row| row.end_date)) },
            date_source: source(row.date_source),
            start_time: minute(first(|row| row.start_time)),
            end_time: minute(first(|row| row.end_time)),
            venue: self.option(first(|row| row.venue))?,
            sources,
            item_count: u64::from(row.item_count),
            attendee: None,
        })
    }

    fn find_meeting(&self, id: &str) -> Result<Option<MeetingNo>, PeopleError> {
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

    pub(super) fn forms(&self, person: PersonNo) -> Result<Vec<FormRow>, PeopleError> {
        let row: PersonRow = self.row(Table::Persons, person.0 as usize)?;
        let start =
            self.start(person.0, |at| Ok(self.row::<PersonRow>(Table::Persons, at)?.forms_end))?;
        (start..row.forms_end as usize).map(|at| self.row(Table::Forms, at)).collect()
    }

    /// The attendee rows of a person, meetings newest first.
    pub(super) fn rows(&self, person: PersonNo) -> Result<Vec<usize>, PeopleError> {
        let row: PersonRow = self.row(Table::Persons, person.0 as usize)?;
        let start =
            self.start(person.0, |at| Ok(self.row::<PersonRow>(Table::Persons, at)?.rows_end))?;
        let places = start..row.rows_end as usize;
        places.map(|at| Ok(self.number(Table::Attendance, at)? as usize)).collect()
    }

    fn person(&self, person: PersonNo) -> Result<PersonRecord, PeopleError> {
        let row: PersonRow = self.row(Table::Persons, person.0 as usize)?;
        let mut names: Vec<String> = Vec::new();
        for form in self.forms(person)? {
            let name = self.text(form.name)?;
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        Ok(PersonRecord {
            person: self.text(row.id)?.to_owned(),
            name: self.text(row.name)?.to_owned(),
            names,
            roles: self.roles(person)?,
            attended: u64::from(row.attended),
            apologies: u64::from(row.apologies),
            first: day(row.first),
            last: day(row.last),
        })
    }

    /// The offices of a person, in the order in which they were first held.
    fn roles(&self, person: PersonNo) -> Result<Vec<RoleRecord>, PeopleError> {
        let mut roles: Vec<((u32, u32), u32, u32)> = Vec::new();
        for at in self.rows(person)?.into_iter().rev() {
            let row: AttendeeRow = self.row(Table::Attendees, at)?;
            if row.role == NONE {
                continue;
            }
            let date = self.date_of(at)?;
            let key = (row.role, row.organisation);
            match roles.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, first, last)) if date != NONE => {
                    *first = date.min(*first);
                    *last = if *last == NONE { date } else { date.max(*last) };
                }
                Some(_) => {}
                None => roles.push((key, date, date)),
            }
        }
        roles.sort_by_key(|(_, first, last)| (*first, *last));
        let record = |((role, organisation), first, last): ((u32, u32), u32, u32)| {
            Ok(RoleRecord {
                role: self.text(role)?.to_owned(),
                organisation: self.option(organisation)?,
                first: day(first),
                last: day(last),
            })
        };
        roles.into_iter().map(record).collect()
    }

    /// The sitting of an attendee row.
    pub(super) fn sitting_of(&self, attendee: usize) -> Result<usize, PeopleError> {
        self.first(Table::Sittings, |at| {
            Ok(self.row::<SittingRow>(Table::Sittings, at)?.attendees_end as usize <= attendee)
        })
    }

    fn meeting_no(&self, attendee: usize) -> Result<MeetingNo, PeopleError> {
        let row: SittingRow = self.row(Table::Sittings, self.sitting_of(attendee)?)?;
        Ok(MeetingNo(row.meeting))
    }

    fn date_of(&self, attendee: usize) -> Result<u32, PeopleError> {
        let meeting = self.meeting_no(attendee)?;
        Ok(self.row::<MeetingRow>(Table::Meetings, meeting.0 as usize)?.date)
    }

    fn find_persons(&self, name: &str) -> Result<Vec<PersonNo>, PeopleError> {
        let id = |at: usize| self.text(self.row::<PersonRow>(Table::Persons, at)?.id);
        let at = self.first(Table::Persons, |at| Ok(id(at)? < name))?;
        if at < self.len(Table::Persons) && id(at)? == name {
            return Ok(vec![PersonNo(at as u32)]);
        }
        let asked = Name::parse(name, "");
        let words: Vec<&str> = asked.words().filter(|word| word.len() > 1).collect();
        let longest = words.iter().max_by_key(|word| word.len());
        let Some(longest) = longest else {
            return Ok(Vec::new());
        };
        let (mut exact, mut fitting) = (Vec::new(), Vec::new());
        for person in self.with_word(longest)? {
            for form in self.forms(person)? {
                let known = Name::parse(self.text(form.name)?, "");
                if known.same_words(&asked) {
                    exact.push(person);
                } else if asked.fits(&known) {
                    fitting.push(person);
                }
            }
        }
        let mut found = if exact.is_empty() || asked.has_initials_only() {
            exact.extend(fitting);
            exact
        } else {
            exact
        };
        found.sort();
        found.dedup();
        Ok(found)
    }

    fn with_word(&self, word: &str) -> Result<Vec<PersonNo>, PeopleError> {
        let entry = |at| -> Result<(&str, u32), PeopleError> {
            let row: WordRow = self.row(Table::Words, at)?;
            Ok((self.text(row.word)?, row.person))
        };
        let mut at = self.first(Table::Words, |at| Ok(entry(at)?.0 < word))?;
        let mut found = Vec::new();
        while at < self.len(Table::Words) && entry(at)?.0 == word {
            found.push(PersonNo(entry(at)?.1));
            at += 1;
        }
        Ok(found)
    }

    fn attendance(&self, person: PersonNo) -> Result<Vec<Attendance>, PeopleError> {
        let mut rows: Vec<(MeetingNo, usize)> = Vec::new();
        for at in self.rows(person)? {
            rows.push((self.meeting_no(at)?, at));
        }
        let meetings = rows.chunk_by(|a, b| a.0 == b.0);
        meetings.map(|of_meeting| self.at_meeting(person, of_meeting)).collect()
    }

    fn at_meeting(
        &self,
        person: PersonNo,
        rows: &[(MeetingNo, usize)],
    ) -> Result<Attendance, PeopleError> {
        let read = rows.iter().map(|&(_, at)| self.row(Table::Attendees, at));
        let read: Vec<AttendeeRow> = read.collect::<Result<_, _>>()?;
        let verdict = status::decide(&read);
        let (meeting, at) = rows[verdict.row];
        let row = read[verdict.row];
        let sitting = self.sitting_of(at)?;
        let mut items = None;
        if row.items != NONE {
            // Several lines of one document may each name some items.
            let mut numbers: Vec<String> = Vec::new();
            for (other, &(_, place)) in read.iter().zip(rows) {
                if status::alike(other, &row) && self.sitting_of(place)? == sitting {
                    numbers.extend(self.text(other.items)?.lines().map(str::to_owned));
                }
            }
            let mut seen = std::collections::HashSet::new();
            numbers.retain(|number| seen.insert(number.clone()));
            items = Some(numbers);
        }
        let record = AttendeeRecord {
            name: self.text(row.name)?.to_owned(),
            person: self
                .text(self.row::<PersonRow>(Table::Persons, person.0 as usize)?.id)?
                .to_owned(),
            status: row.status(),
            capacity: row.capacity(),
            role: self.option(row.role)?,
            evidence: self.evidence(sitting, &row)?,
        };
        let contradicted = verdict.contradicted;
        Ok(Attendance { meeting, person, record, items, remote: row.remote(), contradicted })
    }

    pub(super) fn evidence(
        &self,
        sitting: usize,
        row: &AttendeeRow,
    ) -> Result<Evidence, PeopleError> {
        let sitting: SittingRow = self.row(Table::Sittings, sitting)?;
        let document: DocumentRow = self.row(Table::Documents, sitting.document as usize)?;
        Ok(Evidence {
            path: self.text(document.path)?.to_owned(),
            page: (row.page != NONE).then_some(row.page),
            line: row.line,
            text: self.text(row.text)?.to_owned(),
        })
    }

    fn stretch(
        &self,
        sitting: usize,
        end: fn(&SittingRow) -> u32,
    ) -> Result<std::ops::Range<usize>, PeopleError> {
        let ends = |at: usize| Ok(end(&self.row::<SittingRow>(Table::Sittings, at)?));
        Ok(self.start(sitting as u32, ends)?..ends(sitting)? as usize)
    }

    fn attendees(&self, meeting: MeetingNo) -> Result<Vec<Attendance>, PeopleError> {
        let mut order: Vec<PersonNo> = Vec::new();
        let mut rows: std::collections::HashMap<PersonNo, Vec<(MeetingNo, usize)>> =
            Default::default();
        for sitting in self.sittings(meeting)? {
            for at in self.stretch(sitting, |row| row.attendees_end)? {
                let row: AttendeeRow = self.row(Table::Attendees, at)?;
                let form: FormRow = self.row(Table::Forms, row.form as usize)?;
                let person = PersonNo(form.person);
                let list = rows.entry(person).or_default();
                if list.is_empty() {
                    order.push(person);
                }
                list.push((meeting, at));
            }
        }
        order.into_iter().map(|person| self.at_meeting(person, &rows[&person])).collect()
    }

    fn items_attended(&self, person: PersonNo) -> Result<ItemsAttended, PeopleError> {
        let mut found = ItemsAttended::default();
        for one in self.attendance(person)? {
            if !one.record.status.attended() {
                continue;
            }
            for sitting in self.sittings(one.meeting)? {
                match &one.items {
                    None => found.sittings.push(self.sitting_key(sitting)?),
                    Some(numbers) => self.items_of(sitting, numbers, &mut found.items)?,
                }
            }
        }
        Ok(found)
    }

    fn conflict(&self, at: usize) -> Result<Conflict, PeopleError> {
        let row: ConflictRow = self.row(Table::Conflicts, at)?;
        let line = |attendee: u32| -> Result<Evidence, PeopleError> {
            let line: AttendeeRow = self.row(Table::Attendees, attendee as usize)?;
            self.evidence(self.sitting_of(attendee as usize)?, &line)
        };
        Ok(Conflict {
            meeting: MeetingNo(row.meeting),
            about: self.text(row.about)?.to_owned(),
            first: line(row.first)?,
            second: line(row.second)?,
        })
    }

    /// The ids of a sitting's items with some numbers.
    fn items_of(
        &self,
        sitting: usize,
        numbers: &[String],
        out: &mut Vec<String>,
    ) -> Result<(), PeopleError> {
        for at in self.stretch(sitting, |row| row.items_end)? {
            let item: ItemRow = self.row(Table::Items, at)?;
            let number = self.text(item.number)?;
            if item.number != NONE && numbers.iter().any(|wanted| wanted == number) {
                let head = self.text(item.id_head)?;
                out.push(match item.id_number {
                    NONE => head.to_owned(),
                    number => format!("{head}-{number}"),
                });
            }
        }
        Ok(())
    }
}
