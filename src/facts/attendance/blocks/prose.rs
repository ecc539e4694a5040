//! Running text told from lists: in comes a row, out comes whether it is prose.

use crate::facts::attendance::words::{self, BODY, ROLE, VERB};

/// True where a row is running text: it has a verb, or mostly small words. What stands in brackets
/// does not count.
pub fn is_prose(text: &str) -> bool {
    let mut prose = Prose::default();
    let (mut start, mut brackets) = (0, 0);
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match byte {
            b'(' | b'[' => brackets |= 1,
            b')' | b']' => brackets |= 2,
            b' ' | b'\t' | b'\n' => {
                if start < at && prose.add(&text[start..at], brackets) {
                    return true;
                }
                (start, brackets) = (at + 1, 0);
            }
            _ => {}
        }
    }
    prose.small >= 4 && prose.small * 5 >= prose.all * 2
}

/// What the first words of a row say of whether it is running text.
#[derive(Default)]
struct Prose {
    words: usize,
    depth: i32,
    /// Words that stand in no bracket.
    all: usize,
    /// Of these, small ones that no list has.
    small: usize,
    /// The word before is a verb.
    verb: bool,
}

impl Prose {
    /// Adds a word, `brackets` where it holds any; true where a verb stands before it.
    fn add(&mut self, word: &str, brackets: u8) -> bool {
        const MOST_WORDS: usize = 40;
        if self.words == MOST_WORDS || self.verb {
            return self.verb && self.words < MOST_WORDS;
        }
        self.words += 1;
        if brackets > 0 || self.depth > 0 {
            let count = |signs: [u8; 2]| word.bytes().filter(|b| signs.contains(b)).count() as i32;
            self.depth += count([b'(', b'[']);
            let inside = self.depth > 0;
            self.depth = (self.depth - count([b')', b']'])).max(0);
            if inside {
                return false;
            }
        }
        self.all += 1;
        if !word.starts_with(char::is_lowercase) {
            return false;
        }
        let sense = words::flags(word);
        self.verb = sense & VERB != 0;
        let common = word.len() < 3
            || sense & (ROLE | BODY) != 0
            || matches!(word.trim_matches(','), "and" | "the" | "for" | "from" | "via" | "with");
        self.small += usize::from(!common);
        false
    }
}
