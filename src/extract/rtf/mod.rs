//! Rich text: a small reader of our own for control words and groups, because every crate that was
//! tried loses words.
//!
//! Left out: running heads, field codes (their results stay), pictures, hidden and deleted text.
//! Linear in the file's length; only the depth of groups is limited.

mod charset;
mod words;

use std::collections::HashSet;

use encoding_rs::Encoding;

use super::compose::Composer;
use super::{Extract, ExtractError, Format};
use charset::Charsets;

/// Groups nested deeper than this are an attack.
const MAX_DEPTH: usize = 4096;

/// Reads one document.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let mut reader = Reader {
        rest: bytes,
        out: Composer::new(Format::Rtf),
        groups: Vec::new(),
        state: State { skipped: 1, ..State::default() },
        paragraph: Paragraph::default(),
        in_row: false,
        in_cell: false,
        pending: Vec::new(),
        high: None,
        skip: 0,
        charsets: Charsets::default(),
        styles: Styles::default(),
        pictures: false,
    };
    reader.run()?;
    let pictures = reader.pictures;
    reader.out.finish()?.unless_blank(pictures)
}

/// What a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Purpose {
    #[default]
    Text,
    /// Nothing in it is text.
    Skip,
    Fonts,
    Styles,
    /// A text box or a note: text of its own within a paragraph.
    Aside,
}

/// What a group inherits and its end restores.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    purpose: Purpose,
    bold: bool,
    hidden: bool,
    font: i32,
    /// Characters that stand for a `\u` in readers that do not know it.
    skipped: usize,
    /// The group began with `\*`: it may be passed over by whoever does not know it.
    optional: bool,
}

/// Properties of the paragraph, which `\pard` resets.
#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    heading: bool,
    list: bool,
    in_table: bool,
}

/// The style sheet: which styles are headings.
#[derive(Debug, Default)]
struct Styles {
    headings: HashSet<i32>,
    number: i32,
    outline: bool,
    name: String,
}

