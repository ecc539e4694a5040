//! The table of all words: in comes a word as printed, out comes what it may be in a name and in a
//! label. It is asked for every word of a list, so one look gives both.

use std::sync::LazyLock;

use super::ROLE;
use super::list::{GIVEN_NAMES, WORDS};
use crate::facts::attendance::labels;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sense {
    /// What it may be in a name or a role: the flags of [`super`].
    pub flags: u16,
    /// What it does in a label: the parts of [`labels`].
    pub part: u32,
}

/// The longest word of the table, and room for a possessive.
const LONGEST: usize = 24;

/// A word in small letters, filled up with zeros.
type Key = [u64; LONGEST / 8];

/// Places of the table: many times its words, so that a word that is not in it is told at once.
const PLACES: usize = 1 << 13;

/// Words by a hash of their letters; the next free place is taken where one is occupied.
struct Table {
    /// One more than the index of a word, 0 where there is none.
    places: Box<[u16; PLACES]>,
    words: Vec<(Key, Sense)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { places: Box::new([0; PLACES]), words: Vec::new() };
    for (flags, words) in WORDS.iter().copied().chain([(super::GIVEN, GIVEN_NAMES)]) {
        words.split_whitespace().for_each(|word| table.entry(word).flags |= flags);
    }
    for (part, words) in labels::WORDS {
        words.split_whitespace().for_each(|word| table.entry(word).part |= part);
    }
    table
});

impl Table {
    /// The place of a word, or the free one where it would stand.
    fn place(&self, key: &Key) -> usize {
        let mut place = hash(key);
        while self.places[place] != 0 && self.words[usize::from(self.places[place]) - 1].0 != *key {
            place = (place + 1) % PLACES;
        }
        place
    }

    fn get(&self, key: &Key) -> Sense {
        match self.places[self.place(key)] {
            0 => Sense::default(),
            at => self.words[usize::from(at) - 1].1,
        }
    }

    fn entry(&mut self, word: &str) -> &mut Sense {
        let key = key(word);
        let place = self.place(&key);
        if self.places[place] == 0 {
            self.words.push((key, Sense::default()));
            self.places[place] = self.words.len() as u16;
        }
        let at = usize::from(self.places[place]) - 1;
        &mut self.words[at].1
    }
}

fn hash(key: &Key) -> usize {
    const FACTORS: Key = [0x517c_c1b7_2722_0a95, 0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9];
    let mixed = key.iter().zip(FACTORS).fold(0u64, |sum, (eight, factor)| {
        sum.wrapping_add((eight ^ (eight >> 29)).wrapping_mul(factor))
    });
    (mixed >> 40) as usize % PLACES
}

/// What is known of a word. In a name its case, a closing stop and a possessive are ignored, in a
/// label its case and whatever stands around its letters.
pub fn sense(word: &str) -> Sense {
    let stops = word.bytes().rev().take_while(|b| matches!(b, b'.' | b',' | b':' | b';')).count();
    let word = &word[..word.len() - stops];
    if word.len() > LONGEST {
        return Sense { flags: 0, part: part(trimmed(word)) };
    }
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return sense_of_letters(word);
    }
    let found = TABLE.get(&key(word));
    let flags = if found.flags == 0 { derived(word) } else { found.flags };
    let bare = trimmed(word);
    if bare.len() < word.len() {
        return Sense { flags, part: part(bare) };
    }
    let part = if found.part == 0 { both(word) } else { found.part };
    Sense { flags, part }
}

/// The same of a word that has nothing but English letters.
pub fn sense_of_letters(word: &str) -> Sense {
    if word.len() > LONGEST { Sense::default() } else { TABLE.get(&key_of(word.as_bytes())) }
}

/// What a word is that is not in the table itself, in a name: a possessive, or a role made of two.
fn derived(word: &str) -> u16 {
    const ENDS: &[&str] = &["'s", "s'", "’s", "s’", "'S", "S'", "’S", "S’"];
    let apostrophe = word.bytes().rev().take(4).any(|byte| matches!(byte, b'\'' | 0x99));
    let bare = || ENDS.iter().find_map(|end| word.strip_suffix(end));
    match apostrophe.then(bare).flatten() {
        Some(bare) => TABLE.get(&key(bare)).flags,
        None => compound(word),
    }
}

/// `Clerk-Treasurer`, `Secretary/Typist`: a role made of two.
fn compound(word: &str) -> u16 {
    let Some(at) = word.bytes().position(|byte| matches!(byte, b'-' | b'/')) else { return 0 };
    let (first, second) = (&word[..at], &word[at + 1..]);
    let role = |word: &str| sense(word).flags & ROLE != 0;
    let slash = word.as_bytes()[at] == b'/';
    if role(first) && (slash || role(second)) { ROLE } else { 0 }
}

/// What a word without signs around it does in a label.
fn part(word: &str) -> u32 {
    let found = if word.len() > LONGEST { 0 } else { TABLE.get(&key(word)).part };
    if found == 0 { both(word) } else { found }
}

/// What two words with a slash between them do in a label.
fn both(word: &str) -> u32 {
    let Some(at) = word.bytes().position(|byte| byte == b'/') else { return 0 };
    labels::either(part(trimmed(&word[..at])), part(trimmed(&word[at + 1..])))
}

/// A word without the signs around its letters.
fn trimmed(word: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The key of a word; what there is no room for is left out.
fn key(word: &str) -> Key {
    if word.is_ascii() {
        return key_of(&word.as_bytes()[..word.len().min(LONGEST)]);
    }
    let mut letters = [0; LONGEST];
    spell(word, &mut letters);
    key_of(&letters)
}

/// The key of some letters, no more than there is room for.
fn key_of(letters: &[u8]) -> Key {
    let mut room = [0; LONGEST];
    room[..letters.len()].copy_from_slice(letters);
    let (eights, _) = room.as_chunks();
    let mut key = Key::default();
    key.iter_mut().zip(eights).for_each(|(own, eight)| *own = small(u64::from_le_bytes(*eight)));
    key
}

/// Eight bytes with their capitals made small.
fn small(eight: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7f * EACH);
    let from_a = low + (0x80 - 0x41) * EACH;
    let behind_z = low + (0x80 - 0x5b) * EACH;
    let capital = from_a & !behind_z & !eight & (0x80 * EACH);
    eight | (capital >> 2)
}

/// Puts the small letters of a word into some room, as far as it goes.
fn spell(word: &str, room: &mut [u8; LONGEST]) {
    let mut length = 0;
    let letters = word.chars().flat_map(char::to_lowercase);
    for c in letters.map(|c| if c == '’' { '\'' } else { c }) {
        if let Some(place) = room.get_mut(length..length + c.len_utf8()) {
            c.encode_utf8(place);
            length += c.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_alone_are_made_small() {
        for byte in 0..=255u8 {
            let eight = small(u64::from_le_bytes([byte, b'A', 0, b'[', b'@', b'Z', 0xc3, b'z']));
            let want = [byte.to_ascii_lowercase(), b'a', 0, b'[', b'@', b'z', 0xc3, b'z'];
            assert_eq!(eight.to_le_bytes(), want);
        }
    }

    #[test]
    fn every_word_is_found_again() {
        for (flags, words) in WORDS {
            for word in words.split_whitespace() {
                assert_eq!(sense(&word.to_uppercase()).flags & flags, *flags, "{word}");
            }
        }
        assert_eq!(sense("(Present").part, sense("present").part);
        assert!(sense("Present/Apologies").part & sense("apologies").part != 0);
    }
}
