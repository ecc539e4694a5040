//! `mentions`: every place of some words, none left out, in the order of the files and their lines.
//!
//! The index names the items that hold the words; their stored texts are then searched, several at a
//! time, in the order in which they are reported. A round of items is searched while the one before
//! is reported, so that memory does not grow with the answer.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use tantivy::DocAddress;
use tantivy::query::{BooleanQuery, Query};
use tantivy::store::StoreReader;

use super::context::around;
use super::counts::{Weights, ordered};
use super::error::brief;
use super::filters::{self, Meaning};
use super::gather::Addresses;
use super::hits::both;
use super::inferred::{Inferred, month, year};
use super::places::{Finder, Place};
use super::position::Locator;
use super::question::{Context, MentionQuestion};
use super::results::{FacetCount, Mention};
use super::snippet::fold_spaces;
use super::{Library, SearchError};
use crate::index::IndexError;
use crate::index::entry::document_key;
use crate::index::record::{Record, decode, decode_for_mentions};
use crate::index::schema::STEP;
use crate::index::stored::StoredItem;
use crate::item::{DateSource, Part};
use crate::people::sitting_key;
use crate::query::lower::lower;
use crate::query::{Node, Options, Phrase, parse_term};

/// Items searched in one round.
const ROUND: usize = 1024;

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

/// The mentions of one item.
struct ItemMentions {
    mentions: Vec<Mention>,
    /// Key of the item's document, and of its sitting there.
    document: u64,
    sitting: u64,
    /// Its place in the document.
    ordinal: u64,
    /// Only where mentions are counted by topic.
    topic: Vec<String>,
}

/// How items are looked at.
struct Looking<'a> {
    finder: Finder,
    context: Context,
    inferred: &'a Inferred,
    topics: bool,
}

