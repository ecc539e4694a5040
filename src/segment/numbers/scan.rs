//! The printed forms of a number: in come bytes, out come its family, its components and its end.

use super::Family;
use crate::eights;

/// Most components that a number may have.
pub(super) const COMPONENTS: usize = 4;

/// What a scanner found: family, components and the end of the printed form.
pub(super) struct Scan {
    pub(super) family: Family,
    pub(super) parts: [u32; COMPONENTS],
    pub(super) count: usize,
    pub(super) end: usize,
    /// Closing that the scan has already run over would be wrong here: letters need one.
    pub(super) must_close: bool,
}

/// True for a text that begins with a word that is plainly none of the forms below: of more letters
/// than any of them, or not all Roman and with no figure behind.
pub(super) fn is_word(text: &[u8]) -> bool {
    const MOST: usize = 8;
    let letters = match text.first_chunk::<MOST>() {
        Some(eight) => {
            let letters = eights::letters(u64::from_le_bytes(*eight));
            eights::places(eights::others(letters)).next().unwrap_or(MOST)
        }
        None => text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count(),
    };
    let roman = |byte: &u8| matches!(byte | 0x20, b'i' | b'v' | b'x' | b'l' | b'c');
    let figure = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    letters == MOST
        || letters >= 2
            && !text[..letters].iter().all(roman)
            && !figure(letters)
            && !figure(letters + 1)
}

/// `7`, `*42`, `1a`, `95/20`, `18.07.1`, `PCP 1/12`, `18-19/FRA/1`, `R2021-069`.
pub(super) fn digits(text: &str, from: usize) -> Option<Scan> {
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
        let spaced = prefix > 2 && matches!(bytes.get(at..at + 2), Some(b"/ "));
        let link = if spaced { joint_over_space(bytes, at) } else { joint(bytes, at) };
        let Some((next, dot)) = link else { break };
        let sign = at..next - usize::from(spaced);
        hash = bytes[sign].iter().fold(hash, |h, b| h.wrapping_mul(31) ^ u32::from(*b));
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

/// Length of the capitals (and one space, sign or stop) before the digits of a reference; small
/// letters may follow the first capital where a stroke closes them (`Cou/285/07-08`).
fn prefix(bytes: &[u8], at: usize) -> usize {
    let capitals = bytes[at..].iter().take(6).take_while(|b| b.is_ascii_uppercase()).count();
    let all = bytes[at..].iter().take(6).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = capitals == 1 && bytes.get(at + all) == Some(&b'/');
    let letters = if word { all } else { capitals };
    if letters == 0 || letters > 5 {
        return 0;
    }
    let joint = matches!(bytes.get(at + letters), Some(b' ' | b'/' | b'-' | b'.'));
    let length = letters + usize::from(joint);
    if bytes.get(at + length).is_some_and(u8::is_ascii_digit) { length } else { 0 }
}

/// The same of `GBP/2122/ 216`, where a space slipped behind the stroke; the number must be closed.
fn joint_over_space(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let digits = bytes[at + 2..].iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
    let closed = matches!(bytes.get(at + 2 + digits), Some(b':' | b'.'));
    (digits > 0 && closed).then_some((at + 2, false))
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
pub(super) fn roman(text: &str, from: usize) -> Option<Scan> {
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
pub(super) fn letter(text: &str, from: usize) -> Option<Scan> {
    let bytes = text.as_bytes();
    let letter = *bytes.get(from).filter(|b| b.is_ascii_alphabetic())?;
    if bytes.get(from + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let family = if letter.is_ascii_uppercase() { Family::Letter } else { Family::LowerLetter };
    let value = u32::from((letter | 0x20) - b'a') + 1;
    Some(Scan { family, parts: [value, 0, 0, 0], count: 1, end: from + 1, must_close: true })
}
