//! A printed name to its words: given names, surname, and what an honorific says.

use super::fold::fold;

/// A name taken apart; all words folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Name {
    /// Given names and initials in their order.
    pub given: Vec<String>,
    /// The surname: `ash`, `barnes andrews`, `van der berg`; empty for an empty name.
    pub surname: String,
    /// `m` or `f` where a title says so.
    pub sex: Option<char>,
}

/// Titles before a name, and whom they stand for.
const TITLES: &[(&str, Option<char>)] = &[
    ("cllr", None),
    ("cllrs", None),
    ("clr", None),
    ("councillor", None),
    ("councillors", None),
    ("alderman", None),
    ("ald", None),
    ("alderwoman", Some('f')),
    ("cr", None),
    ("mr", Some('m')),
    ("mrs", Some('f')),
    ("ms", Some('f')),
    ("miss", Some('f')),
    ("mx", None),
    ("dr", None),
    ("doctor", None),
    ("prof", None),
    ("professor", None),
    ("rev", None),
    ("revd", None),
    ("reverend", None),
    ("sir", Some('m')),
    ("dame", Some('f')),
    ("lady", Some('f')),
    ("lord", Some('m')),
    ("baroness", Some('f')),
    ("hon", None),
    ("the", None),
    ("pc", None),
    ("pcso", None),
    ("sgt", None),
    ("insp", None),
    ("inspector", None),
    ("captain", None),
    ("capt", None),
    ("major", None),
    ("maj", None),
    ("colonel", None),
    ("col", None),
    ("lt", None),
    ("canon", None),
    ("father", None),
    ("fr", None),
];

/// Letters behind a name.
const LETTERS: &[&str] = &[
    "mbe", "obe", "cbe", "kbe", "dbe", "jp", "bem", "mp", "msp", "mla", "dl", "qc", "kc", "jnr",
    "snr", "jr", "sr",
];

/// Words that begin a surname of several words.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "del", "della", "da", "dos", "du", "la", "le", "der", "ter", "st", "bin",
    "mc", "mac",
];

impl Name {
    /// Takes a printed name apart; `honorific` is what was printed before it.
    pub fn parse(printed: &str, honorific: &str) -> Self {
        let mut sex = sex(honorific);
        let turned = turned(printed);
        let mut words: Vec<String> = Vec::new();
        // A hyphen binds: the parts of a double name stay one word for the cut into given and last.
        for word in turned.split([' ', '\t', '\u{a0}', '.', ',']).filter(|word| !word.is_empty()) {
            let folded = fold(word);
            if words.is_empty()
                && let Some((_, of)) = TITLES.iter().find(|(title, _)| *title == folded)
            {
                sex = sex.or(*of);
                continue;
            }
            if word.len() <= 3 && glued_initials(word, &turned) {
                words.extend(folded.chars().map(String::from));
            } else if !folded.is_empty() {
                words.push(folded);
            }
        }
        while words.len() > 1 && words.last().is_some_and(|word| LETTERS.contains(&word.as_str())) {
            words.pop();
        }
        let Some(mut at) = words.len().checked_sub(1) else {
            return Self { sex, ..Self::default() };
        };
        while at > 0 && words[at - 1].len() > 1 && PARTICLES.contains(&words[at - 1].as_str()) {
            at -= 1;
        }
        let surname = words.split_off(at);
        Self { given: words, surname: join(&surname), sex }
    }

    /// True where no given name is spelled out.
    pub fn has_initials_only(&self) -> bool {
        self.given.iter().all(|word| word.chars().count() == 1)
    }

    /// How little of the name is printed: 0 for a given name in full, 1 for initials, 2 for a bare
    /// surname; then how few words.
    pub fn rank(&self) -> (u8, usize) {
        let rank = match (self.given.is_empty(), self.has_initials_only()) {
            (true, _) => 2,
            (_, true) => 1,
            _ => 0,
        };
        (rank, usize::MAX - self.given.len())
    }

    /// True where both are made of the same words, in whatever order.
    pub fn same_words(&self, other: &Self) -> bool {
        let sorted = |name: &Self| {
            let key = name.key();
            let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
            words.sort();
            words
        };
        !self.surname.is_empty() && sorted(self) == sorted(other)
    }

