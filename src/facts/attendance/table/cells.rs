//! The cells of a row of a table that may have no bars: in comes the row, out come the texts between
//! its tabs, or between its dashes and colons.

use crate::facts::attendance::columns;

/// True for a row that may have several cells.
pub(super) fn is_parted(text: &str) -> bool {
    columns::parted(text) || signs(text).next().is_some()
}

/// The dashes and colons that part the cells of a row without tabs: where they begin and end, spaces
/// with them.
fn signs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b':', b'-', 0xe2, bytes).filter_map(move |at| {
        let dash = |at: usize| [" - ", " – "].iter().find(|dash| text[at..].starts_with(**dash));
        if bytes[at] != b':' {
            let before = at.checked_sub(1).filter(|before| bytes[*before] == b' ')?;
            return dash(before).map(|dash| (before, before + dash.len()));
        }
        // "Name: - Present" has one
        let spaced = bytes.get(at + 1) == Some(&b' ') && dash(at + 1).is_none();
        spaced.then_some((at, at + 2))
    })
}

/// The cells of a row that dashes and colons part.
pub(super) fn by_signs(text: &str) -> Vec<&str> {
    let (mut cells, mut start) = (Vec::new(), 0);
    for (at, end) in signs(text) {
        if at >= start {
            cells.push(&text[start..at]);
            start = end;
        }
    }
    cells.push(&text[start..]);
    cells
}
