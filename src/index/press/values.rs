//! Fields whose values are indexed whole: in come values, item by item, out come the items of each.

use std::collections::HashMap;

/// The values of one facet.
#[derive(Debug, Default)]
pub struct Values {
    numbers: HashMap<Box<[u8]>, u32>,
    /// Items that have each value, in order.
    items: Vec<Vec<u32>>,
    /// The value given last, and its number: items of a meeting share most.
    last: (Vec<u8>, u32),
    given: u64,
}

impl Values {
    /// Notes that an item has a value.
    pub fn add(&mut self, value: &[u8], item: u32) {
        if self.given == 0 || self.last.0 != value {
            self.last.1 = self.number(value);
            self.last.0.clear();
            self.last.0.extend_from_slice(value);
        }
        self.given += 1;
        let items = &mut self.items[self.last.1 as usize];
        if items.last() != Some(&item) {
            items.push(item);
        }
    }

    fn number(&mut self, value: &[u8]) -> u32 {
        if let Some(&number) = self.numbers.get(value) {
            return number;
        }
        let number = self.items.len() as u32;
        self.numbers.insert(value.into(), number);
        self.items.push(Vec::new());
        number
    }

    /// How many values were given, twice the same counted twice.
    pub fn given(&self) -> u64 {
        self.given
    }

    /// Bytes of memory in use, about.
    pub fn bytes(&self) -> usize {
        self.given as usize * 6 + self.items.len() * 100
    }

    /// All values in the order of their bytes, with their items.
    pub fn in_order(&self) -> Vec<(&[u8], &[u32])> {
        let mut all: Vec<(&[u8], &[u32])> = self
            .numbers
            .iter()
            .map(|(value, &number)| (&**value, self.items[number as usize].as_slice()))
            .collect();
        all.sort_unstable();
        all
    }
}

/// The keys of one field: numbers that few items share.
#[derive(Debug, Default)]
pub struct Keys {
    pairs: Vec<(u64, u32)>,
}

impl Keys {
    /// Notes that an item has a key.
    pub fn add(&mut self, key: u64, item: u32) {
        self.pairs.push((key, item));
    }

    /// How many keys were given.
    pub fn given(&self) -> u64 {
        self.pairs.len() as u64
    }

    /// Bytes of memory in use.
    pub fn bytes(&self) -> usize {
        self.pairs.len() * 16
    }

    /// The pairs in the order of keys, then of items.
    pub fn in_order(&mut self) -> &[(u64, u32)] {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        &self.pairs
    }
}
