//! Councils and the like within a body's name: in comes a name, out come the authority and the body
//! that meets for it (`City of Marrow Zoning Board`, `Planning Committee of Marrow District Council`).

use super::super::words::{is_in, place_of};
use super::names::{is_generic, is_noun, names_committee};

/// What municipalities call themselves before `of`.
const MUNICIPALITIES: [&str; 22] = [
    "city",
    "town",
    "township",
    "village",
    "county",
    "borough",
    "shire",
    "district",
    "municipality",
    "regional district",
    "school district",
    "regional municipality",
    "rural municipality",
    "metropolitan borough",
    "royal borough",
    "london borough",
    "charter township",
    "corporation",
    "hamlet",
    "parish",
    "city and county",
    "united counties",
];

/// How the bodies of a municipality begin their names behind its own.
const OWN_BODIES: [&str; 20] = [
    " city council",
    " town council",
    " township council",
    " village council",
    " county council",
    " borough council",
    " common council",
    " city commission",
    " county commission",
    " town board",
    " township board",
    " village board",
    " select board",
    " selectboard",
    " school board",
    " board of ",
    " planning ",
    " zoning ",
    " committee of ",
    " finance ",
];

/// Words that end the name of an authority which has committees of its own.
const ENDS: [&str; 16] = [
    "council",
    "councils",
    "comhairle",
    "municipality",
    "township",
    "school district",
    "regional district",
    "combined authority",
    "national park authority",
    "fire authority",
    "rescue authority",
    "pension authority",
    "transport authority",
    "waste authority",
    "broads authority",
    "health authority",
];

/// Words that end the name of a body which may have committees of its own, or meet itself.
const PARENTS: [&str; 13] = [
    "authority",
    "authorities",
    "trust",
    "association",
    "federation",
    "corporation",
    "society",
    "partnership",
    "school",
    "academy",
    "college",
    "union",
    "commissioning group",
];

fn ends_with_word(lower: &str, word: &str) -> bool {
    lower.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}

/// `City of …`, `Regional District of …`: the length of that beginning.
fn municipal(lower: &str) -> Option<usize> {
    let before = ["the ", "incorporated "].iter().find(|word| lower.starts_with(**word));
    let from = before.map_or(0, |word| word.len());
    let head = MUNICIPALITIES.iter().find(|head| {
        lower[from..].strip_prefix(**head).is_some_and(|rest| rest.starts_with(" of "))
    })?;
    Some(from + head.len() + " of ".len())
}

/// `Marrow No. 44`, `Marrow School District #7` without the number.
pub(super) fn numbered(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let cut = ["No.", "NO.", "No", "#"].iter().find_map(|no| bare.strip_suffix(no));
    cut.filter(|_| bare.len() < name.len()).map_or(name, str::trim_end)
}

/// Small words within the names of places.
const SMALL: [&str; 10] = ["the", "and", "of", "de", "la", "on", "upon", "in", "under", "le"];

/// True for the name of a municipality and nothing else: `Town of Marrow`.
pub(super) fn is_municipality(name: &str) -> bool {
    let lower = name.to_lowercase();
    let Some(rest) = municipal(&lower).and_then(|from| name.get(from..)) else { return false };
    let rest = numbered(rest);
    let words = rest.split(' ').count();
    let proper = |word: &str| word.starts_with(char::is_uppercase) || SMALL.contains(&word);
    words <= 5
        && rest.split([' ', '-']).filter(|word| !word.is_empty()).all(proper)
        && !rest.ends_with(['.', '!', '?'])
        && !rest.contains([':', '@', '/'])
        && !names_committee(&lower)
        && !["culture", "year", "origin"].iter().any(|end| ends_with_word(&lower, end))
}

/// True for the name of a council, of a municipality, or of another authority that has committees.
pub(super) fn is_authority(name: &str) -> bool {
    let lower = numbered(name).to_lowercase();
    is_municipality(name)
        || ENDS.iter().any(|end| ends_with_word(&lower, end))
        || lower.starts_with("comhairle ")
        || lower.starts_with("cyngor ")
}

/// True where a body may be the parent of another that stands in the same head.
pub(super) fn is_parent(name: &str) -> bool {
    let lower = name.to_lowercase();
    is_authority(name) || PARENTS.iter().any(|end| ends_with_word(&lower, end))
}

/// The authority and the body in one name; the name itself as the one or the other where it holds
/// only one.
pub(super) fn part(name: &str) -> (Option<String>, Option<String>) {
    let lower = name.to_lowercase();
    if lower.len() != name.len() {
        return (None, Some(name.to_owned()));
    }
    if let Some(at) = place_of(&lower, "corporation of the ") {
        let rest = &name[at + "corporation of the ".len()..];
        if municipal(&lower[at + "corporation of the ".len()..]).is_some() {
            return (Some(rest.to_owned()), None);
        }
    }
    behind_of(name, &lower)
        .or_else(|| behind_municipality(name, &lower))
        .or_else(|| behind_council(name, &lower))
        .unwrap_or_else(|| whole(name, &lower))
}

