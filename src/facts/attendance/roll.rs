//! One person once: in come claims (who, which status, said where), out come attendees.
//!
//! A list in the header says more than an item, except where the two contradict each other: then a
//! warning says so, and nobody is there against a statement that they were away.

use std::collections::{HashMap, HashSet};

use super::labels::Group;
use super::lists::Entry;
use super::names;
use super::sentences::Said;
use super::words::{self, ROLE};
use crate::item::{Attendee, Capacity, Moment, Status};

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
    by_surname: HashMap<String, Vec<usize>>,
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

/// A name to compare: small letters, stops dropped, initials in brackets put first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    given: Vec<String>,
    surname: String,
}

impl Key {
    fn of(name: &str) -> Self {
        let lower = name.replace('’', "'").to_lowercase();
        let (lower, behind) = match lower.split_once(" (") {
            Some((name, inside)) => (name.to_owned(), inside.trim_end_matches(')').to_owned()),
            None => (lower, String::new()),
        };
        let mut words: Vec<String> =
            lower.split([' ', '.']).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let surname = words.pop().unwrap_or_default();
        words.extend(behind.split([' ', '.']).filter(|w| !w.is_empty()).map(str::to_owned));
        Self { given: words, surname }
    }

    fn bare(&self) -> bool {
        self.given.is_empty()
    }

    /// True where one may be a shorter form of the other.
    fn may_be(&self, other: &Self) -> bool {
        let first = |key: &Self| key.given.first().cloned();
        match (first(self), first(other)) {
            (Some(a), Some(b)) => {
                let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
                short == long || short.chars().count() == 1 && long.starts_with(&short)
            }
            _ => true,
        }
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
        if key.surname.is_empty() {
            return;
        }
        match self.find(&key, &claim) {
            Some(at) => self.join(at, claim),
            None => self.push(key, claim),
        }
    }

    /// The person a claim is about, if known beyond doubt.
    fn find(&self, key: &Key, claim: &Claim) -> Option<usize> {
        let same = self.by_surname.get(&key.surname)?;
        let exact = same.iter().copied().find(|&at| {
            let known = &self.known[at];
            known.key == *key
                && (known.elected == claim.entry.elected || !key.bare())
                && !(known.list == claim.list && key.bare() && is_pair(known, claim))
        });
        if exact.is_some() {
            return exact;
        }
        let mut fits = same.iter().copied().filter(|&at| {
            let known = &self.known[at];
            let bare = key.bare() || known.key.bare();
            let role = known.attendee.role.as_deref().unwrap_or_default();
            let title = claim.entry.honorific.as_deref().is_some_and(|title| {
                known.attendee.honorific.is_some() || role.eq_ignore_ascii_case(title)
            });
            let class = known.elected == claim.entry.elected && (title || !bare);
            known.list != claim.list && class && known.key.may_be(key)
        });
        match (fits.next(), fits.next()) {
            (Some(at), None) => Some(at),
            _ => None,
        }
    }

    fn push(&mut self, key: Key, claim: Claim) {
        let attendee = attendee(&claim);
        if claim.said == Said::Back {
            return;
        }
        self.by_surname.entry(key.surname.clone()).or_default().push(self.known.len());
        self.known.push(Known {
            attendee,
            key,
            elected: claim.entry.elected,
            list: claim.list,
            row: claim.row,
            item_only: claim.item.is_some(),
            told: vec![Told::of(&claim)],
        });
    }

