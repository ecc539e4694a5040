//! What an attendee row says in one byte: capacity and status (three bits each), whether the person
//! took part from afar, and whether the document gives single items.

use super::table::AttendeeRow;
use crate::item::{Attendee, Capacity, Status};

const REMOTE: u32 = 1 << 6;
const ITEMS: u32 = 1 << 7;

/// The flags of an attendee.
pub fn of(attendee: &Attendee) -> u32 {
    let remote = if attendee.remote { REMOTE } else { 0 };
    let items = if attendee.items.is_some() { ITEMS } else { 0 };
    attendee.capacity as u32 | (attendee.status as u32) << 3 | remote | items
}

impl AttendeeRow {
    /// See [`crate::item::Attendee::capacity`].
    pub fn capacity(&self) -> Capacity {
        Capacity::ALL.get((self.flags & 7) as usize).copied().unwrap_or(Capacity::Guest)
    }

    /// See [`crate::item::Attendee::status`].
    pub fn status(&self) -> Status {
        Status::ALL.get((self.flags >> 3 & 7) as usize).copied().unwrap_or(Status::Listed)
    }

    /// See [`crate::item::Attendee::remote`].
    pub fn remote(&self) -> bool {
        self.flags & REMOTE != 0
    }

    /// True where the document names single items that the person was there for.
    pub fn of_items(&self) -> bool {
        self.flags & ITEMS != 0
    }
}

// Three bits hold every capacity and status, and all together stays below 255.
const _: () = assert!(Capacity::ALL.len() < 8 && Status::ALL.len() <= 8);
