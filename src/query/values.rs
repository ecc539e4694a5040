//! Items with one of some values of a facet whose items are not listed by value: its column tells.

use tantivy::query::{
    BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, Score, SegmentReader};

/// The query.
#[derive(Debug, Clone)]
pub struct Values {
    /// Name of the facet.
    pub facet: String,
    /// The values.
    pub values: Vec<String>,
}

/// So many looks at the whole column are taken, one for each run of values that stand side by side;
/// where there are more, every item is looked at by itself.
const LOOKS: usize = 8;

impl Query for Values {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Values {
    fn scorer(&self, reader: &SegmentReader, _boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Some(column) = reader.fast_fields().str(&self.facet)? else {
            return Ok(Box::new(EmptyScorer));
        };
        let mut wanted = Vec::with_capacity(self.values.len());
        for value in &self.values {
            wanted.extend(column.dictionary().term_ord(value.as_bytes())?);
        }
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let mut docs = BitSet::with_max_value(reader.max_doc());
        let runs: Vec<&[u64]> = wanted.chunk_by(|one, next| one + 1 == *next).collect();
        if runs.len() <= LOOKS {
            let mut found = Vec::new();
            for run in runs {
                let range = run[0]..=run[run.len() - 1];
                column.ords().get_docids_for_value_range(range, 0..reader.max_doc(), &mut found);
                for doc in found.drain(..) {
                    docs.insert(doc);
                }
            }
        } else {
            for doc in 0..reader.max_doc() {
                if column.term_ords(doc).any(|value| wanted.binary_search(&value).is_ok()) {
                    docs.insert(doc);
                }
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), 0.0)))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a filter", 0.0))
    }
}

#[cfg(test)]
mod tests {
    use tantivy::collector::DocSetCollector;
    use tantivy::schema::Schema;
    use tantivy::{Index, IndexWriter, TantivyDocument};

    use super::*;

    #[test]
    fn items_are_found_by_few_values_and_by_many() {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("topic", tantivy::schema::FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for item in 0..40 {
            let mut document = TantivyDocument::new();
            document.add_text(field, format!("{item:02}"));
            document.add_text(field, "all");
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let found = |values: &[String]| {
            let query = Values { facet: "topic".to_owned(), values: values.to_vec() };
            searcher.search(&query, &DocSetCollector).unwrap().len()
        };
        let even: Vec<String> = (0..40).step_by(2).map(|item| format!("{item:02}")).collect();
        assert_eq!(found(&even), 20);
        assert_eq!(found(&even[..3]), 3);
        assert_eq!(found(&["07".to_owned(), "08".to_owned(), "none".to_owned()]), 2);
        assert_eq!(found(&["all".to_owned()]), 40);
        assert_eq!(found(&[]), 0);
    }
}
