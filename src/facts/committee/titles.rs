//! Bodies named in labels, page headings, title lines and by their offices.

use super::super::capitals;
use super::super::date;
use super::super::front::Front;
use super::super::words::Words;
use super::authorities::{is_authority, is_municipality};
use super::names::{
    is_body_line, is_fields, is_generic, is_noun, is_sort_of_body, may_name_body, names_body,
};
use super::print::{is_name, trim};
use super::{Rank, floor};

/// The body in a labelled value: `Finance`, `07/03/2022 - Planning Committee (Item 73)`; where the
/// label is not plain, a value that has a body's word.
pub(super) fn label(value: &str, plain: bool) -> Option<String> {
    let value = match date::find(&value[..floor(value, value.len().min(400))]).first() {
        Some(date) if date.start == 0 => {
            let rest = value[date.end..].trim_start_matches(['-', '–', ' ', ',']);
            rest.strip_prefix("by ").unwrap_or(rest).split('(').next()?
        }
        Some(date) => &value[..date.start],
        None => value,
    };
    let whole = plain && !lists_people(value);
    trim(value).filter(|name| is_name(name, 12) && (whole || names_body(name)))
}

/// `Panel: Professor Ash (Chairman), Ms B Bell`: a label that begins a list of members.
fn lists_people(value: &str) -> bool {
    const TITLES: [&str; 12] = [
        "Professor",
        "Prof",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Sir",
        "Cllr",
        "Councillor",
        "Councillors",
        "Cllrs",
    ];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    value.contains(", ") && !value.contains(" and ") && !value.contains(" & ")
        || value.contains("(Chair")
        || value.split_whitespace().take(20).map(bare).any(|word| {
            TITLES.contains(&word.as_str())
                || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
        })
}

/// The council in a labelled value: a council's or a municipality's name.
pub(super) fn council_label(value: &str) -> Option<String> {
    trim(value).filter(|name| is_authority(name) && is_name(name, 12))
}

/// `Body - Thursday, 17th June, 2021 5.30 pm`, with or without `Agenda and minutes - ` before it.
pub(super) fn page_heading(front: &Front, at: usize) -> Option<String> {
    let line = front.lines[at];
    let dates = front.dates_in(line.start, line.end);
    let date = dates.iter().find(|date| date.weekday.is_some())?;
    let before = front.text[line.start..date.start].trim_end();
    let name = before.strip_suffix(['-', '–'])?.trim_end();
    let mut name = name;
    for head in [
        "Agenda and draft minutes",
        "Agenda and minutes",
        "Draft minutes",
        "Agenda",
        "Minutes",
        "Printed minutes",
        "Meeting attendance",
        "Decisions",
    ] {
        name = name
            .strip_prefix(head)
            .map_or(name, |rest| rest.trim_start_matches([' ', '-', '–', ':']));
    }
    let last = name.rsplit(", ").next().unwrap_or(name);
    let own = last.split(' ').count() > 2
        && names_body(last)
        && !["and", "&"].iter().any(|and| last.split(' ').any(|word| word == *and));
    trim(if own { last } else { name }).filter(|name| is_name(name, 16))
}

/// `X Minutes Thursday …`, `X – Extraordinary Meeting`, `2016-11-24 X Meeting`.
pub(super) fn before_minutes(line: &str, found: &mut Vec<(Rank, String)>) {
    static WORDS: Words = Words::new(&[
        "minutes", "meeting", "agenda", "a.g.m", "agm", " met on", " met at", " held ",
    ]);
    let label = ["title:", "Title:", "TITLE:", "Subject:", "SUBJECT:"];
    let line = label.iter().find_map(|label| line.strip_prefix(label)).unwrap_or(line).trim_start();
    if !WORDS.are_in(line) {
        return;
    }
    let start = match date::find(&line[..floor(line, line.len().min(60))]).first() {
        Some(date) if line[..date.start].trim_matches([' ', '"']).is_empty() => date.end,
        _ => 0,
    };
    let line =
        line[start..].trim_start_matches(|c: char| c.is_ascii_digit() || " .,:-–\"".contains(c));
    let Some((end, _, _)) = WORDS.all_in(line).next() else { return };
    if end == 0 || end > 110 || line.starts_with(char::is_lowercase) {
        return;
    }
    let before = line[..end].trim_end();
    // `Mayor Ash called the meeting to order`: what was done, and no title.
    if before.ends_with(" the") || before.matches('(').count() > before.matches(')').count() {
        return;
    }
    let first = before.split(" – ").next().unwrap_or(before).split(" - ").next().unwrap_or(before);
    let before = if names_body(first) { first } else { before };
    if let Some(name) = trim(before).filter(|name| is_name(name, 10)) {
        let whole = names_body(&name) && !is_generic(&name) || is_fields(&name);
        let rank = if whole { Rank::Line } else { Rank::Before };
        found.push((rank, name));
    }
}

