//! `people`: who was at the meetings, under which names and in which offices.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::search::{MeetingQuestion, MeetingsBy, PeopleQuestion, PeopleSort};

use super::answer::{self, PageArgs};
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::meetings::by_parser;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// List people: their names as printed, roles, first and last meeting, and counts
#[derive(Debug, Args)]
pub struct PeopleArgs {
    /// Any form of a name, a surname alone, or a person's id; nothing for everybody
    name: Vec<String>,
    /// Show every printed form of the name, where it stands, and why it was joined
    #[arg(long, requires = "name")]
    explain: bool,
    /// Order: name, first (meeting), or from the most on: attended, apologies, absent, recorded,
    /// share (attended of recorded), last
    #[arg(long, value_name = "BY", default_value = "attended", hide_possible_values = true, value_parser = sort_parser())]
    sort: PeopleSort,
    /// Count the meetings that the person attended instead: a time line where it is by year or month
    #[arg(long, value_name = "NAME", requires = "name", conflicts_with = "explain", value_parser = by_parser())]
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
pub fn run(args: &PeopleArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let library = args.library.open()?;
    if args.explain {
        let explained = library.explain_people(&args.name.join(" "))?;
        return answer::show(explained, "person", args.format.format, around);
    }
    if let Some(by) = args.by {
        let mut question =
            MeetingQuestion { filters: args.filters.filters(), ..MeetingQuestion::default() };
        question.filters.attendee.push(args.name.join(" "));
        let counted = library.meetings_by(&question, by)?;
        let format = args.format.format;
        return answer::counts(counted.query, counted.hits, counted.notes, format, around);
    }
    let found = library.people(&PeopleQuestion {
        name: (!args.name.is_empty()).then(|| args.name.join(" ")),
        filters: args.filters.filters(),
        sort: args.sort,
        limit: args.page.limit(usize::MAX),
        offset: args.page.offset,
    })?;
    answer::show(found, "person", args.format.format, around)
}

fn sort_parser() -> impl TypedValueParser<Value = PeopleSort> {
    let names = ["attended", "apologies", "absent", "recorded", "share", "name", "first", "last"];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "apologies" => PeopleSort::Apologies,
        "absent" => PeopleSort::Absent,
        "recorded" => PeopleSort::Recorded,
        "share" => PeopleSort::Share,
        "name" => PeopleSort::Name,
        "first" => PeopleSort::First,
        "last" => PeopleSort::Last,
        _ => PeopleSort::Attended,
    })
}
