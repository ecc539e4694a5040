//! Sentences that say in small letters that something was decided: in comes the text of a paragraph,
//! out come the stretches of it that tell a decision.

use super::super::words::{Words, last_place_of};
use super::approvals::approved;
use super::markers::{Stretch, skip};
use super::sentences::{Sentence, sentences};
use super::signs::{Found, Signs};

/// Sentences that say in small letters that something was decided.
/// `lower` is the text in small letters, `words` are its words that decide.
pub(super) fn sentence_markers(text: &str, lower: &str, words: &Found) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for Sentence { from, to, signs } in sentences(text, words) {
        let (sentence, lower) = (&text[from..to], &lower[from..to]);
        let motion = signs.any(Signs::MOTION) && is_motion(lower);
        if let Some((marker, behind)) = decided(lower, signs, motion) {
            let start = match open.take() {
                Some((start, end)) if end + 2 >= from && lower.split(' ').count() < 12 => start,
                _ => from,
            };
            let last = to == text.len();
            let announces = sentence.trim_end().ends_with([':', '-', '–'])
                || !sentence.trim_end().ends_with('.')
                    && lower[behind.min(lower.len())..].trim().is_empty()
                    && lower.ends_with("that");
            let said = !sentence
                .get(behind..)
                .unwrap_or_default()
                .trim_matches(['.', ' ', ')'])
                .is_empty();
            let tail = if said || announces { (from + behind).min(text.len()) } else { start };
            let whole = if last { None } else { Some(to) };
            found.push(Stretch {
                from: start,
                tail,
                to: whole,
                marker: sentence[marker].to_owned(),
            });
        } else if let Some((start, _)) = open.filter(|_| is_outcome(lower)) {
            open = None;
            if !is_lost(lower) {
                let marker = outcome_word(lower).map_or(0..0, |word| word);
                found.push(Stretch {
                    from: start,
                    tail: start,
                    to: (to < text.len()).then_some(to),
                    marker: sentence[marker].to_owned(),
                });
            }
        } else if motion {
            open = Some((from, to));
        } else if let Some((start, _)) = open.filter(|_| lower.trim_start().starts_with("second")) {
            open = Some((start, to));
        }
    }
    found
}

/// A short sentence that only tells how a motion went: `Motion carried 4-0.`, `All in favour.`
pub(super) fn is_outcome(lower: &str) -> bool {
    lower.split_whitespace().count() <= 14
        && (is_lost(lower) || outcome_word(lower).is_some())
        && !lower.contains("carried out")
}

/// The word that says that a motion was taken.
pub(super) fn outcome_word(lower: &str) -> Option<std::ops::Range<usize>> {
    static WORDS: Words = Words::new(&[
        "carried",
        "passed",
        "approved",
        "adopted",
        "unanimous",
        "all in favo",
        "agreed",
        "all ayes",
        "motion prevailed",
    ]);
    let mut range = WORDS.all_in_small(lower).next().map(|(from, to, _)| from..to)?;
    let rest = &lower[range.end..];
    range.end += rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    Some(range)
}

/// True where a motion is said to have failed.
pub(super) fn is_lost(lower: &str) -> bool {
    static LOST: Words = Words::new(&[
        "was lost",
        "motion lost",
        "not carried",
        "withdrawn",
        "not seconded",
        "no second",
        "defeated",
        "motion failed",
        "motion fell",
        "motion fails",
        "amendment fell",
        "did not carry",
        "not passed",
    ]);
    LOST.are_in_small(lower) || lower.trim() == "lost." || lower.trim() == "lost"
}

/// `proposed … seconded`: a motion whose outcome may follow.
fn is_motion(lower: &str) -> bool {
    static MOVED: Words = Words::new(&["propos", "moved", "motion", "ar moladh", "mover"]);
    static ALONE: Words = Words::new(&[
        "motion by",
        "moved by",
        "motion was made",
        "made a motion",
        "made the motion",
    ]);
    (lower.contains("second") || lower.contains("cuidithe")) && MOVED.are_in_small(lower)
        || ALONE.are_in_small(lower)
        || lower.trim_start().starts_with("moved")
}

/// The words that decide in a sentence, and where what was decided begins. `signs` are the words
/// that stand in the sentence, `motion` says that something is moved in it.
fn decided(lower: &str, signs: Signs, motion: bool) -> Option<(std::ops::Range<usize>, usize)> {
    let found = said(lower, signs)
        .or_else(|| if motion { moved(lower, signs) } else { None })
        .or_else(|| approved(lower));
    found.filter(|_| !is_lost(lower))
}

/// `it was resolved that`, `the board agreed to`.
fn said(lower: &str, signs: Signs) -> Option<(std::ops::Range<usize>, usize)> {
    for (word, sign) in [
        ("resolved", Signs::RESOLVED),
        ("agreed", Signs::AGREED),
        ("recommended", Signs::RECOMMENDED),
        ("decided", Signs::DECIDED),
    ] {
        if !signs.any(sign) {
            continue;
        }
        for (at, _) in lower.match_indices(word).take(20) {
            let before = lower[..at].trim_end();
            let after = lower[at + word.len()..].trim_start_matches([' ', ',']);
            if by_the_body(before, word) && says_what(before, after, word) {
                let behind = at + word.len();
                return Some((at..behind, behind + skip(&lower[behind..])));
            }
        }
    }
    None
}

