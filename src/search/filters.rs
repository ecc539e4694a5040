//! Filters to one query, with notes on what they were taken to mean.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use globset::GlobBuilder;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query};

use super::error::brief;
use super::inferred::Inferred;
use super::question::Filters;
use super::{Library, SearchError, values};
use crate::index::entry::{document_key, kind_name, part_name};
use crate::query::DateRange;
use crate::query::budget::Budget;
use crate::query::lower::{Resolve, documents, facet_values, held_in, routine, sittings_and_items};

/// Answers what queries need to know of the index, and remembers what should be said.
pub(super) struct Meaning<'a> {
    library: &'a Library,
    /// What is known by inference; nothing where only stated days count.
    pub inferred: Arc<Inferred>,
    budget: Arc<Budget>,
    /// The values that a facet's were taken to mean: a query may ask for the same one often.
    meant: RefCell<HashMap<(String, String), Vec<String>>>,
    notes: RefCell<Vec<String>>,
}

impl<'a> Meaning<'a> {
    pub fn new(library: &'a Library, filters: &Filters) -> Result<Self, SearchError> {
        let inferred = match filters.stated_only {
            true => Arc::default(),
            false => library.inferred()?,
        };
        let budget = Arc::new(Budget::new(library.snapshot.searcher.num_docs()));
        let (meant, notes) = (RefCell::default(), RefCell::default());
        Ok(Self { library, inferred, budget, meant, notes })
    }

    /// What a search gave, with one that was given up for its cost said as such.
    pub fn ran<T>(&self, result: tantivy::Result<T>) -> Result<T, SearchError> {
        if result.is_err() && self.budget.is_over() {
            return Err(SearchError::TooMuch);
        }
        self.library.engine(result)
    }

    pub fn into_notes(self) -> Vec<String> {
        self.notes.into_inner()
    }

    pub fn note(&self, words: String) {
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&words) {
            notes.push(words);
        }
    }
}

impl Resolve for Meaning<'_> {
    fn budget(&self) -> &Arc<Budget> {
        &self.budget
    }

    fn values(&self, facet: &str, typed: &str) -> tantivy::Result<Vec<String>> {
        let key = (facet.to_owned(), typed.to_owned());
        if let Some(known) = self.meant.borrow().get(&key) {
            return Ok(known.clone());
        }
        let snapshot = &self.library.snapshot;
        let mut all = values::all(&snapshot.searcher, &snapshot.fields, facet)?;
        all.extend(self.inferred.values(facet));
        let meant = values::meant(&all, facet, typed);
        let typed = brief(typed);
        match meant.len() {
            0 => self.note(format!(
                "no {facet} is called `{typed}`; `minutebook facets {facet}` lists them"
            )),
            1 => {}
            2..=4 => self.note(format!("{facet} `{typed}` means {}", meant.join(" or "))),
            more => self.note(format!("{facet} `{typed}` means any of {more}")),
        }
        self.meant.borrow_mut().insert(key, meant.clone());
        Ok(meant)
    }

    fn inferred_within(&self, range: &DateRange) -> Vec<u64> {
        self.inferred.within(range)
    }

    fn inferred_with(&self, facet: &str, values: &[String]) -> Vec<u64> {
        self.inferred.with_value(facet, values)
    }

    fn attended(&self, name: &str) -> tantivy::Result<(Vec<u64>, Vec<String>)> {
        let filters = Filters { attendee: vec![name.to_owned()], ..Filters::default() };
        self.library
            .items_asked(&filters, self)
            .map_err(|error| tantivy::TantivyError::InvalidArgument(error.to_string()))
    }
}

/// One query for all filters but those on the facet `without`; nothing where there are none.
pub(super) fn query(
    library: &Library,
    filters: &Filters,
    meaning: &Meaning,
    without: Option<&str>,
) -> Result<Option<Box<dyn Query>>, SearchError> {
    let mut all: Vec<Box<dyn Query>> = Vec::new();
    let fields = &library.snapshot.fields;
    for (facet, typed) in by_facet(filters) {
        if fields.facet(&facet).is_none() {
            return Err(SearchError::UnknownFacet(facet));
        }
        if without == Some(facet.as_str()) {
            continue;
        }
        let mut meant = Vec::new();
        for value in &typed {
            meant.extend(library.engine(meaning.values(&facet, value))?);
        }
        all.push(library.engine(facet_values(&facet, &meant, fields, meaning))?);
    }
    if !filters.date.is_empty() && !matches!(without, Some("year" | "month")) {
        all.push(any(filters.date.iter().map(|range| held_in(range, fields, meaning)).collect()));
    }
    if filters.asks_for_people() {
        let (keys, ids) = library.items_asked(filters, meaning)?;
        all.push(sittings_and_items(keys, &ids));
    }
    if !filters.path.is_empty() {
        all.push(documents(paths(library, &filters.path)?));
    }
    if filters.no_procedural {
        all.push(Box::new(BooleanQuery::new(vec![
            (Occur::Must, Box::new(AllQuery) as Box<dyn Query>),
            (Occur::MustNot, routine(fields)),
        ])));
    }
    Ok(match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(Box::new(BooleanQuery::new(
            all.into_iter().map(|query| (Occur::Must, query)).collect(),
        ))),
    })
}

/// Every filter that is a facet, with the values asked for.
fn by_facet(filters: &Filters) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |name: &str, value: &str| match all.iter_mut().find(|(other, _)| other == name) {
        Some((_, values)) => values.push(value.to_owned()),
        None => all.push((name.to_owned(), vec![value.to_owned()])),
    };
    filters.committee.iter().for_each(|value| add("committee", value));
    filters.council.iter().for_each(|value| add("council", value));
    filters.topic.iter().for_each(|value| add("topic", value));
    filters.kind.iter().for_each(|kind| add("kind", kind_name(*kind)));
    filters.part.iter().for_each(|part| add("part", part_name(*part)));
    if filters.decided {
        add("decided", "true");
    }
    filters.facet.iter().for_each(|(name, value)| add(name, value));
    all
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

/// Keys of the documents whose path fits one of these patterns, as shown, as the index names them,
/// or by the file's own name.
fn paths(library: &Library, patterns: &[String]) -> Result<Vec<u64>, SearchError> {
    let mut globs = globset::GlobSetBuilder::new();
    for pattern in patterns {
        let glob = GlobBuilder::new(pattern).case_insensitive(true).build();
        globs.add(
            glob.map_err(|error| SearchError::BadGlob(pattern.clone(), error.kind().to_string()))?,
        );
    }
    let wrong = |error: globset::Error| SearchError::BadGlob(patterns.join(" "), error.to_string());
    let globs = globs.build().map_err(wrong)?;
    let fits = |name: &str| {
        let file = name.rsplit('/').next().unwrap_or(name);
        globs.is_match(name) || globs.is_match(file) || globs.is_match(library.shown(name))
    };
    let files = library.files()?;
    Ok(files.iter().filter(|file| fits(&file.name)).map(|file| document_key(&file.name)).collect())
}
