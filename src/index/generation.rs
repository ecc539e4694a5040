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

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::checksum::{self, Sum};
use super::{FORMAT, IndexError, IndexPlace, schema};

/// Name of the file that names the current generation.
pub const CURRENT: &str = "CURRENT";
/// Name of the file that the one writer holds.
pub const LOCK: &str = "lock";
const MANIFEST: &str = "manifest.json";
/// So many bytes take longer to hash than a thread takes to start.
const WORTH_A_THREAD: u64 = 4_000_000;

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

/// Checksums of a generation's files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the index's format.
    pub format: u32,
    /// Hash of the schema.
    pub schema: String,
    /// Size and hash of every file but the manifest.
    pub files: BTreeMap<String, Sum>,
}

impl Manifest {
    /// Reads a generation's manifest and refuses other formats.
    pub fn read(generation: &Path) -> Result<Self, IndexError> {
        let path = generation.join(MANIFEST);
        let bytes = fs::read(&path).map_err(|error| IndexError::io(&path, &error))?;
        let manifest: Self = serde_json::from_slice(&bytes)
            .map_err(|_| IndexError::Damaged(path.clone(), "not a manifest".to_owned()))?;
        if manifest.format != FORMAT || manifest.schema != schema::hash() {
            return Err(IndexError::OtherFormat(generation.to_owned()));
        }
        Ok(manifest)
    }

    /// Brings the manifest up to date with the files. Files of an index never change but for
    /// `meta.json`, so that only new ones are read. A new one that is not as the engine meant it is
    /// an error.
    pub fn write(generation: &Path) -> Result<(), IndexError> {
        let old = Self::read(generation).unwrap_or_default();
        let mut manifest = Self { format: FORMAT, schema: schema::hash(), files: BTreeMap::new() };
        let committed = segments(generation);
        let mut new = Vec::new();
        for name in names(generation)? {
            // Ours have their checksums in the payload, that is in `meta.json`.
            let locks = name == ".tantivy-writer.lock" || name == ".tantivy-meta.lock";
            let half = checksum::is_segment(Path::new(&name)) && !is_of(&name, &committed);
            if name == MANIFEST || locks || half || is_ours(&name) {
                continue;
            }
            let path = generation.join(&name);
            let bytes = fs::metadata(&path).map_or(0, |data| data.len());
            let kept = old.files.get(&name).filter(|(old, _)| *old == bytes);
            match kept {
                Some(kept) if !matches!(name.as_str(), "meta.json" | ".managed.json") => {
                    manifest.files.insert(name, kept.clone());
                }
                _ => new.push((bytes, name)),
            }
        }
        manifest.files.extend(hash_new(generation, new)?);
        let json = serde_json::to_vec_pretty(&manifest)
            .map_err(|error| IndexError::Damaged(generation.to_owned(), error.to_string()))?;
        replace(&generation.join(MANIFEST), &json)
    }

    /// True where `meta.json` is the one that the manifest was written for. It is not where a writer
    /// was killed right behind a commit.
    pub fn is_current(&self, generation: &Path) -> bool {
        let found = checksum::of_file(&generation.join("meta.json")).ok();
        found.is_some() && found.as_ref() == self.files.get("meta.json")
    }

    /// Compares every file with its checksum; gives what is wrong, in words.
    pub fn verify(&self, generation: &Path) -> Result<Vec<String>, IndexError> {
        let mut faults = Vec::new();
        for (name, (bytes, hash)) in &self.files {
            let path = generation.join(name);
            match fs::metadata(&path) {
                Err(_) => faults.push(format!("{name}: missing")),
                Ok(data) if data.len() != *bytes => {
                    faults.push(format!("{name}: {} bytes instead of {bytes}", data.len()));
                }
                Ok(_) if checksum::of_file(&path)?.1 != *hash => {
                    faults.push(format!("{name}: does not match its checksum"));
                }
                Ok(_) => {}
            }
        }
        Ok(faults)
    }
}

