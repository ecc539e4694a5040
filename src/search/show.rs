//! `show`: one item or meeting in full, by its id.

use std::ops::Bound;

use serde::Serialize;
use tantivy::collector::DocSetCollector;
use tantivy::query::RangeQuery;
use tantivy::{DocAddress, Term};

use super::results::{AttendeeRecord, MeetingRecord};
use super::{Library, SearchError};
use crate::item::{Item, Source};
use crate::query::lower::sittings;

/// What an id stands for.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// An item with its meeting and file.
    Item {
        /// The item.
        #[serde(flatten)]
        item: Box<Item>,
        /// Its meeting.
        meeting: Box<MeetingRecord>,
        /// Its file.
        source: Source,
    },
    /// A meeting with its items, in the order of its documents.
    Meeting {
        /// The meeting.
        #[serde(flatten)]
        meeting: Box<MeetingRecord>,
        /// Everybody with a status at it.
        attendees: Vec<AttendeeRecord>,
        /// Its items.
        items: Vec<Item>,
    },
}

impl Library {
    /// The item or meeting with this id.
    pub fn show(&self, id: &str) -> Result<Shown, SearchError> {
        self.guarded(|| match self.item_at(id)? {
            Some(address) => {
                let record = self.record(address)?;
                Ok(Shown::Item {
                    meeting: Box::new(self.meeting_of(&record, false)?),
                    source: self.source(&record.path),
                    item: Box::new(record.item),
                })
            }
            None => self.show_meeting(id)?.ok_or_else(|| SearchError::UnknownId(id.to_owned())),
        })
    }

    fn show_meeting(&self, id: &str) -> Result<Option<Shown>, SearchError> {
        let Some(register) = &self.register else { return Ok(None) };
        let Some(number) = self.register(register.find_meeting(id))? else { return Ok(None) };
        let mut items = Vec::new();
        for sitting in self.register(register.sittings_of(number))? {
            let query = sittings(vec![sitting]);
            let found = self.engine(self.snapshot.searcher.search(&query, &DocSetCollector))?;
            let mut addresses: Vec<DocAddress> = found.into_iter().collect();
            // The items of a document are written together, in their order.
            addresses.sort_unstable();
            for address in addresses {
                items.push(self.record(address)?.item);
            }
        }
        let attendees = self.register(register.attendees(number))?.into_iter();
        Ok(Some(Shown::Meeting {
            meeting: Box::new(self.meeting(register, number, false)?),
            attendees: attendees.map(|one| self.attendee(one)).collect(),
            items,
        }))
    }

    /// Where the item with this id is. An id begins with the first digits of its document's key, so
    /// that only that document's items are looked at.
    pub(super) fn item_at(&self, id: &str) -> Result<Option<DocAddress>, SearchError> {
        let Some((digits, ordinal)) = id.rsplit_once('-') else { return Ok(None) };
        let (Ok(first), Ok(ordinal)) = (u64::from_str_radix(digits, 16), ordinal.parse::<u64>())
        else {
            return Ok(None);
        };
        if digits.is_empty() || digits.len() > 16 {
            return Ok(None);
        }
        let shift = 64 - 4 * digits.len() as u32;
        let low = first << shift;
        let high = low | 1_u64.checked_shl(shift).unwrap_or(0).wrapping_sub(1);
        let term = |key| Term::from_field_u64(self.snapshot.fields.document, key);
        let query = RangeQuery::new(Bound::Included(term(low)), Bound::Included(term(high)));
        let found = self.engine(self.snapshot.searcher.search(&query, &DocSetCollector))?;
        for address in found {
            let reader = self.snapshot.searcher.segment_reader(address.segment_ord);
            let ordinals = self.engine(reader.fast_fields().u64("ordinal"))?;
            if ordinals.first(address.doc_id) == Some(ordinal)
                && self.record(address)?.item.id == id
            {
                return Ok(Some(address));
            }
        }
        Ok(None)
    }
}
