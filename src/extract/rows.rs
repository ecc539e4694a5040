//! Cells to the lines of a row, and tabs that part no cells.

use std::borrow::Cow;

use super::Style;

/// A line whose label a tab parts from its text, with a space there; other lines as they are.
pub fn without_label_tab(text: &str) -> Cow<'_, str> {
    match label_length(text) {
        Some(label) => Cow::Owned(format!("{} {}", &text[..label], text[label..].trim_start())),
        None => Cow::Borrowed(text),
    }
}

/// Length of a number or bullet that a tab parts from its text: there the tab is a mere space, and
/// the line no row.
pub fn label_length(text: &str) -> Option<usize> {
    let (label, rest) = text.split_once('\t')?;
    let short = label.len() <= 8 && !label.contains(' ') && !rest.trim().is_empty();
    let numbered =
        label.ends_with(['.', ')']) || label.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (short && (numbered || matches!(label, "•" | "-" | "–" | "·" | "o"))).then_some(label.len())
}

/// The lines of one row.
pub fn row_lines(cells: Vec<Vec<(String, Style)>>) -> Vec<(String, Style)> {
    let mut lines: Vec<(String, Style)> = Vec::new();
    // Whether the last line may be run on by the next cell.
    let mut open = false;
    let many = cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    for cell in cells {
        if cell.is_empty() {
            if open && let Some((last, _)) = lines.last_mut() {
                last.push('\t');
            }
            continue;
        }
        let single = cell.len() == 1;
        for (index, (text, style)) in cell.into_iter().enumerate() {
            match lines.last_mut() {
                Some((last, row)) if index == 0 && open => {
                    last.push('\t');
                    last.push_str(&text);
                    *row = Style::Row;
                }
                _ => {
                    let single_cell = if many && single { Style::Row } else { style };
                    lines.push((text, single_cell));
                }
            }
        }
        open = single;
    }
    lines
}
