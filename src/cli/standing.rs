//! `save`, `saved` and `run`: searches that are kept and asked again.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, bail};
use clap::{Args, FromArgMatches};
use minutebook::render::Format;
use minutebook::render::csv::Table;
use minutebook::search::results::{Answer, VERSION};
use minutebook::search::saved::{self, Saved};

use super::answer;
use super::library::{IndexArg, LibraryArgs};
use super::output::Surroundings;
use super::search::SearchArgs;
use super::{FormatArg, Outcome};

/// Keep a search under a name, with its filters, to ask it again with `run`
#[derive(Debug, Args)]
pub struct SaveArgs {
    #[command(flatten)]
    place: IndexArg,
    /// The name: letters, digits, - and _
    name: String,
    /// Query and filters, as for `search`
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    search: Vec<String>,
}

/// List the saved searches, or remove one
#[derive(Debug, Args)]
pub struct SavedArgs {
    /// Remove the search of this name
    #[arg(long, value_name = "NAME")]
    remove: Option<String>,
    #[command(flatten)]
    place: IndexArg,
    #[command(flatten)]
    format: FormatArg,
}

/// Ask a saved search again; with --new, only for what it has not reported before
#[derive(Debug, Args)]
pub struct RunArgs {
    /// Its name
    name: String,
    /// Only what has come in or changed since the last `run --new`; exit status 1 if nothing has
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    format: FormatArg,
}

/// Keeps a search, after making sure that it can be asked.
pub fn save(args: &SaveArgs, _: &Surroundings) -> anyhow::Result<Outcome> {
    parse(&args.search)?;
    let misplaced = |word: &&String| word.starts_with("--index") || word.starts_with("--docs");
    if let Some(word) = args.search.iter().find(misplaced) {
        bail!("{word}: write --index before the name, and --docs with `minutebook run`");
    }
    let place = args.place.find()?;
    saved::save(&place, &args.name, Saved { args: args.search.clone() })?;
    super::fault::say(&format!("kept; ask it with `minutebook run {}`", args.name));
    Ok(Outcome::Found)
}

/// Lists them, one a line: the name and what was typed.
pub fn list(args: &SavedArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let place = args.place.find()?;
    if let Some(name) = &args.remove {
        if !saved::remove(&place, name)? {
            bail!("{name}: no saved search of this name; `minutebook saved` lists them");
        }
        return Ok(Outcome::Found);
    }
    let all = saved::saved(&place)?;
    let mut out = around.plain();
    write(&all, args.format.format, &mut out)?;
    out.close()?;
    Ok(if all.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

fn write(
    all: &BTreeMap<String, Saved>,
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    if format == Format::Json {
        serde_json::to_writer_pretty(&mut *out, all)?;
        writeln!(out)?;
        return Ok(());
    }
    let typed =
        |search: &Saved| search.args.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
    if format == Format::Csv {
        let mut table = Table::new(out);
        table.header(&["name", "search"])?;
        for (name, search) in all {
            table.row([name.as_str(), &typed(search)])?;
        }
        return Ok(table.close()?);
    }
    for (name, search) in all {
        if format == Format::JsonLines {
            writeln!(out, "{}", serde_json::json!({"name": name, "args": search.args}))?;
        } else {
            writeln!(out, "{name}  {}", minutebook::render::clean(&typed(search)))?;
        }
    }
    Ok(())
}

/// An argument as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Asks one again.
pub fn run(args: &RunArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let library = args.library.open()?;
    let all = saved::saved(&library.snapshot().place)?;
    let search = all.get(&args.name).with_context(|| {
        format!("{}: no saved search of this name; `minutebook saved` lists them", args.name)
    })?;
    let question = parse(&search.args)?.question();
    let format = args.format.format;
    if !args.new {
        return super::search::show(library.search(&question)?, format, around);
    }
    let unseen = library.unseen(&args.name, &question)?;
    let answer = Answer {
        version: VERSION,
        query: Some(question.query),
        total: unseen.hits.len() as u64,
        hits: unseen.hits.clone(),
        facets: Default::default(),
        notes: Vec::new(),
    };
    let outcome = answer::show(answer, "new item", format, around)?;
    // Only now that it has been shown: a run that fails reports again rather than never.
    unseen.mark_seen()?;
    Ok(outcome)
}

/// What was typed behind `save NAME`, read as `search` reads it.
fn parse(words: &[String]) -> anyhow::Result<SearchArgs> {
    let command = SearchArgs::augment_args(clap::Command::new("minutebook search"));
    let command = command.no_binary_name(true).disable_help_flag(true);
    let matches = command.try_get_matches_from(words).map_err(|error| {
        anyhow::anyhow!("the saved search: {}", super::fault::usage_line(&error))
    })?;
    Ok(SearchArgs::from_arg_matches(&matches)?)
}
