//! Lists of decisions: `(i) … (ii) …`.

use super::super::marks::{Mark, Sort, mark};
use super::MOST;

/// How a letter that may be roman is to be read: `i` behind `h` is a letter.
pub(super) fn reading(found: &Mark, before: Option<Sort>, place: u32) -> Sort {
    if before == Some(Sort::Letter)
        || found.sort == Sort::Roman && found.place() != 1 && place == 0 && found.number.len() == 1
    {
        return if found.number.len() == 1 { Sort::Letter } else { found.sort };
    }
    found.sort
}

/// True where a mark goes on with a list of this sort.
pub(super) fn same_series(sort: Sort, found: &Mark, place: u32) -> bool {
    if sort == Sort::Letter && found.number.len() == 1 && found.sort == Sort::Roman {
        let letter = Mark { sort: Sort::Letter, ..*found };
        return letter.place() == place + 1;
    }
    found.sort == sort
        && (sort == Sort::Bullet || found.place() > place && found.place() < place + 3)
}

/// The parts of `(i) … (ii) …`: at least two marks in order within one paragraph.
pub(super) fn inline_parts(text: &str) -> Vec<(&str, &str)> {
    let Some(first) = mark(text).filter(|mark| mark.sort != Sort::Bullet && mark.place() == 1)
    else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let (mut number, mut rest, mut place) = (first.number, first.rest, 1);
    while parts.len() < MOST {
        let next = next_mark(rest, first.sort, place + 1);
        let Some((at, found)) = next else { break };
        parts.push((number, &rest[..at]));
        (number, rest, place) = (found.number, found.rest, place + 1);
    }
    parts.push((number, rest));
    parts
}

/// The next mark of a series within a text.
fn next_mark(text: &str, sort: Sort, place: u32) -> Option<(usize, Mark<'_>)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let found = mark(&text[at + 1..])?;
        let found = if sort == Sort::Letter && found.number.len() == 1 && found.sort == Sort::Roman
        {
            Mark { sort: Sort::Letter, ..found }
        } else {
            found
        };
        let bracketed = text[at + 1..].starts_with('(')
            || text[at + 1..].get(found.number.len()..).is_some_and(|rest| rest.starts_with(')'));
        (found.sort == sort && found.place() == place && bracketed).then_some((at, found))
    })
}

/// True for a row that begins a list `(i) That …`.
pub(super) fn begins_bare_list(text: &str) -> bool {
    let other = |first: u8| first.is_ascii_alphanumeric() && !matches!(first, b'1' | b'i' | b'a');
    if text.bytes().next().is_none_or(other) {
        return false;
    }
    let start = text.trim_start();
    if !start.starts_with(['(', '-', '1', 'i', 'a', '•', '*']) {
        return false;
    }
    mark(start).is_some_and(|mark| {
        mark.sort != Sort::Bullet && mark.place() == 1 && starts_with_that(mark.rest)
    })
}

pub(super) fn starts_with_that(text: &str) -> bool {
    text.get(..5).is_some_and(|word| {
        word.eq_ignore_ascii_case("that ") || word.eq_ignore_ascii_case("that,")
    })
}

/// True for a row that begins a paragraph of its own: a list mark, a label, a marker.
pub(super) fn starts_anew(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('*');
    const LABELS: [&str; 13] = [
        "RESOLVED",
        "AGREED",
        "NOTED",
        "RECOMMENDED",
        "Resolved",
        "Agreed:",
        "Decision:",
        "Decisions:",
        "DECISION",
        "Minutes:",
        "ACTION",
        "Action:",
        "Supporting documents:",
    ];
    start.starts_with(['R', 'A', 'N', 'D', 'M', 'S'])
        && LABELS.iter().any(|label| start.starts_with(label))
        || start.starts_with([
            '(', '-', '•', '·', '–', '○', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'i', 'v',
            'x', 'a', 'b', 'c', 'd', 'e', 'f',
        ]) && mark(start).is_some()
}
