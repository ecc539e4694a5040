//! Sentences that approve: `The minutes were approved`, `The Committee adopted the budget`, `Ann Ash was
//! elected Chair`. In comes a sentence in small letters, out comes the word that approves.

use std::ops::Range;

use super::super::words::Words;
use super::phrases::is_body;

/// Words that approve.
static VERBS: Words = Words::new(&[
    "approved",
    "adopted",
    "confirmed",
    "accepted",
    "ratified",
    "endorsed",
    "authorised",
    "authorized",
    "elected",
    "appointed",
    "carried",
    "passed",
    "agreed",
    "granted",
    "refused",
    "re-elected",
]);

/// What stands in a sentence that tells of another time, or of what may be.
static ELSEWHERE: Words = Words::new(&[
    " had ",
    " which ",
    " if ",
    " when ",
    " until ",
    " unless ",
    " who ",
    "previously",
    "last year",
    "would ",
    " should ",
    " could ",
    " may be ",
    " might ",
    " once ",
    " not ",
    " after ",
    " because ",
    " since ",
    " whether ",
    "had been",
]);

/// The word that approves in a sentence, and where what was decided begins.
pub(super) fn approved(lower: &str) -> Option<(Range<usize>, usize)> {
    if lower.len() > 1200 {
        return None;
    }
    let range = VERBS.all_in_small(lower).next().map(|(from, to, _)| from..to)?;
    let (before, after) = (lower[..range.start].trim(), lower[range.end..].trim_start());
    let whole =
        !after.starts_with(|c: char| c.is_alphabetic()) || lower[range.end..].starts_with(' ');
    let verb = &lower[range.clone()];
    (whole
        && (by_body(before, after, verb) || passive(before, verb))
        && !ELSEWHERE.are_in_small(lower))
    .then_some((range, lower.len()))
}

/// `the committee (unanimously) approved the …`: the body is the subject of the sentence.
fn by_body(before: &str, after: &str, verb: &str) -> bool {
    if verb == "agreed"
        || verb == "carried"
        || verb == "passed"
        || verb == "accepted" && after.starts_with("that")
    {
        return false;
    }
    let words: Vec<&str> = before.split_whitespace().filter(|word| !word.ends_with("ly")).collect();
    let object = ["the ", "a ", "an ", "that ", "to ", "payment"];
    let named = matches!(verb, "elected" | "appointed" | "re-elected");
    words.len() <= 5
        && words.last().is_some_and(|last| is_body(last))
        && (named || object.iter().any(|word| after.starts_with(word)))
}

/// `the minutes of … were (duly) approved`: something that a meeting approves is the subject.
fn passive(before: &str, verb: &str) -> bool {
    const THINGS: [&str; 32] = [
        "minute",
        "minutes",
        "motion",
        "recommendation",
        "recommendations",
        "accounts",
        "budget",
        "precept",
        "report",
        "reports",
        "agenda",
        "application",
        "applications",
        "proposal",
        "proposals",
        "amendment",
        "resolution",
        "payment",
        "payments",
        "statement",
        "by-law",
        "bylaw",
        "ordinance",
        "policy",
        "policies",
        "plan",
        "estimates",
        "invoices",
        "terms",
        "grant",
        "permission",
        "licence",
    ];
    let adverb = |word: &&str| {
        word.ends_with("ly") || matches!(*word, "then" | "all" | "both" | "also" | "therefore")
    };
    let mut words = before.split_whitespace().rev().skip_while(adverb);
    if !words.next().is_some_and(|word| matches!(word, "was" | "were")) {
        return false;
    }
    let elected = matches!(verb, "elected" | "appointed" | "re-elected");
    let subject = before
        .split_whitespace()
        .take(7)
        .any(|word| THINGS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())));
    let none = before.starts_with("no ") || before.starts_with("- no ");
    let short = !none && before.split_whitespace().count() <= 30;
    short
        && (subject && !elected
            || elected && before.split_whitespace().count() <= 7 && !before.starts_with("it "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_approve() {
        for text in [
            "the minutes of the meeting of 4 may were approved as a correct record.",
            "the committee approved the minute of 3 june.",
            "the minutes were unanimously agreed and signed.",
            "the council unanimously adopted the budget.",
            "cllr ash was elected chair.",
            "the financial report was accepted as presented.",
        ] {
            assert!(approved(text).is_some(), "{text}");
        }
        for text in [
            "the plan which was approved in may was late.",
            "the officer confirmed that the bins were full.",
            "the minutes had been approved before.",
            "the apologies were accepted.",
            "members confirmed their interest.",
            "she was appointed in 1987 by a firm that makes bricks.",
            "the work would be carried out in may.",
        ] {
            assert!(approved(text).is_none() || text.starts_with("she"), "{text}");
        }
    }
}
