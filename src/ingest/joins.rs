//! Persons and meetings of a run: in come the facts of documents, out comes the next register.

use std::collections::HashSet;

use tantivy::directory::OwnedBytes;

use crate::people::{self, Aliases, DocumentFacts, Draft, PeopleError, Register};

/// Collects what changes in a register.
#[derive(Default)]
pub struct Joins {
    old: Option<OwnedBytes>,
    /// For a new register: rows are compact, so that a bulk build's memory stays small.
    draft: Draft,
    /// For an old one: what comes in and goes out.
    added: Vec<DocumentFacts>,
    removed: HashSet<u64>,
    aliases: Aliases,
}

impl Joins {
    /// Changes to an old register, or a new one.
    pub fn new(old: Option<OwnedBytes>, aliases: Aliases) -> Self {
        Self { old: old.filter(|bytes| !bytes.is_empty()), aliases, ..Self::default() }
    }

    /// Takes a document in, in place of what is known of it.
    pub fn add(&mut self, facts: DocumentFacts) {
        match self.old {
            None => self.draft.add(&facts),
            Some(_) => self.added.push(facts),
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
    pub fn register(&mut self) -> Result<OwnedBytes, PeopleError> {
        let bytes = match self.old.take() {
            None => std::mem::take(&mut self.draft).finish(&self.aliases)?,
            Some(old) => {
                let added = std::mem::take(&mut self.added);
                let removed = std::mem::take(&mut self.removed);
                people::build(Some(&Register::open(old)?), &removed, added, &self.aliases)?
            }
        };
        let bytes = OwnedBytes::new(bytes);
        self.old = Some(bytes.clone());
        Ok(bytes)
    }
}
