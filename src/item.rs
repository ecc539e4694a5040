//! The waist of the program: what a document says, as plain data.
//!
//! Everything left of here (walk, extract, segment, facts) makes a [`Reading`]; everything right of
//! here (index, search, render) finds and shows its parts. No I/O, no engine, no printing.
//!
//! Field names are those of the JSON that `minutebook inspect` prints; `schema/reading.json` holds
//! them to it. A fact that the document does not state is `None` and printed as null.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// How one file was read: where it came from, which layout fitted, and the meetings it tells of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The file itself.
    pub source: Source,
    /// Name of the layout that was chosen, for example `classic`.
    pub layout: String,
    /// What was not understood, in words for a person.
    pub warnings: Vec<String>,
    /// Usually one; a minute book has several. Never empty for a file that has text.
    pub meetings: Vec<Meeting>,
}

/// One file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The path as it is shown to the user.
    pub path: String,
    /// `text`, `markdown`, `html`, `pdf`, `docx`, `odt`, `doc` or `rtf`.
    pub format: String,
    /// Size of the file.
    pub bytes: u64,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// Hash of the file's bytes, in hexadecimal.
    pub blake3: String,
}

/// One sitting of one committee on one day, as one document tells of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Stable for the same council, committee, date and time; see [`crate::ingest`].
    pub id: String,
    /// What sort of document tells of it.
    pub kind: Kind,
    /// The body as a whole, as printed: `Southmere Borough Council`.
    pub council: Option<String>,
    /// The committee, panel or board that met, capitals normalised.
    pub committee: Option<String>,
    /// The day of the meeting (its first day).
    pub date: Option<Date>,
    /// The last day, where the meeting went over several.
    pub end_date: Option<Date>,
    /// Where the date comes from; null exactly where `date` is.
    pub date_source: Option<DateSource>,
    /// When it was called for or began, `HH:MM`.
    #[serde(with = "hour_minute")]
    pub start_time: Option<Time>,
    /// When it closed, `HH:MM`.
    #[serde(with = "hour_minute")]
    pub end_time: Option<Time>,
    /// The place, as printed.
    pub venue: Option<String>,
    /// The lines that state the fields above: the day's from reading, the others where `inspect` has
    /// looked for them; a field that no line states (a date from the file's name) has none.
    #[serde(default)]
    pub evidence: Vec<Proof>,
    /// Everyone to whom the document gives a status, header and items together.
    pub attendees: Vec<Attendee>,
    /// The parts of the document in their order; together they hold every line but furniture.
    pub items: Vec<Item>,
}

/// The line of a document that states a fact of the meeting as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The fact that it states.
    pub fact: HeadFact,
    /// Page of the line, counted from 1.
    pub page: Option<u32>,
    /// The line, counted from 1; where the fact goes over several, the first.
    pub line: u32,
}

/// A fact of the meeting as a whole: a field of [`Meeting`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadFact {
    /// The body as a whole.
    Council,
    /// The committee that met.
    Committee,
    /// The day of the meeting.
    Date,
    /// Its beginning.
    StartTime,
    /// Its close.
    EndTime,
    /// Its place.
    Venue,
}

/// What sort of document tells of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A record of what was done.
    Minutes,
    /// A list of what is to be done.
    Agenda,
    /// An agenda with the papers behind it.
    AgendaPack,
    /// A notice of a decision.
    Decision,
    /// Anything else.
    Other,
}

impl Kind {
    /// All, in the order of their numbers in files.
    pub const ALL: [Self; 5] =
        [Self::Minutes, Self::Agenda, Self::AgendaPack, Self::Decision, Self::Other];
}

/// Where a meeting's date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// The document states it.
    Stated,
    /// The name of the file or of a folder above it.
    Path,
    /// A `minutebook.toml` beside the file.
    Config,
    /// Other documents of the same meeting or the next one.
    Inferred,
}

impl DateSource {
    /// All, in the order of their numbers in files.
    pub const ALL: [Self; 4] = [Self::Stated, Self::Path, Self::Config, Self::Inferred];
}

/// A person with a status at a meeting. Nobody is an attendee without a line that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// As printed, without honorific, post-nominals and role: `J Baker`, `Taylor`, `Ann Cole`.
    pub name: String,
    /// `Councillor`, `Cllr`, `Alderman`, `Dr` …, as printed.
    pub honorific: Option<String>,
    /// `Chair`, `Cabinet Member for Housing`, `Head of Legal` …, as printed.
    pub role: Option<String>,
    /// The body a person speaks for, where printed apart from the role.
    pub organisation: Option<String>,
    /// In which capacity the person was there or was expected.
    pub capacity: Capacity,
    /// Whether the person was there.
    pub status: Status,
    /// True where the document says that the person took part from afar.
    pub remote: bool,
    /// Numbers of the items the person was there for; `None` is the whole meeting. An item without a
    /// printed number adds none: the list may be empty, and the item's own `attendees` tell.
    pub items: Option<Vec<String>>,
    /// When the person came, where the document says that they came late.
    pub arrived: Option<Moment>,
    /// When the person went, where the document says that they left early.
    pub left: Option<Moment>,
    /// The member whose place a substitute took, as printed without the honorific.
    pub substitute_for: Option<String>,
    /// Page of the line that proves the status, counted from 1.
    pub page: Option<u32>,
    /// The line that proves the status, counted from 1.
    pub line: u32,
}

