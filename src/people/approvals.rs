//! Dates of other meetings that a meeting's items name: the minutes put to it, the latest month.
//!
//! Only what the inference of an undated fragment's date needs: full dates behind the words
//! "minutes of the meeting held on", and months with their year.

use crate::cues::MONTHS;
use jiff::civil::Date;

use super::facts::Approval;
use crate::item::{Meeting, Part};

/// How much of an item is looked at; approvals are short items.
const WINDOW: usize = 4000;

/// How much of an undated document is looked at for months.
const UNDATED_WINDOW: usize = 200_000;

/// The earlier meetings whose minutes this one had before it.
pub fn find(meeting: &Meeting) -> Vec<Approval> {
    let mut found: Vec<Approval> = Vec::new();
    for item in meeting.items.iter().filter(|item| item.part == Part::Item) {
        let text = head(&item.text, WINDOW);
        let lower = text.to_ascii_lowercase();
        if !lower.contains("minutes") {
            continue;
        }
        for (at, _) in lower.match_indices("held on").take(8) {
            let before = head_before(&lower, at, 120);
            if !(before.contains("minutes") && before.contains("meeting")) {
                continue;
            }
            // "… held on 5 March 2019 and 7 April 2019": every date up to the next full stop.
            let behind =
                lower[at + "held on".len()..].lines().take(2).collect::<Vec<_>>().join(" ");
            let sentence = behind.split('.').next().unwrap_or_default();
            for date in dates(head(sentence, 160)) {
                if found.iter().all(|approval| approval.date != date) {
                    let text = phrase(text, at).to_owned();
                    found.push(Approval { date, text, line: item.line_start });
                }
            }
        }
    }
    found
}

/// The latest month with a year that the meeting's items look back to ("since August 2019",
/// "between January and July 2019"), as its first day. Other months may lie ahead.
pub fn latest_month(meeting: &Meeting) -> Option<Date> {
    let mut left = UNDATED_WINDOW;
    let mut latest = None;
    for item in &meeting.items {
        let text = head(&item.text, left);
        left -= text.len();
        let words: Vec<&str> = words(text).collect();
        let months = (1..words.len()).filter_map(|at| {
            let year = year(words[at])?;
            let month = month(&words[at - 1].to_ascii_lowercase())?;
            let before = &words[at.saturating_sub(6)..at - 1];
            let looks_back = match before {
                [.., since] if since.eq_ignore_ascii_case("since") => true,
                [.., and] if and.eq_ignore_ascii_case("and") => {
                    before.iter().any(|word| word.eq_ignore_ascii_case("between"))
                }
                _ => false,
            };
            looks_back.then(|| Date::new(year, month, 1).ok()).flatten()
        });
        latest = latest.max(months.max());
    }
    latest
}

/// Full dates in a lower-case text, in order: `7 november 2019`, `7th of november, 2019`,
/// `november 7, 2019`, `07/11/2019`. A date without a year takes that of the next full one.
fn dates(text: &str) -> Vec<Date> {
    let words: Vec<&str> = words(text).collect();
    let mut found = Vec::new();
    let mut waiting: Vec<(i8, i8)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let ahead = |n: usize| words.get(at + n).copied().unwrap_or_default();
        let day_first = day(words[at]).and_then(|day| {
            let of = usize::from(ahead(1) == "of");
            Some((day, month(ahead(1 + of))?, 2 + of))
        });
        let month_first = || Some((day(ahead(1))?, month(words[at])?, 2));
        if let Some((day, month, used)) = day_first.or_else(month_first) {
            match year(ahead(used)) {
                Some(year) => {
                    let all = waiting.drain(..).chain([(day, month)]);
                    found.extend(all.filter_map(|(day, month)| Date::new(year, month, day).ok()));
                    at += used + 1;
                }
                None => {
                    waiting.push((day, month));
                    at += used;
                }
            }
        } else {
            if let (Some(day), Ok(month), Some(year)) =
                (day(words[at]), ahead(1).parse(), year(ahead(2)))
            {
                found.extend(Date::new(year, month, day).ok());
            }
            at += 1;
        }
    }
    found
}

/// The words of a text, without what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn month(word: &str) -> Option<i8> {
    let full = MONTHS.iter().position(|name| *name == word);
    let short =
        || (word.len() == 3).then(|| MONTHS.iter().position(|name| name.starts_with(word)))?;
    full.or_else(short).map(|at| at as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| matches!(suffix, "" | "st" | "nd" | "rd" | "th"))
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1800..2200).contains(year))
}

/// The line around a byte offset, at most 300 bytes of it.
fn phrase(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    head(text[start..].lines().next().unwrap_or_default(), 300).trim()
}

/// The first `length` bytes, less at a character boundary.
fn head(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

/// The `length` bytes before `at`, less at a character boundary.
fn head_before(text: &str, at: usize, length: usize) -> &str {
    let start = (at.saturating_sub(length)..=at).find(|&start| text.is_char_boundary(start));
    &text[start.unwrap_or(at)..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_are_read_and_a_missing_year_taken_from_the_next() {
        let read = |text: &str| dates(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("7 november 2019 be approved"), ["2019-11-07"]);
        assert_eq!(read("thursday, 7th of november, 2019"), ["2019-11-07"]);
        assert_eq!(read("november 7, 2019"), ["2019-11-07"]);
        assert_eq!(read("07/11/2019"), ["2019-11-07"]);
        assert_eq!(read("5 march and 7 april 2019"), ["2019-03-05", "2019-04-07"]);
        assert!(read("7 november be approved").is_empty());
    }

    #[test]
    fn only_months_that_are_looked_back_to_count() {
        let mut meeting = crate::item::Meeting {
            id: String::new(),
            kind: crate::item::Kind::Minutes,
            council: None,
            committee: None,
            date: None,
            end_date: None,
            date_source: None,
            start_time: None,
            end_time: None,
            venue: None,
            evidence: Vec::new(),
            attendees: Vec::new(),
            items: Vec::new(),
        };
        assert_eq!(latest_month(&meeting), None);
        meeting.items.push(crate::item::Item {
            id: String::new(),
            part: Part::Item,
            number: None,
            title: None,
            level: 1,
            topic: Vec::new(),
            exempt: false,
            decisions: Vec::new(),
            attendees: Vec::new(),
            page: None,
            line_start: 1,
            line_end: 1,
            text: "Since May 2019, and between January and July 2019; planned for March 2020."
                .to_owned(),
            place: crate::item::Place::default(),
        });
        assert_eq!(latest_month(&meeting), Date::new(2019, 7, 1).ok());
    }
}
