//! SQLite FTS5 with the Porter stemmer: one transaction, no journal, no sync.

use std::path::Path;

use rusqlite::Connection;

use crate::corpus::Document;

/// Indexes all parts into a new database.
pub fn index(documents: &[Document], file: &Path) -> anyhow::Result<()> {
    let database = Connection::open(file)?;
    database.execute_batch(
        "PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         CREATE VIRTUAL TABLE items USING fts5(path UNINDEXED, body, tokenize = 'porter unicode61');
         BEGIN;",
    )?;
    let mut insert = database.prepare("INSERT INTO items (path, body) VALUES (?1, ?2)")?;
    for document in documents {
        for part in &document.parts {
            insert.execute((&document.path, &document.text[part.range.clone()]))?;
        }
    }
    database.execute_batch("COMMIT;")?;
    Ok(())
}
