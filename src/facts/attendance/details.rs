//! What is said of a person behind the name: in comes the text of a bracket, of a column or behind
//! a dash, out comes a role, a substitution, an arrival or departure, a way of taking part.
//!
//! [`mod@moment`] reads when somebody came or went, [`mod@substitution`] who stands in for whom.

mod moment;
mod substitution;

use super::doubt;
use super::lists::Entry;
use super::names;
use super::words::{self, BODY, LETTERS, ROLE};
use crate::facts::words::{Words, in_small};
use crate::item::Status;
pub use moment::moment;
use moment::movement;
pub use substitution::is_substitution;
use substitution::substitution;

/// Takes one detail of a person into the entry. `bracket` is true for what stands in brackets,
/// which may hold initials or a reason.
pub fn take(entry: &mut Entry, text: &str, bracket: bool) {
    let text = text.trim().trim_end_matches(['.', ',', ';', '-', '–']).trim();
    if text.is_empty() || text.len() > 400 {
        return;
    }
    let lower = text.to_lowercase();
    if status(entry, &lower) || substitution(entry, text, &lower) || movement(entry, &lower) {
        return;
    }
    if doubt::is_away(&lower) && !is_for_part(&lower) {
        entry.away = true;
        return;
    }
    if remote(&lower) {
        entry.remote = true;
        return;
    }
    if bracket && initials(entry, text) {
        return;
    }
    if lower.contains("in the chair") || lower == "presiding" {
        entry.role.get_or_insert_with(|| text.to_owned());
        return;
    }
    if text.chars().filter(char::is_ascii_digit).count() > 4 || lower.contains('@') {
        return;
    }
    role(entry, text, bracket);
}

/// A status of the person's own: `(apologies)`, `Present, as substitute`, `Expected`.
fn status(entry: &mut Entry, lower: &str) -> bool {
    let found = if lower.starts_with("apolog") && !lower.contains(" from ")
        || lower.starts_with("sent apolog")
        || matches!(lower, "apol" | "regrets" | "with regrets" | "excused" | "with apologies")
        || lower.starts_with("late apolog")
        || lower == "leave of absence"
    {
        Status::Apologies
    } else if lower.starts_with("absent") && !is_for_part(lower)
        || lower.starts_with("not present")
        || lower.starts_with("not in attendance")
        || lower.starts_with("did not attend")
        || lower == "no apologies"
    {
        Status::Absent
    } else if lower.starts_with("expected") || lower == "invited" || lower == "invited only" {
        Status::Listed
    } else if lower.starts_with("present") {
        let away = ["not", "until", "part", "for "].iter().any(|w| lower.contains(w));
        entry.remote |= remote(lower);
        if lower.contains("substitut") {
            Status::Substitute
        } else if away {
            return false;
        } else {
            Status::Present
        }
    } else if lower == "here" {
        Status::Present
    } else if lower.starts_with("in attendance") || lower.starts_with("attended") {
        entry.remote |= remote(lower);
        Status::InAttendance
    } else {
        return false;
    };
    entry.status = Some(found);
    true
}

/// `absent from 1.30pm to 3.49pm`, `absent for item 5`: there for the rest.
fn is_for_part(lower: &str) -> bool {
    let rest = lower.strip_prefix("absent").unwrap_or(lower);
    ["from", "for item", "for part", "until", "during"]
        .iter()
        .any(|words| rest.trim_start().starts_with(words))
}

/// True where the words say that somebody took part from afar.
pub fn remote(lower: &str) -> bool {
    static AFAR: Words = Words::new(&[
        "zoom",
        "remote",
        "virtual",
        "online",
        "teams",
        "video",
        "telephone",
        "by phone",
        "webex",
        "skype",
        "dial-in",
        "hybrid",
    ]);
    AFAR.are_in_small(lower)
        && !lower.split(' ').any(|word| matches!(word, "team" | "officer" | "manager" | "editor"))
}

/// Initials in brackets: the name's own are dropped, those of a bare surname belong to it.
fn initials(entry: &mut Entry, text: &str) -> bool {
    if words::is_initials(text)
        && text.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && !entry.name.contains(' ')
    {
        entry.name = format!("{} ({text})", entry.name);
        return true;
    }
    names::initials_of(&entry.name, text) || words::is(text, LETTERS)
}

/// A role or the body that the person speaks for; words in small letters that name neither, such
/// as `(unwell)`, are dropped.
fn role(entry: &mut Entry, text: &str, bracket: bool) {
    let letters = text.split([' ', ',']).all(|w| w.is_empty() || words::is(w, LETTERS));
    if letters {
        return;
    }
    let says_role = text.split([' ', '/', ',', '-']).any(|w| words::is(w, ROLE));
    let capital = text.chars().any(char::is_uppercase);
    if !says_role && !capital {
        return;
    }
    let body = !says_role && (is_body(text) || bracket);
    if body && entry.organisation.is_none() {
        entry.organisation = Some(text.to_owned());
    } else if let Some(role) = &mut entry.role {
        role.push_str(", ");
        role.push_str(text);
    } else {
        entry.role = Some(text.to_owned());
    }
}

/// True for the name of a body: `Harrowfen Borough Council`, `NHS Marsh Group`, `DfE`.
pub fn is_body(text: &str) -> bool {
    let says_role = text.split([' ', '/']).any(|w| words::is(w, ROLE));
    !says_role
        && (text.split(' ').any(is_kind_of_body)
            || text.split(' ').all(|w| words::is_acronym(w) || words::is(w, BODY))
                && text.split(' ').any(words::is_acronym))
}

/// True for a word that says what kind of body it is the name of.
fn is_kind_of_body(word: &str) -> bool {
    const KINDS: &[&str] = &[
        "council",
        "constabulary",
        "trust",
        "university",
        "college",
        "school",
        "academy",
        "nhs",
        "ltd",
        "limited",
        "plc",
        "llp",
        "association",
        "society",
        "agency",
        "authority",
        "church",
        "diocese",
        "union",
        "foundation",
        "institute",
        "hospital",
        "federation",
        "museum",
        "gallery",
        "police",
        "group",
        "company",
        "charity",
        "partnership",
        "office",
        "forum",
        "club",
        "bureau",
    ];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    in_small(word, |small| KINDS.contains(&small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_items_are_moments() {
        let at =
            |text: &str| moment(text).map(|m| (m.time.map(|t| (t.hour(), t.minute())), m.item));
        assert_eq!(at("arrived at 7.20pm"), Some((Some((19, 20)), None)));
        assert_eq!(at("left at 20:05 during item 7."), Some((Some((20, 5)), Some("7".into()))));
        assert_eq!(at("from 9 a.m."), Some((Some((9, 0)), None)));
        assert_eq!(at("for 3 people"), None);
    }

    #[test]
    fn bodies_are_told_from_roles() {
        assert!(is_body("Harrowfen Borough Council") && is_body("DfE") && is_body("NHS Harrowfen"));
        assert!(!is_body("Council Leader") && !is_body("Public Protection"));
    }
}
