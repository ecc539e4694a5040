//! One person as printed: in come the words of an entry, out come honorific and name.
//!
//! [`mod@titles`] reads what stands before a name, [`runs`] parts names that lost their separators.

mod runs;
mod titles;

use super::tokens::Token;
use super::words::{self, BODY, GIVEN, LETTERS, PARTICLE, ROLE, STOP, TITLE, VERB};
pub use runs::{split_pair, split_run};
pub use titles::{Titles, is_titled, opens_title, titles};

/// How many of the words are one or several names; 0 where none stands here.
///
/// `titled` is true behind an honorific, where even `Church` is a name; `capitals` where the list
/// prints names in capitals, so that `BELL` is no acronym.
pub fn name(words: &[Token], titled: bool, capitals: bool) -> usize {
    let (mut at, mut full) = (0, 0);
    while at < words.len() {
        if !is_small_part(words, at, full) {
            if !is_full_word(words, at, full, titled, capitals) {
                break;
            }
            full += 1;
        }
        at += 1;
    }
    if full == 0 { 0 } else { at }
}

/// An initial, a nickname, a particle or an article of a name: no name by itself. `full` is how many
/// whole words the name has so far.
fn is_small_part(words: &[Token], at: usize, full: usize) -> bool {
    let (word, next) = (&words[at], words.get(at + 1));
    if word.is_initials() {
        let run = full <= 1 || words[0].is_initials();
        if full == 0 || run && next.is_some_and(plain) {
            return true;
        }
    }
    if full > 0 && is_nickname(word.text) && next.is_some_and(plain) {
        return true;
    }
    let particle = |next: &Token| {
        next.is(PARTICLE)
            || next.is_capitalised() && !next.is(TITLE)
            || is_article(next) && at + 2 < words.len()
    };
    if word.is(PARTICLE) && next.is_some_and(particle) {
        return true;
    }
    // "Mac an Bhaird", "Ó na Rí"
    at > 0
        && is_article(word)
        && matches!(words[at - 1].text, "Mac" | "Nic" | "Mhic" | "Mag" | "Ó" | "O" | "Ní" | "Uí")
        && next.is_some_and(Token::is_capitalised)
}

fn is_article(word: &Token) -> bool {
    matches!(word.text, "an" | "na" | "a'" | "a’")
}

/// A given name or a surname.
fn is_full_word(words: &[Token], at: usize, full: usize, titled: bool, capitals: bool) -> bool {
    let word = &words[at];
    let (behind_title, known) = (titled && full == 0, word.is(GIVEN));
    let office = word.is(TITLE) && !known && !behind_title;
    if !word.is_capitalised()
        || office && !(is_surname(word.text) && surname_here(words, at, full, titled))
        || !known && (word.is(STOP) || word.is(VERB) && !behind_title)
    {
        return false;
    }
    let letters = word.is(LETTERS) && word.text.chars().skip(1).any(char::is_uppercase);
    if full > 0 && letters {
        return false;
    }
    // "Alan REED" among names in small letters
    let shouted = full == 1 && at > 0 && words[at - 1].is(GIVEN) && word.text.len() > 3;
    if !(capitals || shouted || behind_title) && words::is_acronym(word.text) {
        return false;
    }
    !word.is(ROLE | BODY) || known || surname_here(words, at, full, titled)
}

/// A word such as `Church` or `Head` is a surname behind a title, or as the last word behind a
/// given name or initials.
fn surname_here(words: &[Token], at: usize, full: usize, titled: bool) -> bool {
    if titled && full == 0 {
        let begins = at == 0 || words[at - 1].is_initials();
        return begins && words.get(at + 1).is_none_or(|next| !plain(next));
    }
    let last = at + 1 == words.len();
    let before = at.checked_sub(1).map(|i| &words[i]);
    last && full <= 1
        && at <= 2
        && (titled || words[0].may_be_given())
        // "SE Planner" is no person
        && before.is_some_and(|w| {
            w.is(GIVEN) || w.is_initials() && (w.text.contains('.') || w.text.len() == 1)
        })
}

/// A title that is a family's name too.
fn is_surname(title: &str) -> bool {
    const BOTH: &[&str] =
        &["Bailie", "Major", "Canon", "Judge", "Bishop", "Baron", "Lord", "Constable", "Father"];
    BOTH.contains(&title)
}

