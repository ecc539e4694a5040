//! The files that an index knows: size, time, hash and outcome of each.
//!
//! In come [`FileEntry`] rows in the order of their names; out comes one immutable file: a fixed
//! head, a table of keys in order of key (for looking one up without reading the rest), and the rows
//! in order of name. Bytes come from disk: a damaged catalog is an error, never a panic.

use std::io::{self, Write};

use tantivy::directory::OwnedBytes;

/// A catalog that does not follow the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the index's list of files is damaged")]
pub struct BadCatalog;

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
    pub hash: [u8; 32],
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

const MAGIC: &[u8; 8] = b"MBFILES2";
/// Magic, number of files, number of items.
const HEAD: usize = 8 + 4 + 8;
/// Key, rank in order of name, offset of the row.
const KEY: usize = 8 + 4 + 8;
/// Size, time, hash.
const FIXED: usize = 8 + 8 + 32;

/// The rows of a catalog on their way, as they will stand in it: a list of a million files takes no
/// more memory than its file does.
#[derive(Debug, Default)]
pub struct Rows {
    bytes: Vec<u8>,
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
        put_row(&mut self.bytes, file);
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
        self.places.iter().map(move |_| row(&mut input))
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
        let mut keys = Vec::with_capacity(places.len());
        let mut offset = 0;
        for (place, rank) in places.iter().zip(0_u32..) {
            keys.push((place.key, rank, offset));
            offset += u64::from(place.length);
        }
        keys.sort_unstable();
        out.write_all(MAGIC)?;
        out.write_all(&(keys.len() as u32).to_le_bytes())?;
        out.write_all(&self.items.to_le_bytes())?;
        for (key, rank, offset) in keys {
            out.write_all(&key.to_le_bytes())?;
            out.write_all(&rank.to_le_bytes())?;
            out.write_all(&offset.to_le_bytes())?;
        }
        for place in places {
            let start = place.start as usize;
            out.write_all(&self.bytes[start..start + place.length as usize])?;
        }
        Ok(())
    }
}

fn put_row(rows: &mut Vec<u8>, file: &FileEntry) {
    rows.extend_from_slice(&file.bytes.to_le_bytes());
    rows.extend_from_slice(&file.modified.to_le_bytes());
    rows.extend_from_slice(&file.hash);
    put(rows, &file.name);
    match &file.outcome {
        Outcome::Read { format, pages, meetings, sittings, items, warnings } => {
            rows.push(0);
            put(rows, format);
            put_bytes(rows, sittings);
            for number in [pages.unwrap_or(0), *meetings, *items, warnings.len() as u32] {
                rows.extend_from_slice(&number.to_le_bytes());
            }
            warnings.iter().for_each(|warning| put(rows, warning));
        }
        Outcome::Failed { kind, words } => {
            rows.push(1);
            put(rows, kind);
            put(rows, words);
        }
    }
}

