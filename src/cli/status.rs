//! `status` and `check`: what the index holds, and whether it is sound.

use anyhow::bail;
use clap::Args;
use minutebook::render;
use minutebook::search::Library;

use super::answer;
use super::library::IndexArg;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Say what the index holds, what could not be read and why, and what is stale
#[derive(Debug, Args)]
pub struct StatusArgs {
    #[command(flatten)]
    place: IndexArg,
    #[command(flatten)]
    format: FormatArg,
}

/// Check whether the index is sound, byte by byte
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    place: IndexArg,
}

/// Shows what it holds.
pub fn status(args: &StatusArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let status = Library::open(&args.place.find()?)?.status()?;
    let mut out = answer::output(args.format.format, around);
    render::status(&status, args.format.format, around.look(), &mut out)?;
    out.close()?;
    Ok(Outcome::Found)
}

/// Checks it.
pub fn check(args: &CheckArgs, _: &Surroundings) -> anyhow::Result<Outcome> {
    let place = args.place.find()?;
    let faults = Library::open(&place)?.check()?;
    if faults.is_empty() {
        super::fault::say(&format!("{}: sound", place.folder.display()));
        return Ok(Outcome::Found);
    }
    let folder = place.folder.display();
    bail!("{folder}: {}; make it anew with `minutebook index --rebuild`", faults.join(", "));
}
