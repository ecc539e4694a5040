//! Decisions: in come the rows of one part, out comes one record for each resolution,
//! recommendation and agreed action.
//!
//! A decision begins at a marker (`RESOLVED`, `AGREED`, `NOTED`, `RECOMMENDED` in capitals; `It was
//! agreed that`, `the Council resolved to`; `proposed by … seconded by … and agreed`; the labels
//! `Decision:`, `Action:`), and a list behind one makes one each. Where labels were stripped from a
//! page, a list `(i) That …` stands for itself. `The Panel noted the report` is none.
//!
//! Only paragraphs whose rows hold a cue are looked at, each once.

mod approvals;
mod lists;
mod markers;
mod motions;
pub(super) mod phrases;
#[cfg(test)]
mod tests;

use super::front::clean_into;
use super::marks::{Sort, mark};
use super::votes;
use crate::cues::Cue;
use crate::item::{Decision, Vote};
use crate::rows::Row;
use lists::{begins_bare_list, inline_parts, reading, same_series, starts_anew, starts_with_that};
use markers::markers;

/// The most bytes of one paragraph that are looked at.
const LONGEST: usize = 24_000;

/// The most decisions of one part.
const MOST: usize = 400;

/// A paragraph: rows joined, markup taken off.
struct Paragraph {
    text: String,
    line: u32,
    /// The row behind its last.
    next: usize,
}

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
        if row.cues.any(&[Cue::Decision, Cue::Motion]) {
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
    let full = rows.iter().filter(|row| !row.is_blank()).count();
    let close = rows.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank()).count();
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

struct Reader<'r, 't> {
    rows: &'r [Row<'t>],
    /// True where a blank row stands behind every row, so that it parts nothing.
    loose: bool,
    from: usize,
    body: u32,
}

impl Reader<'_, '_> {
    /// The text of a row behind the part's heading.
    fn text(&self, at: usize) -> &str {
        let row = &self.rows[at];
        let cut = self.body.saturating_sub(row.start) as usize;
        row.text.get(cut..).unwrap_or_default()
    }

    /// The paragraph that begins at this row: to a blank row, a list mark or another marker.
    fn paragraph(&self, at: usize) -> Paragraph {
        let mut text = String::new();
        let mut next = at;
        while next < self.rows.len() && text.len() < LONGEST {
            let row = self.text(next);
            if next > at && self.blank(next) && self.runs_on(next) {
                next += 1;
                continue;
            }
            if next > at && (row.trim().is_empty() || starts_anew(row)) {
                break;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            let end = row.len().min(LONGEST);
            clean_into(row.get(..end).unwrap_or_default(), &mut text);
            next += 1;
        }
        if text.contains('\t') {
            text = text.replace('\t', " ");
        }
        Paragraph { text, line: self.rows[at].line, next }
    }

    fn blank(&self, at: usize) -> bool {
        self.rows.get(at).is_none_or(|_| self.text(at).trim().is_empty())
    }

    /// True for a blank row that parts nothing: every row of the page is followed by one, and the
    /// row before ends in the middle of a sentence.
    fn runs_on(&self, at: usize) -> bool {
        if !self.loose || at == 0 || at + 1 >= self.rows.len() || self.blank(at - 1) {
            return false;
        }
        let before = self.text(at - 1).trim_end().trim_end_matches('*');
        !self.blank(at + 1)
            && before.len() > 24
            && !before.ends_with(['.', ':', ';', '!', '?', '-'])
            && !starts_anew(self.text(at + 1))
    }

    fn skip_blank(&self, mut at: usize) -> usize {
        while at < self.rows.len() && self.blank(at) {
            at += 1;
        }
        at
    }

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
        let first = self.skip_blank(first).min(at);
        let paragraph = self.paragraph(first);
        let next = paragraph.next.max(at + 1);
        if paragraph.next <= at {
            return self.paragraph_with_cue_at(at, found);
        }
        self.decide(paragraph, found).unwrap_or(next)
    }

    fn paragraph_with_cue_at(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let paragraph = self.paragraph(at);
        let next = paragraph.next.max(at + 1);
        self.decide(paragraph, found).unwrap_or(next)
    }

