//! Other occasions: in comes what follows a verb of attendance, out comes whether it is about another
//! meeting or place than this one.

use crate::facts::attendance::tokens::cut_at;

/// Behind `at`: this meeting, a time or a moment of it.
const HERE: &[&str] = &[
    "the meeting",
    "this ",
    "that point",
    "that time",
    "the request",
    "the invitation",
    "the start",
    "the beginning",
    "the outset",
    "the commencement",
    "the conclusion",
    "the close",
    "approximately",
    "about ",
    "around ",
    "noon",
    "item",
    "agenda",
    "minute",
    "the table",
    "the council chamber",
    "the chair",
    "all times",
    "the same time",
    "any time",
];

/// Behind `attended` or `was present`: another meeting, another place.
const ELSEWHERE: &[&str] = &[
    "a meeting",
    "as a member of the public at",
    "by the",
    "for part",
    "on behalf of the council at",
    "the annual",
    "the committee meeting",
    "the committee on",
    "the funeral",
    "the last",
    "the launch",
    "the meeting on",
    "the meeting with",
    "the next",
    "the opening",
    "the panel meeting",
    "the panel on",
    "the previous",
    "the recent",
    "this meeting of",
    "to the",
    "training",
    "with the exception",
];

/// True where what follows `attended`, `was present` or `presided` is about another occasion.
pub(super) fn attended_elsewhere(rest: &str) -> bool {
    ELSEWHERE.iter().any(|words| rest.starts_with(words)) || is_elsewhere(rest)
}

/// `was present at the opening of the hall`, `left the meeting of the Trust`, `in the chair at the last
/// meeting`. `rest` is in small letters, from behind the verb on.
pub(super) fn is_elsewhere(rest: &str) -> bool {
    const NEAR: usize = 48;
    let rest = cut_at(rest.trim_start(), NEAR);
    let clause = rest.split([',', ';', '.']).next().unwrap_or_default();
    let place = clause.strip_prefix("at ").or_else(|| clause.split_once(" at ").map(|two| two.1));
    let here = |place: &str| {
        let own = HERE.iter().find(|words| place.starts_with(**words));
        let time = place.starts_with(|c: char| c.is_ascii_digit());
        // "at the meeting of the Trust"
        time || own.is_some_and(|words| !of_another(&place[words.len()..]))
    };
    let meeting = clause.strip_prefix("the meeting").or_else(|| clause.strip_prefix("meeting"));
    place.is_some_and(|place| !here(place)) || meeting.is_some_and(of_another)
}

/// True for what tells a meeting from this one: ` of the Trust`, ` on 2 September`.
pub(super) fn of_another(rest: &str) -> bool {
    let day =
        rest.strip_prefix(" on ").is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    day || [" of ", " held "].iter().any(|words| rest.starts_with(words))
}

/// True for a sentence about a meeting that is to come or that was: nobody in it was at this one.
pub(super) fn is_other_meeting(lower: &str) -> bool {
    const OTHERS: &[&str] = &["next meeting", "last meeting", "previous meeting", "future meeting"];
    lower.len() < 300 && OTHERS.iter().any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_occasions_are_told_from_this_meeting() {
        for rest in [
            " at the opening of the hall",
            " the meeting of the Trust",
            " and spoke at the district meeting",
            " at court",
            " the meeting on 2 september",
            " at the last meeting",
        ] {
            assert!(is_elsewhere(rest), "{rest}");
        }
        for rest in [
            "",
            " at 7.20pm",
            " the meeting at 7.20 pm",
            " at the meeting",
            " at this point",
            " remotely",
        ] {
            assert!(!is_elsewhere(rest), "{rest}");
        }
    }
}
