//! Columns of numbers that are read together: the key of an item's sitting is made of its document's
//! key and the sitting's number there, which takes no room where documents tell of one meeting.

use tantivy::DocId;
use tantivy::columnar::Column;
use tantivy::fastfield::FastFieldReaders;

use crate::people::sitting_key;

/// The keys of the sittings that a segment's items are of; see [`sitting_key`].
#[derive(Debug, Clone)]
pub struct Sittings {
    document: Column<u64>,
    sitting: Column<u64>,
}

impl Sittings {
    /// Those of one segment.
    pub fn open(fast: &FastFieldReaders) -> tantivy::Result<Self> {
        Ok(Self { document: fast.u64("document")?, sitting: fast.u64("sitting")? })
    }

    /// The key of an item's sitting.
    pub fn of(&self, item: DocId) -> u64 {
        let number = self.sitting.first(item).unwrap_or(0);
        sitting_key(self.document.first(item).unwrap_or(0), number as u32)
    }
}
