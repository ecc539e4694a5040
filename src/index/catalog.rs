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

use std::io::{self, Write};

use tantivy::directory::OwnedBytes;

use super::bytes::{BadRecord, Input, put, put_str};
use super::sittings;
use crate::item::Meeting;
use crate::people::Strings;

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
    /// Adds a file; `order` says where it stands in the order of names.
    pub fn add(&mut self, order: u64, file: &FileEntry) {
        let start = self.bytes.len();
        put_row(&mut self.bytes, &mut self.strings, file);
        if let Outcome::Read { items, .. } = &file.outcome {
            self.items += u64::from(*items);
        }
        self.places.push(Place {
            order,
            key: super::entry::document_key(&file.name),
            start: start as u64,
            length: (self.bytes.len() - start) as u32,
        });
    }

    /// Rows of files that come in order of name.
    pub fn of<'a>(files: impl IntoIterator<Item = &'a FileEntry>) -> Self {
        let mut rows = Self::default();
        files.into_iter().zip(0..).for_each(|(file, order)| rows.add(order, file));
        rows
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

fn put_row(out: &mut Vec<u8>, strings: &mut Strings, file: &FileEntry) {
    let (folder, name) = file.name.split_at(file.name.rfind('/').map_or(0, |at| at + 1));
    put(out, file.bytes);
    out.extend_from_slice(&file.modified.to_le_bytes());
    out.extend_from_slice(&file.hash);
    put(out, u64::from(strings.keep(folder)));
    put_str(out, Some(name));
    match &file.outcome {
        Outcome::Read { format, pages, meetings, sittings, items, warnings } => {
            out.push(0);
            put(out, u64::from(strings.keep(format)));
            put(out, u64::from(*meetings));
            for number in 0..*meetings {
                // They were written a moment ago, or read from a sound catalog.
                if let Ok(meeting) = sittings::meeting(sittings, number) {
                    sittings::put_shared(out, &meeting, strings);
                }
            }
            put(out, u64::from(pages.unwrap_or(0)));
            put(out, u64::from(*items));
            put(out, warnings.len() as u64);
            warnings.iter().for_each(|warning| put_str(out, Some(warning)));
        }
        Outcome::Failed { kind, words } => {
            out.push(1);
            put_str(out, Some(kind));
            put_str(out, Some(words));
        }
    }
}

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

    /// A catalog of nothing.
    pub fn empty() -> Self {
        let bytes = OwnedBytes::new(bytes_of(&[]));
        Self { bytes, count: 0, items: 0, text: HEAD, keys: HEAD, rows: HEAD }
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
    /// entries off at most.
    fn find(&self, key: u64) -> Result<Option<(u32, u64)>, BadCatalog> {
        let (mut low, mut high) = (0, self.count);
        let guess = ((u128::from(key) * self.count as u128) >> 64) as usize;
        let mut step = 16;
        while low < high {
            let middle = (low + high) / 2;
            let probe = if step > 0 { guess.clamp(low, high - 1) } else { middle };
            step -= i32::from(step > 0);
            let (found, rank, offset) = self.key(probe)?;
            match found.cmp(&key) {
                std::cmp::Ordering::Equal => return Ok(Some((rank, offset))),
                std::cmp::Ordering::Less => low = probe + 1,
                std::cmp::Ordering::Greater => high = probe,
            }
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

/// A string that rows share, by its number.
type SharedString<'a> = dyn Fn(u32) -> Result<&'a str, BadRecord> + 'a;

/// Name, size, time and hash: what every row begins with.
fn get_file(
    input: &mut Input,
    string: &SharedString,
) -> Result<(String, u64, i64, FileHash), BadRecord> {
    let bytes = input.number()?;
    let (fixed, rest) = input.0.split_first_chunk::<40>().ok_or(BadRecord)?;
    input.0 = rest;
    let (modified, hash) = fixed.split_at(8);
    let modified = i64::from_le_bytes(modified.try_into().map_err(|_| BadRecord)?);
    let hash = hash.try_into().map_err(|_| BadRecord)?;
    let name = [string(input.small()?)?, &input.string()?].concat();
    Ok((name, bytes, modified, hash))
}

fn get_row(input: &mut Input, string: &SharedString) -> Result<FileEntry, BadCatalog> {
    let (name, bytes, modified, hash) = get_file(input, string)?;
    let outcome = match input.byte()? {
        0 => {
            let (format, meetings) = (string(input.small()?)?.to_owned(), input.small()?);
            let mut sittings = Vec::new();
            for _ in 0..meetings {
                sittings::put_meeting(&mut sittings, &sittings::get_shared(input, string)?);
            }
            Outcome::Read {
                format,
                meetings,
                sittings,
                pages: Some(input.small()?).filter(|&pages| pages > 0),
                items: input.small()?,
                warnings: {
                    let count = input.small()?;
                    (0..count).map(|_| input.string()).collect::<Result<_, _>>()?
                },
            }
        }
        1 => Outcome::Failed { kind: input.string()?, words: input.string()? },
        _ => return Err(BadCatalog),
    };
    Ok(FileEntry { name, bytes, modified, hash, outcome })
}

/// A catalog in memory.
fn bytes_of(files: &[FileEntry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes everything.
    let _ = Rows::of(files).write(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(count: usize) -> Vec<FileEntry> {
        (0..count)
            .map(|n| FileEntry {
                name: format!("{}/{n:05}.txt", ["ash", "beck"][n % 2]),
                bytes: n as u64,
                modified: -1,
                hash: [7; 32],
                outcome: match n % 3 {
                    0 => Outcome::Failed { kind: "empty".to_owned(), words: "empty".to_owned() },
                    _ => Outcome::Read {
                        format: "text".to_owned(),
                        pages: (n % 2 == 0).then_some(3),
                        meetings: (n % 4) as u32,
                        sittings: sittings::samples(n % 4),
                        items: 4,
                        warnings: vec!["one".to_owned(); n % 3],
                    },
                },
            })
            .collect()
    }

    #[test]
    fn every_file_is_found_again_by_key_and_in_order() {
        let mut files = sample(1000);
        files.sort_by(|one, other| one.name.cmp(&other.name));
        let catalog = Catalog::open(OwnedBytes::new(bytes_of(&files))).unwrap();
        assert_eq!(catalog.files().unwrap(), files);
        assert_eq!(catalog.items(), 4 * 666);
        for (rank, file) in files.iter().enumerate() {
            let key = crate::index::entry::document_key(&file.name);
            assert_eq!(catalog.rank(key).unwrap(), Some(rank as u32));
            assert_eq!(catalog.file(key).unwrap().as_ref(), Some(file));
            if let Outcome::Read { meetings, sittings, .. } = &file.outcome {
                for number in 0..*meetings {
                    let (name, meeting) = catalog.sitting(key, number).unwrap().unwrap();
                    assert_eq!(name, file.name);
                    assert_eq!(Ok(meeting), sittings::meeting(sittings, number));
                }
                assert_eq!(catalog.sitting(key, *meetings), Err(BadCatalog));
            }
        }
        assert_eq!(catalog.file(42).unwrap(), None);
    }

    #[test]
    fn a_damaged_catalog_is_no_panic() {
        let bytes = bytes_of(&sample(5));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x41;
            if let Ok(catalog) = Catalog::open(OwnedBytes::new(damaged)) {
                let _ = catalog.files();
                let key = crate::index::entry::document_key("beck/00001.txt");
                let _ = (catalog.file(key), catalog.sitting(key, 0));
            }
            let _ = Catalog::open(OwnedBytes::new(bytes[..at].to_vec())).map(|c| c.files());
        }
    }
}
