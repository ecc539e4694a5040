//! Word documents since 2007: a package with the text in `word/document.xml`.
//!
//! Automatic numbers are printed before the text as Word shows them. Left out: deleted and hidden
//! text, field codes (their results stay), comments, running heads. Pages are those that Word
//! noted when it last saved the file; a document that carries no such note has none.

mod numbering;
mod relations;
mod styles;

use quick_xml::events::BytesStart;

use super::compose::Composer;
use super::package::{Package, Sink, number, value};
use super::{Extract, ExtractError, Format, Style};
use numbering::Numbering;
use relations::Parts;
use styles::{Styles, is_on};

/// Reads one document.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::of(&mut package)?;
    let mut styles = Styles::default();
    package.read_part(&parts.styles, &mut styles)?;
    let mut numbering = Numbering::default();
    package.read_part(&parts.numbering, &mut numbering)?;
    let mut body = Body::new(styles, numbering);
    if !package.read_part(&parts.document, &mut body)? {
        return Err(ExtractError::Damaged(format!("the package holds no {}", parts.document)));
    }
    for notes in &parts.notes {
        if !body.is_full() {
            package.read_part(notes, &mut body)?;
        }
    }
    let pictures = body.pictures;
    body.out.finish()?.unless_blank(pictures)
}

/// A paragraph's own properties.
#[derive(Debug, Default, Clone)]
struct Paragraph {
    style: styles::Style,
    list: (Option<u32>, Option<u32>),
    heading: bool,
    /// The mark at its end was deleted: it runs on into the next one.
    runs_on: bool,
    /// A line of it has been written, so its label is spent.
    begun: bool,
}

/// Where in a paragraph the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Elsewhere,
    /// Properties of a paragraph.
    ParagraphProperties,
    /// A run of text.
    Run,
    /// Properties of a run.
    RunProperties,
    /// The characters of a run.
    Text,
}

/// Reads the elements of `document.xml`.
struct Body {
    styles: Styles,
    numbering: Numbering,
    out: Composer,
    paragraph: Paragraph,
    outer: Vec<Paragraph>,
    within: Within,
    bold: bool,
    hidden: bool,
    /// For each field that is open: whether its result has begun.
    fields: Vec<bool>,
    /// For each choice of drawings that is open: whether one was taken.
    choices: Vec<bool>,
    pictures: bool,
}

impl Body {
    fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            out: Composer::new(Format::Docx),
            paragraph: Paragraph::default(),
            outer: Vec::new(),
            within: Within::default(),
            bold: false,
            hidden: false,
            fields: Vec::new(),
            choices: Vec::new(),
            pictures: false,
        }
    }

    /// True where text that comes now is printed.
    fn shows(&self) -> bool {
        !self.hidden && self.fields.iter().all(|result| *result)
    }

    /// Ends a line; the first of a paragraph takes the paragraph's label.
    fn end_line(&mut self) {
        let style = self.paragraph.style;
        let heading = self.paragraph.heading || style.heading;
        let list = self.paragraph.list.0.or(style.list.0).filter(|id| *id > 0);
        let level = self.paragraph.list.1.or(style.list.1).unwrap_or(0);
        let written = !self.out.paragraph().trim().is_empty();
        if let Some(list) = list.filter(|_| written && !self.paragraph.begun)
            && let Some(label) = self.numbering.next(list, level)
        {
            self.out.label(&label);
        }
        self.paragraph.begun |= written;
        self.out.end_paragraph(match (heading, list) {
            (true, _) => Style::Heading,
            (_, Some(_)) => Style::List,
            _ => Style::Plain,
        });
    }

    /// An element of a run that stands for characters.
    fn character(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "lastRenderedPageBreak" => self.out.next_page(),
            _ if !self.shows() => {}
            "tab" | "ptab" => self.out.tab(),
            "br" if value(tag, "type").is_none_or(|kind| kind == "textWrapping") => self.end_line(),
            "cr" => self.end_line(),
            "noBreakHyphen" => self.out.text("-", self.bold),
            "sym" => {
                let code = value(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.out.text(c.encode_utf8(&mut [0; 4]), self.bold);
                }
            }
            _ => {}
        }
    }

    /// An element of a paragraph's or a run's properties.
    fn property(&mut self, name: &str, tag: &BytesStart) -> bool {
        let of_run = self.within == Within::RunProperties;
        match name {
            "rPrChange" | "pPrChange" | "sectPr" => return false,
            "rStyle" if of_run => {
                let style = self.styles.resolve(&value(tag, "val").unwrap_or_default());
                self.bold |= style.bold;
                self.hidden |= style.hidden;
            }
            "b" if of_run => self.bold = is_on(tag),
            "vanish" | "webHidden" if of_run => self.hidden = is_on(tag),
            "pStyle" => {
                self.paragraph.style = self.styles.resolve(&value(tag, "val").unwrap_or_default());
            }
            "numId" => self.paragraph.list.0 = number(tag, "val"),
            "ilvl" => self.paragraph.list.1 = number(tag, "val"),
            "outlineLvl" => self.paragraph.heading = number(tag, "val").is_some_and(|n| n < 9),
            "del" | "moveFrom" if !of_run => self.paragraph.runs_on = true,
            _ => {}
        }
        true
    }
}

