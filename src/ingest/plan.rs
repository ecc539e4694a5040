//! What has to be read: in come the walk and the catalog, out comes a list of work.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::facts::config::Config;
use crate::index::catalog::{BadCatalog, Catalog, FileEntry, FileHash, Outline, Rows};
use crate::index::entry::document_key;
use crate::index::{IndexPlace, Snapshot};
use crate::people::Aliases;
use crate::walk::{Found, PassedOver, Reason, Walk};

/// A file to read.
#[derive(Debug, Clone)]
pub struct Job {
    /// The name by which the index knows it.
    pub name: Box<str>,
    /// The file, where the name does not lead to it.
    odd_path: Option<Box<Path>>,
    /// Its size in bytes.
    pub bytes: u64,
    /// See [`Found::modified`].
    pub modified: i64,
    /// What the index knows of it.
    pub known: Option<Box<Known>>,
}

/// What tells whether a file is as it was.
#[derive(Debug, Clone)]
pub struct Known {
    bytes: u64,
    modified: i64,
    /// Zero where all is to be read again, whatever the hash says.
    hash: FileHash,
    /// True where it is in the index; false where it could not be read.
    pub has_items: bool,
}

impl Known {
    fn of(file: &Outline, again: bool) -> Self {
        let hash = if again { FileHash::default() } else { file.hash };
        let has_items = file.failed.is_none();
        Self { bytes: file.bytes, modified: file.modified, hash, has_items }
    }
}

impl Job {
    fn new(place: &IndexPlace, found: Found) -> Self {
        let name = place.name_below(&found.path);
        let odd = place.path_of(&name) != found.path;
        Self {
            odd_path: odd.then(|| found.path.into_boxed_path()),
            name: name.into_boxed_str(),
            bytes: found.bytes,
            modified: found.modified,
            known: None,
        }
    }

    /// The file.
    pub fn path(&self, place: &IndexPlace) -> PathBuf {
        match &self.odd_path {
            Some(path) => path.to_path_buf(),
            None => place.path_of(&self.name),
        }
    }
}

/// What becomes of files whose bytes alone do not decide it.
struct Rules<'a> {
    /// What is known stays until it is read anew.
    keep: bool,
    /// What is to be read in any case.
    again: &'a dyn Fn(&Path) -> bool,
    /// What is gone where it was not found.
    gone: &'a dyn Fn(&str) -> bool,
}

/// Everything one run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files that are new or whose size or time changed.
    pub jobs: Vec<Job>,
    /// Names that are gone.
    pub removed: Vec<String>,
    /// Files that are as they were.
    pub unchanged: u64,
    /// The files of the index that stay, as it knows them, in order of name.
    pub files: Vec<Outline>,
    /// What was read in their place or beside them, by name.
    pub read: BTreeMap<String, FileEntry>,
    /// The folders indexed, by name.
    pub roots: Vec<String>,
    /// What the walk passed over.
    pub passed_over: Vec<PassedOver>,
    /// What the index did not know before: roots.
    pub new_roots: bool,
    /// The texts of the folders' settings, by name.
    pub settings: BTreeMap<String, String>,
    /// What they say of names.
    pub aliases: Aliases,
    /// True where files have another time but the same bytes.
    pub touched: bool,
}

impl Plan {
    /// Compares the walk with the index and the files that it knows.
    pub fn new(
        place: &IndexPlace,
        dirs: &[PathBuf],
        walk: Walk,
        (old, known): (Option<&Snapshot>, Vec<Outline>),
        rebuild: bool,
    ) -> Self {
        let mut plan = Self { passed_over: walk.passed_over, ..Self::default() };
        // A rebuild starts afresh, with the folders it names and no other.
        if let Some(old) = old.filter(|_| !rebuild) {
            plan.roots.clone_from(&old.payload.roots);
        }
        // Other rules than those by which the index was made: everything is read again.
        let outdated = old.is_some_and(|old| old.payload.reader != crate::reading::VERSION);
        let roots: Vec<String> = dirs.iter().map(|dir| root_name(place, dir)).collect();
        for root in &roots {
            if !plan.roots.contains(root) {
                plan.roots.push(root.clone());
                plan.new_roots = true;
            }
        }
        let changed = plan.read_settings(place, &roots, old);
        let again = |path: &Path| {
            rebuild || outdated || changed.iter().any(|folder| path.starts_with(folder))
        };
        let gone = |name: &str| rebuild || roots.iter().any(|root| is_under(name, root));
        let rules = Rules { keep: !rebuild, again: &again, gone: &gone };
        plan.compare(place, walk.files, known, &rules);
        plan
    }

    /// Reads the folders' settings; gives the folders where they changed.
    fn read_settings(
        &mut self,
        place: &IndexPlace,
        roots: &[String],
        old: Option<&Snapshot>,
    ) -> Vec<PathBuf> {
        let before = old.map(|old| old.payload.settings.clone()).unwrap_or_default();
        let kept = |name: &&String| !roots.iter().any(|root| is_under(name, root));
        self.settings =
            before.keys().filter(kept).map(|name| (name.clone(), before[name].clone())).collect();
        for over in self.passed_over.iter().filter(|over| over.reason == Reason::Settings) {
            // One that cannot be read or understood is said with every document it concerns.
            let text = std::fs::read_to_string(&over.path).unwrap_or_default();
            self.settings.insert(place.name_below(&over.path), text);
        }
        for config in self.settings.values().filter_map(|text| Config::parse(text).ok()) {
            self.aliases.same.extend(config.aliases());
            self.aliases.different.extend(config.apart());
        }
        let names = before.keys().chain(self.settings.keys());
        let changed = names.filter(|name| before.get(*name) != self.settings.get(*name));
        let folders: Vec<PathBuf> =
            changed.filter_map(|name| place.path_of(name).parent().map(Path::to_owned)).collect();
        self.touched |= !folders.is_empty();
        folders
    }

