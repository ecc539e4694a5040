//! Items outside the run: in comes the run, out come misprinted, repeated and displaced items, and
//! sub-items that have a heading of their own.

use super::family::{is_plain, usual};
use super::{Class, Head};
use crate::segment::numbers::Family;
use crate::segment::survey::{Candidate, Survey};
use crate::segment::words;

/// From the key of a number of one component to that of the next.
const STEP: u64 = 1 << 48;

/// Candidates outside the run, which is in order, that are items all the same: misprinted, repeated or taken out of
/// order, but set like the others.
pub(super) fn strays(survey: &Survey, heads: &[Head], family: Family, run: &[usize]) -> Vec<usize> {
    let Some(&first) = run.first() else { return Vec::new() };
    let usual = usual(heads, run);
    let keys: Vec<u64> = run.iter().map(|&index| heads[index].candidate.number.key).collect();
    let inside = |index: usize| run.binary_search(&index).is_ok();
    let indent = run.iter().map(|&index| heads[index].candidate.at).max().unwrap_or(0);
    let dense = run[1..].iter().all(|&index| !apart(survey, &heads[index].candidate));
    let alike = |index: usize| {
        let head = &heads[index];
        let own = head.candidate.number.family;
        let kin = own == family || is_plain(family) && own == Family::PlainBracket;
        let set = matches!(head.class, Class::Marked | Class::Caps) && head.class == usual;
        let missing = keys.binary_search(&head.candidate.number.key).is_err();
        let heading = matches!(usual, Class::Title | Class::RunIn)
            && matches!(head.class, Class::Title | Class::RunIn | Class::Caps);
        kin && (set
            || heading
                && missing
                && head.weight >= 2.4
                && head.candidate.at <= indent
                && (apart(survey, &head.candidate)
                    || dense
                        && keys
                            .last()
                            .is_some_and(|last| head.candidate.number.key <= last + STEP)))
    };
    (first..heads.len()).filter(|index| !inside(*index) && alike(*index)).collect()
}

/// The heading right before a run that begins with 2, whatever number it seems to bear: scanned
/// pages misread a 1.
pub(super) fn misread_first(
    survey: &Survey,
    heads: &[Head],
    family: Family,
    run: &[usize],
) -> Option<usize> {
    let first = heads.get(*run.first()?)?;
    let index = run[0].checked_sub(1)?;
    let before = &heads[index];
    let alike = matches!(before.class, Class::Marked | Class::Caps | Class::Title);
    let near = first.candidate.row - before.candidate.row <= 40
        && (survey.gap(before.candidate.row) > 0
            || before.class == Class::Caps
            || before.candidate.number.family == Family::Labelled);
    let second = first.candidate.number.last == 2 && is_plain(family);
    let number = before.candidate.number;
    let misread = matches!(number.family, Family::Roman | Family::Labelled) && number.last == 1;
    (second && alike && near && (number.family == family || misread)).then_some(index)
}

/// A row that stands apart from the text above it.
fn apart(survey: &Survey, candidate: &Candidate) -> bool {
    survey.gap(candidate.row) > 0
}

/// Numbers below an item's own (`7.1`, `a)`) that have a heading of their own.
pub(super) fn sub_items(
    survey: &Survey,
    heads: &[Head],
    family: Family,
    items: &[usize],
) -> Vec<usize> {
    let below = |index: usize| -> bool {
        let at = items.partition_point(|&item| item <= index);
        let Some(item) = at.checked_sub(1).map(|at| &heads[items[at]].candidate.number) else {
            return false;
        };
        let number = &heads[index].candidate.number;
        match number.family {
            Family::Dotted(2) => {
                (is_plain(family) || family == Family::Roman) && number.key >> 48 == item.key >> 48
            }
            Family::LowerLetter | Family::Letter => family != number.family,
            _ => false,
        }
    };
    let inside = |index: usize| items.binary_search(&index).is_ok();
    let mut out = Vec::new();
    for kind in [Family::Dotted(2), Family::LowerLetter, Family::Letter] {
        let all: Vec<usize> = (0..heads.len())
            .filter(|index| {
                heads[*index].candidate.number.family == kind && !inside(*index) && below(*index)
            })
            .collect();
        let headed = |index: &&usize| match heads[**index].class {
            Class::Marked | Class::Caps => true,
            Class::Title | Class::RunIn => kind != Family::LowerLetter,
            Class::Alone => kind == Family::Dotted(2) && stands_below(survey, &heads[**index]),
            _ => false,
        };
        let count = all.iter().filter(headed).count();
        if count * 10 >= all.len() * 6 && count > 0 {
            out.extend(all.iter().filter(headed));
        }
    }
    out.sort_unstable();
    out
}

/// True where the heading of a number alone on its row is the next row with text.
fn stands_below(survey: &Survey, head: &Head) -> bool {
    let row = head.candidate.row;
    let below = survey.filled_from(row + 1).filter(|below| survey.candidate(*below).is_none());
    below.is_some_and(|below| {
        let text = words::head(survey.row(below).text).trim();
        survey.gap(row) > 0
            && survey.label(below).is_none()
            && text.starts_with(char::is_uppercase)
            && text.len() < 160
            && !words::is_sentence(text)
            && !text.ends_with(['.', ';', ','])
    })
}
