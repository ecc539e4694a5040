//! Names compared: in comes a name as printed, out comes a key that tells whether two names may be
//! those of one person.

use crate::facts::words::place_of;

/// A name to compare: small letters, stops dropped, initials in brackets put first, the surname last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    words: String,
    /// Byte offset of the surname, which is one word.
    surname: usize,
}

impl Key {
    /// The key of a name as printed.
    pub fn of(name: &str) -> Self {
        let (name, behind) = match place_of(name, " (") {
            Some(at) => (&name[..at], name[at + 2..].trim_end_matches(')')),
            None => (name, ""),
        };
        let mut given = words_of(name);
        let last = given.next_back().unwrap_or_default();
        let mut words = String::with_capacity(name.len() + behind.len() + 1);
        for word in given.chain(words_of(behind)) {
            words.push_str(word);
            words.push(' ');
        }
        words.push_str(last);
        if words.is_ascii() {
            words.make_ascii_lowercase();
        } else {
            words = words.to_lowercase().replace('’', "'");
        }
        let surname = words.len() - words.rsplit(' ').next().map_or(0, str::len);
        Self { words, surname }
    }

    /// The last word of the name.
    pub fn surname(&self) -> &str {
        &self.words[self.surname..]
    }

    /// True for a surname alone.
    pub fn bare(&self) -> bool {
        self.surname == 0
    }

    /// True where one may be a shorter form of the other.
    pub fn may_be(&self, other: &Self) -> bool {
        if self.bare() || other.bare() {
            return true;
        }
        let (a, b) = (self.first(), other.first());
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        short == long || short.chars().count() == 1 && long.starts_with(short)
    }

    /// The first given name or initial.
    fn first(&self) -> &str {
        self.words.split(' ').next().unwrap_or_default()
    }
}

/// The words of a name, without their stops.
fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split([' ', '.']).filter(|word| !word.is_empty())
}
