//! Votes, movers and seconders: in comes the text about a decision, out comes how it was voted and
//! who moved it, as far as the text says so.

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
    let lower = text.to_lowercase();
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
    if vote.ayes.is_none() && vote.against.is_none() {
        vote.abstained = None;
        if let Some((ayes, against)) = tally(&lower) {
            (vote.ayes, vote.against) = (Some(ayes), Some(against));
        }
    }
    vote.outcome = outcome(&lower).map(str::to_owned);
    (vote != Vote::default()).then_some(vote)
}

/// `carried 6/0`, `Vote: 5-0`, `approved (4 - 1)`, `passed 5 to 2`.
fn tally(lower: &str) -> Option<(u32, u32)> {
    static LEADS: Words =
        Words::new(&["carried", "passed", "vote", "approved", "unanimously", "result"]);
    LEADS.all_in(lower).take(40).find_map(|(_, end, _)| {
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
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    WORDS.iter().position(|name| *name == word).map(|at| at as u32)
}

/// What stands in a text that names a mover or a seconder.
static MOVED: Words = Words::new(&[
    "propos",
    "moved",
    "mover",
    "motion",
    "moladh",
    "second",
    "2nd by",
    "cuidithe",
    "resolved (",
    "carried (",
]);

/// What stands in every word that leads to a mover; no two can overlap.
static MOVER_ROOTS: Words = Words::new(&["propos", "moved", "mover", "motion", "moladh"]);

/// What stands in every word that leads to a seconder; no two can overlap.
static SECONDER_ROOTS: Words = Words::new(&["second", "2nd by", "cuidithe"]);

/// Who moved it, as printed.
pub fn mover(text: &str) -> Option<String> {
    const LEADS: [(&str, usize); 17] = [
        ("proposed by:", 0),
        ("proposed by", 0),
        ("proposer:", 0),
        ("proposed:", 0),
        ("moved by:", 0),
        ("moved by", 0),
        ("moved:", 0),
        ("mover:", 0),
        ("on the proposal of", 7),
        ("on the proposition of", 7),
        ("upon the proposition of", 9),
        ("on the motion of", 7),
        ("ar moladh", 3),
        ("motion by:", 0),
        ("motion by", 0),
        ("motion made by", 0),
        ("moved", 0),
    ];
    if !MOVED.are_in(text) {
        return None;
    }
    let paired = || pair(text).map(|(mover, _)| mover);
    let acted = || {
        [" proposed", " moved", " made a motion", " made the motion"]
            .iter()
            .find_map(|verb| before_verb(text, verb))
    };
    paired().or_else(|| named(text, &MOVER_ROOTS, &LEADS)).or_else(acted)
}

/// `(Cr Ash / Cr Beech)` behind `Resolved`, `Motion by Ash/Beech`, `On the motion of Councillors A Ash
/// and B Beech`: who moved and who seconded.
fn pair(text: &str) -> Option<(String, String)> {
    static LEADS: Words = Words::new(&[
        "resolved (",
        "resolved: (",
        "motion (",
        "moved (",
        "carried (",
        "motion by ",
        "moved: ",
        "moved ",
        "motion of councillors ",
        "motion of crs ",
        "motion of messrs ",
    ]);
    LEADS.all_in(text).take(8).find_map(|(start, end, _)| {
        let rest = text.get(end..)?;
        let stop = rest.find([')', '.', ',', ';', ':']).unwrap_or(rest.len()).min(90);
        let names = rest.get(..stop)?;
        let joint =
            if text[start..end].to_ascii_lowercase().contains(" of ") { " and " } else { "/" };
        let (mover, seconder) = names.split_once(joint)?;
        Some((name_at(mover)?, name_at(seconder)?))
    })
}

/// Who seconded it, as printed.
pub fn seconder(text: &str) -> Option<String> {
    const LEADS: [(&str, usize); 8] = [
        ("seconded by:", 0),
        ("seconded by", 0),
        ("seconder:", 0),
        ("seconded:", 0),
        ("2nd by", 0),
        ("cuidithe ag", 0),
        ("seconded", 0),
        ("second by", 0),
    ];
    if !MOVED.are_in(text) {
        return None;
    }
    let paired = || pair(text).map(|(_, seconder)| seconder);
    paired()
        .or_else(|| named(text, &SECONDER_ROOTS, &LEADS))
        .or_else(|| before_verb(text, " seconded"))
}

/// The name behind one of some words, the earlier in the list first; each has its root as many
/// bytes behind its beginning as stand beside it. One pass finds the roots, so that only what
/// stands around them is compared.
fn named<const N: usize>(text: &str, roots: &Words, leads: &[(&str, usize); N]) -> Option<String> {
    let mut ends: [Option<usize>; N] = [None; N];
    for (root, _, _) in roots.all_in(text) {
        for ((lead, before), end) in leads.iter().zip(&mut ends) {
            if let (None, Some(from)) = (&end, root.checked_sub(*before)) {
                let to = from + lead.len();
                let same = text.as_bytes().get(from..to);
                // Within a sentence `moved` stands before what was moved.
                let begins = *lead != "moved" || begins_clause(&text[..from]);
                *end = same
                    .filter(|same| begins && same.eq_ignore_ascii_case(lead.as_bytes()))
                    .map(|_| to);
            }
        }
    }
    ends.into_iter().flatten().find_map(|end| name_at(&text[end..]))
}

/// True where nothing, a stop or a figure stands before.
fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty()
        || before
            .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ';' | ')' | '|'))
}

