//! The files that an index knows: size, time, hash and outcome of each.
//!
//! In come [`FileEntry`] rows; out comes one immutable file (all numbers little-endian):
//!
//! ```text
//! 0   8 bytes  "MBFILES3"
//! 8   u32      files
//! 12  u64      items
//! 20  u32      strings that rows share: folders, formats, councils, committees, places
//! 24  u32      bytes of them
//! …   where each string ends, u32; then their bytes
//! …   for each file, in order of key: key u64, rank in order of name u32, where its row begins, 5 bytes
//! …   the rows in order of name
//! ```
//!
//! Bytes come from disk: a damaged catalog is an error, never a panic.

mod row;
mod rows;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use tantivy::directory::OwnedBytes;

use super::bytes::{BadRecord, Input};
use super::sittings;
use crate::item::Meeting;
use row::{get_file, get_outline, get_row};
pub use rows::Rows;

/// A catalog that does not follow the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the index's list of files is damaged")]
pub struct BadCatalog;

/// The BLAKE3 hash of a file's bytes.
pub type FileHash = [u8; 32];

/// One file as the index knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// The name by which the index knows it; see [`super::IndexPlace::name_of`].
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Time of the last change in nanoseconds from 1970; 0 where it proves nothing.
    pub modified: i64,
    /// Hash of its bytes.
    pub hash: FileHash,
    /// What came of reading it.
    pub outcome: Outcome,
}

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the index.
    Read {
        /// Its format.
        format: String,
        /// Its pages, where the format has pages.
        pages: Option<u32>,
        /// How many meetings it tells of.
        meetings: u32,
        /// The meetings; see [`super::sittings`].
        sittings: Vec<u8>,
        /// How many parts it was cut into.
        items: u32,
        /// What was not understood.
        warnings: Vec<String>,
    },
    /// It could not be read.
    Failed {
        /// A short name of the reason.
        kind: String,
        /// The reason in words.
        words: String,
    },
}

/// What tells whether a file is as it was, and what it counts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// See [`FileEntry`] for this and the following fields.
    pub name: String,
    /// See [`FileEntry`].
    pub bytes: u64,
    /// See [`FileEntry`].
    pub modified: i64,
    /// See [`FileEntry`].
    pub hash: FileHash,
    /// How many parts it was cut into.
    pub items: u32,
    /// Where it could not be read: the reason's short name, and the reason.
    pub failed: Option<Box<(String, String)>>,
    /// Where its row stands in its catalog.
    at: u64,
    length: u32,
}

impl From<BadRecord> for BadCatalog {
    fn from(_: BadRecord) -> Self {
        Self
    }
}

const MAGIC: &[u8; 8] = b"MBFILES3";
/// Everything before the strings.
const HEAD: usize = 8 + 4 + 8 + 4 + 4;
/// Bytes of an offset of a row, and of an entry of the table of keys.
const OFFSET: usize = 5;
const KEY: usize = 8 + 4 + OFFSET;

/// An opened catalog.
#[derive(Clone)]
pub struct Catalog {
    bytes: OwnedBytes,
    count: usize,
    items: u64,
    /// Where the bytes of the strings, the keys and the rows begin.
    text: usize,
    keys: usize,
    rows: usize,
}

impl Catalog {
    /// Opens it without reading its rows.
    pub fn open(bytes: OwnedBytes) -> Result<Self, BadCatalog> {
        let head = bytes.get(..HEAD).filter(|head| head.starts_with(MAGIC)).ok_or(BadCatalog)?;
        let (count, items) = (u32_at(head, 8)? as usize, u64_at(head, 12)?);
        let (strings, length) = (u32_at(head, 20)? as usize, u32_at(head, 24)? as usize);
        let text = HEAD + strings.saturating_mul(4);
        let keys = text.saturating_add(length);
        let rows = keys.saturating_add(count.saturating_mul(KEY));
        if bytes.len() < rows {
            return Err(BadCatalog);
        }
        Ok(Self { bytes, count, items, text, keys, rows })
    }

    /// How many files it lists.
    pub fn len(&self) -> usize {
        self.count
    }

    /// True where it lists none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many items the files have.
    pub fn items(&self) -> u64 {
        self.items
    }

    /// All files in order of name.
    pub fn files(&self) -> Result<Vec<FileEntry>, BadCatalog> {
        let mut input = Input(&self.bytes[self.rows..]);
        (0..self.count).map(|_| get_row(&mut input, &|number| self.string(number))).collect()
    }

    /// All files in order of name, but only what tells whether they changed.
    pub fn outlines(&self) -> Result<Vec<Outline>, BadCatalog> {
        let rows = &self.bytes[self.rows..];
        let (mut input, string) = (Input(rows), |number| self.string(number));
        let outline = |_| {
            let at = (rows.len() - input.0.len()) as u64;
            get_outline(&mut input, at, &string)
        };
        (0..self.count).map(outline).collect()
    }

