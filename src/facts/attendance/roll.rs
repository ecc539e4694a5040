//! One person once: in come claims (who, which status, said where), out come attendees.
//!
//! A list in the header says more than an item, except where the two contradict each other: then a
//! warning says so, and nobody is there against a statement that they were away.
//!
//! [`key`] compares names, [`record`] makes an attendee of a claim and joins two, [`capacity`] tells
//! members from officers and guests.

mod capacity;
mod key;
mod record;

use std::collections::{HashMap, HashSet};

use super::labels::Group;
use super::lists::Entry;
use super::sentences::Said;
use crate::item::{Attendee, Capacity, Status};
use capacity::is_appointed;
use key::Key;
use record::{attendee, merge};

/// More people are not kept of one meeting.
const MOST_PEOPLE: usize = 5_000;
/// More contradictions of one meeting are not told.
const MOST_WARNINGS: usize = 100;

/// What a document says of one person in one place.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Who.
    pub entry: Entry,
    /// What is said.
    pub said: Said,
    /// The list it stands in; `None` for a sentence.
    pub group: Option<Group>,
    /// Which list or sentence it is: people of one list are different people.
    pub list: usize,
    /// The row that says so.
    pub row: usize,
    /// The part it stands in.
    pub section: usize,
    /// The item's number where it holds for that item alone; empty where the item has none.
    pub item: Option<String>,
}

/// The people of one meeting as far as they are known.
#[derive(Debug, Default)]
pub struct Roll {
    known: Vec<Known>,
    /// The last known of each surname.
    by_surname: HashMap<String, usize>,
    /// What is to be told to the reader.
    pub warnings: Vec<String>,
}

#[derive(Debug)]
struct Known {
    attendee: Attendee,
    key: Key,
    elected: bool,
    list: usize,
    row: usize,
    item_only: bool,
    told: Vec<Told>,
    /// The one of the same surname before.
    namesake: Option<usize>,
}

/// What one part of the meeting says of a person.
#[derive(Debug)]
pub struct Told {
    /// The part.
    pub section: usize,
    /// The row that says so.
    pub row: usize,
    /// The role printed there.
    pub role: Option<String>,
    /// The body printed there.
    pub organisation: Option<String>,
}

impl Told {
    fn of(claim: &Claim) -> Self {
        let entry = &claim.entry;
        let (role, organisation) = (entry.role.clone(), entry.organisation.clone());
        Self { section: claim.section, row: claim.row, role, organisation }
    }
}

impl Roll {
    /// Takes a claim in.
    pub fn add(&mut self, mut claim: Claim) {
        if self.known.len() >= MOST_PEOPLE {
            return;
        }
        for mut other in std::mem::take(&mut claim.entry.replaced_by) {
            other.substitute_for = Some(claim.entry.name.clone());
            other.start = claim.entry.start;
            let said = Said::Is(Status::Substitute);
            self.add(Claim {
                entry: other,
                said,
                group: Some(Group::Substitutes),
                ..claim.clone()
            });
        }
        let key = Key::of(&claim.entry.name);
        if key.surname().is_empty() {
            return;
        }
        match self.find(&key, &claim) {
            Some(at) => self.join(at, claim),
            None => self.push(key, claim),
        }
    }

    /// The person a claim is about, if known beyond doubt.
    fn find(&self, key: &Key, claim: &Claim) -> Option<usize> {
        let last = self.by_surname.get(key.surname()).copied()?;
        let same = std::iter::successors(Some(last), |&at| self.known[at].namesake);
        // the first of them counts
        let exact = same.clone().filter(|&at| {
            let known = &self.known[at];
            known.key == *key
                && (known.elected == claim.entry.elected || !key.bare())
                && !(known.list == claim.list && key.bare() && is_pair(known, claim))
        });
        let exact = exact.last();
        if exact.is_some() {
            return exact;
        }
        // "President Hoyle called the meeting to order": one of those known by that name
        let presides = claim.group == Some(Group::Chair) && key.bare();
        let mut fits = same.filter(|&at| {
            let known = &self.known[at];
            let bare = key.bare() || known.key.bare();
            let role = known.attendee.role.as_deref().unwrap_or_default();
            let title = claim.entry.honorific.as_deref().is_some_and(|title| {
                known.attendee.honorific.is_some() || role.eq_ignore_ascii_case(title)
            });
            let class = known.elected == claim.entry.elected && (title || !bare);
            known.list != claim.list && (class || presides) && known.key.may_be(key)
        });
        match (fits.next(), fits.next()) {
            (Some(at), None) => Some(at),
            _ => None,
        }
    }

