//! Folders to an index that is up to date: joins walk, reading and index.
//!
//! In come folders and an index's place; out comes a [`Summary`]. Only what changed is read: size and
//! time of the last change tell, then the hash of the bytes. Several threads read and press what they
//! read into segments; what is under way is bounded in bytes, and what waits for the end of the run
//! goes to the disk. A run that finds nothing changed writes nothing.
//!
//! A first build and `rebuild` fill a new generation, which answers only when it is whole.

mod budget;
mod desk;
mod joins;
mod plan;
mod pool;
mod reader;
mod summary;

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64};

pub use summary::{Failure, Summary};

use crate::extract::Limits;
use crate::index::catalog::{Outcome, Outline};
use crate::index::generation::{self, Manifest, WriteLock};
use crate::index::writer::Writer;
use crate::index::{IndexError, IndexPlace, Snapshot};
use crate::walk::{self, WalkError};
use plan::Plan;

/// What to bring up to date, and how.
#[derive(Debug, Clone)]
pub struct IngestOptions {
    /// Where the index lives.
    pub place: IndexPlace,
    /// The folders of documents.
    pub dirs: Vec<PathBuf>,
    /// Read everything again into a new generation.
    pub rebuild: bool,
    /// Bytes of memory that may be used, about; see [`DEFAULT_MEMORY`].
    pub memory: usize,
    /// How many threads read; 0 for as many as there are processors.
    pub threads: usize,
    /// What reading one document may cost, and the worker that contains it.
    pub limits: Limits,
}

/// Memory used where nothing else is said.
pub const DEFAULT_MEMORY: usize = 600_000_000;

impl IngestOptions {
    /// The usual: the default memory, all processors, documents read in this process.
    pub fn new(place: IndexPlace, dirs: Vec<PathBuf>) -> Self {
        let limits = Limits::default();
        Self { place, dirs, rebuild: false, memory: DEFAULT_MEMORY, threads: 0, limits }
    }
}

/// How far a run has come; read by another thread while it runs. All counts are of this run.
#[derive(Debug, Default)]
pub struct Progress {
    /// Files to read.
    pub files: AtomicU64,
    /// Files read.
    pub files_done: AtomicU64,
    /// Bytes to read.
    pub bytes: AtomicU64,
    /// Bytes read.
    pub bytes_done: AtomicU64,
    /// Items found.
    pub items: AtomicU64,
    /// Set once all files are read and only the engine is still writing.
    pub finishing: AtomicBool,
    /// Set by the caller to stop; what is done by then is kept.
    pub stop: AtomicBool,
}

/// Why nothing could be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// A folder of documents cannot be walked.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// The index cannot be read or written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// No folder was named, and none is known from before.
    #[error("{0}: no folder to index is known; name one: `minutebook index DIR`")]
    NoFolder(PathBuf),
}

/// Brings an index up to date with its folders.
pub fn run(options: &IngestOptions, progress: &Progress) -> Result<Summary, IngestError> {
    // Links in the folders' own paths are resolved once, here; every file is named from there.
    let dirs: Vec<PathBuf> =
        options.dirs.iter().map(|dir| walk::absolute(dir)).collect::<Result<_, _>>()?;
    if dirs.is_empty() {
        return Err(IngestError::NoFolder(options.place.base.clone()));
    }
    let lock = generation::lock(&options.place)?;
    generation::sweep(&options.place, &lock);
    // The index is opened while the system is asked about the files.
    let (walk, old) = std::thread::scope(|scope| {
        let old = scope.spawn(|| open_old(options));
        (walk::walk(&dirs), old.join())
    });
    let (walk, old) = (walk?, old.unwrap_or_else(|panic| resume_unwind(panic))?);
    let (old, known) = old.map_or((None, Vec::new()), |(old, known)| (Some(old), known));
    let known = (old.as_ref(), known);
    let mut plan = Plan::new(&options.place, &dirs, walk, known, options.rebuild);
    plan.settle(&options.place);
    if plan.is_empty() && old.is_some() {
        return Ok(summary::of(plan, pool::Collected::default()));
    }
    let folder = match &old {
        Some(old) if !options.rebuild => old.folder.clone(),
        _ => generation::create(&options.place, &lock)?,
    };
    let fresh = Some(&folder) != old.as_ref().map(|old| &old.folder);
    let writer = match old.as_ref().filter(|_| !fresh) {
        Some(old) => Writer::open(&folder, &old.payload)?,
        None => Writer::create(&folder)?,
    };
    let collected = pool::run(options, progress, &mut plan, writer, old.as_ref())?;
    // A rebuild that was stopped is dropped: the old index holds more.
    if fresh && !(collected.stopped && old.is_some()) {
        finish_generation(&options.place, &folder, &lock)?;
    }
    Ok(summary::of(plan, collected))
}

/// The index as it stands, if there is one that can be added to, with the files that it knows.
fn open_old(options: &IngestOptions) -> Result<Option<(Snapshot, Vec<Outline>)>, IndexError> {
    let opened = Snapshot::open(&options.place).and_then(|old| {
        let known = old.catalog.outlines().map_err(|error| {
            IndexError::Damaged(old.folder.join(&old.payload.files), error.to_string())
        })?;
        Ok((old, known))
    });
    match opened {
        Ok((old, known)) => {
            // A writer was killed right behind its commit: the commit is whole, its manifest is not.
            if Manifest::read(&old.folder).is_ok_and(|manifest| !manifest.is_current(&old.folder)) {
                Manifest::write(&old.folder)?;
            }
            Ok(Some((old, known)))
        }
        Err(IndexError::Missing(_)) => Ok(None),
        Err(_) if options.rebuild => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a new generation and lets it answer. Its files were read again and compared when the manifest
/// was written.
fn finish_generation(
    place: &IndexPlace,
    folder: &Path,
    lock: &WriteLock,
) -> Result<(), IndexError> {
    let new = Snapshot::open_generation(place, folder)?;
    let held = new.searcher.num_docs();
    if held != new.catalog.items() {
        let words = format!("{held} items written instead of {}", new.catalog.items());
        return Err(IndexError::Damaged(folder.to_owned(), words));
    }
    generation::make_current(place, folder, lock)
}

fn threads(options: &IngestOptions) -> usize {
    match options.threads {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        count => count,
    }
}

/// True for what is in the index: a failed file is known but has no items.
fn has_items(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Read { .. })
}

#[cfg(test)]
mod tests;