    /// The bytes of a file's row.
    fn row_of(&self, file: &Outline) -> Result<&[u8], BadCatalog> {
        let start = usize::try_from(file.at).map_err(|_| BadCatalog)?;
        let bytes = self.bytes[self.rows..].get(start..start + file.length as usize);
        bytes.ok_or(BadCatalog)
    }

    /// All strings one behind the other, and where each ends.
    fn strings(&self) -> Result<(&str, Vec<u32>), BadCatalog> {
        let ends = self.bytes[HEAD..self.text].as_chunks().0;
        let ends = ends.iter().map(|end| u32::from_le_bytes(*end)).collect();
        let texts = std::str::from_utf8(&self.bytes[self.text..self.keys]);
        Ok((texts.map_err(|_| BadCatalog)?, ends))
    }

    /// The file with this key.
    pub fn file(&self, key: u64) -> Result<Option<FileEntry>, BadCatalog> {
        let Some(mut input) = self.row(key)? else { return Ok(None) };
        get_row(&mut input, &|number| self.string(number)).map(Some)
    }

    /// The name of a file that is in the index, and one of its meetings, counted from 0.
    pub fn sitting(&self, key: u64, meeting: u32) -> Result<Option<(String, Meeting)>, BadCatalog> {
        let Some(mut input) = self.row(key)? else { return Ok(None) };
        let string = |number| self.string(number);
        let (name, ..) = get_file(&mut input, &string)?;
        if input.byte()? != 0 {
            return Ok(None);
        }
        string(input.small()?)?;
        let count = input.small()?;
        for _ in 0..meeting.min(count) {
            sittings::pass_shared(&mut input)?;
        }
        match meeting < count {
            true => Ok(Some((name, sittings::get_shared(&mut input, &string)?))),
            false => Err(BadCatalog),
        }
    }

    /// Where the file with this key stands in the order of names.
    pub fn rank(&self, key: u64) -> Result<Option<u32>, BadCatalog> {
        Ok(self.find(key)?.map(|(rank, _)| rank))
    }

    /// The bytes from a file's row on.
    fn row(&self, key: u64) -> Result<Option<Input<'_>>, BadCatalog> {
        let Some((_, offset)) = self.find(key)? else { return Ok(None) };
        let from = usize::try_from(offset).ok().and_then(|at| self.bytes[self.rows..].get(at..));
        from.map(|bytes| Some(Input(bytes))).ok_or(BadCatalog)
    }

    fn string(&self, number: u32) -> Result<&str, BadRecord> {
        let end = |number: usize| -> Result<usize, BadRecord> {
            let at = HEAD + number * 4;
            let in_table = at + 4 <= self.text;
            u32_at(&self.bytes, at)
                .ok()
                .filter(|_| in_table)
                .map(|end| end as usize)
                .ok_or(BadRecord)
        };
        let number = number as usize;
        let start = number.checked_sub(1).map_or(Ok(0), end)?;
        let bytes = self.bytes[self.text..self.keys].get(start..end(number)?);
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or(BadRecord)
    }

    /// Rank and offset of a key. Keys are hashes and so evenly spread: the first guess is a few
    /// entries off, and steps that double from there soon pass the key.
    fn find(&self, key: u64) -> Result<Option<(u32, u64)>, BadCatalog> {
        let (mut low, mut high) = (0, self.count);
        let mut at = ((u128::from(key) * self.count as u128) >> 64) as usize;
        let (mut step, mut upwards) = (1, None);
        while low < high {
            let (found, rank, offset) = self.key(at)?;
            let up = match found.cmp(&key) {
                Ordering::Equal => return Ok(Some((rank, offset))),
                Ordering::Less => true,
                Ordering::Greater => false,
            };
            if up {
                low = at + 1
            } else {
                high = at
            }
            let passed = step == 0 || upwards.is_some_and(|before| before != up);
            at = match passed {
                true => low + (high - low) / 2,
                false if up => (at + step).min(high.saturating_sub(1)),
                false => at.saturating_sub(step).max(low),
            };
            (step, upwards) = (if passed { 0 } else { step * 2 }, Some(up));
        }
        Ok(None)
    }

    fn key(&self, at: usize) -> Result<(u64, u32, u64), BadCatalog> {
        let start = self.keys + at * KEY;
        let entry = self.bytes.get(start..start + KEY).ok_or(BadCatalog)?;
        let mut offset = [0; 8];
        offset[..OFFSET].copy_from_slice(&entry[12..]);
        Ok((u64_at(entry, 0)?, u32_at(entry, 8)?, u64::from_le_bytes(offset)))
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, BadCatalog> {
    let four = bytes.get(at..).and_then(|from| from.first_chunk()).ok_or(BadCatalog)?;
    Ok(u32::from_le_bytes(*four))
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, BadCatalog> {
    let eight = bytes.get(at..).and_then(|from| from.first_chunk()).ok_or(BadCatalog)?;
    Ok(u64::from_le_bytes(*eight))
}
