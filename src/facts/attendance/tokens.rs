//! Text of a list to tokens: in come the cleaned words of some rows, out come words, brackets and
//! the separators between them, each with its place.

use super::words;
use crate::facts::markup::plain_length;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, with the stop that belongs to it (`J.`, `Cllr.`).
    Word,
    /// What stands within round or square brackets, without them.
    Bracket,
    /// `,`
    Comma,
    /// `and`, `&`
    And,
    /// `;`, or a slash with spaces round it
    Semicolon,
    /// A new line, or a bullet.
    Line,
    /// A gap between two columns.
    Gap,
    /// A dash with a space on a side.
    Dash,
    /// `:`
    Colon,
    /// The stop at the end of a sentence.
    Stop,
}

/// One token and its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
}

/// Adds a row's text to `out` without markup: emphasis, tags and escapes dropped, hard spaces made
/// soft, wide gaps and bars made tabs, bullets made line breaks.
pub fn clean(row: &str, out: &mut String) {
    if row.starts_with("''") {
        // a wiki's emphasis
        return clean(&row.replace("'''", "").replace("''", ""), out);
    }
    let (mut spaces, begun, mut at) = (0, out.len(), 0);
    loop {
        // most of a row is plain words with single spaces: those are taken over whole
        let plain = plain_length(&row[at..]);
        if plain > 0 {
            gap(out, begun, &mut spaces);
            out.push_str(&row[at..at + plain]);
            at += plain;
        }
        let Some(c) = row[at..].chars().next() else { return };
        let here = at;
        at += c.len_utf8();
        match c {
            ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => {
                spaces += 1;
                continue;
            }
            '*' | '`' | '\\' | '\u{feff}' | '\u{200b}' | '\u{ad}' | '\r' | '#' | '\u{200e}' => {
                continue;
            }
            '_' if !within_word(row, here) => continue,
            '<' => {
                if let Some(length) = row[here..].bytes().take(60).position(|b| b == b'>') {
                    at = here + length + 1;
                    continue;
                }
            }
            _ => {}
        }
        gap(out, begun, &mut spaces);
        match c {
            // `in_attendance:` of a front matter
            '_' => out.push(' '),
            '\t' | '|' => {
                if out.len() > begun {
                    out.push('\t');
                }
            }
            '•' | '▪' | '●' | '◦' | '·' | '\u{f0b7}' => {
                if out.len() > begun {
                    out.push('\n');
                }
            }
            _ => out.push(c),
        }
    }
}

/// True where letters stand on both sides of a byte.
fn within_word(row: &str, at: usize) -> bool {
    row[..at].ends_with(char::is_alphanumeric) && row[at + 1..].starts_with(char::is_alphanumeric)
}

/// Adds the gap that some spaces are, but none at a row's beginning.
fn gap(out: &mut String, begun: usize, spaces: &mut usize) {
    if out.len() > begun && *spaces > 0 {
        out.push(if *spaces > 2 { '\t' } else { ' ' });
    }
    *spaces = 0;
}

/// Cuts cleaned text into tokens, at most `most` of them.
pub fn lex(text: &str, most: usize) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(most.min(text.len() / 4 + 2));
    let mut at = 0;
    while at < bytes.len() && tokens.len() < most {
        let one = |kind| Token { kind, start: at, end: at + 1 };
        let token = match bytes[at] {
            b' ' => {
                at += 1;
                continue;
            }
            b',' => one(Kind::Comma),
            b';' => one(Kind::Semicolon),
            b'\n' => one(Kind::Line),
            b'\t' => one(Kind::Gap),
            b':' => one(Kind::Colon),
            b'&' if bytes.get(at + 1) == Some(&b' ') => one(Kind::And),
            b'/' if bytes.get(at + 1) == Some(&b' ') => one(Kind::Semicolon),
            b'.' => one(Kind::Stop),
            b'(' | b'[' => bracket(text, at),
            b')' | b']' | b'"' => {
                at += 1;
                continue;
            }
            _ => word(text, at),
        };
        at = token.end;
        at +=
            usize::from(token.kind == Kind::Bracket && matches!(bytes.get(at), Some(b')' | b']')));
        tokens.push(token);
    }
    tokens
}

