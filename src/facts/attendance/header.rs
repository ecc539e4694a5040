//! What the lists of a meeting prove: in come the parts of a meeting, out come claims from its
//! lists, by label and by the labels around.
//!
//! `Officers:` under `Present:` were there, in an agenda they are to be asked; `Members:` alone is
//! a membership. What a label leaves open is decided here and nowhere else.

use std::collections::HashSet;

use super::blocks::{self, Block};
use super::labels::Group;
use super::lists::{self, Entry, List, Manner, Mode};
use super::roll::Claim;
use super::sentences::{self, Said};
use super::{asterisks, grid, table, ticks, tokens};
use crate::cues::Cue;
use crate::facts::Sitting;
use crate::item::{Part, Status};
use crate::rows::Row;

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
    heed_marks(sitting, &mut resolved);
    claims.extend(resolved);
    Lists { claims, rows }
}

/// Gives those who bear a mark the status that a note explains, and where it means that they were
/// away, makes of the other members people who were there.
fn heed_marks(sitting: &Sitting, claims: &mut [Claim]) {
    let preamble = sitting.sections.iter().find(|section| section.part == Part::Preamble);
    let Some(note) = preamble.and_then(|part| asterisks::note(sitting.rows_of(part))) else {
        return;
    };
    let marked: Vec<bool> = claims
        .iter()
        .map(|claim| {
            let row = sitting.rows.rows.get(claim.row);
            row.is_some_and(|row| note.beside(row.text, &claim.entry.name))
        })
        .collect();
    if !marked.contains(&true) {
        return;
    }
    let lists: HashSet<usize> =
        claims.iter().zip(&marked).filter(|(_, marked)| **marked).map(|(c, _)| c.list).collect();
    for (claim, marked) in claims.iter_mut().zip(marked) {
        let listed = claim.said == Said::Is(Status::Listed);
        match note.others() {
            _ if marked => claim.said = Said::Is(note.marked),
            Some(there) if listed && lists.contains(&claim.list) => claim.said = Said::Is(there),
            None if lists.contains(&claim.list) => claim.said = Said::Is(Status::Listed),
            _ => {}
        }
    }
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
        return near.iter().any(|row| sentences::is_vote(super::labels::cut_at(row.text, 2_000)));
    }
    let text = rows.get(read.block.at).map_or("", |row| row.text);
    let before = super::labels::cut_at(text, read.block.label.start);
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

