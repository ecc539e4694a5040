//! `--by`: meetings, items and mentions counted by year, month, committee, council, topic or person.
//!
//! Facets of items are counted by [`super::collect`]; here stands what they are not: meetings, and
//! whoever was there.

use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::directory::OwnedBytes;

use super::filters::{self, Meaning};
use super::gather::{Items, Topics};
use super::hits::{both, read};
use super::inferred::{month, year};
use super::question::{Filters, MeetingQuestion, SearchQuestion};
use super::results::{Answer, FacetCount, MeetingRecord, VERSION};
use super::{Library, SearchError};
use crate::people::{MeetingNo, Register};
use crate::query::Node;
use crate::query::lower::lower;

/// By what meetings can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingsBy {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The committee.
    Committee,
    /// The council.
    Council,
    /// What their items are about.
    Topic,
    /// Whoever attended.
    Person,
}

/// Items by the sitting they are of, each with how often it counts.
#[derive(Debug, Default)]
pub(super) struct Weights(HashMap<u64, HashMap<ItemKey, u64>>);

/// What an item's id says: the first digits of its document's key, and its place there.
type ItemKey = (u64, u64);

/// An id holds so many bits of its document's key.
const ID_BITS: u32 = 40;

impl Weights {
    /// Counts an item once more, or as often as `weight` says.
    pub fn add(&mut self, sitting: u64, document: u64, ordinal: u64, weight: u64) {
        let key = (document >> (64 - ID_BITS), ordinal);
        *self.0.entry(sitting).or_default().entry(key).or_default() += weight;
    }
}

impl Library {
    /// How many of the meetings that count there are for each value: years and months in their
    /// order, the rest most first. A meeting whose value is not known counts as such.
    pub fn meetings_by(
        &self,
        question: &MeetingQuestion,
        by: MeetingsBy,
    ) -> Result<Answer<FacetCount>, SearchError> {
        let question =
            MeetingQuestion { limit: usize::MAX, offset: 0, explain: false, ..question.clone() };
        let mut found = self.meetings(&question)?;
        // One record a person asked for: the meeting counts once.
        found.hits.dedup_by(|one, two| one.id == two.id);
        let hits = match by {
            MeetingsBy::Topic => self.guarded(|| self.topics_of(&found.hits))?,
            MeetingsBy::Person => self.guarded(|| self.people_at(&found.hits))?,
            _ => ordered(
                found.hits.iter().map(|meeting| (value(meeting, by), 1)),
                matches!(by, MeetingsBy::Year | MeetingsBy::Month),
            ),
        };
        Ok(Answer {
            version: VERSION,
            query: found.query,
            total: hits.len() as u64,
            hits,
            facets: Default::default(),
            notes: found.notes,
        })
    }

    /// Items that match, counted for everybody who was there for them.
    pub fn items_by_person(
        &self,
        question: &SearchQuestion,
    ) -> Result<Answer<FacetCount>, SearchError> {
        self.guarded(|| {
            let (parsed, mut notes) = read(question)?;
            let meaning = Meaning::new(self, &question.filters)?;
            let words = self.engine(lower(&parsed.tree, &self.snapshot.fields, &meaning))?;
            let filter = filters::query(self, &question.filters, &meaning, None)?;
            let found = meaning.ran(self.snapshot.searcher.search(&both(words, filter), &Items))?;
            let mut weights = Weights::default();
            for (sitting, document, ordinal) in found {
                weights.add(sitting, document, ordinal, 1);
            }
            let hits = self.by_person(&weights)?;
            notes.extend(meaning.into_notes());
            Ok(Answer {
                version: VERSION,
                query: Some(question.query.clone()),
                total: hits.len() as u64,
                hits,
                facets: Default::default(),
                notes,
            })
        })
    }

    /// The weights of all items for everybody who was there for them, most first.
    pub(super) fn by_person(&self, weights: &Weights) -> Result<Vec<FacetCount>, SearchError> {
        let Some(register) = &self.register else { return Ok(Vec::new()) };
        let mut meetings: HashMap<MeetingNo, Vec<&HashMap<ItemKey, u64>>> = HashMap::new();
        for (sitting, items) in &weights.0 {
            if let Some(meeting) = self.register(register.meeting_of(*sitting))? {
                meetings.entry(meeting).or_default().push(items);
            }
        }
        let mut counts: HashMap<String, u64> = HashMap::new();
        for (meeting, items) in meetings {
            let all: u64 = items.iter().flat_map(|items| items.values()).sum();
            for one in self.register(register.attendees(meeting))? {
                let weight = match one.whole {
                    _ if !one.record.status.attended() => 0,
                    true => all,
                    false => {
                        let ids = self.register(register.items_at(&one))?.items;
                        let keys = ids.iter().filter_map(|id| item_key(id));
                        keys.flat_map(|key| items.iter().filter_map(move |all| all.get(&key))).sum()
                    }
                };
                if weight > 0 {
                    *counts.entry(one.record.person).or_default() += weight;
                }
            }
        }
        self.named_persons(register, counts)
    }

