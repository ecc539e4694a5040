//! Attendees to persons, within one council: rules from the surest to the weakest.
//!
//! In come the rows of all documents with their scopes and meetings, out go persons, their forms of
//! name and why each form is theirs. The rules, in order (see [`Reason`]):
//!
//! 1. what hand says (`minutebook.toml`) wins over everything;
//! 2. the same full name, with or without middle names;
//! 3. whole names one letter apart, where office or committee agrees ([`spelling`]);
//! 4. initials and surname with the one full name they fit;
//! 5. a bare surname with the one person of that surname on that committee at that time, or the one
//!    in the council;
//! 6. surnames one letter apart on the same committee at the same time.
//!
//! A councillor and an officer of one name stay two. What fits several stays ambiguous.

mod cluster;
mod council;
mod forms;
mod node;
mod spelling;
mod table;

use std::collections::HashMap;

use super::aliases::Aliases;
use super::draft::Draft;
use super::meetings::Meetings;
use super::name::Name;
use super::scope::Scopes;
use cluster::People;
use council::{Council, Councils};
use node::{Node, Spot};
use table::Made;

pub use table::Persons;

/// Why a form of name belongs to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The same name.
    Same,
    /// A middle name more or less.
    Fuller,
    /// Initials that fit one full name only.
    Initials,
    /// The only person of that surname in the council (at that time).
    OnlySurname,
    /// The only one it fits on that committee at that time.
    OnCommittee,
    /// One letter apart, with the same office.
    SpellingRole,
    /// One letter apart, on the same committee at the same time.
    SpellingCommittee,
    /// `minutebook.toml` says so.
    ByHand,
    /// It fits several persons and joins none.
    Unclear,
}

impl Reason {
    /// All reasons; their places are their numbers in the register.
    pub const ALL: [Self; 9] = [
        Self::Same,
        Self::Fuller,
        Self::Initials,
        Self::OnlySurname,
        Self::OnCommittee,
        Self::SpellingRole,
        Self::SpellingCommittee,
        Self::ByHand,
        Self::Unclear,
    ];

    /// In words, for `--explain`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Same => "the same name",
            Self::Fuller => "the same name with another middle name or none",
            Self::Initials => "initials that fit only this name",
            Self::OnlySurname => "the only person of this surname in the council at that time",
            Self::OnCommittee => "the only one of this name on the committee at that time",
            Self::SpellingRole => "one letter apart, with the same office",
            Self::SpellingCommittee => "one letter apart, on the same committee at the same time",
            Self::ByHand => "minutebook.toml says so",
            Self::Unclear => "fits several persons, so joined to none",
        }
    }
}

/// Joins attendees to persons, council by council.
pub fn join(rows: &mut Draft, scopes: &Scopes, meetings: &Meetings, aliases: &Aliases) -> Persons {
    let hand = Hand::new(aliases);
    let councils = Councils::new(scopes);
    let mut made = Made::new(rows.attendees.len());
    for sittings in councils.each(scopes) {
        let council = Council::new(rows, meetings, sittings);
        if council.rows.is_empty() {
            continue;
        }
        let nodes = node::collect(&council, meetings);
        let people = people_of(&nodes, &council, &hand);
        let words = made.add(&council, &people, scopes);
        made.keep_words(rows, words);
    }
    made.finish(rows)
}

/// Applies the rules to the names of one council.
fn people_of<'a>(nodes: &'a [Node], council: &Council, hand: &Hand) -> People<'a> {
    let apart = if hand.different.is_empty() { Vec::new() } else { hand.apart(nodes) };
    let mut people = People::new(nodes, council.rows.len(), apart);
    let mut done = hand.join(&mut people);
    let mut each = |people: &mut People, wanted: &dyn Fn(&Name) -> bool, single: Reason| {
        for at in 0..nodes.len() {
            if !done[at] && wanted(&nodes[at].name) {
                done[at] = true;
                add(people, at, single);
            }
        }
    };
    each(&mut people, &|name| !name.has_initials_only(), Reason::Fuller);
    spelling::whole_names(&mut people, council);
    each(&mut people, &|name| !name.given.is_empty(), Reason::Initials);
    spelling::whole_names(&mut people, council);
    each(&mut people, &|_| true, Reason::OnlySurname);
    spelling::surnames(&mut people);
    people
}

/// Joins one node to those already there.
fn add(people: &mut People, node: usize, single: Reason) {
    let nodes = people.nodes;
    let name = &nodes[node].name;
    let spots: &[Spot] = &nodes[node].spots;
    let Some(candidates) = people.candidates(node) else {
        people.begin(node, spots, Reason::Same);
        return;
    };
    let same = |person: usize| people.all[person].nodes.iter().any(|&one| nodes[one].name == *name);
    match candidates.as_slice() {
        [] => {
            people.begin(node, spots, Reason::Same);
        }
        [one] if !name.given.is_empty() && same(*one) => {
            people.add(*one, node, spots, Reason::Same)
        }
        [one] if !name.has_initials_only() => people.add(*one, node, spots, Reason::Fuller),
        _ => people.place(node, &candidates, single),
    }
}

/// True where two names of one surname may be one person's: titles agree, and given names do as far
/// as both have them, an initial standing for any name that it begins.
pub fn names_fit(one: &Name, other: &Name) -> bool {
    let sex = one.sex.is_none() || other.sex.is_none() || one.sex == other.sex;
    let fits = |a: &str, b: &str| a == b || a.chars().count() == 1 && b.starts_with(a);
    sex && one.given.iter().zip(&other.given).all(|(a, b)| fits(a, b) || fits(b, a))
}

/// What hand says, by the names for comparison.
struct Hand {
    same: HashMap<String, usize>,
    different: HashMap<String, Vec<(u32, u32)>>,
}

impl Hand {
    fn new(aliases: &Aliases) -> Self {
        let key = |form: &String| Name::parse(form, "").key();
        let lists = aliases.same.iter().enumerate();
        let same = lists.flat_map(|(list, forms)| forms.iter().map(move |form| (key(form), list)));
        let mut different: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        for (list, forms) in (0..).zip(&aliases.different) {
            for (place, form) in (0..).zip(forms) {
                different.entry(key(form)).or_default().push((list, place));
            }
        }
        Self { same: same.collect(), different }
    }

    fn apart(&self, nodes: &[Node]) -> Vec<Vec<(u32, u32)>> {
        let of = |node: &Node| self.different.get(&node.name.key()).cloned().unwrap_or_default();
        nodes.iter().map(of).collect()
    }

    /// Makes persons of the forms that are said to be one; says which nodes are dealt with.
    fn join(&self, people: &mut People) -> Vec<bool> {
        let nodes = people.nodes;
        let mut done = vec![false; nodes.len()];
        if self.same.is_empty() {
            return done;
        }
        let mut persons: HashMap<(u32, usize), usize> = HashMap::new();
        for (at, node) in nodes.iter().enumerate() {
            let Some(&list) = self.same.get(&node.name.key()) else {
                continue;
            };
            done[at] = true;
            match persons.get(&(node.scope, list)) {
                Some(&person) => people.add_by_hand(person, at, &node.spots),
                None => {
                    let person = people.begin(at, &node.spots, Reason::ByHand);
                    people.all[person].by_hand = true;
                    persons.insert((node.scope, list), person);
                }
            }
        }
        done
    }
}
