//! The distinct words of a segment: in comes a folded word, out comes its number.
//!
//! Numbers are given in the order in which words first come up, so that frequent words have small
//! ones: they take the fewest bytes in a [`super::script::Script`], and stand close together here,
//! where finding a word costs little but the wait for memory.

use std::collections::HashMap;
use std::sync::Arc;

use crate::index::words::Packed;

/// Words by number, and numbers by word.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By number. One of more than 16 bytes has zero for its first byte, which no word has, and its
    /// place in `long` above it.
    words: Vec<Packed>,
    /// Open addressing: a word's number and 1, or 0; at most half are taken.
    slots: Vec<u32>,
    long: Vec<Arc<[u8]>>,
    numbers_of_long: HashMap<Arc<[u8]>, u32>,
}

impl Lexicon {
    /// The number of a short word, which is new or was met before.
    pub fn number(&mut self, word: Packed) -> u32 {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(word) & mask;
        loop {
            match self.slots[at] {
                0 => break,
                number if self.words[number as usize - 1] == word => return number - 1,
                _ => at = (at + 1) & mask,
            }
        }
        self.words.push(word);
        self.slots[at] = self.words.len() as u32;
        self.words.len() as u32 - 1
    }

    /// The number of a word of more than 16 bytes.
    pub fn number_of_long(&mut self, word: &[u8]) -> u32 {
        if let Some(&number) = self.numbers_of_long.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        let word: Arc<[u8]> = word.into();
        self.words.push(Packed([(self.long.len() as u64) << 8, 0]));
        self.long.push(Arc::clone(&word));
        self.numbers_of_long.insert(word, number);
        number
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(1 << 12) - 1;
        self.slots = vec![0; mask + 1];
        for (word, number) in self.words.iter().zip(1..) {
            let mut at = hash(*word) & mask;
            while self.slots[at] > 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = number;
        }
    }

    /// The word of a number; a short one is put into `short`.
    pub fn word<'a>(&'a self, number: u32, short: &'a mut [u8; 16]) -> &'a [u8] {
        let word = self.words[number as usize];
        if word.0[0] & 255 == 0 {
            return &self.long[(word.0[0] >> 8) as usize];
        }
        *short = word.bytes();
        &short[..word.length()]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Bytes of memory in use, about.
    pub fn bytes(&self) -> usize {
        self.words.len() * 16 + self.slots.len() * 4 + self.long.len() * 150
    }

    /// The numbers of all words, in the order of the words' bytes.
    pub fn in_order(&self) -> Vec<u32> {
        let mut heads: Vec<(u128, u32)> =
            (0..self.words.len() as u32).map(|number| (self.head(number), number)).collect();
        heads.sort_unstable_by(|one, other| {
            // Equal heads are rare: long words with the same beginning.
            let words = (&mut [0; 16], &mut [0; 16]);
            one.0
                .cmp(&other.0)
                .then_with(|| self.word(one.1, words.0).cmp(self.word(other.1, words.1)))
        });
        heads.into_iter().map(|(_, number)| number).collect()
    }

    /// The first 16 bytes of a word as a number, so that numbers compare as words do.
    fn head(&self, number: u32) -> u128 {
        let (mut head, mut short) = ([0; 16], [0; 16]);
        let word = self.word(number, &mut short);
        let length = word.len().min(16);
        head[..length].copy_from_slice(&word[..length]);
        u128::from_be_bytes(head)
    }
}

/// Multiplies with odd constants and folds, so that every letter moves the lowest bits.
fn hash(word: Packed) -> usize {
    let one = word.0[0] ^ 0x9e37_79b9_7f4a_7c15;
    let other = word.0[1] ^ 0xd6e8_feb8_6659_fd93;
    let product = u128::from(one) * u128::from(other);
    (product as u64 ^ (product >> 64) as u64) as usize
}
