//! What goes wrong, in one line on standard error that names the file or option and the way out.
//!
//! A closed pipe is no error: whoever reads has seen enough. A panic is a bug of ours and is said
//! to be one, with exit status 2 like every other error.

use std::any::Any;
use std::error::Error;
use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;

use clap::error::{ContextKind, ContextValue, ErrorKind as Usage};

use super::Outcome;

const ERROR: u8 = 2;

/// Runs a command and turns what comes of it into an exit status.
pub fn guard(run: impl FnOnce() -> anyhow::Result<Outcome>) -> ExitCode {
    static LAST: Mutex<String> = Mutex::new(String::new());
    // The library catches panics where one document must not cost the rest, so a panic is only
    // told of when it reaches the top.
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = LAST.lock() {
            *last = info.location().map_or(String::new(), |at| format!(" at {at}"));
        }
    }));
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(Outcome::Found)) => ExitCode::SUCCESS,
        Ok(Ok(Outcome::Nothing)) => ExitCode::FAILURE,
        Ok(Err(error)) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            say(&format!("{error:#}"));
            ExitCode::from(ERROR)
        }
        Err(panic) => {
            let place = LAST.lock().map(|last| last.clone()).unwrap_or_default();
            say(&format!("a fault in the program{place}: {}; please report it", words(&*panic)));
            ExitCode::from(ERROR)
        }
    }
}

/// Prints what clap has to say: help and version in full, an error in one line.
pub fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == Usage::DisplayHelpOnMissingArgumentOrSubcommand {
        // Nobody is left to tell where even this cannot be printed.
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(ERROR) } else { ExitCode::SUCCESS };
    }
    say(&usage_line(error));
    ExitCode::from(ERROR)
}

/// A clap error in one line: what is wrong, the likely remedy, and which help to read.
pub fn usage_line(error: &clap::Error) -> String {
    let rendered = error.render().to_string();
    let mut line = String::new();
    for part in rendered.lines().map(str::trim).take_while(|part| !part.starts_with("Usage:")) {
        if part.is_empty() || part.starts_with("For more information") {
            continue;
        }
        if !line.is_empty() {
            line.push_str(if line.ends_with(':') { " " } else { "; " });
        }
        line.push_str(part.strip_prefix("error: ").unwrap_or(part));
    }
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let command = usage.trim_start_matches("Usage:").trim().split(" [").next().unwrap_or_default();
    let command: Vec<&str> =
        command.split(' ').take_while(|word| word.starts_with(char::is_lowercase)).collect();
    let command = if command.is_empty() { "minutebook".to_owned() } else { command.join(" ") };
    format!("{line}; see `{command} --help`")
}

/// One line on standard error. If that is closed there is nobody to tell.
pub fn say(message: &str) {
    let line: Vec<&str> = message.lines().map(str::trim).filter(|part| !part.is_empty()).collect();
    let line = brief(&minutebook::render::clean(&line.join("; ")));
    let _ = writeln!(std::io::stderr().lock(), "minutebook: {line}");
}

/// So many characters of a message are printed, whatever was typed.
const LONGEST: usize = 1500;

/// A message whose middle is left out where it is too long to be read: what is wrong stands at its
/// beginning, the way out at its end.
fn brief(line: &str) -> String {
    let count = line.chars().count();
    if count <= LONGEST {
        return line.to_owned();
    }
    let begin: String = line.chars().take(LONGEST / 2).collect();
    let end: String = line.chars().skip(count - LONGEST / 4).collect();
    format!("{begin} … {end}")
}

/// True where the reader of our output has gone.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| kind_of(cause) == Some(ErrorKind::BrokenPipe))
}

fn kind_of(cause: &(dyn Error + 'static)) -> Option<ErrorKind> {
    if let Some(io) = cause.downcast_ref::<std::io::Error>() {
        // The CSV writer hides the kind of an error one level deeper.
        let csv = io.get_ref().and_then(|inner| inner.downcast_ref::<csv::Error>());
        return match csv.map(csv::Error::kind) {
            Some(csv::ErrorKind::Io(inner)) => Some(inner.kind()),
            _ => Some(io.kind()),
        };
    }
    cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
