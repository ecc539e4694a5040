//! What the lists of a meeting prove: in come the parts of a meeting, out come claims from its
//! lists, by label and by the labels around.
//!
//! `Officers:` under `Present:` were there, in an agenda they are to be asked; `Members:` alone is
//! a membership. What a label leaves open is decided in [`proof`] and nowhere else; [`claims`] makes the
//! claims of a list, [`unlabelled`] finds the list that has no label.

mod claims;
mod proof;
mod unlabelled;

use super::blocks::{self, Block};
use super::labels::Group;
use super::lists::{self, List, Manner, Mode};
use super::roll::Claim;
use super::sentences::{self, Said};
use super::{asterisks, grid, table, ticks, tokens};
use crate::cues::Cue;
use crate::facts::Sitting;
use crate::item::{Part, Status};
use crate::rows::Row;
use proof::{resolve, stated};
use unlabelled::unlabelled;

/// Lists of attendance stand before the first items, or are the first of them.
const FIRST_ITEMS: usize = 4;
/// Rows of a preamble in which lists are looked for.
const FIRST_ROWS: usize = 400;
/// A label without a status of its own belongs to one at most so many rows before.
const NEAR: usize = 40;

/// A list with its people.
struct Read {
    block: Block,
    list: List,
    section: usize,
    item: bool,
}

/// What the lists say, and which rows they take.
#[derive(Debug, Default)]
pub struct Lists {
    /// What they say of whom.
    pub claims: Vec<Claim>,
    /// Rows that are part of a list and hold no sentence, in order.
    pub rows: Vec<usize>,
}

/// Reads the claims of a meeting's lists and grids.
pub fn read(sitting: &Sitting, warnings: &mut Vec<String>, lists: &mut usize) -> Lists {
    let mut found = Vec::new();
    let mut claims: Vec<Claim> = Vec::new();
    let mut items = 0;
    for (index, section) in sitting.sections.iter().enumerate() {
        let rows = sitting.rows_of(section);
        let item = section.part == Part::Item;
        let early = match section.part {
            Part::Preamble => true,
            Part::Item => items < FIRST_ITEMS,
            Part::Report => false,
            Part::Closing => !found.iter().any(is_there),
        };
        items += usize::from(item);
        if section.part == Part::Preamble {
            let rows = &rows[..rows.len().min(FIRST_ROWS)];
            let base = section.rows.start;
            *lists += 1;
            claims.extend(grid::read(rows, base).into_iter().map(|(row, entry, status)| Claim {
                entry,
                said: Said::Is(status),
                group: Some(Group::Present),
                list: *lists,
                row,
                section: index,
                item: None,
            }));
            let mut table = table::read(rows, base);
            table.extend(ticks::read(rows, base));
            *lists += 1;
            let rows_of_table: Vec<usize> =
                claims.iter().map(|claim| claim.row).chain(table.iter().map(|l| l.0)).collect();
            claims.extend(table.into_iter().map(|(row, entry, status)| Claim {
                entry,
                said: Said::Is(status),
                group: Some(group_of(status)),
                list: *lists,
                row,
                section: index,
                item: None,
            }));
            let mut here = labelled(rows, base, index, false, true);
            here.retain(|read| !in_vote(sitting, read));
            here.retain(|read| !read.block.rows.iter().any(|(_, row)| rows_of_table.contains(row)));
            found.extend(here);
        } else if section.part != Part::Report && rows.iter().any(|row| row.cues.any(LABELS)) {
            let there = found.iter().any(is_there);
            let here = labelled(rows, section.rows.start, index, item, false);
            found.extend(
                here.into_iter()
                    .filter(|read| keeps(read, early, there) && !in_vote(sitting, read)),
            );
        }
    }
    as_those_present(&mut found);
    let mut rows: Vec<usize> = found
        .iter()
        .flat_map(|read| listed(sitting, read))
        .chain(claims.iter().map(|claim| claim.row))
        .collect();
    rows.sort_unstable();
    let quorate = states_quorum(sitting);
    unlabelled(sitting, &mut found);
    let mut resolved = resolve(sitting, found, quorate || !claims.is_empty(), warnings, lists);
    asterisks::heed(sitting, &mut resolved);
    claims.extend(resolved);
    Lists { claims, rows }
}

