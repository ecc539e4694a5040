//! One item or meeting in full, for people.

use std::io::{self, Write};

use super::hit::heading;
use super::{Show, day, name};
use crate::item::{Attendee, Item};
use crate::render::paint::{Ink, Paint, Place};
use crate::search::Shown;
use crate::search::results::MeetingRecord;

impl Show for Shown {
    fn show<W: Write>(&self, _: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        match self {
            Self::Item { item, meeting, source } => {
                self::item(item, paint)?;
                of_meeting(meeting, paint)?;
                let place =
                    Place { path: &source.path, page: item.page, line: Some(item.line_start) };
                let page = item.page.map(|page| format!(" (p. {page})")).unwrap_or_default();
                let label = format!("{}:{}{page}", source.path, item.line_start);
                paint.link(Ink::Place, &label, &place)?;
                paint.end()?;
                details(item, paint)?;
                paint.end()?;
                text(item, paint)
            }
            Self::Meeting { meeting, attendees, items } => {
                meeting.show(None, paint)?;
                for attendee in attendees {
                    let role = attendee.role.as_ref();
                    let role = role.map(|role| format!(", {role}")).unwrap_or_default();
                    let words =
                        format!("{}{role} (line {})", attendee.name, attendee.evidence.line);
                    let status = name(&attendee.status);
                    paint.put(Ink::Decision, &format!("  {status:14}"))?;
                    paint.wrapped(Ink::Plain, &words, 16, 16)?;
                }
                for item in items {
                    paint.end()?;
                    self::item(item, paint)?;
                    details(item, paint)?;
                    paint.end()?;
                    text(item, paint)?;
                }
                Ok(())
            }
        }
    }
}

fn item(item: &Item, paint: &mut Paint<impl Write>) -> io::Result<()> {
    paint.wrapped(Ink::Title, &heading(item), 0, 2)
}

fn of_meeting(meeting: &MeetingRecord, paint: &mut Paint<impl Write>) -> io::Result<()> {
    let date = meeting.date.map_or("undated".to_owned(), day);
    paint.put(Ink::Date, &date)?;
    let committee = meeting.committee.as_deref().unwrap_or("no committee stated");
    let words = format!("  {committee}, {}", name(&meeting.kind));
    paint.wrapped(Ink::Plain, &words, date.len(), 2)?;
    paint.line(Ink::Faint, &format!("show {} for the meeting", meeting.id))
}

/// Topic, exemption, decisions and the people named.
fn details(item: &Item, paint: &mut Paint<impl Write>) -> io::Result<()> {
    if !item.topic.is_empty() {
        paint.wrapped(Ink::Faint, &format!("topic: {}", item.topic.join(" > ")), 0, 2)?;
    }
    if item.exempt {
        paint.line(Ink::Warning, "exempt: the public was or is to be excluded")?;
    }
    for decision in &item.decisions {
        paint.put(Ink::Decision, "decision: ")?;
        paint.wrapped(Ink::Plain, &decision.text, 10, 2)?;
    }
    for Attendee { name: who, status, role, line, .. } in &item.attendees {
        let role = role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
        paint.put(Ink::Decision, &format!("{}: ", name(status)))?;
        paint.wrapped(Ink::Plain, &format!("{who}{role} (line {line})"), 12, 2)?;
    }
    Ok(())
}

/// The item's own lines.
fn text(item: &Item, paint: &mut Paint<impl Write>) -> io::Result<()> {
    item.text.split('\n').try_for_each(|line| paint.wrapped(Ink::Plain, line.trim_end(), 0, 0))
}
