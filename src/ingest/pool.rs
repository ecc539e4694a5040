//! The readers together: in comes the plan, out go entries to the writer and rows to the catalog.

use std::io::Write;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use super::budget::Budget;
use super::desk::{Desk, Jobs};
use super::joins::{Joins, NewRegister};
use super::plan::Plan;
use super::summary::Failure;
use super::{IngestError, IngestOptions, Progress, threads};
use crate::index::catalog::{FileEntry, Rows};
use crate::index::schema::Fields;
use crate::index::writer::{About, Writer};
use crate::index::{IndexError, IndexPlace, Snapshot};
use crate::reading;

/// At least so long passes between two commits, and ten times as long as a commit takes.
const COMMIT_EVERY: Duration = Duration::from_secs(30);

/// More documents than this do not wait for a commit: their facts are in memory.
const WAITING: usize = 50_000;

/// A register whose rows take more than this part of the memory is made when the presses have given
/// back theirs.
const TOGETHER: usize = 6;

/// The part of the memory that rows of the register may take before they go to the disk.
const ROWS: usize = 12;

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
    /// What was read into an index that was there before.
    pub(super) rows: Vec<FileEntry>,
    /// What was read into a new one.
    pub(super) listed: Rows,
    /// The files of it that could not be read.
    pub(super) refused: Vec<Failure>,
    pub(super) joins: Joins,
}

/// What all readers share.
pub(super) struct Shop<'a> {
    pub(super) jobs: Jobs,
    pub(super) place: &'a IndexPlace,
    pub(super) progress: &'a Progress,
    pub(super) budget: Arc<Budget>,
    /// Readers put under a shared lock, a commit takes it alone: what is in the engine and what is
    /// in `collected` always belong together.
    writer: RwLock<Writer>,
    pub(super) fields: Fields,
    pub(super) collected: Mutex<Collected>,
    pub(super) fault: Mutex<Option<IndexError>>,
    pub(super) fresh: bool,
    /// Readers share them round.
    desks: Vec<Desk>,
    /// Bytes that a press may hold.
    pub(super) press: usize,
}

/// Does what the plan says; `plan.read` holds what was read into an older index afterwards.
pub fn run(
    options: &IngestOptions,
    progress: &Progress,
    plan: &mut Plan,
    writer: Writer,
    old: Option<&Snapshot>,
) -> Result<Collected, IngestError> {
    let jobs = std::mem::take(&mut plan.jobs);
    progress.files.store(jobs.len() as u64, Ordering::Relaxed);
    let bytes = jobs.iter().map(|job| job.bytes).sum();
    progress.bytes.store(bytes, Ordering::Relaxed);
    let fresh = options.rebuild || old.is_none();
    let kept = old.filter(|_| !fresh).map(|old| old.register.clone());
    let rows = options.memory / ROWS;
    let mut joins = Joins::new(kept, plan.aliases.clone(), writer.folder(), rows);
    plan.removed_keys().for_each(|key| joins.remove(key));
    let listed = Rows::with_file(writer.folder());
    let shop = Shop {
        jobs: Jobs::new(jobs),
        place: &options.place,
        progress,
        budget: Budget::new(options.memory / 8),
        fields: writer.fields().clone(),
        writer: RwLock::new(writer),
        collected: Mutex::new(Collected { joins, listed, ..Collected::default() }),
        fault: Mutex::default(),
        fresh,
        desks: Desk::all(threads(options), bytes),
        press: options.memory / 4 / threads(options),
    };
    if !fresh {
        let writer = shop.writer.read().unwrap_or_else(PoisonError::into_inner);
        plan.removed_keys().try_for_each(|key| writer.remove(key))?;
    }
    let mut total = Collected::default();
    let limits = options.limits.within(options.memory);
    let small = std::thread::scope(|scope| {
        for reader in 0..threads(options) {
            let (shop, limits) = (&shop, &limits);
            scope.spawn(move || shop.read_all(reader, limits));
        }
        // A generation that nobody can ask yet gains nothing from a commit half-way.
        if fresh {
            shop.wait();
        } else {
            shop.commit_now_and_then(plan, old, &mut total)?;
        }
        progress.finishing.store(true, Ordering::Relaxed);
        // A small register is made while the presses print.
        let small = !fresh || shop.lock_collected().joins.memory() < options.memory / TOGETHER;
        small.then(|| shop.gather(&shop.writer(), plan, &mut total)).transpose()
    })?;
    let register = match small {
        Some(register) => register,
        None => shop.gather(&shop.writer(), plan, &mut total)?,
    };
    let Shop { writer, fault, .. } = shop;
    if let Some(fault) = fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(fault.into());
    }
    let mut writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
    seal(&mut writer, (plan, old.filter(|_| !fresh)), &mut total, register)?;
    total.stopped = progress.stop.load(Ordering::Relaxed);
    writer.finish()?;
    Ok(total)
}

