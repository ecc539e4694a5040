//! Dates in a text: in comes a text, out come all dates printed in it, in every form that council
//! documents use, each with its place. Which of them is the day of the meeting is for
//! [`super::held`] to say.
//!
//! Known forms: `6 June 2019`, `JUNE 3rd 2009`, `January 12, 2011`, `this 12th day of January, 2011`,
//! `14.05.19`, `14/05/2019`, `2019-05-14`, `14-May-19`, `2 nd July 2010`, `7" February, 2018` (a
//! misread ordinal), days in letters, Irish and Welsh months, ranges of days, and all of these split
//! over lines. A day and month without a year is found too, with no year.

use jiff::civil::{Date, Weekday};

use super::calendar::{misspelt_month, month, ordinal, weekday};
use super::lex::{Kind, Token, tokens};

/// One date as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The year; `None` where only day and month are printed.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The (first) day.
    pub day: i8,
    /// The last day, where a range of days is printed.
    pub last: Option<(i8, i8)>,
    /// The weekday printed before or behind it.
    pub weekday: Option<Weekday>,
    /// Byte offset of its beginning, the weekday included.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
    /// True where day and month could as well be month and day: `03/04/2019`.
    pub ambiguous: bool,
}

impl Printed {
    /// The calendar day; `None` without a year or where there is no such day.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The last day of a meeting over several days: at most a week later.
    pub fn end_date(&self) -> Option<Date> {
        let (month, day) = self.last?;
        let first = self.date()?;
        let last = Date::new(self.year?, month, day).ok()?;
        let days = first.until(last).ok()?.get_days();
        (1..=7).contains(&days).then_some(last)
    }

    /// True where the weekday printed is not that day's weekday.
    pub fn contradicts_weekday(&self) -> bool {
        matches!((self.date(), self.weekday), (Some(date), Some(day)) if date.weekday() != day)
    }
}

/// The most line ends that may stand within one date.
const BREAKS: usize = 3;

