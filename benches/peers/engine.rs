//! Stock tantivy: two threads with 200 MB each, body and path stored with the compression that it
//! chooses itself (lz4).

use std::path::Path;

use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::corpus::Document;

/// Indexes all parts with the tokenizer of that name (`default` or `en_stem`), commits and waits
/// for the merges.
pub fn index(documents: &[Document], place: &Path, tokenizer: &str) -> anyhow::Result<()> {
    std::fs::create_dir_all(place)?;
    let mut schema = Schema::builder();
    let path = schema.add_text_field("path", STRING | STORED);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing).set_stored();
    let body = schema.add_text_field("body", text);
    let index = Index::create_in_dir(place, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 400_000_000)?;
    for document in documents {
        for part in &document.parts {
            let mut item = TantivyDocument::new();
            item.add_text(path, &document.path);
            item.add_text(body, &document.text[part.range.clone()]);
            writer.add_document(item)?;
        }
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}
