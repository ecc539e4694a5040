//! Text to tokens for dates and times: numbers, words, single signs, line ends.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run of ASCII digits (at most nine are valued).
    Number,
    /// A run of letters.
    Word,
    /// Any other sign but a space.
    Sign(char),
    /// The end of a line.
    Break,
}

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Byte offset of its beginning.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
    /// The number's value; 0 for all else.
    pub value: u32,
}

impl Token {
    /// The token as it stands in the text it was cut from.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Number of digits of a number.
    pub fn digits(&self) -> usize {
        self.end - self.start
    }
}

/// Cuts a text into tokens. A hyphen between letters belongs to the word (`twenty-first`).
pub fn tokens(text: &str) -> Vec<Token> {
    let mut list = Vec::new();
    tokens_into(text, &mut list);
    list
}

/// Adds the tokens of a text to a list; the room of one list serves many texts.
pub fn tokens_into(text: &str, list: &mut Vec<Token>) {
    list.reserve(text.len() / 5);
    let bytes = text.as_bytes();
    // where the last number ends: a word there is glued to it
    let (mut start, mut glued) = (0, usize::MAX);
    while let Some(byte) = bytes.get(start) {
        match byte {
            b' ' => start += 1,
            b'a'..=b'z' | b'A'..=b'Z' => start = word(text, start, start + 1, glued, list),
            b'\n' => {
                list.push(Token { kind: Kind::Break, start, end: start + 1, value: 0 });
                start += 1;
            }
            b'0'..=b'9' => {
                start = number(bytes, start, list);
                glued = start;
            }
            _ => start = other(text, start, glued, list),
        }
    }
}

/// Adds the run of digits at `start`; gives the place behind it.
fn number(bytes: &[u8], start: usize, list: &mut Vec<Token>) -> usize {
    let (mut end, mut value) = (start, 0);
    while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
        if end < start + 9 {
            value = value * 10 + u32::from(digit - b'0');
        }
        end += 1;
    }
    list.push(Token { kind: Kind::Number, start, end, value });
    end
}

/// Adds the word at `start` whose first letter ends at `behind`; gives the place behind it.
#[inline]
fn word(text: &str, start: usize, behind: usize, glued: usize, list: &mut Vec<Token>) -> usize {
    let end = word_end(text, behind);
    if start == glued {
        glued_word(text, start, end, list);
    } else {
        list.push(Token { kind: Kind::Word, start, end, value: 0 });
    }
    end
}

/// Adds a word that is glued to a number: `th` and `November` of `14thNovember` apart.
#[cold]
fn glued_word(text: &str, start: usize, end: usize, list: &mut Vec<Token>) {
    let middle = ending_before_month(&text[start..end], start);
    if let Some(middle) = middle {
        list.push(Token { kind: Kind::Word, start, end: middle, value: 0 });
    }
    list.push(Token { kind: Kind::Word, start: middle.unwrap_or(start), end, value: 0 });
}

/// Adds what begins with a sign or a letter that is none of the English ones; gives the place
/// behind it.
fn other(text: &str, start: usize, glued: usize, list: &mut Vec<Token>) -> usize {
    let Some(first) = text[start..].chars().next() else { return text.len() };
    let end = start + first.len_utf8();
    if first.is_alphabetic() {
        return word(text, start, end, glued, list);
    }
    if !first.is_whitespace() {
        list.push(Token { kind: Kind::Sign(first), start, end, value: 0 });
    }
    end
}

/// Where the English letters end that begin at `at`, or `at`.
#[inline]
fn letters_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
        at += 1;
    }
    at
}

/// Where the word ends whose first letter ends at `at`.
#[inline]
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let at = letters_end(bytes, at);
    let odd = bytes.get(at).is_some_and(|byte| *byte == b'-' || !byte.is_ascii());
    if odd { odd_word_end(text, at) } else { at }
}

/// The same where a hyphen or a letter that is none of the English ones stands at `at`.
#[cold]
fn odd_word_end(text: &str, mut at: usize) -> usize {
    loop {
        match text[at..].chars().next() {
            Some(c) if c.is_alphabetic() || hyphen(text, at, c) => {
                at = letters_end(text.as_bytes(), at + c.len_utf8());
            }
            _ => return at,
        }
    }
}

/// Where `th` ends in the `thNovember` of `14thNovember`.
fn ending_before_month(word: &str, start: usize) -> Option<usize> {
    if word.len() < 5 || !word.is_char_boundary(2) {
        return None;
    }
    let ending = matches!(word[..2].to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
    (ending && super::calendar::month(&word[2..]).is_some()).then_some(start + 2)
}

/// True for a hyphen that joins an ordinal in letters: `twenty-`, `thirty-`.
fn hyphen(text: &str, at: usize, c: char) -> bool {
    c == '-'
        && text.is_char_boundary(at.saturating_sub(6))
        && matches!(
            text[at.saturating_sub(6)..at].to_ascii_lowercase().as_str(),
            "twenty" | "thirty"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_letters_part_without_a_space() {
        let text = "Wednesday14th of twenty-first, 7.30pm\nx";
        let cut: Vec<&str> = tokens(text).iter().map(|token| token.of(text)).collect();
        assert_eq!(
            cut,
            ["Wednesday", "14", "th", "of", "twenty-first", ",", "7", ".", "30", "pm", "\n", "x"]
        );
    }
}
