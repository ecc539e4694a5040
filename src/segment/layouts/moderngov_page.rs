//! A Modern.gov meeting page with its labels: `No. Item`, then a number alone on a row, the title,
//! the agenda text, `Additional documents:`, `Minutes:` and the minute.

use crate::segment::labels::Label;
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, closing, heads, marks};

/// The page of a whole meeting.
pub struct ModerngovPage;

impl Layout for ModerngovPage {
    fn name(&self) -> &'static str {
        "moderngov-page"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let labels = survey.count(Label::Minutes) + survey.count(Label::Documents);
        match (survey.first(Label::Items), labels) {
            (Some(_), _) if survey.candidates.len() >= 2 => 0.95,
            (None, 2..) if survey.candidates.len() >= 2 => 0.8,
            _ => 0.0,
        }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let from = survey.first(Label::Items).unwrap_or(survey.range.start);
        let list = survey.from_row(from);
        let mut found = heads::items(&list, true);
        closing::add(survey, &mut found.marks);
        marks::sections(survey, found.marks)
    }
}
