//! Cells that are a status and nothing else: in comes a cell, out comes what it says.

use crate::facts::attendance::details;
use crate::facts::words::{Words, in_small};
use crate::item::Status;

/// The cells that are a status; a new one needs its root in [`ROOTS`].
pub(super) const STATUSES: &[(&[&str], Status)] = &[
    (
        &[
            "present",
            "attended",
            "present virtually",
            "present remotely",
            "virtual attendance",
            "here",
            "attended virtually",
        ],
        Status::Present,
    ),
    (&["substitute", "present as substitute"], Status::Substitute),
    (&["in attendance", "in attendance virtually"], Status::InAttendance),
    (
        &[
            "apologies",
            "apologies received",
            "apologies sent",
            "apologies for absence",
            "sent apologies",
            "apology",
            "excused",
        ],
        Status::Apologies,
    ),
    (&["absent", "no apologies", "not present", "did not attend"], Status::Absent),
    (
        &[
            "expected",
            "invited",
            "not required",
            "awaiting",
            "unknown",
            "declined",
            "tentative",
            "no response",
            "no reply",
        ],
        Status::Listed,
    ),
];

/// The longest of these, in bytes.
pub(super) const LONGEST: usize = 24;

/// What stands in every cell that is a status.
pub(super) static ROOTS: Words = Words::new(&[
    "present",
    "attend",
    "here",
    "substitute",
    "apolog",
    "excused",
    "absent",
    "expected",
    "invited",
    "not required",
    "awaiting",
    "unknown",
    "declined",
    "tentative",
    "no response",
    "no reply",
]);

/// What a cell says that is a status and nothing else; true where from afar.
pub(super) fn status(cell: &str) -> Option<(Status, bool)> {
    let cell = cell.trim().trim_end_matches('.');
    let base = cell.split([',', '(']).next().unwrap_or_default().trim();
    let said = STATUSES
        .iter()
        .find(|(words, _)| base.len() <= LONGEST && in_small(base, |base| words.contains(&base)))?;
    let lower = cell.to_lowercase();
    let remote = details::remote(&lower);
    let found = said.1;
    if base.eq_ignore_ascii_case("virtual attendance") && !lower.contains("substitute") {
        return None;
    }
    let found = if found == Status::Present && lower.contains("substitute") {
        Status::Substitute
    } else {
        found
    };
    let other = ["not ", "part"].iter().any(|word| lower.contains(word)) && found.attended();
    (!other).then_some((found, remote))
}
