//! Classic minutes: `MINUTES OF … HELD ON …`, people, then numbered headings with the minute below.

use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, closing, evidence, extras, heads, marks};

/// Numbered minutes and agendas of any body.
pub struct Classic;

impl Layout for Classic {
    fn name(&self) -> &'static str {
        "classic"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        if survey.candidates.is_empty() || !evidence::of_meeting(survey) { 0.0 } else { 0.5 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let mut found = heads::items(survey, false);
        extras::add(survey, &mut found.marks);
        closing::add(survey, &mut found.marks);
        marks::sections(survey, found.marks)
    }
}
