//! One list under its label, as it is gathered row by row.

use super::wraps::runs_on;
use crate::facts::attendance::labels::Label;
use crate::facts::attendance::tokens;

/// No list is longer; what is beyond is not read, and a warning says so.
pub(super) const MOST_TEXT: usize = 64 * 1024;

/// One list under one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the label says.
    pub label: Label,
    /// The list, cleaned; rows parted by `\n` where one ends an entry.
    pub text: String,
    /// Where each row begins in `text`, with its index.
    pub rows: Vec<(usize, usize)>,
    /// True where more text followed than is read.
    pub cut: bool,
    /// True where a list stands right behind the label before, with nothing under that one: two
    /// columns were read one after the other, and who stands in which is not to be told.
    pub columns: bool,
    /// The row of the label.
    pub at: usize,
    /// Names end with a dash each, and what they are stands in a column below: `Ann Lee –`.
    hanging: bool,
}

impl Block {
    pub fn new(label: Label, at: usize) -> Self {
        let (text, rows) = (String::new(), Vec::new());
        Self { label, text, rows, cut: false, columns: false, at, hanging: false }
    }

    /// The row on which a place of the text stands.
    pub fn row_at(&self, offset: usize) -> usize {
        let at = self.rows.partition_point(|(start, _)| *start <= offset);
        self.rows.get(at.saturating_sub(1)).map_or(self.at, |(_, row)| *row)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds a row's text; `indent` is where the row's first word stands in its line.
    pub fn push(&mut self, text: &str, row: usize) {
        if self.text.len() + text.len() > MOST_TEXT {
            self.cut = true;
            let rest = MOST_TEXT.saturating_sub(self.text.len());
            if rest == 0 {
                return;
            }
            return self.add(tokens::cut_at(text, rest), row);
        }
        self.add(text, row);
    }

    /// Adds what a row says of the person above it.
    pub(super) fn add_detail(&mut self, text: &str) {
        if self.text.len() + text.len() < MOST_TEXT {
            self.text.extend([" (", text, ")"]);
        }
    }

    fn add(&mut self, text: &str, row: usize) {
        let text = self.without_hanging_dash(text);
        if !self.text.is_empty() {
            let last = self.rows.last().map_or(0, |(start, _)| *start);
            let hyphen = self.text.ends_with(['-', '\u{2010}'])
                && self.text.trim_end_matches(['-', '\u{2010}']).ends_with(char::is_alphabetic)
                && text.starts_with(char::is_uppercase);
            if hyphen {
                // "… Ann Day-" above "Elm, Bob Fox"
                self.rows.push((self.text.len(), row));
                self.text.push_str(text);
                return;
            }
            self.text.push(if runs_on(&self.text[last.min(self.text.len())..], text) {
                ' '
            } else {
                '\n'
            });
        }
        self.rows.push((self.text.len(), row));
        self.text.push_str(text);
    }

    /// A row without the dash at its end, where the row before it ends with one too.
    fn without_hanging_dash<'t>(&mut self, text: &'t str) -> &'t str {
        const DASHES: [char; 4] = ['-', '–', '—', ' '];
        let hangs = |row: &str| {
            [" -", " –", " —"].iter().any(|dash| row.trim_end().ends_with(dash))
                && !row.contains(',')
        };
        let last = self.rows.last().map_or("", |(start, _)| &self.text[*start..]);
        if !hangs(text) || !self.hanging && !hangs(last) {
            return text;
        }
        self.hanging = true;
        self.text.truncate(self.text.trim_end_matches(DASHES).len());
        text.trim_end_matches(DASHES)
    }
}
