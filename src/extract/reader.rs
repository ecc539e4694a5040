//! Files to lines, contained: text, Markdown and web pages in this process, PDF and packed formats
//! in a worker that is kept for many documents.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::worker::child::{Lost, Worker};
use super::{Extract, ExtractError, Format, MAX_TEXT};

/// The largest file that is given to a worker: it must fit into its memory with what it unpacks to.
const MAX_PACKED: usize = 512 << 20;

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
}

impl Default for Limits {
    /// No worker, 20 seconds.
    fn default() -> Self {
        Self { worker: None, timeout: Duration::from_secs(20) }
    }
}

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

    /// Opens and reads one file. The facts are `None` only where the file could not be opened.
    pub fn read(&mut self, path: &Path) -> (Option<FileFacts>, Result<Extract, ExtractError>) {
        match std::fs::read(path) {
            Err(error) => (None, Err(ExtractError::Io(error.to_string()))),
            Ok(bytes) => (Some(FileFacts::of(&bytes)), self.read_bytes(path, bytes)),
        }
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
