//! Text to words: in comes text, out come folded words with their place and position.
//!
//! One definition of a word serves the index, the query and the search for mentions, so that what
//! one finds the other shows. A word is a longest run of letters, digits, marks and `_`: exactly
//! the `\w+` of Unicode regular expressions (UTS 18), so that a whole-word search by `grep -w` finds
//! the same places. Hyphens, apostrophes, slashes and stops part words; a query that holds them
//! (`O'Brien`, `12:30`, `95/20`) becomes a phrase of what they part.
//!
//! Folding: compatibility decomposition (NFKD: `ﬁ` is `fi`), marks dropped, lower case, soft hyphens
//! dropped. A possessive `s` behind an apostrophe stands at the position of its noun, so that
//! `"school Ofsted"` finds `school's Ofsted`.

mod packed;
#[cfg(test)]
mod tests;
mod tokenizer;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

pub use packed::Packed;
use packed::pack_ascii;
pub use tokenizer::WordTokenizer;

/// Name under which the schema knows the tokenizer.
pub const TOKENIZER: &str = "words";

/// A folded word keeps at most this many bytes: longer ones are no words, and an index of them
/// would grow with every stretch of binary junk.
const LONGEST: usize = 120;

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// How many words stand before it; a possessive `s` shares its noun's position.
    pub position: u32,
}

/// Walks through the words of a text.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    next: u32,
    last_end: usize,
}

impl<'t> Words<'t> {
    /// From the beginning of the text.
    pub fn new(text: &'t str) -> Self {
        Self::from(text, 0)
    }

    /// From a byte offset, which must lie at the start of a word or between words.
    pub fn from(text: &'t str, at: usize) -> Self {
        Self { text, at, next: 0, last_end: 0 }
    }

    /// Goes on at a byte offset between words where the last word ended at `last_end`, which is 0
    /// where there was none.
    pub fn behind(text: &'t str, at: usize, last_end: usize) -> Self {
        Self { text, at, next: u32::from(last_end > 0), last_end }
    }

    /// The next word; its folded form replaces what `folded` holds.
    pub fn next_into(&mut self, folded: &mut String) -> Option<Span> {
        loop {
            let start = skip_to_word(self.text, self.at)?;
            let end = end_of_word(self.text, start);
            self.at = end;
            folded.clear();
            fold_into(&self.text[start..end], folded);
            if folded.is_empty() {
                continue;
            }
            return Some(self.place(start, end, folded == "s"));
        }
    }

    /// The next word, as [`Words::next_into`] gives it; packed, where its folded form has up to 16
    /// bytes, else in `folded`.
    pub fn next_packed(&mut self, folded: &mut String) -> Option<(Span, Option<Packed>)> {
        let start = skip_to_word(self.text, self.at)?;
        let Some((packed, end)) = pack_ascii(self.text.as_bytes(), start) else {
            self.at = start;
            let span = self.next_into(folded)?;
            return Some((span, Packed::of(folded.as_bytes())));
        };
        self.at = end;
        Some((self.place(start, end, packed == Packed::S), Some(packed)))
    }

    /// Notes the word that was found, `s` or another.
    fn place(&mut self, start: usize, end: usize, s: bool) -> Span {
        let possessive = s && self.is_possessive(start);
        let position = if possessive { self.next - 1 } else { self.next };
        self.next = position + 1;
        self.last_end = end;
        Span { start, end, position }
    }

    /// True where only an apostrophe stands between the last word and `start`.
    fn is_possessive(&self, start: usize) -> bool {
        self.next > 0 && is_apostrophe(&self.text[self.last_end..start])
    }
}

/// True for what parts a possessive `s` from its noun.
pub fn is_apostrophe(between: &str) -> bool {
    matches!(between, "'" | "’" | "ʼ" | "‘")
}

/// Class of every ASCII byte: 0 parts words, 128 is not ASCII, anything else is the folded byte.
const ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b >= 128 {
            table[byte] = 128;
        } else if b.is_ascii_alphanumeric() || b == b'_' {
            table[byte] = b.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Byte offset of the first word character at or behind `at`.
fn skip_to_word(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        while at < bytes.len() && ASCII[bytes[at] as usize] == 0 {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        if bytes[at] < 128 {
            return Some(at);
        }
        let c = text[at..].chars().next()?;
        if is_word_char(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// Byte offset behind the word that runs at `at`.
pub(crate) fn end_of_word(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while at < bytes.len() && ASCII[bytes[at] as usize] & 127 != 0 {
            at += 1;
        }
        if at >= bytes.len() || bytes[at] < 128 {
            return at;
        }
        match text[at..].chars().next() {
            Some(c) if is_word_char(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// True where a word begins at `at`: no word character stands right before it.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at.wrapping_sub(1)) {
        None => true,
        Some(&byte) if byte < 128 => ASCII[byte as usize] == 0,
        Some(_) => text[..at].chars().next_back().is_none_or(|c| !is_word_char(c)),
    }
}

/// True for the characters that words are made of.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return ASCII[c as usize] != 0;
    }
    // General punctuation is by far the most frequent beyond ASCII: dashes, quotes, bullets.
    match c {
        '\u{200c}' | '\u{200d}' | '\u{203f}' | '\u{2040}' | '\u{ad}' => true,
        '\u{2000}'..='\u{206f}' | '\u{a0}' | '£' => false,
        _ => c.is_alphabetic() || is_combining_mark(c),
    }
}

/// Appends the folded form of one word, cut off at [`LONGEST`] bytes.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let from = folded.len();
        folded.push_str(&word[..word.len().min(LONGEST)]);
        folded[from..].make_ascii_lowercase();
        return;
    }
    let limit = folded.len() + LONGEST;
    for c in word.chars().flat_map(char::to_lowercase) {
        decompose_compatible(c, |part| {
            if folded.len() < limit {
                fold_char(part, folded);
            }
        });
    }
}

/// Appends one decomposed, lower-case character, or the plain letters that stand for it.
fn fold_char(c: char, folded: &mut String) {
    match c {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ø' => folded.push('o'),
        'đ' | 'ð' => folded.push('d'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
        _ if is_combining_mark(c) => {}
        _ => folded.extend(c.to_lowercase()),
    }
}

/// The folded words of a short text, with single spaces between them: for comparing names.
pub fn fold(text: &str) -> String {
    let mut words = Words::new(text);
    let (mut all, mut word) = (String::with_capacity(text.len()), String::new());
    while words.next_into(&mut word).is_some() {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&word);
    }
    all
}
