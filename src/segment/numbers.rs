//! Numbers of items: in comes the beginning of a row, out comes the number printed there, if any.
//!
//! A number is kept as printed (`95/20`, `18.07.1`, `PCP 1/12`, `*42`, `1a`, `IV`) and has a
//! [`Family`] (numbers of one family are printed alike) and a key that orders them within it.
//! Times, dates in words, ordinals, percentages and sums of money are no numbers of items.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Most components that a number may have.
const COMPONENTS: usize = 4;

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

/// Words that, behind a bare number, make it a quantity or a date.
const UNITS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "noon",
    "hrs",
    "hours",
    "o'clock",
];

/// The number at the very beginning of `text`.
pub fn parse(text: &str) -> Option<Number<'_>> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_alphanumeric() || matches!(first, b'(' | b'[' | b'*')) {
        return None;
    }
    let (label, labelled) = label(text);
    let open = matches!(text.as_bytes().get(label), Some(b'(' | b'['));
    let from = label + usize::from(open);
    let scanned =
        digits(text, from).or_else(|| roman(text, from)).or_else(|| letter(text, from))?;
    finish(text, from, open, labelled, scanned)
}

/// Length of a label such as `Item No. ` and whether there is one.
fn label(text: &str) -> (usize, bool) {
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

/// What a scanner found: family, components and the end of the printed form.
struct Scan {
    family: Family,
    parts: [u32; COMPONENTS],
    count: usize,
    end: usize,
    /// Closing that the scan has already run over would be wrong here: letters need one.
    must_close: bool,
}

/// `7`, `*42`, `1a`, `95/20`, `18.07.1`, `PCP 1/12`, `18-19/FRA/1`, `R2021-069`.
fn digits(text: &str, from: usize) -> Option<Scan> {
    let bytes = text.as_bytes();
    let mut at = from + usize::from(bytes.get(from) == Some(&b'*'));
    let prefix = prefix(bytes, at);
    at += prefix;
    let mut hash =
        bytes[at - prefix..at].iter().fold(7_u32, |h, b| h.wrapping_mul(31) ^ u32::from(*b));
    let (mut parts, mut count) = ([0_u32; COMPONENTS], 0);
    let (mut signs, mut dots) = (0, 0);
    loop {
        let start = at;
        let mut value = 0_u32;
        while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
            value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            at += 1;
        }
        if at == start || at - start > 6 || count == COMPONENTS {
            return None;
        }
        parts[count] = value;
        count += 1;
        let Some((next, dot)) = joint(bytes, at) else { break };
        hash = bytes[at..next].iter().fold(hash, |h, b| h.wrapping_mul(31) ^ u32::from(*b));
        signs += 1;
        dots += usize::from(dot);
        at = next;
    }
    let spaced = prefix > 0 && bytes[from..from + prefix].contains(&b' ');
    if spaced && signs == 0 {
        return None;
    }
    let suffix = bytes.get(at).is_some_and(u8::is_ascii_lowercase)
        && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    if suffix && count < COMPONENTS {
        parts[count] = u32::from(bytes[at] - b'a' + 1);
        at += 1;
    }
    let family = match (prefix, signs) {
        (0, 0) => Family::Plain,
        (0, n) if n == dots => Family::Dotted(count as u8),
        _ => Family::Reference(hash ^ count as u32),
    };
    Some(Scan { family, parts, count, end: at, must_close: false })
}

/// Length of the capitals (and one space, sign or stop) before the digits of a reference.
fn prefix(bytes: &[u8], at: usize) -> usize {
    let letters = bytes[at..].iter().take(6).take_while(|b| b.is_ascii_uppercase()).count();
    if letters == 0 || letters > 5 {
        return 0;
    }
    let joint = matches!(bytes.get(at + letters), Some(b' ' | b'/' | b'-' | b'.'));
    let length = letters + usize::from(joint);
    if bytes.get(at + length).is_some_and(u8::is_ascii_digit) { length } else { 0 }
}

/// From the end of one component to the beginning of the next: `/`, `.`, `-`, `/FRA/`.
fn joint(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let sign = *bytes.get(at)?;
    if !matches!(sign, b'/' | b'.' | b'-') {
        return None;
    }
    let letters = bytes[at + 1..].iter().take(6).take_while(|b| b.is_ascii_uppercase()).count();
    let mut next = at + 1 + letters;
    if letters > 0 {
        if !matches!(bytes.get(next), Some(b'/' | b'-' | b'.')) || sign == b'.' {
            return None;
        }
        next += 1;
    }
    bytes.get(next).is_some_and(u8::is_ascii_digit).then_some((next, sign == b'.' && letters == 0))
}

/// `IV`, `iv`.
fn roman(text: &str, from: usize) -> Option<Scan> {
    let bytes = text.as_bytes();
    let length = bytes[from.min(bytes.len())..]
        .iter()
        .take(8)
        .take_while(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l' | b'c'))
        .count();
    let letters = &bytes[from..from + length];
    if length == 0 || length > 7 || bytes.get(from + length).is_some_and(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let upper = letters.iter().all(u8::is_ascii_uppercase);
    if !upper && !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    // `C.` or `L.` alone is a letter or an initial, not 100 or 50.
    if length == 1 && !matches!(letters[0] | 0x20, b'i' | b'v' | b'x') {
        return None;
    }
    let value = roman_value(letters)?;
    let family = if upper { Family::Roman } else { Family::LowerRoman };
    Some(Scan { family, parts: [value, 0, 0, 0], count: 1, end: from + length, must_close: true })
}

/// The value of a well-formed roman numeral.
fn roman_value(letters: &[u8]) -> Option<u32> {
    let digit = |b: u8| match b | 0x20 {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        b'l' => 50,
        _ => 100,
    };
    let mut total: u32 = 0;
    let mut largest = 0;
    for &letter in letters.iter().rev() {
        let value = digit(letter);
        if value < largest {
            total = total.checked_sub(value)?;
        } else {
            total += value;
            largest = value;
        }
    }
    (total > 0).then_some(total)
}

/// `B`, `b`.
fn letter(text: &str, from: usize) -> Option<Scan> {
    let bytes = text.as_bytes();
    let letter = *bytes.get(from).filter(|b| b.is_ascii_alphabetic())?;
    if bytes.get(from + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let family = if letter.is_ascii_uppercase() { Family::Letter } else { Family::LowerLetter };
    let value = u32::from((letter | 0x20) - b'a') + 1;
    Some(Scan { family, parts: [value, 0, 0, 0], count: 1, end: from + 1, must_close: true })
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
    let word = rest.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    if word.len() <= 9
        && UNITS
            .iter()
            .any(|unit| word.trim_end_matches('.').eq_ignore_ascii_case(unit.trim_end_matches('.')))
        && matches!(scan.family, Family::Plain | Family::Dotted(_))
        && (close == Close::Open || word.as_bytes().first().is_some_and(u8::is_ascii_lowercase))
    {
        return false;
    }
    if labelled || close != Close::Open {
        return close != Close::Stop || !matches!(behind, Some(c) if c.is_ascii_digit());
    }
    let first = rest.chars().next();
    if behind.is_some_and(|c| c.is_alphanumeric()) {
        // Glued: `9Apologies` may be, `2nd` and `3D` may not.
        let mut letters = rest.chars();
        return letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase);
    }
    first.is_none_or(|c| {
        c.is_uppercase()
            || !c.is_alphanumeric()
            || rest.starts_with("pdf ")
            || matches!(scan.family, Family::Reference(_) | Family::Dotted(_))
    })
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
            ("BM 69/2122 To", "BM 69/2122", "To"),
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
