//! Tokens to dates: what stands at a token tells which printed forms are tried, each of them read in
//! a file of its own; the weekday about a date is common to all.

mod days;
mod figures;
mod months;
mod years;

use super::super::calendar::{may_begin_date, weekday};
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

fn small(token: Token, most: u32) -> Option<i8> {
    (token.digits() <= 2 && (1..=most).contains(&token.value)).then_some(token.value as i8)
}
