//! Programs that may be installed: ripgrep, recollindex, omindex.

use std::path::Path;
use std::process::{Command, Stdio};

/// True where the program can be started.
pub fn found(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--help").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok()
}

/// ripgrep: every place of a word with line and column, as `mentions` prints it.
pub fn ripgrep(folder: &Path, word: &str) -> Command {
    let mut command = Command::new("rg");
    command.args(["-iwno", "--column", "--no-heading", "--no-ignore", word]).arg(folder);
    command
}

/// recollindex with nothing but the folder set: a whole index in `place`.
pub fn recoll(folder: &Path, place: &Path) -> anyhow::Result<Command> {
    std::fs::create_dir_all(place)?;
    let settings = format!("topdirs = {}\n", folder.display());
    std::fs::write(place.join("recoll.conf"), settings)?;
    let mut command = Command::new("recollindex");
    command.arg("-c").arg(place).arg("-z");
    Ok(command)
}

/// Xapian's omindex: a whole index in `place`, with positions (its default) and English stems.
/// Markdown is taken for the plain text that it nearly is.
pub fn omindex(folder: &Path, place: &Path) -> Command {
    let mut command = Command::new("omindex");
    command.arg("--db").arg(place).args(["--overwrite", "--url", "/", "--mime-type=md:text/plain"]);
    command.args(["--stemmer", "english"]).arg(folder);
    command
}
