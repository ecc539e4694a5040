//! The Modern.gov page of an issue: `Meeting: 07/03/2022 - Planning Committee (Item 73)`, then the
//! item as that meeting took it. Several such rows are several meetings.

use crate::item::Part;
use crate::segment::labels::Label;
use crate::segment::marks::{self, Mark};
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, titles, words};

/// The history of an issue.
pub struct ModerngovIssue;

/// False where a row begins with another small letter, capital or figure: a quick look at it.
fn may_begin(text: &str, letter: u8) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|first| first | 0x20 == letter || !first.is_ascii_alphanumeric())
}

/// True for `Meeting: 07/03/2022 - Planning Committee (Item 73)`.
#[inline]
pub fn is_meeting(text: &str) -> bool {
    if !may_begin(text, b'm') {
        return false;
    }
    let text = text.trim_start_matches(['#', '*', ' ']);
    let Some(date) = text.strip_prefix("Meeting:") else { return false };
    let date = words::head(date).trim_start();
    date.starts_with(|c: char| c.is_ascii_digit()) && date.contains(" - ")
}

/// `73` of `… (Item 73)`.
fn number(text: &str) -> Option<String> {
    let (_, rest) = text.rsplit_once("(Item ")?;
    let number = rest.split(')').next()?.trim();
    (!number.is_empty()).then(|| number.to_owned())
}

impl Layout for ModerngovIssue {
    fn name(&self) -> &'static str {
        "moderngov-issue"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let rows = &survey.rows.rows[survey.range.clone()];
        let mut decided = false;
        for row in rows {
            if is_meeting(row.text) {
                return 0.98;
            }
            decided |= is_title_of_decisions(row.text);
        }
        if decided && rows.iter().any(|row| is_decision(row.text)) { 0.98 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let marks = survey
            .range
            .clone()
            .filter_map(|row| match survey.row(row).text {
                text if is_meeting(text) => Some(mark(survey, row)),
                text if is_decision(text) => Some(decision(survey, row)),
                _ => None,
            })
            .collect();
        marks::sections(survey, marks)
    }
}

/// The heading of the page on which decisions are listed.
fn is_title_of_decisions(text: &str) -> bool {
    may_begin(text, b'i') && text.trim().eq_ignore_ascii_case("issue - decisions")
}

/// True for `24/06/2021 - Title`: a decision on the page `Issue - decisions`.
fn is_decision(text: &str) -> bool {
    let text = text.trim_start_matches(['#', '*', ' ']);
    let Some((date, title)) = text.split_once(" - ") else { return false };
    date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            2 | 5 => byte == b'/',
            _ => byte.is_ascii_digit(),
        })
        && !title.trim().is_empty()
}

/// The item that a decision was taken on; the day of the first one heads the page.
fn decision(survey: &Survey, row: usize) -> Mark {
    let text = survey.row(row).text;
    let earlier = (survey.range.start..row).any(|row| is_decision(survey.row(row).text));
    let below = survey.filled_from(row + 1).filter(|_| !earlier);
    let mut mark = Mark::bare(survey, below.unwrap_or(row), Part::Item);
    let at = text.find(" - ").map_or(0, |at| at + 3);
    let title = titles::clean(&text[at..]);
    mark.title = (!title.is_empty()).then_some(title);
    if below.is_none() {
        mark.body = survey.row(row).start + text.len() as u32;
    }
    mark
}

/// The item below a meeting's row; its title stands there with the number, or heads the page.
fn mark(survey: &Survey, row: usize) -> Mark {
    let printed = number(survey.row(row).text);
    let own = survey.filled_from(row + 1).filter(|&next| next - row <= 4);
    let numbered = own.and_then(|next| survey.candidate(next));
    let mut mark = Mark::bare(survey, row, Part::Item);
    mark.body = survey.row(row).start + survey.row(row).text.len() as u32;
    mark.number = printed;
    let same = numbered
        .filter(|found| mark.number.as_deref().is_none_or(|number| number == found.number.printed));
    if let Some(found) = same {
        let title = titles::take(survey, found.row, found.rest, survey.range.end);
        mark.number = Some(found.number.printed.to_owned());
        (mark.row, mark.title, mark.body) = (found.row, title.text, title.body);
    } else {
        mark.title = page_title(survey, row);
    }
    mark
}

/// The heading of the page: `Issue - meetings` and then the issue's title, or the other way round.
fn page_title(survey: &Survey, before: usize) -> Option<String> {
    let said = |text: &str| {
        let lower = text.to_lowercase();
        !lower.starts_with("issue -")
            && !lower.starts_with("issue details")
            && lower != "decisions"
            && lower != "meetings"
    };
    let row = (survey.range.start..before).find(|&row| {
        let text = survey.row(row).text.trim();
        !text.is_empty()
            && text.len() < 300
            && said(text)
            && !matches!(survey.label(row), Some(Label::Field | Label::Items))
    })?;
    let title = titles::clean(survey.row(row).text);
    (!title.is_empty()).then_some(title)
}