    /// Takes the decisions of one paragraph, and of the list or paragraph that it announces; gives
    /// the row behind those.
    fn decide(&self, paragraph: Paragraph, found: &mut Vec<Decision>) -> Option<usize> {
        let text = paragraph.text.as_str();
        if let Some(decision) = numbered_motion(text, paragraph.line) {
            found.push(decision);
            return None;
        }
        if let Some(behind) = self.motion_in_pieces(&paragraph, found) {
            return Some(behind);
        }
        let stretches = markers(text);
        let last = stretches.len().checked_sub(1)?;
        let mut behind = None;
        let before = self.note_before(paragraph.line);
        let told = Told::of(&format!("{before}{text} {}", self.note_behind(paragraph.next)));
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

    /// `Proposed by …` and `Seconded by …` on rows of their own above `Resolved:`.
    fn note_before(&self, line: u32) -> String {
        let at = self.rows.partition_point(|row| row.line < line);
        let rows = (self.from..at).rev().filter(|&row| !self.blank(row)).take(2);
        let notes: Vec<&str> = rows
            .map(|row| self.text(row).trim())
            .take_while(|text| {
                let word = text.split(' ').next().unwrap_or_default().trim_end_matches(':');
                let lead = ["proposed", "proposer", "moved", "mover", "seconded", "seconder"];
                text.len() < 90 && lead.iter().any(|known| known.eq_ignore_ascii_case(word))
            })
            .collect();
        notes.iter().rev().flat_map(|note| [*note, " "]).collect()
    }

    /// `(Proposed by … and seconded by …)`, `Votes: …` in the next paragraph.
    fn note_behind(&self, next: usize) -> String {
        let at = self.skip_blank(next);
        let Some(row) = self.rows.get(at).map(|_| self.text(at).trim_start()) else {
            return String::new();
        };
        let start: String = row.trim_start_matches(['(', '[', '*', '_']).chars().take(12).collect();
        let start = start.to_lowercase();
        let note = [
            "proposed", "moved", "proposer", "mover", "votes", "vote:", "voting", "for:",
            "seconded",
        ];
        if at <= next + 2 && note.iter().any(|word| start.starts_with(word)) {
            self.paragraph(at).text
        } else {
            String::new()
        }
    }

    /// What follows `RESOLVED that:`: a list, or the one paragraph behind.
    fn announced(
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
        if labelled || !markers(&paragraph.text).is_empty() {
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
    fn inline_list(&self, tail: &str, make: &Make, found: &mut Vec<Decision>) -> bool {
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
    fn rest_of_list(&self, next: usize, make: &Make, found: &mut Vec<Decision>) -> Option<usize> {
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
    fn bare_list(&self, at: usize, found: &mut Vec<Decision>) -> usize {
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
                found.push(Make { told: &Told::of(&text), marker: "", line }.one(number, &text));
            }
        }
        behind.max(at + 1)
    }
}

/// What a paragraph tells of all decisions in it; read once, however many there are.
struct Told {
    mover: Option<String>,
    seconder: Option<String>,
    vote: Option<Vote>,
}

impl Told {
    fn of(about: &str) -> Self {
        Self {
            mover: votes::mover(about),
            seconder: votes::seconder(about),
            vote: votes::vote(about),
        }
    }
}

/// How a decision of one paragraph is made.
#[derive(Clone, Copy)]
struct Make<'a> {
    told: &'a Told,
    marker: &'a str,
    line: u32,
}

impl Make<'_> {
    fn one(&self, number: Option<String>, text: &str) -> Decision {
        Decision {
            number,
            text: unnumbered(text)
                .trim_end_matches("; and")
                .trim_end_matches([';', ' '])
                .to_owned(),
            marker: (!self.marker.is_empty()).then(|| self.marker.to_owned()),
            mover: self.told.mover.clone(),
            seconder: self.told.seconder.clone(),
            vote: self.told.vote.clone(),
            line: self.line,
        }
    }
}

/// A sentence without the bullet or the number of the paragraph that it begins: `4.2 It was …`.
fn unnumbered(text: &str) -> &str {
    let bare = text.trim_start_matches(['•', '·', '-', '–', ' ']);
    let digits =
        bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let number = &bare[..digits];
    let dotted = number.starts_with(|c: char| c.is_ascii_digit())
        && number.trim_end_matches('.').contains('.')
        && bare[digits..].starts_with(' ');
    if dotted { bare[digits..].trim_start() } else { bare }
}

/// `R2021-069 T. Ash, S. Beech: That … Carried.`
fn numbered_motion(text: &str, line: u32) -> Option<Decision> {
    let word = text.split([' ', ':']).next()?;
    let digits = word.strip_prefix('R')?.bytes().filter(u8::is_ascii_digit).count();
    if digits < 5 || !word.contains('-') || !text.contains("That ") {
        return None;
    }
    let rest = text[word.len()..].trim_start_matches([' ', ':']);
    let that = rest.find("That ")?;
    let mut movers = rest[..that].trim_end_matches([' ', ':']).splitn(2, ',').map(str::trim);
    let name =
        |name: Option<&str>| name.filter(|n| !n.is_empty() && n.len() < 40).map(str::to_owned);
    Some(Decision {
        number: Some(word.to_owned()),
        text: rest[that..].to_owned(),
        marker: rest.contains("Carried").then(|| "Carried".to_owned()),
        mover: name(movers.next()),
        seconder: name(movers.next()),
        vote: votes::vote(&rest[that..]),
        line,
    })
}

/// True where the words behind a marker only announce what was decided.
fn is_open(tail: &str) -> bool {
    let tail = tail.trim_end_matches([' ', '-', '–', '*']);
    let lower = tail.to_lowercase();
    tail.trim_matches([':', '.', ' ']).is_empty()
        || tail.ends_with(':') && tail.len() < 600
        || [" that", " to"].iter().any(|word| lower.ends_with(word)) && tail.len() < 300
        || matches!(lower.as_str(), "that" | "to" | "as follows")
}