/// A line (or two, where a name is wrapped) that is a body's name and nothing else.
pub(super) fn own_line(front: &Front, at: usize, found: &mut Vec<(Rank, String)>) {
    const ADDRESSED: [&str; 5] = [
        "To: Members of the ",
        "Members of the ",
        "To all Members of the ",
        "To: All Members of the ",
        "To: The Members of the ",
    ];
    let text = front.line(&front.lines[at]);
    if text.starts_with(['-', '•', '·', '–', '○']) {
        return;
    }
    if let Some(rest) = ADDRESSED.iter().find_map(|lead| text.strip_prefix(lead)) {
        let name = trim(rest).filter(|name| is_body_line(name));
        found.extend(name.map(|name| (Rank::Addressed, name)));
        return;
    }
    let line = front.lines[at];
    if !may_name_body(&front.flat[line.start..line.end]) {
        return;
    }
    let text = match front.dates_in(line.start + 4, line.end).first() {
        Some(date) => front.text[line.start..date.start].trim_end(),
        None => text,
    };
    if !text.bytes().any(|byte| matches!(byte, b'\t' | b'-') || !byte.is_ascii()) {
        own_cell(front, at, text, found);
        return;
    }
    text.split('\t')
        .flat_map(|cell| cell.split(" – "))
        .flat_map(|cell| cell.split(" - "))
        .take(6)
        .all(|cell| own_cell(front, at, cell, found));
}

/// A part of a line that is a body's name and nothing else; true where the next part may be one.
fn own_cell(front: &Front, at: usize, whole: &str, found: &mut Vec<(Rank, String)>) -> bool {
    let cell = ["Title: ", "Subject: "].iter().find_map(|label| whole.strip_prefix(label));
    let cell = cell.unwrap_or(whole);
    let Some(name) = trim(cell) else { return true };
    if is_body_line(&name) || is_noun(&name) || is_municipality(&name) {
        let name = wrapped(front, at, name);
        let short = ["SPC", "JPC", "LCDC", "F&GP"].iter().any(|end| name.ends_with(end));
        let rank = if is_generic(&name) || short { Rank::Before } else { Rank::Line };
        if !is_noun(&name) {
            found.push((rank, name));
        }
        return true;
    }
    cell.starts_with(|c: char| c.is_uppercase()) && letterhead(cell, found)
}

/// `Little Marrow Parish Council, The Old School, …`; true where it is one or may go on to one.
fn letterhead(cell: &str, found: &mut Vec<(Rank, String)>) -> bool {
    if let Some((first, _)) = cell.split_once(", ")
        && first.to_lowercase().ends_with(" council")
        && !is_generic(first)
        && is_body_line(first)
    {
        found.push((Rank::Before, first.to_owned()));
    }
    !["Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor"]
        .iter()
        .any(|title| cell.strip_prefix(title).is_some_and(|rest| rest.starts_with(' ')))
}

/// `HARROWFEN` above `COMMUNITY COUNCIL`: a name that begins on the line before.
fn wrapped(front: &Front, at: usize, name: String) -> String {
    let close = front.lines.get(at).is_some_and(|line| !line.after_blank);
    let end = is_noun(&name)
        || is_generic(&name) && name.contains(' ')
        || close && is_sort_of_body(&name);
    let above = at.checked_sub(1).and_then(|above| front.lines.get(above));
    match above.map(|line| front.line(line)) {
        Some(above)
            if end
                && above.len() < 70
                && is_name(above, 7)
                && !names_body(above)
                && !is_authority(above)
                && capitals::shouts(above) == capitals::shouts(&name) =>
        {
            format!("{above} {name}")
        }
        _ => name,
    }
}

/// The line above a line that is the date: the last hope of a title without any body's word.
pub(super) fn above_date(front: &Front, date: Option<(usize, usize)>) -> Option<String> {
    const OUT: [&str; 16] = [
        "minutes", "meeting", "agenda", "draft", "road", "street", "hall", "room", "item", "venue",
        "summons", "notice", "page", "clerk", "dear", "www",
    ];
    let at = front.line_at(date?.0);
    let row = front.lines.get(at)?;
    let alone = front.text[row.start..date?.0].trim().len() < 4
        && !front.text[date?.1.min(row.end)..row.end].starts_with(" - ");
    if !alone || at > 10 || !front.title.contains(&row.start) {
        return None;
    }
    let name = trim(front.line(front.lines.get(at.checked_sub(1)?)?))?;
    let lower = name.to_lowercase();
    let words = name.split(' ').count();
    let big = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    (is_name(&name, 9)
        && words > 1
        && big * 2 >= words
        && !OUT.iter().any(|out| lower.contains(out)))
    .then_some(name)
}

/// `elected Chair of the Fire and Rescue Authority`: a body named by the office in it.
pub(super) fn by_office(text: &str) -> Option<String> {
    static OFFICES: Words = Words::new(&[
        "Chair of the ",
        "Chairman of the ",
        "Vice-Chair of the ",
        "Vice-Chairman of the ",
        "Chairperson of the ",
        "Vice Chair of the ",
    ]);
    OFFICES.all_in(text).find_map(|(_, from, _)| {
        let rest = &text[from..floor(text, (from + 120).min(text.len()))];
        let end = [" for ", ".", ",", ";", " be ", " until ", "\n\n"]
            .iter()
            .filter_map(|stop| rest.find(stop))
            .min()?;
        let name = rest[..end].replace('\n', " ");
        let words: Vec<&str> = name.split(' ').collect();
        let big = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
        (words.len() > 1 && big > 1 && is_body_line(&name)).then_some(name)
    })
}
