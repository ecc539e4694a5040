//! Standing searches: kept beside the index, with what each has reported already.
//!
//! `saved.json` holds the names and the words typed; `seen-NAME.bin` the fingerprints of all items
//! that were reported. An item has two: one of its words and its meeting, so that a document that is
//! moved, saved again or printed once more brings nothing new; and one of its words and its file, so
//! that a meeting of which another document now tells the council or the day brings nothing new
//! either. A changed item has neither. What is reported is marked as seen only when the caller says
//! that it was shown, so that nothing is missed and nothing is reported twice.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::results::SearchHit;
use super::{Library, SearchError, SearchQuestion};
use crate::index::{IndexError, IndexPlace, generation};
use crate::item::DateSource;

/// A standing search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The query and filters as they were typed, one argument each.
    pub args: Vec<String>,
}

/// What a saved search has found and not reported before.
#[derive(Debug)]
pub struct Unseen {
    /// The items, in the order of the question.
    pub hits: Vec<SearchHit>,
    file: PathBuf,
    seen: HashSet<u64>,
    /// True where `seen` holds more than its file.
    grown: bool,
}

/// All standing searches of an index, by name.
pub fn saved(place: &IndexPlace) -> Result<BTreeMap<String, Saved>, SearchError> {
    let path = list(place);
    match fs::read(&path) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).map_err(|error| {
            IndexError::Io(path.clone(), format!("not a list of saved searches: {error}"))
        })?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(IndexError::io(&path, &error).into()),
    }
}

/// Keeps a search under a name; one of the same name is replaced, and starts anew if it differs.
pub fn save(place: &IndexPlace, name: &str, search: Saved) -> Result<(), SearchError> {
    if !is_name(name) {
        return Err(SearchError::BadName(name.to_owned()));
    }
    let _lock = generation::lock(place)?;
    let mut all = saved(place)?;
    if all.get(name) != Some(&search) {
        forget(&seen_file(place, name))?;
    }
    all.insert(name.to_owned(), search);
    write(place, &all)
}

/// Removes a saved search; true where there was one.
pub fn remove(place: &IndexPlace, name: &str) -> Result<bool, SearchError> {
    let _lock = generation::lock(place)?;
    let mut all = saved(place)?;
    let found = all.remove(name).is_some();
    if found {
        forget(&seen_file(place, name))?;
        write(place, &all)?;
    }
    Ok(found)
}

fn write(place: &IndexPlace, all: &BTreeMap<String, Saved>) -> Result<(), SearchError> {
    let path = list(place);
    let json = serde_json::to_vec_pretty(all)
        .map_err(|error| IndexError::Io(path.clone(), error.to_string()))?;
    Ok(generation::replace(&path, &json)?)
}

fn forget(file: &Path) -> Result<(), SearchError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(IndexError::io(file, &error).into())
        }
        _ => Ok(()),
    }
}

fn list(place: &IndexPlace) -> PathBuf {
    place.folder.join("saved.json")
}

fn seen_file(place: &IndexPlace, name: &str) -> PathBuf {
    place.folder.join(format!("seen-{name}.bin"))
}

/// Names are part of a file's name.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && name.len() <= 100 && !name.starts_with('.') && name.chars().all(plain)
}

impl Library {
    /// What a saved search finds that it has not reported yet. Call [`Unseen::mark_seen`] once it is
    /// shown.
    pub fn unseen(&self, name: &str, question: &SearchQuestion) -> Result<Unseen, SearchError> {
        let file = seen_file(&self.snapshot.place, name);
        let mut seen = read_seen(&file)?;
        let question = SearchQuestion {
            limit: usize::MAX,
            offset: 0,
            facets: Vec::new(),
            fold: false,
            ..question.clone()
        };
        let mut hits = self.search(&question)?.hits;
        let before = seen.len();
        // Items of one document that say the same are told apart by which of them it is.
        let mut again: HashMap<[u64; 2], u64> = HashMap::new();
        hits.retain(|hit| {
            let prints = fingerprints(hit);
            let count = again.entry(prints).or_default();
            let prints = prints.map(|print| print.wrapping_add(*count));
            *count += 1;
            let new = !prints.iter().any(|print| seen.contains(print));
            seen.extend(prints);
            new
        });
        let grown = seen.len() > before;
        Ok(Unseen { hits, file, seen, grown })
    }
}

impl Unseen {
    /// Remembers that these items were reported.
    pub fn mark_seen(&self) -> Result<(), SearchError> {
        if !self.grown {
            return Ok(());
        }
        let mut all: Vec<u64> = self.seen.iter().copied().collect();
        all.sort_unstable();
        let bytes: Vec<u8> = all.iter().flat_map(|seen| seen.to_le_bytes()).collect();
        Ok(generation::replace(&self.file, &bytes)?)
    }
}

fn read_seen(file: &Path) -> Result<HashSet<u64>, SearchError> {
    match fs::read(file) {
        Ok(bytes) => Ok(bytes
            .chunks_exact(8)
            .filter_map(|chunk| chunk.try_into().ok().map(u64::from_le_bytes))
            .collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(HashSet::new()),
        Err(error) => Err(IndexError::io(file, &error).into()),
    }
}

/// One for the item's words and its meeting, whatever file they stand in, and one for its words and
/// its file, whatever else is told of the meeting. A day counts in both as far as it is the document's
/// own: a file may be written over with another meeting's minutes.
fn fingerprints(hit: &SearchHit) -> [u64; 2] {
    let meeting = &hit.meeting;
    let inferred = meeting.date_source == Some(DateSource::Inferred);
    let own_date = meeting.date.filter(|_| !inferred).map(|date| date.to_string());
    // An undated meeting is known by its file.
    let date = own_date.clone().unwrap_or_else(|| hit.source.path.clone());
    let council = meeting.council.as_deref().unwrap_or_default();
    let committee = meeting.committee.as_deref().unwrap_or_default();
    let own_date = own_date.unwrap_or_default();
    [
        fingerprint(hit, &[council, committee, &date]),
        fingerprint(hit, &["file", &hit.source.path, &own_date]),
    ]
}

fn fingerprint(hit: &SearchHit, of: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let number = hit.item.number.as_deref().unwrap_or_default();
    let title = hit.item.title.as_deref().unwrap_or_default();
    for part in of.iter().chain(&[number, title]) {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    // Spaces and line ends change with every printing.
    for word in hit.item.text.split_whitespace() {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
    }
    let hash = hasher.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_file_names_are_refused() {
        for name in ["", ".", "../x", "a/b", "a b", &"x".repeat(200)] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_name("care-leavers_2") && is_name("Wohnungsbau"));
    }
}
