//! A bare walk: the least that anything does which asks whether files have changed.

use std::path::{Path, PathBuf};

/// Every file below a folder.
pub fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Size and time of change of every file, added up so that nothing is left out as unused.
pub fn stat(folder: &Path) -> anyhow::Result<u64> {
    let mut sum = 0;
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let about = entry.metadata()?;
            let changed = about.modified()?.elapsed().unwrap_or_default();
            sum += about.len() ^ changed.as_secs();
        }
    }
    Ok(sum)
}
