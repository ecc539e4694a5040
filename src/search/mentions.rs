//! `mentions`: every place of some words, none left out, in the order of the files and their lines.
//!
//! The index names the items that hold the words; their stored texts are then searched, several at a
//! time, in the order in which they are reported. Few items are searched ahead of what is reported,
//! so that memory does not grow with the answer.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, sync_channel};

use tantivy::DocAddress;
use tantivy::query::{BooleanQuery, Query};
use tantivy::store::StoreReader;

use super::counts::{Weights, ordered};
use super::error::brief;
use super::filters::{self, Meaning};
use super::gather::Addresses;
use super::hits::both;
use super::inferred::{month, year};
use super::mentioned::{Desk, ItemMentions, Looking};
use super::places::Finder;
use super::question::MentionQuestion;
use super::results::{FacetCount, Mention, MentionedItem};
use super::{Library, SearchError};
use crate::index::IndexError;
use crate::index::schema::STEP;
use crate::item::Part;
use crate::query::lower::lower;
use crate::query::{Node, Options, Phrase, parse_term};

/// A thread searches so many items at a time.
const BATCH: usize = 64;
/// So many batches of a thread may wait to be reported.
const AHEAD: usize = 4;

/// What there is to say of all mentions together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MentionTotals {
    /// How many places were reported.
    pub mentions: u64,
    /// In how many items.
    pub items: u64,
    /// What the user should know.
    pub notes: Vec<String>,
}

/// By what mentions can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountBy {
    /// The committee.
    Committee,
    /// The council.
    Council,
    /// The year of the meeting.
    Year,
    /// The month of the meeting.
    Month,
    /// The file.
    Path,
    /// The item.
    Item,
    /// The part of the document.
    Part,
    /// What the item is about, and every step above it.
    Topic,
    /// Whoever was there for the item.
    Person,
}

