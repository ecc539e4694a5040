//! Checksums of an index's files: in comes a file, out comes the hash that the manifest lists.
//!
//! The engine writes a sum of its own behind every file of a segment. It is compared on the way, so
//! that one reading tells both what stands on the disk and that it is what was meant to stand there.
//! Files are read in pieces, not mapped: a check of an index does not fill the memory with it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::IndexError;

/// Bytes read at a time.
const PIECE: usize = 1 << 17;

/// A file's size and its hash as the manifest prints it.
pub type Sum = (u64, String);

/// Hashes a whole file.
pub fn of_file(path: &Path) -> Result<Sum, IndexError> {
    read(path, false)
}

/// Hashes a file that was just written. One of a segment must match the engine's own sum.
///
/// # Errors
/// [`IndexError::Damaged`] where it does not: the disk did not keep what it was given.
pub fn of_new_file(path: &Path) -> Result<Sum, IndexError> {
    read(path, is_segment(path))
}

fn read(path: &Path, compare: bool) -> Result<Sum, IndexError> {
    let io = |error| IndexError::io(path, &error);
    let mut file = File::open(path).map_err(io)?;
    let bytes = file.metadata().map_err(io)?.len();
    let footer = if compare { Footer::read(&mut file, bytes).map_err(io)? } else { None };
    let (hash, sum) = sums(&mut file, footer.map_or(0, |footer| footer.starts)).map_err(io)?;
    if compare && footer.is_none_or(|footer| footer.sum != sum) {
        return Err(IndexError::Damaged(path.to_owned(), "not as written".to_owned()));
    }
    Ok((bytes, short(&hash)))
}

/// Hash of bytes in memory, as payload and manifest print it.
pub fn of(bytes: &[u8]) -> String {
    short(&blake3::hash(bytes))
}

/// Writes a file; gives its checksum as [`of`] does.
///
/// # Errors
/// Those of the file and of `write`.
pub fn write(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<String> {
    let mut out = Summed::new(File::create(path)?);
    write(&mut out)?;
    out.finish()
}

/// A file that is summed up while it is written.
struct Summed {
    file: BufWriter<File>,
    hash: blake3::Hasher,
}

impl Summed {
    /// Over an empty file.
    fn new(file: File) -> Self {
        Self { file: BufWriter::with_capacity(PIECE, file), hash: blake3::Hasher::new() }
    }

    /// The checksum of everything written.
    fn finish(mut self) -> io::Result<String> {
        self.file.flush()?;
        Ok(short(&self.hash.finalize()))
    }
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn short(hash: &blake3::Hash) -> String {
    hash.to_hex()[..32].to_owned()
}

/// True for the files of segments, by their names: deletes come with a commit's number.
pub fn is_segment(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("term" | "idx" | "pos" | "fieldnorm" | "fast" | "store" | "del"))
}

/// The engine's sum, and where it begins.
#[derive(Clone, Copy)]
struct Footer {
    sum: u32,
    starts: u64,
}

impl Footer {
    /// Reads what the engine writes behind a file: `{"version": ..., "crc": ...}`, its length and a
    /// fixed number, four bytes each with the lowest first.
    fn read(file: &mut File, bytes: u64) -> io::Result<Option<Self>> {
        const LONGEST: u64 = 50_000;
        const MAGIC: u32 = 1337;
        let Some(ends) = bytes.checked_sub(8) else { return Ok(None) };
        let mut words = [[0; 4]; 2];
        file.seek(SeekFrom::Start(ends))?;
        for word in &mut words {
            file.read_exact(word)?;
        }
        let [length, magic] = words.map(u32::from_le_bytes);
        let length = u64::from(length);
        let Some(starts) = ends.checked_sub(length) else { return Ok(None) };
        if magic != MAGIC || length > LONGEST {
            return Ok(None);
        }
        let mut json = vec![0; length as usize];
        file.seek(SeekFrom::Start(starts))?;
        file.read_exact(&mut json)?;
        let json: Option<serde_json::Value> = serde_json::from_slice(&json).ok();
        let sum = json.and_then(|json| json.get("crc")?.as_u64()?.try_into().ok());
        Ok(sum.map(|sum| Self { sum, starts }))
    }
}

/// Our hash of a whole file, and the engine's sum of its first `body` bytes.
fn sums(file: &mut File, body: u64) -> io::Result<(blake3::Hash, u32)> {
    let (mut hash, mut sum) = (blake3::Hasher::new(), crc32fast::Hasher::new());
    let (mut piece, mut left) = (vec![0; PIECE], body);
    file.seek(SeekFrom::Start(0))?;
    loop {
        let read = match file.read(&mut piece) {
            Ok(0) => return Ok((hash.finalize(), sum.finalize())),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&piece[..read]);
        let of_body = (read as u64).min(left);
        sum.update(&piece[..of_body as usize]);
        left -= of_body;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segments_file_must_match_the_engines_sum() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.idx");
        let footer = format!(r#"{{"version":{{}},"crc":{}}}"#, crc32fast::hash(b"postings"));
        let mut bytes = b"postings".to_vec();
        bytes.extend_from_slice(footer.as_bytes());
        bytes.extend_from_slice(&(footer.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&1337u32.to_le_bytes());
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(of_new_file(&path).unwrap(), (bytes.len() as u64, of(&bytes)));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, &damaged).unwrap();
            // The footer's version is the engine's to read.
            let version = (8..8 + footer.find("crc").unwrap() - 2).contains(&at);
            assert!(version || of_new_file(&path).is_err(), "{at}");
        }
        std::fs::write(&path, b"short").unwrap();
        assert!(of_new_file(&path).is_err());
    }
}
