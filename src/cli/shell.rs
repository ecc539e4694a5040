//! `completions` and `man`: what a shell needs to know of the program.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use clap_complete::Shell;

use super::complete::with_values;
use super::output::Surroundings;
use super::{Outcome, program};

/// Print the completion script for a shell
///
/// bash, zsh and fish also complete committees, councils, topics, people, facets and saved searches,
/// from the index that serves the current folder.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell to complete in
    shell: Shell,
}

/// Print the manual page, or write one page a command into a folder
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Folder for the pages; without it the main page is printed
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Prints the script for one shell.
pub fn completions(args: &CompletionsArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program(), "minutebook", &mut script);
    let script = with_values(&String::from_utf8_lossy(&script), args.shell);
    let mut out = around.plain();
    out.write_all(script.as_bytes())?;
    out.close()?;
    Ok(Outcome::Found)
}

/// Prints the main page, or writes all.
pub fn man(args: &ManArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    if let Some(folder) = &args.out {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(program(), folder))
            .with_context(|| format!("{}: the pages cannot be written there", folder.display()))?;
        return Ok(Outcome::Found);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(program()).render(&mut page)?;
    let mut out = around.plain();
    out.write_all(&page)?;
    out.close()?;
    Ok(Outcome::Found)
}
