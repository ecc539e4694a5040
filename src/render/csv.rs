//! CSV: a header, then one record a row. What is null is an empty cell; lists are joined by `; `.

use std::io::{self, Write};

use serde::Serialize;

use super::{Answers, Closing};
use crate::extract::Extract;
use crate::ingest::Summary;
use crate::item::{Item, Reading};
use crate::people::Tally;
use crate::people::explain::PersonExplained;
use crate::search::results::{FacetCount, MeetingRecord, Mention, PersonRecord, SearchHit};
use crate::search::{Checked, FailedFile, LibraryStatus, Shown};

/// A record as a row of a table.
pub trait Row {
    /// The header.
    const COLUMNS: &'static [&'static str];
    /// One cell for each column.
    fn cells(&self) -> Vec<String>;
    /// Its rows: one, but for a meeting shown in full.
    fn rows(&self) -> Vec<Vec<String>> {
        vec![self.cells()]
    }
}

/// A header and one row a record; the header comes even where there is no record.
pub struct Csv<W: Write> {
    rows: csv::Writer<W>,
    begun: bool,
}

impl<W: Write> Csv<W> {
    /// Rows go to `out`.
    pub fn new(out: W) -> Self {
        Self { rows: csv::Writer::from_writer(out), begun: false }
    }

    fn header(&mut self, columns: &[&str]) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            self.rows.write_record(columns)?;
        }
        Ok(())
    }
}

impl<T: Row, W: Write> Answers<T> for Csv<W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        self.header(T::COLUMNS)?;
        record.rows().into_iter().try_for_each(|row| Ok(self.rows.write_record(row)?))
    }

    fn close(&mut self, _: &Closing) -> io::Result<()> {
        self.header(T::COLUMNS)?;
        self.rows.flush()
    }
}

/// An optional text as a cell.
fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

impl Row for Mention {
    const COLUMNS: &'static [&'static str] = &[
        "item",
        "council",
        "committee",
        "date",
        "date_source",
        "number",
        "title",
        "part",
        "path",
        "page",
        "line",
        "column",
        "before",
        "match",
        "after",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.item.clone(),
            text(&self.council),
            text(&self.committee),
            name(&self.date),
            name(&self.date_source),
            text(&self.number),
            text(&self.title),
            name(&self.part),
            self.path.clone(),
            name(&self.page),
            self.line.to_string(),
            self.column.to_string(),
            self.before.clone(),
            self.found.clone(),
            self.after.clone(),
        ]
    }
}

impl Row for SearchHit {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "part",
        "number",
        "title",
        "topic",
        "exempt",
        "decisions",
        "meeting",
        "council",
        "committee",
        "date",
        "date_source",
        "kind",
        "path",
        "page",
        "line_start",
        "line_end",
        "score",
        "snippet",
        "also",
    ];

    fn cells(&self) -> Vec<String> {
        let item = &self.item;
        let decisions: Vec<&str> = item.decisions.iter().map(|d| d.text.as_str()).collect();
        vec![
            item.id.clone(),
            name(&item.part),
            text(&item.number),
            text(&item.title),
            item.topic.join(" > "),
            item.exempt.to_string(),
            decisions.join("; "),
            self.meeting.id.clone(),
            text(&self.meeting.council),
            text(&self.meeting.committee),
            name(&self.meeting.date),
            name(&self.meeting.date_source),
            name(&self.meeting.kind),
            self.source.path.clone(),
            name(&item.page),
            item.line_start.to_string(),
            item.line_end.to_string(),
            self.score.to_string(),
            self.snippet.text.clone(),
            self.also.join("; "),
        ]
    }
}

