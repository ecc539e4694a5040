//! `facets`: the values of one facet with counts.

use clap::Args;
use minutebook::search::FacetRequest;
use minutebook::search::results::Answer;

use super::answer::{self, PageArgs};
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Count the values of one facet, such as committee, topic, year or kind
#[derive(Debug, Args)]
pub struct FacetsArgs {
    /// The facet; `minutebook help filters` lists them
    name: String,
    /// Only among items that match; as in `search`
    query: Vec<String>,
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Counts them.
pub fn run(args: &FacetsArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let wanted = FacetRequest { name: args.name.clone(), limit: usize::MAX };
    let filters = args.filters.filters();
    let library = args.library.open()?;
    let counted = library.facets(&args.query.join(" "), &filters, &[wanted])?;
    let values = counted.facets.get(&args.name).cloned().unwrap_or_default();
    let shown = values.iter().skip(args.page.offset).take(args.page.limit(usize::MAX));
    let hits: Vec<_> = shown.cloned().collect();
    // Programs find the counts under `facets`, as in every other answer, and as records too.
    let facets = match args.format.format {
        minutebook::render::Format::Json => [(args.name.clone(), hits.clone())].into(),
        _ => Default::default(),
    };
    let answer = Answer {
        version: counted.version,
        query: counted.query,
        total: values.len() as u64,
        hits,
        facets,
        notes: counted.notes,
    };
    answer::show(answer, "value", args.format.format, around)
}
