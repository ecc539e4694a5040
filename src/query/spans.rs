//! Loose words, phrases with slop, and `NEAR`, as one tantivy query.
//!
//! In come phrases whose words may each stand for many; out come the items that hold them. tantivy's
//! own phrase query serves exact phrases; this one serves all others. A segment is answered in one go:
//! the words are looked up in its dictionary, the items that hold all of them are found, and only then
//! positions are read, for those items only.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::postings::{Postings, TermInfo};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet, InvertedIndexReader, Score, SegmentReader, TERMINATED};

use super::budget::{self, Budget};
use super::word::WordTest;

/// What is looked for.
#[derive(Debug, Clone)]
pub enum Spans {
    /// A phrase.
    Phrase(Words),
    /// Any of the left within so many words of any of the right.
    Near(Vec<Words>, Vec<Words>, u32),
}

/// A phrase in one field.
#[derive(Debug, Clone)]
pub struct Words {
    /// The field.
    pub field: Field,
    /// Each word with its position from the first.
    pub slots: Vec<(WordTest, u32)>,
    /// See [`super::tree::Phrase`].
    pub slop: u32,
    /// What the whole query may cost.
    pub budget: Arc<Budget>,
}

/// Where a phrase stands in one item: first and last position.
type Span = (u32, u32);
/// The places of each item, in order of item.
type Found = BTreeMap<DocId, Vec<Span>>;

impl Query for Spans {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        // All parts of a query are weighed before the first of them is run.
        if let Some(words) = self.words().next() {
            words.budget.begin();
        }
        Ok(Box::new(self.clone()))
    }
}

impl Spans {
    fn words(&self) -> impl Iterator<Item = &Words> {
        let (one, left, right) = match self {
            Self::Phrase(words) => (Some(words), &[][..], &[][..]),
            Self::Near(left, right, _) => (None, left.as_slice(), right.as_slice()),
        };
        one.into_iter().chain(left).chain(right)
    }
}

impl Weight for Spans {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let docs = match self {
            Self::Phrase(words) if words.slots.len() == 1 => single(reader, words)?,
            Self::Phrase(words) => counted(phrase(reader, words)?),
            Self::Near(left, right, distance) => {
                let (left, right) = (any(reader, left)?, any(reader, right)?);
                counted(near(&left, &right, *distance))
            }
        };
        // As BM25 weighs words: what few items hold counts more.
        let (all, with) = (reader.max_doc() as f32, docs.len() as f32);
        let weight = boost * (1.0 + (all - with + 0.5) / (with + 0.5)).ln() * 2.2;
        Ok(Box::new(Scored { docs, at: 0, weight }))
    }

    fn explain(&self, _reader: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("places of the words", 1.0))
    }
}

fn counted(found: Found) -> Vec<(DocId, u32)> {
    let some = found.into_iter().filter(|(_, spans)| !spans.is_empty());
    some.map(|(doc, spans)| (doc, spans.len() as u32)).collect()
}

/// The terms of a segment that fit, with where their postings are; their postings are paid for.
fn expand(
    index: &InvertedIndexReader,
    test: &WordTest,
    budget: &Budget,
) -> tantivy::Result<Vec<TermInfo>> {
    let mut infos = Vec::new();
    expand_with(index, test, budget, |_, info| infos.push(info.clone()))?;
    let postings: u64 = infos.iter().map(|info| u64::from(info.doc_freq)).sum();
    budget.spend(budget::POSTING * postings)?;
    Ok(infos)
}

/// Calls `each` with the terms of a segment that fit.
pub fn expand_with(
    index: &InvertedIndexReader,
    test: &WordTest,
    budget: &Budget,
    mut each: impl FnMut(&str, &TermInfo),
) -> tantivy::Result<()> {
    let prefix = test.prefix();
    if let WordTest::Exact(word) = test {
        if let Some(info) = index.terms().get(word)? {
            each(word, &info);
        }
        return Ok(());
    }
    let cost =
        if matches!(test, WordTest::Fuzzy { .. }) { budget::FUZZY_WORD } else { budget::WORD };
    let mut stream = index.terms().range().ge(prefix).into_stream()?;
    while stream.advance() {
        let Ok(word) = std::str::from_utf8(stream.key()) else { continue };
        if !word.starts_with(prefix) {
            break;
        }
        budget.spend(cost)?;
        if test.fits(word) {
            each(word, stream.value());
        }
    }
    Ok(())
}

