//! Where answers go: standard output, or a pager on a terminal, and how they may look there.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use minutebook::render::Look;

use super::LookArgs;

/// What is known of the place where the program runs.
#[derive(Debug)]
pub struct Surroundings {
    look: Look,
    pager: Option<OsString>,
}

impl Surroundings {
    /// Looks at the terminal and the environment once.
    pub fn new(args: &LookArgs) -> Self {
        let terminal = io::stdout().is_terminal();
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match args.color {
            clap::ColorChoice::Always => true,
            clap::ColorChoice::Never => false,
            clap::ColorChoice::Auto => terminal && !dumb && !plain,
        };
        let pager = if terminal && !args.no_pager && !dumb { pager() } else { None };
        let look = Look { width: width(terminal), color, links: links(terminal) };
        Self { look, pager }
    }

    /// How text may be set.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Opens the way out for something short or meant for programs: never paged.
    pub fn plain(&self) -> Output {
        Output::Plain(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// Opens the way out for something long that people read: paged on a terminal.
    pub fn paged(&self) -> Output {
        let Some(pager) = &self.pager else { return self.plain() };
        let mut command = Command::new("sh");
        command.arg("-c").arg(pager).stdin(Stdio::piped());
        // As git does: leave if all fits on one screen, keep colours, leave the text standing.
        if env::var_os("LESS").is_none() {
            command.env("LESS", "FRX");
        }
        if env::var_os("LV").is_none() {
            command.env("LV", "-c");
        }
        match command.spawn() {
            Ok(mut child) => match child.stdin.take() {
                Some(stdin) => {
                    let input = Some(BufWriter::with_capacity(1 << 16, stdin));
                    Output::Paged(Pager { input, child })
                }
                None => self.plain(),
            },
            Err(_) => self.plain(),
        }
    }
}

/// The pager that is wanted and can be had: `MINUTEBOOK_PAGER`, `PAGER`, `less`.
fn pager() -> Option<OsString> {
    let named = env::var_os("MINUTEBOOK_PAGER").or_else(|| env::var_os("PAGER"));
    let pager = named.unwrap_or_else(|| OsString::from("less"));
    if pager.is_empty() || pager == "cat" {
        return None;
    }
    let program = pager.to_string_lossy().split_whitespace().next()?.to_owned();
    on_path(&program).then_some(pager)
}

fn on_path(program: &str) -> bool {
    if program.contains('/') {
        return true;
    }
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn width(terminal: bool) -> Option<usize> {
    if !terminal {
        return None;
    }
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Some(asked.or_else(measured).unwrap_or(80).max(20))
}

/// Terminals that are known to understand links (OSC 8); others may print rubbish, so they get
/// none. `FORCE_HYPERLINK` decides where this list is wrong, on a terminal or not.
fn links(terminal: bool) -> bool {
    if let Some(force) = env::var_os("FORCE_HYPERLINK") {
        return force != "0" && !force.is_empty();
    }
    let is = |name: &str, values: &[&str]| {
        env::var(name).is_ok_and(|is| values.iter().any(|value| is.contains(value)))
    };
    let set = |name: &str| env::var_os(name).is_some();
    if !terminal || set("TMUX") || set("STY") {
        return false;
    }
    set("KITTY_WINDOW_ID")
        || set("WT_SESSION")
        || set("KONSOLE_VERSION")
        || env::var("VTE_VERSION").is_ok_and(|v| v.parse::<u32>().is_ok_and(|v| v >= 5000))
        || is("TERM_PROGRAM", &["iTerm", "WezTerm", "vscode", "ghostty", "Hyper"])
        || is("TERM", &["kitty", "alacritty", "foot", "wezterm", "ghostty"])
}

/// An open way out; call [`Output::close`] when all is written.
pub enum Output {
    /// Standard output.
    Plain(BufWriter<StdoutLock<'static>>),
    /// A pager, waited for at the end.
    Paged(Pager),
}

/// A running pager. Dropping it waits until the user leaves it, or it would fight the shell for the
/// terminal.
pub struct Pager {
    input: Option<BufWriter<ChildStdin>>,
    child: Child,
}

impl Output {
    /// Writes out what is held back, then waits for the pager to be left.
    pub fn close(mut self) -> io::Result<()> {
        self.flush()
    }

    fn inner(&mut self) -> io::Result<&mut dyn Write> {
        match self {
            Self::Plain(out) => Ok(out),
            Self::Paged(pager) => match &mut pager.input {
                Some(input) => Ok(input),
                None => Err(io::ErrorKind::BrokenPipe.into()),
            },
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner()?.flush()
    }
}

impl Drop for Pager {
    fn drop(&mut self) {
        drop(self.input.take());
        // Whatever the pager says of itself, the answer has been given.
        let _ = self.child.wait();
    }
}
