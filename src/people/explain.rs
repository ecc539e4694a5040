//! Why persons and meetings were joined: every printed form, where it stands, and the rule.

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::error::PeopleError;
use super::file::{Table, View};
use super::numbers::{day, kind, minute};
use super::persons::Reason;
use super::register::{MeetingNo, PersonNo};
use super::table::{AttendeeRow, FormRow, MeetingRow, PersonRow, SittingRow};
use crate::item::Kind;
use crate::search::results::Evidence;

/// Why a person is one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonExplained {
    /// The person's id.
    pub person: String,
    /// The fullest form of the name.
    pub name: String,
    /// `councillor`, `officer`, or null where neither is known.
    pub class: Option<&'static str>,
    /// Ids of the persons it may be, where the name stays ambiguous.
    pub may_be: Vec<String>,
    /// Every printed form.
    pub forms: Vec<FormExplained>,
}

/// One printed form of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormExplained {
    /// As printed, without the honorific.
    pub name: String,
    /// As printed where the form first stands.
    pub honorific: Option<String>,
    /// Why it is this person's, in words.
    pub reason: &'static str,
    /// The form it was joined to; null where it is the first.
    pub joined_to: Option<String>,
    /// First meeting with this form.
    pub first: Option<Date>,
    /// Last meeting with this form.
    pub last: Option<Date>,
    /// Every line where it stands, newest meeting first.
    pub places: Vec<Evidence>,
}

/// Why documents are one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingExplained {
    /// The meeting's id.
    pub id: String,
    /// The committee for comparison; null where none is stated.
    pub committee: Option<String>,
    /// By what the day was inferred; null where a document gives it.
    pub inferred_by: Option<String>,
    /// Its documents, those that tell most first.
    pub sittings: Vec<SittingExplained>,
}

/// What one document states of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SittingExplained {
    /// The file, as shown to the user.
    pub path: String,
    /// What sort of document it is.
    pub kind: Kind,
    /// As printed.
    pub council: Option<String>,
    /// As printed.
    pub committee: Option<String>,
    /// As stated, or taken from the path or `minutebook.toml`.
    pub date: Option<Date>,
    /// As stated, `HH:MM`.
    #[serde(with = "crate::item::hour_minute")]
    pub start_time: Option<Time>,
}

impl View<'_> {
    pub(super) fn explain_meeting(
        &self,
        meeting: MeetingNo,
    ) -> Result<MeetingExplained, PeopleError> {
        let row: MeetingRow = self.row(Table::Meetings, meeting.0 as usize)?;
        let mut sittings = Vec::new();
        for at in self.sittings(meeting)? {
            let sitting: SittingRow = self.row(Table::Sittings, at)?;
            sittings.push(SittingExplained {
                path: self.path(sitting.document)?,
                kind: kind(sitting.kind),
                council: self.option(sitting.council)?,
                committee: self.option(sitting.committee)?,
                date: day(sitting.date),
                start_time: minute(sitting.start_time),
            });
        }
        Ok(MeetingExplained {
            id: self.id(row.id())?,
            committee: self.option(row.committee_key)?,
            inferred_by: self.option(row.inferred_by)?,
            sittings,
        })
    }

    pub(super) fn explain_person(&self, person: PersonNo) -> Result<PersonExplained, PeopleError> {
        let row: PersonRow = self.row(Table::Persons, person.0 as usize)?;
        let forms = self.forms(person)?;
        let from = (row.forms_end as usize).saturating_sub(forms.len());
        let mut explained: Vec<FormExplained> = Vec::with_capacity(forms.len());
        for (at, form) in forms.iter().enumerate() {
            let other: FormRow = self.row(Table::Forms, form.joined_to as usize)?;
            let first = form.joined_to as usize == from + at;
            let reason = Reason::ALL.get(form.reason as usize);
            explained.push(FormExplained {
                name: self.text(form.name)?.to_owned(),
                honorific: self.option(form.honorific)?,
                reason: reason.map_or("", |reason| reason.words()),
                joined_to: if first { None } else { self.option(other.name)? },
                first: day(form.first),
                last: day(form.last),
                places: Vec::new(),
            });
        }
        for at in self.rows(person)? {
            let line: AttendeeRow = self.row(Table::Attendees, at)?;
            let form = (line.form as usize).checked_sub(from).and_then(|at| explained.get_mut(at));
            let form = form.ok_or(PeopleError::Damaged("a line has another person's name"))?;
            form.places.push(self.evidence(self.sitting_of(at)?, &line)?);
        }
        let class = [Some("councillor"), Some("officer"), None].get(row.class as usize).copied();
        Ok(PersonExplained {
            person: self.text(row.id)?.to_owned(),
            name: self.text(row.name)?.to_owned(),
            class: class.flatten(),
            may_be: self.may_be(&row)?,
            forms: explained,
        })
    }
}
