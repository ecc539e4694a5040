//! `jsonl` and `csv`: one item a line or row, with its meeting and file.

use std::io::{self, Write};

use super::{Export, Pass};
use crate::render::{csv as table, jsonl};
use crate::search::ExportItem;

/// The record of `search` without score and snippet, one a line.
pub struct Lines<W>(pub W);

impl<W: Write> Export for Lines<W> {
    fn passes(&self) -> &'static [Pass] {
        &[Pass::Items]
    }

    fn item(&mut self, item: &ExportItem) -> io::Result<()> {
        jsonl::one(item, &mut self.0)
    }

    fn close(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A header and one item a row.
pub struct Table<W: Write> {
    rows: csv::Writer<W>,
    begun: bool,
}

impl<W: Write> Table<W> {
    /// Rows go to `out`.
    pub fn new(out: W) -> Self {
        Self { rows: csv::Writer::from_writer(out), begun: false }
    }

    fn header(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            let mut columns = table::ITEM.to_vec();
            columns.extend(["path", "kind", "council"]);
            self.rows.write_record(columns)?;
        }
        Ok(())
    }
}

impl<W: Write> Export for Table<W> {
    fn passes(&self) -> &'static [Pass] {
        &[Pass::Items]
    }

    fn item(&mut self, item: &ExportItem) -> io::Result<()> {
        self.header()?;
        let mut row = table::item(&item.item, &item.meeting);
        row.push(item.source.path.clone());
        row.push(table::name(&item.meeting.kind));
        row.push(item.meeting.council.clone().unwrap_or_default());
        Ok(self.rows.write_record(row)?)
    }

    fn close(&mut self) -> io::Result<()> {
        self.header()?;
        self.rows.flush()
    }
}
