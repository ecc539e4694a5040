//! Sittings to scopes: which documents belong to one council, so that names may be compared.
//!
//! A council is known where the document states it, or where the committee's name holds it. Else the
//! nearest folder decides: the one council stated there for the same committee, or the one council
//! stated there at all. Where a folder tells of several, a document that states none keeps to its
//! committee, and to itself where even that committee is stated for several councils: nothing is
//! joined on a guess. A scope only says what may be compared; it never fills a meeting's `council`.

use std::collections::HashMap;

use super::draft::Draft;
use super::fold::{committee_key, council_key, is_council};
use super::strings::Strings;
use super::table::NONE;

/// Which sitting is compared with which.
#[derive(Debug, Default)]
pub struct Scopes {
    /// For each sitting the number of its scope.
    pub of: Vec<u32>,
    /// For each sitting its committee for comparison, a string of [`Scopes::keys`]; or [`NONE`].
    pub committee: Vec<u32>,
    /// The strings for comparison.
    pub keys: Strings,
    /// For each scope the council for comparison, or [`NONE`].
    pub council: Vec<u32>,
}

/// The councils stated in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    One(u32),
    Several,
}

/// What a scope is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Mark {
    Council(u32),
    Nowhere,
    Committee(u32, u32),
    Document(u32),
}

/// Finds the scope of every sitting.
pub fn find(rows: &Draft) -> Scopes {
    let mut scopes = Scopes::default();
    let stated = stated(rows, &mut scopes);
    let folders = Folders::new(rows);
    let mut anywhere: HashMap<u32, Stated> = HashMap::new();
    let mut committee: HashMap<(u32, u32), Stated> = HashMap::new();
    for (sitting, &council) in stated.iter().enumerate().filter(|(_, council)| **council != NONE) {
        for &folder in folders.above(rows.sittings[sitting].document) {
            note(&mut anywhere, folder, council);
            note(&mut committee, (folder, scopes.committee[sitting]), council);
        }
    }
    let mut numbers: HashMap<Mark, u32> = HashMap::new();
    for (sitting, &council) in stated.iter().enumerate() {
        let document = rows.sittings[sitting].document;
        let name = scopes.committee[sitting];
        let mark = if council != NONE {
            Mark::Council(council)
        } else {
            let mut found = Mark::Nowhere;
            for &folder in folders.above(document) {
                let here = committee.get(&(folder, name)).filter(|_| name != NONE);
                found = match (here, anywhere.get(&folder)) {
                    (Some(Stated::One(council)), _) => Mark::Council(*council),
                    (Some(Stated::Several), _) => Mark::Document(document),
                    (None, Some(Stated::One(council))) => Mark::Council(*council),
                    (None, Some(Stated::Several)) if name == NONE => Mark::Document(document),
                    (None, Some(Stated::Several)) => Mark::Committee(folder, name),
                    (None, None) => continue,
                };
                break;
            }
            found
        };
        let next = numbers.len() as u32;
        let number = *numbers.entry(mark).or_insert(next);
        if number == next {
            scopes.council.push(if let Mark::Council(council) = mark { council } else { NONE });
        }
        scopes.of.push(number);
    }
    scopes
}

fn note<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Stated>, key: K, council: u32) {
    let entry = map.entry(key).or_insert(Stated::One(council));
    if *entry != Stated::One(council) {
        *entry = Stated::Several;
    }
}

/// For each sitting the council that it states, for comparison; fills the committees on the way.
fn stated(rows: &Draft, scopes: &mut Scopes) -> Vec<u32> {
    let mut committees: HashMap<u32, (u32, u32)> = HashMap::from([(NONE, (NONE, NONE))]);
    let mut councils: HashMap<u32, u32> = HashMap::from([(NONE, NONE)]);
    let mut stated = Vec::with_capacity(rows.sittings.len());
    for sitting in &rows.sittings {
        let keys = &mut scopes.keys;
        let (committee, inside) = *committees.entry(sitting.committee).or_insert_with(|| {
            let (key, council) = committee_key(rows.text(sitting.committee));
            let council = council.or_else(|| is_council(&key).then(|| key.clone()));
            (keys.keep(&key), keys.keep_option(council.as_deref()))
        });
        let council = *councils
            .entry(sitting.council)
            .or_insert_with(|| keys.keep(&council_key(rows.text(sitting.council))));
        scopes.committee.push(committee);
        stated.push(if council == NONE { inside } else { council });
    }
    stated
}

/// The folders of documents, each with those above it, nearest first.
struct Folders {
    /// For each document the place of its list in `lists`.
    of: Vec<usize>,
    lists: Vec<Vec<u32>>,
}

impl Folders {
    fn new(rows: &Draft) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut folders = Self { of: Vec::with_capacity(rows.documents.len()), lists: Vec::new() };
        for document in &rows.documents {
            // A folder's last character parts it from the file.
            let parent = parent(rows.text(document.folder));
            let place = *known.entry(parent).or_insert_with(|| {
                // Deeper than 32 folders nobody keeps minutes; the bound keeps the work linear.
                let above = std::iter::successors(Some(parent), |folder| {
                    (!folder.is_empty()).then(|| self::parent(folder))
                });
                let list = above.take(32).map(|folder| {
                    let next = numbers.len() as u32;
                    *numbers.entry(folder).or_insert(next)
                });
                folders.lists.push(list.collect());
                folders.lists.len() - 1
            });
            folders.of.push(place);
        }
        folders
    }

    fn above(&self, document: u32) -> &[u32] {
        &self.lists[self.of[document as usize]]
    }
}

/// The folder of a path, as printed; empty at the top.
fn parent(path: &str) -> &str {
    path.rfind(['/', '\\']).map_or("", |at| &path[..at])
}
