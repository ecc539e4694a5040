//! Persons in the making: sets of nodes and single rows, joined one rule at a time.

use std::collections::HashMap;

use super::node::{Class, Node, Spot, near, neighbours};
use super::{Reason, names_fit};
use crate::people::table::NONE;

/// More persons of one surname than this are not compared with one another: no council has them,
/// and the work stays linear whatever a document holds.
const CROWD: usize = 64;

/// How near, in days, a fuller form must stand on the same committee to explain a shorter one.
const WINDOWS: [u32; 4] = [60, 150, 400, 800];

/// The widest window in which a seat on the committee decides though others of the name are about.
const SURE: u32 = 150;

/// A person in the making.
#[derive(Debug, Default, Clone)]
pub struct Person {
    /// The nodes whose names it bears, with misspelt ones behind.
    pub nodes: Vec<usize>,
    /// How many of them are no misspellings.
    pub sound: usize,
    /// All its rows, in order.
    pub spots: Vec<Spot>,
    /// First and last day of them, [`NONE`] and 0 where none is dated.
    pub first: u32,
    /// See `first`.
    pub last: u32,
    /// False once it has become part of another.
    pub alive: bool,
    /// Persons it may be, where it is a name that stays ambiguous.
    pub candidates: Vec<usize>,
    /// Where the list of forms that hand says are one stands in the aliases.
    pub by_hand: bool,
}

impl Person {
    fn take(&mut self, spots: &[Spot]) {
        self.spots.extend_from_slice(spots);
        self.spots.sort_unstable();
        for spot in spots.iter().filter(|spot| spot.day != NONE) {
            self.first = self.first.min(spot.day);
            self.last = self.last.max(spot.day);
        }
    }

    /// True where the person is named within some days of a day, on whatever committee.
    pub fn is_about(&self, day: u32, slack: u32) -> bool {
        self.first <= day.saturating_add(slack) && day <= self.last.saturating_add(slack)
    }
}

/// Why a row belongs to a person, and through which other node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The person.
    pub person: u32,
    /// The row's own node.
    pub node: u32,
    /// Why.
    pub reason: Reason,
    /// The node it was joined to; its own where it is the person's first.
    pub via: u32,
}

impl Link {
    fn new(person: usize, node: usize, reason: Reason, via: usize) -> Self {
        Self { person: person as u32, node: node as u32, reason, via: via as u32 }
    }
}

/// All persons in the making.
pub struct People<'a> {
    /// The names.
    pub nodes: &'a [Node],
    /// Persons, dead ones too.
    pub all: Vec<Person>,
    /// For each attendee row where it went.
    pub links: Vec<Option<Link>>,
    /// The persons of one scope and surname.
    pub by_surname: HashMap<(u32, &'a str), Vec<usize>>,
    /// Pairs of nodes that hand keeps apart.
    apart: Vec<Vec<(u32, u32)>>,
}

impl<'a> People<'a> {
    /// No persons yet.
    pub fn new(nodes: &'a [Node], rows: usize, apart: Vec<Vec<(u32, u32)>>) -> Self {
        let by_surname = HashMap::new();
        Self { nodes, all: Vec::new(), links: vec![None; rows], by_surname, apart }
    }

    /// Makes a person of some rows of a node.
    pub fn begin(&mut self, node: usize, spots: &[Spot], reason: Reason) -> usize {
        let person = self.all.len();
        for spot in spots {
            self.links[spot.row as usize] = Some(Link::new(person, node, reason, node));
        }
        let mut new =
            Person { nodes: vec![node], sound: 1, first: NONE, alive: true, ..Person::default() };
        new.take(spots);
        self.all.push(new);
        let key = self.surname(node);
        self.by_surname.entry(key).or_default().push(person);
        person
    }

    /// Scope and surname of a node.
    fn surname(&self, node: usize) -> (u32, &'a str) {
        (self.nodes[node].scope, self.nodes[node].name.surname.as_str())
    }

    /// Adds a node to a person because hand says so.
    pub fn add_by_hand(&mut self, person: usize, node: usize, spots: &[Spot]) {
        self.add(person, node, spots, Reason::ByHand);
        let list = self.by_surname.entry(self.surname(node)).or_default();
        if !list.contains(&person) {
            list.push(person);
        }
    }

