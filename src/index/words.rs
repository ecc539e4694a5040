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

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

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

/// A folded word of up to 16 bytes as numbers: the first eight bytes and the others, the first byte
/// lowest, filled up with zeros, which no word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed(pub [u64; 2]);

impl Packed {
    /// The word that a possessive ends with.
    pub const S: Self = Self([b's' as u64, 0]);

    /// Packs a folded word that is short enough.
    pub fn of(folded: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..folded.len())?.copy_from_slice(folded);
        let (halves, _) = bytes.as_chunks();
        Some(Self([u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]))
    }

    /// The word's bytes, with zeros behind.
    pub fn bytes(self) -> [u8; 16] {
        self.number().to_le_bytes()
    }

    /// How many bytes the word has.
    pub fn length(self) -> usize {
        16 - self.number().leading_zeros() as usize / 8
    }

    fn number(self) -> u128 {
        u128::from(self.0[1]) << 64 | u128::from(self.0[0])
    }
}

/// Folds the word of ASCII letters that begins at `start`; gives where it ends. `None` for a longer
/// one or one with other letters.
fn pack_ascii(bytes: &[u8], start: usize) -> Option<(Packed, usize)> {
    let mut halves = [0; 2];
    for (half, packed) in halves.iter_mut().enumerate() {
        let from = start + half * 8;
        for at in 0..8 {
            match bytes.get(from + at).map_or(0, |&byte| ASCII[byte as usize]) {
                0 => return Some((Packed(halves), from + at)),
                128 => return None,
                folded => *packed |= u64::from(folded) << (at * 8),
            }
        }
    }
    match bytes.get(start + 16).map_or(0, |&byte| ASCII[byte as usize]) {
        0 => Some((Packed(halves), start + 16)),
        _ => None,
    }
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

/// The words as tantivy's indexer takes them.
#[derive(Debug, Clone, Default)]
pub struct WordTokenizer {
    token: Token,
}

/// The stream of one text.
#[derive(Debug)]
pub struct WordStream<'a> {
    words: Words<'a>,
    token: &'a mut Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { words: Words::new(text), token: &mut self.token }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        match self.words.next_into(&mut self.token.text) {
            Some(span) => {
                self.token.offset_from = span.start;
                self.token.offset_to = span.end;
                self.token.position = span.position as usize;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<(String, u32)> {
        let (mut walk, mut folded, mut all) = (Words::new(text), String::new(), Vec::new());
        while let Some(span) = walk.next_into(&mut folded) {
            all.push((folded.clone(), span.position));
        }
        all
    }

    #[test]
    fn punctuation_parts_words() {
        let found = words("Well-being: O'Brien at 12:30, min. 95/20_a");
        let plain: Vec<&str> = found.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(plain, ["well", "being", "o", "brien", "at", "12", "30", "min", "95", "20_a"]);
    }

    #[test]
    fn a_possessive_s_shares_its_nouns_position() {
        assert_eq!(
            words("the school’s Ofsted s"),
            [("the", 0), ("school", 1), ("s", 1), ("ofsted", 2), ("s", 3)]
                .map(|(word, position)| (word.to_owned(), position))
        );
    }

    #[test]
    fn accents_ligatures_and_case_are_folded() {
        assert_eq!(
            fold("CAFÉ cafe\u{301} of\u{fb01}ce Straße co\u{ad}operate"),
            "cafe cafe office strasse cooperate"
        );
    }

    #[test]
    fn a_giant_word_is_cut_on_a_character() {
        assert_eq!(fold(&"é".repeat(5000)).len(), LONGEST);
        assert_eq!(fold(&"a".repeat(5000)).len(), LONGEST);
    }

    proptest! {
        #[test]
        fn packed_words_are_the_same_words(
            text in "([ a-zA-Z0-9_'’é\u{301}£–.²ﬁø-]{0,40}|[a-zA-Zé]{14,18}[ '’]s?){0,4}",
        ) {
            let (mut plain, mut packed) = (Words::new(&text), Words::new(&text));
            let (mut one, mut other) = (String::new(), String::new());
            loop {
                let (span, found) = (plain.next_into(&mut one), packed.next_packed(&mut other));
                prop_assert_eq!(span, found.map(|(span, _)| span));
                let Some((_, short)) = found else { break };
                prop_assert_eq!(short, Packed::of(one.as_bytes()));
                match short {
                    Some(short) => prop_assert_eq!(&short.bytes()[..short.length()], one.as_bytes()),
                    None => prop_assert_eq!(&one, &other),
                }
            }
        }

        /// Places are those of `\w+`; digits beyond ASCII and soft hyphens are ours alone.
        #[test]
        fn words_are_those_of_the_regular_expression(text in "[ a-zA-Z0-9_'’é\u{301}£–.\\-\n²ﬁø]{0,60}") {
            let regex = regex::Regex::new(r"\w+").unwrap();
            let (mut walk, mut folded, mut ours) = (Words::new(&text), String::new(), Vec::new());
            while let Some(span) = walk.next_into(&mut folded) {
                ours.push((span.start, span.end));
                prop_assert!(starts_word(&text, span.start));
            }
            let mut theirs: Vec<(usize, usize)> = regex.find_iter(&text).map(|m| (m.start(), m.end())).collect();
            // A mark without a letter before it folds to nothing and is no word.
            theirs.retain(|&(start, end)| !text[start..end].chars().all(is_combining_mark));
            prop_assert_eq!(ours, theirs);
        }
    }
}
