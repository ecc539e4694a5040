//! Paragraphs, lists and tables to lines: what every word processor's format and every web page
//! comes down to. In come text, marks and ends of paragraphs and cells; out comes an [`Extract`].

use std::borrow::Cow;

use super::rows::{row_lines, without_label_tab};
use super::{Extract, ExtractError, Format, Style, clean};

/// The most text that a packed document may unpack to.
const MAX_COMPOSED: usize = 64 << 20;
/// Tables within tables beyond this depth are read as text of the cell they stand in.
const MAX_TABLES: usize = 64;

/// Composes an [`Extract`] from the parts of a document as they come.
///
/// A row whose cells hold one paragraph each becomes one line with tabs. A cell of several
/// paragraphs keeps them as lines of their own; the next cell then begins a new line.
#[derive(Debug, Default)]
pub struct Composer {
    extract: Extract,
    paragraph: Paragraph,
    set_aside: Vec<Paragraph>,
    rows: Vec<Row>,
    /// Tables opened beyond the depth that is followed.
    beyond: usize,
    /// Bytes that wait in cells and paragraphs.
    waiting: usize,
    page: u32,
    too_large: bool,
}

/// The paragraph that is being written.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Whether all of its letters so far are bold; `None` before the first letter.
    bold: Option<bool>,
}

/// The row that is being written, of one of the tables that are open.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Vec<(String, Style)>>,
}

impl Composer {
    /// An empty document.
    pub fn new(format: Format) -> Self {
        Self { extract: Extract { format, ..Extract::default() }, ..Self::default() }
    }

    /// Adds text to the paragraph. Line breaks in it count as spaces.
    pub fn text(&mut self, text: &str, bold: bool) {
        if self.extract.text.len() + self.waiting + text.len() > MAX_COMPOSED {
            self.too_large = true;
            return;
        }
        self.waiting += text.len();
        clean::push(text, &mut self.paragraph.text);
        if text.chars().any(char::is_alphanumeric) {
            self.paragraph.bold = Some(self.paragraph.bold.unwrap_or(true) && bold);
        }
    }

    /// Adds a label to the paragraph, which does not count where its letters are weighed for bold.
    pub fn sign(&mut self, label: &str) {
        clean::push(label, &mut self.paragraph.text);
    }

    /// Adds a tab to the paragraph.
    pub fn tab(&mut self) {
        self.paragraph.text.push('\t');
    }

    /// The paragraph as written so far.
    pub fn paragraph(&self) -> &str {
        &self.paragraph.text
    }

    /// Puts a label such as `1.` or `•` before the paragraph's text.
    pub fn label(&mut self, label: &str) {
        let text = self.paragraph.text.trim_start();
        self.paragraph.text = format!("{label} {text}");
    }

    /// Ends the paragraph; `Plain` becomes `Bold` where all its letters are. An empty paragraph
    /// leaves an empty line, except in tables.
    pub fn end_paragraph(&mut self, style: Style) {
        let Paragraph { text, bold } = std::mem::take(&mut self.paragraph);
        let style = match (style, bold) {
            (Style::Plain, Some(true)) => Style::Bold,
            (style, _) => style,
        };
        self.line(text.trim_end().trim_start_matches(' '), style);
    }

    /// Ends the paragraph only where it holds something.
    pub fn flush(&mut self, style: Style) {
        if self.paragraph.text.trim().is_empty() {
            self.paragraph = Paragraph::default();
        } else {
            self.end_paragraph(style);
        }
    }

    /// Forgets what the paragraph holds.
    pub fn drop_paragraph(&mut self) {
        self.paragraph = Paragraph::default();
    }

    /// Begins a paragraph within a paragraph: a text box. Its lines come before its host's.
    pub fn set_aside(&mut self) {
        self.set_aside.push(std::mem::take(&mut self.paragraph));
    }

    /// Ends what [`set_aside`](Self::set_aside) began.
    pub fn take_up(&mut self) {
        self.flush(Style::Plain);
        self.paragraph = self.set_aside.pop().unwrap_or_default();
    }

