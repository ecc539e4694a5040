//! The rows of all documents on their way to a register.
//!
//! In come documents one by one (or an old register's rows at once), out goes the register's file.
//! Strings are kept once and records are of fixed width: a document with nine people and nine items
//! takes some 700 bytes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::Hash;
use std::io;
use std::ops::{Deref, Range};
use std::path::Path;

use super::error::PeopleError;
use super::facts::{AttendeeFacts, DocumentFacts, ItemFacts, SittingFacts};
use super::file::{self, Finished, Joined};
use super::flags;
use super::ids::{self, Id};
use super::numbers::{day_number, minute_number, source_number};
use super::register::Register;
use super::shelf::Shelf;
use super::strings::Strings;
use super::table::*;
use super::{Aliases, conflicts, meetings, persons, scope};

/// Rows of documents, not yet joined.
#[derive(Debug, Default)]
pub struct Draft {
    pub(super) strings: Strings,
    pub(super) documents: Vec<DocumentRow>,
    pub(super) sittings: Vec<SittingRow>,
    /// Without their forms, which are in `forms`.
    pub(super) attendees: Shelf<AttendeeRow>,
    /// The form of each attendee row, once persons are joined.
    pub(super) forms: Vec<u32>,
    pub(super) manners: Kept<MannerRow>,
    pub(super) parts: Kept<PartRow>,
    pub(super) items: Shelf<ItemRow>,
    pub(super) approvals: Vec<ApprovalRow>,
}

/// Records of which each stands once.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept<R> {
    pub rows: Vec<R>,
    numbers: HashMap<R, u32>,
}

impl<R: Record + Hash + Eq> Kept<R> {
    /// The number of a record, which is kept if it is new.
    pub fn keep(&mut self, row: R) -> u32 {
        *self.numbers.entry(row).or_insert_with(|| {
            self.rows.push(row);
            self.rows.len() as u32 - 1
        })
    }

    /// Records by their numbers, as they were written; more cannot be kept.
    pub fn of(rows: Vec<R>) -> Self {
        Self { rows, numbers: HashMap::new() }
    }

    /// The record of a number; the default one where there is none.
    pub fn get(&self, number: u32) -> R {
        self.rows.get(number as usize).copied().unwrap_or_default()
    }
}

impl Draft {
    /// One whose many rows go to files of `folder` where they pass so many bytes.
    pub fn with_files(folder: &Path, bytes: usize) -> Self {
        Self {
            attendees: Shelf::with_file(folder.join(".tmp-attendees"), bytes / 2),
            items: Shelf::with_file(folder.join(".tmp-items"), bytes / 2),
            ..Self::default()
        }
    }

    /// An empty one like this, for its rows in another order.
    pub(super) fn empty(&self) -> Self {
        Self { attendees: self.attendees.empty(), items: self.items.empty(), ..Self::default() }
    }

    /// The rows of an older register, without those of some documents, and these ones.
    pub fn grown<B: Deref<Target = [u8]>>(
        old: &Register<B>,
        gone: &HashSet<u64>,
        added: &Self,
    ) -> Result<Self, PeopleError> {
        let old = file::load(&old.view())?;
        old.check()?;
        Ok(old.merged(gone, added, Self::default()))
    }

    /// Adds a document. Its key must not be there yet.
    pub fn add(&mut self, facts: &DocumentFacts) {
        let document = self.documents.len() as u32;
        // Strings are numbered in the order in which `merged` numbers them.
        let (folder, file) = split_path(&facts.path);
        let (folder, file) = (self.strings.keep(folder), self.strings.keep(file));
        for sitting in &facts.sittings {
            self.add_sitting(document, facts.key, sitting);
        }
        let row = DocumentRow {
            key_low: facts.key as u32,
            key_high: (facts.key >> 32) as u32,
            folder,
            file,
            sittings_end: self.sittings.len() as u32,
        };
        self.documents.push(row);
    }

