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

use super::draft::Draft;
use super::error::PeopleError;
use super::meetings::Meetings;
use super::persons::Persons;
use super::strings::Strings;
use super::table::*;

const MAGIC: &[u8; 8] = b"mbpeople";

/// Counts up whenever the tables change.
const VERSION: u32 = 4;

/// The tables, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// [`DocumentRow`]s by path.
    Documents,
    /// [`SittingRow`]s by document.
    Sittings,
    /// [`AttendeeRow`]s by sitting.
    Attendees,
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
pub struct Joined {
    /// Meetings.
    pub meetings: Meetings,
    /// Persons.
    pub persons: Persons,
    /// What disagrees.
    pub conflicts: Vec<ConflictRow>,
}

/// Writes a register.
pub fn write(rows: &Draft, joined: &Joined) -> Result<Vec<u8>, PeopleError> {
    if rows.strings.is_full() {
        return Err(PeopleError::TooLarge);
    }
    let Joined { meetings, persons, conflicts } = joined;
    let mut keys: Vec<KeyRow> = rows
        .sittings
        .iter()
        .zip(0..)
        .map(|(row, sitting)| {
            let key = super::sitting_key(rows.documents[row.document as usize].key(), row.ordinal);
            KeyRow { key_low: key as u32, key_high: (key >> 32) as u32, sitting }
        })
        .collect();
    keys.sort_by_key(|row| (row.key(), row.sitting));
    let by_id = |count: usize, id: &dyn Fn(usize) -> u32| {
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_by(|&a, &b| {
            rows.text(id(a as usize)).cmp(rows.text(id(b as usize))).then(a.cmp(&b))
        });
        order
    };
    let (bytes, ends) = rows.strings.parts();
    let mut out = Writer::new();
    out.table(&rows.documents);
    out.table(&rows.sittings);
    out.table(&rows.attendees);
    out.table(&rows.items);
    out.table(&rows.approvals);
    out.table(&meetings.rows);
    out.numbers(&meetings.sittings);
    out.table(&persons.rows);
    out.table(&persons.forms);
    out.numbers(&persons.attendance);
    out.numbers(&persons.candidates);
    out.table(&persons.words);
    out.table(&keys);
    out.numbers(&by_id(meetings.rows.len(), &|at| meetings.rows[at].id));
    out.numbers(&by_id(rows.sittings.len(), &|at| rows.sittings[at].id));
    out.table(conflicts);
    out.numbers(ends);
    out.part(bytes.len(), 1, |bytes_out| bytes_out.extend_from_slice(bytes.as_bytes()));
    Ok(out.bytes)
}

/// Appends tables and fills the directory.
struct Writer {
    bytes: Vec<u8>,
    tables: usize,
}

impl Writer {
    fn new() -> Self {
        let mut bytes = vec![0; HEAD];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        bytes[12..16].copy_from_slice(&(TABLES as u32).to_le_bytes());
        Self { bytes, tables: 0 }
    }

    fn table<R: Record>(&mut self, rows: &[R]) {
        self.rows(rows.iter().copied());
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.rows(numbers.iter().map(|&value| Number { value }));
    }

    /// A table of records, the widths of their columns before them.
    fn rows<R: Record>(&mut self, rows: impl ExactSizeIterator<Item = R> + Clone) {
        let mut widths = [0; COLUMNS];
        let widths = &mut widths[..R::NUMBERS];
        rows.clone().for_each(|row| row.widen(widths));
        // A record takes a byte at least, so that a damaged count of them is seen.
        widths[0] = widths[0].max(1);
        let width = widths.iter().map(|width| usize::from(*width)).sum();
        self.part(rows.len(), width, |out| {
            out.extend_from_slice(widths);
            rows.for_each(|row| row.put(widths, out));
        });
    }

    fn part(&mut self, count: usize, width: usize, fill: impl FnOnce(&mut Vec<u8>)) {
        let at = 16 + self.tables * 16;
        let offset = self.bytes.len() as u64;
        self.bytes[at..at + 8].copy_from_slice(&offset.to_le_bytes());
        self.bytes[at + 8..at + 12].copy_from_slice(&(count as u32).to_le_bytes());
        self.bytes[at + 12..at + 16].copy_from_slice(&(width as u32).to_le_bytes());
        self.tables += 1;
        self.bytes.reserve(count * width);
        fill(&mut self.bytes);
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

/// The rows of a register as a draft that further documents can be added to.
pub fn load(view: &View) -> Result<Draft, PeopleError> {
    let mut strings = Strings::default();
    for number in 0..view.len(Table::StringEnds) {
        strings.push(view.text(number as u32)?);
    }
    Ok(Draft {
        strings,
        documents: view.all(Table::Documents)?,
        sittings: view.all(Table::Sittings)?,
        attendees: view.all(Table::Attendees)?,
        items: view.all(Table::Items)?,
        approvals: view.all(Table::Approvals)?,
        loaded: true,
    })
}