struct Reader<'b> {
    rest: &'b [u8],
    out: Composer,
    groups: Vec<State>,
    state: State,
    paragraph: Paragraph,
    in_row: bool,
    in_cell: bool,
    /// Bytes in the font's own code that wait for more.
    pending: Vec<u8>,
    /// The first half of a character beyond 65,535.
    high: Option<u32>,
    /// Characters still to be passed over behind a `\u`.
    skip: usize,
    charsets: Charsets,
    styles: Styles,
    pictures: bool,
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), ExtractError> {
        while let Some((&byte, rest)) = self.rest.split_first() {
            match byte {
                b'{' => {
                    self.flush_bytes();
                    self.rest = rest;
                    if self.groups.len() >= MAX_DEPTH {
                        return Err(ExtractError::Damaged("nested without end".to_owned()));
                    }
                    self.groups.push(self.state);
                    self.skip = 0;
                }
                b'}' => {
                    self.flush_bytes();
                    self.rest = rest;
                    self.close();
                }
                b'\\' => {
                    self.rest = rest;
                    self.control();
                }
                b'\r' | b'\n' | 0 => self.rest = rest,
                _ => {
                    let special = |b: &u8| matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let end = self.rest.iter().position(special).unwrap_or(self.rest.len());
                    let (text, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    let skip = self.skip.min(text.len());
                    self.skip -= skip;
                    self.pending.extend_from_slice(&text[skip..]);
                }
            }
            if self.out.is_full() {
                break;
            }
        }
        self.flush_bytes();
        if self.groups.is_empty() {
            return Ok(());
        }
        Err(ExtractError::Damaged("ends in the middle".to_owned()))
    }

    /// Ends a group.
    fn close(&mut self) {
        let Some(outer) = self.groups.pop() else { return };
        match (self.state.purpose, outer.purpose) {
            (Purpose::Styles, Purpose::Styles) => {
                let name = std::mem::take(&mut self.styles.name).trim().to_ascii_lowercase();
                if self.styles.outline || name.starts_with("heading ") || name.starts_with("title;")
                {
                    self.styles.headings.insert(self.styles.number);
                }
                (self.styles.number, self.styles.outline) = (0, false);
            }
            (Purpose::Aside, Purpose::Text) => self.out.take_up(),
            _ => {}
        }
        self.state = outer;
        self.skip = 0;
    }

    /// Reads a control word or sign; the backslash is gone already.
    fn control(&mut self) {
        let Some((&first, rest)) = self.rest.split_first() else { return };
        if !first.is_ascii_alphabetic() {
            self.rest = rest;
            return self.sign(first);
        }
        let end = self.rest.iter().take(32).position(|b| !b.is_ascii_alphabetic());
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len().min(32)));
        let digits = rest.strip_prefix(b"-").unwrap_or(rest);
        let count = digits
            .iter()
            .take(10)
            .position(|b| !b.is_ascii_digit())
            .unwrap_or(digits.len().min(10));
        let length = if count == 0 { 0 } else { rest.len() - digits.len() + count };
        let number = std::str::from_utf8(&rest[..length]).ok().and_then(|text| text.parse().ok());
        let rest = &rest[length..];
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if word != b"u" {
            self.flush_bytes();
        }
        self.word(word, number);
    }

    /// A control sign: a backslash and no letter.
    fn sign(&mut self, sign: u8) {
        match sign {
            b'\'' => {
                let digits = self.rest.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
                let byte = digits.and_then(|pair| u8::from_str_radix(pair, 16).ok());
                let Some(byte) = byte else { return };
                self.rest = &self.rest[2..];
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.pending.push(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.pending.push(sign),
            b'~' => self.say(" "),
            b'_' => self.say("-"),
            b'*' => self.state.optional = true,
            b'\r' | b'\n' => self.word(b"par", None),
            _ => {}
        }
    }

    /// True where text that comes now is text of the document and shown.
    fn shows(&self) -> bool {
        matches!(self.state.purpose, Purpose::Text | Purpose::Aside)
    }

    /// `\u`: a UTF-16 unit as a signed number, with characters behind it for readers that are older.
    fn unicode(&mut self, number: i32) {
        self.flush_bytes();
        self.skip = self.state.skipped;
        let unit = (number & 0xFFFF) as u32;
        let code = match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => 0x1_0000 + ((high - 0xD800) << 10) + (unit - 0xDC00),
            (_, unit) => unit,
        };
        if let Some(c) = char::from_u32(code) {
            self.say(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Turns the bytes that wait into text.
    fn flush_bytes(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding: Option<&'static Encoding> = self.charsets.of(self.state.font);
        match encoding {
            Some(encoding) => self.write(&encoding.decode_without_bom_handling(&bytes).0),
            // Symbol fonts: where Unicode's private area has them.
            None => {
                let symbols = bytes.iter().map(|byte| char::from_u32(0xF000 + u32::from(*byte)));
                let text: String =
                    symbols.flatten().map(|c| if c == '\u{F020}' { ' ' } else { c }).collect();
                self.write(&text);
            }
        }
        self.pending = bytes;
        self.pending.clear();
    }

    /// Adds text to the document, or to the name of a style.
    fn say(&mut self, text: &str) {
        self.flush_bytes();
        self.write(text);
    }

    /// As [`say`](Self::say), where no bytes wait.
    fn write(&mut self, text: &str) {
        if self.state.purpose == Purpose::Styles {
            self.styles.name.push_str(text);
        }
        if self.shows() && !self.state.hidden {
            self.begin();
            self.out.text(text, self.state.bold);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Style;

    fn lines(text: &str) -> Vec<(String, Style)> {
        let extract = read(text.as_bytes()).unwrap();
        extract.lines.iter().map(|l| (extract.line(l).to_owned(), l.style)).collect()
    }

    #[test]
    fn letters_in_every_spelling() {
        let text = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}{\\f1\\fcharset2 Symbol;}}\\f0 \
            caf\\'e9 \\u8217?s \\u-3913?\\emdash x\\~y co\\_opted {\\f1\\'b7}\\{z\\}\\par}";
        assert_eq!(lines(text), [("café ’s •—x y co-opted •{z}".to_owned(), Style::Plain)]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let text = "{\\rtf1{\\info{\\title Gone}}{\\header Gone\\par}{\\*\\unknown Gone}kept{\\v Gone} \
            {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}{\\deleted Gone}{\\pict 00ff}\\par}";
        assert_eq!(lines(text), [("kept 7".to_owned(), Style::Plain)]);
    }

    #[test]
    fn headings_lists_and_rows() {
        let text = "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}\\pard\\s1\\b 1.\\tab APOLOGIES\\par\
            \\pard\\plain{\\listtext (a)\\tab}noted\\par\\trowd\\pard\\intbl Ann Cole\\cell\\cell Chair\\cell\\row\
            \\pard after\\par}";
        let expected = [
            ("1. APOLOGIES", Style::Heading),
            ("(a) noted", Style::List),
            ("Ann Cole\t\tChair", Style::Row),
            ("after", Style::Plain),
        ];
        assert_eq!(lines(text), expected.map(|(text, style)| (text.to_owned(), style)));
    }

    #[test]
    fn broken_files_are_damaged() {
        assert_eq!(read(b"{\\rtf1 text").unwrap_err().kind(), "damaged");
        assert_eq!(read("{".repeat(100_000).as_bytes()).unwrap_err().kind(), "damaged");
        assert_eq!(read(b"{\\rtf1 \\bin99999999 }").unwrap_err().kind(), "damaged");
        assert_eq!(read(b"{\\rtf1}").unwrap_err(), ExtractError::Empty);
    }
}
