//! Word 97 to 2003: the old binary format, read by `rwml`, which lost the fewest words of those
//! tried.
//!
//! Left out: running heads, comments, hidden text, deletions that are still tracked. The format
//! notes no pages.

mod deletions;

use std::io::Cursor;

use rwml::{Block, Document, Error, Paragraph, SourceRegionKind, Table};

use super::compose::Composer;
use super::{Extract, ExtractError, Format, Style};

/// Tables within tables beyond this depth are left out.
const MAX_DEPTH: usize = 32;

/// Reads one document.
pub fn read(bytes: &[u8]) -> Result<Extract, ExtractError> {
    if !is_word(bytes) {
        return Err(other_document(bytes));
    }
    let hidden = deletions::hide(bytes);
    let document =
        Document::open(hidden.as_deref().unwrap_or(bytes)).map_err(|error| refused(&error))?;
    let model = document.model();
    let mut out = Composer::new(Format::Doc);
    let left_out = |index: usize| {
        model.regions.iter().any(|region| {
            let inside = (region.block_start..region.block_end).contains(&index);
            inside
                && matches!(
                    region.kind,
                    SourceRegionKind::HeaderFooter | SourceRegionKind::Annotation
                )
        })
    };
    for (index, block) in model.blocks.iter().enumerate() {
        if !left_out(index) {
            write_block(block, &mut out, 0);
        }
    }
    let pictures = !document.images().is_empty();
    out.finish()?.unless_blank(pictures)
}

/// True for a document of Word's. A message or a spreadsheet may hold one among other things; a
/// broken file may still name its parts.
fn is_word(bytes: &[u8]) -> bool {
    match cfb::CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => file.is_stream("/WordDocument"),
        Err(_) => holds(bytes, "WordDocument"),
    }
}

/// True where a compound file holds a stream of that name. Names stand there in UTF-16.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

/// What a compound file without a Word document is.
fn other_document(bytes: &[u8]) -> ExtractError {
    let not = |what: &str| ExtractError::NotSupported(what.to_owned());
    if holds(bytes, "EncryptedPackage") {
        ExtractError::Password
    } else if holds(bytes, "Workbook") || holds(bytes, "PowerPoint Document") {
        not("a spreadsheet or a presentation")
    } else if holds(bytes, "__properties_version1.0") {
        not("an Outlook message")
    } else {
        ExtractError::Damaged("holds no Word document".to_owned())
    }
}

fn refused(error: &Error) -> ExtractError {
    match error {
        Error::Encrypted { .. } => ExtractError::Password,
        Error::NoText => ExtractError::Empty,
        Error::UnsupportedVersion(_) => ExtractError::NotSupported("Word 6 or 95".to_owned()),
        error => ExtractError::Damaged(error.to_string()),
    }
}

fn write_block(block: &Block, out: &mut Composer, depth: usize) {
    match block {
        Block::Paragraph(paragraph) => write_paragraph(paragraph, out),
        Block::Table(table) if depth < MAX_DEPTH => write_table(table, out, depth),
        _ => {}
    }
}

fn write_table(table: &Table, out: &mut Composer, depth: usize) {
    out.begin_table();
    for row in &table.rows {
        out.begin_row();
        for cell in &row.cells {
            out.begin_cell();
            for block in &cell.blocks {
                write_block(block, out, depth + 1);
            }
        }
        out.end_row();
    }
    out.end_table();
}

fn write_paragraph(paragraph: &Paragraph, out: &mut Composer) {
    let props = &paragraph.props;
    let named = props.style_name.as_deref().unwrap_or_default().to_ascii_lowercase();
    let heading = props.heading_level.is_some()
        || props.outline_level.is_some_and(|level| level < 9)
        || named.starts_with("heading ")
        || named == "title";
    let list = props.list.as_ref();
    let mut label = list.map(|list| match (list.ordered, list.label.trim()) {
        (true, label) => label.to_owned(),
        (false, _) => "•".to_owned(),
    });
    let style = match (heading, list) {
        (true, _) => Style::Heading,
        (_, Some(_)) => Style::List,
        _ => Style::Plain,
    };
    let mut end = |out: &mut Composer| {
        if let Some(label) = label.take_if(|_| !out.paragraph().trim().is_empty())
            && !label.is_empty()
        {
            out.label(&label);
        }
        out.end_paragraph(style);
    };
    for run in &paragraph.runs {
        if run.props.hidden {
            continue;
        }
        for (index, line) in run.text.split(['\n', '\u{B}', '\r']).enumerate() {
            if index > 0 {
                end(out);
            }
            for (index, piece) in line.split('\t').enumerate() {
                if index > 0 {
                    out.tab();
                }
                out.text(piece, run.props.bold);
            }
        }
    }
    end(out);
}
