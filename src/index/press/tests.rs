//! A segment of a press against one of the engine's own indexer, from the same entries.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use tantivy::indexer::NoMergePolicy;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings, IndexWriter};

use super::Press;
use crate::index::entry::{Cell, Entry};
use crate::index::schema::{self, Fields};

fn index(folder: &Path, fields: &Fields) -> Index {
    let settings = IndexSettings {
        docstore_compression: Compressor::Lz4,
        docstore_blocksize: 4096,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let directory = tantivy::directory::MmapDirectory::open(folder).unwrap();
    let index = Index::create(directory, fields.schema.clone(), settings).unwrap();
    schema::register(&index);
    index
}

/// The files of the one segment, by extension.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let component = |path: &Path| {
        let extension = path.extension()?.to_str()?.to_owned();
        (!["json", "lock"].contains(&extension.as_str())).then_some(extension)
    };
    entries.filter_map(|path| Some((component(&path)?, std::fs::read(&path).unwrap()))).collect()
}

fn by_the_engine(make: &dyn Fn(&Fields) -> Vec<Entry>) -> BTreeMap<String, Vec<u8>> {
    let (folder, fields) = (tempfile::tempdir().unwrap(), Fields::load().unwrap());
    let index = index(folder.path(), &fields);
    let mut writer: IndexWriter<Entry> = index.writer_with_num_threads(1, 300_000_000).unwrap();
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for entry in make(&fields) {
        writer.add_document(entry).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
    assert_eq!(index.searchable_segment_ids().unwrap().len(), 1);
    files(folder.path())
}

fn by_the_press(make: &dyn Fn(&Fields) -> Vec<Entry>, batch: usize) -> BTreeMap<String, Vec<u8>> {
    let (folder, fields) = (tempfile::tempdir().unwrap(), Fields::load().unwrap());
    let index = index(folder.path(), &fields);
    let mut writer: IndexWriter<Entry> = index.writer_with_num_threads(1, 15_000_000).unwrap();
    let mut press = Press::new(writer.new_segment()).unwrap();
    press.batch = batch;
    let entries = make(&fields);
    let count = entries.len() as u64;
    entries.into_iter().for_each(|entry| press.add(entry).unwrap());
    writer.add_segment(press.finish().unwrap().unwrap()).unwrap();
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
    assert_eq!(index.reader().unwrap().searcher().num_docs(), count);
    assert!(index.validate_checksum().unwrap().is_empty());
    files(folder.path())
}

fn assert_same(make: &dyn Fn(&Fields) -> Vec<Entry>, batch: usize) {
    let (engine, press) = (by_the_engine(make), by_the_press(make, batch));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&engine), names(&press));
    for (name, bytes) in engine.iter().rev() {
        let same = bytes.iter().zip(&press[name]).take_while(|(one, other)| one == other).count();
        let lengths = (bytes.len(), press[name].len());
        assert!(*bytes == press[name], "{name} differs at {same} of {lengths:?}");
    }
}

/// An item as the index takes it, from a number that says what it holds.
fn entry(fields: &Fields, seed: u64, texts: &[String]) -> Entry {
    let text = |at: u64| texts[(seed + at) as usize % texts.len()].clone();
    let mut cells = vec![
        (fields.document, Cell::Number((seed / 3).wrapping_mul(0x9e37_79b9_7f4a_7c15))),
        (fields.sitting, Cell::Number(seed)),
        (fields.ordinal, Cell::Number(seed % 5)),
        (fields.routine, Cell::Number(seed % 2)),
    ];
    for (at, field) in fields.facets.iter().enumerate() {
        // Some facets are missing, some have two values or the same one twice.
        for value in 0..(seed + at as u64) % 4 {
            cells.push((*field, Cell::Text(format!("{} {}", at, (seed + value) % 3))));
        }
    }
    if !seed.is_multiple_of(7) {
        cells.push((fields.day, Cell::Signed(seed as i64 - 20)));
    }
    for at in 0..seed % 4 {
        cells.push((fields.decision, Cell::Text(text(at))));
    }
    if !seed.is_multiple_of(3) {
        cells.push((fields.title, Cell::Text(text(7))));
    }
    cells.push((fields.text, Cell::Text(text(3))));
    cells.push((fields.record, Cell::Bytes(seed.to_le_bytes().to_vec())));
    Entry::of(cells)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_segment_is_the_engines_to_the_byte(
        seeds in prop::collection::vec(0u64..60, 0..200),
        texts in prop::collection::vec("([a-e]{1,3}['’ .]|s |ward |é|Ω |\u{301}){0,40}", 1..8),
        batch in 1usize..400,
    ) {
        prop_assume!(!seeds.is_empty());
        let make = |fields: &Fields| seeds.iter().map(|seed| entry(fields, *seed, &texts)).collect();
        assert_same(&make, batch);
    }
}

#[test]
fn many_items_and_long_words_make_the_same_segment() {
    let long = "x".repeat(70_000);
    let mut texts: Vec<String> = (0..900u64)
        .map(|at| (0..at % 90).map(|word| format!("w{} ", word * at * at % 5000)).collect())
        .collect();
    texts.push(long);
    texts.push("the ".repeat(3000));
    let make = |fields: &Fields| (0..2000).map(|seed| entry(fields, seed, &texts)).collect();
    assert_same(&make, 4 << 20);
    assert_same(&make, 1000);
}
