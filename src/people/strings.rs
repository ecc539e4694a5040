//! Strings kept once: text to number and back.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use super::table::NONE;

/// A growing table of strings in which each stands once.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    bytes: String,
    /// Where each string ends.
    ends: Vec<u32>,
    /// From a string's hash to its number; on a clash the next hash is taken.
    places: HashMap<u64, u32, BuildHasherDefault<Already>>,
    hasher: RandomState,
    full: bool,
}

/// Passes a hash through.
#[derive(Debug, Clone, Default)]
struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Strings {
    /// The number of a text, which is kept if it is new.
    pub fn keep(&mut self, text: &str) -> u32 {
        let mut hash = self.hasher.hash_one(text);
        while let Some(&number) = self.places.get(&hash) {
            if self.get(number) == text {
                return number;
            }
            hash = hash.wrapping_add(1);
        }
        if self.bytes.len() + text.len() >= NONE as usize {
            self.full = true;
            return NONE;
        }
        let number = self.ends.len() as u32;
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
        self.places.insert(hash, number);
        number
    }

    /// Appends a text that is known to be new: the next number is its.
    pub fn push(&mut self, text: &str) {
        let mut hash = self.hasher.hash_one(text);
        while self.places.contains_key(&hash) {
            hash = hash.wrapping_add(1);
        }
        self.places.insert(hash, self.ends.len() as u32);
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
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
}
