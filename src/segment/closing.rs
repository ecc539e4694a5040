//! The end of a meeting: in come the marks of its items, out comes one more where it closes.

use std::sync::LazyLock;

use super::beginnings::Beginnings;
use super::marks::Mark;
use super::survey::Survey;
use crate::item::Part;

/// How the rows begin that close a meeting.
const CLOSES: &[&str] = &[
    "the meeting then concluded",
    "the meeting then closed",
    "the meeting closed",
    "the meeting ended",
    "the meeting concluded",
    "the meeting finished",
    "the meeting was closed",
    "the meeting was declared closed",
    "the meeting terminated",
    "the meeting rose",
    "the meeting adjourned",
    "the chairman closed the meeting",
    "the chair closed the meeting",
    "meeting closed",
    "meeting ended",
    "meeting concluded",
    "there being no further business",
    "there being no other business",
    "with no further business",
    "with nothing more to discuss",
    "as there was no further business",
    "this concluded the business",
    "this concluded the meeting",
    "the proceedings terminated",
    "close of meeting",
    "(the meeting",
    "[the meeting",
    "signed:",
    "signed ",
    "chairman:",
    "chairman ...",
    "chairman…",
    "chair:",
    "chairman _",
    "(duration of meeting",
    "the meeting commenced at",
    "duration of meeting",
];

/// How many rows with text may follow the close of a meeting.
const MOST: usize = 25;

/// Adds a closing part behind the last item.
pub fn add(survey: &Survey, marks: &mut Vec<Mark>) {
    let Some(last) = marks.last() else { return };
    if last.part != Part::Item || last.title.as_deref().is_some_and(is_close) {
        return;
    }
    let body = survey.rows.rows.partition_point(|row| row.start < last.body).max(last.row + 1);
    let mut found = None;
    let mut seen = 0;
    for row in (body..survey.range.end).rev() {
        let text = survey.row(row).text;
        let text =
            text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#'));
        if text.is_empty() {
            continue;
        }
        seen += 1;
        if seen > MOST {
            break;
        }
        if is_close(text) {
            found = Some(row);
        }
    }
    if let Some(row) = found {
        marks.push(Mark::bare(survey, row, Part::Closing));
    }
}

/// True where a row closes the meeting.
fn is_close(text: &str) -> bool {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(CLOSES));
    KNOWN.begin(text)
}
