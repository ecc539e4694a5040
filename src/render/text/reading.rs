//! `inspect` for people: the document as it was cut, each fact beside the line that it came from.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{day, name};
use crate::extract::{Extract, Style};
use crate::item::{Attendee, Decision, Item, Meeting, Part, Reading};
use crate::render::paint::{Ink, Look, Paint, Place, columns, cut};

/// Shows a reading; with `extract`, every line of the document in its part.
pub fn reading(
    reading: &Reading,
    extract: Option<&Extract>,
    look: Look,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    let source = &reading.source;
    paint.put(Ink::Place, &source.path)?;
    let pages = source.pages.map(|pages| format!(", {pages} pages")).unwrap_or_default();
    let facts = format!(
        "  {}, {} bytes{pages}; read as layout `{}`",
        source.format, source.bytes, reading.layout
    );
    paint.line(Ink::Faint, &facts)?;
    for warning in &reading.warnings {
        paint.put(Ink::Warning, "warning: ")?;
        paint.wrapped(Ink::Plain, warning, 9, 9)?;
    }
    for meeting in &reading.meetings {
        paint.end()?;
        head(meeting, &mut paint)?;
        evidence(meeting, extract, &mut paint)?;
        attendees(meeting, extract, &mut paint)?;
        for item in &meeting.items {
            self::item(item, &source.path, extract, &mut paint)?;
        }
    }
    Ok(())
}

/// Committee, council, date, times, place.
fn head(meeting: &Meeting, paint: &mut Paint<impl Write>) -> io::Result<()> {
    let committee = meeting.committee.as_deref().unwrap_or("(no committee stated)");
    paint.line(Ink::Title, committee)?;
    if let Some(council) = meeting.council.as_deref().filter(|&council| council != committee) {
        paint.line(Ink::Plain, council)?;
    }
    let mut facts = name(&meeting.kind);
    match (meeting.date, meeting.end_date) {
        (Some(date), Some(end)) if end != date => {
            facts.push_str(&format!(", {} to {}", day(date), day(end)));
        }
        (Some(date), _) => facts.push_str(&format!(", {}", day(date))),
        (None, _) => facts.push_str(", no date stated"),
    }
    if let Some(source) = &meeting.date_source {
        facts.push_str(&format!(" ({})", name(source)));
    }
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    match (meeting.start_time, meeting.end_time) {
        (Some(start), Some(end)) => {
            facts.push_str(&format!(", {} to {}", clock(start), clock(end)));
        }
        (Some(start), None) => facts.push_str(&format!(", {}", clock(start))),
        (None, Some(end)) => facts.push_str(&format!(", until {}", clock(end))),
        (None, None) => {}
    }
    paint.line(Ink::Date, &facts)?;
    match &meeting.venue {
        Some(venue) => paint.wrapped(Ink::Plain, venue, 0, 0),
        None => Ok(()),
    }
}

/// For each fact of the head the line that states it.
fn evidence(
    meeting: &Meeting,
    extract: Option<&Extract>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    for proof in &meeting.evidence {
        let label = format!("  {:<11}", name(&proof.fact).replace('_', " "));
        let line = format!("line {}", proof.line);
        paint.put(Ink::Plain, &label)?;
        paint.put(Ink::Place, &line)?;
        self::proof(proof.line, columns(&label) + columns(&line), extract, paint)?;
        paint.end()?;
    }
    Ok(())
}

/// The line that proves something, as far as there is room for it beside `used` columns.
fn proof(
    line: u32,
    used: usize,
    extract: Option<&Extract>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    let Some(extract) = extract else { return Ok(()) };
    let Some(found) = index(line).and_then(|at| extract.lines.get(at)) else { return Ok(()) };
    let room = paint.width().unwrap_or(usize::MAX).saturating_sub(used + 2);
    if room >= 12 {
        paint.put(Ink::Faint, &format!("  {}", cut(extract.line(found).trim(), room)))?;
    }
    Ok(())
}

/// Everyone with a status, grouped by it, each with the line that proves it.
fn attendees(
    meeting: &Meeting,
    extract: Option<&Extract>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    let mut groups: BTreeMap<_, Vec<&Attendee>> = BTreeMap::new();
    for attendee in &meeting.attendees {
        groups.entry(attendee.status).or_default().push(attendee);
    }
    for (status, people) in groups {
        paint.end()?;
        paint.line(Ink::Title, &format!("{} ({})", name(&status), people.len()))?;
        for person in people {
            self::attendee(person, extract, paint)?;
        }
    }
    Ok(())
}

