//! The Modern.gov page of a single item: `Agenda item`, title, `Minutes:`, … `Supporting
//! documents:`; or a row `20 Title PDF 308 KB` and the item below it.

use crate::item::Part;
use crate::segment::labels::Label;
use crate::segment::marks::{self, Mark};
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, titles};

/// The page of one item.
pub struct ModerngovItem;

impl Layout for ModerngovItem {
    fn name(&self) -> &'static str {
        "moderngov-item"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let minutes = survey.count(Label::Minutes) + survey.count(Label::Decision);
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
        if sized && minutes <= 1 { 0.9 } else { 0.0 }
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
        let title = titles::take(survey, row, at, survey.range.end);
        let mark =
            Mark { row, part: Part::Item, number, title: title.text, level: 1, body: title.body };
        marks::sections(survey, vec![mark])
    }
}
