//! The worker process that reads PDF and packed formats: what a hostile file can do ends there.
//!
//! In come frames with a file's bytes on standard input, out go frames with its lines on standard
//! output, until the input ends. The process limits its own memory; the one who started it
//! ([`child`]) limits the time, and takes a worker that dies for one lost document.

pub(super) mod child;
mod clock;
mod frame;

use std::io::{BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use super::ExtractError;
use frame::Request;

/// The most memory that a worker may use.
pub const MEMORY: u64 = 1 << 30;

/// Serves documents until standard input ends. The program calls it for its hidden command, before
/// anything else has used much memory, and ends when it returns.
///
/// Where the system lets a process limit its own memory (Linux and the BSDs) more than [`MEMORY`]
/// ends it.
pub fn serve() -> std::io::Result<()> {
    limit_memory();
    // What a panic says goes to the answer, not to the terminal.
    std::panic::set_hook(Box::new(|_| {}));
    let (sender, requests) = mpsc::sync_channel::<Request>(0);
    std::thread::spawn(move || {
        let mut input = BufReader::new(std::io::stdin().lock());
        while let Ok(Some(request)) = frame::read_request(&mut input) {
            if sender.send(request).is_err() {
                return;
            }
        }
        // Nobody waits for an answer any more: a document that takes for ever must not outlive
        // the program that asked for it.
        std::process::exit(0);
    });
    let mut output = BufWriter::new(std::io::stdout().lock());
    for request in requests {
        let answer =
            catch_unwind(AssertUnwindSafe(|| super::read_packed(request.format, request.bytes)))
                .unwrap_or_else(|panic| Err(ExtractError::Damaged(words_of(panic.as_ref()))));
        frame::write_answer(&mut output, &answer)?;
        output.flush()?;
    }
    Ok(())
}

/// What a panic said.
fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    format!("it cannot be made sense of ({words})")
}

#[cfg(unix)]
fn limit_memory() {
    use rlimit::{Resource, setrlimit};
    // A system that refuses leaves the time limit, which holds everywhere.
    let _ = setrlimit(Resource::AS, MEMORY, MEMORY);
    let _ = setrlimit(Resource::CORE, 0, 0);
}

#[cfg(not(unix))]
fn limit_memory() {}
