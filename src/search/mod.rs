//! Questions to answers: in comes a [`crate::query`] tree with [`Filters`], out come plain results.
//!
//! Nothing here prints. The records in [`results`] serialise to the JSON that `schema/` describes.
//! To add a question: one file with its `impl Library`, one struct in [`question`].

mod asked;
mod collect;
mod context;
mod counts;
mod error;
mod export;
mod filters;
mod fold;
mod gather;
mod group;
mod hits;
mod inferred;
mod meetings;
mod mentioned;
mod mentions;
mod people;
mod places;
mod position;
pub mod question;
pub mod results;
pub mod saved;
mod show;
mod similar;
mod snippet;
mod status;
mod suggest;
mod values;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tantivy::DocAddress;
use tantivy::directory::OwnedBytes;

pub use counts::MeetingsBy;
pub use error::SearchError;
pub use export::ExportItem;
pub use mentions::{CountBy, MentionTotals};
pub use question::{
    Context, FacetRequest, Filters, MeetingQuestion, MentionQuestion, PeopleQuestion, PeopleSort,
    SearchQuestion, Sort,
};
pub use show::Shown;
pub use status::{Checked, Contradiction, FailedFile, Status as LibraryStatus};

use crate::index::catalog::FileEntry;
use crate::index::entry::document_key;
use crate::index::record::Record;
use crate::index::stored::StoredItem;
use crate::index::{IndexError, IndexPlace, Snapshot, guarded};
use crate::people::{PeopleError, Register, sitting_key};
use inferred::Inferred;
use results::MeetingRecord;

/// An index opened for questions. It answers from the commit that was the last when it was opened.
pub struct Library {
    snapshot: Snapshot,
    current: PathBuf,
    register: Option<Register<OwnedBytes>>,
    inferred: OnceLock<Arc<Inferred>>,
}

impl Library {
    /// Opens an index; paths are shown as seen from the current folder.
    pub fn open(place: &IndexPlace) -> Result<Self, SearchError> {
        let snapshot = Snapshot::open(place)?;
        let current = std::env::current_dir().unwrap_or_default();
        let register = match snapshot.register.is_empty() {
            true => None,
            false => Some(Register::open(snapshot.register.clone()).map_err(|error| {
                let path = snapshot.folder.join(&snapshot.payload.register);
                IndexError::Damaged(path, error.to_string())
            })?),
        };
        Ok(Self { snapshot, current, register, inferred: OnceLock::new() })
    }

    /// The index itself.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The path to show for a file as the index names it.
    pub fn shown(&self, name: &str) -> String {
        self.snapshot.place.shown(name, &self.current)
    }

    /// Every file of the index.
    fn files(&self) -> Result<Vec<FileEntry>, SearchError> {
        let damaged = |error: crate::index::catalog::BadCatalog| {
            let path = self.snapshot.folder.join(&self.snapshot.payload.files);
            IndexError::Damaged(path, error.to_string())
        };
        Ok(self.snapshot.catalog.files().map_err(damaged)?)
    }

    /// An error of the engine as one of the index.
    fn engine<T>(&self, result: tantivy::Result<T>) -> Result<T, SearchError> {
        Ok(result.map_err(|error| IndexError::engine(&self.snapshot.folder, &error))?)
    }

    /// Runs something that reads the index; a panic over a damaged file becomes an error.
    fn guarded<T>(&self, run: impl FnOnce() -> Result<T, SearchError>) -> Result<T, SearchError> {
        let mut answer = None;
        guarded(&self.snapshot.folder, || {
            answer = Some(run());
            Ok(())
        })?;
        answer.unwrap_or_else(|| Err(SearchError::UnknownId(String::new())))
    }

    /// One stored item with its meeting.
    fn record(&self, address: DocAddress) -> Result<Record, SearchError> {
        let stored: StoredItem = self.engine(self.snapshot.searcher.doc(address))?;
        Ok(self.snapshot.record(&stored)?)
    }

    /// What is known of the days of undated documents.
    fn inferred(&self) -> Result<Arc<Inferred>, SearchError> {
        if let Some(known) = self.inferred.get() {
            return Ok(known.clone());
        }
        let found = match &self.register {
            Some(register) => Inferred::new(self.register(register.inferred())?),
            None => Inferred::default(),
        };
        Ok(self.inferred.get_or_init(|| Arc::new(found)).clone())
    }

    /// The meeting of a stored item, all its documents together; where only stated days count, an
    /// undated document keeps to itself.
    fn meeting_of(&self, record: &Record, stated_only: bool) -> Result<MeetingRecord, SearchError> {
        let key = sitting_key(document_key(&record.path), record.sitting);
        let alone = stated_only && self.inferred()?.get(key).is_some();
        if !alone
            && let Some(register) = &self.register
            && let Some(meeting) = self.register(register.meeting_of(key))?
        {
            return self.meeting(register, meeting, stated_only);
        }
        let meeting = &record.meeting;
        let source =
            results::SourceOfMeeting { path: self.shown(&record.path), kind: meeting.kind };
        Ok(MeetingRecord {
            id: meeting.id.clone(),
            kind: meeting.kind,
            council: meeting.council.clone(),
            committee: meeting.committee.clone(),
            date: meeting.date,
            end_date: meeting.end_date,
            date_source: meeting.date_source,
            start_time: meeting.start_time,
            end_time: meeting.end_time,
            venue: meeting.venue.clone(),
            sources: vec![source],
            item_count: 0,
            attendee: None,
            explained: None,
        })
    }

    /// An error of the register as one of the index.
    fn register<T>(&self, result: Result<T, PeopleError>) -> Result<T, SearchError> {
        let path = || self.snapshot.folder.join(&self.snapshot.payload.register);
        Ok(result.map_err(|error| IndexError::Damaged(path(), error.to_string()))?)
    }
}

#[cfg(test)]
mod tests;
