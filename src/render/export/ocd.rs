//! `ocd`: Open Civic Data, one object a line: an `event` with agenda and participants for each
//! meeting, and a `vote_event` for each decision on which a vote is recorded.
//!
//! Field names are those of the schemas that the Open Civic Data scrapers are held to. Their times
//! need a zone; documents state none, so `start_time` is the local time without one. What has no
//! place in the schema (ids, status of each person with its proof) stands in `extras`.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Export, Pass, organization_id, start};
use crate::item::{Decision, Item, Kind, Part, Vote};
use crate::render::jsonl;
use crate::render::text::name;
use crate::search::results::{AttendeeRecord, MeetingRecord};

/// Writes events and vote events.
pub struct Ocd<W>(pub W);

impl<W: Write> Export for Ocd<W> {
    fn passes(&self) -> &'static [Pass] {
        &[Pass::FullMeetings]
    }

    fn meeting(
        &mut self,
        meeting: &MeetingRecord,
        attendees: &[AttendeeRecord],
        items: &[Item],
    ) -> io::Result<()> {
        jsonl::one(&event(meeting, attendees, items), &mut self.0)?;
        for item in items {
            for (number, decision) in (1..).zip(&item.decisions) {
                if let Some(vote) = &decision.vote {
                    jsonl::one(&vote_event(meeting, item, number, decision, vote), &mut self.0)?;
                }
            }
        }
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn event(meeting: &MeetingRecord, attendees: &[AttendeeRecord], items: &[Item]) -> Value {
    let committee = meeting.committee.as_deref().unwrap_or("Meeting");
    let body = json!({
        "name": committee, "id": organization_id(meeting), "type": "organization", "note": "host",
    });
    let mut participants = vec![body];
    participants.extend(attendees.iter().filter(|one| one.status.attended()).map(|one| {
        json!({
            "name": one.name, "id": one.person, "type": "person", "note": name(&one.capacity),
        })
    }));
    let agenda: Vec<Value> =
        items.iter().filter(|item| item.part == Part::Item).map(agenda).collect();
    let sources: Vec<Value> = meeting
        .sources
        .iter()
        .map(|source| json!({"url": source.path, "note": name(&source.kind)}))
        .collect();
    let attendance: Vec<Value> = attendees.iter().map(super::popolo::attendance).collect();
    json!({
        "_type": "event",
        "name": committee,
        "description": "",
        "classification": "committee-meeting",
        "start_time": start(meeting),
        "end_time": meeting.date.zip(meeting.end_time).map(|(date, time)| {
            format!("{date}T{}", time.strftime("%H:%M:%S"))
        }),
        "all_day": false,
        "status": status(meeting),
        "location": {"name": meeting.venue.as_deref().unwrap_or("unknown"), "note": ""},
        "media": [],
        "documents": [],
        "links": [],
        "participants": participants,
        "agenda": agenda,
        "sources": sources,
        "extras": {"id": meeting.id, "council": meeting.council, "date_source": meeting.date_source,
                   "attendance": attendance},
    })
}

/// Of an agenda nobody knows whether the meeting was held.
fn status(meeting: &MeetingRecord) -> &'static str {
    match meeting.kind {
        Kind::Minutes | Kind::Decision => "passed",
        Kind::Agenda | Kind::AgendaPack | Kind::Other => "confirmed",
    }
}

fn agenda(item: &Item) -> Value {
    json!({
        "description": item.title.clone().unwrap_or_else(|| "(no title)".to_owned()),
        "order": item.number,
        "subjects": item.topic,
        "media": [],
        "notes": item.text,
        "related_entities": item.attendees.iter().map(|one| json!({
            "type": "person", "id": null, "name": one.name, "note": one.role,
        })).collect::<Vec<_>>(),
    })
}

fn vote_event(
    meeting: &MeetingRecord,
    item: &Item,
    number: usize,
    decision: &Decision,
    vote: &Vote,
) -> Value {
    json!({
        "_type": "vote_event",
        "identifier": format!("{}-{number}", item.id),
        "motion_text": decision.text,
        "motion_classification": [],
        "start_date": meeting.date,
        "end_date": "",
        "result": if vote.outcome.as_deref() == Some("lost") { "fail" } else { "pass" },
        "organization": organization_id(meeting),
        "legislative_session": "",
        "bill": null,
        "votes": [],
        "counts": counts(vote),
        "sources": meeting.sources.iter().map(|s| json!({"url": s.path, "note": ""})).collect::<Vec<_>>(),
        "extras": {"event": meeting.id, "item": item.id, "mover": decision.mover,
                   "seconder": decision.seconder, "outcome": vote.outcome},
    })
}

/// The counts that are stated, by the names of the standard.
pub fn counts(vote: &Vote) -> Vec<Value> {
    [("yes", vote.ayes), ("no", vote.against), ("abstain", vote.abstained)]
        .into_iter()
        .filter_map(|(option, value)| value.map(|value| json!({"option": option, "value": value})))
        .collect()
}
