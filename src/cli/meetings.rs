//! `meetings`: newest first; with a person, the status at each and the line that proves it.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::search::{MeetingQuestion, MeetingsBy, meetings_by};

use super::answer::{self, PageArgs};
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// List meetings, newest first; with --attendee, a person's status at each and its proof
#[derive(Debug, Args)]
pub struct MeetingsArgs {
    /// Count the meetings instead of listing them: a time line where it is by year or month
    #[arg(long, value_name = "NAME", value_parser = by_parser())]
    by: Option<MeetingsBy>,
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
    if let Some(by) = args.by {
        let hits = meetings_by(&found.hits, by);
        return answer::counts(found.query, hits, found.notes, args.format.format, around);
    }
    answer::show(found, "meeting", args.format.format, around)
}

fn by_parser() -> impl TypedValueParser<Value = MeetingsBy> {
    PossibleValuesParser::new(["year", "month", "committee", "council"]).map(|name| {
        match name.as_str() {
            "year" => MeetingsBy::Year,
            "month" => MeetingsBy::Month,
            "committee" => MeetingsBy::Committee,
            _ => MeetingsBy::Council,
        }
    })
}
