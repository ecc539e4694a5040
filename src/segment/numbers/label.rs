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

/// True where a space follows soon, as behind the first word of every label or behind its stop.
fn is_parted(text: &[u8]) -> bool {
    let longest = "business ".len();
    text.iter().take(longest).any(|byte| *byte == b' ')
}

/// False for a text that begins with no such word: a quick look at its first two letters.
pub(super) fn may_begin(text: &[u8]) -> bool {
    let [first, second, ..] = text else { return false };
    matches!(&[first | 0x20, second | 0x20], b"ag" | b"it" | b"mi" | b"mb" | b"bu")
}

/// Length of a label such as `Item No. ` and whether there is one.
pub(super) fn label(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    if !may_begin(bytes) || !is_parted(bytes) {
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
