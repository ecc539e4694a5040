//! The days of a date: the ending of an ordinal, a misread figure, a second and a third day.

use super::super::super::calendar::weekday;
use super::super::super::lex::Kind;
use super::{Scan, small};

impl Scan<'_> {
    /// The day where a letter stands before its figure that is a misread one: `l5th`, `O5`.
    pub(super) fn misread_day(&self, at: usize, day: i8) -> Option<i8> {
        let letter = self.word(at.wrapping_sub(1)).filter(|word| word.len() == 1 && self.glued(at));
        match letter {
            None | Some("O" | "o") => Some(day),
            Some("l" | "I" | "i") => Some(day + 10).filter(|_| self.list[at].digits() == 1),
            Some(_) => None,
        }
    }

    /// Skips what may be left of an ordinal's ending; true where there was one.
    pub(super) fn suffix(&self, mut at: usize) -> (bool, usize) {
        while self.kind(at) == Some(Kind::Break)
            && self.word(at + 1).is_some_and(|word| is_ending(word) && word.len() == 2)
        {
            at += 1;
        }
        if self.word(at).is_some_and(is_ending) {
            return (true, at + 1);
        }
        const MISREAD: [char; 12] = ['"', '\'', '’', '‘', '“', '”', '™', '*', '°', '^', '~', '`'];
        let mut next = at;
        while next < at + 3 && self.is_sign(next, &MISREAD) {
            next += 1;
        }
        if next > at && self.word(next).is_some_and(|word| is_ending(word) || word == "h") {
            next += 1;
        }
        (next > at, next)
    }

    /// `, 7th and 8th` behind the first of three days or more.
    pub(super) fn days_between(&self, at: usize, first: i8) -> Option<(i8, usize)> {
        let (mut at, mut before) = (at, first);
        while self.is_sign(at, &[',']) {
            let day = small(self.number(at + 1).filter(|token| token.digits() <= 2)?, 31)?;
            if day <= before || day - first > 7 {
                return None;
            }
            before = day;
            at = self.suffix(at + 2).1;
        }
        let more = before > first;
        self.second_day(at).filter(|(last, _)| more && *last > before && last - first <= 7)
    }

    /// `and 13th`, `& 13`, `-14` behind a day: the last day and the token behind it.
    pub(super) fn second_day(&self, at: usize) -> Option<(i8, usize)> {
        let joined = self.is_sign(at, &['-', '–', '&', '/'])
            || self.word(at).is_some_and(|word| {
                word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("to")
            });
        if !joined {
            return None;
        }
        let mut next = at + 1;
        if self.word(next).is_some_and(|word| weekday(word).is_some()) {
            next += 1;
        }
        let day = small(self.number(next).filter(|token| token.digits() <= 2)?, 31)?;
        let (_, next) = self.suffix(next + 1);
        Some((day, next))
    }
}

/// True for the ending of an ordinal in English, Welsh or Irish, or a misread one.
fn is_ending(word: &str) -> bool {
    let small = ["st", "nd", "rd", "th", "lh", "tn", "h", "ht", "fed", "ydd", "eg", "ain"];
    small.iter().any(|ending| word.eq_ignore_ascii_case(ending))
        || matches!(word, "ᵗʰ" | "ˢᵗ" | "ú")
}
