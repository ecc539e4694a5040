//! A temporary folder and a run of the real program, so that a test reads as what a user does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A temporary folder with documents; removed when dropped.
pub struct Dir(tempfile::TempDir);

impl Dir {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::Builder::new().prefix("minutebook-test-").tempdir().unwrap())
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders that its name needs.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Starts a command line of the program in this folder.
    pub fn run(&self, args: &[&str]) -> Run {
        Run::new(self.path(), args)
    }
}

/// One finished run of the program.
pub struct Run {
    /// The exit status.
    pub status: i32,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl Run {
    /// Runs the program in a folder, with no terminal and an environment of its own.
    pub fn new(folder: &Path, args: &[&str]) -> Self {
        Self::of(command(folder, args).stdin(Stdio::null()).output().unwrap())
    }

    /// What became of a command.
    pub fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Demands an exit status, and shows what was said where it is another.
    #[track_caller]
    pub fn exits(self, status: i32) -> Self {
        assert_eq!(
            self.status, status,
            "exit status\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Demands an error: exit status 2, nothing on standard output, one line on standard error that
    /// holds each of the words.
    #[track_caller]
    pub fn fails_with(self, words: &[&str]) -> Self {
        let run = self.exits(2);
        assert_eq!(run.stdout, "", "an error prints no data");
        assert_eq!(run.stderr.lines().count(), 1, "one line: {}", run.stderr);
        for word in words {
            assert!(run.stderr.contains(word), "`{word}` is missing in: {}", run.stderr);
        }
        run
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in:\n{}\n{}", self.stdout, self.stderr))
    }

    /// Standard output as JSON lines.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The program, ready to run in a folder and cut off from the user's own settings.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.current_dir(folder).args(args);
    for name in ["MINUTEBOOK_INDEX", "MINUTEBOOK_PAGER", "NO_COLOR", "FORCE_HYPERLINK", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// The project's own sample documents.
pub fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// A folder of documents that the project is checked against but does not hold; `None`, said
/// aloud, where it is not on this machine. `MINUTEBOOK_SHARED` names another place than
/// `../shared`.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: {} is not on this machine", path.display());
    None
}
