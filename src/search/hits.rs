//! `search` and `facets`: the best items and the counts of their facets.

use std::collections::{BTreeMap, HashMap};

use tantivy::query::{BooleanQuery, Occur, Query};

use super::collect::{Collect, Collected, Ranked};
use super::filters::{self, Meaning};
use super::fold::Sketch;
use super::places::Finder;
use super::question::{FacetRequest, Filters, SearchQuestion};
use super::results::{Answer, FacetCount, SearchHit, VERSION};
use super::{Library, SearchError, snippet};
use crate::index::catalog::Outcome;
use crate::index::entry::document_key;
use crate::item::Source;
use crate::query::lower::lower;
use crate::query::{Node, Note, Options, Parsed, Phrase, parse};

impl Library {
    /// Items that match, best first, with counts of the facets asked for.
    pub fn search(&self, question: &SearchQuestion) -> Result<Answer<SearchHit>, SearchError> {
        self.guarded(|| self.search_unguarded(question))
    }

    /// Only the counts: values of facets among the items that match.
    pub fn facets(
        &self,
        query: &str,
        filters: &Filters,
        facets: &[FacetRequest],
    ) -> Result<Answer<SearchHit>, SearchError> {
        self.search(&SearchQuestion {
            query: query.to_owned(),
            filters: filters.clone(),
            facets: facets.to_vec(),
            limit: 0,
            ..SearchQuestion::default()
        })
    }

    fn search_unguarded(
        &self,
        question: &SearchQuestion,
    ) -> Result<Answer<SearchHit>, SearchError> {
        let (parsed, mut notes) = read(question)?;
        let meaning = Meaning::new(self, &question.filters)?;
        let found = self.collect(question, &parsed.tree, &meaning)?;
        let finder = Finder::new(phrases(&parsed.tree), false);
        let hits = match question.fold {
            true => self.folded(question, &parsed.tree, &meaning, found.top, &finder)?,
            false => {
                let wanted = found.top.iter().skip(question.offset);
                let stated_only = question.filters.stated_only;
                let hits = wanted.map(|ranked| self.hit(ranked, &finder, stated_only));
                hits.collect::<Result<_, _>>()?
            }
        };
        if found.total == 0 {
            notes.extend(self.did_you_mean(&parsed.tree)?);
        }
        notes.extend(meaning.into_notes());
        Ok(Answer {
            version: VERSION,
            query: Some(question.query.clone()),
            total: found.total,
            hits,
            facets: named(&question.facets, found.counts),
            notes,
        })
    }

    pub(super) fn collect(
        &self,
        question: &SearchQuestion,
        tree: &Node,
        meaning: &Meaning,
    ) -> Result<Collected, SearchError> {
        let fields = &self.snapshot.fields;
        if let Some(facet) = question.facets.iter().find(|f| fields.facet(&f.name).is_none()) {
            return Err(SearchError::UnknownFacet(facet.name.clone()));
        }
        let words = self.engine(lower(tree, fields, meaning))?;
        let filter = filters::query(self, &question.filters, meaning, None)?;
        let collect = Collect {
            limit: collected(question),
            sort: question.sort,
            facets: question.facets.iter().map(|facet| facet.name.clone()).collect(),
            inferred: meaning.inferred.clone(),
        };
        let query = both(words.box_clone(), filter);
        let mut found = meaning.ran(self.snapshot.searcher.search(&query, &collect))?;
        for (index, facet) in question.facets.iter().enumerate() {
            if !is_filtered(&question.filters, &facet.name) {
                continue;
            }
            // Counted with its own filter, the other values of a facet would be gone.
            let filter = filters::query(self, &question.filters, meaning, Some(&facet.name))?;
            let query = both(words.box_clone(), filter);
            let only = Collect { limit: 0, facets: vec![facet.name.clone()], ..collect.clone() };
            let mut counted = meaning.ran(self.snapshot.searcher.search(&query, &only))?;
            if let Some(counts) = counted.counts.pop() {
                found.counts[index] = counts;
            }
        }
        Ok(found)
    }

    /// The items asked for, near-identical ones under the best of them. `top` holds the best; more
    /// are fetched while so many of them are folded that the page is not full.
    fn folded(
        &self,
        question: &SearchQuestion,
        tree: &Node,
        meaning: &Meaning,
        mut top: Vec<Ranked>,
        finder: &Finder,
    ) -> Result<Vec<SearchHit>, SearchError> {
        let wanted = question.limit.saturating_add(question.offset);
        let mut groups = Groups::default();
        let (mut asked, mut looked_at) = (collected(question), 0);
        loop {
            for ranked in &top[looked_at..] {
                groups.add(self.hit(ranked, finder, question.filters.stated_only)?, wanted);
            }
            looked_at = top.len();
            if groups.hits.len() >= wanted || looked_at < asked {
                return Ok(groups.hits.into_iter().skip(question.offset).collect());
            }
            let facets = Vec::new();
            let more = SearchQuestion { limit: asked, offset: 0, facets, ..question.clone() };
            asked = collected(&more);
            top = self.collect(&more, tree, meaning)?.top;
        }
    }

    pub(super) fn hit(
        &self,
        ranked: &Ranked,
        finder: &Finder,
        stated_only: bool,
    ) -> Result<SearchHit, SearchError> {
        let record = self.record(ranked.address)?;
        let places = finder.find(&record.item.text);
        Ok(SearchHit {
            meeting: self.meeting_of(&record, stated_only)?,
            source: self.source(&record.path),
            score: ranked.score,
            snippet: snippet::best(&record.item.text, &places),
            item: record.item,
            also: Vec::new(),
        })
    }