    /// Adds some rows of a node to a person.
    pub fn add(&mut self, person: usize, node: usize, spots: &[Spot], reason: Reason) {
        let via = self.all[person].nodes[0];
        for spot in spots {
            self.links[spot.row as usize] = Some(Link::new(person, node, reason, via));
        }
        let into = &mut self.all[person];
        if !into.nodes.contains(&node) {
            into.nodes.insert(into.sound, node);
            into.sound += 1;
        }
        into.take(spots);
    }

    /// Makes one person part of another, as a spelling of its name.
    pub fn merge(&mut self, from: usize, into: usize, reason: Reason) {
        let gone = std::mem::take(&mut self.all[from]);
        let via = self.all[into].nodes[0];
        for spot in &gone.spots {
            if let Some(link) = &mut self.links[spot.row as usize] {
                *link = Link::new(into, link.node as usize, reason, via);
            }
        }
        // A misspelt surname is nobody's: what else is spelt so is looked at for itself.
        for &node in &gone.nodes {
            let list = self.by_surname.entry(self.surname(node)).or_default();
            list.retain(|&one| one != from);
        }
        let person = &mut self.all[into];
        person.nodes.extend(gone.nodes);
        person.take(&gone.spots);
    }

    /// The class of a person: `Other` gives way to anything that is known.
    pub fn class(&self, person: usize) -> Class {
        let classes = self.all[person].nodes.iter().map(|&node| self.nodes[node].class);
        classes.min().unwrap_or(Class::Other)
    }

    /// The persons of a node's scope and surname that its name and class may stand for; `None`
    /// where there are too many to tell.
    pub fn candidates(&self, node: usize) -> Option<Vec<usize>> {
        let known = self.by_surname.get(&self.surname(node));
        let known = known.map(Vec::as_slice).unwrap_or_default();
        if known.len() > CROWD {
            return None;
        }
        Some(known.iter().copied().filter(|&person| self.may_be(node, person)).collect())
    }

    /// True where neither name nor class nor hand forbids that a node is a person.
    pub fn may_be(&self, node: usize, person: usize) -> bool {
        let (one, person) = (&self.nodes[node], &self.all[person]);
        person.alive
            && person.candidates.is_empty()
            && person.nodes.iter().all(|&other| {
                one.class.fits(self.nodes[other].class) && !self.are_apart(node, other)
            })
            && person.nodes[..person.sound].iter().all(|&other| {
                let other = &self.nodes[other].name;
                person.by_hand && one.name.surname != other.surname || names_fit(&one.name, other)
            })
    }

