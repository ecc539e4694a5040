//! The stages of reading, one by one, on one thread, over the same documents in memory.

use std::hint::black_box;
use std::path::Path;

use minutebook::extract::{self, Extract};
use minutebook::facts::{self, Sitting};
use minutebook::rows::Rows;
use minutebook::{reading, segment};

use crate::corpus::Document;
use crate::measure;
use crate::table::Board;

/// Adds one sample of every stage. Each stage's time holds that stage only; the last row is all of
/// them together as the program runs them.
pub fn measure(board: &mut Board, documents: &[Document]) -> anyhow::Result<()> {
    let bytes = Some(documents.iter().map(|document| document.text.len() as u64).sum());
    let (sample, extracts) = measure::closure(|| extracts(documents))?;
    board.add("stage: decode and lines", bytes, sample);
    let (sample, rows) =
        measure::closure(|| Ok(extracts.iter().map(Rows::new).collect::<Vec<_>>()))?;
    board.add("stage: rows and cues", bytes, sample);
    let (sample, cuts) =
        measure::closure(|| Ok(rows.iter().map(segment::cut).collect::<Vec<_>>()))?;
    board.add("stage: cut", bytes, sample);
    let (sample, ()) = measure::closure(|| {
        for (rows, cut) in rows.iter().zip(&cuts) {
            for sections in &cut.meetings {
                black_box(facts::read(&Sitting { rows, sections, layout: cut.layout }));
            }
        }
        Ok(())
    })?;
    board.add("stage: facts", bytes, sample);
    drop((cuts, rows));
    let (sample, ()) = measure::closure(|| {
        for (document, extract) in documents.iter().zip(&extracts) {
            let source = reading::source(extract, document.text.as_bytes(), &document.path);
            black_box(reading::read(extract, source));
        }
        Ok(())
    })?;
    board.add("reading, all but decoding", bytes, sample);
    Ok(())
}

fn extracts(documents: &[Document]) -> anyhow::Result<Vec<Extract>> {
    let read = |document: &Document| {
        extract::extract(Path::new(&document.path), document.text.clone().into_bytes())
            .map_err(|error| anyhow::anyhow!("{}: {error}", document.path))
    };
    documents.iter().map(read).collect()
}
