//! `people`, and who is meant by a name.

use std::cmp::Ordering;
use std::collections::HashSet;

use tantivy::directory::OwnedBytes;

use super::filters::Meaning;
use super::question::{Filters, PeopleQuestion, PeopleSort};
use super::results::{Answer, AttendeeRecord, PersonRecord, VERSION};
use super::{Library, SearchError};
use crate::item::{DateSource, Status};
use crate::people::explain::PersonExplained;
use crate::people::{Attendance, MeetingNo, PersonNo, Register, Tally};

impl Library {
    /// Persons with their names, roles and counts. With filters only those at the meetings that
    /// count, and only those meetings are counted, in numerators and denominators.
    pub fn people(&self, question: &PeopleQuestion) -> Result<Answer<PersonRecord>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self, &question.filters)?;
            let (mut found, mut total) = (Vec::new(), 0);
            if let Some(register) = &self.register {
                let among = Among::new(self, register, &question.filters, &meaning)?;
                let persons: Vec<PersonNo> = match &question.name {
                    Some(name) => self.persons(register, name, &meaning)?,
                    None => register.persons().collect(),
                };
                for person in persons {
                    found.extend(self.person(register, person, &among)?.map(|one| (person, one)));
                }
                // Denominators are counted for all only where they decide the order.
                let before = question.sort.needs_tallies();
                if before {
                    self.add_tallies(register, &among, &mut found)?;
                }
                sort(&mut found, question.sort);
                total = found.len() as u64;
                found = found.into_iter().skip(question.offset).take(question.limit).collect();
                if !before {
                    self.add_tallies(register, &among, &mut found)?;
                }
            }
            let hits = found.into_iter().map(|(_, record)| record).collect();
            let notes = meaning.into_notes();
            let query = question.name.clone();
            Ok(Answer { version: VERSION, query, total, hits, facets: Default::default(), notes })
        })
    }

    /// Every printed form of the persons that a name may mean, where each stands and why it was
    /// joined.
    pub fn explain_people(&self, name: &str) -> Result<Answer<PersonExplained>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self, &Filters::default())?;
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

    /// A person as the meetings that count show them; nothing where they were at none of them.
    fn person(
        &self,
        register: &Register<OwnedBytes>,
        person: PersonNo,
        among: &Among,
    ) -> Result<Option<PersonRecord>, SearchError> {
        let mut record = self.register(register.person(person))?;
        if among.is_everything() {
            return Ok(Some(record));
        }
        let attendance = self.register(register.attendance(person))?.into_iter();
        let here: Vec<Attendance> = attendance.filter(|one| among.counts(one.meeting)).collect();
        if here.is_empty() {
            return Ok(None);
        }
        let count = |fits: fn(Status) -> bool| {
            here.iter().filter(|one| fits(one.record.status)).count() as u64
        };
        record.attended = count(Status::attended);
        record.apologies = count(|status| status == Status::Apologies);
        let (mut days, mut offices) = (Vec::new(), HashSet::new());
        for one in here {
            offices.extend(one.record.role);
            if one.record.status.attended() || one.record.status == Status::Apologies {
                let day = self.register(register.day_of(one.meeting))?.0;
                days.extend(day.filter(|_| !among.undated.contains(&one.meeting)));
            }
        }
        record.first = days.iter().min().copied();
        record.last = days.iter().max().copied();
        record.roles.retain(|role| offices.contains(&role.role));
        Ok(Some(record))
    }

    fn add_tallies(
        &self,
        register: &Register<OwnedBytes>,
        among: &Among,
        persons: &mut [(PersonNo, PersonRecord)],
    ) -> Result<(), SearchError> {
        let calendar = self.register(register.calendar())?;
        let counts = |meeting| among.counts(meeting) && !among.undated.contains(&meeting);
        for (person, record) in persons {
            record.committees = self.register(register.tallies(*person, &calendar, &counts))?;
        }
        Ok(())
    }

    /// The persons that a name may mean; a note says so where there are several, or nobody.
    pub(super) fn persons(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        meaning: &Meaning,
    ) -> Result<Vec<PersonNo>, SearchError> {
        let persons = self.register(register.find_persons(name))?;
        if persons.is_empty() {
            meaning.note(self.nobody(register, name)?);
        }
        self.tell_apart(register, name, &persons, meaning)?;
        self.tell_unclear(register, &persons, meaning)?;
        Ok(persons)
    }

    /// Where a name may mean several persons, a note names each.
    pub(super) fn tell_apart(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        persons: &[PersonNo],
        meaning: &Meaning,
    ) -> Result<(), SearchError> {
        let mut named = Vec::new();
        for person in persons.iter().take(NAMED) {
            let record = self.register(register.person(*person))?;
            let unclear = if record.may_be.is_empty() { "" } else { ", unclear which" };
            named.push(format!("{} ({}{unclear})", record.name, record.person));
        }
        if persons.len() > 1 {
            let more = match persons.len() - named.len() {
                0 => String::new(),
                more => format!(" or {more} others; `minutebook people '{name}'` lists them"),
            };
            meaning.note(format!("`{name}` may mean {}{more}", named.join(" or ")));
        }
        Ok(())
    }

    /// Where a line gives a name that may be one of these persons' but fits others too, a note says
    /// so: it is not in the answer.
    pub(super) fn tell_unclear(
        &self,
        register: &Register<OwnedBytes>,
        persons: &[PersonNo],
        meaning: &Meaning,
    ) -> Result<(), SearchError> {
        for person in persons.iter().take(NAMED) {
            for other in self.register(register.unclear(*person))? {
                if persons.contains(&other) {
                    continue;
                }
                let record = self.register(register.person(other))?;
                let times = self.register(register.attendance(other))?.len();
                let times =
                    if times == 1 { "1 meeting".to_owned() } else { format!("{times} meetings") };
                meaning.note(format!(
                    "not counted: `{}` ({}) at {times} may be {}",
                    record.name,
                    record.person,
                    record.may_be.join(" or ")
                ));
            }
        }
        Ok(())
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

/// So many persons are named in a note.
const NAMED: usize = 12;

/// The meetings that count, and what is needed to count them.
struct Among {
    /// All where `None`.
    meetings: Option<HashSet<MeetingNo>>,
    stated_only: bool,
    /// Meetings whose day is only inferred, where that does not count.
    undated: HashSet<MeetingNo>,
}

impl Among {
    fn new(
        library: &Library,
        register: &Register<OwnedBytes>,
        filters: &Filters,
        meaning: &Meaning,
    ) -> Result<Self, SearchError> {
        let meetings = library.meetings_that_count(filters, meaning)?;
        let mut undated = HashSet::new();
        if filters.stated_only {
            for meeting in register.meetings() {
                if library.register(register.day_of(meeting))?.1 == Some(DateSource::Inferred) {
                    undated.insert(meeting);
                }
            }
        }
        Ok(Self { meetings, stated_only: filters.stated_only, undated })
    }

    fn is_everything(&self) -> bool {
        self.meetings.is_none() && !self.stated_only
    }

    fn counts(&self, meeting: MeetingNo) -> bool {
        self.meetings.as_ref().is_none_or(|meetings| meetings.contains(&meeting))
    }
}

/// Puts persons in order; those that are equal by the name, then by the id.
fn sort(persons: &mut [(PersonNo, PersonRecord)], by: PeopleSort) {
    let sum = |one: &PersonRecord, count: fn(&Tally) -> u64| -> u64 {
        one.committees.iter().map(count).sum()
    };
    let share = |one: &PersonRecord| {
        let recorded = sum(one, |tally| tally.recorded);
        // Of nothing recorded nothing is known: last.
        if recorded == 0 { -1.0 } else { sum(one, |t| t.attended) as f64 / recorded as f64 }
    };
    persons.sort_by(|(_, one), (_, two)| {
        let order = match by {
            PeopleSort::Attended => two.attended.cmp(&one.attended),
            PeopleSort::Apologies => two.apologies.cmp(&one.apologies),
            PeopleSort::Absent => sum(two, |t| t.absent).cmp(&sum(one, |t| t.absent)),
            PeopleSort::Recorded => sum(two, |t| t.recorded).cmp(&sum(one, |t| t.recorded)),
            PeopleSort::Share => share(two).total_cmp(&share(one)),
            PeopleSort::Name => Ordering::Equal,
            PeopleSort::First => {
                (one.first.is_none(), one.first).cmp(&(two.first.is_none(), two.first))
            }
            PeopleSort::Last => two.last.cmp(&one.last),
        };
        order.then_with(|| one.name.cmp(&two.name)).then_with(|| one.person.cmp(&two.person))
    });
}
