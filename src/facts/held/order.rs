//! In which order day and month stand in figures: in come a front and its dates, out comes what its
//! other dates, or words that only Americans use, tell of `03/04/2019`.

use super::super::date::Printed;
use super::super::front::Front;
use super::super::words::Words;

/// In which order a document writes day and month in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// A document from where both are usual.
    Unknown,
}

/// The order that a document's other dates, or the words that only Americans use, tell.
pub(super) fn order(front: &Front, all: &[Printed]) -> Order {
    static STATES: Words = Words::new(&[
        "pledge of allegiance",
        "selectmen",
        "select board",
        "county commissioners",
        "board of supervisors",
        "board of education",
        "township trustees",
        "zoning board",
        "councilmember",
        "council member ",
    ]);
    static OVERSEAS: Words =
        Words::new(&["called to order", "call to order", "roll call", "township", "village of"]);
    let figures = |first: fn(&Printed) -> i8, second: fn(&Printed) -> i8| {
        all.iter().any(|date| {
            second(date) > 12 && starts_with_figure(&front.text[date.start..date.end], first(date))
        })
    };
    if figures(|date| date.day, |date| date.day) {
        Order::DayFirst
    } else if american(&front.text, all)
        || STATES.are_in(&front.flat)
        || figures(|date| date.month, |date| date.day)
    {
        Order::MonthFirst
    } else if OVERSEAS.are_in(&front.flat) {
        Order::Unknown
    } else {
        Order::DayFirst
    }
}

/// True for a date in figures alone whose first figure is that number: `26/2/2018` and 26.
fn starts_with_figure(text: &str, number: i8) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    length < 3
        && text[length..].starts_with(['/', '.', '-'])
        && !text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && text[..length].parse() == Ok(number)
}

/// True where the other dates of the front are written month first, as in America.
fn american(text: &str, all: &[Printed]) -> bool {
    let month_first = |d: &&Printed| {
        let mut words = text[d.start..d.end].split([' ', ',']).filter(|word| !word.is_empty());
        let first = words.find(|word| super::super::calendar::weekday(word).is_none());
        d.year.is_some() && first.is_some_and(|word| super::super::calendar::month(word).is_some())
    };
    let first = all.iter().filter(month_first).count();
    first > 0 && all.iter().filter(|d| !d.ambiguous && d.year.is_some()).count() == first
}
