//! The words of a stretch of a row: in comes its text, out come its words in order, each cut out and
//! looked up in the lexicon once, however many rules ask for it, and none before somebody does.

use super::lexicon::Kinds;
use crate::spaced::{Spaced, spaced};

/// One word of a stretch.
#[derive(Debug, Clone, Copy)]
pub struct Word<'t> {
    /// Byte offset in the stretch.
    pub at: usize,
    /// As printed.
    pub text: &'t str,
    /// Without the signs around it.
    pub bare: &'t str,
    kinds: Kinds,
}

impl Word<'_> {
    /// True where the word is of the kind.
    pub fn is(&self, kind: Kinds) -> bool {
        self.kinds.has(kind)
    }
}

/// Walks through the words of a text; white space parts them.
#[derive(Debug, Clone)]
pub struct Words<'t>(Spaced<'t>);

/// The words of a text.
pub fn words(text: &str) -> Words<'_> {
    Words(spaced(text))
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let (at, text) = self.0.next()?;
        let bare = bare(text);
        Some(Word { at, text, bare, kinds: Kinds::of(text, bare) })
    }
}

/// A text whose words are kept once they are cut out.
#[derive(Debug)]
pub struct Stretch<'t> {
    /// The whole text.
    pub text: &'t str,
    rest: Words<'t>,
    words: Vec<Word<'t>>,
}

impl<'t> Stretch<'t> {
    /// A stretch of which no word has been asked for.
    pub fn new(text: &'t str) -> Self {
        Self { text, rest: words(text), words: Vec::with_capacity(16) }
    }

    /// The word number `index`, counted from 0.
    pub fn get(&mut self, index: usize) -> Option<Word<'t>> {
        while self.words.len() <= index {
            self.words.push(self.rest.next()?);
        }
        Some(self.words[index])
    }

    /// The words from number `index` on that somebody has asked for.
    pub fn known(&self, index: usize) -> &[Word<'t>] {
        self.words.get(index..).unwrap_or_default()
    }

    /// The words from number `index` on, one after the other.
    pub fn from(&mut self, index: usize) -> impl Iterator<Item = Word<'t>> {
        (index..).map_while(move |index| self.get(index))
    }
}

/// A word without the signs around it.
pub fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let sign = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let from = bytes.iter().take_while(sign).count();
    let to = bytes.len() - bytes[from..].iter().rev().take_while(sign).count();
    let word = &word[from..to];
    match word.as_bytes() {
        [] | [0..0x80] | [0..0x80, .., 0..0x80] => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_around_a_word_are_parted_from_it_as_unicode_has_it() {
        for text in ["«Été» (naïf), x", "a\u{2003}–\u{3000}\u{b}z", "é ** -b-"] {
            let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            assert!(words(text).all(|word| word.bare == trimmed(word.text)), "{text:?}");
        }
    }

    #[test]
    fn words_are_cut_out_as_they_are_asked_for() {
        let mut stretch = Stretch::new("The clerk was (duly) thanked");
        assert_eq!(stretch.get(3).map(|word| (word.at, word.bare)), Some((14, "duly")));
        assert_eq!(stretch.known(1).len(), 3);
        assert!(stretch.from(1).nth(1).is_some_and(|word| word.is(Kinds::VERB)));
        assert!(stretch.get(5).is_none());
    }
}
