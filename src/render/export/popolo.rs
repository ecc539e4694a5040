//! `popolo`: one object with `persons`, `events`, `motions`, `organizations` and `memberships`, after
//! the Popolo specification.
//!
//! Extensions: an event's `minutebook_date_source` says where its day is from (`stated`, `path`,
//! `config`, `inferred`); its `minutebook_attendance` lists everybody with a status, also those who sent
//! apologies: `{"person_id", "name", "status", "capacity", "role", "evidence"}`. Popolo's own
//! `attendees` holds those who were there. Memberships come from attendance as a member: `start_date`
//! and `end_date` are the first and last meeting seen, not the term of office.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use serde_json::{Value, json};

use super::ocd::counts;
use super::{Export, Pass, organization_id};
use crate::item::{Capacity, Item};
use crate::render::escaped;
use crate::render::text::name;
use crate::search::ExportItem;
use crate::search::results::{AttendeeRecord, MeetingRecord, PersonRecord};

/// First and last meeting of somebody in a role, by person, organization and role.
type Memberships = BTreeMap<(String, String, String), (Option<Date>, Option<Date>)>;

/// Writes the object section by section. Organizations and memberships are kept until the end: they
/// grow with the people and committees, not with the documents.
pub struct Popolo<W> {
    out: W,
    section: &'static str,
    first: bool,
    organizations: BTreeMap<String, Value>,
    memberships: Memberships,
}

impl<W: Write> Popolo<W> {
    /// The object goes to `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            section: "",
            first: true,
            organizations: BTreeMap::new(),
            memberships: BTreeMap::new(),
        }
    }

    fn put(&mut self, section: &'static str, value: &Value) -> io::Result<()> {
        self.open(section)?;
        self.out.write_all(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" })?;
        escaped::json(&mut self.out, value)
    }

    fn open(&mut self, section: &'static str) -> io::Result<()> {
        if self.section == section {
            return Ok(());
        }
        let before = if self.section.is_empty() { "{" } else { "\n],\n" };
        write!(self.out, "{before}\"{section}\": [")?;
        self.section = section;
        self.first = true;
        Ok(())
    }

    fn organization(&mut self, meeting: &MeetingRecord) -> String {
        let id = organization_id(meeting);
        let parent = meeting.council.as_ref().map(|council| {
            let body = MeetingRecord { committee: None, ..meeting.clone() };
            let id = organization_id(&body);
            let value = json!({"id": id, "name": council, "classification": "council"});
            self.organizations.entry(id.clone()).or_insert(value);
            id
        });
        if let Some(committee) = &meeting.committee {
            let value = json!({
                "id": id, "name": committee, "classification": "committee", "parent_id": parent,
            });
            self.organizations.entry(id.clone()).or_insert(value);
        }
        id
    }
}

impl<W: Write> Export for Popolo<W> {
    fn passes(&self) -> &'static [Pass] {
        &[Pass::Persons, Pass::Meetings, Pass::Items]
    }

    fn person(&mut self, person: &PersonRecord) -> io::Result<()> {
        let others: Vec<Value> = person
            .names
            .iter()
            .filter(|name| **name != person.name)
            .map(|name| json!({"name": name}))
            .collect();
        let value = json!({"id": person.person, "name": person.name, "other_names": others});
        self.put("persons", &value)
    }

    fn meeting(
        &mut self,
        meeting: &MeetingRecord,
        attendees: &[AttendeeRecord],
        _: &[Item],
    ) -> io::Result<()> {
        let organization = self.organization(meeting);
        for one in attendees.iter().filter(|one| is_member(one.capacity)) {
            let key = (one.person.clone(), organization.clone(), name(&one.capacity));
            let seen = self.memberships.entry(key).or_insert((meeting.date, meeting.date));
            seen.0 = [seen.0, meeting.date].into_iter().flatten().min();
            seen.1 = [seen.1, meeting.date].into_iter().flatten().max();
        }
        let there = attendees.iter().filter(|one| one.status.attended());
        let event = json!({
            "id": meeting.id,
            "name": meeting.committee,
            "classification": "meeting",
            "start_date": meeting.date,
            "end_date": meeting.end_date,
            "location": meeting.venue,
            "organization_id": organization,
            "attendees": there
                .map(|one| json!({"id": one.person, "name": one.name}))
                .collect::<Vec<_>>(),
            "sources": meeting.sources.iter().map(|source| {
                json!({"url": source.path, "note": name(&source.kind)})
            }).collect::<Vec<_>>(),
            "minutebook_date_source": meeting.date_source,
            "minutebook_attendance": attendees.iter().map(attendance).collect::<Vec<_>>(),
        });
        self.put("events", &event)
    }

    fn item(&mut self, item: &ExportItem) -> io::Result<()> {
        let organization = organization_id(&item.meeting);
        for (number, decision) in (1..).zip(&item.item.decisions) {
            let id = format!("{}-{number}", item.item.id);
            let outcome = decision.vote.as_ref().and_then(|vote| vote.outcome.clone());
            let result =
                outcome.as_deref().map(|word| if word == "lost" { "fail" } else { "pass" });
            let votes: Vec<Value> = decision
                .vote
                .iter()
                .map(|vote| {
                    json!({"motion_id": id, "organization_id": organization,
                       "start_date": item.meeting.date, "result": result, "counts": counts(vote)})
                })
                .collect();
            let motion = json!({
                "id": id,
                "organization_id": organization,
                "text": decision.text,
                "classification": decision.marker,
                "date": item.meeting.date,
                "result": result,
                "vote_events": votes,
                "sources": [{"url": item.source.path, "note": format!("line {}", decision.line)}],
            });
            self.put("motions", &motion)?;
        }
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        for value in std::mem::take(&mut self.organizations).into_values() {
            self.put("organizations", &value)?;
        }
        for ((person, organization, role), (first, last)) in std::mem::take(&mut self.memberships) {
            let value = json!({
                "person_id": person, "organization_id": organization, "role": role,
                "start_date": first, "end_date": last,
            });
            self.put("memberships", &value)?;
        }
        self.open("memberships")?;
        self.out.write_all(b"]\n}\n")?;
        self.out.flush()
    }
}

fn is_member(capacity: Capacity) -> bool {
    !matches!(capacity, Capacity::Officer | Capacity::Guest)
}

/// A person's status at a meeting with its proof: the extension to events.
pub fn attendance(one: &AttendeeRecord) -> Value {
    json!({
        "person_id": one.person,
        "name": one.name,
        "status": one.status,
        "capacity": one.capacity,
        "role": one.role,
        "evidence": one.evidence,
    })
}
