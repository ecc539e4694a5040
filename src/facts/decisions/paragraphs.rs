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

    /// The paragraph that begins at this row: to a blank row, a list mark or another marker.
    pub(super) fn paragraph(&self, at: usize) -> Paragraph {
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
}
