//! `es-bulk`: for `POST /_bulk` of Elasticsearch and OpenSearch and `/api/v1/_elastic/_bulk` of
//! Quickwit.
//!
//! Two lines an item: `{"create": {"_index": "minutebook", "_id": …}}`, then the item with its
//! meeting's fields beside it and not nested, so that they can be used as tags and sorted by.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::{Export, Pass};
use crate::render::jsonl;
use crate::search::ExportItem;

/// Writes action and item.
pub struct Bulk<W>(pub W);

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    item: &'a crate::item::Item,
    meeting: &'a str,
    kind: crate::item::Kind,
    council: Option<&'a str>,
    committee: Option<&'a str>,
    date: Option<jiff::civil::Date>,
    date_source: Option<crate::item::DateSource>,
    path: &'a str,
    format: &'a str,
}

impl<W: Write> Export for Bulk<W> {
    fn passes(&self) -> &'static [Pass] {
        &[Pass::Items]
    }

    fn item(&mut self, item: &ExportItem) -> io::Result<()> {
        let action = json!({"create": {"_index": "minutebook", "_id": item.item.id}});
        jsonl::one(&action, &mut self.0)?;
        let document = Document {
            item: &item.item,
            meeting: &item.meeting.id,
            kind: item.meeting.kind,
            council: item.meeting.council.as_deref(),
            committee: item.meeting.committee.as_deref(),
            date: item.meeting.date,
            date_source: item.meeting.date_source,
            path: &item.source.path,
            format: &item.source.format,
        };
        jsonl::one(&document, &mut self.0)
    }

    fn close(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
