//! `index`: brings the index up to date and says what that took.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use minutebook::index::Snapshot;
use minutebook::ingest::{IngestOptions, Summary};
use minutebook::render::{self, Format};

use super::library::{IndexArg, tell};
use super::output::Surroundings;
use super::{FormatArg, Outcome, progress};

/// Bring the index up to date: only what changed is read
///
/// The index is kept in .minutebook inside the first DIR, unless --index names another place. Says
/// what was added, changed, removed and left as it was, and what could not be read and why.
#[derive(Debug, Args)]
pub struct IndexArgs {
    /// Folders of documents; without any, those that the index holds already
    dirs: Vec<PathBuf>,
    #[command(flatten)]
    place: IndexArg,
    /// Start afresh; the old index answers until the new one is whole
    #[arg(long)]
    rebuild: bool,
    /// Megabytes of memory that may be used, about
    #[arg(long, value_name = "MB", default_value_t = 600, value_parser = clap::value_parser!(u32).range(64..))]
    memory: u32,
    /// How many threads read; as many as there are processors where nothing is said
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    #[command(flatten)]
    read: super::ReadArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Brings it up to date.
pub fn run(args: &IndexArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let place = args.place.for_docs(&args.dirs)?;
    tell(&place);
    let dirs = if args.dirs.is_empty() {
        let roots = Snapshot::open(&place)?.payload.roots;
        roots.iter().map(|root| place.path_of(root)).collect()
    } else {
        args.dirs.clone()
    };
    let options = IngestOptions {
        rebuild: args.rebuild,
        memory: args.memory as usize * 1_000_000,
        threads: args.threads.unwrap_or(0),
        limits: args.read.limits(),
        ..IngestOptions::new(place, dirs)
    };
    let summary = progress::ingest(&options)?;
    show(&summary, args.format.format, around)?;
    Ok(Outcome::Found)
}

fn show(summary: &Summary, format: Format, around: &Surroundings) -> anyhow::Result<()> {
    let mut out = around.plain();
    render::summary(summary, format, around.look(), &mut out)?;
    out.flush()?;
    Ok(())
}
