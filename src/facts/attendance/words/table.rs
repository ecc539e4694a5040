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
type Key = [u8; LONGEST];

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
        let key = lower(word).0;
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
    let (eights, _) = key.as_chunks();
    let mixed = eights.iter().fold(0u64, |hash, eight| {
        (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
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
    let (key, length) = lower(word);
    let found = TABLE.get(&key);
    let flags = if found.flags == 0 { derived(word, key, length) } else { found.flags };
    let bare = trimmed(word);
    if bare.len() < word.len() {
        return Sense { flags, part: part(bare) };
    }
    let part = if found.part == 0 { both(word) } else { found.part };
    Sense { flags, part }
}

/// What a word is that is not in the table itself, in a name: a possessive, or a role made of two.
fn derived(word: &str, mut key: Key, length: usize) -> u16 {
    match &mut key[..length] {
        [.., end @ b'\'', s @ b's'] | [.., end @ b's', s @ b'\''] => {
            (*end, *s) = (0, 0);
            TABLE.get(&key).flags
        }
        _ => compound(word),
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
    let found = if word.len() > LONGEST { 0 } else { TABLE.get(&lower(word).0).part };
    if found == 0 { both(word) } else { found }
}

/// What two words with a slash between them do in a label.
fn both(word: &str) -> u32 {
    let Some(at) = memchr::memchr(b'/', word.as_bytes()) else { return 0 };
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

/// A word in small letters and how many bytes it has.
fn lower(word: &str) -> (Key, usize) {
    let (mut key, mut length) = ([0; LONGEST], 0);
    if word.is_ascii() {
        let length = word.len().min(LONGEST);
        key[..length].copy_from_slice(&word.as_bytes()[..length]);
        key.make_ascii_lowercase();
        return (key, length);
    }
    for c in word.chars() {
        match c {
            '’' => put(&mut key, &mut length, '\''),
            _ if c.is_ascii() => put(&mut key, &mut length, c.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(|c| put(&mut key, &mut length, c)),
        }
    }
    (key, length)
}

/// Adds a character to a key, if there is room for it.
fn put(key: &mut Key, length: &mut usize, c: char) {
    if *length + c.len_utf8() <= LONGEST {
        c.encode_utf8(&mut key[*length..]);
        *length += c.len_utf8();
    }
}
