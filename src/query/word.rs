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

    /// `*`.
    pub fn any_word() -> Self {
        Self::Glob(Glob { pattern: vec!['*'], prefix: String::new() })
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
        let (mut at, mut in_pattern) = (0, 0);
        let mut retry: Option<(usize, usize)> = None;
        while let Some(next) = word[at..].chars().next() {
            match self.pattern.get(in_pattern) {
                Some('*') => {
                    in_pattern += 1;
                    retry = Some((in_pattern, at));
                }
                Some(&c) if c == '?' || c == next => {
                    in_pattern += 1;
                    at += next.len_utf8();
                }
                _ => {
                    let Some((pattern, from)) = retry else { return false };
                    let from = from + word[from..].chars().next().map_or(1, char::len_utf8);
                    retry = Some((pattern, from));
                    (in_pattern, at) = (pattern, from);
                }
            }
        }
        self.pattern[in_pattern..].iter().all(|c| *c == '*')
    }
}

/// True where the two words are at most `limit` edits apart (optimal string alignment).
fn within(one: &str, two: &str, limit: u8) -> bool {
    if one.is_ascii() && two.is_ascii() {
        return is_near(one.as_bytes(), two.as_bytes(), limit);
    }
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    is_near(&one, &two, limit)
}

/// Most edits that are asked for.
const EDITS: usize = 2;

/// Only the band of the table is filled in which a distance up to the limit can lie.
fn is_near<C: Copy + PartialEq>(one: &[C], two: &[C], limit: u8) -> bool {
    let limit = usize::from(limit).min(EDITS);
    if one.len().abs_diff(two.len()) > limit {
        return false;
    }
    // Place `k` of row `i` is the distance of the first `i` and the first `i + k - limit` letters.
    const FAR: usize = EDITS + 1;
    let band = 2 * limit + 1;
    let (mut before, mut last, mut row) =
        ([FAR; 2 * EDITS + 1], [FAR; 2 * EDITS + 1], [FAR; 2 * EDITS + 1]);
    (limit..band).for_each(|k| last[k] = k - limit);
    for i in 1..=one.len() {
        let mut least = FAR;
        for k in 0..band {
            row[k] = FAR;
            let Some(j) = (i + k).checked_sub(limit).filter(|j| *j <= two.len()) else { continue };
            let mut edits = FAR;
            if k + 1 < band {
                edits = edits.min(last[k + 1] + 1);
            }
            if j == 0 {
                edits = edits.min(i);
            } else {
                edits = edits.min(last[k] + usize::from(one[i - 1] != two[j - 1]));
                if k > 0 {
                    edits = edits.min(row[k - 1] + 1);
                }
            }
            if i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1] {
                edits = edits.min(before[k] + 1);
            }
            row[k] = edits.min(FAR);
            least = least.min(edits);
        }
        if least > limit {
            return false;
        }
        (before, last, row) = (last, row, before);
    }
    last[two.len() + limit - one.len()] <= limit
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
    use proptest::prelude::*;

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

    proptest! {
        /// Against the whole table.
        #[test]
        fn the_band_tells_what_the_whole_table_tells(
            one in "[abc]{0,7}", two in "[abc]{0,7}", limit in 0_u8..=2,
        ) {
            let (a, b) = (one.as_bytes(), two.as_bytes());
            let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
            for i in 0..=a.len() {
                for j in 0..=b.len() {
                    table[i][j] = match (i, j) {
                        (0, far) | (far, 0) => far,
                        _ => {
                            let replace = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                            let mut edits =
                                replace.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                                edits = edits.min(table[i - 2][j - 2] + 1);
                            }
                            edits
                        }
                    };
                }
            }
            let near = table[a.len()][b.len()] <= usize::from(limit);
            prop_assert_eq!(within(&one, &two, limit), near, "{} {}", one, two);
        }
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
    fn a_pattern_of_many_stars_comes_to_an_end() {
        // tried one way after the other, it would not within a lifetime
        let pattern = "a*".repeat(2000);
        assert!(!fits(&format!("{pattern}b"), &"a".repeat(120)));
    }
}
