//! What the layouts and the facts look at: a document's lines as rows, each with its cues.
//!
//! Usually a row is a line. Where a page was flattened and a whole meeting stands on one line, that
//! line is cut into several rows (`segment::flow`), so that all later rules see items and labels at
//! the beginning of a row whatever the file looked like.

use crate::cues::{Cue, Cues, Hit};
use crate::extract::{Extract, Style};

/// One row: a line of the document or a stretch of one.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    /// Exactly as extracted, without the line break.
    pub text: &'t str,
    /// Byte offset of `text` in the document's text.
    pub start: u32,
    /// The line it stands on, counted from 1.
    pub line: u32,
    /// Page, counted from 1; 0 where the format has none.
    pub page: u32,
    /// How it is set.
    pub style: Style,
    /// The cue words it holds.
    pub cues: Cues,
}

impl<'t> Row<'t> {
    /// The text without white space around it.
    pub fn trimmed(&self) -> &'t str {
        self.text.trim()
    }

    /// True for white space only.
    pub fn is_blank(&self) -> bool {
        // most rows are told by their first byte
        !self.text.bytes().next().is_some_and(|first| first.is_ascii_graphic())
            && self.text.trim().is_empty()
    }

    /// True where the row holds the cue.
    pub fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }
}

/// All rows of a document in reading order, furniture left out.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    /// The document's whole text, which `Row::start` counts in.
    pub text: &'t str,
    /// The rows.
    pub rows: Vec<Row<'t>>,
    /// Every cue in the text, in order of place.
    pub hits: Vec<Hit>,
}

impl<'t> Rows<'t> {
    /// The rows of an extracted document, one a line.
    pub fn new(extract: &'t Extract) -> Self {
        let hits = crate::cues::find(&extract.text);
        let mut next = 0;
        let mut rows = Vec::with_capacity(extract.lines.len());
        for (index, line) in extract.lines.iter().enumerate() {
            let mut cues = Cues::default();
            while next < hits.len() && hits[next].start < line.end {
                cues.add(hits[next].cue);
                next += 1;
            }
            if line.style == Style::Furniture {
                continue;
            }
            rows.push(Row {
                text: extract.line(line),
                start: line.start,
                line: index as u32 + 1,
                page: line.page,
                style: line.style,
                cues,
            });
        }
        Self { text: &extract.text, rows, hits }
    }

    /// The cues within one row, in order of place.
    pub fn hits_in(&self, row: &Row) -> &[Hit] {
        let end = row.start + row.text.len() as u32;
        let from = self.hits.partition_point(|hit| hit.start < row.start);
        let to = self.hits.partition_point(|hit| hit.start < end);
        &self.hits[from..to]
    }
}
