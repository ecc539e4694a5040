//! Lists by places: in comes a list or one of its lines, out comes whether a ward, a street or a village
//! stands before the people of each line.

use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{self, AWAY, BODY, ELSE, GIVEN, LETTERS, ROLE, STOP, TITLE};

/// `Fenside - Mr A Lee, Ms B Fox` line by line: a place before each dash, people behind it, beyond doubt
/// in half of the lines.
pub(super) fn is_placed(text: &str) -> bool {
    if memchr::memchr2(b'-', 0xe2, text.as_bytes()).is_none() {
        return false;
    }
    let (mut placed, mut sure) = (0, 0);
    for line in text.split('\n').take(200) {
        let Some((place, people)) = at_dash(line) else { continue };
        if !is_place(place) || !begins_with_name(people) && !begins_with_person(people) {
            return false;
        }
        placed += 1;
        sure += usize::from(begins_with_person(people));
    }
    placed >= 2 && sure * 2 >= placed
}

/// The people of `Fenside - Mr A Lee, Ms B Fox`.
pub fn behind_place(line: &str) -> Option<&str> {
    let (place, people) = at_dash(line)?;
    (is_place(place) && begins_with_person(people)).then_some(people)
}

/// True for a line that goes on with places: `Marsh Close - Pauline Thorne`, below one beyond doubt.
pub fn goes_on_with_places(first: &str, line: &str) -> bool {
    let loose = || {
        let (place, people) = at_dash(line)?;
        (is_place(place) && begins_with_name(people)).then_some(())
    };
    behind_place(first).is_some() && loose().is_some()
}

/// A line before and behind its first dash between spaces.
fn at_dash(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    let dash = |at: usize| ["- ", "– ", "— "].iter().find(|dash| line[at..].starts_with(**dash));
    let mut places =
        memchr::memchr2_iter(b'-', 0xe2, bytes).filter(|at| line[..*at].ends_with(' '));
    let (at, dash) = places.find_map(|at| Some((at, dash(at)?)))?;
    Some((&line[..at - 1], &line[at + dash.len()..]))
}

/// One to four capitalised words, none of which is a name's or a role's beyond doubt.
fn is_place(text: &str) -> bool {
    let run = tokens::split(text.strip_prefix("The ").unwrap_or(text), &[' '], 5);
    let plain = |word: &Token| {
        let label = word.is(AWAY | ELSE) || word.sense.part != 0;
        let strange = word.is(GIVEN | ROLE | TITLE | LETTERS) || word.is_initials() || label;
        (word.is_capitalised() || word.is(words::PARTICLE)) && !strange
    };
    (1..=4).contains(&run.len()) && run.iter().all(plain)
}

/// True for two or three words that have the shape of a name.
fn begins_with_name(text: &str) -> bool {
    let run = tokens::split(first_of(text), &[' '], 4);
    let plain = |word: &Token| {
        word.is_capitalised() && (word.is(GIVEN) || !word.is(ROLE | BODY | STOP | LETTERS))
    };
    (2..4).contains(&run.len()) && run.iter().all(plain)
}

/// The first entry of a list, without its bracket.
fn first_of(text: &str) -> &str {
    text.split([',', '(']).next().unwrap_or_default().trim()
}

/// True where a title or a given name says that a person is meant.
fn begins_with_person(text: &str) -> bool {
    let run = tokens::split(first_of(text), &[' '], 8);
    let titles = names::titles(&run).words;
    let count = names::name(&run[titles..], titles > 0, false);
    titles > 0 && count > 0 || count > 1 && run[0].is(GIVEN)
}
