//! Which family of numbers the items bear: in come weighed heads, out comes the run that outweighs
//! the others.

use std::collections::BTreeMap;

use super::weigh::is_resolution;
use super::{Class, Head};
use crate::segment::numbers::{Close, Family};
use crate::segment::sequence::{self, Weighted};
use crate::segment::survey::Survey;

/// The family whose heaviest run outweighs the others'.
pub(super) fn best_family(survey: &Survey, heads: &[Head]) -> Option<(Family, Vec<usize>, f32)> {
    let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
    for (index, head) in heads.iter().enumerate() {
        if !matches!(head.candidate.number.family, Family::LowerLetter | Family::LowerRoman) {
            families.entry(head.candidate.number.family).or_default().push(index);
        }
    }
    let mut runs: Vec<(Family, Vec<usize>, f32)> = families
        .into_iter()
        .map(|(family, members)| {
            let list: Vec<Weighted> = members
                .iter()
                .map(|&index| Weighted {
                    key: heads[index].candidate.number.key,
                    weight: heads[index].weight,
                })
                .collect();
            let (run, weight) = sequence::heaviest(&list);
            (family, run.into_iter().map(|at| members[at]).collect::<Vec<_>>(), weight)
        })
        .filter(|(family, run, _)| believable(survey, heads, *family, run))
        .filter(|(_, run, _)| !are_resolutions(survey, heads, run))
        .collect();
    let chapters = runs.iter().any(|(family, run, _)| is_plain(*family) && run.len() >= 2);
    for (family, _, weight) in &mut runs {
        if matches!(family, Family::Dotted(2)) && chapters {
            *weight *= 0.4;
        }
    }
    // Equal weights go to the run that begins first.
    runs.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1)));
    runs.into_iter().next()
}

/// Items that all bear the number 1, as lists do that lost their count; none bears another one.
pub(super) fn repeated(survey: &Survey, heads: &[Head]) -> Option<(Family, Vec<usize>, f32)> {
    let first = heads.iter().find(|head| {
        head.candidate.number.family == Family::Plain && head.candidate.number.close == Close::Stop
    })?;
    let (key, at) = (first.candidate.number.key, first.candidate.at);
    let of = |head: &Head| head.candidate.number.family == Family::Plain;
    let others = heads.iter().any(|head| of(head) && head.candidate.number.key != key);
    let run: Vec<usize> = (0..heads.len())
        .filter(|&index| {
            let candidate = &heads[index].candidate;
            of(&heads[index]) && candidate.at == at && survey.gap(candidate.row) > 0
        })
        .collect();
    (first.candidate.number.last == 1 && !others && run.len() >= 3).then_some((
        Family::Plain,
        run,
        3.0,
    ))
}

/// True where most numbers of a run are those of resolutions.
fn are_resolutions(survey: &Survey, heads: &[Head], run: &[usize]) -> bool {
    let resolution = |index: &&usize| {
        let candidate = &heads[**index].candidate;
        let rest = survey.row(candidate.row).text.get(candidate.rest..).unwrap_or_default();
        is_resolution(rest, candidate)
    };
    run.iter().filter(resolution).count() * 2 > run.len()
}

/// Families of one component.
pub(super) fn is_plain(family: Family) -> bool {
    matches!(
        family,
        Family::Plain | Family::PlainBracket | Family::PlainBrackets | Family::Labelled
    )
}

/// A run that can be the items of a meeting at all.
fn believable(survey: &Survey, heads: &[Head], family: Family, run: &[usize]) -> bool {
    let headed = |index: &&usize| matches!(heads[**index].class, Class::Marked | Class::Caps);
    match family {
        Family::Reference(_) | Family::Dotted(3..) => run.len() >= 2 && steady(heads, run),
        Family::Roman | Family::Letter => in_order(heads, run),
        Family::Labelled => {
            let only = &heads[run[0]];
            let opens = only.candidate.row == survey.range.start;
            run.len() >= 2
                || only.class != Class::Alone && (opens || survey.gap(only.candidate.row) > 0)
        }
        _ => {
            run.len() >= 2
                || run.iter().filter(headed).count() == 1
                || alone_apart(survey, heads, run)
        }
    }
}

/// Letters and Roman numbers from the first or second on, few of them left out: others are the
/// initials of people, one a row, `B. Ivers` above `E. Moran`.
fn in_order(heads: &[Head], run: &[usize]) -> bool {
    let number = |at: usize| heads[run[at]].candidate.number.last;
    let steps = run.len().saturating_sub(1);
    let first = if steps < 3 { 1 } else { 2 };
    let left_out =
        |last: u32, first: u32| (last.saturating_sub(first) as usize).saturating_sub(steps);
    steps > 0 && number(0) <= first && left_out(number(steps), number(0)) * 2 <= steps
}

/// The only number of a document: one item, where it is set apart, closed and has text below.
fn alone_apart(survey: &Survey, heads: &[Head], run: &[usize]) -> bool {
    let [only] = run else { return false };
    let lower = |head: &Head| {
        matches!(head.candidate.number.family, Family::LowerLetter | Family::LowerRoman)
    };
    let others = (0..heads.len()).any(|index| index != *only && !lower(&heads[index]));
    let Some(head) = heads.get(*only).filter(|_| !others) else { return false };
    let candidate = &head.candidate;
    let body = survey.filled_from(candidate.row + 1);
    matches!(head.class, Class::Title | Class::RunIn)
        && candidate.number.close != Close::Open
        && survey.gap(candidate.row) > 0
        && body.is_some()
}

/// Only one component of a reference moves, and by small steps: dates at the beginning of rows do not.
fn steady(heads: &[Head], run: &[usize]) -> bool {
    let keys: Vec<u64> = run.iter().map(|&index| heads[index].candidate.number.key).collect();
    let small = keys
        .windows(2)
        .filter(|pair| {
            let moved =
                (0..4).filter(|part| (pair[0] ^ pair[1]) >> (16 * part) & 0xffff != 0).count();
            let step = (0..4)
                .map(|part| {
                    (pair[1] >> (16 * part) & 0xffff).abs_diff(pair[0] >> (16 * part) & 0xffff)
                })
                .max();
            // `AM119`, `AM219`: the stroke before the year was lost
            let year = |step: u64| step.is_multiple_of(100) && step <= 400;
            moved <= 1 && step.is_some_and(|step| step <= 4 || year(step))
        })
        .count();
    small * 10 >= (keys.len() - 1) * 7
}

/// Drops running text from a run whose headings are set apart.
pub(super) fn keep_style(heads: &[Head], run: Vec<usize>) -> Vec<usize> {
    let headed = |index: &usize| matches!(heads[*index].class, Class::Marked | Class::Caps);
    let count = run.iter().filter(|index| headed(index)).count();
    if count * 10 < run.len() * 6 || count < 2 {
        return run;
    }
    let prose = |index: &usize| matches!(heads[*index].class, Class::Sentence | Class::Lower);
    run.into_iter().filter(|index| !prose(index)).collect()
}

/// The class that most members of a run have.
pub(super) fn usual(heads: &[Head], run: &[usize]) -> Class {
    let count = |class: Class| run.iter().filter(|&&index| heads[index].class == class).count();
    let classes =
        [Class::Marked, Class::Caps, Class::Title, Class::RunIn, Class::Alone, Class::Sentence];
    classes.into_iter().max_by_key(|&class| count(class)).unwrap_or(Class::Sentence)
}
