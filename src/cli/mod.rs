//! The program's face: arguments in, calls of the library, exit status out.
//!
//! One file a command, each with its `Args` and its `run`. Data goes to standard output, everything
//! else to standard error; see [`fault`] for what an error looks like. To add a command: one file,
//! one variant in [`Command`], one arm in [`Command::run`].

mod answer;
mod complete;
mod export;
mod facets;
mod fault;
mod filters;
mod help;
mod index;
mod inspect;
mod library;
mod meetings;
mod mentions;
mod output;
mod people;
mod progress;
mod search;
mod shell;
mod show;
mod similar;
mod standing;
mod status;

use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use minutebook::render::Format;
use output::Surroundings;

/// What the command line says.
#[derive(Debug, Parser)]
#[command(
    name = "minutebook",
    version,
    about = "Finds every mention, meeting, person and decision in folders of council meeting documents",
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    look: LookArgs,
}

/// How answers are shown; every command takes these.
#[derive(Debug, Args)]
#[command(next_help_heading = "Display")]
pub struct LookArgs {
    /// When to use colour: auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: clap::ColorChoice,
    /// Do not page long answers (MINUTEBOOK_PAGER or PAGER names the pager)
    #[arg(long, global = true)]
    no_pager: bool,
}

/// In which format the answer is wanted.
#[derive(Debug, Args)]
pub struct FormatArg {
    /// Output format: text, json (one object), jsonl (one record a line) or csv (with a header)
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>()))]
    pub format: Format,
}

/// The hidden command that makes the program the worker of another one.
pub const WORKER: &str = "__extract";

/// What reading one document may cost.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// Give a document up after this many seconds
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = seconds)]
    pub timeout: std::time::Duration,
}

impl Default for ReadArgs {
    fn default() -> Self {
        Self { timeout: std::time::Duration::from_secs(20) }
    }
}

impl ReadArgs {
    /// The limits for readers, with this program as their worker.
    pub fn limits(&self) -> minutebook::extract::Limits {
        let program = std::env::current_exe().ok();
        let worker = program.map(|program| (program, vec![WORKER.into()]));
        minutebook::extract::Limits { worker, timeout: self.timeout, ..Default::default() }
    }
}

/// A number of seconds on the command line.
fn seconds(text: &str) -> Result<std::time::Duration, String> {
    let seconds =
        text.trim_end_matches('s').trim().parse().map_err(|_| "not a number of seconds")?;
    match std::time::Duration::try_from_secs_f64(seconds) {
        Ok(time) if !time.is_zero() => Ok(time),
        _ => Err("not a number of seconds above 0".to_owned()),
    }
}

/// Every command, in the order in which help lists them.
#[derive(Debug, Subcommand)]
enum Command {
    Index(index::IndexArgs),
    Search(search::SearchArgs),
    Mentions(mentions::MentionsArgs),
    Meetings(meetings::MeetingsArgs),
    People(people::PeopleArgs),
    Facets(facets::FacetsArgs),
    Show(show::ShowArgs),
    Similar(similar::SimilarArgs),
    Save(standing::SaveArgs),
    Saved(standing::SavedArgs),
    Run(standing::RunArgs),
    Export(export::ExportArgs),
    Inspect(inspect::InspectArgs),
    Status(status::StatusArgs),
    Check(status::CheckArgs),
    Help(help::HelpArgs),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
    #[command(name = "__complete", hide = true)]
    Complete(complete::CompleteArgs),
}

/// Whether a command found what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit status 0: found, or done.
    Found,
    /// Exit status 1: nothing found.
    Nothing,
}

impl Command {
    fn run(self, around: &Surroundings) -> anyhow::Result<Outcome> {
        match self {
            Self::Index(args) => index::run(&args, around),
            Self::Search(args) => search::run(&args, around),
            Self::Mentions(args) => mentions::run(&args, around),
            Self::Meetings(args) => meetings::run(&args, around),
            Self::People(args) => people::run(&args, around),
            Self::Facets(args) => facets::run(&args, around),
            Self::Show(args) => show::run(&args, around),
            Self::Similar(args) => similar::run(&args, around),
            Self::Save(args) => standing::save(&args, around),
            Self::Saved(args) => standing::list(&args, around),
            Self::Run(args) => standing::run(&args, around),
            Self::Export(args) => export::run(&args, around),
            Self::Inspect(args) => inspect::run(&args, around),
            Self::Status(args) => status::status(&args, around),
            Self::Check(args) => status::check(&args, around),
            Self::Help(args) => help::run(&args, around),
            Self::Completions(args) => shell::completions(&args, around),
            Self::Man(args) => shell::man(&args, around),
            Self::Complete(args) => complete::run(&args, around),
        }
    }
}

/// The command line with its examples, as help, completions and manual pages show it.
pub fn program() -> clap::Command {
    Cli::command().mut_subcommands(|command| match help::examples(command.get_name()) {
        "" => command,
        examples => command.after_long_help(examples).after_help(examples),
    })
}

/// Runs the program and says how it went: 0 found or done, 1 nothing found, 2 an error.
pub fn main() -> ExitCode {
    let parsed = program().try_get_matches().and_then(|found| Cli::from_arg_matches(&found));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return fault::usage(&error),
    };
    let around = Surroundings::new(&cli.look);
    fault::guard(move || cli.command.run(&around))
}
