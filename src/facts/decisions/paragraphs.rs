//! Paragraphs: in come the rows of a part and a place, out comes the paragraph that begins there, rows
//! joined and markup taken off; and the notes of movers and votes that stand about it.

use super::super::markup::clean_into;
use super::Reader;
use super::lists::starts_anew;

/// The most bytes of one paragraph that are looked at.
const LONGEST: usize = 24_000;

/// A paragraph: rows joined, markup taken off.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) line: u32,
    /// The row behind its last.
    pub(super) next: usize,
}

impl Reader<'_, '_> {
    /// The text of a row behind the part's heading.
    pub(super) fn text(&self, at: usize) -> &str {
        let row = &self.rows[at];
        let cut = self.body.saturating_sub(row.start) as usize;
        row.text.get(cut..).unwrap_or_default()
    }

    /// The row behind the paragraph that begins at this one: a blank row, one with a list mark or
    /// with another marker.
    pub(super) fn paragraph_end(&self, at: usize) -> usize {
        let (mut next, mut length) = (at, 0);
        while next < self.rows.len() && length < LONGEST {
            let parted = next > at
                && match self.blank(next) {
                    true => !self.runs_on(next),
                    false => starts_anew(self.text(next)),
                };
            if parted {
                break;
            }
            length += self.text(next).len();
            next += 1;
        }
        next
    }

    /// The paragraph that begins at this row.
    pub(super) fn paragraph(&self, at: usize) -> Paragraph {
        self.joined(at, self.paragraph_end(at))
    }

    /// The paragraph of some rows.
    pub(super) fn joined(&self, at: usize, next: usize) -> Paragraph {
        let mut text = String::with_capacity(self.text(at).len().min(LONGEST));
        for row in (at..next).filter(|row| !self.blank(*row)) {
            if !text.is_empty() {
                text.push(' ');
            }
            let row = self.text(row);
            let end = row.len().min(LONGEST);
            clean_into(row.get(..end).unwrap_or_default(), &mut text);
        }
        if memchr::memchr(b'\t', text.as_bytes()).is_some() {
            text = text.replace('\t', " ");
        }
        Paragraph { text, line: self.rows[at].line, next }
    }

    pub(super) fn blank(&self, at: usize) -> bool {
        self.rows.get(at).is_none_or(|_| self.text(at).trim().is_empty())
    }

    /// True for a blank row that parts nothing: every row of the page is followed by one, and the
    /// row before ends in the middle of a sentence.
    pub(super) fn runs_on(&self, at: usize) -> bool {
        if !self.loose || at == 0 || at + 1 >= self.rows.len() || self.blank(at - 1) {
            return false;
        }
        let before = self.text(at - 1).trim_end().trim_end_matches('*');
        !self.blank(at + 1)
            && before.len() > 24
            && !before.ends_with(['.', ':', ';', '!', '?', '-'])
            && !starts_anew(self.text(at + 1))
    }

    pub(super) fn skip_blank(&self, mut at: usize) -> usize {
        while at < self.rows.len() && self.blank(at) {
            at += 1;
        }
        at
    }

    /// `Proposed by …` and `Seconded by …` on rows of their own above `Resolved:`.
    pub(super) fn note_before(&self, line: u32) -> String {
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
    pub(super) fn note_behind(&self, next: usize) -> String {
        let at = self.skip_blank(next);
        let Some(row) = self.rows.get(at).map(|_| self.text(at).trim_start()) else {
            return String::new();
        };
        let start = row.trim_start_matches(['(', '[', '*', '_']);
        let note = [
            "proposed", "moved", "proposer", "mover", "votes", "vote:", "voting", "for:",
            "seconded",
        ];
        let begins =
            |word: &&str| start.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
        if at <= next + 2 && note.iter().any(begins) {
            self.paragraph(at).text
        } else {
            String::new()
        }
    }
}
