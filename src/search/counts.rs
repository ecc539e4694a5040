//! Meetings counted by year, month, committee or council.

use std::collections::BTreeMap;

use super::results::{FacetCount, MeetingRecord};

/// By what meetings can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingsBy {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The committee.
    Committee,
    /// The council.
    Council,
}

/// How many of these meetings there are for each value: years and months in their order, the rest
/// most first. A meeting whose value is not known counts as `undated` or `not stated`.
pub fn meetings_by(meetings: &[MeetingRecord], by: MeetingsBy) -> Vec<FacetCount> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for meeting in meetings {
        *counts.entry(value(meeting, by)).or_default() += 1;
    }
    let mut counts: Vec<FacetCount> =
        counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
    if matches!(by, MeetingsBy::Committee | MeetingsBy::Council) {
        counts.sort_by_key(|count| std::cmp::Reverse(count.count));
    }
    counts
}

fn value(meeting: &MeetingRecord, by: MeetingsBy) -> String {
    let not_stated = || "not stated".to_owned();
    match (by, meeting.date) {
        (MeetingsBy::Year, Some(date)) => format!("{:04}", date.year()),
        (MeetingsBy::Month, Some(date)) => format!("{:04}-{:02}", date.year(), date.month()),
        (MeetingsBy::Year | MeetingsBy::Month, None) => "undated".to_owned(),
        (MeetingsBy::Committee, _) => meeting.committee.clone().unwrap_or_else(not_stated),
        (MeetingsBy::Council, _) => meeting.council.clone().unwrap_or_else(not_stated),
    }
}
