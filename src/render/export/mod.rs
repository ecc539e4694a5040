//! Everything for other programs: records stream in, one format a file writes them out.
//!
//! | format | one record is | for |
//! |---|---|---|
//! | `jsonl` | an item with its meeting and file, one a line | scripts |
//! | `csv` | the same as a row, texts included | spreadsheets |
//! | `popolo` | one object: persons, organizations, memberships, events, motions | [Popolo] tools |
//! | `ocd` | an event or a vote event, one a line | [Open Civic Data] tools |
//! | `es-bulk` | an item, in the bulk format of Elasticsearch, OpenSearch and Quickwit | search engines |
//!
//! To add a format: one file with an [`Export`], one variant of [`ExportFormat`], one arm in
//! [`export`].
//!
//! [Popolo]: https://www.popoloproject.com/specs/
//! [Open Civic Data]: https://open-civic-data.readthedocs.io/

mod es;
mod flat;
mod ocd;
mod popolo;

use std::io::{self, Write};

use crate::item::Item;
use crate::search::ExportItem;
use crate::search::results::{AttendeeRecord, MeetingRecord, PersonRecord};

/// How everything can be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One item a line.
    JsonLines,
    /// One item a row.
    Csv,
    /// One Popolo object.
    Popolo,
    /// Open Civic Data, one object a line.
    Ocd,
    /// Action and item, a line each.
    EsBulk,
}

impl ExportFormat {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 5] = [Self::JsonLines, Self::Csv, Self::Popolo, Self::Ocd, Self::EsBulk];

    /// The name that `export` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Popolo => "popolo",
            Self::Ocd => "ocd",
            Self::EsBulk => "es-bulk",
        }
    }
}

/// What a format is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Every person.
    Persons,
    /// Every meeting with everybody at it.
    Meetings,
    /// Every meeting with everybody at it and its items.
    FullMeetings,
    /// Every item.
    Items,
}

/// Records on their way into a format. They come pass by pass, in the order of [`Export::passes`],
/// then `close` is called once.
pub trait Export {
    /// What is wanted, in which order.
    fn passes(&self) -> &'static [Pass];
    /// Takes a person.
    fn person(&mut self, _: &PersonRecord) -> io::Result<()> {
        Ok(())
    }
    /// Takes a meeting; `items` is empty in [`Pass::Meetings`].
    fn meeting(
        &mut self,
        _meeting: &MeetingRecord,
        _attendees: &[AttendeeRecord],
        _items: &[Item],
    ) -> io::Result<()> {
        Ok(())
    }
    /// Takes an item.
    fn item(&mut self, _: &ExportItem) -> io::Result<()> {
        Ok(())
    }
    /// Writes what stands at the end.
    fn close(&mut self) -> io::Result<()>;
}

/// The writer of a format.
pub fn export<'w>(format: ExportFormat, out: impl Write + 'w) -> Box<dyn Export + 'w> {
    match format {
        ExportFormat::JsonLines => Box::new(flat::Lines(out)),
        ExportFormat::Csv => Box::new(flat::Table::new(out)),
        ExportFormat::Popolo => Box::new(popolo::Popolo::new(out)),
        ExportFormat::Ocd => Box::new(ocd::Ocd(out)),
        ExportFormat::EsBulk => Box::new(es::Bulk(out)),
    }
}

/// The id of what a committee is to other programs: of council and committee together.
fn organization_id(meeting: &MeetingRecord) -> String {
    let fold = |name: &Option<String>| name.as_deref().unwrap_or_default().to_lowercase();
    let key = format!("{}\0{}", fold(&meeting.council), fold(&meeting.committee));
    format!("o{}", &blake3::hash(key.as_bytes()).to_hex()[..10])
}

/// `2019-06-06`, or with the time of day where it is known. No zone is stated, so none is written.
fn start(meeting: &MeetingRecord) -> Option<String> {
    let date = meeting.date?;
    Some(match meeting.start_time {
        Some(time) => format!("{date}T{}", time.strftime("%H:%M:%S")),
        None => date.to_string(),
    })
}
