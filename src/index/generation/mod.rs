//! Generations: whole indexes side by side, one of them current.
//!
//! ```text
//! .minutebook/
//!   CURRENT           name of the generation that answers; replaced by one rename
//!   lock              held by the one writer
//!   g1/               tantivy's files, and ours:
//!     manifest.json     format, schema, checksum of every file
//!     files-7.bin       the catalog of commit 7
//!     register-7.bin    the register of commit 7
//!     words-7.bin       the word list, as it was last added to
//! ```
//!
//! A commit writes catalog, register and word list, then lets tantivy commit with their names and
//! checksums as its payload, then replaces the manifest. Whoever opens a generation goes by that
//! payload, so index, catalog, register and word list always belong together, wherever a writer was
//! killed.

mod manifest;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::checksum;
use super::{IndexError, IndexPlace};
pub use manifest::Manifest;
use manifest::{is_of, segments};

/// Name of the file that names the current generation.
pub const CURRENT: &str = "CURRENT";
/// Name of the file that the one writer holds.
pub const LOCK: &str = "lock";

/// What a commit's payload says: which of our files belong to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// Counts commits of the generation from 1.
    pub commit: u64,
    /// Name of the catalog.
    pub files: String,
    /// Checksum of the catalog.
    pub files_hash: String,
    /// Name of the register.
    pub register: String,
    /// Checksum of the register.
    pub register_hash: String,
    /// Name of the word list.
    pub words: String,
    /// Checksum of the word list.
    pub words_hash: String,
    /// The folders that were indexed, as the index names them.
    pub roots: Vec<String>,
    /// Version of the rules by which documents were read.
    pub reader: u32,
    /// The texts of the folders' `minutebook.toml`, by the name of the file.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
}

fn names(folder: &Path) -> Result<Vec<String>, IndexError> {
    let entries = fs::read_dir(folder).map_err(|error| IndexError::io(folder, &error))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with(".tmp"))
        .collect();
    names.sort_unstable();
    Ok(names)
}

/// The current generation's folder, if the index has one.
pub fn current(place: &IndexPlace) -> Option<PathBuf> {
    let name = fs::read_to_string(place.folder.join(CURRENT)).ok()?;
    let name = name.trim();
    let plain = name.strip_prefix('g')?.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| place.folder.join(name))
}

/// The right to write: one writer at a time, given back when dropped, also by a crash.
#[derive(Debug)]
pub struct WriteLock {
    _file: File,
}

/// Makes the folder if need be and takes the writer's lock.
pub fn lock(place: &IndexPlace) -> Result<WriteLock, IndexError> {
    make_private(&place.folder)?;
    let path = place.folder.join(LOCK);
    // Not truncated: a run that changes nothing must leave no trace.
    let file = fs::OpenOptions::new().create(true).append(true).open(&path);
    let file = file.map_err(|error| IndexError::io(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(WriteLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(IndexError::Busy(place.folder.clone())),
        Err(TryLockError::Error(error)) => Err(IndexError::io(&path, &error)),
    }
}

/// Makes a folder that only its owner may read: minutes have exempt parts.
fn make_private(folder: &Path) -> Result<(), IndexError> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|error| IndexError::io(folder, &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
            .map_err(|error| IndexError::io(folder, &error))?;
    }
    Ok(())
}

/// Makes the folder of a new generation; needs the writer's lock.
pub fn create(place: &IndexPlace, _lock: &WriteLock) -> Result<PathBuf, IndexError> {
    let number = current(place)
        .and_then(|path| path.file_name()?.to_str()?.strip_prefix('g')?.parse::<u64>().ok())
        .unwrap_or(0);
    let folder = place.folder.join(format!("g{}", number + 1));
    if folder.exists() {
        // A build that was killed: nothing has ever answered from it.
        fs::remove_dir_all(&folder).map_err(|error| IndexError::io(&folder, &error))?;
    }
    make_private(&folder)?;
    Ok(folder)
}

/// Makes a generation the current one, by one rename, and removes the others.
pub fn make_current(
    place: &IndexPlace,
    generation: &Path,
    lock: &WriteLock,
) -> Result<(), IndexError> {
    let name = generation.file_name().unwrap_or_default().to_string_lossy();
    replace(&place.folder.join(CURRENT), name.as_bytes())?;
    sweep(place, lock);
    Ok(())
}

/// Removes what killed writers left: other generations, temporary files, and segments that no commit
/// names. Needs the lock. What cannot be removed now is tried again next time.
pub fn sweep(place: &IndexPlace, _lock: &WriteLock) {
    let keep = current(place);
    for (path, name) in entries(&place.folder) {
        let generation = name.strip_prefix('g').is_some_and(|n| n.parse::<u64>().is_ok());
        if name.starts_with(".tmp") {
            let _ = fs::remove_file(&path);
        } else if generation && Some(&path) != keep.as_ref() {
            let _ = fs::remove_dir_all(&path);
        }
    }
    let Some(keep) = keep else { return };
    let committed = segments(&keep);
    for (path, name) in entries(&keep) {
        let segment = checksum::is_segment(Path::new(&name));
        // Where the commit cannot be read, what belongs to it is not known.
        let orphan = segment && !committed.is_empty() && !is_of(&name, &committed);
        if name.starts_with(".tmp") || orphan {
            let _ = fs::remove_file(&path);
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = (PathBuf, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()))
}

/// True for the names of catalogs, registers and word lists.
fn is_ours(name: &str) -> bool {
    ["files-", "register-", "words-"].iter().any(|kind| name.starts_with(kind))
}

/// Removes catalogs, registers and word lists that no commit names any more.
pub fn remove_stale(generation: &Path, payload: &Payload) {
    for name in names(generation).unwrap_or_default() {
        let named = [&payload.files, &payload.register, &payload.words];
        if is_ours(&name) && !named.contains(&&name) {
            let _ = fs::remove_file(generation.join(name));
        }
    }
}

/// Writes a file that is whole or not there, and stays so when the power fails.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".tmp-{name}"));
    let written = File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    });
    written.map_err(|error| IndexError::io(path, &error))?;
    sync_folder(folder)
}

/// Makes the names in a folder durable.
fn sync_folder(folder: &Path) -> Result<(), IndexError> {
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| IndexError::io(folder, &error))?;
    }
    Ok(())
}
