//! Text to the form in which names are compared: case, accents and punctuation gone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents; apostrophes dropped, other punctuation and white space to one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        text.bytes().for_each(|byte| push(&mut out, char::from(byte)));
    } else {
        let bare = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        bare.for_each(|c| push(&mut out, c));
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '\'' | '’' | '‘' | '`' | '´' | '\u{ad}' => {}
        c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
        c if c.is_alphanumeric() => out.push(c),
        _ if out.is_empty() || out.ends_with(' ') => {}
        _ => out.push(' '),
    }
}

/// Words that say what sort of council a council is, when they stand before `council`.
const SORTS: &[&str] = &[
    "borough",
    "city",
    "county",
    "district",
    "parish",
    "town",
    "community",
    "village",
    "unitary",
    "metropolitan",
    "regional",
    "shire",
    "islands",
    "combined",
];

/// A council's name for comparison: folded, without a leading `the`.
pub fn council_key(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").map(str::to_owned).unwrap_or(folded)
}

/// A committee's name for comparison, and the council that is part of it where there is one.
///
/// Case, punctuation, `the`, `&` and a council before or behind the name make no difference. A
/// name that is a council as a whole (`Little Marrow Parish Council`) stays whole.
pub fn committee_key(name: &str) -> (String, Option<String>) {
    let mut key = fold(&name.replace('&', " and "));
    for lead in ["the ", "meeting of the ", "meeting of ", "minutes of the ", "minutes of "] {
        if let Some(rest) = key.strip_prefix(lead) {
            key = rest.to_owned();
        }
    }
    let words: Vec<&str> = key.split(' ').collect();
    let Some(at) = council_end(&words) else {
        return (key, None);
    };
    if at + 1 == words.len() {
        // A council behind the name begins behind a dash, comma, bracket or "of".
        return match trailing_council(name) {
            Some((committee, council)) => (committee_key(committee).0, Some(council_key(council))),
            None => (key, None),
        };
    }
    let (council, committee) = words.split_at(at + 1);
    (committee.join(" "), Some(council.join(" ")))
}

/// True where a committee's name for comparison is that of a whole council.
pub fn is_council(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    council_end(&words).is_some_and(|end| end + 1 == words.len())
}

/// Where the first `<place> Borough Council` of a name ends.
fn council_end(words: &[&str]) -> Option<usize> {
    let ends = |three: &[&str]| three[2] == "council" && SORTS.contains(&three[1]);
    words.windows(3).position(ends).map(|at| at + 2)
}

/// Splits `Planning Committee - Harrowfen Borough Council`.
fn trailing_council(name: &str) -> Option<(&str, &str)> {
    let marks = [" - ", " – ", " — ", ", ", " (", " of the ", " of "];
    let cut = marks.iter().filter_map(|mark| Some((name.rfind(mark)?, mark.len()))).max()?;
    let (committee, council) =
        (name[..cut.0].trim(), name[cut.0 + cut.1..].trim_end_matches(')').trim());
    (!committee.is_empty()).then_some((committee, council))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_case_accents_and_punctuation() {
        assert_eq!(fold("  O’Brien-Née,  ZOË "), "obrien nee zoe");
        assert_eq!(fold("J. Ash"), "j ash");
    }

    #[test]
    fn a_committee_is_the_same_with_and_without_its_council() {
        let plain = "planning and licensing committee".to_owned();
        let council = Some("harrowfen borough council".to_owned());
        assert_eq!(committee_key("The PLANNING & Licensing Committee"), (plain.clone(), None));
        for name in [
            "Harrowfen Borough Council Planning and Licensing Committee",
            "Planning and Licensing Committee - Harrowfen Borough Council",
            "Planning & Licensing Committee of the Harrowfen Borough Council",
        ] {
            assert_eq!(committee_key(name), (plain.clone(), council.clone()), "{name}");
        }
        assert_eq!(
            committee_key("Little Marrow Parish Council"),
            ("little marrow parish council".to_owned(), None)
        );
    }
}
