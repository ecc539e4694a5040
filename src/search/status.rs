//! `status` and `check`: what the index holds, and whether it is sound.

use serde::Serialize;

use super::{Library, SearchError};
use crate::index::catalog::Outcome;

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
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FailedFile {
    /// Its path, as shown to the user.
    pub path: String,
    /// A short name of the reason.
    pub kind: String,
    /// The reason in words.
    pub words: String,
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
        };
        for file in self.files()? {
            let path = self.shown(&file.name);
            let found = std::fs::metadata(snapshot.place.path_of(&file.name));
            if !found.is_ok_and(|data| is_as_indexed(&data, file.bytes, file.modified)) {
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
        Ok(status)
    }

    /// Looks at every byte of the index: what is wrong with it, in words; nothing where it is sound.
    pub fn check(&self) -> Result<Vec<String>, SearchError> {
        Ok(self.snapshot.check()?)
    }

    fn folder(&self, root: &str) -> String {
        match root {
            "." => self.snapshot.place.base.display().to_string(),
            root => self.shown(root),
        }
    }
}

fn is_as_indexed(data: &std::fs::Metadata, bytes: u64, modified: i64) -> bool {
    let time = data.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
    let time = time.and_then(|age| i64::try_from(age.as_nanos()).ok()).unwrap_or(0);
    // A time of 0 was too close to the reading to prove anything.
    data.len() == bytes && (modified == 0 || time == modified)
}

fn size_of_folder(folder: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|data| data.len()).sum()
}