/// A point in a meeting: by the clock, by the item of business, or both, as the document states it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Moment {
    /// By the clock, `HH:MM`.
    #[serde(with = "hour_minute")]
    pub time: Option<Time>,
    /// Number of the item then being taken.
    pub item: Option<String>,
}

/// In which capacity a person is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// Chairs the meeting.
    Chair,
    /// Vice-chair or deputy chair.
    ViceChair,
    /// A member of the body that met.
    Member,
    /// A co-opted or appointed member.
    Appointed,
    /// Staff.
    Officer,
    /// Anybody else: visiting members, cabinet members, police, the public by name.
    Guest,
}

impl Capacity {
    /// All, in the order of their numbers in files.
    pub const ALL: [Self; 6] =
        [Self::Chair, Self::ViceChair, Self::Member, Self::Appointed, Self::Officer, Self::Guest];
}

/// What a document says of a person's being there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// There, as a member.
    Present,
    /// There, in place of a member.
    Substitute,
    /// There, but not as a member.
    InAttendance,
    /// Sent apologies.
    Apologies,
    /// Said to be absent, with no apology.
    Absent,
    /// On a membership or expected list only: proves nothing.
    Listed,
}

impl Status {
    /// All, in the order of their numbers in files.
    pub const ALL: [Self; 6] = [
        Self::Present,
        Self::Substitute,
        Self::InAttendance,
        Self::Apologies,
        Self::Absent,
        Self::Listed,
    ];

    /// True where the person was there: never for apologies, absence or a mere listing.
    pub fn attended(self) -> bool {
        matches!(self, Self::Present | Self::Substitute | Self::InAttendance)
    }
}

/// Which stretch of a document an [`Item`] record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// All before the first item; the whole document where no layout fits.
    Preamble,
    /// One item of business.
    Item,
    /// A paper behind an agenda item, with that item's number.
    Report,
    /// What follows the last item: close of the meeting, signatures.
    Closing,
}

impl Part {
    /// All, in the order of their numbers in files.
    pub const ALL: [Self; 4] = [Self::Preamble, Self::Item, Self::Report, Self::Closing];
}

/// One item of business, or another part of the document: the unit that is indexed and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Unique in an index and stable as long as the file's path and cut are.
    pub id: String,
    /// Which stretch of the document this is.
    pub part: Part,
    /// As printed, without the closing stop or bracket: `23`, `95/20`, `18.07.1`.
    pub number: Option<String>,
    /// As printed, wrapped lines joined, furniture dropped; `None` where the layout prints none.
    pub title: Option<String>,
    /// 1, or 2 for a sub-item or an item under a section heading.
    pub level: u8,
    /// What it is about, from the general to the particular: `["Procedural", "Apologies"]`.
    pub topic: Vec<String>,
    /// True where the public was or is to be excluded for it.
    pub exempt: bool,
    /// Resolutions, recommendations and agreed actions, one record each.
    pub decisions: Vec<Decision>,
    /// Those of the meeting's attendees who are named in this item.
    pub attendees: Vec<Attendee>,
    /// Page of the first line, counted from 1.
    pub page: Option<u32>,
    /// First line, counted from 1 in the extracted text; the heading's where there is one.
    pub line_start: u32,
    /// Last line, included.
    pub line_end: u32,
    /// The stretch as extracted, heading included, lines joined by `\n`: every word of the
    /// document stands in the text of exactly one part.
    pub text: String,
    /// Where the text's lines stand in the file.
    #[serde(skip)]
    pub place: Place,
}

/// Maps a position in an [`Item`]'s text back to line, column and page of the file.
///
/// A text runs on line by line from its first line; the entries of `jumps` say where it does not
/// (furniture left out, a new page). Never empty for a text that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Characters of the file's line before the text's first character: more than 0 only where
    /// several items share a line.
    pub column: u32,
    /// In order of `offset`; the first stands at offset 0.
    pub jumps: Vec<Jump>,
}

/// From the byte `offset` on, the text's lines count on from `line`, on `page`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Byte offset in the item's text, at the start of a line.
    pub offset: u32,
    /// Line of the file, counted from 1.
    pub line: u32,
    /// Page, counted from 1; 0 where the format has none.
    pub page: u32,
}

/// One resolution, recommendation or agreed action.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Decision {
    /// `(i)` gives `i`; `None` where it has none.
    pub number: Option<String>,
    /// As printed, with wrapped lines joined.
    pub text: String,
    /// The marker that makes it one, as printed: `RESOLVED`, `AGREED`, `Decision` …
    pub marker: Option<String>,
    /// Who moved it, as printed.
    pub mover: Option<String>,
    /// Who seconded it, as printed.
    pub seconder: Option<String>,
    /// The vote, where stated.
    pub vote: Option<Vote>,
    /// Line on which it begins, counted from 1.
    pub line: u32,
}

/// A vote as the document states it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vote {
    /// Votes for.
    #[serde(rename = "for")]
    pub ayes: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstained: Option<u32>,
    /// `carried`, `lost` or `unanimous`.
    pub outcome: Option<String>,
}

/// `HH:MM`, or null.
pub(crate) mod hour_minute {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Option<Time>, out: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(t) => out.collect_str(&format_args!("{:02}:{:02}", t.hour(), t.minute())),
            None => out.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Time>, D::Error> {
        let Some(text) = Option::<String>::deserialize(input)? else {
            return Ok(None);
        };
        let parsed = text.split_once(':').and_then(|(hour, minute)| {
            Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        });
        parsed.map(Some).ok_or_else(|| D::Error::custom(format!("`{text}` is not HH:MM")))
    }
}
