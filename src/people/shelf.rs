//! Rows in the order in which they came: in memory up to a limit, from there on in a file.
//!
//! In come the rows of documents one by one, out come stretches of them. What is on the disk is read
//! a stretch at a time, so that rows of a million documents take no more memory than those of a few.

use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use super::overflow::Overflow;
use super::table::Record;

/// Rows of one kind.
#[derive(Debug)]
pub struct Shelf<R> {
    /// The last rows.
    rows: Vec<R>,
    /// How many are on the disk before them.
    laid_off: usize,
    file: Option<Overflow>,
    /// So many rows are held in memory; at first those of so many bytes.
    limit: usize,
    bytes: usize,
}

/// Once there is a file, so many rows at a time are added to it, and read where all are gone through.
const PIECE: usize = 1 << 13;

impl<R> Default for Shelf<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), laid_off: 0, file: None, limit: usize::MAX, bytes: usize::MAX }
    }
}

impl<R: Record> Shelf<R> {
    /// Rows that are all in memory.
    pub fn of(rows: Vec<R>) -> Self {
        Self { rows, ..Self::default() }
    }

    /// No rows yet; what passes so many bytes goes to a file at `path`.
    pub fn with_file(path: PathBuf, bytes: usize) -> Self {
        let limit = (bytes / size_of::<R>()).max(PIECE);
        Self { file: Some(Overflow::new(path)), limit, bytes, ..Self::default() }
    }

    /// An empty one with the same limit, and a file beside this one's.
    pub fn empty(&self) -> Self {
        match &self.file {
            Some(file) => Self::with_file(file.path().with_extension("again"), self.bytes),
            None => Self::default(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: R) {
        self.rows.push(row);
        if self.rows.len() >= self.limit {
            self.lay_off();
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.laid_off + self.rows.len()
    }

    /// Bytes of memory in use.
    pub fn memory(&self) -> usize {
        size_of_val(self.rows.as_slice())
    }

    /// A row.
    pub fn row(&self, at: usize) -> R {
        self.stretch(at..at + 1).first().copied().unwrap_or_default()
    }

    /// The rows of a stretch.
    pub fn stretch(&self, range: Range<usize>) -> Cow<'_, [R]> {
        if range.start >= self.laid_off {
            let held = range.start - self.laid_off..range.end - self.laid_off;
            return Cow::Borrowed(self.rows.get(held).unwrap_or_default());
        }
        let on_disk = range.start..range.end.min(self.laid_off);
        let mut rows = Vec::with_capacity(range.len());
        if let Some(file) = &self.file {
            let mut bytes = vec![0; on_disk.len() * width::<R>()];
            file.read((on_disk.start * width::<R>()) as u64, &mut bytes);
            let widths = vec![4; R::NUMBERS];
            rows.extend(bytes.chunks_exact(width::<R>()).map(|bytes| R::get(bytes, &widths)));
        }
        let held = range.end.saturating_sub(self.laid_off).min(self.rows.len());
        rows.extend_from_slice(&self.rows[..held]);
        Cow::Owned(rows)
    }

    /// All rows.
    pub fn iter(&self) -> Rows<'_, R> {
        Rows { shelf: self, next: 0, piece: Cow::Borrowed(&[]), at: 0 }
    }

    /// The first error of the disk; see [`Overflow::sound`].
    ///
    /// # Errors
    /// That error: rows are missing.
    pub fn sound(&self) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), Overflow::sound)
    }

    fn lay_off(&mut self) {
        if let Some(file) = &self.file {
            for piece in self.rows.chunks(PIECE) {
                let mut bytes = Vec::with_capacity(piece.len() * width::<R>());
                piece.iter().for_each(|row| row.put(&vec![4; R::NUMBERS], &mut bytes));
                file.add(&bytes);
            }
            self.laid_off += self.rows.len();
            // Given back, not kept for the next.
            self.rows = Vec::new();
            self.limit = PIECE;
        }
    }
}

/// Bytes of a row on the disk.
fn width<R: Record>() -> usize {
    R::NUMBERS * 4
}

/// Goes through all rows of a shelf, some at a time.
#[derive(Debug, Clone)]
pub struct Rows<'a, R: Clone> {
    shelf: &'a Shelf<R>,
    /// The row behind the piece.
    next: usize,
    piece: Cow<'a, [R]>,
    at: usize,
}

impl<R: Record> Iterator for Rows<'_, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        if self.at == self.piece.len() && self.next < self.shelf.len() {
            let from = self.next;
            self.next = (from + PIECE).min(self.shelf.len());
            (self.piece, self.at) = (self.shelf.stretch(from..self.next), 0);
        }
        let row = self.piece.get(self.at).copied();
        self.at += 1;
        row
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.piece.len() - self.at.min(self.piece.len()) + self.shelf.len() - self.next;
        (left, Some(left))
    }
}

impl<R: Record> ExactSizeIterator for Rows<'_, R> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::table::{ApprovalRow, NONE};

    #[test]
    fn rows_are_the_same_on_the_disk_and_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rows");
        let (mut one, mut other) = (Shelf::default(), Shelf::with_file(path.clone(), 0));
        let count = PIECE as u32 * 3 + 7;
        for at in 0..count {
            let row = ApprovalRow { date: at, text: NONE, line: at * 3 };
            one.push(row);
            other.push(row);
        }
        assert!(path.exists() && other.memory() < one.memory() / 3);
        assert_eq!((one.len(), other.len()), (count as usize, count as usize));
        assert!(one.iter().eq(other.iter()) && other.iter().len() == one.len());
        for range in [0..0, 0..5, PIECE - 2..PIECE * 2 + 3, PIECE * 3 - 1..PIECE * 3 + 7] {
            assert_eq!(one.stretch(range.clone()), other.stretch(range));
        }
        assert_eq!(other.row(PIECE + 1), one.row(PIECE + 1));
        other.sound().unwrap();
        drop(other);
        assert!(!path.exists());
    }

    #[test]
    fn a_disk_that_refuses_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::with_file(dir.path().join("missing/rows"), 0);
        (0..PIECE as u32).for_each(|at| shelf.push(ApprovalRow { date: at, text: 0, line: 0 }));
        assert_eq!(shelf.len(), PIECE);
        let _ = shelf.row(0);
        shelf.sound().unwrap_err();
    }
}
