//! Numbered rolls: in come candidates, out comes which of them only number the people of a list.

use crate::segment::headings::lists_people;
use crate::segment::survey::{Candidate, Survey};
use crate::segment::words;

/// Longest row of a roll, in bytes: a name with its office.
const LONGEST: usize = 100;

/// For each candidate whether it stands in a roll: a run from 1 right below a label such as
/// `Present:`, behind which the numbers begin again, or whose every row has a title of a person.
pub(super) fn rolls(survey: &Survey) -> Vec<bool> {
    let candidates = &survey.candidates;
    let mut out = vec![false; candidates.len()];
    let mut at = 0;
    while at < candidates.len() {
        let end = run(survey, at);
        if end > at && is_roll(survey, &candidates[at..end], candidates.get(end)) {
            out[at..end].fill(true);
        }
        at = end.max(at + 1);
    }
    out
}

/// The end of the run that begins below a label of people; `start` where none does.
fn run(survey: &Survey, start: usize) -> usize {
    let candidates = &survey.candidates;
    let labelled = candidates[start].number.last == 1
        && survey.filled_before(candidates[start].row).is_some_and(|above| {
            let number = start.checked_sub(1).is_some_and(|before| candidates[before].row == above);
            !number && is_bare(survey.row(above).text) && lists_people(survey, above)
        });
    if !labelled {
        return start;
    }
    let mut end = start + 1;
    while let [above, below] = &candidates[end - 1..candidates.len().min(end + 1)] {
        let next = survey.filled_from(above.row + 1) == Some(below.row)
            && below.number.family == above.number.family
            && below.number.last == above.number.last + 1;
        if !next {
            break;
        }
        end += 1;
    }
    end
}

/// A label with nobody named on its row.
fn is_bare(label: &str) -> bool {
    let label = label.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    let behind = label.split_once(':').is_some_and(|(_, behind)| !behind.trim().is_empty());
    !behind && label.split_whitespace().count() <= 6
}

/// True where the rows of a run are people and not the first items of business.
fn is_roll(survey: &Survey, run: &[Candidate], behind: Option<&Candidate>) -> bool {
    let text = |candidate: &Candidate| survey.row(candidate.row).text[candidate.rest..].trim();
    let short = run.iter().all(|candidate| {
        let text = text(candidate);
        text.len() <= LONGEST
            && text.starts_with(char::is_uppercase)
            && !words::has_verb(text)
            && !words::is_caps(text)
    });
    let again = behind.is_some_and(|next| {
        next.number.last == 1 && run.iter().all(|one| one.number.family == next.number.family)
    });
    let titled =
        |candidate: &Candidate| text(candidate).split_whitespace().any(words::is_honorific);
    short && (again || run.iter().all(titled))
}
