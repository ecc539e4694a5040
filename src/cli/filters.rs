//! The filters, the same on every query: one set of arguments flattened into each command.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use minutebook::item::{Capacity, Kind, Part, Status};
use minutebook::query::DateRange;
use minutebook::search::Filters;
use serde::de::DeserializeOwned;

/// Which items or meetings count. The same name twice means either; different names mean both.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters (the same twice: either; different ones: both)")]
#[command(group(clap::ArgGroup::new("who").args(["attendee", "role"]).multiple(true)))]
pub struct FilterArgs {
    /// Committee; a few words of its name will do
    #[arg(long, value_name = "NAME")]
    committee: Vec<String>,
    /// Council; a few words of its name will do
    #[arg(long, value_name = "NAME")]
    council: Vec<String>,
    /// A person who was there, by any form of the name or by id
    #[arg(long, value_name = "NAME")]
    attendee: Vec<String>,
    /// With --attendee or --role: the person's status; without it those that mean attended
    #[arg(long, value_name = "STATUS", requires = "who", value_parser = names::<Status>(&[
        "present", "substitute", "in-attendance", "apologies", "absent", "listed",
    ]))]
    status: Vec<Status>,
    /// With --attendee or --role: the capacity they were there in
    #[arg(long, value_name = "CAPACITY", requires = "who", value_parser = names::<Capacity>(&[
        "chair", "vice-chair", "member", "appointed", "officer", "guest",
    ]))]
    capacity: Vec<Capacity>,
    /// An office, such as 'Executive Director': of the attendee, or of whoever held it
    #[arg(long, value_name = "OFFICE")]
    role: Vec<String>,
    /// Topic, or part of its path
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Day of the meeting: 2019, 2019-06, 2019-06-06, 2019-06..2020-01, 2019.. or ..2021
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    date: Vec<DateRange>,
    /// Kind of document
    #[arg(long, value_name = "KIND", value_parser = names::<Kind>(&[
        "minutes", "agenda", "agenda-pack", "decision", "other",
    ]))]
    kind: Vec<Kind>,
    /// Part of the document
    #[arg(long, value_name = "PART", value_parser = names::<Part>(&[
        "item", "preamble", "report", "closing",
    ]))]
    part: Vec<Part>,
    /// Only items with a decision
    #[arg(long)]
    decided: bool,
    /// Files whose path fits a pattern, such as '2019/*.txt'
    #[arg(long, value_name = "GLOB")]
    path: Vec<String>,
    /// Any facet; `minutebook help filters` lists them
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    filter: Vec<(String, String)>,
    /// Leave out routine business: apologies, declarations, minutes of the last meeting …
    #[arg(long)]
    no_procedural: bool,
    /// Take a day that was only inferred from other documents for unknown
    #[arg(long)]
    stated_only: bool,
}

impl FilterArgs {
    /// The filters as the library takes them.
    pub fn filters(&self) -> Filters {
        Filters {
            committee: once(&self.committee),
            council: once(&self.council),
            attendee: once(&self.attendee),
            status: once(&self.status),
            capacity: once(&self.capacity),
            role: once(&self.role),
            topic: once(&self.topic),
            date: once(&self.date),
            kind: once(&self.kind),
            part: once(&self.part),
            decided: self.decided,
            path: once(&self.path),
            facet: once(&self.filter),
            no_procedural: self.no_procedural,
            stated_only: self.stated_only,
        }
    }
}

/// What is named twice is asked for once.
fn once<T: Clone + PartialEq>(all: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(all.len().min(64));
    for one in all {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    kept
}

/// A parser for the names that JSON has for something.
fn names<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names)
        .try_map(|name| serde_json::from_value::<T>(serde_json::Value::String(name)))
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write NAME=VALUE, for example layout=classic".to_owned()),
    }
}
