//! Runs of names that lost their separators: in come words, out come the places of each name.

use std::ops::Range;

use crate::facts::attendance::tokens::Token;
use crate::facts::attendance::words::{GIVEN, PARTICLE};

/// Cuts a run of names that lost its separators: `Ann Lee Bob J Fox Cara Day`. One name comes back
/// as one; `None` where it cannot be told.
pub fn split_run(words: &[Token]) -> Option<Vec<Range<usize>>> {
    let initials = by_initials(words);
    if initials.len() > 1 {
        return Some(initials);
    }
    let full = words.iter().filter(|w| !w.is_initials() && !w.is(PARTICLE)).count();
    if full <= 3 {
        return Some(std::iter::once(0..words.len()).collect());
    }
    let mut names = Vec::new();
    let (mut start, mut have) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let initials = word.is_initials();
        let begins = have >= 2 && (word.is(GIVEN) || initials || at + 2 <= words.len());
        if begins && !words[at - 1].is(PARTICLE) && !word.is(PARTICLE) {
            names.push(start..at);
            (start, have) = (at, 0);
        }
        have += usize::from(!initials && !word.is(PARTICLE));
    }
    names.push(start..words.len());
    let known = names.iter().filter(|n| words[n.start].is(GIVEN)).count();
    let whole = names.iter().all(|n| n.len() >= 2);
    let enough = if names.len() == 2 { known == 2 } else { known * 2 >= names.len() };
    (whole && enough).then_some(names)
}

/// Cuts where initials and a surname stand behind initials and a surname: `J Hale M Fox`.
fn by_initials(words: &[Token]) -> Vec<Range<usize>> {
    let (mut names, mut start) = (Vec::new(), 0);
    let ends = words.last().is_none_or(Token::is_initials);
    if ends || words.first().is_none_or(|word| !word.is_initials()) {
        return names;
    }
    for at in 1..words.len() {
        if words[at].is_initials() && !words[at - 1].is_initials() {
            names.push(start..at);
            start = at;
        }
    }
    names.push(start..words.len());
    names
}

/// Four words behind one title of which the third is a given name: two people, the second without
/// a title.
pub fn split_pair(words: &[Token]) -> Option<Vec<Range<usize>>> {
    let [_, second, third, fourth] = words else { return None };
    let plain = [second, fourth].iter().all(|w| !w.is(GIVEN | PARTICLE) && !w.is_initials());
    (plain && third.is(GIVEN)).then(|| vec![0..2, 2..4])
}
