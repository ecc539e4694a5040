//! Items whose document, sitting or id is in a set: one look at a column or two of numbers.

use std::collections::HashSet;
use std::sync::Arc;

use tantivy::query::{
    BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, Score, SegmentReader};

use crate::index::columns::Sittings;

/// The query.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Of what they are the keys.
    pub of: KeysOf,
    /// The keys.
    pub keys: Arc<HashSet<u64>>,
}

/// What keys stand for.
#[derive(Debug, Clone, Copy)]
pub enum KeysOf {
    /// Whole files.
    Documents,
    /// Meetings of a file.
    Sittings,
}

impl Query for Keys {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Keys {
    fn scorer(&self, reader: &SegmentReader, _boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if self.keys.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let fast = reader.fast_fields();
        let mut docs = BitSet::with_max_value(reader.max_doc());
        let mut keep = |doc, key| {
            if self.keys.contains(&key) {
                docs.insert(doc);
            }
        };
        match self.of {
            KeysOf::Documents => {
                let column = fast.u64("document")?;
                (0..reader.max_doc()).for_each(|doc| keep(doc, column.first(doc).unwrap_or(0)));
            }
            KeysOf::Sittings => {
                let column = Sittings::open(fast)?;
                (0..reader.max_doc()).for_each(|doc| keep(doc, column.of(doc)));
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), 0.0)))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a filter", 0.0))
    }
}

/// Items by their ids.
#[derive(Debug, Clone)]
pub struct Ids {
    /// First digits of the document's key, as a number, with the item's ordinal.
    ids: Arc<HashSet<(u64, u64)>>,
}

/// An id begins with so many bits of its document's key.
const ID_BITS: u32 = 40;

impl Ids {
    /// Ids as they are printed; what is no id of an item fits nothing.
    pub fn new<'i>(ids: impl IntoIterator<Item = &'i str>) -> Self {
        let pair = |id: &str| {
            let (digits, ordinal) = id.rsplit_once('-')?;
            let whole = digits.len() * 4 == ID_BITS as usize;
            let digits = u64::from_str_radix(digits, 16).ok().filter(|_| whole)?;
            Some((digits, ordinal.parse().ok()?))
        };
        Self { ids: Arc::new(ids.into_iter().filter_map(pair).collect()) }
    }
}

impl Query for Ids {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Ids {
    fn scorer(&self, reader: &SegmentReader, _boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if self.ids.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let fast = reader.fast_fields();
        let (documents, ordinals) = (fast.u64("document")?, fast.u64("ordinal")?);
        let mut docs = BitSet::with_max_value(reader.max_doc());
        for doc in 0..reader.max_doc() {
            let document = documents.first(doc).unwrap_or(0) >> (64 - ID_BITS);
            if self.ids.contains(&(document, ordinals.first(doc).unwrap_or(0))) {
                docs.insert(doc);
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), 0.0)))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a filter", 0.0))
    }
}
