//! What the lists of a meeting prove: in come the parts of a meeting, out come claims from its
//! lists, by label and by the labels around.
//!
//! `Officers:` under `Present:` were there, in an agenda they are to be asked; `Members:` alone is
//! a membership. What a label leaves open is decided in [`proof`] and nowhere else; [`claims`] makes the
//! claims of a list, [`mod@elsewhere`] leaves out those of other meetings, [`mod@unlabelled`] finds the list that has no label.

mod claims;
mod elsewhere;
mod proof;
mod unlabelled;

use std::collections::HashSet;

use super::blocks::{self, Block};
use super::labels::Group;
use super::lists::{self, Entry, List, Manner, Mode};
use super::roll::Claim;
use super::sentences::{self, Said};
use super::{CUES, grid, marks, table, ticks, tokens};
use crate::facts::Sitting;
use crate::item::{Part, Status};
use crate::rows::Row;
use crate::segment::Section;
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
    let mut finder = Finder { sitting, found: Vec::new(), claims: Vec::new(), items: 0, lists };
    for (index, section) in sitting.sections.iter().enumerate() {
        if section.part == Part::Preamble {
            finder.preamble(index, section);
        } else {
            finder.section(index, section);
        }
    }
    let Finder { mut found, mut claims, .. } = finder;
    elsewhere::leave_out(sitting, &mut found);
    as_those_present(&mut found);
    let (mut rows, mut prose) = (Vec::new(), HashSet::new());
    let opened: HashSet<usize> =
        found.iter().filter(|read| opens_row(read)).map(|read| read.block.at).collect();
    found.iter().for_each(|read| listed(sitting, read, &opened, &mut rows, &mut prose));
    // two columns' lists are no sentence, whatever label stands right before them
    found.iter().filter(|read| read.block.columns).for_each(|read| {
        for (_, row) in &read.block.rows {
            prose.remove(row);
        }
    });
    rows.retain(|row| !prose.contains(row));
    rows.extend(claims.iter().map(|claim| claim.row));
    rows.sort_unstable();
    unlabelled(sitting, &mut found);
    let quorate = states_quorum(sitting) || !claims.is_empty();
    let mut resolved = resolve(sitting, found, quorate, warnings, lists);
    marks::heed(sitting, &mut resolved);
    claims.extend(resolved);
    Lists { claims, rows }
}

/// Finds the lists of a meeting part by part.
struct Finder<'s, 'l> {
    sitting: &'s Sitting<'s>,
    found: Vec<Read>,
    /// What grids and tables say.
    claims: Vec<Claim>,
    /// Items so far.
    items: usize,
    /// Lists so far, in this meeting.
    lists: &'l mut usize,
}

impl Finder<'_, '_> {
    /// Reads the grids, tables and lists of a preamble.
    fn preamble(&mut self, index: usize, section: &Section) {
        let rows = self.sitting.rows_of(section);
        let rows = &rows[..rows.len().min(FIRST_ROWS)];
        let base = section.rows.start;
        self.claim(grid::read(rows, base), index, |_| Group::Present);
        let mut table = table::read(rows, base);
        table.extend(ticks::read(rows, base));
        table.extend(marks::flat::read(rows, base));
        self.claim(table, index, group_of);
        let mut here = labelled(rows, base, index, false, true);
        here.retain(|read| !in_vote(self.sitting, read) && !self.is_taken(read));
        self.found.extend(here);
    }

    /// True where a grid or table holds a row of a list.
    fn is_taken(&self, read: &Read) -> bool {
        let taken = |row: &usize| self.claims.iter().any(|claim| claim.row == *row);
        read.block.rows.iter().any(|(_, row)| taken(row))
    }

    /// Makes the claims of one grid or table.
    fn claim(&mut self, lines: Vec<table::Line>, section: usize, group: impl Fn(Status) -> Group) {
        *self.lists += 1;
        let list = *self.lists;
        self.claims.extend(lines.into_iter().map(|(row, entry, status)| {
            let (said, group) = (Said::Is(status), Some(group(status)));
            Claim { entry, said, group, list, row, section, item: None }
        }));
    }

    /// Reads the lists of an item or of the meeting's end.
    fn section(&mut self, index: usize, section: &Section) {
        let item = section.part == Part::Item;
        let there = self.found.iter().any(is_there);
        let early = if item { self.items < FIRST_ITEMS } else { !there };
        self.items += usize::from(item);
        let rows = self.sitting.rows_of(section);
        if section.part == Part::Report || !rows.iter().any(|row| row.cues.any(CUES)) {
            return;
        }
        if early {
            let mut table = marks::flat::read(rows, section.rows.start);
            table.extend(table::run_together(rows, section.rows.start));
            self.claim(table, index, group_of);
        }
        let mut here = labelled(rows, section.rows.start, index, item, false);
        let kept = |read: &Read| keeps(read, early, there) && !in_vote(self.sitting, read);
        here.retain(|read| kept(read) && !self.is_taken(read));
        self.found.extend(here);
    }
}

/// Reads the lists of those away in the manner of those present: `Apologies: Jon` below `Present: Ann,
/// Bob, Carol H` is a person's name.
fn as_those_present(found: &mut [Read]) {
    let mut manner = Manner::default();
    let attended =
        |read: &&Read| read.block.label.states && stated(read.block.label.group).attended();
    for read in found.iter().filter(attended) {
        let entries = &read.list.entries;
        let bare = |entry: &Entry| entry.honorific.is_none() && !entry.name.contains(' ');
        // "Present: Day, Elm and Fox. Absent: Gale"
        manner.casual |= read.list.manner.casual || entries.len() > 1 && entries.iter().all(bare);
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

/// True where a list's label opens its row, and no sentence before it.
fn opens_row(read: &Read) -> bool {
    read.block.label.start < 40
}

/// The rows of a list, and those of them that hold a sentence, which has its own to say; `opened` are the
/// rows that a label opens.
fn listed(
    sitting: &Sitting,
    read: &Read,
    opened: &HashSet<usize>,
    listed: &mut Vec<usize>,
    prose: &mut HashSet<usize>,
) {
    let Block { text, rows, .. } = &read.block;
    let ends = rows.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    for ((start, row), end) in rows.iter().zip(ends) {
        let whole = sitting.rows.rows.get(*row).is_some_and(|row| row.text.len() < 400);
        // a sentence before the label
        let first = *row != read.block.at || opens_row(read) || opened.contains(row);
        let told = text.get(*start..end).is_some_and(blocks::is_prose);
        if !whole || !first || told {
            prose.insert(*row);
        }
        listed.push(*row);
    }
}

fn group_of(status: Status) -> Group {
    if status == Status::InAttendance { Group::Attending } else { Group::Present }
}

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
    if !matches!(read.block.label.group, Group::Absent | Group::Present | Group::Register) {
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

/// The surnames of a list: who is `Ann Lee` in one is `Mrs Lee` in another.
fn surnames_of(read: &Read) -> impl Iterator<Item = String> + '_ {
    names_of(read).filter_map(|name| name.rsplit(' ').next().map(str::to_owned))
}

fn names_of(read: &Read) -> impl Iterator<Item = String> + '_ {
    read.list.entries.iter().map(|entry| entry.name.to_lowercase())
}