    /// Begins a table, in a cell where one is open.
    pub fn begin_table(&mut self) {
        self.flush(Style::Plain);
        if self.rows.len() >= MAX_TABLES {
            self.beyond += 1;
        } else {
            self.rows.push(Row::default());
        }
    }

    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.end_row();
    }

    /// Begins a cell.
    pub fn begin_cell(&mut self) {
        self.flush(Style::Plain);
        if self.beyond == 0
            && let Some(row) = self.rows.last_mut()
        {
            row.cells.push(Vec::new());
        }
    }

    /// Ends a row and writes it.
    pub fn end_row(&mut self) {
        self.flush(Style::Plain);
        if self.beyond > 0 {
            return;
        }
        let Some(row) = self.rows.last_mut() else { return };
        let cells = std::mem::take(&mut row.cells);
        let depth = self.rows.len();
        // The row's lines go to the cell around its table, or to the document.
        let row = self.rows.pop();
        for (text, style) in row_lines(cells) {
            self.line(text.trim_end(), style);
        }
        self.rows.extend(row);
        debug_assert_eq!(depth, self.rows.len());
    }

    /// Ends a table.
    pub fn end_table(&mut self) {
        self.end_row();
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.rows.pop();
        }
    }

    /// Begins the next page.
    pub fn next_page(&mut self) {
        self.page = self.page.max(1) + 1;
    }

    /// True where there was more text than will be read: the caller may stop.
    pub fn is_full(&self) -> bool {
        self.too_large
    }

    /// The composed document.
    pub fn finish(mut self) -> Result<Extract, ExtractError> {
        while !self.set_aside.is_empty() {
            self.take_up();
        }
        self.flush(Style::Plain);
        while !self.rows.is_empty() {
            self.beyond = 0;
            self.end_table();
        }
        if self.too_large {
            let message = format!("unpacks to more than {} MB of text", MAX_COMPOSED >> 20);
            return Err(ExtractError::TooLarge(message));
        }
        if self.page > 0 {
            self.extract.pages = Some(self.page);
            for line in self.extract.lines.iter_mut().take_while(|line| line.page == 0) {
                line.page = 1;
            }
        }
        Ok(self.extract)
    }

    /// Writes a finished line to the innermost cell, else to the document.
    fn line(&mut self, text: &str, style: Style) {
        let blank = text.trim_start().is_empty();
        if let Some(cells) = self.rows.last_mut().map(|row| &mut row.cells) {
            if !blank {
                if cells.is_empty() {
                    cells.push(Vec::new());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.push((text.to_owned(), style));
                }
            }
            return;
        }
        // Runs of empty paragraphs say no more than one.
        if blank && self.extract.lines.last().is_none_or(|line| line.start == line.end) {
            return;
        }
        self.waiting = 0;
        let text = if blank { Cow::Borrowed("") } else { without_label_tab(text) };
        self.extract.push(&text, self.page, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(composer: Composer) -> Vec<(String, Style)> {
        let extract = composer.finish().unwrap();
        extract.lines.iter().map(|l| (extract.line(l).to_owned(), l.style)).collect()
    }

    fn cell(composer: &mut Composer, paragraphs: &[&str]) {
        composer.begin_cell();
        for paragraph in paragraphs {
            composer.text(paragraph, false);
            composer.end_paragraph(Style::Plain);
        }
    }

    #[test]
    fn a_row_is_one_line_with_tabs() {
        let mut c = Composer::new(Format::Docx);
        c.begin_table();
        c.begin_row();
        cell(&mut c, &["Ann Cole"]);
        cell(&mut c, &["Chair"]);
        c.end_row();
        c.end_table();
        assert_eq!(show(c), [("Ann Cole\tChair".to_owned(), Style::Row)]);
    }

    #[test]
    fn a_cell_of_names_keeps_a_line_for_each() {
        let mut c = Composer::new(Format::Docx);
        c.begin_table();
        c.begin_row();
        cell(&mut c, &["Present:"]);
        cell(&mut c, &["Ann Cole", "Ben Dray"]);
        cell(&mut c, &["Clerk"]);
        c.end_table();
        let lines: Vec<String> = show(c).into_iter().map(|(text, _)| text).collect();
        assert_eq!(lines, ["Present:\tAnn Cole", "Ben Dray", "Clerk"]);
    }

    #[test]
    fn a_table_in_a_cell_and_a_box_in_a_paragraph() {
        let mut c = Composer::new(Format::Docx);
        c.begin_table();
        c.begin_row();
        c.begin_cell();
        c.begin_table();
        c.begin_row();
        cell(&mut c, &["inner"]);
        cell(&mut c, &["pair"]);
        c.end_table();
        cell(&mut c, &["after"]);
        c.end_table();
        c.text("host", true);
        c.set_aside();
        c.text("boxed", false);
        c.take_up();
        c.end_paragraph(Style::Plain);
        let expected =
            [("inner\tpair\tafter", Style::Row), ("boxed", Style::Plain), ("host", Style::Bold)];
        let expected: Vec<_> = expected.map(|(t, s)| (t.to_owned(), s)).to_vec();
        assert_eq!(show(c), expected);
    }

    #[test]
    fn a_tab_behind_a_number_makes_no_row() {
        let mut c = Composer::new(Format::Docx);
        for text in ["1.\tAPOLOGIES", "Chair\tAnn Cole", "(a)\tThat it be so"] {
            c.text(text, false);
            c.end_paragraph(Style::Plain);
        }
        let lines: Vec<String> = show(c).into_iter().map(|(text, _)| text).collect();
        assert_eq!(lines, ["1. APOLOGIES", "Chair\tAnn Cole", "(a) That it be so"]);
    }

    #[test]
    fn text_without_end_is_refused() {
        let mut c = Composer::new(Format::Docx);
        let megabyte = "word ".repeat(200_000);
        while !c.is_full() {
            c.text(&megabyte, false);
        }
        assert_eq!(c.finish().unwrap_err().kind(), "too-large");
    }
}
