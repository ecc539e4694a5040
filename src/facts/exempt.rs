//! Exempt business: in come the parts of a meeting, out comes for each whether the public was or is
//! to be excluded for it.
//!
//! A resolution to exclude the press and public covers the item, the items it names, the following
//! item, or all that follow until the public is let in again. A part that calls itself confidential
//! or restricted is exempt of itself. The item that takes the resolution is public.

use super::Sitting;
use super::topic;
use super::words::Words;
use crate::cues::Cue;
use crate::item::Part;
use crate::segment::Section;

/// What an exclusion covers.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Covers {
    Items(Vec<String>),
    This,
    Following,
    Rest,
}

/// For each part whether it is exempt.
pub fn exempt(sitting: &Sitting) -> Vec<bool> {
    let sections = sitting.sections;
    let mut found: Vec<bool> = sections.iter().map(|section| says_so(sitting, section)).collect();
    let mut rest = false;
    for (at, section) in sections.iter().enumerate() {
        if section.part != Part::Item {
            continue;
        }
        rest = rest && !readmits(sitting, section);
        found[at] |= rest;
        match exclusion(sitting, section) {
            Some(Covers::This) => found[at] = true,
            Some(Covers::Rest) => rest = true,
            Some(Covers::Following) => mark_next(sections, at, &mut found),
            Some(Covers::Items(numbers)) => mark_numbers(sections, &numbers, &mut found),
            None => {}
        }
    }
    mark_reports(sections, &mut found);
    found
}

fn mark_next(sections: &[Section], at: usize, found: &mut [bool]) {
    let next = sections[at + 1..].iter().position(|section| section.part == Part::Item);
    if let Some(next) = next {
        found[at + 1 + next] = true;
    }
}

fn mark_numbers(sections: &[Section], numbers: &[String], found: &mut [bool]) {
    for (section, exempt) in sections.iter().zip(found) {
        *exempt |= section.number.as_ref().is_some_and(|number| numbers.contains(number));
    }
}

/// An item is exempt where the paper behind it, of the same number, is wholly so, and the paper
/// where the item is.
fn mark_reports(sections: &[Section], found: &mut [bool]) {
    let mut numbers: Vec<String> = Vec::new();
    for (section, exempt) in sections.iter().zip(found.iter()) {
        if *exempt && let Some(number) = &section.number {
            numbers.push(number.clone());
        }
    }
    if sections.iter().any(|section| section.part == Part::Report) {
        mark_numbers(sections, &numbers, found);
    }
}

/// True where a part's title or a line of its own calls it confidential.
fn says_so(sitting: &Sitting, section: &Section) -> bool {
    static TITLES: Words = Words::new(&[
        "exempt",
        "confidential",
        "restricted",
        "not for publication",
        "in private",
        "in camera",
        "private session",
        "closed session",
        "in committee",
    ]);
    let title = section.title.as_deref().unwrap_or_default();
    if title.len() < 300 && TITLES.are_in(title) && topic::routine(title).is_none() {
        return !holds_nothing(sitting, section);
    }
    let rows = sitting.rows_of(section);
    rows.iter().filter(|row| row.has(Cue::Exempt)).any(|row| {
        let line = row.trimmed().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        line.len() < 70
            && [
                "document is confidential",
                "confidential",
                "not for publication",
                "restricted enclosure",
                "exempt information",
                "exempt report",
                "restricted",
            ]
            .iter()
            .any(|word| line == *word || line.starts_with("not for publication"))
    })
}

/// True where the text behind the title only says that there was nothing: `None`.
fn holds_nothing(sitting: &Sitting, section: &Section) -> bool {
    let rows = sitting.rows_of(section);
    let end = rows.last().map_or(section.body, |row| row.start + row.text.len() as u32);
    let body = sitting.rows.text.get(section.body as usize..end as usize).unwrap_or_default();
    let body = body.trim_matches(|c: char| !c.is_alphanumeric());
    body.len() < 40
        && ["none", "nil", "no items", "there were none", "not applicable", "n/a"]
            .iter()
            .any(|word| body.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word)))
}

