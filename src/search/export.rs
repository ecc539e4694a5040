//! Everything, one after the other: what exports are made from. Memory does not grow with the index.

use std::ops::ControlFlow;

use super::filters::{self, Meaning};
use super::hits::both;
use super::results::{AttendeeRecord, MeetingRecord, PersonRecord};
use super::{Filters, Library, SearchError};
use crate::index::entry::document_key;
use crate::index::stored;
use crate::item::{Item, Source};
use crate::people::sitting_key;
use crate::query::Node;
use crate::query::lower::lower;

/// One item with all that is known of where it stands.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ExportItem {
    /// The item.
    #[serde(flatten)]
    pub item: Item,
    /// Its meeting.
    pub meeting: MeetingRecord,
    /// Its file.
    pub source: Source,
}

impl Library {
    /// Calls `each` with every item that counts, in the order of files and parts, until it breaks.
    pub fn each_item(
        &self,
        filters: &Filters,
        each: &mut dyn FnMut(ExportItem) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self, filters)?;
            let all = self.engine(lower(&Node::Everything, &self.snapshot.fields, &meaning))?;
            let filter = filters::query(self, filters, &meaning, None)?;
            let stores = self.stores()?;
            // Items of one meeting follow each other: its record is made once.
            let mut last: Option<(u64, MeetingRecord, Source)> = None;
            for address in self.in_order(&*both(all, filter), &meaning)? {
                let store = &stores[address.segment_ord as usize];
                let stored = self.engine(stored::read(store, address.doc_id))?;
                let record = self.snapshot.record(&stored)?;
                let key = sitting_key(document_key(&record.path), record.sitting);
                let (meeting, source) = match &last {
                    Some((of, meeting, source)) if *of == key => (meeting.clone(), source.clone()),
                    _ => {
                        let meeting = self.meeting_of(&record, filters.stated_only)?;
                        let source = self.source(&record.path);
                        last = Some((key, meeting.clone(), source.clone()));
                        (meeting, source)
                    }
                };
                if each(ExportItem { item: record.item, meeting, source }).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Calls `each` with every meeting that counts, newest first, and everybody with a status at it,
    /// until it breaks.
    pub fn each_meeting(
        &self,
        filters: &Filters,
        each: &mut dyn FnMut(MeetingRecord, Vec<AttendeeRecord>) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        self.guarded(|| {
            let Some(register) = &self.register else { return Ok(()) };
            let among = self.meetings_that_count(filters, &Meaning::new(self, filters)?)?;
            for number in register.meetings() {
                if among.as_ref().is_some_and(|among| !among.contains(&number)) {
                    continue;
                }
                let meeting = self.meeting(register, number, filters.stated_only)?;
                let attendees = self.register(register.attendees(number))?.into_iter();
                let attendees = attendees.map(|one| self.attendee(one)).collect();
                if each(meeting, attendees).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Calls `each` with every person, in the order of their ids, until it breaks.
    pub fn each_person(
        &self,
        each: &mut dyn FnMut(PersonRecord) -> ControlFlow<()>,
    ) -> Result<(), SearchError> {
        self.guarded(|| {
            let Some(register) = &self.register else { return Ok(()) };
            for person in register.persons() {
                if each(self.register(register.person(person))?).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }
}
