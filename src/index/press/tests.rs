//! A segment of a press against one of the engine's own indexer, from the same entries.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use tantivy::indexer::NoMergePolicy;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings, IndexWriter};

use super::{Manuscript, Press};
use crate::index::entry::{Cell, Entry, Shared};
use crate::index::record;
use crate::index::schema::{self, Fields};
use crate::index::shorthand::{Scribe, WordList};
use crate::item::{Decision, Item, Kind, Meeting, Part, Place};

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

fn by_the_engine(make: &dyn Fn(&Fields) -> Vec<Manuscript>) -> BTreeMap<String, Vec<u8>> {
    let (folder, fields) = (tempfile::tempdir().unwrap(), Fields::load().unwrap());
    let index = index(folder.path(), &fields);
    let mut writer: IndexWriter<Entry> = index.writer_with_num_threads(1, 300_000_000).unwrap();
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut scribe = Scribe::new(&Arc::new(WordList::new()));
    for Manuscript { shared, item, ordinal } in make(&fields) {
        let record = record::encode(shared.belongs(ordinal), &item, &mut scribe, &mut ());
        let mut entry = shared.entry(&fields, &item, ordinal, record);
        let decisions = item.decisions.into_iter().map(|said| (fields.decision, said.text));
        let titles = item.title.map(|title| (fields.title, title));
        let words = decisions.chain(titles).chain([(fields.text, item.text)]);
        entry.cells.extend(words.map(|(field, text)| (field, Cell::Text(text))));
        writer.add_document(entry).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
    assert_eq!(index.searchable_segment_ids().unwrap().len(), 1);
    files(folder.path())
}

fn by_the_press(
    make: &dyn Fn(&Fields) -> Vec<Manuscript>,
    batch: usize,
) -> BTreeMap<String, Vec<u8>> {
    let (folder, fields) = (tempfile::tempdir().unwrap(), Fields::load().unwrap());
    let index = index(folder.path(), &fields);
    let mut writer: IndexWriter<Entry> = index.writer_with_num_threads(1, 15_000_000).unwrap();
    let mut press = Press::new(writer.new_segment(), &fields, &Arc::default()).unwrap();
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

fn assert_same(make: &dyn Fn(&Fields) -> Vec<Manuscript>, batch: usize) {
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
fn manuscript(fields: &Fields, seed: u64, texts: &[String]) -> Manuscript {
    let text = |at: u64| texts[(seed + at) as usize % texts.len()].clone();
    let some = |every: u64, value: String| (!seed.is_multiple_of(every)).then_some(value);
    let meeting = Meeting {
        council: some(4, format!("council {}", seed % 3)),
        committee: some(5, text(1)),
        date: jiff::civil::Date::new(1960 + (seed % 20) as i16, 3, 4)
            .ok()
            .filter(|_| !seed.is_multiple_of(7)),
        id: String::new(),
        kind: Kind::Minutes,
        end_date: None,
        date_source: None,
        start_time: None,
        end_time: None,
        venue: None,
        evidence: Vec::new(),
        attendees: Vec::new(),
        items: Vec::new(),
    };
    let path = format!("{}.txt", seed / 3);
    let shared = Shared::new(fields, &path, (seed % 3) as u32, &meeting, "plain", "text");
    let decision = |at| Decision { text: text(at), ..Decision::default() };
    let item = Item {
        number: some(6, (seed % 9).to_string()),
        title: some(3, text(7)),
        topic: (0..seed % 4).map(|step| format!("{} {step}", seed % 2)).collect(),
        exempt: seed.is_multiple_of(8),
        decisions: (0..seed % 4).map(decision).collect(),
        text: text(3),
        id: String::new(),
        part: Part::Item,
        level: 1,
        attendees: Vec::new(),
        page: None,
        line_start: 1,
        line_end: 2,
        place: Place::default(),
    };
    Manuscript { shared: Arc::new(shared), item, ordinal: seed % 5 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_segment_is_the_engines_to_the_byte(
        seeds in prop::collection::vec(0u64..60, 0..200),
        texts in prop::collection::vec("([a-e]{1,3}['’ .]|s |ward |é|Ω |[S_×ʼ\u{ad}\u{200c}→'’-]|\n|\u{301}|[a-z]{14,18}){0,40}", 1..8),
        batch in 1usize..400,
    ) {
        prop_assume!(!seeds.is_empty());
        let make = |fields: &Fields| seeds.iter().map(|seed| manuscript(fields, *seed, &texts)).collect();
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
    let make = |fields: &Fields| (0..2000).map(|seed| manuscript(fields, seed, &texts)).collect();
    assert_same(&make, 4 << 20);
    assert_same(&make, 1000);
}
