//! Attendance stated in sentences: in comes a paragraph, out come the people of whom it says that
//! they sent apologies, were away, were there, came, went, or stood in for somebody.
//!
//! The words must say so outright, with the people as their subject or behind `from`: who merely
//! spoke, moved or declared an interest is not an attendee.
//!
//! [`parts`] finds the paragraphs of a part. Here one is parted into sentences; [`away`], [`presence`], [`inverted`], [`moves`] and
//! [`substitutes`] each read one kind of them, most with the help of [`subject`].

mod away;
mod elsewhere;
mod inverted;
mod moves;
mod parts;
mod presence;
mod subject;
mod substitutes;

use super::labels::Group;
use super::lists::{Entry, List};
use super::{tokens, words};
use crate::facts::words::Words;
use crate::item::{Moment, Status};
pub use parts::stated;

/// What a sentence says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The person has this status.
    Is(Status),
    /// The person came into the meeting.
    Came(Moment),
    /// The person left the meeting.
    Went(Moment),
    /// The person came back.
    Back,
}

/// A statement of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Byte offset of its sentence in the paragraph.
    pub at: usize,
    /// Of whom.
    pub entry: Entry,
    /// What.
    pub said: Said,
    /// The kind of list that the sentence is, where it is one: `Also present were A and B`.
    pub group: Option<Group>,
}

/// True for the record of a vote, where `Absent:` is absent from the vote.
pub fn is_vote(text: &str) -> bool {
    static VOTE: Words = Words::new(&[
        "against",
        "abstain",
        "abstention",
        "ayes",
        "nays",
        "noes",
        " aye",
        "not voting",
        "recorded vote",
        "in favour",
        "voting for",
        "voted",
        "vote:",
    ]);
    VOTE.are_in(text)
}

/// What stands in every sentence that is looked at: a root of the words asked for below.
static SAYS: Words = Words::new(&[
    "apolog",
    "absent",
    "substitut",
    "deputis",
    "present",
    "attend",
    "joined",
    "chair",
    "presid",
    "to order",
    "arrived",
    "entered",
    " left ",
    "withdrew",
    "departed",
    "retired",
    "leave",
    "returned",
    "participated",
]);

/// Reads the statements of a cleaned paragraph.
fn read(paragraph: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let vote = is_vote(paragraph);
    for (at, sentence) in sentences(paragraph) {
        let lower = sentence.to_ascii_lowercase();
        if !SAYS.are_in_small(&lower) {
            continue;
        }
        let before = found.len();
        if lower.contains("apolog") {
            away::apologies(at, sentence, &lower, &mut found);
        }
        if found.len() == before && !vote && lower.contains("absent") {
            away::absent(at, sentence, &lower, &mut found);
        }
        if found.len() == before && lower.contains(", who ") {
            away::not_there(at, sentence, &lower, &mut found);
        }
        if lower.contains("substitut") || lower.contains("deputis") {
            substitutes::substitute(at, sentence, &lower, &mut found);
        }
        let other = elsewhere::is_other_meeting(&lower);
        if found.len() == before && !other {
            presence::there(at, sentence, &lower, &mut found);
            presence::called_by(at, sentence, &lower, &mut found);
            presence::with_present(at, sentence, &lower, &mut found);
        }
        if found.len() == before && !vote && !other {
            inverted::inverted(at, sentence, &mut found);
        }
        if found.len() == before {
            moves::moved(at, sentence, &lower, &mut found);
        }
    }
    found
}

/// The sentences of a paragraph with their places: parted by a stop that no title or initial
/// carries, before a capital or a bracket.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (bytes, mut from) = (text.as_bytes(), 0);
    let mut depth = 0i32;
    for at in 0..bytes.len() {
        match bytes[at] {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\n' => {
                found.push((from, &text[from..at]));
                (from, depth) = (at + 1, 0);
            }
            b'.' if depth <= 0 && ends_sentence(text, from, at) => {
                found.push((from, &text[from..=at]));
                (from, depth) = (at + 1, 0);
            }
            _ => {}
        }
    }
    if from < text.len() {
        found.push((from, &text[from..]));
    }
    found.retain(|(_, sentence)| sentence.len() <= 6_000);
    found
}

/// True where the stop at a place ends the sentence that begins at `from`.
fn ends_sentence(text: &str, from: usize, at: usize) -> bool {
    let next = text[at + 1..].trim_start();
    if next.is_empty() {
        return true;
    }
    let spaced = text[at + 1..].starts_with([' ', '(', '\t']);
    let opens = next.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit());
    let word = text[..at].rsplit([' ', '(', '\t', '\n']).next().unwrap_or_default();
    let short = word.rsplit('.').next().is_some_and(|w| w.chars().count() <= 2);
    let kept =
        short && word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit())
            || words::keeps_stop(word);
    // "The Mayor opened the meeting at 7 p.m. Councillors …", but "At 7 p.m. Councillor …"
    let hour = matches!(word, "a.m" | "p.m" | "A.M" | "P.M");
    let told = || at > from + 25 && !text[from..].trim_start().starts_with(['A', 'F', 'U']);
    spaced && opens && (!kept || hour && told())
}

fn say(found: &mut Vec<Statement>, at: usize, list: List, said: &Said) {
    found.extend(list.entries.into_iter().map(|entry| Statement {
        at,
        entry,
        said: said.clone(),
        group: None,
    }));
}

/// Joins the rows of a paragraph, cleaned, with spaces; `rows` tells where each begins.
fn join<'a>(
    texts: impl Iterator<Item = (usize, &'a str)>,
    most: usize,
) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut rows) = (String::new(), Vec::new());
    for (row, line) in texts {
        if text.len() > most {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        rows.push((text.len(), row));
        let mut one = String::new();
        tokens::clean(tokens::cut_at(line, most), &mut one);
        text.push_str(one.trim());
    }
    (text, rows)
}

#[cfg(test)]
mod tests;