    /// Goes through what was found and what is known side by side, both in order of name.
    fn compare(
        &mut self,
        place: &IndexPlace,
        found: Vec<Found>,
        known: Vec<Outline>,
        rules: &Rules,
    ) {
        let mut jobs: Vec<Job> = found.into_iter().map(|found| Job::new(place, found)).collect();
        // The walk goes folder by folder, `a/b` before `a-b`; and folders may hold one another.
        jobs.sort_by(|one, other| one.name.cmp(&other.name));
        jobs.dedup_by(|one, other| one.name == other.name);
        let mut known = known.into_iter().peekable();
        jobs.retain_mut(|job| {
            while let Some(file) = known.next_if(|file| *file.name < *job.name) {
                self.miss(file, rules);
            }
            let again = (rules.again)(&job.path(place));
            match known.next_if(|file| *file.name == *job.name) {
                Some(file) if !again && is_same(&file, job) => {
                    self.unchanged += 1;
                    self.files.push(file);
                    false
                }
                file => {
                    job.known = file.as_ref().map(|file| Box::new(Known::of(file, again)));
                    self.files.extend(file.filter(|_| rules.keep));
                    true
                }
            }
        });
        self.jobs = jobs;
        known.for_each(|file| self.miss(file, rules));
    }

    /// A file that was not found.
    fn miss(&mut self, file: Outline, rules: &Rules) {
        match (rules.gone)(&file.name) {
            true => self.removed.push(file.name),
            false => self.files.push(file),
        }
    }

    /// Looks at the bytes of files whose size is as it was: most were only touched. What is only
    /// touched needs no reading; its new time is worth a commit only if the old one was trusted.
    pub fn settle(&mut self, place: &IndexPlace) {
        for job in std::mem::take(&mut self.jobs) {
            match &job.known {
                Some(known) if is_same_text(known, &job, place) => {
                    self.unchanged += 1;
                    self.touched |= known.modified != 0;
                    let modified = super::reader::trusted_time(job.modified);
                    let at = self.files.binary_search_by(|file| (*file.name).cmp(&job.name));
                    if let Ok(at) = at {
                        self.files[at].modified = modified;
                    }
                }
                _ => self.jobs.push(job),
            }
        }
    }

    /// True where there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.removed.is_empty() && !self.new_roots && !self.touched
    }

    /// The catalog as it is now, after an older one.
    pub fn catalog(&self, old: Option<&Catalog>) -> Result<Rows, BadCatalog> {
        let mut rows = old.map_or_else(|| Ok(Rows::default()), Rows::beside)?;
        let (mut files, mut read) = (self.files.iter().peekable(), self.read.values().peekable());
        for order in 0.. {
            let first = match (files.peek(), read.peek()) {
                (Some(file), Some(read)) => file.name.cmp(&read.name),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let kept = if first.is_le() { files.next() } else { None };
            let new = if first.is_ge() { read.next() } else { None };
            match (kept, new, old) {
                (_, Some(file), _) => rows.add(order, file),
                (Some(file), None, Some(old)) => rows.keep(order, old, file)?,
                _ => {}
            }
        }
        Ok(rows)
    }

    /// Keys of what is gone.
    pub fn removed_keys(&self) -> impl Iterator<Item = u64> {
        self.removed.iter().map(|name| document_key(name))
    }
}

/// Same size and time, and the time proves something.
fn is_same(file: &Outline, found: &Job) -> bool {
    file.modified != 0 && file.modified == found.modified && file.bytes == found.bytes
}

fn is_same_text(file: &Known, job: &Job, place: &IndexPlace) -> bool {
    file.hash != FileHash::default()
        && file.bytes == job.bytes
        && hash_file(&job.path(place)).is_some_and(|hash| hash == file.hash)
}

/// Hash of a file's bytes, if it can be read.
pub fn hash_file(path: &Path) -> Option<FileHash> {
    let mut hasher = blake3::Hasher::new();
    let mut file = std::fs::File::open(path).ok()?;
    std::io::copy(&mut file, &mut hasher).ok()?;
    Some(*hasher.finalize().as_bytes())
}

/// The name of an indexed folder; `.` is the folder that holds the index.
fn root_name(place: &IndexPlace, dir: &Path) -> String {
    if dir == place.base { ".".to_owned() } else { place.name_below(dir) }
}

fn is_under(name: &str, root: &str) -> bool {
    match root {
        "." => !Path::new(name).is_absolute(),
        _ => name.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_holds_what_is_below_it() {
        assert!(is_under("a/b.txt", "."));
        assert!(!is_under("/x/b.txt", "."));
        assert!(is_under("a/b.txt", "a"));
        assert!(!is_under("ab/b.txt", "a"));
    }
}
