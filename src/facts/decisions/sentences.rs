//! Sentences: in comes the text of a paragraph, out come those of its sentences that may decide or
//! move, as ranges.

use super::super::words::Words;

/// What stands in every sentence that decides or moves; all others need no closer look.
static DECIDES: Words = Words::new(&[
    "resolved",
    "agreed",
    "recommended",
    "decided",
    "second",
    "cuidithe",
    "approved",
    "adopted",
    "confirmed",
    "accepted",
    "ratified",
    "endorsed",
    "authori",
    "elected",
    "appointed",
    "passed",
    "carried",
    "moved",
    "motion",
    "all in favo",
    "unanimous",
]);

/// The sentences of a text that hold one of [`DECIDES`], as ranges.
pub(super) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut list: Vec<(usize, usize)> = Vec::new();
    for (begin, end, _) in DECIDES.all_in(text) {
        // behind the stop and the space with which the sentence before ends
        let least = list.last().map_or(0, |(_, to)| to + 1);
        if begin < least {
            continue;
        }
        let before = text[least..begin].rmatch_indices(". ").map(|(at, _)| least + at);
        let from = before.into_iter().find(|at| stops(text, *at)).map_or(least, |at| at + 2);
        let behind = text[end..].match_indices(". ").map(|(at, _)| end + at);
        let to = behind.into_iter().find(|at| stops(text, *at)).map_or(text.len(), |at| at + 1);
        list.push((from, to));
    }
    list
}

/// True where the stop at a place ends a sentence: none behind a short name part (`Cllr.`, `J.`) or
/// before a small letter does.
fn stops(text: &str, at: usize) -> bool {
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
