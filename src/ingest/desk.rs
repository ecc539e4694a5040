//! What readers share: the files to read, and the desks at which their items are pressed.

use std::iter::Enumerate;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::vec::IntoIter;

use super::plan::Job;
use super::reader::BROKEN;
use crate::index::IndexError;
use crate::index::press::Press;
use crate::index::writer::Writer;

/// Files to read, each with its number; one is forgotten when it was read.
pub(super) struct Jobs(Mutex<Enumerate<IntoIter<Job>>>);

impl Jobs {
    /// All of them, in the order of names.
    pub(super) fn new(jobs: Vec<Job>) -> Self {
        Self(Mutex::new(jobs.into_iter().enumerate()))
    }

    /// The next file, in the order of names.
    pub(super) fn next(&self) -> Option<(usize, Job)> {
        self.lock().next()
    }

    /// Leaves the rest.
    pub(super) fn clear(&self) {
        *self.lock() = Vec::new().into_iter().enumerate();
    }

    fn lock(&self) -> MutexGuard<'_, Enumerate<IntoIter<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Fewer bytes than this make one segment, whoever reads them.
const ONE_DESK: u64 = 4 << 20;

/// Where readers have their items pressed.
pub(super) struct Desk {
    /// Poisoned where a press broke.
    press: Mutex<Option<Press>>,
    /// How many of its readers have files to read.
    reading: AtomicUsize,
}

impl Desk {
    /// Desks for so many readers of so many bytes.
    pub(super) fn all(readers: usize, bytes: u64) -> Vec<Self> {
        let count = if bytes < ONE_DESK { 1 } else { readers };
        let reading = |desk: usize| AtomicUsize::new((readers - desk).div_ceil(count));
        (0..count).map(|desk| Self { press: Mutex::default(), reading: reading(desk) }).collect()
    }

    /// The press, for one alone; an error where it broke.
    pub(super) fn press(
        &self,
        writer: &Writer,
    ) -> Result<MutexGuard<'_, Option<Press>>, IndexError> {
        self.press.lock().map_err(|_| writer.refuse(&BROKEN))
    }

    /// True while one of its readers has files to read.
    pub(super) fn is_read_at(&self) -> bool {
        self.reading.load(Ordering::Acquire) > 0
    }

    /// Notes that one of its readers is done; true for the last.
    pub(super) fn leave(&self) -> bool {
        self.reading.fetch_sub(1, Ordering::AcqRel) == 1
    }

    /// Writes what is in the press.
    pub(super) fn print(&self, writer: &Writer) -> Result<(), IndexError> {
        let press = self.press(writer)?.take();
        press.map_or(Ok(()), |press| writer.take(press))
    }
}