    /// Everybody who attended these meetings, and how many of them.
    fn people_at(&self, meetings: &[MeetingRecord]) -> Result<Vec<FacetCount>, SearchError> {
        let Some(register) = &self.register else { return Ok(Vec::new()) };
        let mut counts: HashMap<String, u64> = HashMap::new();
        for meeting in meetings {
            let Some(number) = self.register(register.find_meeting(&meeting.id))? else { continue };
            for one in self.register(register.attendees(number))? {
                if one.record.status.attended() {
                    *counts.entry(one.record.person).or_default() += 1;
                }
            }
        }
        self.named_persons(register, counts)
    }

    /// Persons' ids to their names; two of one name keep their ids behind it.
    fn named_persons(
        &self,
        register: &Register<OwnedBytes>,
        counts: HashMap<String, u64>,
    ) -> Result<Vec<FacetCount>, SearchError> {
        let mut named = Vec::with_capacity(counts.len());
        let mut bearers: HashMap<String, u32> = HashMap::new();
        for (person, count) in counts {
            let number = self.register(register.find_persons(&person))?;
            let name = match number.as_slice() {
                [one] => self.register(register.person_name(*one))?,
                _ => person.clone(),
            };
            *bearers.entry(name.clone()).or_default() += 1;
            named.push((name, person, count));
        }
        Ok(ordered(
            named.into_iter().map(|(name, person, count)| match bearers[&name] {
                1 => (name, count),
                _ => (format!("{name} ({person})"), count),
            }),
            false,
        ))
    }

    /// What the items of these meetings are about, and at how many of them.
    fn topics_of(&self, meetings: &[MeetingRecord]) -> Result<Vec<FacetCount>, SearchError> {
        let Some(register) = &self.register else { return Ok(Vec::new()) };
        let mut of_sitting: HashMap<u64, MeetingNo> = HashMap::new();
        for meeting in meetings {
            let Some(number) = self.register(register.find_meeting(&meeting.id))? else { continue };
            for sitting in self.register(register.sittings_of(number))? {
                of_sitting.insert(sitting, number);
            }
        }
        let everything = lower(
            &Node::Everything,
            &self.snapshot.fields,
            &Meaning::new(self, &Filters::default())?,
        );
        let query = self.engine(everything)?;
        let found = self.engine(self.snapshot.searcher.search(&query, &Topics))?;
        let mut counted: HashSet<(&str, MeetingNo)> = HashSet::new();
        for (topic, sittings) in &found {
            let meetings = sittings.iter().filter_map(|sitting| of_sitting.get(sitting));
            counted.extend(meetings.map(|meeting| (topic.as_str(), *meeting)));
        }
        Ok(ordered(counted.into_iter().map(|(topic, _)| (topic.to_owned(), 1)), false))
    }
}

/// Sums up; by value where values are times, else the most first.
pub(super) fn ordered(
    values: impl Iterator<Item = (String, u64)>,
    by_value: bool,
) -> Vec<FacetCount> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    values.for_each(|(value, count)| *counts.entry(value).or_default() += count);
    let mut counts: Vec<FacetCount> =
        counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
    if !by_value {
        counts.sort_by_key(|count| std::cmp::Reverse(count.count));
    }
    counts
}

fn value(meeting: &MeetingRecord, by: MeetingsBy) -> String {
    let not_stated = || "not stated".to_owned();
    match (by, meeting.date) {
        (MeetingsBy::Year, Some(date)) => year(date),
        (MeetingsBy::Month, Some(date)) => month(date),
        (MeetingsBy::Year | MeetingsBy::Month, None) => "undated".to_owned(),
        (MeetingsBy::Council, _) => meeting.council.clone().unwrap_or_else(not_stated),
        (_, _) => meeting.committee.clone().unwrap_or_else(not_stated),
    }
}

/// The key that an item's id holds.
fn item_key(id: &str) -> Option<ItemKey> {
    let (digits, ordinal) = id.rsplit_once('-')?;
    let whole = digits.len() * 4 == ID_BITS as usize;
    let digits = u64::from_str_radix(digits, 16).ok().filter(|_| whole)?;
    Some((digits, ordinal.parse().ok()?))
}
