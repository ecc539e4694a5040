//! The words before a number that are no part of it: `Item No. 4`, `Minute 12`.

use super::scan::roman;

/// The words that stand before a number without being part of it.
const LABELS: &[&str] = &[
    "agenda item no.",
    "agenda item no",
    "agenda item number",
    "agenda item",
    "item number",
    "item no.",
    "item no",
    "item",
    "minute no.",
    "minute no",
    "minute number",
    "minute",
    "min no",
    "min.",
    "min",
    "mb",
    "business item",
];

/// Length of a label such as `Item No. ` and whether there is one.
pub(super) fn label(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let start = [bytes[0] | 0x20, bytes.get(1).copied().unwrap_or(0) | 0x20];
    if !matches!(&start, b"ag" | b"it" | b"mi" | b"mb" | b"bu") {
        return (0, false);
    }
    for label in LABELS {
        let fits = bytes.len() > label.len() + 1
            && bytes[..label.len()].eq_ignore_ascii_case(label.as_bytes())
            && bytes[label.len()] == b' ';
        if fits {
            let rest = text[label.len()..].trim_start();
            let at = text.len() - rest.len();
            let numeral = rest.starts_with(|c: char| c.is_ascii_digit())
                || roman(text, at).is_some_and(|scan| scan.end > at);
            if numeral {
                return (at, true);
            }
        }
    }
    (0, false)
}
