//! A mark beside names that a note explains: in come the rows of a part, out comes which mark means
//! what, and whether somebody bears it.
//!
//! `*Cllr Ann Lee` above `Those marked with * sent apologies`: without the note a list of members
//! would say that she was there.

use std::collections::HashSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::roll::Claim;
use super::sentences::Said;
use super::tokens;
use crate::facts::Sitting;
use crate::item::{Part, Status};
use crate::rows::Row;

/// Rows of a part in which a note is looked for.
const FIRST_ROWS: usize = 200;
/// The marks that stand beside names.
const SIGNS: &[char] = &['*', '#', '†', '‡', '^'];

/// What a mark beside a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    sign: char,
    /// Of those who bear the mark; the others are [`Note::others`].
    pub marked: Status,
}

impl Note {
    /// What holds of those in a list of members who bear no mark: they were there where the mark
    /// means that somebody was not.
    pub fn others(&self) -> Option<Status> {
        (!self.marked.attended()).then_some(Status::Present)
    }

    /// True where the mark stands beside a name of a row, and not on both sides as emphasis.
    pub fn beside(&self, row: &str, name: &str) -> bool {
        let row = tokens::cut_at(row, 2_000);
        if !row.contains(self.sign) {
            return false;
        }
        let last = name.rsplit(' ').next().unwrap_or(name);
        let Some(at) = row
            .find(name)
            .map(|at| at + name.len())
            .or_else(|| row.find(last).map(|at| at + last.len()))
        else {
            return false;
        };
        let (left, right) = row.split_at(at);
        let entry = left.rsplit([',', ';', '\t', '|']).next().unwrap_or_default();
        let before = entry.trim_start().starts_with(self.sign);
        let behind = right.split([',', ';', '\t', '|']).next().unwrap_or_default();
        before != behind.contains(self.sign)
    }
}

/// Gives those who bear a mark the status that a note explains, and where it means that they were
/// away, makes of the other members people who were there.
pub fn heed(sitting: &Sitting, claims: &mut [Claim]) {
    let preamble = sitting.sections.iter().find(|section| section.part == Part::Preamble);
    let Some(note) = preamble.and_then(|part| note(sitting.rows_of(part))) else {
        return;
    };
    let marked: Vec<bool> = claims
        .iter()
        .map(|claim| {
            let row = sitting.rows.rows.get(claim.row);
            row.is_some_and(|row| note.beside(row.text, &claim.entry.name))
        })
        .collect();
    if !marked.contains(&true) {
        return;
    }
    let lists: HashSet<usize> =
        claims.iter().zip(&marked).filter(|(_, marked)| **marked).map(|(c, _)| c.list).collect();
    for (claim, marked) in claims.iter_mut().zip(marked) {
        let listed = claim.said == Said::Is(Status::Listed);
        match note.others() {
            _ if marked => claim.said = Said::Is(note.marked),
            Some(there) if listed && lists.contains(&claim.list) => claim.said = Said::Is(there),
            None if lists.contains(&claim.list) => claim.said = Said::Is(Status::Listed),
            _ => {}
        }
    }
}

/// The note among some rows: `* denotes apologies`, `Members marked # were absent`, `(*present)`.
pub fn note(rows: &[Row]) -> Option<Note> {
    rows.iter().take(FIRST_ROWS).find_map(|row| read(row.trimmed()))
}

fn read(text: &str) -> Option<Note> {
    if text.len() > 160 || text.is_empty() {
        return None;
    }
    static ASTERISK: LazyLock<Finder> = LazyLock::new(|| Finder::new("asterisk"));
    let worded = ASTERISK.find(text.as_bytes()).is_some();
    let signed = memchr::memchr3(b'*', b'#', b'^', text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(['†', '‡']);
    if !worded && !signed {
        return None;
    }
    let sign = if worded { Some('*') } else { SIGNS.iter().copied().find(|&c| stands(text, c)) }?;
    let lower = text.to_lowercase();
    let explains = ["denote", "indicat", "marked", "represent", "means", "signif", "asterisk"]
        .iter()
        .any(|word| lower.contains(word));
    let bare = text.trim_matches(['(', ')', ' ']);
    let equals = bare.strip_prefix(sign).is_some_and(|rest| rest.trim_start().starts_with('='))
        || text.starts_with('(') && bare.starts_with(sign)
        || bare.ends_with(sign) && lower.contains('=');
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if !(explains || equals) || has(&["remote", "virtual", "online", "zoom", "teams", "part of"]) {
        return None;
    }
    let marked = if has(&["apolog", "regrets", "excused"]) {
        Status::Apologies
    } else if has(&["absen", "not present", "not attend", "unable to attend", "not in attendance"])
    {
        Status::Absent
    } else if has(&["present", "attend"]) {
        Status::Present
    } else {
        return None;
    };
    Some(Note { sign, marked })
}

/// True where a sign stands on its own in a note, in brackets or quotes too, and once.
fn stands(text: &str, sign: char) -> bool {
    let mut parts = text.splitn(3, sign);
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let open = before.is_empty() || before.ends_with([' ', '(', '\'', '"', '‘', '“']);
    open && !after.starts_with(char::is_alphanumeric) || before.is_empty() || before == "("
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_explain_a_mark() {
        let says = |text| read(text).map(|note| (note.sign, note.marked));
        assert_eq!(says("* denotes apologies received"), Some(('*', Status::Apologies)));
        assert_eq!(says("Those marked with * sent apologies"), Some(('*', Status::Apologies)));
        assert_eq!(says("(*absent)"), Some(('*', Status::Absent)));
        assert_eq!(says("# = Not in attendance"), Some(('#', Status::Absent)));
        assert_eq!(says("An asterisk indicates those present"), Some(('*', Status::Present)));
        for text in [
            "* Apologies were received from Ann Lee",
            "**Present**",
            "# Present",
            "* denotes attendance via Zoom",
            "* denotes a pecuniary interest",
        ] {
            assert_eq!(says(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_before_or_behind_a_name() {
        let note = Note { sign: '*', marked: Status::Apologies };
        assert!(note.beside("*Cllr Ann Lee", "Ann Lee"));
        assert!(note.beside("Cllr A Lee, Cllr B Fox*, Cllr C Day", "B Fox"));
        assert!(!note.beside("Cllr A Lee, Cllr B Fox*, Cllr C Day", "A Lee"));
        assert!(
            !note.beside("*Cllr Ann Lee*", "Ann Lee") && !note.beside("Cllr Ann Lee", "Ann Lee")
        );
    }
}
