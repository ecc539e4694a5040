//! Where an index lives: `.minutebook/` in a folder of documents, or the user's cache.

use std::path::{Path, PathBuf};

/// Name of the folder that holds an index.
pub const FOLDER: &str = ".minutebook";

/// The folder of one index, and how the files in it are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexPlace {
    /// The folder itself.
    pub folder: PathBuf,
    /// Files below this folder are named relative to it, so that the folder can be moved with its
    /// index; all others by their absolute path.
    pub base: PathBuf,
    /// What the user should be told of the choice.
    pub note: Option<String>,
}

impl IndexPlace {
    /// The place that the user names.
    pub fn at(folder: &Path) -> Self {
        let folder = absolute(folder);
        let inside = folder.file_name().is_some_and(|name| name == FOLDER);
        let base = folder.parent().filter(|_| inside).unwrap_or(&folder).to_owned();
        Self { folder, base, note: None }
    }

    /// The index that serves a folder: in it or in the nearest one above it that has one, or the
    /// user's cache.
    pub fn find(from: &Path) -> Option<Self> {
        let from = absolute(from);
        from.ancestors()
            .map(|folder| Self::at(&folder.join(FOLDER)))
            .find(Self::exists)
            .or_else(|| from.ancestors().filter_map(Self::cached).find(Self::exists))
    }

    /// Where the index of a folder of documents belongs: in it if that can be written.
    pub fn for_docs(dir: &Path) -> Self {
        let place = Self::at(&absolute(dir).join(FOLDER));
        if place.is_writable() {
            return place;
        }
        match Self::cached(&absolute(dir)) {
            Some(cached) => {
                let note = format!(
                    "{} cannot be written: the index is kept in {}",
                    dir.display(),
                    cached.folder.display()
                );
                Self { note: Some(note), ..cached }
            }
            None => place,
        }
    }

    /// True where an index stands.
    pub fn exists(&self) -> bool {
        self.folder.join(super::generation::CURRENT).is_file()
    }

    /// The place in the user's cache for a folder that cannot be written.
    fn cached(dir: &Path) -> Option<Self> {
        let name = blake3::hash(dir.as_os_str().as_encoded_bytes()).to_hex();
        let folder = cache_folder()?.join("minutebook").join(&name[..16]);
        Some(Self { folder, base: dir.to_owned(), note: None })
    }

    /// Tries it: rights, quotas and mounts have no other answer in common. Leaves nothing behind.
    fn is_writable(&self) -> bool {
        let lock = self.folder.join(super::generation::LOCK);
        if lock.is_file() {
            // Asked without a trace: a run that changes nothing must not even touch the folder.
            return std::fs::OpenOptions::new().append(true).open(lock).is_ok();
        }
        let folder = if self.folder.is_dir() { &self.folder } else { &self.base };
        let probe = folder.join(format!(".minutebook-{}", std::process::id()));
        let made = std::fs::File::create_new(&probe).is_ok();
        made && std::fs::remove_file(&probe).is_ok()
    }

    /// How the index names a file: relative to the base, with `/`, or absolute.
    pub fn name_of(&self, path: &Path) -> String {
        self.name_below(&absolute(path))
    }

    /// The same for a path that is absolute already.
    pub fn name_below(&self, path: &Path) -> String {
        match path.strip_prefix(&self.base) {
            Ok(inner) if !inner.as_os_str().is_empty() => with_slashes(inner),
            _ => path.to_string_lossy().into_owned(),
        }
    }

    /// The file that the index knows by `name`.
    pub fn path_of(&self, name: &str) -> PathBuf {
        self.base.join(name)
    }

    /// The path to show for a file known by `name`: relative to `current` where that is short.
    pub fn shown(&self, name: &str, current: &Path) -> String {
        relative(&self.path_of(name), current)
    }
}

fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// Absolute, with symbolic links resolved where the path exists.
pub fn absolute(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            match (parent.map(Path::canonicalize), path.file_name()) {
                (Some(Ok(parent)), Some(name)) => Ok(parent.join(name)),
                _ => std::path::absolute(path),
            }
        })
        .unwrap_or_else(|_| path.to_owned())
}

/// `path` as seen from `current`, going up three folders at most; else as it is.
fn relative(path: &Path, current: &Path) -> String {
    for (ups, folder) in current.ancestors().enumerate().take(4) {
        if folder.parent().is_none() && ups > 0 {
            break;
        }
        if let Ok(inner) = path.strip_prefix(folder) {
            let mut shown = "../".repeat(ups);
            shown.push_str(&inner.to_string_lossy());
            return shown;
        }
    }
    path.to_string_lossy().into_owned()
}

/// The folder in which the system keeps a user's caches.
fn cache_folder() -> Option<PathBuf> {
    let variable =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    if cfg!(windows) {
        return variable("LOCALAPPDATA");
    }
    let home = variable("HOME");
    if cfg!(target_os = "macos") {
        return home.map(|home| home.join("Library/Caches"));
    }
    variable("XDG_CACHE_HOME").or_else(|| home.map(|home| home.join(".cache")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_where_the_user_stands() {
        let path = Path::new("/a/b/c/d.txt");
        assert_eq!(relative(path, Path::new("/a/b")), "c/d.txt");
        assert_eq!(relative(path, Path::new("/a/b/x/y")), "../../c/d.txt");
        assert_eq!(relative(path, Path::new("/z")), "/a/b/c/d.txt");
    }

    #[test]
    fn files_in_the_folder_are_named_from_it() {
        let dir = tempfile::tempdir().unwrap();
        let place = IndexPlace::for_docs(dir.path());
        assert_eq!(place.note, None);
        assert_eq!(place.name_of(&dir.path().join("sub/a.txt")), "sub/a.txt");
        assert_eq!(place.path_of("sub/a.txt"), absolute(dir.path()).join("sub/a.txt"));
        assert!(!place.exists());
    }
}