    /// What the catalog knows of a file.
    pub(super) fn source(&self, name: &str) -> Source {
        let mut source = Source { path: self.shown(name), ..Source::default() };
        if let Ok(Some(file)) = self.snapshot.catalog.file(document_key(name)) {
            source.bytes = file.bytes;
            source.blake3 = blake3::Hash::from_bytes(file.hash).to_hex().to_string();
            if let Outcome::Read { format, pages, .. } = file.outcome {
                source.format = format;
                source.pages = pages;
            }
        }
        source
    }
}

/// How many items are collected for a page: where some may be folded, more than it holds.
fn collected(question: &SearchQuestion) -> usize {
    let page = question.limit.saturating_add(question.offset);
    match question.limit {
        0 => 0,
        _ if question.fold => page.saturating_mul(2).saturating_add(20),
        _ => page,
    }
}

/// Hits on their way to a page, with what is folded under them.
#[derive(Default)]
pub(super) struct Groups {
    pub hits: Vec<SearchHit>,
    /// The groups of each meeting, with their sketches.
    of_meeting: HashMap<String, Vec<(usize, Sketch)>>,
}

impl Groups {
    /// Folds a hit under an earlier one, or keeps it while fewer than `wanted` are kept.
    pub fn add(&mut self, hit: SearchHit, wanted: usize) {
        let sketch = Sketch::of(&hit.item.text);
        let groups = self.of_meeting.entry(hit.meeting.id.clone()).or_default();
        let same = groups.iter().find(|(at, other)| {
            self.hits[*at].source.path != hit.source.path && other.is_like(&sketch)
        });
        match same {
            Some(&(at, _)) => self.hits[at].also.push(hit.item.id),
            None if self.hits.len() < wanted => {
                groups.push((self.hits.len(), sketch));
                self.hits.push(hit);
            }
            None => {}
        }
    }
}

/// Reads a query, with what should be said of it; with `strict`, one that is not read in full is an
/// error.
pub(super) fn read(question: &SearchQuestion) -> Result<(Parsed, Vec<String>), SearchError> {
    let parsed = parse(&question.query, Options { stem: question.stem });
    if let Some(note) = parsed.notes.first().filter(|_| question.strict) {
        return Err(SearchError::Query {
            query: question.query.clone(),
            at: note.start + 1,
            words: note.words.clone(),
        });
    }
    let mut notes: Vec<String> = parsed.notes.iter().map(note_words).collect();
    // A list of items or facets without a query is asked for on purpose where filters narrow it.
    let typed = !question.query.trim().is_empty();
    let narrowed = question.limit == 0 || !question.filters.is_empty();
    if parsed.tree == Node::Everything && (typed || !narrowed) {
        notes.push("nothing is asked for: every item matches".to_owned());
    }
    Ok((parsed, notes))
}

fn note_words(note: &Note) -> String {
    format!("query, character {}: {}", note.start + 1, note.words)
}

/// What is marked in the text: phrases as phrases, and the words of looser ones each on its own.
pub(super) fn phrases(tree: &Node) -> Vec<Phrase> {
    let mut all: Vec<Phrase> = Vec::new();
    tree.phrases(&mut |phrase| {
        if phrase.slop == 0 {
            all.push(phrase.clone());
            return;
        }
        all.extend(phrase.slots.iter().map(|slot| {
            let mut slot = slot.clone();
            slot.offset = 0;
            Phrase { field: phrase.field, slots: vec![slot], slop: 0 }
        }));
    });
    all.retain(|phrase| !phrase.slots.iter().all(|slot| slot.test.is_any_word()));
    all
}

/// The items that match both.
pub(super) fn both(words: Box<dyn Query>, filter: Option<Box<dyn Query>>) -> Box<dyn Query> {
    match filter {
        None => words,
        Some(filter) => {
            Box::new(BooleanQuery::new(vec![(Occur::Must, words), (Occur::Must, filter)]))
        }
    }
}

fn is_filtered(filters: &Filters, facet: &str) -> bool {
    let own = match facet {
        "committee" => !filters.committee.is_empty(),
        "council" => !filters.council.is_empty(),
        "topic" => !filters.topic.is_empty(),
        "kind" => !filters.kind.is_empty(),
        "part" => !filters.part.is_empty(),
        "decided" => filters.decided,
        "year" | "month" => !filters.date.is_empty(),
        _ => false,
    };
    own || filters.facet.iter().any(|(name, _)| name == facet)
}

/// The most frequent values of each facet; years and months in their order.
pub(super) fn named(
    requests: &[FacetRequest],
    counts: Vec<HashMap<String, u64>>,
) -> BTreeMap<String, Vec<FacetCount>> {
    let lists = requests.iter().zip(counts).map(|(request, counts)| {
        let mut values: Vec<FacetCount> =
            counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
        values.sort_unstable_by(|one, two| {
            two.count.cmp(&one.count).then_with(|| one.value.cmp(&two.value))
        });
        values.truncate(request.limit);
        if matches!(request.name.as_str(), "year" | "month") {
            values.sort_unstable_by(|one, two| one.value.cmp(&two.value));
        }
        (request.name.clone(), values)
    });
    lists.collect()
}
