//! Marks to parts: in come the places where items begin, out come sections that hold every row.

use std::ops::Range;

use super::Section;
use super::survey::Survey;
use crate::item::Part;

/// The place where a part begins, and what its heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First row of the part.
    pub row: usize,
    /// Which stretch of the document begins here.
    pub part: Part,
    /// As printed, without the closing stop or bracket.
    pub number: Option<String>,
    /// As printed, joined and cleaned.
    pub title: Option<String>,
    /// 1, or 2 for a sub-item.
    pub level: u8,
    /// Byte offset in the document behind the heading.
    pub body: u32,
}

impl Mark {
    /// A mark without number and title.
    pub fn bare(survey: &Survey, row: usize, part: Part) -> Self {
        Self { row, part, number: None, title: None, level: 1, body: survey.row(row).start }
    }
}

/// Sections from marks in any order: what stands before the first is preamble, a mark on the row
/// of another one is dropped. Together the sections hold every row of the meeting once, in order.
pub fn sections(survey: &Survey, mut marks: Vec<Mark>) -> Vec<Section> {
    marks.retain(|mark| survey.range.contains(&mark.row));
    marks.sort_by_key(|mark| mark.row);
    marks.dedup_by_key(|mark| mark.row);
    let range = survey.range.clone();
    let first = marks.first().map_or(range.end, |mark| mark.row);
    let mut sections = Vec::with_capacity(marks.len() + 1);
    if first > range.start || marks.is_empty() {
        sections.push(preamble(survey, range.start..first));
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|mark| mark.row).chain([range.end]).collect();
    for (mark, end) in marks.into_iter().zip(ends) {
        sections.push(Section {
            part: mark.part,
            rows: mark.row..end,
            number: mark.number,
            title: mark.title,
            level: mark.level,
            body: mark.body,
        });
    }
    sections
}

/// Some rows as preamble.
pub fn preamble(survey: &Survey, rows: Range<usize>) -> Section {
    let body = survey.rows.rows.get(rows.start).map_or(0, |row| row.start);
    Section { part: Part::Preamble, rows, number: None, title: None, level: 1, body }
}
