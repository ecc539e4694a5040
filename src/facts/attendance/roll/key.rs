//! Names compared: in comes a name as printed, out comes a key that tells whether two names may be
//! those of one person.

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
        let lower = name.replace('’', "'").to_lowercase();
        let (lower, behind) = match lower.split_once(" (") {
            Some((name, inside)) => (name.to_owned(), inside.trim_end_matches(')').to_owned()),
            None => (lower, String::new()),
        };
        let mut words: Vec<String> =
            lower.split([' ', '.']).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let surname = words.pop().unwrap_or_default();
        words.extend(behind.split([' ', '.']).filter(|w| !w.is_empty()).map(str::to_owned));
        Self { given: words, surname }
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
