//! Items whose document or sitting is in a set of keys: one look at a column of numbers.

use std::collections::HashSet;
use std::sync::Arc;

use tantivy::query::{
    BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, Score, SegmentReader};

/// The query.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Name of the numeric fast field.
    pub field: &'static str,
    /// The keys.
    pub keys: Arc<HashSet<u64>>,
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
        let column = reader.fast_fields().u64(self.field)?;
        let mut docs = BitSet::with_max_value(reader.max_doc());
        for doc in 0..reader.max_doc() {
            if column.first(doc).is_some_and(|key| self.keys.contains(&key)) {
                docs.insert(doc);
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), 0.0)))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a filter", 0.0))
    }
}
