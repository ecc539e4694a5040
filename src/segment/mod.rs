//! Rows to parts: where each item of business begins, and its number and title.
//!
//! One layout a file behind the [`Layout`] trait and the one list [`LAYOUTS`]. Every row of a
//! document lands in exactly one part; a document that no layout fits becomes one preamble with a
//! warning. Knows nothing of dates and people. To add a layout: one file, one line in the list, one
//! golden document in `tests/documents`.

pub mod beginnings;
pub mod body;
pub mod closing;
pub mod evidence;
pub mod extras;
pub mod flow;
pub mod headings;
pub mod heads;
pub mod labels;
pub mod layouts;
pub mod lexicon;
pub mod marks;
pub mod meetings;
pub mod numbers;
pub mod runin;
pub mod sentence;
pub mod sequence;
pub mod stretch;
pub mod survey;
pub mod titles;
pub mod usual;
pub mod words;

#[cfg(test)]
mod properties;

use std::ops::Range;

use crate::item::Part;
use crate::rows::Rows;
use layouts::{
    agenda_pack, classic, headings as bare_headings, moderngov_bare, moderngov_issue,
    moderngov_item, moderngov_page, moderngov_table,
};
use survey::Survey;

/// A stretch of rows that becomes one [`crate::item::Item`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which stretch of the document it is.
    pub part: Part,
    /// Its rows, as indices into [`Rows::rows`].
    pub rows: Range<usize>,
    /// As printed, without the closing stop or bracket.
    pub number: Option<String>,
    /// As printed, wrapped lines joined, furniture dropped.
    pub title: Option<String>,
    /// 1, or 2 for a sub-item.
    pub level: u8,
    /// Byte offset in [`Rows::text`] where the body begins, behind number and title.
    pub body: u32,
}

/// A document cut into parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Name of the layout that was chosen.
    pub layout: &'static str,
    /// One list of sections for each meeting in the document; together they hold every row once,
    /// in order. Never empty.
    pub meetings: Vec<Vec<Section>>,
    /// What was not understood, for a person.
    pub warnings: Vec<String>,
}

/// A way in which documents are laid out.
pub trait Layout: Sync {
    /// Its name, as `inspect` prints it.
    fn name(&self) -> &'static str;
    /// How well it fits: 0 not at all, 1 beyond doubt. Cheap: looks at the survey only.
    fn fit(&self, survey: &Survey) -> f32;
    /// Cuts one meeting; the sections hold every row once and in order.
    fn cut(&self, survey: &Survey) -> Vec<Section>;
}

/// Every layout; on equal fit the earlier one is taken.
pub static LAYOUTS: &[&dyn Layout] = &[
    &moderngov_issue::ModerngovIssue,
    &moderngov_item::ModerngovItem,
    &moderngov_table::ModerngovTable,
    &agenda_pack::AgendaPack,
    &moderngov_page::ModerngovPage,
    &moderngov_bare::ModerngovBare,
    &bare_headings::Markdown,
    &classic::Classic,
    &bare_headings::Unnumbered,
];

/// Cuts a document, meeting by meeting, each by the layout that fits best.
pub fn cut(rows: &Rows) -> Cut {
    let survey = Survey::new(rows, 0..rows.rows.len());
    let ranges = meetings::split(&survey);
    let mut cut = Cut { layout: "none", meetings: Vec::new(), warnings: Vec::new() };
    for range in ranges {
        let one = if range == survey.range { None } else { Some(Survey::new(rows, range)) };
        let (layout, sections, warning) = cut_one(one.as_ref().unwrap_or(&survey));
        if cut.layout == "none" {
            cut.layout = layout;
        }
        cut.meetings.push(sections);
        cut.warnings.extend(warning);
    }
    cut
}

/// Cuts one meeting. Where the layout that fits best finds little, the others are tried and the
/// reading with most items is kept.
fn cut_one(survey: &Survey) -> (&'static str, Vec<Section>, Option<String>) {
    let mut fits: Vec<(&dyn Layout, f32)> = LAYOUTS
        .iter()
        .map(|layout| (*layout, layout.fit(survey)))
        .filter(|(_, fit)| *fit > 0.0)
        .collect();
    fits.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut best: Option<(&'static str, Vec<Section>, usize)> = None;
    for (index, (layout, fit)) in fits.iter().enumerate() {
        let sections = layout.cut(survey);
        let items = sections.iter().filter(|section| section.part == Part::Item).count();
        if items >= 2 || items == 1 && *fit >= 0.9 {
            let warning = (index > 0).then(|| {
                format!("read as `{}`: `{}` found too few items", layout.name(), fits[0].0.name())
            });
            return (layout.name(), sections, warning);
        }
        if items > best.as_ref().map_or(0, |best| best.2) {
            best = Some((layout.name(), sections, items));
        }
    }
    match best {
        Some((name, sections, _)) => {
            (name, sections, Some("only one item was found in the whole document".to_owned()))
        }
        None => (
            "none",
            vec![marks::preamble(survey, survey.range.clone())],
            Some("no layout fits: the whole document is kept as preamble".to_owned()),
        ),
    }
}