impl Row for MeetingRecord {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kind",
        "council",
        "committee",
        "date",
        "end_date",
        "date_source",
        "start_time",
        "end_time",
        "venue",
        "item_count",
        "sources",
        "attendee",
        "person",
        "status",
        "capacity",
        "role",
        "evidence_path",
        "evidence_page",
        "evidence_line",
        "evidence_text",
        "inferred_by",
    ];

    fn cells(&self) -> Vec<String> {
        let clock = |time: Option<jiff::civil::Time>| {
            time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default()
        };
        let sources: Vec<&str> = self.sources.iter().map(|source| source.path.as_str()).collect();
        let mut cells = vec![
            self.id.clone(),
            name(&self.kind),
            text(&self.council),
            text(&self.committee),
            name(&self.date),
            name(&self.end_date),
            name(&self.date_source),
            clock(self.start_time),
            clock(self.end_time),
            text(&self.venue),
            self.item_count.to_string(),
            sources.join("; "),
        ];
        match &self.attendee {
            Some(attendee) => cells.extend([
                attendee.name.clone(),
                attendee.person.clone(),
                name(&attendee.status),
                name(&attendee.capacity),
                text(&attendee.role),
                attendee.evidence.path.clone(),
                name(&attendee.evidence.page),
                attendee.evidence.line.to_string(),
                attendee.evidence.text.clone(),
            ]),
            None => cells.resize(Self::COLUMNS.len() - 1, String::new()),
        }
        let reason = self.explained.as_ref().and_then(|why| why.inferred_by.clone());
        cells.push(reason.unwrap_or_default());
        cells
    }
}

impl Row for PersonRecord {
    const COLUMNS: &'static [&'static str] = &[
        "person",
        "name",
        "names",
        "roles",
        "attended",
        "apologies",
        "first",
        "last",
        "absent",
        "recorded",
        "not_recorded",
        "committees",
    ];

    fn cells(&self) -> Vec<String> {
        let roles: Vec<&str> = self.roles.iter().map(|role| role.role.as_str()).collect();
        let sum =
            |count: fn(&Tally) -> u64| self.committees.iter().map(count).sum::<u64>().to_string();
        let committees: Vec<String> = self.committees.iter().map(super::text::tally).collect();
        vec![
            self.person.clone(),
            self.name.clone(),
            self.names.join("; "),
            roles.join("; "),
            self.attended.to_string(),
            self.apologies.to_string(),
            name(&self.first),
            name(&self.last),
            sum(|tally| tally.absent),
            sum(|tally| tally.recorded),
            sum(|tally| tally.unrecorded),
            committees.join("; "),
        ]
    }
}

/// The columns of an item in full.
pub const ITEM: &[&str] = &[
    "id",
    "part",
    "number",
    "title",
    "level",
    "topic",
    "exempt",
    "decisions",
    "meeting",
    "committee",
    "date",
    "page",
    "line_start",
    "line_end",
    "text",
];

impl Row for Shown {
    const COLUMNS: &'static [&'static str] = ITEM;

    fn cells(&self) -> Vec<String> {
        self.rows().into_iter().next().unwrap_or_else(|| vec![String::new(); Self::COLUMNS.len()])
    }

    fn rows(&self) -> Vec<Vec<String>> {
        match self {
            Self::Item { item, meeting, .. } => vec![self::item(item, meeting)],
            Self::Meeting { meeting, items, .. } => {
                items.iter().map(|item| self::item(item, meeting)).collect()
            }
        }
    }
}

/// An item in full, in the columns of [`ITEM`].
pub fn item(item: &Item, meeting: &MeetingRecord) -> Vec<String> {
    let decisions: Vec<&str> = item.decisions.iter().map(|d| d.text.as_str()).collect();
    vec![
        item.id.clone(),
        name(&item.part),
        text(&item.number),
        text(&item.title),
        item.level.to_string(),
        item.topic.join(" > "),
        item.exempt.to_string(),
        decisions.join("; "),
        meeting.id.clone(),
        text(&meeting.committee),
        name(&meeting.date),
        name(&item.page),
        item.line_start.to_string(),
        item.line_end.to_string(),
        item.text.clone(),
    ]
}

impl Row for PersonExplained {
    const COLUMNS: &'static [&'static str] = &[
        "person",
        "name",
        "form",
        "honorific",
        "reason",
        "joined_to",
        "path",
        "page",
        "line",
        "text",
    ];

    fn cells(&self) -> Vec<String> {
        self.rows().into_iter().next().unwrap_or_else(|| vec![String::new(); Self::COLUMNS.len()])
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let places =
            self.forms.iter().flat_map(|form| form.places.iter().map(move |at| (form, at)));
        places
            .map(|(form, at)| {
                vec![
                    self.person.clone(),
                    self.name.clone(),
                    form.name.clone(),
                    text(&form.honorific),
                    form.reason.to_owned(),
                    text(&form.joined_to),
                    at.path.clone(),
                    name(&at.page),
                    at.line.to_string(),
                    at.text.clone(),
                ]
            })
            .collect()
    }
}

