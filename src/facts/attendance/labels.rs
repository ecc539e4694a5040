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

use super::tokens::{self, Kind, Lazy, Token, cut_at};
use crate::facts::words::{Words, in_small, is_in};
use run::run;
use words::{ABSENT, ALSO, APOLOGIES, ATTEND, IN, part};
pub use words::{WORDS, either};
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

/// At most so much of a row, in bytes and tokens, is looked at for a label at its beginning.
const MOST_HEAD: usize = 300;
const MOST_TOKENS: usize = 60;
/// The same of a row that may hold several.
const MOST_ROW: usize = 60_000;
const MOST_ROW_TOKENS: usize = 12_000;

/// What the first word of a label does that no sign closes.
const OPENING: u32 = APOLOGIES | ABSENT | ATTEND | IN | ALSO;

/// The label at the beginning of a cleaned row, an item number before it passed over.
pub fn at_start(text: &str) -> Option<Label> {
    let head = cut_at(text, MOST_HEAD);
    // most rows are told by their first word
    if opens_otherwise(head) {
        return None;
    }
    let mut tokens = Lazy::new(head, MOST_TOKENS);
    let from = behind_number(&mut tokens);
    let word = tokens.get(from).filter(|token| token.kind == Kind::Word);
    if word.is_some_and(|token| token.sense.part == 0) {
        return None;
    }
    run(head, &mut tokens, from, head.len() == text.len())
}

