//! Days and committees that only inference gives the items of a document.
//!
//! The items of an undated fragment are indexed without a day. Where the register knows without doubt
//! which meeting they are of, filters, facets, sorting, mentions and exports take that day and say
//! `inferred`; with `--stated-only` nothing here is known.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::people::InferredSitting;
use crate::query::DateRange;

/// What inference says, by sitting.
#[derive(Debug, Default)]
pub(super) struct Inferred(HashMap<u64, InferredSitting>);

impl Inferred {
    /// From the sittings that the register has placed.
    pub fn new(sittings: Vec<InferredSitting>) -> Self {
        Self(sittings.into_iter().map(|one| (one.sitting, one)).collect())
    }

    /// True where nothing is inferred.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is inferred of a sitting.
    pub fn get(&self, sitting: u64) -> Option<&InferredSitting> {
        self.0.get(&sitting)
    }

    /// The sittings held in a range.
    pub fn within(&self, range: &DateRange) -> Vec<u64> {
        self.keys(|one| range.holds(Some(one.date)))
    }

    /// The sittings with one of these values of a facet.
    pub fn with_value(&self, facet: &str, values: &[String]) -> Vec<u64> {
        self.keys(|one| value(one, facet).is_some_and(|value| values.contains(&value)))
    }

    /// The values that a facet has by inference.
    pub fn values<'a>(&'a self, facet: &'a str) -> impl Iterator<Item = String> + 'a {
        self.0.values().filter_map(|one| value(one, facet))
    }

    fn keys(&self, wanted: impl Fn(&InferredSitting) -> bool) -> Vec<u64> {
        self.0.values().filter(|one| wanted(one)).map(|one| one.sitting).collect()
    }
}

/// The value of a facet that inference gives a sitting's items.
pub(super) fn value(one: &InferredSitting, facet: &str) -> Option<String> {
    match facet {
        "year" => Some(year(one.date)),
        "month" => Some(month(one.date)),
        "committee" => one.committee.clone(),
        _ => None,
    }
}

/// `2019`, the value of the facet.
pub(super) fn year(date: Date) -> String {
    format!("{:04}", date.year())
}

/// `2019-06`, the value of the facet.
pub(super) fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}
