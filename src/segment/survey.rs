//! One look over all rows of a meeting, shared by every layout.
//!
//! In come rows, out come the few that can matter for the cut: rows that begin with a number, rows
//! that are a label, and how many blank rows stand before each. No layout reads the text again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::body;
use super::labels::{self, Label};
use super::numbers::{self, Number};
use crate::extract::Style;
use crate::rows::{Row, Rows};

/// A row that begins with a number.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Index into [`Rows::rows`].
    pub row: usize,
    /// The number.
    pub number: Number<'a>,
    /// Byte offset in the row where the number stands.
    pub at: usize,
    /// Byte offset in the row of what follows the number.
    pub rest: usize,
    /// Set bold or as a heading, by style or by marks.
    pub marked: bool,
    /// Behind a bullet: a list within an item.
    pub bullet: bool,
}

/// What the layouts look at.
#[derive(Debug)]
pub struct Survey<'a> {
    /// All rows of the document.
    pub rows: &'a Rows<'a>,
    /// Those of this meeting.
    pub range: Range<usize>,
    /// For each row of `range`: how many blank rows stand right before it.
    gaps: Vec<u32>,
    /// Rows that begin with a number, in order.
    pub candidates: Vec<Candidate<'a>>,
    /// Rows that are labels, in order.
    pub labels: Vec<(usize, Label)>,
    /// Rows with `#` before their text, and headings by style, in order.
    pub hashed: Vec<usize>,
    /// Rows that are not blank.
    pub filled: usize,
    /// Length in bytes beyond which hardly any row goes: where lines wrap.
    pub width: usize,
    /// Answers of [`Survey::body_start`] by place and length.
    bodies: RefCell<Bodies>,
}

/// Where running text begins in stretches that were asked for, by place and length.
type Bodies = HashMap<(usize, usize), Option<usize>, BuildHasherDefault<PlaceHasher>>;

/// Mixes the numbers of a place: the places within one text differ, and nobody chooses them.
#[derive(Default)]
struct PlaceHasher(u64);

impl Hasher for PlaceHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(5) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// What stands before the first letter or digit of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lead {
    /// Bytes of white space and marks.
    pub length: usize,
    /// Number of `#`.
    pub hashes: usize,
    /// `**` or `__`.
    pub bold: bool,
    /// `-`, `•`, `·`, `o`.
    pub bullet: bool,
}

/// White space, Markdown marks and bullets at the beginning of a row.
pub fn lead(text: &str) -> Lead {
    let mut lead = Lead::default();
    let bytes = text.as_bytes();
    // most rows begin with a letter or a figure
    if bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        return lead;
    }
    loop {
        let rest = &text[lead.length..];
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '>');
        lead.length += rest.len() - trimmed.len();
        let at = lead.length;
        if trimmed.starts_with("**") || trimmed.starts_with("__") {
            lead.bold = true;
            lead.length += 2;
        } else if trimmed.starts_with('#') && lead.hashes == 0 {
            lead.hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
            lead.length += lead.hashes;
        } else if trimmed.starts_with(['•', '·', '●', '▪', '‣', '○', '\u{f0b7}']) {
            lead.bullet = true;
            lead.length += trimmed.chars().next().map_or(1, char::len_utf8);
        } else if matches!(bytes.get(at), Some(b'-' | b'*' | b'+'))
            && bytes.get(at + 1) == Some(&b' ')
        {
            lead.bullet = true;
            lead.length += 2;
        } else if trimmed.starts_with('|') {
            lead.length += 1;
        } else {
            return lead;
        }
    }
}

impl<'a> Survey<'a> {
    /// Looks over the rows of one meeting.
    pub fn new(rows: &'a Rows<'a>, range: Range<usize>) -> Self {
        let mut survey = Self {
            rows,
            gaps: Vec::with_capacity(range.len()),
            candidates: Vec::new(),
            labels: Vec::new(),
            hashed: Vec::new(),
            filled: 0,
            width: 0,
            bodies: RefCell::default(),
            range: range.clone(),
        };
        let mut gap = 0_u32;
        for index in range {
            survey.gaps.push(gap);
            gap = if survey.look(index) { 0 } else { gap.saturating_add(1) };
        }
        survey
    }

