//! Motions that are printed in pieces: who moved and seconded in one paragraph, what in the next, the
//! outcome (`CARRIED`, `Motion carried 4-0`) in one of its own; and motions with a number.
//!
//! In comes the paragraph that names the movers or the motion; out comes one decision, where the
//! outcome is told soon behind it and the motion was not lost.

use super::super::votes;
use super::super::words::Words;
use super::Reader;
use super::lists::starts_with_that;
use super::paragraphs::Paragraph;
use super::phrases::{is_lost, outcome_word};
use super::signs::Signs;
use super::told::Told;
use crate::item::Decision;

/// Most paragraphs between the movers and the outcome.
const FAR: usize = 8;

/// Longest paragraph that only names movers.
const SHORT: usize = 170;

impl Reader<'_, '_> {
    /// Reads a motion in pieces that begins with this paragraph, whose text in small letters is
    /// `lower` and whose words are `words`; gives the row behind it.
    pub(super) fn motion_in_pieces(
        &self,
        first: &Paragraph,
        lower: &str,
        words: Signs,
        found: &mut Vec<Decision>,
    ) -> Option<usize> {
        let lower = lower.get(..lower.len().min(2000))?;
        let names = names_movers(lower);
        let at_length = || words.any(Signs::SECOND) && moves_at_length(lower);
        if !names && !at_length() || tells_outcome(lower) {
            return None;
        }
        let mut pieces: Vec<Paragraph> = Vec::new();
        let mut next = first.next;
        while pieces.len() < FAR {
            let at = self.skip_blank(next);
            if at >= self.rows.len() {
                return None;
            }
            let piece = self.paragraph(at);
            next = piece.next.max(at + 1);
            let told = piece.text.get(..piece.text.len().min(160))?.to_ascii_lowercase();
            if tells_outcome(&told) {
                if !is_lost(&told) {
                    found.push(self.pieced(first, &pieces, &piece, names));
                }
                return Some(next);
            }
            if !names && !is_vote_line(&told) || names_movers(&told) {
                return None;
            }
            pieces.push(piece);
        }
        None
    }

    /// The decision that movers, pieces and outcome make together.
    fn pieced(
        &self,
        first: &Paragraph,
        pieces: &[Paragraph],
        end: &Paragraph,
        names: bool,
    ) -> Decision {
        let what: Vec<&str> = pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .filter(|text| !is_vote_line(&text.to_ascii_lowercase()))
            .collect();
        let about = format!("{} {}", first.text, end.text);
        let told = Told::of_all(&first.text);
        let lower = end.text.to_ascii_lowercase();
        let marker = outcome_word(&lower).map(|range| end.text[range].to_owned());
        let (text, line) = match pieces.first().filter(|_| names && !what.is_empty()) {
            Some(piece) => (what.join(" "), piece.line),
            None => {
                let said = || first.text[motion_start(&first.text)..].to_owned();
                (self.said_before(first).unwrap_or_else(said), first.line)
            }
        };
        Decision {
            number: None,
            text,
            marker,
            mover: told.mover,
            seconder: told.seconder,
            vote: votes::vote(&about),
            line,
        }
    }

    /// The paragraph above the movers where it says what they move: `That the by-law be passed.`
    fn said_before(&self, movers: &Paragraph) -> Option<String> {
        let at = self.rows.iter().position(|row| row.line >= movers.line)?;
        let above = (self.from..at).rev().find(|&row| !self.blank(row))?;
        let first =
            (self.from..=above).rev().find(|&row| row == self.from || self.blank(row - 1))?;
        let text = self.paragraph(first).text;
        (starts_with_that(&text) && text.len() < 3000).then_some(text)
    }
}

/// `R2021-069 T. Ash, S. Beech: That … Carried.`
pub(super) fn numbered_motion(text: &str, line: u32) -> Option<Decision> {
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

/// Where the sentence begins in which something is moved.
fn motion_start(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let moved = ["moved", "motion", "proposed"].iter().filter_map(|word| lower.find(word)).min();
    let before = &text[..moved.unwrap_or(0)];
    before.rfind(". ").map_or(0, |at| text.len() - text[at + 2..].trim_start().len())
}

/// A short paragraph that says who moved (and seconded), and not what.
fn names_movers(lower: &str) -> bool {
    if lower.len() > SHORT {
        return false;
    }
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let leads = [
        "moved",
        "mover",
        "proposed by",
        "proposer",
        "motion by",
        "motion:",
        "on the motion of",
        "proposed:",
    ];
    leads.iter().any(|lead| start.starts_with(lead))
        && ![" to ", " that ", " for "].iter().any(|what| start.contains(what))
}

/// A motion told in full, with its seconder.
fn moves_at_length(lower: &str) -> bool {
    static MOVED: Words = Words::new(&["moved", "motion", "proposed"]);
    static SECOND: Words = Words::new(&["second"]);
    static WHAT: Words = Words::new(&[" to ", " that "]);
    SECOND.are_in_small(lower) && MOVED.are_in_small(lower) && WHAT.are_in_small(lower)
}

/// A short paragraph that tells how a motion went.
fn tells_outcome(lower: &str) -> bool {
    if lower.len() >= 120 {
        return false;
    }
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let leads = [
        "carried",
        "motion",
        "the motion",
        "passed",
        "unanim",
        "lost",
        "disposition",
        "defeated",
        "approved",
        "adopted",
        "all in favo",
        "resolution carried",
        "result",
        "cd.",
    ];
    leads.iter().any(|lead| start.starts_with(lead))
        && (outcome_word(lower).is_some() || is_lost(lower) || start.starts_with("cd."))
        && !lower.contains("carried out")
        && !lower.contains("moved")
}

/// `Voting AYE: …`, `Absent: none`, `Ayes: 5`: lines of a recorded vote.
fn is_vote_line(lower: &str) -> bool {
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let leads = [
        "voting",
        "vote",
        "aye",
        "nay",
        "yea",
        "no",
        "yes",
        "for",
        "against",
        "absent",
        "abst",
        "in favo",
        "opposed",
        "roll call",
        "discussion",
        "seconded",
        "second",
        "recorded",
    ];
    lower.len() < 400 && leads.iter().any(|lead| start.starts_with(lead))
}
