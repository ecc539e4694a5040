//! Which segments are merged: in come those of the index, out come those that become one.
//!
//! Presses make large segments of a bulk build, and merging them would double its work, and its memory
//! with what is mapped of them. So only small ones are merged with one another, as updates leave
//! them; a large one is written anew, alone, when much of it is deleted.

use tantivy::SegmentMeta;
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};

/// So many small segments of about one size are merged into one.
const SEGMENTS: usize = 24;
/// Items of the largest segment that is merged with others.
const SMALL: u32 = 10_000;
/// Part of a segment that is deleted before it is written anew.
const WORN: f64 = 0.2;

/// The rules of this index.
#[derive(Debug)]
pub struct Merging {
    small: LogMergePolicy,
}

impl Default for Merging {
    fn default() -> Self {
        let mut small = LogMergePolicy::default();
        small.set_min_num_segments(SEGMENTS);
        Self { small }
    }
}

impl MergePolicy for Merging {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let is_worn = |one: &&SegmentMeta| {
            f64::from(one.num_deleted_docs()) > f64::from(one.max_doc()) * WORN
        };
        let (worn, sound): (Vec<&SegmentMeta>, Vec<_>) = segments.iter().partition(is_worn);
        let small: Vec<SegmentMeta> =
            sound.into_iter().filter(|one| one.num_docs() <= SMALL).cloned().collect();
        let mut merged = self.small.compute_merge_candidates(&small);
        merged.extend(worn.iter().map(|one| MergeCandidate(vec![one.id()])));
        merged
    }
}
