use tantivy::directory::OwnedBytes;

use super::*;
use crate::index::entry::document_key;

/// A catalog of files that come in order of name.
fn bytes_of(files: &[FileEntry]) -> Vec<u8> {
    let (mut rows, mut bytes) = (Rows::default(), Vec::new());
    files.iter().zip(0..).for_each(|(file, order)| rows.add(order, file));
    rows.write(&mut bytes).unwrap();
    bytes
}

fn sample(count: usize) -> Vec<FileEntry> {
    (0..count)
        .map(|n| FileEntry {
            name: format!("{}/{n:05}.txt", ["ash", "beck"][n % 2]),
            bytes: n as u64,
            modified: -1,
            hash: [7; 32],
            outcome: match n % 3 {
                0 => Outcome::Failed { kind: "empty".to_owned(), words: "empty".to_owned() },
                _ => Outcome::Read {
                    format: "text".to_owned(),
                    pages: (n % 2 == 0).then_some(3),
                    meetings: (n % 4) as u32,
                    sittings: sittings::samples(n % 4),
                    items: 4,
                    warnings: vec!["one".to_owned(); n % 3],
                },
            },
        })
        .collect()
}

#[test]
fn every_file_is_found_again_by_key_and_in_order() {
    let mut files = sample(1000);
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let catalog = Catalog::open(OwnedBytes::new(bytes_of(&files))).unwrap();
    assert_eq!(catalog.files().unwrap(), files);
    assert_eq!(catalog.items(), 4 * 666);
    for (rank, file) in files.iter().enumerate() {
        let key = document_key(&file.name);
        assert_eq!(catalog.rank(key).unwrap(), Some(rank as u32));
        assert_eq!(catalog.file(key).unwrap().as_ref(), Some(file));
        if let Outcome::Read { meetings, sittings, .. } = &file.outcome {
            for number in 0..*meetings {
                let (name, meeting) = catalog.sitting(key, number).unwrap().unwrap();
                assert_eq!(name, file.name);
                assert_eq!(Ok(meeting), sittings::meeting(sittings, number));
            }
            assert_eq!(catalog.sitting(key, *meetings), Err(BadCatalog));
        }
    }
    assert_eq!(catalog.file(42).unwrap(), None);
}

#[test]
fn a_damaged_catalog_is_no_panic() {
    let bytes = bytes_of(&sample(5));
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x41;
        if let Ok(catalog) = Catalog::open(OwnedBytes::new(damaged)) {
            let _ = (catalog.files(), catalog.outlines());
            let key = document_key("beck/00001.txt");
            let _ = (catalog.file(key), catalog.sitting(key, 0));
        }
        let _ = Catalog::open(OwnedBytes::new(bytes[..at].to_vec())).map(|c| c.files());
    }
}

#[test]
fn a_catalog_that_grew_is_the_one_made_at_once() {
    let mut files = sample(40);
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let old = Catalog::open(OwnedBytes::new(bytes_of(&files))).unwrap();
    let mut rows = Rows::beside(&old).unwrap();
    for (at, mut outline) in (0..).zip(old.outlines().unwrap()) {
        let file = &mut files[at as usize];
        file.modified = at as i64;
        outline.modified = at as i64;
        match at % 5 {
            0 => {
                file.outcome = sample(2)[1].outcome.clone();
                rows.add(at, file);
            }
            _ => rows.keep(at, &old, &outline).unwrap(),
        }
    }
    let mut bytes = Vec::new();
    rows.write(&mut bytes).unwrap();
    let new = Catalog::open(OwnedBytes::new(bytes)).unwrap();
    assert_eq!(new.files().unwrap(), files);
    assert_eq!(new.file(document_key(&files[7].name)).unwrap().as_ref(), Some(&files[7]));
    let items = files.iter().map(|file| match file.outcome {
        Outcome::Read { items, .. } => u64::from(items),
        Outcome::Failed { .. } => 0,
    });
    assert_eq!(new.items(), items.sum::<u64>());
}
