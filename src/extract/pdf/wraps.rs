//! Headings that are too long for one line are put together again.
//!
//! Only what is set apart from the text: bold, or larger. A paragraph keeps its lines, which is what
//! a reader of `page` and `line` looks for.

use super::lines::PageLine;
use crate::extract::rows::label_length;

/// Lines further apart than this many heights of their font are no one heading.
const LEADING: f32 = 1.7;
/// A heading of more lines than this is a paragraph in bold.
const MOST: usize = 4;

/// Joins wrapped headings: the next line goes up where its first word had no room on the last.
pub fn join(lines: &mut Vec<PageLine>) {
    let right = right_margins(lines);
    let body = super::body_size(lines);
    let mut out: Vec<PageLine> = Vec::with_capacity(lines.len());
    let mut joined = 1;
    for line in lines.drain(..) {
        let margin = right.get(line.page as usize).copied().unwrap_or(f32::INFINITY);
        match out.last_mut() {
            Some(last) if joined < MOST && goes_on(last, &line, margin, body) => {
                last.text.push(' ');
                last.text.push_str(line.text.trim());
                (last.y, last.x1) = (line.y, line.x1);
                joined += 1;
            }
            _ => {
                joined = 1;
                out.push(line);
            }
        }
    }
    *lines = out;
}

/// Where the text of each page ends on the right, by page.
fn right_margins(lines: &[PageLine]) -> Vec<f32> {
    let mut right = Vec::new();
    for line in lines.iter().filter(|line| !line.furniture) {
        let page = line.page as usize;
        if right.len() <= page {
            right.resize(page + 1, 0.0f32);
        }
        right[page] = right[page].max(line.x1);
    }
    right
}

/// True where `line` is the rest of the heading that `last` begins.
fn goes_on(last: &PageLine, line: &PageLine, margin: f32, body: f32) -> bool {
    let apart = |line: &PageLine| line.bold || line.size > body * super::LARGER;
    let alike = apart(last)
        && apart(line)
        && last.bold == line.bold
        && last.page == line.page
        && !last.furniture
        && !line.furniture
        && (last.size - line.size).abs() < 0.5;
    let step = line.y - last.y;
    if !alike || step < 0.5 * line.size || step > LEADING * line.size {
        return false;
    }
    let cells = |text: &str| text.contains('\t') && label_length(text.trim()).is_none();
    if cells(&last.text) || line.text.contains('\t') || begins_anew(&line.text) {
        return false;
    }
    let letter = (line.x1 - line.x) / line.text.chars().count().max(1) as f32;
    let word = line.text.split_whitespace().next().unwrap_or_default().chars().count() + 1;
    last.x1 + letter * word as f32 > margin
}

/// True for a text that begins with a label of its own: `12.`, `(a)`, `•`.
fn begins_anew(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let closed = first.ends_with(['.', ')', ':']) && first.len() <= 6;
    closed && (digits > 0 || first.len() <= 4)
        || first == "•"
        || (digits > 0 && digits == first.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pdf::fragments::Fragment;
    use crate::extract::pdf::lines::compose;

    fn joined(texts: &[(&str, bool, f32)]) -> Vec<String> {
        let fragments = texts.iter().enumerate().map(|(row, (text, bold, x1))| Fragment {
            x0: 50.0,
            x1: *x1,
            y: 100.0 + 12.0 * row as f32,
            size: 10.0,
            turn: 0,
            bold: *bold,
            text: (*text).to_owned(),
            ..Fragment::default()
        });
        let mut lines = compose(fragments.collect(), 1, 800.0);
        join(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_wrapped_heading_is_one_line() {
        let page = [
            ("LITTLE MARROW PARISH COUNCIL", true, 250.0),
            ("8 EXCLUSION OF THE PRESS AND PUBLIC - EXEMPT PAPERS INCLUDED", true, 490.0),
            ("IN THE FOLLOWING ITEM", true, 200.0),
            ("9 CLOSE", true, 100.0),
            ("The meeting closed at eight and the chair thanked all those who", false, 500.0),
            ("had come.", false, 100.0),
        ];
        let lines = joined(&page);
        assert_eq!(lines.len(), 5);
        assert!(lines[1].ends_with("INCLUDED IN THE FOLLOWING ITEM"));
    }
}
