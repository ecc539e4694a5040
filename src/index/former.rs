//! A document's former items, to be taken out: in comes its key, out come the items of older segments.
//!
//! A change of a document is a segment with its new items and an order to delete the old ones. The
//! engine carries out an order on whatever it has when it commits, also on segments that came later;
//! so the order itself leaves out those that were made beside it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::index::{SegmentId, SegmentReader};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, Term};

/// The segments that a writer's presses made.
#[derive(Debug, Clone, Default)]
pub struct Presses(Arc<Mutex<HashSet<SegmentId>>>);

impl Presses {
    /// Notes one more.
    pub fn note(&self, segment: SegmentId) {
        self.lock().insert(segment);
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<SegmentId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The items with a key, but for those that presses made.
#[derive(Debug, Clone)]
pub struct Former {
    items: TermQuery,
    presses: Presses,
}

impl Former {
    /// The items with this key.
    pub fn new(key: Term, presses: &Presses) -> Self {
        let items = TermQuery::new(key, IndexRecordOption::Basic);
        Self { items, presses: presses.clone() }
    }
}

impl Query for Former {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let items = self.items.weight(scoring)?;
        Ok(Box::new(FormerWeight { items, presses: self.presses.clone() }))
    }
}

/// A [`Former`] made ready.
struct FormerWeight {
    items: Box<dyn Weight>,
    presses: Presses,
}

impl Weight for FormerWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if self.presses.lock().contains(&segment.segment_id()) {
            return Ok(Box::new(EmptyScorer));
        }
        self.items.scorer(segment, boost)
    }

    fn explain(&self, segment: &SegmentReader, item: DocId) -> tantivy::Result<Explanation> {
        self.items.explain(segment, item)
    }
}
