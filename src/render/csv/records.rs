//! The records of answers as rows.

use super::{Row, name, text};
use crate::item::Item;
use crate::people::Tally;
use crate::people::explain::PersonExplained;
use crate::search::results::{
    FacetCount, GroupedHit, MeetingRecord, Mention, PersonRecord, SearchHit,
};
use crate::search::{FailedFile, Shown};

impl Row for Mention {
    const COLUMNS: &'static [&'static str] = &[
        "item",
        "council",
        "committee",
        "date",
        "date_source",
        "number",
        "title",
        "part",
        "path",
        "page",
        "line",
        "column",
        "before",
        "match",
        "after",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.of.item.clone(),
            text(&self.of.council),
            text(&self.of.committee),
            name(&self.of.date),
            name(&self.of.date_source),
            text(&self.of.number),
            text(&self.of.title),
            name(&self.of.part),
            self.of.path.clone(),
            name(&self.page),
            self.line.to_string(),
            self.column.to_string(),
            self.before.clone(),
            self.found.clone(),
            self.after.clone(),
        ]
    }
}

impl Row for SearchHit {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "part",
        "number",
        "title",
        "topic",
        "exempt",
        "decisions",
        "meeting",
        "council",
        "committee",
        "date",
        "date_source",
        "kind",
        "path",
        "page",
        "line_start",
        "line_end",
        "score",
        "snippet",
        "also",
    ];

    fn cells(&self) -> Vec<String> {
        let item = &self.item;
        vec![
            item.id.clone(),
            name(&item.part),
            text(&item.number),
            text(&item.title),
            item.topic.join(" > "),
            item.exempt.to_string(),
            decisions(item),
            self.meeting.id.clone(),
            text(&self.meeting.council),
            text(&self.meeting.committee),
            name(&self.meeting.date),
            name(&self.meeting.date_source),
            name(&self.meeting.kind),
            self.source.path.clone(),
            name(&item.page),
            item.line_start.to_string(),
            item.line_end.to_string(),
            self.score.to_string(),
            self.snippet.text.clone(),
            self.also.join("; "),
        ]
    }
}

impl Row for GroupedHit {
    const COLUMNS: &'static [&'static str] = SearchHit::COLUMNS;

    fn cells(&self) -> Vec<String> {
        self.0.cells()
    }
}

impl Row for MeetingRecord {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kind",
        "council",
        "committee",
        "date",
        "end_date",
        "date_source",
        "start_time",
        "end_time",
        "venue",
        "item_count",
        "sources",
        "attendee",
        "person",
        "status",
        "capacity",
        "role",
        "evidence_path",
        "evidence_page",
        "evidence_line",
        "evidence_text",
        "inferred_by",
    ];

    fn cells(&self) -> Vec<String> {
        let clock = |time: Option<jiff::civil::Time>| {
            time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default()
        };
        let sources: Vec<&str> = self.sources.iter().map(|source| source.path.as_str()).collect();
        let mut cells = vec![
            self.id.clone(),
            name(&self.kind),
            text(&self.council),
            text(&self.committee),
            name(&self.date),
            name(&self.end_date),
            name(&self.date_source),
            clock(self.start_time),
            clock(self.end_time),
            text(&self.venue),
            self.item_count.to_string(),
            sources.join("; "),
        ];
        match &self.attendee {
            Some(attendee) => cells.extend([
                attendee.name.clone(),
                attendee.person.clone(),
                name(&attendee.status),
                name(&attendee.capacity),
                text(&attendee.role),
                attendee.evidence.path.clone(),
                name(&attendee.evidence.page),
                attendee.evidence.line.to_string(),
                attendee.evidence.text.clone(),
            ]),
            None => cells.resize(Self::COLUMNS.len() - 1, String::new()),
        }
        let reason = self.explained.as_ref().and_then(|why| why.inferred_by.clone());
        cells.push(reason.unwrap_or_default());
        cells
    }
}

