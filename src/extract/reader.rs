//! Files to lines, contained: text, Markdown and web pages in this process, PDF and packed formats
//! in a worker that is kept for many documents.

use std::ffi::OsString;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::worker::{MEMORY, frame};
use super::{Extract, ExtractError, Format, MAX_TEXT};

/// The largest file that is given to a worker: it must fit into its memory with what it unpacks to.
const MAX_PACKED: usize = 512 << 20;

/// How the worker is started, and what a document may cost.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The program that serves as worker, and the arguments that make it do so. `None` reads
    /// everything in this process, uncontained: for tests and for files that one made oneself.
    pub worker: Option<(PathBuf, Vec<OsString>)>,
    /// The time that one document may take.
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

    /// Has the worker read one document. Afterwards it is gone where it died.
    fn ask(&mut self, format: Format, bytes: &[u8]) -> Result<Extract, ExtractError> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(&self.limits)?,
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

/// Why a worker gave no answer.
enum Lost {
    TooSlow,
    Died,
}

/// A worker process that waits for documents.
#[derive(Debug)]
struct Worker {
    child: Child,
    input: Option<BufWriter<ChildStdin>>,
    answers: Receiver<Result<Extract, ExtractError>>,
}

impl Worker {
    fn start(limits: &Limits) -> Result<Self, ExtractError> {
        let failed = |error: std::io::Error| ExtractError::Io(format!("no worker: {error}"));
        let Some((program, arguments)) = &limits.worker else {
            return Err(ExtractError::Io("no worker: none is named".to_owned()));
        };
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let input = child.stdin.take().map(BufWriter::new);
        let output = child.stdout.take();
        let (sender, answers) = mpsc::channel();
        std::thread::Builder::new()
            .name("answers".to_owned())
            .spawn(move || {
                let Some(output) = output else { return };
                let mut output = std::io::BufReader::with_capacity(1 << 16, output);
                while let Ok(answer) = frame::read_answer(&mut output) {
                    if sender.send(answer).is_err() {
                        return;
                    }
                }
            })
            .map_err(failed)?;
        Ok(Self { child, input, answers })
    }

    fn ask(
        &mut self,
        format: Format,
        bytes: &[u8],
        timeout: Duration,
    ) -> Result<Result<Extract, ExtractError>, Lost> {
        let input = self.input.as_mut().ok_or(Lost::Died)?;
        frame::write_request(input, format, bytes).map_err(|_| Lost::Died)?;
        self.answers.recv_timeout(timeout).map_err(|error| match error {
            RecvTimeoutError::Timeout => Lost::TooSlow,
            RecvTimeoutError::Disconnected => Lost::Died,
        })
    }

    /// What a dead worker died of.
    fn last_words(mut self) -> ExtractError {
        let mut words = String::new();
        if let Some(errors) = self.child.stderr.take() {
            // A worker whose memory ran out may have said so in bytes that are no text.
            let mut bytes = Vec::new();
            let _ = errors.take(4096).read_to_end(&mut bytes);
            words = String::from_utf8_lossy(&bytes).into_owned();
        }
        if words.contains("memory allocation") {
            let most = MEMORY >> 30;
            return ExtractError::TooLarge(format!(
                "needs more than {most} GB of memory to unpack"
            ));
        }
        if words.contains("overflowed its stack") {
            return ExtractError::Damaged("nested without end".to_owned());
        }
        let status = self.child.wait().map_or_else(|e| e.to_string(), |status| status.to_string());
        ExtractError::Damaged(format!("reading it ended the worker ({status})"))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.input = None;
        // It is idle, hangs or is dead: in every case nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Format {
    /// True for formats that are read in the program itself: no file of them can do harm.
    fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Html | Self::Rtf)
    }
}

const _: () = assert!(MAX_PACKED <= MAX_TEXT);
