//! A catalog in the making: in come files that were read and rows of an older catalog, out comes the
//! new one's file.

use std::io::{self, Write};
use std::path::Path;

use super::row::{put_again, put_row};
use super::{BadCatalog, Catalog, FileEntry, MAGIC, OFFSET, Outcome, Outline};
use crate::index::entry::document_key;
use crate::people::{Overflow, Strings};

/// The rows of a catalog on their way, as they will stand in it; many of them on the disk.
#[derive(Debug, Default)]
pub struct Rows {
    /// The last rows.
    bytes: Vec<u8>,
    /// The rows before them, and how many bytes they take.
    file: Option<Overflow>,
    laid_off: u64,
    strings: Strings,
    places: Vec<Place>,
    items: u64,
}

/// Where the row of a file stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The file's place in the order of names.
    order: u32,
    length: u32,
    key: u64,
    start: u64,
}

/// Once there is a file, so many bytes at a time go there.
const PIECE: usize = 1 << 16;

impl Rows {
    /// No rows yet; what passes a few goes to a file of `folder`.
    pub fn with_file(folder: &Path) -> Self {
        Self { file: Some(Overflow::new(folder.join(".tmp-files"))), ..Self::default() }
    }

    /// For rows of an older catalog beside new ones: the strings keep their numbers.
    pub fn beside(old: &Catalog) -> Result<Self, BadCatalog> {
        let (texts, ends) = old.strings()?;
        Ok(Self { strings: Strings::of(texts, ends), ..Self::default() })
    }

    /// Adds a file; `order` says where it stands in the order of names.
    pub fn add(&mut self, order: u32, file: &FileEntry) {
        let start = self.bytes.len();
        put_row(&mut self.bytes, &mut self.strings, file);
        let items = if let Outcome::Read { items, .. } = &file.outcome { *items } else { 0 };
        self.end_row(order, &file.name, start, items);
    }

    /// Adds a file as an older catalog has it, but for its time; see [`Rows::beside`].
    pub fn keep(&mut self, order: u32, old: &Catalog, file: &Outline) -> Result<(), BadCatalog> {
        let start = self.bytes.len();
        put_again(&mut self.bytes, old.row_of(file)?, file.modified)?;
        self.end_row(order, &file.name, start, file.items);
        Ok(())
    }

    fn end_row(&mut self, order: u32, name: &str, start: usize, items: u32) {
        self.items += u64::from(items);
        let length = (self.bytes.len() - start) as u32;
        let start = self.laid_off + start as u64;
        self.places.push(Place { order, length, key: document_key(name), start });
        if let Some(file) = self.file.as_ref().filter(|_| self.bytes.len() >= PIECE) {
            file.add(&self.bytes);
            self.laid_off += self.bytes.len() as u64;
            self.bytes.clear();
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many items the files have.
    pub fn items(&self) -> u64 {
        self.items
    }

    /// Writes the catalog.
    ///
    /// # Errors
    /// Those of `out`, and of the disk where rows went there.
    pub fn write(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.places.sort_unstable_by_key(|place| place.order);
        let (strings, ends) = self.strings.parts();
        out.write_all(MAGIC)?;
        out.write_all(&(self.places.len() as u32).to_le_bytes())?;
        out.write_all(&self.items.to_le_bytes())?;
        out.write_all(&(ends.len() as u32).to_le_bytes())?;
        out.write_all(&(strings.len() as u32).to_le_bytes())?;
        for end in ends {
            out.write_all(&end.to_le_bytes())?;
        }
        out.write_all(strings.as_bytes())?;
        for (key, rank, offset) in self.keys() {
            out.write_all(&key.to_le_bytes())?;
            out.write_all(&rank.to_le_bytes())?;
            out.write_all(&offset.to_le_bytes()[..OFFSET])?;
        }
        let mut row = Vec::new();
        for place in &self.places {
            self.read(place, &mut row);
            out.write_all(&row)?;
        }
        self.file.as_ref().map_or(Ok(()), Overflow::sound)
    }

    /// Key, rank and offset of the rows, in order of key.
    fn keys(&self) -> Vec<(u64, u32, u64)> {
        let mut keys = Vec::with_capacity(self.places.len());
        let mut offset = 0;
        for (place, rank) in self.places.iter().zip(0_u32..) {
            keys.push((place.key, rank, offset));
            offset += u64::from(place.length);
        }
        keys.sort_unstable();
        keys
    }

    /// Reads a row in place of what `row` holds.
    fn read(&self, place: &Place, row: &mut Vec<u8>) {
        row.clear();
        match (place.start.checked_sub(self.laid_off), &self.file) {
            (Some(start), _) => {
                row.extend_from_slice(&self.bytes[start as usize..][..place.length as usize]);
            }
            (None, Some(file)) => {
                row.resize(place.length as usize, 0);
                file.read(place.start, row);
            }
            (None, None) => {}
        }
    }
}
