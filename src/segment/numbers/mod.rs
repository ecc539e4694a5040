//! Numbers of items: in comes the beginning of a row, out comes the number printed there, if any.
//!
//! A number is kept as printed (`95/20`, `18.07.1`, `PCP 1/12`, `*42`, `1a`, `IV`) and has a
//! [`Family`] (numbers of one family are printed alike) and a key that orders them within it.
//! Times, dates in words, ordinals, percentages and sums of money are no numbers of items.

mod label;
mod scan;

use label::label;
use scan::{Scan, digits, letter, roman};

/// How a number is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Close {
    /// Nothing but white space, or the end of the row.
    Open,
    /// `1.`, `1:` or `1 -`.
    Stop,
    /// `1)`.
    Bracket,
    /// `(1)` or `[1]`.
    Brackets,
}

/// What kind of number it is; those of one list belong to one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// `7`, `7.`, `1a`, `*42`.
    Plain,
    /// `7)`.
    PlainBracket,
    /// `(7)`.
    PlainBrackets,
    /// `Item 7`.
    Labelled,
    /// `1.1`, `18.07.1`: so many components.
    Dotted(u8),
    /// `95/20`, `PCP 1/12`: letters, signs and count of components, hashed.
    Reference(u32),
    /// `IV.`
    Roman,
    /// `(iv)`.
    LowerRoman,
    /// `B.`
    Letter,
    /// `b)`.
    LowerLetter,
}

/// A number at the beginning of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number<'t> {
    /// As printed, without label, brackets and closing stop.
    pub printed: &'t str,
    /// What it is comparable with.
    pub family: Family,
    /// Its components, first in the highest bits: orders the numbers of one family.
    pub key: u64,
    /// The last component that counts.
    pub last: u32,
    /// How it is closed.
    pub close: Close,
    /// Bytes from the beginning of the text to whatever follows number, closing and white space.
    pub length: usize,
    /// True where a capital stands right behind it (`9Apologies`).
    pub glued: bool,
}

/// The number at the very beginning of `text`.
#[inline]
pub fn parse(text: &str) -> Option<Number<'_>> {
    if may_begin(text.as_bytes()) { read(text) } else { None }
}

/// False for most texts that begin with no number: with a word, or with another sign.
#[inline]
fn may_begin(text: &[u8]) -> bool {
    match text.first() {
        Some(b'0'..=b'9' | b'(' | b'[' | b'*') => true,
        Some(first) => {
            first.is_ascii_alphabetic() && (!scan::is_word(text) || label::may_begin(text))
        }
        None => false,
    }
}

/// The same of a text that may begin with one.
fn read(text: &str) -> Option<Number<'_>> {
    let (label, labelled) = label(text);
    let open = matches!(text.as_bytes().get(label), Some(b'(' | b'['));
    let from = label + usize::from(open);
    let scanned =
        digits(text, from).or_else(|| roman(text, from)).or_else(|| letter(text, from))?;
    finish(text, from, open, labelled, scanned)
}

/// Reads the closing and decides whether this is a number of an item at all.
fn finish(text: &str, from: usize, open: bool, labelled: bool, scan: Scan) -> Option<Number<'_>> {
    let bytes = text.as_bytes();
    let mut at = scan.end;
    let mut close = Close::Open;
    if bytes.get(at) == Some(&b'\\') {
        at += 1;
    }
    match bytes.get(at) {
        Some(b'.' | b':') => {
            close = Close::Stop;
            at += 1;
        }
        Some(b')' | b']' | b'}') => {
            close = if open { Close::Brackets } else { Close::Bracket };
            at += 1;
            at += usize::from(bytes.get(at) == Some(&b'.'));
        }
        _ if open => return None,
        _ => {}
    }
    if open && close != Close::Brackets {
        return None;
    }
    let behind = text[at..].chars().next();
    let rest = text[at..].trim_start();
    let glued = close == Close::Open && behind.is_some_and(char::is_alphabetic);
    if scan.must_close && close == Close::Open && !labelled {
        return None;
    }
    if !plausible(behind, rest, close, &scan, labelled) {
        return None;
    }
    let mut length = text.len() - rest.len();
    if close == Close::Open && !glued {
        // `12 - Title`, `12 – Title`.
        let dash = rest.strip_prefix(['-', '–', '—', '|']).filter(|r| r.starts_with(' '));
        if let Some(rest) = dash.map(str::trim_start) {
            length = text.len() - rest.len();
            close = Close::Stop;
        }
    }
    let family = match scan.family {
        Family::Plain if labelled => Family::Labelled,
        Family::Plain if close == Close::Bracket => Family::PlainBracket,
        Family::Plain if close == Close::Brackets => Family::PlainBrackets,
        family => family,
    };
    let key = scan.parts.iter().fold(0_u64, |key, part| key << 16 | u64::from(*part.min(&0xffff)));
    let last = scan.parts[scan.count - 1];
    Some(Number { printed: &text[from..scan.end], family, key, last, close, length, glued })
}

