//! The rows of all documents on their way to a register.
//!
//! In come documents one by one (or an old register's rows at once), out goes the register's file.
//! Strings are kept once and records are of fixed width, so that a draft of 10,000 documents takes
//! some ten megabytes.

use std::collections::HashSet;
use std::ops::Deref;

use jiff::civil::{Date, Time};

use super::error::PeopleError;
use super::facts::{AttendeeFacts, DocumentFacts, SittingFacts};
use super::file::{self, Joined};
use super::register::Register;
use super::strings::Strings;
use super::table::{ApprovalRow, AttendeeRow, DocumentRow, ItemRow, NONE, SittingRow};
use super::{Aliases, conflicts, meetings, persons, scope};
use crate::item::{Capacity, DateSource, Kind, Status};

/// Rows of documents, not yet joined.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub(super) strings: Strings,
    pub(super) documents: Vec<DocumentRow>,
    pub(super) sittings: Vec<SittingRow>,
    pub(super) attendees: Vec<AttendeeRow>,
    pub(super) items: Vec<ItemRow>,
    pub(super) approvals: Vec<ApprovalRow>,
    /// True for the rows of an older register, whose strings are numbered otherwise.
    pub(super) loaded: bool,
}

impl Draft {
    /// The rows of an older register, without those of some documents.
    pub fn from_old<B: Deref<Target = [u8]>>(
        old: &Register<B>,
        gone: &HashSet<u64>,
    ) -> Result<Self, PeopleError> {
        let mut all = file::load(&old.view())?;
        all.check()?;
        if !gone.is_empty() {
            let order =
                (0..all.documents.len()).filter(|&at| !gone.contains(&all.documents[at].key()));
            all = all.arranged(&order.collect::<Vec<_>>());
        }
        Ok(all)
    }

    /// How many documents it has.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// Adds a document. Its key must not be there yet.
    pub fn add(&mut self, facts: &DocumentFacts) {
        let document = self.documents.len() as u32;
        // Strings are numbered in the order in which `arranged` numbers them.
        let path = self.strings.keep(&facts.path);
        for sitting in &facts.sittings {
            self.add_sitting(document, sitting);
        }
        let row = DocumentRow {
            key_low: facts.key as u32,
            key_high: (facts.key >> 32) as u32,
            path,
            sittings_end: self.sittings.len() as u32,
        };
        self.documents.push(row);
    }

