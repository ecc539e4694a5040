//! One reader: in come files of the plan, out go their entries and rows.
//!
//! Every reader has a press, so that nothing stands between reading and indexing; where there is
//! little to read they share one, and it becomes one segment.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{SystemTime, UNIX_EPOCH};

use super::desk::Desk;
use super::has_items;
use super::plan::Job;
use super::pool::Shop;
use super::summary::Failure;
use crate::extract::{Limits, Reader};
use crate::index::IndexError;
use crate::index::catalog::{FileEntry, FileHash, Outcome};
use crate::index::entry::{Shared, document_key};
use crate::index::press::{Manuscript, Press};
use crate::index::sittings::put_meeting;
use crate::index::writer::Writer;
use crate::item::Reading;
use crate::people::DocumentFacts;
use crate::reading;

/// What is said where a press panics.
pub(super) const BROKEN: &str = "writing a segment failed";

impl Shop<'_> {
    /// Takes files in their order until none is left; the last reader at a desk writes what is in
    /// the press.
    pub(super) fn read_all(&self, reader: usize, limits: &Limits) {
        let desk = self.desk(reader);
        let broken = || self.fail(self.writer().refuse(&BROKEN));
        if catch_unwind(AssertUnwindSafe(|| self.read_on(limits, desk))).is_err() {
            broken();
        }
        if desk.leave() {
            match catch_unwind(AssertUnwindSafe(|| desk.print(&self.writer()))) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => self.fail(error),
                Err(_) => broken(),
            }
        }
    }

    fn read_on(&self, limits: &Limits, desk: &Desk) {
        let mut reader = Reader::new(limits.clone());
        while !self.progress.stop.load(Ordering::Relaxed) {
            let Some((number, job)) = self.jobs.next() else {
                break;
            };
            self.read_one(number, &job, &mut reader, desk);
            self.progress.files_done.fetch_add(1, Ordering::Relaxed);
            self.progress.bytes_done.fetch_add(job.bytes, Ordering::Relaxed);
        }
    }

    fn read_one(&self, number: usize, job: &Job, reader: &mut Reader, desk: &Desk) {
        // Text, rows, items and entries: about four times the file is in memory at once.
        let bytes = usize::try_from(job.bytes).unwrap_or(usize::MAX);
        let _share = self.budget.take(bytes.saturating_mul(4));
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
        // Items and row are one step to a commit; so is what becomes of them.
        let writer = self.writer();
        self.progress.items.fetch_add(items.len() as u64, Ordering::Relaxed);
        let full = self.put(&writer, job, items, desk);
        self.note(number, row, job, facts);
        // Printing takes long: what is known of the document does not wait for it.
        let print = |full: Option<Press>| {
            let print = AssertUnwindSafe(|| full.map_or(Ok(()), |press| writer.take(press)));
            catch_unwind(print).unwrap_or_else(|_| Err(writer.refuse(&BROKEN)))
        };
        if let Err(error) = full.and_then(print) {
            self.fail(error);
        }
    }

    /// Puts items in place of those that the index has of the file; gives the press if it is full.
    fn put(
        &self,
        writer: &Writer,
        job: &Job,
        items: Vec<Manuscript>,
        desk: &Desk,
    ) -> Result<Option<Press>, IndexError> {
        if !self.fresh && job.known.as_ref().is_some_and(|known| known.has_items) {
            writer.remove(document_key(&job.name))?;
        }
        let mut press = desk.press(writer)?;
        let mut full = None;
        for item in items {
            if let Some(full) = full.take() {
                writer.take(full)?;
            }
            let mut open = match press.take() {
                Some(open) => open,
                None => writer.press()?,
            };
            writer.press_in(&mut open, item)?;
            match open.bytes() < self.press {
                true => *press = Some(open),
                false => full = Some(open),
            }
        }
        Ok(full)
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
            true => {
                collected.listed.add(number as u32, &row);
                collected.refused.extend(Failure::of(row));
            }
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
