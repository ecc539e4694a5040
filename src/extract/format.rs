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
    let not = |what: &str| Err(ExtractError::NotSupported(what.to_owned()));
    if memmem::find(head, b"application/vnd.oasis.opendocument").is_some() {
        return not("a spreadsheet or a presentation");
    }
    // A document may hold a spreadsheet as one of its parts: the name that comes first tells.
    let at = |name: &[u8]| memmem::find(bytes, name).unwrap_or(usize::MAX);
    let (word, sheet, slides) = (at(b"word/"), at(b"xl/workbook"), at(b"ppt/presentation"));
    if sheet < word {
        return not("a spreadsheet");
    }
    if slides < word {
        return not("a presentation");
    }
    if word < usize::MAX || has(b"[Content_Types].xml") {
        return Ok(Format::Docx);
    }
    // Packed anew by something that packed the mark of the kind too.
    if has(b"content.xml") && has(b"META-INF/manifest.xml") {
        return Ok(Format::Odt);
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
    if head.starts_with(b"From: <Saved by") || memmem::find(head, b"multipart/related").is_some() {
        return Some("a web archive (MHTML): save the page as HTML");
    }
    is_mail(head).then_some("an e-mail: save its text or its attachments")
}

/// An e-mail as mail programs save it: it begins with lines that only they write.
fn is_mail(head: &[u8]) -> bool {
    const FIRST: [&[u8]; 7] = [
        b"Received:",
        b"Return-Path:",
        b"Delivered-To:",
        b"Message-ID:",
        b"MIME-Version:",
        b"X-",
        b"From ",
    ];
    const SURE: [&[u8]; 3] = [b"\nMessage-ID:", b"\nMIME-Version:", b"\nReceived:"];
    let named = |names: &[&[u8]]| names.iter().any(|name| head.starts_with(name));
    let marked = SURE.iter().any(|mark| memmem::find(head, mark).is_some());
    named(&FIRST[..5])
        || (marked && (named(&FIRST[5..]) || named(&[b"From:", b"To:", b"Date:", b"Subject:"])))
}

/// True for a web page: it begins with a tag of HTML, or is named as one and has tags.
fn is_html(path: &Path, head: &[u8]) -> bool {
    let text: Vec<u8> =
        head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let marks = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"];
    let skip = marks.iter().find(|mark| text.starts_with(mark)).map_or(0, |mark| mark.len());
    let start = text[skip..].trim_ascii_start();
    let named = has_ending(path, &["html", "htm", "xhtml", "aspx", "asp", "php"]);
    if !start.starts_with(b"<") {
        // A fragment of a page, saved as one: nothing but its tags tells.
        let tags = [&b"<br"[..], b"<p>", b"</p>", b"</a>", b"</b>", b"</td>", b"</li>", b"</div>"];
        return named && tags.iter().any(|tag| memmem::find(start, tag).is_some());
    }
    const OPENINGS: [&[u8]; 8] =
        [b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<div", b"<table", b"<p>"];
    if OPENINGS.iter().any(|opening| start.starts_with(opening)) {
        return true;
    }
    memmem::find(start, b"<html").is_some() || named
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
        assert_eq!(sniff("a.html", b"Minutes<br>held on 4 May"), Ok(Format::Html));
        assert_eq!(sniff("a.txt", b"Minutes<br>held on 4 May"), Ok(Format::Text));
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
        let mail = b"From: Ann <a@b.example>\r\nSubject: Minutes\r\nMIME-Version: 1.0\r\n\r\nHello";
        assert!(sniff("a.eml", mail).unwrap_err().to_string().contains("an e-mail"));
        assert_eq!(sniff("a.txt", b"From: the Clerk\nTo: all members\n\nAGENDA"), Ok(Format::Text));
    }

    #[test]
    fn a_document_that_holds_a_spreadsheet_is_a_document() {
        let word = b"PK\x03\x04..word/document.xml..word/embeddings/a.xlsx..xl/workbook.xml";
        assert_eq!(sniff("a", word), Ok(Format::Docx));
        let sheet = b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml..word/x";
        assert_eq!(sniff("a", sheet).unwrap_err().to_string(), "not supported: a spreadsheet");
    }

    #[test]
    fn names_go_both_ways() {
        for (format, name) in FORMATS {
            assert_eq!(format.name(), name);
            assert_eq!(Format::from_name(name), Some(format));
        }
    }
}
