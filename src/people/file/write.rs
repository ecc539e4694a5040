//! Writing the register's file: in come all rows and what the joins made, out go the tables.
//!
//! The tables are gone through twice, once to measure them and once to write them, so that the file
//! is never in memory.

use std::convert::Infallible;
use std::io::{self, Write};

use super::{COLUMNS, HEAD, MAGIC, TABLES, VERSION};
use crate::people::draft::Draft;
use crate::people::ids::Id;
use crate::people::meetings::Meetings;
use crate::people::persons::Persons;
use crate::people::table::*;

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
    pub(in crate::people) fn new(rows: Draft, joined: Joined) -> Self {
        let mut keys: Vec<KeyRow> = rows
            .sittings
            .iter()
            .zip(0..)
            .map(|(row, sitting)| {
                let document = rows.documents[row.document as usize].key();
                let key = crate::people::sitting_key(document, row.ordinal);
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
        self.visit(&mut Body { out, piece: Vec::with_capacity(PIECE + 256) })?;
        self.rows.sound()
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
        let forms = rows.forms.iter().copied();
        let with_form = |(row, form)| AttendeeRow { form, ..row };
        to.table(rows.attendees.iter().zip(forms).map(with_form))?;
        to.table(rows.manners.rows.iter().copied())?;
        to.table(rows.parts.rows.iter().copied())?;
        to.table(rows.items.iter())?;
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
