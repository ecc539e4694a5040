//! What a document says must never steer the terminal that shows it.

use std::borrow::Cow;

/// A text without control characters: white space of any kind becomes a blank, everything that
/// would move the cursor, change colours or turn the direction of writing becomes `\u{fffd}`.
/// Every line of a document passes through here before it is shown as text.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) || !text.chars().any(is_foul) {
        return Cow::Borrowed(text);
    }
    let wash = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if is_foul(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(wash).collect())
}

/// True for what steers a terminal or turns the direction of writing.
pub(super) fn is_foul(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(clean("a\u{1b}[31mred\u{9b}2J\u{7}"), "a\u{fffd}[31mred\u{fffd}2J\u{fffd}");
        assert_eq!(clean("row\tof\ttable"), "row of table");
        assert_eq!(clean("abc\u{202e}fdp.exe"), "abc\u{fffd}fdp.exe");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        for text in ["Present: Cllr O’Brien", "plain", "Ynys Môn – cyfarfod"] {
            assert!(matches!(clean(text), std::borrow::Cow::Borrowed(same) if same == text));
        }
    }
}