/// Items that hold a word that fits, with how often.
fn single(reader: &SegmentReader, words: &Words) -> tantivy::Result<Vec<(DocId, u32)>> {
    let index = reader.inverted_index(words.field)?;
    let mut counts = vec![0_u32; reader.max_doc() as usize];
    for info in expand(&index, &words.slots[0].0, &words.budget)? {
        let mut postings =
            index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        while postings.doc() != TERMINATED {
            counts[postings.doc() as usize] += postings.term_freq();
            postings.advance();
        }
    }
    let all = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    Ok(all.map(|(doc, count)| (doc as DocId, count)).collect())
}

/// The places of a phrase.
fn phrase(reader: &SegmentReader, words: &Words) -> tantivy::Result<Found> {
    let index = reader.inverted_index(words.field)?;
    let mut slots = Vec::new();
    for (test, offset) in words.slots.iter().filter(|(test, _)| !test.is_any_word()) {
        let infos = expand(&index, test, &words.budget)?;
        let cost: u64 = infos.iter().map(|info| u64::from(info.doc_freq)).sum();
        slots.push((cost, infos, *offset));
    }
    // The rarest word first: it leaves the fewest items to look at.
    slots.sort_by_key(|(cost, ..)| *cost);
    let mut left: Option<BitSet> = None;
    for (_, infos, _) in &slots {
        left = Some(holding(reader, &index, infos, left.as_ref())?);
    }
    let Some(left) = left else { return Ok(Found::new()) };
    let mut positions: BTreeMap<DocId, Vec<Vec<u32>>> = BTreeMap::new();
    for (at, (_, infos, offset)) in slots.iter().enumerate() {
        let shift = if words.slop == 0 { *offset } else { 0 };
        gather(&index, infos, &left, &words.budget, |doc, found| {
            let lists = positions.entry(doc).or_insert_with(|| vec![Vec::new(); slots.len()]);
            lists[at].extend(found.iter().filter_map(|position| position.checked_sub(shift)));
        })?;
    }
    let length = words.slots.iter().map(|(_, offset)| offset + 1).max().unwrap_or(1);
    let spans = positions.into_iter().map(|(doc, mut lists)| {
        lists.iter_mut().for_each(|list| list.sort_unstable());
        (doc, spans_of(&lists, length, words.slop))
    });
    Ok(spans.filter(|(_, spans)| !spans.is_empty()).collect())
}

/// The items that hold one of these terms, of those in `among`.
fn holding(
    reader: &SegmentReader,
    index: &InvertedIndexReader,
    infos: &[TermInfo],
    among: Option<&BitSet>,
) -> tantivy::Result<BitSet> {
    let mut docs = BitSet::with_max_value(reader.max_doc());
    for info in infos {
        let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            if among.is_none_or(|among| among.contains(postings.doc())) {
                docs.insert(postings.doc());
            }
            postings.advance();
        }
    }
    Ok(docs)
}

/// The positions of these terms in these items.
fn gather(
    index: &InvertedIndexReader,
    infos: &[TermInfo],
    docs: &BitSet,
    budget: &Budget,
    mut each: impl FnMut(DocId, &[u32]),
) -> tantivy::Result<()> {
    let mut positions = Vec::new();
    for info in infos {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = index.read_postings_from_terminfo(info, option)?;
        while postings.doc() != TERMINATED {
            if docs.contains(postings.doc()) {
                postings.positions(&mut positions);
                budget.spend(budget::ITEM + budget::PLACE * positions.len() as u64)?;
                each(postings.doc(), &positions);
            }
            postings.advance();
        }
    }
    Ok(())
}

/// Where all words stand together. Without slop the lists are shifted so that they share a position;
/// with slop all words must stand within `length + slop` positions, each at a place of its own.
fn spans_of(lists: &[Vec<u32>], length: u32, slop: u32) -> Vec<Span> {
    if slop > 0 {
        return windows(lists, length.saturating_add(slop));
    }
    let Some((first, rest)) = lists.split_first() else { return Vec::new() };
    let starts = first.iter().filter(|at| rest.iter().all(|list| list.binary_search(at).is_ok()));
    starts.map(|&start| (start, start + length - 1)).collect()
}

