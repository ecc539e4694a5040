//! What says of people something else than that they were there: in comes what opens a row or stands
//! behind a name, out comes whether those named with it are in doubt.
//!
//! A list of those present ends at `Declined:` or `Copies to:`, and `Ann Lee (on leave)` in it was
//! away, whoever made the list.

use super::names;
use super::tokens::{self, Token};
use super::words::{AWAY, BODY, ELSE, GIVEN, ROLE, STOP, VERB};
use crate::facts::words::place_of;

/// A label has no more words.
const MOST_WORDS: usize = 7;
/// Nor more bytes.
const LONGEST: usize = 48;

/// True where a row below a list opens another kind of list: `Unable to join: Ann Lee`, `Declined`,
/// `Copied to    Ann Lee`. `apart` is true where a blank row stands before it.
///
/// Only a colon makes a label of words that may be a role too: `Head of Information – Ann Lee`.
pub(super) fn opens(row: &str, apart: bool) -> bool {
    // what stands further on closes no label
    let row = tokens::cut_at(row.trim(), LONGEST + 1);
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| place_of(row, dash)).min();
    let end = row.find([':', '\t']).into_iter().chain(dash).min().unwrap_or(row.len());
    if row[end..].starts_with(':') {
        return is_label(&row[..end]);
    }
    // "Ann Lee (unwell)" is a person
    let label = &row[..row[..end].find('(').unwrap_or(end)];
    let closed = apart || label.len() < row.len();
    let not_there = is_label(label) && is_not_there(&words_of(label));
    is_deed(label)
        || not_there && !words_of(label).iter().any(|word| word.is(ROLE | GIVEN))
        || is_label(label) && is_plain(label) && (closed || is_away(label))
}

/// `Abstained`, `Seconded` on a row of its own: what those below did in a vote.
fn is_deed(label: &str) -> bool {
    const DEEDS: &[&str] =
        &["abstained", "abstaining", "moved", "proposed", "seconded", "voted", "recused"];
    DEEDS.iter().any(|deed| label.trim().eq_ignore_ascii_case(deed))
}

/// True for the words of a label that says something else: `Late apologies`, `Proposed by`.
pub(super) fn is_label(label: &str) -> bool {
    let run = words_of(label);
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    // "Will Day" is a person, "Will attend" is not
    let person = first.is(GIVEN) && run.get(1).is_some_and(Token::is_capitalised);
    let to = run.len() > 1 && last.text.eq_ignore_ascii_case("to");
    // "Director of Public Information"
    let role = run.iter().any(|word| word.is(ROLE));
    let says = |word: &Token| word.is(AWAY) || word.is(ELSE) && !(role && word.is(BODY));
    let says = to || run.iter().any(says);
    let untitled = run.len() <= MOST_WORDS && names::titles(&run).words == 0;
    untitled && (says && !person || is_not_there(&run))
}

/// True for a label that needs no colon: it holds no role and no name and says away, `Not attending`,
/// or where the papers went, `Copied to`.
fn is_plain(label: &str) -> bool {
    let run = words_of(label);
    let to = run.last().is_some_and(|last| matches!(last.text, "to" | "by" | "To" | "By"));
    let own = |word: &Token| word.is(AWAY | STOP | VERB) || word.is_small();
    run.iter().all(|word| (own(word) || word.is(ELSE)) && !word.is(ROLE | BODY))
        && (to || !run.iter().any(|word| word.is(ELSE)))
}

/// True for a detail behind a name that says that the person was away: `on leave`, `did not attend`.
pub(super) fn is_away(detail: &str) -> bool {
    const MARKS: &[&str] = &["✗", "✘", "×", "x", "X", "no", "No", "NO", "nil", "Nil", "[A]"];
    if MARKS.contains(&detail.trim()) {
        return true;
    }
    let run = words_of(detail);
    run.len() <= MOST_WORDS && (run.iter().any(|word| word.is(AWAY)) || is_not_there(&run))
}

fn words_of(text: &str) -> Vec<Token<'_>> {
    if text.len() > LONGEST {
        Vec::new()
    } else {
        tokens::split(text, &[' ', ',', '(', ')'], MOST_WORDS + 1)
    }
}

/// `not here`, `did not join`, `no show`.
fn is_not_there(run: &[Token]) -> bool {
    const THERE: &[&str] =
        &["attend", "present", "join", "here", "able", "available", "show", "appear"];
    run.windows(2).any(|two| {
        let starts = |word: &str| {
            two[1].text.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word))
        };
        ["not", "no", "non"].iter().any(|word| two[0].text.eq_ignore_ascii_case(word))
            && THERE.iter().any(|word| starts(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_those_present() {
        for row in [
            "Declined: Ann Lee",
            "Unable to join\tAnn Lee",
            "Copied to - Ann Lee",
            "On leave",
            "Will attend\tAnn Lee",
            "Next chair: Ann",
            "Will attend: Ann Lee",
            "Non Attendees: Ann Lee",
            "Members (not present): Ann Lee",
            "Did not join: Ann Lee",
            "No show",
            "Late apologies: Ann Lee",
            "Abstained",
        ] {
            assert!(opens(row, false), "{row}");
        }
        for row in [
            "Ann Lee, on leave",
            "Will Day",
            "Will Day - Next Steps",
            "Cllr Ann Lee (unwell)",
            "Northtown Ward: Ann Lee",
            "Clerk: Ann Lee",
            "Labour",
            "Retired",
            "Information and Support Services",
            "Non-voting: Ann Lee",
            "Mr Last",
        ] {
            assert!(!opens(row, false), "{row}");
        }
    }

    #[test]
    fn a_detail_that_says_away() {
        for detail in ["on leave", "did not attend", "sick", "not here", "unable to join"] {
            assert!(is_away(detail), "{detail}");
        }
        for detail in ["not voting", "director of information", "part", "minutes", "ward member"] {
            assert!(!is_away(detail), "{detail}");
        }
    }
}
