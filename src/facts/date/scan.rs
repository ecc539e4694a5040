//! Tokens to dates: one reader for each printed form, and one for the year and the weekday that all
//! of them share.

use super::super::calendar::{cardinal, may_begin_date, misspelt_month, month, ordinal, weekday};
use super::super::lex::{Kind, Token};
use super::Printed;

/// The most line ends that may stand within one date.
const BREAKS: usize = 3;

/// The tokens of a text, and the readers of dates in them.
pub(super) struct Scan<'t> {
    text: &'t str,
    list: &'t [Token],
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, list: &'t [Token]) -> Self {
        Self { text, list }
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    fn number(&self, at: usize) -> Option<Token> {
        self.list.get(at).copied().filter(|token| token.kind == Kind::Number)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.list.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.of(self.text))
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(c)) if signs.contains(&c))
    }

    /// True where a token follows the one before it without a space.
    fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.list.len() && self.list[at - 1].end == self.list[at].start
    }

    /// The date that begins with this token, and the token behind it.
    #[inline]
    pub(super) fn date(&self, at: usize) -> Option<(Printed, usize)> {
        let token = self.list.get(at)?;
        match token.kind {
            Kind::Number => self.led_by_number(at),
            Kind::Word if may_begin_date(&self.text.as_bytes()[token.start..]) => {
                self.month_first(at).or_else(|| self.day_in_letters(at))
            }
            _ => None,
        }
    }

    /// The date that begins with this number: what stands behind it tells which forms it may have.
    fn led_by_number(&self, at: usize) -> Option<(Printed, usize)> {
        let in_figures = match self.kind(at + 1) {
            Some(Kind::Sign('/' | '.' | '-' | '–')) => self.in_figures(at),
            Some(Kind::Number) => self.spaced(at),
            _ => None,
        };
        let day = || if self.list[at].digits() <= 2 { self.day_first(at) } else { None };
        in_figures.or_else(|| self.compact(at)).or_else(day)
    }

    fn printed(&self, at: usize, next: usize, year: Option<i16>, month: i8, day: i8) -> Printed {
        let (start, end) = (self.list[at].start, self.list[next - 1].end);
        Printed { year, month, day, last: None, weekday: None, start, end, ambiguous: false }
    }

    /// `20190514` at the beginning of a line.
    fn compact(&self, at: usize) -> Option<(Printed, usize)> {
        let token = self.number(at).filter(|token| token.digits() == 8)?;
        let first = at == 0 || self.kind(at - 1) == Some(Kind::Break);
        let (year, rest) = (token.value / 10_000, token.value % 10_000);
        let plausible = first && (1990..2100).contains(&year);
        let (month, day) = ((rest / 100) as i8, (rest % 100) as i8);
        let date = self.printed(at, at + 1, Some(year as i16), month, day);
        (plausible && date.date().is_some()).then_some((date, at + 1))
    }

    /// `2019 05 14`, `14 05 2019`: nothing but spaces between, no more figures about it.
    fn spaced(&self, at: usize) -> Option<(Printed, usize)> {
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
    fn in_figures(&self, at: usize) -> Option<(Printed, usize)> {
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

    /// `6 June 2019`, `6th of June`, `12 and 13 June 2019`, `12th day of January, 2011`.
    fn day_first(&self, at: usize) -> Option<(Printed, usize)> {
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

    /// The day where a letter stands before its figure that is a misread one: `l5th`, `O5`.
    fn misread_day(&self, at: usize, day: i8) -> Option<i8> {
        let letter = self.word(at.wrapping_sub(1)).filter(|word| word.len() == 1 && self.glued(at));
        match letter {
            None | Some("O" | "o") => Some(day),
            Some("l" | "I" | "i") => Some(day + 10).filter(|_| self.list[at].digits() == 1),
            Some(_) => None,
        }
    }

    /// Skips what may be left of an ordinal's ending; true where there was one.
    fn suffix(&self, mut at: usize) -> (bool, usize) {
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
    fn days_between(&self, at: usize, first: i8) -> Option<(i8, usize)> {
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
    fn second_day(&self, at: usize) -> Option<(i8, usize)> {
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

    /// `June 3rd 2009`, `January 12, 2011`.
    fn month_first(&self, at: usize) -> Option<(Printed, usize)> {
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
    fn day_in_letters(&self, at: usize) -> Option<(Printed, usize)> {
        let day = ordinal(self.word(at)?)?;
        let (month, next, _) = self.month_behind(at + 1, true)?;
        let (year, next) = self.year(next)?;
        let date = self.printed(at, next, Some(year), month, day);
        date.date().map(|_| (date, next))
    }

    /// The year behind a month (or a day), with what may stand between.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
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

    /// The year where the time of day stands between it and the month: `4th March at 7.30 pm 2019`.
    fn year_behind_time(&self, at: usize) -> Option<i16> {
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

    /// Takes the weekday before the date, or behind it in brackets or after a comma.
    pub(super) fn weekday_around(&self, at: usize, next: usize, date: &mut Printed) {
        for back in 1..=4.min(at) {
            let token = self.list[at - back];
            match token.kind {
                Kind::Word => {
                    let word = token.of(self.text);
                    if let Some(day) = weekday(word) {
                        date.weekday = Some(day);
                        date.start = token.start;
                        return;
                    }
                    if !matches!(word.to_ascii_lowercase().as_str(), "the" | "this") {
                        break;
                    }
                }
                Kind::Sign(',' | '*' | '_' | '-' | '–' | '.') | Kind::Break => {}
                _ => break,
            }
        }
        let behind = next + usize::from(self.is_sign(next, &[',', '(']));
        if let Some(day) = self.word(behind).and_then(weekday) {
            date.weekday = Some(day);
        }
    }
}

/// True where the token before `behind` is a year of four figures, or torn into two.
fn year_is_long(scan: &Scan, behind: usize) -> bool {
    scan.list[behind - 1].digits() != 2 || scan.number(behind.wrapping_sub(2)).is_some()
}

/// True for the ending of an ordinal in English, Welsh or Irish, or a misread one.
fn is_ending(word: &str) -> bool {
    let small = ["st", "nd", "rd", "th", "lh", "tn", "h", "ht", "fed", "ydd", "eg", "ain"];
    small.iter().any(|ending| word.eq_ignore_ascii_case(ending))
        || matches!(word, "ᵗʰ" | "ˢᵗ" | "ú")
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

fn small(token: Token, most: u32) -> Option<i8> {
    (token.digits() <= 2 && (1..=most).contains(&token.value)).then_some(token.value as i8)
}

fn year4(token: Token) -> Option<i16> {
    (token.digits() == 4 && (1800..=2099).contains(&token.value)).then_some(token.value as i16)
}

/// A year of two figures: this century up to `49`, the last one after.
fn century(value: u32) -> i16 {
    (if value < 50 { 2000 + value } else { 1900 + value }) as i16
}