/// A catalog in memory.
fn bytes_of(files: &[FileEntry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes everything.
    let _ = Rows::of(files).write(&mut bytes);
    bytes
}

fn put(out: &mut Vec<u8>, text: &str) {
    put_bytes(out, text.as_bytes());
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// An opened catalog.
#[derive(Clone)]
pub struct Catalog {
    bytes: OwnedBytes,
    count: usize,
    items: u64,
}

impl Catalog {
    /// Opens it without reading its rows.
    pub fn open(bytes: OwnedBytes) -> Result<Self, BadCatalog> {
        let mut input = Input(&bytes);
        if input.take(8)? != MAGIC {
            return Err(BadCatalog);
        }
        let count = input.u32()? as usize;
        let items = input.u64()?;
        if bytes.len() < HEAD + count.saturating_mul(KEY) {
            return Err(BadCatalog);
        }
        Ok(Self { bytes, count, items })
    }

    /// A catalog of nothing.
    pub fn empty() -> Self {
        Self { bytes: OwnedBytes::new(bytes_of(&[])), count: 0, items: 0 }
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
        let mut input = Input(&self.bytes[HEAD + self.count * KEY..]);
        (0..self.count).map(|_| row(&mut input)).collect()
    }

    /// The file with this key.
    pub fn file(&self, key: u64) -> Result<Option<FileEntry>, BadCatalog> {
        let Some((_, offset)) = self.find(key)? else { return Ok(None) };
        let rows = &self.bytes[HEAD + self.count * KEY..];
        let from = usize::try_from(offset).ok().and_then(|at| rows.get(at..)).ok_or(BadCatalog)?;
        row(&mut Input(from)).map(Some)
    }

    /// Where the file with this key stands in the order of names.
    pub fn rank(&self, key: u64) -> Result<Option<u32>, BadCatalog> {
        Ok(self.find(key)?.map(|(rank, _)| rank))
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
        let start = HEAD + at * KEY;
        let mut input = Input(self.bytes.get(start..start + KEY).ok_or(BadCatalog)?);
        Ok((input.u64()?, input.u32()?, input.u64()?))
    }
}

fn row(input: &mut Input) -> Result<FileEntry, BadCatalog> {
    let mut fixed = Input(input.take(FIXED)?);
    let (bytes, modified) = (fixed.u64()?, fixed.u64()? as i64);
    let hash = fixed.take(32)?.try_into().map_err(|_| BadCatalog)?;
    let name = input.text()?;
    let outcome = match input.take(1)? {
        [0] => Outcome::Read {
            format: input.text()?,
            sittings: input.bytes()?.to_vec(),
            pages: Some(input.u32()?).filter(|&pages| pages > 0),
            meetings: input.u32()?,
            items: input.u32()?,
            warnings: {
                let count = input.u32()?;
                (0..count).map(|_| input.text()).collect::<Result<_, _>>()?
            },
        },
        [1] => Outcome::Failed { kind: input.text()?, words: input.text()? },
        _ => return Err(BadCatalog),
    };
    Ok(FileEntry { name, bytes, modified, hash, outcome })
}

struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], BadCatalog> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(BadCatalog)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, BadCatalog> {
        self.take(4)?.try_into().map(u32::from_le_bytes).map_err(|_| BadCatalog)
    }

    fn u64(&mut self) -> Result<u64, BadCatalog> {
        self.take(8)?.try_into().map(u64::from_le_bytes).map_err(|_| BadCatalog)
    }

    fn bytes(&mut self) -> Result<&'b [u8], BadCatalog> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    fn text(&mut self) -> Result<String, BadCatalog> {
        std::str::from_utf8(self.bytes()?).map(str::to_owned).map_err(|_| BadCatalog)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(count: usize) -> Vec<FileEntry> {
        (0..count)
            .map(|n| FileEntry {
                name: format!("{n:05}.txt"),
                bytes: n as u64,
                modified: -1,
                hash: [7; 32],
                outcome: match n % 3 {
                    0 => Outcome::Failed { kind: "empty".to_owned(), words: "empty".to_owned() },
                    _ => Outcome::Read {
                        format: "text".to_owned(),
                        pages: (n % 2 == 0).then_some(3),
                        meetings: 1,
                        sittings: vec![1; n % 7],
                        items: 4,
                        warnings: vec!["one".to_owned(); n % 3],
                    },
                },
            })
            .collect()
    }

    #[test]
    fn every_file_is_found_again_by_key_and_in_order() {
        let files = sample(1000);
        let catalog = Catalog::open(OwnedBytes::new(bytes_of(&files))).unwrap();
        assert_eq!(catalog.files().unwrap(), files);
        assert_eq!(catalog.items(), 4 * 666);
        for (rank, file) in files.iter().enumerate() {
            let key = crate::index::entry::document_key(&file.name);
            assert_eq!(catalog.rank(key).unwrap(), Some(rank as u32));
            assert_eq!(catalog.file(key).unwrap().as_ref(), Some(file));
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
                let _ = catalog.file(crate::index::entry::document_key("00003.txt"));
            }
            let _ = Catalog::open(OwnedBytes::new(bytes[..at].to_vec())).map(|c| c.files());
        }
    }
}
