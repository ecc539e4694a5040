//! OpenDocument text: a package with the text in `content.xml`.
//!
//! Numbers of lists and headings are printed before the text. Left out: deleted text, comments,
//! running heads. The format notes no pages.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::compose::Composer;
use super::numerals::Counting;
use super::package::{Package, Sink, number, value};
use super::{Extract, ExtractError, Format, Style};

/// Lists within lists beyond this depth count as the deepest.
const LEVELS: usize = 10;
/// The list that numbers headings, under a name that no document gives.
const OUTLINE: &str = "\0outline";

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
    let extract = body.out.finish()?;
    if extract.is_blank() { Err(ExtractError::Empty) } else { Ok(extract) }
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

/// A style of text or of a paragraph.
#[derive(Debug, Default, Clone)]
struct TextStyle {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: bool,
}

/// How one level of a list is numbered.
#[derive(Debug, Default, Clone)]
struct Level {
    counting: Counting,
    prefix: String,
    suffix: String,
    /// How many levels the label shows.
    shown: u32,
    start: u32,
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
    styles: HashMap<String, TextStyle>,
    lists: HashMap<String, Vec<Level>>,
    counters: HashMap<String, [u32; LEVELS]>,
    style_name: String,
    list_name: String,
    open_lists: Vec<List>,
    /// Bold and hidden for every paragraph and span that is open.
    spans: Vec<(bool, bool)>,
    /// Paragraphs that are open: their depth in `spans` and how they are set.
    paragraphs: Vec<(Style, Option<String>)>,
    in_body: bool,
}

impl Body {
    fn new() -> Self {
        Self {
            out: Composer::new(Format::Odt),
            styles: HashMap::new(),
            lists: HashMap::new(),
            counters: HashMap::new(),
            style_name: String::new(),
            list_name: String::new(),
            open_lists: Vec::new(),
            spans: Vec::new(),
            paragraphs: Vec::new(),
            in_body: false,
        }
    }

    /// Looks one property of a style up along its parents.
    fn along<T>(&self, name: &str, get: impl Fn(&TextStyle) -> Option<T>) -> Option<T> {
        let mut next = self.styles.get(name);
        for _ in 0..LEVELS {
            let style = next?;
            if let Some(found) = get(style) {
                return Some(found);
            }
            next = style.parent.as_ref().and_then(|parent| self.styles.get(parent));
        }
        None
    }

    /// What is known of the style that an element names.
    fn look(&self, tag: &BytesStart) -> (Option<bool>, bool) {
        let name = value(tag, "style-name").unwrap_or_default();
        (self.along(&name, |s| s.bold), self.along(&name, |s| s.hidden.then_some(())).is_some())
    }

    fn begin_paragraph(&mut self, name: &str, tag: &BytesStart) {
        if !self.paragraphs.is_empty() {
            self.out.set_aside();
        }
        let (bold, hidden) = self.look(tag);
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
        let (list, level) = match self.open_lists.last_mut() {
            Some(list) => {
                if !std::mem::take(&mut list.fresh) {
                    return None;
                }
                (list.style.clone(), self.open_lists.len() - 1)
            }
            None if name == "h" => {
                let level = number(tag, "outline-level").unwrap_or(1).max(1) as usize - 1;
                (OUTLINE.to_owned(), level)
            }
            None => return None,
        };
        let level = level.min(LEVELS - 1);
        let levels = self.lists.get(&list)?;
        let this = levels.get(level)?;
        let counters = self.counters.entry(list).or_insert([0; LEVELS]);
        counters[level] =
            if counters[level] == 0 { this.start } else { counters[level].saturating_add(1) };
        counters[level + 1..].fill(0);
        match this.counting {
            Counting::Bullet => return Some("•".to_owned()),
            Counting::None => return None,
            _ => {}
        }
        let first = (level + 1).saturating_sub(this.shown.max(1) as usize);
        let numbers: Vec<String> = (first..=level)
            .filter_map(|at| Some(levels.get(at)?.counting.print(counters[at].max(1))))
            .collect();
        Some(format!("{}{}{}", this.prefix, numbers.join("."), this.suffix).trim().to_owned())
    }

    /// A style's own element.
    fn style(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "style" => {
                self.style_name = value(tag, "name").unwrap_or_default();
                let style =
                    TextStyle { parent: value(tag, "parent-style-name"), ..TextStyle::default() };
                self.styles.insert(self.style_name.clone(), style);
            }
            "text-properties" => {
                if let Some(style) = self.styles.get_mut(&self.style_name) {
                    let weight = value(tag, "font-weight");
                    style.bold =
                        weight.map(|w| w == "bold" || w.parse().is_ok_and(|w: u32| w >= 600));
                    style.hidden = value(tag, "display").is_some_and(|display| display == "none");
                }
            }
            "list-style" => self.list_name = value(tag, "name").unwrap_or_default(),
            "outline-style" => self.list_name = OUTLINE.to_owned(),
            "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                self.list_level(name, tag);
            }
            _ => {}
        }
    }

    fn list_level(&mut self, name: &str, tag: &BytesStart) {
        let at = (number(tag, "level").unwrap_or(1).max(1) as usize - 1).min(LEVELS - 1);
        let levels = self.lists.entry(self.list_name.clone()).or_default();
        if levels.len() <= at {
            levels.resize(at + 1, Level::default());
        }
        let counting = match value(tag, "num-format").as_deref() {
            _ if name.ends_with("bullet") => Counting::Bullet,
            Some("1") => Counting::Decimal,
            Some("a") => Counting::LowerLetter,
            Some("A") => Counting::UpperLetter,
            Some("i") => Counting::LowerRoman,
            Some("I") => Counting::UpperRoman,
            _ => Counting::None,
        };
        levels[at] = Level {
            counting,
            prefix: value(tag, "num-prefix").unwrap_or_default(),
            suffix: value(tag, "num-suffix").unwrap_or_default(),
            shown: number(tag, "display-levels").unwrap_or(1),
            start: number(tag, "start-value").unwrap_or(1),
        };
    }

    fn begin_list(&mut self, tag: &BytesStart) {
        let outer = self.open_lists.last().map(|list| list.style.clone());
        let style = value(tag, "style-name").or(outer).unwrap_or_default();
        let goes_on = value(tag, "continue-numbering").is_some_and(|on| on == "true")
            || value(tag, "continue-list").is_some();
        // Writers that number headings put each into a list of its own and say so; a list that
        // begins anew says nothing.
        if self.open_lists.is_empty() && !goes_on {
            self.counters.remove(&style);
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
                _ => self.style(name, tag),
            }
            return true;
        }
        match name {
            "tracked-changes" | "annotation" | "forms" | "sequence-decls" | "note-citation"
            | "hidden-text" | "title" | "desc" | "ruby-text" | "variable-decls" => return false,
            "h" | "p" => self.begin_paragraph(name, tag),
            "span" => {
                let (bold, hidden) = self.look(tag);
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
