//! Lists in columns: in come rows under a row of labels side by side (`PRESENT      APOLOGIES`),
//! out comes one list for each label.
//!
//! Whoever stands under `APOLOGIES` must never be read as present: a cell that stands under no
//! label beyond doubt goes to none.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::blocks::Block;
use super::labels::{self, Label};
use super::tokens;
use crate::rows::Row;

/// A cell may stand so many characters off its label.
const OFF: usize = 6;

/// A cell of a row: the character and the cell it begins at, and its text.
pub struct Cell<'t> {
    /// Where it begins: a character of the row, or a wide step for each tab or bar before it.
    pub at: usize,
    /// What it holds, without spaces at its ends where tabs or bars part the cells.
    pub text: &'t str,
}

/// The lists under a row of labels, if `rows` begin with one, and how many rows they take.
pub fn read(rows: &[Row], base: usize) -> Option<(Vec<Block>, usize)> {
    let head = cells(rows.first().map(|row| row.text).filter(|text| parted(text))?);
    if head.len() < 2 || head.len() > 6 {
        return None;
    }
    let labels: Option<Vec<Label>> = head.iter().map(|cell| whole_label(cell.text)).collect();
    let labels = labels?;
    let mut blocks: Vec<Block> = labels.into_iter().map(|label| Block::new(label, base)).collect();
    let (mut at, mut blank) = (1, 0);
    while let Some(row) = rows.get(at) {
        if row.is_blank() {
            blank += 1;
            if blank > 1 {
                break;
            }
            at += 1;
            continue;
        }
        let cells = cells(row.text);
        let label = cells.iter().any(|cell| labels::at_start(cell.text).is_some());
        if label || super::blocks::is_prose(row.text) || cells.len() > head.len() {
            break;
        }
        for cell in &cells {
            // a cell that reaches under the next label holds two columns' people
            let next = |column: usize| head.get(column + 1).map_or(usize::MAX, |next| next.at);
            let own = |column: &usize| cell.at + cell.text.chars().count() <= next(*column);
            if let Some(column) = under(&head, cell).filter(own) {
                let mut clean = String::new();
                tokens::clean(cell.text, &mut clean);
                blocks[column].push(&clean, base + at);
            }
        }
        blank = 0;
        at += 1;
    }
    blocks.iter().any(|block| !block.text.is_empty()).then_some((blocks, at))
}

/// True for a row that may have several cells: a tab, a bar or three spaces stand in it.
pub fn parted(text: &str) -> bool {
    static GAP: LazyLock<Finder> = LazyLock::new(|| Finder::new("   "));
    memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some() || GAP.find(text.as_bytes()).is_some()
}

/// The column a cell stands in.
fn under(head: &[Cell], cell: &Cell) -> Option<usize> {
    let mut near = head.iter().enumerate().filter(|(_, label)| label.at.abs_diff(cell.at) <= OFF);
    match (near.next(), near.next()) {
        (Some((column, _)), None) => Some(column),
        _ => None,
    }
}

/// A cell that is a label and nothing else, one that says who was there or away.
fn whole_label(cell: &str) -> Option<Label> {
    let mut clean = String::new();
    tokens::clean(cell, &mut clean);
    labels::at_start(&clean).filter(|label| label.states && label.end >= clean.trim_end().len())
}

/// The cells of a row: parted by tabs or bars, or by three spaces. Tabs and bars count as wide
/// steps, so that a cell's place is its number.
pub fn cells(text: &str) -> Vec<Cell<'_>> {
    const STEP: usize = 1_000;
    if text.len() > 2_000 {
        return Vec::new();
    }
    if !parted(text) {
        let cell = text.trim_start_matches(' ');
        let at = text.len() - cell.len();
        return if cell.is_empty() { Vec::new() } else { vec![Cell { at, text: cell }] };
    }
    let (mut found, mut at) = (Vec::new(), 0);
    let marked = text.contains(['\t', '|']);
    // a bar at the beginning of a row opens its first cell
    let text = if marked { text.trim_start().strip_prefix('|').unwrap_or(text) } else { text };
    for part in text.split(['\t', '|']) {
        let mut inner = at;
        let mut rest = part;
        while !rest.is_empty() && !marked {
            let lead = rest.len() - rest.trim_start_matches(' ').len();
            let end = rest[lead..].find("   ").map_or(rest.len(), |end| lead + end);
            if end > lead {
                found.push(Cell { at: inner + lead, text: &rest[lead..end] });
            }
            inner += rest[..end].chars().count();
            rest = &rest[end..];
        }
        if marked && !part.trim().is_empty() {
            found.push(Cell { at, text: part.trim() });
        }
        at += STEP;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::facts::attendance::labels::Group;
    use crate::rows::Rows;

    #[test]
    fn each_cell_goes_to_its_label() {
        let mut extract = Extract::default();
        for line in [
            "PRESENT                    APOLOGIES",
            "Cllr A Lee (Chair)         Cllr X Young",
            "                           Cllr Z Zeal",
            "Cllr B Fox",
            "            Cllr Q Doubt",
        ] {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        let (blocks, taken) = read(&rows.rows, 0).unwrap_or_default();
        assert_eq!(taken, 5);
        let got: Vec<(Group, &str)> =
            blocks.iter().map(|b| (b.label.group, b.text.as_str())).collect();
        assert_eq!(
            got,
            [
                (Group::Present, "Cllr A Lee (Chair)\nCllr B Fox"),
                (Group::Apologies, "Cllr X Young\nCllr Z Zeal")
            ]
        );
    }
}
