//! Persons and meetings of a run: in come the facts of documents, out comes the next register.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::path::Path;

use tantivy::directory::OwnedBytes;

use crate::people::{self, Aliases, DocumentFacts, Draft, Finished, PeopleError, Register};

/// So many documents' facts wait for those of an earlier file, which is larger or whose reader is
/// kept waiting by others.
const EARLY: usize = 1 << 13;

/// Collects what changes in a register.
#[derive(Default)]
pub struct Joins {
    old: Option<OwnedBytes>,
    /// For a new register: rows are compact, so that a bulk build's memory stays small.
    draft: Draft,
    /// What came before an earlier file: a register whose rows come in order is made without
    /// a second copy of them.
    early: BTreeMap<usize, Option<DocumentFacts>>,
    /// The file whose facts the draft takes next.
    next: usize,
    /// For an old one: what comes in and goes out.
    added: Vec<DocumentFacts>,
    removed: HashSet<u64>,
    aliases: Aliases,
}

impl Joins {
    /// Changes to an old register, or a new one, of which so many bytes of rows are held in memory
    /// and the rest goes to `folder`.
    pub fn new(old: Option<OwnedBytes>, aliases: Aliases, folder: &Path, bytes: usize) -> Self {
        let (old, draft) = (old.filter(|old| !old.is_empty()), Draft::with_files(folder, bytes));
        Self { old, draft, aliases, ..Self::default() }
    }

    /// Takes a document in, in place of what is known of it; the file `number` of the run. One
    /// that cannot be read any more has no facts and goes out.
    pub fn add(&mut self, number: usize, document: u64, facts: Option<DocumentFacts>) {
        match (&self.old, facts) {
            (None, facts) => {
                self.early.insert(number, facts);
                self.draft_on();
            }
            (Some(_), Some(facts)) => self.added.push(facts),
            (Some(_), None) => self.remove(document),
        }
    }

    /// Moves to the draft what is next, or all that waits if it is much: a giant takes long.
    fn draft_on(&mut self) {
        let full = self.early.len() >= EARLY;
        while let Some(first) = self.early.first_entry() {
            if *first.key() > self.next && !full {
                return;
            }
            self.next = self.next.max(first.key() + 1);
            if let Some(facts) = first.remove() {
                self.draft.add(&facts);
            }
        }
    }

    /// Takes a document out.
    pub fn remove(&mut self, document: u64) {
        self.removed.insert(document);
    }

    /// How many documents wait in memory.
    pub fn waiting(&self) -> usize {
        self.added.len()
    }

    /// The register with everything so far; what comes later is added to it.
    pub fn register(&mut self) -> Result<NewRegister, PeopleError> {
        let bytes = match self.old.take() {
            None => return self.whole().map(NewRegister::Made),
            Some(old) => {
                let added = std::mem::take(&mut self.added);
                let removed = std::mem::take(&mut self.removed);
                people::build(Some(&Register::open(old)?), &removed, added, &self.aliases)?
            }
        };
        let bytes = OwnedBytes::new(bytes);
        self.old = Some(bytes.clone());
        Ok(NewRegister::Bytes(bytes))
    }

    /// A register from nothing, which is made once.
    fn whole(&mut self) -> Result<Box<Finished>, PeopleError> {
        for facts in std::mem::take(&mut self.early).into_values().flatten() {
            self.draft.add(&facts);
        }
        std::mem::take(&mut self.draft).finish(&self.aliases).map(Box::new)
    }

    /// Bytes of memory that the rows of a new register take, about.
    pub fn memory(&self) -> usize {
        self.draft.memory()
    }
}

/// A register to be written: a whole one straight from its tables, so that it is never in memory
/// twice; one that grows in bytes.
pub enum NewRegister {
    /// Made from nothing.
    Made(Box<Finished>),
    /// Made from an older one.
    Bytes(OwnedBytes),
}

impl NewRegister {
    /// Writes it.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Made(finished) => finished.write(out),
            Self::Bytes(bytes) => out.write_all(bytes),
        }
    }
}
