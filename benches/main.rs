//! `cargo bench`: a folder of made-up documents, read and indexed by us and by others, in one run
//! on the same bytes.
//!
//! Prints a table of times and one of ratios, each the median of the rounds. All rows are measured
//! once in every round, so that a machine that slows down meanwhile slows all of them. Our own
//! commands and other programs are timed as whole processes; libraries are timed in this process,
//! which spares them their start.
//!
//! | variable | what it sets | default |
//! |---|---|---|
//! | `MINUTEBOOK_BENCH_DOCS` | documents | 10,000 (117 MB, 86,000 items) |
//! | `MINUTEBOOK_BENCH_ROUNDS` | rounds | 5 |
//! | `MINUTEBOOK_BENCH_DIR` | where the documents and indexes are written for the time | the temporary folder |
//! | `MINUTEBOOK_BENCH_TENFOLD` | rounds with ten times the documents too | 0 |
//! | `MINUTEBOOK_BENCH_SLOW` | rounds with recollindex and omindex too, which take minutes | 1 |
//!
//! Beware: the files have just been written and lie in the page cache; so they do for all rows. A
//! machine with other work shows it in the wall times first, so compare the processor's too.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod corpus;
mod measure;
mod ours;
mod peers;
mod stages;
mod table;

use std::path::{Path, PathBuf};

use anyhow::Context;

use corpus::{Corpus, Document, Totals};
use table::Board;

/// The corpus of all published figures.
const SEED: u64 = 1974;
/// More documents than this are not held in memory for those that want items cut beforehand.
const MOST_IN_MEMORY: u64 = 200_000;

/// What is looked for, and what the rows call it.
const WORDS: [(&str, &str); 2] = [("rare word", corpus::RARE), ("frequent word", corpus::COMMON)];

/// One run of the benchmark.
struct Bench {
    /// The folder of documents.
    documents: PathBuf,
    /// Where indexes are written.
    scratch: PathBuf,
    totals: Totals,
    /// All documents, where they are not too many.
    cut: Vec<Document>,
    corpus: Corpus,
    board: Board,
    /// How many of the rounds also take the slow peers.
    slow: u64,
    /// How many of the rounds also take ten times the documents.
    tenfold: u64,
}

fn main() -> anyhow::Result<()> {
    // `cargo test --benches` starts benchmarks with other arguments, to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let documents = number("MINUTEBOOK_BENCH_DOCS", 10_000)?;
    let rounds = number("MINUTEBOOK_BENCH_ROUNDS", 5)?;
    let place = std::env::var_os("MINUTEBOOK_BENCH_DIR").map(PathBuf::from);
    let place = tempfile::tempdir_in(place.unwrap_or_else(std::env::temp_dir))?;
    let corpus = Corpus::new(SEED, documents);
    let folder = place.path().join("documents");
    eprintln!("writing {documents} documents to {}", folder.display());
    let totals = corpus.write(&folder).context("the documents cannot be written")?;
    let in_memory = if documents <= MOST_IN_MEMORY { documents } else { 0 };
    let mut bench = Bench {
        documents: folder,
        scratch: place.path().join("scratch"),
        totals,
        cut: (0..in_memory).map(|index| corpus.document(index, 0)).collect(),
        board: Board::default(),
        slow: number("MINUTEBOOK_BENCH_SLOW", 1)?,
        tenfold: number("MINUTEBOOK_BENCH_TENFOLD", 0)?,
        corpus,
    };
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        bench.round(round)?;
    }
    bench.finish();
    Ok(())
}

impl Bench {
    /// Measures every row once.
    fn round(&mut self, round: u64) -> anyhow::Result<()> {
        let index = self.fresh()?;
        let (folder, totals) = (&self.documents, &self.totals);
        ours::measure(&mut self.board, &self.corpus, folder, totals, &index)?;
        self.libraries()?;
        self.ripgrep()?;
        if round <= self.slow {
            self.slow_programs()?;
        }
        if round <= self.tenfold {
            self.tenfold()?;
        }
        stages::measure(&mut self.board, &self.cut)
    }

