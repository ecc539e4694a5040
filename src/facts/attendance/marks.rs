//! Marks beside names: in come the claims of a meeting's lists, out come the statuses that a star, a
//! dagger or a letter in brackets gives them.
//!
//! `*Cllr Ann Lee` above `Those marked with * sent apologies`: without the key a list of members
//! would say that she was there. [`mod@key`] reads what the marks mean, [`mod@flat`]
//! reads registers whose rows were run together. Letters that no key explains
//! prove nothing but `P`, which in a register beside other letters is present.

pub(super) mod flat;
pub(super) mod key;

use std::collections::HashMap;

use super::roll::Claim;
use super::sentences::Said;
use super::tokens;
use crate::facts::Sitting;
use crate::item::{Part, Status};
use key::{Key, SIGNS};

/// What parts two entries of a row.
const BETWEEN: [char; 4] = [',', ';', '\t', '|'];
/// Letters of a register that say of somebody that they were not there, or nothing without a key.
const AWAY: &[&str] =
    &["A", "AB", "Ab", "Abs", "AP", "Ap", "Apol", "APOL", "Apols", "N", "NP", "NA", "X", "-"];

/// The marks beside a name of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Beside<'r> {
    /// Signs right before the entry: `*` of `*Cllr Ann Lee`.
    before: &'r str,
    /// Signs behind it: `**` of `Ann Lee (Chair)**`.
    behind: &'r str,
    /// Letters in brackets or behind a dash: `AP` of `Ann Lee (AP)`.
    letters: &'r str,
}

/// Gives those who bear a mark the status that a key explains; the others in their list were there
/// where the marks mean that somebody was not.
pub fn heed(sitting: &Sitting, claims: &mut [Claim]) {
    let preamble = sitting.sections.iter().find(|section| section.part == Part::Preamble);
    let key = preamble.map(|part| Key::of(sitting.rows_of(part), true)).unwrap_or_default();
    if key.is_empty() && !may_be_register(sitting, claims) {
        return;
    }
    let marks: Vec<Option<Beside>> = claims
        .iter()
        .map(|claim| beside(sitting.rows.rows.get(claim.row)?.text, &claim.entry.name))
        .collect();
    let meant: Vec<Option<Status>> =
        marks.iter().map(|marks| marks.and_then(|marks| meaning(&key, marks))).collect();
    let mut lists: HashMap<usize, List> = HashMap::new();
    for ((claim, marks), meant) in claims.iter().zip(&marks).zip(&meant) {
        lists.entry(claim.list).or_default().take(*marks, *meant);
    }
    for (at, claim) in claims.iter_mut().enumerate() {
        let list = &lists[&claim.list];
        let said = match claim.said {
            Said::Is(status) => list.says(status, marks[at], meant[at]),
            _ => meant[at],
        };
        if let Some(said) = said {
            claim.said = Said::Is(said);
        }
    }
}

/// True where a row of a list holds a `P` that may be a mark, a share, or a nought at its end.
fn may_be_register(sitting: &Sitting, claims: &[Claim]) -> bool {
    let mut last = None;
    claims.iter().any(|claim| {
        // most of a list stands in one row
        let row =
            sitting.rows.rows.get(claim.row).filter(|_| last.replace(claim.row) != Some(claim.row));
        row.is_some_and(|row| {
            let text = tokens::cut_at(row.text, 2_000);
            text.ends_with(" 0")
                || memchr::memchr2_iter(b'P', b'%', text.as_bytes()).any(|at| {
                    let open = text[..at].trim_end_matches(' ').ends_with(['(', '-', '–']);
                    open || text.as_bytes()[at] == b'%'
                })
        })
    })
}

/// What a key says of somebody with some marks.
fn meaning(key: &Key, marks: Beside) -> Option<Status> {
    let emphasis = !marks.before.is_empty() && !marks.behind.is_empty();
    let signs =
        if emphasis { None } else { key.behind(marks.behind).or_else(|| key.before(marks.before)) };
    signs.or_else(|| key.letters(marks.letters))
}

/// The marks of one list together.
#[derive(Debug, Default)]
struct List {
    people: usize,
    /// Somebody bears a mark that the key explains.
    explained: bool,
    /// Some of the marks that are explained mean that somebody was there.
    there: bool,
    /// How many bear a `P`, and another letter of a register.
    present: usize,
    away: usize,
}

