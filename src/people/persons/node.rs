//! Nodes: what is the same name in the same scope and class, before anything is joined.

use std::collections::HashMap;

use super::council::Council;
use crate::item::Capacity;
use crate::people::fold::fold;
use crate::people::meetings::Meetings;
use crate::people::name::Name;
use crate::people::table::NONE;

/// Whether a name is a councillor's, an officer's, or may be either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// An elected member, or a member of the body that met.
    Councillor,
    /// Staff.
    Officer,
    /// Appointed members, guests: may be the same as a councillor or an officer.
    Other,
}

impl Class {
    /// A councillor and an officer of one name are two persons.
    pub fn fits(self, other: Self) -> bool {
        self == other || self == Self::Other || other == Self::Other
    }
}

/// Where and when one attendee row stands, as the rules compare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The committee for comparison, or [`NONE`].
    pub committee: u32,
    /// The day, or [`NONE`].
    pub day: u32,
    /// The sitting.
    pub sitting: u32,
    /// The attendee row, by its place in the council.
    pub row: u32,
    /// True for somebody in attendance who is neither a member nor an officer.
    pub guest: bool,
    /// True where it tells of the whole meeting, not of single items.
    pub whole: bool,
}

/// All rows of one name in one scope and class.
#[derive(Debug)]
pub struct Node {
    /// The name taken apart.
    pub name: Name,
    /// Of whom it is.
    pub class: Class,
    /// The council it belongs to.
    pub scope: u32,
    /// Its rows, in order.
    pub spots: Vec<Spot>,
}

/// Sorts a council's attendee rows into nodes: those of one surname side by side, full names before
/// initials and these before bare surnames.
pub fn collect(council: &Council, meetings: &Meetings) -> Vec<Node> {
    let mut names: HashMap<(u32, u32), Name> = HashMap::new();
    let mut classes: HashMap<u32, bool> = HashMap::new();
    // From printed name, honorific, class and scope to the node, so that names are parsed once.
    let mut printed: HashMap<(u32, u32, Class, u32), usize> = HashMap::new();
    let mut places: HashMap<(u32, Class, Name), usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    for (place, row) in council.rows.iter().enumerate() {
        let meeting = &meetings.rows[council.sitting(place).meeting as usize];
        let honorific = council.manner(place).honorific;
        let elected =
            *classes.entry(honorific).or_insert_with(|| is_elected(council.text(honorific)));
        let class = class(elected, row.capacity());
        let scope = meeting.scope;
        let node = *printed.entry((row.name, honorific, class, scope)).or_insert_with(|| {
            let name = names
                .entry((row.name, honorific))
                .or_insert_with(|| Name::parse(council.text(row.name), council.text(honorific)));
            *places.entry((scope, class, name.clone())).or_insert_with(|| {
                nodes.push(Node { name: name.clone(), class, scope, spots: Vec::new() });
                nodes.len() - 1
            })
        });
        nodes[node].spots.push(Spot {
            committee: meeting.committee_key,
            day: meeting.date,
            sitting: row.sitting,
            row: place as u32,
            guest: row.capacity() == Capacity::Guest,
            whole: !row.of_items(),
        });
    }
    nodes.iter_mut().for_each(|node| node.spots.sort_unstable());
    nodes.sort_by(|a, b| {
        (a.scope, &a.name.surname)
            .cmp(&(b.scope, &b.name.surname))
            .then_with(|| (a.name.rank(), a.class, &a.name).cmp(&(b.name.rank(), b.class, &b.name)))
    });
    nodes
}

fn is_elected(honorific: &str) -> bool {
    let titles =
        ["cllr", "cllrs", "clr", "cr", "councillor", "councillors", "alderman", "aldermen", "ald"];
    fold(honorific).split(' ').any(|word| titles.contains(&word))
}

fn class(elected: bool, capacity: Capacity) -> Class {
    match capacity {
        _ if elected => Class::Councillor,
        Capacity::Chair | Capacity::ViceChair | Capacity::Member => Class::Councillor,
        Capacity::Officer => Class::Officer,
        Capacity::Appointed | Capacity::Guest => Class::Other,
    }
}

/// True where one of some sorted spots lies on the committee of another, within some days of it,
/// both as guests or both not: a member is no guest of the own committee.
pub fn near(spots: &[Spot], to: &Spot, slack: u32) -> bool {
    let from = (to.committee, to.day.saturating_sub(slack));
    let at = spots.partition_point(|spot| (spot.committee, spot.day) < from);
    let latest = to.day.saturating_add(slack);
    let window = spots[at..].iter().take_while(|spot| {
        spot.committee == to.committee && spot.day <= latest && spot.day != NONE
    });
    window.take(256).any(|spot| spot.guest == to.guest)
}

/// The last day before a spot and the first behind it on which some sorted spots lie on its
/// committee, both as guests or both not.
pub fn neighbours(spots: &[Spot], to: &Spot) -> (Option<u32>, Option<u32>) {
    let at = spots.partition_point(|spot| (spot.committee, spot.day) < (to.committee, to.day));
    let here = |spot: &&Spot| spot.committee == to.committee;
    let alike = |spot: &&Spot| spot.guest == to.guest && spot.day != NONE;
    let before = spots[..at].iter().rev().take_while(here).take(64).find(alike);
    let behind = spots[at..].iter().take_while(here).take(64).find(alike);
    (before.map(|spot| spot.day), behind.map(|spot| spot.day))
}
