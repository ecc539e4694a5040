//! A catalog in the making: in come files that were read and rows of an older catalog, out comes the
//! new one's file.

use std::io::{self, Write};

use super::row::{get_row, put_again, put_row};
use super::{BadCatalog, Catalog, FileEntry, MAGIC, OFFSET, Outcome, Outline};
use crate::index::bytes::Input;
use crate::index::entry::document_key;
use crate::people::Strings;

/// The rows of a catalog on their way, as they will stand in it: a list of a million files takes no
/// more memory than its file does.
#[derive(Debug, Default)]
pub struct Rows {
    bytes: Vec<u8>,
    strings: Strings,
    places: Vec<Place>,
    items: u64,
}

/// Where the row of a file stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The file's place in the order of names.
    order: u64,
    key: u64,
    start: u64,
    length: u32,
}

impl Rows {
    /// For rows of an older catalog beside new ones: the strings keep their numbers.
    pub fn beside(old: &Catalog) -> Result<Self, BadCatalog> {
        let (texts, ends) = old.strings()?;
        Ok(Self { strings: Strings::of(texts, ends), ..Self::default() })
    }

    /// Adds a file; `order` says where it stands in the order of names.
    pub fn add(&mut self, order: u64, file: &FileEntry) {
        let start = self.bytes.len();
        put_row(&mut self.bytes, &mut self.strings, file);
        let items = if let Outcome::Read { items, .. } = &file.outcome { *items } else { 0 };
        self.end_row(order, &file.name, start, items);
    }

    /// Adds a file as an older catalog has it, but for its time; see [`Rows::beside`].
    pub fn keep(&mut self, order: u64, old: &Catalog, file: &Outline) -> Result<(), BadCatalog> {
        let start = self.bytes.len();
        put_again(&mut self.bytes, old.row_of(file)?, file.modified)?;
        self.end_row(order, &file.name, start, file.items);
        Ok(())
    }

    fn end_row(&mut self, order: u64, name: &str, start: usize, items: u32) {
        self.items += u64::from(items);
        let length = (self.bytes.len() - start) as u32;
        self.places.push(Place { order, key: document_key(name), start: start as u64, length });
    }

    /// All files, in the order in which they came.
    pub fn files(&self) -> impl Iterator<Item = Result<FileEntry, BadCatalog>> {
        let mut input = Input(&self.bytes);
        let string = |number: u32| Ok(self.strings.get(number));
        self.places.iter().map(move |_| get_row(&mut input, &string))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Writes the catalog.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut places = self.places.clone();
        places.sort_unstable_by_key(|place| place.order);
        let (strings, ends) = self.strings.parts();
        out.write_all(MAGIC)?;
        out.write_all(&(places.len() as u32).to_le_bytes())?;
        out.write_all(&self.items.to_le_bytes())?;
        out.write_all(&(ends.len() as u32).to_le_bytes())?;
        out.write_all(&(strings.len() as u32).to_le_bytes())?;
        for end in ends {
            out.write_all(&end.to_le_bytes())?;
        }
        out.write_all(strings.as_bytes())?;
        for (key, rank, offset) in keys(&places) {
            out.write_all(&key.to_le_bytes())?;
            out.write_all(&rank.to_le_bytes())?;
            out.write_all(&offset.to_le_bytes()[..OFFSET])?;
        }
        for place in places {
            let start = place.start as usize;
            out.write_all(&self.bytes[start..start + place.length as usize])?;
        }
        Ok(())
    }
}

/// Key, rank and offset of rows that follow one another, in order of key.
fn keys(places: &[Place]) -> Vec<(u64, u32, u64)> {
    let mut keys = Vec::with_capacity(places.len());
    let mut offset = 0;
    for (place, rank) in places.iter().zip(0_u32..) {
        keys.push((place.key, rank, offset));
        offset += u64::from(place.length);
    }
    keys.sort_unstable();
    keys
}