    /// Puts a claim to somebody who is known.
    fn join(&mut self, at: usize, claim: Claim) {
        let new = attendee(&claim);
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
        let exact = known.key == Key::of(&claim.entry.name);
        let (was, is) = (old.status, new.status);
        let replaces = match (was.attended(), is.attended()) {
            (true, true) => {
                if known.item_only && claim.item.is_none() {
                    true
                } else {
                    if known.item_only {
                        old.items
                            .get_or_insert_default()
                            .extend(new.items.iter().flatten().cloned());
                    }
                    was == Status::Present && is == Status::Substitute
                }
            }
            (true, false) if is == Status::Listed => false,
            (false, true) if was == Status::Listed => true,
            (true, false) | (false, true) if !exact => {
                let key = Key::of(&claim.entry.name);
                return self.push(key, claim);
            }
            (true, false) => {
                let came = old.arrived.is_some();
                self.warnings.extend(contradiction(&old.name, was, is, !came, self.warnings.len()));
                !came
            }
            (false, true) => {
                let firm = claim.item.is_some() || matches!(claim.said, Said::Came(_));
                self.warnings.extend(contradiction(&old.name, was, is, firm, self.warnings.len()));
                firm
            }
            (false, false) => {
                was == Status::Listed || was == Status::Absent && is == Status::Apologies
            }
        };
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
            let mut seen = HashSet::new();
            if let Some(items) = &mut known.attendee.items {
                items.retain(|number| seen.insert(number.clone()));
            }
            (known.attendee, known.row, known.told)
        })
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

/// Fills what the old record does not say; `replaces` takes over status and proof.
fn merge(old: &mut Attendee, new: Attendee, replaces: bool) {
    if replaces {
        old.status = new.status;
        old.items = new.items;
        if !matches!(old.capacity, Capacity::Chair | Capacity::ViceChair) {
            old.capacity = new.capacity;
        }
    }
    if new.name.len() > old.name.len() {
        old.name = new.name;
    }
    old.honorific = old.honorific.take().or(new.honorific);
    old.role = old.role.take().or(new.role);
    old.organisation = old.organisation.take().or(new.organisation);
    old.arrived = old.arrived.take().or(new.arrived);
    old.left = old.left.take().or(new.left);
    old.substitute_for = old.substitute_for.take().or(new.substitute_for);
    old.remote |= new.remote;
}

/// The record that a claim makes; page and line are filled in at the end.
fn attendee(claim: &Claim) -> Attendee {
    let entry = &claim.entry;
    let mut status = match &claim.said {
        Said::Is(status) => entry.status.unwrap_or(*status),
        Said::Came(_) | Said::Went(_) | Said::Back => Status::InAttendance,
    };
    // a list of people away holds nobody who was there, whatever their brackets say
    if matches!(claim.said, Said::Is(Status::Apologies | Status::Absent)) && status.attended() {
        status = Status::Apologies;
    }
    if matches!(claim.said, Said::Is(Status::Apologies | Status::Absent))
        && entry.substitute_for.is_some()
    {
        status = Status::Listed;
    }
    if !entry.replaced_by.is_empty() && status.attended() {
        status = Status::Listed;
    }
    let capacity = capacity(entry, claim.group, status);
    if status == Status::Present && matches!(capacity, Capacity::Officer | Capacity::Guest) {
        status = Status::InAttendance;
    }
    let during = |moment: &Moment| Moment {
        time: moment.time,
        item: moment.item.clone().or_else(|| claim.item.clone().filter(|n| !n.is_empty())),
    };
    let came = if let Said::Came(moment) = &claim.said { Some(during(moment)) } else { None };
    let went = if let Said::Went(moment) = &claim.said { Some(during(moment)) } else { None };
    let moved = came.is_some() || went.is_some();
    Attendee {
        name: entry.name.clone(),
        honorific: entry.honorific.clone(),
        role: entry.role.clone(),
        organisation: entry.organisation.clone(),
        capacity,
        status,
        remote: entry.remote,
        items: claim
            .item
            .as_ref()
            .filter(|_| !moved)
            .map(|n| if n.is_empty() { Vec::new() } else { vec![n.clone()] }),
        arrived: came.or_else(|| entry.arrived.clone()),
        left: went.or_else(|| entry.left.clone()),
        substitute_for: entry.substitute_for.clone(),
        page: None,
        line: 0,
    }
}

