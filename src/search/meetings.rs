//! `meetings`: which meetings there were, newest first, and who was at them.

use std::collections::{HashMap, HashSet};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::directory::OwnedBytes;
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::filters::{self, Meaning};
use super::question::{Filters, MeetingQuestion};
use super::results::{Answer, MeetingRecord, VERSION};
use super::{Library, SearchError};
use crate::people::{Attendance, MeetingNo, Register};

impl Library {
    /// Meetings that count, newest first, undated ones behind; with a person asked for, the person's
    /// status at each and the line that proves it.
    pub fn meetings(
        &self,
        question: &MeetingQuestion,
    ) -> Result<Answer<MeetingRecord>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self);
            let mut answer = Answer {
                version: VERSION,
                query: None,
                total: 0,
                hits: Vec::new(),
                facets: Default::default(),
                notes: Vec::new(),
            };
            if let Some(register) = &self.register {
                let among = self.meetings_that_count(&question.filters, &meaning)?;
                let mut statuses = self.statuses(register, &question.filters, &meaning)?;
                let mut meetings: Vec<MeetingNo> = register.meetings().collect();
                meetings.retain(|meeting| among.as_ref().is_none_or(|m| m.contains(meeting)));
                answer.total = meetings.len() as u64;
                for meeting in meetings.into_iter().skip(question.offset).take(question.limit) {
                    let mut record = self.meeting(register, meeting)?;
                    record.attendee = statuses.remove(&meeting).map(|one| self.attendee(one));
                    answer.hits.push(record);
                }
            }
            answer.notes = meaning.into_notes();
            Ok(answer)
        })
    }

    /// A meeting with its paths as they are shown.
    pub(super) fn meeting(
        &self,
        register: &Register<OwnedBytes>,
        meeting: MeetingNo,
    ) -> Result<MeetingRecord, SearchError> {
        let mut record = self.register(register.meeting(meeting))?;
        for source in &mut record.sources {
            source.path = self.shown(&source.path);
        }
        Ok(record)
    }

    /// The meetings that pass the filters; nothing where there are none.
    pub(super) fn meetings_that_count(
        &self,
        filters: &Filters,
        meaning: &Meaning,
    ) -> Result<Option<HashSet<MeetingNo>>, SearchError> {
        let Some(register) = &self.register else { return Ok(None) };
        let mut all: Option<HashSet<MeetingNo>> = None;
        let mut narrow = |to: HashSet<MeetingNo>| match &mut all {
            Some(all) => all.retain(|meeting| to.contains(meeting)),
            None => all = Some(to),
        };
        // Dates and persons are the register's: it knows what several documents say together.
        let of_items = Filters { date: Vec::new(), attendee: Vec::new(), ..filters.clone() };
        if let Some(query) = filters::query(self, &of_items, meaning, None)? {
            let mut meetings = HashSet::new();
            for sitting in self.sittings(&*query)? {
                meetings.extend(self.register(register.meeting_of(sitting))?);
            }
            narrow(meetings);
        }
        if !filters.date.is_empty() {
            let mut meetings = HashSet::new();
            for meeting in register.meetings() {
                let day = self.register(register.meeting(meeting))?.date;
                if filters.date.iter().any(|range| range.holds(day)) {
                    meetings.insert(meeting);
                }
            }
            narrow(meetings);
        }
        if !filters.attendee.is_empty() {
            narrow(self.statuses(register, filters, meaning)?.into_keys().collect());
        }
        Ok(all)
    }

    /// The record of the persons asked for at each meeting.
    fn statuses(
        &self,
        register: &Register<OwnedBytes>,
        filters: &Filters,
        meaning: &Meaning,
    ) -> Result<HashMap<MeetingNo, Attendance>, SearchError> {
        let mut all = HashMap::new();
        for name in &filters.attendee {
            for one in self.attendance(register, name, &filters.status, meaning)? {
                all.entry(one.meeting).or_insert(one);
            }
        }
        Ok(all)
    }

    /// The sittings that have an item which matches.
    fn sittings(&self, query: &dyn Query) -> Result<HashSet<u64>, SearchError> {
        self.engine(self.snapshot.searcher.search(query, &Sittings))
    }
}

/// Collects the keys of sittings.
struct Sittings;

struct SegmentSittings {
    column: Column<u64>,
    last: Option<u64>,
    found: HashSet<u64>,
}

impl Collector for Sittings {
    type Fruit = HashSet<u64>;
    type Child = SegmentSittings;

    fn for_segment(
        &self,
        _at: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentSittings> {
        let column = reader.fast_fields().u64("sitting")?;
        Ok(SegmentSittings { column, last: None, found: HashSet::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<HashSet<u64>>) -> tantivy::Result<HashSet<u64>> {
        Ok(fruits.into_iter().flatten().collect())
    }
}

impl SegmentCollector for SegmentSittings {
    type Fruit = HashSet<u64>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        let key = self.column.first(doc);
        // Items of a sitting stand together: most are of the last one.
        if key != self.last {
            self.found.extend(key);
            self.last = key;
        }
    }

    fn harvest(self) -> HashSet<u64> {
        self.found
    }
}
