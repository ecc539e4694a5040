//! `mentions`: every place of some words, none left out, in the order of the files and their lines.
//!
//! The index names the items that hold the words; their stored texts are then searched, several at a
//! time, in the order in which they are reported. A round of items is searched while the one before
//! is reported, so that memory does not grow with the answer.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, Query};
use tantivy::store::StoreReader;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::filters::{self, Meaning};
use super::hits::both;
use super::places::{Finder, Place};
use super::position::Locator;
use super::question::MentionQuestion;
use super::results::{FacetCount, Mention};
use super::snippet::fold_spaces;
use super::{Library, SearchError};
use crate::index::IndexError;
use crate::index::record::{Record, decode_for_mentions};
use crate::index::stored::StoredItem;
use crate::item::Part;
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
}

impl Library {
    /// Calls `each` with every mention until it breaks.
    pub fn mentions(
        &self,
        question: &MentionQuestion,
        each: &mut dyn FnMut(Mention) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError> {
        self.guarded(|| self.mentions_unguarded(question, each))
    }

    /// How many mentions there are for each value, most first (years and months in their order).
    pub fn mention_counts(
        &self,
        question: &MentionQuestion,
        by: CountBy,
    ) -> Result<(Vec<FacetCount>, MentionTotals), SearchError> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let totals = self.mentions(question, &mut |mention| {
            *counts.entry(key_of(&mention, by)).or_default() += 1;
            ControlFlow::Continue(())
        })?;
        let mut counts: Vec<FacetCount> =
            counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
        if !matches!(by, CountBy::Year | CountBy::Month) {
            counts.sort_by_key(|count| std::cmp::Reverse(count.count));
        }
        Ok((counts, totals))
    }

    fn mentions_unguarded(
        &self,
        question: &MentionQuestion,
        each: &mut dyn FnMut(Mention) -> ControlFlow<()>,
    ) -> Result<MentionTotals, SearchError> {
        let meaning = Meaning::new(self);
        let phrases = self.terms(question, &meaning)?;
        let mut totals = MentionTotals::default();
        if !phrases.is_empty() {
            let items = self.candidates(question, &phrases, &meaning)?;
            let finder = Finder::new(phrases, true);
            self.search_items(&items, &finder, question, &mut totals, each)?;
        }
        totals.notes = meaning.into_notes();
        Ok(totals)
    }

