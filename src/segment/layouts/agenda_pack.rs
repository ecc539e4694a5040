//! An agenda with the papers behind it: numbered agenda, then `Agenda Item 6` and the report.

use std::collections::HashSet;

use crate::item::Part;
use crate::segment::labels::Label;
use crate::segment::marks::{self, Mark};
use crate::segment::numbers::Family;
use crate::segment::survey::{Candidate, Survey};
use crate::segment::{Layout, Section, heads};

/// Agenda and reports.
pub struct AgendaPack;

/// A row that says nothing but `Agenda Item 6`.
fn is_divider(survey: &Survey, candidate: &Candidate) -> bool {
    let text = survey.row(candidate.row).text.trim();
    candidate.number.family == Family::Labelled
        && text.len() < 24
        && text.get(..11).is_some_and(|label| label.eq_ignore_ascii_case("agenda item"))
        && survey.row(candidate.row).text[candidate.rest..].trim().is_empty()
}

impl Layout for AgendaPack {
    fn name(&self) -> &'static str {
        "agenda-pack"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let divided = survey.candidates.iter().any(|candidate| is_divider(survey, candidate));
        let agenda =
            survey.first(Label::Agenda).is_some() || survey.first(Label::Contents).is_some();
        match (divided, agenda) {
            (true, true) => 0.96,
            (true, false) => 0.6,
            _ => 0.0,
        }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let dividers: Vec<&Candidate> =
            survey.candidates.iter().filter(|candidate| is_divider(survey, candidate)).collect();
        let papers = dividers.first().map_or(survey.range.end, |first| first.row);
        let from =
            survey.first(Label::Agenda).filter(|&row| row < papers).unwrap_or(survey.range.start);
        let agenda = Survey::new(survey.rows, from..papers);
        let mut all = heads::items(&agenda, false).marks;
        let items = all.clone();
        for divider in &dividers {
            all.push(report(survey, divider, &items));
        }
        all.extend(confidential(survey, papers, &dividers));
        marks::sections(survey, all)
    }
}

/// A report bears the number and the title of its item.
fn report(survey: &Survey, divider: &Candidate, items: &[Mark]) -> Mark {
    let number = divider.number.printed;
    let title = items
        .iter()
        .find(|item| item.number.as_deref() == Some(number))
        .and_then(|item| item.title.clone());
    let row = survey.row(divider.row);
    Mark {
        row: divider.row,
        part: Part::Report,
        number: Some(number.to_owned()),
        title,
        level: 1,
        body: row.start + row.text.len() as u32,
    }
}

/// Papers that were withheld: `Document is Confidential` stands for a paper of an item not named,
/// unless it is all that comes behind `Agenda Item 6`.
fn confidential(survey: &Survey, papers: usize, dividers: &[&Candidate]) -> Vec<Mark> {
    let mut named = HashSet::new();
    for divider in dividers {
        let behind = divider.row + 1..survey.range.end;
        named.extend(behind.into_iter().find(|&row| !survey.row(row).text.trim().is_empty()));
    }
    (papers..survey.range.end)
        .filter(|&row| survey.row(row).text.trim().eq_ignore_ascii_case("document is confidential"))
        .filter(|row| !named.contains(row))
        .map(|row| Mark::bare(survey, row, Part::Report))
        .collect()
}