    fn add_sitting(&mut self, document: u32, sitting: &SittingFacts) {
        for attendee in &sitting.attendees {
            self.add_attendee(attendee);
        }
        for item in &sitting.items {
            let (head, number) = split_id(&item.id);
            let row = ItemRow {
                id_head: self.strings.keep(head),
                id_number: number,
                number: self.strings.keep_option(item.number.as_deref()),
                title: self.strings.keep_option(item.title.as_deref()),
                line: item.line,
                report: u32::from(item.report),
            };
            self.items.push(row);
        }
        for approval in &sitting.approvals {
            let text = self.strings.keep(&approval.text);
            let row =
                ApprovalRow { date: day_number(Some(approval.date)), text, line: approval.line };
            self.approvals.push(row);
        }
        let row = SittingRow {
            document,
            ordinal: sitting.ordinal,
            id: self.strings.keep(&sitting.id),
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
        let row = AttendeeRow {
            name: self.strings.keep(&attendee.name),
            honorific: self.strings.keep_option(attendee.honorific.as_deref()),
            role: self.strings.keep_option(attendee.role.as_deref()),
            organisation: self.strings.keep_option(attendee.organisation.as_deref()),
            flags: flags(attendee.capacity, attendee.status, attendee.remote),
            items: self.strings.keep_option(items.as_deref()),
            places: self.strings.keep_option(places.as_deref()),
            page: attendee.page.unwrap_or(NONE),
            line: attendee.line,
            text: self.strings.keep(&facts.text),
            form: NONE,
            sitting: self.sittings.len() as u32,
        };
        self.attendees.push(row);
    }

    /// Joins everything and writes the register.
    pub fn finish(self, aliases: &Aliases) -> Result<Vec<u8>, PeopleError> {
        if self.strings.is_full() {
            return Err(PeopleError::TooLarge);
        }
        let mut rows = self.canonical();
        let scopes = scope::find(&rows);
        let meetings = meetings::join(&mut rows, &scopes);
        let persons = persons::join(&mut rows, &scopes, &meetings, aliases);
        let conflicts = conflicts::find(&mut rows, &meetings, &persons);
        file::write(&rows, &Joined { meetings, persons, conflicts })
    }

    /// The same documents in the order of their paths, so that the order in which they came shows
    /// nowhere, and strings nobody uses are gone.
    fn canonical(self) -> Self {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        let key = |at: &usize| {
            let document = &self.documents[*at];
            (self.strings.get(document.path), document.key())
        };
        if !self.loaded && order.is_sorted_by_key(key) {
            return self;
        }
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        self.arranged(&order)
    }

    /// Some of the documents in a given order.
    fn arranged(&self, order: &[usize]) -> Self {
        let mut new = Self::default();
        let mut moved = vec![NONE; self.strings.len()];
        let mut keep = |strings: &mut Strings, old: u32| match moved.get_mut(old as usize) {
            Some(place) => {
                if *place == NONE {
                    *place = strings.keep(self.strings.get(old));
                }
                *place
            }
            None => NONE,
        };
        for &at in order {
            let mut document = self.documents[at];
            document.path = keep(&mut new.strings, document.path);
            for sitting in self.sittings_of(at) {
                let mut row = self.sittings[sitting];
                for mut attendee in self.attendees_of(sitting).map(|at| self.attendees[at]) {
                    for field in [
                        &mut attendee.name,
                        &mut attendee.honorific,
                        &mut attendee.role,
                        &mut attendee.organisation,
                        &mut attendee.items,
                        &mut attendee.places,
                        &mut attendee.text,
                    ] {
                        *field = keep(&mut new.strings, *field);
                    }
                    let sitting = new.sittings.len() as u32;
                    new.attendees.push(AttendeeRow { form: NONE, sitting, ..attendee });
                }
                for mut item in self.items_of(sitting).map(|at| self.items[at]) {
                    for field in [&mut item.id_head, &mut item.number, &mut item.title] {
                        *field = keep(&mut new.strings, *field);
                    }
                    new.items.push(item);
                }
                for mut approval in self.approvals_of(sitting).map(|at| self.approvals[at]) {
                    approval.text = keep(&mut new.strings, approval.text);
                    new.approvals.push(approval);
                }
                for field in [&mut row.id, &mut row.council, &mut row.committee, &mut row.venue] {
                    *field = keep(&mut new.strings, *field);
                }
                new.sittings.push(SittingRow {
                    document: new.documents.len() as u32,
                    attendees_end: new.attendees.len() as u32,
                    items_end: new.items.len() as u32,
                    approvals_end: new.approvals.len() as u32,
                    meeting: NONE,
                    ..row
                });
            }
            new.documents.push(DocumentRow { sittings_end: new.sittings.len() as u32, ..document });
        }
        new
    }

    /// That all stretches lie in their tables and follow one another; so the rest may index.
    fn check(&self) -> Result<(), PeopleError> {
        let sound = rising(self.documents.iter().map(|row| row.sittings_end), self.sittings.len())
            && rising(self.sittings.iter().map(|row| row.attendees_end), self.attendees.len())
            && rising(self.sittings.iter().map(|row| row.items_end), self.items.len())
            && rising(self.sittings.iter().map(|row| row.approvals_end), self.approvals.len());
        if sound { Ok(()) } else { Err(PeopleError::Damaged("its rows do not follow one another")) }
    }

    fn sittings_of(&self, document: usize) -> std::ops::Range<usize> {
        let end = |row: &DocumentRow| row.sittings_end as usize;
        document.checked_sub(1).map_or(0, |at| end(&self.documents[at]))
            ..end(&self.documents[document])
    }

    /// The rows of a sitting's attendees.
    pub(super) fn attendees_of(&self, sitting: usize) -> std::ops::Range<usize> {
        self.stretch(sitting, |row| row.attendees_end)
    }

    /// The rows of a sitting's items.
    pub(super) fn items_of(&self, sitting: usize) -> std::ops::Range<usize> {
        self.stretch(sitting, |row| row.items_end)
    }

    /// The rows of a sitting's approvals.
    pub(super) fn approvals_of(&self, sitting: usize) -> std::ops::Range<usize> {
        self.stretch(sitting, |row| row.approvals_end)
    }

    fn stretch(&self, sitting: usize, end: impl Fn(&SittingRow) -> u32) -> std::ops::Range<usize> {
        let start = sitting.checked_sub(1).map_or(0, |at| end(&self.sittings[at]));
        start as usize..end(&self.sittings[sitting]) as usize
    }

    /// The text of a string's number, empty for none.
    pub(super) fn text(&self, string: u32) -> &str {
        self.strings.get(string)
    }
}

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

/// Days since 1970-01-01, moved up so that no date is negative.
pub(super) fn day_number(date: Option<Date>) -> u32 {
    date.map_or(NONE, |date| (date.duration_since(Date::ZERO).as_hours() / 24) as u32)
}

/// The date of a day number.
pub(super) fn day(number: u32) -> Option<Date> {
    let days = (number != NONE).then_some(jiff::Span::new().try_days(number).ok()?)?;
    Date::ZERO.checked_add(days).ok()
}

fn minute_number(time: Option<Time>) -> u32 {
    time.map_or(NONE, |time| time.hour() as u32 * 60 + time.minute() as u32)
}

/// The time of a number of minutes since midnight.
pub(super) fn minute(number: u32) -> Option<Time> {
    Time::new((number / 60).try_into().ok()?, (number % 60).try_into().ok()?, 0, 0).ok()
}

/// The kind of a number; `Other` where the number is unknown.
pub(super) fn kind(number: u32) -> Kind {
    Kind::ALL.get(number as usize).copied().unwrap_or(Kind::Other)
}

pub(super) fn source_number(source: DateSource) -> u32 {
    source as u32
}

/// The source of a date.
pub(super) fn source(number: u32) -> Option<DateSource> {
    DateSource::ALL.get(number as usize).copied()
}

fn flags(capacity: Capacity, status: Status, remote: bool) -> u32 {
    capacity as u32 | (status as u32) << 8 | u32::from(remote) << 16
}

impl AttendeeRow {
    /// See [`crate::item::Attendee::capacity`].
    pub fn capacity(&self) -> Capacity {
        Capacity::ALL.get((self.flags & 255) as usize).copied().unwrap_or(Capacity::Guest)
    }

    /// See [`crate::item::Attendee::status`].
    pub fn status(&self) -> Status {
        Status::ALL.get((self.flags >> 8 & 255) as usize).copied().unwrap_or(Status::Listed)
    }

    /// See [`crate::item::Attendee::remote`].
    pub fn remote(&self) -> bool {
        self.flags >> 16 & 1 == 1
    }
}
