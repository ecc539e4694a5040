//! CSV: a header, then one record a row. What is null is an empty cell; lists are joined by `; `.
//!
//! Cells pass no control characters but line ends on to a terminal that shows them.

mod records;
mod state;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::{Answers, Closing};

pub use records::{ITEM, item};
pub use state::{check, lines, reading, status, summary};

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

/// Rows on their way out, under one header that comes even where there is no row.
pub struct Table<W: Write> {
    rows: csv::Writer<W>,
    begun: bool,
}

impl<W: Write> Table<W> {
    /// Rows go to `out`.
    pub fn new(out: W) -> Self {
        Self { rows: csv::Writer::from_writer(out), begun: false }
    }

    /// Writes the header, once.
    pub fn header(&mut self, columns: &[&str]) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            self.rows.write_record(columns)?;
        }
        Ok(())
    }

    /// Writes one row.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
        for cell in cells {
            self.rows.write_field(harmless(cell.as_ref()).as_bytes())?;
        }
        Ok(self.rows.write_record(None::<&[u8]>)?)
    }

    /// Call it once, last.
    pub fn close(&mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

/// A text without the characters that steer a terminal; its lines stay.
fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return super::clean(text);
    }
    let lines: Vec<Cow<str>> = text.split('\n').map(super::clean).collect();
    Cow::Owned(lines.join("\n"))
}

/// A header and one row a record.
pub struct Csv<W: Write>(Table<W>);

impl<W: Write> Csv<W> {
    /// Rows go to `out`.
    pub fn new(out: W) -> Self {
        Self(Table::new(out))
    }
}

impl<T: Row, W: Write> Answers<T> for Csv<W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        self.0.header(T::COLUMNS)?;
        record.rows().into_iter().try_for_each(|row| self.0.row(row))
    }

    fn close(&mut self, _: &Closing) -> io::Result<()> {
        self.0.header(T::COLUMNS)?;
        self.0.close()
    }
}

/// An optional text as a cell.
fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// A value as JSON prints it, without quotes: the names of kinds, parts and statuses.
pub(crate) fn name<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_steer_no_terminal_and_keep_their_lines() {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out);
        table.header(&["a", "b"]).unwrap();
        table.row(["\u{1b}[31mred\u{9b}", "one\ntwo\tthree"]).unwrap();
        table.close().unwrap();
        drop(table);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "a,b\n\u{fffd}[31mred\u{fffd},\"one\ntwo three\"\n");
    }
}
