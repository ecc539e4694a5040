//! One walk over a page's tags: which elements are open, what of them is content, and where their
//! paragraphs, rows and entries of lists begin and end.

use super::Root;
use super::elements::{self, BLOCKS, INLINE};
use super::tokens::{self, Token, Tokens};
use crate::extract::compose::Composer;
use crate::extract::numerals::Counting;
use crate::extract::{Extract, ExtractError, Format, Style};

/// Elements nested deeper are read as if they stood in the deepest one.
const MAX_DEPTH: usize = 256;

/// An element that is open.
pub struct Element {
    pub name: &'static str,
    /// Nothing in it is read.
    pub skip: bool,
    /// It lies in the page's own content.
    pub content: bool,
    bold: bool,
    pub style: Style,
    /// A list's next number; 0 for bullets.
    counter: u32,
    /// How a list counts.
    counting: Counting,
    /// The label of a list's entry, as Word saves it: it may be set otherwise than its text.
    label: bool,
    /// Modern.gov's cell with the number of an item.
    number: bool,
}

/// The state of one walk over a page.
pub struct Walk {
    root: Root,
    open: Vec<Element>,
    out: Composer,
    /// The label that the next line begins with: a list's, or an item's number.
    label: Option<String>,
    buffer: String,
}

impl Walk {
    /// A walk that reads what the root holds.
    pub fn new(root: Root) -> Self {
        Self {
            root,
            open: Vec::new(),
            out: Composer::new(Format::Html),
            label: None,
            buffer: String::new(),
        }
    }

    /// Reads one page.
    pub fn read(mut self, page: &str) -> Result<Extract, ExtractError> {
        for token in Tokens::new(page) {
            match token {
                Token::Text(text) => self.text(text),
                Token::Open(name, attributes) => self.open(name, attributes),
                Token::Close(name) => self.close(name),
            }
            if self.out.is_full() {
                break;
            }
        }
        while !self.open.is_empty() {
            self.pop();
        }
        self.flush();
        self.out.finish()
    }

    /// True where what comes now is read.
    fn reads(&self) -> bool {
        self.open.last().map_or(self.root == Root::Body, |top| top.content && !top.skip)
    }

    fn text(&mut self, text: &str) {
        if !self.reads() {
            return;
        }
        let (bold, pre, label) = self
            .open
            .last()
            .map_or((false, false, false), |top| (top.bold, top.name == "pre", top.label));
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        tokens::resolve(text, &mut buffer);
        if pre {
            for (index, line) in buffer.split('\n').enumerate() {
                if index > 0 {
                    self.flush();
                }
                self.out.text(line.trim_end(), bold);
            }
        } else if label {
            self.out.sign(elements::label(buffer.trim_matches(elements::is_space)));
            self.space();
        } else {
            self.words(&buffer, bold);
        }
        self.buffer = buffer;
    }

    /// Adds words with one space between, whatever white space the page has there.
    fn words(&mut self, text: &str, bold: bool) {
        let space = elements::is_space;
        if text.starts_with(space) {
            self.space();
        }
        for (index, word) in text.split(space).filter(|word| !word.is_empty()).enumerate() {
            if index > 0 {
                self.space();
            }
            self.out.text(word, bold);
        }
        if text.ends_with(space) {
            self.space();
        }
    }

    fn space(&mut self) {
        let paragraph = self.out.paragraph();
        if !paragraph.is_empty() && !paragraph.ends_with([' ', '\t']) {
            self.out.text(" ", true);
        }
    }

