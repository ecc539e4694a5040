//! Cleaned text to tokens, all at once or as they are asked for.

use super::{Kind, Token};
use crate::facts::attendance::words;

/// Cuts cleaned text into tokens, at most `most` of them.
pub fn lex(text: &str, most: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(most.min(text.len() / 4 + 2));
    tokens.extend(Lexer::new(text).take(most));
    tokens
}

/// Cuts cleaned text into tokens one by one, as they are asked for.
#[derive(Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    /// Cuts a text from its beginning on.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let bytes = self.text.as_bytes();
        let skipped =
            bytes[self.at..].iter().take_while(|b| matches!(b, b' ' | b')' | b']' | b'"'));
        let at = self.at + skipped.count();
        let spaced = bytes.get(at + 1) == Some(&b' ');
        let kind = match bytes.get(at)? {
            b',' => Kind::Comma,
            b';' => Kind::Semicolon,
            b'\n' => Kind::Line,
            b'\t' => Kind::Gap,
            b':' => Kind::Colon,
            b'&' if spaced => Kind::And,
            b'/' if spaced => Kind::Semicolon,
            b'.' => Kind::Stop,
            b'(' | b'[' => {
                let token = bracket(self.text, at);
                let closed = matches!(bytes.get(token.end), Some(b')' | b']'));
                self.at = token.end + usize::from(closed);
                return Some(token);
            }
            _ => {
                let token = word(self.text, at);
                self.at = token.end;
                return Some(token);
            }
        };
        self.at = at + 1;
        Some(Token::new(kind, self.text, at, at + 1))
    }
}

/// Tokens of a text that are cut as they are asked for: most labels are told by their first two.
#[derive(Debug)]
pub struct Lazy<'t> {
    lexer: std::iter::Take<Lexer<'t>>,
    tokens: Vec<Token<'t>>,
}

impl<'t> Lazy<'t> {
    /// Cuts at most so many tokens.
    pub fn new(text: &'t str, most: usize) -> Self {
        Self { lexer: Lexer::new(text).take(most), tokens: Vec::with_capacity(8) }
    }

    /// One token.
    pub fn get(&mut self, at: usize) -> Option<Token<'t>> {
        self.run(at, 1).first().copied()
    }

    /// The tokens from a place on, at most so many.
    pub fn run(&mut self, at: usize, most: usize) -> &[Token<'t>] {
        let missing = (at + most).saturating_sub(self.tokens.len());
        self.tokens.extend(self.lexer.by_ref().take(missing));
        let end = self.tokens.len().min(at + most);
        self.tokens.get(at..end).unwrap_or_default()
    }

    /// The words from a place on up to the first other token, at most so many.
    pub fn words(&mut self, at: usize, most: usize) -> &[Token<'t>] {
        let mut count = 0;
        while count < most {
            if at + count == self.tokens.len() {
                self.tokens.extend(self.lexer.next());
            }
            match self.tokens.get(at + count) {
                Some(token) if token.kind == Kind::Word => count += 1,
                _ => break,
            }
        }
        self.tokens.get(at..at + count).unwrap_or_default()
    }

    /// All of them.
    pub fn all(&mut self) -> &[Token<'t>] {
        self.run(0, usize::MAX)
    }
}

/// A bracket's inside; one that never closes ends with its line.
fn bracket(text: &str, at: usize) -> Token<'_> {
    let mut depth = 0;
    for (i, byte) in text.bytes().enumerate().skip(at).take(400) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Token::new(Kind::Bracket, text, at + 1, i);
        }
    }
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let end = if end - at > 400 { at + 1 } else { end };
    Token::new(Kind::Bracket, text, at + 1, end.max(at + 1))
}

/// A word, a dash, or `and`; something must stand there.
fn word(text: &str, at: usize) -> Token<'_> {
    let rest = &text[at..];
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let behind = rest.as_bytes().get(letters);
    let ends = |byte: &u8| b" ,;\n\t()[]\"".contains(byte);
    if letters > 0 && behind.is_none_or(ends) {
        return Token::letters(text, at, at + letters);
    }
    let dashes = |c: &char| matches!(c, '-' | '–' | '—' | '−' | '―');
    let lead: usize = rest.chars().take_while(dashes).map(char::len_utf8).sum();
    if lead > 0 {
        return Token::new(Kind::Dash, text, at, at + lead);
    }
    let found = &rest[..word_end(rest, letters).max(1).min(rest.len())];
    if let Some(number) = glued_number(found) {
        return Token::new(Kind::Word, text, at, at + number);
    }
    let end = at + found.strip_suffix('.').filter(|bare| !keeps_stop(bare)).unwrap_or(found).len();
    match &text[at..end] {
        "&" => Token::new(Kind::And, text, at, end),
        own if own.len() == letters => Token::letters(text, at, end),
        _ => Token::new(Kind::Word, text, at, end),
    }
}

/// True where the stop behind a word belongs to it: `J.`, `Cllr.`, `p.m.`
fn keeps_stop(bare: &str) -> bool {
    let last = bare.rsplit('.').next().unwrap_or(bare);
    let short =
        last.len() <= 8 && last.chars().count() <= 2 && bare.chars().any(char::is_uppercase);
    bare.is_empty()
        || short
        || ["a.m", "p.m", "no", "nos"].iter().any(|word| bare.eq_ignore_ascii_case(word))
        || words::keeps_stop(bare)
}

/// Where the word ends with which a text begins, so many letters behind its beginning or more.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let Some(byte) = bytes.get(at) else { return at };
        let next = bytes.get(at + 1);
        let ends = match byte {
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
}

/// The length of a number that lost the space behind it: `37.PRESENT`, `9Apologies`.
fn glued_number(word: &str) -> Option<usize> {
    if !word.starts_with(|c: char| c.is_ascii_digit() || c == '/') {
        return None;
    }
    let digits = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/'))?;
    let rest = &word[digits..];
    let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
    (digits > 0 && letters > 3 && rest.starts_with(char::is_uppercase)).then_some(digits)
}

/// The words that stand behind a stop, as they are cut there, from a place on.
pub fn behind_stops(text: &str, from: usize) -> impl Iterator<Item = Token<'_>> {
    let bytes = text.as_bytes();
    let stops = memchr::memchr_iter(b'.', bytes.get(from..).unwrap_or_default());
    stops.filter_map(move |stop| Lexer { text, at: from + stop + 1 }.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        lex(text, 100).iter().map(|t| (t.kind, t.text)).collect()
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
}
