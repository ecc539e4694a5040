//! Sittings to meetings: every document of one sitting of one committee on one day.
//!
//! Two sittings are one meeting where scope, committee and date are the same, and the time too where
//! both state it. A sitting without a date or a committee is a meeting of its own.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;

use super::draft::Draft;
use super::ids::{Id, Title};
use super::infer::{Inferred, infer};
use super::numbers::source_number;
use super::scope::Scopes;
use super::table::{MeetingRow, NONE};
use crate::item::{DateSource, Kind, Status};

/// Minutes by which a meeting may begin later than it was called for and still be that meeting.
const LATE: u32 = 59;

/// The joined meetings.
#[derive(Debug, Default)]
pub struct Meetings {
    /// Newest first; undated ones behind.
    pub rows: Vec<MeetingRow>,
    /// The sittings of each, those that tell most first.
    pub sittings: Vec<u32>,
}

impl Meetings {
    /// The sittings of a meeting, those that tell most first.
    pub fn sittings_of(&self, meeting: u32) -> &[u32] {
        let end = |at: u32| self.rows[at as usize].sittings_end as usize;
        &self.sittings[meeting.checked_sub(1).map_or(0, end)..end(meeting)]
    }
}

/// Joins sittings; notes in each sitting which meeting it belongs to.
///
/// An undated fragment whose evidence joins it to one meeting without doubt counts as of that day.
pub fn join(rows: &mut Draft, scopes: &Scopes) -> Meetings {
    let inferred = infer(rows, scopes);
    let mut sittings: Vec<Placed> = (0..rows.sittings.len() as u32)
        .map(|at| Placed::new(rows, scopes, &inferred, at))
        .collect();
    sittings.sort_unstable_by_key(Placed::key);
    let mut meetings = Vec::new();
    for same in sittings.chunk_by(|one, next| one.may_join(next)) {
        let Placed { committee, date, .. } = same[0];
        for mut sittings in by_time(rows, same.iter().map(|one| one.sitting).collect()) {
            sittings.sort_by_key(|at| (inferred.contains_key(at), weight(rows, *at as usize), *at));
            let start = start(rows, &sittings);
            meetings.push(Joined { committee, date, start, sittings });
        }
    }
    drop(sittings);
    // Newest first; the rest of the key only makes the order the same every time.
    meetings.sort_unstable_by_key(|meeting| {
        let day = if meeting.date == NONE { 0 } else { meeting.date };
        (Reverse(day), meeting.start, meeting.committee, meeting.sittings[0])
    });
    table(rows, scopes, &meetings, &inferred)
}

/// A sitting with what it is joined by.
struct Placed {
    scope: u32,
    committee: u32,
    date: u32,
    sitting: u32,
}

impl Placed {
    fn new(rows: &Draft, scopes: &Scopes, inferred: &HashMap<u32, Inferred>, sitting: u32) -> Self {
        let at = sitting as usize;
        let (committee, date) = match inferred.get(&sitting) {
            Some(found) => (scopes.committee[found.like as usize], found.date),
            None => (scopes.committee[at], rows.sittings[at].date),
        };
        Self { scope: scopes.of[at], committee, date, sitting }
    }

    fn key(&self) -> (u32, u32, u32, u32) {
        (self.scope, self.committee, self.date, self.sitting)
    }

    /// One without a date or a committee is a meeting of its own.
    fn may_join(&self, other: &Self) -> bool {
        let known = self.committee != NONE && self.date != NONE;
        let place = |one: &Self| (one.scope, one.committee, one.date);
        known && place(self) == place(other)
    }
}

/// Sittings that are one meeting, those that tell most first.
struct Joined {
    committee: u32,
    date: u32,
    start: u32,
    sittings: Vec<u32>,
}

/// Splits the sittings of one day where they state times that cannot be one meeting's. One without
/// a time belongs to the only meeting of the day, and where there are several stands alone.
fn by_time(rows: &Draft, group: Vec<u32>) -> Vec<Vec<u32>> {
    let time = |at: &u32| rows.sittings[*at as usize].start_time;
    let (mut timed, untimed): (Vec<u32>, Vec<u32>) =
        group.into_iter().partition(|at| time(at) != NONE);
    timed.sort_by_key(|at| (time(at), *at));
    let mut meetings: Vec<Vec<u32>> = Vec::new();
    for at in timed {
        match meetings.last_mut() {
            Some(last) if time(&at) - time(&last[0]) <= LATE => last.push(at),
            _ => meetings.push(vec![at]),
        }
    }
    match meetings.len() {
        0 => meetings.push(untimed),
        1 => meetings[0].extend(untimed),
        _ => meetings.extend(untimed.into_iter().map(|at| vec![at])),
    }
    meetings
}