impl List {
    fn take(&mut self, marks: Option<Beside>, meant: Option<Status>) {
        let letters = marks.unwrap_or_default().letters;
        self.people += 1;
        self.explained |= meant.is_some();
        self.there |= meant.is_some_and(Status::attended);
        self.present += usize::from(letters == "P");
        let unsure = matches!(letters, "0" | "1") || is_share(letters);
        self.away += usize::from(AWAY.contains(&letters) || unsure);
    }

    /// What the marks say of one of the list's people, of whom its label says `status`; nothing
    /// where that stands.
    fn says(&self, status: Status, marks: Option<Beside>, meant: Option<Status>) -> Option<Status> {
        let letters = marks.unwrap_or_default().letters;
        // "Ann Lee (P), Bob Fox (AP)": letters of a register
        let register = self.away > 0 && (self.present + self.away) * 3 >= self.people * 2;
        match meant {
            Some(meant) => Some(meant),
            None if self.explained && !self.there => {
                (status == Status::Listed).then_some(Status::Present)
            }
            None if self.explained => Some(Status::Listed),
            None if register && (status.attended() || self.present > 0) => Some(match letters {
                "P" => Status::Present,
                "AP" | "Ap" | "Apol" | "APOL" | "Apols" => Status::Apologies,
                _ => Status::Listed,
            }),
            None => None,
        }
    }
}

/// `83%`: how often somebody was there.
fn is_share(letters: &str) -> bool {
    letters.strip_suffix('%').is_some_and(|share| share.parse::<f32>().is_ok())
}

/// The marks beside a name of a row; none in a row that has no such sign.
fn beside<'r>(row: &'r str, name: &str) -> Option<Beside<'r>> {
    let row = tokens::cut_at(row, 2_000);
    let signed = memchr::memchr3(b'*', b'#', b'^', row.as_bytes()).is_some();
    let lettered = memchr::memchr3(b')', b'-', b'%', row.as_bytes()).is_some();
    if !signed && !lettered && row.is_ascii() && !row.ends_with(['0', '1']) {
        return None;
    }
    let last = name.rsplit(' ').next().unwrap_or(name);
    let end = |name: &str| row.find(name).map(|at| at + name.len());
    let (left, right) = row.split_at(end(name).or_else(|| end(last))?);
    let entry = left.rsplit(BETWEEN).next().unwrap_or_default().trim_start();
    let right = right.split(BETWEEN).next().unwrap_or_default();
    let behind = right.find(SIGNS).map_or("", |at| key::signs(&right[at..]));
    let found = Beside { before: key::signs(entry), behind, letters: letters(right) };
    (found != Beside::default()).then_some(found)
}

/// The letters in the last bracket behind a name, or behind a dash: `(AP)`, ` - P`; a share as it is.
fn letters(behind: &str) -> &str {
    let text = behind.trim();
    let inner = match text.strip_suffix(')') {
        Some(open) => open.rsplit('(').next(),
        None if matches!(text, "0" | "1") || is_share(text) => Some(text),
        None => ["- ", "– ", "— "].iter().find_map(|dash| text.strip_prefix(dash)),
    };
    let inner = inner.map_or("", str::trim);
    if inner.len() <= 6 { inner.trim_end_matches('.') } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_before_or_behind_a_name() {
        let marks = |row, name| beside(row, name).map(|m| (m.before, m.behind, m.letters));
        assert_eq!(marks("*Cllr Ann Lee", "Ann Lee"), Some(("*", "", "")));
        let row = "Cllr A Lee, Cllr B Fox (Chair)**, Cllr C Day";
        assert_eq!(marks(row, "B Fox"), Some(("", "**", "")));
        assert_eq!(marks(row, "A Lee"), None);
        assert_eq!(marks("Ann Lee (P)", "Ann Lee"), Some(("", "", "P")));
        assert_eq!(marks("Ann Lee (Chair) – AP", "Ann Lee"), None);
        assert_eq!(marks("Ann Lee – AP", "Ann Lee"), Some(("", "", "AP")));
        assert_eq!(marks("Ann Lee 83%", "Ann Lee"), Some(("", "", "83%")));
        assert_eq!(marks("Ann Lee", "Ann Lee"), None);
    }

    #[test]
    fn a_mark_on_both_sides_is_emphasis() {
        let key = Key::of(&[], true);
        let marks = Beside { before: "*", behind: "*", letters: "" };
        assert_eq!(meaning(&key, marks), None);
    }
}
