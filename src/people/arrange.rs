//! The rows of documents in the order of their paths: drafts to a new one.
//!
//! In come a draft whose documents came in any order, or an older register's rows and those of new
//! documents; out comes one draft in which the order of coming shows nowhere. Each row is taken over
//! once, and of the strings only those that are still used.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::draft::{Draft, Kept};
use super::strings::Strings;
use super::table::*;

impl Draft {
    /// The same documents in the order of their paths.
    pub(super) fn canonical(self) -> Self {
        if (1..self.documents.len()).all(|at| by_path((&self, at - 1), (&self, at)).is_le()) {
            return self;
        }
        self.merged(&HashSet::new(), &Self::default(), self.empty())
    }

    /// The documents of this draft but for those that are gone, and those of another, put into an
    /// empty one.
    pub(super) fn merged(&self, gone: &HashSet<u64>, added: &Self, mut to: Self) -> Self {
        let mut sources = [(self, gone), (added, &HashSet::new())].map(|(from, gone)| {
            let left = |at: &usize| !gone.contains(&from.documents[*at].key());
            let mut order: Vec<usize> = (0..from.documents.len()).filter(left).collect();
            order.sort_by(|&one, &other| by_path((from, one), (from, other)));
            (Moved::from(from), order.into_iter().peekable())
        });
        let [(old, older), (new, newer)] = &mut sources;
        loop {
            let from_old = match (older.peek(), newer.peek()) {
                (Some(&one), Some(&other)) => by_path((self, one), (added, other)).is_le(),
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return to,
            };
            let (moved, order) =
                if from_old { (&mut *old, &mut *older) } else { (&mut *new, &mut *newer) };
            if let Some(document) = order.next() {
                moved.document(document, &mut to);
            }
        }
    }
}

/// Compares two documents by their whole paths, then by their keys.
fn by_path((one, a): (&Draft, usize), (other, b): (&Draft, usize)) -> Ordering {
    let (a, b) = (&one.documents[a], &other.documents[b]);
    let bytes = |draft, row: &DocumentRow| {
        let draft: &Draft = draft;
        [row.folder, row.file].map(|part| draft.text(part).as_bytes()).into_iter().flatten()
    };
    let paths = match one.text(a.folder) == other.text(b.folder) {
        true => one.text(a.file).cmp(other.text(b.file)),
        false => bytes(one, a).cmp(bytes(other, b)),
    };
    paths.then_with(|| a.key().cmp(&b.key()))
}

/// A draft whose documents another takes over.
struct Moved<'a> {
    from: &'a Draft,
    /// For each string, manner and part its number in the other, or [`NONE`].
    strings: Vec<u32>,
    manners: Vec<u32>,
    parts: Vec<u32>,
}

impl<'a> Moved<'a> {
    fn from(from: &'a Draft) -> Self {
        Self {
            from,
            strings: vec![NONE; from.strings.len()],
            manners: vec![NONE; from.manners.rows.len()],
            parts: vec![NONE; from.parts.rows.len()],
        }
    }

    fn document(&mut self, at: usize, to: &mut Draft) {
        let mut row = self.from.documents[at];
        self.texts(to, [&mut row.folder, &mut row.file]);
        for sitting in self.from.sittings_of(at) {
            self.sitting(sitting, to);
        }
        row.sittings_end = to.sittings.len() as u32;
        to.documents.push(row);
    }

    fn sitting(&mut self, at: usize, to: &mut Draft) {
        for row in self.from.attendees_of(at).iter() {
            self.attendee(*row, to);
        }
        for mut item in self.from.items_of(at).iter().copied() {
            self.texts(to, [&mut item.id_head, &mut item.number]);
            to.items.push(item);
        }
        for mut approval in self.from.approvals_of(at).iter().copied() {
            self.texts(to, [&mut approval.text]);
            to.approvals.push(approval);
        }
        let mut row = self.from.sittings[at];
        self.texts(to, [&mut row.id_text, &mut row.council, &mut row.committee, &mut row.venue]);
        to.sittings.push(SittingRow {
            document: to.documents.len() as u32,
            attendees_end: to.attendees.len() as u32,
            items_end: to.items.len() as u32,
            approvals_end: to.approvals.len() as u32,
            meeting: NONE,
            ..row
        });
    }

    fn attendee(&mut self, mut row: AttendeeRow, to: &mut Draft) {
        self.texts(to, [&mut row.name]);
        row.manner = self.manner(row.manner, to);
        row.part = self.part(row.part, to);
        self.texts(to, [&mut row.text]);
        let sitting = to.sittings.len() as u32;
        to.attendees.push(AttendeeRow { form: NONE, sitting, ..row });
    }

    fn manner(&mut self, old: u32, to: &mut Draft) -> u32 {
        let known = self.manners.get(old as usize).copied();
        known.filter(|&number| number != NONE).unwrap_or_else(|| {
            let mut row = self.from.manners.get(old);
            self.texts(to, [&mut row.honorific, &mut row.role, &mut row.organisation]);
            note(&mut self.manners, old, &mut to.manners, row)
        })
    }

    fn part(&mut self, old: u32, to: &mut Draft) -> u32 {
        let Some(&known) = self.parts.get(old as usize) else { return NONE };
        if known != NONE {
            return known;
        }
        let mut row = self.from.parts.get(old);
        self.texts(to, [&mut row.items, &mut row.places]);
        note(&mut self.parts, old, &mut to.parts, row)
    }

    /// Gives strings the numbers that they have in the other draft.
    fn texts<const N: usize>(&mut self, to: &mut Draft, numbers: [&mut u32; N]) {
        for number in numbers {
            *number = text(&mut self.strings, *number, self.from, &mut to.strings);
        }
    }
}

fn text(moved: &mut [u32], old: u32, from: &Draft, to: &mut Strings) -> u32 {
    let Some(number) = moved.get_mut(old as usize) else { return NONE };
    if *number == NONE {
        *number = to.keep(from.text(old));
    }
    *number
}

fn note<R: Record + std::hash::Hash + Eq>(
    moved: &mut [u32],
    old: u32,
    to: &mut Kept<R>,
    row: R,
) -> u32 {
    let number = to.keep(row);
    if let Some(place) = moved.get_mut(old as usize) {
        *place = number;
    }
    number
}