/// The outcome of what is moved in the sentence.
fn moved(lower: &str, signs: Signs) -> Option<(std::ops::Range<usize>, usize)> {
    const OUTCOMES: [(&str, Signs); 13] = [
        ("carried", Signs::CARRIED),
        ("agreed", Signs::AGREED),
        ("approved", Signs::APPROVED),
        ("adopted", Signs::ADOPTED),
        ("confirmed", Signs::CONFIRMED),
        ("accepted", Signs::ACCEPTED),
        ("resolved", Signs::RESOLVED),
        ("elected", Signs::ELECTED),
        ("unanimous", Signs::UNANIMOUS),
        ("glacadh", Signs::MOTION),
        ("appointed", Signs::APPOINTED),
        ("passed", Signs::PASSED),
        ("all in favo", Signs::ALL_IN_FAVOUR),
    ];
    OUTCOMES.iter().filter(|(_, sign)| signs.any(*sign)).find_map(|(word, _)| {
        let at = last_place_of(lower, word).filter(|at| outcome_of(&lower[..*at]))?;
        Some((at..at + word.len(), lower.len()))
    })
}

/// True where the outcome stands behind the motion and is not what is moved (`that … be approved`).
fn outcome_of(before: &str) -> bool {
    let second = before
        .find("second")
        .or_else(|| before.find("cuidithe"))
        .or_else(|| before.find("motion by"))
        .or_else(|| before.find("moved by"));
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    second.is_some() && !matches!(last, "be" | "to" | "is" | "of" | "previously")
}

/// True where the body itself, or nobody named, is said to have decided.
fn by_the_body(before: &str, word: &str) -> bool {
    const ADVERBS: [&str; 12] = [
        "unanimously",
        "also",
        "further",
        "therefore",
        "then",
        "subsequently",
        "generally",
        "formally",
        "accordingly",
        "has",
        "have",
        "hereby",
    ];
    let mut words =
        before.rsplit(' ').filter(|w| !w.is_empty()).skip_while(|w| ADVERBS.contains(w));
    let Some(last) = words.next() else {
        return word != "recommended";
    };
    if matches!(last, "was" | "were" | "is") {
        return words.next().is_some_and(|it| it == "it" || it.ends_with(",it"));
    }
    word != "recommended" && (is_body(last) || last == "and" && before.contains("second"))
}

/// True for a word that names the body that meets, or its members.
pub(super) fn is_body(word: &str) -> bool {
    const BODIES: [&str; 21] = [
        "committee",
        "council",
        "panel",
        "board",
        "cabinet",
        "members",
        "councillors",
        "forum",
        "trustees",
        "governors",
        "directors",
        "meeting",
        "authority",
        "executive",
        "group",
        "sub-committee",
        "all",
        "partnership",
        "commission",
        "sub-group",
        "body",
    ];
    BODIES.contains(&word)
}

/// True where the words behind say what: `that …`, `to …`; or nothing stands behind at all.
fn says_what(before: &str, after: &str, word: &str) -> bool {
    const WHAT: [&str; 12] = [
        "that",
        "to ",
        "unanimously",
        "by ",
        "\"",
        "“",
        "'",
        "‘",
        ":",
        "the following",
        "as follows",
        "not to",
    ];
    let end = after.trim_matches(['.', ' ', ')']).is_empty();
    let alone = before.is_empty() || before == "unanimously";
    if word == "agreed" && after.starts_with("that ") && before.ends_with("all") {
        return true;
    }
    if word == "agreed" && agrees_to(after) {
        return true;
    }
    WHAT.iter().any(|what| after.starts_with(what))
        && !(alone && word == "agreed" && after.starts_with("by "))
        || end && (before.ends_with("was") || before.ends_with("unanimously") || alone)
        || before.ends_with("was unanimously")
}

/// `agreed the recommendations`, `agreed their report`: a thing that a body can agree to.
fn agrees_to(after: &str) -> bool {
    const THINGS: [&str; 20] = [
        "motion",
        "motions",
        "recommendation",
        "recommendations",
        "minute",
        "minutes",
        "report",
        "budget",
        "proposal",
        "proposals",
        "terms",
        "policy",
        "plan",
        "programme",
        "amendment",
        "accounts",
        "expenditure",
        "payment",
        "payments",
        "following",
    ];
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let article = words.next().is_some_and(|word| matches!(word, "the" | "a" | "its" | "this"));
    let mut near = words.take(3);
    article && near.any(|word| THINGS.contains(&word)) && !tells(after)
}

/// True where a clause goes on to say how something was.
fn tells(after: &str) -> bool {
    [" was ", " were ", " is ", " are ", " had ", " should "]
        .iter()
        .any(|verb| after.contains(verb))
}
