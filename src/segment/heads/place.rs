//! From the chosen candidates to marks: their numbers and titles.

use super::swept::{put_back, swept};
use super::{Class, Head};
use crate::item::Part;
use crate::segment::marks::Mark;
use crate::segment::numbers::{self, Close, Family};
use crate::segment::survey::{Candidate, Survey};
use crate::segment::{titles, words};

/// Numbers and titles of the chosen candidates.
pub(super) fn marks(survey: &Survey, heads: &[Head], items: &[usize], subs: &[usize]) -> Vec<Mark> {
    let mut all: Vec<(usize, u8)> =
        items.iter().map(|&index| (index, 1)).chain(subs.iter().map(|&index| (index, 2))).collect();
    all.sort_unstable();
    let swept = swept(survey, heads, &all);
    all.retain(|&(index, _)| !floats(survey, &heads[index], true));
    let limits: Vec<usize> = all
        .iter()
        .skip(1)
        .map(|(index, _)| heads[*index].candidate.row)
        .chain([survey.range.end])
        .collect();
    let mut marks: Vec<Mark> = all
        .iter()
        .zip(limits)
        .map(|(&(index, level), limit)| mark(survey, &heads[index], level, limit))
        .collect();
    for block in swept {
        put_back(survey, &mut marks, &block);
    }
    marks
}

/// One mark.
fn mark(survey: &Survey, head: &Head, level: u8, limit: usize) -> Mark {
    let candidate = &head.candidate;
    let row = survey.row(candidate.row);
    let rest = behind_agenda_number(row.text, candidate);
    let mut title = titles::take(survey, candidate.row, rest, limit);
    if head.class == Class::Sentence && !is_statement(survey, &title, candidate, limit) {
        title.text = None;
        title.body = row.start + candidate.rest as u32;
    }
    if title.text.as_deref().is_some_and(|text| are_movers(survey, text, title.row)) {
        title.text = None;
        title.body = row.start + candidate.rest as u32;
    }
    Mark {
        row: candidate.row,
        part: Part::Item,
        number: (!floats(survey, head, false)).then(|| candidate.number.printed.to_owned()),
        title: title.text,
        level,
        body: title.body,
    }
}

/// Where the title begins: behind the number on the agenda that follows a reference, as in
/// `M048/23  1. APOLOGIES`.
fn behind_agenda_number(text: &str, candidate: &Candidate) -> usize {
    let second = match candidate.number.family {
        Family::Reference(_) => numbers::parse(&text[candidate.rest..]),
        _ => None,
    };
    let second = second.filter(|number| {
        matches!(number.family, Family::Plain | Family::PlainBracket) && number.close != Close::Open
    });
    candidate.rest + second.map_or(0, |number| number.length)
}

/// True where numbers alone on their rows stand right above one another, away from their titles:
/// `below` for one that another follows, else for one that follows another.
fn floats(survey: &Survey, head: &Head, below: bool) -> bool {
    let alone = |row: usize| {
        survey.candidate(row).is_some_and(|other| {
            other.number.family == head.candidate.number.family
                && words::head(&survey.row(row).text[other.rest..])
                    .trim_matches(['*', ' '])
                    .is_empty()
        })
    };
    let row = head.candidate.row;
    let next = || if below { survey.filled_from(row + 1) } else { survey.filled_before(row) };
    head.class == Class::Alone && next().is_some_and(alone)
}

/// `O. West, L. Frost:` above `That …`, `Moved by: …`, `RESOLVED …`: what was moved is no title.
fn are_movers(survey: &Survey, title: &str, row: usize) -> bool {
    let bare = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words = bare.split(|c: char| !c.is_alphabetic());
    let first = words.next().unwrap_or_default();
    let lead = ["moved", "seconded", "proposed", "motion"];
    if lead.iter().any(|word| word.eq_ignore_ascii_case(first))
        && matches!(words.next(), None | Some("" | "by"))
    {
        return true;
    }
    let next = || survey.filled_from(row + 1).map(|next| survey.row(next).text.trim_start());
    title.ends_with(':')
        && title.split_whitespace().any(|word| word.len() == 2 && word.ends_with('.'))
        && next().is_some_and(|text| text.starts_with("That ") || text.starts_with("THAT "))
}

/// One sentence that is the whole item: it serves as its title.
fn is_statement(
    survey: &Survey,
    title: &titles::Title,
    candidate: &Candidate,
    limit: usize,
) -> bool {
    let Some(text) = &title.text else { return false };
    let inner = text.trim_end_matches(['.', ' ']);
    let one = !inner.contains(". ") && text.len() <= 250;
    one && survey.filled_from(title.row.max(candidate.row) + 1).is_none_or(|next| next >= limit)
}
