//! "Did you mean": the index's own words near those that it does not have.

use super::{Library, SearchError};
use crate::index::schema::Fields;
use crate::query::budget::Budget;
use crate::query::spans::expand_with;
use crate::query::{Node, TextField, WordTest};

impl Library {
    /// For a query that found nothing: a note that names a near word for each word the index lacks.
    pub(super) fn did_you_mean(&self, tree: &Node) -> Result<Option<String>, SearchError> {
        let mut words = Vec::new();
        tree.phrases(&mut |phrase| {
            for slot in &phrase.slots {
                if let WordTest::Exact(word) = &slot.test {
                    words.push((phrase.field, word.clone()));
                }
            }
        });
        words.sort_unstable();
        words.dedup();
        let budget = Budget::new(0);
        let mut near = Vec::new();
        for (field, word) in words.into_iter().take(4) {
            // Where looking further takes too long there is nothing to suggest.
            if let Ok(Some(meant)) = self.nearest(field, &word, &budget) {
                near.push(format!("`{meant}` for `{word}`"));
            }
        }
        Ok((!near.is_empty()).then(|| format!("did you mean {}?", near.join(", "))))
    }

    /// The most frequent of the nearest words; nothing where the index has the word itself.
    fn nearest(
        &self,
        field: TextField,
        word: &str,
        budget: &Budget,
    ) -> tantivy::Result<Option<String>> {
        let fields: &Fields = &self.snapshot.fields;
        let field = match field {
            TextField::Text => fields.text,
            TextField::Title => fields.title,
            TextField::Decision => fields.decision,
        };
        // Two letters of five are another word.
        let furthest = if word.chars().count() < 6 { 1 } else { 2 };
        for distance in 0..=furthest {
            let test = match distance {
                0 => WordTest::Exact(word.to_owned()),
                _ => WordTest::Exact(word.to_owned()).fuzzy(distance),
            };
            let mut best: Option<(u32, String)> = None;
            for segment in self.snapshot.searcher.segment_readers() {
                expand_with(&*segment.inverted_index(field)?, &test, budget, |found, info| {
                    let better = best.as_ref().is_none_or(|(count, _)| *count < info.doc_freq);
                    if better {
                        best = Some((info.doc_freq, found.to_owned()));
                    }
                })?;
            }
            match best {
                Some(_) if distance == 0 => return Ok(None),
                Some((_, found)) => return Ok(Some(found)),
                None => {}
            }
        }
        Ok(None)
    }
}