    fn libraries(&mut self) -> anyhow::Result<()> {
        let bytes = Some(self.totals.bytes);
        if self.cut.is_empty() {
            let note = "Too many documents to hold them in memory: no rows for cut items.";
            self.board.note(note.to_owned());
        } else {
            for tokenizer in ["default", "en_stem"] {
                self.stock_tantivy(tokenizer)?;
            }
            let file = self.fresh()?;
            let work = || peers::sqlite::index(&self.cut, &file);
            self.board.add("SQLite FTS5, porter", bytes, measure::closure(work)?.0);
        }
        for (name, word) in WORDS {
            let (sample, count) = measure::closure(|| peers::grep::count(&self.documents, word))?;
            self.board.add(&format!("grep-searcher, {name}"), bytes, sample);
            self.board.note(format!("{word} stands in {count} places."));
        }
        let (sample, _) = measure::closure(|| peers::walk::stat(&self.documents))?;
        self.board.add("walk with stat", None, sample);
        Ok(())
    }

    fn stock_tantivy(&mut self, tokenizer: &str) -> anyhow::Result<()> {
        let place = self.fresh()?;
        let work = || peers::engine::index(&self.cut, &place, tokenizer);
        let sample = measure::closure(work)?.0;
        self.board.add(&format!("tantivy, {tokenizer}"), Some(self.totals.bytes), sample);
        Ok(())
    }

    /// The same documents and nine times as many more, with nothing beside them on the disk.
    fn tenfold(&mut self) -> anyhow::Result<()> {
        let index = self.fresh()?;
        let folder = self.scratch.join("tenfold");
        eprintln!("writing {} documents to {}", self.totals.documents * 10, folder.display());
        let totals = Corpus::new(SEED, self.totals.documents * 10).write(&folder)?;
        ours::measure_tenfold(&mut self.board, &folder, &totals, &index)?;
        remove(&self.scratch)
    }

    fn ripgrep(&mut self) -> anyhow::Result<()> {
        let bytes = Some(self.totals.bytes);
        if peers::programs::found("rg") {
            for (name, word) in WORDS {
                let mut command = peers::programs::ripgrep(&self.documents, word);
                let finished = measure::command(&mut command)?;
                self.board.add(&format!("ripgrep, {name}"), bytes, finished.sample);
                let count = finished.output.iter().filter(|&&byte| byte == b'\n').count();
                self.board.note(format!("ripgrep prints {count} places of {word}."));
            }
        } else {
            self.board.note("ripgrep (rg) was not found.".to_owned());
        }
        Ok(())
    }

    fn slow_programs(&mut self) -> anyhow::Result<()> {
        let bytes = Some(self.totals.bytes);
        for program in ["recollindex", "omindex"] {
            if !peers::programs::found(program) {
                self.board.note(format!("{program} was not found."));
                continue;
            }
            let place = self.fresh()?;
            let mut command = match program {
                "recollindex" => peers::programs::recoll(&self.documents, &place)?,
                _ => peers::programs::omindex(&self.documents, &place),
            };
            let finished = measure::command(&mut command)?;
            anyhow::ensure!(finished.status.success(), "{program} failed: {}", finished.status);
            self.board.add(program, bytes, finished.sample);
        }
        Ok(())
    }

    /// A path in an empty scratch folder.
    fn fresh(&self) -> anyhow::Result<PathBuf> {
        remove(&self.scratch)?;
        std::fs::create_dir_all(&self.scratch)?;
        Ok(self.scratch.join("index"))
    }

    /// Ratios and tables.
    fn finish(&mut self) {
        ours::goals(&mut self.board, self.totals.items);
        if self.tenfold > 0 {
            ours::tenfold_goals(&mut self.board);
        }
        let rounds = format!(
            "Medians of all rounds; recollindex and omindex of {}, ten times the documents of {}.",
            self.slow, self.tenfold
        );
        self.board.note(rounds);
        let Totals { documents, items, bytes } = self.totals;
        println!("{documents} documents, {items} items, {:.1} MB\n", bytes as f64 / 1e6);
        println!("{}", self.board.print());
    }
}

/// Removes a folder that may not be there.
fn remove(folder: &Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// A whole number from the environment.
fn number(variable: &str, default: u64) -> anyhow::Result<u64> {
    match std::env::var(variable) {
        Ok(text) => text.parse().with_context(|| format!("{variable}={text} is no whole number")),
        Err(_) => Ok(default),
    }
}
