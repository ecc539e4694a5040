//! An index as it stands at one commit: what every answer is made from.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};
use tantivy::{Index, ReloadPolicy, Searcher};

use super::catalog::Catalog;
use super::checksum;
use super::generation::{self, Manifest, Payload};
use super::record::{self, Belongs, Record};
use super::schema::{self, Fields};
use super::shorthand::Shorthand;
use super::stored::StoredItem;
use super::{IndexError, IndexPlace, guarded};
use crate::item::Meeting;

/// One commit of one generation, opened for reading. Later commits do not change it.
#[derive(Clone)]
pub struct Snapshot {
    /// Where the index lives.
    pub place: IndexPlace,
    /// The generation's folder.
    pub folder: PathBuf,
    /// The fields.
    pub fields: Arc<Fields>,
    /// tantivy's index.
    pub index: Index,
    /// tantivy's view of the commit.
    pub searcher: Searcher,
    /// The files.
    pub catalog: Catalog,
    /// What the commit says of itself.
    pub payload: Payload,
    /// Reads what is stored of items.
    pub shorthand: Arc<Shorthand>,
    /// The register's bytes; empty where none was written.
    pub register: OwnedBytes,
}

impl Snapshot {
    /// Opens the last commit of the current generation.
    pub fn open(place: &IndexPlace) -> Result<Self, IndexError> {
        // A writer may replace the generation or the catalog between two steps of opening: look
        // again then, at the newer one.
        let mut tries = 0;
        loop {
            let Some(folder) = generation::current(place) else {
                return Err(IndexError::Missing(place.base.clone()));
            };
            match guarded(&folder, || Self::open_generation(place, &folder)) {
                Err(IndexError::Io(..) | IndexError::Damaged(..)) if tries < 2 => tries += 1,
                result => return result,
            }
        }
    }

    /// Opens a generation that need not be the current one.
    pub fn open_generation(place: &IndexPlace, folder: &Path) -> Result<Self, IndexError> {
        Manifest::read(folder)?;
        let engine = |error: &dyn std::fmt::Display| IndexError::engine(folder, error);
        let directory = MmapDirectory::open(folder).map_err(|error| engine(&error))?;
        let index = open_index(&directory, folder)?;
        let metas = index.load_metas().map_err(|error| engine(&error))?;
        let payload: Payload = metas
            .payload
            .as_deref()
            .and_then(|json| serde_json::from_str(json).ok())
            .ok_or_else(|| IndexError::Damaged(folder.to_owned(), "no commit".to_owned()))?;
        let bytes = |name: &str| -> Result<OwnedBytes, IndexError> {
            let path = folder.join(name);
            let file = directory
                .open_read(Path::new(name))
                .map_err(|error| IndexError::Io(path.clone(), error.to_string()))?;
            file.read_bytes().map_err(|error| IndexError::io(&path, &error))
        };
        let catalog = Catalog::open(bytes(&payload.files)?)
            .map_err(|error| IndexError::Damaged(folder.join(&payload.files), error.to_string()))?;
        let shorthand = Shorthand::open(bytes(&payload.words)?)
            .map_err(|error| IndexError::Damaged(folder.join(&payload.words), error.to_string()))?;
        let register = match payload.register.as_str() {
            "" => OwnedBytes::empty(),
            name => bytes(name)?,
        };
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|error: tantivy::TantivyError| engine(&error))?;
        Ok(Self {
            place: place.clone(),
            folder: folder.to_owned(),
            fields: Arc::new(Fields::load()?),
            searcher: reader.searcher(),
            index,
            catalog,
            payload,
            shorthand: Arc::new(shorthand),
            register,
        })
    }

    /// What is stored of an item, with its document and its meeting.
    pub fn record(&self, stored: &StoredItem) -> Result<Record, IndexError> {
        let damaged = |error: &dyn std::fmt::Display| {
            IndexError::Damaged(self.folder.clone(), error.to_string())
        };
        let (belongs, item) =
            record::decode(&stored.record, &self.shorthand).map_err(|error| damaged(&error))?;
        let (path, meeting) = self.sitting(belongs)?;
        Ok(Record { path, sitting: belongs.sitting, meeting, item })
    }

    /// The path of an item's document, and its meeting.
    pub fn sitting(&self, of: Belongs) -> Result<(String, Meeting), IndexError> {
        let damaged = |error: &dyn std::fmt::Display| {
            IndexError::Damaged(self.folder.join(&self.payload.files), error.to_string())
        };
        let found = self.catalog.sitting(of.document, of.sitting);
        found
            .map_err(|error| damaged(&error))?
            .ok_or_else(|| damaged(&"an item of a document that is not there"))
    }

    /// Looks at every byte: what is wrong with the index, in words; nothing where it is sound.
    pub fn check(&self) -> Result<Vec<String>, IndexError> {
        guarded(&self.folder, || {
            let manifest = Manifest::read(&self.folder)?;
            let mut faults = manifest.verify(&self.folder)?;
            if !manifest.files.contains_key("meta.json") {
                faults.push("manifest.json: does not list meta.json".to_owned());
            }
            for (name, hash) in [
                (&self.payload.files, &self.payload.files_hash),
                (&self.payload.register, &self.payload.register_hash),
                (&self.payload.words, &self.payload.words_hash),
            ] {
                if name.is_empty() {
                    continue;
                }
                let path = self.folder.join(name);
                let bytes = fs::read(&path).map_err(|error| IndexError::io(&path, &error))?;
                if checksum::of(&bytes) != *hash {
                    faults.push(format!("{name}: does not match its commit"));
                }
            }
            let damaged = self
                .index
                .validate_checksum()
                .map_err(|error| IndexError::engine(&self.folder, &error))?;
            faults.extend(damaged.iter().map(|path| format!("{}: damaged", path.display())));
            let listed = self.catalog.files().map(|files| files.len());
            if listed != Ok(self.catalog.len()) {
                faults.push(format!("{}: damaged", self.payload.files));
            }
            faults.sort_unstable();
            faults.dedup();
            Ok(faults)
        })
    }
}

/// Opens tantivy's index. A folder that cannot be written has no place for the reader's lock:
/// nobody can be merging there either, so that one is opened without.
fn open_index(directory: &MmapDirectory, folder: &Path) -> Result<Index, IndexError> {
    let index = Index::open(directory.clone());
    let index = match index {
        Ok(index) if can_lock(folder) => index,
        _ => Index::open(super::frozen::Frozen::new(directory.clone()))
            .map_err(|error| IndexError::engine(folder, &error))?,
    };
    schema::register(&index);
    Ok(index)
}

/// True where the lock file of tantivy's readers can be opened for writing.
fn can_lock(folder: &Path) -> bool {
    let lock = folder.join(".tantivy-meta.lock");
    fs::OpenOptions::new().append(true).create(true).open(lock).is_ok()
}
