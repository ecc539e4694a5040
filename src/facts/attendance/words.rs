//! The words that names, titles, roles and lists are made of: in comes a word, out comes what it
//! may be. A word can be several things; the parsers decide by its place.
//!
//! [`list`] holds the words, [`shape`] tells initials and acronyms by their letters.

mod list;
mod shape;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use list::{GIVEN_NAMES, WORDS};
pub use shape::{is_acronym, is_capitalised, is_initials};

/// A title before a name: `Cllr`, `Mrs`, `Superintendent`.
pub const TITLE: u16 = 1;
/// A title of several people: `Councillors`.
pub const PLURAL: u16 = 1 << 1;
/// Says whose councillor: `County`, `Borough`.
pub const WHOSE: u16 = 1 << 2;
/// Part of a role: `Director`, `Clerk`.
pub const ROLE: u16 = 1 << 3;
/// Part of a body's name or of a field of work: `Council`, `Housing`.
pub const BODY: u16 = 1 << 4;
/// A given name in common use.
pub const GIVEN: u16 = 1 << 5;
/// A part of a surname that may stand apart, in small letters too: `de`, `Ní`.
pub const PARTICLE: u16 = 1 << 6;
/// Letters behind a name: `MBE`, `JP`.
pub const LETTERS: u16 = 1 << 7;
/// Never part of a name, though it may begin with a capital: `The`, `Apologies`, `Declarations`.
pub const STOP: u16 = 1 << 8;
/// A verb that makes a sentence of a row: `was`, `welcomed`.
pub const VERB: u16 = 1 << 9;
/// A councillor's title, as against `Mr` or `Dr`.
pub const ELECTED: u16 = 1 << 10;
/// A police or fire rank.
pub const RANK: u16 = 1 << 11;

/// A multiplying hash: the table is asked for every word of a list, and its keys are our own.
#[derive(Clone, Copy, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        eights.iter().for_each(|eight| self.write_u64(u64::from_le_bytes(*eight)));
        rest.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// The longest word of the table, and room for a possessive.
const LONGEST: usize = 24;

/// A word in small letters, filled up with zeros.
type Lower = [u8; LONGEST];

static TABLE: LazyLock<HashMap<Lower, u16, BuildHasherDefault<Mix>>> = LazyLock::new(|| {
    let mut table: HashMap<Lower, u16, BuildHasherDefault<Mix>> = HashMap::default();
    let lists = WORDS.iter().copied().chain(std::iter::once((GIVEN, GIVEN_NAMES)));
    for (flag, words) in lists {
        for word in words.split_whitespace() {
            *table.entry(lower(word).0).or_insert(0) |= flag;
        }
    }
    table
});

/// What a word may be; 0 for an unknown one. Case, a closing stop and a possessive are ignored.
pub fn flags(word: &str) -> u16 {
    let stops = word.bytes().rev().take_while(|b| matches!(b, b'.' | b',' | b':' | b';')).count();
    let word = &word[..word.len() - stops];
    if word.len() > LONGEST {
        return 0;
    }
    let (mut key, length) = lower(word);
    if let Some(flags) = TABLE.get(&key) {
        return *flags;
    }
    match &mut key[..length] {
        [.., end @ b'\'', s @ b's'] | [.., end @ b's', s @ b'\''] => {
            (*end, *s) = (0, 0);
            TABLE.get(&key).copied().unwrap_or(0)
        }
        _ => compound(word),
    }
}

/// `Clerk-Treasurer`, `Secretary/Typist`: a role made of two.
fn compound(word: &str) -> u16 {
    let Some((first, second)) = word.split_once(['-', '/']) else { return 0 };
    let role = |word: &str| flags(word) & ROLE != 0;
    let slash = word.as_bytes().get(first.len()) == Some(&b'/');
    if role(first) && (slash || role(second)) { ROLE } else { 0 }
}

/// A word in small letters and how many bytes it has.
fn lower(word: &str) -> (Lower, usize) {
    let (mut buffer, mut length) = ([0; LONGEST], 0);
    if word.is_ascii() {
        let length = word.len().min(LONGEST);
        buffer[..length].copy_from_slice(&word.as_bytes()[..length]);
        buffer.make_ascii_lowercase();
        return (buffer, length);
    }
    for c in word.chars() {
        match c {
            '’' => put(&mut buffer, &mut length, '\''),
            _ if c.is_ascii() => put(&mut buffer, &mut length, c.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(|c| put(&mut buffer, &mut length, c)),
        }
    }
    (buffer, length)
}

/// Adds a character to the buffer, if there is room for it.
fn put(buffer: &mut Lower, length: &mut usize, c: char) {
    if *length + c.len_utf8() <= LONGEST {
        c.encode_utf8(&mut buffer[*length..]);
        *length += c.len_utf8();
    }
}

/// True where the word is one of those flagged.
pub fn is(word: &str, flag: u16) -> bool {
    flags(word) & flag != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_what_they_do() {
        assert!(is("Cllrs.", TITLE | PLURAL) && is("Borough", WHOSE) && is("Hilary", GIVEN));
        assert!(
            is("Clerk-Treasurer", ROLE) && is("Secretary/Typist", ROLE) && !is("Day-Clerk", ROLE)
        );
        assert!(
            is("Children’s", BODY) && is("DIRECTOR", ROLE) && !is("Harrowfen", ROLE | BODY | STOP)
        );
    }

    #[test]
    fn initials_and_acronyms_are_told_from_names() {
        assert!(is_initials("J") && is_initials("J.V.") && is_initials("L.") && !is_initials("Jo"));
        assert!(
            is_acronym("DfE")
                && is_acronym("HMRC")
                && !is_acronym("McIntyre")
                && !is_acronym("O’Dea")
        );
    }
}
