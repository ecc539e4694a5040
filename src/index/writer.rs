//! Entries to segments: the one writer of an index.
//!
//! A commit is atomic: catalog and register are written first, then tantivy commits with their names
//! as its payload, then the manifest follows. See [`super::generation`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexSettings, IndexWriter, Term};

use super::catalog::{self, FileEntry};
use super::checksum;
use super::entry::Entry;
use super::generation::{self, Manifest, Payload};
use super::press::Press;
use super::schema::{self, Fields};
use super::{IndexError, guarded};

/// Writes to one generation.
pub struct Writer {
    folder: PathBuf,
    fields: Fields,
    writer: IndexWriter<Entry>,
    payload: Payload,
}

/// Stored items are packed together in blocks of so many bytes. Four times the engine's own measure
/// packs a tenth tighter, and an answer of many items, which unpacks nearly every block anyway, waits
/// for a quarter as many; an answer of ten unpacks half a megabyte, a millisecond's work.
const BLOCK: usize = 1 << 16;

/// What a commit says of the folders that were indexed.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The folders, as the index names them.
    pub roots: Vec<String>,
    /// Version of the rules.
    pub reader: u32,
    /// See [`Payload::settings`].
    pub settings: BTreeMap<String, String>,
}

impl Writer {
    /// Makes an index in an empty folder and opens it for writing. `memory` bounds, in bytes, what
    /// the engine buffers before it writes.
    pub fn create(folder: &Path, memory: usize, threads: usize) -> Result<Self, IndexError> {
        let settings = IndexSettings {
            docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: None }),
            docstore_blocksize: BLOCK,
            // Readers compress what they read: a thread more would not make more processors.
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let fields = Fields::load()?;
        let directory = tantivy::directory::MmapDirectory::open(folder)
            .map_err(|error| IndexError::engine(folder, &error))?;
        let index = Index::create(directory, fields.schema.clone(), settings)
            .map_err(|error| IndexError::engine(folder, &error))?;
        Self::of(folder, index, fields, Payload::default(), memory, threads)
    }

    /// Opens an index for further writing.
    pub fn open(
        folder: &Path,
        payload: &Payload,
        memory: usize,
        threads: usize,
    ) -> Result<Self, IndexError> {
        guarded(folder, || {
            let index =
                Index::open_in_dir(folder).map_err(|error| IndexError::engine(folder, &error))?;
            Self::of(folder, index, Fields::load()?, payload.clone(), memory, threads)
        })
    }

    fn of(
        folder: &Path,
        index: Index,
        fields: Fields,
        payload: Payload,
        memory: usize,
        threads: usize,
    ) -> Result<Self, IndexError> {
        schema::register(&index);
        let threads = threads.clamp(1, 8);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread((memory / threads).clamp(15_000_000, 4_000_000_000))
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter<Entry> = index
            .writer_with_options(options)
            .map_err(|error| IndexError::engine(folder, &error))?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(0.2);
        writer.set_merge_policy(Box::new(policy));
        Ok(Self { folder: folder.to_owned(), fields, writer, payload })
    }

    /// The fields, for making entries.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Puts a document's items in place of those that the index has of it (`known`). May wait for
    /// the engine; may be called by several threads.
    pub fn put(&self, document: u64, known: bool, entries: Vec<Entry>) -> Result<(), IndexError> {
        let mut operations = Vec::with_capacity(entries.len() + 1);
        if known {
            operations.push(UserOperation::Delete(self.key(document)));
        }
        operations.extend(entries.into_iter().map(UserOperation::Add));
        match self.writer.run(operations) {
            Ok(_) => Ok(()),
            Err(error) => Err(IndexError::engine(&self.folder, &error)),
        }
    }

    /// A press for another segment of this index; see [`Press`].
    pub fn press(&self) -> Result<Press, IndexError> {
        Press::new(self.writer.new_segment())
            .map_err(|error| IndexError::engine(&self.folder, &error))
    }

    /// Adds an entry to a press of this index.
    pub fn press_in(&self, press: &mut Press, entry: &Entry) -> Result<(), IndexError> {
        press.add(entry).map_err(|error| IndexError::engine(&self.folder, &error))
    }

    /// Writes the segment of a press; the next commit makes it visible.
    pub fn take(&self, press: Press) -> Result<(), IndexError> {
        let engine = |error: tantivy::TantivyError| IndexError::engine(&self.folder, &error);
        match press.finish().map_err(engine)? {
            Some(segment) => self.writer.add_segment(segment).map_err(engine),
            None => Ok(()),
        }
    }

    /// Takes a document out.
    pub fn remove(&self, document: u64) {
        self.writer.delete_term(self.key(document));
    }

    fn key(&self, document: u64) -> Term {
        Term::from_field_u64(self.fields.document, document)
    }

    /// The error of something that belongs to this index.
    pub fn refuse(&self, error: &dyn std::fmt::Display) -> IndexError {
        IndexError::Damaged(self.folder.clone(), error.to_string())
    }

    /// Makes everything put so far durable and visible, together with the list of files (in order
    /// of name) and the register.
    pub fn commit(
        &mut self,
        files: &BTreeMap<String, FileEntry>,
        register: &[u8],
        about: &About,
    ) -> Result<(), IndexError> {
        let rows: Vec<FileEntry> = files.values().cloned().collect();
        let rows = catalog::write(&rows);
        let commit = self.payload.commit + 1;
        let payload = Payload {
            commit,
            files: format!("files-{commit}.bin"),
            files_hash: checksum::of(&rows),
            register: format!("register-{commit}.bin"),
            register_hash: checksum::of(register),
            roots: about.roots.clone(),
            reader: about.reader,
            settings: about.settings.clone(),
        };
        generation::replace(&self.folder.join(&payload.files), &rows)?;
        generation::replace(&self.folder.join(&payload.register), register)?;
        let json = serde_json::to_string(&payload)
            .map_err(|error| IndexError::Schema(error.to_string()))?;
        let engine = |error: tantivy::TantivyError| IndexError::engine(&self.folder, &error);
        let mut prepared = self.writer.prepare_commit().map_err(engine)?;
        prepared.set_payload(&json);
        prepared.commit().map_err(engine)?;
        generation::sync_folder(&self.folder)?;
        generation::remove_stale(&self.folder, &payload);
        self.payload = payload;
        Manifest::write(&self.folder)
    }

    /// Waits for merges, so that short runs do not leave many small segments.
    pub fn finish(self) -> Result<Payload, IndexError> {
        let Self { folder, writer, payload, .. } = self;
        writer.wait_merging_threads().map_err(|error| IndexError::engine(&folder, &error))?;
        generation::sync_folder(&folder)?;
        Manifest::write(&folder)?;
        Ok(payload)
    }
}
