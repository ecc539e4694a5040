//! Topics: in comes an item's title (or, without one, what its agenda text plainly names), out comes
//! its path from the general to the particular.
//!
//! Routine business goes under `Procedural`, by its usual words. Other titles are parted at ` - `
//! and `: `; numbers, years, file sizes and verbs such as `To consider` are dropped and capitals
//! made alike, so that the same matter at two meetings has one topic.

mod matters;
mod routine;

pub use routine::routine;

use std::borrow::Cow;

use super::capitals;
use super::markup::plain_length;
use super::words::{Words, has_figures};
use crate::spaced::spaced;

/// The topic of an item: of its title, or where it has none of the first line of its text.
pub fn topic(title: Option<&str>, text: &str) -> Vec<String> {
    match title {
        Some(title) => routine(title).unwrap_or_else(|| path(title)),
        None => named(text).and_then(routine).unwrap_or_default(),
    }
}

/// The first line of an untitled item where it plainly names routine business: `To elect …`, or a
/// short statement.
fn named(text: &str) -> Option<&str> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let names = line.starts_with("To ") || line.len() < 80;
    (names && line.len() < 700).then_some(line)
}

/// The path of a title that is no routine business.
fn path(title: &str) -> Vec<String> {
    let title = match title.contains('\t') {
        true => Cow::Owned(title.replace('\t', " ")),
        false => Cow::Borrowed(title),
    };
    if is_statement(&title) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    if !title.bytes().any(|byte| matches!(byte, b'-' | b':') || !byte.is_ascii()) {
        parts.extend(Some(tidy(&title)).filter(|part| is_part(part)));
        return parts;
    }
    for dashed in
        title.split(" - ").flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" — "))
    {
        for part in dashed.split(": ") {
            let part = tidy(part);
            if is_part(&part) && parts.len() < 3 {
                parts.push(part);
            }
        }
    }
    parts.dedup();
    parts
}

/// True for a text with more than one letter.
fn is_part(part: &str) -> bool {
    part.chars().filter(|c| c.is_alphabetic()).take(2).count() > 1
}

/// True for a title that is rather a sentence: it has a verb of the past and is long.
fn is_statement(title: &str) -> bool {
    // most titles are too short for a sentence
    let words = spaced(title).count();
    if words < 6 {
        return false;
    }
    const VERBS: &[&str] = &[
        " was ",
        " were ",
        " had ",
        " has been ",
        " have ",
        " stated ",
        " reported ",
        " said ",
        " noted ",
        " welcomed ",
        " thanked ",
        " left ",
        " considered ",
        " received ",
    ];
    static ANY: Words = Words::new(VERBS);
    words > 25 || words > 5 && ANY.are_in(title) && VERBS.iter().any(|verb| title.contains(verb))
}

/// One part of a title: furniture, numbers and leading verbs off, capitals alike.
fn tidy(part: &str) -> String {
    let mut text = part[..bracket(part)].trim();
    if names_pdf(text.as_bytes()) {
        for furniture in [" PDF ", " pdf ", " [PDF", " pdf icon"] {
            text = text.split(furniture).next().unwrap_or(text);
        }
    }
    let text = text
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '"' | '£' | '&'));
    let text = without_years(text);
    let mut text = text.as_ref();
    // the letters that all of them begin with
    if text.starts_with(['T', 't', 'U', 'u', 'C', 'c'])
        && let Some(verb) = LEADS.iter().find(|verb| begins(text, verb))
    {
        text = text[verb.len()..].trim_start();
    }
    if text.starts_with(['T', 't', 'A', 'a']) {
        let articles = ["the ", "a ", "an ", "any "];
        let article = articles.into_iter().find(|article| begins(text, article));
        text = &text[article.map_or(0, str::len)..];
    }
    capitals::title(first_signs(text).trim())
}

/// True where `pdf` stands in a text; hardly a letter is as rare as its last one.
fn names_pdf(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'f', b'F', text)
        .any(|last| last >= 2 && text[last - 2..last].eq_ignore_ascii_case(b"pd"))
}

