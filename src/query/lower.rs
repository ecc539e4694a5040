//! The tree to tantivy's queries.
//!
//! In come the tree and a [`Resolve`] that knows the index's facet values and persons; out comes one
//! query. Nothing here parses.

use std::ops::Bound;
use std::sync::Arc;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query,
    RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term};

use super::budget::Budget;
use super::date::DateRange;
use super::keys::{Ids, Keys, KeysOf};
use super::spans::{Spans, Words};
use super::tree::{Node, Phrase, TextField};
use super::values::Values;
use super::word::WordTest;
use crate::index::entry::day_number;
use crate::index::schema::Fields;

/// How much a word in the title counts beside the same word in the text, which holds the title too.
const TITLE: f32 = 1.5;

/// What a query needs to know of the index.
pub trait Resolve {
    /// The values of a facet that a value as typed may mean.
    fn values(&self, facet: &str, typed: &str) -> tantivy::Result<Vec<String>>;
    /// What the query may cost.
    fn budget(&self) -> &Arc<Budget>;
    /// Keys of the sittings whose day is only inferred, and lies in this range.
    fn inferred_within(&self, range: &DateRange) -> Vec<u64>;
    /// Keys of the sittings that have one of these values of a facet by inference.
    fn inferred_with(&self, facet: &str, values: &[String]) -> Vec<u64>;
    /// Keys of the sittings that a person attended as a whole, and ids of single items that the
    /// person was there for.
    fn attended(&self, name: &str) -> tantivy::Result<(Vec<u64>, Vec<String>)>;
}

/// Makes the query of a tree.
pub fn lower(
    node: &Node,
    fields: &Fields,
    resolve: &dyn Resolve,
) -> tantivy::Result<Box<dyn Query>> {
    Ok(match node {
        Node::Everything => unscored(Box::new(AllQuery)),
        Node::Nothing => Box::new(EmptyQuery),
        Node::All(nodes) => all(nodes, fields, resolve)?,
        Node::Any(nodes) => {
            let queries: tantivy::Result<Vec<_>> = nodes
                .iter()
                .map(|node| Ok((Occur::Should, lower(node, fields, resolve)?)))
                .collect();
            Box::new(BooleanQuery::new(queries?))
        }
        Node::Not(inner) => Box::new(BooleanQuery::new(vec![
            (Occur::Must, unscored(Box::new(AllQuery))),
            (Occur::MustNot, lower(inner, fields, resolve)?),
        ])),
        Node::Phrase(phrase) => with_title(phrase, fields, resolve.budget()),
        Node::Near(near) => {
            let budget = resolve.budget();
            let side = |side: &[Phrase]| side.iter().map(|p| words(p, fields, budget)).collect();
            Box::new(Spans::Near(side(&near.left), side(&near.right), near.distance))
        }
        Node::Facet { name, value } => {
            let values = resolve.values(name, value)?;
            facet_values(name, &values, fields, resolve)?
        }
        Node::Date(range) => held_in(range, fields, resolve),
        Node::Person(name) => {
            let (keys, ids) = resolve.attended(name)?;
            sittings_and_items(keys, &ids)
        }
    })
}

fn all(nodes: &[Node], fields: &Fields, resolve: &dyn Resolve) -> tantivy::Result<Box<dyn Query>> {
    let mut queries = Vec::with_capacity(nodes.len() + 1);
    for node in nodes {
        queries.push(match node {
            Node::Not(inner) => (Occur::MustNot, lower(inner, fields, resolve)?),
            node => (Occur::Must, lower(node, fields, resolve)?),
        });
    }
    if queries.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        queries.push((Occur::Must, unscored(Box::new(AllQuery))));
    }
    Ok(Box::new(BooleanQuery::new(queries)))
}

/// A phrase in its field; one in the text ranks higher where the title has it too.
fn with_title(phrase: &Phrase, fields: &Fields, budget: &Arc<Budget>) -> Box<dyn Query> {
    let query = in_field(phrase, field_of(phrase.field, fields), budget);
    if phrase.field != TextField::Text {
        return query;
    }
    let title = in_field(phrase, fields.title, budget);
    let title = Box::new(BoostQuery::new(title, TITLE));
    Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Should, title)]))
}

fn field_of(field: TextField, fields: &Fields) -> Field {
    match field {
        TextField::Text => fields.text,
        TextField::Title => fields.title,
        TextField::Decision => fields.decision,
    }
}