/// Reads the lists of those away in the manner of those present: `Apologies: Jon` below `Present: Ann,
/// Bob, Carol H` is a person's name.
fn as_those_present(found: &mut [Read]) {
    let mut manner = Manner::default();
    let attended =
        |read: &&Read| read.block.label.states && stated(read.block.label.group).attended();
    for read in found.iter().filter(attended) {
        manner.casual |= read.list.manner.casual;
        manner.initialled |= read.list.manner.initialled;
        manner.inverted |= read.list.manner.inverted;
    }
    if manner == Manner::default() {
        return;
    }
    for read in found {
        if matches!(read.block.label.group, Group::Apologies | Group::Absent) {
            let list = lists::parse_like(&read.block.text, Mode::Block, manner);
            if list.entries.len() > read.list.entries.len() || list.manner.inverted {
                read.list = list;
            }
        }
    }
}

/// The rows of a list that hold no sentence: what stands behind the label is looked at.
fn listed(sitting: &Sitting, read: &Read) -> Vec<usize> {
    let Block { text, rows, .. } = &read.block;
    let ends = rows.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    rows.iter()
        .zip(ends)
        .filter(|((start, row), end)| {
            let whole = sitting.rows.rows.get(*row).is_some_and(|row| row.text.len() < 400);
            // a sentence before the label has its own to say
            let whole = whole && (*row != read.block.at || read.block.label.start < 40);
            whole && !text.get(*start..*end).is_some_and(blocks::is_prose)
        })
        .map(|((_, row), _)| *row)
        .collect()
}

fn group_of(status: Status) -> Group {
    if status == Status::InAttendance { Group::Attending } else { Group::Present }
}

const LABELS: &[Cue] = &[
    Cue::Present,
    Cue::Attendance,
    Cue::InAttendance,
    Cue::Apologies,
    Cue::Absent,
    Cue::Substitute,
];

fn labelled(rows: &[Row], base: usize, section: usize, item: bool, weak: bool) -> Vec<Read> {
    let parse = |block: Block| {
        let list = lists::parse(&block.text, Mode::Block);
        Read { block, list, section, item }
    };
    blocks::read(rows, base, weak).into_iter().map(parse).collect()
}

/// Which lists within items are kept: those of the first items, apologies, and who else was there.
fn keeps(read: &Read, early: bool, there: bool) -> bool {
    match read.block.label.group {
        Group::Apologies | Group::Absent => true,
        Group::Attending => early || read.block.label.also,
        Group::Officers | Group::Guests if read.block.label.states => early,
        Group::Contacts | Group::Invited => false,
        Group::Substitutes => early,
        _ => early && !there,
    }
}

/// True for `Absent:` in the record of a vote: rows around it within an item, words right before
/// it elsewhere.
fn in_vote(sitting: &Sitting, read: &Read) -> bool {
    if !matches!(read.block.label.group, Group::Absent | Group::Present) {
        return false;
    }
    let rows = &sitting.rows.rows;
    let at = read.block.at;
    // the vote of the next item says nothing of this list
    let end = sitting.sections[read.section].rows.end.min(rows.len());
    let near = &rows[at.saturating_sub(6)..(at + 3).min(end).max(at)];
    let short = near.iter().all(|row| row.text.len() < 400);
    if read.item || short && read.block.label.group == Group::Absent {
        return near.iter().any(|row| sentences::is_vote(tokens::cut_at(row.text, 2_000)));
    }
    let text = rows.get(read.block.at).map_or("", |row| row.text);
    let before = tokens::cut_at(text, read.block.label.start);
    let mut from = before.len().saturating_sub(200);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    sentences::is_vote(&before[from..])
}

fn is_there(read: &Read) -> bool {
    let label = &read.block.label;
    label.states
        && !read.list.entries.is_empty()
        && matches!(label.group, Group::Present | Group::Members)
}

/// Front matter that says the meeting was quorate lists those who made it so.
fn states_quorum(sitting: &Sitting) -> bool {
    let rows = &sitting.rows.rows;
    rows.first().is_some_and(|row| row.trimmed() == "---")
        && rows
            .iter()
            .skip(1)
            .take(60)
            .take_while(|row| row.trimmed() != "---")
            .any(|row| row.text.starts_with("quorum:"))
}

fn names_of(read: &Read) -> impl Iterator<Item = String> + '_ {
    read.list.entries.iter().map(|entry| entry.name.to_lowercase())
}