/// The least windows that hold a place of every list, no wider than `width`.
fn windows(lists: &[Vec<u32>], width: u32) -> Vec<Span> {
    let mut all: Vec<(u32, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(word, list)| list.iter().map(move |&position| (position, word)))
        .collect();
    all.sort_unstable();
    let (mut spans, mut from) = (Vec::new(), 0);
    let (mut held, mut missing) = (vec![0_u32; lists.len()], lists.len());
    for &(position, word) in &all {
        missing -= usize::from(held[word] == 0);
        held[word] += 1;
        while from < all.len() && (held[all[from].1] > 1 || position - all[from].0 >= width) {
            let dropped = all[from].1;
            held[dropped] -= 1;
            missing += usize::from(held[dropped] == 0);
            from += 1;
            if all[from - 1] == (position, word) {
                break;
            }
        }
        if missing == 0 {
            spans.push((all[from].0, position));
        }
    }
    spans
}

/// The places of any of these phrases.
fn any(reader: &SegmentReader, sides: &[Words]) -> tantivy::Result<Found> {
    let mut all = Found::new();
    for side in sides {
        for (doc, spans) in phrase(reader, side)? {
            all.entry(doc).or_default().extend(spans);
        }
    }
    all.values_mut().for_each(|spans| spans.sort_unstable());
    Ok(all)
}

/// Items where a left and a right place have at most `distance` words between them.
fn near(left: &Found, right: &Found, distance: u32) -> Found {
    let mut all = Found::new();
    for (doc, lefts) in left {
        let Some(rights) = right.get(doc) else { continue };
        let mut from = 0;
        for &(start, end) in lefts {
            // Both lists are in order: what lies too far before this place lies so before all later.
            let reach = start.saturating_sub(distance + 1);
            while from < rights.len() && rights[from].1 < reach {
                from += 1;
            }
            let near =
                rights[from..].iter().take_while(|(s, _)| *s <= end.saturating_add(distance + 1));
            if let Some(&(s, e)) = near.clone().find(|(s, e)| *e < start || end < *s) {
                all.entry(*doc).or_default().push((start.min(s), end.max(e)));
            }
        }
    }
    all
}

/// Items with their counts as a scorer.
struct Scored {
    docs: Vec<(DocId, u32)>,
    at: usize,
    weight: Score,
}

impl DocSet for Scored {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.docs.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.docs[self.at..].partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}

impl Scorer for Scored {
    fn score(&mut self) -> Score {
        let count = self.docs.get(self.at).map_or(0, |(_, count)| *count) as f32;
        self.weight * count / (count + 1.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slop_is_counted_in_words_and_any_order_will_do() {
        // budget at 0 and 9, leavers at 4
        let lists = [vec![0, 9], vec![4]];
        assert_eq!(windows(&lists, 5), [(0, 4)]);
        assert_eq!(windows(&lists, 4), []);
        assert_eq!(windows(&lists, 6), [(0, 4), (4, 9)]);
    }

    proptest! {
        /// Against looking at every pair.
        #[test]
        fn near_finds_what_comparing_all_pairs_finds(
            mut left in proptest::collection::vec((0_u32..60, 0_u32..3), 0..8),
            mut right in proptest::collection::vec((0_u32..60, 0_u32..3), 0..8),
            distance in 0_u32..6,
        ) {
            let spans = |list: &mut Vec<(u32, u32)>| {
                list.iter_mut().for_each(|(start, length)| *length += *start);
                list.sort_unstable();
                list.clone()
            };
            let (left, right) = (spans(&mut left), spans(&mut right));
            let expected = left.iter().any(|&(start, end)| right.iter().any(|&(s, e)| {
                (e < start && start - e <= distance + 1) || (end < s && s - end <= distance + 1)
            }));
            let found = near(&[(0, left)].into(), &[(0, right)].into(), distance);
            prop_assert_eq!(!found.is_empty(), expected);
        }
    }
}
