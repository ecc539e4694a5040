//! Labels of attendance lists: in comes the beginning of a row, out comes which list it opens.
//!
//! A label is a run of words that labels are made of, closed by a colon, a dash, a gap, the end of
//! the row or the first name. So `THOSE PRESENT WERE:`, `Member(s) Absent:`, `Officials in
//! attendance` and `Apologies for absence were received from Councillor` need no list of their own.
//!
//! [`mod@words`] says what a word does in a label, [`mod@run`] reads a run of them, [`mod@group`] says what
//! the whole means; [`mod@wrapped`] reads labels that stand on two rows.

mod group;
mod run;
mod words;
mod wrapped;

use super::tokens::{self, Kind, Token, cut_at};
use run::run;
use words::part;
pub use wrapped::wrapped;

/// Which list a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Members who were there.
    Present,
    /// Others who were there.
    Attending,
    /// Those who sent apologies.
    Apologies,
    /// Those who were away without.
    Absent,
    /// Those who took a member's place.
    Substitutes,
    /// Officers, said to be there or not, as the label around says.
    Officers,
    /// Guests and observers, likewise.
    Guests,
    /// Members, likewise.
    Members,
    /// Appointed or co-opted members, likewise.
    Appointed,
    /// Who is in the chair.
    Chair,
    /// Who takes the minutes.
    Clerk,
    /// Whom to ask: proves nothing.
    Contacts,
    /// Whoever was asked to come: proves nothing.
    Invited,
    /// Attendance and apologies together: the lists under it say which, it alone proves nothing.
    Register,
}

/// A label at the beginning of a row or within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Which list it opens.
    pub group: Group,
    /// True where the label itself says that they were there or away; false for `Officers:`.
    pub states: bool,
    /// True for `other attendees`, `also present`.
    pub also: bool,
    /// True where the label says that they took part from afar.
    pub remote: bool,
    /// True for `Councillors present:`: everybody in the list is one.
    pub councillors: bool,
    /// True for `Attending:`, which behind `Present:` holds the others.
    pub attending: bool,
    /// Byte offset of the label's first word.
    pub start: usize,
    /// Byte offset where the list begins.
    pub end: usize,
}

/// The tokens that are enough to read most labels, and the words of a name behind one.
const FIRST_TOKENS: usize = 24;
const REACH: usize = 10;

/// The label at the beginning of a cleaned row, an item number before it passed over.
pub fn at_start(text: &str) -> Option<Label> {
    let head = cut_at(text, 300);
    // most rows are told by their first word
    if opens_otherwise(head) {
        return None;
    }
    let mut tokens = tokens::lex(head, FIRST_TOKENS);
    let from = behind_number(head, &tokens);
    let word = tokens.get(from).filter(|token| token.kind == Kind::Word);
    if word.is_some_and(|token| part(&head[token.start..token.end]) == 0) {
        return None;
    }
    let of_label = |token: &&Token| match token.kind {
        Kind::Word => part(&head[token.start..token.end]) != 0,
        Kind::Comma => false,
        _ => true,
    };
    let end = from + tokens[from..].iter().take_while(of_label).count();
    if tokens.len() == FIRST_TOKENS && end + REACH > FIRST_TOKENS {
        tokens = tokens::lex(head, 60);
    }
    run(head, &tokens, from, head.len() == text.len())
}

/// True for a text that opens with a plain word of some letters that no label has.
fn opens_otherwise(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let plain = matches!(text.as_bytes().get(letters), None | Some(b' '));
    letters > 2 && plain && part(&text[..letters]) == 0
}

/// Labels within a row, each closed by a colon, in order; the one at its beginning left out.
pub fn inside(text: &str) -> Vec<Label> {
    let text = cut_at(text, 60_000);
    if memchr::memchr(b':', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let tokens = tokens::lex(text, 12_000);
    let mut found: Vec<Label> = Vec::new();
    let mut last = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Colon || at == 0 {
            continue;
        }
        let mut from = at;
        while from > last && at - from < 9 && is_part(text, &tokens[from - 1]) {
            from -= 1;
        }
        while from < at
            && !begins(&text[tokens[from].start..tokens[from].end], text, &tokens[from..])
        {
            from += 1;
        }
        last = at;
        if from == at || from == 0 {
            continue;
        }
        let label =
            run(text, &tokens, from, true).filter(|label| label.end >= token.end && label.states);
        found.extend(label);
    }
    found
}

/// Labels that open a sentence behind a list, colon or not: `… and C. Also present were D and E.
/// Apologies – F`. From `from` on, in order.
pub fn behind_stops(text: &str, from: usize) -> Vec<Label> {
    let text = cut_at(text, 60_000);
    if memchr::memmem::find(text.get(from..).unwrap_or_default().as_bytes(), b". ").is_none() {
        return Vec::new();
    }
    let tokens = tokens::lex(text, 12_000);
    let stops = tokens.windows(2).enumerate().filter(|(_, two)| {
        let word = &text[two[0].start..two[0].end];
        let stop = two[0].kind == Kind::Stop || matches!(word, "p.m." | "a.m." | "P.M." | "A.M.");
        stop && two[0].start >= from && two[1].kind == Kind::Word
    });
    stops
        .filter_map(|(at, _)| run(text, &tokens, at + 1, true))
        .filter(|label| label.states && label.group != Group::Contacts)
        .collect()
}

fn begins(word: &str, text: &str, tokens: &[Token]) -> bool {
    let next = tokens.get(1).map_or("", |t| &text[t.start..t.end]);
    word.chars().next().is_some_and(char::is_uppercase)
        || (word == "there" && matches!(next, "were" | "was"))
        || (word == "the" && next == "following")
}

fn is_part(text: &str, token: &Token) -> bool {
    let word = &text[token.start..token.end];
    match token.kind {
        Kind::Word => part(word) != 0,
        Kind::And => true,
        Kind::Bracket => word == "s",
        _ => false,
    }
}

/// Passes over `1.`, `(26)`, `2\.` and bullets.
fn behind_number(text: &str, tokens: &[Token]) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at).filter(|_| at < 4) {
        let word = &text[token.start..token.end];
        let number = word.len() <= 10
            && word.starts_with(|c: char| c.is_ascii_digit())
            && token.kind != Kind::Dash;
        let letter = at == 0
            && token.kind == Kind::Word
            && word.len() <= 2
            && tokens.get(1).is_some_and(|t| t.kind == Kind::Stop)
            && (part(word) == 0 || word == "i");
        match token.kind {
            Kind::Word | Kind::Bracket if number || letter => at += 1,
            Kind::Stop | Kind::Gap | Kind::Dash | Kind::Line => at += 1,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests;