impl Library {
    /// Calls `each` with every mention until it breaks.
    pub fn mentions(
        &self,
        question: &MentionQuestion,
        each: &mut dyn FnMut(Mention) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError> {
        let all = &mut |mentions: Vec<Mention>| mentions.into_iter().try_for_each(&mut *each);
        self.mentions_as(question, &|mentions| mentions, all)
    }

    /// Calls `each` with what `make` makes of each item's mentions, until it breaks. Several threads
    /// make, so that an answer can be written in parallel; `each` gets the results in their order.
    pub fn mentions_as<T: Send>(
        &self,
        question: &MentionQuestion,
        make: &(dyn Fn(Vec<Mention>) -> T + Sync),
        each: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError> {
        let mut totals = MentionTotals::default();
        let make = &|item: ItemMentions| (item.count, make(item.mentions));
        let notes = self.guarded(|| {
            let how = How { context: Some(question.context), topics: false };
            self.by_item(question, how, make, &mut |(count, made)| {
                totals.items += 1;
                totals.mentions += count;
                each(made)
            })
        })?;
        Ok(MentionTotals { notes, ..totals })
    }

    /// How many mentions there are for each value, most first (years and months in their order).
    pub fn mention_counts(
        &self,
        question: &MentionQuestion,
        by: CountBy,
    ) -> Result<(Vec<FacetCount>, MentionTotals), SearchError> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut weights = Weights::default();
        let mut totals = MentionTotals::default();
        let how = How { context: None, topics: by == CountBy::Topic };
        totals.notes = self.guarded(|| {
            self.by_item(question, how, &|item| item, &mut |item| {
                let count = item.count;
                totals.items += 1;
                totals.mentions += count;
                match by {
                    CountBy::Person => {
                        weights.add(item.sitting, item.document, item.ordinal, count);
                    }
                    // One mention counts for each step of the path, as facets do.
                    CountBy::Topic => topics(&item.topic)
                        .for_each(|topic| *counts.entry(topic).or_default() += count),
                    _ => *counts.entry(key_of(&item.of, by)).or_default() += count,
                }
                ControlFlow::Continue(())
            })
        })?;
        if by == CountBy::Person {
            return Ok((self.guarded(|| self.by_person(&weights))?, totals));
        }
        let by_value = matches!(by, CountBy::Year | CountBy::Month);
        Ok((ordered(counts.into_iter(), by_value), totals))
    }

    /// Calls `each` with what is made of every item that holds a mention; gives what should be said.
    fn by_item<T: Send>(
        &self,
        question: &MentionQuestion,
        how: How,
        make: &(dyn Fn(ItemMentions) -> T + Sync),
        each: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<Vec<String>, SearchError> {
        let meaning = Meaning::new(self, &question.filters)?;
        let phrases = self.terms(question, &meaning)?;
        if !phrases.is_empty() {
            let items = self.candidates(question, &phrases, &meaning)?;
            let inferred = meaning.inferred.clone();
            let How { context, topics } = how;
            let finder = Finder::new(phrases, true);
            let look = Looking { finder, context, inferred: &inferred, topics };
            self.search_items(&items, &look, make, each)?;
        }
        Ok(meaning.into_notes())
    }

    fn terms(
        &self,
        question: &MentionQuestion,
        meaning: &Meaning,
    ) -> Result<Vec<Phrase>, SearchError> {
        let mut phrases = Vec::new();
        for term in &question.terms {
            let (phrase, notes) = parse_term(term, Options { stem: question.stem });
            notes
                .into_iter()
                .for_each(|note| meaning.note(format!("`{}`: {}", brief(term), note.words)));
            let phrase = phrase.filter(|p| !p.slots.iter().all(|slot| slot.test.is_any_word()));
            phrases.push(phrase.ok_or_else(|| SearchError::NoWords(term.clone()))?);
        }
        for person in &question.persons {
            for name in self.names_of(person, meaning)? {
                phrases.extend(parse_term(&name, Options::default()).0);
            }
        }
        phrases.dedup();
        Ok(phrases)
    }

    /// The items that may hold a place, in the order of files and parts.
    fn candidates(
        &self,
        question: &MentionQuestion,
        phrases: &[Phrase],
        meaning: &Meaning,
    ) -> Result<Vec<DocAddress>, SearchError> {
        let fields = &self.snapshot.fields;
        let words: tantivy::Result<Vec<Box<dyn Query>>> = phrases
            .iter()
            .map(|phrase| lower(&Node::Phrase(phrase.clone()), fields, meaning))
            .collect();
        let words = Box::new(BooleanQuery::union(self.engine(words)?));
        let mut filters = question.filters.clone();
        if question.only_items {
            filters.part = vec![Part::Item];
        }
        let filter = filters::query(self, &filters, meaning, None)?;
        self.in_order(&*both(words, filter), meaning)
    }

    /// The items that match, in the order of files and parts.
    pub(super) fn in_order(
        &self,
        query: &dyn Query,
        meaning: &Meaning,
    ) -> Result<Vec<DocAddress>, SearchError> {
        let found = meaning.ran(self.snapshot.searcher.search(query, &Addresses))?;
        let mut ordered = Vec::with_capacity(found.len());
        for (document, ordinal, address) in found {
            let rank = self.snapshot.catalog.rank(document);
            let rank = rank.map_err(|e| self.damaged(&e))?.unwrap_or(u32::MAX);
            ordered.push((rank, ordinal, address));
        }
        ordered.sort_unstable();
        Ok(ordered.into_iter().map(|(_, _, address)| address).collect())
    }

    pub(super) fn damaged(&self, error: &dyn std::fmt::Display) -> SearchError {
        IndexError::Damaged(self.snapshot.folder.clone(), error.to_string()).into()
    }

    /// Searches the items and reports what is made of those that hold a mention.
    fn search_items<T: Send>(
        &self,
        items: &[DocAddress],
        look: &Looking,
        make: &(dyn Fn(ItemMentions) -> T + Sync),
        each: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        let search = |desk: &mut Desk, items: &[DocAddress]| -> Result<Vec<T>, SearchError> {
            let found = items.iter().map(|item| desk.in_item(*item));
            found.filter_map(Result::transpose).map(|item| item.map(make)).collect()
        };
        // A short answer is given faster than a thread is started.
        if items.len() <= BATCH {
            let found = search(&mut Desk::new(self, look)?, items)?;
            let _ = found.into_iter().try_for_each(each);
            return Ok(());
        }
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        std::thread::scope(|scope| {
            let start = |first: usize| {
                let (done, batches) = sync_channel(AHEAD);
                let work = move || -> Result<(), SearchError> {
                    let mut desk = Desk::new(self, look)?;
                    for batch in items.chunks(BATCH).skip(first).step_by(threads) {
                        // Nobody listens any more where the reader of the answer has left.
                        if done.send(search(&mut desk, batch)?).is_err() {
                            break;
                        }
                    }
                    Ok(())
                };
                (batches, scope.spawn(work))
            };
            let (batches, workers): (Vec<_>, Vec<_>) = (0..threads).map(start).unzip();
            report(batches, each);
            for worker in workers {
                worker.join().map_err(|_| self.damaged(&"unreadable items"))??;
            }
            Ok(())
        })
    }

    /// The stored items of every segment. A reader keeps a few unpacked blocks, enough for items
    /// that come in their order.
    pub(super) fn stores(&self) -> Result<Vec<StoreReader>, SearchError> {
        let readers = self.snapshot.searcher.segment_readers().iter();
        let stores: std::io::Result<Vec<_>> = readers.map(|r| r.get_store_reader(8)).collect();
        Ok(stores.map_err(|error| IndexError::io(&self.snapshot.folder, &error))?)
    }
}

/// What is to be made of the items.
#[derive(Debug, Clone, Copy)]
struct How {
    /// How much around a mention is shown; none where they are only counted.
    context: Option<super::question::Context>,
    /// Whether the items' topics are wanted.
    topics: bool,
}

/// Reports batches in turn, one of each thread, until one of them has none left: those behind it have
/// none either.
fn report<T>(batches: Vec<Receiver<Vec<T>>>, each: &mut dyn FnMut(T) -> ControlFlow<()>) {
    for thread in batches.iter().cycle() {
        let Ok(batch) = thread.recv() else { return };
        if batch.into_iter().try_for_each(&mut *each).is_break() {
            return;
        }
    }
}

/// A topic's path and every step above it, as facets name them.
fn topics(path: &[String]) -> impl Iterator<Item = String> + '_ {
    (1..=path.len()).map(|steps| path[..steps].join(STEP))
}

fn key_of(item: &MentionedItem, by: CountBy) -> String {
    let unknown = || "(not stated)".to_owned();
    match by {
        CountBy::Council => item.council.clone().unwrap_or_else(unknown),
        CountBy::Year => item.date.map_or_else(unknown, year),
        CountBy::Month => item.date.map_or_else(unknown, month),
        CountBy::Path => item.path.clone(),
        CountBy::Item => item.item.clone(),
        // Topics and persons are counted apart.
        CountBy::Committee | CountBy::Topic | CountBy::Person => {
            item.committee.clone().unwrap_or_else(unknown)
        }
        CountBy::Part => crate::index::entry::part_name(item.part).to_owned(),
    }
}
