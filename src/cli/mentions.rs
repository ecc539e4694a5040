//! `mentions`: every occurrence, none left out.

use std::io::{self, Write};
use std::ops::ControlFlow;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::render::{self, Closing};
use minutebook::search::{Context, CountBy, Library, MentionQuestion, MentionTotals, SearchError};

use super::answer;
use super::fault::say;
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Find every place where a word or phrase stands, none left out
///
/// Several terms mean any of them; a term of several words is a phrase. Wildcards and stemmed words
/// are understood as in `search`: see `minutebook help query`.
#[derive(Debug, Args)]
pub struct MentionsArgs {
    /// Words or phrases
    #[arg(required_unless_present = "person")]
    terms: Vec<String>,
    /// A person: all forms of the name
    #[arg(long, value_name = "NAME")]
    person: Vec<String>,
    /// Match other forms of each word too
    #[arg(long)]
    stem: bool,
    /// So many words before and behind, or lines: 8, 2lines
    #[arg(long, value_name = "N", default_value = "8")]
    context: Context,
    /// Only items of business: no preambles, reports and closings
    #[arg(long)]
    only_items: bool,
    /// Count the mentions instead of listing them
    #[arg(long, value_name = "NAME", value_parser = by_parser())]
    by: Option<CountBy>,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Lists or counts the mentions.
pub fn run(args: &MentionsArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let question = MentionQuestion {
        terms: args.terms.clone(),
        persons: args.person.clone(),
        filters: args.filters.filters(),
        stem: args.stem,
        context: args.context,
        only_items: args.only_items,
    };
    let library = args.library.open()?;
    let query = args.terms.iter().chain(&args.person).cloned().collect::<Vec<_>>().join(" | ");
    match args.by {
        None => list(&library, &question, &query, args, around),
        Some(by) => {
            let (hits, totals) = library.mention_counts(&question, by)?;
            answer::counts(Some(query), hits, totals.notes, args.format.format, around)
        }
    }
}

fn list(
    library: &Library,
    question: &MentionQuestion,
    query: &str,
    args: &MentionsArgs,
    around: &Surroundings,
) -> anyhow::Result<Outcome> {
    let format = args.format.format;
    let mut out = answer::output(format, around);
    let totals = if render::stands_alone(format, around.look()) {
        let write = |mentions: Vec<_>| render::mentions(&mentions, format, around.look());
        each_written(|each| {
            library.mentions_as(question, &write, &mut |sheet| {
                each(sheet.and_then(|sheet| out.write_all(&sheet)))
            })
        })?
    } else {
        let mut answers = render::answers(format, Some(query), around.look(), &mut out);
        let totals = each_written(|each| {
            library.mentions(question, &mut |mention| each(answers.hit(mention)))
        })?;
        let (total, notes) = (totals.mentions, totals.notes.clone());
        answers.close(&Closing { total, notes, ..Closing::default() })?;
        totals
    };
    let total = totals.mentions;
    out.close()?;
    if format != render::Format::Json {
        totals.notes.iter().for_each(|note| say(&format!("note: {note}")));
        let found = answer::count(total, "mention");
        let items = answer::count(totals.items, "item");
        let words = if total == 0 { "nothing found".into() } else { format!("{found} in {items}") };
        say(&words);
    }
    Ok(if total == 0 { Outcome::Nothing } else { Outcome::Found })
}

/// Runs something that writes record by record and stops at the first that cannot be written.
fn each_written(
    run: impl FnOnce(
        &mut dyn FnMut(io::Result<()>) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError>,
) -> anyhow::Result<MentionTotals> {
    let mut failed = None;
    let totals = run(&mut |written| match written {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    failed.map_or(Ok(totals), |error| Err(error.into()))
}

fn by_parser() -> impl TypedValueParser<Value = CountBy> {
    let names =
        ["year", "month", "committee", "council", "topic", "person", "part", "path", "item"];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "year" => CountBy::Year,
        "month" => CountBy::Month,
        "committee" => CountBy::Committee,
        "council" => CountBy::Council,
        "topic" => CountBy::Topic,
        "person" => CountBy::Person,
        "part" => CountBy::Part,
        "path" => CountBy::Path,
        _ => CountBy::Item,
    })
}
