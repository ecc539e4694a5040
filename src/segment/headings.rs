//! Headings without numbers: in come rows, out comes whether one is a heading and how it is set.
//!
//! A heading stands apart, is short, ends without a stop, tells nothing, and has text below it.

use super::labels::Label;
use super::numbers::Family;
use super::survey::{Survey, lead};
use super::{runin, usual, words};
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
    /// Before running text on the same row: `Finance: The clerk reported …`.
    RunIn,
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
    if words::decides(text) {
        return None;
    }
    if words::is_caps(text) {
        return found(Rank::Caps);
    }
    if text.ends_with(':') && text.len() < 100 && !words::has_verb(text) {
        return found(Rank::Colon);
    }
    let told = words::is_sentence(text) || text.ends_with([':', ';', ',', '.', '?', '!', '|', '-']);
    let field = text.split_once(": ").is_some_and(|(name, _)| runin::is_listing(name));
    let told = told || field || words::is_name(text);
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
        Some(Label::People) => lists_people(survey, row),
        Some(Label::Field | Label::Contents | Label::Agenda | Label::Items) => true,
        Some(_) => survey.row(row).text.trim_end_matches(['*', ' ']).ends_with(':'),
        None => lists_people(survey, row) && survey.row(row).text.trim_end().len() < 24,
    }
}

/// The cues of lists of people.
const PEOPLE: [Cue; 4] = [Cue::Present, Cue::Apologies, Cue::InAttendance, Cue::Absent];

/// True where a label or a sentence of people begins a row: not where `Apologies` is the heading of
/// a minute, with running text below it or nothing but a few words of its own.
pub fn lists_people(survey: &Survey, row: usize) -> bool {
    let here = survey.row(row);
    let labelled = survey.label(row) == Some(Label::People);
    if !labelled && !here.cues.any(&PEOPLE) {
        return false;
    }
    let text = here.text.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    if labelled {
        let below = survey.filled_from(row + 1).map(|next| survey.row(next).text.trim());
        let told = below.is_some_and(|below| {
            words::is_nothing(below) || words::has_verb(below) && !names_first(below)
        });
        return text.ends_with(':') || !told;
    }
    if !starts_with_cue(survey, here, &PEOPLE) || words::is_nothing(text) {
        return false;
    }
    let named = text.contains([':', ',', '–', '-']) || here.has(Cue::Honorific);
    named || text.len() > 70 || text.split_whitespace().count() < 3 || words::has_verb(text)
}

/// True for a row that begins with a title of a person.
fn names_first(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(words::is_honorific)
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
    survey.candidate(next).is_some_and(|candidate| {
        survey.row(next).text.len() > candidate.rest
            || matches!(candidate.number.family, Family::Reference(_))
    }) || words::decides(text)
        || words::is_nothing(text)
        || lead.bullet
        || words::is_sentence(text)
        || text.ends_with(['.', ';', ',', '?'])
        || text.starts_with('(')
        || text.len() > 90
        || text.ends_with(':') && words::has_verb(text)
}

/// True where the first business of a meeting begins, so that its head is over.
fn opens_business(survey: &Survey, row: usize) -> bool {
    let apart = survey.gap(row) > 0 || survey.row(row).style != Style::Plain;
    let apologies = || survey.label(row) == Some(Label::People) && !lists_people(survey, row);
    apart
        && (apologies()
            || usual::is_opening(survey.row(row).text)
                && (runin::heading(survey, row).is_some()
                    || heading(survey, row, false).is_some() && has_body(survey, row)))
}

/// The first row behind the head of the minutes: title, date, people.
pub fn head_end(survey: &Survey) -> usize {
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
        if filled > 80 || opens_business(survey, row) {
            break;
        }
        let people = lists_people(survey, row);
        let title = filled <= 6 && here.cues.any(&[Cue::Minutes, Cue::Agenda, Cue::Month]);
        if people && filled <= 60 || title {
            end = row + 1;
        }
    }
    end
}
