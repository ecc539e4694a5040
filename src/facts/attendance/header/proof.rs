//! What each list proves: in come the lists of a meeting, out come claims, by label and by the labels
//! around.

use std::collections::HashSet;

use super::claims::{claims_of, columns};
use super::{NEAR, Read, is_there, surnames_of};
use crate::facts::Sitting;
use crate::facts::attendance::CUES;
use crate::facts::attendance::labels::{Group, Label};
use crate::facts::attendance::lists::Entry;
use crate::facts::attendance::roll::Claim;
use crate::facts::attendance::tokens;
use crate::item::Status;

/// Decides what each list proves and makes its claims.
pub(super) fn resolve(
    sitting: &Sitting,
    found: Vec<Read>,
    quorate: bool,
    warnings: &mut Vec<String>,
    lists: &mut usize,
) -> Vec<Claim> {
    let whole = Whole::of(&found, quorate);
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
        let status = if is_letterhead(sitting, &read) {
            Status::Listed
        } else {
            let implied = whole.implies(&read);
            around.status(&mut read, whole.there || whole.others || whole.beside, implied)
        };
        claims.extend(claims_of(read, status, *lists, sitting, whole.there));
    }
    claims
}

/// What the lists of a meeting say together.
struct Whole {
    quorate: bool,
    /// One of them holds those present.
    there: bool,
    /// One of them holds members present.
    members: bool,
    /// One holds others who were there.
    others: bool,
    /// A list of members stands beside one of those away, with nobody in both: it leaves out the
    /// absent.
    beside: bool,
    /// The surnames of those on a list of those away or of others, in small letters.
    away: HashSet<String>,
}

impl Whole {
    fn of(found: &[Read], quorate: bool) -> Self {
        let in_groups = |groups: &'static [Group]| {
            found.iter().filter(|read| groups.contains(&read.block.label.group))
        };
        let apologies = in_groups(&[Group::Apologies]).next().is_some();
        // "Trustees: … Attendees: …": the others, where members have a list of their own
        let attendees = found.iter().filter(|read| read.block.label.attending);
        let away: HashSet<String> = in_groups(&[Group::Apologies, Group::Absent, Group::Attending])
            .chain(attendees)
            .flat_map(surnames_of)
            .collect();
        let others = found.iter().any(|read| {
            let label = &read.block.label;
            let beside = label.also || label.group == Group::Attending && apologies;
            beside
                && label.states
                && stated(label.group).attended()
                && !read.list.entries.is_empty()
        });
        let mut stated_away = in_groups(&[Group::Apologies, Group::Absent])
            .filter(|read| read.block.label.states && !read.item && !read.list.entries.is_empty());
        let memberships = found.iter().filter(|read| is_membership(&read.block.label));
        let mut members = memberships.flat_map(surnames_of).peekable();
        let beside = stated_away.next().is_some()
            && members.peek().is_some()
            && members.all(|name| !away.contains(&name));
        let parted = is_parted(found);
        let there = quorate || parted || found.iter().any(is_there);
        let members =
            parted || found.iter().any(|read| is_there(read) && !read.block.label.attending);
        Self { quorate, there, members, others, beside, away }
    }

    /// True where a list that does not say so itself is one of people who were there.
    fn implies(&self, read: &Read) -> bool {
        let membership =
            || !self.away.is_empty() && surnames_of(read).any(|name| self.away.contains(&name));
        self.quorate || (self.others || self.beside) && !self.members && !membership()
    }
}

/// `Members Present:` above `Aldermen`, whose list is its own.
fn is_parted(found: &[Read]) -> bool {
    found.windows(2).any(|two| {
        let (label, next) = (&two[0].block.label, &two[1]);
        let empty = two[0].list.entries.is_empty() && next.block.at <= two[0].block.at + 2;
        label.states
            && label.group == Group::Present
            && empty
            && is_membership(&next.block.label)
            && !next.list.entries.is_empty()
    })
}

/// `Members:` and the like, which say nothing of who was there.
fn is_membership(label: &Label) -> bool {
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
        .take_while(|(at, row)| *at == 0 || !row.cues.any(CUES) && !row.text.contains("Date"))
        .take(3)
        .any(|(_, row)| is_contact(tokens::cut_at(row.text, 400)))
}

/// True for an address, a telephone number or an e-mail.
fn is_contact(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let words = text.split([' ', ':', '.', '\t', ',']);
    text.contains('@')
        || digits >= 9
        || words.into_iter().any(|word| matches!(word, "Tel" | "Telephone" | "Email" | "Phone"))
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
        let told = |entry: &Entry| entry.status == Some(Status::Present);
        let inherits = self.status.is_some_and(Status::attended);
        if is_membership(label) && !inherits && read.list.entries.iter().any(told) {
            // "Members: A - present, B - apologies" stands for a list of those present
            (self.status, self.filled, self.parted) = (Some(Status::Present), true, false);
            self.group = Some(label.group);
            self.at = read.block.rows.last().map_or(read.block.at, |(_, row)| *row);
            return Status::Listed;
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
                Group::Members | Group::Appointed | Group::Officers | Group::Guests => implied,
                _ => false,
            },
        };
        if inherits { stated(group) } else { Status::Listed }
    }
}

/// What a list proves whose label says that people were there or away.
pub(super) fn stated(group: Group) -> Status {
    match group {
        Group::Present | Group::Members | Group::Appointed | Group::Chair => Status::Present,
        Group::Attending | Group::Officers | Group::Guests | Group::Clerk => Status::InAttendance,
        Group::Substitutes => Status::Substitute,
        Group::Apologies => Status::Apologies,
        Group::Absent => Status::Absent,
        Group::Contacts | Group::Invited | Group::Register => Status::Listed,
    }
}
