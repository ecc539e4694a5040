//! The words that names, titles, roles and lists are made of: in comes a word, out comes what it
//! may be. A word can be several things; the parsers decide by its place.
//!
//! [`list`] holds the words, [`shape`] tells initials and acronyms by their letters.

mod list;
mod shape;
mod table;

pub use shape::{is_acronym, is_body_alone, is_capitalised, is_initials, keeps_stop};
pub use table::{Sense, sense, sense_of_letters};

/// A title before a name: `Cllr`, `Mrs`, `Superintendent`.
pub const TITLE: u16 = 1;
/// A title of several people: `Councillors`.
pub const PLURAL: u16 = 1 << 1;
/// Says whose councillor: `County`, `Borough`.
pub const WHOSE: u16 = 1 << 2;
/// Part of a role: `Director`, `Clerk`.
pub const ROLE: u16 = 1 << 3;
/// Part of a body's name or of a field of work: `Council`, `Housing`.
pub const BODY: u16 = 1 << 4;
/// A given name in common use.
pub const GIVEN: u16 = 1 << 5;
/// A part of a surname that may stand apart, in small letters too: `de`, `Ní`.
pub const PARTICLE: u16 = 1 << 6;
/// Letters behind a name: `MBE`, `JP`.
pub const LETTERS: u16 = 1 << 7;
/// Never part of a name, though it may begin with a capital: `The`, `Apologies`, `Declarations`.
pub const STOP: u16 = 1 << 8;
/// A verb that makes a sentence of a row: `was`, `welcomed`.
pub const VERB: u16 = 1 << 9;
/// A councillor's title, as against `Mr` or `Dr`.
pub const ELECTED: u16 = 1 << 10;
/// A police or fire rank.
pub const RANK: u16 = 1 << 11;

/// May begin a title together with the words behind it: `Council Members`, `Deputy Mayor`.
pub const LEADS: u16 = 1 << 12;

/// Says that somebody was away: `unable`, `sick`.
pub const AWAY: u16 = 1 << 13;
/// In a label names people for another reason than that they were there: `copies`, `proposer`.
pub const ELSE: u16 = 1 << 14;

/// What a word may be; 0 for an unknown one. Case, a closing stop and a possessive are ignored.
pub fn flags(word: &str) -> u16 {
    sense(word).flags
}

/// True where the word is one of those flagged.
pub fn is(word: &str, flag: u16) -> bool {
    flags(word) & flag != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_what_they_do() {
        assert!(is("Cllrs.", TITLE | PLURAL) && is("Borough", WHOSE) && is("Hilary", GIVEN));
        assert!(
            is("Clerk-Treasurer", ROLE) && is("Secretary/Typist", ROLE) && !is("Day-Clerk", ROLE)
        );
        assert!(
            is("Children’s", BODY) && is("DIRECTOR", ROLE) && !is("Harrowfen", ROLE | BODY | STOP)
        );
    }

    #[test]
    fn initials_and_acronyms_are_told_from_names() {
        assert!(is_initials("J") && is_initials("J.V.") && is_initials("L.") && !is_initials("Jo"));
        assert!(
            is_acronym("DfE")
                && is_acronym("HMRC")
                && !is_acronym("McIntyre")
                && !is_acronym("O’Dea")
        );
    }
}
