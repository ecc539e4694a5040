//! The rows of some documents in another order: one draft to a new one.

use super::draft::{Draft, Kept};
use super::strings::Strings;
use super::table::*;

impl Draft {
    /// The same documents in the order of their paths, so that the order in which they came shows
    /// nowhere, and strings nobody uses are gone.
    pub(super) fn canonical(self) -> Self {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        if !self.loaded && order.is_sorted_by(|&a, &b| self.by_path(a, b).is_le()) {
            return self;
        }
        order.sort_by(|&a, &b| self.by_path(a, b));
        self.arranged(&order)
    }

    /// Compares two documents by their whole paths, then by their keys.
    fn by_path(&self, one: usize, other: usize) -> std::cmp::Ordering {
        let (a, b) = (&self.documents[one], &self.documents[other]);
        let bytes = |row: &DocumentRow| {
            [row.folder, row.file].map(|part| self.text(part).as_bytes()).into_iter().flatten()
        };
        let paths = match a.folder == b.folder {
            true => self.text(a.file).cmp(self.text(b.file)),
            false => bytes(a).cmp(bytes(b)),
        };
        paths.then_with(|| a.key().cmp(&b.key()))
    }

    /// Some of the documents in a given order.
    pub(super) fn arranged(&self, order: &[usize]) -> Self {
        let mut new = Moved::from(self);
        for &document in order {
            new.document(document);
        }
        new.to
    }
}

/// A draft that takes documents over from another.
struct Moved<'a> {
    from: &'a Draft,
    to: Draft,
    /// For each string, manner and part of the other its number here, or [`NONE`].
    strings: Vec<u32>,
    manners: Vec<u32>,
    parts: Vec<u32>,
}

impl<'a> Moved<'a> {
    fn from(from: &'a Draft) -> Self {
        Self {
            from,
            to: Draft::default(),
            strings: vec![NONE; from.strings.len()],
            manners: vec![NONE; from.manners.rows.len()],
            parts: vec![NONE; from.parts.rows.len()],
        }
    }

    fn document(&mut self, at: usize) {
        let mut row = self.from.documents[at];
        self.texts([&mut row.folder, &mut row.file]);
        for sitting in self.from.sittings_of(at) {
            self.sitting(sitting);
        }
        row.sittings_end = self.to.sittings.len() as u32;
        self.to.documents.push(row);
    }

    fn sitting(&mut self, at: usize) {
        for attendee in self.from.attendees_of(at) {
            self.attendee(attendee);
        }
        for mut item in self.from.items_of(at).map(|at| self.from.items[at]) {
            self.texts([&mut item.id_head, &mut item.number]);
            self.to.items.push(item);
        }
        for mut approval in self.from.approvals_of(at).map(|at| self.from.approvals[at]) {
            self.texts([&mut approval.text]);
            self.to.approvals.push(approval);
        }
        let mut row = self.from.sittings[at];
        self.texts([&mut row.id_text, &mut row.council, &mut row.committee, &mut row.venue]);
        self.to.sittings.push(SittingRow {
            document: self.to.documents.len() as u32,
            attendees_end: self.to.attendees.len() as u32,
            items_end: self.to.items.len() as u32,
            approvals_end: self.to.approvals.len() as u32,
            meeting: NONE,
            ..row
        });
    }

    fn attendee(&mut self, at: usize) {
        let mut row = self.from.attendees[at];
        self.texts([&mut row.name]);
        row.manner = self.manner(row.manner);
        row.part = self.part(row.part);
        self.texts([&mut row.text]);
        let sitting = self.to.sittings.len() as u32;
        self.to.attendees.push(AttendeeRow { form: NONE, sitting, ..row });
    }

    fn manner(&mut self, old: u32) -> u32 {
        let known = self.manners.get(old as usize).copied();
        known.filter(|&number| number != NONE).unwrap_or_else(|| {
            let mut row = self.from.manners.get(old);
            self.texts([&mut row.honorific, &mut row.role, &mut row.organisation]);
            note(&mut self.manners, old, &mut self.to.manners, row)
        })
    }

    fn part(&mut self, old: u32) -> u32 {
        let Some(&known) = self.parts.get(old as usize) else { return NONE };
        if known != NONE {
            return known;
        }
        let mut row = self.from.parts.get(old);
        self.texts([&mut row.items, &mut row.places]);
        note(&mut self.parts, old, &mut self.to.parts, row)
    }

    /// Gives strings the numbers that they have here.
    fn texts<const N: usize>(&mut self, numbers: [&mut u32; N]) {
        for number in numbers {
            *number = text(&mut self.strings, *number, self.from, &mut self.to.strings);
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