fn capacity(entry: &Entry, group: Option<Group>, status: Status) -> Capacity {
    let role = entry.role.as_deref().unwrap_or_default().to_lowercase();
    let words = role.split_whitespace().count();
    let chair = role.split([',', ';', '(', ')']).any(|part| is_chair(part.trim()));
    let member = matches!(
        group,
        Some(
            Group::Present
                | Group::Members
                | Group::Appointed
                | Group::Apologies
                | Group::Absent
                | Group::Substitutes
                | Group::Chair
        )
    );
    if group == Some(Group::Chair) || chair && (member || entry.elected || words <= 4) {
        let vice = ["vice", "deputy", "acting vice"].iter().any(|w| role.contains(w));
        return if vice { Capacity::ViceChair } else { Capacity::Chair };
    }
    if entry.appointed || group == Some(Group::Appointed) {
        return Capacity::Appointed;
    }
    let serves = [
        "clerk",
        "secretariat",
        "minute",
        "note taker",
        "solicitor",
        "monitoring officer",
        "democratic",
    ]
    .iter()
    .any(|w| role.contains(w));
    match group {
        Some(Group::Officers | Group::Clerk | Group::Contacts) => Capacity::Officer,
        Some(Group::Guests) => Capacity::Guest,
        _ if entry.elected && member => Capacity::Member,
        _ if member && serves => Capacity::Officer,
        _ if member && (entry.rank || role.contains("observer")) => Capacity::Guest,
        Some(
            Group::Present | Group::Members | Group::Substitutes | Group::Apologies | Group::Absent,
        ) => Capacity::Member,
        _ if status == Status::Apologies
            || status == Status::Absent
            || status == Status::Substitute =>
        {
            Capacity::Member
        }
        // A councillor on a membership list, of whom nothing else is said.
        _ if entry.elected && status == Status::Listed && role.is_empty() => Capacity::Member,
        _ if entry.elected => Capacity::Guest,
        _ if !entry.rank && is_office(&role) => Capacity::Officer,
        _ => Capacity::Guest,
    }
}

/// True for `Chair`, `in the Chair`, `Acting Chairman`, `Vice-Chair of the Panel`; not for the
/// chair of something else, as in `Clinical Chair` and `Chair of Governors`.
fn is_chair(role: &str) -> bool {
    const BEFORE: &[&str] = &[
        "vice",
        "deputy",
        "acting",
        "interim",
        "independent",
        "the",
        "in",
        "co",
        "joint",
        "forum",
        "committee",
        "panel",
        "board",
        "council",
        "town",
        "parish",
        "meeting",
        "presiding",
        "as",
        "an",
        "for",
        "and",
        "leas",
        "council's",
        "temporary",
        "elected",
        "-",
        "–",
    ];
    let mut words = role.split([' ', '-', '/']).filter(|word| !word.is_empty());
    for word in words.by_ref() {
        let chair =
            ["chair", "conven", "presiding", "cathaoirleach", "cadeirydd", "chathaoirleach"]
                .iter()
                .any(|chair| word.starts_with(chair));
        if chair {
            break;
        }
        if !BEFORE.contains(&word) {
            return false;
        }
    }
    let rest: Vec<&str> = words.take(5).collect();
    let chair = role.contains("chair")
        || ["conven", "presiding", "cathaoirleach", "cadeirydd"].iter().any(|w| role.contains(w));
    let other =
        matches!(rest.first(), Some(&"of")) && !matches!(rest.get(1), Some(&("the" | "this")));
    chair && !other && rest.len() < 4
}

/// True for the role of a member who was appointed or co-opted rather than elected.
fn is_appointed(role: &str) -> bool {
    [
        "co-opt",
        "coopt",
        "appointed",
        "parent gov",
        "parent rep",
        "parent member",
        "church",
        "dioces",
        "lay member",
        "lay person",
        "independent member",
        "independent person",
        "statutory",
        "faith rep",
    ]
    .iter()
    .any(|words| role.contains(words))
}