    fn push(&mut self, key: Key, claim: Claim) {
        if claim.said == Said::Back {
            return;
        }
        let namesake = self.by_surname.insert(key.surname().to_owned(), self.known.len());
        self.known.push(Known {
            key,
            elected: claim.entry.elected,
            list: claim.list,
            row: claim.row,
            item_only: claim.item.is_some(),
            told: vec![Told::of(&claim)],
            namesake,
            attendee: attendee(claim),
        });
    }

    /// Puts a claim to somebody who is known.
    fn join(&mut self, at: usize, claim: Claim) {
        let new = attendee(claim.clone());
        let chaired =
            self.known.iter().take(200).any(|known| known.attendee.capacity == Capacity::Chair);
        let known = &mut self.known[at];
        // once more is no harm: `finish` keeps one of each, and looking through them all is not linear
        if known.told.last().map(|told| told.section) != Some(claim.section) {
            known.told.push(Told::of(&claim));
        }
        let old = &mut known.attendee;
        match &claim.said {
            Said::Went(moment) => old.left = Some(moment.clone()),
            Said::Back => old.left = None,
            _ => {}
        }
        if matches!(claim.said, Said::Went(_) | Said::Back) && old.status.attended() {
            return;
        }
        let (was, is) = (old.status, new.status);
        let contradicts = match (was.attended(), is.attended()) {
            (true, false) => is != Status::Listed,
            (false, true) => was != Status::Listed,
            _ => false,
        };
        let key = Key::of(&claim.entry.name);
        if contradicts && known.key != key {
            return self.push(key, claim);
        }
        let replaces = outweighs(known, &new, &claim);
        let old = &mut known.attendee;
        if contradicts {
            let told = self.warnings.len();
            self.warnings.extend(contradiction(&old.name, was, is, replaces, told));
        }
        if new.capacity == Capacity::Chair && old.capacity == Capacity::Member && !chaired {
            old.capacity = Capacity::Chair;
        }
        merge(old, new, replaces);
        if replaces {
            known.row = claim.row;
            known.item_only = claim.item.is_some();
        }
    }

    /// The attendees, with the rows and parts that name them.
    pub fn finish(self) -> impl Iterator<Item = (Attendee, usize, Vec<Told>)> {
        // beside councillors a parent governor is an appointed member, among governors one of them
        let council = self.known.iter().any(|known| {
            known.elected && matches!(known.attendee.capacity, Capacity::Chair | Capacity::Member)
        });
        self.known.into_iter().map(move |mut known| {
            if council && !known.elected && known.attendee.capacity == Capacity::Member {
                let role = known.attendee.role.iter().chain(&known.attendee.organisation);
                if role.map(|role| role.to_lowercase()).any(|role| is_appointed(&role)) {
                    known.attendee.capacity = Capacity::Appointed;
                }
            }
            known.told.sort_by_key(|told| told.section);
            known.told.dedup_by_key(|told| told.section);
            if let Some(items) = &mut known.attendee.items {
                let mut seen = HashSet::new();
                items.retain(|number| seen.insert(number.clone()));
            }
            (known.attendee, known.row, known.told)
        })
    }
}

/// True where what a claim says of somebody counts for more than what was known.
fn outweighs(known: &mut Known, new: &Attendee, claim: &Claim) -> bool {
    let old = &mut known.attendee;
    let (was, is) = (old.status, new.status);
    match (was.attended(), is.attended()) {
        (true, true) if known.item_only && claim.item.is_none() => true,
        (true, true) => {
            if known.item_only {
                old.items.get_or_insert_default().extend(new.items.iter().flatten().cloned());
            }
            was == Status::Present && is == Status::Substitute
        }
        (true, false) => is != Status::Listed && old.arrived.is_none(),
        (false, true) => {
            was == Status::Listed || claim.item.is_some() || matches!(claim.said, Said::Came(_))
        }
        (false, false) => was == Status::Listed || was == Status::Absent && is == Status::Apologies,
    }
}

/// `Mr and Mrs Day`: one surname, two people.
fn is_pair(known: &Known, claim: &Claim) -> bool {
    match (&known.attendee.honorific, &claim.entry.honorific) {
        (Some(a), Some(b)) => {
            a.trim_end_matches('.') != b.trim_end_matches('.') && !claim.entry.elected
        }
        _ => false,
    }
}

/// What is told of two statements that contradict each other; no more after the first hundred.
fn contradiction(
    name: &str,
    was: Status,
    is: Status,
    follows: bool,
    told: usize,
) -> Option<String> {
    if told >= MOST_WARNINGS {
        return None;
    }
    let word = |status: Status| match status {
        Status::Present => "present",
        Status::Substitute => "a substitute",
        Status::InAttendance => "in attendance",
        Status::Apologies => "sent apologies",
        Status::Absent => "absent",
        Status::Listed => "listed",
    };
    let taken = if follows { is } else { was };
    Some(format!("{name}: both {} and {}; taken as {}", word(was), word(is), word(taken)))
}

#[cfg(test)]
mod tests;
