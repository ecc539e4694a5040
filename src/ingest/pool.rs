//! The readers: in comes the plan, out go entries to the writer and rows to the catalog.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::budget::{Budget, Share};
use super::joins::Joins;
use super::plan::{Job, Plan};
use super::{IngestError, IngestOptions, Progress, has_items, threads};
use crate::extract::{Limits, Reader};
use crate::index::catalog::{FileEntry, Outcome};
use crate::index::entry::{Entry, Permit, Shared, document_key};
use crate::index::schema::Fields;
use crate::index::writer::{About, Writer};
use crate::index::{IndexError, Snapshot};
use crate::item::Reading;
use crate::people::DocumentFacts;
use crate::reading;

/// At least so long passes between two commits, and ten times as long as a commit takes.
const COMMIT_EVERY: Duration = Duration::from_secs(30);

/// More documents than this do not wait for a commit: their facts are in memory.
const WAITING: usize = 50_000;

/// What the readers found.
#[derive(Default)]
pub struct Collected {
    /// Files new to the index.
    pub added: u64,
    /// Files whose bytes changed.
    pub changed: u64,
    /// Files that were in the index and cannot be read any more.
    pub removed: u64,
    /// Files that could not be read this time.
    pub failed: u64,
    /// Bytes read.
    pub bytes: u64,
    /// True where the caller stopped the run.
    pub stopped: bool,
    rows: Vec<FileEntry>,
    joins: Joins,
}

/// What all readers share.
struct Shop<'a> {
    jobs: &'a [Job],
    next: AtomicUsize,
    progress: &'a Progress,
    budget: Arc<Budget>,
    /// Readers put under a shared lock, a commit takes it alone: what is in the engine and what is
    /// in `collected` always belong together.
    writer: RwLock<Writer>,
    fields: Fields,
    collected: Mutex<Collected>,
    fault: Mutex<Option<IndexError>>,
    fresh: bool,
}

/// Does what the plan says; `plan.files` holds the catalog of the last commit afterwards.
pub fn run(
    options: &IngestOptions,
    progress: &Progress,
    plan: &mut Plan,
    writer: Writer,
    old: Option<&Snapshot>,
) -> Result<Collected, IngestError> {
    let jobs = std::mem::take(&mut plan.jobs);
    progress.files.store(jobs.len() as u64, Ordering::Relaxed);
    progress.bytes.store(jobs.iter().map(|job| job.found.bytes).sum(), Ordering::Relaxed);
    let fresh = options.rebuild || old.is_none();
    let kept = old.filter(|_| !fresh).map(|old| old.register.clone());
    let mut joins = Joins::new(kept, plan.aliases.clone());
    plan.removed_keys().for_each(|key| joins.remove(key));
    let shop = Shop {
        jobs: &jobs,
        next: AtomicUsize::new(0),
        progress,
        budget: Budget::new(options.memory / 8),
        fields: writer.fields().clone(),
        writer: RwLock::new(writer),
        collected: Mutex::new(Collected { joins, ..Collected::default() }),
        fault: Mutex::default(),
        fresh,
    };
    if !fresh {
        let writer = shop.writer.read().unwrap_or_else(PoisonError::into_inner);
        plan.removed_keys().for_each(|key| writer.remove(key));
    }
    let mut total = Collected::default();
    let limits = options.limits.within(options.memory);
    std::thread::scope(|scope| {
        let readers: Vec<_> =
            (0..threads(options)).map(|_| scope.spawn(|| shop.read_all(&limits))).collect();
        let mut last = Instant::now();
        let mut pause = COMMIT_EVERY;
        while readers.iter().any(|reader| !reader.is_finished()) {
            std::thread::park_timeout(Duration::from_millis(2));
            // A generation that nobody can ask yet gains nothing from a commit half-way.
            if !fresh && (last.elapsed() > pause || shop.waiting() > WAITING) {
                let began = Instant::now();
                shop.commit(plan, &mut total)?;
                pause = COMMIT_EVERY.max(began.elapsed() * 10);
                last = Instant::now();
            }
        }
        Ok::<_, IndexError>(())
    })?;
    progress.finishing.store(true, Ordering::Relaxed);
    if let Some(fault) = shop.fault.lock().unwrap_or_else(PoisonError::into_inner).take() {
        return Err(fault.into());
    }
    shop.commit(plan, &mut total)?;
    total.stopped = progress.stop.load(Ordering::Relaxed);
    let writer = shop.writer.into_inner().unwrap_or_else(PoisonError::into_inner);
    writer.finish()?;
    Ok(total)
}

