//! Writes shorthand: in come texts, out come codes. One scribe a thread; the list is shared.

use std::sync::Arc;

use super::list::{Table, WordList, hash};
use super::{LONG_PLAIN, LONGEST, ONE, PLAIN, THREE, TWO, stretch};
use crate::index::bytes::put;

/// Writes shorthand with the words of a shared list, of which it keeps a copy of its own: it asks
/// the list only about words that it has no code for.
#[derive(Debug)]
pub struct Scribe {
    list: Arc<WordList>,
    known: Table,
}

impl Scribe {
    /// One that writes for this list's generation.
    pub fn new(list: &Arc<WordList>) -> Self {
        Self { known: list.table(), list: Arc::clone(list) }
    }

    /// Appends a text with its length, or the word that there is none.
    pub fn write(&mut self, text: Option<&str>, out: &mut Vec<u8>) {
        put(out, text.map_or(0, |text| text.len() as u64 + 1));
        let bytes = text.unwrap_or_default().as_bytes();
        let (mut at, mut behind_letters) = (0, false);
        while at < bytes.len() {
            let (end, letters) = stretch(bytes, at);
            let word = &bytes[at..end];
            at = end;
            // What follows a gap are letters again: their code says that a blank stands before them.
            if behind_letters && word == b" " && end < bytes.len() {
                continue;
            }
            behind_letters = letters;
            self.put_word(word, out);
        }
    }

    fn put_word(&mut self, word: &[u8], out: &mut Vec<u8>) {
        if word.len() <= LONGEST {
            let hash = hash(word);
            let number = self.known.find(word, hash).or_else(|| self.learn(word, hash));
            if let Some(number) = number {
                return put_number(number as usize, out);
            }
        }
        match word.len() {
            short @ 1..=14 => out.push(PLAIN + short as u8),
            long => {
                out.push(LONG_PLAIN);
                put(out, long as u64);
            }
        }
        out.extend_from_slice(word);
    }

    /// The number of a word that has come for the second time, to this scribe or another.
    #[cold]
    fn learn(&mut self, word: &[u8], hash: u64) -> Option<u32> {
        if !self.list.was_seen(hash) {
            return None;
        }
        let number = self.list.number_of(word, hash)?;
        self.known.add_as(word, hash, number);
        Some(number)
    }
}

fn put_number(number: usize, out: &mut Vec<u8>) {
    if number < ONE {
        out.push(number as u8);
    } else if number < TWO {
        let rest = number - ONE;
        out.extend_from_slice(&[(ONE + rest / 256) as u8, rest as u8]);
    } else {
        let rest = number - TWO;
        out.extend_from_slice(&[THREE, (rest >> 8) as u8, rest as u8]);
    }
}
