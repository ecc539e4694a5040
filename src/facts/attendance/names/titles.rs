//! Titles before names: in come the words of an entry, out comes how many of them are titles and what
//! these say of their holder.

use super::names_follow;
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{BODY, ELECTED, LEADS, PLURAL, RANK, ROLE, TITLE, WHOSE};
use crate::facts::words::in_small;

/// The titles before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Titles {
    /// How many words they take.
    pub words: usize,
    /// True for a title of several people.
    pub plural: bool,
    /// True for a councillor's or commissioner's title.
    pub elected: bool,
    /// True for a police or fire rank.
    pub rank: bool,
    /// True where the words say that the person is an appointed or co-opted member.
    pub appointed: bool,
}

/// Reads the titles at the beginning of some words: `Borough Councillor`, `Cllr Mrs`, `The Right
/// Honourable`, `Detective Chief Inspector`, `Appointed Members`, `Mayor` before a name.
pub fn titles(words: &[Token]) -> Titles {
    let mut found = Titles::default();
    let mut at = 0;
    while at < words.len() && at < 7 && opens_title(&words[at]) {
        let step = title(&words[at..], at == 0, &mut found);
        if step == 0 {
            break;
        }
        at += step;
    }
    found.words = at;
    found
}

/// True where a title may begin with a word.
pub fn opens_title(word: &Token) -> bool {
    word.is(TITLE | WHOSE | LEADS)
}

/// True where a text begins with a title.
pub fn is_titled(text: &str) -> bool {
    let first = text.split([' ', '\t']).find(|word| !word.is_empty());
    first.is_some_and(|word| opens_title(&Token::word(word)))
        && titles(&tokens::split(text, &[' ', '\t'], 8)).words > 0
}

/// How many of some words the title takes that the first of them begins; 0 where it begins none.
/// What the title says goes into `found`.
fn title(words: &[Token], first: bool, found: &mut Titles) -> usize {
    let [word, rest @ ..] = words else { return 0 };
    let led = if word.is(LEADS) { led_by(word, rest, first, found) } else { None };
    if let Some(words) = led {
        return words;
    }
    if word.is(WHOSE) && rest.first().is_some_and(|next| next.is(ELECTED)) {
        return 1;
    }
    if !word.is(TITLE) || !is_title_here(word, rest) {
        return 0;
    }
    found.elected |= word.is(ELECTED);
    found.plural |= word.is(PLURAL);
    found.rank |= word.is(RANK);
    1
}

/// Titles of several words, and offices that are titles before a name; `None` where the word may
/// still be a title by itself.
fn led_by(word: &Token, rest: &[Token], first: bool, found: &mut Titles) -> Option<usize> {
    let next = |list: &[&str]| rest.first().is_some_and(|next| is_one_of(next.text, list));
    let named = |at: usize| names_follow(rest.get(at..).unwrap_or_default());
    let members = next(&["members"]);
    in_small(word.text.trim_end_matches('.'), |lower| match lower {
        "right" | "rt" if next(&["honourable", "hon", "worshipful"]) => Some(2),
        "the" if next(&["right", "rt", "hon", "honourable", "revd", "rev", "reverend"]) => Some(1),
        "lord" if next(&["provost", "mayor"]) => Some(2),
        "honourable" if !first => Some(1),
        "an" if next(&["comhairleoir"]) => Some(1),
        "an" if next(&["cathaoirleach"]) && named(1) => Some(2),
        // "An Cathaoirleach, Cllr. A, presided"
        "an" if next(&["cathaoirleach"]) && rest.len() > 1 => Some(1),
        // the police of Ireland, and nobody's name
        "garda" if next(&["síochána", "siochána", "siochana"]) => Some(0),
        "council" if members || next(&["member"]) => {
            found.elected = true;
            found.plural |= members;
            Some(2)
        }
        "deputy" | "vice"
            if titles(rest).words > 0 && !rest.first().is_some_and(|w| w.is(ROLE & !TITLE)) =>
        {
            Some(1)
        }
        "deputy" | "mayor" | "provost" | "reeve" | "selectman" | "trustee" | "supervisor"
        | "president"
            if named(0) =>
        {
            Some(1)
        }
        "trustees" | "supervisors" | "selectmen" | "freeholders" | "directors" if named(0) => {
            found.plural = true;
            Some(1)
        }
        "board" | "commission" | "committee" if members && named(1) => {
            found.plural = true;
            Some(2)
        }
        "deputy" | "vice"
            if next(&["mayor", "reeve", "provost", "lord", "president"]) && named(1) =>
        {
            Some(2)
        }
        "appointed" | "co-opted" | "coopted" | "independent" | "lay" | "parent" | "ex-officio"
            if members || next(&["member"]) && rest.len() > 1 =>
        {
            found.appointed = true;
            found.plural |= members;
            Some(2)
        }
        "chief" if rest.first().is_some_and(|next| next.is(RANK)) => Some(1),
        _ => None,
    })
}

/// `Major` and `Canon` may be names: a title needs a name behind it.
fn is_title_here(word: &Token, rest: &[Token]) -> bool {
    const SURE: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];
    // "MS Society"
    let letters = word.text == "MS" && rest.first().is_some_and(|next| next.is(BODY));
    word.text.starts_with(char::is_uppercase)
        && !letters
        && (word.is(ELECTED | RANK)
            || is_one_of(word.text, SURE)
            || rest.first().is_some_and(|next| next.is_capitalised() && !next.is(ROLE & !TITLE)))
}

/// True where a word is one of those in a list, whatever its case and a stop behind it.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    let word = word.trim_end_matches('.');
    list.iter().any(|own| own.len() == word.len() && in_small(word, |small| small == *own))
}
