//! `meetings`: newest first; with a person, the status at each and the line that proves it.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::search::{MeetingQuestion, MeetingsBy};

use super::answer;
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// List meetings, newest first; with --attendee, a person's status at each and its proof
///
/// All documents of one sitting are one meeting. With several --attendee, or a name that may mean
/// several persons, each of them has a record at each meeting; with --all only meetings at which
/// everybody asked for was.
#[derive(Debug, Args)]
pub struct MeetingsArgs {
    /// With several --attendee: only meetings at which all of them were
    #[arg(long)]
    all: bool,
    /// Say why documents are one meeting, and by what an undated one was dated
    #[arg(long)]
    explain: bool,
    /// Count the meetings instead of listing them: a time line where it is by year or month
    #[arg(long, value_name = "NAME", value_parser = by_parser(), conflicts_with = "explain")]
    by: Option<MeetingsBy>,
    /// How many at most
    #[arg(long, value_name = "N", help_heading = "Display")]
    limit: Option<usize>,
    /// How many to leave out first
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "Display")]
    offset: usize,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Lists or counts them.
pub fn run(args: &MeetingsArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let question = MeetingQuestion {
        filters: args.filters.filters(),
        together: args.all,
        explain: args.explain,
        limit: args.limit.unwrap_or(usize::MAX),
        offset: args.offset,
    };
    let library = args.library.open()?;
    let format = args.format.format;
    match args.by {
        None => {
            let found = library.meetings(&question)?;
            let who = found.hits.iter().any(|hit| hit.attendee.is_some());
            answer::show(found, if who { "attendance" } else { "meeting" }, format, around)
        }
        Some(by) => {
            let counted = library.meetings_by(&question, by)?;
            answer::counts(counted.query, counted.hits, counted.notes, format, around)
        }
    }
}

/// By what meetings can be counted.
pub fn by_parser() -> impl TypedValueParser<Value = MeetingsBy> {
    let names = ["year", "month", "committee", "council", "topic", "person"];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "year" => MeetingsBy::Year,
        "month" => MeetingsBy::Month,
        "committee" => MeetingsBy::Committee,
        "council" => MeetingsBy::Council,
        "topic" => MeetingsBy::Topic,
        _ => MeetingsBy::Person,
    })
}
