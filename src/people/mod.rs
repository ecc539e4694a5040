//! Names to persons and sittings to meetings, across all documents of an index.
//!
//! In come [`DocumentFacts`] (what a document says of its meetings and who was there, without the
//! texts), out goes a *register*: one compact file that [`Register`] answers from without parsing
//! it. The register keeps the rows of every document, so that adding one document reads no other;
//! the joins are made afresh from the rows each time, in a canonical order, so that the same set of
//! documents gives the same bytes in whatever order it came.
//!
//! ```text
//! Reading → facts → draft (rows) → scope → meetings → persons → file → Register
//! ```

mod aliases;
mod approvals;
mod arrange;
mod attendance;
mod conflicts;
mod draft;
mod error;
mod evidence;
pub mod explain;
mod facts;
mod file;
mod flags;
mod fold;
mod ids;
mod infer;
mod meeting;
mod meetings;
mod name;
mod numbers;
mod overflow;
mod person;
mod persons;
mod register;
mod scope;
mod shelf;
mod status;
mod strings;
mod table;
mod tally;
#[cfg(test)]
mod tests;

pub use aliases::Aliases;
pub use conflicts::{Conflict, Said};
pub use draft::Draft;
pub use error::PeopleError;
pub use explain::{FormExplained, MeetingExplained, PersonExplained, SittingExplained};
pub use facts::{Approval, AttendeeFacts, DocumentFacts, ItemFacts, SittingFacts, sitting_key};
pub use file::Finished;
pub use ids::Title;
pub use infer::InferredSitting;
pub(crate) use overflow::Overflow;
pub use register::{Attendance, ItemsAttended, MeetingNo, PersonNo, Register};
pub(crate) use strings::Strings;
pub use tally::{Calendar, Tally};

use std::collections::HashSet;
use std::ops::Deref;

/// Makes a register from an older one, without the removed documents and with the added ones.
///
/// An added document replaces one of the same key. Time and memory are linear in the rows of all
/// documents; `old` is only read.
pub fn build<B: Deref<Target = [u8]>>(
    old: Option<&Register<B>>,
    removed: &HashSet<u64>,
    added: Vec<DocumentFacts>,
    aliases: &Aliases,
) -> Result<Vec<u8>, PeopleError> {
    let replaced = added.iter().map(|document| document.key);
    let gone: HashSet<u64> = removed.iter().copied().chain(replaced).collect();
    let mut draft = Draft::default();
    added.iter().for_each(|document| draft.add(document));
    if let Some(old) = old {
        draft = Draft::grown(old, &gone, &draft)?;
    }
    Ok(draft.finish(aliases)?.bytes())
}
