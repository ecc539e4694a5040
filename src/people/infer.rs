//! Undated fragments to the one meeting they can be of, with the reason.
//!
//! A page with one item of a meeting often says neither committee nor date. It is given a meeting
//! only where its evidence leaves no doubt; everything else stands alone, undated. Two ways:
//!
//! * **The next meeting's approval.** Minutes of the committee approve "the minutes of the meeting
//!   held on D" and their items are numbered on. The fragment's number lies so little below their
//!   first that the meeting on D would be far shorter than any known one of the committee if the
//!   fragment were of an earlier meeting.
//! * **The meeting itself.** One dated meeting has an item of that number and title and everybody
//!   (two at least) whom the fragment names.
//!
//! In both cases the committee must be stated, or be known by the item's title and by somebody
//! named there; and the fragment must name no month after the meeting and one not long before it.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::draft::Draft;
use super::ids::Title;
use super::numbers::kind;
use super::scope::Scopes;
use super::table::NONE;
use crate::item::Kind;

/// How far below the next meeting's first number a fragment's number may lie at most.
const REACH: u32 = 16;

/// How long before the meeting the last month named in the fragment may lie, in days.
const STALE: u32 = 400;

/// A sitting that no document dates, and what is known of it without doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredSitting {
    /// Its key in the index, see [`super::sitting_key`].
    pub sitting: u64,
    /// The day of its meeting.
    pub date: Date,
    /// The committee, where its document states none.
    pub committee: Option<String>,
}

/// Where an undated sitting belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// The day.
    pub date: u32,
    /// A sitting of the same committee, which says its name.
    pub like: u32,
    /// Why, in words.
    pub reason: String,
}

/// For each undated sitting that can be placed without doubt, where.
pub fn infer(rows: &Draft, scopes: &Scopes) -> HashMap<u32, Inferred> {
    let undated: Vec<u32> = (0..)
        .zip(&rows.sittings)
        .filter(|(_, sitting)| sitting.date == NONE && sitting.items_end > 0)
        .map(|(at, _)| at)
        .filter(|&at| numbers(rows, at).is_some())
        .collect();
    if undated.is_empty() {
        return HashMap::new();
    }
    let fragments = undated.iter().map(|&at| scopes.of[at as usize]).collect();
    let known = Known::new(rows, scopes, &fragments);
    let mut found = HashMap::new();
    for at in undated {
        if let Some(inferred) = known.place(at) {
            found.insert(at, inferred);
        }
    }
    found
}

/// The lowest and highest item number of a sitting, where all are plain numbers.
fn numbers(rows: &Draft, sitting: u32) -> Option<(u32, u32)> {
    let items = rows.items_of(sitting as usize);
    let mut range: Option<(u32, u32)> = None;
    for item in items.iter().filter(|item| !item.is_report() && item.number != NONE) {
        let number: u32 = rows.text(item.number).parse().ok()?;
        let (low, high) = range.unwrap_or((number, number));
        range = Some((low.min(number), high.max(number)));
    }
    range
}

/// What dated minutes say, by scope and committee.
struct Known<'a> {
    rows: &'a Draft,
    scopes: &'a Scopes,
    /// Minutes with an approval, by scope and first number.
    next: HashMap<(u32, u32), Vec<u32>>,
    /// Minutes by scope, number and folded title of an item.
    items: HashMap<(u32, u32, Title), Vec<u32>>,
    /// The smallest number of items that a committee's minutes have.
    shortest: HashMap<(u32, u32), u32>,
    titles: HashSet<(u32, u32, Title)>,
    names: HashSet<(u32, u32, u32)>,
}

impl<'a> Known<'a> {
    /// What is said in some scopes.
    fn new(rows: &'a Draft, scopes: &'a Scopes, of: &HashSet<u32>) -> Self {
        let mut known = Self {
            rows,
            scopes,
            next: HashMap::new(),
            items: HashMap::new(),
            shortest: HashMap::new(),
            titles: HashSet::new(),
            names: HashSet::new(),
        };
        for (at, sitting) in (0..).zip(&rows.sittings) {
            let (scope, committee) = (scopes.of[at as usize], scopes.committee[at as usize]);
            let minutes = kind(sitting.kind) == Kind::Minutes;
            if sitting.date == NONE || committee == NONE || !minutes || !of.contains(&scope) {
                continue;
            }
            let items = rows.items_of(at as usize);
            let numbered = items.iter().filter(|item| item.number != NONE && !item.is_report());
            let count = numbered.clone().count() as u32;
            if count >= 2 {
                let shortest = known.shortest.entry((scope, committee)).or_insert(count);
                *shortest = count.min(*shortest);
            }
            if let Some((low, _)) = numbers(rows, at)
                && !rows.approvals_of(at as usize).is_empty()
            {
                known.next.entry((scope, low)).or_default().push(at);
            }
            for item in numbered {
                let title = item.title();
                if title.says_something() {
                    known.titles.insert((scope, committee, title));
                    known.items.entry((scope, item.number, title)).or_default().push(at);
                }
            }
            for attendee in rows.attendees_of(at as usize).iter() {
                known.names.insert((scope, committee, attendee.name));
            }
        }
        known
    }

