//! `search`: items, best first.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::render::Format;
use minutebook::search::results::{Answer, GroupedHit, SearchHit};
use minutebook::search::{FacetRequest, SearchQuestion, Sort};

use super::answer::{self, PageArgs};
use super::filters::FilterArgs;
use super::library::LibraryArgs;
use super::output::Surroundings;
use super::{FormatArg, Outcome};

/// Find items, best first, with the passages that match
///
/// All words must match. "exact phrases", OR, NOT, -word, (…), title:word, prefix*, letter~1, word~
/// (stemmed) and NEAR/5 are understood: see `minutebook help query`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// What to look for; nothing for every item that the filters leave
    query: Vec<String>,
    /// Order: relevance, date (oldest first) or -date (newest first)
    #[arg(long, value_name = "ORDER", default_value = "relevance", allow_hyphen_values = true, value_parser = sort_parser())]
    sort: Sort,
    /// Also count these facets, such as committee,year,topic:20
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    facets: Vec<String>,
    /// Count the items by a facet (year, month, committee, topic …) or by person instead of listing
    /// them: a time line where it is year or month
    #[arg(long, value_name = "NAME", conflicts_with = "facets")]
    by: Option<String>,
    /// Match other forms of each word too: `review` finds reviewed, reviews …
    #[arg(long)]
    stem: bool,
    /// Make it an error if a part of the query cannot be read
    #[arg(long)]
    strict: bool,
    /// List near-identical items (the same minute in pack and minutes, draft and final) one by one
    #[arg(long)]
    no_fold: bool,
    /// Name each meeting once, above all its items that match; --limit then counts meetings
    #[arg(long, value_name = "WHAT", value_parser = ["meeting"], conflicts_with = "by")]
    group: Option<String>,
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Searches and shows the hits.
pub fn run(args: &SearchArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let library = args.library.open()?;
    let format = args.format.format;
    if args.by.as_deref() == Some("person") {
        let counted = library.items_by_person(&args.question())?;
        return answer::counts(counted.query, counted.hits, counted.notes, format, around);
    }
    if let Some(by) = &args.by {
        let wanted = FacetRequest { name: by.clone(), limit: usize::MAX };
        let SearchQuestion { query, filters, .. } = args.question();
        let mut counted = library.facets(&query, &filters, &[wanted])?;
        let hits = counted.facets.remove(by).unwrap_or_default();
        return answer::counts(counted.query, hits, counted.notes, format, around);
    }
    if args.group.is_some() {
        let found = library.search_by_meeting(&args.question())?;
        let shown = shown(&found);
        return answer::show_some(found.map(GroupedHit), "item", shown, format, around);
    }
    show(library.search(&args.question())?, format, around)
}

/// Shows items, those that are folded under others counted too.
pub fn show(
    found: Answer<SearchHit>,
    format: Format,
    around: &Surroundings,
) -> anyhow::Result<Outcome> {
    let shown = shown(&found);
    answer::show_some(found, "item", shown, format, around)
}

fn shown(found: &Answer<SearchHit>) -> u64 {
    found.hits.iter().map(|hit| 1 + hit.also.len() as u64).sum()
}

impl SearchArgs {
    /// The facets asked for, each once.
    fn facets(&self) -> Vec<FacetRequest> {
        let mut all: Vec<FacetRequest> = Vec::new();
        for wanted in self.facets.iter().map(|name| FacetRequest::parse(name)) {
            if !all.iter().any(|known| known.name == wanted.name) {
                all.push(wanted);
            }
        }
        all
    }

    /// The question as the library takes it.
    pub fn question(&self) -> SearchQuestion {
        SearchQuestion {
            query: self.query.join(" "),
            filters: self.filters.filters(),
            sort: self.sort,
            limit: self.page.limit(10),
            offset: self.page.offset,
            facets: self.facets(),
            stem: self.stem,
            strict: self.strict,
            fold: !self.no_fold,
        }
    }
}

fn sort_parser() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(["relevance", "date", "-date"]).map(|name| match name.as_str() {
        "date" => Sort::Date,
        "-date" => Sort::DateDescending,
        _ => Sort::Relevance,
    })
}
