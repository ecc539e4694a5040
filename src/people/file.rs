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

use std::convert::Infallible;
use std::io::{self, Write};

use super::draft::{Draft, Kept};
use super::error::PeopleError;
use super::ids::Id;
use super::meetings::Meetings;
use super::persons::Persons;
use super::strings::Strings;
use super::table::*;

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

/// What the joins made.
#[derive(Debug)]
pub struct Joined {
    /// Meetings.
    pub meetings: Meetings,
    /// Persons.
    pub persons: Persons,
    /// What disagrees.
    pub conflicts: Vec<ConflictRow>,
}

/// A register whose tables are made, to be written.
#[derive(Debug)]
pub struct Finished {
    rows: Draft,
    joined: Joined,
    keys: Vec<KeyRow>,
    /// Meetings and sittings in the order of their ids.
    meeting_ids: Vec<u32>,
    sitting_ids: Vec<u32>,
}

impl Finished {
    /// Sorts what is found by key or id.
    pub(super) fn new(rows: Draft, joined: Joined) -> Self {
        let mut keys: Vec<KeyRow> = rows
            .sittings
            .iter()
            .zip(0..)
            .map(|(row, sitting)| {
                let document = rows.documents[row.document as usize].key();
                let key = super::sitting_key(document, row.ordinal);
                KeyRow { key_low: key as u32, key_high: (key >> 32) as u32, sitting }
            })
            .collect();
        keys.sort_unstable_by_key(|row| (row.key(), row.sitting));
        let meeting_ids = by_id(&rows, joined.meetings.rows.iter().map(MeetingRow::id));
        let sitting_ids = by_id(&rows, rows.sittings.iter().map(SittingRow::id));
        Self { rows, joined, keys, meeting_ids, sitting_ids }
    }

    /// Writes the register's file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut head = Head { bytes: Vec::with_capacity(HEAD), next: HEAD as u64 };
        head.bytes.extend_from_slice(MAGIC);
        head.bytes.extend_from_slice(&VERSION.to_le_bytes());
        head.bytes.extend_from_slice(&(TABLES as u32).to_le_bytes());
        self.visit(&mut head)?;
        out.write_all(&head.bytes)?;
        self.visit(&mut Body { out, piece: Vec::with_capacity(PIECE + 256) })
    }

    /// The register's file in memory.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Memory takes everything.
        let _ = self.write(&mut bytes);
        bytes
    }

    /// Shows the tables in the order of the file.
    fn visit(&self, to: &mut impl Visitor) -> io::Result<()> {
        let Self { rows, joined: Joined { meetings, persons, conflicts }, .. } = self;
        let (bytes, ends) = rows.strings.parts();
        to.table(rows.documents.iter().copied())?;
        to.table(rows.sittings.iter().copied())?;
        to.table(rows.attendees.iter().copied())?;
        to.table(rows.manners.rows.iter().copied())?;
        to.table(rows.parts.rows.iter().copied())?;
        to.table(rows.items.iter().copied())?;
        to.table(rows.approvals.iter().copied())?;
        to.table(meetings.rows.iter().copied())?;
        to.numbers(&meetings.sittings)?;
        to.table(persons.rows.iter().copied())?;
        to.table(persons.forms.iter().copied())?;
        to.numbers(&persons.attendance)?;
        to.numbers(&persons.candidates)?;
        to.table(persons.words.iter().copied())?;
        to.table(self.keys.iter().copied())?;
        to.numbers(&self.meeting_ids)?;
        to.numbers(&self.sitting_ids)?;
        to.table(conflicts.iter().copied())?;
        to.numbers(ends)?;
        to.bytes(bytes.as_bytes())
    }
}

