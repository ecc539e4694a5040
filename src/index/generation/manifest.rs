//! The manifest of a generation: the checksum of every file of the engine's. Ours have theirs in the
//! commit's payload.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::{is_ours, names, replace};
use crate::index::checksum::{self, Sum};
use crate::index::{FORMAT, IndexError, schema};

const MANIFEST: &str = "manifest.json";
/// So many bytes take longer to hash than a thread takes to start.
const WORTH_A_THREAD: u64 = 4_000_000;

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
pub(super) fn segments(generation: &Path) -> BTreeMap<String, Option<u64>> {
    let json = fs::read(generation.join("meta.json")).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap_or_default();
    let segments = json["segments"].as_array().map_or(&[][..], Vec::as_slice);
    let named = segments.iter().filter_map(|segment| {
        Some((segment["segment_id"].as_str()?, segment["deletes"]["opstamp"].as_u64()))
    });
    named.map(|(id, deletes)| (id.replace('-', ""), deletes)).collect()
}

/// True for a segment's file `id.extension` and for its last deletes, `id.number.del`.
pub(super) fn is_of(name: &str, segments: &BTreeMap<String, Option<u64>>) -> bool {
    let mut parts = name.split('.');
    let deletes = parts.next().and_then(|id| segments.get(id));
    let number = parts.next().and_then(|part| part.parse::<u64>().ok());
    deletes.is_some_and(|deletes| number.is_none() || number == *deletes)
}

fn lock_of<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