    /// Ends the line, with its label before it.
    fn flush(&mut self) {
        if self.out.paragraph().trim().is_empty() {
            return self.out.flush(Style::Plain);
        }
        if self.open.iter().rev().take(8).any(|element| element.number) {
            self.label = Some(self.out.paragraph().trim().to_owned());
            return self.out.drop_paragraph();
        }
        let style = self.open.last().map_or(Style::Plain, |top| top.style);
        if let Some(label) = self.label.take()
            && !elements::has_label(self.out.paragraph())
        {
            self.out.label(&label);
        }
        self.out.flush(style);
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let mut lower = [0; 10];
        let Some(name) = elements::known(name, &mut lower) else { return };
        match name {
            "br" => return self.flush(),
            "hr" => return self.flush(),
            _ => {}
        }
        self.close_implied(name);
        let parent = self.open.last();
        let inside = parent.map_or(self.root == Root::Body, |parent| parent.content);
        let skip = parent.is_some_and(|parent| parent.skip)
            || self.is_outside(name)
            || elements::skips(self.root, name, attributes, inside);
        let element = Element {
            name,
            skip,
            content: inside || self.root.is(name, attributes),
            bold: parent.is_some_and(|p| p.bold) || elements::is_bold(name, attributes),
            style: elements::style(name, attributes, parent),
            counter: match name {
                "ol" => elements::number(attributes, "start").unwrap_or(1),
                _ => 0,
            },
            counting: elements::counting(attributes),
            label: parent.is_some_and(|p| p.label) || elements::is_label(name, attributes),
            number: name == "td" && elements::class(attributes, "mgItemNumberCell"),
        };
        if INLINE.contains(&name) {
            if self.open.len() < MAX_DEPTH && (skip || element.bold || element.label) {
                self.open.push(element);
            }
            return;
        }
        self.flush();
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        let reads = element.content && !skip;
        let number = element.number;
        self.open.push(element);
        if reads {
            match name {
                "table" => self.out.begin_table(),
                "tr" => self.out.begin_row(),
                "td" | "th" if !number => self.out.begin_cell(),
                "li" => self.label = Some(self.list_label(attributes)),
                _ => {}
            }
        }
    }

    /// True for the head and the side of a page, where the page does not say what its content is;
    /// an article may have a head of its own.
    fn is_outside(&self, name: &str) -> bool {
        let within = |names: &[&str]| self.open.iter().any(|e| names.contains(&e.name));
        match name {
            "header" => self.root == Root::Body && !within(&["article", "main"]),
            "aside" => matches!(self.root, Root::Body | Root::Content),
            _ => false,
        }
    }

    /// Ends elements that a start tag ends without saying so.
    fn close_implied(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if BLOCKS.contains(&name) => (&["p"], &["td", "th", "li", "div", "body"]),
            _ => return,
        };
        let found = self.open.iter().rposition(|e| ends.contains(&e.name));
        let barrier = self.open.iter().rposition(|e| within.contains(&e.name) || e.name == "table");
        if let Some(at) = found.filter(|at| barrier.is_none_or(|barrier| barrier < *at)) {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn close(&mut self, name: &str) {
        let mut lower = [0; 10];
        let Some(name) = elements::known(name, &mut lower) else { return };
        let table = matches!(name, "table" | "tr" | "td" | "th");
        let barrier =
            if table { None } else { self.open.iter().rposition(|e| elements::is_cell(e.name)) };
        let found = self.open.iter().rposition(|element| element.name == name);
        match found.filter(|at| barrier.is_none_or(|barrier| barrier < *at)) {
            Some(at) => {
                while self.open.len() > at {
                    self.pop();
                }
            }
            None if BLOCKS.contains(&name) => self.flush(),
            None => {}
        }
    }

    /// Ends the innermost element.
    fn pop(&mut self) {
        if self.open.last().is_some_and(|top| !INLINE.contains(&top.name)) {
            self.flush();
        }
        let Some(top) = self.open.pop() else { return };
        if top.content && !top.skip {
            match top.name {
                "table" => self.out.end_table(),
                "tr" => self.out.end_row(),
                "li" => self.label = None,
                _ => {}
            }
        }
    }

    /// `•`, or the number that an ordered list has come to.
    fn list_label(&mut self, attributes: &str) -> String {
        let list =
            self.open.iter_mut().rev().find(|e| matches!(e.name, "ol" | "ul" | "menu" | "dir"));
        match list {
            Some(list) if list.name == "ol" => {
                let value = elements::number(attributes, "value").unwrap_or(list.counter);
                list.counter = value.saturating_add(1);
                format!("{}.", list.counting.print(value))
            }
            _ => "•".to_owned(),
        }
    }
}
