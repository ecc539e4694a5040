//! Business without a number among numbered items: a welcome or public questions before the first
//! one, emergency business behind the last. In come the marks of the numbered items, more go out.

use super::headings::{self, Rank};
use super::marks::Mark;
use super::survey::{Survey, lead};
use super::{runin, titles, usual, words};
use crate::item::Part;

/// Rows behind the heading of the last item that are looked at for more business.
const TAIL: usize = 400;

/// Adds the items that bear no number.
pub fn add(survey: &Survey, marks: &mut Vec<Mark>) {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return };
    if first.number.is_none() {
        return;
    }
    let before = before(survey, first.row);
    let after = after(survey, last);
    let between = same_rank(survey, marks);
    marks.splice(0..0, before);
    marks.extend(after);
    marks.extend(between);
    marks.sort_by_key(|mark| mark.row);
    marks.dedup_by_key(|mark| mark.row);
}

/// Headings without a number that are set with as many `#` as the numbered ones.
fn same_rank(survey: &Survey, marks: &[Mark]) -> Vec<Mark> {
    let hashes = |row: usize| lead(survey.row(row).text).hashes;
    let Some(first) = marks.first().filter(|first| hashes(first.row) > 0) else {
        return Vec::new();
    };
    let rank = hashes(first.row);
    if marks.iter().filter(|mark| mark.level == 1).any(|mark| hashes(mark.row) != rank) {
        return Vec::new();
    }
    (first.row + 1..survey.range.end)
        .filter(|&row| hashes(row) == rank && survey.candidate(row).is_none())
        .filter(|&row| {
            headings::heading(survey, row, true).is_some() && headings::has_body(survey, row)
        })
        .map(|row| mark(survey, row, survey.range.end))
        .collect()
}

/// Between the list of people and the first number.
fn before(survey: &Survey, first: usize) -> Vec<Mark> {
    let from = headings::head_end(survey);
    (from..first)
        .filter(|&row| usual::is_usual_business(survey.row(row).text))
        .filter(|&row| {
            headings::heading(survey, row, false).is_some() && headings::has_body(survey, row)
                || survey.gap(row) > 0 && runin::heading(survey, row).is_some()
        })
        .map(|row| mark(survey, row, first))
        .collect()
}

/// Behind the last number: rows set as headings, or that name usual business before a colon.
fn after(survey: &Survey, last: &Mark) -> Vec<Mark> {
    let end = survey.range.end.min(last.row + 1 + TAIL);
    (last.row + 1..end)
        .filter(|&row| survey.gap(row) > 0 && usual::is_usual_business(survey.row(row).text))
        .filter(|&row| {
            let found = headings::heading(survey, row, false);
            found.is_some_and(|heading| {
                heading.rank != Rank::Plain || headings::has_body(survey, row)
            }) || named(survey, row)
        })
        .map(|row| mark(survey, row, end))
        .collect()
}

/// `Emergency Business as approved by Chairman: It was …`.
fn named(survey: &Survey, row: usize) -> bool {
    let text = words::head(survey.row(row).text);
    let colon = text.find(':').filter(|&at| at < 90);
    let next = words::head(text).to_lowercase();
    let dated = next.contains("next meeting");
    survey.candidate(row).is_none()
        && !dated
        && colon.is_some_and(|at| !words::has_verb(&text[..at]))
}

fn mark(survey: &Survey, row: usize, limit: usize) -> Mark {
    let mut mark = Mark::bare(survey, row, Part::Item);
    let at = lead(survey.row(row).text).length;
    if headings::heading(survey, row, false).is_none()
        && let Some(end) = runin::title_end(&survey.row(row).text[at..])
    {
        let title = titles::clean(&survey.row(row).text[at..at + end]);
        mark.title = Some(title.trim_end_matches([' ', '-', '–', '—']).to_owned());
        mark.body = survey.row(row).start + (at + end) as u32;
        return mark;
    }
    let title = titles::take(survey, row, at, limit);
    (mark.title, mark.body) = (title.text, title.body);
    mark
}
