//! Why a question has no answer.

use crate::index::IndexError;
use crate::index::schema::FACETS;

/// What goes wrong with a question; each message names the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// No such facet.
    #[error("no facet `{0}`; there are {list}", list = FACETS.join(", "))]
    UnknownFacet(String),
    /// A pattern for paths that makes no sense.
    #[error("--path {0}: {1}")]
    BadGlob(String, String),
    /// With `--strict`, a query that was not read in full.
    #[error(
        "query, character {at} of `{query}`: {words}; put that right, or leave out --strict for an answer \
         to the rest",
        query = brief(query)
    )]
    Query {
        /// The query.
        query: String,
        /// Where, in characters from 1.
        at: usize,
        /// What is wrong.
        words: String,
    },
    /// A query whose words stand for too much.
    #[error(
        "the query takes too long: its words stand for too many others, too often; write more letters \
         before `*`, fewer words with `~`, `*` or `?`, or rarer words beside NEAR"
    )]
    TooMuch,
    /// A term of `mentions` that holds no letter and no digit.
    #[error("`{word}` holds no letter and no digit: nothing to look for", word = brief(.0))]
    NoWords(String),
    /// A name for a saved search that cannot be a file's name.
    #[error("`{0}` is no name for a saved search: use letters, digits, `-`, `_` and `.`")]
    BadName(String),
    /// No item, meeting or person has this id.
    #[error("no item or meeting has the id `{0}`; ids are printed by `search` and `meetings`")]
    UnknownId(String),
}

/// What was typed, as far as it fits into a line.
pub(super) fn brief(typed: &str) -> String {
    match typed.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &typed[..end]),
        None => typed.to_owned(),
    }
}
