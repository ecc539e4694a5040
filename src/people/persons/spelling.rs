//! Spellings one letter apart: joined only where role or committee agrees.
//!
//! Two spellings are one person where nothing says otherwise (class, title, hand), they never stand
//! side by side in one sitting, and either an office agrees, or the one stands on the other's
//! committees while the other serves there. Where two persons would do, neither is taken.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::cluster::{People, often_together, stands_in};
use super::council::Council;
use super::node::near;
use super::{Reason, names_fit};
use crate::people::fold::fold;
use crate::people::table::NONE;

/// More names in one bucket of near spellings than this are not compared.
const BUCKET: usize = 48;

/// A form with at most so many rows is rare: it may be a slip wherever it stands.
const RARE: usize = 3;

/// Offices that many hold at once, so that they prove nothing.
const COMMON: &[&str] = &[
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "vice chair",
    "vice chairman",
    "deputy chair",
    "member",
    "councillor",
    "substitute",
    "co opted member",
    "appointed member",
    "governor",
    "trustee",
    "observer",
    "officer",
    "ward member",
    "reserve",
    "substitute member",
];

/// Joins persons whose whole names are one letter apart.
pub fn whole_names(people: &mut People, rows: &Council) {
    let mut live: Vec<usize> = (0..people.all.len()).filter(|&one| people.all[one].alive).collect();
    let mut buckets: HashMap<u64, Vec<usize>> = HashMap::new();
    for &person in &live {
        let node = &people.nodes[people.all[person].nodes[0]];
        if node.name.given.is_empty() {
            continue;
        }
        for hash in shorter(&node.name.key(), node.scope) {
            let bucket = buckets.entry(hash).or_default();
            if bucket.len() < BUCKET && bucket.last() != Some(&person) {
                bucket.push(person);
            }
        }
    }
    // The rarest first: a slip finds its name before that name is itself looked at.
    live.sort_by_key(|&one| (people.all[one].spots.len(), one));
    for person in live {
        let node = &people.nodes[people.all[person].nodes[0]];
        if node.name.given.is_empty() || !people.all[person].candidates.is_empty() {
            continue;
        }
        let mut others: Vec<usize> = shorter(&node.name.key(), node.scope)
            .filter_map(|hash| buckets.get(&hash))
            .flatten()
            .copied()
            .filter(|&other| people.all[other].alive && other != person)
            .collect();
        others.sort_unstable();
        others.dedup();
        let fitting: Vec<(usize, Reason)> = others
            .into_iter()
            .filter(|&other| more_common(people, other, person))
            .filter_map(|other| Some((other, agrees(people, rows, person, other)?)))
            .collect();
        if let [(other, reason)] = fitting.as_slice() {
            people.merge(person, *other, *reason);
        }
    }
}

fn more_common(people: &People, one: usize, other: usize) -> bool {
    (people.all[one].spots.len(), other) >= (people.all[other].spots.len(), one)
}

/// Why one person is a misspelling of the other, where it is.
fn agrees(people: &People, rows: &Council, slip: usize, other: usize) -> Option<Reason> {
    let (a, b) = (&people.all[slip], &people.all[other]);
    let (one, two) = (a.nodes[0], b.nodes[0]);
    let (name, model) = (&people.nodes[one].name, &people.nodes[two].name);
    let class = people.class(slip).fits(people.class(other));
    let sex = name.sex.is_none() || model.sex.is_none() || name.sex == model.sex;
    let apart = a.nodes.iter().any(|&x| b.nodes.iter().any(|&y| people.are_apart(x, y)));
    if !class || !sex || apart || name.given.len() != model.given.len() {
        return None;
    }
    let ours = name.given.iter().chain([&name.surname]);
    let theirs = model.given.iter().chain([&model.surname]);
    let mut pairs = ours.zip(theirs).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (pairs.next(), pairs.next()) else {
        return None;
    };
    if x.chars().count().min(y.chars().count()) < 3 || !one_apart(x, y) {
        return None;
    }
    let together = a.spots.iter().any(|spot| stands_in(&b.spots, spot));
    let offices = offices(rows, people, slip);
    if !together && !offices.is_disjoint(&self::offices(rows, people, other)) {
        return Some(Reason::SpellingRole);
    }
    let same_start = x.chars().next() == y.chars().next();
    let long_enough = x.len() > 3 || x != &name.surname;
    (same_start && long_enough && !together && serves(people, slip, other))
        .then_some(Reason::SpellingCommittee)
}

/// True where every dated row of the slip falls into the other's time, and one on its committee.
fn serves(people: &People, slip: usize, other: usize) -> bool {
    let (a, b) = (&people.all[slip], &people.all[other]);
    let both_rare = a.spots.len() <= RARE && b.spots.len() <= RARE;
    let slack = if both_rare { 730 } else { 200 };
    let mut dated = a.spots.iter().filter(|spot| spot.day != NONE).peekable();
    let on_committee =
        |spot: &&super::node::Spot| spot.committee != NONE && near(&b.spots, spot, slack);
    let any = dated.clone().any(|spot| on_committee(&spot));
    dated.peek().is_some()
        && any
        && dated.all(|spot| on_committee(&spot) || b.is_about(spot.day, slack))
}