    fn terms(
        &self,
        question: &MentionQuestion,
        meaning: &Meaning,
    ) -> Result<Vec<Phrase>, SearchError> {
        let mut phrases = Vec::new();
        for term in &question.terms {
            let (phrase, notes) = parse_term(term, Options { stem: question.stem });
            notes.into_iter().for_each(|note| meaning.note(format!("`{term}`: {}", note.words)));
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
        self.in_order(&*both(words, filter))
    }

    /// The items that match, in the order of files and parts.
    pub(super) fn in_order(&self, query: &dyn Query) -> Result<Vec<DocAddress>, SearchError> {
        let found = self.engine(self.snapshot.searcher.search(query, &Addresses))?;
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
        finder: &Finder,
        question: &MentionQuestion,
        totals: &mut MentionTotals,
        each: &mut dyn FnMut(Mention) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let round = |items: &[DocAddress]| -> Result<Vec<Vec<Mention>>, SearchError> {
            let stores = self.stores()?;
            items
                .iter()
                .map(|item| self.in_item(*item, &stores, finder, question.context))
                .collect()
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
                for mentions in found {
                    totals.items += u64::from(!mentions.is_empty());
                    for mention in mentions {
                        totals.mentions += 1;
                        if each(mention).is_break() {
                            return Ok(());
                        }
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

    fn in_item(
        &self,
        address: DocAddress,
        stores: &[StoreReader],
        finder: &Finder,
        context: usize,
    ) -> Result<Vec<Mention>, SearchError> {
        let store = &stores[address.segment_ord as usize];
        let stored: StoredItem = self.engine(store.get(address.doc_id))?;
        let places = finder.find(&stored.text);
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let record = decode_for_mentions(&stored.record).map_err(|error| self.damaged(&error))?;
        let path = self.shown(&record.path);
        let mut locator = Locator::new(&stored.text, &record.item.place);
        let mentions = places
            .iter()
            .map(|place| mention(&stored.text, place, &record, &path, &mut locator, context));
        Ok(mentions.collect())
    }
}

fn mention(
    text: &str,
    place: &Place,
    record: &Record,
    path: &str,
    locator: &mut Locator,
    context: usize,
) -> Mention {
    let position = locator.locate(place.start);
    let one_line = |from, to| fold_spaces(text, from, to, std::iter::empty()).text;
    let (meeting, item) = (&record.meeting, &record.item);
    Mention {
        item: item.id.clone(),
        council: meeting.council.clone(),
        committee: meeting.committee.clone(),
        date: meeting.date,
        number: item.number.clone(),
        title: item.title.clone(),
        part: item.part,
        path: path.to_owned(),
        page: position.page,
        line: position.line,
        column: position.column,
        before: keep_blank(
            one_line(words_before(text, place.start, context), place.start),
            text[..place.start].ends_with(char::is_whitespace),
            false,
        ),
        found: one_line(place.start, place.end),
        after: keep_blank(
            one_line(place.end, words_after(text, place.end, context)),
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

/// At most so many bytes of context a side: a line of junk without a space is no context.
const CONTEXT: usize = 400;

/// Where the `count` words before an offset begin.
fn words_before(text: &str, offset: usize, count: usize) -> usize {
    let mut start = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in text[..offset].char_indices().rev() {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            words += 1;
            if words > count && !text[at + c.len_utf8()..offset].is_empty() {
                break;
            }
        }
        if offset - at > CONTEXT {
            break;
        }
        if inside {
            start = at;
        }
    }
    start
}

/// Where the `count` words behind an offset end.
fn words_after(text: &str, offset: usize, count: usize) -> usize {
    let mut end = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in text[offset..].char_indices() {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            // What is joined to the match, such as a comma, is no word of its own.
            words += usize::from(at > 0);
            if words > count {
                break;
            }
        }
        if at > CONTEXT {
            break;
        }
        if inside {
            end = offset + at + c.len_utf8();
        }
    }
    end
}

fn key_of(mention: &Mention, by: CountBy) -> String {
    let unknown = || "(not stated)".to_owned();
    let day = mention.date;
    match by {
        CountBy::Committee => mention.committee.clone().unwrap_or_else(unknown),
        CountBy::Council => mention.council.clone().unwrap_or_else(unknown),
        CountBy::Year => day.map_or_else(unknown, |day| format!("{:04}", day.year())),
        CountBy::Month => {
            day.map_or_else(unknown, |day| format!("{:04}-{:02}", day.year(), day.month()))
        }
        CountBy::Path => mention.path.clone(),
        CountBy::Item => mention.item.clone(),
        CountBy::Part => crate::index::entry::part_name(mention.part).to_owned(),
    }
}

/// Collects the address of every item with its document's key and its place in the document.
struct Addresses;

impl Collector for Addresses {
    type Fruit = Vec<(u64, u64, DocAddress)>;
    type Child = SegmentAddresses;

    fn for_segment(
        &self,
        at: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentAddresses> {
        let fast = reader.fast_fields();
        let (document, ordinal) = (fast.u64("document")?, fast.u64("ordinal")?);
        Ok(SegmentAddresses { at, document, ordinal, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.into_iter().flatten().collect())
    }
}

struct SegmentAddresses {
    at: SegmentOrdinal,
    document: Column<u64>,
    ordinal: Column<u64>,
    found: Vec<(u64, u64, DocAddress)>,
}

impl SegmentCollector for SegmentAddresses {
    type Fruit = Vec<(u64, u64, DocAddress)>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        let key = |column: &Column<u64>| column.first(doc).unwrap_or(0);
        let address = DocAddress::new(self.at, doc);
        self.found.push((key(&self.document), key(&self.ordinal), address));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
