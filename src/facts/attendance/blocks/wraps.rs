//! Wrapped rows: in come two rows of a list, out comes whether the second continues the entry at the
//! end of the first.

use super::belongs::other_label;
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{self, BODY, GIVEN, ROLE, STOP};

/// True where `next` continues the entry at the end of `row`: a wrapped line.
pub(super) fn runs_on(row: &str, next: &str) -> bool {
    let (row, next) = (row.trim_end(), next.trim_start());
    if other_label(next) && !open_bracket(row) {
        return false;
    }
    let first = next.split([' ', ',', '\t', '(']).next().unwrap_or_default();
    if names::is_titled(next) && !open_bracket(row) && !row.ends_with(" and") {
        return false;
    }
    if next.starts_with('(') || matches!(first, "and" | "&") || open_bracket(row) {
        return true;
    }
    let last = row.rsplit([' ', '\t', '(']).next().unwrap_or_default();
    let ends = row.ends_with([',', ';', '.', ':', ')'])
        && !words::is_initials(last)
        && !words::is(last, words::TITLE);
    if ends {
        // ", Director of" goes on, and so does a list behind its comma
        return row.ends_with(',');
    }
    let small = first.chars().next().is_some_and(char::is_lowercase);
    if small
        || words::is_initials(last) && !row.contains('\t') && initials_open(row, next)
        || words::is(last, words::TITLE) && last.len() > 1
        || words::is(last, words::PARTICLE) && row.contains(' ')
        || name_runs_on(row, next) && !(row.contains('\t') && next.contains('\t'))
    {
        return true;
    }
    if matches!(last, "and" | "&" | "of" | "for" | "the" | "-" | "–" | "to") {
        return true;
    }
    // a long row of several entries is a paragraph that was wrapped
    let apart = parts_names(row, next) || opens_entry(row) && opens_entry(next);
    row.matches([',', ';']).count() >= 2 && !next.contains('\t') && !apart
}

/// True where a row breaks off within a name and the next has the rest: `…, Cllr Bob` above
/// `Fox, Cllr Cara Day`.
fn name_runs_on(row: &str, next: &str) -> bool {
    let end = next.find([',', ';', '(', '\t']).unwrap_or(next.len());
    let end = next[..end].find(" and ").unwrap_or(end);
    let stop = next[..end].strip_suffix('.');
    let closed = end < next.len() || stop.is_some();
    let Some(rest) = one_word(stop.unwrap_or(&next[..end])) else { return false };
    if is_inverted(row) && is_inverted(next) {
        return false;
    }
    if words::flags(rest) & (STOP | ROLE | BODY | words::TITLE) != 0 && !words::is(rest, GIVEN) {
        return false;
    }
    let last = row.rsplit([',', ';']).next().unwrap_or_default();
    let last = last.rsplit(" and ").next().unwrap_or_default().trim();
    let run = tokens::split(last, &[' '], 8);
    let titles = names::titles(&run).words;
    let begun = run.len() == titles + 1 && run[titles].is_capitalised();
    // a list of surnames line by line has no separators
    begun
        && (titles > 0
            || closed && (last.len() < row.trim().len() || next.contains(' ') || stop.is_some()))
}

/// `Lee, Ann`: a surname and a given name, and no more.
fn is_inverted(row: &str) -> bool {
    let Some((surname, given)) = row.split_once(',') else { return false };
    let mut given = given.split(['(', '-', '–']).next().unwrap_or_default().split_whitespace();
    // "LEE, Anouk": told by its capitals
    let shouted = surname.len() > 2 && !surname.contains(char::is_lowercase);
    let known = |word: &str| words::is(word, GIVEN) || words::is_initials(word);
    let first =
        given.next().is_some_and(|word| known(word) || shouted && words::is_capitalised(word));
    let surname = tokens::split(surname, &[' '], 4);
    first
        && given.count() < 2
        && surname.len() < 4
        && (shouted || surname.iter().all(|word| !word.is(GIVEN)))
}

/// True where a row ends with a whole name and the next begins with one: the comma between is lost.
fn parts_names(row: &str, next: &str) -> bool {
    let last = row.rsplit([',', ';']).next().unwrap_or_default();
    let first = next.split([',', ';', '(']).next().unwrap_or_default();
    let whole = |text: &str, all: bool| {
        let run = tokens::split(text, &[' '], 8);
        let given = run.first().is_some_and(Token::may_be_given);
        let count = names::name(&run, false, false);
        given && count > 1 && (!all || count == run.len())
    };
    whole(last, true) && whole(first, false)
}

/// `Ann Lee, Senior Officer, Housing`: a row that is a person with a role.
fn opens_entry(row: &str) -> bool {
    let mut parts = row.split(',').map(str::trim);
    let run = tokens::split(parts.next().unwrap_or_default(), &[' '], 6);
    let plain = |word: &Token| word.is_capitalised() && !word.is(ROLE | BODY | STOP);
    let known = run.first().is_some_and(Token::may_be_given) || run.iter().all(plain);
    let role = |part: &str| part.split([' ', '/']).any(|word| words::is(word, ROLE));
    known
        && run.len() > 1
        && names::name(&run, false, false) == run.len()
        && parts.next().is_some_and(role)
}

/// True where a row ends with the initials of a name, not with those of a place or a body.
fn initials_open(row: &str, next: &str) -> bool {
    // "Priya S" above "Mike T": people who go by a letter
    let alone = !row.contains([',', ';', '.']) && !row.contains(" and ");
    if alone && next.split([' ', ',']).next().is_some_and(|word| words::is(word, GIVEN | ROLE)) {
        return false;
    }
    let last = row.rsplit([',', ';', '(', ')']).next().unwrap_or_default();
    let last = last.rsplit(" and ").next().unwrap_or_default();
    let run = tokens::split(last, &[' '], 8);
    let titles = names::titles(&run).words;
    run[titles..].iter().all(|w| w.is_initials() || w.is(GIVEN))
}

/// The text where it is a single capitalised word, or the parts of one surname.
fn one_word(text: &str) -> Option<&str> {
    let mut words = text.split(' ').filter(|w| !w.is_empty()).peekable();
    while words.peek().is_some_and(|word| words::is(word, words::PARTICLE)) {
        let part = words.next();
        if words.peek().is_none() {
            return part.filter(|word| words::is_capitalised(word));
        }
    }
    words.next().filter(|w| words.next().is_none() && words::is_capitalised(w))
}

fn open_bracket(row: &str) -> bool {
    row.matches('(').count() > row.matches(')').count()
}
