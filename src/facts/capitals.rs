//! Capitals: in comes a name or title as printed, out comes the same in ordinary writing.

use super::words::has_figures;
use crate::eights;
use crate::spaced::spaced;

/// Words that stay small within a name.
const SMALL: [&str; 17] = [
    "and", "of", "the", "for", "in", "on", "to", "with", "at", "by", "from", "a", "an", "or", "as",
    "de", "y",
];

/// The length of the longest of them.
const LONGEST_SMALL: usize = 4;

/// In order: short forms that stay in capitals, as usual in the papers of councils, schools and the police.
const ACRONYMS: [&str; 72] = [
    "AGM", "AOB", "AONB", "ASB", "CAMHS", "CCG", "CCTV", "CEO", "CIC", "CIL", "CIO", "CLP", "CQC",
    "CSE", "DBS", "DEFRA", "DFE", "DFG", "EHCP", "EU", "GDPR", "GP", "HMO", "HMRC", "HR", "HRA",
    "HS2", "ICB", "ICT", "II", "III", "ILACS", "IT", "IV", "JSNA", "LCR", "LEP", "LGA", "LSCB",
    "MASH", "MBE", "MP", "MTFS", "NALC", "NHS", "OBE", "PC", "PCC", "PCP", "PDF", "PFI", "PSPO",
    "PTA", "RNLI", "SACRE", "SEN", "SEND", "SID", "SLA", "SPC", "SPD", "TPO", "TRO", "UK",
    "UNISON", "USA", "VAT", "VE", "WI", "WW1", "WW2", "YMCA",
];

/// True where a text has letters and hardly any small one.
pub fn shouts(text: &str) -> bool {
    // with so many small letters the rest cannot hold five capitals for each
    let most = text.len() / 6;
    if text.bytes().filter(u8::is_ascii_lowercase).nth(most).is_some() {
        return false;
    }
    if text.is_ascii() {
        let (big, small) = eights::capitals_and_small(text.as_bytes());
        return big >= 3 && small * 5 <= big;
    }
    let (mut big, mut small) = (0, 0);
    for c in text.chars() {
        big += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    big >= 3 && small * 5 <= big
}

/// True for one of [`SMALL`], whatever its case.
fn is_small(word: &str) -> bool {
    word.len() <= LONGEST_SMALL && SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// True for one of [`ACRONYMS`]; most words are told by their length or second letter.
fn is_acronym(word: &str) -> bool {
    const LONGEST: usize = 6;
    let second = word.as_bytes().get(1);
    word.len() <= LONGEST
        && second.is_some_and(|byte| !byte.is_ascii_lowercase())
        && ACRONYMS.binary_search(&word).is_ok()
}

/// A name with each word capitalised where it was printed in capitals; else as printed. A single
/// short word stays: it is rather an acronym.
pub fn name(text: &str) -> String {
    if !shouts(text) || !text.contains(' ') && text.len() < 6 {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let bare = bare(word);
        if is_acronym(bare) || has_figures(bare) {
            out.push_str(word);
        } else if at > 0 && is_small(bare) {
            push_small(word, &mut out);
        } else {
            title_word(word, &mut out);
        }
    }
    out
}

/// A title with each word but the small ones capitalised, however it was printed; words in capitals
/// within ordinary writing are acronyms and stay.
pub fn title(text: &str) -> String {
    let shouting = shouts(text);
    let mut out = String::with_capacity(text.len());
    for (at, (_, word)) in spaced(text).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if is_written_so(word) {
            out.push_str(word);
            continue;
        }
        let bare = bare(word);
        if is_acronym(bare) || has_figures(bare) || !shouting && has_inner_capital(bare) {
            out.push_str(word);
        } else if at > 0 && is_small(bare) {
            push_small(word, &mut out);
        } else {
            title_word(word, &mut out);
        }
    }
    out
}

/// True for a word that a title has just as it is: a capital, then small letters, and no small word.
fn is_written_so(word: &str) -> bool {
    matches!(word.as_bytes(), [first, rest @ ..] if first.is_ascii_uppercase()
        && rest.len() >= LONGEST_SMALL
        && rest.iter().all(u8::is_ascii_lowercase))
}

/// A word without the signs about it.
fn bare(word: &str) -> &str {
    match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

/// True where another letter than the first is a capital.
fn has_inner_capital(word: &str) -> bool {
    match word.is_ascii() {
        true => word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()),
        false => word.chars().skip(1).any(char::is_uppercase),
    }
}

/// Adds a word in small letters.
fn push_small(word: &str, out: &mut String) {
    if !word.is_ascii() {
        out.push_str(&word.to_lowercase());
        return;
    }
    let from = out.len();
    out.push_str(word);
    out[from..].make_ascii_lowercase();
}

/// `SCRUTINY` to `Scrutiny`, `SUB-COMMITTEE` to `Sub-Committee`, `O'NEILL` to `O'Neill`,
/// `CHILDREN'S` to `Children's`.
fn title_word(word: &str, out: &mut String) {
    let plain = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let (true, Some((first, rest))) = (plain, word.split_at_checked(1)) {
        out.push_str(first);
        let from = out.len();
        out[from - 1..].make_ascii_uppercase();
        out.push_str(rest);
        out[from..].make_ascii_lowercase();
        return;
    }
    let mut big = true;
    let letters: Vec<char> = word.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        if c.is_alphabetic() {
            if big {
                out.extend(c.to_uppercase());
            } else {
                out.extend(c.to_lowercase());
            }
            big = false;
        } else {
            out.push(*c);
            let rest = letters.len() - at - 1;
            big = !matches!(c, '\'' | '’') || rest > 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_written_as_usual() {
        for (text, expected) in [
            ("CHILDREN AND FAMILIES SCRUTINY PANEL", "Children and Families Scrutiny Panel"),
            ("THE LICENSING SUB-COMMITTEE", "The Licensing Sub-Committee"),
            ("CHILDREN'S TRUST BOARD", "Children's Trust Board"),
            ("NHS AND SEND BOARD", "NHS and SEND Board"),
            ("Planning applications committee", "Planning applications committee"),
            ("HFPC", "HFPC"),
            ("CABINET", "Cabinet"),
        ] {
            assert_eq!(name(text), expected);
        }
    }

    #[test]
    fn titles_are_written_alike() {
        assert!(ACRONYMS.is_sorted());
        assert_eq!(title("OFSTED AND SEND UPDATE"), "Ofsted and SEND Update");
        assert_eq!(title("Ofsted and SEND update"), "Ofsted and SEND Update");
        assert_eq!(title("the RNLI's boat"), "The RNLI's Boat");
    }
}
