//! An item to what tantivy is given: in comes a meeting's item, out comes one [`Entry`].
//!
//! Strings are moved or shared, not copied. What is indexed word by word is not among them: a
//! [`Press`](super::press::Press) reads it where it stands.

use std::sync::Arc;

use jiff::civil::Date;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Document, Field, Value};

use super::record::Belongs;
use super::schema::{Fields, STEP};
use crate::item::{Item, Kind, Meeting, Part};

/// One value of one field.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Owned text.
    Text(String),
    /// Text shared by all items of a meeting.
    Shared(Arc<str>),
    /// Text known at compile time.
    Fixed(&'static str),
    /// Stored bytes.
    Bytes(Vec<u8>),
    /// A key or flag.
    Number(u64),
    /// A day.
    Signed(i64),
}

/// One item as tantivy takes it.
#[derive(Debug)]
pub struct Entry {
    pub(super) cells: Vec<(Field, Cell)>,
}

impl Document for Entry {
    type Value<'a> = CellRef<'a>;
    type FieldsValuesIter<'a> = Box<dyn Iterator<Item = (Field, CellRef<'a>)> + 'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        Box::new(self.cells.iter().map(|(field, cell)| (*field, CellRef(cell))))
    }
}

/// A borrowed [`Cell`].
#[derive(Debug, Clone, Copy)]
pub struct CellRef<'a>(&'a Cell);

impl<'a> Value<'a> for CellRef<'a> {
    type ArrayIter = std::iter::Empty<Self>;
    type ObjectIter = std::iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.0 {
            Cell::Text(text) => ReferenceValueLeaf::Str(text),
            Cell::Shared(text) => ReferenceValueLeaf::Str(text),
            Cell::Fixed(text) => ReferenceValueLeaf::Str(text),
            Cell::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            Cell::Number(number) => ReferenceValueLeaf::U64(*number),
            Cell::Signed(number) => ReferenceValueLeaf::I64(*number),
        })
    }
}

/// What all items of one meeting in one document share.
#[derive(Debug, Clone)]
pub struct Shared {
    document: u64,
    sitting: u32,
    cells: Vec<(Field, Cell)>,
}

/// Key of a document: the first eight bytes of the hash with whose first digits the ids of its items
/// begin (see [`crate::reading`]), so that an id leads to its document.
pub fn document_key(path: &str) -> u64 {
    let hash = blake3::Hasher::new().update(path.as_bytes()).update(&[0]).finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_be_bytes(first)
}

impl Shared {
    /// For the meeting number `sitting` of the document `path`.
    pub fn new(
        fields: &Fields,
        path: &str,
        sitting: u32,
        meeting: &Meeting,
        layout: &str,
        format: &str,
    ) -> Self {
        let document = document_key(path);
        let mut cells = vec![
            (fields.document, Cell::Number(document)),
            (fields.sitting, Cell::Number(u64::from(sitting))),
        ];
        let mut facet = |name: &str, value: Option<&str>| {
            if let (Some(field), Some(value)) = (fields.facet(name), value) {
                cells.push((field, Cell::Shared(short(value).into())));
            }
        };
        facet("council", meeting.council.as_deref());
        facet("committee", meeting.committee.as_deref());
        facet("kind", Some(kind_name(meeting.kind)));
        facet("layout", Some(layout));
        facet("format", Some(format));
        if let Some(date) = meeting.date {
            facet("year", Some(&format!("{:04}", date.year())));
            facet("month", Some(&format!("{:04}-{:02}", date.year(), date.month())));
            cells.push((fields.day, Cell::Signed(day_number(date))));
        }
        Self { document, sitting, cells }
    }

    /// The document's key.
    pub fn document(&self) -> u64 {
        self.document
    }

    /// Where an item belongs; `ordinal` counts the document's parts from 1.
    pub(super) fn belongs(&self, ordinal: u64) -> Belongs {
        Belongs { document: self.document, sitting: self.sitting, ordinal }
    }

    /// One item with its record, but without what is indexed word by word.
    pub(super) fn entry(
        &self,
        fields: &Fields,
        item: &Item,
        ordinal: u64,
        record: Vec<u8>,
    ) -> Entry {
        let mut cells = Vec::with_capacity(self.cells.len() + 12);
        cells.extend(self.cells.iter().cloned());
        cells.push((fields.ordinal, Cell::Number(ordinal)));
        cells.push((fields.routine, Cell::Number(u64::from(is_routine(item)))));
        let mut facet = |name: &str, value: Cell| {
            if let Some(field) = fields.facet(name) {
                cells.push((field, value));
            }
        };
        facet("part", Cell::Fixed(part_name(item.part)));
        facet("decided", Cell::Fixed(yes_no(!item.decisions.is_empty())));
        facet("exempt", Cell::Fixed(yes_no(item.exempt)));
        if let Some(number) = &item.number {
            facet("number", Cell::Text(short(number).to_owned()));
        }
        let mut path = String::new();
        for step in &item.topic {
            if !path.is_empty() {
                path.push_str(STEP);
            }
            path.push_str(step);
            facet("topic", Cell::Text(short(&path).to_owned()));
        }
        cells.push((fields.record, Cell::Bytes(record)));
        Entry { cells }
    }
}

/// True for routine business, which ranks below the rest.
pub fn is_routine(item: &Item) -> bool {
    item.topic.first().is_some_and(|step| step == "Procedural")
}

/// Days from 1 January 1970.
pub fn day_number(date: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    date.since(epoch).map_or(0, |span| i64::from(span.get_days()))
}

/// A kind's name, as it is printed and counted.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Minutes => "minutes",
        Kind::Agenda => "agenda",
        Kind::AgendaPack => "agenda-pack",
        Kind::Decision => "decision",
        Kind::Other => "other",
    }
}

/// A part's name, as it is printed and counted.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Preamble => "preamble",
        Part::Item => "item",
        Part::Report => "report",
        Part::Closing => "closing",
    }
}

fn yes_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Facet values are cut at 500 bytes: tantivy drops keys beyond 65 kB without a word.
fn short(value: &str) -> &str {
    let mut end = value.len().min(500);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    &value[..end]
}