/// Places in the order of the ids that stand there.
fn by_id(rows: &Draft, ids: impl Iterator<Item = Id>) -> Vec<u32> {
    let text = |string: u32| Ok::<_, Infallible>(rows.text(string).to_owned());
    let ids: Vec<Id> = ids.collect();
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let (one, other) = (ids[a as usize], ids[b as usize]);
        let by_text = || {
            let Ok(one) = one.read(text);
            let Ok(other) = other.read(text);
            one.cmp(&other)
        };
        // Bits compare as their digits do.
        let by_bits = one.bits().zip(other.bits()).map(|(one, other)| one.cmp(&other));
        by_bits.unwrap_or_else(by_text).then(a.cmp(&b))
    });
    order
}

/// Somebody to whom all tables are shown: once to measure them, once to write them.
trait Visitor {
    /// A table of records.
    fn table<R: Record>(
        &mut self,
        rows: impl ExactSizeIterator<Item = R> + Clone,
    ) -> io::Result<()>;

    /// A table of bytes.
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// A table of numbers.
    fn numbers(&mut self, numbers: &[u32]) -> io::Result<()> {
        self.table(numbers.iter().map(|&value| Number { value }))
    }
}

/// The widths of a table's columns.
fn widths<R: Record>(rows: impl Iterator<Item = R>) -> ([u8; COLUMNS], usize) {
    let mut widths = [0; COLUMNS];
    rows.for_each(|row| row.widen(&mut widths[..R::NUMBERS]));
    // A record takes a byte at least, so that a damaged count of them is seen.
    widths[0] = widths[0].max(1);
    let width = widths[..R::NUMBERS].iter().map(|width| usize::from(*width)).sum();
    (widths, width)
}

/// Makes the head of the file.
struct Head {
    bytes: Vec<u8>,
    /// Where the next table begins.
    next: u64,
}

impl Head {
    fn entry(&mut self, columns: usize, count: usize, width: usize) {
        self.bytes.extend_from_slice(&self.next.to_le_bytes());
        self.bytes.extend_from_slice(&(count as u32).to_le_bytes());
        self.bytes.extend_from_slice(&(width as u32).to_le_bytes());
        self.next += (columns + count * width) as u64;
    }
}

impl Visitor for Head {
    fn table<R: Record>(
        &mut self,
        rows: impl ExactSizeIterator<Item = R> + Clone,
    ) -> io::Result<()> {
        let (_, width) = widths(rows.clone());
        self.entry(R::NUMBERS, rows.len(), width);
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.entry(0, bytes.len(), 1);
        Ok(())
    }
}

/// So many bytes of records are written at a time.
const PIECE: usize = 1 << 16;

/// Writes the tables: the widths of the columns before the records of each.
struct Body<'a> {
    out: &'a mut dyn Write,
    piece: Vec<u8>,
}

impl Visitor for Body<'_> {
    fn table<R: Record>(
        &mut self,
        rows: impl ExactSizeIterator<Item = R> + Clone,
    ) -> io::Result<()> {
        let (widths, _) = widths(rows.clone());
        let widths = &widths[..R::NUMBERS];
        self.piece.clear();
        self.piece.extend_from_slice(widths);
        for row in rows {
            row.put(widths, &mut self.piece);
            if self.piece.len() >= PIECE {
                self.out.write_all(&self.piece)?;
                self.piece.clear();
            }
        }
        self.out.write_all(&self.piece)
    }

    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }
}

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

/// The bytes of a register with its directory: every read is checked.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) directory: &'a Directory,
}

impl<'a> View<'a> {
    /// Number of records in a table.
    pub fn len(&self, table: Table) -> usize {
        self.directory.tables[table as usize].count
    }

    /// One record.
    pub fn row<R: Record>(&self, table: Table, at: usize) -> Result<R, PeopleError> {
        let table = &self.directory.tables[table as usize];
        let start = table.offset + at.min(table.count) * table.width;
        let bytes = self.bytes.get(start..start + table.width).filter(|_| at < table.count);
        bytes
            .map(|bytes| R::get(bytes, &table.columns))
            .ok_or(PeopleError::Damaged("a record is missing"))
    }

