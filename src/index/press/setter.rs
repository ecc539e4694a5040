//! Stretches of text to words: in come the stretches that a scribe tells of while it writes a text,
//! out come the text's words, as [`Words`] finds them, in a [`Script`].
//!
//! Nearly every stretch is one word or none, and which one was found out when its form first came
//! up. Only where letters of other scripts, `_` or soft hyphens join or part words otherwise, the
//! text is read once more from the last certain end of a word.

use crate::index::shorthand::{Hearer, is_letters};
use crate::index::words::{Packed, Words, fold_into, is_apostrophe, is_word_char};

use super::lexicon::Lexicon;
use super::script::Script;

/// What a stretch is to the index.
type Class = u32;
/// Nobody has looked yet.
const UNKNOWN: Class = 0;
/// It parts words and holds none.
const BREAK: Class = 1;
/// Neither one whole word nor a break.
const ODD: Class = 2;
/// One word: its number begins here.
const WORD: Class = 3;

/// The words of a segment, by form and by number.
#[derive(Debug)]
pub struct Terms {
    /// By number of the word.
    pub lexicon: Lexicon,
    /// The class of `s`.
    s: Class,
    folded: String,
}

impl Default for Terms {
    fn default() -> Self {
        let mut lexicon = Lexicon::default();
        let s = lexicon.number(Packed::S) + WORD;
        Self { lexicon, s, folded: String::new() }
    }
}

impl Terms {
    /// Bytes of memory in use, about.
    pub fn bytes(&self) -> usize {
        self.lexicon.bytes()
    }

    /// The class of a stretch.
    #[cold]
    fn class_of(&mut self, stretch: &str) -> Class {
        let letters = stretch.chars().filter(|&c| is_word_char(c)).count();
        if letters == 0 {
            return BREAK;
        }
        self.folded.clear();
        fold_into(stretch, &mut self.folded);
        let whole = letters == stretch.chars().count() && is_letters(stretch.as_bytes());
        // A mark alone folds to nothing.
        if !whole || self.folded.is_empty() {
            return ODD;
        }
        WORD + self.number(Packed::of(self.folded.as_bytes()))
    }

    /// The number of a word; of a long one, which is not packed, the one last folded.
    fn number(&mut self, packed: Option<Packed>) -> u32 {
        match packed {
            Some(packed) => self.lexicon.number(packed),
            None => self.lexicon.number_of_long(self.folded.as_bytes()),
        }
    }
}

/// Sets one text.
pub struct Setter<'a> {
    text: &'a str,
    terms: &'a mut Terms,
    script: &'a mut Script,
    /// Where the last word begins and ends, and where the one before it ends; 0 where there is none.
    word: (usize, usize),
    before: usize,
    /// Where words begin and end that are still to be read once more.
    odd: Option<(usize, usize)>,
}

impl<'a> Setter<'a> {
    /// Begins a value of the script's item.
    pub fn new(text: &'a str, terms: &'a mut Terms, script: &'a mut Script) -> Self {
        script.begin_value();
        Self { text, terms, script, word: (0, 0), before: 0, odd: None }
    }

    /// Ends the value.
    pub fn end(mut self) {
        self.close_odd();
    }

    #[inline]
    fn add(&mut self, number: u32, back: bool, start: usize, end: usize) {
        self.script.add(number, back);
        self.before = self.word.1;
        self.word = (start, end);
    }

    /// A stretch that is no word of its own, or follows such a one.
    #[cold]
    fn hear_odd(&mut self, mut class: Class, start: usize, end: usize) {
        if let Some((from, to)) = self.odd {
            if start == to && class != BREAK {
                self.odd = Some((from, end));
                return;
            }
            self.close_odd();
            self.hear(&mut class, start, end);
        } else if class == ODD {
            let joined = self.word.1 == start && start > 0;
            if joined {
                self.script.take_back();
                self.odd = Some((self.word.0, end));
                self.word.1 = self.before;
            } else {
                self.odd = Some((start, end));
            }
        }
    }

    /// Reads the words of an odd stretch and its neighbours.
    fn close_odd(&mut self) {
        let Some((from, to)) = self.odd.take() else { return };
        let mut words = Words::behind(&self.text[..to], from, self.word.1);
        let mut next = u32::from(self.word.1 > 0);
        while let Some((span, packed)) = words.next_packed(&mut self.terms.folded) {
            let back = span.position < next;
            let number = self.terms.number(packed);
            self.add(number, back, span.start, span.end);
            next = span.position + 1;
        }
    }
}

impl Hearer for Setter<'_> {
    #[inline]
    fn hear(&mut self, class: &mut Class, start: usize, end: usize) {
        if *class == UNKNOWN {
            *class = self.terms.class_of(&self.text[start..end]);
        }
        let class = *class;
        if self.odd.is_some() || class == ODD {
            self.hear_odd(class, start, end);
        } else if class >= WORD {
            let possessive = class == self.terms.s
                && self.word.1 > 0
                && is_apostrophe(&self.text[self.word.1..start]);
            self.add(class - WORD, possessive, start, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::index::shorthand::{Scribe, WordList};

    /// The words of some texts, as they are set one after the other, with their positions.
    fn set(texts: &[String]) -> Vec<Vec<(String, u32)>> {
        let mut scribe = Scribe::new(&Arc::new(WordList::new()));
        let mut terms = Terms::default();
        let mut words = |text: &String| {
            let (mut script, mut words, mut short) = (Script::default(), Vec::new(), [0; 16]);
            let mut setter = Setter::new(text, &mut terms, &mut script);
            scribe.write_heard(text, &mut Vec::new(), &mut setter);
            setter.end();
            script.end_item();
            script.replay(|number, place| {
                let word = terms.lexicon.word(number, &mut short).to_vec();
                words.push((String::from_utf8(word).unwrap(), place.position));
            });
            words
        };
        texts.iter().map(&mut words).collect()
    }

    fn found(text: &str) -> Vec<(String, u32)> {
        let (mut words, mut folded, mut all) = (Words::new(text), String::new(), Vec::new());
        while let Some(span) = words.next_into(&mut folded) {
            all.push((folded.clone(), span.position));
        }
        all
    }

    proptest! {
        #[test]
        fn the_words_set_are_the_words_of_the_text(
            texts in prop::collection::vec(
                "([a-cs]{1,3}|[ '’\\-_\n]|[S×ʼ–→é²\u{ad}\u{200c}\u{301}]|[a-z]{14,18}){0,12}", 1..4),
        ) {
            prop_assert_eq!(set(&texts), texts.iter().map(|text| found(text)).collect::<Vec<_>>());
        }
    }
}
