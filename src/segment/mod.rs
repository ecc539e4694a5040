//! Rows to parts: where each item of business begins, and its number and title.
//!
//! One layout a file behind the [`Layout`] trait and the one list [`LAYOUTS`]. Every row of a
//! document lands in exactly one part; a document that no layout fits becomes one preamble with a
//! warning. Knows nothing of dates and people. To add a layout: one file, one line in the list, one
//! golden document in `tests/documents`.

use std::ops::Range;

use crate::item::Part;
use crate::rows::Rows;

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
    /// How well it fits: 0 not at all, 1 beyond doubt. Cheap: looks at cues and shapes only.
    fn fit(&self, rows: &Rows) -> f32;
    /// Cuts the document; the sections hold every row once and in order.
    fn cut(&self, rows: &Rows) -> Vec<Section>;
}

/// Every layout; on equal fit the earlier one is taken.
pub static LAYOUTS: &[&dyn Layout] = &[];

/// Cuts a document by the layout that fits best.
pub fn cut(rows: &Rows) -> Cut {
    let best = LAYOUTS
        .iter()
        .map(|layout| (layout, layout.fit(rows)))
        .filter(|(_, fit)| *fit > 0.0)
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    match best {
        Some((layout, _)) => {
            Cut { layout: layout.name(), meetings: vec![layout.cut(rows)], warnings: Vec::new() }
        }
        None => Cut {
            layout: "none",
            meetings: vec![vec![whole(rows)]],
            warnings: vec!["no layout fits: the whole document is kept as preamble".to_owned()],
        },
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