/// A word in quotes: `Peter ‘Chap’ Day`.
fn is_nickname(word: &str) -> bool {
    word.len() > 4
        && word.starts_with(['“', '‘', '\''])
        && word.ends_with(['”', '’', '\''])
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// A capitalised word with no other meaning.
pub fn plain(word: &Token) -> bool {
    word.is_capitalised() && (!word.is(ROLE | BODY | STOP | TITLE) || word.is(GIVEN))
}

/// True where a name stands at the beginning of the words.
fn names_follow(rest: &[Token]) -> bool {
    rest.first().is_some_and(|word| {
        word.is_initials() || word.is_capitalised() && !word.is(ROLE | BODY | STOP | TITLE)
    })
}

/// True where the capitals in brackets are those of the name: `Ann Lee (AL)`.
pub fn initials_of(name: &str, inside: &str) -> bool {
    let Some(first) = inside.chars().next() else { return false };
    let short =
        inside.chars().count() <= 5 && inside.chars().all(|c| c.is_alphabetic() || c == '.');
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    short
        && capitals >= 2
        && name.chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&first))
        && {
            let last = name.rsplit([' ', '-']).next().and_then(|w| w.chars().next());
            last.is_some_and(|l| inside.chars().skip(1).any(|c| c == l))
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::attendance::tokens::split;

    fn read(text: &str) -> (String, String) {
        let words = split(text, &[' '], 20);
        let titles = titles(&words);
        let count = name(&words[titles.words..], titles.words > 0, false);
        let join = |words: &[Token]| words.iter().map(|w| w.text).collect::<Vec<_>>().join(" ");
        (join(&words[..titles.words]), join(&words[titles.words..][..count]))
    }

    #[test]
    fn honorific_and_name_are_parted() {
        for (text, honorific, name) in [
            ("Cllr Mrs J Hale", "Cllr Mrs", "J Hale"),
            ("Borough Councillor Colin Marsh", "Borough Councillor", "Colin Marsh"),
            ("Detective Chief Inspector Ned Plover", "Detective Chief Inspector", "Ned Plover"),
            ("The Right Honourable George Hill", "The Right Honourable", "George Hill"),
            ("Professor Sir Nigel Shaw", "Professor Sir", "Nigel Shaw"),
            ("Cllr Novak Uí Dhuinn", "Cllr", "Novak Uí Dhuinn"),
            ("Councillor Church", "Councillor", "Church"),
            ("Mayor Adams", "Mayor", "Adams"),
            ("Ald R Cherry MBE", "Ald", "R Cherry"),
            ("PC Nicola Park", "PC", "Nicola Park"),
            ("Mr S.McGlin", "Mr", "S.McGlin"),
            ("Jo van der Berg Clerk", "", "Jo van der Berg"),
            ("Cllr. Joe Mac an Iomaire", "Cllr.", "Joe Mac an Iomaire"),
            ("Comh. Áine Ní hÓgáin", "Comh.", "Áine Ní hÓgáin"),
            ("Councillor Nigel Bailie", "Councillor", "Nigel Bailie"),
            ("B Councillor", "", ""),
            ("SE Planner", "", ""),
            ("J Warden", "", "J Warden"),
            ("Town Clerk", "", ""),
            ("Head of Housing", "", ""),
            ("Legal Services", "", ""),
            ("Apologies", "", ""),
        ] {
            assert_eq!(read(text), (honorific.to_owned(), name.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_run_without_separators_is_cut_where_given_names_begin() {
        let words = split("Elaine Marsh Allan G Hill Robert C Alder", &[' '], 20);
        assert_eq!(split_run(&words), Some(vec![0..2, 2..5, 5..8]));
        for text in ["Mary Ann Smith Jones", "Alpha Beta Gamma Delta Epsilon Zeta"] {
            assert_eq!(split_run(&split(text, &[' '], 20)), None);
        }
    }

    #[test]
    fn initials_in_brackets_are_no_role() {
        assert!(initials_of("Alan Holt", "AHol") && initials_of("Ann Lee", "AL"));
        assert!(!initials_of("Ann Lee", "GCC"));
    }
}
