//! Votes: in comes the text about a decision, out comes how it was voted, as far as the text says
//! so: the counts of the sides and the outcome.

use super::calendar::cardinal;
use super::words::Words;
use crate::item::Vote;

/// The vote that a text states.
pub fn vote(text: &str) -> Option<Vote> {
    static SIGNS: Words = Words::new(&[
        "vote",
        "voting",
        "against",
        "abst",
        "unanim",
        "carried",
        "lost",
        "favour",
        "majority",
        "nem con",
        "nem. con",
        "defeated",
        "all agreed",
        "ayes",
        "motion f",
        "passed",
        "approved",
        "favor",
        "opposed",
    ]);
    if !SIGNS.are_in(text) {
        return None;
    }
    vote_in_small(&text.to_ascii_lowercase())
}

/// The same of a text in small letters.
pub fn vote_in_small(lower: &str) -> Option<Vote> {
    let mut vote = if SIDES.are_in_small(lower) { sides(lower) } else { Vote::default() };
    if vote.ayes.is_none() && vote.against.is_none() {
        vote.abstained = None;
        if let Some((ayes, against)) = tally(lower) {
            (vote.ayes, vote.against) = (Some(ayes), Some(against));
        }
    }
    vote.outcome = outcome(lower).map(str::to_owned);
    (vote != Vote::default()).then_some(vote)
}

/// The words without one of which no side is counted.
static SIDES: Words = Words::new(&["vote", "against", "abst", "nay", "noes", "opposed", "favo"]);

/// How many were for and against and abstained.
fn sides(lower: &str) -> Vote {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut vote = Vote::default();
    let mut order = None;
    for (at, word) in words.iter().enumerate() {
        if !SPOKEN.contains(word) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| number(words[at]));
        let after = words.get(at + 1).and_then(|word| number(word));
        let mut side = |before, after| match *order.get_or_insert_with(|| Order::of(&words)) {
            Order::Uncounted => None,
            Order::Behind => after,
            Order::Before => before,
        };
        match *word {
            "votes" | "vote" if words.get(at + 1) == Some(&"to") => {
                vote.ayes = before.or(vote.ayes);
                vote.against = words.get(at + 2).and_then(|word| number(word)).or(vote.against);
            }
            "for" | "favour" | "favor" | "ayes" | "aye" | "yeas" if vote.ayes.is_none() => {
                let in_favour = word.starts_with("favo") && at > 1;
                let before = if in_favour { number(words[at - 2]).or(before) } else { before };
                let before = if words.get(at.wrapping_sub(1)) == Some(&"votes") && at > 1 {
                    number(words[at - 2]).or(before)
                } else {
                    before
                };
                vote.ayes = side(before, after);
            }
            "against" | "noes" | "nays" | "nay" | "opposed" if vote.against.is_none() => {
                let counted = words.get(at.wrapping_sub(1)) == Some(&"votes") && at > 1;
                let before = if counted { number(words[at - 2]).or(before) } else { before };
                vote.against = side(before, after);
            }
            "abstention" | "abstentions" | "abstained" | "abstain" | "abstaining" => {
                let no = at.checked_sub(1).is_some_and(|at| words[at] == "no");
                vote.abstained = if no { Some(0) } else { side(before, after) };
            }
            _ => {}
        }
    }
    vote
}

/// `carried 6/0`, `Vote: 5-0`, `approved (4 - 1)`, `passed 5 to 2`.
fn tally(lower: &str) -> Option<(u32, u32)> {
    static LEADS: Words =
        Words::new(&["carried", "passed", "vote", "approved", "unanimously", "result"]);
    LEADS.all_in_small(lower).take(40).find_map(|(_, end, _)| {
        let rest = lower[end..].trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let rest = rest.strip_prefix("by ").or_else(|| rest.strip_prefix("of ")).unwrap_or(rest);
        let (ayes, rest) = figure(rest)?;
        let rest = rest.trim_start();
        let rest = ["-", "–", "/", "to ", ":"].iter().find_map(|sign| rest.strip_prefix(sign))?;
        let (against, rest) = figure(rest.trim_start())?;
        let more =
            rest.trim_start().starts_with(['/', '-', '–', '.']) && figure(rest.get(1..)?).is_some();
        (!more && !rest.starts_with(|c: char| c.is_alphanumeric())).then_some((ayes, against))
    })
}

/// A number of at most two figures at the beginning of a text, and what stands behind.
fn figure(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse().ok().filter(|_| length <= 2)?;
    Some((value, &text[length..]))
}

