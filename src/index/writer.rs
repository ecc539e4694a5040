//! Entries to segments: the one writer of an index.
//!
//! A commit is atomic: catalog, register and word list are written first, then tantivy commits with
//! their names as its payload, then the manifest follows. See [`super::generation`].

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::OwnedBytes;
use tantivy::indexer::IndexWriterOptions;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings, IndexWriter, Term};

use super::catalog::Rows;
use super::checksum;
use super::durable::Durable;
use super::entry::Entry;
use super::former::{Former, Presses};
use super::generation::{self, Manifest, Payload};
use super::merging::Merging;
use super::press::{Manuscript, Press};
use super::schema::{self, Fields};
use super::shorthand::WordList;
use super::{IndexError, guarded};

/// Writes to one generation.
pub struct Writer {
    folder: PathBuf,
    fields: Fields,
    writer: IndexWriter<Entry>,
    payload: Payload,
    words: Arc<WordList>,
    /// How many words the list's file holds.
    words_written: usize,
    /// The segments that were made here.
    presses: Presses,
    /// The folder, as it is written to.
    disk: Durable,
}

/// Stored items stand together in blocks of so many bytes, which are copied whole. They are short
/// already (see [`super::shorthand`]), so that nothing need be unpacked beside the items asked for.
const BLOCK: usize = 1 << 12;

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
    /// Makes an index in an empty folder and opens it for writing.
    pub fn create(folder: &Path) -> Result<Self, IndexError> {
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            docstore_blocksize: BLOCK,
            // Nothing is left to do for another thread.
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let fields = Fields::load()?;
        let disk = Durable::open(folder).map_err(|error| IndexError::engine(folder, &error))?;
        let index = Index::create(disk.clone(), fields.schema.clone(), settings)
            .map_err(|error| IndexError::engine(folder, &error))?;
        let words = Arc::default();
        Self::of(folder, (disk, index), fields, (Payload::default(), words))
    }

    /// Opens an index for further writing.
    pub fn open(folder: &Path, payload: &Payload) -> Result<Self, IndexError> {
        guarded(folder, || {
            let engine = |error: &dyn std::fmt::Display| IndexError::engine(folder, error);
            let disk = Durable::open(folder).map_err(|error| engine(&error))?;
            let index = Index::open(disk.clone()).map_err(|error| engine(&error))?;
            let words = open_words(folder, payload)?;
            let known = (payload.clone(), Arc::new(words));
            Self::of(folder, (disk, index), Fields::load()?, known)
        })
    }

    fn of(
        folder: &Path,
        (disk, index): (Durable, Index),
        fields: Fields,
        (payload, words): (Payload, Arc<WordList>),
    ) -> Result<Self, IndexError> {
        schema::register(&index);
        // The engine's own indexer has nothing to do, see [`Press`]: the least that it takes.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(15_000_000)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter<Entry> = index
            .writer_with_options(options)
            .map_err(|error| IndexError::engine(folder, &error))?;
        writer.set_merge_policy(Box::<Merging>::default());
        let words_written = if payload.words.is_empty() { 0 } else { words.len() };
        let (folder, presses) = (folder.to_owned(), Presses::default());
        Ok(Self { folder, fields, writer, payload, words, words_written, presses, disk })
    }

    /// The generation's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The fields, for making entries.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The word list by which entries are stored.
    pub fn words(&self) -> &Arc<WordList> {
        &self.words
    }

    /// A press for another segment of this index; see [`Press`].
    pub fn press(&self) -> Result<Press, IndexError> {
        let segment = self.writer.new_segment();
        self.presses.note(segment.id());
        Press::new(segment, &self.fields, &self.words)
            .map_err(|error| IndexError::engine(&self.folder, &error))
    }

    /// Adds an item to a press of this index.
    pub fn press_in(&self, press: &mut Press, item: Manuscript) -> Result<(), IndexError> {
        press.add(item).map_err(|error| IndexError::engine(&self.folder, &error))
    }

    /// Writes the segment of a press; the next commit makes it visible.
    pub fn take(&self, press: Press) -> Result<(), IndexError> {
        let engine = |error: tantivy::TantivyError| IndexError::engine(&self.folder, &error);
        match press.finish().map_err(engine)? {
            Some(segment) => self.writer.add_segment(segment).map_err(engine),
            None => Ok(()),
        }
    }

    /// Takes out what was in the index of a document before this writer; what its presses make
    /// stays.
    pub fn remove(&self, document: u64) -> Result<(), IndexError> {
        let key = Term::from_field_u64(self.fields.document, document);
        let former = Former::new(key, &self.presses);
        match self.writer.delete_query(Box::new(former)) {
            Ok(_) => Ok(()),
            Err(error) => Err(IndexError::engine(&self.folder, &error)),
        }
    }

    /// The error of something that belongs to this index.
    pub fn refuse(&self, error: &dyn std::fmt::Display) -> IndexError {
        IndexError::engine(&self.folder, error)
    }

    /// Makes everything put so far durable and visible, together with the list of files and
    /// the register.
    pub fn commit(
        &mut self,
        files: &mut Rows,
        register: &dyn Fn(&mut dyn Write) -> io::Result<()>,
        about: &About,
    ) -> Result<(), IndexError> {
        let commit = self.payload.commit + 1;
        let (words, words_hash) = self.write_words(commit)?;
        let (listed, people) = (format!("files-{commit}.bin"), format!("register-{commit}.bin"));
        let files_hash = self.write_file(&listed, |out| files.write(out))?;
        let register_hash = self.write_file(&people, register)?;
        let payload = Payload {
            commit,
            files: listed,
            files_hash,
            register: people,
            register_hash,
            words,
            words_hash,
            roots: about.roots.clone(),
            reader: about.reader,
            settings: about.settings.clone(),
        };
        let json = serde_json::to_string(&payload)
            .map_err(|error| IndexError::Schema(error.to_string()))?;
        let engine = |error: tantivy::TantivyError| IndexError::engine(&self.folder, &error);
        let mut prepared = self.writer.prepare_commit().map_err(engine)?;
        prepared.set_payload(&json);
        prepared.commit().map_err(engine)?;
        generation::remove_stale(&self.folder, &payload);
        self.payload = payload;
        self.settle()?;
        Manifest::write(&self.folder)
    }

    /// Waits until everything is on the disk; true where the engine's list of files had changed.
    fn settle(&self) -> Result<bool, IndexError> {
        self.disk.settle().map_err(|error| IndexError::io(&self.folder, &error))
    }

    /// Writes a file of ours, which is nobody's before the commit that names it; gives its checksum.
    fn write_file(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<String, IndexError> {
        let path = self.folder.join(name);
        let written = checksum::write(&path, write);
        let sum = written.map_err(|error| IndexError::io(&path, &error))?;
        self.disk.later(path);
        Ok(sum)
    }

    /// Writes the word list where it has grown; gives its name and checksum.
    fn write_words(&mut self, commit: u64) -> Result<(String, String), IndexError> {
        let count = self.words.len();
        if count == self.words_written {
            return Ok((self.payload.words.clone(), self.payload.words_hash.clone()));
        }
        let (name, bytes) = (format!("words-{commit}.bin"), self.words.file());
        let sum = self.write_file(&name, |out| out.write_all(&bytes))?;
        self.words_written = count;
        Ok((name, sum))
    }

    /// Waits for merges, so that short runs do not leave many small segments.
    pub fn finish(self) -> Result<Payload, IndexError> {
        let Self { folder, writer, payload, disk, .. } = self;
        writer.wait_merging_threads().map_err(|error| IndexError::engine(&folder, &error))?;
        let listed = disk.settle().map_err(|error| IndexError::io(&folder, &error))?;
        // Nothing was merged since the commit, most often.
        if listed || !Manifest::read(&folder)?.is_current(&folder) {
            Manifest::write(&folder)?;
        }
        Ok(payload)
    }
}

/// The word list of a generation, to be added to.
fn open_words(folder: &Path, payload: &Payload) -> Result<WordList, IndexError> {
    let path = folder.join(&payload.words);
    let bytes = std::fs::read(&path).map_err(|error| IndexError::io(&path, &error))?;
    WordList::open(&OwnedBytes::new(bytes))
        .map_err(|error| IndexError::Damaged(path, error.to_string()))
}
