//! Results to bytes: in come plain records, out go text, JSON, JSON lines or CSV.
//!
//! One file a format, generic over a writer; nothing here searches. [`answers`] is the only place
//! where a format's name becomes a formatter. To add a format: one file with an [`Answers`], one
//! variant of [`Format`], one arm in [`answers`]. To add a record: an impl of [`csv::Row`] and one
//! of [`text::Show`].

mod clean;
pub mod csv;
mod escaped;
pub mod export;
mod golden;
mod json;
mod jsonl;
mod paint;
pub mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::str::FromStr;

use serde::Serialize;

use crate::extract::Extract;
use crate::ingest::Summary;
use crate::item::Reading;
use crate::search::results::{FacetCount, Mention};
use crate::search::{Checked, LibraryStatus};
use text::Show;

pub use clean::clean;
pub use golden::golden;
pub use paint::{Look, Paint};

/// How answers can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One object.
    Json,
    /// One record a line.
    JsonLines,
    /// With a header.
    Csv,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::JsonLines, Self::Csv];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// No format has this name.
#[derive(Debug, thiserror::Error)]
#[error("no format is called `{0}`: text, json, jsonl and csv are")]
pub struct UnknownFormat(String);

/// What can be written in every format.
pub trait Record: Serialize + csv::Row + text::Show {}

impl<T: Serialize + csv::Row + text::Show> Record for T {}

/// What is said once all records are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closing {
    /// How many records match, whatever the limit.
    pub total: u64,
    /// Counts of each facet asked for.
    pub facets: BTreeMap<String, Vec<FacetCount>>,
    /// What the user should know.
    pub notes: Vec<String>,
}

/// Records on their way out, one by one, so that memory does not grow with the answer.
pub trait Answers<T> {
    /// Writes one record.
    fn hit(&mut self, record: T) -> io::Result<()>;
    /// Writes what stands behind the records. Call it once, last.
    fn close(&mut self, closing: &Closing) -> io::Result<()>;
}

/// The formatter for a format; `query` is the question as it was understood.
pub fn answers<'w, T: Record + 'w>(
    format: Format,
    query: Option<&str>,
    look: Look,
    out: impl Write + 'w,
) -> Box<dyn Answers<T> + 'w> {
    match format {
        Format::Text => Box::new(text::Text::new(look, out)),
        Format::Json => Box::new(json::Json::new(query, out)),
        Format::JsonLines => Box::new(jsonl::JsonLines::new(out)),
        Format::Csv => Box::new(csv::Csv::new(out)),
    }
}

/// True where each record of an answer stands alone, whatever stands before it: JSON lines, and text
/// in a pipe. Such an answer can be written by several threads; see [`mentions`].
pub fn stands_alone(format: Format, look: Look) -> bool {
    match format {
        Format::JsonLines => true,
        Format::Text => look.width.is_none(),
        Format::Json | Format::Csv => false,
    }
}

/// The mentions of one item as they are written in a format in which they stand alone.
pub fn mentions(mentions: &[Mention], format: Format, look: Look) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(mentions.len() * 640);
    match format {
        Format::Text => {
            let mut paint = Paint::new(&mut out, look);
            mentions.iter().try_for_each(|mention| mention.show(None, &mut paint))?;
        }
        _ => jsonl::mentions(mentions, &mut out)?,
    }
    Ok(out)
}

/// Writes how a file was read; the text form shows the lines of `extract` where it is given.
pub fn reading(
    reading: &Reading,
    extract: Option<&Extract>,
    format: Format,
    look: Look,
    mut out: impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::reading(reading, extract, look, &mut out),
        Format::Json => json::pretty(reading, out),
        Format::JsonLines => jsonl::one(reading, &mut out),
        Format::Csv => csv::reading(reading, out),
    }
}

/// Writes a document's extracted lines, numbered from 1.
pub fn lines(extract: &Extract, format: Format, look: Look, mut out: impl Write) -> io::Result<()> {
    match format {
        Format::Text => text::lines(extract, look, &mut out),
        Format::Json => json::lines(extract, out),
        Format::JsonLines => jsonl::lines(extract, &mut out),
        Format::Csv => csv::lines(extract, out),
    }
}

/// Writes what a run did to an index.
pub fn summary(
    summary: &Summary,
    format: Format,
    look: Look,
    mut out: impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::summary(summary, look, &mut out),
        Format::Json => json::pretty(summary, out),
        Format::JsonLines => jsonl::one(summary, &mut out),
        Format::Csv => csv::summary(summary, out),
    }
}

/// Writes what a check found.
pub fn check(checked: &Checked, format: Format, look: Look, mut out: impl Write) -> io::Result<()> {
    match format {
        Format::Text => text::check(checked, look, &mut out),
        Format::Json => json::pretty(checked, out),
        Format::JsonLines => jsonl::check(checked, &mut out),
        Format::Csv => csv::check(checked, out),
    }
}

/// Writes what an index holds.
pub fn status(
    status: &LibraryStatus,
    format: Format,
    look: Look,
    mut out: impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::status(status, look, &mut out),
        Format::Json => json::pretty(status, out),
        Format::JsonLines => jsonl::one(status, &mut out),
        Format::Csv => csv::status(status, out),
    }
}
