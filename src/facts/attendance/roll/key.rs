//! Names compared: in comes a name as printed, out comes a key that tells whether two names may be
//! those of one person.

use crate::facts::words::place_of;

/// A name to compare: small letters, stops dropped, initials in brackets put first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Given names and initials, as far as printed.
    pub given: Vec<String>,
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
        let surname = words.next_back().unwrap_or_default().replace('’', "'");
        let given = words.chain(words_of(behind)).map(|word| word.replace('’', "'")).collect();
        Self { given, surname }
    }

    /// True for a surname alone.
    pub fn bare(&self) -> bool {
        self.given.is_empty()
    }

    /// True where one may be a shorter form of the other.
    pub fn may_be(&self, other: &Self) -> bool {
        let first = |key: &Self| key.given.first().cloned();
        match (first(self), first(other)) {
            (Some(a), Some(b)) => {
                let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
                short == long || short.chars().count() == 1 && long.starts_with(&short)
            }
            _ => true,
        }
    }
}

/// The words of a name, without their stops.
fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split([' ', '.']).filter(|word| !word.is_empty())
}
