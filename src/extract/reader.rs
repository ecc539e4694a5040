//! Files to lines, contained: text, Markdown and web pages in this process, PDF and packed formats
//! in a worker that is kept for many documents.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::worker::child::{Lost, Worker};
use super::{Extract, ExtractError, Format, MAX_TEXT};

/// The largest file that is given to a worker: it must fit into its memory with what it unpacks to.
const MAX_PACKED: usize = 512 << 20;

/// So much of a file tells its format.
const HEAD: u64 = 64 << 10;

/// How the worker is started, and what a document may cost.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The program that serves as worker, and the arguments that make it do so. `None` reads
    /// everything in this process, uncontained: for tests and for files that one made oneself.
    pub worker: Option<(PathBuf, Vec<OsString>)>,
    /// The processor time that one document may take, so that a busy machine answers as an idle one
    /// does. No document may take ten times as long by the clock; where the system does not tell of
    /// processor time the clock alone counts.
    pub timeout: Duration,
    /// The largest file, in bytes, that is read in this process: text, Markdown, web pages, RTF. It
    /// is in memory about four times while it is read.
    pub most_plain: u64,
}

impl Default for Limits {
    /// No worker, 20 seconds, 1 GiB.
    fn default() -> Self {
        Self { worker: None, timeout: Duration::from_secs(20), most_plain: MAX_TEXT as u64 }
    }
}

impl Limits {
    /// The same within so many bytes of memory, of which the engine has two thirds.
    pub fn within(&self, memory: usize) -> Self {
        let most_plain = self.most_plain.min(memory as u64 / MEMORY_PER_BYTE);
        Self { most_plain, ..self.clone() }
    }
}

/// Memory that an index needs, all in all, for every byte of its largest plain document.
const MEMORY_PER_BYTE: u64 = 12;

/// What is known of a file, whether it could be read or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileFacts {
    /// Size of the file.
    pub bytes: u64,
    /// Hash of the file's bytes, in hexadecimal.
    pub blake3: String,
}

impl FileFacts {
    /// The facts of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, blake3: blake3::hash(bytes).to_hex().to_string() }
    }
}

/// Reads files one after the other. One for each thread that reads.
#[derive(Debug)]
pub struct Reader {
    limits: Limits,
    worker: Option<Worker>,
}

impl Reader {
    /// A reader; the worker starts with the first file that needs one.
    pub fn new(limits: Limits) -> Self {
        Self { limits, worker: None }
    }

    /// Opens and reads one file. The facts are `None` only where the file could not be opened or
    /// is too large to be looked at.
    pub fn read(&mut self, path: &Path) -> (Option<FileFacts>, Result<Extract, ExtractError>) {
        if let Err(error) = self.fits(path) {
            return (None, Err(error));
        }
        match std::fs::read(path) {
            Err(error) => (None, Err(ExtractError::Io(error.to_string()))),
            Ok(bytes) => (Some(FileFacts::of(&bytes)), self.read_bytes(path, bytes)),
        }
    }

    /// Refuses a plain file that would take more memory than there is, before it is in memory.
    fn fits(&self, path: &Path) -> Result<(), ExtractError> {
        let io = |error: std::io::Error| ExtractError::Io(error.to_string());
        let bytes = std::fs::metadata(path).map_err(io)?.len();
        if bytes <= self.limits.most_plain {
            return Ok(());
        }
        let mut head = Vec::new();
        let file = std::fs::File::open(path).map_err(io)?;
        file.take(HEAD).read_to_end(&mut head).map_err(io)?;
        if !Format::sniff(path, &head).is_ok_and(Format::is_plain) {
            return Ok(());
        }
        let megabytes = |bytes: u64| bytes.div_ceil(1_000_000);
        if bytes > MAX_TEXT as u64 {
            let most = MAX_TEXT / 1_000_000;
            return Err(ExtractError::TooLarge(format!(
                "{} MB, at most {most} MB",
                megabytes(bytes)
            )));
        }
        Err(ExtractError::TooLarge(format!(
            "{} MB, at most {} MB: an index within more memory takes it (`--rebuild --memory {}`)",
            megabytes(bytes),
            self.limits.most_plain / 1_000_000,
            megabytes(bytes.saturating_mul(MEMORY_PER_BYTE)),
        )))
    }

    /// Reads the bytes of a file that is already open. `path` only names it.
    pub fn read_bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<Extract, ExtractError> {
        let format = Format::sniff(path, &bytes)?;
        if format.is_plain() || self.limits.worker.is_none() {
            return super::extract(path, bytes);
        }
        if bytes.len() > MAX_PACKED {
            let (size, most) = (bytes.len() >> 20, MAX_PACKED >> 20);
            return Err(ExtractError::TooLarge(format!(
                "{size} MB, at most {most} in this format"
            )));
        }
        let fresh = self.worker.is_none();
        match self.ask(format, &bytes) {
            // What earlier documents left behind may have filled it: a fresh worker decides.
            Err(ExtractError::TooLarge(_)) if !fresh && self.worker.is_none() => {
                self.ask(format, &bytes)
            }
            answer => answer,
        }
    }

    /// Has the worker read one document. Where it died it is gone afterwards, and the next document
    /// gets another.
    fn ask(&mut self, format: Format, bytes: &[u8]) -> Result<Extract, ExtractError> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(self.limits.worker.as_ref())?,
        };
        let answer = worker.ask(format, bytes, self.limits.timeout);
        match answer {
            Ok(answer) => {
                self.worker = Some(worker);
                answer
            }
            Err(Lost::TooSlow) => {
                let seconds = self.limits.timeout.as_secs_f32();
                Err(ExtractError::TooSlow(format!("not read within {seconds} s")))
            }
            Err(Lost::Died) => Err(worker.last_words()),
        }
    }
}

impl Format {
    /// True for formats that are read in the program itself: no file of them can do harm.
    fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Html | Self::Rtf)
    }
}

const _: () = assert!(MAX_PACKED <= MAX_TEXT);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_giant_text_is_refused_before_it_is_in_memory_and_named_with_what_would_take_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("all.txt");
        std::fs::write(&path, "Minutes of the Council. ".repeat(1000)).unwrap();
        let mut small = Reader::new(Limits::default().within(12 * 20_000));
        let (facts, refused) = small.read(&path);
        assert_eq!(facts, None);
        let words = refused.unwrap_err().to_string();
        assert!(words.starts_with("too large: 1 MB, at most 0 MB"), "{words}");
        let mut large = Reader::new(Limits::default().within(12 * 30_000));
        assert!(large.read(&path).1.is_ok());
    }
}
