//! `mentions` gives exactly the places that a whole-word search through the texts gives.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use minutebook::extract::{Extract, Style, extract_file};
use minutebook::index::IndexPlace;
use minutebook::ingest::{IngestOptions, Progress, run};
use minutebook::search::{Library, MentionQuestion};
use regex::Regex;

use crate::corpus::Corpus;
use crate::harness::{Dir, documents, shared};

/// File, line and column.
type Place = (String, u32, u32);

/// An index over a folder, and the texts of what is in it.
struct Both {
    library: Library,
    texts: Vec<(String, Extract)>,
    _index: Dir,
}

impl Both {
    fn new(folder: &Path) -> Self {
        let index = Dir::new();
        let place = IndexPlace::at(&index.path().join("index"));
        let options = IngestOptions::new(place.clone(), vec![folder.to_owned()]);
        run(&options, &Progress::default()).unwrap();
        let library = Library::open(&place).unwrap();
        let mut texts = Vec::new();
        for file in library.snapshot().catalog.files().unwrap() {
            let path = place.path_of(&file.name);
            if let Ok((extract, _)) = extract_file(&path) {
                texts.push((library.shown(&file.name), extract));
            }
        }
        Self { library, texts, _index: index }
    }

    /// Words and phrases of the texts, drawn by a fixed rule.
    fn drawn(&self, count: usize) -> BTreeSet<String> {
        let word = Regex::new(r"\w+").unwrap();
        let lines: Vec<&str> = self
            .texts
            .iter()
            .flat_map(|(_, extract)| {
                let plain = extract.lines.iter().filter(|line| line.style != Style::Furniture);
                plain.map(|line| extract.line(line))
            })
            .collect();
        let mut seed = 7_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % below
        };
        let mut drawn = BTreeSet::new();
        for _ in 0..count * 20 {
            let line = lines[next(lines.len())];
            let words: Vec<_> = word.find_iter(line).collect();
            if words.is_empty() || drawn.len() >= count {
                continue;
            }
            let first = next(words.len());
            let last = (first + next(3)).min(words.len() - 1);
            let term = &line[words[first].start()..words[last].end()];
            // What lies between the words must be plain: marks have several forms.
            if term.split_whitespace().all(|word| word.chars().all(|c| c.is_ascii_alphanumeric())) {
                drawn.insert(term.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        drawn
    }

    fn ours(&self, term: &str) -> Vec<Place> {
        let question =
            MentionQuestion { terms: vec![term.to_owned()], ..MentionQuestion::default() };
        let mut places = Vec::new();
        let mut each = |mention: minutebook::search::results::Mention| {
            places.push((mention.of.path.clone(), mention.line, mention.column));
            ControlFlow::Continue(())
        };
        self.library.mentions(&question, &mut each).unwrap();
        places
    }

    /// Line by line, as `grep -iwno` looks; `across` adds the places that run over a line's end.
    fn theirs(&self, term: &str) -> Vec<Place> {
        let words: Vec<String> = term.split(' ').map(regex::escape).collect();
        let regex = Regex::new(&format!(r"(?i)\b{}\b", words.join(r"\s+"))).unwrap();
        let mut places = Vec::new();
        for (path, extract) in &self.texts {
            for (number, line) in extract.lines.iter().enumerate() {
                if line.style == Style::Furniture {
                    continue;
                }
                let text = extract.line(line);
                for found in regex.find_iter(text) {
                    let column = text[..found.start()].chars().count() as u32 + 1;
                    places.push((path.clone(), number as u32 + 1, column));
                }
            }
        }
        places
    }

    fn agree(&self, count: usize) {
        let folded = |text: &str| !text.is_ascii();
        let foreign: Vec<&Extract> = self.texts.iter().map(|(_, extract)| extract).collect();
        let mut compared = 0;
        for term in self.drawn(count) {
            let (ours, theirs) = (self.ours(&term), self.theirs(&term));
            let (ours, theirs): (BTreeSet<Place>, BTreeSet<Place>) =
                (ours.into_iter().collect(), theirs.into_iter().collect());
            let missing: Vec<&Place> = theirs.difference(&ours).collect();
            assert!(
                missing.is_empty(),
                "`{term}` is not mentioned at {missing:?}, but at {ours:?}"
            );
            for place in ours.difference(&theirs) {
                // More are found only across a line's end and through folded letters.
                let (_, extract) = self.texts.iter().find(|(path, _)| *path == place.0).unwrap();
                let line = extract.line(&extract.lines[place.1 as usize - 1]);
                let rest: String = line.chars().skip(place.2 as usize - 1).collect();
                let across =
                    term.contains(' ') && rest.split_whitespace().count() < term.split(' ').count();
                assert!(across || folded(&rest), "`{term}` is mentioned at {place:?}, but: {line}");
            }
            compared += 1;
        }
        assert!(compared * 2 > count, "only {compared} terms of {} texts", foreign.len());
    }
}

#[test]
fn mentions_in_the_golden_documents_are_those_of_a_whole_word_search() {
    Both::new(&documents()).agree(300);
}

#[test]
fn mentions_in_made_up_minutes_are_those_of_a_whole_word_search() {
    let dir = Dir::new();
    Corpus::new(5, 40).write(dir.path()).unwrap();
    Both::new(dir.path()).agree(500);
}

#[test]
fn mentions_in_real_documents_are_those_of_a_whole_word_search() {
    let Some(seeds) = shared("seeds") else { return };
    Both::new(&seeds).agree(500);
}
