//! Makes folders of invented meeting documents: in goes a seed and a number of documents, out come
//! files whose bytes are the same on every machine, and where each item of business stands in them.
//!
//! What it models
//! - words: 60,000 of them, drawn by Zipf's law (see [`words`]), in families of a stem and its
//!   endings; common English and the words of councils at the head, made-up words in the tail;
//! - layouts: thirteen of the commonest of the field (see [`layouts`]), one to a committee, text
//!   wrapped at eighty columns or a paragraph a line, straight or curly quotes;
//! - committees of fictional councils that meet over the years, with members who stay, dates in
//!   running text and in headings, attendance and apologies, resolutions, movers and votes, sums
//!   of money, references, e-mail addresses;
//! - size: 11.7 kB a document and 8.5 items a document on average, both with a long tail;
//! - mentions: [`COMMON`] about 34,000 times in 10,000 documents and in clusters, as a subject is
//!   talked of; [`RARE`] about once in a thousand documents.
//!
//! What it does not model: grammar and meaning (words are drawn one by one, so phrases of two words
//! are rarer than in real text), misprints, broken layouts, page furniture, scans, other formats
//! than text and Markdown, people who change their name. The shares of the layouts are a guess.
//! It says how fast documents are read, not how well: for that, see `tests/documents`.
//!
//! Shared with the tests by `#[path]`, so it needs nothing outside the standard library.

mod council;
mod layouts;
mod minutes;
mod paper;
mod prose;
mod rng;
mod words;

use std::io;
use std::ops::Range;
use std::path::Path;

use council::Committee;
use rng::Rng;
use words::Words;

/// A word that stands in about one item of thirteen, several times there.
pub const COMMON: &str = "Ofsted";
/// A word that stands in about one document of a thousand, once there.
pub const RARE: &str = "Quillstone";

/// A made-up folder of documents, each of which can be had on its own.
pub struct Corpus {
    seed: u64,
    documents: u64,
    /// How often one committee met.
    meetings: u64,
    words: Words,
}

/// One made-up file.
pub struct Document {
    /// Its path in the folder, with `/`: council, committee, file.
    pub path: String,
    /// Its bytes.
    pub text: String,
    /// Its parts in order: together they hold the whole text.
    pub parts: Vec<Part>,
}

/// A stretch of a [`Document`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// True for an item of business, false for what stands before and behind the items.
    pub item: bool,
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files.
    pub documents: u64,
    /// Items of business; other parts are not counted.
    pub items: u64,
    /// Bytes of all files.
    pub bytes: u64,
}

impl Corpus {
    /// Plans a folder; nothing is written yet. Takes a few milliseconds and megabytes at any size.
    pub fn new(seed: u64, documents: u64) -> Self {
        let meetings = documents.isqrt().clamp(4, 80);
        Self { seed, documents, meetings, words: Words::new(seed) }
    }

    /// How many documents there are.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// The document of that number, `edition` 0; a higher edition has other words under the same
    /// path, as when minutes were corrected.
    pub fn document(&self, index: u64, edition: u64) -> Document {
        let committee = Committee::new(self.seed, index / self.meetings);
        let sitting = index % self.meetings;
        let mut rng = Rng::new(&[self.seed, 1, index, edition]);
        layouts::write(&committee, sitting, &mut rng, &self.words)
    }

    /// Writes all documents below `dir` and says what was written.
    pub fn write(&self, dir: &Path) -> io::Result<Totals> {
        let mut totals = Totals::default();
        let mut made = String::new();
        for index in 0..self.documents {
            let document = self.document(index, 0);
            let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if folder != made {
                std::fs::create_dir_all(dir.join(folder))?;
                made = folder.to_owned();
            }
            std::fs::write(dir.join(&document.path), &document.text)?;
            totals.documents += 1;
            totals.items += document.parts.iter().filter(|part| part.item).count() as u64;
            totals.bytes += document.text.len() as u64;
        }
        Ok(totals)
    }
}
