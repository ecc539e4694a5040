//! Saved web pages: the paragraphs, bullets and rows of a page's own content, without navigation,
//! scripts and footers.
//!
//! What the content is: the element of class `mgContent` (Modern.gov), else `main`, else the one
//! called `content`, else the whole body without what is marked as navigation. Read by our own
//! walk over the tags: every parser that builds a tree takes quadratic time for some pages.

mod tokens;

use super::compose::Composer;
use super::{Extract, ExtractError, Format, Style, encoding};
use tokens::{Token, Tokens, attribute};

/// Elements nested deeper are read as if they stood in the deepest one.
const MAX_DEPTH: usize = 256;

/// Reads one page.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    let page = encoding::decode_page(bytes)
        .ok_or_else(|| ExtractError::NotText("binary data".to_owned()))?;
    for root in [Root::ModernGov, Root::Main, Root::Content, Root::Body] {
        if !root.may_be_in(&page) {
            continue;
        }
        let extract = Walk::new(root).read(&page)?;
        if !extract.is_blank() {
            return Ok(extract);
        }
    }
    Err(ExtractError::Empty)
}

/// Which element holds the page's own content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    ModernGov,
    Main,
    Content,
    Body,
}

impl Root {
    /// A quick look that spares most walks.
    fn may_be_in(self, page: &str) -> bool {
        let has = |mark: &str| memchr::memmem::find(page.as_bytes(), mark.as_bytes()).is_some();
        match self {
            Self::ModernGov => has("mgContent"),
            Self::Main => has("<main") || has("<MAIN") || has("\"main\""),
            Self::Content => has("content"),
            Self::Body => true,
        }
    }

    /// True for the element that holds the content.
    fn is(self, name: &str, attributes: &str) -> bool {
        let value = |key| attribute(attributes, key).unwrap_or_default();
        match self {
            Self::ModernGov => value("class").split_ascii_whitespace().any(|c| c == "mgContent"),
            Self::Main => name == "main" || value("role") == "main",
            Self::Content => matches!(value("id"), "content" | "main-content" | "maincontent"),
            Self::Body => false,
        }
    }
}

/// An element that is open.
struct Element {
    name: &'static str,
    /// Nothing in it is read.
    skip: bool,
    /// It lies in the page's own content.
    content: bool,
    bold: bool,
    style: Style,
    /// A list's next number; 0 for bullets.
    counter: u32,
    /// Modern.gov's cell with the number of an item.
    number: bool,
}

/// The state of one walk over a page.
struct Walk {
    root: Root,
    open: Vec<Element>,
    out: Composer,
    /// The label that the next line begins with: a list's, or an item's number.
    label: Option<String>,
    buffer: String,
}

/// Elements that part paragraphs. Inline elements are not followed at all.
const BLOCKS: [&str; 46] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "head",
];

/// Inline elements that matter: they are bold, or may be hidden.
const INLINE: [&str; 5] = ["b", "strong", "span", "a", "label"];

impl Walk {
    fn new(root: Root) -> Self {
        Self {
            root,
            open: Vec::new(),
            out: Composer::new(Format::Html),
            label: None,
            buffer: String::new(),
        }
    }

    fn read(mut self, page: &str) -> Result<Extract, ExtractError> {
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
        let (bold, pre) =
            self.open.last().map_or((false, false), |top| (top.bold, top.name == "pre"));
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
        } else {
            self.words(&buffer, bold);
        }
        self.buffer = buffer;
    }

    /// Adds words with one space between, whatever white space the page has there.
    fn words(&mut self, text: &str, bold: bool) {
        let space = |c: char| c.is_ascii_whitespace() || c == '\u{A0}';
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
            && !has_label(self.out.paragraph())
        {
            self.out.label(&label);
        }
        self.out.flush(style);
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let mut lower = [0; 10];
        let Some(name) = known(name, &mut lower) else { return };
        match name {
            "br" => return self.flush(),
            "hr" => return self.flush(),
            _ => {}
        }
        self.close_implied(name);
        let parent = self.open.last();
        let inside = parent.map_or(self.root == Root::Body, |parent| parent.content);
        let skip = parent.is_some_and(|parent| parent.skip) || self.skips(name, attributes, inside);
        let element = Element {
            name,
            skip,
            content: inside || self.root.is(name, attributes),
            bold: parent.is_some_and(|p| p.bold) || is_bold(name, attributes),
            style: style(name, attributes, parent),
            counter: if name == "ol" { number(attributes, "start").unwrap_or(1) } else { 0 },
            number: name == "td" && class(attributes, "mgItemNumberCell"),
        };
        if INLINE.contains(&name) {
            if self.open.len() < MAX_DEPTH && (skip || element.bold) {
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
        let Some(name) = known(name, &mut lower) else { return };
        let table = matches!(name, "table" | "tr" | "td" | "th");
        let barrier = if table { None } else { self.open.iter().rposition(|e| is_cell(e.name)) };
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
                let value = number(attributes, "value").unwrap_or(list.counter);
                list.counter = value.saturating_add(1);
                format!("{value}.")
            }
            _ => "•".to_owned(),
        }
    }

    /// True for what is no content: navigation, controls, hidden things.
    fn skips(&self, name: &str, attributes: &str, inside: bool) -> bool {
        let whole = self.root == Root::Body;
        match name {
            "head" | "nav" | "footer" | "select" | "button" => return true,
            "header" | "aside" if whole => return true,
            _ => {}
        }
        if attributes.is_empty() || !inside {
            return false;
        }
        let value = |key| attribute(attributes, key).unwrap_or_default();
        let style = value("style").to_ascii_lowercase().replace(' ', "");
        if attribute(attributes, "hidden").is_some() || style.contains("display:none") {
            return true;
        }
        if matches!(value("role"), "navigation" | "search" | "banner" | "contentinfo" | "menu") {
            return true;
        }
        [value("class"), value("id")].iter().flat_map(|value| value.split_ascii_whitespace()).any(
            |n| {
                let n = n.to_ascii_lowercase();
                let always =
                    ["breadcrumb", "skiplink", "skip-link", "skip-to", "cookie", "mgfilesize"];
                let outside = ["nav", "leftnav", "mglftnav", "navbar", "menu", "header", "footer"];
                always.iter().any(|mark| n.contains(mark))
                    || (whole && outside.contains(&n.as_str()))
            },
        )
    }
}

