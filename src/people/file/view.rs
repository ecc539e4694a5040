//! Reading the register's file where it stands.

use super::{Directory, Place, Table};
use crate::people::draft::{Draft, Kept};
use crate::people::error::PeopleError;
use crate::people::ids::Id;
use crate::people::shelf::Shelf;
use crate::people::strings::Strings;
use crate::people::table::*;

/// The bytes of a register with its directory: every read is checked.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(in crate::people) bytes: &'a [u8],
    pub(in crate::people) directory: &'a Directory,
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
        attendees: Shelf::of(view.all(Table::Attendees)?),
        forms: Vec::new(),
        manners: Kept::of(view.all(Table::Manners)?),
        parts: Kept::of(view.all(Table::Parts)?),
        items: Shelf::of(view.all(Table::Items)?),
        approvals: view.all(Table::Approvals)?,
    })
}
