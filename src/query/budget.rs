//! What a query may cost, so that no query keeps its user waiting.
//!
//! Words that stand for many others are looked up, read and compared one by one. Each step is counted
//! in units of some nanoseconds; a query that needs more of them than an index of this size gives is
//! refused in words. Plain words and phrases cost nothing here: the engine has its own short ways.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tantivy::TantivyError;

/// Units that every query has, for about a third of a second …
const LEAST: u64 = 40_000_000;
/// … and for each item of a large index.
const EACH_ITEM: u64 = 400;

/// A word of the dictionary held against a pattern.
pub const WORD: u64 = 8;
/// A word of the dictionary held against a fuzzy word.
pub const FUZZY_WORD: u64 = 24;
/// An item that holds a word.
pub const POSTING: u64 = 2;
/// A place of a word in an item.
pub const PLACE: u64 = 2;
/// An item that is noted with its places.
pub const ITEM: u64 = 60;

/// The units of one query, counted anew each time that it is run.
#[derive(Debug)]
pub struct Budget {
    limit: u64,
    spent: AtomicU64,
    over: AtomicBool,
}

impl Budget {
    /// For an index of so many items.
    pub fn new(items: u64) -> Self {
        let limit = LEAST.max(items.saturating_mul(EACH_ITEM));
        Self { limit, spent: AtomicU64::new(0), over: AtomicBool::new(false) }
    }

    /// Begins a run.
    pub fn begin(&self) {
        self.spent.store(0, Ordering::Relaxed);
    }

    /// Counts some work that is about to be done.
    pub fn spend(&self, units: u64) -> tantivy::Result<()> {
        let spent = self.spent.fetch_add(units, Ordering::Relaxed).saturating_add(units);
        if spent <= self.limit {
            return Ok(());
        }
        self.over.store(true, Ordering::Relaxed);
        Err(TantivyError::InvalidArgument("the query takes too long".to_owned()))
    }

    /// True where a run was given up.
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_has_its_units_and_the_next_one_has_them_again() {
        let budget = Budget::new(3);
        assert!(budget.spend(LEAST).is_ok() && !budget.is_over());
        budget.begin();
        assert!(budget.spend(LEAST).is_ok() && budget.spend(1).is_err() && budget.is_over());
        assert!(Budget::new(1_000_000).spend(400_000_000).is_ok());
    }
}
