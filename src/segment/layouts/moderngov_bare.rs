//! A Modern.gov meeting page whose labels and numbers were lost: runs of blank rows part the
//! items; the agenda's description comes first (`To note …`, `Report of the …`), then the minute.
//! Titles are gone, or stand on a row of their own without a closing stop.

use crate::item::Part;
use crate::segment::marks::{self, Mark};
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, closing, titles, words};

/// A page without labels.
pub struct ModerngovBare;

/// Blank rows that part two items.
const WIDE: usize = 3;

/// Blank rows that part a title from its text.
const NARROW: usize = 2;

impl Layout for ModerngovBare {
    fn name(&self) -> &'static str {
        "moderngov-bare"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let rows = survey.range.clone();
        let (mut wide, mut narrow, mut descriptions, mut sized) = (0, 0, 0, 0);
        for row in rows {
            let gap = survey.gap(row);
            if gap < NARROW || survey.row(row).is_blank() {
                continue;
            }
            wide += usize::from(gap >= WIDE);
            narrow += 1;
            sized += usize::from(titles::has_size(survey.row(row).text));
            descriptions += usize::from(
                gap >= NARROW && is_description(survey.row(row).text) || is_title(survey, row),
            );
        }
        let share = narrow * 10 >= survey.filled * 3;
        if (wide >= 2 || sized >= 1) && descriptions >= 3 && share { 0.7 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let titled = survey
            .range
            .clone()
            .filter(|&row| survey.gap(row) >= NARROW && is_title(survey, row))
            .count();
        let mut marks = Vec::new();
        let mut after = 0;
        for row in survey.range.clone() {
            let text = survey.row(row).text;
            if text.trim().is_empty() {
                continue;
            }
            let start =
                if titled >= 3 { begins_titled(survey, row) } else { begins(survey, row, after) };
            after = if start { 0 } else { after + 1 };
            if start {
                marks.push(mark(survey, row, titled >= 3));
            }
        }
        closing::add(survey, &mut marks);
        marks::sections(survey, marks)
    }
}

/// One item; without titles the description is its body.
fn mark(survey: &Survey, row: usize, titled: bool) -> Mark {
    let mut mark = Mark::bare(survey, row, Part::Item);
    if titled {
        let title = titles::take(survey, row, 0, survey.range.end);
        (mark.title, mark.body) = (title.text, title.body);
    }
    mark
}

/// True where an item begins on a page without titles. `after` counts the rows since the last one.
fn begins(survey: &Survey, row: usize, after: usize) -> bool {
    let text = survey.row(row).text.trim();
    let gap = survey.gap(row);
    let first = survey.filled_from(survey.range.start) == Some(row);
    if is_result(text) || is_listed(text) || first && is_heading(text) {
        return false;
    }
    if is_description(text) {
        return gap >= WIDE || gap >= 1 && first_item(survey, row) || gap >= NARROW && after > 0;
    }
    gap >= WIDE && after > 0
}

/// True where only the page's own heading stands above.
fn first_item(survey: &Survey, row: usize) -> bool {
    survey.filled_before(row).is_none_or(|above| survey.filled_before(above).is_none())
}

/// True where an item begins on a page that kept its titles.
fn begins_titled(survey: &Survey, row: usize) -> bool {
    let first = survey.filled_from(survey.range.start) == Some(row);
    (first || survey.gap(row) >= NARROW) && is_title(survey, row)
}

/// A row of its own, with blank rows below, that ends without a stop and resolves nothing.
fn is_title(survey: &Survey, row: usize) -> bool {
    let text = survey.row(row).text.trim();
    let below = survey.filled_from(row + 1).map_or(0, |next| survey.gap(next));
    let sized = titles::has_size(text);
    let open = !text.ends_with(['.', ':', ';', ',', '?']) && text.len() < 300;
    let heading = !words::has_verb(text) || text.starts_with("To ");
    sized
        || open
            && heading
            && below >= NARROW
            && !is_result(text)
            && !is_listed(text)
            && text.starts_with(char::is_uppercase)
}

/// What an agenda says of an item.
fn is_description(text: &str) -> bool {
    let text = text.trim_start();
    let verb = text.strip_prefix("To ").and_then(|rest| rest.split_whitespace().next());
    verb.is_some_and(|verb| verb.starts_with(char::is_lowercase))
        || ["Report of ", "Report from ", "Joint report of ", "The report of ", "Presentation by "]
            .iter()
            .any(|start| text.starts_with(start))
        || text.starts_with("Members are ")
        || text.starts_with("Members to ")
}

/// A resolution, or a piece of one that lost its label.
fn is_result(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ']);
    ["RESOLVED", "Resolved", "AGREED", "RECOMMENDED", "NOTED", "That ", "Decision", "ACTION"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// An entry of a list.
fn is_listed(text: &str) -> bool {
    let lead = crate::segment::survey::lead(text);
    lead.bullet
        || text.starts_with('(')
        || text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// The page's own heading: `Body - Thursday, 17th June, 2021`.
fn is_heading(text: &str) -> bool {
    !text.ends_with('.')
        && !is_description(text)
        && crate::cues::find(words::head(text)).iter().any(|hit| hit.cue == crate::cues::Cue::Month)
}
