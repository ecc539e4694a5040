//! Results to bytes: in come plain records, out go text, JSON, JSON lines or CSV.
//!
//! One file a format, generic over a writer; nothing here searches. [`answers`] is the only place
//! where a format's name becomes a formatter. To add a format: one file, one variant of [`Format`],
//! one arm in [`answers`].

mod clean;
mod csv;
mod golden;
mod json;
mod jsonl;
mod paint;
mod text;

use std::io::{self, Write};
use std::str::FromStr;

use crate::extract::Extract;
use crate::item::Reading;

pub use clean::clean;
pub use golden::golden;
pub use paint::Look;

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