    /// True where hand says that two names are two persons.
    pub fn are_apart(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.apart.get(one), self.apart.get(other));
        one.zip(other).is_some_and(|(one, other)| {
            one.iter().any(|(list, place)| other.iter().any(|(l, p)| l == list && p != place))
        })
    }

    /// Gives the rows of a shorter form to the persons it may stand for, each to the one that fits
    /// at that place and time. What fits nobody becomes a person of its own, what fits several one
    /// that stays ambiguous.
    pub fn place(&mut self, node: usize, candidates: &[usize], single: Reason) {
        let spots = &self.nodes[node].spots;
        let mut given: Vec<(usize, Reason, Vec<Spot>)> = Vec::new();
        let (mut own, mut unclear, mut may_be) = (Vec::new(), Vec::new(), Vec::new());
        let full = &self.all;
        for of_committee in spots.chunk_by(|a, b| a.committee == b.committee) {
            let open: Vec<usize> = candidates
                .iter()
                .copied()
                .filter(|&one| !often_together(of_committee, &full[one].spots))
                .collect();
            for spot in of_committee {
                match self.choose(spot, &open) {
                    Choice::One(person, on_committee) => {
                        let reason = match on_committee && open.len() > 1 {
                            true => Reason::OnCommittee,
                            false => single,
                        };
                        match given.iter_mut().find(|(p, r, _)| *p == person && *r == reason) {
                            Some((_, _, list)) => list.push(*spot),
                            None => given.push((person, reason, vec![*spot])),
                        }
                    }
                    Choice::Nobody => own.push(*spot),
                    Choice::Several => {
                        unclear.push(*spot);
                        may_be.extend_from_slice(&open);
                    }
                }
            }
        }
        for (person, reason, spots) in given {
            self.add(person, node, &spots, reason);
        }
        if !own.is_empty() {
            self.begin(node, &own, Reason::Same);
        }
        if !unclear.is_empty() {
            may_be.sort_unstable();
            may_be.dedup();
            let person = self.begin(node, &unclear, Reason::Unclear);
            self.all[person].candidates = may_be;
        }
    }

    /// Who of some persons a row stands for.
    fn choose(&self, spot: &Spot, open: &[usize]) -> Choice {
        let free = |person: &&usize| !stands_in(&self.all[**person].spots, spot);
        let open: Vec<usize> = open.iter().filter(free).copied().collect();
        let Some(&first) = open.first() else {
            return Choice::Nobody;
        };
        if spot.day == NONE {
            return if open.len() == 1 { Choice::One(first, false) } else { Choice::Several };
        }
        if spot.committee != NONE {
            for window in WINDOWS {
                let there = |person: &&usize| near(&self.all[**person].spots, spot, window);
                let mut fitting = open.iter().filter(there);
                match (fitting.next(), fitting.next()) {
                    (Some(&one), None) => {
                        // Long before or after, somebody else may have taken the seat.
                        let others = open.iter().filter(|&&other| other != one);
                        let mut about =
                            others.filter(|&&other| self.all[other].is_about(spot.day, 365));
                        let sure = window <= SURE
                            || about.next().is_none()
                            || self.serves_on(one, &open, spot);
                        return if sure { Choice::One(one, true) } else { Choice::Several };
                    }
                    (Some(_), Some(_)) => return Choice::Several,
                    (None, _) => {}
                }
            }
        }
        // Nobody of that name on the committee then: the only one who was about in the council,
        // provided that no other was about for years before and after.
        let about = |slack: u32| {
            open.iter()
                .copied()
                .filter(|&one| self.all[one].is_about(spot.day, slack))
                .collect::<Vec<_>>()
        };
        let (now, lately) = (about(730), about(1500));
        match (now.as_slice(), lately.len()) {
            ([one], 1) => Choice::One(*one, false),
            ([], _) if open.len() == 1 => Choice::Nobody,
            ([], 0) => Choice::Nobody,
            _ => Choice::Several,
        }
    }

    /// True where, of some persons, the one was the last before a spot and the first behind it to be
    /// named on the committee: nobody took the seat in between.
    fn serves_on(&self, one: usize, open: &[usize], spot: &Spot) -> bool {
        let (mut before, mut behind) = ((0, NONE as usize), (NONE, NONE as usize));
        for &person in open {
            let (last, first) = neighbours(&self.all[person].spots, spot);
            before = before.max((last.unwrap_or(0), person));
            behind = behind.min((first.unwrap_or(NONE), person));
        }
        before.1 == one && behind.1 == one && before.0 != 0 && behind.0 != NONE
    }
}

/// What a row's place and time say.
enum Choice {
    /// This person; and whether because of the committee.
    One(usize, bool),
    /// None of them.
    Nobody,
    /// More than one.
    Several,
}

/// True where the sitting of a row names the person already, both for the whole meeting.
pub fn stands_in(spots: &[Spot], wanted: &Spot) -> bool {
    let key = (wanted.committee, wanted.day, wanted.sitting);
    let at = spots.partition_point(|spot| (spot.committee, spot.day, spot.sitting) < key);
    let there = spots[at..].iter().take_while(|spot| spot.sitting == wanted.sitting);
    wanted.whole && there.take(8).any(|spot| spot.whole)
}

/// True where two forms stand side by side in one sitting more often than a slip explains: they are
/// two persons there.
pub fn often_together(some: &[Spot], others: &[Spot]) -> bool {
    let both = some.iter().filter(|spot| stands_in(others, spot)).count();
    both >= 2 && both * 10 >= some.len()
}
