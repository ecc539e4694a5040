//! Folders to files: in come the user's folders, out come the files to read, in a stable order,
//! and every file passed over with the reason.
//!
//! Nothing is opened here: formats are told by the first bytes later. Only endings that are never
//! documents are passed over by name.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Time of the last change, in nanoseconds from 1970.
    pub modified: i64,
}

/// A file or folder that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// Where it is.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a file is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Its name begins with a dot.
    Hidden,
    /// Its ending says that it is data, a picture, a program or an archive.
    Ending,
    /// It configures this program.
    Settings,
    /// A link that leads back to a folder above it.
    Loop,
    /// Neither a file nor a folder.
    Special,
    /// It cannot be looked at; in the words of the system.
    Unreadable(String),
}

impl std::fmt::Display for Reason {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(match self {
            Self::Hidden => "hidden",
            Self::Ending => "not a document by its ending",
            Self::Settings => "settings of this program",
            Self::Loop => "a link back to a folder above it",
            Self::Special => "neither a file nor a folder",
            Self::Unreadable(words) => words,
        })
    }
}

/// What a walk gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// Files to read, in the order of their folders and names.
    pub files: Vec<Found>,
    /// What is passed over.
    pub passed_over: Vec<PassedOver>,
}

/// A folder that cannot be walked at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalkError {
    /// It is not there.
    #[error("{0}: no such folder")]
    Missing(PathBuf),
    /// It is there but cannot be read.
    #[error("{0}: cannot be read: {1}")]
    Unreadable(PathBuf, String),
}

/// Endings of files that are never meeting documents.
const NEVER: &[&str] = &[
    "7z", "avi", "bak", "bin", "bmp", "bz2", "css", "csv", "db", "dll", "exe", "gif", "gz", "ico",
    "iso", "jar", "jpeg", "jpg", "js", "json", "jsonl", "lock", "log", "mov", "mp3", "mp4", "o",
    "parquet", "png", "ppt", "pptx", "py", "pyc", "rar", "rs", "sh", "so", "sqlite", "svg", "tar",
    "tif", "tiff", "tmp", "toml", "ttf", "wav", "webp", "woff", "woff2", "xls", "xlsx", "xml",
    "yaml", "yml", "zip", "zst",
];

/// A folder's absolute path, links in it resolved.
pub fn absolute(dir: &Path) -> Result<PathBuf, WalkError> {
    dir.canonicalize().map_err(|error| refused(dir, &error))
}

fn refused(dir: &Path, error: &std::io::Error) -> WalkError {
    match error.kind() {
        std::io::ErrorKind::NotFound => WalkError::Missing(dir.to_owned()),
        _ => WalkError::Unreadable(dir.to_owned(), error.to_string()),
    }
}

/// Walks folders (or single files) in their order; links are followed, loops are not.
pub fn walk(dirs: &[PathBuf]) -> Result<Walk, WalkError> {
    let mut walk = Walk::default();
    for dir in dirs {
        std::fs::metadata(dir).map_err(|error| refused(dir, &error))?;
        walk_one(dir, &mut walk);
    }
    Ok(walk)
}

fn walk_one(dir: &Path, walk: &mut Walk) {
    let mut entries = WalkDir::new(dir).follow_links(true).sort_by_file_name().into_iter();
    while let Some(next) = entries.next() {
        let entry = match next {
            Ok(entry) => entry,
            Err(error) => {
                walk.passed_over.push(unreadable(dir, &error));
                continue;
            }
        };
        if entry.depth() > 0
            && let Some(reason) = pass_over(&entry)
        {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            walk.passed_over.push(PassedOver { path: entry.into_path(), reason });
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        match found(&entry) {
            Ok(file) => walk.files.push(file),
            Err(error) => walk.passed_over.push(unreadable(dir, &error)),
        }
    }
}

fn unreadable(dir: &Path, error: &walkdir::Error) -> PassedOver {
    let reason = match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => Reason::Loop,
        (None, Some(error)) => Reason::Unreadable(format!("cannot be read: {error}")),
        (None, None) => Reason::Unreadable("cannot be read".to_owned()),
    };
    PassedOver { path: error.path().unwrap_or(dir).to_owned(), reason }
}

fn pass_over(entry: &DirEntry) -> Option<Reason> {
    let name = entry.file_name();
    if name.as_encoded_bytes().starts_with(b".") {
        return Some(Reason::Hidden);
    }
    if entry.file_type().is_dir() {
        return None;
    }
    if !entry.file_type().is_file() {
        return Some(Reason::Special);
    }
    if name == crate::facts::config::FILE_NAME {
        return Some(Reason::Settings);
    }
    let ending = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    NEVER.binary_search(&ending.as_str()).is_ok().then_some(Reason::Ending)
}

fn found(entry: &DirEntry) -> Result<Found, walkdir::Error> {
    let data = entry.metadata()?;
    // A clock before 1970 or a system without times: 0, so that the hash decides.
    let modified = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(Found {
        path: entry.path().to_owned(),
        bytes: data.len(),
        modified: modified.and_then(|age| i64::try_from(age.as_nanos()).ok()).unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_endings_is_in_order() {
        assert!(NEVER.is_sorted());
    }

    #[test]
    fn files_come_in_order_and_the_rest_with_a_reason() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        };
        for name in ["b.txt", "a/z.md", "a/y.PNG", ".hid/x.txt", "minutebook.toml", "noending"] {
            write(name);
        }
        let walk = walk(&[dir.path().to_owned()]).unwrap();
        let name = |path: &Path| path.strip_prefix(dir.path()).unwrap().display().to_string();
        let files: Vec<String> = walk.files.iter().map(|file| name(&file.path)).collect();
        assert_eq!(files, ["a/z.md", "b.txt", "noending"]);
        let passed: Vec<_> =
            walk.passed_over.iter().map(|p| (name(&p.path), p.reason.clone())).collect();
        assert_eq!(
            passed,
            [
                (".hid".to_owned(), Reason::Hidden),
                ("a/y.PNG".to_owned(), Reason::Ending),
                ("minutebook.toml".to_owned(), Reason::Settings),
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_above_is_no_endless_walk() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("in")).unwrap();
        std::fs::write(dir.path().join("in/a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("in/up")).unwrap();
        let walk = walk(&[dir.path().to_owned()]).unwrap();
        assert_eq!(walk.files.len(), 1);
        assert_eq!(walk.passed_over[0].reason, Reason::Loop);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = walk(&[PathBuf::from("/no/such/folder")]).unwrap_err();
        assert_eq!(error.to_string(), "/no/such/folder: no such folder");
    }
}