/// False for times, ordinals, dates in words, percentages and quantities.
fn plausible(behind: Option<char>, rest: &str, close: Close, scan: &Scan, labelled: bool) -> bool {
    if matches!(behind, Some('%' | '/' | ',' | '\'' | '’' | '-' | '"' | '”')) {
        return false;
    }
    let counted = matches!(scan.family, Family::Plain | Family::Dotted(_))
        && (close == Close::Open || rest.as_bytes().first().is_some_and(u8::is_ascii_lowercase));
    if counted && begins_with_unit(rest) {
        return false;
    }
    if labelled || close != Close::Open {
        return close != Close::Stop || !matches!(behind, Some(c) if c.is_ascii_digit());
    }
    let first = rest.chars().next();
    if behind.is_some_and(|c| c.is_alphanumeric()) {
        // Glued: `9Apologies` and `1APOLOGIES` may be, `2nd` and `3D` may not.
        let mut letters = rest.chars();
        return letters.next().is_some_and(char::is_uppercase)
            && (letters.next().is_some_and(char::is_lowercase)
                || rest.bytes().take_while(u8::is_ascii_uppercase).count() > 4);
    }
    first.is_none_or(|c| {
        c.is_uppercase()
            || !c.is_alphanumeric()
            || rest.starts_with("pdf ")
            || matches!(scan.family, Family::Reference(_) | Family::Dotted(_))
    })
}

/// True where the word behind a bare number makes it a quantity or a date: `May`, `p.m.`, `hours`.
fn begins_with_unit(rest: &str) -> bool {
    const LONGEST: usize = 9;
    let end = |c: char| c.is_whitespace() || c == ',';
    let near = &rest[..super::words::floor(rest, LONGEST + 4)];
    let word = near.split(end).next().unwrap_or_default();
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    let stops = small.iter().rev().take_while(|byte| **byte == b'.').count();
    let word = &small[..small.len() - stops];
    match word.len() {
        2 => matches!(word, b"am" | b"pm"),
        3 => matches!(
            word,
            b"may"
                | b"jan"
                | b"feb"
                | b"mar"
                | b"apr"
                | b"jun"
                | b"jul"
                | b"aug"
                | b"sep"
                | b"oct"
                | b"nov"
                | b"dec"
                | b"a.m"
                | b"p.m"
                | b"hrs"
        ),
        4 => matches!(word, b"june" | b"july" | b"sept" | b"noon"),
        5 => matches!(word, b"march" | b"april" | b"hours"),
        6 => word == b"august",
        7 => matches!(word, b"january" | b"october" | b"o'clock"),
        8 => matches!(word, b"february" | b"november" | b"december"),
        9 => word == b"september",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<(&str, &str)> {
        parse(text).map(|n| (n.printed, &text[n.length..]))
    }

    #[test]
    fn every_kind_is_kept_as_printed() {
        for (text, number, rest) in [
            ("23. Title", "23", "Title"),
            ("23\\. Title", "23", "Title"),
            ("1.MINUTES", "1", "MINUTES"),
            ("(26) Title", "26", "Title"),
            ("(26)", "26", ""),
            ("9) Event:", "9", "Event:"),
            ("95/20 Title", "95/20", "Title"),
            ("18.07.1 Title", "18.07.1", "Title"),
            ("PCP 1/12 | Members", "PCP 1/12", "Members"),
            ("18-19/FRA/1", "18-19/FRA/1", ""),
            ("R2021-069 Smith, Jones", "R2021-069", "Smith, Jones"),
            ("*42 Authorize", "*42", "Authorize"),
            ("1a", "1a", ""),
            ("IV. Title", "IV", "Title"),
            ("a) Parking", "a", "Parking"),
            ("Item 3: Update", "3", "Update"),
            ("Item No. 4", "4", ""),
            ("7.1 Report", "7.1", "Report"),
            ("20 Performance", "20", "Performance"),
            ("12 – Finance", "12", "Finance"),
            ("9Apologies were", "9", "Apologies were"),
            ("1APOLOGIES To receive", "1", "APOLOGIES To receive"),
            ("BM 69/2122 To", "BM 69/2122", "To"),
            ("GBP/2122/ 216: To", "GBP/2122/ 216", "To"),
        ] {
            assert_eq!(printed(text), Some((number, rest)), "{text}");
        }
    }

    #[test]
    fn times_dates_and_quantities_are_no_numbers() {
        for text in [
            "7.30pm",
            "10.00 a.m.",
            "5pm",
            "2nd July",
            "14 May 2019",
            "78% increase",
            "2019 was",
            "6 members of the public",
            "1,500 people",
            "3D model",
            "10AM START",
            "I was",
            "£12",
            "",
        ] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn keys_order_a_family() {
        let keys: Vec<u64> =
            ["1", "1a", "1b", "2", "10"].iter().map(|t| parse(t).map_or(0, |n| n.key)).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        let romans: Vec<u32> = ["I.", "II.", "III.", "IV.", "V.", "IX.", "X.", "XIV.", "XL."]
            .iter()
            .map(|t| parse(t).map_or(0, |n| n.last))
            .collect();
        assert_eq!(romans, [1, 2, 3, 4, 5, 9, 10, 14, 40]);
    }
}
