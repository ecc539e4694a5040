//! What is gathered of every item that matches, without scores: addresses, keys, topics.

use std::collections::{HashMap, HashSet};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::index::columns::Sittings;

/// Collects the address of every item with its document's key and its place in the document.
pub(super) struct Addresses;

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

pub(super) struct SegmentAddresses {
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

/// Collects sitting, document and place of every item.
pub(super) struct Items;

pub(super) struct SegmentItems {
    sittings: Sittings,
    columns: [Column<u64>; 2],
    found: Vec<(u64, u64, u64)>,
}

impl Collector for Items {
    type Fruit = Vec<(u64, u64, u64)>;
    type Child = SegmentItems;

    fn for_segment(
        &self,
        _at: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentItems> {
        let fast = reader.fast_fields();
        let columns = [fast.u64("document")?, fast.u64("ordinal")?];
        Ok(SegmentItems { sittings: Sittings::open(fast)?, columns, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.into_iter().flatten().collect())
    }
}

impl SegmentCollector for SegmentItems {
    type Fruit = Vec<(u64, u64, u64)>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        let [document, ordinal] =
            self.columns.each_ref().map(|column| column.first(doc).unwrap_or(0));
        self.found.push((self.sittings.of(doc), document, ordinal));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

/// Collects the sittings of every topic.
pub(super) struct Topics;

pub(super) struct SegmentTopics {
    topics: Option<StrColumn>,
    sittings: Sittings,
    found: HashSet<(u64, u64)>,
}

impl Collector for Topics {
    type Fruit = HashMap<String, HashSet<u64>>;
    type Child = SegmentTopics;

    fn for_segment(
        &self,
        _at: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentTopics> {
        let fast = reader.fast_fields();
        let (topics, sittings) = (fast.str("topic")?, Sittings::open(fast)?);
        Ok(SegmentTopics { topics, sittings, found: HashSet::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut all = Self::Fruit::new();
        for (topic, sittings) in fruits.into_iter().flatten() {
            all.entry(topic).or_default().extend(sittings);
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentTopics {
    type Fruit = HashMap<String, HashSet<u64>>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        let Some(topics) = &self.topics else { return };
        let sitting = self.sittings.of(doc);
        self.found.extend(topics.term_ords(doc).map(|topic| (topic, sitting)));
    }

    fn harvest(self) -> Self::Fruit {
        let (mut all, mut name) = (Self::Fruit::new(), String::new());
        let Some(topics) = self.topics else { return all };
        let mut by_topic: HashMap<u64, HashSet<u64>> = HashMap::new();
        for (topic, sitting) in self.found {
            by_topic.entry(topic).or_default().insert(sitting);
        }
        for (topic, sittings) in by_topic {
            // A damaged dictionary gives fewer topics, which `check` explains.
            name.clear();
            if topics.ord_to_str(topic, &mut name).is_ok_and(|found| found) {
                all.insert(name.clone(), sittings);
            }
        }
        all
    }
}
