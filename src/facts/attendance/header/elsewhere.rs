//! Lists of other meetings: in come the lists of a meeting's parts, those under the heading of another
//! committee's minutes go.
//!
//! `8. Report of the Hall Committee meeting, 1 October` above a second `Present:` says who was there on
//! that day.

use super::{Read, is_there};
use crate::facts::Sitting;
use crate::facts::words::Words;

/// Rows with text above a list in which the heading is looked for.
const NEAR: usize = 4;
/// A heading is at most so long, in bytes.
const LONGEST: usize = 200;

/// Leaves out the lists that stand behind the meeting's own list of those present, under the heading of
/// another meeting, and all that follow in that part.
pub(super) fn leave_out(sitting: &Sitting, found: &mut Vec<Read>) {
    let Some(own) = found.iter().position(is_there) else { return };
    let end = last_row(&found[own]);
    let mut other = None;
    let mut index = 0;
    found.retain(|read| {
        let behind = index > own && read.block.at > end;
        index += 1;
        if behind && other != Some(read.section) && is_under_heading(sitting, read, end) {
            other = Some(read.section);
        }
        !behind || other != Some(read.section)
    });
}

fn last_row(read: &Read) -> usize {
    read.block.rows.last().map_or(read.block.at, |(_, row)| (*row).max(read.block.at))
}

/// True where a row above a list, not before `end`, is the heading of a meeting.
fn is_under_heading(sitting: &Sitting, read: &Read, end: usize) -> bool {
    static MEETINGS: Words = Words::new(&[
        "minutes of",
        "notes of",
        "notes from",
        "report of",
        "meeting of",
        "meeting held",
        "committee meeting",
    ]);
    let rows = &sitting.rows.rows[end + 1..read.block.at.max(end + 1)];
    let above = rows.iter().rev().filter(|row| !row.is_blank()).take(NEAR);
    above.filter(|row| row.text.len() <= LONGEST).any(|row| MEETINGS.are_in(row.text))
}
