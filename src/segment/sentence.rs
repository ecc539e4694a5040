//! Where a sentence begins in the middle of a row that began as a heading: in comes the row, out comes
//! the byte offset of the sentence, told by its first word, its verb or a name.

use super::lexicon::Kinds;
use super::stretch::{Stretch, Word};
use super::words::{holds_verb, initial};

/// Most words that are looked at.
const MOST: usize = 60;

/// Where a sentence begins in the middle of a row that began as a heading.
pub fn sentence_start(text: &str) -> Option<usize> {
    start_behind(&mut Stretch::new(text), 0)
}

/// The same of the stretch from its word number `from` on.
pub(super) fn start_behind(stretch: &mut Stretch, from: usize) -> Option<usize> {
    let verb = verb(stretch, from);
    let opener = opener(stretch, from, verb);
    let words = stretch.known(from);
    if let Some(index) = opener.filter(|&index| index > 1 || !words[0].is(Kinds::HONORIFIC)) {
        return Some(words[index].at);
    }
    let verb = verb?;
    let repeated = (1..verb).find(|&index| {
        let word = words[index];
        word.bare == words[0].bare
            && word.text.len() > 3
            && word.text.starts_with(char::is_uppercase)
    });
    if let Some(again) = repeated.or_else(|| named_again(&words[..=verb])) {
        return Some(words[again].at);
    }
    subject_start(words, verb)
}

/// The first verb.
fn verb(stretch: &mut Stretch, from: usize) -> Option<usize> {
    let mut before = "";
    stretch.from(from).take(MOST).position(|word| {
        let verb = (word.is(Kinds::VERB) || word.is(Kinds::PARTICIPLE)) && before != "be";
        before = word.bare;
        verb
    })
}

/// The word that opens a sentence, before the first verb.
fn opener(stretch: &mut Stretch, from: usize, verb: Option<usize>) -> Option<usize> {
    let mut weak = None;
    for index in 1..=verb.unwrap_or(MOST - 1) {
        let Some(word) = stretch.get(from + index) else { break };
        // `Apologies There were none`: the strong one opens; `A report The …` has none before its verb.
        if weak.is_some_and(|weak| weak + 2 < index) {
            return weak;
        }
        if !word.is(Kinds::OPENER) || joined(stretch.known(from), index) {
            continue;
        }
        if !word.is(Kinds::WEAK) {
            return Some(index);
        }
        let listed = |stretch: &mut Stretch| index + 5 < MOST && names(stretch, from + index);
        if weak.is_none() && (holds_verb(stretch.from(from + index)) || listed(stretch)) {
            weak = Some(index);
        }
    }
    weak
}

/// True for a word that the one before it joins to the heading.
fn joined(words: &[Word], index: usize) -> bool {
    let before = words[index - 1];
    before.is(Kinds::JOINT)
        || before.text.ends_with([',', '(', '"', '“'])
        || index == 2 && words[0].text == "To"
}

/// A word, then (as number `title`) the title of a person, the name and more: a list of people has
/// begun.
fn names(stretch: &mut Stretch, title: usize) -> bool {
    if stretch.get(title + 5).is_none() {
        return false;
    }
    let [before, title, name, ..] = stretch.known(title - 1) else { return false };
    let ward =
        matches!(before.bare, "County" | "Borough" | "District" | "Ward" | "Parish" | "Town");
    title.is(Kinds::HONORIFIC)
        && !ward
        && name.text.starts_with(char::is_uppercase)
        && !name.is(Kinds::NOUN)
}

/// Where two capitalised words come again: the person named in the heading begins the minute.
fn named_again(words: &[Word]) -> Option<usize> {
    let name = |index: usize| {
        words[index].bare.len() > 2 && words[index].bare.starts_with(char::is_uppercase)
    };
    let same = |one: usize, other: usize| words[one].bare == words[other].bare;
    (3..words.len().saturating_sub(1)).find(|&later| {
        name(later)
            && name(later + 1)
            && (0..later - 1).any(|first| same(first, later) && same(first + 1, later + 1))
    })
}

/// Where the subject of the first verb begins: a name is at most three words, none of them a noun
/// that ends headings.
fn subject_start(words: &[Word], verb: usize) -> Option<usize> {
    let mut start = verb;
    while start > 0 && verb - start < 3 {
        let word = words[start - 1];
        let name = word.text.starts_with(char::is_uppercase)
            && !word.is(Kinds::NOUN)
            && (!word.text.ends_with([':', '.', ',']) || initial(word.text));
        if !name {
            break;
        }
        start -= 1;
    }
    let ranked = start > 0 && start < verb && is_rank(words[start - 1].text);
    if ranked && start.checked_sub(2).is_some_and(|index| !words[index].is(Kinds::JOINT)) {
        start -= 1;
    }
    let before = start.checked_sub(1).map(|index| words[index]);
    let heading = start == 1 && words[0].is(Kinds::NOUN);
    let lonely =
        start == verb || before.is_none_or(|word| word.is(Kinds::JOINT)) || start < 2 && !heading;
    (!lonely).then(|| words[start].at)
}

/// What an elected person or an officer is called before the name.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "Mayor"
            | "Reeve"
            | "Chair"
            | "Chairman"
            | "Chairperson"
            | "Clerk"
            | "Supervisor"
            | "President"
            | "Trustee"
            | "Commissioner"
            | "Councilmember"
            | "Councilman"
            | "Councilwoman"
            | "Director"
    )
}