/// The words that a count may stand beside.
const SPOKEN: [&str; 18] = [
    "votes",
    "vote",
    "for",
    "favour",
    "favor",
    "ayes",
    "against",
    "noes",
    "abstention",
    "abstentions",
    "abstained",
    "abstain",
    "abstaining",
    "nays",
    "nay",
    "opposed",
    "aye",
    "yeas",
];

/// Where a text has the number of a side.
#[derive(Clone, Copy)]
enum Order {
    /// No side is counted.
    Uncounted,
    /// Behind the word: `For: 7`.
    Behind,
    /// Before it: `7 for`.
    Before,
}

impl Order {
    fn of(words: &[&str]) -> Self {
        if !counts(words) {
            Self::Uncounted
        } else if first_is_label(words) {
            Self::Behind
        } else {
            Self::Before
        }
    }
}

/// True where the first of the counts stands behind its word.
fn first_is_label(words: &[&str]) -> bool {
    let first = words.iter().position(|word| {
        matches!(*word, "for" | "favour" | "favor" | "against" | "ayes" | "aye" | "yeas")
    });
    first.is_some_and(|at| {
        words.get(at + 1).is_some_and(|word| number(word).is_some())
            && words.get(at + 2).is_none_or(|word| {
                ["for", "against", "votes", "and", "nays", "nay", "noes", "opposed"].contains(word)
                    || word.starts_with("abst")
            })
            && at.checked_sub(1).is_none_or(|at| number(words[at]).is_none())
    })
}

/// True where both sides, or a vote, are spoken of: `for 3 years` is no vote.
fn counts(words: &[&str]) -> bool {
    words.iter().any(|word| {
        matches!(
            *word,
            "against"
                | "abstention"
                | "abstentions"
                | "abstained"
                | "nays"
                | "nay"
                | "noes"
                | "opposed"
        )
    }) || words.windows(2).any(|pair| pair == ["in", "favour"] || pair == ["in", "favor"])
}

fn outcome(lower: &str) -> Option<&'static str> {
    static UNANIMOUS: Words = Words::new(&[
        "unanimous",
        "all in favo",
        "all agreed",
        "with all voting in favo",
        "all ayes",
    ]);
    static LOST: Words = Words::new(&[
        "was lost",
        "motion lost",
        "not carried",
        "defeated",
        "motion failed",
        "motion fell",
        "motion fails",
        "did not carry",
    ]);
    static CARRIED: Words = Words::new(&[
        "was carried",
        "and carried",
        "carried.",
        "carried,",
        "carried)",
        "nem con",
        "nem. con",
        "by a majority",
        "by majority",
        "motion carried",
        "motion passed",
        "motion was passed",
        "motion approved",
        "was passed",
        "and passed",
        "resolution carried",
    ]);
    if UNANIMOUS.are_in_small(lower) {
        Some("unanimous")
    } else if LOST.are_in_small(lower) {
        Some("lost")
    } else if CARRIED.are_in_small(lower)
        || lower.trim_end().ends_with("carried")
        || lower.trim_start().starts_with("carried") && !lower.contains("carried out")
    {
        Some("carried")
    } else {
        None
    }
}

/// A number in figures or letters.
fn number(word: &str) -> Option<u32> {
    if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    match word {
        "zero" => Some(0),
        _ => cardinal(word).map(u32::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_in_every_form() {
        for (text, expected) in [
            ("RESOLVED by 9 votes to 2 that", (Some(9), Some(2), None, None)),
            ("(7 for, 2 against and 1 abstention)", (Some(7), Some(2), Some(1), None)),
            (
                "For: 7, Against: 2, Abstentions: 0. Carried",
                (Some(7), Some(2), Some(0), Some("carried")),
            ),
            ("with seven in favour and two against", (Some(7), Some(2), None, None)),
            (
                "5 votes for and 3 votes against, the motion was lost",
                (Some(5), Some(3), None, Some("lost")),
            ),
            ("It was unanimously agreed", (None, None, None, Some("unanimous"))),
        ] {
            let vote = vote(text).unwrap_or_default();
            let got = (vote.ayes, vote.against, vote.abstained, vote.outcome.as_deref());
            assert_eq!(got, expected, "{text}");
        }
        for text in ["That a grant be made for 3 years", "the plan for 12 homes against policy"] {
            assert_eq!(vote(text).and_then(|vote| vote.ayes), None, "{text}");
        }
    }
}
