//! Which words fit: exact, wildcard, fuzzy and stemmed words.
//!
//! The same test runs over the index's dictionary (to find items) and over an item's words (to find
//! the places), so that both agree. All words are folded; see [`crate::index::words`].

use std::fmt;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::index::words::fold_into;

/// Which folded words fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WordTest {
    /// This word.
    Exact(String),
    /// Words that this pattern describes: `*` for any letters, `?` for one.
    Glob(Glob),
    /// Words at most so many insertions, deletions, replacements or swaps of neighbours away.
    Fuzzy {
        /// The word.
        word: String,
        /// How many.
        distance: u8,
    },
    /// Words with this English stem.
    Stem(String),
}

/// A pattern for words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Glob {
    pattern: Vec<char>,
    prefix: String,
}

/// Words with a fuzzy test are this long at least: of shorter ones half the dictionary is near.
const FUZZY_FROM: usize = 3;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

impl WordTest {
    /// A word or a pattern, as typed.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut folded = String::new();
        if !raw.contains(['*', '?']) {
            fold_into(raw, &mut folded);
            return (!folded.is_empty()).then_some(Self::Exact(folded));
        }
        let mut pattern = Vec::new();
        for piece in raw.split_inclusive(['*', '?']) {
            let word = piece.trim_end_matches(['*', '?']);
            folded.clear();
            fold_into(word, &mut folded);
            pattern.extend(folded.chars());
            // Several stars in a row mean one; they would only cost time.
            let wild = piece.chars().next_back().filter(|c| matches!(c, '*' | '?'));
            pattern.extend(wild.filter(|c| *c == '?' || pattern.last() != Some(&'*')));
        }
        let prefix = pattern.iter().take_while(|c| !matches!(c, '*' | '?')).collect();
        Some(Self::Glob(Glob { pattern, prefix }))
    }

    /// The fuzzy test of an exact word; short words stay exact.
    pub fn fuzzy(self, distance: u8) -> Self {
        match self {
            Self::Exact(word) if distance > 0 && word.chars().count() >= FUZZY_FROM => {
                Self::Fuzzy { word, distance: distance.min(2) }
            }
            other => other,
        }
    }

    /// The stemmed test of an exact word; words with digits stay exact.
    pub fn stemmed(self) -> Self {
        match self {
            Self::Exact(word) if word.bytes().all(|b| b.is_ascii_alphabetic()) => {
                Self::Stem(STEMMER.stem(&word).into_owned())
            }
            other => other,
        }
    }

    /// True where the folded word fits.
    pub fn fits(&self, word: &str) -> bool {
        match self {
            Self::Exact(exact) => exact == word,
            Self::Glob(glob) => glob.fits(word),
            Self::Fuzzy { word: wanted, distance } => within(wanted, word, *distance),
            Self::Stem(stem) => *STEMMER.stem(word) == **stem,
        }
    }

    /// Every word that fits begins so.
    pub fn prefix(&self) -> &str {
        match self {
            Self::Exact(word) => word,
            Self::Glob(glob) => &glob.prefix,
            Self::Fuzzy { .. } => "",
            // Snowball changes suffixes only; of a few short words (`dying`, `die`) only the first
            // letter stays.
            Self::Stem(stem) => &stem[..if stem.len() > 3 { 2 } else { stem.len().min(1) }],
        }
    }

    /// True for `*` alone.
    pub fn is_any_word(&self) -> bool {
        matches!(self, Self::Glob(glob) if glob.pattern == ['*'])
    }
}

impl Glob {
    /// Greedy matching that goes back to the last star only: linear in practice, never exponential.
    fn fits(&self, word: &str) -> bool {
        if !word.starts_with(&self.prefix) {
            return false;
        }
        let word: Vec<char> = word.chars().collect();
        let (mut at, mut in_pattern) = (0, 0);
        let mut retry: Option<(usize, usize)> = None;
        while at < word.len() {
            match self.pattern.get(in_pattern) {
                Some('*') => {
                    retry = Some((in_pattern + 1, at));
                    in_pattern += 1;
                }
                Some(&c) if c == '?' || c == word[at] => {
                    in_pattern += 1;
                    at += 1;
                }
                _ => {
                    let Some((pattern, from)) = retry else { return false };
                    retry = Some((pattern, from + 1));
                    (in_pattern, at) = (pattern, from + 1);
                }
            }
        }
        self.pattern[in_pattern..].iter().all(|c| *c == '*')
    }
}

/// True where the two words are at most `limit` edits apart (optimal string alignment).
fn within(one: &str, two: &str, limit: u8) -> bool {
    let limit = usize::from(limit);
    if one.len().abs_diff(two.len()) > limit * 4 {
        return false;
    }
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    if one.len().abs_diff(two.len()) > limit {
        return false;
    }
    let width = two.len() + 1;
    let (mut before, mut last, mut row) = (vec![0; width], (0..width).collect(), vec![0; width]);
    for i in 0..one.len() {
        let last: &mut Vec<usize> = &mut last;
        row[0] = i + 1;
        let mut least = row[0];
        for j in 0..two.len() {
            let replace = last[j] + usize::from(one[i] != two[j]);
            let mut edits = replace.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && one[i] == two[j - 1] && one[i - 1] == two[j] {
                edits = edits.min(before[j - 1] + 1);
            }
            row[j + 1] = edits;
            least = least.min(edits);
        }
        if least > limit {
            return false;
        }
        std::mem::swap(&mut before, last);
        std::mem::swap(last, &mut row);
    }
    last[two.len()] <= limit
}

impl fmt::Display for WordTest {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Exact(word) => out.write_str(word),
            Self::Glob(glob) => glob.pattern.iter().try_for_each(|c| write!(out, "{c}")),
            Self::Fuzzy { word, distance } => write!(out, "{word}~{distance}"),
            Self::Stem(stem) => write!(out, "{stem}~"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, word: &str) -> bool {
        WordTest::parse(pattern).unwrap().fits(word)
    }

    #[test]
    fn wildcards() {
        assert!(fits("Ofst*", "ofsted") && fits("ofst*", "ofst") && !fits("ofst*", "oft"));
        assert!(fits("organi?ation", "organisation") && !fits("organi?ation", "organiation"));
        assert!(fits("*ing*s", "meetings") && fits("*", "anything") && !fits("a*b*c", "abcd"));
        assert!(fits("caf?", "cafe") && fits("É*", "ecole"));
    }

    #[test]
    fn fuzzy_words() {
        let near = |one: &str, two: &str, by| WordTest::Exact(one.to_owned()).fuzzy(by).fits(two);
        assert!(near("belweather", "bellweather", 1) && near("marsh", "mrash", 1));
        assert!(!near("marsh", "mush", 1) && near("marsh", "mush", 2));
        assert!(!near("of", "or", 1), "short words stay exact");
    }

    #[test]
    fn stems_share_their_prefix() {
        let stem = |word: &str| WordTest::Exact(word.to_owned()).stemmed();
        for (one, two) in [("policies", "policy"), ("reading", "reads"), ("die", "dying")] {
            assert!(stem(one).fits(two), "{one} {two}");
            assert!(two.starts_with(stem(one).prefix()), "{one} {two}");
        }
        assert!(!stem("reading").fits("ready"));
    }

    #[test]
    fn a_pattern_of_many_stars_takes_no_time() {
        let pattern = "a*".repeat(2000);
        let started = std::time::Instant::now();
        assert!(!fits(&format!("{pattern}b"), &"a".repeat(120)));
        assert!(started.elapsed().as_millis() < 500);
    }
}