/// A list of people right before the apologies, without a label, in a document with no other list
/// of those present: nobody lists the absent there.
fn unlabelled(sitting: &Sitting, found: &mut Vec<Read>) {
    if found.iter().any(|read| is_there(read) || read.block.label.group == Group::Attending) {
        return;
    }
    let Some((section, mut at)) = below_unlabelled(sitting, found) else { return };
    let rows_from = sitting.sections[section].rows.start;
    let (mut entries, mut text, mut rows) = (0, Vec::new(), Vec::new());
    while at > rows_from {
        let row = &sitting.rows.rows[at - 1];
        if !row.is_blank() {
            let mut clean = String::new();
            tokens::clean(row.text, &mut clean);
            let line = clean.trim_start_matches(['-', '–', '•', ' ', '\n', '\t']).to_owned();
            let list = lists::parse(&line, Mode::Block);
            let full = list.entries.len() == 1 && list.entries[0].name.contains(' ');
            if !full || blocks::is_prose(&line) || super::labels::at_start(&line).is_some() {
                break;
            }
            entries += 1;
            rows.push(at - 1);
            text.push(line);
        }
        at -= 1;
    }
    if entries < 3 {
        return;
    }
    let away: Vec<String> = found
        .iter()
        .filter(|read| read.block.label.group == Group::Apologies)
        .flat_map(names_of)
        .collect();
    text.reverse();
    rows.reverse();
    let Some(label) = super::labels::at_start("Present:") else { return };
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

/// The part and the row below a list without a label: the apologies, or how many of the public
/// were there.
fn below_unlabelled(sitting: &Sitting, found: &[Read]) -> Option<(usize, usize)> {
    let away = |read: &&Read| {
        read.block.label.group == Group::Apologies && !read.list.entries.is_empty() && !read.item
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

/// Decides what each list proves and makes its claims.
fn resolve(
    sitting: &Sitting,
    found: Vec<Read>,
    quorate: bool,
    warnings: &mut Vec<String>,
    lists: &mut usize,
) -> Vec<Claim> {
    // "Members Present:" above "Aldermen", whose list is its own
    let parted = found.windows(2).any(|two| {
        let (label, next) = (&two[0].block.label, &two[1]);
        let empty = two[0].list.entries.is_empty() && next.block.at <= two[0].block.at + 2;
        label.states
            && label.group == Group::Present
            && empty
            && is_membership(&next.block.label)
            && !next.list.entries.is_empty()
    });
    let there = quorate || parted || found.iter().any(is_there);
    let apologies = found.iter().any(|read| read.block.label.group == Group::Apologies);
    let others = found.iter().any(|read| {
        let label = &read.block.label;
        let beside = label.also || label.group == Group::Attending && apologies;
        beside && label.states && stated(label.group).attended() && !read.list.entries.is_empty()
    });
    let away: Vec<String> = found
        .iter()
        .filter(|read| {
            let group = read.block.label.group;
            matches!(group, Group::Apologies | Group::Absent | Group::Attending)
        })
        .flat_map(names_of)
        .collect();
    // a list of members beside one of those away, with nobody in both, leaves out the absent
    let header_apologies = found.iter().any(|read| {
        let away = matches!(read.block.label.group, Group::Apologies | Group::Absent);
        away && read.block.label.states && !read.item && !read.list.entries.is_empty()
    });
    let beside = header_apologies && {
        let mut members = found
            .iter()
            .filter(|read| is_membership(&read.block.label))
            .flat_map(names_of)
            .peekable();
        members.peek().is_some() && members.all(|name| !away.contains(&name))
    };
    let mut around = Around::default();
    let mut claims = Vec::new();
    for mut read in found {
        *lists += 1;
        if read.block.cut || read.list.cut {
            let line = sitting.rows.rows.get(read.block.at).map_or(0, |row| row.line);
            warnings.push(format!("line {line}: the list is too long, only its beginning is read"));
        }
        if read.block.columns {
            claims.extend(columns(sitting, read, warnings, *lists));
            continue;
        }
        let membership = names_of(&read).any(|name| away.contains(&name));
        if is_letterhead(sitting, &read) {
            claims.extend(claims_of(read, Status::Listed, *lists, sitting, there));
            continue;
        }
        let implied = quorate || ((others || beside) && !there && !membership);
        let status = around.status(&mut read, there || others || beside, implied);
        claims.extend(claims_of(read, status, *lists, sitting, there));
    }
    claims
}

/// `Members:` and the like, which say nothing of who was there.
fn is_membership(label: &super::labels::Label) -> bool {
    !label.states && matches!(label.group, Group::Members | Group::Appointed)
}

/// `Clerk: Mrs Day, 1 Fen Lane, Tel 01234 567890`: whom to write to.
fn is_letterhead(sitting: &Sitting, read: &Read) -> bool {
    let label = &read.block.label;
    if label.states || !matches!(label.group, Group::Chair | Group::Clerk | Group::Officers) {
        return false;
    }
    let rows = sitting.rows.rows.iter().skip(read.block.at);
    let around = rows.filter(|row| !row.is_blank()).enumerate();
    around
        .take_while(|(at, row)| *at == 0 || !row.cues.any(LABELS) && !row.text.contains("Date"))
        .take(3)
        .any(|(_, row)| is_contact(super::labels::cut_at(row.text, 400)))
}

/// True for an address, a telephone number or an e-mail.
fn is_contact(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let words = text.split([' ', ':', '.', '\t', ',']);
    text.contains('@')
        || digits >= 9
        || words.into_iter().any(|word| matches!(word, "Tel" | "Telephone" | "Email" | "Phone"))
}

fn names_of(read: &Read) -> impl Iterator<Item = String> + '_ {
    read.list.entries.iter().map(|entry| entry.name.to_lowercase())
}

/// The labels before a label.
#[derive(Default)]
struct Around {
    group: Option<Group>,
    status: Option<Status>,
    at: usize,
    filled: bool,
    parted: bool,
    present: bool,
    officers: bool,
}

impl Around {
    /// The status that a list gives its people.
    fn status(&mut self, read: &mut Read, there: bool, implied: bool) -> Status {
        // `Directors:` among officers
        let near = read.block.at <= self.at + 2;
        let officers = self.group == Some(Group::Officers)
            && near
            && self.status.is_some_and(Status::attended);
        let label = &mut read.block.label;
        if !label.states && label.group == Group::Members && !label.councillors && officers {
            label.group = Group::Officers;
        }
        let label = &read.block.label;
        if label.group == Group::Register {
            (self.status, self.filled, self.parted) = (Some(Status::Present), false, false);
            self.at = read.block.at;
            return Status::Listed;
        }
        if read.block.at > self.at + NEAR {
            self.status = None;
        }
        self.at = read.block.rows.last().map_or(read.block.at, |(_, row)| *row);
        let filled = !read.block.text.trim().is_empty();
        let status = if label.attending && self.present && label.group == Group::Present {
            Status::InAttendance
        } else if label.states {
            stated(label.group)
        } else {
            self.implied(label.group, there || self.present, implied)
        };
        if label.states && !matches!(label.group, Group::Chair | Group::Clerk | Group::Substitutes)
        {
            (self.status, self.filled, self.parted) = (Some(status), filled, false);
            self.group = Some(label.group);
        } else {
            self.parted |= self.status.is_some() && !self.filled;
        }
        self.present |= filled && status == Status::Present && !label.attending;
        self.officers |= filled && status.attended() && label.group == Group::Officers;
        status
    }

    /// What a label without a status of its own means among the others.
    fn implied(&self, group: Group, there: bool, implied: bool) -> Status {
        let inherits = match self.status {
            Some(status) if status.attended() => true,
            // `Officers:` after a list of apologies stands beside `Present:`, not under `Apologies:`
            Some(Status::Apologies | Status::Absent)
                if self.filled && !self.parted && there && !self.officers =>
            {
                matches!(group, Group::Officers | Group::Clerk | Group::Guests)
            }
            Some(Status::Apologies | Status::Absent) if self.filled && there => {
                matches!(group, Group::Guests | Group::Clerk)
            }
            Some(_) if matches!(group, Group::Chair | Group::Clerk) => false,
            Some(status) => {
                return if self.filled && !self.parted { Status::Listed } else { status };
            }
            None => match group {
                Group::Chair | Group::Clerk | Group::Substitutes => there || implied,
                Group::Members | Group::Appointed | Group::Officers => implied,
                _ => false,
            },
        };
        if inherits { stated(group) } else { Status::Listed }
    }
}

/// What a list proves whose label says that people were there or away.
fn stated(group: Group) -> Status {
    match group {
        Group::Present | Group::Members | Group::Appointed | Group::Chair => Status::Present,
        Group::Attending | Group::Officers | Group::Guests | Group::Clerk => Status::InAttendance,
        Group::Substitutes => Status::Substitute,
        Group::Apologies => Status::Apologies,
        Group::Absent => Status::Absent,
        Group::Contacts | Group::Invited | Group::Register => Status::Listed,
    }
}

fn claims_of(
    read: Read,
    status: Status,
    list: usize,
    sitting: &Sitting,
    there: bool,
) -> Vec<Claim> {
    let Read { block, list: people, section, item } = read;
    let label = block.label;
    // statuses in a table's column: whoever has none in it is only listed
    let table = people.entries.iter().filter(|entry| entry.status.is_some()).count() * 2
        > people.entries.len();
    let number = sitting.sections[section].number.clone().unwrap_or_default();
    let of_item = item && label.also;
    people
        .entries
        .into_iter()
        .enumerate()
        .map(|(index, mut entry)| {
            let row = block.row_at(entry.start);
            let mut status = status;
            if table && entry.status.is_none() && status.attended() {
                status = Status::Listed;
            }
            entry.remote |= label.remote;
            if label.councillors && !entry.appointed {
                entry.elected = true;
                entry.honorific.get_or_insert_with(|| "Councillor".to_owned());
            }
            // "In the Chair: Alderman A; Aldermen B and C": one takes the chair
            let group = if label.group == Group::Present && status == Status::InAttendance {
                Group::Attending
            } else {
                label.group
            };
            let mut group = if group == Group::Chair && index > 0 { Group::Present } else { group };
            if group == Group::Attending && !label.also && !there && entry.elected && !item {
                (status, group) = (Status::Present, Group::Present);
            }
            let item = of_item.then(|| number.clone());
            Claim { entry, said: Said::Is(status), group: Some(group), list, row, section, item }
        })
        .collect()
}

/// Two columns read one after the other. Those before the last deputy stand in the first, those
/// from the first on for whom somebody deputised in the second; of those between nobody can tell.
fn columns(sitting: &Sitting, read: Read, warnings: &mut Vec<String>, list: usize) -> Vec<Claim> {
    let Read { block, list: people, section, .. } = read;
    let head = &sitting.rows.text[..super::labels::cut_at(sitting.rows.text, 30_000).len()];
    let deputised = |entry: &Entry| {
        [
            "deputising for ",
            "deputizing for ",
            "substituting for ",
            "on behalf of ",
            "standing in for ",
        ]
        .iter()
        .any(|words| head.contains(&format!("{words}{}", entry.name)))
    };
    let second = people.entries.iter().position(deputised);
    let deputy = |entry: &Entry| {
        let role = entry
            .role
            .as_deref()
            .or(entry.organisation.as_deref())
            .unwrap_or_default()
            .to_lowercase();
        entry.substitute_for.is_some()
            || role.trim_end_matches(')').ends_with("deputy")
            || role.contains("secretariat")
            || role.contains("acting chair")
    };
    let first = second
        .map_or(0, |end| people.entries[..end].iter().rposition(deputy).map_or(0, |at| at + 1));
    let line = sitting.rows.rows.get(block.at).map_or(0, |row| row.line);
    if second != Some(first) {
        warnings.push(format!(
            "line {line}: two columns stand one after the other; who was there cannot be told"
        ));
    }
    let end = second.unwrap_or(usize::MAX);
    people
        .entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| {
            let (status, group) = match index {
                _ if index < first => (Status::Present, Group::Present),
                _ if index >= end => (Status::Apologies, Group::Apologies),
                _ => (Status::Listed, Group::Members),
            };
            Claim {
                row: block.row_at(entry.start),
                entry,
                said: Said::Is(status),
                group: Some(group),
                list,
                section,
                item: None,
            }
        })
        .collect()
}
