//! One decision: in come its words and what its paragraph tells of all decisions in it (movers and
//! vote), out comes the record.

use super::super::{movers, votes};
use super::signs::{Found, Signs};
use crate::item::{Decision, Vote};

/// What a paragraph tells of all decisions in it; read once, however many there are.
pub(super) struct Told {
    pub(super) mover: Option<String>,
    pub(super) seconder: Option<String>,
    pub(super) vote: Option<Vote>,
}

impl Told {
    /// What a text tells in which these words stand; `lower` is it in small letters.
    pub(super) fn of(about: &str, lower: &str, words: Signs) -> Self {
        let (mover, seconder) = match words.any(Signs::MOVERS) {
            true => movers::movers(about, lower),
            false => (None, None),
        };
        let voted = Some(lower).filter(|_| words.any(Signs::VOTES));
        Self { mover, seconder, vote: voted.and_then(votes::vote_in_small) }
    }

    /// What a text tells whose words have not been looked for.
    pub(super) fn of_all(about: &str) -> Self {
        let lower = about.to_ascii_lowercase();
        Self::of(about, &lower, Found::of(&lower).all)
    }
}

/// How a decision of one paragraph is made.
#[derive(Clone, Copy)]
pub(super) struct Make<'a> {
    pub(super) told: &'a Told,
    pub(super) marker: &'a str,
    pub(super) line: u32,
}

impl Make<'_> {
    pub(super) fn one(&self, number: Option<String>, text: &str) -> Decision {
        Decision {
            number,
            text: unnumbered(text)
                .trim_end_matches("; and")
                .trim_end_matches([';', ' '])
                .to_owned(),
            marker: (!self.marker.is_empty()).then(|| self.marker.to_owned()),
            mover: self.told.mover.clone(),
            seconder: self.told.seconder.clone(),
            vote: self.told.vote.clone(),
            line: self.line,
        }
    }
}

/// A sentence without the bullet or the number of the paragraph that it begins: `4.2 It was …`.
fn unnumbered(text: &str) -> &str {
    let bare = text.trim_start_matches(['•', '·', '-', '–', ' ']);
    let digits =
        bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let number = &bare[..digits];
    let dotted = number.starts_with(|c: char| c.is_ascii_digit())
        && number.trim_end_matches('.').contains('.')
        && bare[digits..].starts_with(' ');
    if dotted { bare[digits..].trim_start() } else { bare }
}
