//! The distinct words of a segment: in comes a folded word, out comes its number.
//!
//! Numbers are given in the order in which words first come up, so that frequent words have small
//! ones, which take the fewest bytes in a [`super::script::Script`]. A short word stands in the table
//! itself, so that finding it costs one look at memory that is seldom in the nearest cache.

use std::collections::HashMap;

use crate::index::words::Packed;

/// Words by number, and numbers by word.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The letters of all words, one behind the other.
    letters: Vec<u8>,
    /// Where the letters of each word end.
    ends: Vec<u32>,
    /// Open addressing: at most half of the places are taken, and their number is a power of 2.
    short: Vec<Short>,
    taken: usize,
    /// Few words have more than 16 bytes.
    long: HashMap<Box<[u8]>, u32>,
}

/// A word of up to 16 bytes, and its number and 1; a free place is all zeros.
#[derive(Debug, Clone, Copy, Default)]
struct Short {
    word: [u64; 2],
    number: u32,
}

impl Lexicon {
    /// The number of a short word, which is new or was met before.
    pub fn number(&mut self, word: Packed) -> u32 {
        if self.taken * 2 >= self.short.len() {
            self.grow();
        }
        let at = find(&self.short, word.0);
        let number = self.short[at].number;
        if number > 0 {
            return number - 1;
        }
        let bytes = word.bytes();
        let length = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
        let number = self.keep(&bytes[..length]);
        self.short[at] = Short { word: word.0, number: number + 1 };
        self.taken += 1;
        number
    }

    /// The number of a word of more than 16 bytes.
    pub fn number_of_long(&mut self, word: &[u8]) -> u32 {
        if let Some(&number) = self.long.get(word) {
            return number;
        }
        let number = self.keep(word);
        self.long.insert(word.into(), number);
        number
    }

    fn keep(&mut self, word: &[u8]) -> u32 {
        self.letters.extend_from_slice(word);
        self.ends.push(self.letters.len() as u32);
        self.ends.len() as u32 - 1
    }

    fn grow(&mut self) {
        let mut grown = vec![Short::default(); (self.short.len() * 2).max(1 << 12)];
        for place in self.short.iter().filter(|place| place.number > 0) {
            let at = find(&grown, place.word);
            grown[at] = *place;
        }
        self.short = grown;
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[number] as usize]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes of memory in use, about.
    pub fn bytes(&self) -> usize {
        let long: usize = self.long.len() * 150;
        self.letters.len() + self.ends.len() * 4 + size_of_val(&*self.short) + long
    }

    /// The numbers of all words, in the order of the words' bytes.
    pub fn in_order(&self) -> Vec<u32> {
        let numbers = 0..self.ends.len() as u32;
        let mut heads: Vec<(u64, u32)> =
            numbers.map(|number| (head(self.word(number)), number)).collect();
        heads.sort_unstable_by(|one, other| {
            // Equal heads are rare: words of eight letters and more with the same beginning.
            one.0.cmp(&other.0).then_with(|| self.word(one.1).cmp(self.word(other.1)))
        });
        heads.into_iter().map(|(_, number)| number).collect()
    }
}

/// The place of a word, or the free one where it belongs.
fn find(places: &[Short], word: [u64; 2]) -> usize {
    let mask = places.len() - 1;
    let mut at = hash(word) & mask;
    while places[at].word != word && places[at].number > 0 {
        at = (at + 1) & mask;
    }
    at
}

/// Multiplies with odd constants and folds, so that every letter moves the lowest bits.
fn hash(word: [u64; 2]) -> usize {
    let one = word[0] ^ 0x9e37_79b9_7f4a_7c15;
    let other = word[1] ^ 0xd6e8_feb8_6659_fd93;
    let product = u128::from(one) * u128::from(other);
    (product as u64 ^ (product >> 64) as u64) as usize
}

/// The first eight bytes as a number, so that numbers compare as words do.
fn head(word: &[u8]) -> u64 {
    let mut head = [0; 8];
    let length = word.len().min(8);
    head[..length].copy_from_slice(&word[..length]);
    u64::from_be_bytes(head)
}
