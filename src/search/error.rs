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
    #[error("{query}: {words} (at character {at})")]
    Query {
        /// The query.
        query: String,
        /// Where, in characters from 1.
        at: usize,
        /// What is wrong.
        words: String,
    },
    /// A term of `mentions` that holds no letter and no digit.
    #[error("`{0}` holds no letter and no digit: nothing to look for")]
    NoWords(String),
    /// A name for a saved search that cannot be a file's name.
    #[error("`{0}` is no name for a saved search: use letters, digits, `-`, `_` and `.`")]
    BadName(String),
    /// No item, meeting or person has this id.
    #[error("no item or meeting has the id `{0}`; ids are printed by `search` and `meetings`")]
    UnknownId(String),
}