/// What an item says of excluding the public.
fn exclusion(sitting: &Sitting, section: &Section) -> Option<Covers> {
    let rows = sitting.rows_of(section);
    let at = rows.iter().position(|row| row.has(Cue::Exempt) && mentions_public(row.text))?;
    let mut text = String::new();
    for row in rows.iter().skip(at).take(12) {
        if text.len() > 3000 || !text.is_empty() && row.is_blank() && text.len() > 200 {
            break;
        }
        text.push_str(row.text.get(..row.text.len().min(3000)).unwrap_or_default());
        text.push(' ');
    }
    let lower = text.to_lowercase();
    let excluded = [
        "be excluded",
        "were excluded",
        "was excluded",
        "exclude the",
        "exclusion of",
        "to exclude",
    ];
    if !excluded.iter().any(|word| lower.contains(word)) || lower.contains("not be excluded") {
        return None;
    }
    Some(covers(&lower, section))
}

fn mentions_public(text: &str) -> bool {
    let near = text.get(..text.len().min(3000)).unwrap_or(text);
    ["public", "Public", "PUBLIC", "press", "Press"].iter().any(|word| near.contains(word))
}

fn covers(lower: &str, section: &Section) -> Covers {
    let numbers = numbers_named(lower);
    if !numbers.is_empty() {
        return Covers::Items(numbers);
    }
    let following = lower
        .find("following item")
        .or_else(|| lower.find("following agenda item"))
        .or_else(|| lower.find("next item"));
    if let Some(at) = following {
        let word = lower[at..].find("item").map_or("", |item| &lower[at + item + 4..]);
        let many = word.starts_with('s') && !word.starts_with("s of the agenda to");
        return if many { Covers::Rest } else { Covers::Following };
    }
    let own = topic::routine(section.title.as_deref().unwrap_or_default());
    let routine =
        own.is_some_and(|path| path.last().is_some_and(|name| name.starts_with("Exclusion")));
    if routine || section.title.is_none() { Covers::Rest } else { Covers::This }
}

/// The numbers behind `item` or `items`: `agenda items 9, 10 and 11`.
fn numbers_named(lower: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for lead in [
        "agenda item ",
        "agenda items ",
        "item no. ",
        "item number ",
        "item nos. ",
        " items ",
        " item ",
    ] {
        let Some(at) = lower.find(lead) else { continue };
        for word in
            lower[at + lead.len()..].split([' ', ',']).filter(|word| !word.is_empty()).take(12)
        {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if bare.len() <= 6 && bare.starts_with(|c: char| c.is_ascii_digit()) {
                numbers.push(bare.to_owned());
            } else if !matches!(bare, "and" | "&" | "to" | "no" | "nos") {
                break;
            }
        }
        if !numbers.is_empty() {
            break;
        }
    }
    numbers
}

/// True where the public is let in again.
fn readmits(sitting: &Sitting, section: &Section) -> bool {
    let first = sitting.rows_of(section).iter().find(|row| !row.is_blank());
    first.is_some_and(|row| {
        static AGAIN: Words = Words::new(&[
            "readmitted",
            "re-admitted",
            "public session resumed",
            "part 1",
            "part i -",
            "open session",
        ]);
        let end = row.text.char_indices().nth(200).map_or(row.text.len(), |(at, _)| at);
        AGAIN.are_in(&row.text[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::sections;
    use super::*;

    #[test]
    fn what_an_exclusion_covers() {
        for (items, expected) in [
            (
                vec![
                    "1. Bins\nAgreed.",
                    "2. Exclusion of the press and public\nRESOLVED that the press and public be excluded for the following item.",
                    "3. Land",
                    "4. Roads",
                ],
                "..x.",
            ),
            (
                vec![
                    "1. Bins",
                    "2. Exclusion of the press and public\nRESOLVED that the public be excluded.",
                    "3. Land",
                    "4. Roads",
                ],
                "..xx",
            ),
            (
                vec![
                    "1. Bins",
                    "2. Exclusion of the press and public\nThat the public be excluded for items 4 and 5.",
                    "3. Land",
                    "4. Roads",
                    "5. Staff",
                ],
                "...xx",
            ),
            (
                vec![
                    "1. Land sale\nRESOLVED that the public be excluded while this is discussed.",
                    "2. Roads",
                ],
                "x.",
            ),
            (vec!["1. Bins", "2. Land (Exempt)", "3. Roads"], ".x."),
            (
                vec![
                    "1. Bins",
                    "2. Land\nNot for publication by virtue of paragraph 3",
                    "3. Roads",
                ],
                ".x.",
            ),
            (
                vec![
                    "1. School Exclusions\nThe public were told of exclusion figures.",
                    "2. Roads",
                ],
                "..",
            ),
        ] {
            let found = sections(&items, exempt);
            let shown: String =
                found.iter().map(|exempt| if *exempt { 'x' } else { '.' }).collect();
            assert_eq!(shown, expected, "{items:?}");
        }
    }
}
