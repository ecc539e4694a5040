//! The year of a date: behind the month, torn apart, in letters, behind the time of day.

use super::super::super::calendar::{cardinal, weekday};
use super::super::super::lex::{Kind, Token};
use super::{BREAKS, Scan};

impl Scan<'_> {
    /// The year behind a month (or a day), with what may stand between.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let (mut at, mut breaks) = (at, 0);
        for _ in 0..8 {
            match self.kind(at)? {
                Kind::Break if breaks < BREAKS => breaks += 1,
                Kind::Sign('.' | ',' | '*' | '_' | '\'' | '’' | '‘' | ';' | '(') => {}
                Kind::Word if self.word(at).is_some_and(is_before_year) => {}
                Kind::Word => return self.year_in_letters(at),
                Kind::Number => return self.year_here(at, breaks > 0),
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// The year where the time of day stands between it and the month: `4th March at 7.30 pm 2019`.
    pub(super) fn year_behind_time(&self, at: usize) -> Option<i16> {
        let mut digits = 0;
        for at in at..(at + 12).min(self.list.len()) {
            match self.kind(at)? {
                Kind::Number if self.list[at].digits() == 4 && digits > 0 => {
                    let ends = self.kind(at + 1).is_none_or(|kind| {
                        matches!(kind, Kind::Break | Kind::Sign('.' | ',' | ';' | ')'))
                    });
                    return year4(self.list[at]).filter(|_| ends);
                }
                Kind::Number if self.list[at].digits() < 3 && digits < 2 => digits += 1,
                Kind::Sign('.' | ':' | ',' | '(' | ')') => {}
                Kind::Word if is_of_time(self.word(at)?) => {}
                _ => return None,
            }
        }
        None
    }

    /// `Two Thousand and Nineteen`, `two thousand twenty-one`, and the token behind it.
    fn year_in_letters(&self, at: usize) -> Option<(i16, usize)> {
        let is = |at: usize, wanted: &str| {
            self.word(at).is_some_and(|word| word.eq_ignore_ascii_case(wanted))
        };
        if !is(at, "two") || !is(at + 1, "thousand") {
            return None;
        }
        let mut next = at + 2 + usize::from(is(at + 2, "and"));
        let mut year = 2000;
        while let Some(value) = self.word(next).and_then(cardinal) {
            year += i16::from(value);
            next += 1 + usize::from(self.is_sign(next + 1, &['-']));
        }
        (year < 2100).then_some((year, next))
    }

    /// A year that this token is, or this and the next (`20 19`, torn apart).
    fn year_here(&self, at: usize, new_line: bool) -> Option<(i16, usize)> {
        let token = self.number(at)?;
        if token.digits() == 4 {
            return year4(token).map(|year| (year, at + 1));
        }
        let torn = self.number(at + 1).filter(|next| next.start == token.end + 1);
        if let Some(rest) = torn
            && token.digits() + rest.digits() == 4
            && (token.value == 20 || token.value == 201 || token.value == 202 || token.value == 2)
        {
            let year = token.value * 10_u32.pow(rest.digits() as u32) + rest.value;
            return (1990..=2099).contains(&year).then_some((year as i16, at + 2));
        }
        let apostrophe = at > 0 && self.is_sign(at - 1, &['\'', '’', '‘']);
        let closed = match self.kind(at + 1) {
            None | Some(Kind::Break) => true,
            Some(Kind::Sign(',' | ';' | ')' | '(' | '*')) => true,
            Some(Kind::Sign('-' | '–')) => !self.glued(at + 1),
            Some(Kind::Word) => self.word(at + 1).is_some_and(|word| {
                matches!(word.to_ascii_lowercase().as_str(), "at" | "in" | "held" | "commencing")
            }),
            _ => false,
        };
        let plausible = token.digits() == 2 && !new_line && (apostrophe || closed);
        plausible.then(|| (century(token.value), at + 1))
    }
}

/// True for a word between month and year: a weekday, or one of `A.D.`
fn is_before_year(word: &str) -> bool {
    weekday(word).is_some() || ["a", "d", "ad"].iter().any(|of| word.eq_ignore_ascii_case(of))
}

/// True for the words that stand about a time of day.
fn is_of_time(word: &str) -> bool {
    ["at", "am", "pm", "a", "p", "m", "hrs", "hours", "noon", "o", "clock", "from"]
        .iter()
        .any(|of| word.eq_ignore_ascii_case(of))
}

pub(super) fn year4(token: Token) -> Option<i16> {
    (token.digits() == 4 && (1800..=2099).contains(&token.value)).then_some(token.value as i16)
}

/// A year of two figures: this century up to `49`, the last one after.
pub(super) fn century(value: u32) -> i16 {
    (if value < 50 { 2000 + value } else { 1900 + value }) as i16
}
