//! Bytes to lines: in comes a file, out come its lines with page, style and reading order.
//!
//! One file a format, found by the first bytes and not by the name. Nothing here knows what a
//! meeting is. To add a format: one new file with a `read` function, one arm in [`extract`], one
//! line in [`FORMATS`] and one test in [`Format::sniff`].
//!
//! What a hostile file can do to a PDF reader or an unpacker is contained by the worker process
//! that [`Reader`] keeps; [`extract`] itself reads in this process.

mod clean;
mod compose;
mod doc;
mod docx;
mod encoding;
mod error;
mod format;
mod html;
mod numerals;
mod odt;
mod package;
mod pdf;
mod reader;
mod rows;
mod rtf;
mod text;
pub mod worker;

use std::path::{Path, PathBuf};

pub use error::ExtractError;
pub use format::{FORMATS, Format};
pub use reader::{FileFacts, Limits, Reader};

/// The most text that one document may have: its offsets are 32 bits wide.
pub const MAX_TEXT: usize = 1 << 30;

/// What a document's notes begin with that was read in part only, each with a short name of it that
/// never changes, for `status --failed` and other programs.
const FLAWS: [(&str, &str); 3] = [
    ("poor text: ", "poor-text"),
    ("no text on ", "pages-without-text"),
    ("damaged: ", "damaged-in-part"),
];

/// The short name of the flaw that a note tells of; `None` for notes of anything else.
pub fn flaw(note: &str) -> Option<&'static str> {
    FLAWS.iter().find(|(words, _)| note.starts_with(words)).map(|(_, name)| *name)
}

/// The text of one document: its lines in reading order.
///
/// `text` holds all lines, each followed by `\n`; a [`Line`] is a range of it, so that nothing is
/// copied on the way to the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// How the file was read.
    pub format: Format,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// The lines, each closed by `\n`.
    pub text: String,
    /// In reading order. Line numbers count from 1: `lines[0]` is line 1.
    pub lines: Vec<Line>,
    /// What a user should know of this text: `poor text: …`.
    pub notes: Vec<String>,
}

/// One line of an [`Extract`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Byte offset of its first character in the text.
    pub start: u32,
    /// Byte offset behind its last character (its `\n` not included).
    pub end: u32,
    /// Page, counted from 1; 0 where the format has none.
    pub page: u32,
    /// How it is set.
    pub style: Style,
}

/// How a line is set, where the format says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Running text, or not known.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// Bold as a whole.
    Bold,
    /// An entry of a list.
    List,
    /// A row of a table, its cells parted by tabs.
    Row,
    /// Running heads and page numbers: shown by `inspect`, in no part, not indexed.
    Furniture,
}

impl Extract {
    /// Adds a line at the end; `text` must hold no line break.
    pub fn push(&mut self, text: &str, page: u32, style: Style) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        self.text.push('\n');
        self.lines.push(Line { start, end, page, style });
    }

    /// The text of one line.
    pub fn line(&self, line: &Line) -> &str {
        &self.text[line.start as usize..line.end as usize]
    }

    /// The document, unless it is blank; `pictures` where it holds any.
    fn unless_blank(self, pictures: bool) -> Result<Self, ExtractError> {
        match (self.is_blank(), pictures) {
            (false, _) => Ok(self),
            (true, false) => Err(ExtractError::Empty),
            (true, true) => {
                Err(ExtractError::NoText("pictures and nothing else: needs OCR".to_owned()))
            }
        }
    }

    /// True where no line holds a letter or a figure.
    fn is_blank(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }
}

/// Reads one file's bytes in this process. `path` only names the file: the format is told by the
/// first bytes, the ending only parts Markdown from plain text.
pub fn extract(path: &Path, bytes: Vec<u8>) -> Result<Extract, ExtractError> {
    if bytes.len() > MAX_TEXT {
        return Err(ExtractError::TooLarge(format!("{} MB, at most 1024", bytes.len() >> 20)));
    }
    match Format::sniff(path, &bytes)? {
        format @ (Format::Text | Format::Markdown) => text::read(format, bytes),
        Format::Html => html::read(&bytes),
        Format::Rtf => rtf::read(&bytes),
        format => read_packed(format, bytes),
    }
}

/// Reads a format that a worker should read.
fn read_packed(format: Format, bytes: Vec<u8>) -> Result<Extract, ExtractError> {
    match format {
        Format::Docx => docx::read(&bytes),
        Format::Odt => odt::read(&bytes),
        Format::Pdf => pdf::read(bytes),
        Format::Doc => doc::read(&bytes),
        Format::Text | Format::Markdown | Format::Html | Format::Rtf => {
            Err(ExtractError::NotSupported(format!("{} by a worker", format.name())))
        }
    }
}

/// Opens and reads one file in this process.
pub fn extract_file(path: &Path) -> Result<(Extract, Vec<u8>), (PathBuf, ExtractError)> {
    let bytes = std::fs::read(path)
        .map_err(|error| (path.to_owned(), ExtractError::Io(error.to_string())))?;
    let extract = extract(path, bytes.clone()).map_err(|error| (path.to_owned(), error))?;
    Ok((extract, bytes))
}
