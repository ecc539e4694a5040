//! What a run did and what an index holds, for people.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Show, day};
use crate::ingest::Summary;
use crate::render::paint::{Ink, Look, Paint, Place, columns};
use crate::search::{Checked, FailedFile, LibraryStatus};

/// So many files that could not be read are named; the rest are counted.
const NAMED: usize = 50;

/// Added, changed, removed, unchanged, and what could not be read and why.
pub fn summary(summary: &Summary, look: Look, out: &mut impl Write) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    let Summary { added, changed, removed, unchanged, items, failed, passed_over, .. } = summary;
    let not_read = match failed.len() {
        0 => String::new(),
        count => format!(", {count} not read"),
    };
    let counts = format!(
        "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged{not_read}; \
         {items} items"
    );
    paint.line(Ink::Title, &counts)?;
    for failure in failed.iter().take(NAMED) {
        failed_file(&failure.path, &failure.words, &mut paint)?;
    }
    let kinds = failed.iter().map(|failure| failure.kind.as_str());
    more_failed(failed.len(), kinds, &mut paint)?;
    self::passed_over(passed_over, &mut paint)?;
    if summary.stopped {
        paint.line(Ink::Warning, "stopped before the end; run it again for the rest")?;
    }
    Ok(())
}

/// Files passed over by reason, a few of each by name: JSON lists them all.
fn passed_over(files: &[(String, String)], paint: &mut Paint<impl Write>) -> io::Result<()> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // The index itself lies among the documents: that needs no saying.
    for (path, reason) in files.iter().filter(|(path, _)| !path.ends_with(".minutebook")) {
        by_reason.entry(reason).or_default().push(path);
    }
    for (reason, paths) in by_reason {
        let count = paths.len();
        paint.put(Ink::Faint, &format!("passed over, {reason}: "))?;
        paint.put(Ink::Place, &paths[..count.min(3)].join(", "))?;
        let more = if count > 3 { format!(" and {} more", count - 3) } else { String::new() };
        paint.line(Ink::Plain, &more)?;
    }
    Ok(())
}

/// What an index holds, what failed, what was not understood, what is stale.
pub fn status(status: &LibraryStatus, look: Look, out: &mut impl Write) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    paint.line(Ink::Title, &status.index)?;
    paint.line(Ink::Plain, &format!("folders    {}", status.folders.join(", ")))?;
    let size = bytes(status.bytes);
    paint.line(Ink::Plain, &format!("documents  {} ({size})", status.documents))?;
    paint.line(Ink::Plain, &format!("items      {}", status.items))?;
    paint.line(Ink::Plain, &format!("index      {}", bytes(status.index_bytes)))?;
    for file in status.failed.iter().take(NAMED) {
        failed_file(&file.path, &file.words, &mut paint)?;
    }
    let kinds = status.failed.iter().map(|file| file.kind.as_str());
    more_failed(status.failed.len(), kinds, &mut paint)?;
    for (path, warning) in &status.warnings {
        paint.put(Ink::Warning, "warning: ")?;
        paint.put(Ink::Place, path)?;
        paint.line(Ink::Plain, &format!(": {warning}"))?;
    }
    for path in &status.stale {
        paint.put(Ink::Warning, "stale: ")?;
        paint.line(Ink::Place, path)?;
    }
    for path in &status.new {
        paint.put(Ink::Warning, "new: ")?;
        paint.line(Ink::Place, path)?;
    }
    if !status.stale.is_empty() || !status.new.is_empty() {
        paint.line(Ink::Faint, "`minutebook index` brings the index up to date")?;
    }
    Ok(())
}

/// What documents contradict each other about, each with the lines that say so.
pub fn check(checked: &Checked, look: Look, out: &mut impl Write) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    for (at, one) in checked.contradictions.iter().enumerate() {
        if at > 0 {
            paint.end()?;
        }
        let date = one.date.map_or("undated".to_owned(), day);
        paint.put(Ink::Date, &date)?;
        let committee = one.committee.as_deref().unwrap_or("no committee stated");
        paint.wrapped(Ink::Title, &format!("  {committee}"), date.len(), 2)?;
        paint.wrapped(Ink::Warning, &format!("  {}", one.about), 0, 4)?;
        for said in [&one.first, &one.second] {
            let line = said.line.map(|line| format!(":{line}")).unwrap_or_default();
            let label = format!("{}{line}", said.path);
            let place = Place { path: &said.path, page: said.page, line: said.line };
            paint.put(Ink::Plain, "    ")?;
            paint.link(Ink::Place, &label, &place)?;
            let words = format!("  “{}”", said.text.trim());
            paint.wrapped(Ink::Faint, &words, 4 + columns(&label), 6)?;
        }
        paint.line(Ink::Faint, &format!("    show {}", one.meeting))?;
    }
    Ok(())
}

/// Counts of the reasons, where there were too many files to name each.
fn more_failed<'k>(
    count: usize,
    kinds: impl Iterator<Item = &'k str>,
    paint: &mut Paint<impl Write>,
) -> io::Result<()> {
    if count <= NAMED {
        return Ok(());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    let counts: Vec<String> =
        counts.into_iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    paint.put(Ink::Warning, &format!("not read: {count} in all: "))?;
    let rest = "; `minutebook status --failed` lists them";
    paint.line(Ink::Plain, &format!("{}{rest}", counts.join(", ")))
}

fn failed_file(path: &str, words: &str, paint: &mut Paint<impl Write>) -> io::Result<()> {
    paint.put(Ink::Warning, "not read: ")?;
    paint.put(Ink::Place, path)?;
    paint.line(Ink::Plain, &format!(": {words}"))
}

impl Show for FailedFile {
    fn show<W: Write>(&self, _: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        paint.put(Ink::Place, &self.path)?;
        paint.line(Ink::Plain, &format!(": {}", self.words))
    }
}

/// `117 MB`
fn bytes(count: u64) -> String {
    match count {
        0..10_000 => format!("{count} bytes"),
        10_000..10_000_000 => format!("{} kB", count / 1000),
        _ => format!("{} MB", count / 1_000_000),
    }
}
