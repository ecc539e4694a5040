//! Dates with a month in letters, which stands behind the day or before it.

use super::super::super::calendar::{misspelt_month, month, ordinal, weekday};
use super::super::super::lex::Kind;
use super::super::Printed;
use super::{BREAKS, Scan, small};

impl Scan<'_> {
    /// `6 June 2019`, `6th of June`, `12 and 13 June 2019`, `12th day of January, 2011`.
    pub(super) fn day_first(&self, at: usize) -> Option<(Printed, usize)> {
        let day = self.number(at).filter(|token| token.digits() <= 2)?;
        let day = self.misread_day(at, small(day, 31)?)?;
        let decimal = at > 1 && self.glued(at) && self.is_sign(at - 1, &['.', ':', '£', '$', '/']);
        let weekday_before = at > 0
            && (self.word(at - 1).and_then(weekday).is_some()
                || at > 1 && self.word(at - 2).and_then(weekday).is_some());
        if decimal && !weekday_before {
            return None;
        }
        let (suffix, mut next) = self.suffix(at + 1);
        let second = self.days_between(next, day).or_else(|| self.second_day(next));
        if let Some((last, behind)) = second {
            if self.is_sign(next, &['-', '–', '/']) && !(1..=7).contains(&(last - day)) {
                return None;
            }
            next = behind;
        }
        let glued_stop = self.is_sign(next, &['.']) && self.glued(next) && self.glued(next + 1);
        let first = at == 0 || self.kind(at - 1) == Some(Kind::Break);
        let loose = suffix || weekday_before || glued_stop && !first;
        let (month, next, misspelt) = self.month_behind(next, loose)?;
        let dashed = self.is_sign(next, &['-']) && self.is_sign(next - 2, &['-']);
        let (year, next) = match self.year(if dashed { next + 1 } else { next }) {
            Some((year, behind)) => (Some(year), behind),
            None => (None, next),
        };
        let year = year.or_else(|| self.year_behind_time(next));
        if misspelt && year.is_none() {
            return None;
        }
        let mut date = self.printed(at, next, year, month, day);
        date.last = second.map(|(day, _)| (month, day));
        (year.is_none() || date.date().is_some()).then_some((date, next))
    }

    /// `June 3rd 2009`, `January 12, 2011`.
    pub(super) fn month_first(&self, at: usize) -> Option<(Printed, usize)> {
        let month = month(self.word(at)?)?;
        let mut next = at + 1;
        while self.is_sign(next, &['.', '*', '_']) || self.kind(next) == Some(Kind::Break) {
            next += 1;
            if next > at + 3 {
                return None;
            }
        }
        if self.word(next).is_some_and(|word| word.eq_ignore_ascii_case("the")) {
            next += 1;
        }
        let day = small(self.number(next).filter(|token| token.digits() <= 2)?, 31)?;
        let (suffix, mut next) = self.suffix(next + 1);
        let second = self.second_day(next);
        if let Some((_, behind)) = second {
            next = behind;
        }
        let (year, next) = match self.year(next) {
            Some((year, behind)) if year_is_long(self, behind) || suffix => (Some(year), behind),
            _ => (None, next),
        };
        let mut date = self.printed(at, next, year, month, day);
        date.last = second.map(|(day, _)| (month, day));
        (year.is_none() && suffix || date.date().is_some()).then_some((date, next))
    }

    /// `the twelfth day of January 2011`.
    pub(super) fn day_in_letters(&self, at: usize) -> Option<(Printed, usize)> {
        let day = ordinal(self.word(at)?)?;
        let (month, next, _) = self.month_behind(at + 1, true)?;
        let (year, next) = self.year(next)?;
        let date = self.printed(at, next, Some(year), month, day);
        date.date().map(|_| (date, next))
    }

    /// The month behind a day, with `of`, `day of` or a sign between; and whether it is misspelt.
    fn month_behind(&self, at: usize, loose: bool) -> Option<(i8, usize, bool)> {
        let (mut at, mut breaks) = (at, 0);
        for _ in 0..6 {
            match self.kind(at)? {
                Kind::Break if breaks < BREAKS => breaks += 1,
                Kind::Sign('-') => {}
                Kind::Sign('.' | ',' | '*' | '_' | '–') if loose => {}
                Kind::Word => {
                    let word = self.word(at)?;
                    if let Some(month) = month(word) {
                        return Some((month, self.skip_fomhair(at + 1), false));
                    }
                    let between = ["of", "day", "o", "de"];
                    if !between.iter().any(|small| word.eq_ignore_ascii_case(small)) {
                        return misspelt_month(word).map(|month| (month, at + 1, true));
                    }
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// `Fómhair` behind `Meán` or `Deireadh` belongs to the month.
    fn skip_fomhair(&self, at: usize) -> usize {
        at + usize::from(self.word(at).is_some_and(|word| word.eq_ignore_ascii_case("fómhair")))
    }
}

/// True where the token before `behind` is a year of four figures, or torn into two.
fn year_is_long(scan: &Scan, behind: usize) -> bool {
    scan.list[behind - 1].digits() != 2 || scan.number(behind.wrapping_sub(2)).is_some()
}
