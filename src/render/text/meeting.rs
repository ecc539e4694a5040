//! A meeting for people: when, who met, where it is told of, and a person's status with its proof.

use std::io::{self, Write};

use super::{Show, day, name};
use crate::item::DateSource;
use crate::people::MeetingExplained;
use crate::render::paint::{Ink, Paint, Place, columns};
use crate::search::results::{AttendeeRecord, MeetingRecord};

impl Show for MeetingRecord {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        // Several persons at one meeting stand under one heading.
        if let (Some(attendee), Some(before)) = (&self.attendee, before)
            && before.id == self.id
        {
            return self::attendee(attendee, paint);
        }
        if before.is_some() {
            paint.end()?;
        }
        self.heading(paint)?;
        match &self.explained {
            Some(explained) => self::explained(self, explained, paint)?,
            None => self.sources(paint)?,
        }
        match &self.attendee {
            Some(attendee) => self::attendee(attendee, paint),
            None => Ok(()),
        }
    }
}

impl MeetingRecord {
    fn sources<W: Write>(&self, paint: &mut Paint<W>) -> io::Result<()> {
        for source in &self.sources {
            paint.put(Ink::Plain, "  ")?;
            let place = Place { path: &source.path, page: None, line: None };
            paint.link(Ink::Place, &source.path, &place)?;
            paint.line(Ink::Faint, &format!("  {}", name(&source.kind)))?;
        }
        Ok(())
    }

    /// The day or days; a day that no document of the meeting states says where it comes from.
    pub(super) fn when(&self) -> String {
        let mut date = match (self.date, self.end_date) {
            (Some(date), Some(end)) if end != date => format!("{} to {}", day(date), day(end)),
            (Some(date), _) => day(date),
            (None, _) => "undated".to_owned(),
        };
        if self.date_source.is_some_and(|source| source != DateSource::Stated) {
            date.push_str(&format!(" ({})", name(&self.date_source)));
        }
        date
    }

    /// `6 June 2019  Committee`, then council, time, number of items and id.
    fn heading<W: Write>(&self, paint: &mut Paint<W>) -> io::Result<()> {
        let date = self.when();
        paint.put(Ink::Date, &date)?;
        paint.put(Ink::Plain, "  ")?;
        let committee = self.committee.as_deref().unwrap_or("no committee stated");
        paint.wrapped(Ink::Title, committee, date.len() + 2, 2)?;
        let mut facts: Vec<String> = Vec::new();
        facts.extend(self.council.clone().filter(|council| council != committee));
        facts.extend(self.start_time.map(|time| time.strftime("%H:%M").to_string()));
        facts.extend(self.venue.clone());
        facts.push(match self.item_count {
            1 => "1 item".to_owned(),
            count => format!("{count} items"),
        });
        facts.push(format!("show {}", self.id));
        paint.wrapped(Ink::Faint, &format!("  {}", facts.join(", ")), 0, 2)
    }
}

/// Why the day, and what each document states: what they share made them one meeting.
fn explained<W: Write>(
    meeting: &MeetingRecord,
    why: &MeetingExplained,
    paint: &mut Paint<W>,
) -> io::Result<()> {
    if let Some(reason) = &why.inferred_by {
        let what = match meeting.date_source {
            Some(DateSource::Inferred) => "  the day is inferred: ",
            _ => "  what states no day was placed here: ",
        };
        paint.put(Ink::Warning, what)?;
        paint.wrapped(Ink::Plain, reason, what.len(), 4)?;
    }
    let joined = match (why.sittings.len(), &why.committee) {
        (1, _) => "  told of by one document:".to_owned(),
        (count, Some(key)) => format!(
            "  {count} documents are one meeting: what they state is `{key}` and {}{}",
            meeting.date.map_or("no day".to_owned(), day),
            if meeting.start_time.is_some() {
                ", and no two of them state other times"
            } else {
                ""
            },
        ),
        (count, None) => format!("  {count} documents are one meeting:"),
    };
    paint.wrapped(Ink::Faint, &joined, 0, 4)?;
    for sitting in &why.sittings {
        paint.put(Ink::Plain, "  ")?;
        let place = Place { path: &sitting.path, page: None, line: None };
        paint.link(Ink::Place, &sitting.path, &place)?;
        let not_stated = |what: &str| format!("no {what} stated");
        let stated = [
            name(&sitting.kind),
            sitting.council.clone().unwrap_or_else(|| not_stated("council")),
            sitting.committee.clone().unwrap_or_else(|| not_stated("committee")),
            sitting.date.map_or_else(|| not_stated("date"), day),
        ];
        let time = sitting.start_time.map(|time| time.strftime("%H:%M").to_string());
        let stated: Vec<String> = stated.into_iter().chain(time).collect();
        let words = format!("  {}", stated.join(", "));
        paint.wrapped(Ink::Faint, &words, 2 + columns(&sitting.path), 4)?;
    }
    Ok(())
}

/// Name, status and capacity, and the line that proves them.
fn attendee<W: Write>(attendee: &AttendeeRecord, paint: &mut Paint<W>) -> io::Result<()> {
    let status = name(&attendee.status);
    let ink = if attendee.status.attended() { Ink::Decision } else { Ink::Warning };
    paint.put(ink, &format!("  {status}"))?;
    let mut words = format!("  {}, {}", attendee.name, name(&attendee.capacity));
    if let Some(role) = &attendee.role {
        words.push_str(&format!(", {role}"));
    }
    paint.wrapped(Ink::Plain, &words, 2 + status.len(), 4)?;
    let proof = &attendee.evidence;
    let place = Place { path: &proof.path, page: proof.page, line: Some(proof.line) };
    let page = proof.page.map(|page| format!(" (p. {page})")).unwrap_or_default();
    paint.put(Ink::Plain, "    ")?;
    paint.link(Ink::Place, &format!("{}:{}{page}", proof.path, proof.line), &place)?;
    paint.end()?;
    paint.put(Ink::Plain, "    ")?;
    paint.wrapped(Ink::Faint, &format!("“{}”", proof.text.trim()), 4, 4)
}
