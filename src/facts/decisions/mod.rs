//! Decisions: in come the rows of one part, out comes one record for each resolution,
//! recommendation and agreed action.
//!
//! A decision begins at a marker (`RESOLVED`, `AGREED`, `NOTED`, `RECOMMENDED` in capitals; `It was
//! agreed that`, `the Council resolved to`; `proposed by … seconded by … and agreed`; the labels
//! `Decision:`, `Action:`), and a list behind one makes one each. Where labels were stripped from a
//! page, a list `(i) That …` stands for itself. `The Panel noted the report` is none.
//!
//! Only paragraphs whose rows hold a cue are looked at, each once.

mod announced;
mod approvals;
mod lists;
mod markers;
mod motions;
mod paragraphs;
mod phrases;
pub(super) mod sentences;
mod signs;
#[cfg(test)]
mod tests;
mod told;

use super::words::{Words, is_in};
use crate::cues::Cue;
use crate::item::Decision;
use crate::rows::Row;
use announced::is_open;
use lists::{begins_bare_list, starts_anew};
use markers::markers;
use motions::numbered_motion;
use paragraphs::Paragraph;
use signs::Found;
use told::{Make, Told};

/// The most decisions of one part.
const MOST: usize = 400;

/// What is to be known of a document before its decisions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Nothing can have been decided yet: a bare list `(i) That …` is a proposal.
    pub agenda: bool,
    /// A blank row stands behind every row, so that it parts nothing.
    pub loose: bool,
}

/// The decisions of one part; `body` is where the text behind its heading begins.
pub fn read(rows: &[Row], body: u32, page: Page) -> Vec<Decision> {
    let from = rows.iter().position(|row| row.start + row.text.len() as u32 > body).unwrap_or(0);
    let reader = Reader { rows, loose: page.loose, from, body };
    let mut found: Vec<Decision> = Vec::new();
    let mut at = from;
    while at < rows.len() && found.len() < MOST {
        let row = &rows[at];
        if row.cues.any(&[Cue::Decision, Cue::Motion, Cue::Noted]) {
            at = reader.paragraph_with_cue(at, &mut found);
        } else if !page.agenda && begins_bare_list(row.text) {
            at = reader.bare_list(at, &mut found);
        } else if row.has(Cue::Approval) {
            at = reader.paragraph_with_cue(at, &mut found);
        } else {
            at += 1;
        }
    }
    if found.len() < 2 {
        return found;
    }
    let mut seen: Vec<String> = Vec::with_capacity(found.len());
    found.retain(|decision| {
        let key = key(&decision.text);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    found
}

/// True where hardly two rows follow each other without a blank one between.
pub fn is_loose(rows: &[Row]) -> bool {
    let rows = &rows[..rows.len().min(400)];
    let (mut full, mut close, mut above) = (0, 0, false);
    for row in rows {
        let filled = !row.is_blank();
        full += usize::from(filled);
        close += usize::from(filled && above);
        above = filled;
    }
    full > 3 && close * 10 < full
}

/// The first words of a decision, by which `Decision:` and `Minutes:` telling the same are known.
fn key(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let key: String = letters.take(160).collect::<String>().to_lowercase();
    ["resolvedthat", "resolved", "that"]
        .iter()
        .find_map(|lead| key.strip_prefix(lead))
        .unwrap_or(&key)
        .to_owned()
}

/// True for a row that is more than prose in which something is `noted`.
fn has_cue(row: &Row) -> bool {
    row.cues.any(&[Cue::Decision, Cue::Motion, Cue::Approval])
}

/// The same of a row that has no such cue.
fn may_decide(row: &Row) -> bool {
    /// Verbs that decide and are no cues.
    static VERBS: Words = Words::new(&["granted", "refused"]);
    is_in(row.text, "NOTED") || VERBS.are_in(row.text)
}

struct Reader<'r, 't> {
    rows: &'r [Row<'t>],
    /// True where a blank row stands behind every row, so that it parts nothing.
    loose: bool,
    from: usize,
    body: u32,
}

impl Reader<'_, '_> {
    /// Reads the paragraph around a row with a cue; gives the row to go on from.
    fn paragraph_with_cue(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let mut first = at;
        while first > self.from
            && at - first < 12
            && (!self.blank(first - 1) || self.runs_on(first - 1))
            && !starts_anew(self.text(first))
        {
            first -= 1;
        }
        let mut first = self.skip_blank(first).min(at);
        let mut end = self.paragraph_end(first);
        if end <= at {
            (first, end) = (at, self.paragraph_end(at));
        }
        let next = end.max(at + 1);
        let rows = &self.rows[first..end];
        if !rows.iter().any(has_cue) && !rows.iter().any(may_decide) {
            return next;
        }
        self.decide(self.joined(first, end), found).unwrap_or(next)
    }

    /// Takes the decisions of one paragraph, and of the list or paragraph that it announces; gives
    /// the row behind those.
    fn decide(&self, paragraph: Paragraph, found: &mut Vec<Decision>) -> Option<usize> {
        let text = paragraph.text.as_str();
        if let Some(decision) = numbered_motion(text, paragraph.line) {
            found.push(decision);
            return None;
        }
        let lower = text.to_ascii_lowercase();
        let words = Found::of(&lower);
        if let Some(behind) = self.motion_in_pieces(&paragraph, &lower, words.all, found) {
            return Some(behind);
        }
        let stretches = markers(text, &lower, &words);
        let last = stretches.len().checked_sub(1)?;
        let mut behind = None;
        let told = match (self.note_before(paragraph.line), self.note_behind(paragraph.next)) {
            (before, behind) if before.is_empty() && behind.is_empty() => {
                Told::of(text, &lower, words.all)
            }
            (before, behind) => Told::of_all(&format!("{before}{text} {behind}")),
        };
        for (index, stretch) in stretches.iter().enumerate() {
            let end = stretches.get(index + 1).map_or(text.len(), |next| next.from);
            let whole = text[stretch.from..end.min(stretch.to.unwrap_or(end))].trim();
            let tail = text[stretch.tail..end].trim();
            let open = index == last && is_open(tail);
            let make = Make { told: &told, marker: &stretch.marker, line: paragraph.line };
            if open {
                behind = self.announced(paragraph.next, tail, &make, found).or(behind);
            } else if !self.inline_list(tail, &make, found) {
                found.push(make.one(None, whole));
            } else if index == last {
                behind = self.rest_of_list(paragraph.next, &make, found).or(behind);
            }
        }
        behind
    }
}
