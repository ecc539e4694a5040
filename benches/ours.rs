//! Our own program, as its users call it: whole processes, from files to answers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, ensure};

use crate::corpus::{COMMON, Corpus, RARE, Totals};
use crate::measure::{self, Finished};
use crate::table::{Board, Bound};

/// The row that most goals are about: whole bulk reindex, files to a durable, merged and checked
/// index.
pub const BULK: &str = "minutebook index --rebuild";
/// Nothing has changed since.
pub const NO_OP: &str = "minutebook index, nothing changed";
/// Every hundredth document was corrected.
pub const CHANGED: &str = "minutebook index, 1% changed";
/// Rows of `mentions`.
pub const MENTIONS: [(&str, &str); 2] =
    [("minutebook mentions, rare word", RARE), ("minutebook mentions, frequent word", COMMON)];
/// Rows of `search`: one word, two, a phrase, a filter with facets.
pub const SEARCHES: [(&str, &[&str]); 4] = [
    ("minutebook search, one word", &["Ofsted"]),
    ("minutebook search, two words", &["planning housing"]),
    ("minutebook search, phrase", &["\"the council\""]),
    ("minutebook search, filter, facets", &["budget", "--date", "2012..2014", "--facets", "year"]),
];

/// A bulk reindex of ten times the documents.
pub const TENFOLD: &str = "minutebook index --rebuild, ten times the documents";
/// A search among ten times the documents, with filter and facets.
const TENFOLD_SEARCH: &str = "minutebook search, filter, facets, ten times the documents";

/// Measures every row once, on an index made afresh; the documents are afterwards as they were.
pub fn measure(
    board: &mut Board,
    corpus: &Corpus,
    documents: &Path,
    totals: &Totals,
    index: &Path,
) -> anyhow::Result<()> {
    let bytes = Some(totals.bytes);
    board.add(BULK, bytes, run(&indexing(documents, index, true))?.sample);
    let size = files(index)?.values().map(|about| about.0).sum::<u64>();
    board.figure("index size ÷ text", size as f64 / totals.bytes as f64);
    let before = files(index)?;
    board.add(NO_OP, None, run(&indexing(documents, index, false))?.sample);
    let written = if before == files(index)? { 0.0 } else { 1.0 };
    board.figure("index was written to where nothing changed (0 no, 1 yes)", written);
    for (row, word) in MENTIONS {
        let finished = run(&query(index, &["mentions", word]))?;
        board.add(row, bytes, finished.sample);
        let count = finished.output.iter().filter(|&&byte| byte == b'\n').count();
        board.note(format!("minutebook mentions prints {count} places of {word}."));
    }
    for (row, arguments) in SEARCHES {
        let arguments = [&["search"], arguments, &["--limit", "10"]].concat();
        board.add(row, None, run(&query(index, &arguments))?.sample);
    }
    change(corpus, documents, 1)?;
    let changed = run(&indexing(documents, index, false));
    change(corpus, documents, 0)?;
    board.add(CHANGED, None, changed?.sample);
    Ok(())
}

/// Measures what grows with the folder.
pub fn measure_tenfold(
    board: &mut Board,
    documents: &Path,
    totals: &Totals,
    index: &Path,
) -> anyhow::Result<()> {
    board.add(TENFOLD, Some(totals.bytes), run(&indexing(documents, index, true))?.sample);
    let arguments = [&["search"], SEARCHES[3].1, &["--limit", "10"]].concat();
    // The first run reads the index from disk; five more are what a user meets.
    for _ in 0..6 {
        board.add(TENFOLD_SEARCH, None, run(&query(index, &arguments))?.sample);
    }
    Ok(())
}

/// The goals of ten times the documents.
pub fn tenfold_goals(board: &mut Board) {
    board.ratio(TENFOLD, BULK, Bound::AtMost(10.5));
    let wall = board.wall(TENFOLD_SEARCH).map(|seconds| seconds * 1e3);
    board.goal(&format!("{TENFOLD_SEARCH}, ms"), wall, Bound::AtMost(40.0));
    let peak = board.peak(TENFOLD).map(|bytes| bytes as f64 / 1e6);
    board.goal(&format!("{TENFOLD}, peak memory, MB"), peak, Bound::AtMost(600.0));
}

/// Gives every hundredth document another edition.
fn change(corpus: &Corpus, documents: &Path, edition: u64) -> anyhow::Result<()> {
    for number in (0..corpus.documents()).step_by(100) {
        let document = corpus.document(number, edition);
        std::fs::write(documents.join(&document.path), &document.text)?;
    }
    Ok(())
}

/// The goals that these rows have.
pub fn goals(board: &mut Board, items: u64) {
    let at_most = [
        (BULK, "tantivy, default", 1.0),
        (BULK, "tantivy, en_stem", 0.7),
        (NO_OP, "walk with stat", 5.0),
        (CHANGED, BULK, 0.08),
        (MENTIONS[0].0, "ripgrep, rare word", 0.2),
        (MENTIONS[1].0, "ripgrep, frequent word", 1.0),
    ];
    let at_least =
        [("SQLite FTS5, porter", BULK, 2.0), ("recollindex", BULK, 10.0), ("omindex", BULK, 30.0)];
    for (over, under, limit) in at_most {
        board.ratio(over, under, Bound::AtMost(limit));
    }
    for (over, under, limit) in at_least {
        board.ratio(over, under, Bound::AtLeast(limit));
    }
    let limit = if items > 200_000 { 40.0 } else { 30.0 };
    for (row, _) in SEARCHES {
        let wall = board.wall(row).map(|seconds| seconds * 1e3);
        board.goal(&format!("{row}, ms"), wall, Bound::AtMost(limit));
    }
    let peak = board.peak(BULK).map(|bytes| bytes as f64 / 1e6);
    board.goal("peak memory of a bulk reindex, MB", peak, Bound::AtMost(600.0));
    board.goal_of("index size ÷ text", Bound::AtMost(0.8));
    board.goal_of("index was written to where nothing changed (0 no, 1 yes)", Bound::AtMost(0.0));
}

/// The command that brings an index up to date.
pub fn indexing(documents: &Path, index: &Path, rebuild: bool) -> Vec<PathBuf> {
    let mut arguments = vec!["index".into(), documents.to_owned(), "--index".into(), index.into()];
    arguments.extend(rebuild.then(|| "--rebuild".into()));
    arguments
}

fn query(index: &Path, arguments: &[&str]) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    all.extend([PathBuf::from("--index"), index.to_owned()]);
    all.extend(["--format", "jsonl"].map(PathBuf::from));
    all
}

/// Runs the program; exit status 1 is an answer (nothing found), 2 is not.
pub fn run(arguments: &[PathBuf]) -> anyhow::Result<Finished> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    let finished = measure::command(command.args(arguments))?;
    ensure!(finished.status.code().is_some_and(|code| code < 2), "failed: {command:?}");
    Ok(finished)
}

/// Size and time of every file of an index.
fn files(index: &Path) -> anyhow::Result<BTreeMap<PathBuf, (u64, SystemTime)>> {
    let mut files = BTreeMap::new();
    for path in crate::peers::walk::files(index).context("there is no index")? {
        let about = std::fs::metadata(&path)?;
        files.insert(path, (about.len(), about.modified()?));
    }
    Ok(files)
}
