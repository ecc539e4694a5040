//! `meetings`: which meetings there were, newest first, and who was at them.

use std::collections::HashSet;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::directory::OwnedBytes;
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::asked::Asked;
use super::filters::{self, Meaning};
use super::question::{Filters, MeetingQuestion};
use super::results::{Answer, MeetingRecord, VERSION};
use super::{Library, SearchError};
use crate::index::columns;
use crate::item::DateSource;
use crate::people::{Attendance, MeetingNo, Register};

impl Library {
    /// Meetings that count, newest first, undated ones behind. With persons or offices asked for, one
    /// record for each of them at each meeting, with the status and the line that proves it.
    pub fn meetings(
        &self,
        question: &MeetingQuestion,
    ) -> Result<Answer<MeetingRecord>, SearchError> {
        self.guarded(|| {
            let meaning = Meaning::new(self, &question.filters)?;
            let mut answer = Answer {
                version: VERSION,
                query: None,
                total: 0,
                hits: Vec::new(),
                facets: Default::default(),
                notes: Vec::new(),
            };
            if let Some(register) = &self.register {
                let rows = self.rows(register, question, &meaning)?;
                answer.total = rows.len() as u64;
                for (meeting, who) in rows.into_iter().skip(question.offset).take(question.limit) {
                    answer.hits.push(self.row(register, meeting, who, question)?);
                }
            }
            answer.notes = meaning.into_notes();
            Ok(answer)
        })
    }

    /// What the answer holds a record of: each meeting, or each of the persons at each.
    fn rows(
        &self,
        register: &Register<OwnedBytes>,
        question: &MeetingQuestion,
        meaning: &Meaning,
    ) -> Result<Vec<(MeetingNo, Option<Attendance>)>, SearchError> {
        let filters = &question.filters;
        let asked = self.asked(register, filters, meaning)?;
        let among = self.narrowed(register, filters, asked.as_ref(), question.together, meaning)?;
        let counts = |meeting: &MeetingNo| among.as_ref().is_none_or(|m| m.contains(meeting));
        let mut meetings: Vec<MeetingNo> = register.meetings().filter(counts).collect();
        if filters.stated_only {
            let inferred = |meeting: &MeetingNo| {
                self.register(register.day_of(*meeting))
                    .is_ok_and(|(_, source)| source == Some(DateSource::Inferred))
            };
            meetings.sort_by_cached_key(inferred);
        }
        let Some(asked) = asked else {
            return Ok(meetings.into_iter().map(|meeting| (meeting, None)).collect());
        };
        let mut there = asked.by_meeting();
        let (mut rows, mut held) = (Vec::new(), 0);
        for meeting in meetings {
            let who = there.remove(&meeting).unwrap_or_default();
            held += u64::from(!who.is_empty());
            rows.extend(who.into_iter().map(|one| (meeting, Some(one))));
        }
        if rows.len() as u64 > held {
            meaning.note(format!("{} attendances of {held} meetings: one record each", rows.len()));
        }
        Ok(rows)
    }

    fn row(
        &self,
        register: &Register<OwnedBytes>,
        meeting: MeetingNo,
        who: Option<Attendance>,
        question: &MeetingQuestion,
    ) -> Result<MeetingRecord, SearchError> {
        let mut record = self.meeting(register, meeting, question.filters.stated_only)?;
        record.attendee = who.map(|one| self.attendee(one));
        if question.explain {
            let mut explained = self.register(register.explain_meeting(meeting))?;
            for sitting in &mut explained.sittings {
                sitting.path = self.shown(&sitting.path);
            }
            record.explained = Some(explained);
        }
        Ok(record)
    }

    /// A meeting with its paths as they are shown; where only stated days count, without a day that
    /// was inferred and the committee that came with it.
    pub(super) fn meeting(
        &self,
        register: &Register<OwnedBytes>,
        meeting: MeetingNo,
        stated_only: bool,
    ) -> Result<MeetingRecord, SearchError> {
        let mut record = self.register(register.meeting(meeting))?;
        for source in &mut record.sources {
            source.path = self.shown(&source.path);
        }
        if stated_only && record.date_source == Some(DateSource::Inferred) {
            (record.date, record.date_source) = (None, None);
            let inferred = self.inferred()?;
            let mut sittings = self.register(register.sittings_of(meeting))?.into_iter();
            if sittings.any(|key| inferred.get(key).is_some_and(|one| one.committee.is_some())) {
                record.committee = None;
            }
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
        let asked = self.asked(register, filters, meaning)?;
        self.narrowed(register, filters, asked.as_ref(), false, meaning)
    }

    fn narrowed(
        &self,
        register: &Register<OwnedBytes>,
        filters: &Filters,
        asked: Option<&Asked>,
        together: bool,
        meaning: &Meaning,
    ) -> Result<Option<HashSet<MeetingNo>>, SearchError> {
        let mut all: Option<HashSet<MeetingNo>> = None;
        let mut narrow = |to: HashSet<MeetingNo>| match &mut all {
            Some(all) => all.retain(|meeting| to.contains(meeting)),
            None => all = Some(to),
        };
        // Dates and persons are the register's: it knows what several documents say together.
        let of_items =
            Filters { date: Vec::new(), attendee: Vec::new(), role: Vec::new(), ..filters.clone() };
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
                let (day, source) = self.register(register.day_of(meeting))?;
                let known = !filters.stated_only || source != Some(DateSource::Inferred);
                let day = day.filter(|_| known);
                if filters.date.iter().any(|range| range.holds(day)) {
                    meetings.insert(meeting);
                }
            }
            narrow(meetings);
        }
        if let Some(asked) = asked {
            narrow(asked.meetings(together));
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
    column: columns::Sittings,
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
        let column = columns::Sittings::open(reader.fast_fields())?;
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
        let key = Some(self.column.of(doc));
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
