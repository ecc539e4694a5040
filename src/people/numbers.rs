//! Days, times, kinds and sources as the numbers of a register's records, and back.

use jiff::civil::{Date, Time};

use super::table::NONE;
use crate::item::{DateSource, Kind};

/// Days since 1970-01-01, moved up so that no date is negative.
pub(super) fn day_number(date: Option<Date>) -> u32 {
    date.map_or(NONE, |date| (date.duration_since(Date::ZERO).as_hours() / 24) as u32)
}

/// The date of a day number.
pub(super) fn day(number: u32) -> Option<Date> {
    let days = (number != NONE).then_some(jiff::Span::new().try_days(number).ok()?)?;
    Date::ZERO.checked_add(days).ok()
}

/// Minutes since midnight.
pub(super) fn minute_number(time: Option<Time>) -> u32 {
    time.map_or(NONE, |time| time.hour() as u32 * 60 + time.minute() as u32)
}

/// The time of a number of minutes since midnight.
pub(super) fn minute(number: u32) -> Option<Time> {
    Time::new((number / 60).try_into().ok()?, (number % 60).try_into().ok()?, 0, 0).ok()
}

/// The kind of a number; `Other` where the number is unknown.
pub(super) fn kind(number: u32) -> Kind {
    Kind::ALL.get(number as usize).copied().unwrap_or(Kind::Other)
}

/// The number of a date's source.
pub(super) fn source_number(source: DateSource) -> u32 {
    source as u32
}

/// The source of a date.
pub(super) fn source(number: u32) -> Option<DateSource> {
    DateSource::ALL.get(number as usize).copied()
}
