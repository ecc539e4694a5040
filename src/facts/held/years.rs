//! The year of a day printed without one: in come the front and the day, out comes the year that
//! the title gives beside it (`Minutes 2016` above `Tuesday 9th August`).

use super::super::calendar;
use super::super::date::Printed;
use super::super::front::{Front, FrontLine};
use super::super::lex::{Kind, Token, tokens};
use super::super::time;
use super::super::words::Words;

/// The one year that the title's lines give and that fits the day: it stands behind the same
/// month, or beside the word for minutes or meeting where the weekday agrees. Years of office
/// (`2016/17`) and two different years are none.
pub(super) fn of_title(front: &Front, day: &Printed) -> Option<i16> {
    let lines = front.lines.iter().take(12).filter(|line| front.title.contains(&line.start));
    let mut years = lines.flat_map(|line| within(front, line, day));
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// The years of one line that fit the day.
fn within(front: &Front, line: &FrontLine, day: &Printed) -> Vec<i16> {
    let text = front.line(line);
    let figures = text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    if text.len() > 160 || !figures {
        return Vec::new();
    }
    let list = tokens(text);
    let years = (0..list.len()).filter(|at| is_year(text, &list, *at));
    years.filter(|at| fits(front, line, &list, *at, day)).map(|at| list[at].value as i16).collect()
}

/// True for four figures that are a year and no part of anything longer.
fn is_year(text: &str, list: &[Token], at: usize) -> bool {
    let token = list[at];
    let joined = |other: Option<&Token>| {
        other.is_some_and(|sign| {
            matches!(
                sign.kind,
                Kind::Sign('/' | '-' | '–' | '\\' | '©' | '£' | '$' | '#' | ':' | '_')
            )
        })
    };
    let glued = at > 0 && list[at - 1].end == token.start && list[at - 1].kind != Kind::Word;
    let goes_on =
        joined(list.get(at + 1)) && list.get(at + 2).is_some_and(|next| next.kind == Kind::Number);
    let act = at > 0 && list[at - 1].of(text).eq_ignore_ascii_case("act");
    token.kind == Kind::Number
        && token.digits() == 4
        && (1990..2100).contains(&token.value)
        && !glued
        && !goes_on
        && !act
        && !(at > 0 && joined(Some(&list[at - 1])) && list[at - 1].end == token.start)
}

/// True where a year stands behind the day's month, or in a line of a title while the weekday
/// printed is that of the day in this year.
fn fits(front: &Front, line: &FrontLine, list: &[Token], at: usize, day: &Printed) -> bool {
    static TITLE: Words = Words::new(&[
        "minutes",
        "meeting",
        "agenda",
        "agm",
        "assembly",
        "council",
        "committee",
        "board",
    ]);
    let text = front.line(line);
    let named = at.checked_sub(1).and_then(|before| calendar::month(list[before].of(text)));
    match named {
        Some(month) => month == day.month,
        None if stands_behind_time(front, line.start + list[at].start, day) => {
            Printed { year: Some(list[at].value as i16), ..*day }.date().is_some()
        }
        None => {
            let alone = list.len() == 1;
            let whole = Printed { year: Some(list[at].value as i16), ..*day };
            let beside = [at.wrapping_sub(1), at + 1]
                .iter()
                .any(|beside| list.get(*beside).is_some_and(|word| is_title(word.of(text))));
            if beside && day.weekday.is_none() {
                return whole.date().is_some();
            }
            let titled = alone || TITLE.are_in_small(&front.flat[line.start..line.end]);
            titled
                && day.weekday.is_some()
                && whole.date().is_some()
                && !whole.contradicts_weekday()
        }
    }
}

/// True where only a time of day stands between the day and a year: `9th August at 7.30 pm 2016`.
fn stands_behind_time(front: &Front, year: usize, day: &Printed) -> bool {
    year < day.end + 40 && front.text.get(day.end..year).is_some_and(time::stands_alone)
}

/// True for a word that a meeting's year stands beside: `Minutes 2016`, `2016 AGM`.
fn is_title(word: &str) -> bool {
    ["minutes", "meeting", "agm", "assembly"].iter().any(|title| word.eq_ignore_ascii_case(title))
}
