//! Text of a list to tokens: in come the cleaned words of some rows, out come words, brackets and
//! the separators between them, each with its place and, of a word, with what is known of it.

mod clean;
mod lex;

use super::words::{self, Sense};
pub use clean::clean;
pub use lex::{Lazy, behind_stops, lex};

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
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// As printed.
    pub text: &'t str,
    /// What is known of it, if it is a word.
    pub sense: Sense,
}

impl<'t> Token<'t> {
    fn new(kind: Kind, text: &'t str, start: usize, end: usize) -> Self {
        let text = &text[start..end];
        let sense = if kind == Kind::Word { words::sense(text) } else { Sense::default() };
        Self { kind, start, end, text, sense }
    }

    /// A word of nothing but letters, or `and`.
    fn letters(text: &'t str, start: usize, end: usize) -> Self {
        let text = &text[start..end];
        if matches!(text, "and" | "And" | "AND" | "agus") {
            return Self { kind: Kind::And, start, end, text, sense: Sense::default() };
        }
        Self { kind: Kind::Word, start, end, text, sense: words::sense_of_letters(text) }
    }

    /// A word on its own.
    pub fn word(text: &'t str) -> Self {
        Self::new(Kind::Word, text, 0, text.len())
    }

    /// True for a word that is one of those flagged.
    pub fn is(&self, flag: u16) -> bool {
        self.sense.flags & flag != 0
    }

    /// True for `J`, `J.V.`: see [`words::is_initials`].
    pub fn is_initials(&self) -> bool {
        words::is_initials(self.text)
    }

    /// True for a given name in common use, or its initials.
    pub fn may_be_given(&self) -> bool {
        self.is(words::GIVEN) || self.is_initials()
    }

    /// True for a word with a capital: see [`words::is_capitalised`].
    pub fn is_capitalised(&self) -> bool {
        words::is_capitalised(self.text)
    }

    /// True where it begins with a small letter.
    pub fn is_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// The words with which tokens begin, at most so many.
pub fn leading<'a, 't>(tokens: &'a [Token<'t>], most: usize) -> &'a [Token<'t>] {
    let words = tokens.iter().take(most).take_while(|token| token.kind == Kind::Word).count();
    &tokens[..words]
}

/// The first words of a text that some signs alone part, at most so many.
pub fn split<'t>(text: &'t str, signs: &[char], most: usize) -> Vec<Token<'t>> {
    text.split(signs).filter(|word| !word.is_empty()).take(most).map(Token::word).collect()
}

/// The first bytes of a text, at a character's edge.
pub fn cut_at(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
