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
pub struct Table<W: Write>(table::Table<W>);

impl<W: Write> Table<W> {
    /// Rows go to `out`.
    pub fn new(out: W) -> Self {
        Self(table::Table::new(out))
    }

    fn header(&mut self) -> io::Result<()> {
        self.0.header(&[table::ITEM, &["path", "kind", "council"]].concat())
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
        self.0.row(row)
    }

    fn close(&mut self) -> io::Result<()> {
        self.header()?;
        self.0.close()
    }
}
