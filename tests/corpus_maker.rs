//! The made-up folders that the benchmarks read are what their header says.

use std::collections::HashMap;

use crate::corpus::{COMMON, Corpus, Document};

fn documents(seed: u64, count: u64) -> Vec<Document> {
    let corpus = Corpus::new(seed, count);
    (0..count).map(|index| corpus.document(index, 0)).collect()
}

/// Figures in the README are of these bytes: a change of the maker makes them figures of the past,
/// so it should not happen unawares. Copy the new hash here and measure again.
#[test]
fn same_seed_gives_the_same_bytes() {
    let mut hasher = blake3::Hasher::new();
    for document in documents(1974, 60) {
        hasher.update(document.path.as_bytes()).update(document.text.as_bytes());
    }
    assert_eq!(&hasher.finalize().to_hex()[..16], "c7d10448c086dcd7");
    assert_ne!(documents(1, 4)[0].text, documents(2, 4)[0].text);
}

#[test]
fn parts_hold_the_whole_text_in_order() {
    for document in documents(7, 60) {
        let mut end = 0;
        for part in &document.parts {
            assert_eq!(part.range.start, end, "{}", document.path);
            end = part.range.end;
            assert!(document.text.is_char_boundary(end));
        }
        assert_eq!(end, document.text.len(), "{}", document.path);
        assert!(document.parts.iter().any(|part| part.item), "{}", document.path);
    }
}

#[test]
fn paths_differ_and_an_edition_keeps_its_path() {
    let corpus = Corpus::new(3, 300);
    let mut paths: Vec<String> = (0..300).map(|index| corpus.document(index, 0).path).collect();
    let (first, second) = (corpus.document(5, 0), corpus.document(5, 1));
    assert_eq!(first.path, second.path);
    assert_ne!(first.text, second.text);
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), 300);
}

#[test]
fn words_and_sizes_are_as_promised() {
    let documents = documents(11, 1000);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let parts = documents.iter().flat_map(|document| &document.parts);
    let items = parts.filter(|part| part.item).count();
    assert!((9_000..15_000).contains(&(bytes / 1000)), "{bytes} bytes");
    assert!((7_000..10_000).contains(&items), "{items} items");
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all = 0;
    for document in &documents {
        for word in document.text.split(|letter: char| !letter.is_alphanumeric()) {
            all += 1;
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let share = |word: &str| counts[word] as f64 / all as f64;
    assert!((0.02..0.08).contains(&share("the")), "{}", share("the"));
    assert!(share("of") < share("the") && share("of") > share("the") / 3.0);
    let mentions = counts[&COMMON.to_lowercase()];
    assert!((2_000..5_500).contains(&mentions), "{mentions} mentions");
    assert!(counts.len() > 30_000, "{} words", counts.len());
}
