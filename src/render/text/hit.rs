//! A found item for people: title, meeting, place, best passage, decisions marked.

use std::io::{self, Write};

use super::{Show, name};
use crate::item::{Item, Part};
use crate::render::paint::{Ink, Paint, Place};
use crate::search::results::{GroupedHit, MeetingRecord, SearchHit};

impl Show for SearchHit {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        if before.is_some() {
            paint.end()?;
        }
        paint.wrapped(Ink::Title, &heading(&self.item), 0, 2)?;
        of_meeting(&self.meeting, &name(&self.meeting.kind), paint)?;
        self.passage(paint)
    }
}

impl Show for GroupedHit {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        let Self(hit) = self;
        let known = before.is_some_and(|before| before.0.meeting.id == hit.meeting.id);
        if before.is_some() {
            paint.end()?;
        }
        if !known {
            of_meeting(&hit.meeting, &format!("show {}", hit.meeting.id), paint)?;
        }
        paint.wrapped(Ink::Title, &heading(&hit.item), 0, 2)?;
        hit.passage(paint)
    }
}

/// Day, committee, and one thing more.
fn of_meeting(
    meeting: &MeetingRecord,
    more: &str,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    let date = meeting.when();
    paint.put(Ink::Date, &date)?;
    let committee = meeting.committee.as_deref().unwrap_or("no committee stated");
    paint.wrapped(Ink::Plain, &format!("  {committee}, {more}"), date.len(), 2)
}

impl SearchHit {
    /// Where it stands, what was found, what was decided, and what is folded under it.
    fn passage<W: Write>(&self, paint: &mut Paint<W>) -> io::Result<()> {
        let line = Some(self.item.line_start);
        let place = Place { path: &self.source.path, page: self.item.page, line };
        let page = self.item.page.map(|page| format!(" (p. {page})")).unwrap_or_default();
        let label = format!("{}:{}{page}", self.source.path, self.item.line_start);
        paint.link(Ink::Place, &label, &place)?;
        paint.line(Ink::Faint, &format!("  show {}", self.item.id))?;
        if !self.snippet.text.is_empty() {
            paint.marked(&self.snippet.text, &self.snippet.highlights, 2)?;
        }
        if !self.item.decisions.is_empty() {
            let count = self.item.decisions.len();
            let words = if count == 1 { "1 decision" } else { &format!("{count} decisions") };
            paint.line(Ink::Decision, &format!("  {words}"))?;
        }
        match self.also.as_slice() {
            [] => Ok(()),
            [one] => paint.line(Ink::Faint, &format!("  one more like it: show {one}")),
            more => {
                let words = format!("  {} more like it: show {}", more.len(), more.join(", "));
                paint.wrapped(Ink::Faint, &words, 0, 4)
            }
        }
    }
}

/// `4 PERFORMANCE REPORT`, or what part of the document it is.
pub fn heading(item: &Item) -> String {
    title(item.part, item.number.as_deref(), item.title.as_deref())
}

/// The same from its parts.
pub fn title(part: Part, number: Option<&str>, title: Option<&str>) -> String {
    let (number, title) = (number.unwrap_or_default(), title.unwrap_or_default());
    let part = match part {
        Part::Item if number.is_empty() && title.is_empty() => "item without number and title",
        Part::Item => "",
        _ => &name(&part),
    };
    let words = [part, number, title];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