/// Hashes new files, two at a time and the longest first.
fn hash_new(
    generation: &Path,
    mut new: Vec<(u64, String)>,
) -> Result<Vec<(String, Sum)>, IndexError> {
    new.sort_unstable();
    let (new, done) = (Mutex::new(new), Mutex::new(Vec::new()));
    let work = || {
        while let Some((_, name)) = lock_of(&new).pop() {
            let path = generation.join(&name);
            let sum = checksum::of_new_file(&path);
            // What a merge has replaced meanwhile belongs to no commit any more.
            if sum.is_ok() || path.exists() {
                lock_of(&done).push(sum.map(|sum| (name, sum)));
            }
        }
    };
    std::thread::scope(|scope| {
        if lock_of(&new).iter().map(|(bytes, _)| bytes).sum::<u64>() > WORTH_A_THREAD {
            scope.spawn(work);
        }
        work();
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

/// The segments of the last commit, by the beginning of their files' names, each with the number of
/// its deletes. What else lies in the folder is half written: a merge goes on beside a commit.
fn segments(generation: &Path) -> BTreeMap<String, Option<u64>> {
    let json = fs::read(generation.join("meta.json")).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap_or_default();
    let segments = json["segments"].as_array().map_or(&[][..], Vec::as_slice);
    let named = segments.iter().filter_map(|segment| {
        Some((segment["segment_id"].as_str()?, segment["deletes"]["opstamp"].as_u64()))
    });
    named.map(|(id, deletes)| (id.replace('-', ""), deletes)).collect()
}

/// True for a segment's file `id.extension` and for its last deletes, `id.number.del`.
fn is_of(name: &str, segments: &BTreeMap<String, Option<u64>>) -> bool {
    let mut parts = name.split('.');
    let deletes = parts.next().and_then(|id| segments.get(id));
    let number = parts.next().and_then(|part| part.parse::<u64>().ok());
    deletes.is_some_and(|deletes| number.is_none() || number == *deletes)
}

fn lock_of<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, IndexPlace) {
        let dir = tempfile::tempdir().unwrap();
        let place = IndexPlace::for_docs(dir.path());
        (dir, place)
    }

    #[test]
    fn a_second_writer_is_refused() {
        let (_dir, place) = place();
        let first = lock(&place).unwrap();
        assert!(matches!(lock(&place), Err(IndexError::Busy(_))));
        drop(first);
        lock(&place).unwrap();
    }

    #[test]
    fn a_generation_answers_only_once_it_is_current() {
        let (_dir, place) = place();
        let lock = lock(&place).unwrap();
        assert_eq!(current(&place), None);
        let first = create(&place, &lock).unwrap();
        assert_eq!(current(&place), None);
        make_current(&place, &first, &lock).unwrap();
        assert_eq!(current(&place), Some(first.clone()));
        let killed = create(&place, &lock).unwrap();
        assert_ne!(killed, first);
        fs::write(place.folder.join(".tmpXYZ"), "x").unwrap();
        sweep(&place, &lock);
        assert!(first.exists() && !killed.exists() && !place.folder.join(".tmpXYZ").exists());
    }

    #[test]
    fn what_a_killed_writer_left_of_segments_is_swept() {
        let (_dir, place) = place();
        let lock = lock(&place).unwrap();
        let folder = create(&place, &lock).unwrap();
        let meta = r#"{"segments": [{"segment_id": "0a-b1", "deletes": {"opstamp": 7}}]}"#;
        fs::write(folder.join("meta.json"), meta).unwrap();
        let kept = ["0ab1.7.del", "0ab1.pos", "CURRENT", "files-7.bin", "meta.json"];
        for name in kept.iter().chain(&["0ab1.6.del", "0ab1.8.del", "ffff.pos"]) {
            if *name != "meta.json" {
                fs::write(folder.join(name), "x").unwrap();
            }
        }
        make_current(&place, &folder, &lock).unwrap();
        assert_eq!(names(&folder).unwrap(), kept);
    }

    #[test]
    fn a_segment_that_is_being_merged_is_not_taken_for_a_damaged_one() {
        let (_dir, place) = place();
        let folder = create(&place, &lock(&place).unwrap()).unwrap();
        let meta = r#"{"segments": [{"segment_id": "0a-b1"}]}"#;
        fs::write(folder.join("meta.json"), meta).unwrap();
        fs::write(folder.join("ffff.pos"), "half").unwrap();
        Manifest::write(&folder).unwrap();
        let names: Vec<String> = Manifest::read(&folder).unwrap().files.into_keys().collect();
        assert_eq!(names, ["meta.json"]);
        fs::write(folder.join("0ab1.pos"), "half").unwrap();
        assert!(matches!(Manifest::write(&folder), Err(IndexError::Damaged(..))));
    }

    #[test]
    fn the_manifest_sees_every_changed_byte() {
        let (_dir, place) = place();
        let lock = lock(&place).unwrap();
        let folder = create(&place, &lock).unwrap();
        fs::write(folder.join("a.bin"), "abc").unwrap();
        Manifest::write(&folder).unwrap();
        let manifest = Manifest::read(&folder).unwrap();
        assert!(manifest.verify(&folder).unwrap().is_empty());
        fs::write(folder.join("a.bin"), "abd").unwrap();
        assert_eq!(manifest.verify(&folder).unwrap(), ["a.bin: does not match its checksum"]);
        fs::remove_file(folder.join("a.bin")).unwrap();
        assert_eq!(manifest.verify(&folder).unwrap(), ["a.bin: missing"]);
    }
}
