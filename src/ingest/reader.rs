//! One reader: in come files of the plan, out go their entries and rows.
//!
//! A build from nothing gives every reader a press of its own, so that nothing stands between reading
//! and indexing; what changes an index goes to the engine's own indexer, which knows how to delete.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use super::budget::Share;
use super::has_items;
use super::plan::Job;
use super::pool::Shop;
use crate::extract::{Limits, Reader};
use crate::index::IndexError;
use crate::index::catalog::{FileEntry, FileHash, Outcome};
use crate::index::entry::{Permit, Shared, document_key};
use crate::index::press::{Manuscript, Press};
use crate::index::shorthand::Scribe;
use crate::index::sittings::put_meeting;
use crate::index::writer::Writer;
use crate::item::Reading;
use crate::people::DocumentFacts;
use crate::reading;

impl Shop<'_> {
    /// Takes files in their order until none is left, then writes what is in the press.
    pub(super) fn read_all(&self, limits: &Limits) {
        let mut press = None;
        let read = catch_unwind(AssertUnwindSafe(|| self.read_on(limits, &mut press)));
        self.reading.fetch_sub(1, Ordering::Relaxed);
        let print = |press: Option<Press>| press.map_or(Ok(()), |press| self.writer().take(press));
        let done = read
            .and_then(|read| catch_unwind(AssertUnwindSafe(|| read.and_then(|()| print(press)))));
        let done = done.unwrap_or_else(|_| Err(self.writer().refuse(&"writing a segment failed")));
        if let Err(error) = done {
            // The engine refuses: nobody need read on.
            self.next.store(self.jobs.len(), Ordering::Relaxed);
            let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
            fault.get_or_insert(error);
        }
    }

    fn read_on(&self, limits: &Limits, press: &mut Option<Press>) -> Result<(), IndexError> {
        let mut reader = Reader::new(limits.clone());
        let mut scribe = Scribe::new(&self.words);
        while !self.progress.stop.load(Ordering::Relaxed) {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = self.jobs.get(number) else {
                break;
            };
            self.read_one(number, job, &mut reader, &mut scribe, press)?;
            self.progress.files_done.fetch_add(1, Ordering::Relaxed);
            self.progress.bytes_done.fetch_add(job.bytes, Ordering::Relaxed);
        }
        Ok(())
    }

    fn read_one(
        &self,
        number: usize,
        job: &Job,
        reader: &mut Reader,
        scribe: &mut Scribe,
        press: &mut Option<Press>,
    ) -> Result<(), IndexError> {
        // Text, rows, items and entries: about four times the file is in memory at once.
        let bytes = usize::try_from(job.bytes).unwrap_or(usize::MAX);
        let share = self.budget.take(bytes.saturating_mul(4));
        let modified = trusted_time(job.modified);
        let path = job.path(self.place);
        let read = catch_unwind(AssertUnwindSafe(|| reading::read_by(reader, &path, &job.name)));
        let Read { hash, outcome, items, facts } = match read {
            Ok(Ok(reading)) => self.items(job, reading),
            Ok(Err(error)) => failed(&path, error.kind(), error.to_string()),
            Err(_) => failed(&path, "panic", "a rule of this program failed on it".to_owned()),
        };
        let row =
            FileEntry { name: job.name.to_string(), bytes: job.bytes, modified, hash, outcome };
        // Items and row are one step to a commit.
        let writer = self.writer();
        self.progress.items.fetch_add(items.len() as u64, Ordering::Relaxed);
        if self.fresh {
            self.press_in(&writer, press, items)?;
        } else {
            self.put(&writer, job, items, scribe, &share)?;
        }
        self.note(number, row, job, facts);
        Ok(())
    }

    /// Hands items to the engine.
    fn put(
        &self,
        writer: &Writer,
        job: &Job,
        items: Vec<Manuscript>,
        scribe: &mut Scribe,
        share: &Arc<Share>,
    ) -> Result<(), IndexError> {
        let entry = |Manuscript { shared, item, ordinal }| {
            let permit: Arc<dyn Permit> = Arc::clone(share) as Arc<dyn Permit>;
            shared.entry(&self.fields, item, ordinal, scribe, Some(permit))
        };
        let entries = items.into_iter().map(entry).collect();
        scribe.rest();
        let known = job.known.as_ref().is_some_and(|known| known.has_items);
        writer.put(document_key(&job.name), known, entries)
    }

    /// Adds items to the reader's press; writes its segment when it is full.
    fn press_in(
        &self,
        writer: &Writer,
        press: &mut Option<Press>,
        items: Vec<Manuscript>,
    ) -> Result<(), IndexError> {
        for item in items {
            let mut open = match press.take() {
                Some(open) => open,
                None => writer.press()?,
            };
            writer.press_in(&mut open, item)?;
            match open.bytes() < self.press {
                true => *press = Some(open),
                false => writer.take(open)?,
            }
        }
        Ok(())
    }

    fn note(&self, number: usize, row: FileEntry, job: &Job, facts: Option<DocumentFacts>) {
        let mut collected = self.lock_collected();
        collected.bytes += job.bytes;
        let known = job.known.as_ref().is_some_and(|known| known.has_items);
        let failed = !has_items(&row.outcome);
        collected.failed += u64::from(failed);
        // What is not read any more has left the index, whatever became of the file.
        match (failed, known) {
            (true, true) => collected.removed += 1,
            (true, false) => {}
            (false, false) => collected.added += 1,
            (false, true) => collected.changed += 1,
        }
        collected.joins.add(number, document_key(&job.name), facts);
        match self.fresh {
            true => collected.listed.add(number as u64, &row),
            false => collected.rows.push(row),
        }
    }

    fn items(&self, job: &Job, reading: Reading) -> Read {
        let hash = blake3::Hash::from_hex(&reading.source.blake3).map(|hash| *hash.as_bytes());
        let hash = hash.unwrap_or_default();
        let facts = DocumentFacts::new(document_key(&job.name), &reading);
        let Reading { source, layout, warnings, meetings } = reading;
        let (mut all, mut sittings) = (Vec::new(), Vec::new());
        let count = meetings.len() as u32;
        for (sitting, mut meeting) in meetings.into_iter().enumerate() {
            let items = std::mem::take(&mut meeting.items);
            put_meeting(&mut sittings, &meeting);
            let shared = Arc::new(Shared::new(
                &self.fields,
                &job.name,
                sitting as u32,
                &meeting,
                &layout,
                &source.format,
            ));
            for item in items {
                let ordinal = all.len() as u64 + 1;
                all.push(Manuscript { shared: Arc::clone(&shared), item, ordinal });
            }
        }
        let outcome = Outcome::Read {
            format: source.format,
            pages: source.pages,
            meetings: count,
            sittings,
            items: all.len() as u32,
            warnings,
        };
        Read { hash, outcome, items: all, facts: Some(facts) }
    }
}

/// What came of one file.
struct Read {
    hash: FileHash,
    outcome: Outcome,
    items: Vec<Manuscript>,
    facts: Option<DocumentFacts>,
}

fn failed(path: &Path, kind: &str, words: String) -> Read {
    let hash = super::plan::hash_file(path).unwrap_or_default();
    let outcome = Outcome::Failed { kind: kind.to_owned(), words };
    Read { hash, outcome, items: Vec::new(), facts: None }
}

/// A file's time, or 0 where it may change again without its time changing: it was written just
/// now, within the clock of its file system (some count whole seconds).
pub fn trusted_time(modified: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let grain = if modified % 1_000_000_000 == 0 { 2_000_000_000 } else { 20_000_000 };
    let age = i64::try_from(now).unwrap_or(i64::MAX).saturating_sub(modified);
    if age > grain { modified } else { 0 }
}
