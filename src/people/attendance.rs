//! Who was where: a person's meetings, a meeting's people, the items they were there for.

use std::collections::{HashMap, HashSet};

use super::error::PeopleError;
use super::file::{Table, View};
use super::fold::fold;
use super::ids::{self, Title};
use super::register::{Attendance, ItemsAttended, MeetingNo, PersonNo};
use super::status;
use super::table::*;
use crate::item::Status;
use crate::search::results::{AttendeeRecord, Evidence};

impl View<'_> {
    /// The sitting of an attendee row.
    pub(super) fn sitting_of(&self, attendee: usize) -> Result<usize, PeopleError> {
        Ok(self.row::<AttendeeRow>(Table::Attendees, attendee)?.sitting as usize)
    }

    pub(super) fn meeting_no(&self, attendee: usize) -> Result<MeetingNo, PeopleError> {
        let row: SittingRow = self.row(Table::Sittings, self.sitting_of(attendee)?)?;
        Ok(MeetingNo(row.meeting))
    }

    pub(super) fn date_of(&self, attendee: usize) -> Result<u32, PeopleError> {
        let meeting = self.meeting_no(attendee)?;
        Ok(self.row::<MeetingRow>(Table::Meetings, meeting.0 as usize)?.date)
    }

    pub(super) fn attendance(&self, person: PersonNo) -> Result<Vec<Attendance>, PeopleError> {
        let mut rows: Vec<(MeetingNo, usize)> = Vec::new();
        for at in self.rows(person)? {
            rows.push((self.meeting_no(at)?, at));
        }
        let meetings = rows.chunk_by(|a, b| a.0 == b.0);
        meetings.map(|of_meeting| self.at_meeting(person, of_meeting)).collect()
    }

    /// Only the status at each meeting, newest first.
    pub(super) fn statuses(
        &self,
        person: PersonNo,
    ) -> Result<Vec<(MeetingNo, Status)>, PeopleError> {
        let mut rows: Vec<(MeetingNo, AttendeeRow)> = Vec::new();
        for at in self.rows(person)? {
            rows.push((self.meeting_no(at)?, self.row(Table::Attendees, at)?));
        }
        let meetings = rows.chunk_by(|a, b| a.0 == b.0).map(|of_meeting| {
            let lines: Vec<AttendeeRow> = of_meeting.iter().map(|(_, row)| *row).collect();
            (of_meeting[0].0, lines[status::decide(&lines).row].status())
        });
        Ok(meetings.collect())
    }

    pub(super) fn at_meeting(
        &self,
        person: PersonNo,
        rows: &[(MeetingNo, usize)],
    ) -> Result<Attendance, PeopleError> {
        let read = rows.iter().map(|&(_, at)| self.row(Table::Attendees, at));
        let read: Vec<AttendeeRow> = read.collect::<Result<_, _>>()?;
        let verdict = status::decide(&read);
        let (meeting, at) = rows[verdict.row];
        let row = read[verdict.row];
        let sitting = self.sitting_of(at)?;
        let mut items = None;
        if row.of_items() {
            // Several lines of one document may each name some items.
            let mut numbers: Vec<String> = Vec::new();
            for (other, &(_, place)) in read.iter().zip(rows) {
                if status::alike(other, &row) && self.sitting_of(place)? == sitting {
                    let part = self.part(other)?.unwrap_or_default();
                    numbers.extend(self.text(part.items)?.lines().map(str::to_owned));
                }
            }
            let mut seen = HashSet::new();
            numbers.retain(|number| seen.insert(number.clone()));
            items = Some(numbers);
        }
        let record = AttendeeRecord {
            name: self.text(row.name)?.to_owned(),
            person: self
                .text(self.row::<PersonRow>(Table::Persons, person.0 as usize)?.id)?
                .to_owned(),
            status: row.status(),
            capacity: row.capacity(),
            role: self.option(self.manner(&row)?.role)?,
            evidence: self.evidence(sitting, &row)?,
        };
        let contradicted = verdict.contradicted;
        Ok(Attendance {
            meeting,
            person,
            record,
            items,
            whole: row.part == NONE,
            remote: row.remote(),
            contradicted,
        })
    }

    pub(super) fn evidence(
        &self,
        sitting: usize,
        row: &AttendeeRow,
    ) -> Result<Evidence, PeopleError> {
        let sitting: SittingRow = self.row(Table::Sittings, sitting)?;
        Ok(Evidence {
            path: self.path(sitting.document)?,
            page: (row.page != NONE).then_some(row.page),
            line: row.line,
            text: self.text(row.text)?.to_owned(),
        })
    }

    pub(super) fn attendees(&self, meeting: MeetingNo) -> Result<Vec<Attendance>, PeopleError> {
        let mut order: Vec<PersonNo> = Vec::new();
        let mut rows: HashMap<PersonNo, Vec<(MeetingNo, usize)>> = Default::default();
        for sitting in self.sittings(meeting)? {
            for at in self.stretch(sitting, |row| row.attendees_end)? {
                let row: AttendeeRow = self.row(Table::Attendees, at)?;
                let form: FormRow = self.row(Table::Forms, row.form as usize)?;
                let person = PersonNo(form.person);
                let list = rows.entry(person).or_default();
                if list.is_empty() {
                    order.push(person);
                }
                list.push((meeting, at));
            }
        }
        order.into_iter().map(|person| self.at_meeting(person, &rows[&person])).collect()
    }

    pub(super) fn items_attended(&self, person: PersonNo) -> Result<ItemsAttended, PeopleError> {
        let mut found = ItemsAttended::default();
        for one in self.attendance(person)? {
            self.add_items(&one, &mut found)?;
        }
        Ok(found)
    }

    /// Adds what a person was there for at one meeting.
    pub(super) fn add_items(
        &self,
        one: &Attendance,
        found: &mut ItemsAttended,
    ) -> Result<(), PeopleError> {
        if !one.record.status.attended() {
            return Ok(());
        }
        let sittings = self.sittings(one.meeting)?;
        if one.whole {
            for sitting in sittings {
                found.sittings.push(self.sitting_key(sitting)?);
            }
            return Ok(());
        }
        // The items that the document names, and those of the same title in the meeting's others.
        let (mut there, mut titles) = (HashSet::new(), HashSet::new());
        for &sitting in &sittings {
            let start = self.stretch(sitting, |row| row.items_end)?.start;
            for at in self.stretch(sitting, |row| row.attendees_end)? {
                let row: AttendeeRow = self.row(Table::Attendees, at)?;
                let form: FormRow = self.row(Table::Forms, row.form as usize)?;
                if form.person != one.person.0 || !row.status().attended() {
                    continue;
                }
                let Some(part) = self.part(&row)? else { continue };
                for place in
                    self.text(part.places)?.lines().filter_map(|place| place.parse::<usize>().ok())
                {
                    let item: ItemRow = self.row(Table::Items, start.saturating_add(place))?;
                    there.insert(start + place);
                    if item.title() != Title::NONE {
                        titles.insert((item.title(), sitting));
                    }
                }
            }
        }
        for sitting in sittings {
            for at in self.stretch(sitting, |row| row.items_end)? {
                let item: ItemRow = self.row(Table::Items, at)?;
                let same = titles.iter().any(|(one, of)| *of != sitting && *one == item.title());
                if there.contains(&at) || same {
                    found.items.push(self.item_id(sitting, &item)?);
                }
            }
        }
        Ok(())
    }

    fn item_id(&self, sitting: usize, item: &ItemRow) -> Result<String, PeopleError> {
        let head = match item.id_head {
            NONE => {
                let sitting: SittingRow = self.row(Table::Sittings, sitting)?;
                let document: DocumentRow =
                    self.row(Table::Documents, sitting.document as usize)?;
                ids::item_head(document.key())
            }
            head => self.text(head)?.to_owned(),
        };
        Ok(match item.id_number {
            NONE => head,
            number => format!("{head}-{number}"),
        })
    }

    /// Everybody in an office, newest meeting first: roles that hold the words of it in a row.
    pub(super) fn office(&self, office: &str) -> Result<Vec<Attendance>, PeopleError> {
        let wanted = format!(" {} ", fold(office));
        let mut fitting = Vec::with_capacity(self.len(Table::Manners));
        for at in 0..self.len(Table::Manners) {
            let role = self.row::<MannerRow>(Table::Manners, at)?.role;
            let fits = role != NONE && format!(" {} ", fold(self.text(role)?)).contains(&wanted);
            fitting.push(fits);
        }
        let mut found: Vec<(MeetingNo, PersonNo)> = Vec::new();
        for at in 0..self.len(Table::Attendees) {
            let row: AttendeeRow = self.row(Table::Attendees, at)?;
            if fitting.get(row.manner as usize) == Some(&true) {
                let form: FormRow = self.row(Table::Forms, row.form as usize)?;
                found.push((self.meeting_no(at)?, PersonNo(form.person)));
            }
        }
        found.sort_unstable();
        found.dedup();
        let mut holders = Vec::with_capacity(found.len());
        for of_meeting in found.chunk_by(|a, b| a.0 == b.0) {
            let wanted: HashSet<PersonNo> = of_meeting.iter().map(|(_, person)| *person).collect();
            let all = self.attendees(of_meeting[0].0)?.into_iter();
            holders.extend(all.filter(|one| wanted.contains(&one.person)));
        }
        Ok(holders)
    }
}
