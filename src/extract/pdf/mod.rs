//! PDF: the glyphs that each page paints, put together to lines.
//!
//! A PDF holds no lines and often no spaces, only glyphs at places. They are taken in the order in
//! which the page paints them, which keeps the cells of a table together; only where that order
//! jumps about are they sorted by place. Running heads and page numbers become furniture.
//!
//! Read by `hayro-interpret`, pinned: of the readers tried it lost the fewest words of real files.

mod fragments;
mod furniture;
mod glyphs;
mod hyphens;
mod lines;
mod margin;
mod wraps;

use std::sync::Arc;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};

use super::rows::{label_length, without_label_tab};
use super::{Extract, ExtractError, Format, Style, clean};
use glyphs::Painter;
use lines::PageLine;

/// The most pages that are read. The longest packs that councils publish have about 2,000.
const MAX_PAGES: usize = 20_000;
/// The most text that is read.
const MAX_TEXT: usize = 64 << 20;
/// From this share of glyphs without a character on, the text is called poor.
const POOR: f64 = 0.02;
/// A line is a heading where its letters are this much larger than the document's own.
const LARGER: f32 = 1.12;

/// Reads one document.
pub fn read(bytes: Vec<u8>) -> Result<Extract, ExtractError> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let whole = memchr::memmem::rfind(tail, b"%%EOF").is_some();
    let pdf = Pdf::new(Arc::new(bytes)).map_err(refused)?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(ExtractError::Damaged("no page can be found".to_owned()));
    }
    if count > MAX_PAGES {
        return Err(ExtractError::TooLarge(format!("{count} pages, at most {MAX_PAGES}")));
    }
    let mut document = paint(&pdf)?;
    if document.lines.iter().all(|line| !line.text.chars().any(char::is_alphanumeric)) {
        return Err(ExtractError::NoText(document.why_no_text(count)));
    }
    margin::strip(&mut document.lines);
    furniture::mark(&mut document.lines, count as u32);
    hyphens::join(&mut document.lines);
    wraps::join(&mut document.lines);
    let mut extract = Extract {
        format: Format::Pdf,
        pages: Some(count as u32),
        notes: document.notes(count),
        ..Extract::default()
    };
    if !whole {
        extract.notes.push("damaged: the end of the file is missing, and pages may be".to_owned());
    }
    let body = body_size(&document.lines);
    let mut text = String::new();
    for line in &document.lines {
        text.clear();
        for (index, piece) in line.text.split('\t').enumerate() {
            if index > 0 {
                text.push('\t');
            }
            clean::push(piece, &mut text);
        }
        extract.push(&without_label_tab(text.trim()), line.page, style(line, body));
    }
    Ok(extract)
}

fn refused(error: LoadPdfError) -> ExtractError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ExtractError::Password,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            ExtractError::NotSupported("an encryption that is not known".to_owned())
        }
        LoadPdfError::Decryption(_) => ExtractError::Damaged("broken encryption".to_owned()),
        LoadPdfError::Invalid => ExtractError::Damaged("not a PDF that can be opened".to_owned()),
    }
}

/// What the pages of a document came to.
#[derive(Default)]
struct Painted {
    lines: Vec<PageLine>,
    glyphs: usize,
    unknown: usize,
    /// Pages with a picture and no text.
    scans: usize,
}

/// Paints every page and puts its glyphs into lines.
fn paint(pdf: &Pdf) -> Result<Painted, ExtractError> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut document = Painted::default();
    let mut bytes = 0;
    for (index, page) in pdf.pages().iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let transform = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), settings.clone());
        let mut painter = Painter::new(width, height);
        interpret_page(page, &mut context, &mut painter);
        document.glyphs += painter.glyphs;
        document.unknown += painter.unknown;
        let pictures = painter.pictures;
        let lines = lines::compose(painter.fragments, index as u32 + 1, height);
        document.scans += usize::from(lines.is_empty() && pictures > 0);
        bytes += lines.iter().map(|line| line.text.len()).sum::<usize>();
        document.lines.extend(lines);
        if bytes > MAX_TEXT {
            return Err(ExtractError::TooLarge(format!("more than {} MB of text", MAX_TEXT >> 20)));
        }
    }
    Ok(document)
}

impl Painted {
    fn why_no_text(&self, pages: usize) -> String {
        if self.unknown > 0 {
            return "the fonts do not say which letters they show: needs OCR".to_owned();
        }
        if self.scans > 0 {
            let many = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
            return format!("a scan of {many}: needs OCR (ocrmypdf adds a text layer)");
        }
        "its pages are empty".to_owned()
    }

    fn notes(&self, pages: usize) -> Vec<String> {
        let mut notes = Vec::new();
        if self.unknown as f64 > POOR * self.glyphs as f64 {
            let (unknown, glyphs) = (self.unknown, self.glyphs);
            notes.push(format!("poor text: {unknown} of {glyphs} glyphs have no Unicode"));
        }
        if self.scans > 0 {
            notes.push(format!("no text on {} of {pages} pages: they need OCR", self.scans));
        }
        notes
    }
}

/// The size that most letters of the document have, in half points.
fn body_size(lines: &[PageLine]) -> f32 {
    let mut letters = [0usize; 256];
    for line in lines.iter().filter(|line| !line.furniture) {
        letters[((line.size * 2.0).round() as usize).min(255)] += line.text.len();
    }
    let most = letters.iter().enumerate().max_by_key(|(_, count)| **count);
    most.map_or(0.0, |(size, _)| size as f32 / 2.0)
}

/// How a line is set.
fn style(line: &PageLine, body: f32) -> Style {
    let text = line.text.trim();
    if line.furniture {
        Style::Furniture
    } else if text.contains('\t') && label_length(text).is_none() {
        Style::Row
    } else if line.size > body * LARGER && text.len() < 200 && text.chars().any(char::is_alphabetic)
    {
        Style::Heading
    } else if line.bold {
        Style::Bold
    } else if text.starts_with(['•', '▪', '■', '●', '○', '◦', '\u{F0B7}', '\u{F0A7}']) {
        Style::List
    } else {
        Style::Plain
    }
}
