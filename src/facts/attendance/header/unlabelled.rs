//! A list without a label: in come the lists of a meeting, and if none of them holds those present,
//! one more is looked for above the apologies.

use super::{FIRST_ROWS, Read, is_there, names_of};
use crate::facts::Sitting;
use crate::facts::attendance::blocks::{self, Block};
use crate::facts::attendance::details;
use crate::facts::attendance::labels::{self, Group};
use crate::facts::attendance::lists::{self, Entry, List, Mode};
use crate::facts::attendance::tokens;
use crate::item::Part;
use crate::rows::Row;

/// A list of people right before the apologies, without a label, in a document with no other list
/// of those present: nobody lists the absent there.
pub(super) fn unlabelled(sitting: &Sitting, found: &mut Vec<Read>) {
    if found.iter().any(is_there) {
        return;
    }
    let Some((section, at)) = below_unlabelled(sitting, found) else { return };
    let item = sitting.sections[section].part == Part::Item;
    let mut at = above_officers(found, section, at);
    let rows_from = sitting.sections[section].rows.start;
    let (mut entries, mut text, mut rows) = (0, Vec::new(), Vec::new());
    while at > rows_from {
        let row = &sitting.rows.rows[at - 1];
        if !row.is_blank() {
            let mut clean = String::new();
            tokens::clean(row.text, &mut clean);
            let line = clean.trim_start_matches(['-', '–', '•', ' ', '\n', '\t']).to_owned();
            let list = lists::parse(lists::behind_place(&line).unwrap_or(&line), Mode::Block);
            if list.entries.is_empty() && entries > 0 && details::is_body(&line) {
                // the council that sent those below
                at -= 1;
                continue;
            }
            if !names_people(&list, item)
                || blocks::is_prose(&line)
                || labels::at_start(&line).is_some()
            {
                break;
            }
            entries += list.entries.len();
            rows.push(at - 1);
            text.push(line);
        }
        at -= 1;
    }
    if entries < 3 {
        return;
    }
    // "Mr Day in the Chair" below a roll is of those on it
    let chairs = |entry: &Entry| entry.role.as_deref().is_some_and(|role| role.contains("hair"));
    let elsewhere = |read: &&Read| match read.block.label.group {
        Group::Apologies => true,
        Group::Attending => !read.list.entries.iter().any(chairs),
        _ => false,
    };
    let away: Vec<String> = found.iter().filter(elsewhere).flat_map(names_of).collect();
    text.reverse();
    rows.reverse();
    let Some(label) = labels::at_start("Present:") else { return };
    let mut block = Block::new(label, at);
    block.text = text.join("\n");
    let mut start = 0;
    for (line, row) in text.iter().zip(rows) {
        block.rows.push((start, row));
        start += line.len() + 1;
    }
    let list = lists::parse(&block.text, Mode::Block);
    let read = Read { block, list, section, item: false };
    let apart = names_of(&read).all(|name| !away.contains(&name));
    if apart {
        found.insert(0, read);
    }
}

/// True for one person with a full name, where `titled` with a title too, or for several, `Mr A Lee, Mrs B Fox (v/c)`, each with a title.
fn names_people(list: &List, titled: bool) -> bool {
    match &list.entries[..] {
        [one] => one.name.contains(' ') && (one.honorific.is_some() || !titled),
        several => list.whole && several.len() > 1 && several.iter().all(|e| e.honorific.is_some()),
    }
}

/// The row above the lists of officers and guests that stand between those present and the row `at`.
fn above_officers(found: &[Read], section: usize, at: usize) -> usize {
    let beside = |read: &&Read| {
        let label = &read.block.label;
        let others = matches!(label.group, Group::Officers | Group::Guests | Group::Clerk);
        let others = others && !label.states && !read.list.entries.is_empty();
        (others || label.group == Group::Attending) && read.section == section
    };
    found.iter().filter(beside).map(|read| read.block.at).fold(at, usize::min)
}

/// The part and the row below a list without a label: the apologies, or how many of the public
/// were there.
fn below_unlabelled(sitting: &Sitting, found: &[Read]) -> Option<(usize, usize)> {
    let calls_roll = |section: usize| {
        let heading = sitting.rows_of(&sitting.sections[section]).first();
        heading.is_some_and(|row| labels::calls_roll(row.text))
    };
    let away = |read: &&Read| {
        read.block.label.group == Group::Apologies
            && !read.list.entries.is_empty()
            && (!read.item || calls_roll(read.section))
    };
    if let Some(apologies) = found.iter().find(away) {
        return Some((apologies.section, apologies.block.at));
    }
    let preamble = sitting.sections.iter().position(|section| section.part == Part::Preamble)?;
    let rows = sitting.rows_of(&sitting.sections[preamble]);
    let count = |row: &Row| row.text.len() < 80 && blocks::is_public_count(row.text);
    let at = rows.iter().take(FIRST_ROWS).position(count)?;
    Some((preamble, sitting.sections[preamble].rows.start + at))
}
