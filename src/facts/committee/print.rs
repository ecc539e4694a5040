//! Names in print: in come words that may be a body's name, out comes the name without what stands
//! about it, and whether it can be one.

use std::borrow::Cow;

use super::super::calendar;
use super::super::markup::plain_length;
use super::super::words::Words;

/// A name without article, sort of meeting, brackets and signs at its ends.
pub(super) fn trim(text: &str) -> Option<String> {
    const HEADS: [&str; 33] = [
        "the",
        "a",
        "an",
        "draft",
        "unapproved",
        "approved",
        "confirmed",
        "provisional",
        "unofficial",
        "unconfirmed",
        "annual general meeting of",
        "annual meeting of",
        "ordinary",
        "extraordinary",
        "extra-ordinary",
        "special",
        "regular",
        "monthly",
        "virtual",
        "remote",
        "meeting of",
        "minutes of",
        "minutes from",
        "minutes for",
        "notes of",
        "notes from",
        "minutes",
        "inaugural",
        "agenda for",
        "agenda",
        "quarterly",
        "statutory",
        "meetings of",
    ];
    const TAILS: [&str; 43] = [
        " meeting",
        " meetings",
        " annual",
        " annual general",
        " ordinary",
        " extraordinary",
        " special",
        " regular",
        " monthly",
        " agm",
        " a.g.m.",
        " a.g.m",
        " minutes",
        " agenda",
        " draft",
        " full council meeting",
        " (draft)",
        " of the",
        " the",
        " and",
        " virtual",
        " remote",
        " held",
        " was",
        " public",
        " statutory",
        " quarterly",
        " planning meeting's",
        " inaugural",
        " board meeting's",
        ",",
        ":",
        "-",
        "–",
        ".",
        " full",
        " ltd",
        " part 1",
        " part 2",
        " part one",
        " part two",
        " in public",
        " limited",
    ];
    let bracket = memchr::memchr(b'(', text.as_bytes()).is_some();
    let no_brackets = if bracket && !goes_on_behind(text) { before_brackets(text) } else { text };
    if no_brackets.len() > 400 {
        return None;
    }
    let joined = joined(no_brackets);
    let mut name = joined.trim_matches(is_about);
    loop {
        let tail = || TAILS.iter().find(|tail| ends(name, tail) && !keeps_tail(name));
        let behind = |head: &&str| behind_head(name, head.len());
        let head = HEADS.iter().filter(|head| begins(name, head)).find_map(behind);
        if let Some(rest) = head.or_else(|| behind_month(name)) {
            name = rest;
        } else if let Some(tail) = tail() {
            name = name[..name.len() - tail.len()].trim_end();
        } else {
            break;
        }
    }
    let possessive = name
        .strip_suffix("' ")
        .or_else(|| name.strip_suffix('\''))
        .or_else(|| name.strip_suffix('’'));
    let name = possessive.unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// A sign that stands in no name.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b':' | b';' | b'?' | b'=' | b'/' | b'\\' | b'<' | b'{')
}

/// A sign that may stand at either end of a name and is no part of it.
fn is_about(c: char) -> bool {
    matches!(
        c,
        ' ' | '"'
            | '\''
            | '“'
            | '”'
            | '‘'
            | '*'
            | ':'
            | ';'
            | ','
            | '.'
            | '-'
            | '–'
            | '—'
            | '_'
            | '|'
            | '['
            | ']'
            | '('
            | ')'
            | '='
            | '#'
    )
}

/// The words of a text with one space between them.
fn joined(text: &str) -> Cow<'_, str> {
    if plain_length(text) == text.len() {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    Cow::Owned(joined)
}

/// True where a text begins with a word in small letters, whatever its case; most are told by the
/// first letter.
fn begins(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.first().is_some_and(|first| first | 0x20 == word[0])
        && text.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word))
}

/// True where a text ends with a word in small letters, whatever its case; most are told by the
/// last letter.
fn ends(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.last().map(u8::to_ascii_lowercase) == word.last().copied()
        && text
            .len()
            .checked_sub(word.len())
            .is_some_and(|from| text[from..].eq_ignore_ascii_case(word))
}

/// The words behind a head word of that length and the sign or space that parts them from it.
fn behind_head(name: &str, length: usize) -> Option<&str> {
    const SIGNS: [char; 6] = [' ', ',', ':', '-', '–', '/'];
    let rest = &name[length..];
    rest.starts_with(SIGNS).then(|| rest.trim_start_matches(SIGNS))
}

