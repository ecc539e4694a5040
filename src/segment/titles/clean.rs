//! Titles in print: in comes the text of a title, out comes the title without markup, furniture (`PDF 308
//! KB`, dot leaders, page numbers) and doubled white space.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::is_mark;
use crate::segment::words;

/// A title without markup, furniture and doubled white space.
pub fn clean(text: &str) -> String {
    let text = text.trim_matches(is_mark);
    let text = &text[..furniture(text)];
    if is_plain(text.as_bytes()) {
        return without_ends(text).to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // most of a title is plain words with single spaces: those are taken over whole
        let plain = plain_length(rest.as_bytes(), out.ends_with(' '));
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(c) = rest.chars().next() else { break };
        if rest.starts_with("**") {
            rest = &rest[2..];
            continue;
        }
        if let Some(length) = tag(rest) {
            rest = &rest[length..];
            continue;
        }
        if c == '\\' && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            rest = &rest[1..];
            continue;
        }
        if c.is_whitespace() || c == '\u{ad}' || c == '\u{feff}' {
            if c.is_whitespace() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    match without_ends(&out) {
        whole if whole.len() == out.len() => out,
        inner => inner.to_owned(),
    }
}

/// A cleaned title without the signs and words around it that are no part of it.
fn without_ends(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['-', '–', '—', '|', ':']).trim_start();
    let text = text.strip_prefix("pdf ").unwrap_or(text);
    let text = text.trim_end_matches(['|', '*', '_']).trim_end();
    // A dash that led to the body.
    [" –", " -", " —"].iter().find_map(|dash| text.strip_suffix(dash)).unwrap_or(text)
}

/// True for a text in which nothing is to be cleaned: signs of ASCII without marks, tags, tabs and
/// two spaces together. It is looked at whole, so that sixteen bytes are looked at together.
fn is_plain(text: &[u8]) -> bool {
    let is_odd = |byte: u8| {
        let beyond = u8::from(byte < b' ') | u8::from(byte > b'~');
        beyond | u8::from(byte == b'*') | u8::from(byte == b'<') | u8::from(byte == b'\\')
    };
    let mut odd = text.last().map_or(0, |last| is_odd(*last));
    for (byte, next) in text.iter().zip(text.get(1..).unwrap_or_default()) {
        odd |= is_odd(*byte) | (u8::from(*byte == b' ') & u8::from(*next == b' '));
    }
    odd == 0
}

/// The length of the letters, figures and single spaces that a text begins with, behind a space or
/// not.
fn plain_length(bytes: &[u8], mut space: bool) -> usize {
    let plain = |byte: &&u8| {
        let again = space && **byte == b' ';
        space = **byte == b' ';
        !again && (byte.is_ascii_alphanumeric() || space)
    };
    bytes.iter().take_while(plain).count()
}

/// Length of an HTML tag or comment at the beginning of `text`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let first = inner.chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!')) {
        return None;
    }
    words::head(inner).find('>').filter(|&at| at < 120).map(|at| at + 2)
}

/// Where furniture begins at the end of a title: `PDF 61 KB`, `pdf icon`, `(190Kb)`, dot leaders.
pub(super) fn furniture(text: &str) -> usize {
    let mut end = text.trim_end().len();
    if let Some(at) = leaders(text.as_bytes()) {
        end = end.min(at);
    }
    let trimmed = &text[..end];
    if ends_in_size(trimmed.as_bytes()) {
        if let Some(at) = file_kind(trimmed.as_bytes()) {
            end = at;
        }
        if let Some(at) = trimmed.rfind('(').filter(|&at| trimmed.len() - at < 12) {
            end = end.min(at);
        }
    }
    let text = text[..end].trim_end();
    let text = text.strip_suffix("pdf icon").unwrap_or(text).trim_end();
    text.len() - pages(text)
}

/// Where the dots begin that lead to a page number.
fn leaders(text: &[u8]) -> Option<usize> {
    static DOTS: LazyLock<Finder> = LazyLock::new(|| Finder::new("....."));
    static LEADERS: LazyLock<Finder> = LazyLock::new(|| Finder::new("……."));
    // the first bytes of both
    memchr::memchr2(b'.', 0xE2, text)?;
    DOTS.find(text).or_else(|| LEADERS.find(text))
}

/// `61 KB`, `(2.4mb)`.
fn ends_in_size(text: &[u8]) -> bool {
    let unit = text.strip_suffix(b")").unwrap_or(text);
    matches!(unit, [.., b'k' | b'K' | b'm' | b'M', b'b' | b'B'])
}

/// Where the first ` PDF ` or the like begins.
fn file_kind(text: &[u8]) -> Option<usize> {
    const KINDS: [&str; 6] = [" PDF ", " pdf icon", "\u{a0}PDF ", " DOC ", " XLS ", " DOCX "];
    let begins = |at: &usize| KINDS.iter().any(|kind| text[*at..].starts_with(kind.as_bytes()));
    // the first bytes of all of them
    memchr::memchr2_iter(b' ', 0xC2, text).find(begins)
}

/// Length of `(Pages 3 - 6)` at the end of a title.
fn pages(text: &str) -> usize {
    let Some(at) = text.rfind('(').filter(|&at| text.len() - at < 24) else { return 0 };
    let inner = text[at + 1..].trim_end_matches(')').trim().to_ascii_lowercase();
    let numbers = ["pages ", "page ", "pp. ", "pp ", "pgs. ", "p. "]
        .iter()
        .find_map(|word| inner.strip_prefix(word));
    let page = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ',' | '&' | 't' | 'o');
    let whole = numbers.is_some_and(|rest| !rest.is_empty() && rest.chars().all(page));
    if whole { text.len() - text[..at].trim_end().len() } else { 0 }
}

/// True where a row ends with the size of a file: `PDF 61 KB`, `(190Kb)`.
pub fn has_size(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['b', 'B', ')', 'n'])
        && text.len() < 1000
        && furniture(text) < text.len()
        && !text.contains("....")
}