/// A bracket's inside; one that never closes ends with its line.
fn bracket(text: &str, at: usize) -> Token {
    let bytes = text.as_bytes();
    let mut depth = 0;
    for (i, byte) in bytes.iter().enumerate().skip(at).take(400) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Token { kind: Kind::Bracket, start: at + 1, end: i };
        }
    }
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let end = if end - at > 400 { at + 1 } else { end };
    Token { kind: Kind::Bracket, start: at + 1, end: end.max(at + 1) }
}

/// A word, a dash, or `and`.
fn word(text: &str, at: usize) -> Token {
    let rest = &text[at..];
    let dashes = |c: char| matches!(c, '-' | '–' | '—' | '−' | '―');
    let lead: usize = rest.chars().take_while(|c| dashes(*c)).map(char::len_utf8).sum();
    if lead > 0 {
        return Token { kind: Kind::Dash, start: at, end: at + lead };
    }
    let end = word_end(rest);
    let mut found = &rest[..end.max(1).min(rest.len())];
    if let Some(number) = glued_number(found) {
        return Token { kind: Kind::Word, start: at, end: at + number };
    }
    if let Some(bare) = found.strip_suffix('.') {
        let last = bare.rsplit('.').next().unwrap_or(bare);
        let short = last.chars().count() <= 2 && bare.chars().any(char::is_uppercase);
        let time = matches!(bare.to_ascii_lowercase().as_str(), "a.m" | "p.m" | "no" | "nos");
        if !(bare.is_empty() || short || time || words::is(bare, words::TITLE)) {
            found = bare;
        }
    }
    let kind =
        if matches!(found, "and" | "And" | "AND" | "&" | "agus") { Kind::And } else { Kind::Word };
    Token { kind, start: at, end: at + found.len() }
}

/// Where the word ends with which a text begins.
fn word_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        let ends = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => false,
            b' ' | b',' | b';' | b'\n' | b'\t' | b'(' | b')' | b'[' | b']' | b'"' => true,
            // a time keeps its colon
            b':' => !next.is_some_and(u8::is_ascii_digit),
            b'-' => next.is_none_or(|byte| *byte == b' '),
            _ if !byte.is_ascii() => {
                let Some(c) = text[at..].chars().next() else { return at };
                let behind = at + c.len_utf8();
                let next = text[behind..].chars().next();
                let dash = matches!(c, '–' | '—');
                if dash && next.is_none_or(|n| n == ' ' || n.is_uppercase()) {
                    return at;
                }
                at = behind;
                continue;
            }
            _ => false,
        };
        if ends {
            return at;
        }
        at += 1;
    }
    at
}

/// The length of a number that lost the space behind it: `37.PRESENT`, `9Apologies`.
fn glued_number(word: &str) -> Option<usize> {
    let digits = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/'))?;
    let rest = &word[digits..];
    let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
    (digits > 0 && letters > 3 && rest.starts_with(char::is_uppercase)).then_some(digits)
}

/// The first bytes of a text, at a character's edge.
pub fn cut_at(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        lex(text, 100).iter().map(|t| (t.kind, &text[t.start..t.end])).collect()
    }

    #[test]
    fn initials_keep_their_stop_and_sentences_lose_it() {
        use Kind::{And, Stop, Word};
        let got = kinds("J. Green and Cllr. Day.");
        let want = [
            (Word, "J."),
            (Word, "Green"),
            (And, "and"),
            (Word, "Cllr."),
            (Word, "Day"),
            (Stop, "."),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn brackets_and_dashes_are_tokens() {
        use Kind::{Bracket, Dash, Word};
        let got = kinds("Ann Lee-Fox(Chair) – Harrowfen");
        let want = [
            (Word, "Ann"),
            (Word, "Lee-Fox"),
            (Bracket, "Chair"),
            (Dash, "–"),
            (Word, "Harrowfen"),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn markup_is_dropped() {
        let mut out = String::new();
        clean("**Ann\u{a0}Lee** (Chair, <code>al1</code>)     Clerk", &mut out);
        assert_eq!(out, "Ann Lee (Chair, al1)\tClerk");
    }
}
