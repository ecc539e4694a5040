//! The words of one field as they come up: in come words' numbers, item by item, out come all places
//! of every word.
//!
//! A place takes two bytes until the segment is written; then a counting sort brings the places of
//! each word together.

use super::lexicon::Lexicon;

/// Ends an item.
const END: u32 = 0;
/// The next word stands at the position of the last one.
const BACK: u32 = 1;
/// A position is left out, between two values of the field.
const GAP: u32 = 2;
/// Numbers of words begin here.
const FIRST: u32 = 3;
/// Two more codes follow and make the number, the lower half first.
const WIDE: u16 = u16::MAX;

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
    codes: Vec<u16>,
    /// Words in all.
    words: u64,
    /// Words of the item at hand.
    here: u32,
    begun: bool,
    /// Where the codes of the last word begin.
    last: usize,
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
    #[inline]
    pub fn add(&mut self, number: u32, back: bool) {
        self.last = self.codes.len();
        if back {
            self.push(BACK);
        }
        self.push(number + FIRST);
        self.here += 1;
    }

    /// Takes the word back that was added last; once only.
    pub fn take_back(&mut self) {
        self.codes.truncate(self.last);
        self.here -= 1;
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
        self.codes.len() * 2
    }

    #[inline]
    fn push(&mut self, code: u32) {
        match u16::try_from(code) {
            Ok(code) if code != WIDE => self.codes.push(code),
            _ => self.codes.extend_from_slice(&[WIDE, code as u16, (code >> 16) as u16]),
        }
    }

    /// Goes through all words with their places.
    pub fn replay(&self, mut each: impl FnMut(u32, Place)) {
        let mut place = Place { item: 0, position: 0 };
        let mut codes = self.codes.iter();
        while let Some(&code) = codes.next() {
            let code = match code {
                WIDE => match codes.as_slice() {
                    [low, high, ..] => {
                        codes.nth(1);
                        u32::from(*low) | u32::from(*high) << 16
                    }
                    _ => break,
                },
                code => u32::from(code),
            };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_number_come_back_in_their_places() {
        let numbers = [0, 5, 0xfffb, 0xfffc, 0xfffd, 0x1_0000, 0x12_3456, 7];
        let mut script = Script::default();
        for item in 0..2 {
            for value in numbers.chunks(4) {
                script.begin_value();
                value.iter().for_each(|&number| script.add(number, number == 0x1_0000));
                script.add(0x7_0000 + item, false);
                script.take_back();
            }
            assert_eq!(script.end_item(), 8);
        }
        let mut found = Vec::new();
        script.replay(|number, place| found.push((number, place.item, place.position)));
        // A position is left out between the values, and two words share one.
        let positions = [0, 1, 2, 3, 5, 5, 6, 7];
        let places = |item| numbers.iter().zip(positions).map(move |(&n, at)| (n, item, at));
        assert_eq!(found, places(0).chain(places(1)).collect::<Vec<_>>());
    }
}
