//! Several lines about one person at one meeting to the status that counts.

use super::table::AttendeeRow;
use crate::item::Status;

/// Which line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Its place among the lines.
    pub row: usize,
    /// Whether another line says the opposite.
    pub contradicted: bool,
}

/// Decides between lines, given with those of the document that tells most first.
///
/// A mere listing gives way to anything. Where one line says that the person was there and another
/// that not, the one that claims less counts and the contradiction is noted: to be called present
/// without having been there is the worse error. Else the whole meeting before single items, and a
/// member before somebody in attendance. `lines` must not be empty.
pub fn decide(lines: &[AttendeeRow]) -> Verdict {
    let says = |status: fn(Status) -> bool| lines.iter().any(|row| status(row.status()));
    let there = says(Status::attended);
    let away = says(|status| matches!(status, Status::Apologies | Status::Absent));
    let rank = |row: &AttendeeRow| match row.status() {
        Status::Apologies | Status::Absent => 0,
        Status::Present if !row.of_items() => 1,
        Status::Substitute if !row.of_items() => 2,
        Status::InAttendance if !row.of_items() => 3,
        Status::Present => 4,
        Status::Substitute => 5,
        Status::InAttendance => 6,
        Status::Listed => 7,
    };
    let row = (0..lines.len()).min_by_key(|&at| rank(&lines[at])).unwrap_or(0);
    Verdict { row, contradicted: there && away }
}

/// True where two lines of a document can be added up: both give items, with the same standing.
pub fn alike(one: &AttendeeRow, other: &AttendeeRow) -> bool {
    one.of_items() && other.of_items() && one.status().attended() == other.status().attended()
}
