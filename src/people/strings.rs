//! Strings kept once: text to number and back.

use std::hash::{BuildHasher, RandomState};

use super::ids::fold_bytes;
use super::table::NONE;

/// A growing table of strings in which each stands once.
#[derive(Debug, Clone)]
pub struct Strings {
    bytes: String,
    /// Where each string ends.
    ends: Vec<u32>,
    /// Open addressing by hash: a string's number and 1, or 0; at most two thirds are taken.
    slots: Vec<u32>,
    /// Where hashes begin: another number every time, so that no document can choose strings that
    /// fall in one place.
    seed: u64,
    full: bool,
}

impl Default for Strings {
    fn default() -> Self {
        let (bytes, ends, slots) = (String::new(), Vec::new(), Vec::new());
        Self { bytes, ends, slots, seed: RandomState::new().hash_one(0), full: false }
    }
}

impl Strings {
    /// Strings as they were written: all texts one behind the other, and where each ends.
    pub fn of(texts: &str, ends: Vec<u32>) -> Self {
        Self { bytes: texts.to_owned(), ends, ..Self::default() }
    }

    /// The number of a text, which is kept if it is new.
    pub fn keep(&mut self, text: &str) -> u32 {
        if self.ends.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let mut at = self.first_slot(text);
        while self.slots[at] > 0 {
            let number = self.slots[at] - 1;
            if self.get(number) == text {
                return number;
            }
            at = self.behind(at);
        }
        if self.bytes.len() + text.len() >= NONE as usize {
            self.full = true;
            return NONE;
        }
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
        self.slots[at] = self.ends.len() as u32;
        self.ends.len() as u32 - 1
    }

    /// The number of a text, [`NONE`] for none.
    pub fn keep_option(&mut self, text: Option<&str>) -> u32 {
        text.map_or(NONE, |text| self.keep(text))
    }

    /// The text of a number; empty for [`NONE`] and unknown numbers.
    pub fn get(&self, number: u32) -> &str {
        let Some(&end) = self.ends.get(number as usize) else {
            return "";
        };
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        self.bytes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True once a text had to be left out, because all together would pass 4 GiB.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// All texts one behind the other, and where each ends.
    pub fn parts(&self) -> (&str, &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// Bytes of memory in use, about.
    pub fn memory(&self) -> usize {
        self.bytes.len() + (self.ends.len() + self.slots.len()) * 4
    }

    fn first_slot(&self, text: &str) -> usize {
        fold_bytes(self.seed, text.as_bytes()) as usize & (self.slots.len() - 1)
    }

    fn behind(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.ends.len() * 2).next_power_of_two().max(64)];
        for number in 0..self.ends.len() as u32 {
            let mut at = self.first_slot(self.get(number));
            while self.slots[at] > 0 {
                at = self.behind(at);
            }
            self.slots[at] = number + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_stands_once_however_many_there_are() {
        let mut strings = Strings::default();
        let texts: Vec<String> = (0..5000).map(|number| format!("Ash {number}")).collect();
        for turn in 0..2 {
            for (number, text) in (0..).zip(&texts) {
                assert_eq!(strings.keep(text), number, "turn {turn}");
            }
        }
        assert_eq!((strings.len(), strings.get(4999)), (5000, "Ash 4999"));
        assert_eq!(strings.get(NONE), "");
        assert_eq!(strings.keep_option(None), NONE);
        assert_eq!(strings.keep(""), 5000);
        assert_eq!(strings.keep(""), 5000);
    }
}
