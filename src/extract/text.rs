//! Plain text and Markdown: lines as they stand in the file.

use std::path::Path;

use super::{Extract, ExtractError, Format, Style, encoding};

/// Reads plain text or Markdown.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Extract, ExtractError> {
    let text =
        encoding::decode(bytes).ok_or_else(|| ExtractError::NotText("binary data".to_owned()))?;
    if text.trim().is_empty() {
        return Err(ExtractError::Empty);
    }
    let markdown = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown"));
    let format = if markdown { Format::Markdown } else { Format::Text };
    let mut extract = Extract { format, ..Extract::default() };
    extract.text.reserve(text.len() + 1);
    let mut page = 0;
    for line in text.lines() {
        if line.contains('\u{c}') {
            page = page.max(1) + line.matches('\u{c}').count() as u32;
        }
        extract.push(line, page, Style::Plain);
    }
    Ok(extract)
}
