//! Contents lists: in come candidates, out comes which of them only announce a heading that stands
//! further down.

use std::collections::{HashMap, HashSet};

use crate::segment::numbers::Family;
use crate::segment::survey::{Candidate, Survey};
use crate::segment::words;

/// For each candidate whether it stands in a contents list: a block of numbers with nothing between
/// them whose titles come again further down.
pub(super) fn contents(survey: &Survey) -> Vec<bool> {
    let candidates = &survey.candidates;
    let mut out = vec![false; candidates.len()];
    // A list of three at least: the items of most minutes have their text between them.
    let near = |two: &[Candidate]| close_by(survey, two[0].row, two[1].row);
    if !candidates.windows(3).any(|three| near(&three[..2]) && near(&three[1..])) {
        return out;
    }
    let mut next: HashMap<(Family, u64), usize> = HashMap::new();
    let mut again = vec![None; candidates.len()];
    for (index, candidate) in candidates.iter().enumerate().rev() {
        again[index] = next.insert(key(candidate), index);
    }
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        let mut seen = HashSet::from([key(&candidates[start])]);
        while end < candidates.len()
            && close_by(survey, candidates[end - 1].row, candidates[end].row)
            && seen.insert(key(&candidates[end]))
        {
            end += 1;
        }
        if end - start >= 3 {
            let repeated = (start..end)
                .filter(|&index| {
                    again[index]
                        .is_some_and(|later| later >= end && same_words(survey, index, later))
                })
                .count();
            if repeated >= 2 {
                out[start..end].fill(true);
            }
        }
        start = end;
    }
    out
}

/// What a candidate is known by.
fn key(candidate: &Candidate) -> (Family, u64) {
    (candidate.number.family, candidate.number.key)
}

/// At most one row with text between two candidates: a wrapped title or a page number.
fn close_by(survey: &Survey, above: usize, below: usize) -> bool {
    below - above <= 8 && (above + 1..below).filter(|&row| !survey.row(row).is_blank()).count() <= 2
}

/// True where two candidates have the same first two words behind their number.
fn same_words(survey: &Survey, one: usize, other: usize) -> bool {
    let words = |index: usize| {
        let candidate = &survey.candidates[index];
        let text = words::head(&survey.row(candidate.row).text[candidate.rest..]);
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(2)
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let first = words(one);
    !first.is_empty() && first == words(other)
}
