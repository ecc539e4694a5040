//! Collects the best items, their number and facet counts, in one pass over what matches.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::inferred::{self, Inferred};
use super::question::Sort;
use crate::index::columns::Sittings;
use crate::index::entry::day_number;
use crate::people::InferredSitting;

/// Routine business counts less than the rest.
const ROUTINE: Score = 0.4;

/// What to collect.
#[derive(Debug, Clone)]
pub struct Collect {
    /// How many items.
    pub limit: usize,
    /// In which order.
    pub sort: Sort,
    /// Which facets to count.
    pub facets: Vec<String>,
    /// What is known of items without a day.
    pub inferred: Arc<Inferred>,
}

/// What was collected.
#[derive(Debug, Default)]
pub struct Collected {
    /// How many items match.
    pub total: u64,
    /// The first of them, in order.
    pub top: Vec<Ranked>,
    /// For each facet the count of every value.
    pub counts: Vec<HashMap<String, u64>>,
}

/// One item in its order: greater is better. Ties go to the newer meeting, then to keys that stay
/// the same however the index was built.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    primary: f64,
    day: i64,
    document: u64,
    ordinal: u64,
    /// How well it matches.
    pub score: Score,
    /// Where it is.
    pub address: DocAddress,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |r: &Self| (r.day, Reverse(r.document), Reverse(r.ordinal));
        self.primary.total_cmp(&other.primary).then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Collector for Collect {
    type Fruit = Collected;
    type Child = Segment;

    fn for_segment(&self, at: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Segment> {
        let fast = reader.fast_fields();
        let facets: tantivy::Result<Vec<Facet>> =
            self.facets.iter().map(|name| Facet::open(reader, name)).collect();
        Ok(Segment {
            at,
            limit: self.limit,
            sort: self.sort,
            total: 0,
            top: BinaryHeap::new(),
            facets: facets?,
            day: fast.i64("day")?,
            document: fast.u64("document")?,
            ordinal: fast.u64("ordinal")?,
            routine: fast.u64("routine")?,
            sitting: match self.inferred.is_empty() {
                true => None,
                false => Some(Sittings::open(fast)?),
            },
            inferred: self.inferred.clone(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.limit > 0 && self.sort == Sort::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<Collected>) -> tantivy::Result<Collected> {
        let mut all =
            Collected { counts: vec![HashMap::new(); self.facets.len()], ..Collected::default() };
        for fruit in fruits {
            all.total += fruit.total;
            all.top.extend(fruit.top);
            for (all, one) in all.counts.iter_mut().zip(fruit.counts) {
                one.into_iter().for_each(|(value, count)| *all.entry(value).or_default() += count);
            }
        }
        all.top.sort_unstable_by(|one, two| two.cmp(one));
        all.top.truncate(self.limit);
        Ok(all)
    }
}

/// One facet of one segment.
struct Facet {
    name: String,
    column: Option<StrColumn>,
    counts: Vec<u64>,
    /// Of items that have no value but by inference.
    inferred: HashMap<String, u64>,
}

impl Facet {
    fn open(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(name)?;
        let values = column.as_ref().map_or(0, |column| column.num_terms());
        let name = name.to_owned();
        Ok(Self { name, column, counts: vec![0; values], inferred: HashMap::new() })
    }

    fn count(&mut self, doc: DocId, known: Option<&InferredSitting>) {
        let mut stated = false;
        if let Some(column) = &self.column {
            for value in column.term_ords(doc) {
                self.counts[value as usize] += 1;
                stated = true;
            }
        }
        if let Some(known) = known.filter(|_| !stated)
            && let Some(value) = inferred::value(known, &self.name)
        {
            *self.inferred.entry(value).or_default() += 1;
        }
    }

    fn harvest(self) -> HashMap<String, u64> {
        let mut named = self.inferred;
        let Some(column) = self.column else { return named };
        let some: Vec<(u64, u64)> =
            (0..).zip(self.counts).filter(|(_, count)| *count > 0).collect();
        named.reserve(some.len());
        let mut counts = some.iter().map(|(_, count)| *count);
        // In order of value the dictionary is read once, not once a value. A damaged one gives
        // fewer values, which `check` explains.
        let ords: Vec<u64> = some.iter().map(|(ord, _)| *ord).collect();
        let _ = column.dictionary().sorted_ords_to_term_cb(&ords, |value| {
            if let Some(count) = counts.next() {
                *named.entry(String::from_utf8_lossy(value).into_owned()).or_default() += count;
            }
        });
        named
    }
}

/// Collects in one segment.
pub struct Segment {
    at: SegmentOrdinal,
    limit: usize,
    sort: Sort,
    total: u64,
    top: BinaryHeap<Reverse<Ranked>>,
    facets: Vec<Facet>,
    day: Column<i64>,
    document: Column<u64>,
    ordinal: Column<u64>,
    routine: Column<u64>,
    /// Only where anything is inferred.
    sitting: Option<Sittings>,
    inferred: Arc<Inferred>,
}

impl Segment {
    fn day(&self, doc: DocId) -> Option<i64> {
        self.day.first(doc).or_else(|| {
            let key = self.sitting.as_ref()?.of(doc);
            self.inferred.get(key).map(|known| day_number(known.date))
        })
    }

    fn rank(&mut self, doc: DocId, score: Score) {
        let routine = self.routine.first(doc) == Some(1);
        let score = if routine { score * ROUTINE } else { score };
        let day = || self.day(doc);
        let primary = match self.sort {
            Sort::Relevance => f64::from(score),
            Sort::Date => day().map_or(f64::NEG_INFINITY, |day| -(day as f64)),
            Sort::DateDescending => day().map_or(f64::NEG_INFINITY, |day| day as f64),
        };
        let full = self.top.len() >= self.limit;
        if full && self.top.peek().is_some_and(|Reverse(worst)| primary < worst.primary) {
            return;
        }
        self.top.push(Reverse(Ranked {
            primary,
            day: day().unwrap_or(i64::MIN),
            document: self.document.first(doc).unwrap_or(0),
            ordinal: self.ordinal.first(doc).unwrap_or(0),
            score,
            address: DocAddress::new(self.at, doc),
        }));
        if full {
            self.top.pop();
        }
    }
}

impl SegmentCollector for Segment {
    type Fruit = Collected;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        let key = self.sitting.as_ref().map(|column| column.of(doc));
        let known = key.and_then(|key| self.inferred.get(key));
        self.facets.iter_mut().for_each(|facet| facet.count(doc, known));
        if self.limit > 0 {
            self.rank(doc, score);
        }
    }

    fn harvest(self) -> Collected {
        Collected {
            total: self.total,
            top: self.top.into_iter().map(|Reverse(ranked)| ranked).collect(),
            counts: self.facets.into_iter().map(Facet::harvest).collect(),
        }
    }
}
