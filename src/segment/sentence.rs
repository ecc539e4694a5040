//! Where a sentence begins in the middle of a row that began as a heading: in comes the row, out comes
//! the byte offset of the sentence, told by its first word, its verb or a name.

use super::lexicon::{NOUNS, OPENERS, PARTICIPLES, WEAK};
use super::words::{bare, has_verb, initial, is_honorific, is_joint, is_verb, offsets};

/// Where a sentence begins in the middle of a row that began as a heading.
pub fn sentence_start(text: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> = offsets(text).take(60).collect();
    let verb = words.iter().enumerate().position(|(index, (_, word))| {
        (is_verb(word) || PARTICIPLES.has(bare(word)))
            && (index == 0 || bare(words[index - 1].1) != "be")
    });
    let opens = |weak: bool| {
        words.iter().enumerate().skip(1).find(|(index, (at, word))| {
            let before = words[index - 1].1;
            let joined = is_joint(before)
                || before.ends_with([',', '(', '"', '“']) && !before.ends_with(")")
                || *index == 2 && words[0].1 == "To";
            OPENERS.has(word)
                && WEAK.has(word) == weak
                && !joined
                && verb.is_none_or(|verb| *index <= verb)
                && (!weak || has_verb(&text[*at..]) || names(&words[index - 1..]))
        })
    };
    let (strong, weak) = (opens(false), opens(true));
    // `Apologies There were none`: the strong one opens; `A report The …` has none before its verb.
    let opener = match (strong, weak) {
        (Some(strong), Some(weak)) if weak.0 + 2 < strong.0 => Some(weak),
        (strong, weak) => strong.or(weak),
    };
    if let Some((index, (at, _))) = opener
        && (index > 1 || !is_honorific(words[0].1))
    {
        return Some(*at);
    }
    let repeated = words.iter().enumerate().skip(1).find(|(index, (_, word))| {
        verb.is_some_and(|verb| *index < verb)
            && word.len() > 3
            && bare(word) == bare(words[0].1)
            && word.starts_with(char::is_uppercase)
    });
    if let (Some((_, (at, _))), true) = (repeated, verb.is_some()) {
        return Some(*at);
    }
    if let (Some(again), Some(verb)) = (named_again(&words), verb)
        && again < verb
    {
        return Some(words[again].0);
    }
    subject_start(&words, verb?)
}

/// A word, then the title of a person, the name and more: a list of people has begun.
fn names(words: &[(usize, &str)]) -> bool {
    let [(_, before), (_, title), (_, name), _, rest @ ..] = words else { return false };
    let ward =
        matches!(bare(before), "County" | "Borough" | "District" | "Ward" | "Parish" | "Town");
    is_honorific(title)
        && !ward
        && name.starts_with(char::is_uppercase)
        && !NOUNS.has_folded(bare(name))
        && rest.len() >= 3
}

/// Where two capitalised words come again: the person named in the heading begins the minute.
fn named_again(words: &[(usize, &str)]) -> Option<usize> {
    let same = |one: usize, other: usize| {
        let (a, b) = (bare(words[one].1), bare(words[other].1));
        a == b && a.len() > 2 && a.starts_with(char::is_uppercase)
    };
    let pairs = 0..words.len().saturating_sub(1);
    pairs.clone().find(|&later| {
        later >= 3 && (0..later - 1).any(|first| same(first, later) && same(first + 1, later + 1))
    })
}

/// Where the subject of the first verb begins: a name is at most three words, none of them a noun
/// that ends headings.
fn subject_start(words: &[(usize, &str)], verb: usize) -> Option<usize> {
    let mut start = verb;
    while start > 0 && verb - start < 3 {
        let word = words[start - 1].1;
        let name = word.starts_with(char::is_uppercase)
            && !NOUNS.has_folded(bare(word))
            && !word.ends_with([':', '.', ',']) | initial(word);
        if !name {
            break;
        }
        start -= 1;
    }
    let ranked = start > 0 && start < verb && is_rank(words[start - 1].1);
    if ranked && start.checked_sub(2).is_some_and(|index| !is_joint(words[index].1)) {
        start -= 1;
    }
    let before = start.checked_sub(1).map(|index| words[index].1);
    let heading = start == 1 && NOUNS.has_folded(bare(words[0].1));
    let lonely = start == verb || before.is_none_or(is_joint) || start < 2 && !heading;
    (!lonely).then(|| words[start].0)
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
