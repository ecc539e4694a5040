//! `search --group meeting`: the best meetings, each with all its items that match.

use std::collections::HashMap;

use super::collect::Ranked;
use super::filters::Meaning;
use super::hits::{Groups, named, phrases, read};
use super::places::Finder;
use super::question::SearchQuestion;
use super::results::{Answer, SearchHit, VERSION};
use super::{Library, SearchError};
use crate::index::columns::Sittings;
use crate::people::MeetingNo;

/// What items are grouped by: their meeting, or, where the register knows none, their sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Group {
    Meeting(MeetingNo),
    Sitting(u64),
}

impl Library {
    /// Items that match, those of one meeting together: the meetings in the order of their first
    /// items, `limit` and `offset` counting meetings. The total counts items.
    pub fn search_by_meeting(
        &self,
        question: &SearchQuestion,
    ) -> Result<Answer<SearchHit>, SearchError> {
        self.guarded(|| {
            let (parsed, mut notes) = read(question)?;
            let meaning = Meaning::new(self, &question.filters)?;
            // Every item is ranked, and read only if its meeting is shown.
            let all =
                SearchQuestion { limit: usize::MAX, offset: 0, fold: false, ..question.clone() };
            let found = self.collect(&all, &parsed.tree, &meaning)?;
            let groups = self.grouped(&found.top)?;
            let finder = Finder::new(phrases(&parsed.tree), false);
            notes.push(format!("{} items of {} meetings", found.total, groups.len()));
            let mut hits = Vec::new();
            for group in groups.into_iter().skip(question.offset).take(question.limit) {
                hits.extend(self.hits_of(&group, question, &finder)?);
            }
            if found.total == 0 {
                notes.pop();
                notes.extend(self.did_you_mean(&parsed.tree)?);
            }
            notes.extend(meaning.into_notes());
            Ok(Answer {
                version: VERSION,
                query: Some(question.query.clone()),
                total: found.total,
                hits,
                facets: named(&question.facets, found.counts),
                notes,
            })
        })
    }

    fn hits_of(
        &self,
        group: &[Ranked],
        question: &SearchQuestion,
        finder: &Finder,
    ) -> Result<Vec<SearchHit>, SearchError> {
        let mut groups = Groups::default();
        let mut single = Vec::new();
        for ranked in group {
            let hit = self.hit(ranked, finder, question.filters.stated_only)?;
            match question.fold {
                true => groups.add(hit, usize::MAX),
                false => single.push(hit),
            }
        }
        Ok(if question.fold { groups.hits } else { single })
    }

    fn grouped(&self, top: &[Ranked]) -> Result<Vec<Vec<Ranked>>, SearchError> {
        let readers = self.snapshot.searcher.segment_readers().iter();
        let columns: tantivy::Result<Vec<Sittings>> =
            readers.map(|reader| Sittings::open(reader.fast_fields())).collect();
        let columns = self.engine(columns)?;
        let mut of_sitting: HashMap<u64, Group> = HashMap::new();
        let mut places: HashMap<Group, usize> = HashMap::new();
        let mut groups: Vec<Vec<Ranked>> = Vec::new();
        for ranked in top {
            let column = &columns[ranked.address.segment_ord as usize];
            let sitting = column.of(ranked.address.doc_id);
            let group = match of_sitting.get(&sitting) {
                Some(group) => *group,
                None => *of_sitting.entry(sitting).or_insert(self.group_of(sitting)?),
            };
            let place = *places.entry(group).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(*ranked);
        }
        Ok(groups)
    }

    fn group_of(&self, sitting: u64) -> Result<Group, SearchError> {
        let meeting = match &self.register {
            Some(register) => self.register(register.meeting_of(sitting))?,
            None => None,
        };
        Ok(meeting.map_or(Group::Sitting(sitting), Group::Meeting))
    }
}
