//! Plain text and Markdown: lines as they stand in the file, the file's own bytes kept.

use super::{Extract, ExtractError, Format, Line, Style, encoding};

/// Reads plain text or Markdown. The bytes become the text without a copy where they are UTF-8.
pub fn read(format: Format, bytes: Vec<u8>) -> Result<Extract, ExtractError> {
    let not_text = || ExtractError::NotText("binary data".to_owned());
    let mut text = encoding::decode(bytes).ok_or_else(not_text)?;
    if text.trim_start().is_empty() {
        return Err(ExtractError::Empty);
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text = without_returns(text);
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let lines = lines(&text);
    Ok(Extract { format, pages: None, text, lines, notes: Vec::new() })
}

/// `\r\n` to `\n`, within the same memory; `\r` alone to `\n` in a file that has nothing else.
fn without_returns(text: String) -> String {
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return text.replace('\r', "\n");
    }
    let mut bytes = text.into_bytes();
    let (mut to, mut from) = (0, 0);
    while let Some(at) = memchr::memchr(b'\r', &bytes[from..]) {
        let stop = from + at;
        bytes.copy_within(from..stop, to);
        to += stop - from;
        from = stop + 1;
        if bytes.get(from) != Some(&b'\n') {
            bytes[to] = b'\r';
            to += 1;
        }
    }
    bytes.copy_within(from.., to);
    bytes.truncate(to + bytes.len() - from);
    // Only whole ASCII bytes went: what is left is as sound as before.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The ranges of a text's lines. A form feed begins a page, which counts from the line it is in.
fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let paged = memchr::memchr(0x0C, bytes).is_some();
    let mut lines = Vec::with_capacity(bytes.len() / 48);
    let (mut start, mut page) = (0, u32::from(paged));
    for end in memchr::memchr_iter(b'\n', bytes) {
        if paged {
            let feeds = memchr::memchr_iter(0x0C, &bytes[start..end]).count() as u32;
            page += feeds;
        }
        lines.push(Line { start: start as u32, end: end as u32, page, style: Style::Plain });
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(bytes: &[u8]) -> Vec<String> {
        let extract = read(Format::Text, bytes.to_vec()).unwrap();
        extract.lines.iter().map(|line| extract.line(line).to_owned()).collect()
    }

    #[test]
    fn every_way_to_end_a_line() {
        assert_eq!(lines_of(b"a\nb"), ["a", "b"]);
        assert_eq!(lines_of(b"a\r\nb\r\n\r\nc\n"), ["a", "b", "", "c"]);
        assert_eq!(lines_of(b"a\rb\r"), ["a", "b"]);
        assert_eq!(lines_of("é\r\nx\ry\r\n".as_bytes()), ["é", "x\ry"]);
    }

    #[test]
    fn form_feeds_begin_pages() {
        let extract = read(Format::Text, b"one\n\x0Ctwo\nmore\n\x0Cthree".to_vec()).unwrap();
        let pages: Vec<u32> = extract.lines.iter().map(|line| line.page).collect();
        assert_eq!(pages, [1, 2, 2, 3]);
    }

    #[test]
    fn white_space_is_empty() {
        assert_eq!(read(Format::Text, b" \n\t\n".to_vec()).unwrap_err(), ExtractError::Empty);
    }
}
