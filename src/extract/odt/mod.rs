//! OpenDocument text: a package with the text in `content.xml`.
//!
//! Numbers of lists and headings are printed before the text. Left out: deleted text, comments,
//! running heads. The format notes no pages.

mod styles;

use quick_xml::events::BytesStart;

use super::compose::Composer;
use super::package::{Package, Sink, number, value};
use super::{Extract, ExtractError, Format, Style};
use styles::{OUTLINE, Styles};

/// Reads one document.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let mut package = Package::open(bytes)?;
    let mut manifest = Manifest::default();
    package.read_part("META-INF/manifest.xml", &mut manifest)?;
    if manifest.encrypted {
        return Err(ExtractError::Password);
    }
    let mut body = Body::new();
    package.read_part("styles.xml", &mut body)?;
    if !package.read_part("content.xml", &mut body)? {
        return Err(ExtractError::Damaged("the package holds no content.xml".to_owned()));
    }
    let pictures = body.pictures;
    body.out.finish()?.unless_blank(pictures)
}

/// `manifest.xml`: whether the content is encrypted.
#[derive(Default)]
struct Manifest {
    encrypted: bool,
}

impl Sink for Manifest {
    fn open(&mut self, name: &str, _: &BytesStart) -> bool {
        self.encrypted |= name == "encryption-data";
        true
    }
    fn close(&mut self, _: &str) {}
    fn text(&mut self, _: &str) {}
}

/// A list that is open.
#[derive(Debug)]
struct List {
    style: String,
    /// The entry's first paragraph, which takes the label, is still to come.
    fresh: bool,
}

/// Reads the elements of `styles.xml` and `content.xml`.
struct Body {
    out: Composer,
    styles: Styles,
    open_lists: Vec<List>,
    /// Bold and hidden for every paragraph and span that is open.
    spans: Vec<(bool, bool)>,
    /// Paragraphs that are open: their depth in `spans` and how they are set.
    paragraphs: Vec<(Style, Option<String>)>,
    in_body: bool,
    pictures: bool,
}

impl Body {
    fn new() -> Self {
        Self {
            out: Composer::new(Format::Odt),
            styles: Styles::default(),
            open_lists: Vec::new(),
            spans: Vec::new(),
            paragraphs: Vec::new(),
            in_body: false,
            pictures: false,
        }
    }

    fn begin_paragraph(&mut self, name: &str, tag: &BytesStart) {
        if !self.paragraphs.is_empty() {
            self.out.set_aside();
        }
        let (bold, hidden) = self.styles.look(tag);
        self.spans.push((bold.unwrap_or(false), hidden));
        let label = self.label(name, tag);
        let style = match (name, &label) {
            ("h", _) => Style::Heading,
            (_, Some(_)) => Style::List,
            _ if !self.open_lists.is_empty() => Style::List,
            _ => Style::Plain,
        };
        self.paragraphs.push((style, label));
    }

    fn end_paragraph(&mut self) {
        self.spans.pop();
        self.end_line();
        self.paragraphs.pop();
        if !self.paragraphs.is_empty() {
            self.out.take_up();
        }
    }

    /// Ends a line; the first of a paragraph takes its label.
    fn end_line(&mut self) {
        let written = !self.out.paragraph().trim().is_empty();
        let Some((style, label)) = self.paragraphs.last_mut() else { return };
        if let Some(label) = label.take_if(|_| written) {
            self.out.label(&label);
        }
        self.out.end_paragraph(*style);
    }

    /// Counts an entry of a list, or a numbered heading, and returns its label.
    fn label(&mut self, name: &str, tag: &BytesStart) -> Option<String> {
        match self.open_lists.last_mut() {
            Some(list) => {
                let fresh = std::mem::take(&mut list.fresh);
                let level = self.open_lists.len() - 1;
                let list = self.open_lists.last().filter(|_| fresh)?;
                self.styles.label(&list.style, level)
            }
            None if name == "h" => {
                let level = number(tag, "outline-level").unwrap_or(1).max(1) as usize - 1;
                self.styles.label(OUTLINE, level)
            }
            None => None,
        }
    }

