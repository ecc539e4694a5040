//! Lists of words that are looked for together, in one pass: a list of sixty words costs one look
//! at a sentence and not sixty.
//!
//! In longer texts many bytes are looked at together, on machines that can; that needs small
//! letters, so a text that is not in small letters yet is copied into them first, which costs
//! little. Short texts, and lists that do not lend themselves to it, are read by an automaton.

use std::borrow::Cow;
use std::sync::OnceLock;

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, Input, MatchKind, Span};

/// Some words, looked for as parts of a text with ASCII case ignored.
#[derive(Debug)]
pub struct Words {
    /// In small letters.
    list: &'static [&'static str],
    automaton: OnceLock<Option<AhoCorasick>>,
    packed: OnceLock<Option<Searcher>>,
}

/// Shorter texts are read by the automaton.
const SHORT: usize = 48;

/// With more words, or such short ones, too many places look like a word at first.
const MOST_PACKED: usize = 48;
const LEAST_LENGTH: usize = 3;

impl Words {
    /// The words of a list; on the same place the earlier wins.
    pub const fn new(list: &'static [&'static str]) -> Self {
        Self { list, automaton: OnceLock::new(), packed: OnceLock::new() }
    }

    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || {
            AhoCorasickBuilder::new()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostFirst)
                .build(self.list)
                .ok()
        };
        self.automaton.get_or_init(build).as_ref()
    }

    /// What looks at many bytes together; `None` where the list or the machine does not allow it.
    fn packed(&self) -> Option<&Searcher> {
        let build = || {
            let fit = self.list.len() <= MOST_PACKED
                && self.list.iter().all(|word| word.len() >= LEAST_LENGTH);
            let words = self.list.iter().map(|word| word.to_ascii_lowercase());
            let mut config = packed::Config::new();
            config.match_kind(packed::MatchKind::LeftmostFirst).only_teddy(true);
            fit.then(|| config.builder().extend(words).build()).flatten()
        };
        self.packed.get_or_init(build).as_ref()
    }

    /// True where one of the words stands in the text.
    pub fn are_in(&self, text: &str) -> bool {
        self.search(text, false).next().is_some()
    }

    /// True where one of the words stands in a text that is in small letters.
    pub fn are_in_small(&self, text: &str) -> bool {
        self.search(text, true).next().is_some()
    }

    /// All words in the text, one behind the other: begin, end and which.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.search(text, false)
    }

    /// The same of a text that is in small letters.
    pub fn all_in_small<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.search(text, true)
    }

    /// True where one of the words stands in the text with no letter before or behind it.
    pub fn are_whole_in(&self, text: &str) -> bool {
        self.all_in(text).any(|(start, end, _)| {
            !text[..start].ends_with(char::is_alphabetic)
                && !text[end..].starts_with(char::is_alphabetic)
        })
    }

    fn search<'a>(&'a self, text: &'a str, small: bool) -> Search<'a> {
        let packed = if text.len() < SHORT { None } else { self.packed() };
        let bytes = text.as_bytes();
        let text = match packed {
            Some(_) if !small => Cow::Owned(bytes.to_ascii_lowercase()),
            _ => Cow::Borrowed(bytes),
        };
        let automaton = if packed.is_some() { None } else { self.automaton() };
        Search { packed, automaton, text, at: 0 }
    }
}

/// The words in one text, one behind the other.
struct Search<'a> {
    packed: Option<&'a Searcher>,
    automaton: Option<&'a AhoCorasick>,
    text: Cow<'a, [u8]>,
    at: usize,
}

impl Iterator for Search<'_> {
    type Item = (usize, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = Span { start: self.at, end: self.text.len() };
        let found = match (self.packed, self.automaton) {
            (Some(packed), _) => packed.find_in(&self.text, rest),
            (None, Some(automaton)) => automaton.find(Input::new(&self.text).span(rest)),
            (None, None) => None,
        }?;
        self.at = found.end();
        Some((found.start(), found.end(), found.pattern().as_usize()))
    }
}

/// What a look at a word in small letters gives; a short word needs no room but the stack's.
pub fn in_small<T>(word: &str, look: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; 32];
    let small = room.get_mut(..word.len()).filter(|_| word.is_ascii()).and_then(|small| {
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        std::str::from_utf8(small).ok()
    });
    match small {
        Some(small) => look(small),
        None => look(&word.to_lowercase()),
    }
}

/// Where a word begins in a text, its case as it is. For a single word in a short text: cheaper
/// than `str::find`, which prepares itself for long ones.
pub fn place_of(text: &str, word: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (first, rest) = word.as_bytes().split_first()?;
    memchr::memchr_iter(*first, bytes).find(|at| bytes[at + 1..].starts_with(rest))
}

/// Where a word begins for the last time in a text, its case as it is; as [`place_of`].
pub fn last_place_of(text: &str, word: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (first, rest) = word.as_bytes().split_first()?;
    memchr::memrchr_iter(*first, bytes).find(|at| bytes[at + 1..].starts_with(rest))
}

/// True where a word stands in a text, its case as it is.
pub fn is_in(text: &str, word: &str) -> bool {
    place_of(text, word).is_some()
}

/// True where a figure stands in a text. Without a branch a byte, so that the compiler looks at
/// many of them together.
pub fn has_figures(text: impl AsRef<[u8]>) -> bool {
    text.as_ref().iter().fold(0, |any, byte| any | u8::from(byte.is_ascii_digit())) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case() {
        static WORDS: Words = Words::new(&["board", "panel"]);
        assert!(WORDS.are_in("The PANEL met"));
        assert_eq!(WORDS.all_in("a panel, a board").next(), Some((2, 7, 1)));
        assert!(!WORDS.are_whole_in("aboard"));
        assert_eq!(WORDS.all_in("panel board").count(), 2);
    }

    #[test]
    fn a_single_word_is_found_where_it_begins() {
        assert_eq!(place_of("the then there", "there"), Some(9));
        assert_eq!(last_place_of("the then the", "the"), Some(9));
        assert!(!is_in("the then", "there") && !is_in("", "the") && is_in("né à", "à"));
    }

    #[test]
    fn a_long_text_gives_the_same_words_as_its_short_parts() {
        static WORDS: Words = Words::new(&["to be held", "held at", "held", "Zoom"]);
        let text =
            "The meeting to be HELD AT the hall was held by zoom and held at Hélen’s. ".repeat(9);
        let short: Vec<_> =
            WORDS.automaton().into_iter().flat_map(|a| a.find_iter(&text)).collect();
        let short: Vec<_> =
            short.iter().map(|f| (f.start(), f.end(), f.pattern().as_usize())).collect();
        assert_eq!(WORDS.all_in(&text).collect::<Vec<_>>(), short);
        assert_eq!(short.len(), 4 * 9);
    }
}
