//! One document, several meetings: in come the rows of a minute book, out come their ranges.

use std::ops::Range;

use super::headings;
use super::layouts::moderngov_issue::is_meeting as is_issue;
use super::survey::Survey;
use super::words;
use crate::cues::Cue;

/// How far below its title the people of a meeting are named, in rows with text.
const NEAR: usize = 14;

/// The rows of each meeting, in order; one range for a document of one meeting.
pub fn split(survey: &Survey) -> Vec<Range<usize>> {
    let range = survey.range.clone();
    let mut starts: Vec<usize> = Vec::new();
    let mut checked = 0;
    for row in range.clone() {
        if is_issue(survey.row(row).text) {
            starts.push(row);
            continue;
        }
        if row < checked || !survey.row(row).has(Cue::Minutes) || !is_title(survey, row) {
            continue;
        }
        checked = row + 4;
        if names_people(survey, row) {
            starts.push(block_start(survey, row));
        }
    }
    if starts.len() < 2 {
        return vec![range];
    }
    starts[0] = range.start;
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([range.end]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// `MINUTES OF THE MEETING OF …`, `Minutes of a meeting held on …`.
fn is_title(survey: &Survey, row: usize) -> bool {
    let text = survey.row(row).text;
    let lead = super::survey::lead(text).length;
    let text = &text[lead..];
    let starts = text.get(..10).is_some_and(|start| {
        start.eq_ignore_ascii_case("minutes of") || start.eq_ignore_ascii_case("minutes - ")
    });
    let told =
        || !words::is_caps(text) && !words::head(text).contains(" held ") && words::has_verb(text);
    starts
        && survey.candidate(row).is_none()
        && words::head(text).to_lowercase().contains("meeting")
        && !text.trim_end().ends_with(" approved.")
        && !told()
}

/// True where people are named soon below.
fn names_people(survey: &Survey, row: usize) -> bool {
    let cues = [Cue::Present, Cue::InAttendance];
    let mut filled = 0;
    (row..survey.range.end.min(row + 6 * NEAR))
        .filter(|&below| !survey.row(below).is_blank())
        .take_while(|_| {
            filled += 1;
            filled <= NEAR
        })
        .any(|below| headings::starts_with_cue(survey, survey.row(below), &cues))
}

/// The first row of the block of headings that the title stands in.
fn block_start(survey: &Survey, title: usize) -> usize {
    let mut start = title;
    for _ in 0..3 {
        let Some(above) = survey.filled_before(start).filter(|_| survey.gap(start) <= 1) else {
            break;
        };
        let text = survey.row(above).text.trim();
        if text.is_empty()
            || !words::is_caps(text)
            || text.ends_with('.')
            || survey.candidate(above).is_some()
        {
            break;
        }
        start = above;
    }
    start
}