/// The words behind the name of a month (`October Board`).
fn behind_month(name: &str) -> Option<&str> {
    let word = name.split(' ').next()?;
    calendar::month(word)?;
    let own = super::names::is_generic(name.get(word.len() + 1..)?);
    behind_head(name, word.len()).filter(|_| own)
}

fn before_brackets(text: &str) -> &str {
    text.split(" (").next().unwrap_or(text)
}

/// `Standards Sub (Assessment) Committee`: brackets in the middle of a name.
fn goes_on_behind(text: &str) -> bool {
    let behind = text.split_once(" (").and_then(|(_, rest)| rest.split_once(") "));
    behind.is_some_and(|(inner, rest)| {
        let word = rest.split([' ', '\n']).next().unwrap_or_default();
        inner.len() < 40 && super::names::is_noun(word)
    })
}

/// `Annual Parish Meeting` is a body of its own.
fn keeps_tail(name: &str) -> bool {
    ["parish meeting", "town meeting", "annual assembly", "area meeting"]
        .iter()
        .any(|tail| ends(name, tail))
}

/// True where a word stands in a text that no name has: a verb, a month …
fn says_more(text: &str) -> bool {
    static OUT: Words = Words::new(&[
        "was",
        "were",
        "will",
        "is",
        "are",
        "has",
        "have",
        "had",
        "been",
        "be",
        "previous",
        "last",
        "next",
        "annual",
        "meeting's",
        "you",
        "we",
        "this",
        "that",
        "which",
        "may",
        "please",
        "tel",
        "email",
        "held",
        "january",
        "february",
        "approved",
        "should",
        "said",
        "meeting",
        "minutes",
        "agenda",
        "general",
    ]);
    OUT.all_in(text).any(|(start, end, _)| {
        let whole = (start == 0 || text[..start].ends_with(' '))
            && (end == text.len() || text[end..].starts_with(' '));
        let word = &text[start..end];
        let may = ["annual", "meeting", "general"].iter().any(|m| word.eq_ignore_ascii_case(m));
        whole && !(may && is_assembly(text))
    })
}

/// `Annual Parish Meeting`, `General Purposes Committee`.
fn is_assembly(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["parish meeting", "town meeting", "annual assembly", "area meeting", "general "]
        .iter()
        .any(|words| lower.contains(words))
}

/// True for what can be a name: begins with a capital, is not long, has no figures and no verb.
pub(super) fn is_name(text: &str, most: usize) -> bool {
    const FIRST: [&str; 16] = [
        "our", "these", "those", "this", "both", "during", "we", "when", "if", "please", "click",
        "any", "each", "every", "as", "upon",
    ];
    const WHOLE: [&str; 38] = [
        "regular",
        "monthly",
        "regular session",
        "agm",
        "a.g.m",
        "title",
        "see",
        "standing",
        "executive summary",
        "provisional",
        "unofficial",
        "unconfirmed",
        "proceedings",
        "the",
        "extract",
        "notes",
        "record",
        "log",
        "week",
        "annual",
        "annual general",
        "ordinary",
        "extraordinary",
        "special",
        "full",
        "general",
        "previous",
        "draft",
        "public",
        "committee",
        "group",
        "council tax",
        "planning",
        "details",
        "issue",
        "spc",
        "jpc",
        "lcdc",
    ];
    let last = text.rsplit(' ').next().unwrap_or_default();
    let first = text.split(' ').next().unwrap_or_default();
    text.starts_with(|c: char| c.is_uppercase())
        && text.len() < 130
        && text.bytes().filter(|byte| *byte == b' ').count() < most
        && !text.starts_with("To ")
        && !text.starts_with("See ")
        && !FIRST.iter().any(|word| first.eq_ignore_ascii_case(word))
        && calendar::month(text).is_none()
        && !text.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("above "))
        && !text.starts_with("Week ")
        && !["from", "of", "to", "for"].iter().any(|word| last.eq_ignore_ascii_case(word))
        && !text.bytes().any(is_sign)
        && !text.contains('£')
        && text.bytes().filter(u8::is_ascii_digit).count() < 2
        && !WHOLE.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !says_more(text)
}
