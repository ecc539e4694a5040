//! Ranges of dates as they are typed: `2019`, `2019-06`, `2019-06-06`, `2019-06..2020-01`, `2019..`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A range of days, both ends included; open where `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateRange {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// What is wrong with a range, with the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// Not a date.
    #[error("`{0}` is no date: write 2019, 2019-06, 2019-06-06 or 2019-06..2020-01")]
    NoDate(String),
    /// It ends before it begins.
    #[error("`{0}` ends before it begins: write the earlier date first")]
    TurnedRound(String),
}

impl FromStr for DateRange {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let wrong = || DateError::NoDate(text.to_owned());
        let Some((from, to)) = text.split_once("..") else {
            let (from, to) = span(text).ok_or_else(wrong)?;
            return Ok(Self { from: Some(from), to: Some(to) });
        };
        let end = |part: &str| match part.trim() {
            "" => Ok(None),
            part => span(part).map(Some).ok_or_else(wrong),
        };
        let (from, to) = (end(from)?.map(|span| span.0), end(to)?.map(|span| span.1));
        match (from, to) {
            (None, None) => Err(wrong()),
            (Some(from), Some(to)) if from > to => Err(DateError::TurnedRound(text.to_owned())),
            _ => Ok(Self { from, to }),
        }
    }
}

/// First and last day of a year, a month or a day.
fn span(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let number = |part: &str| {
        let digits = matches!(part.len(), 1..=4) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| digits)
    };
    let year = number(year)?;
    let first = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None, _) => {
            let first = Date::new(year, i8::try_from(number(month)?).ok()?, 1).ok()?;
            return Some((first, first.last_of_month()));
        }
        (Some(month), Some(day), None) => {
            let (month, day) = (number(month)?, number(day)?);
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?
        }
        _ => return None,
    };
    Some((first, first))
}

impl DateRange {
    /// True where the day lies in the range; an unknown day lies in none.
    pub fn holds(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| {
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
        })
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let end = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
        write!(out, "{}..{}", end(self.from), end(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_contract_is_read() {
        let shown = |text: &str| text.parse::<DateRange>().map(|range| range.to_string());
        assert_eq!(shown("2019").unwrap(), "2019-01-01..2019-12-31");
        assert_eq!(shown("2020-02").unwrap(), "2020-02-01..2020-02-29");
        assert_eq!(shown("2019-06-06").unwrap(), "2019-06-06..2019-06-06");
        assert_eq!(shown("2019-06..2020-01").unwrap(), "2019-06-01..2020-01-31");
        assert_eq!(shown("2019..").unwrap(), "2019-01-01..");
        assert_eq!(shown("..2021").unwrap(), "..2021-12-31");
    }

    #[test]
    fn what_is_no_range_is_said() {
        for text in ["", "..", "19", "2019-13", "2019-02-30", "June", "2019-06-06-06", "-2019"] {
            assert!(text.parse::<DateRange>().is_err(), "{text}");
        }
        assert_eq!(
            "2020..2019".parse::<DateRange>(),
            Err(DateError::TurnedRound("2020..2019".to_owned()))
        );
    }
}