    fn add_sitting(&mut self, document: u32, key: u64, sitting: &SittingFacts) {
        for attendee in &sitting.attendees {
            self.add_attendee(attendee);
        }
        let head = ids::item_head(key);
        for item in &sitting.items {
            self.add_item(item, &head);
        }
        for approval in &sitting.approvals {
            let text = self.strings.keep(&approval.text);
            let row =
                ApprovalRow { date: day_number(Some(approval.date)), text, line: approval.line };
            self.approvals.push(row);
        }
        let id = Id::keep(&sitting.id, &mut self.strings);
        let row = SittingRow {
            document,
            ordinal: sitting.ordinal,
            id_text: id.text,
            id_low: id.low,
            id_high: id.high,
            kind: sitting.kind as u32,
            date_source: sitting.date_source.map_or(NONE, source_number),
            council: self.strings.keep_option(sitting.council.as_deref()),
            committee: self.strings.keep_option(sitting.committee.as_deref()),
            date: day_number(sitting.date),
            end_date: day_number(sitting.end_date),
            start_time: minute_number(sitting.start_time),
            end_time: minute_number(sitting.end_time),
            venue: self.strings.keep_option(sitting.venue.as_deref()),
            attendees_end: self.attendees.len() as u32,
            items_end: self.items.len() as u32,
            approvals_end: self.approvals.len() as u32,
            latest_month: day_number(sitting.latest_month),
            meeting: NONE,
        };
        self.sittings.push(row);
    }

    fn add_attendee(&mut self, facts: &AttendeeFacts) {
        let attendee = &facts.attendee;
        let items = attendee.items.as_ref().map(|numbers| numbers.join("\n"));
        let places = facts
            .places
            .as_ref()
            .map(|places| places.iter().map(u32::to_string).collect::<Vec<_>>().join("\n"));
        let name = self.strings.keep(&attendee.name);
        let manner = MannerRow {
            honorific: self.strings.keep_option(attendee.honorific.as_deref()),
            role: self.strings.keep_option(attendee.role.as_deref()),
            organisation: self.strings.keep_option(attendee.organisation.as_deref()),
        };
        let part = PartRow {
            items: self.strings.keep_option(items.as_deref()),
            places: self.strings.keep_option(places.as_deref()),
        };
        let row = AttendeeRow {
            name,
            manner: self.manners.keep(manner),
            flags: flags::of(attendee),
            part: if part == WHOLE { NONE } else { self.parts.keep(part) },
            page: attendee.page.unwrap_or(NONE),
            line: attendee.line,
            text: self.strings.keep(&facts.text),
            form: NONE,
            sitting: self.sittings.len() as u32,
        };
        self.attendees.push(row);
    }

    fn add_item(&mut self, item: &ItemFacts, usual_head: &str) {
        let (head, id_number) = split_id(&item.id);
        let usual = head == usual_head && id_number != NONE;
        let (title_low, title_high) = item.title.numbers();
        let row = ItemRow {
            id_head: if usual { NONE } else { self.strings.keep(head) },
            id_number,
            number: self.strings.keep_option(item.number.as_deref()),
            title_low,
            title_high,
            place: item.line << 1 | u32::from(item.report),
        };
        self.items.push(row);
    }

    /// Joins everything.
    ///
    /// # Errors
    /// [`PeopleError::TooLarge`] where names and lines are more than a register can hold.
    pub fn finish(self, aliases: &Aliases) -> Result<Finished, PeopleError> {
        if self.strings.is_full() {
            return Err(PeopleError::TooLarge);
        }
        let mut rows = self.canonical();
        let scopes = scope::find(&rows);
        let meetings = meetings::join(&mut rows, &scopes);
        let persons = persons::join(&mut rows, &scopes, &meetings, aliases);
        let conflicts = conflicts::find(&mut rows, &meetings, &persons);
        if rows.strings.is_full() {
            return Err(PeopleError::TooLarge);
        }
        rows.sound().map_err(|error| PeopleError::Disk(error.to_string()))?;
        Ok(Finished::new(rows, Joined { meetings, persons, conflicts }))
    }

