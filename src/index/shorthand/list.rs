//! The words that have a code: a list that grows while documents are read.
//!
//! In come words that were seen twice, out comes the list's file. A word keeps its number for the
//! life of the generation, so that all that was ever written can be read by the newest list.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::directory::OwnedBytes;

use super::usual::USUAL;
use super::{LONGEST, MAGIC, MOST, words_of};
use crate::index::bytes::BadRecord;

/// The words of a generation, shared by all that write.
#[derive(Debug)]
pub struct WordList {
    /// Words that were there at the beginning.
    first: Arc<Table>,
    /// Those that came since; their numbers follow.
    added: Mutex<Table>,
    /// Hashes of words that were met once. One that falls in another's place takes it: a word that
    /// is forgotten so is written in full once more.
    seen: Box<[AtomicU32]>,
}

/// So many hashes of words without a code are remembered.
const SEEN: usize = 1 << 17;

impl WordList {
    /// The usual words and no others: the list of a new generation.
    pub fn new() -> Self {
        let mut table = Table::for_words(USUAL.len());
        USUAL.iter().for_each(|word| table.add(word.as_bytes(), hash(word.as_bytes())));
        Self::of(table)
    }

    fn of(table: Table) -> Self {
        let seen = std::iter::repeat_with(AtomicU32::default).take(SEEN).collect();
        Self { first: Arc::new(table), added: Mutex::default(), seen }
    }

    /// A list as [`WordList::file`] made it, to be added to.
    pub fn open(bytes: &OwnedBytes) -> Result<Self, BadRecord> {
        let words = words_of(bytes)?;
        let mut table = Table::for_words(words.len());
        for word in words {
            let start = word.at as usize;
            let word = &bytes[start..start + usize::from(word.len)];
            table.add(word, hash(word));
        }
        Ok(Self::of(table))
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.first.words.len() + self.lock().words.len()
    }

    /// True where it holds none; it never is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list as a file: its number of words, then each with its length before it.
    pub fn file(&self) -> Vec<u8> {
        let added = self.lock();
        let count = self.first.words.len() + added.words.len();
        let bytes = self.first.bytes.len() + added.bytes.len();
        let mut out = Vec::with_capacity(MAGIC.len() + 4 + bytes + count);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&(count as u32).to_le_bytes());
        for table in [&*self.first, &*added] {
            for &(at, len) in &table.words {
                out.push(len);
                out.extend_from_slice(&table.bytes[at as usize..][..usize::from(len)]);
            }
        }
        out
    }

    /// True where a word with this hash was met before; from now on it was.
    pub(super) fn was_seen(&self, hash: u64) -> bool {
        let tag = (hash >> 32) as u32 | 1;
        self.seen[hash as usize % SEEN].swap(tag, Ordering::Relaxed) == tag
    }

    /// The number of a word that another thread may have added meanwhile; it is added if there is
    /// room.
    pub(super) fn number_of(&self, word: &[u8], hash: u64) -> Option<u32> {
        let mut added = self.lock();
        if let Some(number) = added.find(word, hash) {
            return Some(number);
        }
        let number = self.first.words.len() + added.words.len();
        if number >= MOST || word.len() > LONGEST {
            return None;
        }
        added.add_as(word, hash, number as u32);
        Some(number as u32)
    }

    /// The words that were there at the beginning, whose numbers anybody may ask.
    pub(super) fn first(&self) -> &Arc<Table> {
        &self.first
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Table> {
        self.added.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for WordList {
    fn default() -> Self {
        Self::new()
    }
}

/// Words by their hash: open addressing, the next free place.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    bytes: Vec<u8>,
    /// Start and length of each word that was added here, in the order of adding.
    words: Vec<(u32, u8)>,
    slots: Vec<Slot>,
}

/// A place of the table; free where `len` is 0.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    tag: u32,
    at: u32,
    number: u32,
    len: u8,
}

impl Table {
    /// An empty one with room for so many words.
    fn for_words(count: usize) -> Self {
        let slots = vec![Slot::default(); (count * 2 + 2).next_power_of_two()];
        Self { slots, ..Self::default() }
    }

    /// The number of a word.
    #[inline]
    pub(super) fn find(&self, word: &[u8], hash: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let (tag, mut place) = ((hash >> 32) as u32, hash as usize & mask);
        loop {
            let slot = &self.slots[place];
            if slot.len == 0 {
                return None;
            }
            let same = slot.tag == tag && usize::from(slot.len) == word.len();
            if same && &self.bytes[slot.at as usize..][..word.len()] == word {
                return Some(slot.number);
            }
            place = (place + 1) & mask;
        }
    }

    /// Adds a word that is not there, with the next number.
    pub(super) fn add(&mut self, word: &[u8], hash: u64) {
        self.add_as(word, hash, self.words.len() as u32);
    }

    /// Adds a word that is not there, with the number that it has elsewhere.
    pub(super) fn add_as(&mut self, word: &[u8], hash: u64, number: u32) {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.bytes.len() as u32;
        self.bytes.extend_from_slice(word);
        self.words.push((at, word.len() as u8));
        self.place(Slot { tag: (hash >> 32) as u32, at, number, len: word.len() as u8 }, hash);
    }

    fn place(&mut self, slot: Slot, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        while self.slots[place].len > 0 {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); (old.len() * 2).max(1024)];
        for slot in old.into_iter().filter(|slot| slot.len > 0) {
            let word = &self.bytes[slot.at as usize..][..usize::from(slot.len)];
            self.place(slot, hash(word));
        }
    }
}

/// A hash of a few bytes: eight at a time, the last eight once more where the length is no multiple.
#[inline]
pub(super) fn hash(word: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = word.len() as u64;
    let mut mix = |value: u64| {
        hash = (hash ^ value).wrapping_mul(FACTOR);
        hash ^= hash >> 29;
    };
    let (eights, rest) = word.as_chunks::<8>();
    eights.iter().for_each(|eight| mix(u64::from_le_bytes(*eight)));
    if let Some(last) = word.last_chunk::<8>().filter(|_| !rest.is_empty()) {
        mix(u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        mix(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32);
    } else if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let middle = rest[rest.len() / 2];
        mix(u64::from(*first) | u64::from(middle) << 8 | u64::from(*last) << 16);
    }
    hash ^ hash >> 32
}
