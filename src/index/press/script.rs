//! The words of one field as they come up: in come words' numbers, item by item, out come all places
//! of every word.
//!
//! A place takes one or two bytes until the segment is written; then a counting sort brings the
//! places of each word together.

use super::lexicon::Lexicon;

/// Ends an item.
const END: u32 = 0;
/// The next word stands at the position of the last one.
const BACK: u32 = 1;
/// A position is left out, between two values of the field.
const GAP: u32 = 2;
/// Numbers of words begin here.
const FIRST: u32 = 3;

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The item, counted from 0.
    pub item: u32,
    /// How many positions lie before it.
    pub position: u32,
}

/// The words of one field, in order.
#[derive(Debug, Default)]
pub struct Script {
    codes: Vec<u8>,
    /// Words in all.
    words: u64,
    /// Words of the item at hand.
    here: u32,
    begun: bool,
}

impl Script {
    /// Begins another value of the item at hand.
    pub fn begin_value(&mut self) {
        if self.begun {
            self.push(GAP);
        }
        self.begun = true;
    }

    /// Adds a word; `back` where it shares the position of the word before.
    pub fn add(&mut self, number: u32, back: bool) {
        if back {
            self.push(BACK);
        }
        self.push(number + FIRST);
        self.here += 1;
    }

    /// Ends the item; gives how many words it has.
    pub fn end_item(&mut self) -> u32 {
        self.push(END);
        self.begun = false;
        self.words += u64::from(self.here);
        std::mem::take(&mut self.here)
    }

    /// How many words there are.
    pub fn words(&self) -> u64 {
        self.words
    }

    /// Bytes of memory in use.
    pub fn bytes(&self) -> usize {
        self.codes.len()
    }

    fn push(&mut self, code: u32) {
        if code < 0x80 {
            self.codes.push(code as u8);
        } else if code < 0x4000 {
            self.codes.extend_from_slice(&[code as u8 | 0x80, (code >> 7) as u8]);
        } else {
            let mut rest = code;
            while rest >= 0x80 {
                self.codes.push(rest as u8 | 0x80);
                rest >>= 7;
            }
            self.codes.push(rest as u8);
        }
    }

    /// Goes through all words with their places.
    pub fn replay(&self, mut each: impl FnMut(u32, Place)) {
        let mut place = Place { item: 0, position: 0 };
        let mut codes = self.codes.iter();
        while let Some(&byte) = codes.next() {
            let mut code = u32::from(byte & 0x7f);
            if byte >= 0x80 {
                let mut shift = 7;
                for &byte in codes.by_ref() {
                    code |= u32::from(byte & 0x7f) << shift;
                    shift += 7;
                    if byte < 0x80 {
                        break;
                    }
                }
            }
            match code {
                END => place = Place { item: place.item + 1, position: 0 },
                BACK => place.position -= 1,
                GAP => place.position += 1,
                _ => {
                    each(code - FIRST, place);
                    place.position += 1;
                }
            }
        }
    }

    /// How often each word of the lexicon comes up.
    pub fn counts(&self, lexicon: &Lexicon) -> Vec<u32> {
        let mut counts = vec![0; lexicon.len()];
        self.replay(|number, _| counts[number as usize] += 1);
        counts
    }
}
