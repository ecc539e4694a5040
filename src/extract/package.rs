//! ZIP packages and the XML in them, through hard limits: declared sizes are not believed, nothing
//! is expanded that XML itself does not name.

use std::io::{BufRead, BufReader, Cursor, Error, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ExtractError;

/// The most that one part of a package may unpack to. A thousand pages take about 40 MB.
const MAX_PART: u64 = 128 << 20;
/// What a reader says that has given [`MAX_PART`] bytes.
const TOO_MUCH: &str = "unpacks to more than 128 MB";

/// An open package.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens the directory of a package.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        Ok(Self { archive })
    }

    /// Reads the XML of one part; false where there is no such part.
    pub fn read_part(&mut self, name: &str, sink: &mut impl Sink) -> Result<bool, ExtractError> {
        match self.archive.by_name(name) {
            Ok(file) => {
                parse(BufReader::with_capacity(1 << 16, Limited::new(file)), sink).map(|()| true)
            }
            Err(ZipError::FileNotFound) => Ok(false),
            Err(error) => Err(broken(&error)),
        }
    }
}

fn broken(error: &ZipError) -> ExtractError {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => ExtractError::Password,
        error => ExtractError::Damaged(error.to_string()),
    }
}

/// A reader that fails when it has given [`MAX_PART`] bytes.
struct Limited<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Limited<R> {
    fn new(inner: R) -> Self {
        Self { inner, left: MAX_PART }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| Error::other(TOO_MUCH))?;
        Ok(read)
    }
}

/// What is done with the elements of a part. Names come without their prefix.
pub trait Sink {
    /// An element begins. False: neither its content nor its end is wanted.
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool;
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Characters, references resolved.
    fn text(&mut self, text: &str);
    /// True where reading may stop.
    fn is_full(&self) -> bool {
        false
    }
}

/// Reads XML to its end.
fn parse(input: impl BufRead, sink: &mut impl Sink) -> Result<(), ExtractError> {
    let mut reader = quick_xml::Reader::from_reader(input);
    let mut buffer = Vec::new();
    let (mut depth, mut skipped_at) = (0u64, None);
    let skipping = |skipped_at: &Option<u64>| skipped_at.is_some();
    while !sink.is_full() {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(tag) => {
                depth += 1;
                if !skipping(&skipped_at) && !sink.open(tag.local_name().into_inner(), &tag) {
                    skipped_at = Some(depth);
                }
            }
            Event::Empty(tag)
                if !skipping(&skipped_at) && sink.open(tag.local_name().into_inner(), &tag) =>
            {
                sink.close(tag.local_name().into_inner());
            }
            Event::End(tag) => {
                if !skipping(&skipped_at) {
                    sink.close(tag.local_name().into_inner());
                } else if skipped_at == Some(depth) {
                    skipped_at = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if !skipping(&skipped_at) => sink.text(&text),
            Event::CData(text) if !skipping(&skipped_at) => sink.text(&text),
            Event::GeneralRef(name) if !skipping(&skipped_at) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    sink.text(c.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = resolve_predefined_entity(&name) {
                    sink.text(text);
                }
            }
            Event::DocType(_) => {
                return Err(ExtractError::Damaged("declares entities of its own".to_owned()));
            }
            Event::Eof if depth > 0 => {
                return Err(ExtractError::Damaged("ends in the middle".to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

fn damaged(error: &quick_xml::Error) -> ExtractError {
    let words = error.to_string();
    if words.contains(TOO_MUCH) {
        return ExtractError::TooLarge(TOO_MUCH.to_owned());
    }
    ExtractError::Damaged(words)
}

/// The value of an attribute, by its name without prefix.
pub fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten();
    let attribute = found.into_iter().find(|a| a.key.local_name().into_inner() == name)?;
    Some(match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => attribute.value.into_owned(),
    })
}

/// The value of an attribute as a number.
pub fn number(tag: &BytesStart, name: &str) -> Option<u32> {
    value(tag, name)?.trim().parse().ok()
}

/// A package of the given parts, for tests.
#[cfg(test)]
pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
