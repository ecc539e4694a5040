//! Movers and seconders: in comes the text about a decision, out comes who moved it and who seconded
//! it, each name as printed.

use super::decisions::sentences::is_short_form;
use super::words::Words;

/// What stands in every word that leads to a mover; no two can overlap.
static MOVER_ROOTS: Words = Words::new(&["propos", "moved", "mover", "motion", "moladh"]);

/// What stands in every word that leads to a seconder; no two can overlap.
static SECONDER_ROOTS: Words = Words::new(&["second", "2nd by", "cuidithe"]);

/// Who moved it and who seconded it, as printed; `lower` is the text in small ASCII letters.
pub fn movers(text: &str, lower: &str) -> (Option<String>, Option<String>) {
    match pair(text, lower) {
        Some((mover, seconder)) => (Some(mover), Some(seconder)),
        None => (mover(text, lower), seconder(text, lower)),
    }
}

/// Who moved it, where one is named alone.
fn mover(text: &str, lower: &str) -> Option<String> {
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
    let acted = || {
        [" proposed", " moved", " made a motion", " made the motion"]
            .iter()
            .find_map(|verb| before_verb(text, verb))
    };
    named(text, lower, &MOVER_ROOTS, &LEADS).or_else(acted)
}

/// Who seconded it, where one is named alone.
fn seconder(text: &str, lower: &str) -> Option<String> {
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
    named(text, lower, &SECONDER_ROOTS, &LEADS).or_else(|| before_verb(text, " seconded"))
}

/// `(Cr Ash / Cr Beech)` behind `Resolved`, `Motion by Ash/Beech`, `On the motion of Councillors A Ash
/// and B Beech`: who moved and who seconded.
fn pair(text: &str, lower: &str) -> Option<(String, String)> {
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
    LEADS.all_in_small(lower).take(8).find_map(|(start, end, _)| {
        let rest = text.get(end..)?;
        let stop = rest.find([')', '.', ',', ';', ':']).unwrap_or(rest.len()).min(90);
        let names = rest.get(..stop)?;
        let joint = if lower[start..end].contains(" of ") { " and " } else { "/" };
        let (mover, seconder) = names.split_once(joint)?;
        Some((name_at(mover)?, name_at(seconder)?))
    })
}

/// The name behind one of some words, the earlier in the list first; each has its root as many
/// bytes behind its beginning as stand beside it. One pass finds the roots, so that only what
/// stands around them is compared.
fn named<const N: usize>(
    text: &str,
    lower: &str,
    roots: &Words,
    leads: &[(&str, usize); N],
) -> Option<String> {
    let mut ends: [Option<usize>; N] = [None; N];
    for (root, _, _) in roots.all_in_small(lower) {
        for ((lead, before), end) in leads.iter().zip(&mut ends) {
            if let (None, Some(from)) = (&end, root.checked_sub(*before)) {
                let to = from + lead.len();
                let same = lower.as_bytes().get(from..to);
                // Within a sentence `moved` stands before what was moved.
                let begins = *lead != "moved" || begins_clause(&text[..from]);
                *end = same.filter(|same| begins && *same == lead.as_bytes()).map(|_| to);
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

/// The name at the beginning of a text: words with capitals, to the first stop.
fn name_at(text: &str) -> Option<String> {
    let mut name = String::new();
    for word in text.split_whitespace().take(7) {
        let bare = word.trim_start_matches(['(', '"', '“', ':']);
        let stripped = bare.trim_end_matches([',', ';', ')', ':', '"', '”']);
        let stop = stripped.len() < bare.len();
        let full_stop = stripped.ends_with('.') && !is_short_form(stripped);
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

#[cfg(test)]
mod tests {
    use super::*;

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
            let (mover, seconder) = movers(text, &text.to_ascii_lowercase());
            assert_eq!(mover.as_deref(), Some(by), "{text}");
            assert_eq!(seconder.as_deref(), Some(second), "{text}");
        }
    }
}