fn start(rows: &Draft, meeting: &[u32]) -> u32 {
    meeting.iter().map(|&at| rows.sittings[at as usize].start_time).min().unwrap_or(NONE)
}

/// How much less than others a sitting tells: minutes with a list of those present come first.
fn weight(rows: &Draft, at: usize) -> u32 {
    let kind = match super::numbers::kind(rows.sittings[at].kind) {
        Kind::Minutes => 0,
        Kind::Decision => 2,
        Kind::AgendaPack => 4,
        Kind::Agenda => 6,
        Kind::Other => 8,
    };
    kind + u32::from(!recorded(rows, at))
}

/// True where the sitting has a list of those present, not just a name in an item.
fn recorded(rows: &Draft, at: usize) -> bool {
    rows.attendees_of(at).iter().any(|row| row.status() == Status::Present && !row.of_items())
}

fn table(
    rows: &mut Draft,
    scopes: &Scopes,
    meetings: &[Joined],
    inferred: &HashMap<u32, Inferred>,
) -> Meetings {
    let mut table = Meetings::default();
    let mut taken: HashMap<Id, u32> = HashMap::new();
    for (number, &Joined { committee, date, ref sittings, .. }) in (0..).zip(meetings) {
        let main = sittings[0] as usize;
        let scope = scopes.of[main];
        let own = |string: u32| Ok::<_, Infallible>(rows.text(string).to_owned());
        let id = match committee == NONE || date == NONE {
            true => {
                let Ok(id) = rows.sittings[main].id().read(own);
                id
            }
            false => id(scopes, scope, committee, date),
        };
        let mut kept = Id::keep(&id, &mut rows.strings);
        let again = taken.entry(kept).or_default();
        *again += 1;
        if *again > 1 {
            kept = Id::keep(&format!("{id}-{again}"), &mut rows.strings);
        }
        let committee_key = match committee {
            NONE => NONE,
            committee => rows.strings.keep(scopes.keys.get(committee)),
        };
        // The surest source: stated before path before config.
        let source = sittings.iter().map(|&at| rows.sittings[at as usize].date_source).min();
        let reason = sittings.iter().find_map(|at| inferred.get(at));
        let (inferred_by, like) = match reason {
            Some(reason) => (rows.strings.keep(&reason.reason), reason.like),
            None => (NONE, NONE),
        };
        let date_source = match source {
            _ if date == NONE => NONE,
            Some(source) if source != NONE => source,
            _ => source_number(DateSource::Inferred),
        };
        let recorded = sittings.iter().any(|&at| recorded(rows, at as usize));
        for &at in sittings {
            rows.sittings[at as usize].meeting = number;
        }
        table.sittings.extend(sittings);
        table.rows.push(MeetingRow {
            id_text: kept.text,
            id_low: kept.low,
            id_high: kept.high,
            scope,
            committee_key,
            date,
            date_source,
            main: main as u32,
            sittings_end: table.sittings.len() as u32,
            recorded: u32::from(recorded),
            item_count: item_count(rows, sittings),
            inferred_by,
            like,
        });
    }
    table
}

/// The id of a dated meeting: the same for the same council, committee and day.
fn id(scopes: &Scopes, scope: u32, committee: u32, date: u32) -> String {
    let mut hasher = blake3::Hasher::new();
    let council = scopes.keys.get(scopes.council[scope as usize]);
    for part in [council.as_bytes(), scopes.keys.get(committee).as_bytes(), &date.to_le_bytes()] {
        hasher.update(part);
        hasher.update(&[0]);
    }
    format!("m{}", &hasher.finalize().to_hex()[..10])
}

/// Items of business of a meeting: one that several documents have counts once, by its title, and
/// where the layout prints none by its number.
fn item_count(rows: &Draft, sittings: &[u32]) -> u32 {
    if let [only] = sittings {
        return rows.items_of(*only as usize).iter().filter(|item| !item.is_report()).count()
            as u32;
    }
    let (mut seen, mut nameless) = (HashSet::new(), 0);
    for &sitting in sittings {
        // An item that a document has twice is two items; the same in another document is not.
        let mut again: HashMap<(Title, u32), u32> = HashMap::new();
        let mut without = 0;
        for item in rows.items_of(sitting as usize).iter().filter(|item| !item.is_report()) {
            let key = match (item.title(), item.number) {
                (Title::NONE, NONE) => {
                    without += 1;
                    continue;
                }
                (Title::NONE, number) => (Title::NONE, number),
                (title, _) => (title, NONE),
            };
            let turn = again.entry(key).or_default();
            *turn += 1;
            seen.insert((key, *turn));
        }
        nameless = nameless.max(without);
    }
    seen.len() as u32 + nameless
}
