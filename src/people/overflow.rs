//! Bytes that pass the memory: in they come one behind the other, out they come by their places.
//!
//! A disk that refuses is noted and said by [`Overflow::sound`]; until then missing bytes read as
//! zeros, so that whoever adds and reads need not look for errors at every step.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file that lives as long as this does; made when the first bytes come.
#[derive(Debug)]
pub struct Overflow {
    path: PathBuf,
    disk: Mutex<Disk>,
}

#[derive(Debug, Default)]
struct Disk {
    file: Option<File>,
    error: Option<io::Error>,
}

impl Overflow {
    /// At a path where nothing is. A name that begins with `.tmp` is swept when the program is killed.
    pub fn new(path: PathBuf) -> Self {
        Self { path, disk: Mutex::default() }
    }

    /// Where the file is, once there is one.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds bytes behind those that are there.
    pub fn add(&self, bytes: &[u8]) {
        let mut disk = self.lock();
        let written = disk.open(&self.path).and_then(|file| {
            file.seek(SeekFrom::End(0))?;
            file.write_all(bytes)
        });
        disk.note(written);
    }

    /// Reads the bytes from a place on.
    pub fn read(&self, from: u64, bytes: &mut [u8]) {
        let mut disk = self.lock();
        let read = disk.file.as_mut().map_or(Ok(()), |file| {
            file.seek(SeekFrom::Start(from))?;
            file.read_exact(bytes)
        });
        disk.note(read);
    }

    /// The first error of the disk.
    ///
    /// # Errors
    /// That error: bytes are missing.
    pub fn sound(&self) -> io::Result<()> {
        self.lock().error.take().map_or(Ok(()), Err)
    }

    fn lock(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Overflow {
    fn drop(&mut self) {
        if let Some(file) = self.lock().file.take() {
            drop(file);
            // What cannot be removed now is swept by the next run.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

impl Disk {
    fn open(&mut self, path: &Path) -> io::Result<&mut File> {
        if self.file.is_none() {
            let mut options = File::options();
            options.read(true).write(true).create(true).truncate(true);
            self.file = Some(options.open(path)?);
        }
        self.file.as_mut().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn note(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
    }
}
