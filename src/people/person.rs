//! A person of a register: forms of name, offices, and who is meant by a name.

use super::error::PeopleError;
use super::file::{Table, View};
use super::name::Name;
use super::numbers::day;
use super::register::PersonNo;
use super::table::*;
use crate::search::results::{PersonRecord, RoleRecord};

impl View<'_> {
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

    pub(super) fn person(&self, person: PersonNo) -> Result<PersonRecord, PeopleError> {
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
            may_be: self.may_be(&row)?,
            committees: Vec::new(),
        })
    }

    /// The ids of the persons that an unclear name may mean.
    pub(super) fn may_be(&self, row: &PersonRow) -> Result<Vec<String>, PeopleError> {
        let places = (0..row.candidate_count as usize).map(|at| row.candidates as usize + at);
        let id = |at| -> Result<String, PeopleError> {
            let one = self.number(Table::Candidates, at)?;
            let one: PersonRow = self.row(Table::Persons, one as usize)?;
            Ok(self.text(one.id)?.to_owned())
        };
        places.map(id).collect()
    }

    /// The offices of a person, in the order in which they were first held.
    pub(super) fn roles(&self, person: PersonNo) -> Result<Vec<RoleRecord>, PeopleError> {
        let mut roles: Vec<((u32, u32), u32, u32)> = Vec::new();
        for at in self.rows(person)?.into_iter().rev() {
            let row: AttendeeRow = self.row(Table::Attendees, at)?;
            let manner = self.manner(&row)?;
            if manner.role == NONE {
                continue;
            }
            let date = self.date_of(at)?;
            let key = (manner.role, manner.organisation);
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

    pub(super) fn find_persons(&self, name: &str) -> Result<Vec<PersonNo>, PeopleError> {
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

    pub(super) fn with_word(&self, word: &str) -> Result<Vec<PersonNo>, PeopleError> {
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
}
