//! `export`: everything, for other programs.

use std::io;
use std::ops::ControlFlow;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::render::export::{Export, ExportFormat, Pass, export};
use minutebook::search::{Filters, Library, SearchError, Shown};

use super::Outcome;
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;

/// Write everything for other programs: items, or meetings, people and decisions by a standard
///
/// jsonl and csv: one item a line. popolo: one object with persons, organizations, memberships,
/// events (attendance in minutebook_attendance) and motions. ocd: Open Civic Data events and vote
/// events, one a line. es-bulk: items for the bulk interface of Elasticsearch, OpenSearch or Quickwit.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The format
    #[arg(value_parser = format_parser())]
    format: ExportFormat,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
}

/// Writes it, record by record.
pub fn run(args: &ExportArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let library = args.library.open()?;
    let filters = args.filters.filters();
    let mut out = around.plain();
    let mut written = 0u64;
    {
        let mut export = export(args.format, &mut out);
        for pass in export.passes() {
            one_pass(*pass, &library, &filters, export.as_mut(), &mut written)?;
        }
        export.close()?;
    }
    out.close()?;
    Ok(if written == 0 { Outcome::Nothing } else { Outcome::Found })
}

fn one_pass(
    pass: Pass,
    library: &Library,
    filters: &Filters,
    export: &mut dyn Export,
    written: &mut u64,
) -> anyhow::Result<()> {
    let mut failed: Option<anyhow::Error> = None;
    let mut step = |result: io::Result<()>, failed: &mut Option<anyhow::Error>| match result {
        Ok(()) => {
            *written += 1;
            ControlFlow::Continue(())
        }
        Err(error) => {
            *failed = Some(error.into());
            ControlFlow::Break(())
        }
    };
    match pass {
        Pass::Persons => library.each_person(&mut |one| step(export.person(&one), &mut failed))?,
        Pass::Items => {
            library.each_item(filters, &mut |one| step(export.item(&one), &mut failed))?;
        }
        Pass::Meetings => library.each_meeting(filters, &mut |meeting, people| {
            step(export.meeting(&meeting, &people, &[]), &mut failed)
        })?,
        Pass::FullMeetings => library.each_meeting(filters, &mut |meeting, people| {
            let items = match library.show(&meeting.id) {
                Ok(Shown::Meeting { items, .. }) => items,
                Ok(Shown::Item { .. }) | Err(SearchError::UnknownId(_)) => Vec::new(),
                Err(error) => {
                    failed = Some(error.into());
                    return ControlFlow::Break(());
                }
            };
            step(export.meeting(&meeting, &people, &items), &mut failed)
        })?,
    }
    failed.map_or(Ok(()), Err)
}

fn format_parser() -> impl TypedValueParser<Value = ExportFormat> {
    PossibleValuesParser::new(ExportFormat::ALL.map(ExportFormat::name)).map(|name| {
        let found = ExportFormat::ALL.into_iter().find(|format| format.name() == name);
        found.unwrap_or(ExportFormat::JsonLines)
    })
}
