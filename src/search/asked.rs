//! Who is asked for: from names and offices as typed to attendances.

use std::collections::{HashMap, HashSet};

use tantivy::directory::OwnedBytes;

use super::error::brief;
use super::filters::Meaning;
use super::question::Filters;
use super::{Library, SearchError};
use crate::index::words::fold;
use crate::people::{Attendance, MeetingNo, PersonNo, Register};
use crate::query::WordTest;

/// More words than this no name has.
const MOST_WORDS: usize = 8;

/// The attendances that fit a question.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// One list for each name, or one for all offices.
    lists: Vec<Vec<Attendance>>,
}

impl Asked {
    /// The meetings of any of those asked for, or, `together`, those of all of them.
    pub fn meetings(&self, together: bool) -> HashSet<MeetingNo> {
        let mut lists = self.lists.iter().map(|list| list.iter().map(|one| one.meeting));
        let mut all: HashSet<MeetingNo> = lists.next().into_iter().flatten().collect();
        for list in lists {
            match together {
                true => {
                    let other: HashSet<MeetingNo> = list.collect();
                    all.retain(|meeting| other.contains(meeting));
                }
                false => all.extend(list),
            }
        }
        all
    }

    /// Everybody asked for at each meeting, once, in the order in which they were asked for.
    pub fn by_meeting(self) -> HashMap<MeetingNo, Vec<Attendance>> {
        let mut all: HashMap<MeetingNo, Vec<Attendance>> = HashMap::new();
        for one in self.lists.into_iter().flatten() {
            let there = all.entry(one.meeting).or_default();
            if !there.iter().any(|other| other.person == one.person) {
                there.push(one);
            }
        }
        all
    }
}

impl Library {
    /// The attendances that fit; nothing where nobody is asked for. A name that nobody bears is taken
    /// as an office, and a note says so.
    pub(super) fn asked(
        &self,
        register: &Register<OwnedBytes>,
        filters: &Filters,
        meaning: &Meaning,
    ) -> Result<Option<Asked>, SearchError> {
        if !filters.asks_for_people() {
            return Ok(None);
        }
        let mut lists = Vec::new();
        for name in &filters.attendee {
            let persons = self.register(register.find_persons(name))?;
            lists.push(match persons.is_empty() {
                true => self.in_office(register, name, meaning)?,
                false => self.attendances(register, name, &persons, meaning)?,
            });
        }
        if filters.attendee.is_empty() {
            let mut all = Vec::new();
            for role in &filters.role {
                all.extend(self.register(register.office(role))?);
            }
            if all.is_empty() {
                meaning.note(format!(
                    "nobody is recorded as `{}`",
                    brief(&filters.role.join("` or `"))
                ));
            }
            lists.push(all);
        }
        lists.iter_mut().for_each(|list| list.retain(|one| fits(one, filters)));
        Ok(Some(Asked { lists }))
    }

    fn attendances(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        persons: &[PersonNo],
        meaning: &Meaning,
    ) -> Result<Vec<Attendance>, SearchError> {
        self.tell_apart(register, name, persons, meaning)?;
        self.tell_unclear(register, persons, meaning)?;
        let mut all = Vec::new();
        for person in persons {
            all.extend(self.register(register.attendance(*person))?);
        }
        Ok(all)
    }

    /// Whoever held an office of that name.
    fn in_office(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
        meaning: &Meaning,
    ) -> Result<Vec<Attendance>, SearchError> {
        let holders = self.register(register.office(name))?;
        meaning.note(match holders.is_empty() {
            true => self.nobody(register, name)?,
            false => {
                format!("nobody is named `{}`: taken as an office, whoever held it", brief(name))
            }
        });
        Ok(holders)
    }

    /// What is said of a name that nobody bears, with those whose names are a letter off.
    pub(super) fn nobody(
        &self,
        register: &Register<OwnedBytes>,
        name: &str,
    ) -> Result<String, SearchError> {
        let asked: Vec<WordTest> = fold(name)
            .split(' ')
            .take(MOST_WORDS)
            .map(|word| WordTest::Exact(word.to_owned()).fuzzy(1))
            .collect();
        let mut near = Vec::new();
        for person in register.persons() {
            let known = self.register(register.person_name(person))?;
            let words = fold(&known);
            let mut words = words.split(' ');
            if asked.iter().all(|test| words.clone().any(|word| test.fits(word)))
                && words.all(|word| asked.iter().any(|test| test.fits(word)))
            {
                near.push(known);
            }
        }
        near.truncate(3);
        let remedy = match near.is_empty() {
            true => "`minutebook people` lists everybody".to_owned(),
            false => format!("did you mean {}?", near.join(" or ")),
        };
        Ok(format!("nobody named `{}` is in the index; {remedy}", brief(name)))
    }

    /// Keys of the sittings at which somebody asked for was, and ids of single items where they were
    /// there for those only. With a status that is no attendance, the sittings it is recorded for.
    pub(super) fn items_asked(
        &self,
        filters: &Filters,
        meaning: &Meaning,
    ) -> Result<(Vec<u64>, Vec<String>), SearchError> {
        let (mut keys, mut ids) = (Vec::new(), Vec::new());
        let Some(register) = &self.register else { return Ok((keys, ids)) };
        let asked = self.asked(register, filters, meaning)?.unwrap_or_default();
        for one in asked.lists.iter().flatten() {
            if one.record.status.attended() {
                let there = self.register(register.items_at(one))?;
                keys.extend(there.sittings);
                ids.extend(there.items);
            } else {
                keys.extend(self.register(register.sittings_of(one.meeting))?);
            }
        }
        Ok((keys, ids))
    }
}

/// True where status, capacity and role are those asked for; without a status, where it is one of
/// those that mean attended.
fn fits(one: &Attendance, filters: &Filters) -> bool {
    let record = &one.record;
    let status = match filters.status.as_slice() {
        [] => record.status.attended(),
        wanted => wanted.contains(&record.status),
    };
    let held = || format!(" {} ", fold(record.role.as_deref().unwrap_or_default()));
    status
        && (filters.capacity.is_empty() || filters.capacity.contains(&record.capacity))
        && (filters.role.is_empty()
            || filters.role.iter().any(|role| held().contains(&format!(" {} ", fold(role)))))
}