/// The offices of a person that not many hold at once.
fn offices(rows: &Council, people: &People, person: usize) -> HashSet<String> {
    let mut printed: Vec<u32> = people.all[person]
        .spots
        .iter()
        .map(|spot| rows.manner(spot.row as usize).role)
        .filter(|&role| role != NONE)
        .collect();
    printed.sort_unstable();
    printed.dedup();
    let folded = printed.into_iter().take(64).map(|role| fold(rows.text(role)));
    folded.filter(|role| !COMMON.contains(&role.as_str())).collect()
}

/// Gives bare surnames and initials that fit nobody to those of a surname one letter apart who
/// serve on the committee at that time.
pub fn surnames(people: &mut People) {
    let mut buckets: HashMap<u64, Vec<(u32, &str)>> = HashMap::new();
    let mut names: Vec<(u32, &str)> = people.by_surname.keys().copied().collect();
    names.sort_unstable();
    for &(scope, surname) in &names {
        for hash in shorter(surname, scope) {
            let bucket = buckets.entry(hash).or_default();
            if bucket.len() < BUCKET && bucket.last() != Some(&(scope, surname)) {
                bucket.push((scope, surname));
            }
        }
    }
    let mut rare: Vec<usize> = (0..people.all.len())
        .filter(|&one| people.all[one].alive && people.all[one].candidates.is_empty())
        .filter(|&one| people.nodes[people.all[one].nodes[0]].name.has_initials_only())
        .collect();
    rare.sort_by_key(|&one| (people.all[one].spots.len(), one));
    for person in rare {
        let node = &people.nodes[people.all[person].nodes[0]];
        if node.name.surname.chars().count() < 4 {
            continue;
        }
        let mut near: Vec<(u32, &str)> = shorter(&node.name.surname, node.scope)
            .filter_map(|hash| buckets.get(&hash))
            .flatten()
            .copied()
            .filter(|(scope, other)| *scope == node.scope && *other != node.name.surname)
            .filter(|(_, other)| other.chars().next() == node.name.surname.chars().next())
            .filter(|(_, other)| one_apart(other, &node.name.surname))
            .collect();
        near.sort_unstable();
        near.dedup();
        let others = near.iter().filter_map(|key| people.by_surname.get(key)).flatten().copied();
        let fitting: Vec<usize> =
            others.filter(|&other| may_be_slip(people, person, other)).take(2).collect();
        if let [other] = fitting[..] {
            people.merge(person, other, Reason::SpellingCommittee);
        }
    }
}

/// True where a short form with a slip in the surname may be a person.
fn may_be_slip(people: &People, slip: usize, other: usize) -> bool {
    let (a, b) = (&people.all[slip], &people.all[other]);
    let node = a.nodes[0];
    let name = |at: usize| &people.nodes[at].name;
    b.alive
        && b.candidates.is_empty()
        && more_common(people, other, slip)
        && people.class(slip).fits(people.class(other))
        && b.nodes.iter().all(|&two| !people.are_apart(node, two))
        && b.nodes[..b.sound].iter().all(|&two| names_fit(name(node), name(two)))
        && !often_together(&a.spots, &b.spots)
        && !a.spots.iter().any(|spot| stands_in(&b.spots, spot))
        && serves(people, slip, other)
}

/// Hashes of a text and of it without each of its letters: texts one letter apart share one.
fn shorter(text: &str, scope: u32) -> impl Iterator<Item = u64> + '_ {
    // A name longer than this is no name.
    let text: String = text.chars().take(40).collect();
    let count = text.chars().count();
    (0..=count).map(move |left_out| {
        let mut hasher = DefaultHasher::new();
        scope.hash(&mut hasher);
        for (at, letter) in text.chars().enumerate() {
            if at != left_out {
                letter.hash(&mut hasher);
            }
        }
        hasher.finish()
    })
}

/// True where one letter was put in, left out, changed or swapped with its neighbour.
pub fn one_apart(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => false,
        ([_, a @ ..], b) | (b, [_, a @ ..]) if a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([w, x, a @ ..], [y, z, b @ ..]) => w == z && x == y && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_apart;

    #[test]
    fn one_letter_is_one_letter() {
        for (one, other) in [
            ("hilary", "hillary"),
            ("clare", "claire"),
            ("brian", "brain"),
            ("marsh", "march"),
            ("a", ""),
        ] {
            assert!(one_apart(one, other) && one_apart(other, one), "{one} {other}");
        }
        for (one, other) in [("ann", "ann"), ("clare", "clarice"), ("ash", "elm"), ("abcd", "badc")]
        {
            assert!(!one_apart(one, other), "{one} {other}");
        }
    }
}
