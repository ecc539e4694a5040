//! Small questions about the words of a heading: is it in capitals, is it a sentence, does it decide.
//! In comes a stretch of a row, out comes yes, no or a byte offset.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::lexicon::{JOINTS, NOUNS, OPENERS, PARTICIPLES, VERBS, WEAK};

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

pub(super) fn is_joint(word: &str) -> bool {
    JOINTS.has_folded(word)
}

/// A word without the signs around it.
pub(super) fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let sign = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let from = bytes.iter().take_while(sign).count();
    let to = bytes.len() - bytes[from..].iter().rev().take_while(sign).count();
    let word = &word[from..to];
    match word.as_bytes() {
        [] | [0..0x80] | [0..0x80, .., 0..0x80] => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
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
        let of = |is: fn(&u8) -> bool| text.bytes().filter(is).count();
        return (of(u8::is_ascii_uppercase), of(u8::is_ascii_lowercase));
    }
    for c in text.chars() {
        count.0 += usize::from(c.is_uppercase());
        count.1 += usize::from(c.is_lowercase());
    }
    count
}

/// In capitals all through, but for a suffix or a small word here and there.
pub fn is_caps(text: &str) -> bool {
    let (upper, lower) = letters(text);
    upper >= 3 && lower * 6 <= upper
}

/// True where the stretch holds a finite verb among its first words.
pub fn has_verb(text: &str) -> bool {
    let text = head(text);
    let told = first(text).is_some_and(|first| OPENERS.has(first));
    let mut before = "";
    for (_, word) in offsets(text).take(40) {
        let plain = bare(word);
        if before == "made" && plain == "a" {
            return true;
        }
        if is_bare_verb(plain) || told && PARTICIPLES.has(plain) {
            let participle = matches!(before, "be" | "as" | "not" | "items" | "matters");
            if !participle {
                return true;
            }
        }
        before = plain;
    }
    false
}

pub(super) fn is_verb(word: &str) -> bool {
    is_bare_verb(bare(word))
}

fn is_bare_verb(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && VERBS.has(word)
}

/// True where the stretch reads as running text rather than as a heading.
pub fn is_sentence(text: &str) -> bool {
    let text = head(text).trim();
    let Some(first) = first(text) else { return false };
    if first == "To" || text.ends_with(':') && text.len() < 200 {
        return false;
    }
    let opener = OPENERS.has(first);
    if opener && !WEAK.has(first) {
        return true;
    }
    has_verb(text) || (text.ends_with('.') && text.len() > 90)
}

/// True for `Cllr`, `Mr` and the like: a name follows.
pub fn is_honorific(word: &str) -> bool {
    matches!(
        bare(word),
        "Cllr"
            | "Cllrs"
            | "Councillor"
            | "Councillors"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Miss"
            | "Dr"
            | "Alderman"
            | "Ald"
            | "Cmhlr"
            | "Cr"
            | "Crs"
            | "Rev"
            | "Revd"
            | "Professor"
            | "Prof"
            | "Sir"
            | "Lady"
            | "Lord"
    )
}

/// True for a row that is nothing but a councillor's title and name.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    words.len() <= 5
        && words.len() > 1
        && matches!(bare(words[0]), "Cr" | "Cllr" | "Councillor" | "Alderman" | "Ald")
        && words[1..]
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) && !NOUNS.has_folded(bare(word)))
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
    let first = bare(first(text).unwrap_or_default());
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

/// Where a wide gap parts the first column of a row from the next one.
pub fn column_end(text: &str) -> usize {
    let text = head(text).trim_end();
    static WIDE: LazyLock<Finder> = LazyLock::new(|| Finder::new("    "));
    let wide = WIDE.find(text.as_bytes()).filter(|&at| at >= 4 && !text[..at].trim().is_empty());
    wide.or_else(|| text.find('\t').filter(|&at| at >= 4))
        .or_else(|| memchr::memchr(b'|', text.as_bytes()).and_then(|_| text.find(" | ")))
        .unwrap_or(text.len())
}

/// The words of a stretch with their byte offsets.
pub(super) fn offsets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, true);
        at = skip(text, start, false);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// The first word of a stretch.
pub(super) fn first(text: &str) -> Option<&str> {
    offsets(text).next().map(|(_, word)| word)
}

/// The place from `at` on where white space, or what is none, ends.
fn skip(text: &str, mut at: usize, space: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (is_space, length) = if byte.is_ascii() {
            (matches!(byte, b' ' | 9..=13), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            (c.is_whitespace(), c.len_utf8())
        };
        if is_space != space {
            return at;
        }
        at += length;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_signs_are_parted_as_unicode_has_it() {
        for text in ["", "  ", " a\u{a0}b\tc ", "«Été» (naïf), x", "a\u{2003}–\u{3000}\u{b}z", "é"]
        {
            let words: Vec<&str> = offsets(text).map(|(_, word)| word).collect();
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{text:?}");
            assert!(offsets(text).all(|(at, word)| text[at..].starts_with(word)), "{text:?}");
            let same = |word: &str| bare(word) == word.trim_matches(|c: char| !c.is_alphanumeric());
            assert!(words.into_iter().all(same), "{text:?}");
        }
    }
}
