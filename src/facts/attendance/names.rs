//! One person as printed: in come the words of an entry, out come honorific and name.
//!
//! [`mod@titles`] reads what stands before a name, [`runs`] parts names that lost their separators.

mod runs;
mod titles;

use super::words::{self, BODY, GIVEN, LETTERS, PARTICLE, ROLE, STOP, TITLE, VERB};
pub use runs::{split_pair, split_run};
pub use titles::{Titles, titles};

/// How many of the words are one or several names; 0 where none stands here.
///
/// `titled` is true behind an honorific, where even `Church` is a name; `capitals` where the list
/// prints names in capitals, so that `BELL` is no acronym.
pub fn name(words: &[&str], titled: bool, capitals: bool) -> usize {
    let (mut at, mut full) = (0, 0);
    while at < words.len() {
        let word = words[at];
        let flags = words::flags(word);
        if full == 0 && words::is_initials(word) {
            at += 1;
            continue;
        }
        let run = full <= 1 || words::is_initials(words[0]);
        if words::is_initials(word) && run && words.get(at + 1).is_some_and(|w| plain(w)) {
            at += 1;
            continue;
        }
        if full > 0 && is_nickname(word) && words.get(at + 1).is_some_and(|w| plain(w)) {
            at += 1;
            continue;
        }
        if flags & PARTICLE != 0
            && words.get(at + 1).is_some_and(|w| {
                words::is(w, PARTICLE)
                    || words::is_capitalised(w) && !words::is(w, TITLE)
                    || matches!(*w, "an" | "na" | "a'" | "a’") && at + 2 < words.len()
            })
        {
            at += 1;
            continue;
        }
        // "Mac an Bhaird", "Ó na Rí"
        let article = at > 0
            && matches!(word, "an" | "na" | "a'" | "a’")
            && matches!(words[at - 1], "Mac" | "Nic" | "Mhic" | "Mag" | "Ó" | "O" | "Ní" | "Uí");
        if article && words.get(at + 1).is_some_and(|w| words::is_capitalised(w)) {
            at += 1;
            continue;
        }
        let office = flags & TITLE != 0 && flags & GIVEN == 0 && !(titled && full == 0);
        let surname = office && is_surname(word) && surname_here(words, at, full, titled);
        if !words::is_capitalised(word) || office && !surname {
            break;
        }
        let known = flags & GIVEN != 0;
        if (flags & STOP != 0 && !known) || (flags & VERB != 0 && !known && !(titled && full == 0))
        {
            break;
        }
        let letters = flags & LETTERS != 0 && word.chars().skip(1).any(char::is_uppercase);
        if full > 0 && letters {
            break;
        }
        // "Alan REED" among names in small letters
        let shouted = full == 1 && at > 0 && words::is(words[at - 1], GIVEN) && word.len() > 3;
        let surname = capitals || shouted || titled && full == 0;
        if words::is_acronym(word) && !surname {
            break;
        }
        if flags & (ROLE | BODY) != 0 && !known && !surname_here(words, at, full, titled) {
            break;
        }
        full += 1;
        at += 1;
    }
    if full == 0 { 0 } else { at }
}

/// A word such as `Church` or `Head` is a surname behind a title, or as the last word behind a
/// given name or initials.
fn surname_here(words: &[&str], at: usize, full: usize, titled: bool) -> bool {
    if titled && full == 0 {
        let begins = at == 0 || words::is_initials(words[at - 1]);
        return begins && words.get(at + 1).is_none_or(|next| !plain(next));
    }
    let last = at + 1 == words.len();
    let before = at.checked_sub(1).map(|i| words[i]);
    last && full <= 1
        && at <= 2
        && (titled || words::is(words[0], GIVEN) || words::is_initials(words[0]))
        // "SE Planner" is no person
        && before.is_some_and(|w| {
            words::is(w, GIVEN) || words::is_initials(w) && (w.contains('.') || w.len() == 1)
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
fn plain(word: &str) -> bool {
    words::is_capitalised(word)
        && (words::flags(word) & (ROLE | BODY | STOP | TITLE) == 0 || words::is(word, GIVEN))
}

/// True where a name stands at the beginning of the words.
fn names_follow(rest: &[&str]) -> bool {
    rest.first().is_some_and(|w| {
        words::is_initials(w)
            || words::is_capitalised(w) && words::flags(w) & (ROLE | BODY | STOP | TITLE) == 0
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

    fn read(text: &str) -> (String, String) {
        let words: Vec<&str> = text.split(' ').collect();
        let titles = titles(&words);
        let count = name(&words[titles.words..], titles.words > 0, false);
        let (honorific, rest) = words.split_at(titles.words);
        (honorific.join(" "), rest[..count].join(" "))
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
        let words: Vec<&str> = "Elaine Marsh Allan G Hill Robert C Alder".split(' ').collect();
        assert_eq!(split_run(&words), Some(vec![0..2, 2..5, 5..8]));
        let one: Vec<&str> = "Mary Ann Smith Jones".split(' ').collect();
        assert_eq!(split_run(&one), None);
        assert_eq!(split_run(&["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"]), None);
    }

    #[test]
    fn initials_in_brackets_are_no_role() {
        assert!(initials_of("Alan Holt", "AHol") && initials_of("Ann Lee", "AL"));
        assert!(!initials_of("Ann Lee", "GCC"));
    }
}