/// The name before ` proposed`: `Cllr Mrs Hull proposed that`.
fn before_verb(text: &str, verb: &str) -> Option<String> {
    let at = text.find(verb)?;
    let from = text[..at].rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let from = text[..at].rfind(" and ").map_or(from, |and| from.max(and + 5));
    let words: Vec<&str> = text[from..at].split(' ').filter(|word| !word.is_empty()).collect();
    let begin =
        words.len() - words.iter().rev().take_while(|word| is_name_word(word)).take(5).count();
    let name = words[begin..].join(" ");
    let titled = [
        "Cllr",
        "Councillor",
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Alderman",
        "Ald",
        "Cr ",
        "Supervisor",
        "Councilmember",
        "Councilman",
        "Councilwoman",
        "Trustee",
        "Commissioner",
        "Director",
        "Member",
    ];
    let whole =
        (2..=3).contains(&(words.len() - begin)) && (begin == 0 || words[begin - 1].ends_with('.'));
    (titled.iter().any(|title| name.starts_with(title)) || whole && name.len() < 40).then_some(name)
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && !matches!(
            word,
            "The"
                | "It"
                | "This"
                | "RESOLVED"
                | "Motion"
                | "Motions"
                | "Amendment"
                | "An"
                | "A"
                | "Members"
        )
}

/// Words with a capital that begin what stands behind a name.
fn ends_name(word: &str) -> bool {
    const WORDS: [&str; 37] = [
        "That",
        "THAT",
        "RESOLVED",
        "AGREED",
        "It",
        "Seconded",
        "SECONDED",
        "And",
        "AND",
        "Resolved",
        "Agreed",
        "All",
        "Vote",
        "Be",
        "BE",
        "To",
        "Council",
        "Due",
        "CARRIED",
        "Carried",
        "Motion",
        "MOTION",
        "Disposition",
        "Whereas",
        "WHEREAS",
        "For",
        "On",
        "Resolution",
        "In",
        "Voted",
        "Ayes",
        "Result",
        "Approved",
        "Passed",
        "The",
        "Second",
        "Moved",
    ];
    WORDS.contains(&word)
}

/// The name at the beginning of a text: words with capitals, to the first stop.
fn name_at(text: &str) -> Option<String> {
    let mut name = String::new();
    for word in text.split_whitespace().take(7) {
        let bare = word.trim_start_matches(['(', '"', '“', ':']);
        let stripped = bare.trim_end_matches([',', ';', ')', ':', '"', '”']);
        let stop = stripped.len() < bare.len();
        let full_stop =
            stripped.ends_with('.') && !super::decisions::phrases::is_short_form(stripped);
        let clean = if full_stop { stripped.trim_end_matches('.') } else { stripped };
        let particle =
            matches!(clean, "de" | "van" | "von" | "of" | "Uí" | "Ní") && !name.is_empty();
        let the = name.is_empty() && clean.eq_ignore_ascii_case("the");
        if the {
            continue;
        }
        if !clean.starts_with(char::is_uppercase) && !particle || ends_name(clean) {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(clean);
        if stop || full_stop {
            break;
        }
    }
    let name = name.trim_end_matches(" of").trim_end_matches('.').to_owned();
    (name.len() > 1).then_some(name)
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

    #[test]
    fn movers_and_seconders() {
        for (text, by, second) in [
            (
                "It was proposed by Cllr. A Ash, seconded by Cllr B Beech and agreed",
                "Cllr. A Ash",
                "Cllr B Beech",
            ),
            (
                "On the proposal of Councillor Ash, seconded by Councillor Beech, it was",
                "Councillor Ash",
                "Councillor Beech",
            ),
            ("(Proposed by Mr D Ash and seconded by Mr N Beech)", "Mr D Ash", "Mr N Beech"),
            (
                "Cllr Mrs Ash proposed acceptance of the minutes seconded by Cllr Beech. Agreed.",
                "Cllr Mrs Ash",
                "Cllr Beech",
            ),
            ("Moved by Ann Ash; Seconded by Bill Beech", "Ann Ash", "Bill Beech"),
        ] {
            assert_eq!(mover(text).as_deref(), Some(by), "{text}");
            assert_eq!(seconder(text).as_deref(), Some(second), "{text}");
        }
    }
}
