//! What a run did, in numbers and names.

use serde::Serialize;

use super::plan::Plan;
use super::pool::Collected;
use crate::index::catalog::{FileEntry, Outcome};

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that the index did not know, or could not read before.
    pub added: u64,
    /// Files whose bytes changed.
    pub changed: u64,
    /// Files that are gone, or were read before and cannot be read any more.
    pub removed: u64,
    /// Files that are as they were.
    pub unchanged: u64,
    /// Items in the index now.
    pub items: u64,
    /// Bytes read in this run.
    pub bytes: u64,
    /// Every file that could not be read, in this run or an earlier one, in order of name.
    pub failed: Vec<Failure>,
    /// Files and folders passed over: the path and why.
    pub passed_over: Vec<(String, String)>,
    /// True where the caller stopped the run before its end.
    pub stopped: bool,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The name by which the index knows it.
    pub path: String,
    /// A short name of the reason.
    pub kind: String,
    /// The reason in words.
    pub words: String,
}

impl Failure {
    /// Of a file that could not be read.
    pub(super) fn of(file: FileEntry) -> Option<Self> {
        match file.outcome {
            Outcome::Read { .. } => None,
            Outcome::Failed { kind, words } => Some(Self { path: file.name, kind, words }),
        }
    }
}

/// Puts a summary together.
pub fn of(plan: Plan, collected: Collected) -> Summary {
    let mut summary = Summary {
        added: collected.added,
        changed: collected.changed,
        removed: plan.removed.len() as u64 + collected.removed,
        unchanged: plan.unchanged,
        bytes: collected.bytes,
        stopped: collected.stopped,
        ..Summary::default()
    };
    let kept = plan.files.into_iter().filter(|file| !plan.read.contains_key(&file.name));
    for file in kept {
        summary.items += u64::from(file.items);
        if let Some((kind, words)) = file.failed.map(|failed| *failed) {
            summary.failed.push(Failure { path: file.name, kind, words });
        }
    }
    for file in plan.read.into_values() {
        if let Outcome::Read { items, .. } = file.outcome {
            summary.items += u64::from(items);
        }
        summary.failed.extend(Failure::of(file));
    }
    summary.items += collected.listed.items();
    summary.failed.extend(collected.refused);
    summary.failed.sort_by(|one, other| one.path.cmp(&other.path));
    // Those that failed before and are as they were count as failed, not as unchanged too.
    let failed_before = (summary.failed.len() as u64).saturating_sub(collected.failed);
    summary.unchanged = summary.unchanged.saturating_sub(failed_before);
    let over = plan.passed_over.into_iter();
    summary.passed_over =
        over.map(|over| (over.path.display().to_string(), over.reason.to_string())).collect();
    summary
}
