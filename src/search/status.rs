//! `status` and `check`: what the index holds, and whether it is sound.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Library, SearchError};
use crate::index::catalog::{FileEntry, Outcome};
use crate::people::Said;
use crate::walk::{self, Found};

/// What an index holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Its folder.
    pub index: String,
    /// The folders indexed.
    pub folders: Vec<String>,
    /// How many documents are in it.
    pub documents: u64,
    /// How many items.
    pub items: u64,
    /// Size of the documents, in bytes.
    pub bytes: u64,
    /// Size of the index, in bytes.
    pub index_bytes: u64,
    /// Files that could not be read.
    pub failed: Vec<FailedFile>,
    /// Files read with a warning: the path and what was not understood.
    pub warnings: Vec<(String, String)>,
    /// Files whose size or time is not as indexed, or that are gone.
    pub stale: Vec<String>,
    /// Files that have come since the last run.
    pub new: Vec<String>,
}

/// A file that could not be read, or not in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FailedFile {
    /// Its path, as shown to the user.
    pub path: String,
    /// A short name of the reason, which never changes: `damaged`, `password` …
    pub kind: String,
    /// The reason in words.
    pub words: String,
}

/// Documents of one meeting, or lines of one document, that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The meeting's id, as `show` takes it.
    pub meeting: String,
    /// See [`crate::item::Meeting`].
    pub committee: Option<String>,
    /// See [`crate::item::Meeting`].
    pub date: Option<Date>,
    /// What they disagree about: `attendance of Ann Ash`, `time`, `place`.
    pub about: String,
    /// What the one says.
    pub first: Said,
    /// What the other says.
    pub second: Said,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The index's folder.
    pub index: String,
    /// True where nothing is wrong with the index itself.
    pub sound: bool,
    /// What is wrong with it, in words.
    pub faults: Vec<String>,
    /// What the documents contradict each other about: reported, never averaged.
    pub contradictions: Vec<Contradiction>,
}

impl Status {
    /// Every file that gave no text, then those that gave less than they hold: poor text, pages
    /// that are scans, the end missing.
    pub fn failures(self) -> Vec<FailedFile> {
        let in_part = self.warnings.into_iter().filter_map(|(path, words)| {
            let kind = crate::extract::flaw(&words)?.to_owned();
            Some(FailedFile { path, kind, words })
        });
        self.failed.into_iter().chain(in_part).collect()
    }
}

impl Library {
    /// What the index holds, what failed and what is stale. Looks at every file's size and time.
    pub fn status(&self) -> Result<Status, SearchError> {
        let snapshot = &self.snapshot;
        let mut status = Status {
            index: snapshot.place.folder.display().to_string(),
            folders: snapshot.payload.roots.iter().map(|root| self.folder(root)).collect(),
            documents: 0,
            items: snapshot.catalog.items(),
            bytes: 0,
            index_bytes: size_of_folder(&snapshot.folder),
            failed: Vec::new(),
            warnings: Vec::new(),
            stale: Vec::new(),
            new: Vec::new(),
        };
        let mut found = self.found();
        for file in self.files()? {
            let path = self.shown(&file.name);
            if !found.remove(&file.name).is_some_and(|found| is_as_indexed(&found, &file)) {
                status.stale.push(path.clone());
            }
            match file.outcome {
                Outcome::Failed { kind, words } => {
                    status.failed.push(FailedFile { path, kind, words });
                }
                Outcome::Read { warnings, .. } => {
                    status.documents += 1;
                    status.bytes += file.bytes;
                    status.warnings.extend(warnings.into_iter().map(|words| (path.clone(), words)));
                }
            }
        }
        status.new = found.into_keys().map(|name| self.shown(&name)).collect();
        status.new.sort();
        Ok(status)
    }

    /// The files that the folders hold now, by the names that the index has for them. A folder that
    /// cannot be walked holds none: all its files are stale.
    fn found(&self) -> HashMap<String, Found> {
        let place = &self.snapshot.place;
        let mut found = HashMap::new();
        for root in &self.snapshot.payload.roots {
            let folder = if root == "." { place.base.clone() } else { place.path_of(root) };
            let walk = walk::walk(&[folder]).unwrap_or_default();
            let named = walk.files.into_iter().map(|file| (place.name_below(&file.path), file));
            found.extend(named);
        }
        found
    }

    /// Looks at every byte of the index, and at what its documents contradict each other about.
    pub fn check(&self) -> Result<Checked, SearchError> {
        let faults = self.snapshot.check()?;
        // A damaged register is a fault already; what it says of documents is worth nothing then.
        let contradictions = match faults.is_empty() {
            true => self.guarded(|| self.contradictions())?,
            false => Vec::new(),
        };
        Ok(Checked {
            index: self.snapshot.place.folder.display().to_string(),
            sound: faults.is_empty(),
            faults,
            contradictions,
        })
    }

    fn contradictions(&self) -> Result<Vec<Contradiction>, SearchError> {
        let Some(register) = &self.register else { return Ok(Vec::new()) };
        let mut all = Vec::new();
        for conflict in self.register(register.conflicts())? {
            let meeting = self.register(register.meeting(conflict.meeting))?;
            let shown = |said: Said| Said { path: self.shown(&said.path), ..said };
            all.push(Contradiction {
                meeting: meeting.id,
                committee: meeting.committee,
                date: meeting.date,
                about: conflict.about,
                first: shown(conflict.first),
                second: shown(conflict.second),
            });
        }
        Ok(all)
    }

    fn folder(&self, root: &str) -> String {
        match root {
            "." => self.snapshot.place.base.display().to_string(),
            root => self.shown(root),
        }
    }
}

fn is_as_indexed(found: &Found, file: &FileEntry) -> bool {
    // A time of 0 was too close to the reading to prove anything.
    found.bytes == file.bytes && (file.modified == 0 || found.modified == file.modified)
}

fn size_of_folder(folder: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|data| data.len()).sum()
}