    /// The same survey from a row with text on, as [`Survey::new`] would make it.
    pub fn from_row(&self, from: usize) -> Self {
        let mut gaps = self.gaps[from - self.range.start..].to_vec();
        gaps.iter_mut().take(1).for_each(|gap| *gap = 0);
        let mut survey = Self {
            rows: self.rows,
            range: from..self.range.end,
            gaps,
            candidates: self.candidates[self.candidates_before(from)..].to_vec(),
            labels: self.labels[self.labels_before(from)..].to_vec(),
            hashed: self.hashed[self.hashed.partition_point(|row| *row < from)..].to_vec(),
            filled: 0,
            width: 0,
            bodies: RefCell::default(),
        };
        for row in &self.rows.rows[survey.range.clone()] {
            if lead(row.text).length < row.text.len() {
                survey.count_in(row);
            }
        }
        survey
    }

    /// Counts a row with text.
    fn count_in(&mut self, row: &Row) {
        self.filled += 1;
        if row.text.len() < 200 {
            self.width = self.width.max(row.text.trim_end().len());
        }
    }

    /// Looks at one row; false where it is blank.
    fn look(&mut self, index: usize) -> bool {
        let row = &self.rows.rows[index];
        let lead = lead(row.text);
        let text = &row.text[lead.length..];
        if text.is_empty() {
            return false;
        }
        self.count_in(row);
        if lead.hashes > 0 || row.style == Style::Heading {
            self.hashed.push(index);
        }
        if let Some(number) = numbers::parse(text) {
            let set = matches!(row.style, Style::Heading | Style::Bold);
            self.candidates.push(Candidate {
                row: index,
                number,
                at: lead.length,
                rest: lead.length + number.length,
                marked: set
                    || lead.bold
                    || lead.hashes > 0
                    || text[number.length..].starts_with("**"),
                bullet: lead.bullet,
            });
        } else if let Some(label) = labels::label(text) {
            self.labels.push((index, label));
        }
        true
    }

    /// One row.
    pub fn row(&self, index: usize) -> &'a Row<'a> {
        &self.rows.rows[index]
    }

    /// Blank rows right before a row.
    pub fn gap(&self, index: usize) -> usize {
        index
            .checked_sub(self.range.start)
            .and_then(|at| self.gaps.get(at))
            .map_or(0, |gap| *gap as usize)
    }

    /// The rows, blank or not, with at least so many blank rows right before them.
    pub fn behind_gap(&self, blank: usize) -> impl Iterator<Item = usize> {
        let gaps = self.gaps.iter().enumerate();
        let apart = gaps.filter(move |(_, gap)| **gap as usize >= blank);
        apart.map(|(at, _)| self.range.start + at)
    }

    /// The next row with text, from `from` on.
    pub fn filled_from(&self, from: usize) -> Option<usize> {
        (from..self.range.end).find(|&index| !self.row(index).is_blank())
    }

    /// The last row with text before `before`.
    pub fn filled_before(&self, before: usize) -> Option<usize> {
        before.checked_sub(1 + self.gap(before)).filter(|&index| index >= self.range.start)
    }

    /// Where running text begins behind the heading that this stretch of a row begins with: asked
    /// for when headings are weighed and again when their titles are taken, but found once.
    pub fn body_start(&self, stretch: &str) -> Option<usize> {
        let place = (stretch.as_ptr().addr(), stretch.len());
        let find = || body::body_start(stretch);
        *self.bodies.borrow_mut().entry(place).or_insert_with(find)
    }

    /// The number that a row begins with.
    pub fn candidate(&self, row: usize) -> Option<&Candidate<'a>> {
        self.candidates.get(self.candidates_before(row)).filter(|candidate| candidate.row == row)
    }

    /// How many candidates stand before a row.
    fn candidates_before(&self, row: usize) -> usize {
        self.candidates.partition_point(|candidate| candidate.row < row)
    }

    /// The label that a row is.
    pub fn label(&self, row: usize) -> Option<Label> {
        let at = self.labels_before(row);
        self.labels.get(at).filter(|(index, _)| *index == row).map(|(_, label)| *label)
    }

    /// How many labels stand before a row.
    fn labels_before(&self, row: usize) -> usize {
        self.labels.partition_point(|(index, _)| *index < row)
    }

    /// How many rows are this label.
    pub fn count(&self, label: Label) -> usize {
        self.labels.iter().filter(|(_, found)| *found == label).count()
    }

    /// The first row that is this label.
    pub fn first(&self, label: Label) -> Option<usize> {
        self.labels.iter().find(|(_, found)| *found == label).map(|(row, _)| *row)
    }
}