    fn begin_list(&mut self, tag: &BytesStart) {
        let outer = self.open_lists.last().map(|list| list.style.clone());
        let style = value(tag, "style-name").or(outer).unwrap_or_default();
        let goes_on = value(tag, "continue-numbering").is_some_and(|on| on == "true")
            || value(tag, "continue-list").is_some();
        // Writers that number headings put each into a list of its own and say so; a list that
        // begins anew says nothing.
        if self.open_lists.is_empty() && !goes_on {
            self.styles.restart(&style);
        }
        self.open_lists.push(List { style, fresh: false });
    }

    fn characters(&mut self, text: &str) {
        if self.paragraphs.is_empty() || self.spans.iter().any(|(_, hidden)| *hidden) {
            return;
        }
        let bold = self.spans.last().is_some_and(|(bold, _)| *bold);
        self.out.text(text, bold);
    }
}

impl Sink for Body {
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool {
        if !self.in_body {
            match name {
                "body" => self.in_body = true,
                "master-styles" => return false,
                _ => self.styles.read(name, tag),
            }
            return true;
        }
        match name {
            "tracked-changes" | "annotation" | "forms" | "sequence-decls" | "note-citation"
            | "hidden-text" | "title" | "desc" | "ruby-text" | "variable-decls" => return false,
            "h" | "p" => self.begin_paragraph(name, tag),
            "span" => {
                let (bold, hidden) = self.styles.look(tag);
                let outer = self.spans.last().is_some_and(|(bold, _)| *bold);
                self.spans.push((bold.unwrap_or(outer), hidden));
            }
            "s" => {
                let spaces = number(tag, "c").unwrap_or(1).min(100) as usize;
                self.characters(&" ".repeat(spaces));
            }
            "tab" if !self.paragraphs.is_empty() => self.out.tab(),
            "line-break" => self.end_line(),
            "list" => self.begin_list(tag),
            "list-item" => self.open_lists.last_mut().into_iter().for_each(|l| l.fresh = true),
            "image" => self.pictures = true,
            "table" => self.out.begin_table(),
            "table-row" => self.out.begin_row(),
            "table-cell" | "covered-table-cell" => self.out.begin_cell(),
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        if !self.in_body {
            return;
        }
        match name {
            "h" | "p" => self.end_paragraph(),
            "span" => {
                self.spans.pop();
            }
            "list" => {
                self.open_lists.pop();
            }
            "table" => self.out.end_table(),
            "table-row" => self.out.end_row(),
            "body" => self.in_body = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_body {
            self.characters(text);
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

    #[test]
    fn lists_notes_and_changes() {
        let content = "<d xmlns:text='t' xmlns:style='s' xmlns:o='o'><text:list-style style:name='L'>\
            <text:list-level-style-number text:level='1' style:num-format='i' style:num-suffix=')'/>\
            </text:list-style><o:body><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
            <text:h text:outline-level='1'>MINUTES</text:h>\
            <text:list text:style-name='L'><text:list-item><text:p>one</text:p><text:p>more</text:p>\
            </text:list-item><text:list-item><text:p>two<text:s text:c='2'/>three</text:p></text:list-item>\
            </text:list></o:body></d>";
        let extract = read(&pack(&[("content.xml", content)])).unwrap();
        let lines: Vec<&str> = extract.lines.iter().map(|l| extract.line(l)).collect();
        assert_eq!(lines, ["MINUTES", "i) one", "more", "ii) two  three"]);
        assert_eq!(extract.lines[0].style, Style::Heading);
    }

    #[test]
    fn an_encrypted_document_needs_its_password() {
        let manifest = "<m><file-entry><encryption-data/></file-entry></m>";
        let parts = [("META-INF/manifest.xml", manifest), ("content.xml", "junk")];
        assert_eq!(read(&pack(&parts)).unwrap_err(), ExtractError::Password);
    }
}
