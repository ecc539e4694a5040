//! One person as printed: in come the words of an entry, out come honorific and name.

use super::words::{
    self, BODY, ELECTED, GIVEN, LETTERS, PARTICLE, PLURAL, RANK, ROLE, STOP, TITLE, VERB, WHOSE,
};
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
            words::is_capitalised(next) && flags_of(next) & (ROLE & !TITLE) == 0
        })
}

/// True where a name stands at the beginning of the words.
fn names_follow(rest: &[&str]) -> bool {
    rest.first().is_some_and(|w| {
        words::is_initials(w)
            || words::is_capitalised(w) && flags_of(w) & (ROLE | BODY | STOP | TITLE) == 0
    })
}

fn flags_of(word: &str) -> u16 {
    words::flags(word)
}

fn low(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

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

/// Cuts a run of names that lost its separators: `Ann Lee Bob J Fox Cara Day`. One name comes back
/// as one; `None` where it cannot be told.
pub fn split_run(words: &[&str]) -> Option<Vec<std::ops::Range<usize>>> {
    let full = words.iter().filter(|w| !words::is_initials(w) && !words::is(w, PARTICLE)).count();
    let initials = by_initials(words);
    if initials.len() > 1 {
        return Some(initials);
    }
    if full <= 3 {
        return Some(std::iter::once(0..words.len()).collect());
    }
    let mut names = Vec::new();
    let (mut start, mut have) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let initials = words::is_initials(word);
        let begins = have >= 2 && (words::is(word, GIVEN) || initials || at + 2 <= words.len());
        if begins && !words::is(words[at - 1], PARTICLE) && !words::is(word, PARTICLE) {
            names.push(start..at);
            (start, have) = (at, 0);
        }
        have += usize::from(!initials && !words::is(word, PARTICLE));
    }
    names.push(start..words.len());
    let known = names.iter().filter(|n| words::is(words[n.start], GIVEN)).count();
    let whole = names.iter().all(|n| n.len() >= 2);
    let enough = if names.len() == 2 { known == 2 } else { known * 2 >= names.len() };
    (whole && enough).then_some(names)
}

/// Cuts where initials and a surname stand behind initials and a surname: `J Hale M Fox`.
fn by_initials(words: &[&str]) -> Vec<std::ops::Range<usize>> {
    let (mut names, mut start) = (Vec::new(), 0);
    let ends = words.last().is_none_or(|word| words::is_initials(word));
    if ends || words.first().is_none_or(|word| !words::is_initials(word)) {
        return names;
    }
    for at in 1..words.len() {
        if words::is_initials(words[at]) && !words::is_initials(words[at - 1]) {
            names.push(start..at);
            start = at;
        }
    }
    names.push(start..words.len());
    names
}

/// Four words behind one title of which the third is a given name: two people, the second without
/// a title.
pub fn split_pair(words: &[&str]) -> Option<Vec<std::ops::Range<usize>>> {
    let [_, second, third, fourth] = words else { return None };
    let plain = [second, fourth]
        .iter()
        .all(|word| !words::is(word, GIVEN | PARTICLE) && !words::is_initials(word));
    (plain && words::is(third, GIVEN)).then(|| vec![0..2, 2..4])
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
