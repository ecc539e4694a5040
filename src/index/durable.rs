//! The folder of a generation, as the engine writes to it: in come files, out they go to the disk, all
//! of them before the commit that names them.
//!
//! The engine waits for the disk behind every file, and before every file for a list of all files that
//! it writes anew. Here another thread waits instead, while the next file is written; only a commit
//! waits for it. The list is written with the commit too: what a killed writer leaves behind is known
//! by no commit, see [`super::generation::sweep`].

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// Name of the engine's list of files.
const MANAGED: &str = ".managed.json";
/// Name of the file by which the engine commits.
const META: &str = "meta.json";

/// A folder that is durable at every commit.
#[derive(Debug, Clone)]
pub struct Durable {
    inner: MmapDirectory,
    folder: PathBuf,
    files: Arc<Files>,
}

/// What is not on the disk yet.
#[derive(Debug)]
struct Files {
    /// To the thread that waits for the disk.
    sender: Mutex<Sender<PathBuf>>,
    waiting: Mutex<Waiting>,
    done: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Files on their way.
    count: usize,
    /// The first that the disk refused.
    error: Option<io::Error>,
    /// The engine's list of files, where it has changed.
    list: Option<Vec<u8>>,
}

impl Durable {
    /// Over a folder that is there.
    pub fn open(folder: &Path) -> Result<Self, tantivy::directory::error::OpenDirectoryError> {
        let inner = MmapDirectory::open(folder)?;
        let (sender, receiver) = channel();
        let (waiting, done) = (Mutex::default(), Condvar::new());
        let files = Arc::new(Files { sender: Mutex::new(sender), waiting, done });
        let weak = Arc::downgrade(&files);
        // Ends with the last who may send.
        std::thread::spawn(move || {
            let note = |result| {
                if let Some(files) = weak.upgrade() {
                    files.note(result);
                }
            };
            sync_all(&receiver, note);
        });
        Ok(Self { inner, folder: folder.to_owned(), files })
    }

    /// Sees to it that a file which is written is on the disk at the next commit.
    pub fn later(&self, path: PathBuf) {
        self.files.later(path);
    }

    /// Waits until everything is on the disk, the list of files too; true where that had changed.
    ///
    /// # Errors
    /// That of the first file which the disk refused.
    pub fn settle(&self) -> io::Result<bool> {
        let list = {
            let mut waiting = self.files.lock();
            while waiting.count > 0 {
                waiting = self.files.done.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            }
            if let Some(error) = waiting.error.take() {
                return Err(error);
            }
            waiting.list.take()
        };
        let written = list.map(|list| self.inner.atomic_write(Path::new(MANAGED), &list));
        Ok(written.transpose()?.is_some())
    }
}

impl Files {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn later(&self, path: PathBuf) {
        self.lock().count += 1;
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(unsent) = sender.send(path) {
            self.note(sync(&unsent.0));
        }
    }

    fn note(&self, result: io::Result<()>) {
        let mut waiting = self.lock();
        waiting.count -= 1;
        if let Err(error) = result {
            waiting.error.get_or_insert(error);
        }
        self.done.notify_all();
    }
}

fn sync_all(files: &Receiver<PathBuf>, mut note: impl FnMut(io::Result<()>)) {
    files.iter().for_each(|path| note(sync(&path)));
}

/// Waits for the disk; a file that was removed meanwhile needs nothing.
fn sync(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => file.sync_data(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A file on its way.
struct Later {
    file: File,
    path: PathBuf,
    files: Arc<Files>,
}

impl Write for Later {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Later {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.files.later(std::mem::take(&mut self.path));
        Ok(())
    }
}

impl Directory for Durable {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let whole = self.folder.join(path);
        // A file of that name is a killed writer's: those of commits are never written again.
        let file = File::create(&whole)
            .map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        let later = Later { file, path: whole, files: Arc::clone(&self.files) };
        Ok(BufWriter::with_capacity(1 << 16, Box::new(later)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let list = (path == Path::new(MANAGED)).then(|| self.files.lock().list.clone()).flatten();
        list.map_or_else(|| self.inner.atomic_read(path), Ok)
    }

    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if path == Path::new(MANAGED) {
            self.files.lock().list = Some(bytes.to_owned());
            return Ok(());
        }
        if path != Path::new(META) {
            return self.inner.atomic_write(path, bytes);
        }
        self.settle()?;
        self.inner.sync_directory()?;
        self.inner.atomic_write(path, bytes)?;
        // The engine removes what this commit replaces: its name has to be on the disk before.
        self.inner.sync_directory()
    }

    fn sync_directory(&self) -> io::Result<()> {
        // Every commit does.
        Ok(())
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(watch_callback)
    }
}
