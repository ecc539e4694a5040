//! Contents lists: in come candidates, out comes which of them only announce a heading that stands
//! further down.

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
    let (before, again) = neighbours(candidates);
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        while end < candidates.len()
            && close_by(survey, candidates[end - 1].row, candidates[end].row)
            && before[end].is_none_or(|same| same < start)
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

/// For each candidate where the same number stands the last time before it, and the next time behind.
fn neighbours(candidates: &[Candidate]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let key = |index: &usize| (candidates[*index].number.family, candidates[*index].number.key);
    let (mut before, mut again) = (vec![None; candidates.len()], vec![None; candidates.len()]);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(key);
    for pair in order.windows(2).filter(|pair| key(&pair[0]) == key(&pair[1])) {
        before[pair[1]] = Some(pair[0]);
        again[pair[0]] = Some(pair[1]);
    }
    (before, again)
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
