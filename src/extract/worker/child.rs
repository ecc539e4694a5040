//! The worker as the one sees it who started it: in go files, out come their lines or the reason why
//! there are none. A worker that dies or hangs is lost, and one document with it.

use std::ffi::OsString;
use std::io::{BufReader, BufWriter, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::{MEMORY, clock, frame};
use crate::extract::{Extract, ExtractError, Format};

/// By the clock a document may take so many times the processor time that it may take: a machine
/// may be busy, but a worker that waits for ever is waited for no longer.
const BACKSTOP: u32 = 10;
/// The processor time that a system counts is this coarse.
const GRAIN: Duration = Duration::from_millis(20);

/// Why a worker gave no answer.
pub enum Lost {
    TooSlow,
    Died,
}

/// A worker process that waits for documents.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    input: Option<BufWriter<ChildStdin>>,
    answers: Receiver<Result<Extract, ExtractError>>,
}

impl Worker {
    /// Starts the program that serves as worker, with its arguments.
    pub fn start(command: Option<&(PathBuf, Vec<OsString>)>) -> Result<Self, ExtractError> {
        let failed = |error: std::io::Error| ExtractError::Io(format!("no worker: {error}"));
        let Some((program, arguments)) = command else {
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
                let mut output = BufReader::with_capacity(1 << 16, output);
                while let Ok(answer) = frame::read_answer(&mut output) {
                    if sender.send(answer).is_err() {
                        return;
                    }
                }
            })
            .map_err(failed)?;
        Ok(Self { child, input, answers })
    }

    /// Has it read one document within so much processor time.
    pub fn ask(
        &mut self,
        format: Format,
        bytes: &[u8],
        timeout: Duration,
    ) -> Result<Result<Extract, ExtractError>, Lost> {
        let Self { child, input, answers } = self;
        let input = input.as_mut().ok_or(Lost::Died)?;
        std::thread::scope(|scope| {
            // A worker that takes no file any more must not be waited for either.
            let sent = std::thread::Builder::new()
                .spawn_scoped(scope, || frame::write_request(input, format, bytes));
            if sent.is_err() {
                return Err(Lost::Died);
            }
            let answer = wait(child.id(), answers, timeout);
            if answer.is_err() {
                // What is left of the file is not written to a worker that is lost.
                let _ = child.kill();
            }
            answer
        })
    }

    /// What a dead worker died of.
    pub fn last_words(mut self) -> ExtractError {
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

/// Waits for an answer until the process has used up its time.
fn wait(
    process: u32,
    answers: &Receiver<Result<Extract, ExtractError>>,
    timeout: Duration,
) -> Result<Result<Extract, ExtractError>, Lost> {
    let (began, before) = (Instant::now(), clock::used(process));
    let most = timeout.saturating_mul(BACKSTOP);
    let mut pause = timeout;
    loop {
        match answers.recv_timeout(pause) {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Disconnected) => return Err(Lost::Died),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let now = clock::used(process);
        let (Some(before), Some(now)) = (before, now) else { return Err(Lost::TooSlow) };
        let left = (timeout + GRAIN).saturating_sub(now.saturating_sub(before));
        let until = most.saturating_sub(began.elapsed());
        if left.is_zero() || until.is_zero() {
            return Err(Lost::TooSlow);
        }
        pause = left.min(until);
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