impl Library {
    /// Calls `each` with every mention until it breaks.
    pub fn mentions(
        &self,
        question: &MentionQuestion,
        each: &mut dyn FnMut(Mention) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError> {
        let mut totals = MentionTotals::default();
        let notes = self.guarded(|| {
            self.by_item(question, false, &mut |item| {
                totals.items += u64::from(!item.mentions.is_empty());
                for mention in item.mentions {
                    totals.mentions += 1;
                    each(mention)?;
                }
                ControlFlow::Continue(())
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
        totals.notes = self.guarded(|| {
            self.by_item(question, by == CountBy::Topic, &mut |item| {
                let count = item.mentions.len() as u64;
                totals.items += u64::from(count > 0);
                totals.mentions += count;
                match by {
                    CountBy::Person => {
                        weights.add(item.sitting, item.document, item.ordinal, count);
                    }
                    // One mention counts for each step of the path, as facets do.
                    CountBy::Topic => topics(&item.topic)
                        .for_each(|topic| *counts.entry(topic).or_default() += count),
                    _ => item.mentions.iter().for_each(|mention| {
                        *counts.entry(key_of(mention, by)).or_default() += 1;
                    }),
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

    /// Calls `each` with every item that may hold a mention; gives what should be said.
    fn by_item(
        &self,
        question: &MentionQuestion,
        topics: bool,
        each: &mut dyn FnMut(ItemMentions) -> ControlFlow<()>,
    ) -> Result<Vec<String>, SearchError> {
        let meaning = Meaning::new(self, &question.filters)?;
        let phrases = self.terms(question, &meaning)?;
        if !phrases.is_empty() {
            let items = self.candidates(question, &phrases, &meaning)?;
            let inferred = meaning.inferred.clone();
            let finder = Finder::new(phrases, true);
            let look = Looking { finder, context: question.context, inferred: &inferred, topics };
            self.search_items(&items, &look, each)?;
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

    /// Searches the items round by round and reports what it finds.
    fn search_items(
        &self,
        items: &[DocAddress],
        look: &Looking,
        each: &mut dyn FnMut(ItemMentions) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let round = |items: &[DocAddress]| -> Result<Vec<ItemMentions>, SearchError> {
            let stores = self.stores()?;
            let found = items.iter().map(|item| self.in_item(*item, &stores, look));
            found.filter_map(Result::transpose).collect()
        };
        let mut rounds = items.chunks(ROUND);
        std::thread::scope(|scope| {
            let start = |items: &'_ [DocAddress]| -> Vec<_> {
                // A short answer is given faster than a thread is started.
                let parts = if items.len() < 64 { 1 } else { threads };
                let size = items.len().div_ceil(parts).max(1);
                // The items outlive the scope, as does all else that a part borrows.
                let parts: Vec<Vec<DocAddress>> = items.chunks(size).map(<[_]>::to_vec).collect();
                parts
                    .into_iter()
                    .map(|part| {
                        let round = &round;
                        scope.spawn(move || round(&part))
                    })
                    .collect()
            };
            let mut running = rounds.next().map(start);
            while let Some(parts) = running.take() {
                let mut found = Vec::new();
                for part in parts {
                    let part = part.join().map_err(|_| self.damaged(&"unreadable items"))?;
                    found.extend(part?);
                }
                running = rounds.next().map(start);
                for item in found {
                    if each(item).is_break() {
                        return Ok(());
                    }
                }
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

    /// The mentions of one item; nothing where it has none.
    fn in_item(
        &self,
        address: DocAddress,
        stores: &[StoreReader],
        look: &Looking,
    ) -> Result<Option<ItemMentions>, SearchError> {
        let store = &stores[address.segment_ord as usize];
        let stored: StoredItem = self.engine(store.get(address.doc_id))?;
        let places = look.finder.find(&stored.text);
        if places.is_empty() {
            return Ok(None);
        }
        let decode = if look.topics { decode } else { decode_for_mentions };
        let mut record = decode(&stored.record).map_err(|error| self.damaged(&error))?;
        let document = document_key(&record.path);
        let sitting = sitting_key(document, record.sitting);
        if let Some(known) = look.inferred.get(sitting) {
            record.meeting.date = Some(known.date);
            record.meeting.date_source = Some(DateSource::Inferred);
            if record.meeting.committee.is_none() {
                record.meeting.committee.clone_from(&known.committee);
            }
        }
        let path = self.shown(&record.path);
        let mut locator = Locator::new(&stored.text, &record.item.place);
        let mention =
            |place| self::mention(&stored.text, place, &record, &path, &mut locator, look.context);
        let mentions = places.iter().map(mention).collect();
        let ordinal = record.item.id.rsplit_once('-').and_then(|(_, tail)| tail.parse().ok());
        let ordinal = ordinal.unwrap_or(0);
        Ok(Some(ItemMentions { mentions, document, sitting, ordinal, topic: record.item.topic }))
    }
}

/// A topic's path and every step above it, as facets name them.
fn topics(path: &[String]) -> impl Iterator<Item = String> + '_ {
    (1..=path.len()).map(|steps| path[..steps].join(STEP))
}

fn mention(
    text: &str,
    place: &Place,
    record: &Record,
    path: &str,
    locator: &mut Locator,
    context: Context,
) -> Mention {
    let position = locator.locate(place.start);
    let one_line = |from, to| fold_spaces(text, from, to, std::iter::empty()).text;
    let (meeting, item) = (&record.meeting, &record.item);
    let shown = around(text, place, context);
    Mention {
        item: item.id.clone(),
        council: meeting.council.clone(),
        committee: meeting.committee.clone(),
        date: meeting.date,
        date_source: meeting.date_source,
        number: item.number.clone(),
        title: item.title.clone(),
        part: item.part,
        path: path.to_owned(),
        page: position.page,
        line: position.line,
        column: position.column,
        before: keep_blank(
            one_line(shown.start, place.start),
            text[..place.start].ends_with(char::is_whitespace),
            false,
        ),
        found: one_line(place.start, place.end),
        after: keep_blank(
            one_line(place.end, shown.end),
            text[place.end..].starts_with(char::is_whitespace),
            true,
        ),
    }
}

/// Puts back the blank that parts the words around a match from it, so that the three of them joined
/// read as the line does.
fn keep_blank(mut words: String, blank: bool, front: bool) -> String {
    if blank && !words.is_empty() {
        words.insert(if front { 0 } else { words.len() }, ' ');
    }
    words
}

fn key_of(mention: &Mention, by: CountBy) -> String {
    let unknown = || "(not stated)".to_owned();
    let day = mention.date;
    match by {
        CountBy::Council => mention.council.clone().unwrap_or_else(unknown),
        CountBy::Year => day.map_or_else(unknown, year),
        CountBy::Month => day.map_or_else(unknown, month),
        CountBy::Path => mention.path.clone(),
        CountBy::Item => mention.item.clone(),
        // Topics and persons are counted by item.
        CountBy::Committee | CountBy::Topic | CountBy::Person => {
            mention.committee.clone().unwrap_or_else(unknown)
        }
        CountBy::Part => crate::index::entry::part_name(mention.part).to_owned(),
    }
}
