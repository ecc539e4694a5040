//! Small questions about the words of a heading: is it in capitals, is it a sentence, does it decide.
//! In comes a stretch of a row, out comes yes, no or a byte offset.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::lexicon::Kinds;
use super::stretch::{Word, words};
use crate::eights;

pub(super) use super::stretch::bare;

/// Most of a stretch that is ever looked at: a heading is not longer.
pub const LOOK: usize = 600;

/// The words that a title cannot go on with: a bare joint at its end.
pub fn ends_open(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ']);
    text.ends_with(',') || last_word(text).is_some_and(is_joint)
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

fn is_joint(word: &str) -> bool {
    Kinds::of(word, bare(word)).has(Kinds::JOINT)
}

/// At most `LOOK` bytes of a text, cut between characters.
pub fn head(text: &str) -> &str {
    &text[..floor(text, LOOK)]
}

/// `most`, or the text's length, or the next character's beginning before it.
pub fn floor(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// How many capitals and small letters.
pub fn letters(text: &str) -> (usize, usize) {
    let (text, mut count) = (head(text), (0, 0));
    if text.is_ascii() {
        return eights::capitals_and_small(text.as_bytes());
    }
    for c in text.chars() {
        count.0 += usize::from(c.is_uppercase());
        count.1 += usize::from(c.is_lowercase());
    }
    count
}

/// In capitals all through, but for a suffix or a small word here and there.
pub fn is_caps(text: &str) -> bool {
    let text = head(text);
    // with so many small letters the rest cannot hold six capitals for each
    let most = text.len() / 7;
    if text.bytes().filter(u8::is_ascii_lowercase).nth(most).is_some() {
        return false;
    }
    let (upper, lower) = letters(text);
    upper >= 3 && lower * 6 <= upper
}

/// True where the stretch holds a finite verb among its first words.
pub fn has_verb(text: &str) -> bool {
    holds_verb(words(head(text)))
}

/// True where there is a finite verb among the first of some words.
pub(super) fn holds_verb<'t>(words: impl Iterator<Item = Word<'t>>) -> bool {
    let (mut told, mut before) = (None, "");
    for word in words.take(40) {
        let told = *told.get_or_insert_with(|| word.is(Kinds::OPENER));
        if before == "made" && word.bare == "a" {
            return true;
        }
        if word.is(Kinds::VERB) || told && word.is(Kinds::PARTICIPLE) {
            let participle = matches!(before, "be" | "as" | "not" | "items" | "matters");
            if !participle {
                return true;
            }
        }
        before = word.bare;
    }
    false
}

/// True where the stretch reads as running text rather than as a heading.
pub fn is_sentence(text: &str) -> bool {
    let text = head(text).trim();
    let Some(first) = words(text).next() else { return false };
    if first.text == "To" || text.ends_with(':') && text.len() < 200 {
        return false;
    }
    first.is(Kinds::OPENER) && !first.is(Kinds::WEAK)
        || text.ends_with('.') && text.len() > 90
        || has_verb(text)
}

/// True for `Cllr`, `Mr` and the like: a name follows.
pub fn is_honorific(word: &str) -> bool {
    Kinds::of(word, bare(word)).has(Kinds::HONORIFIC)
}

/// True for a row that is nothing but a councillor's title and name.
pub fn is_name(text: &str) -> bool {
    let list: Vec<Word> = words(text).take(6).collect();
    (2..=5).contains(&list.len())
        && matches!(list[0].bare, "Cr" | "Cllr" | "Councillor" | "Alderman" | "Ald")
        && list[1..]
            .iter()
            .all(|word| word.text.starts_with(char::is_uppercase) && !word.is(Kinds::NOUN))
}

/// `A`, `P.`: one capital.
pub(super) fn initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// `None`, `Nil.`, `Noted`: a body of one word.
pub(super) fn nothing(text: &str) -> bool {
    matches!(bare(text), "None" | "Nil" | "NIL" | "NONE" | "N/A" | "Noted" | "NOTED" | "Agreed")
}

/// `None`, `Nil.`, `No questions`, `Nothing to report`: a body that says that there was nothing.
pub fn is_nothing(text: &str) -> bool {
    let first = first(text).map_or("", |word| word.bare);
    nothing(text) || text.len() < 80 && matches!(first, "No" | "None" | "Nil" | "Nothing" | "Not")
}

/// True where a stretch begins as a resolution or a motion does: no heading.
pub fn decides(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "resolved",
        "agreed",
        "recommended",
        "noted",
        "decision",
        "decided",
        "moved",
        "seconded",
        "proposed",
        "carried",
        "resolution",
        "motion",
        "that",
        "action",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
        || text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("it was "))
}

/// True for a text without two spaces together, tabs and strokes, as most are.
fn is_one_column(text: &[u8]) -> bool {
    // no early exit: so sixteen bytes are looked at together
    let mut parts = u8::from(text.last() == Some(&b'\t')) | u8::from(text.last() == Some(&b'|'));
    for (byte, next) in text.iter().zip(text.get(1..).unwrap_or_default()) {
        let sign = u8::from(*byte == b'\t') | u8::from(*byte == b'|');
        parts |= sign | (u8::from(*byte == b' ') & u8::from(*next == b' '));
    }
    parts == 0
}

/// Where a wide gap parts the first column of a row from the next one.
pub fn column_end(text: &str) -> usize {
    let text = head(text).trim_end();
    if is_one_column(text.as_bytes()) {
        return text.len();
    }
    static WIDE: LazyLock<Finder> = LazyLock::new(|| Finder::new("    "));
    let wide = WIDE.find(text.as_bytes()).filter(|&at| at >= 4 && !text[..at].trim().is_empty());
    wide.or_else(|| text.find('\t').filter(|&at| at >= 4))
        .or_else(|| memchr::memchr(b'|', text.as_bytes()).and_then(|_| text.find(" | ")))
        .unwrap_or(text.len())
}

/// The first word of a stretch.
pub(super) fn first(text: &str) -> Option<Word<'_>> {
    words(text).next()
}
