//! `similar`: the items about the same matter at other meetings, by date.
//!
//! In comes an item's id. Its most telling words (rare in the index, frequent in the item, those of
//! the title twice) make a query, and what comes near the item's own score is about the same matter.

use std::collections::{HashMap, HashSet};

use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term};

use super::collect::Collect;
use super::places::Finder;
use super::question::Sort;
use super::results::{Answer, SearchHit, VERSION};
use super::{Library, SearchError};
use crate::index::words::Words;
use crate::item::Item;

/// So many words make the query.
const WORDS: usize = 16;
/// What has at least this share of the item's own score is about the same matter.
const NEAR: Score = 0.4;
/// So many items are looked at.
const LOOKED_AT: usize = 300;

impl Library {
    /// The thread of one matter: the item itself and what was taken about it at other meetings, oldest
    /// first, undated ones last.
    pub fn similar(&self, id: &str, limit: usize) -> Result<Answer<SearchHit>, SearchError> {
        self.guarded(|| {
            let address = self.item_at(id)?.ok_or_else(|| SearchError::UnknownId(id.to_owned()))?;
            let record = self.record(address)?;
            let own = self.meeting_of(&record, false)?.id;
            let query = self.engine(self.telling(&record.item))?;
            let collect = Collect {
                limit: LOOKED_AT,
                sort: Sort::Relevance,
                facets: Vec::new(),
                inferred: self.inferred()?,
            };
            let found = self.engine(self.snapshot.searcher.search(&*query, &collect))?;
            let itself = found.top.iter().find(|ranked| ranked.address == address);
            let floor = itself.map_or(Score::MAX, |ranked| ranked.score * NEAR);
            let nothing = Finder::new(Vec::new(), false);
            let (mut hits, mut meetings) = (Vec::new(), HashSet::new());
            for ranked in found.top.iter().filter(|ranked| ranked.score >= floor) {
                let hit = self.hit(ranked, &nothing, false)?;
                // Of each other meeting the best item, of its own the item asked for.
                let wanted = ranked.address == address || hit.meeting.id != own;
                if wanted && meetings.insert(hit.meeting.id.clone()) {
                    hits.push(hit);
                }
                if hits.len() >= limit {
                    break;
                }
            }
            hits.sort_by_key(|hit| (hit.meeting.date.is_none(), hit.meeting.date));
            Ok(Answer {
                version: VERSION,
                query: Some(id.to_owned()),
                total: hits.len() as u64,
                hits,
                facets: Default::default(),
                notes: Vec::new(),
            })
        })
    }

    /// A query of the item's most telling words.
    fn telling(&self, item: &Item) -> tantivy::Result<Box<dyn Query>> {
        let fields = &self.snapshot.fields;
        let mut counts: HashMap<String, f32> = HashMap::new();
        let mut count = |text: &str, weight: f32| {
            let (mut words, mut word) = (Words::new(text), String::new());
            // A long paper is known by its beginning.
            for _ in 0..5000 {
                if words.next_into(&mut word).is_none() {
                    break;
                }
                if word.len() > 2 {
                    *counts.entry(word.clone()).or_default() += weight;
                }
            }
        };
        count(&item.text, 1.0);
        count(item.title.as_deref().unwrap_or_default(), 6.0);
        let all = self.snapshot.searcher.num_docs() as f32;
        let mut weighed = Vec::with_capacity(counts.len());
        for (word, count) in counts {
            let term = Term::from_field_text(fields.text, &word);
            let with = self.snapshot.searcher.doc_freq(&term)? as f32;
            if with > 0.0 && (with < all * 0.1 || all < 50.0) {
                let weight = (count / (count + 2.0)) * (1.0 + all / with).ln();
                weighed.push((weight, term));
            }
        }
        weighed.sort_by(|one, two| two.0.total_cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
        weighed.truncate(WORDS);
        let words = weighed.into_iter().map(|(weight, term)| {
            let query = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            (Occur::Should, Box::new(BoostQuery::new(query, weight)) as Box<dyn Query>)
        });
        Ok(Box::new(BooleanQuery::new(words.collect())))
    }
}