impl Row for FailedFile {
    const COLUMNS: &'static [&'static str] = &["path", "kind", "words"];

    fn cells(&self) -> Vec<String> {
        vec![self.path.clone(), self.kind.clone(), self.words.clone()]
    }
}

impl Row for FacetCount {
    const COLUMNS: &'static [&'static str] = &["value", "count"];

    fn cells(&self) -> Vec<String> {
        vec![self.value.clone(), self.count.to_string()]
    }
}

/// A value as JSON prints it, without quotes: the names of kinds, parts and statuses.
pub(crate) fn name<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(other) => other.to_string(),
    }
}

/// The items of a reading, one a row, each with its meeting.
pub fn reading(reading: &Reading, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record([
        "path",
        "meeting",
        "kind",
        "council",
        "committee",
        "date",
        "date_source",
        "item",
        "part",
        "number",
        "title",
        "level",
        "topic",
        "exempt",
        "decisions",
        "page",
        "line_start",
        "line_end",
        "text",
    ])?;
    for meeting in &reading.meetings {
        for item in &meeting.items {
            rows.write_record([
                reading.source.path.as_str(),
                &meeting.id,
                &name(&meeting.kind),
                meeting.council.as_deref().unwrap_or_default(),
                meeting.committee.as_deref().unwrap_or_default(),
                &name(&meeting.date),
                &name(&meeting.date_source),
                &item.id,
                &name(&item.part),
                item.number.as_deref().unwrap_or_default(),
                item.title.as_deref().unwrap_or_default(),
                &item.level.to_string(),
                &item.topic.join(" > "),
                &item.exempt.to_string(),
                &item.decisions.iter().map(|d| d.text.as_str()).collect::<Vec<_>>().join("; "),
                &name(&item.page),
                &item.line_start.to_string(),
                &item.line_end.to_string(),
                &item.text,
            ])?;
        }
    }
    rows.flush()
}

/// A document's lines.
pub fn lines(extract: &Extract, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    for record in super::jsonl::records(extract) {
        rows.serialize(record)?;
    }
    rows.flush()
}

/// What a run did, one file that failed or was passed over a row, and a row for each count.
pub fn summary(summary: &Summary, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["what", "count", "path", "reason"])?;
    let counts = [
        ("added", summary.added),
        ("changed", summary.changed),
        ("removed", summary.removed),
        ("unchanged", summary.unchanged),
        ("not read", summary.failed.len() as u64),
        ("items", summary.items),
    ];
    for (what, count) in counts {
        rows.write_record([what, &count.to_string(), "", ""])?;
    }
    for failure in &summary.failed {
        rows.write_record(["failed", "1", &failure.path, &failure.words])?;
    }
    for (path, reason) in &summary.passed_over {
        rows.write_record(["passed over", "1", path, reason])?;
    }
    rows.flush()
}

/// What an index holds, in the same columns.
pub fn status(status: &LibraryStatus, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["what", "count", "path", "reason"])?;
    let counts = [
        ("documents", status.documents),
        ("items", status.items),
        ("bytes", status.bytes),
        ("index bytes", status.index_bytes),
    ];
    for (what, count) in counts {
        rows.write_record([what, &count.to_string(), "", ""])?;
    }
    for file in &status.failed {
        rows.write_record(["failed", "1", &file.path, &file.words])?;
    }
    for (path, warning) in &status.warnings {
        rows.write_record(["warning", "1", path, warning])?;
    }
    for path in &status.stale {
        rows.write_record(["stale", "1", path, ""])?;
    }
    for path in &status.new {
        rows.write_record(["new", "1", path, ""])?;
    }
    rows.flush()
}

/// What documents contradict each other about, one a row.
pub fn check(checked: &Checked, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record([
        "meeting",
        "committee",
        "date",
        "about",
        "path",
        "page",
        "line",
        "text",
        "other_path",
        "other_page",
        "other_line",
        "other_text",
    ])?;
    for one in &checked.contradictions {
        let mut cells =
            vec![one.meeting.clone(), text(&one.committee), name(&one.date), one.about.clone()];
        for said in [&one.first, &one.second] {
            cells.extend([
                said.path.clone(),
                name(&said.page),
                name(&said.line),
                said.text.clone(),
            ]);
        }
        rows.write_record(cells)?;
    }
    rows.flush()
}
