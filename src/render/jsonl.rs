//! JSON lines: one record a line, nothing around them.

use std::io::{self, Write};

use serde::Serialize;

use super::{Answers, Closing};
use crate::extract::{Extract, Style};
use crate::search::Checked;

/// The records and nothing else.
pub struct JsonLines<W>(W);

impl<W: Write> JsonLines<W> {
    /// Lines go to `out`.
    pub fn new(out: W) -> Self {
        Self(out)
    }
}

impl<T: Serialize, W: Write> Answers<T> for JsonLines<W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        one(&record, &mut self.0)
    }

    fn close(&mut self, _: &Closing) -> io::Result<()> {
        Ok(())
    }
}

/// One line of a document, as `inspect --text` prints it.
#[derive(Debug, Serialize)]
pub struct LineRecord<'a> {
    /// Counted from 1.
    pub line: u32,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// How it is set.
    pub style: Style,
    /// The line.
    pub text: &'a str,
}

/// The lines of a document as records.
pub fn records(extract: &Extract) -> impl Iterator<Item = LineRecord<'_>> {
    extract.lines.iter().zip(1..).map(|(line, number)| LineRecord {
        line: number,
        page: Some(line.page).filter(|&page| page > 0),
        style: line.style,
        text: extract.line(line),
    })
}

/// One record on one line.
pub fn one<T: Serialize>(record: &T, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

/// What documents contradict each other about.
pub fn check(checked: &Checked, out: &mut impl Write) -> io::Result<()> {
    checked.contradictions.iter().try_for_each(|record| one(record, out))
}

/// A document's lines.
pub fn lines(extract: &Extract, out: &mut impl Write) -> io::Result<()> {
    records(extract).try_for_each(|record| one(&record, out))
}
