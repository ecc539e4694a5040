//! `similar`: the thread of one matter through other meetings.

use clap::Args;

use super::answer;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Find the items about the same matter at other meetings, by date
#[derive(Debug, Args)]
pub struct SimilarArgs {
    /// Id of an item, as search prints it
    id: String,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Finds them.
pub fn run(args: &SimilarArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let found = args.library.open()?.similar(&args.id, args.limit)?;
    answer::show(found, "item", args.format.format, around)
}
