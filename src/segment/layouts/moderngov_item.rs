//! The Modern.gov page of a single item: `Agenda item`, title, `Minutes:`, … `Supporting
//! documents:`; or a row `20 Title PDF 308 KB` and the item below it.

use crate::item::Part;
use crate::segment::labels::Label;
use crate::segment::marks::{self, Mark};
use crate::segment::numbers::Family;
use crate::segment::survey::Survey;
use crate::segment::titles::Title;
use crate::segment::{Layout, Section, titles, words};

/// The page of one item.
pub struct ModerngovItem;

impl Layout for ModerngovItem {
    fn name(&self) -> &'static str {
        "moderngov-item"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let minutes = survey.count(Label::Minutes).max(survey.count(Label::Decision));
        let headed =
            survey.first(Label::AgendaItem).is_some() && survey.count(Label::AgendaItem) == 1;
        if headed && minutes <= 1 && survey.first(Label::Items).is_none() {
            return 0.97;
        }
        let first = survey.filled_from(survey.range.start);
        let sized = first.is_some_and(|row| {
            let text = survey.row(row).text.trim_end();
            survey.candidate(row).is_some() && text.len() < 400 && titles::has_size(text)
        });
        if sized && minutes <= 1 {
            return 0.9;
        }
        if minutes == 1 && is_fragment(survey) { 0.55 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let head = survey.first(Label::AgendaItem);
        let start = match head {
            Some(row) => survey.filled_from(row + 1),
            None => survey.filled_from(survey.range.start),
        };
        let Some(row) = start else { return marks::sections(survey, Vec::new()) };
        let number = survey.candidate(row).map(|candidate| candidate.number.printed.to_owned());
        let at = survey.candidate(row).map_or(0, |candidate| candidate.rest);
        let mut title = titles::take(survey, row, at, survey.range.end);
        let told = |text: &String| head.is_none() && text.ends_with('.') && words::has_verb(text);
        if title.text.as_ref().is_some_and(told) {
            title = Title { text: None, body: survey.row(row).start, row };
        }
        let mark =
            Mark { row, part: Part::Item, number, title: title.text, level: 1, body: title.body };
        marks::sections(survey, vec![mark])
    }
}

/// A page that lost its head: `Minutes:` once, near the top, and no numbers before it.
fn is_fragment(survey: &Survey) -> bool {
    let Some(minutes) = survey.first(Label::Minutes) else { return false };
    let above = (survey.range.start..minutes).filter(|&row| !survey.row(row).is_blank()).count();
    let numbered = survey.candidates.iter().any(|candidate| {
        candidate.row < minutes && !candidate.bullet && candidate.number.family == Family::Plain
    });
    let colon = survey.row(minutes).text.trim_end_matches(['*', ' ']).ends_with(':');
    (1..=12).contains(&above) && !numbered && colon
}