impl Row for PersonRecord {
    const COLUMNS: &'static [&'static str] = &[
        "person",
        "name",
        "names",
        "roles",
        "attended",
        "apologies",
        "first",
        "last",
        "absent",
        "recorded",
        "not_recorded",
        "committees",
        "may_be",
    ];

    fn cells(&self) -> Vec<String> {
        let roles: Vec<&str> = self.roles.iter().map(|role| role.role.as_str()).collect();
        let sum =
            |count: fn(&Tally) -> u64| self.committees.iter().map(count).sum::<u64>().to_string();
        let committees: Vec<String> =
            self.committees.iter().map(crate::render::text::tally).collect();
        vec![
            self.person.clone(),
            self.name.clone(),
            self.names.join("; "),
            roles.join("; "),
            self.attended.to_string(),
            self.apologies.to_string(),
            name(&self.first),
            name(&self.last),
            sum(|tally| tally.absent),
            sum(|tally| tally.recorded),
            sum(|tally| tally.unrecorded),
            committees.join("; "),
            self.may_be.join("; "),
        ]
    }
}

/// The columns of an item in full.
pub const ITEM: &[&str] = &[
    "id",
    "part",
    "number",
    "title",
    "level",
    "topic",
    "exempt",
    "decisions",
    "meeting",
    "committee",
    "date",
    "date_source",
    "page",
    "line_start",
    "line_end",
    "text",
];

impl Row for Shown {
    const COLUMNS: &'static [&'static str] = ITEM;

    fn cells(&self) -> Vec<String> {
        self.rows().into_iter().next().unwrap_or_else(|| vec![String::new(); Self::COLUMNS.len()])
    }

    fn rows(&self) -> Vec<Vec<String>> {
        match self {
            Self::Item { item, meeting, .. } => vec![self::item(item, meeting)],
            Self::Meeting { meeting, items, .. } => {
                items.iter().map(|item| self::item(item, meeting)).collect()
            }
        }
    }
}

/// The texts of an item's decisions.
pub(super) fn decisions(item: &Item) -> String {
    item.decisions.iter().map(|decision| decision.text.as_str()).collect::<Vec<_>>().join("; ")
}

/// An item in full, in the columns of [`ITEM`].
pub fn item(item: &Item, meeting: &MeetingRecord) -> Vec<String> {
    vec![
        item.id.clone(),
        name(&item.part),
        text(&item.number),
        text(&item.title),
        item.level.to_string(),
        item.topic.join(" > "),
        item.exempt.to_string(),
        decisions(item),
        meeting.id.clone(),
        text(&meeting.committee),
        name(&meeting.date),
        name(&meeting.date_source),
        name(&item.page),
        item.line_start.to_string(),
        item.line_end.to_string(),
        item.text.clone(),
    ]
}

impl Row for PersonExplained {
    const COLUMNS: &'static [&'static str] = &[
        "person",
        "name",
        "form",
        "honorific",
        "reason",
        "joined_to",
        "path",
        "page",
        "line",
        "text",
    ];

    fn cells(&self) -> Vec<String> {
        self.rows().into_iter().next().unwrap_or_else(|| vec![String::new(); Self::COLUMNS.len()])
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let places =
            self.forms.iter().flat_map(|form| form.places.iter().map(move |at| (form, at)));
        places
            .map(|(form, at)| {
                vec![
                    self.person.clone(),
                    self.name.clone(),
                    form.name.clone(),
                    text(&form.honorific),
                    form.reason.to_owned(),
                    text(&form.joined_to),
                    at.path.clone(),
                    name(&at.page),
                    at.line.to_string(),
                    at.text.clone(),
                ]
            })
            .collect()
    }
}

impl Row for FailedFile {
    const COLUMNS: &'static [&'static str] = &["path", "kind", "words"];

    fn cells(&self) -> Vec<String> {
        vec![self.path.clone(), self.kind.clone(), self.words.clone()]
    }
}

impl Row for FacetCount {
    const COLUMNS: &'static [&'static str] = &["value", "count"];

    fn cells(&self) -> Vec<String> {
        vec![self.value.clone(), self.count.to_string()]
    }
}
