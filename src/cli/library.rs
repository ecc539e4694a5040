//! From `--index` and `--docs` to an open index.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use minutebook::index::{IndexError, IndexPlace};
use minutebook::ingest::{IngestError, IngestOptions, Summary};
use minutebook::search::Library;

use super::fault::say;
use super::progress;

/// Where the index is.
#[derive(Debug, Args)]
#[command(next_help_heading = "Index")]
pub struct IndexArg {
    /// The index's folder; otherwise .minutebook in the current folder or the nearest one above it
    #[arg(long, value_name = "PATH", env = "MINUTEBOOK_INDEX", hide_env_values = true)]
    pub index: Option<PathBuf>,
}

/// Which index answers, and whether it is brought up to date first.
#[derive(Debug, Args)]
#[command(next_help_heading = "Index")]
pub struct LibraryArgs {
    #[command(flatten)]
    pub place: IndexArg,
    /// First bring this folder's index up to date: only what changed is read
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
}

impl IndexArg {
    /// The index that is named, or the one that serves the current folder.
    pub fn find(&self) -> anyhow::Result<IndexPlace> {
        if let Some(folder) = &self.index {
            return Ok(IndexPlace::at(folder));
        }
        let here = std::env::current_dir().context("the current folder cannot be told")?;
        IndexPlace::find(&here).with_context(|| {
            format!(
                "no index in {} or above it; make one with `minutebook index DIR`, name one with \
                 --index, or ask with --docs DIR",
                here.display()
            )
        })
    }

    /// The index that is named, or the one that belongs to a folder of documents.
    pub fn for_docs(&self, dirs: &[PathBuf]) -> anyhow::Result<IndexPlace> {
        for dir in dirs {
            check_folder(dir)?;
        }
        match (&self.index, dirs.first()) {
            (Some(folder), _) => Ok(IndexPlace::at(folder)),
            (None, Some(first)) => Ok(IndexPlace::for_docs(first)),
            (None, None) => self.find(),
        }
    }
}

impl LibraryArgs {
    /// Opens the index, brought up to date first where documents are named.
    pub fn open(&self) -> anyhow::Result<Library> {
        if self.docs.is_empty() {
            return Ok(Library::open(&self.place.find()?)?);
        }
        let place = self.place.for_docs(&self.docs)?;
        tell(&place);
        let limits = super::ReadArgs::default().limits();
        let options =
            IngestOptions { limits, ..IngestOptions::new(place.clone(), self.docs.clone()) };
        match progress::ingest(&options) {
            Ok(summary) => what_changed(&summary).iter().for_each(|words| say(words)),
            // Somebody else is bringing it up to date: what stands there is whole, and answers.
            Err(IngestError::Index(error @ IndexError::Busy(_))) => match Library::open(&place) {
                Ok(library) => {
                    say(
                        "another minutebook is bringing this index up to date: answered as it stands",
                    );
                    return Ok(library);
                }
                Err(_) => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        }
        Ok(Library::open(&place)?)
    }
}

/// Says where the index is kept, where that is not where it belongs.
pub fn tell(place: &IndexPlace) {
    if let Some(note) = &place.note {
        say(note);
    }
}

/// What a run before a query did; nothing where it found all as it was.
fn what_changed(summary: &Summary) -> Option<String> {
    let Summary { added, changed, removed, failed, .. } = summary;
    if added + changed + removed == 0 {
        return None;
    }
    let mut words = format!("{added} added, {changed} changed, {removed} removed");
    if !failed.is_empty() {
        words.push_str(&format!(
            ", {} not read (`minutebook status --failed` says which and why)",
            failed.len()
        ));
    }
    Some(words)
}

fn check_folder(dir: &Path) -> anyhow::Result<()> {
    let shown = dir.display();
    if !dir.exists() {
        bail!("{shown}: no such folder; check the path");
    }
    if !dir.is_dir() {
        bail!("{shown}: is a file; name the folder it is in, or use `minutebook inspect {shown}`");
    }
    Ok(())
}