/// All dates printed in a text, in order of place, not overlapping.
pub fn find(text: &str) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::new();
    for (from, to) in windows(text) {
        let list = tokens(&text[from..to]);
        let scan = Scan { text: &text[from..to], list: &list };
        let mut at = 0;
        while at < list.len() {
            match scan.date(at) {
                Some((mut date, next)) => {
                    scan.weekday_around(at, next, &mut date);
                    date.start += from;
                    date.end += from;
                    join_range(text, &mut found, date);
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The stretches of a text that may hold a date: figures with the words around them.
fn windows(text: &str) -> Vec<(usize, usize)> {
    const BEFORE: usize = 80;
    const BEHIND: usize = 60;
    let mut list: Vec<(usize, usize)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let digit = at + next;
        let end = digit + bytes[digit..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let to = (end + BEHIND).min(text.len());
        match list.last_mut() {
            Some(last) if digit.saturating_sub(BEFORE) <= last.1 => last.1 = to,
            _ => list.push((digit.saturating_sub(BEFORE), to)),
        }
        at = end;
    }
    for (from, to) in &mut list {
        *from = word_start(text, *from);
        while !text.is_char_boundary(*to) {
            *to += 1;
        }
    }
    list
}

/// Where the word begins in which a place stands.
fn word_start(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let behind = text[at..].find(char::is_whitespace).filter(|_| at > 0);
    at + behind.filter(|behind| *behind < 30).unwrap_or(0)
}

/// Adds a date; `30 June and` before `1 July 2019` becomes one range with it.
fn join_range(text: &str, found: &mut Vec<Printed>, date: Printed) {
    if let Some(before) = found.last_mut()
        && before.last.is_none()
        && joins(&text[before.end..date.start])
        && (before.year.is_none() || before.year == date.year)
    {
        let whole = Printed {
            year: date.year,
            last: Some((date.month, date.day)),
            end: date.end,
            ..*before
        };
        if whole.end_date().is_some() {
            *before = whole;
            return;
        }
    }
    found.push(date);
}

/// True where a text between two days makes a range of them.
fn joins(between: &str) -> bool {
    let word = between.trim().trim_matches(',').trim();
    word.eq_ignore_ascii_case("and") || matches!(word, "&" | "-" | "–" | "to")
}

struct Scan<'t> {
    text: &'t str,
    list: &'t [Token],
}

impl Scan<'_> {
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
    fn date(&self, at: usize) -> Option<(Printed, usize)> {
        match self.kind(at)? {
            Kind::Number => {
                self.in_figures(at).or_else(|| self.compact(at)).or_else(|| self.day_first(at))
            }
            Kind::Word => self.month_first(at).or_else(|| self.day_in_letters(at)),
            _ => None,
        }
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
        let day = small(day, 31)?;
        let decimal = at > 1 && self.glued(at) && self.is_sign(at - 1, &['.', ':', '£', '$', '/']);
        let weekday_before = at > 0
            && (self.word(at - 1).and_then(weekday).is_some()
                || at > 1 && self.word(at - 2).and_then(weekday).is_some());
        if decimal && !weekday_before {
            return None;
        }
        let (suffix, mut next) = self.suffix(at + 1);
        let second = self.second_day(next);
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
        if misspelt && year.is_none() {
            return None;
        }
        let mut date = self.printed(at, next, year, month, day);
        date.last = second.map(|(day, _)| (month, day));
        (year.is_none() || date.date().is_some()).then_some((date, next))
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
                    if !matches!(word.to_ascii_lowercase().as_str(), "of" | "day" | "o" | "de") {
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
        for _ in 0..6 {
            match self.kind(at)? {
                Kind::Break if breaks < BREAKS => breaks += 1,
                Kind::Sign('.' | ',' | '*' | '_' | '\'' | '’' | '‘' | ';' | '(') => {}
                Kind::Word if self.word(at).is_some_and(|word| weekday(word).is_some()) => {}
                Kind::Number => return self.year_here(at, breaks > 0),
                _ => return None,
            }
            at += 1;
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
    fn weekday_around(&self, at: usize, next: usize, date: &mut Printed) {
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

fn is_ending(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "lh" | "tn" | "ᵗʰ" | "ˢᵗ")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |date: &Printed| match (date.date(), date.end_date()) {
            (Some(first), Some(last)) => format!("{first}..{last}"),
            (Some(first), None) => first.to_string(),
            _ => format!("--{:02}-{:02}", date.month, date.day),
        };
        find(text).iter().map(show).collect()
    }

    #[test]
    fn every_printed_form() {
        for (text, expected) in [
            ("held on 6 June 2019 at", "2019-06-06"),
            ("JUNE 3rd 2009", "2009-06-03"),
            ("January 12, 2011", "2011-01-12"),
            ("THIS 12TH DAY OF JANUARY, 2011 AT 9:30 A.M.", "2011-01-12"),
            ("on the twelfth day of January 2011", "2011-01-12"),
            ("14.05.19", "2019-05-14"),
            ("14/05/2019", "2019-05-14"),
            ("04/14/2019", "2019-04-14"),
            ("2019-05-14 02:26", "2019-05-14"),
            ("20190514 Board", "2019-05-14"),
            ("14-May-19", "2019-05-14"),
            ("Thursday, 17th June, 2021 5.30 pm", "2021-06-17"),
            ("Wednesday14th November 2018", "2018-11-14"),
            ("14thNovember2018", "2018-11-14"),
            ("the 2 nd July 2010", "2010-07-02"),
            ("Monday 2\nnd\nJuly 2010", "2010-07-02"),
            ("FRIDAY, 15TH APRIL,\n2016 AT 2.30 P.M.", "2016-04-15"),
            ("Wednesday, 7\"\nFebruary, 2018, at", "2018-02-07"),
            ("2™ February, 2018", "2018-02-02"),
            ("4th Augustt 2015", "2015-08-04"),
            ("Monday 13th. May. 2019", "2019-05-13"),
            ("8 Oct 2020 - 10:00", "2020-10-08"),
            ("28 Mar 18", "2018-03-28"),
            ("held on 5.March 2014", "2014-03-05"),
            ("13th May ’19", "2019-05-13"),
            ("13th May 20 19", "2019-05-13"),
            ("Monday 13th May 2019 and 7.30pm", "2019-05-13"),
            ("Dydd Llun, 4 Mehefin 2018", "2018-06-04"),
            ("16ú Meitheamh 2017 nó 16 Meitheamh 2017", "2017-06-16"),
            ("3 Meán Fómhair 2018", "2018-09-03"),
            ("5 Deireadh Fómhair 2018", "2018-10-05"),
        ] {
            assert_eq!(shown(text).last().map(String::as_str), Some(expected), "{text}");
        }
    }

    #[test]
    fn ranges_of_days() {
        for (text, expected) in [
            ("12 and 13 June 2019", "2019-06-12..2019-06-13"),
            ("12th & 13th June, 2019", "2019-06-12..2019-06-13"),
            ("12-14 June 2019", "2019-06-12..2019-06-14"),
            ("Thursday 30 June and Friday 1 July 2016", "2016-06-30..2016-07-01"),
            ("Monday 12 June 2017 and Tuesday 13 June 2017", "2017-06-12..2017-06-13"),
            ("June 12-13, 2019", "2019-06-12..2019-06-13"),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
        assert_eq!(shown("Meeting 2 - Thursday 24 June 2010"), ["2010-06-24"]);
        assert_eq!(shown("of 3rd and 17th May, 2005"), ["2005-05-03"]);
    }

    #[test]
    fn no_year_stays_without_one() {
        for text in ["Monday 13th May", "13th May 7.30pm", "13 May 10.30 am", "13 May 12 members"] {
            assert_eq!(shown(text), ["--05-13"], "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "may 12 members",
            "18.07.1",
            "1.2.3.4",
            "31/02/2019",
            "£12.10.19",
            "2019-20",
            "95/20",
            "Tel 01.02.2019.44",
            "minutes of 2019",
            "March 2019",
            "5. May 2019 elections",
        ] {
            assert_eq!(shown(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn weekdays_are_held_against_the_day() {
        assert!(!find("Monday 13 May 2019")[0].contradicts_weekday());
        assert!(find("Tuesday 13 May 2019")[0].contradicts_weekday());
    }
}
