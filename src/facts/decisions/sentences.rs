//! Sentences: in comes the text of a paragraph, out come those of its sentences that may decide or
//! move, each with which of the words that do so stand in it.

use super::signs::{Found, Signs};

/// A sentence that may decide or move.
pub(super) struct Sentence {
    /// Where it begins in its paragraph.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// The words in it that decide or move.
    pub(super) signs: Signs,
}

/// The sentences of a text that hold one of [`Signs::DECIDES`]; `words` are the text's.
pub(super) fn sentences(text: &str, words: &Found) -> Vec<Sentence> {
    let mut list: Vec<Sentence> = Vec::new();
    for hit in words.those(Signs::DECIDES) {
        if let Some(last) = list.last_mut().filter(|last| hit.from < last.to) {
            last.signs = last.signs | hit.sign;
            continue;
        }
        // behind the stop and the space with which the sentence before ends
        let least = list.last().map_or(0, |last| last.to + 1);
        let mut before = stops(&text[least..hit.from], least).rev();
        let from = before.find(|at| ends(text, *at)).map_or(least, |at| at + 2);
        let mut behind = stops(&text[hit.to..], hit.to);
        let to = behind.find(|at| ends(text, *at)).map_or(text.len(), |at| at + 1);
        list.push(Sentence { from, to, signs: hit.sign });
    }
    list
}

/// Where a stop and a space stand in a text, counted from `from`.
fn stops(text: &str, from: usize) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    let stops = memchr::memchr_iter(b'.', bytes);
    stops.filter(|at| bytes.get(at + 1) == Some(&b' ')).map(move |at| from + at)
}

/// True where the stop at a place ends a sentence: none behind a short name part (`Cllr.`, `J.`) or
/// before a small letter does.
fn ends(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit([' ', '(']).next().unwrap_or_default();
    let short = is_short_form(word) && !word.eq_ignore_ascii_case("no");
    let next = text[at + 2..].trim_start().chars().next();
    !short && !next.is_some_and(char::is_lowercase)
}

/// True for a word that a stop shortens: `Cllr.`, `J.`, `p.m.`
pub(crate) fn is_short_form(word: &str) -> bool {
    const FORMS: [&str; 22] = [
        "cllr", "cllrs", "cr", "crs", "mr", "mrs", "ms", "dr", "st", "ald", "prof", "rev", "revd",
        "cmhlr", "no", "nos", "supt", "insp", "sgt", "co", "hon", "messrs",
    ];
    let bare = word.trim_end_matches('.').trim_start_matches(['(', '"', '“']);
    bare.chars().count() <= 1
        || bare.contains('.') && bare.len() < 6
        || FORMS.contains(&bare.to_lowercase().as_str())
}
