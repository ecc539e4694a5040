//! Lists with surnames first: in comes the text of a list, out come its people where its cells are
//! `Surname, Given name` throughout. Rolls of large councils are printed so, often in columns.

use super::{Entry, List, Manner};
use crate::facts::attendance::names::{self, plain};
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{self, GIVEN, PARTICLE, ROLE, STOP, TITLE};
use crate::facts::attendance::{details, labels};

/// Fewer people are no proof that the list is of this kind.
const FEWEST: usize = 4;
/// No surname and no given name, titles with it, is longer.
const MOST_NAME: usize = 120;
/// Of a longer list only so much is looked at.
const MOST_TEXT: usize = 16 * 1024;

/// The list, if nearly all of its cells are a surname, a comma and a given name.
///
/// `beside` is true where another list of the meeting is of this kind: one person is enough then.
pub(super) fn read(text: &str, beside: bool) -> Option<List> {
    if text.len() > MOST_TEXT || memchr::memchr(b',', text.as_bytes())? > 200 {
        return None;
    }
    // a row that begins with a title is one cell, and has none before its surname
    let titled = text
        .split([' ', '.'])
        .next()
        .is_some_and(|word| words::flags(word) & (TITLE | GIVEN) == TITLE);
    if titled && memchr::memchr3(b'\n', b'\t', b';', text.as_bytes()).is_none() {
        return None;
    }
    let (mut entries, mut known, mut others) = (Vec::new(), 0, Vec::new());
    let mut start = 0;
    for cell in text.split(['\n', '\t', ';']) {
        let place = start + (cell.len() - cell.trim_start().len());
        start += cell.len() + 1;
        if cell.trim().is_empty() {
            continue;
        }
        match person(cell.trim()) {
            Some((mut entry, given)) => {
                entry.start = place;
                known += usize::from(given);
                entries.push(entry);
            }
            // "Councillor:" above each column
            None if labels::at_start(cell.trim()).is_some() => {}
            None => match several(cell.trim()) {
                Some(more) => {
                    known += more.len();
                    entries.extend(more.into_iter().map(|entry| Entry { start: place, ..entry }));
                }
                None => others.push((place, cell)),
            },
        }
    }
    let last = entries.last().map_or(0, |entry: &Entry| entry.start);
    // what they are, in a column of their own below the names
    others.retain(|(place, cell)| *place < last || !is_role(cell));
    let fewest = if beside { 1 } else { FEWEST };
    let enough = entries.len() >= fewest && known * 2 > entries.len();
    if !enough || others.len() * 8 > entries.len() {
        return None;
    }
    let manner = Manner { inverted: true, ..Manner::default() };
    let (end, whole) = (text.len(), others.is_empty());
    // "The Mayor, Councillor Ann Lee in the Chair" above the columns
    for (place, cell) in others {
        let list = super::parse(cell, super::Mode::Block);
        entries.extend(list.entries.into_iter().map(|entry| Entry { start: place, ..entry }));
    }
    Some(List { entries, end, whole, cut: false, manner })
}

/// True for a cell that is an office and names nobody.
fn is_role(cell: &str) -> bool {
    let run = tokens::split(cell, &[' ', ',', '\t'], 12);
    run.iter().any(|word| word.is(ROLE)) && names::name(&run, false, false) < 2
}

/// `Mac an Bhaird, Cllr. Ann Marie (Chair)`, and whether the given name is known for one.
fn person(cell: &str) -> Option<(Entry, bool)> {
    let (name, bracket) = cell.split_once('(').unwrap_or((cell, ""));
    let (surname, given) = name.split_once(',')?;
    let given = given.trim().trim_end_matches(',');
    let given = given.strip_suffix('.').filter(|name| !words::is_initials(name)).unwrap_or(given);
    if surname.len() > MOST_NAME || given.len() > MOST_NAME {
        return None;
    }
    let parts = tokens::split(surname.trim(), &[' '], 5);
    let in_surname = |word: &Token| word.is(PARTICLE) || word.text == "an" || plain(word);
    if parts.len() > 4 || !parts.iter().all(in_surname) {
        return None;
    }
    let run = tokens::split(given, &[' '], 16);
    let titles = names::titles(&run);
    let run = &run[titles.words..];
    let letter = run.first().is_some_and(Token::is_initials);
    if run.is_empty() || run.len() > 2 || !run.iter().all(plain) {
        return None;
    }
    // "Ann, Bob" are two people, "LEE, Ann" is one
    let small = |text: &str| text.contains(char::is_lowercase);
    let shouted = !small(surname) && small(given);
    if !shouted && parts.len() == 1 && parts[0].is(GIVEN) && !letter && run.len() == 1 {
        return None;
    }
    let join = |words: &[Token]| words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let mut entry = Entry {
        name: format!("{} {}", join(run), join(&parts)),
        elected: titles.elected,
        ..Entry::default()
    };
    for part in bracket.trim_end_matches(')').split(',').filter(|part| !part.trim().is_empty()) {
        details::take(&mut entry, part, true);
    }
    Some((entry, letter || run[0].is(GIVEN)))
}

/// A word of a surname: beside a given name `Flood` and `Church` are no bodies.
fn is_surname(word: &str) -> bool {
    words::is(word, PARTICLE)
        || word == "an"
        || words::is_capitalised(word) && words::flags(word) & (STOP | TITLE) == 0
}

/// `Barr, A. Cuffe, B. Dunne, C.`: surnames and initials in a row without separators.
fn several(cell: &str) -> Option<Vec<Entry>> {
    let mut parts = cell.trim_end_matches(',').split(',').map(str::trim).peekable();
    let mut surname = parts.next().filter(|_| parts.peek().is_some())?;
    let mut found = Vec::new();
    while let Some(part) = parts.next() {
        let (letters, next) = part.split_once(' ').unwrap_or((part, ""));
        let ends = next.is_empty() == parts.peek().is_none();
        if !ends
            || !words::is_initials(letters)
            || surname.split(' ').count() > 3
            || !surname.split(' ').all(is_surname)
        {
            return None;
        }
        found.push(Entry { name: format!("{letters} {surname}"), ..Entry::default() });
        surname = next;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read(text, false)
            .map_or(Vec::new(), |list| list.entries.into_iter().map(|e| e.name).collect())
    }

    #[test]
    fn surnames_first_in_columns() {
        let text = "Councillor:\tCouncillor:\nElm, Aoife\tDay, Brendan\nMac an Bhaird, Colm\tFox, Ann Marie (Chair)";
        assert_eq!(
            names(text),
            ["Aoife Elm", "Brendan Day", "Colm Mac an Bhaird", "Ann Marie Fox"]
        );
    }

    #[test]
    fn surnames_and_initials_without_separators() {
        let text = "Barr, A. Cuff, B. Dunn, C.\nEnnis, D. Mac Hale, E.\nGorey, F.";
        let want = ["A. Barr", "B. Cuff", "C. Dunn", "D. Ennis", "E. Mac Hale", "F. Gorey"];
        assert_eq!(names(text), want);
    }

    #[test]
    fn names_with_wards_or_roles_are_no_such_list() {
        for text in [
            "Ann Lee, Fenside\nBob Fox, Marsh\nCara Day, Elmside\nDan Roe, Fenside",
            "Lee, Clerk\nFox, Mayor\nDay, Treasurer\nElm, Warden",
            "Ann, Bob\nCara, Dan\nEllie, Frank\nGina, Hugh",
            "Elm, Aoife\nDay, Brendan",
        ] {
            assert!(names(text).is_empty(), "{text}");
        }
    }
}
