//! The words of a paragraph that decide, move or count votes: in comes its text in small letters,
//! out comes which of them stand in it and where. One pass finds them all, so that every rule
//! behind looks only where its words stand.

use std::ops::BitOr;

use super::super::words::Words;

/// Some of [`WORDS`], as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u64);

/// The words, in the order of the bits of [`Signs`]. None of them lies over the end of another.
static WORDS: Words = Words::new(&[
    "resolved",
    "agreed",
    "recommended",
    "decided",
    "second",
    "cuidithe",
    "moved",
    "motion",
    "approved",
    "adopted",
    "confirmed",
    "accepted",
    "ratified",
    "endorsed",
    "authori",
    "elected",
    "appointed",
    "passed",
    "carried",
    "all in favo",
    "unanimous",
    // up to here those that decide or move in a sentence
    "noted",
    "decision:",
    "resolution:",
    "propos",
    "mover",
    "moladh",
    "2nd by",
    "vote",
    "voting",
    "against",
    "abst",
    "unanim",
    "lost",
    "favo",
    "majority",
    "nem con",
    "nem. con",
    "defeated",
    "ayes",
    "opposed",
]);

impl Signs {
    pub(super) const RESOLVED: Self = Self(1);
    pub(super) const AGREED: Self = Self(1 << 1);
    pub(super) const RECOMMENDED: Self = Self(1 << 2);
    pub(super) const DECIDED: Self = Self(1 << 3);
    pub(super) const SECOND: Self = Self(1 << 4);
    const MOTIONS: Self = Self(1 << 7);
    pub(super) const APPROVED: Self = Self(1 << 8);
    pub(super) const ADOPTED: Self = Self(1 << 9);
    pub(super) const CONFIRMED: Self = Self(1 << 10);
    pub(super) const ACCEPTED: Self = Self(1 << 11);
    pub(super) const ELECTED: Self = Self(1 << 15);
    pub(super) const APPOINTED: Self = Self(1 << 16);
    pub(super) const PASSED: Self = Self(1 << 17);
    pub(super) const CARRIED: Self = Self(1 << 18);
    pub(super) const ALL_IN_FAVOUR: Self = Self(1 << 19);
    pub(super) const UNANIMOUS: Self = Self(1 << 20);
    /// `resolved (`, `carried (`: no words of their own.
    const BRACKET: Self = Self(1 << 62);
    /// `all agreed`, `motion failed`: no words of their own.
    const OUTCOME: Self = Self(1 << 63);

    /// `second`, `cuidithe`, `moved`, `motion`: without one of these nothing is moved.
    pub(super) const MOTION: Self = Self(0b1111 << 4);
    /// What stands in every sentence that decides or moves; all others need no closer look.
    pub(super) const DECIDES: Self = Self((1 << 21) - 1);
    /// What may be printed in capitals before a decision.
    pub(super) const CAPITALS: Self = Self(0b1111 | Self::APPROVED.0 | 0b111 << 21);
    /// What stands beside the name of a mover or seconder.
    pub(super) const MOVERS: Self = Self(Self::MOTION.0 | 0b1111 << 24 | Self::BRACKET.0);
    /// What stands in a text that tells how it was voted.
    pub(super) const VOTES: Self =
        Self(Self::APPROVED.0 | 0b1111 << 17 | 0x1fff << 28 | Self::OUTCOME.0);

    /// What a word says together with those beside it.
    fn with_neighbours(self, before: &str, behind: &str) -> Self {
        match self {
            Self::RESOLVED | Self::CARRIED if behind.starts_with(" (") => self | Self::BRACKET,
            Self::AGREED if before.ends_with("all ") => self | Self::OUTCOME,
            Self::MOTIONS if behind.starts_with(" f") => self | Self::OUTCOME,
            _ => self,
        }
    }

    /// True where one of the words stands in both.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One of the words in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Where it begins.
    pub(super) from: usize,
    /// The place behind it.
    pub(super) to: usize,
    /// Which it is.
    pub(super) sign: Signs,
}

/// The words that stand in one text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// One behind the other.
    pub(super) hits: Vec<Hit>,
    /// All of them together.
    pub(super) all: Signs,
}

impl Found {
    /// The words of a text in small letters.
    pub(super) fn of(lower: &str) -> Self {
        let mut found = Self::default();
        for (from, to, which) in WORDS.all_in_small(lower) {
            let sign = Signs(1 << which);
            found.hits.push(Hit { from, to, sign });
            found.all = found.all | sign.with_neighbours(&lower[..from], &lower[to..]);
        }
        found
    }

    /// Those of some words that stand there.
    pub(super) fn those(&self, signs: Signs) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.sign.any(signs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Signs {
        Found::of(text).all
    }

    #[test]
    fn every_word_is_of_its_set() {
        for word in ["resolved", "agreed", "noted", "recommended", "decision:", "decided"] {
            assert!(all(word).any(Signs::CAPITALS), "{word}");
        }
        for word in ["proposed", "mover", "motion", "ar moladh", "seconded", "2nd by", "carried ("]
        {
            assert!(all(word).any(Signs::MOVERS), "{word}");
        }
        for word in [
            "vote",
            "against",
            "abstained",
            "unanimous",
            "carried",
            "lost",
            "in favour",
            "favor",
            "by a majority",
            "nem. con",
            "defeated",
            "all agreed",
            "ayes",
            "motion f",
            "passed",
            "approved",
            "opposed",
            "unanimity",
            "all in favour",
            "nem con",
            "voting",
        ] {
            assert!(all(word).any(Signs::VOTES), "{word}");
        }
        for word in ["carried", "unanimous", "all in favour", "seconded", "authorised"] {
            assert!(all(word).any(Signs::DECIDES), "{word}");
        }
        for word in ["noted", "vote", "against", "unanimity", "proposed"] {
            assert!(!all(word).any(Signs::DECIDES), "{word}");
        }
        for word in ["noted", "second", "proposed", "confirmed", "resolved", "agreed", "motion"] {
            assert!(!all(word).any(Signs::VOTES), "{word}");
        }
    }
}
