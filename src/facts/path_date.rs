//! The date in a file's name: in comes a path, out comes the day that its last parts name without
//! doubt.
//!
//! Only a whole date counts: `2019-05-14`, `20190514`, `14-05-2019` (not `04-05-2019`, which may be
//! April or May), `14th May 2019`. A year, a year and month, or two different dates give nothing.

use jiff::civil::Date;

use super::date;

/// The day that the file's name, or else one of the two folders above it, states.
pub fn path_date(path: &str) -> Option<Date> {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    std::iter::once(name).chain(parts.take(2)).find_map(|part| match in_name(part) {
        Named::Nothing => None,
        Named::Day(day) => Some(Some(day)),
        Named::Several => Some(None),
    })?
}

enum Named {
    Nothing,
    Day(Date),
    Several,
}

fn in_name(name: &str) -> Named {
    if name.len() > 300 {
        return Named::Nothing;
    }
    let words = name.replace(['_', '+'], " ");
    let mut days: Vec<Date> = date::find(&words)
        .into_iter()
        .chain(date::find(&spaced(&words)))
        .filter(|printed| !printed.ambiguous && printed.end - printed.start >= 8)
        .filter(|printed| has_long_year(&words, printed.year))
        .flat_map(|printed| [printed.date(), printed.end_date()])
        .flatten()
        .chain(compact(&words))
        .collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [] => Named::Nothing,
        [day] => Named::Day(*day),
        _ => Named::Several,
    }
}

/// Hyphens between words as spaces: `minutes-14-may-2019`. Dates in figures keep theirs.
fn spaced(words: &str) -> String {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 { words.to_owned() } else { words.replace('-', " ") }
}

/// True where the year stands there with all its four figures.
fn has_long_year(words: &str, year: Option<i16>) -> bool {
    year.is_some_and(|year| words.contains(&year.to_string()))
}

/// `20190514`, parted from other figures.
fn compact(words: &str) -> Option<Date> {
    words.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 8).find_map(|run| {
        let year: i16 = run[..4].parse().ok().filter(|year| (1900..2100).contains(year))?;
        Date::new(year, run[4..6].parse().ok()?, run[6..].parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_date_counts() {
        for (path, expected) in [
            ("minutes/2019-05-14.txt", Some("2019-05-14")),
            ("council_20190514_minutes.pdf", Some("2019-05-14")),
            ("2018-02-27 Agenda.pdf", Some("2018-02-27")),
            ("minutes-of-meeting-15th-april-2016.pdf", Some("2016-04-15")),
            ("Minutes_14_May_2019.docx", Some("2019-05-14")),
            ("14-05-2019.txt", Some("2019-05-14")),
            ("2019-05-14/item-3.txt", Some("2019-05-14")),
            ("04-05-2019.txt", None),
            ("council-2018.txt", None),
            ("council-2023-07.txt", None),
            ("minutes 14.05.19.txt", None),
            ("2019-05-14 and 2019-05-21.txt", None),
            ("R01_page-12345678.txt", None),
            ("003_12ab2019.txt", None),
        ] {
            assert_eq!(path_date(path).map(|day| day.to_string()).as_deref(), expected, "{path}");
        }
    }
}