fn attendee(
    person: &Attendee,
    extract: Option<&Extract>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    let mut text = String::from("  ");
    if let Some(honorific) = &person.honorific {
        text.push_str(&format!("{honorific} "));
    }
    text.push_str(&person.name);
    for detail in [&person.role, &person.organisation].into_iter().flatten() {
        text.push_str(&format!(", {detail}"));
    }
    text.push_str(&format!(" [{}]", name(&person.capacity)));
    if person.remote {
        text.push_str(" [remote]");
    }
    let numbers = person.items.iter().flatten().filter(|number| !number.is_empty());
    match numbers.map(String::as_str).collect::<Vec<_>>()[..] {
        [] if person.items.is_none() => {}
        // Items that bear no numbers.
        [] => text.push_str(" [part of the meeting]"),
        [item] => text.push_str(&format!(" [item {item}]")),
        ref items => text.push_str(&format!(" [items {}]", items.join(", "))),
    }
    let line = format!("  line {}", person.line);
    let used = columns(&text) + columns(&line);
    paint.put(Ink::Plain, &text)?;
    paint.put(Ink::Place, &line)?;
    self::proof(person.line, used, extract, paint)?;
    paint.end()
}

fn index(line: u32) -> Option<usize> {
    (line as usize).checked_sub(1)
}

/// A heading, the part's lines as they stand in the document, and what was read from them.
fn item(
    item: &Item,
    path: &str,
    extract: Option<&Extract>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    paint.end()?;
    paint.put(Ink::Faint, if item.level > 1 { "──── " } else { "── " })?;
    let mut title = name(&item.part);
    if item.part == Part::Item || item.number.is_some() {
        title.push_str(&format!(" {}", item.number.as_deref().unwrap_or("(no number)")));
    }
    if let Some(words) = &item.title {
        title.push_str(&format!("  {words}"));
    }
    let lines = format!("lines {}–{}", item.line_start, item.line_end);
    let room = paint.width().unwrap_or(usize::MAX).saturating_sub(columns(&lines) + 8);
    paint.put(Ink::Title, &cut(&title, room))?;
    paint.put(Ink::Faint, " ── ")?;
    let place = Place { path, page: item.page, line: Some(item.line_start) };
    paint.link(Ink::Place, &lines, &place)?;
    paint.end()?;
    if !item.topic.is_empty() {
        paint.line(Ink::Faint, &format!("      topic: {}", item.topic.join(" > ")))?;
    }
    if item.exempt {
        paint.line(Ink::Warning, "      exempt")?;
    }
    if let Some(extract) = extract {
        body(item, extract, paint)?;
    }
    for decision in &item.decisions {
        self::decision(decision, paint)?;
    }
    for person in &item.attendees {
        paint.put(Ink::Decision, &format!("      {}", name(&person.status)))?;
        attendee(person, None, paint)?;
    }
    Ok(())
}

/// The item's lines with their numbers. Furniture between them is in no part and shown faint.
fn body(item: &Item, extract: &Extract, paint: &mut Paint<impl Write>) -> io::Result<()> {
    let first = item.line_start.max(1);
    for number in first..=item.line_end {
        let Some(line) = extract.lines.get(number as usize - 1) else { break };
        paint.put(Ink::Place, &format!("{number:>6}  "))?;
        let ink = if line.style == Style::Furniture { Ink::Faint } else { Ink::Plain };
        paint.wrapped(ink, extract.line(line), 8, 8)?;
    }
    Ok(())
}

fn decision(decision: &Decision, paint: &mut Paint<impl Write>) -> io::Result<()> {
    let mut label = String::from("      decision");
    if let Some(number) = &decision.number {
        label.push_str(&format!(" ({number})"));
    }
    paint.put(Ink::Decision, &label)?;
    paint.put(Ink::Place, &format!(" line {}: ", decision.line))?;
    let mut text = decision.text.clone();
    let people = [("moved by", &decision.mover), ("seconded by", &decision.seconder)];
    for (word, person) in people {
        if let Some(person) = person {
            text.push_str(&format!(" [{word} {person}]"));
        }
    }
    if let Some(vote) = &decision.vote {
        let count = |word: &str, n: Option<u32>| n.map(|n| format!("{n} {word}"));
        let counts = [count("for", vote.ayes), count("against", vote.against)];
        let more = [count("abstained", vote.abstained), vote.outcome.clone()];
        let words: Vec<String> = counts.into_iter().chain(more).flatten().collect();
        text.push_str(&format!(" [vote: {}]", words.join(", ")));
    }
    let used = columns(&label) + 8 + decision.line.to_string().len();
    paint.wrapped(Ink::Plain, &text, used, 8)
}
