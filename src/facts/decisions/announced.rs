//! What a marker announces: in comes a place in the rows, out come the decisions of the list or the
//! paragraph that stands there.

use super::super::marks::{Sort, mark};
use super::lists::{inline_parts, reading, same_series, starts_with_that};
use super::markers::markers;
use super::signs::Found;
use super::told::{Make, Told};
use super::{MOST, Reader};
use crate::item::Decision;

impl Reader<'_, '_> {
    /// What follows `RESOLVED that:`: a list, or the one paragraph behind.
    pub(super) fn announced(
        &self,
        next: usize,
        tail: &str,
        make: &Make,
        found: &mut Vec<Decision>,
    ) -> Option<usize> {
        let at = self.skip_blank(next);
        if at >= self.rows.len() {
            if !tail.is_empty() && tail.len() > 12 {
                found.push(make.one(None, tail));
            }
            return None;
        }
        if mark(self.text(at)).is_some() {
            let (behind, entries) = self.list(at, None);
            for (number, text, line) in entries {
                found.push(Make { line, ..*make }.one(number, &text));
            }
            return Some(behind);
        }
        let paragraph = self.paragraph(at);
        let labelled = paragraph.text.len() < 24 && paragraph.text.ends_with(':');
        let lower = paragraph.text.to_ascii_lowercase();
        if labelled || !markers(&paragraph.text, &lower, &Found::of(&lower)).is_empty() {
            return None;
        }
        let lead = if tail.len() > 12 && !tail.ends_with(':') { tail } else { "" };
        let text = format!("{lead} {}", paragraph.text);
        let text = text.trim();
        if is_open(text)
            && mark(
                self.rows
                    .get(self.skip_blank(paragraph.next))
                    .map_or("", |_| self.text(self.skip_blank(paragraph.next))),
            )
            .is_some()
        {
            return self.announced(paragraph.next, "", make, found);
        }
        found.push(Make { line: paragraph.line, ..*make }.one(None, text));
        Some(paragraph.next)
    }

    /// The entries of a list, one sort of mark; other marks within an entry belong to it.
    fn list(
        &self,
        at: usize,
        after: Option<(Sort, u32)>,
    ) -> (usize, Vec<(Option<String>, String, u32)>) {
        let mut entries: Vec<(Option<String>, String, u32)> = Vec::new();
        let (mut sort, mut place) = after.map_or((None, 0), |(sort, place)| (Some(sort), place));
        let (mut next, mut behind) = (at, at);
        while next < self.rows.len() && entries.len() < MOST {
            let here = self.skip_blank(next);
            if here >= self.rows.len() {
                break;
            }
            let Some(found) = mark(self.text(here)) else { break };
            let paragraph = self.paragraph(here);
            let whole = mark(&paragraph.text).map_or(paragraph.text.as_str(), |mark| mark.rest);
            let series = sort.is_none_or(|sort| same_series(sort, &found, place));
            if series {
                sort = Some(reading(&found, sort, place));
                place = if found.sort == Sort::Bullet { 0 } else { place + 1 };
                let number = (!found.number.is_empty()).then(|| found.number.to_owned());
                entries.push((number, whole.to_owned(), paragraph.line));
            } else if here > next + 2 || entries.is_empty() || sort == Some(Sort::Bullet) {
                break;
            } else if let Some((_, text, _)) = entries.last_mut() {
                text.push(' ');
                text.push_str(&paragraph.text);
            }
            next = paragraph.next.max(here + 1);
            behind = next;
        }
        (behind, entries)
    }

    /// `(i) … (ii) …` within one paragraph: one decision each. False where there is no such list.
    pub(super) fn inline_list(&self, tail: &str, make: &Make, found: &mut Vec<Decision>) -> bool {
        let lead = tail.trim_start_matches("that ").trim_start_matches(['-', ':', ' ']);
        let parts = inline_parts(lead);
        if parts.is_empty() {
            return false;
        }
        for (number, text) in parts {
            found.push(make.one(Some(number.to_owned()), text.trim()));
        }
        true
    }

    /// Entries of the same list in the paragraphs behind.
    pub(super) fn rest_of_list(
        &self,
        next: usize,
        make: &Make,
        found: &mut Vec<Decision>,
    ) -> Option<usize> {
        let number = found.last()?.number.clone()?;
        let text = format!("({number}) x");
        let last = mark(&text)?;
        let at = self.skip_blank(next);
        if at >= self.rows.len() || mark(self.text(at)).is_none() {
            return None;
        }
        let (behind, entries) = self.list(at, Some((last.sort, last.place())));
        for (number, text, line) in entries {
            found.push(Make { line, ..*make }.one(number, &text));
        }
        Some(behind)
    }

    /// A list `(i) That …` without any marker.
    pub(super) fn bare_list(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let before = (self.from..at).rev().find(|before| !self.blank(*before));
        let proposal = before.is_some_and(|before| {
            let text = self.text(before).to_lowercase();
            text.contains("recommend")
                || text.contains("noted the following")
                || text.contains("propos")
        });
        let parted = at == self.from
            || self.blank(at - 1)
            || before.is_some_and(|b| self.text(b).trim().ends_with(':'));
        let (behind, entries) = self.list(at, None);
        if parted && !proposal && entries.iter().all(|(_, text, _)| starts_with_that(text)) {
            for (number, text, line) in entries {
                found
                    .push(Make { told: &Told::of_all(&text), marker: "", line }.one(number, &text));
            }
        }
        behind.max(at + 1)
    }
}

/// True where the words behind a marker only announce what was decided.
pub(super) fn is_open(tail: &str) -> bool {
    let tail = tail.trim_end_matches([' ', '-', '–', '*']);
    let ends = |word: &str| {
        let from = tail.len().checked_sub(word.len());
        from.and_then(|from| tail.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    tail.trim_matches([':', '.', ' ']).is_empty()
        || tail.ends_with(':') && tail.len() < 600
        || [" that", " to"].into_iter().any(ends) && tail.len() < 300
        || ["that", "to", "as follows"].iter().any(|whole| tail.eq_ignore_ascii_case(whole))
}
