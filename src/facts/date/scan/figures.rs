//! Dates in figures alone: `14/05/2019`, `2019 05 14`, `20190514`.

use super::super::super::lex::Kind;
use super::super::Printed;
use super::years::{century, year4};
use super::{Scan, small};

impl Scan<'_> {
    /// `20190514` at the beginning of a line.
    pub(super) fn compact(&self, at: usize) -> Option<(Printed, usize)> {
        let token = self.number(at).filter(|token| token.digits() == 8)?;
        let first = at == 0 || self.kind(at - 1) == Some(Kind::Break);
        let (year, rest) = (token.value / 10_000, token.value % 10_000);
        let plausible = first && (1990..2100).contains(&year);
        let (month, day) = ((rest / 100) as i8, (rest % 100) as i8);
        let date = self.printed(at, at + 1, Some(year as i16), month, day);
        (plausible && date.date().is_some()).then_some((date, at + 1))
    }

    /// `2019 05 14`, `14 05 2019`: nothing but spaces between, no more figures about it.
    pub(super) fn spaced(&self, at: usize) -> Option<(Printed, usize)> {
        let [a, b, c] = [self.number(at)?, self.number(at + 1)?, self.number(at + 2)?];
        let spaces = b.start == a.end + 1 && c.start == b.end + 1;
        let more = at > 0 && self.number(at - 1).is_some()
            || self.number(at + 3).is_some_and(|next| next.digits() > 2)
            || at > 0 && self.glued(at)
            || self.glued(at + 3)
                && !self.is_sign(at + 3, &['.', ',', ')', ';', ':'])
                && self.kind(at + 3) != Some(Kind::Break);
        let (year, month, day) = match (a.digits(), b.digits(), c.digits()) {
            (4, 2, 2) => (a, small(b, 12)?, small(c, 31)?),
            (2, 2, 4) => (c, small(b, 12)?, small(a, 31)?),
            _ => return None,
        };
        let year = year4(year).filter(|year| *year >= 1990);
        let date = self.printed(at, at + 3, year, month, day);
        (spaces && !more && date.date().is_some()).then_some((date, at + 3))
    }

    /// `2019-05-14`, `14/05/2019`, `14.05.19`, `14-5-2019`.
    pub(super) fn in_figures(&self, at: usize) -> Option<(Printed, usize)> {
        const SIGNS: [char; 4] = ['/', '.', '-', '–'];
        let mut next = at;
        let mut parts = [self.number(at)?; 3];
        for part in parts.iter_mut().skip(1) {
            next += 1;
            if !self.is_sign(next, &SIGNS) {
                return None;
            }
            next += 1;
            *part = self.number(next)?;
        }
        let spread = parts[2].end - parts[0].start;
        let more = self.is_sign(next + 1, &['/', '.', '-'])
            && self.glued(next + 1)
            && self.number(next + 2).is_some()
            && self.glued(next + 2);
        let before = at > 0 && self.glued(at) && self.is_sign(at - 1, &['/', '.', '-', '£', '$']);
        if more || before || spread > 14 {
            return None;
        }
        let next = next + 1;
        let [a, b, c] = parts;
        if a.digits() == 4 {
            let date = self.printed(at, next, year4(a), small(b, 12)?, small(c, 31)?);
            return date.date().map(|_| (date, next));
        }
        if a.digits() > 2 || b.digits() > 2 {
            return None;
        }
        let year = if c.digits() == 2 { Some(century(c.value)) } else { year4(c) };
        year?;
        let mut date = match (small(a, 31), small(b, 12)) {
            (Some(day), Some(month)) => self.printed(at, next, year, month, day),
            _ => self.printed(at, next, year, small(a, 12)?, small(b, 31)?),
        };
        date.ambiguous = a.value <= 12 && b.value <= 12 && a.value != b.value;
        date.date().map(|_| (date, next))
    }
}