/// True for a text that opens with a plain word of some letters that no label has.
fn opens_otherwise(text: &str) -> bool {
    // what the public asked, and no list of it
    const ASKED: &[&str] =
        &["public forum", "public participation", "public question", "public comment"];
    let asked =
        |words: &&str| text.get(..words.len()).is_some_and(|own| own.eq_ignore_ascii_case(words));
    if ASKED.iter().any(asked) {
        return true;
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let plain = matches!(text.as_bytes().get(letters), None | Some(b' '));
    letters > 2 && plain && part(&text[..letters]) == 0
}

/// Labels within a row, each closed by a colon, in order; the one at its beginning left out.
pub fn inside(text: &str) -> Vec<Label> {
    let text = cut_at(text, MOST_ROW);
    let Some(last) = memchr::memrchr(b':', text.as_bytes()) else { return Vec::new() };
    let mut tokens = Lazy::new(text, MOST_ROW_TOKENS);
    let (mut found, mut behind, mut at) = (Vec::new(), 0, 0);
    while let Some(token) = tokens.get(at).filter(|token| token.start <= last) {
        if token.kind == Kind::Colon && at > 0 {
            let from = begin(tokens.run(0, at), behind);
            let label = (from > 0 && from < at).then(|| run(text, &mut tokens, from, true));
            // "Absent: A. Staff: B" opens a list of its own
            let before = tokens.get(from.saturating_sub(1)).map(|token| token.kind);
            let apart = matches!(before, Some(Kind::Stop | Kind::Semicolon | Kind::Gap));
            let closed = |label: &Label| label.end >= token.end && (label.states || apart);
            found.extend(label.flatten().filter(closed));
            behind = at;
        }
        at += 1;
    }
    found
}

/// Where the label begins that a colon behind some tokens may close, not before `behind`.
fn begin(tokens: &[Token], behind: usize) -> usize {
    let end = tokens.len();
    let part = |token: &&Token| match token.kind {
        Kind::Word => token.sense.part != 0,
        Kind::And => true,
        Kind::Bracket => token.text == "s",
        _ => false,
    };
    let near = &tokens[behind.max(end.saturating_sub(9))..];
    let from = end - near.iter().rev().take_while(part).count();
    let opens = |at: &usize| {
        let next = tokens.get(at + 1).map_or("", |token| token.text);
        match tokens[*at].text {
            "there" => matches!(next, "were" | "was"),
            "the" => next == "following",
            "following" | "members" | "those" | "quorum" => true,
            word => word.starts_with(char::is_uppercase),
        }
    };
    (from..end).find(opens).unwrap_or(end)
}

/// Labels that open a sentence behind a list, colon or not: `… and C. Also present were D and E.
/// Apologies – F`. From `from` on, in order.
pub fn behind_stops(text: &str, from: usize) -> Vec<Label> {
    let text = cut_at(text, MOST_ROW);
    let spaced = is_in(text.get(from..).unwrap_or_default(), ". ");
    if !spaced || !tokens::behind_stops(text, from).any(|token| token.sense.part != 0) {
        return Vec::new();
    }
    let mut tokens = Lazy::new(text, MOST_ROW_TOKENS);
    let stops = |two: &[Token]| {
        let stop = two[0].kind == Kind::Stop
            || matches!(
                two[0].text,
                "p.m." | "a.m." | "P.M." | "A.M." | "PM." | "AM." | "pm." | "am."
            );
        stop && two[0].start >= from && two[1].kind == Kind::Word
    };
    let starts: Vec<usize> =
        (1..tokens.all().len()).filter(|&at| stops(&tokens.all()[at - 1..=at])).collect();
    starts
        .into_iter()
        .filter_map(|at| run(text, &mut tokens, at, true))
        .filter(|label| label.states && label.group != Group::Contacts)
        .collect()
}

/// Labels within a row that a capital opens and no sign closes, right before somebody with a title or a
/// full name: `Present Dr A Lee Mrs B Fox Apologies Mr C Day`. From `from` on, in order.
pub fn without_colon(text: &str, from: usize) -> Vec<Label> {
    static ROOTS: Words = Words::new(&["apolog", "absent", "attendance", "also present"]);
    let text = cut_at(text, MOST_ROW);
    if !text.get(from..).is_some_and(|rest| ROOTS.are_in(rest)) {
        return Vec::new();
    }
    let mut tokens = Lazy::new(text, MOST_ROW_TOKENS);
    let opens = |two: &[Token]| {
        let [before, first] = two else { return false };
        // "Board Secretary APOLOGIES": an office opens no such label
        let label = |token: &Token| token.sense.part & OPENING != 0 && token.is_capitalised();
        first.start >= from && first.kind == Kind::Word && label(first) && !label(before)
    };
    let starts: Vec<usize> =
        (1..tokens.all().len()).filter(|&at| opens(&tokens.all()[at - 1..=at])).collect();
    let away = |label: &Label| matches!(label.group, Group::Apologies | Group::Absent);
    starts
        .into_iter()
        .filter_map(|at| run(text, &mut tokens, at, false))
        .filter(|label| label.states && (away(label) || label.group == Group::Attending))
        .collect()
}

/// True for the heading of a roll: `1. Calling of the Roll and Apologies`, `SEDERUNT`.
pub fn calls_roll(heading: &str) -> bool {
    in_small(cut_at(heading, 120), |lower| {
        let mut words = lower.split(|c: char| !c.is_alphabetic());
        heading.len() <= 120 && words.any(|word| matches!(word, "roll" | "sederunt"))
    })
}

/// How much of a list `were received from` takes, where a colon closed the label before it.
pub fn received_from(list: &str) -> usize {
    let (mut at, mut end) = (0, 0);
    for word in cut_at(list, 60).split(' ').take(6) {
        at += word.len() + 1;
        let small = word.starts_with(char::is_lowercase) && part(word) != 0;
        if !small && !word.is_empty() {
            break;
        }
        if matches!(word, "from" | "by") {
            end = at;
        }
    }
    end.min(list.len())
}

/// Passes over `1.`, `(26)`, `2\.` and bullets.
fn behind_number(tokens: &mut Lazy) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at).filter(|_| at < 6) {
        let word = token.text;
        // "C048/23" too
        let reference = || word.contains('/') && word.ends_with(|c: char| c.is_ascii_digit());
        let number = word.len() <= 10
            && (word.starts_with(|c: char| c.is_ascii_digit()) || reference())
            && token.kind != Kind::Dash;
        let letter = at == 0
            && token.kind == Kind::Word
            && word.len() <= 2
            && (token.sense.part == 0 || word == "i")
            && tokens.get(1).is_some_and(|t| t.kind == Kind::Stop);
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