/// `Planning Committee of Marrow District Council`, `City Council of the City of Marrow`. The
/// `Council of the City of Marrow` keeps its whole name.
fn behind_of(name: &str, lower: &str) -> Option<(Option<String>, Option<String>)> {
    if !is_in(lower, " of ") {
        return None;
    }
    lower.rmatch_indices(" of ").find_map(|(at, of)| {
        let (head, rest) = (&name[..at], &name[at + of.len()..]);
        let rest = rest.strip_prefix("the ").or_else(|| rest.strip_prefix("THE ")).unwrap_or(rest);
        let small = head.to_lowercase();
        let bare = small == "council" || small == "full council";
        let body = bare
            || small.ends_with(" council") && is_generic(head)
            || small.ends_with(" meeting") && is_authority(rest)
            || is_committee(&small);
        if !body || !is_authority(rest) || bare && is_generic(rest) {
            return None;
        }
        if rest.split(' ').filter(|word| !word.eq_ignore_ascii_case("named")).all(is_generic) {
            return Some((None, Some(head.to_owned())));
        }
        let council = Some(rest.to_owned());
        match bare {
            true if ends_with_word(&rest.to_lowercase(), "council") => Some((council, None)),
            true => Some((council, Some(name.to_owned()))),
            false => Some((council, Some(head.to_owned()))),
        }
    })
}

/// True for a name that ends in a word of a body that is no council.
fn is_committee(lower: &str) -> bool {
    let last = lower.rsplit(' ').next().unwrap_or(lower);
    names_committee(last.trim_end_matches('s')) || names_committee(last)
}

/// `City of Marrow Zoning Board of Appeals`.
fn behind_municipality(name: &str, lower: &str) -> Option<(Option<String>, Option<String>)> {
    let from = municipal(lower)?;
    let at = OWN_BODIES.iter().filter_map(|own| lower[from..].find(own)).min()? + from;
    let body = name[at + 1..].to_owned();
    (at > from && !is_generic(&name[..at])).then(|| (Some(name[..at].to_owned()), Some(body)))
}

/// `Southmere City Council's Planning Committee`, `Southmere City Council - Planning Committee`.
fn behind_council(name: &str, lower: &str) -> Option<(Option<String>, Option<String>)> {
    let first = place_of(lower, " council")?;
    [" council's ", " council’s ", " council ", " council - ", " council – ", " council, "]
        .iter()
        .find_map(|mark| {
            let at = first + place_of(&lower[first..], mark)?;
            let rest = name[at + mark.len()..].trim_start_matches(['-', '–', ' ']);
            let alone = is_noun(rest) || matches!(rest.to_lowercase().as_str(), "group" | "trust");
            let body = names_committee(&rest.to_lowercase())
                && rest.starts_with(char::is_uppercase)
                && !alone;
            body.then(|| (Some(name[..at + " council".len()].to_owned()), Some(rest.to_owned())))
        })
}

fn whole(name: &str, lower: &str) -> (Option<String>, Option<String>) {
    let own = Some(name.to_owned());
    let bare = matches!(lower, "council" | "full council" | "the council");
    let lower = numbered(name).to_lowercase();
    let lower = lower.as_str();
    let here = matches!(lower, "city council" | "common council" | "county council");
    let council = ends_with_word(lower, "council")
        || ends_with_word(lower, "councils")
        || ends_with_word(lower, "municipality")
        || ends_with_word(lower, "township")
        || ends_with_word(lower, "school district")
        || ends_with_word(lower, "regional district")
        || lower.starts_with("comhairle ")
        || is_municipality(name);
    if council && !bare && !here && !is_generic(name) { (own, None) } else { (None, own) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authority_and_body_are_parted() {
        for (name, council, body) in [
            ("City of Marrow Zoning Board of Appeals", "City of Marrow", "Zoning Board of Appeals"),
            ("City of South Marrow City Council", "City of South Marrow", "City Council"),
            ("City Council of the City of Marrow", "City of Marrow", "City Council"),
            ("Council of the City of Marrow", "City of Marrow", "Council of the City of Marrow"),
            ("Council of the Marrow District Council", "Marrow District Council", ""),
            (
                "Planning Committee of Marrow District Council",
                "Marrow District Council",
                "Planning Committee",
            ),
            (
                "Annual Parish Meeting of Little Marrow",
                "",
                "Annual Parish Meeting of Little Marrow",
            ),
            ("Parks Committee of the above named Council", "", "Parks Committee"),
            ("Municipality of the County of Marrow", "Municipality of the County of Marrow", ""),
            (
                "Board of Trustees of the Village of Marrow-on-Sea, NY",
                "Village of Marrow-on-Sea, NY",
                "Board of Trustees",
            ),
            ("Marrow School District No. 193", "Marrow School District No. 193", ""),
            ("School District of Marrow", "School District of Marrow", ""),
            (
                "Board of Directors of the Marrow Regional District",
                "Marrow Regional District",
                "Board of Directors",
            ),
            ("Marrow County Council's Audit Panel", "Marrow County Council", "Audit Panel"),
            (
                "Regional District of Marrow Board of Directors",
                "Regional District of Marrow",
                "Board of Directors",
            ),
            ("Corporation of the Township of Marrow", "Township of Marrow", ""),
            ("Shire of Marrow", "Shire of Marrow", ""),
            ("Harrow and Saltwick Councils", "Harrow and Saltwick Councils", ""),
            ("City of Marrow Council", "City of Marrow Council", ""),
            ("West Marrow Community Council Forum", "", "West Marrow Community Council Forum"),
            ("City Council", "", "City Council"),
            ("Town Council", "", "Town Council"),
            ("Council", "", "Council"),
            ("Municipal District of West Marrow", "", "Municipal District of West Marrow"),
            ("Board of Trustees of Marrow Hall", "", "Board of Trustees of Marrow Hall"),
        ] {
            let kept = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            assert_eq!(part(name), (kept(council), kept(body)), "{name}");
        }
    }
}
