//! The records that answers are made of; their field names are those of the JSON output.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::item::{Capacity, DateSource, Item, Kind, Part, Source, Status};
use crate::people::{MeetingExplained, Tally};

/// Version of the JSON that queries print: counts up when a field changes its meaning.
pub const VERSION: u32 = 1;

/// What a query gives: some records, how many there are in all, and what should be said with them.
#[derive(Debug, Clone, Serialize)]
pub struct Answer<T> {
    /// [`VERSION`].
    pub version: u32,
    /// The question as it was understood, printed back.
    pub query: Option<String>,
    /// How many records match, whatever the limit.
    pub total: u64,
    /// The records asked for.
    pub hits: Vec<T>,
    /// Counts of each facet asked for, by the facet's name.
    pub facets: BTreeMap<String, Vec<FacetCount>>,
    /// What the user should know: part of the query left out, names that fit several persons …
    pub notes: Vec<String>,
}

impl<T> Answer<T> {
    /// The same answer with its records in another form.
    pub fn map<U>(self, form: impl FnMut(T) -> U) -> Answer<U> {
        let Self { version, query, total, hits, facets, notes } = self;
        let hits = hits.into_iter().map(form).collect();
        Answer { version, query, total, hits, facets, notes }
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetCount {
    /// The value; a path such as `Education > Schools` is one value and counts in its ancestors.
    pub value: String,
    /// How many items (or meetings) have it: exact.
    pub count: u64,
}

/// A meeting without its items: all that its documents say of it, joined.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingRecord {
    /// The meeting's id, as `show` takes it.
    pub id: String,
    /// Of the document that tells most.
    pub kind: Kind,
    /// See [`crate::item::Meeting`].
    pub council: Option<String>,
    /// See [`crate::item::Meeting`].
    pub committee: Option<String>,
    /// See [`crate::item::Meeting`].
    pub date: Option<Date>,
    /// See [`crate::item::Meeting`].
    pub end_date: Option<Date>,
    /// See [`crate::item::Meeting`].
    pub date_source: Option<DateSource>,
    /// See [`crate::item::Meeting`].
    #[serde(with = "crate::item::hour_minute")]
    pub start_time: Option<Time>,
    /// See [`crate::item::Meeting`].
    #[serde(with = "crate::item::hour_minute")]
    pub end_time: Option<Time>,
    /// See [`crate::item::Meeting`].
    pub venue: Option<String>,
    /// The documents that tell of it.
    pub sources: Vec<SourceOfMeeting>,
    /// How many items of business it has, over all its documents.
    pub item_count: u64,
    /// The person asked for, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendee: Option<AttendeeRecord>,
    /// Why these documents are one meeting of this day, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<MeetingExplained>,
}

/// A document that tells of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceOfMeeting {
    /// Its path, as shown to the user.
    pub path: String,
    /// What sort of document it is.
    pub kind: Kind,
}

/// A person's status at a meeting, with the line that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendeeRecord {
    /// As printed there.
    pub name: String,
    /// The person's id.
    pub person: String,
    /// The status.
    pub status: Status,
    /// The capacity.
    pub capacity: Capacity,
    /// The role as printed there.
    pub role: Option<String>,
    /// Where it is said.
    pub evidence: Evidence,
}

/// The line that proves something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The file, as shown to the user.
    pub path: String,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// Line, counted from 1.
    pub line: u32,
    /// The line's text.
    pub text: String,
}

/// One item found by `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchHit {
    /// The item with all its fields.
    #[serde(flatten)]
    pub item: Item,
    /// The meeting that took it.
    pub meeting: MeetingRecord,
    /// The file it stands in.
    pub source: Source,
    /// How well it matches; higher is better. Only its order means anything.
    pub score: f32,
    /// The best passage.
    pub snippet: Snippet,
    /// Ids of near-identical items of the same meeting, in other documents, that are folded under
    /// this one.
    pub also: Vec<String>,
}

/// A hit in a list that is grouped by meeting: the meeting is named once, above all its items.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct GroupedHit(pub SearchHit);

/// A passage with what was found marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The passage, on one line.
    pub text: String,
    /// Ranges in characters, in order, not overlapping.
    pub highlights: Vec<(u32, u32)>,
}

/// The item in which a term stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionedItem {
    /// Id of the item.
    pub item: String,
    /// Of the meeting.
    pub council: Option<String>,
    /// Of the meeting.
    pub committee: Option<String>,
    /// Of the meeting.
    pub date: Option<Date>,
    /// Of the meeting.
    pub date_source: Option<DateSource>,
    /// Number of the item.
    pub number: Option<String>,
    /// Title of the item.
    pub title: Option<String>,
    /// Which part of the document.
    pub part: Part,
    /// The file, as shown to the user.
    pub path: String,
}

/// One place where a term stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The item, shared by all its mentions.
    #[serde(flatten, serialize_with = "shared")]
    pub of: Arc<MentionedItem>,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// Line, counted from 1.
    pub line: u32,
    /// Characters from the beginning of the line, counted from 1.
    pub column: u32,
    /// Words before, on one line.
    pub before: String,
    /// The words found, exactly as they stand there; white space folded.
    #[serde(rename = "match")]
    pub found: String,
    /// Words behind, on one line.
    pub after: String,
}

fn shared<S: serde::Serializer>(of: &MentionedItem, out: S) -> Result<S::Ok, S::Error> {
    of.serialize(out)
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRecord {
    /// The person's id.
    pub person: String,
    /// The fullest form of the name.
    pub name: String,
    /// Every form printed.
    pub names: Vec<String>,
    /// The offices held, with first and last meeting.
    pub roles: Vec<RoleRecord>,
    /// Meetings attended.
    pub attended: u64,
    /// Meetings for which apologies were sent.
    pub apologies: u64,
    /// First dated meeting attended or apologised for.
    pub first: Option<Date>,
    /// Last one.
    pub last: Option<Date>,
    /// Ids of the persons it may be, where the name fits several and so counts for none of them.
    pub may_be: Vec<String>,
    /// How often at which committee's meetings, and of how many; the most attended first.
    pub committees: Vec<Tally>,
}

/// An office of a person over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleRecord {
    /// As printed.
    pub role: String,
    /// As printed.
    pub organisation: Option<String>,
    /// First meeting with this role.
    pub first: Option<Date>,
    /// Last meeting with this role.
    pub last: Option<Date>,
}
