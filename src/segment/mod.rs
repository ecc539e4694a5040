//! Rows to parts: where each item of business begins, and its number and title.
//!
//! One layout a file behind the [`Layout`] trait and the one list [`LAYOUTS`]. Every row of a
//! document lands in exactly one part; a document that no layout fits becomes one preamble with a
//! warning. Knows nothing of dates and people. To add a layout: one file, one line in the list, one
//! golden document in `tests/documents`.

pub mod closing;
pub mod heads;
pub mod labels;
pub mod layouts;
pub mod marks;
pub mod numbers;
pub mod sequence;
pub mod survey;
pub mod titles;
pub mod words;

use std::ops::Range;

use crate::item::Part;
use crate::rows::Rows;
use layouts::{agenda_pack, classic, moderngov_bare, moderngov_item, moderngov_page};
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
    &moderngov_item::ModerngovItem,
    &agenda_pack::AgendaPack,
    &moderngov_page::ModerngovPage,
    &moderngov_bare::ModerngovBare,
    &classic::Classic,
];

/// Cuts a document by the layout that fits best.
pub fn cut(rows: &Rows) -> Cut {
    let survey = Survey::new(rows, 0..rows.rows.len());
    let mut fits: Vec<(&dyn Layout, f32)> = LAYOUTS
        .iter()
        .map(|layout| (*layout, layout.fit(&survey)))
        .filter(|(_, fit)| *fit > 0.0)
        .collect();
    fits.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (layout, _) in fits {
        let sections = layout.cut(&survey);
        if sections.iter().any(|section| section.part == Part::Item) {
            return Cut { layout: layout.name(), meetings: vec![sections], warnings: Vec::new() };
        }
    }
    Cut {
        layout: "none",
        meetings: vec![vec![whole(rows)]],
        warnings: vec!["no layout fits: the whole document is kept as preamble".to_owned()],
    }
}

/// The whole document as one preamble.
fn whole(rows: &Rows) -> Section {
    Section {
        part: Part::Preamble,
        rows: 0..rows.rows.len(),
        number: None,
        title: None,
        level: 1,
        body: rows.rows.first().map_or(0, |row| row.start),
    }
}
