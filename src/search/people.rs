//! `people`, and who is meant by a name.

use std::collections::HashSet;

use tantivy::directory::OwnedBytes;

use super::filters::Meaning;
use super::question::PeopleQuestion;
use super::results::{Answer, AttendeeRecord, PersonRecord, VERSION};
use super::{Library, SearchError};
use crate::item::Status;
use crate::people::explain::PersonExplained;
use crate::people::{Attendance, MeetingNo, PersonNo, Register};

impl Library {
    /// Persons with their names, roles and counts, most seen first. With filters only those at the
    /// meetings that count, and only those meetings are counted.
    pub fn people(&self, question: &PeopleQuestion) -> Result<Answer<PersonRecord>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self);
            let among = self.meetings_that_count(&question.filters, &meaning)?;
            let mut found = Vec::new();
            if let Some(register) = &self.register {
                let persons: Vec<PersonNo> = match &question.name {
                    Some(name) => self.persons(register, name, &meaning)?,
                    None => register.persons().collect(),
                };
                for person in persons {
                    found.extend(self.person(register, person, among.as_ref())?);
                }
            }
            found.sort_by(|one, two| {
                two.attended.cmp(&one.attended).then_with(|| one.person.cmp(&two.person))
            });
            let total = found.len() as u64;
            let hits = found.into_iter().skip(question.offset).take(question.limit).collect();
            let notes = meaning.into_notes();
            let query = question.name.clone();
            Ok(Answer { version: VERSION, query, total, hits, facets: Default::default(), notes })
        })
    }

    /// Every printed form of the persons that a name may mean, where each stands and why it was
    /// joined.
    pub fn explain_people(&self, name: &str) -> Result<Answer<PersonExplained>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self);
            let mut hits = Vec::new();
            if let Some(register) = &self.register {
                for person in self.persons(register, name, &meaning)? {
                    let mut explained = self.register(register.explain_person(person))?;
                    for place in explained.forms.iter_mut().flat_map(|form| &mut form.places) {
                        place.path = self.shown(&place.path);
                    }
                    hits.push(explained);
                }
            }
            let (query, total) = (Some(name.to_owned()), hits.len() as u64);
            let notes = meaning.into_notes();
            Ok(Answer { version: VERSION, query, total, hits, facets: Default::default(), notes })
        })
    }

    /// A person as the meetings of `among` show them; nothing where they were at none of them.
    fn person(
        &self,
        register: &Register<OwnedBytes>,
        person: PersonNo,
        among: Option<&HashSet<MeetingNo>>,
    ) -> Result<Option<PersonRecord>, SearchError> {
        let mut record = self.register(register.person(person))?;
        let Some(among) = among else { return Ok(Some(record)) };
        let attendance = self.register(register.attendance(person))?.into_iter();
        let here: Vec<Attendance> = attendance.filter(|one| among.contains(&one.meeting)).collect();
        if here.is_empty() {
            return Ok(None);
        }
        let count = |fits: fn(Status) -> bool| {
            here.iter().filter(|one| fits(one.record.status)).count() as u64
        };
        record.attended = count(Status::attended);
        record.apologies = count(|status| status == Status::Apologies);
        let mut days = Vec::new();
        for one in here {
            if one.record.status.attended() || one.record.status == Status::Apologies {
                days.extend(self.register(register.meeting(one.meeting))?.date);
            }
        }
        record.first = days.iter().min().copied();
        record.last = days.iter().max().copied();
        Ok(Some(record))
    }

    /// The persons that a name may mean; a note says so where there are several, or nobody.
    pub(super) fn persons(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        meaning: &Meaning,
    ) -> Result<Vec<PersonNo>, SearchError> {
        let persons = self.register(register.find_persons(name))?;
        match persons.len() {
            0 => meaning.note(format!(
                "nobody named `{name}` is in the index; `minutebook people` lists everybody"
            )),
            1 => {}
            _ => {
                let ids: Result<Vec<String>, SearchError> = persons
                    .iter()
                    .take(6)
                    .map(|person| Ok(self.register(register.person(*person))?.person))
                    .collect();
                let more = if persons.len() > 6 { " …" } else { "" };
                meaning.note(format!("`{name}` may mean {}{more}", ids?.join(", ")));
            }
        }
        Ok(persons)
    }

    /// A person's records at meetings, of those statuses; none means attended.
    pub(super) fn attendance(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        statuses: &[Status],
        meaning: &Meaning,
    ) -> Result<Vec<Attendance>, SearchError> {
        let mut all = Vec::new();
        for person in self.persons(register, name, meaning)? {
            all.extend(self.register(register.attendance(person))?);
        }
        all.retain(|one| match statuses {
            [] => one.record.status.attended(),
            wanted => wanted.contains(&one.record.status),
        });
        Ok(all)
    }

    /// Keys of the sittings at which a person had one of these statuses. Without any, what the person
    /// attended: whole sittings, and ids of single items where the person was there for those only.
    pub(super) fn sittings_with(
        &self,
        name: &str,
        statuses: &[Status],
        meaning: &Meaning,
    ) -> Result<(Vec<u64>, Vec<String>), SearchError> {
        let (mut keys, mut ids) = (Vec::new(), Vec::new());
        let Some(register) = &self.register else { return Ok((keys, ids)) };
        if statuses.is_empty() {
            for person in self.persons(register, name, meaning)? {
                let there = self.register(register.items_attended(person))?;
                keys.extend(there.sittings);
                ids.extend(there.items);
            }
            return Ok((keys, ids));
        }
        for one in self.attendance(register, name, statuses, meaning)? {
            keys.extend(self.register(register.sittings_of(one.meeting))?);
        }
        Ok((keys, ids))
    }

    /// Every form of a person's name of two words or more: a surname alone may be anybody's.
    pub(super) fn names_of(
        &self,
        name: &str,
        meaning: &Meaning,
    ) -> Result<Vec<String>, SearchError> {
        let Some(register) = &self.register else { return Ok(Vec::new()) };
        let mut names = Vec::new();
        for person in self.persons(register, name, meaning)? {
            let record = self.register(register.person(person))?;
            names.extend(record.names.into_iter().chain([record.name]));
        }
        names.retain(|name| name.split_whitespace().count() > 1);
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    /// A person's record with the path as it is shown.
    pub(super) fn attendee(&self, attendance: Attendance) -> AttendeeRecord {
        let mut record = attendance.record;
        record.evidence.path = self.shown(&record.evidence.path);
        record
    }
}
