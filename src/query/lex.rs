//! The query's text to tokens. Every byte belongs to a token or is white space.

use std::ops::Range;

/// One token with the bytes it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Token<'q> {
    /// What it is.
    pub kind: Kind<'q>,
    /// Bytes of the query.
    pub at: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind<'q> {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `NEAR/5`.
    Near(u32),
    /// `title:`, in lower case as listed.
    Field(&'static str),
    /// What stands between quotation marks.
    Quote {
        text: &'q str,
        closed: bool,
        suffix: Suffix,
    },
    /// Anything else.
    Word {
        text: &'q str,
        suffix: Suffix,
    },
}

/// What `~` behind a word or phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Suffix {
    /// There is none.
    #[default]
    None,
    /// `~` alone.
    Stem,
    /// `~2`.
    Number(u32),
}

/// The names that may stand before a colon.
pub const FIELDS: &[&str] = &[
    "title",
    "body",
    "text",
    "decision",
    "committee",
    "council",
    "topic",
    "attendee",
    "number",
    "date",
    "kind",
    "part",
    "year",
    "month",
    "decided",
    "exempt",
    "layout",
    "format",
];

/// Words between the sides of `NEAR` where no number is given.
const NEAR: u32 = 10;

/// All tokens of a query.
pub fn lex(query: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { query, at: 0 };
    std::iter::from_fn(|| lexer.next()).collect()
}

struct Lexer<'q> {
    query: &'q str,
    at: usize,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

impl<'q> Lexer<'q> {
    fn rest(&self) -> &'q str {
        &self.query[self.at..]
    }

    fn next(&mut self) -> Option<Token<'q>> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = match first {
            '(' => self.one(first, Kind::Open),
            ')' => self.one(first, Kind::Close),
            '-' if self.negates() => self.one(first, Kind::Not),
            _ if is_quote(first) => self.quote(first),
            _ => self.word(),
        };
        Some(Token { kind, at: start..self.at })
    }

    fn one(&mut self, c: char, kind: Kind<'q>) -> Kind<'q> {
        self.at += c.len_utf8();
        kind
    }

    /// A minus negates at the beginning of a word, right before what it negates.
    fn negates(&self) -> bool {
        let next = self.rest()[1..].chars().next();
        next.is_some_and(|c| c.is_alphanumeric() || c == '(' || is_quote(c) || c == '*')
    }

    fn quote(&mut self, mark: char) -> Kind<'q> {
        self.at += mark.len_utf8();
        let rest = self.rest();
        let end = rest.find(is_quote);
        let text = &rest[..end.unwrap_or(rest.len())];
        self.at += text.len();
        if end.is_some() {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        let suffix = if end.is_some() { self.suffix() } else { Suffix::None };
        Kind::Quote { text, closed: end.is_some(), suffix }
    }

    /// `~` and digits at this place.
    fn suffix(&mut self) -> Suffix {
        let Some(rest) = self.rest().strip_prefix('~') else { return Suffix::None };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        self.at += 1 + digits;
        match rest[..digits].parse() {
            Ok(number) => Suffix::Number(number),
            Err(_) if digits > 0 => Suffix::Number(u32::MAX),
            Err(_) => Suffix::Stem,
        }
    }

    fn word(&mut self) -> Kind<'q> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '~') || is_quote(c))
            .unwrap_or(rest.len());
        let text = &rest[..end];
        if let Some(field) = field(text) {
            self.at += field.len() + 1;
            return Kind::Field(field);
        }
        self.at += end;
        match text {
            "AND" | "&&" => return Kind::And,
            "OR" | "||" => return Kind::Or,
            "NOT" => return Kind::Not,
            "NEAR" => return Kind::Near(NEAR),
            _ => {}
        }
        if let Some(number) = text.strip_prefix("NEAR/").and_then(|number| number.parse().ok()) {
            return Kind::Near(number);
        }
        Kind::Word { text, suffix: self.suffix() }
    }
}

/// The field whose name and colon stand at the beginning.
fn field(text: &str) -> Option<&'static str> {
    let (name, _) = text.split_once(':')?;
    FIELDS.iter().find(|field| field.eq_ignore_ascii_case(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_a_token() {
        for query in ["a b", "-(a OR \"b c\"~3) title:d~", "~~ \"open", "-- a-b ) x:y Ünï~2"] {
            let mut covered = vec![false; query.len()];
            lex(query).iter().for_each(|token| covered[token.at.clone()].fill(true));
            for (at, byte) in query.bytes().enumerate() {
                assert!(covered[at] || byte == b' ', "{query} at {at}");
            }
        }
    }

    #[test]
    fn times_and_hyphens_are_words() {
        let words = |query| {
            let texts = lex(query).into_iter().map(|token| match token.kind {
                Kind::Word { text, .. } => text,
                other => panic!("{other:?}"),
            });
            texts.collect::<Vec<_>>()
        };
        assert_eq!(
            words("12:30 well-being R&D - O'Brien"),
            ["12:30", "well-being", "R&D", "-", "O'Brien"]
        );
    }
}
