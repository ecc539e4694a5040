//! What can be asked: questions and filters as plain data.

use std::str::FromStr;

use crate::item::{Capacity, Kind, Part, Status};
use crate::query::DateRange;

/// Which items or meetings count. The same filter twice means either; different ones mean both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Committees; case and accents do not matter, and a few words of the name will do.
    pub committee: Vec<String>,
    /// Councils.
    pub council: Vec<String>,
    /// Persons who were at the meeting, or had another status there.
    pub attendee: Vec<String>,
    /// Which statuses count for `attendee`; empty for those that mean attended.
    pub status: Vec<Status>,
    /// Only in these capacities.
    pub capacity: Vec<Capacity>,
    /// Only in an office whose name holds these words; without `attendee`, whoever held it.
    pub role: Vec<String>,
    /// Topics, or parts of a topic's path.
    pub topic: Vec<String>,
    /// When the meeting was held.
    pub date: Vec<DateRange>,
    /// Kinds of document.
    pub kind: Vec<Kind>,
    /// Parts of a document.
    pub part: Vec<Part>,
    /// Only items with a decision.
    pub decided: bool,
    /// Patterns for the path of the file.
    pub path: Vec<String>,
    /// Any facet and value.
    pub facet: Vec<(String, String)>,
    /// Leave out routine business.
    pub no_procedural: bool,
    /// Days that were only inferred count as unknown.
    pub stated_only: bool,
}

impl Filters {
    /// True where nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self { stated_only: self.stated_only, ..Self::default() }
    }

    /// True where persons or offices decide which meetings count.
    pub fn asks_for_people(&self) -> bool {
        !self.attendee.is_empty() || !self.role.is_empty()
    }
}

/// In which order items come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Oldest first, undated ones last.
    Date,
    /// Newest first, undated ones last.
    DateDescending,
}

/// A facet to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetRequest {
    /// Its name.
    pub name: String,
    /// How many values at most, the most frequent; `usize::MAX` for all.
    pub limit: usize,
}

/// How many values of a facet are listed where nothing else is said.
pub const FACET_VALUES: usize = 10;

impl FacetRequest {
    /// Reads `committee` or `committee:20`.
    pub fn parse(text: &str) -> Self {
        let (name, limit) = match text.split_once(':') {
            Some((name, limit)) => (name, limit.parse().unwrap_or(FACET_VALUES)),
            None => (text, FACET_VALUES),
        };
        Self { name: name.trim().to_owned(), limit }
    }
}

/// A question for items.
#[derive(Debug, Clone)]
pub struct SearchQuestion {
    /// The query as typed; empty for everything.
    pub query: String,
    /// Which items count.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// How many at most; `usize::MAX` for all.
    pub limit: usize,
    /// How many to leave out first.
    pub offset: usize,
    /// Which facets to count.
    pub facets: Vec<FacetRequest>,
    /// Stem every word.
    pub stem: bool,
    /// A query that is not read in full is an error.
    pub strict: bool,
    /// Fold near-identical items under the best of them.
    pub fold: bool,
}

impl Default for SearchQuestion {
    fn default() -> Self {
        Self {
            query: String::new(),
            filters: Filters::default(),
            sort: Sort::default(),
            limit: 10,
            offset: 0,
            facets: Vec::new(),
            stem: false,
            strict: false,
            fold: false,
        }
    }
}

/// How much of the text around a mention is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// So many words on either side.
    Words(usize),
    /// So many whole lines on either side, and the rest of the line itself.
    Lines(usize),
}

impl Default for Context {
    fn default() -> Self {
        Self::Words(8)
    }
}

impl FromStr for Context {
    type Err = BadContext;

    /// Reads `8`, `8words`, `2lines` or `2l`.
    fn from_str(text: &str) -> Result<Self, BadContext> {
        let text = text.trim();
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let wrong = || BadContext(text.to_owned());
        let count = text[..end].parse().map_err(|_| wrong())?;
        match text[end..].trim() {
            "" | "w" | "word" | "words" => Ok(Self::Words(count)),
            "l" | "line" | "lines" => Ok(Self::Lines(count)),
            _ => Err(wrong()),
        }
    }
}

/// No amount of context.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no number of words or lines: write 8 or 2lines")]
pub struct BadContext(String);

/// A question for every place where terms stand.
#[derive(Debug, Clone, Default)]
pub struct MentionQuestion {
    /// Words or phrases; a place of any of them counts.
    pub terms: Vec<String>,
    /// Persons, all forms of whose names count.
    pub persons: Vec<String>,
    /// Which items count.
    pub filters: Filters,
    /// Stem every word.
    pub stem: bool,
    /// What is shown before and behind.
    pub context: Context,
    /// Only items of business, not preambles, reports and closings.
    pub only_items: bool,
}

/// A question for meetings.
#[derive(Debug, Clone, Default)]
pub struct MeetingQuestion {
    /// Which meetings count.
    pub filters: Filters,
    /// Only meetings at which all the persons asked for were, not just one of them.
    pub together: bool,
    /// Say why documents are one meeting and where its day is from.
    pub explain: bool,
    /// How many at most.
    pub limit: usize,
    /// How many to leave out first.
    pub offset: usize,
}

/// By what persons are put in order: names and first days from the first on, all else from the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeopleSort {
    /// Meetings attended.
    #[default]
    Attended,
    /// Meetings for which apologies were sent.
    Apologies,
    /// Meetings from which the person is said to have been absent.
    Absent,
    /// Meetings recorded while the person served.
    Recorded,
    /// Meetings attended of those recorded.
    Share,
    /// The name.
    Name,
    /// The first meeting.
    First,
    /// The last meeting.
    Last,
}

impl PeopleSort {
    /// True where the order is told by how many meetings there were.
    pub fn needs_tallies(self) -> bool {
        matches!(self, Self::Absent | Self::Recorded | Self::Share)
    }
}

/// A question for persons.
#[derive(Debug, Clone, Default)]
pub struct PeopleQuestion {
    /// A name; nothing for everybody.
    pub name: Option<String>,
    /// Only those at meetings that count.
    pub filters: Filters,
    /// In which order.
    pub sort: PeopleSort,
    /// How many at most.
    pub limit: usize,
    /// How many to leave out first.
    pub offset: usize,
}