/// The first signs of a text, as many as a part of a topic may have.
fn first_signs(text: &str) -> &str {
    const MOST: usize = 90;
    if text.len() <= MOST {
        return text;
    }
    &text[..text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at)]
}

/// True where a text begins with a lead, case ignored; most do not even with its first letter.
fn begins(text: &str, lead: &str) -> bool {
    let (text, lead) = (text.as_bytes(), lead.as_bytes());
    text.first().map(u8::to_ascii_lowercase) == lead.first().copied()
        && text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
}

/// Where a bracket opens behind a space, or the end.
fn bracket(part: &str) -> usize {
    let bytes = part.as_bytes();
    let mut brackets = memchr::memchr_iter(b'(', bytes).filter_map(|at| at.checked_sub(1));
    brackets.find(|before| bytes[*before] == b' ').unwrap_or(part.len())
}

/// What agendas put before the matter itself; the longer first.
const LEADS: [&str; 22] = [
    "to receive and consider ",
    "to consider and approve ",
    "to consider and agree ",
    "to discuss and agree ",
    "to receive an update on ",
    "to receive a report on ",
    "to receive ",
    "to consider ",
    "to discuss ",
    "to note ",
    "to agree ",
    "to approve ",
    "to review ",
    "to adopt ",
    "to finalise ",
    "to recommend ",
    "to resolve ",
    "to report ",
    "to ratify ",
    "to make ",
    "update on ",
    "consideration of ",
];

/// The text without years and what of dates stands at its end: `Annual Report 2018-19`.
fn without_years(text: &str) -> Cow<'_, str> {
    if plain_length(text) == text.len() && !has_figures(text) {
        return Cow::Borrowed(without_end(text));
    }
    let mut kept = String::with_capacity(text.len());
    for word in text.split_whitespace().filter(|word| !is_year(word)) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept.truncate(without_end(&kept).len());
    Cow::Owned(kept)
}

/// True for `2018`, `(2018-19)`, `2018/2019,`.
fn is_year(word: &str) -> bool {
    if !has_figures(word) {
        return false;
    }
    let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
    let digits = bare.len() >= 4 && bare.bytes().all(|b| b.is_ascii_digit() || b"-/".contains(&b));
    digits
        && (bare.starts_with("19") || bare.starts_with("20"))
        && bare.len() <= 9
        && word.len() <= 11
}

/// The text without what stood before a year at its end.
fn without_end(mut text: &str) -> &str {
    for end in [" for", " of", " in", " -", " –", ",", " to"] {
        text = text.strip_suffix(end).unwrap_or(text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(title: &str) -> String {
        topic(Some(title), "").join(" > ")
    }

    #[test]
    fn the_same_matter_has_one_topic() {
        for (title, expected) in [
            ("CHILDREN AND FAMILIES - PERFORMANCE", "Children and Families > Performance"),
            (
                "Children and Families - Performance PDF 308 KB",
                "Children and Families > Performance",
            ),
            ("Annual Safeguarding Report 2018-19", "Annual Safeguarding Report"),
            ("To consider the bus shelter", "Bus Shelter"),
            ("Highways: Potholes in Mill Lane", "Highways > Potholes in Mill Lane"),
            ("SEND and NHS Update", "SEND and NHS Update"),
        ] {
            assert_eq!(shown(title), expected, "{title}");
        }
    }

    #[test]
    fn matters_of_their_own_and_statements() {
        assert_eq!(shown("School Exclusions"), "School Exclusions");
        assert_eq!(shown("Public Participation Strategy"), "Public Participation Strategy");
        assert_eq!(shown("The Convenor was pleased to say that the road had reopened"), "");
    }

    #[test]
    fn an_untitled_item_is_named_by_its_agenda_text() {
        let named = |text| topic(None, text).join(" > ");
        assert_eq!(
            named("\nTo elect the Vice Chair for the year.\n"),
            "Procedural > Election of vice-chair"
        );
        assert_eq!(named("Report of the Director on performance."), "");
    }
}
