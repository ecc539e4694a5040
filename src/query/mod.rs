//! What the user types to a tree, and the tree to tantivy's queries.
//!
//! # Grammar
//!
//! ```text
//! query   = any
//! any     = all { "OR" all }
//! all     = not { [ "AND" ] not }                 words all must match
//! not     = { "NOT" | "-" } near
//! near    = unit { "NEAR/" number unit }          within so many words, in either order
//! unit    = [ field ":" ] ( "(" any ")" | phrase | word )
//! phrase  = '"' words '"' [ "~" [ number ] ]      ~3: up to three words more, in any order
//! word    = letters, digits, "*", "?", and any punctuation between them
//!           [ "~" [ number ] ]                    ~1, ~2: so many letters off; ~ alone: stemmed
//! field   = title | body | text | decision | committee | council | topic | attendee
//!         | number | date | kind | part | year | month | decided | exempt | layout | format
//! ```
//!
//! - `AND`, `OR`, `NOT` and `NEAR/3` are written in capitals; `&&` and `||` are `AND` and `OR`.
//! - `OR` binds weaker than `AND` and mere neighbourhood: `a b OR c` is `(a b) OR c`.
//! - A word that holds punctuation (`O'Brien`, `12:30`, `95/20`, `well-being`) is a phrase of what the
//!   punctuation parts.
//! - `*` stands for any letters, `?` for one, anywhere in a word; a word of nothing but `*` in a phrase
//!   stands for any word.
//! - Words are exact but for case and accents: `Reading` is not `read`. `reading~` is stemmed.
//! - Nothing typed is an error: what cannot be read is left out or taken as words, and a [`Note`] says
//!   so and points at the place. Length, depth and the number of words are bounded ([`mod@parse`]).

pub mod budget;
pub mod date;
mod keys;
mod lex;
pub mod lower;
mod parse;
pub mod spans;
pub mod tree;
mod values;
pub mod word;

pub use date::{DateError, DateRange};
pub use parse::{MAX_CHARS, Note, Options, Parsed, parse, parse_term};
pub use tree::{Near, Node, Phrase, Slot, TextField};
pub use word::WordTest;
