//! `meetings`: newest first; with a person, the status at each and the line that proves it.

use clap::Args;
use minutebook::search::MeetingQuestion;

use super::answer::{self, PageArgs};
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// List meetings, newest first; with --attendee, a person's status at each and its proof
#[derive(Debug, Args)]
pub struct MeetingsArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Lists them.
pub fn run(args: &MeetingsArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let found = args.library.open()?.meetings(&MeetingQuestion {
        filters: args.filters.filters(),
        limit: args.page.limit(usize::MAX),
        offset: args.page.offset,
    })?;
    answer::show(found, "meeting", args.format.format, around)
}
