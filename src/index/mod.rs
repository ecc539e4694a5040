//! Items to an index on disk and back: schema, words, stored records, generations, recovery.
//!
//! In come readings (from [`crate::ingest`]), out come a [`Snapshot`] that [`crate::search`] answers
//! from. tantivy is named only here, in `search` and in `query`.

mod bytes;
pub mod catalog;
mod checksum;
pub mod columns;
mod durable;
pub mod entry;
mod former;
mod frozen;
pub mod generation;
mod merging;
pub mod place;
pub mod press;
pub mod record;
mod said;
pub mod schema;
pub mod shorthand;
pub mod sittings;
pub mod snapshot;
pub mod stored;
pub mod words;
pub mod writer;

use std::path::{Path, PathBuf};

pub use place::IndexPlace;
pub use snapshot::Snapshot;

/// Version of everything in an index folder: raise it when the meaning of a byte changes.
pub const FORMAT: u32 = 3;

/// What goes wrong with an index; each message names the file and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// There is none.
    #[error("{0}: no index here; make one with `minutebook index DIR`")]
    Missing(PathBuf),
    /// Made by another version of this program.
    #[error(
        "{0}: the index has another format; make it anew with `minutebook index --rebuild DIR`"
    )]
    OtherFormat(PathBuf),
    /// Another process writes to it.
    #[error("{0}: another minutebook is writing to this index; try again when it is done")]
    Busy(PathBuf),
    /// A file of it is not as it was written.
    #[error("{0}: damaged ({1}); make it anew with `minutebook index --rebuild DIR`")]
    Damaged(PathBuf, String),
    /// The system refuses.
    #[error("{0}: {1}")]
    Io(PathBuf, String),
    /// No space is left; what was committed before is intact.
    #[error(
        "{0}: no space left on the disk; the index answers as before, index again when there is room"
    )]
    Full(PathBuf),
    /// The checked-in schema and the code do not fit; a fault of this program.
    #[error("schema/index.json: {0}")]
    Schema(String),
}

impl IndexError {
    /// An error of the system on a file.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Self::Full(path.to_owned())
            }
            _ => Self::Io(path.to_owned(), error.to_string()),
        }
    }

    /// An error of the engine on a folder. Its workers wrap a full disk in four ways.
    pub fn engine(folder: &Path, error: &dyn std::fmt::Display) -> Self {
        let words = error.to_string();
        if words.contains("No space left") || words.contains("StorageFull") {
            return Self::Full(folder.to_owned());
        }
        Self::Damaged(folder.to_owned(), words)
    }
}

/// Runs something that reads an index; a panic in the engine over a damaged file becomes an error.
pub fn guarded<T>(
    folder: &Path,
    run: impl FnOnce() -> Result<T, IndexError>,
) -> Result<T, IndexError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|_| {
        Err(IndexError::Damaged(folder.to_owned(), "its contents make no sense".to_owned()))
    })
}
