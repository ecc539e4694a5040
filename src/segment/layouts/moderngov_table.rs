//! A Modern.gov page whose table was flattened: one item a row (or a few rows), closed by a pipe:
//! `title agenda text Additional documents: Minutes: … |`. The numbers are lost.

use crate::cues::Cue;
use crate::item::Part;
use crate::segment::body::body_start;
use crate::segment::marks::{self, Mark};
use crate::segment::survey::{Survey, lead};
use crate::segment::{Layout, Section, closing, titles, words};

/// A flattened table of items.
pub struct ModerngovTable;

/// The cues without one of which no row is a cell.
const CUES: [Cue; 2] = [Cue::Minutes, Cue::Documents];

/// Labels within a cell, in the order in which they stand there.
const LABELS: &[&str] =
    &["Additional documents:", "Supporting documents:", "Decision:", "Minutes:"];

impl Layout for ModerngovTable {
    fn name(&self) -> &'static str {
        "moderngov-table"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let (mut cells, mut minutes) = (0, 0);
        for row in survey.range.clone().filter(|&row| survey.row(row).cues.any(&CUES)) {
            cells += usize::from(is_cell(survey, row));
            minutes += usize::from(holds_minute(survey, row));
            if cells >= 2 || minutes >= 2 {
                return 0.93;
            }
        }
        0.0
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let mut marks = piped(survey);
        if marks.is_empty() {
            marks = unpiped(survey);
        }
        closing::add(survey, &mut marks);
        marks::sections(survey, marks)
    }
}

/// Items that a pipe closes.
fn piped(survey: &Survey) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut open = None;
    for row in survey.range.clone() {
        let text = survey.row(row).text.trim_end();
        if text.trim().is_empty() {
            continue;
        }
        let first = *open.get_or_insert(row);
        if text.ends_with('|') {
            if (first..=row).any(|row| is_cell(survey, row)) {
                marks.extend(cells(survey, first, row));
            }
            open = None;
        }
    }
    marks
}

/// The items that one pipe closes: more than one where it stands for several that were lost.
fn cells(survey: &Survey, first: usize, last: usize) -> Vec<Mark> {
    let minutes = (first..=last).filter(|&row| holds_minute(survey, row)).skip(1);
    let starts: Vec<usize> = [first].into_iter().chain(minutes).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([last]);
    starts.iter().zip(ends).map(|(&start, end)| mark(survey, start, end)).collect()
}

/// Items of a table that lost its pipes: a label stands within the row, or begins the next one.
fn unpiped(survey: &Survey) -> Vec<Mark> {
    let labelled = |row: usize| begins_with_label(survey.row(row).text);
    let mut marks = Vec::new();
    for row in survey.range.clone() {
        if survey.row(row).is_blank() || labelled(row) {
            continue;
        }
        let next = survey.filled_from(row + 1);
        let below = next.filter(|&next| labelled(next));
        if holds_minute(survey, row) || below.is_some() {
            marks.push(mark(survey, row, below.unwrap_or(row)));
        }
    }
    marks
}

/// A row that begins with `Minutes:` and its like.
fn begins_with_label(text: &str) -> bool {
    LABELS.iter().any(|label| text.trim_start().starts_with(label))
}

/// A row that holds the heading of an item, `Minutes:` and the minute itself.
fn holds_minute(survey: &Survey, row: usize) -> bool {
    let row = survey.row(row);
    let long = row.has(Cue::Minutes) && row.text.len() > 28;
    let minute = long.then(|| row.text.find(" Minutes: ")).flatten();
    minute.is_some_and(|at| at > 8 && row.text.len() > at + 20)
}

/// A row that holds a label with text before or behind it.
fn is_cell(survey: &Survey, row: usize) -> bool {
    let row = survey.row(row);
    row.has(Cue::Minutes) && row.text.contains('|') && row.text.contains("Minutes:")
        || row.has(Cue::Documents) && row.text.trim().len() > 30
}

/// One item: its title ends at the agenda text or at the first label.
fn mark(survey: &Survey, first: usize, last: usize) -> Mark {
    let row = survey.row(first);
    let at = lead(row.text).length;
    let text = &row.text[at..];
    let label = LABELS.iter().filter_map(|label| text.find(label)).min().unwrap_or(text.len());
    let cell = words::head(&text[..label]);
    let end = infinitive(cell).or_else(|| body_start(cell)).unwrap_or(cell.len());
    let title = titles::clean(&cell[..end]);
    let minutes = (first..=last).find_map(|row| {
        let row = survey.row(row);
        row.text.find("Minutes:").map(|at| row.start + at as u32 + 8)
    });
    let mut mark = Mark::bare(survey, first, Part::Item);
    mark.title = (!title.is_empty()).then_some(title);
    mark.body = minutes.unwrap_or(row.start + (at + end) as u32);
    mark
}

/// Before `To consider …`, `Members are invited to …` and their like.
fn infinitive(text: &str) -> Option<usize> {
    text.match_indices(" To ")
        .map(|(at, _)| at + 1)
        .chain(text.find(" Report of ").map(|at| at + 1))
        .chain(text.find(" Members are ").map(|at| at + 1))
        .filter(|&at| {
            at > 4
                && text[at..]
                    .split_whitespace()
                    .nth(1)
                    .is_some_and(|verb| verb.starts_with(char::is_lowercase))
        })
        .min()
}
