//! Names compared: in comes a name as printed, out comes a key that tells whether two names may be
//! those of one person.

use std::borrow::Cow;

use crate::facts::words::place_of;

/// A name to compare: small letters, stops dropped, initials in brackets put first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Given names and initials, as far as printed, with spaces between them.
    given: String,
    /// The last word of the name.
    pub surname: String,
}

impl Key {
    /// The key of a name as printed.
    pub fn of(name: &str) -> Self {
        let lower = name.to_lowercase();
        let (name, behind) = match place_of(&lower, " (") {
            Some(at) => (&lower[..at], lower[at + 2..].trim_end_matches(')')),
            None => (&lower[..], ""),
        };
        let mut words = words_of(name);
        let surname = plain(words.next_back().unwrap_or_default());
        let mut given = String::with_capacity(lower.len());
        for word in words.chain(words_of(behind)) {
            if !given.is_empty() {
                given.push(' ');
            }
            given.push_str(word);
        }
        Self { given: plain(&given).into_owned(), surname: surname.into_owned() }
    }

    /// True for a surname alone.
    pub fn bare(&self) -> bool {
        self.given.is_empty()
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
        self.given.split(' ').next().unwrap_or_default()
    }
}

/// Apostrophes of one kind.
fn plain(words: &str) -> Cow<'_, str> {
    if words.is_ascii() { Cow::Borrowed(words) } else { Cow::Owned(words.replace('’', "'")) }
}

/// The words of a name, without their stops.
fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split([' ', '.']).filter(|word| !word.is_empty())
}
