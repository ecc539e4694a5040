//! `show`: one item or meeting in full.

use clap::Args;
use minutebook::search::results::{Answer, VERSION};

use super::answer;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Show one item or meeting in full, by the id that search, mentions and meetings print
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The id
    id: String,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Shows it.
pub fn run(args: &ShowArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let shown = args.library.open()?.show(&args.id)?;
    let answer = Answer {
        version: VERSION,
        query: Some(args.id.clone()),
        total: 1,
        hits: vec![shown],
        facets: Default::default(),
        notes: Vec::new(),
    };
    answer::show(answer, "record", args.format.format, around)
}