impl Shop<'_> {
    /// The writer, shared.
    pub(super) fn writer(&self) -> RwLockReadGuard<'_, Writer> {
        self.writer.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The desk of a reader.
    pub(super) fn desk(&self, reader: usize) -> &Desk {
        &self.desks[reader % self.desks.len()]
    }

    fn is_reading(&self) -> bool {
        self.desks.iter().any(Desk::is_read_at)
    }

    /// Keeps the first error; nobody need read on.
    pub(super) fn fail(&self, error: IndexError) {
        self.jobs.clear();
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    /// Waits until nothing is left to read.
    fn wait(&self) {
        while self.is_reading() {
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }

    /// Waits until nothing is left to read; commits on the way.
    fn commit_now_and_then(
        &self,
        plan: &mut Plan,
        old: Option<&Snapshot>,
        total: &mut Collected,
    ) -> Result<(), IndexError> {
        let mut last = Instant::now();
        let mut pause = COMMIT_EVERY;
        while self.is_reading() {
            std::thread::park_timeout(Duration::from_millis(2));
            if last.elapsed() > pause || self.waiting() > WAITING {
                let began = Instant::now();
                let mut writer = self.writer.write().unwrap_or_else(PoisonError::into_inner);
                self.desks.iter().try_for_each(|desk| desk.print(&writer))?;
                // What failed has its row, perhaps, but not its items.
                if self.fault.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
                    return Ok(());
                }
                let register = self.gather(&writer, plan, total)?;
                seal(&mut writer, (plan, old), total, register)?;
                pause = COMMIT_EVERY.max(began.elapsed() * 10);
                last = Instant::now();
            }
        }
        Ok(())
    }

    /// How many documents' facts wait in memory.
    fn waiting(&self) -> usize {
        self.lock_collected().joins.waiting()
    }

    /// What was collected since the last commit, for one alone.
    pub(super) fn lock_collected(&self) -> MutexGuard<'_, Collected> {
        self.collected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves what was collected into the plan; gives the register.
    fn gather(
        &self,
        writer: &Writer,
        plan: &mut Plan,
        total: &mut Collected,
    ) -> Result<NewRegister, IndexError> {
        let mut collected = self.lock_collected();
        for row in std::mem::take(&mut collected.rows) {
            plan.read.insert(row.name.clone(), row);
        }
        if self.fresh {
            total.listed = std::mem::take(&mut collected.listed);
            total.refused = std::mem::take(&mut collected.refused);
        }
        total.added += std::mem::take(&mut collected.added);
        total.changed += std::mem::take(&mut collected.changed);
        total.removed += std::mem::take(&mut collected.removed);
        total.failed += std::mem::take(&mut collected.failed);
        total.bytes += std::mem::take(&mut collected.bytes);
        collected.joins.register().map_err(|error| writer.refuse(&error))
    }
}

/// Makes everything gathered durable.
fn seal(
    writer: &mut Writer,
    (plan, old): (&Plan, Option<&Snapshot>),
    total: &mut Collected,
    register: NewRegister,
) -> Result<(), IndexError> {
    let about = About {
        roots: plan.roots.clone(),
        reader: reading::VERSION,
        settings: plan.settings.clone(),
    };
    let register = |out: &mut dyn Write| register.write(out);
    if !total.listed.is_empty() {
        return writer.commit(&mut total.listed, &register, &about);
    }
    let mut rows =
        plan.catalog(old.map(|old| &old.catalog)).map_err(|error| writer.refuse(&error))?;
    writer.commit(&mut rows, &register, &about)
}
