//! Rich text: a small reader of our own for control words and groups, because every crate that was
//! tried loses words.
//!
//! Left out: running heads, field codes (their results stay), pictures, hidden and deleted text.
//! Linear in the file's length; only the depth of groups is limited.

mod charset;

use std::collections::HashSet;

use encoding_rs::Encoding;

use super::compose::Composer;
use super::{Extract, ExtractError, Format, Style};
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
    };
    reader.run()?;
    let extract = reader.out.finish()?;
    if extract.is_blank() { Err(ExtractError::Empty) } else { Ok(extract) }
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

    /// A control word with its number.
    fn word(&mut self, word: &[u8], number: Option<i32>) {
        let on = number != Some(0);
        match word {
            b"bin" => {
                let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            b"u" => return self.unicode(number.unwrap_or(0)),
            b"uc" => self.state.skipped = number.unwrap_or(1).clamp(0, 16) as usize,
            b"ansicpg" => self.charsets.set_default(number.unwrap_or(1252)),
            b"mac" => self.charsets.set_default(10_000),
            b"f" => self.state.font = number.unwrap_or(0),
            b"fcharset" => self.charsets.set(self.state.font, number.unwrap_or(0)),
            b"b" => self.state.bold = on,
            b"v" | b"deleted" => self.state.hidden = on,
            b"plain" => (self.state.bold, self.state.hidden) = (false, false),
            b"fonttbl" => self.state.purpose = Purpose::Fonts,
            b"stylesheet" => self.state.purpose = Purpose::Styles,
            _ if self.state.purpose == Purpose::Styles => match word {
                b"s" => self.styles.number = number.unwrap_or(0),
                b"outlinelevel" => self.styles.outline = number.is_some_and(|level| level < 9),
                _ => {}
            },
            _ if self.destination(word) => {}
            _ if self.state.optional => self.state.purpose = Purpose::Skip,
            _ if !self.shows() => {}
            _ => self.text_word(word, number),
        }
        self.state.optional = false;
    }

    /// Groups that hold no text of the document, or text apart; false for other words.
    fn destination(&mut self, word: &[u8]) -> bool {
        match word {
            b"info" | b"pict" | b"colortbl" | b"header" | b"headerl" | b"headerr" | b"headerf"
            | b"footer" | b"footerl" | b"footerr" | b"footerf" | b"fldinst" | b"sp"
            | b"objdata" | b"nonshppict" | b"nonesttables" | b"bkmkstart" | b"bkmkend" | b"xe"
            | b"tc" | b"rxe" | b"annotation" | b"atnid" | b"atnauthor" | b"filetbl"
            | b"listtable" | b"do" => {
                self.state.purpose = Purpose::Skip;
            }
            b"shptxt" | b"footnote" if self.state.purpose == Purpose::Text => {
                self.out.set_aside();
                self.state.purpose = Purpose::Aside;
            }
            // Optional groups whose content counts all the same.
            b"shpinst" | b"nesttableprops" | b"shppict" => {}
            _ => return false,
        }
        true
    }

    /// A word that stands for a character, ends something, or sets a paragraph.
    fn text_word(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"par" | b"sect" | b"page" => self.end_paragraph(),
            b"line" | b"lbr" => self.end_paragraph(),
            b"pard" => self.paragraph = Paragraph::default(),
            b"s" => self.paragraph.heading = self.styles.headings.contains(&number.unwrap_or(0)),
            b"outlinelevel" => self.paragraph.heading = number.is_some_and(|level| level < 9),
            b"listtext" | b"pntext" | b"ls" => self.paragraph.list = true,
            b"intbl" => self.paragraph.in_table = true,
            b"cell" => self.end_cell(),
            b"row" => self.end_row(),
            b"nestcell" => self.out.tab(),
            b"nestrow" => self.out.flush(Style::Row),
            b"tab" => {
                self.begin();
                self.out.tab();
            }
            b"emdash" => self.say("—"),
            b"endash" => self.say("–"),
            b"lquote" => self.say("‘"),
            b"rquote" => self.say("’"),
            b"ldblquote" => self.say("“"),
            b"rdblquote" => self.say("”"),
            b"bullet" => self.say("•"),
            b"emspace" | b"enspace" | b"qmspace" => self.say(" "),
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

    /// Begins the cell that the paragraph stands in.
    fn begin(&mut self) {
        if !self.paragraph.in_table || self.in_cell || self.state.purpose == Purpose::Aside {
            return;
        }
        if !self.in_row {
            self.out.begin_table();
            self.out.begin_row();
            self.in_row = true;
        }
        self.out.begin_cell();
        self.in_cell = true;
    }

    fn style(&self) -> Style {
        match self.paragraph {
            Paragraph { heading: true, .. } => Style::Heading,
            Paragraph { list: true, .. } => Style::List,
            _ => Style::Plain,
        }
    }

    fn end_paragraph(&mut self) {
        if self.in_row && !self.paragraph.in_table && self.state.purpose == Purpose::Text {
            self.end_row();
        }
        self.out.end_paragraph(self.style());
    }

    fn end_cell(&mut self) {
        if self.paragraph.in_table {
            self.begin();
            self.out.flush(self.style());
            self.in_cell = false;
        } else {
            // A row of a writer that does not say where its cells are.
            self.out.tab();
        }
    }

    fn end_row(&mut self) {
        if std::mem::take(&mut self.in_row) {
            self.out.end_table();
        } else {
            self.out.flush(Style::Row);
        }
        self.in_cell = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
