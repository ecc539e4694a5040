//! CSV: a header, then one record a row. What is null is an empty cell; lists are joined by `; `.

use std::io::{self, Write};

use serde::Serialize;

use crate::extract::Extract;
use crate::item::Reading;

/// A value as JSON prints it, without quotes: the names of kinds, parts and statuses.
fn name<T: Serialize>(value: &T) -> String {
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