/// The static name of an element that matters, from its name as written.
fn known(name: &str, lower: &mut [u8; 10]) -> Option<&'static str> {
    let space = lower.get_mut(..name.len())?;
    space.copy_from_slice(name.as_bytes());
    space.make_ascii_lowercase();
    let lower: &[u8] = space;
    let all = BLOCKS.iter().chain(&INLINE).chain(&["br", "hr"]);
    all.copied().find(|known| known.as_bytes() == lower)
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "table")
}

fn is_bold(name: &str, attributes: &str) -> bool {
    if matches!(name, "b" | "strong" | "th") {
        return true;
    }
    let style = attribute(attributes, "style").unwrap_or_default();
    style.contains("font-weight:bold") || style.contains("font-weight: bold")
}

fn class(attributes: &str, class: &str) -> bool {
    let classes = attribute(attributes, "class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|one| one == class)
}

fn number(attributes: &str, name: &str) -> Option<u32> {
    attribute(attributes, name)?.trim().parse().ok()
}

/// How the lines of an element are set; a paragraph takes the style of the list it stands in.
fn style(name: &str, attributes: &str, parent: Option<&Element>) -> Style {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Style::Heading,
        "li" => Style::List,
        "p" if class(attributes, "mgAiTitleTxt") => Style::Heading,
        "td" | "th" | "table" | "body" => Style::Plain,
        _ => parent.map_or(Style::Plain, |parent| parent.style),
    }
}

/// True where a list's text brings its own label: `1)`, `(a)`, `•`, `-`.
fn has_label(text: &str) -> bool {
    let first = text.trim_start().split(char::is_whitespace).next().unwrap_or_default();
    let body = first.trim_matches(['(', ')', '.']);
    let closed = first.len() > body.len() && !body.is_empty() && body.len() <= 4;
    matches!(first, "•" | "·" | "-" | "–" | "o" | "*")
        || (closed && body.bytes().all(|byte| byte.is_ascii_digit()))
        || (closed && body.len() <= 2 && body.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str) -> Vec<(String, Style)> {
        let extract = read(page.as_bytes()).unwrap();
        extract.lines.iter().map(|l| (extract.line(l).to_owned(), l.style)).collect()
    }

    fn texts(page: &str) -> Vec<String> {
        lines(page).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_modern_gov_row_is_number_and_title_in_one_heading() {
        let page = "<div id=nav>Home</div><div class='x mgContent'><ul class=mgBreadcrumb><li>Home</ul>\
            <h2>Planning - Thursday, 6th June, 2019 5.30 pm</h2><table><tr><td class='mgItemNumberCell'>\
            <p class='mgAiTitleTxt'>12.</p></td><td><p class='mgAiTitleTxt'><a href=x>LEASES \
            <span class='mgFileSize'>PDF 308 KB</span></a></p><div><p>The report was\nnoted.</p></div>\
            </td></tr></table></div><footer>Privacy</footer>";
        let expected = [
            ("Planning - Thursday, 6th June, 2019 5.30 pm", Style::Heading),
            ("12. LEASES", Style::Heading),
            ("The report was noted.", Style::Plain),
        ];
        assert_eq!(lines(page), expected.map(|(text, style)| (text.to_owned(), style)));
    }

    #[test]
    fn without_marks_the_body_is_read_without_its_navigation() {
        let page = "<html><head><title>T</title></head><body><nav>Menu</nav><header>Top</header>\
            <p>One<p><b>Two</b><div style='display: none'>Gone</div>Three<br>Four</body></html>";
        let styles = lines(page);
        assert_eq!(texts(page), ["One", "Two", "Three", "Four"]);
        assert_eq!(styles[1].1, Style::Bold);
    }

    #[test]
    fn an_empty_main_gives_way_to_the_body() {
        assert_eq!(texts("<main></main><p>Minutes</p>"), ["Minutes"]);
    }

    #[test]
    fn lists_carry_their_labels() {
        let page = "<ul><li>one<li>(a) two</ul><ol start=3><li>three<li><p>four</p></ol>";
        assert_eq!(texts(page), ["• one", "(a) two", "3. three", "4. four"]);
    }

    #[test]
    fn tables_without_end_tags() {
        let page = "<table><tr><td>Ann Cole<td>Chair<tr><td>Ben Dray<td>Clerk</table>after";
        assert_eq!(texts(page), ["Ann Cole\tChair", "Ben Dray\tClerk", "after"]);
    }

    #[test]
    fn endless_nesting_takes_linear_time() {
        let page = format!("{}deep", "<b><p><i><table><a><div>".repeat(5_000));
        assert_eq!(texts(&page), ["deep"]);
    }
}
