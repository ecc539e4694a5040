//! JSON that a terminal may show: in comes a value, out goes JSON without a raw control character.
//!
//! JSON itself escapes only what stands before the blank; DEL, the second set of control characters
//! and the signs that turn the direction of writing are escaped here, so that any reader of JSON
//! gets back what the document says.

use std::io::{self, Write};

use serde::Serialize;

use super::clean::is_foul;

/// Writes a value on one line.
pub fn json<T: Serialize + ?Sized>(out: impl Write, value: &T) -> io::Result<()> {
    Ok(serde_json::to_writer(Escaped(out), value)?)
}

/// Writes a value over several lines.
pub fn pretty<T: Serialize + ?Sized>(out: impl Write, value: &T) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(Escaped(out), value)?)
}

/// Escapes what it is given; each piece is a whole stretch of text, as the serializer writes it.
struct Escaped<W>(W);

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        // the first bytes of all that is escaped
        let foul = memchr::memchr3(0x7f, 0xc2, 0xe2, piece).is_some();
        match std::str::from_utf8(piece) {
            Ok(text) if foul && text.chars().any(is_raw) => {
                for c in text.chars() {
                    if is_raw(c) {
                        write!(self.0, "\\u{:04x}", u32::from(c))?;
                    } else {
                        write!(self.0, "{c}")?;
                    }
                }
            }
            _ => self.0.write_all(piece)?,
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// True for what is foul and no space between the parts of pretty JSON.
fn is_raw(c: char) -> bool {
    c != '\n' && is_foul(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_no_raw_control_character_and_says_the_same() {
        let said = "a\u{9b}31m\u{7f}\u{202e}b\u{2028}c\u{1b} – Ynys Môn";
        let (mut line, mut lines) = (Vec::new(), Vec::new());
        json(&mut line, said).unwrap();
        pretty(&mut lines, said).unwrap();
        for out in [line, lines] {
            let text = String::from_utf8(out).unwrap();
            assert!(!text.chars().any(is_raw) && text.contains("Môn"), "{text:?}");
            assert_eq!(serde_json::from_str::<String>(&text).unwrap(), said);
        }
    }
}