    /// The first error of the disk, where rows went there.
    pub(super) fn sound(&self) -> io::Result<()> {
        self.attendees.sound()?;
        self.items.sound()
    }

    /// Bytes of memory in use, about, with what joining will take beside it.
    pub fn memory(&self) -> usize {
        fn of<R>(rows: &[R]) -> usize {
            std::mem::size_of_val(rows)
        }
        self.sittings.len() * JOINING
            + self.strings.memory()
            + of(&self.documents)
            + of(&self.sittings)
            + self.attendees.memory()
            + self.items.memory()
            + of(&self.approvals)
            + of(&self.parts.rows) * 4
    }

    /// That all stretches lie in their tables and follow one another; so the rest may index.
    fn check(&self) -> Result<(), PeopleError> {
        let sound = rising(self.documents.iter().map(|row| row.sittings_end), self.sittings.len())
            && rising(self.sittings.iter().map(|row| row.attendees_end), self.attendees.len())
            && rising(self.sittings.iter().map(|row| row.items_end), self.items.len())
            && rising(self.sittings.iter().map(|row| row.approvals_end), self.approvals.len());
        if sound { Ok(()) } else { Err(PeopleError::Damaged("its rows do not follow one another")) }
    }

    pub(super) fn sittings_of(&self, document: usize) -> Range<usize> {
        let end = |row: &DocumentRow| row.sittings_end as usize;
        document.checked_sub(1).map_or(0, |at| end(&self.documents[at]))
            ..end(&self.documents[document])
    }

    /// The numbers of a sitting's attendees.
    pub(super) fn attendees_at(&self, sitting: usize) -> Range<usize> {
        self.stretch(sitting, |row| row.attendees_end)
    }

    /// A sitting's attendees.
    pub(super) fn attendees_of(&self, sitting: usize) -> Cow<'_, [AttendeeRow]> {
        self.attendees.stretch(self.attendees_at(sitting))
    }

    /// A sitting's items.
    pub(super) fn items_of(&self, sitting: usize) -> Cow<'_, [ItemRow]> {
        self.items.stretch(self.stretch(sitting, |row| row.items_end))
    }

    /// A sitting's approvals.
    pub(super) fn approvals_of(&self, sitting: usize) -> &[ApprovalRow] {
        &self.approvals[self.stretch(sitting, |row| row.approvals_end)]
    }

    fn stretch(&self, sitting: usize, end: impl Fn(&SittingRow) -> u32) -> Range<usize> {
        let start = sitting.checked_sub(1).map_or(0, |at| end(&self.sittings[at]));
        start as usize..end(&self.sittings[sitting]) as usize
    }

    /// The text of a string's number, empty for none.
    pub(super) fn text(&self, string: u32) -> &str {
        self.strings.get(string)
    }

    /// The path of a sitting's document.
    pub(super) fn path_of(&self, sitting: usize) -> String {
        let document = &self.documents[self.sittings[sitting].document as usize];
        [self.text(document.folder), self.text(document.file)].concat()
    }
}

/// What joins take of memory for a sitting and those who were there, in bytes, about.
const JOINING: usize = 300;

/// Somebody was there for the whole meeting.
const WHOLE: PartRow = PartRow { items: NONE, places: NONE };

/// True where ends of stretches never fall and the last is the length of the table.
fn rising(ends: impl Iterator<Item = u32>, length: usize) -> bool {
    let mut before = 0;
    let mut rises = true;
    for end in ends {
        rises &= before <= end;
        before = end;
    }
    rises && before as usize == length
}

/// An item's id in two: the head is the same for all items of a document.
fn split_id(id: &str) -> (&str, u32) {
    let parts = id.rsplit_once('-').and_then(|(head, tail)| {
        let number: u32 = tail.parse().ok().filter(|&number| number != NONE)?;
        (number.to_string() == tail).then_some((head, number))
    });
    parts.unwrap_or((id, NONE))
}

/// A path in two: the folder with what parts it from the file, and the file.
fn split_path(path: &str) -> (&str, &str) {
    path.split_at(path.rfind(['/', '\\']).map_or(0, |at| at + 1))
}
