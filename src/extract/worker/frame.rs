//! What goes over the pipes between the program and its worker.
//!
//! A request: length (8 bytes), number of the format (1 byte), the file. An answer: length of the
//! head (4 bytes), the head in JSON, the text, then 9 bytes a line: its end, its page, its style.
//! All numbers little-endian. Both ends are the same program, so no version is needed.

use std::io::{Error, ErrorKind, Read, Result, Write};

use serde::{Deserialize, Serialize};

use crate::extract::{Extract, ExtractError, FORMATS, Format, Line, MAX_TEXT, Style};

/// A file that is to be read.
pub struct Request {
    /// Its format, as told by its first bytes.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The head of an answer.
#[derive(Serialize, Deserialize)]
enum Head {
    Read { format: String, pages: Option<u32>, notes: Vec<String>, text: u64, lines: u64 },
    Failed { kind: String, detail: String },
}

/// All styles in the order of their numbers.
const STYLES: [Style; 6] =
    [Style::Plain, Style::Heading, Style::Bold, Style::List, Style::Row, Style::Furniture];

/// Writes a request.
pub fn write_request(out: &mut impl Write, format: Format, bytes: &[u8]) -> Result<()> {
    let number = FORMATS.iter().position(|(known, _)| *known == format).unwrap_or_default();
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(&[number as u8])?;
    out.write_all(bytes)?;
    out.flush()
}

/// Reads a request; `None` at the end of the input.
pub fn read_request(input: &mut impl Read) -> Result<Option<Request>> {
    let mut head = [0; 9];
    match input.read_exact(&mut head) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let [length @ .., number] = head;
    let (format, _) = FORMATS.get(usize::from(number)).ok_or_else(unfit)?;
    let bytes = take(input, u64::from_le_bytes(length))?;
    Ok(Some(Request { format: *format, bytes }))
}

/// Writes an answer.
pub fn write_answer(
    out: &mut impl Write,
    answer: &std::result::Result<Extract, ExtractError>,
) -> Result<()> {
    let head = match answer {
        Ok(extract) => Head::Read {
            format: extract.format.name().to_owned(),
            pages: extract.pages,
            notes: extract.notes.clone(),
            text: extract.text.len() as u64,
            lines: extract.lines.len() as u64,
        },
        Err(error) => {
            Head::Failed { kind: error.kind().to_owned(), detail: error.detail().to_owned() }
        }
    };
    let head = serde_json::to_vec(&head)?;
    out.write_all(&(head.len() as u32).to_le_bytes())?;
    out.write_all(&head)?;
    let Ok(extract) = answer else { return Ok(()) };
    out.write_all(extract.text.as_bytes())?;
    for line in &extract.lines {
        let style = STYLES.iter().position(|style| *style == line.style).unwrap_or_default();
        out.write_all(&line.end.to_le_bytes())?;
        out.write_all(&line.page.to_le_bytes())?;
        out.write_all(&[style as u8])?;
    }
    Ok(())
}

/// Reads an answer.
pub fn read_answer(input: &mut impl Read) -> Result<std::result::Result<Extract, ExtractError>> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let head = take(input, u64::from(u32::from_le_bytes(length)))?;
    let (format, pages, notes, text, count) = match serde_json::from_slice(&head)? {
        Head::Read { format, pages, notes, text, lines } => (format, pages, notes, text, lines),
        Head::Failed { kind, detail } => return Ok(Err(ExtractError::from_kind(&kind, detail))),
    };
    let text = String::from_utf8(take(input, text)?).map_err(|_| unfit())?;
    let packed = take(input, count.saturating_mul(9))?;
    let mut lines = Vec::with_capacity(count as usize);
    let mut start = 0;
    for line in packed.chunks_exact(9) {
        let number =
            |at: usize| u32::from_le_bytes([line[at], line[at + 1], line[at + 2], line[at + 3]]);
        let (end, page) = (number(0), number(4));
        let style = *STYLES.get(usize::from(line[8])).ok_or_else(unfit)?;
        text.get(start as usize..end as usize).ok_or_else(unfit)?;
        lines.push(Line { start, end, page, style });
        start = end + 1;
    }
    let format = Format::from_name(&format).ok_or_else(unfit)?;
    Ok(Ok(Extract { format, pages, text, lines, notes }))
}

/// Reads so many bytes and no more; believes no length that no document has.
fn take(input: &mut impl Read, length: u64) -> Result<Vec<u8>> {
    if length > 2 * MAX_TEXT as u64 {
        return Err(unfit());
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

fn unfit() -> Error {
    Error::new(ErrorKind::InvalidData, "no frame of a worker")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_back_as_they_went() {
        let mut extract = Extract { format: Format::Pdf, pages: Some(2), ..Extract::default() };
        extract.push("MINUTES — é", 1, Style::Heading);
        extract.push("", 1, Style::Plain);
        extract.push("Page 2", 2, Style::Furniture);
        extract.notes.push("poor text".to_owned());
        for answer in [Ok(extract), Err(ExtractError::TooSlow("20 s".to_owned()))] {
            let mut pipe = Vec::new();
            write_answer(&mut pipe, &answer).unwrap();
            assert_eq!(read_answer(&mut pipe.as_slice()).unwrap(), answer);
            assert!(read_answer(&mut &pipe[..pipe.len() - 1]).is_err());
        }
    }

    #[test]
    fn requests_too() {
        let mut pipe = Vec::new();
        write_request(&mut pipe, Format::Odt, b"PK").unwrap();
        let mut input = pipe.as_slice();
        let request = read_request(&mut input).unwrap().unwrap();
        assert_eq!((request.format, request.bytes.as_slice()), (Format::Odt, &b"PK"[..]));
        assert!(read_request(&mut input).unwrap().is_none());
    }
}
