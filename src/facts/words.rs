//! Lists of words that are looked for together: one automaton a list, built when first asked, so
//! that a list of sixty words costs one pass over a sentence and not sixty.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

/// Some words, looked for as parts of a text with ASCII case ignored.
#[derive(Debug)]
pub struct Words {
    list: &'static [&'static str],
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Words {
    /// The words of a list; on the same place the earlier wins.
    pub const fn new(list: &'static [&'static str]) -> Self {
        Self { list, automaton: OnceLock::new() }
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

    /// True where one of the words stands in the text.
    pub fn are_in(&self, text: &str) -> bool {
        self.automaton().is_some_and(|automaton| automaton.is_match(text))
    }

    /// All words in the text, one behind the other: begin, end and which.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.automaton()
            .into_iter()
            .flat_map(move |automaton| automaton.find_iter(text))
            .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
    }

    /// True where one of the words stands in the text with no letter before or behind it.
    pub fn are_whole_in(&self, text: &str) -> bool {
        self.all_in(text).any(|(start, end, _)| {
            !text[..start].ends_with(char::is_alphabetic)
                && !text[end..].starts_with(char::is_alphabetic)
        })
    }
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
}