impl Sink for Body {
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool {
        match self.within {
            Within::ParagraphProperties | Within::RunProperties => return self.property(name, tag),
            _ => {}
        }
        match name {
            "p" => {
                if !self.paragraph.runs_on {
                    self.paragraph = Paragraph::default();
                }
                self.paragraph.runs_on = false;
            }
            "pPr" => self.within = Within::ParagraphProperties,
            "r" => {
                self.within = Within::Run;
                (self.bold, self.hidden) = (self.paragraph.style.bold, self.paragraph.style.hidden);
            }
            "rPr" if self.within == Within::Run => self.within = Within::RunProperties,
            "t" if self.within == Within::Run => self.within = Within::Text,
            "fldChar" => match value(tag, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|f| *f = true),
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "tbl" => self.out.begin_table(),
            "tr" => self.out.begin_row(),
            "tc" => self.out.begin_cell(),
            "txbxContent" => {
                self.out.set_aside();
                self.outer.push(std::mem::take(&mut self.paragraph));
                self.within = Within::Elsewhere;
            }
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => {
                let taken = self.choices.last_mut();
                return !taken.is_some_and(|taken| std::mem::replace(taken, true));
            }
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "sdtPr" | "tblPr"
            | "tcPr" | "tblGrid" | "sectPr" | "rt" => return false,
            // The lines between the text and the notes, which are no notes.
            "footnote" | "endnote" if value(tag, "type").is_some() => return false,
            "blip" | "imagedata" => self.pictures = true,
            _ if self.within == Within::Run => self.character(name, tag),
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" if self.within == Within::Elsewhere && !self.paragraph.runs_on => self.end_line(),
            "pPr" => self.within = Within::Elsewhere,
            "rPr" if self.within == Within::RunProperties => self.within = Within::Run,
            "t" if self.within == Within::Text => self.within = Within::Run,
            "r" => self.within = Within::Elsewhere,
            "tr" => self.out.end_row(),
            "tbl" => self.out.end_table(),
            "AlternateContent" => {
                self.choices.pop();
            }
            "txbxContent" => {
                self.out.take_up();
                self.paragraph = self.outer.pop().unwrap_or_default();
                self.within = Within::Run;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.within == Within::Text && self.shows() {
            self.out.text(text, self.bold);
        }
    }

    fn is_full(&self) -> bool {
        self.out.is_full()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::package::pack;

    const NUMBERING: &str = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>\
        <w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1%2)'/>\
        </w:lvl></w:abstractNum><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num></w:numbering>";
    const STYLES: &str = "<w:styles xmlns:w='w'><w:style w:styleId='H'><w:name w:val='heading 2'/>\
        <w:pPr><w:outlineLvl w:val='1'/><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='S'><w:basedOn w:val='H'/></w:style></w:styles>";

    fn read_body(body: &str) -> Result<Vec<(String, Style)>, ExtractError> {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let parts = [
            ("word/document.xml", document.as_str()),
            ("word/styles.xml", STYLES),
            ("word/numbering.xml", NUMBERING),
        ];
        let extract = read(&pack(&parts))?;
        Ok(extract.lines.iter().map(|l| (extract.line(l).to_owned(), l.style)).collect())
    }

    fn paragraph(properties: &str, text: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn automatic_numbers_stand_before_the_text() {
        let level = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr>";
        let body = paragraph("<w:pStyle w:val='S'/>", "APOLOGIES")
            + &paragraph(level, "noted")
            + &paragraph(level, "agreed")
            + &paragraph("<w:pStyle w:val='H'/>", "CLOSE");
        let expected = [
            ("4. APOLOGIES", Style::Heading),
            ("4a) noted", Style::List),
            ("4b) agreed", Style::List),
            ("5. CLOSE", Style::Heading),
        ];
        assert_eq!(read_body(&body).unwrap(), expected.map(|(t, s)| (t.to_owned(), s)));
    }

    #[test]
    fn deleted_hidden_and_code_is_left_out() {
        let body = "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/>\
            </w:r><w:r><w:instrText>PAGE</w:instrText><w:t>code</w:t></w:r><w:r>\
            <w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>result</w:t></w:r><w:r>\
            <w:fldChar w:fldCharType='end'/></w:r></w:p>";
        assert_eq!(read_body(body).unwrap(), [("kept result".to_owned(), Style::Plain)]);
    }

    #[test]
    fn broken_and_hostile_packages_are_damaged() {
        assert_eq!(read_body("<w:p><w:r>").unwrap_err().kind(), "damaged");
        let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'>]><w:document xmlns:w='w'>&a;</w:document>";
        assert_eq!(read(&pack(&[("word/document.xml", laughs)])).unwrap_err().kind(), "damaged");
        assert_eq!(read(&pack(&[("word/x", "y")])).unwrap_err().kind(), "damaged");
        assert_eq!(read(b"PK\x03\x04 and no more").unwrap_err().kind(), "damaged");
        assert_eq!(read_body("<w:p/>").unwrap_err().kind(), "empty");
        let scan = read_body("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>");
        assert_eq!(scan.unwrap_err().to_string(), "no text: pictures and nothing else: needs OCR");
    }
}