    /// The one meeting of a fragment.
    fn place(&self, fragment: u32) -> Option<Inferred> {
        let mut places = self.by_approval(fragment);
        places.extend(self.by_item(fragment));
        let first = places.first()?;
        let same = |other: &Inferred| {
            let committee = |one: &Inferred| self.scopes.committee[one.like as usize];
            other.date == first.date && committee(other) == committee(first)
        };
        if places.iter().all(same) { places.into_iter().next() } else { None }
    }

    fn by_approval(&self, fragment: u32) -> Vec<Inferred> {
        let Some((_, high)) = numbers(self.rows, fragment) else {
            return Vec::new();
        };
        let scope = self.scopes.of[fragment as usize];
        let mut found = Vec::new();
        for first in high + 1..=high.saturating_add(REACH) {
            let next = self.next.get(&(scope, first)).map(Vec::as_slice).unwrap_or_default();
            for &at in next.iter().take(256) {
                let committee = self.scopes.committee[at as usize];
                let shortest = self.shortest.get(&(scope, committee)).copied().unwrap_or(0);
                let runs_on = (first - 1 - high) * 2 < shortest;
                let approvals = self.rows.approvals_of(at as usize);
                let date = self.rows.sittings[at as usize].date;
                let Some(latest) =
                    approvals.iter().filter(|one| one.date < date).max_by_key(|one| one.date)
                else {
                    continue;
                };
                if runs_on && self.is_of(fragment, committee) && self.in_time(fragment, latest.date)
                {
                    let reason = format!(
                        "{} ({}, line {}); items there begin at {first}, this is {high}, and no minutes of the \
                         committee have fewer than {shortest}",
                        self.rows.text(latest.text),
                        self.path(at),
                        latest.line,
                    );
                    found.push(Inferred { date: latest.date, like: at, reason });
                }
            }
        }
        found
    }

    fn by_item(&self, fragment: u32) -> Vec<Inferred> {
        let rows = self.rows;
        let scope = self.scopes.of[fragment as usize];
        let items = rows.items_of(fragment as usize);
        let mut numbered = items.iter().filter(|item| item.number != NONE && !item.is_report());
        let (Some(item), None) = (numbered.next(), numbered.next()) else {
            return Vec::new();
        };
        let named: Vec<u32> =
            rows.attendees_of(fragment as usize).iter().map(|row| row.name).collect();
        let key = (scope, item.number, item.title());
        let places = self.items.get(&key).filter(|_| named.len() >= 2);
        let mut found = Vec::new();
        for &at in places.map(Vec::as_slice).unwrap_or_default().iter().take(256) {
            let there = rows.attendees_of(at as usize);
            let date = rows.sittings[at as usize].date;
            let all = named.iter().all(|name| there.iter().any(|row| row.name == *name));
            if all
                && self.is_of(fragment, self.scopes.committee[at as usize])
                && self.in_time(fragment, date)
            {
                let reason = format!(
                    "item {} of that title, with everybody named here, is in {}, line {}",
                    rows.text(item.number),
                    self.path(at),
                    rows.items_of(at as usize)
                        .iter()
                        .find(|other| other.number == item.number)
                        .map_or(0, |other| other.line()),
                );
                found.push(Inferred { date, like: at, reason });
            }
        }
        found
    }

    /// True where the fragment is of a committee: it says so, or title and names do.
    fn is_of(&self, fragment: u32, committee: u32) -> bool {
        let scope = self.scopes.of[fragment as usize];
        let stated = self.scopes.committee[fragment as usize];
        if stated != NONE {
            return stated == committee;
        }
        let rows = self.rows;
        let items = rows.items_of(fragment as usize);
        let title = |title| self.titles.contains(&(scope, committee, title));
        let named = rows.attendees_of(fragment as usize);
        items.iter().any(|item| title(item.title()))
            && named.iter().any(|row| self.names.contains(&(scope, committee, row.name)))
    }

    /// True where the months that the fragment names allow the day.
    fn in_time(&self, fragment: u32, date: u32) -> bool {
        match self.rows.sittings[fragment as usize].latest_month {
            NONE => true,
            month => month <= date && date - month <= STALE,
        }
    }

    fn path(&self, sitting: u32) -> String {
        self.rows.path_of(sitting as usize)
    }
}