/// True for a role that staff hold.
fn is_office(role: &str) -> bool {
    let guest = [
        "cabinet member",
        "observer",
        "resident",
        "applicant",
        "agent",
        "governor",
        "representative",
        "councillor",
        "trustee",
        "journalist",
        "reporter",
    ];
    !guest.iter().any(|w| role.contains(w))
        && role.split([' ', ',', '/', '-']).any(|w| words::is(w, ROLE))
        && !names::titles(&role.split(' ').collect::<Vec<_>>()).elected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::attendance::lists::{self, Mode};

    fn claims(
        roll: &mut Roll,
        list: usize,
        text: &str,
        status: Status,
        group: Option<Group>,
        item: Option<&str>,
    ) {
        for entry in lists::parse(text, Mode::Block).entries {
            let item = item.map(str::to_owned);
            roll.add(Claim {
                entry,
                said: Said::Is(status),
                group,
                list,
                row: list,
                section: list,
                item,
            });
        }
    }

    fn read(roll: Roll) -> Vec<(String, Status)> {
        roll.finish().map(|(a, _, _)| (a.name, a.status)).collect()
    }

    #[test]
    fn header_and_item_namings_are_one_person() {
        let mut roll = Roll::default();
        claims(
            &mut roll,
            0,
            "Councillors J Hale and Fox",
            Status::Present,
            Some(Group::Present),
            None,
        );
        claims(
            &mut roll,
            1,
            "Councillor J Hale, Cabinet Member for Roads",
            Status::InAttendance,
            None,
            Some("4"),
        );
        claims(&mut roll, 2, "Ann Reed, Head of Roads", Status::InAttendance, None, Some("4"));
        claims(&mut roll, 3, "Ann Reed, Head of Roads", Status::InAttendance, None, Some("6"));
        let people: Vec<Attendee> = roll.finish().map(|(a, _, _)| a).collect();
        assert_eq!(people.len(), 3);
        assert_eq!((people[0].status, &people[0].items), (Status::Present, &None));
        assert_eq!(
            (people[2].capacity, people[2].items.clone()),
            (Capacity::Officer, Some(vec!["4".into(), "6".into()]))
        );
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        let mut roll = Roll::default();
        claims(
            &mut roll,
            0,
            "Councillors J Hale and P Hale",
            Status::Present,
            Some(Group::Present),
            None,
        );
        claims(&mut roll, 1, "Councillor Hale", Status::Apologies, None, None);
        assert_eq!(read(roll).len(), 3);
        let mut roll = Roll::default();
        claims(&mut roll, 0, "Allan Bell, Esme Clark", Status::Present, Some(Group::Present), None);
        claims(&mut roll, 1, "Cllrs Alum, Bell", Status::Apologies, Some(Group::Apologies), None);
        assert_eq!(read(roll).len(), 4);
    }

    #[test]
    fn nobody_is_there_against_an_apology() {
        let mut roll = Roll::default();
        claims(&mut roll, 0, "Councillor J Hale", Status::Present, Some(Group::Present), None);
        claims(&mut roll, 1, "Councillor J Hale", Status::Apologies, None, None);
        assert_eq!(roll.warnings.len(), 1);
        assert_eq!(read(roll), [("J Hale".to_owned(), Status::Apologies)]);
    }

    #[test]
    fn a_substitute_in_an_apologys_brackets_was_there() {
        let mut roll = Roll::default();
        claims(
            &mut roll,
            0,
            "Councillor Hale (Councillor Fox substituting)",
            Status::Apologies,
            Some(Group::Apologies),
            None,
        );
        assert_eq!(
            read(roll),
            [("Fox".to_owned(), Status::Substitute), ("Hale".to_owned(), Status::Apologies)]
        );
    }
}