    /// True where every word of this name stands in the other, an initial for a name it begins or a
    /// name for its initial, in whatever order.
    pub fn fits(&self, other: &Self) -> bool {
        let (mine, others) = (self.key(), other.key());
        let mut left: Vec<&str> = others.split(' ').collect();
        let mut words: Vec<&str> = mine.split(' ').collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let surname = |word: &str| other.surname.split(' ').any(|part| part == word);
        let whole = words.iter().any(|word| surname(word));
        whole
            && words.into_iter().all(|word| {
                let fitting = |known: &&str| {
                    *known == word
                        || !surname(known)
                            && (known.starts_with(word) && word.chars().count() == 1
                                || word.starts_with(*known) && known.chars().count() == 1)
                };
                let exact = left.iter().position(|known| *known == word);
                match exact.or_else(|| left.iter().position(fitting)) {
                    Some(at) => {
                        left.swap_remove(at);
                        true
                    }
                    None => false,
                }
            })
    }

    /// The words by which the person may be looked for.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let parts = self.surname.split(' ').filter(|part| *part != self.surname);
        self.given.iter().map(String::as_str).chain([self.surname.as_str()]).chain(parts)
    }

    /// The whole name for comparison.
    pub fn key(&self) -> String {
        let mut key = self.given.join(" ");
        if !key.is_empty() {
            key.push(' ');
        }
        key + &self.surname
    }
}

/// True for `JP` in `JP Marsh`: capitals only, where the rest of the name is not set in capitals.
fn glued_initials(word: &str, name: &str) -> bool {
    let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let last = name.split_whitespace().last().unwrap_or_default();
    capitals && last != word && last.chars().any(char::is_lowercase)
}

/// Surname words as one: `mc donald` and `o brien` become `mcdonald` and `obrien`.
fn join(words: &[String]) -> String {
    match words {
        [first, rest @ ..] if matches!(first.as_str(), "mc" | "mac" | "o") && !rest.is_empty() => {
            format!("{first}{}", rest.join(" "))
        }
        words => words.join(" "),
    }
}

/// `Sheahan (J)` and `Ash, Jo` with the given name first.
fn turned(printed: &str) -> String {
    if let Some((surname, given)) = printed.split_once('(')
        && given.trim_end().ends_with(')')
        && given.trim_end().trim_end_matches(')').chars().filter(|c| c.is_alphabetic()).count() <= 3
    {
        return format!("{} {surname}", given.trim_end().trim_end_matches(')'));
    }
    match printed.split_once(',') {
        Some((surname, given))
            if !given.trim().is_empty()
                && !surname.trim().contains(' ')
                && !LETTERS.contains(&fold(given).as_str()) =>
        {
            format!("{given} {surname}")
        }
        _ => printed.to_owned(),
    }
}

fn sex(honorific: &str) -> Option<char> {
    let folded = fold(honorific);
    let titles =
        folded.split(' ').filter_map(|word| TITLES.iter().find(|(title, _)| *title == word));
    titles.filter_map(|(_, sex)| *sex).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(printed: &str) -> (String, String) {
        let name = Name::parse(printed, "");
        (name.given.join(" "), name.surname)
    }

    #[test]
    fn names_come_apart_into_given_names_and_surname() {
        let case = |printed, given: &str, surname: &str| {
            assert_eq!(parts(printed), (given.to_owned(), surname.to_owned()), "{printed}");
        };
        case("Hazel Marsh", "hazel", "marsh");
        case("J. P. Barnes-Andrews", "j p", "barnes andrews");
        case("Mrs J Hull", "j", "hull");
        case("R Cherry, MBE", "r", "cherry");
        case("Sheahan (J)", "j", "sheahan");
        case("Ash, Jo", "jo", "ash");
        case("Maarten van der Berg", "maarten", "van der berg");
        case("Siân O’Dowd", "sian", "odowd");
        case("Colin Mc Donald", "colin", "mcdonald");
        case("JP Marsh", "j p", "marsh");
        case("JO MARSH", "jo", "marsh");
        case("Marsh", "", "marsh");
        case("", "", "");
        assert_eq!(Name::parse("J Hull", "Cllr Mrs").sex, Some('f'));
    }
}