    /// One number of a table of numbers.
    pub fn number(&self, table: Table, at: usize) -> Result<u32, PeopleError> {
        self.row::<Number>(table, at).map(|row| row.value)
    }

    /// A string; empty for none.
    pub fn text(&self, string: u32) -> Result<&'a str, PeopleError> {
        if string == NONE {
            return Ok("");
        }
        let end = self.number(Table::StringEnds, string as usize)? as usize;
        let start = match string {
            0 => 0,
            string => self.number(Table::StringEnds, string as usize - 1)? as usize,
        };
        let offset = self.directory.tables[Table::StringBytes as usize].offset;
        let bytes = self.bytes.get(offset + start..offset + end);
        let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.ok_or(PeopleError::Damaged("a string is not where it belongs"))
    }

    /// All strings, one behind the other.
    fn texts(&self) -> Result<&'a str, PeopleError> {
        let Place { offset, count, .. } = self.directory.tables[Table::StringBytes as usize];
        let bytes = self.bytes.get(offset..offset + count);
        let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.ok_or(PeopleError::Damaged("its strings are no text"))
    }

    /// The path of a document.
    pub fn path(&self, document: u32) -> Result<String, PeopleError> {
        let row: DocumentRow = self.row(Table::Documents, document as usize)?;
        Ok([self.text(row.folder)?, self.text(row.file)?].concat())
    }

    /// The id of a sitting or a meeting.
    pub fn id(&self, id: Id) -> Result<String, PeopleError> {
        id.read(|string| self.text(string).map(str::to_owned))
    }

    /// How an attendee is printed beside the name.
    pub fn manner(&self, row: &AttendeeRow) -> Result<MannerRow, PeopleError> {
        self.row(Table::Manners, row.manner as usize)
    }

    /// What an attendee was there for; `None`: the whole meeting.
    pub fn part(&self, row: &AttendeeRow) -> Result<Option<PartRow>, PeopleError> {
        (row.part != NONE).then(|| self.row(Table::Parts, row.part as usize)).transpose()
    }

    /// A string or none.
    pub fn option(&self, string: u32) -> Result<Option<String>, PeopleError> {
        (string != NONE).then(|| self.text(string).map(str::to_owned)).transpose()
    }

    /// Where in a sorted table the first record stands that is not `less`.
    pub fn first(
        &self,
        table: Table,
        less: impl Fn(usize) -> Result<bool, PeopleError>,
    ) -> Result<usize, PeopleError> {
        let (mut low, mut high) = (0, self.len(table));
        while low < high {
            let middle = low + (high - low) / 2;
            if less(middle)? { low = middle + 1 } else { high = middle }
        }
        Ok(low)
    }

    fn all<R: Record>(&self, table: Table) -> Result<Vec<R>, PeopleError> {
        let table = &self.directory.tables[table as usize];
        let bytes = self.bytes.get(table.offset..table.offset + table.count * table.width);
        let bytes = bytes.ok_or(PeopleError::Damaged("it is cut short"))?;
        Ok(bytes.chunks_exact(table.width).map(|bytes| R::get(bytes, &table.columns)).collect())
    }
}

/// The rows of a register as a draft that another can take documents from.
pub fn load(view: &View) -> Result<Draft, PeopleError> {
    let ends = view.all::<Number>(Table::StringEnds)?.into_iter().map(|end| end.value).collect();
    Ok(Draft {
        strings: Strings::of(view.texts()?, ends),
        documents: view.all(Table::Documents)?,
        sittings: view.all(Table::Sittings)?,
        attendees: view.all(Table::Attendees)?,
        manners: Kept::of(view.all(Table::Manners)?),
        parts: Kept::of(view.all(Table::Parts)?),
        items: view.all(Table::Items)?,
        approvals: view.all(Table::Approvals)?,
    })
}
