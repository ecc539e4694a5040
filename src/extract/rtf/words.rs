//! Control words: what each does to the state of the reader, and to paragraphs, cells and rows.

use super::{Paragraph, Purpose, Reader};
use crate::extract::Style;

impl Reader<'_> {
    /// A control word with its number.
    pub(super) fn word(&mut self, word: &[u8], number: Option<i32>) {
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
        self.pictures |= word == b"pict";
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

    /// Begins the cell that the paragraph stands in.
    pub(super) fn begin(&mut self) {
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
