//! The shape of a word: initials, acronyms, words with a capital.

use super::{LETTERS, ROLE, TITLE, is};

/// True for `J`, `J.`, `J.V.`, `JV.`, `J-P`: letters that stand for given names.
pub fn is_initials(word: &str) -> bool {
    // most words are told by their second letter
    if word.len() > 16 || word.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dots = word.contains('.');
    (1..=4).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
        && (letters == 1 || dots || (letters == 2 && !is(word, LETTERS | TITLE | ROLE)))
}

/// True for `Chas.`, `Wm.` and `Mr.`, whose stop ends no sentence; `word` without it.
pub fn keeps_stop(word: &str) -> bool {
    const GIVEN_NAMES: &[&str] = &[
        "Alexr", "Benj", "Chas", "Danl", "Edw", "Edwd", "Fredk", "Geo", "Hy", "Jas", "Jno", "Jos",
        "Richd", "Robt", "Saml", "Thos", "Wm",
    ];
    is(word, TITLE) || GIVEN_NAMES.contains(&word)
}

/// True for a word with which the names of bodies end and no surname does: `Art Club`, `Valley Friends`.
pub fn is_body_alone(word: &str) -> bool {
    const BODIES: &[&str] = &[
        "Association",
        "Club",
        "Committee",
        "Council",
        "Friends",
        "Group",
        "Partnership",
        "Raising",
        "Society",
        "Trust",
        "Union",
    ];
    BODIES.contains(&word)
}

/// True for `DCLG`, `DfE`, `NHS`: several capitals that no surname has.
pub fn is_acronym(word: &str) -> bool {
    if word.is_ascii() && word.bytes().filter(u8::is_ascii_uppercase).count() < 2 {
        return false;
    }
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let surname = ["Mc", "Mac", "O'", "O’", "D'", "Fitz", "De", "Le", "Van", "Du", "La", "St"]
        .iter()
        .any(|start| word.starts_with(start));
    let camel = word
        .as_bytes()
        .windows(2)
        .any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    capitals >= 2
        && (word.chars().count() <= 8 || camel)
        && !word.contains(['-', '\'', '’', '.'])
        && !surname
}

/// True for a word that may be part of a name by its shape: a capital first, letters only.
pub fn is_capitalised(word: &str) -> bool {
    if word.is_ascii() && word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return word
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'-' | b'\'' | b'`'));
    }
    let mut chars = word.chars();
    let first = chars.find(|c| c.is_alphanumeric());
    // Irish sets a letter before the capital: "Ó hUiginn", "Mac an tSaoir"
    let prefixed = matches!(first, Some('h' | 't')) && chars.next().is_some_and(char::is_uppercase);
    (prefixed || first.is_some_and(char::is_uppercase))
        && word.chars().all(|c| {
            c.is_alphabetic()
                || matches!(c, '.' | '-' | '\'' | '’' | '‘' | '`' | '\u{2010}' | '\u{2011}')
        })
}