/// A phrase as the cheapest query that is exact.
fn in_field(phrase: &Phrase, field: Field, budget: &Arc<Budget>) -> Box<dyn Query> {
    let exact: Option<Vec<(usize, Term)>> = phrase
        .slots
        .iter()
        .map(|slot| match &slot.test {
            WordTest::Exact(word) => {
                Some((slot.offset as usize, Term::from_field_text(field, word)))
            }
            _ => None,
        })
        .collect();
    match exact {
        Some(mut terms) if terms.len() == 1 => {
            Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::WithFreqs))
        }
        Some(terms) if phrase.slop == 0 => Box::new(PhraseQuery::new_with_offset(terms)),
        _ => Box::new(Spans::Phrase(words_in(phrase, field, budget))),
    }
}

fn words(phrase: &Phrase, fields: &Fields, budget: &Arc<Budget>) -> Words {
    words_in(phrase, field_of(phrase.field, fields), budget)
}

fn words_in(phrase: &Phrase, field: Field, budget: &Arc<Budget>) -> Words {
    let slots = phrase.slots.iter().map(|slot| (slot.test.clone(), slot.offset)).collect();
    Words { field, slots, slop: phrase.slop, budget: budget.clone() }
}

/// Items with one of these values of a facet.
fn one_of(fields: &Fields, facet: &str, values: &[String]) -> tantivy::Result<Box<dyn Query>> {
    let field = fields
        .facet(facet)
        .ok_or_else(|| TantivyError::InvalidArgument(format!("no facet `{facet}`")))?;
    if !fields.schema.get_field_entry(field).is_indexed() {
        let (facet, values) = (facet.to_owned(), values.to_vec());
        return Ok(unscored(Box::new(Values { facet, values })));
    }
    let mut terms: Vec<Term> = values.iter().map(|v| Term::from_field_text(field, v)).collect();
    Ok(unscored(match terms.len() {
        0 => return Ok(Box::new(EmptyQuery)),
        1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
        _ => Box::new(TermSetQuery::new(terms)),
    }))
}

/// Items with one of these values of a facet, be it only by inference.
pub fn facet_values(
    name: &str,
    values: &[String],
    fields: &Fields,
    resolve: &dyn Resolve,
) -> tantivy::Result<Box<dyn Query>> {
    Ok(or_sittings(one_of(fields, name, values)?, resolve.inferred_with(name, values)))
}

/// Items of meetings held in this range, be it only by inference.
pub fn held_in(range: &DateRange, fields: &Fields, resolve: &dyn Resolve) -> Box<dyn Query> {
    or_sittings(days(fields, range), resolve.inferred_within(range))
}

fn or_sittings(query: Box<dyn Query>, keys: Vec<u64>) -> Box<dyn Query> {
    if keys.is_empty() {
        return query;
    }
    unscored(Box::new(BooleanQuery::union(vec![query, sittings(keys)])))
}

/// Items of meetings held in this range.
fn days(fields: &Fields, range: &DateRange) -> Box<dyn Query> {
    let bound = |date: Option<jiff::civil::Date>| match date {
        Some(date) => Bound::Included(Term::from_field_i64(fields.day, day_number(date))),
        None => Bound::Unbounded,
    };
    let (from, to) = (bound(range.from), bound(range.to));
    // Both ends open: any dated meeting.
    let first = Term::from_field_i64(fields.day, i64::MIN);
    let from = if from == Bound::Unbounded { Bound::Included(first) } else { from };
    unscored(Box::new(RangeQuery::new(from, to)))
}

/// Items of routine business: what has [`crate::index::entry::is_routine`].
pub fn routine(fields: &Fields) -> Box<dyn Query> {
    let one = || Bound::Included(Term::from_field_u64(fields.routine, 1));
    unscored(Box::new(RangeQuery::new(one(), one())))
}

/// Items of these sittings.
pub fn sittings(keys: Vec<u64>) -> Box<dyn Query> {
    Box::new(Keys { of: KeysOf::Sittings, keys: Arc::new(keys.into_iter().collect()) })
}

/// Items of these sittings, and items with these ids.
pub fn sittings_and_items(keys: Vec<u64>, ids: &[String]) -> Box<dyn Query> {
    if ids.is_empty() {
        return sittings(keys);
    }
    let items = Box::new(Ids::new(ids.iter().map(String::as_str)));
    unscored(Box::new(BooleanQuery::union(vec![sittings(keys), items])))
}

/// Items of these documents.
pub fn documents(keys: Vec<u64>) -> Box<dyn Query> {
    Box::new(Keys { of: KeysOf::Documents, keys: Arc::new(keys.into_iter().collect()) })
}

/// A filter: it says which items, not how good.
fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
