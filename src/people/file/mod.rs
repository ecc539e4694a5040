//! The register's file: how the tables stand in it, and reading them without parsing.
//!
//! ```text
//! 0   8 bytes  "mbpeople"
//! 8   u32      format version
//! 12  u32      number of tables
//! 16  for each table: offset u64, records u32, bytes a record u32
//! …   the tables: the width of each number of a record, a byte each, then the records
//! …   the bytes of all strings (the last table, one byte a record)
//! ```
//!
//! All numbers are little-endian. Opening looks at the directory only; every later access checks
//! its bounds, so that damaged bytes give an error or a wrong answer (which the manifest's checksum
//! is there to find), but never a panic.

mod view;
mod write;

use super::error::PeopleError;
use super::table::*;

pub use view::{View, load};
pub use write::{Finished, Joined};

const MAGIC: &[u8; 8] = b"mbpeople";

/// Counts up whenever the tables change.
const VERSION: u32 = 5;

/// The tables, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// [`DocumentRow`]s by path.
    Documents,
    /// [`SittingRow`]s by document.
    Sittings,
    /// [`AttendeeRow`]s by sitting.
    Attendees,
    /// [`MannerRow`]s, as they came up.
    Manners,
    /// [`PartRow`]s, as they came up.
    Parts,
    /// [`ItemRow`]s by sitting.
    Items,
    /// [`ApprovalRow`]s by sitting.
    Approvals,
    /// [`MeetingRow`]s, newest first.
    Meetings,
    /// Numbers of sittings by meeting.
    MeetingSittings,
    /// [`PersonRow`]s by id.
    Persons,
    /// [`FormRow`]s by person.
    Forms,
    /// Numbers of attendee rows by person, meetings newest first.
    Attendance,
    /// Numbers of persons.
    Candidates,
    /// [`WordRow`]s by word.
    Words,
    /// [`KeyRow`]s by key.
    Keys,
    /// Numbers of meetings by id.
    MeetingIds,
    /// Numbers of sittings by attendee row's first: where each attendee row belongs.
    SittingIds,
    /// [`ConflictRow`]s by meeting.
    Conflicts,
    /// Where each string ends.
    StringEnds,
    /// The strings' bytes.
    StringBytes,
}

const TABLES: usize = Table::StringBytes as usize + 1;
const HEAD: usize = 16 + TABLES * 16;

/// Where the tables stand.
#[derive(Debug, Clone, Copy)]
pub struct Directory {
    tables: [Place; TABLES],
}

/// Where a table stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Where its first record begins.
    offset: usize,
    /// How many it has.
    count: usize,
    /// How many bytes each takes, and each number of it.
    width: usize,
    columns: [u8; COLUMNS],
}

impl Directory {
    /// Reads and checks the directory; looks at nothing else.
    pub fn read(bytes: &[u8]) -> Result<Self, PeopleError> {
        let word = |at: usize| {
            let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            four.map(u32::from_le_bytes).ok_or(PeopleError::Damaged("it is cut short"))
        };
        if bytes.get(..8) != Some(MAGIC) {
            return Err(PeopleError::Damaged("it does not begin as one"));
        }
        if word(8)? != VERSION {
            return Err(PeopleError::Version(word(8)?, VERSION));
        }
        if word(12)? as usize != TABLES {
            return Err(PeopleError::Damaged("it has not its number of tables"));
        }
        let mut tables = [Place::default(); TABLES];
        let mut expected = HEAD as u64;
        for ((number, table), numbers) in tables.iter_mut().enumerate().zip(NUMBERS) {
            let at = 16 + number * 16;
            let offset = u64::from(word(at)?) | u64::from(word(at + 4)?) << 32;
            let (count, width) = (word(at + 8)?, word(at + 12)? as usize);
            let start = usize::try_from(offset).unwrap_or(usize::MAX);
            let columns = bytes.get(start..start.saturating_add(numbers)).unwrap_or_default();
            let sum: usize = columns.iter().map(|width| usize::from(*width)).sum();
            let fits = columns.len() == numbers && columns.iter().all(|width| *width <= 4);
            // The strings' bytes have no columns.
            if offset != expected || !fits || width == 0 || width != sum.max(1) {
                return Err(PeopleError::Damaged("its tables are not where they belong"));
            }
            expected += numbers as u64 + u64::from(count) * width as u64;
            (table.offset, table.count, table.width) = (start + numbers, count as usize, width);
            table.columns[..numbers].copy_from_slice(columns);
        }
        if expected != bytes.len() as u64 {
            return Err(PeopleError::Damaged("it has not its length"));
        }
        Ok(Self { tables })
    }
}

/// The most numbers that a record has.
const COLUMNS: usize = SittingRow::NUMBERS;

/// How many numbers the records of each table have.
const NUMBERS: [usize; TABLES] = [
    DocumentRow::NUMBERS,
    SittingRow::NUMBERS,
    AttendeeRow::NUMBERS,
    MannerRow::NUMBERS,
    PartRow::NUMBERS,
    ItemRow::NUMBERS,
    ApprovalRow::NUMBERS,
    MeetingRow::NUMBERS,
    1,
    PersonRow::NUMBERS,
    FormRow::NUMBERS,
    1,
    1,
    WordRow::NUMBERS,
    KeyRow::NUMBERS,
    1,
    1,
    ConflictRow::NUMBERS,
    1,
    0,
];
