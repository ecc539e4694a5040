//! Names of business that is often taken without a number.

use std::sync::LazyLock;

use super::beginnings::{Beginnings, begins};
use super::words;

/// Names of business that is often taken without a number.
const UNNUMBERED: &[&str] = &[
    "welcome",
    "public question",
    "public participation",
    "public session",
    "public forum",
    "open forum",
    "public open session",
    "public comment",
    "introduction",
    "opening remarks",
    "emergency business",
    "urgent business",
    "any other business",
    "any other urgent business",
    "other business",
    "date of next meeting",
    "date and time of next meeting",
    "next meeting",
    "chairman's welcome",
    "chair's welcome",
    "opening prayer",
    "prayer",
    "police report",
    "announcements",
    "democratic",
    "questions from the public",
    "questions from members of the public",
    "adjournment for public",
    "minute's silence",
    "matters arising",
    "closing remarks",
    "leave of absence",
    "vote of sympathy",
    "votes of sympathy",
    "votes of condolence",
    "votes of congratulation",
    "adjournment",
];

/// True where a row names business that is often taken without a number.
pub fn is_usual_business(text: &str) -> bool {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(UNNUMBERED));
    let text = from_letter(text);
    KNOWN.like(text).iter().any(|name| {
        begins(text, name)
            || name.contains('\'') && text.len() > name.len() && {
                let start: String = text.chars().take(name.len()).collect();
                start.replace('’', "'").eq_ignore_ascii_case(name)
            }
    })
}

/// A row from its first letter on.
fn from_letter(text: &str) -> &str {
    match text.as_bytes() {
        // as most rows begin
        [first, ..] if first.is_ascii_alphabetic() => text,
        _ => words::head(text).trim_start_matches(|c: char| !c.is_alphabetic()),
    }
}

/// What the business of a meeting usually begins with.
const OPENINGS: &[&str] = &[
    "call to order",
    "opening of",
    "opening prayer",
    "pledge of allegiance",
    "acknowledgement of",
    "invocation",
    "declaration",
    "disclosure",
    "minutes of",
    "approval of",
    "adoption of",
    "confirmation of",
    "matters arising",
    "statement of public notice",
];

/// True where a row names what the business of a meeting usually begins with.
pub fn is_opening(text: &str) -> bool {
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(OPENINGS));
    KNOWN.begin(from_letter(text))
}
