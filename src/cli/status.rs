//! `status` and `check`: what the index holds, and whether it is sound.

use anyhow::bail;
use clap::Args;
use minutebook::render::{self, Format};
use minutebook::search::results::{Answer, VERSION};
use minutebook::search::{FailedFile, Library};

use super::answer;
use super::library::IndexArg;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Say what the index holds, what could not be read and why, and what is stale
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// List only the files that could not be read, or only in part, each with its reason
    #[arg(long)]
    failed: bool,
    #[command(flatten)]
    place: IndexArg,
    #[command(flatten)]
    format: FormatArg,
}

/// Check whether the index is sound, byte by byte, and which documents contradict each other
///
/// Documents of one meeting that disagree about who was there, when or where are listed with the
/// lines that say so. That is no fault of the index: the exit status stays 0.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    place: IndexArg,
    #[command(flatten)]
    format: FormatArg,
}

/// Shows what it holds.
pub fn status(args: &StatusArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let status = Library::open(&args.place.find()?)?.status()?;
    if args.failed {
        return failed(status.failures(), args.format.format, around);
    }
    let mut out = answer::output(args.format.format, around);
    render::status(&status, args.format.format, around.look(), &mut out)?;
    out.close()?;
    Ok(Outcome::Found)
}

fn failed(hits: Vec<FailedFile>, format: Format, around: &Surroundings) -> anyhow::Result<Outcome> {
    let total = hits.len() as u64;
    let (query, facets, notes) = Default::default();
    let answer = Answer { version: VERSION, query, total, hits, facets, notes };
    answer::show(answer, "file", format, around)
}

/// Checks it. A fault of the index is an error; what documents contradict each other about is not
/// the index's fault, and is printed.
pub fn check(args: &CheckArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let place = args.place.find()?;
    let checked = Library::open(&place)?.check()?;
    let folder = place.folder.display();
    if !checked.sound && args.format.format != Format::Json {
        bail!(
            "{folder}: {}; make it anew with `minutebook index --rebuild`",
            checked.faults.join(", ")
        );
    }
    let mut out = answer::output(args.format.format, around);
    render::check(&checked, args.format.format, around.look(), &mut out)?;
    out.close()?;
    if !checked.sound {
        bail!("{folder}: damaged; make it anew with `minutebook index --rebuild`");
    }
    let count = checked.contradictions.len() as u64;
    let told = match count {
        0 => String::new(),
        count => format!(", {} between documents", answer::count(count, "contradiction")),
    };
    super::fault::say(&format!("{folder}: sound{told}"));
    Ok(Outcome::Found)
}
