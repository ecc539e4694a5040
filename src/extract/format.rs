//! The first bytes of a file to the format it is in. The name is asked only where bytes cannot
//! tell: Markdown from plain text.

use std::path::Path;

use memchr::memmem;

use super::ExtractError;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown, told from plain text by the file's name.
    Markdown,
    /// A saved web page.
    Html,
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Word 97 to 2003.
    Doc,
    /// Rich text.
    Rtf,
}

/// Every format with its name, in the order in which a list shows them.
pub const FORMATS: [(Format, &str); 8] = [
    (Format::Text, "text"),
    (Format::Markdown, "markdown"),
    (Format::Html, "html"),
    (Format::Pdf, "pdf"),
    (Format::Docx, "docx"),
    (Format::Odt, "odt"),
    (Format::Doc, "doc"),
    (Format::Rtf, "rtf"),
];

/// How far into a file its kind is looked for.
const HEAD: usize = 1024;

impl Format {
    /// The name printed for it and used by the `format` facet.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, _)| *format == self).map_or("text", |(_, name)| name)
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(_, known)| *known == name).map(|(format, _)| *format)
    }

    /// Tells the format by the first bytes; `path` only parts Markdown from text.
    ///
    /// An error where the bytes belong to a known kind of file that is no document here: a picture,
    /// an archive, a spreadsheet.
    pub fn sniff(path: &Path, bytes: &[u8]) -> Result<Self, ExtractError> {
        let head = &bytes[..bytes.len().min(HEAD)];
        if head.is_empty() {
            return Err(ExtractError::Empty);
        }
        if is_pdf(head, bytes) {
            return Ok(Self::Pdf);
        }
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return zipped(bytes);
        }
        if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return Ok(Self::Doc);
        }
        if head.starts_with(b"{\\rtf") {
            return Ok(Self::Rtf);
        }
        if let Some(what) = other_kind(head) {
            return Err(ExtractError::NotSupported(what.to_owned()));
        }
        if is_html(path, head) {
            return Ok(Self::Html);
        }
        let markdown = has_ending(path, &["md", "markdown"]);
        Ok(if markdown { Self::Markdown } else { Self::Text })
    }
}

/// A PDF may have junk before its mark; a text that merely speaks of the mark has no objects.
fn is_pdf(head: &[u8], bytes: &[u8]) -> bool {
    match memmem::find(head, b"%PDF-") {
        Some(0) => true,
        Some(_) => {
            memmem::find(bytes, b" obj").is_some() && memmem::find(bytes, b"endobj").is_some()
        }
        None => false,
    }
}

/// What sort of document a ZIP archive is, by the names of its parts.
///
/// The names are looked for in the bytes: they stand there unpacked, even where the archive is
/// truncated and has no directory.
fn zipped(bytes: &[u8]) -> Result<Format, ExtractError> {
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    let head = &bytes[..bytes.len().min(200)];
    if memmem::find(head, b"application/vnd.oasis.opendocument.text").is_some() {
        return Ok(Format::Odt);
    }
    if memmem::find(head, b"application/vnd.oasis.opendocument").is_some() || has(b"xl/workbook") {
        return Err(ExtractError::NotSupported("a spreadsheet or a presentation".to_owned()));
    }
    if has(b"ppt/presentation") {
        return Err(ExtractError::NotSupported("a presentation".to_owned()));
    }
    if has(b"word/") || has(b"[Content_Types].xml") {
        return Ok(Format::Docx);
    }
    Err(ExtractError::NotSupported("a ZIP archive".to_owned()))
}

/// Kinds of files that folders of documents hold too, by their marks.
fn other_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 15] = [
        (b"\x89PNG\r\n", "a picture: needs OCR"),
        (b"\xFF\xD8\xFF", "a picture: needs OCR"),
        (b"GIF8", "a picture: needs OCR"),
        (b"II*\0", "a picture: needs OCR"),
        (b"MM\0*", "a picture: needs OCR"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xFD7zXZ", "an xz archive"),
        (b"\x7FELF", "a program"),
        (b"SQLite format 3\0", "a database"),
        (b"ID3", "a sound recording"),
        (b"{\\urtf", "rich text of a kind that is not read"),
    ];
    if let Some((_, what)) = KINDS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Some(what);
    }
    if memmem::find(head, b"progid=\"Word.Document\"").is_some() {
        return Some("Word 2003 XML: save it as DOCX");
    }
    let archive = head.starts_with(b"MIME-Version:") || head.starts_with(b"From: <Saved by");
    archive.then_some("a web archive (MHTML): save the page as HTML")
}

/// True for a web page: it begins with a tag of HTML, or is named as one and has tags.
fn is_html(path: &Path, head: &[u8]) -> bool {
    let text: Vec<u8> =
        head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let marks = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"];
    let skip = marks.iter().find(|mark| text.starts_with(mark)).map_or(0, |mark| mark.len());
    let start = text[skip..].trim_ascii_start();
    if !start.starts_with(b"<") {
        return false;
    }
    const OPENINGS: [&[u8]; 8] =
        [b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<div", b"<table", b"<p>"];
    if OPENINGS.iter().any(|opening| start.starts_with(opening)) {
        return true;
    }
    memmem::find(start, b"<html").is_some()
        || has_ending(path, &["html", "htm", "xhtml", "aspx", "asp", "php"])
}

/// True where the file's name has one of the endings.
fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniff(name: &str, bytes: &[u8]) -> Result<Format, ExtractError> {
        Format::sniff(Path::new(name), bytes)
    }

    #[test]
    fn told_by_bytes_not_by_name() {
        assert_eq!(sniff("a.docx", b"<html><body>x</body></html>"), Ok(Format::Html));
        assert_eq!(sniff("a.txt", b"%PDF-1.4\n1 0 obj"), Ok(Format::Pdf));
        assert_eq!(sniff("a.pdf", b"Minutes of the meeting"), Ok(Format::Text));
        assert_eq!(sniff("a.doc", b"{\\rtf1\\ansi x}"), Ok(Format::Rtf));
        assert_eq!(sniff("a.MD", b"# Minutes"), Ok(Format::Markdown));
    }

    #[test]
    fn pdf_after_junk_but_not_a_text_about_pdf() {
        assert_eq!(sniff("a", b"HTTP/1.1\n%PDF-1.4\n1 0 obj\nendobj"), Ok(Format::Pdf));
        assert_eq!(sniff("a", b"The mark is %PDF-1.4 as everybody knows"), Ok(Format::Text));
    }

    #[test]
    fn other_kinds_are_named() {
        let error = sniff("scan.png", b"\x89PNG\r\n\x1a\n").unwrap_err();
        assert_eq!(error.kind(), "not-supported");
        assert_eq!(error.to_string(), "not supported: a picture: needs OCR");
    }

    #[test]
    fn names_go_both_ways() {
        for (format, name) in FORMATS {
            assert_eq!(format.name(), name);
            assert_eq!(Format::from_name(name), Some(format));
        }
    }
}
