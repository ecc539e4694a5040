//! Headings without numbers: in come rows, out comes whether one is a heading and how it is set.
//!
//! A heading stands apart, is short, ends without a stop, tells nothing, and has text below it.

use super::labels::Label;
use super::survey::{Survey, lead};
use super::words;
use crate::cues::Cue;
use crate::extract::Style;

/// How a heading is set; those of one rank belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// So many `#`, or a heading by style.
    Hashes(usize),
    /// Bold as a whole.
    Bold,
    /// In capitals.
    Caps,
    /// Short, with a colon at its end.
    Colon,
    /// Short and no more.
    Plain,
}

/// A heading without a number.
#[derive(Debug, Clone, Copy)]
pub struct Heading {
    /// Its row.
    pub row: usize,
    /// How it is set.
    pub rank: Rank,
    /// Bytes before its first letter.
    pub at: usize,
}

/// Longest row that can be a heading without being marked as one.
const LONGEST: usize = 320;

/// Names of business that is often taken without a number.
const UNNUMBERED: &[&str] = &[
    "welcome",
    "public question",
    "public participation",
    "public session",
    "public forum",
    "open forum",
    "public open session",
    "public comment",
    "introduction",
    "opening remarks",
    "emergency business",
    "urgent business",
    "any other business",
    "any other urgent business",
    "other business",
    "date of next meeting",
    "date and time of next meeting",
    "next meeting",
    "chairman's welcome",
    "chair's welcome",
    "opening prayer",
    "prayer",
    "police report",
    "announcements",
    "democratic",
    "questions from the public",
    "questions from members of the public",
    "adjournment for public",
    "minute's silence",
    "matters arising",
    "closing remarks",
];

/// True where a row names business that is often taken without a number.
pub fn is_usual_business(text: &str) -> bool {
    let text = words::head(text).trim_start_matches(|c: char| !c.is_alphabetic());
    UNNUMBERED.iter().any(|name| {
        text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            || name.contains('\'') && text.len() > name.len() && {
                let start: String = text.chars().take(name.len()).collect();
                start.replace('’', "'").eq_ignore_ascii_case(name)
            }
    })
}

/// The heading that a row is, if it is one; `tight` asks for no blank row above it.
pub fn heading(survey: &Survey, row: usize, tight: bool) -> Option<Heading> {
    let whole = survey.row(row);
    if whole.text.len() > 2 * LONGEST {
        return None;
    }
    let lead = lead(whole.text);
    let text = whole.text[lead.length..].trim_end();
    if text.is_empty() || lead.bullet || survey.candidate(row).is_some() || is_people(survey, row) {
        return None;
    }
    let found = |rank| Some(Heading { row, rank, at: lead.length });
    if lead.hashes > 0 || whole.style == Style::Heading {
        return found(Rank::Hashes(if lead.hashes == 0 { 2 } else { lead.hashes }));
    }
    let inner = text.trim_end_matches(['*', '_', ' ', ':']);
    if (lead.bold && text.trim_end_matches([':', ' ']).ends_with("**") && !inner.contains("**")
        || whole.style == Style::Bold)
        && short(inner)
    {
        return found(Rank::Bold);
    }
    let apart = tight || survey.gap(row) > 0 || survey.filled_from(survey.range.start) == Some(row);
    if !apart
        || !short(text)
        || !text.starts_with(|c: char| c.is_uppercase() || c == '‘' || c == '“')
    {
        return None;
    }
    if words::is_caps(text) {
        return found(Rank::Caps);
    }
    if text.ends_with(':') && text.len() < 100 && !words::has_verb(text) {
        return found(Rank::Colon);
    }
    let told = words::is_sentence(text) || text.ends_with([':', ';', ',', '.', '?', '!', '|', '-']);
    (!told && !text.contains("   ") && !text.contains('\t')).then(|| found(Rank::Plain)).flatten()
}

/// Short enough, and with words in it.
fn short(text: &str) -> bool {
    let (upper, lower) = words::letters(text);
    text.len() <= LONGEST && upper + lower >= 4 && !text.contains("__") && !text.starts_with("http")
}

/// A list of people begins here, or a line of the page's head stands here.
fn is_people(survey: &Survey, row: usize) -> bool {
    match survey.label(row) {
        Some(Label::People | Label::Field | Label::Contents | Label::Agenda | Label::Items) => true,
        Some(_) => survey.row(row).text.trim_end_matches(['*', ' ']).ends_with(':'),
        None => {
            let row = survey.row(row);
            let cues = [Cue::Present, Cue::Apologies, Cue::InAttendance, Cue::Absent];
            row.cues.any(&cues)
                && starts_with_cue(survey, row, &cues)
                && row.text.trim_end().len() < 24
        }
    }
}

/// True where a row begins with one of the cues.
pub fn starts_with_cue(survey: &Survey, row: &crate::rows::Row, cues: &[Cue]) -> bool {
    row.cues.any(cues)
        && survey.rows.hits_in(row).iter().any(|hit| {
            cues.contains(&hit.cue)
                && (hit.start - row.start) as usize <= lead(row.text).length + 14
        })
}

/// True where running text, or a list, stands right below the row.
pub fn has_body(survey: &Survey, row: usize) -> bool {
    let Some(next) = survey.filled_from(row + 1) else { return false };
    if survey.gap(next) > 4 {
        return false;
    }
    let text = survey.row(next).text;
    let lead = lead(text);
    let text = text[lead.length..].trim_end();
    lead.bullet
        || words::is_sentence(text)
        || text.ends_with(['.', ';', ','])
        || text.starts_with('(')
        || text.len() > 90
        || text.ends_with(':') && words::has_verb(text)
}

/// The first row behind the head of the minutes: title, date, people.
pub fn head_end(survey: &Survey) -> usize {
    let cues = [Cue::Present, Cue::Apologies, Cue::InAttendance, Cue::Absent];
    let mut end = survey.range.start;
    let mut filled = 0;
    for row in survey.range.clone() {
        let here = survey.row(row);
        if here.is_blank() {
            continue;
        }
        filled += 1;
        if survey.candidate(row).is_some() {
            continue;
        }
        if filled > 80 {
            break;
        }
        let people =
            survey.label(row) == Some(Label::People) || starts_with_cue(survey, here, &cues);
        let title = filled <= 6 && here.cues.any(&[Cue::Minutes, Cue::Agenda, Cue::Month]);
        if people && filled <= 60 || title {
            end = row + 1;
        }
    }
    end
}