impl Shop<'_> {
    /// One reader: takes files in their order until none is left.
    fn read_all(&self, limits: &Limits) {
        let mut reader = Reader::new(limits.clone());
        while !self.progress.stop.load(Ordering::Relaxed) {
            let Some(job) = self.jobs.get(self.next.fetch_add(1, Ordering::Relaxed)) else {
                return;
            };
            if let Err(error) = self.read_one(job, &mut reader) {
                // The engine refuses: nobody need read on.
                self.next.store(self.jobs.len(), Ordering::Relaxed);
                let mut fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
                fault.get_or_insert(error);
                return;
            }
            self.progress.files_done.fetch_add(1, Ordering::Relaxed);
            self.progress.bytes_done.fetch_add(job.found.bytes, Ordering::Relaxed);
        }
    }

    fn read_one(&self, job: &Job, reader: &mut Reader) -> Result<(), IndexError> {
        // Text, rows, items and entries: about four times the file is in memory at once.
        let bytes = usize::try_from(job.found.bytes).unwrap_or(usize::MAX);
        let share = self.budget.take(bytes.saturating_mul(4));
        let modified = trusted_time(job.found.modified);
        let read =
            catch_unwind(AssertUnwindSafe(|| reading::read_by(reader, &job.found.path, &job.name)));
        let Read { hash, outcome, entries, facts } = match read {
            Ok(Ok(reading)) => self.entries(job, reading, &share),
            Ok(Err(error)) => failed(job, error.kind(), error.to_string()),
            Err(_) => failed(job, "panic", "a rule of this program failed on it".to_owned()),
        };
        let row =
            FileEntry { name: job.name.clone(), bytes: job.found.bytes, modified, hash, outcome };
        self.put(job, row, entries, facts)
    }

    /// Hands entries to the engine and the row to the catalog, as one step to a commit.
    fn put(
        &self,
        job: &Job,
        row: FileEntry,
        entries: Vec<Entry>,
        facts: Option<DocumentFacts>,
    ) -> Result<(), IndexError> {
        self.progress.items.fetch_add(entries.len() as u64, Ordering::Relaxed);
        let known = !self.fresh && job.known.as_ref().is_some_and(|file| has_items(&file.outcome));
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        writer.put(document_key(&job.name), known, entries)?;
        self.note(row, job, facts);
        Ok(())
    }

    fn note(&self, row: FileEntry, job: &Job, facts: Option<DocumentFacts>) {
        let mut collected = self.collected.lock().unwrap_or_else(PoisonError::into_inner);
        collected.bytes += job.found.bytes;
        let known = job.known.as_ref().is_some_and(|file| has_items(&file.outcome));
        let failed = !has_items(&row.outcome);
        collected.failed += u64::from(failed);
        // What is not read any more has left the index, whatever became of the file.
        match (failed, known) {
            (true, true) => collected.removed += 1,
            (true, false) => {}
            (false, false) => collected.added += 1,
            (false, true) => collected.changed += 1,
        }
        match facts {
            Some(facts) => collected.joins.add(facts),
            None => collected.joins.remove(document_key(&job.name)),
        }
        collected.rows.push(row);
    }

    fn entries(&self, job: &Job, reading: Reading, share: &Arc<Share>) -> Read {
        let hash =
            blake3::Hash::from_hex(&reading.source.blake3).map_or([0; 32], |h| *h.as_bytes());
        let facts = DocumentFacts::new(document_key(&job.name), &reading);
        let Reading { source, layout, warnings, meetings } = reading;
        let mut entries = Vec::new();
        let count = meetings.len() as u32;
        for (sitting, mut meeting) in meetings.into_iter().enumerate() {
            let items = std::mem::take(&mut meeting.items);
            let shared = Shared::new(
                &self.fields,
                &job.name,
                sitting as u32,
                &meeting,
                &layout,
                &source.format,
            );
            for item in items {
                let ordinal = entries.len() as u64 + 1;
                let permit: Arc<dyn Permit> = Arc::clone(share) as Arc<dyn Permit>;
                entries.push(shared.entry(&self.fields, &meeting, item, ordinal, Some(permit)));
            }
        }
        let outcome = Outcome::Read {
            format: source.format,
            pages: source.pages,
            meetings: count,
            items: entries.len() as u32,
            warnings,
        };
        Read { hash, outcome, entries, facts: Some(facts) }
    }

    /// How many documents' facts wait in memory.
    fn waiting(&self) -> usize {
        self.collected.lock().unwrap_or_else(PoisonError::into_inner).joins.waiting()
    }

    /// Makes everything collected so far durable.
    fn commit(&self, plan: &mut Plan, total: &mut Collected) -> Result<(), IndexError> {
        let mut writer = self.writer.write().unwrap_or_else(PoisonError::into_inner);
        let mut collected = self.collected.lock().unwrap_or_else(PoisonError::into_inner);
        for row in std::mem::take(&mut collected.rows) {
            plan.files.insert(row.name.clone(), row);
        }
        total.added += std::mem::take(&mut collected.added);
        total.changed += std::mem::take(&mut collected.changed);
        total.removed += std::mem::take(&mut collected.removed);
        total.failed += std::mem::take(&mut collected.failed);
        total.bytes += std::mem::take(&mut collected.bytes);
        let register = collected.joins.register().map_err(|error| writer.refuse(&error))?;
        let about = About {
            roots: plan.roots.clone(),
            reader: reading::VERSION,
            settings: plan.settings.clone(),
        };
        writer.commit(&plan.files, &register, &about)
    }
}

/// What came of one file.
struct Read {
    hash: [u8; 32],
    outcome: Outcome,
    entries: Vec<Entry>,
    facts: Option<DocumentFacts>,
}

fn failed(job: &Job, kind: &str, words: String) -> Read {
    let hash = super::plan::hash_file(&job.found.path).unwrap_or_default();
    let outcome = Outcome::Failed { kind: kind.to_owned(), words };
    Read { hash, outcome, entries: Vec::new(), facts: None }
}

/// A file's time, or 0 where it may change again without its time changing: it was written just
/// now, within the clock of its file system (some count whole seconds).
pub fn trusted_time(modified: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let grain = if modified % 1_000_000_000 == 0 { 2_000_000_000 } else { 20_000_000 };
    let age = i64::try_from(now).unwrap_or(i64::MAX).saturating_sub(modified);
    if age > grain { modified } else { 0 }
}
