//! In what capacity somebody was there: in come the printed role and the list it stands in, out
//! comes chair, member, officer or guest.

use crate::facts::attendance::labels::Group;
use crate::facts::attendance::lists::Entry;
use crate::facts::attendance::words::{self, ROLE};
use crate::facts::attendance::{names, tokens};
use crate::item::{Capacity, Status};

/// The capacity that role, title and list give a person.
pub(super) fn capacity(entry: &Entry, group: Option<Group>, status: Status) -> Capacity {
    let role = entry.role.as_deref().unwrap_or_default().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| role.contains(words));
    let in_members = of_members(group);
    let chairs = || {
        role.split([',', ';', '(', ')']).any(|part| is_chair(part.trim()))
            && (in_members || entry.elected || role.split_whitespace().count() <= 4)
    };
    if group == Some(Group::Chair) || !role.is_empty() && chairs() {
        let vice = has(&["vice", "deputy"]);
        return if vice { Capacity::ViceChair } else { Capacity::Chair };
    }
    if entry.appointed || group == Some(Group::Appointed) {
        return Capacity::Appointed;
    }
    let away = matches!(status, Status::Apologies | Status::Absent | Status::Substitute);
    match group {
        Some(Group::Officers | Group::Clerk | Group::Contacts) => Capacity::Officer,
        Some(Group::Guests) => Capacity::Guest,
        _ if in_members && entry.elected => Capacity::Member,
        _ if in_members && has(SERVES) => Capacity::Officer,
        _ if in_members && (entry.rank || has(&["observer"])) => Capacity::Guest,
        _ if in_members || away => Capacity::Member,
        // A councillor on a membership list, of whom nothing else is said.
        _ if entry.elected && status == Status::Listed && role.is_empty() => Capacity::Member,
        _ if entry.elected => Capacity::Guest,
        _ if !entry.rank && is_office(&role) => Capacity::Officer,
        _ => Capacity::Guest,
    }
}

/// Words of the roles of those who serve a meeting.
const SERVES: &[&str] = &[
    "clerk",
    "secretariat",
    "minute",
    "note taker",
    "solicitor",
    "monitoring officer",
    "democratic",
];

/// True for a list that members stand in.
fn of_members(group: Option<Group>) -> bool {
    matches!(
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
    )
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
pub(super) fn is_appointed(role: &str) -> bool {
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
        && !names::titles(&tokens::split(role, &[' '], 16)).elected
}
