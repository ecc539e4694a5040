//! Titles before names: in come the words of an entry, out comes how many of them are titles and what
//! these say of their holder.

use super::names_follow;
use crate::facts::attendance::words::{self, ELECTED, PLURAL, RANK, ROLE, TITLE, WHOSE};
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
pub fn titles(words: &[&str]) -> Titles {
    let mut found = Titles::default();
    let mut at = 0;
    while at < words.len() && at < 7 {
        let (word, rest) = (words[at], &words[at + 1..]);
        let lower = word.trim_end_matches('.');
        let step = in_small(lower, |lower| title(lower, word, rest, at == 0, &mut found));
        if step == 0 {
            break;
        }
        at += step;
    }
    found.words = at;
    found
}

/// How many words the title takes that `word` begins, in small letters `lower`; 0 where it begins
/// none. What the title says goes into `found`.
fn title(lower: &str, word: &str, rest: &[&str], first: bool, found: &mut Titles) -> usize {
    let flags = words::flags(word);
    let next = rest.first().copied().unwrap_or_default();
    match lower {
        "right" | "rt" if matches!(low(next).as_str(), "honourable" | "hon" | "worshipful") => 2,
        "the"
            if matches!(
                low(next).as_str(),
                "right" | "rt" | "hon" | "honourable" | "revd" | "rev" | "reverend"
            ) =>
        {
            1
        }
        "lord" if matches!(low(next).as_str(), "provost" | "mayor") => 2,
        "honourable" if !first => 1,
        "an" if low(next) == "comhairleoir" => 1,
        "an" if low(next) == "cathaoirleach" && names_follow(rest.get(1..).unwrap_or_default()) => {
            2
        }
        // "An Cathaoirleach, Cllr. A, presided"
        "an" if low(next) == "cathaoirleach" && rest.len() > 1 => 1,
        // the police of Ireland, and nobody's name
        "garda" if matches!(low(next).as_str(), "síochána" | "siochána" | "siochana") => 0,
        "council" if matches!(low(next).as_str(), "member" | "members") => {
            found.elected = true;
            found.plural |= low(next) == "members";
            2
        }
        "deputy" | "vice" if titles(rest).words > 0 && !words::is(next, ROLE & !TITLE) => 1,
        "deputy" | "mayor" | "provost" | "reeve" | "selectman" | "trustee" | "supervisor"
        | "president"
            if names_follow(rest) =>
        {
            1
        }
        "trustees" | "supervisors" | "selectmen" | "freeholders" | "directors"
            if names_follow(rest) =>
        {
            found.plural = true;
            1
        }
        "board" | "commission" | "committee"
            if low(next) == "members" && names_follow(rest.get(1..).unwrap_or_default()) =>
        {
            found.plural = true;
            2
        }
        "deputy" | "vice"
            if matches!(
                low(next).as_str(),
                "mayor" | "reeve" | "provost" | "lord" | "president"
            ) && names_follow(rest.get(1..).unwrap_or_default()) =>
        {
            2
        }
        "appointed" | "co-opted" | "coopted" | "independent" | "lay" | "parent" | "ex-officio"
            if low(next) == "members" || (low(next) == "member" && rest.len() > 1) =>
        {
            found.appointed = true;
            found.plural |= low(next) == "members";
            2
        }
        "chief" if words::is(next, RANK) => 1,
        _ if flags & WHOSE != 0 && words::is(next, ELECTED) => 1,
        _ if flags & TITLE != 0 && is_title_here(word, flags, rest) => {
            found.elected |= flags & ELECTED != 0;
            found.plural |= flags & PLURAL != 0;
            found.rank |= flags & RANK != 0;
            1
        }
        _ => 0,
    }
}

/// `Major` and `Canon` may be names: a title needs a name behind it.
fn is_title_here(word: &str, flags: u16, rest: &[&str]) -> bool {
    if flags & (ELECTED | RANK) != 0
        || matches!(low(word).as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr")
    {
        return word.chars().next().is_some_and(char::is_uppercase);
    }
    word.chars().next().is_some_and(char::is_uppercase)
        && rest.first().is_some_and(|next| {
            words::is_capitalised(next) && words::flags(next) & (ROLE & !TITLE) == 0
        })
}

fn low(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}
