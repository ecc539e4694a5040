//! Persons in the making to the register's tables.

use std::collections::HashMap;

use super::Reason;
use super::cluster::{Link, People};
use crate::item::Status;
use crate::people::draft::Draft;
use crate::people::meetings::Meetings;
use crate::people::scope::Scopes;
use crate::people::status;
use crate::people::table::{AttendeeRow, FormRow, NONE, PersonRow, WordRow};

/// The joined persons.
#[derive(Debug, Default)]
pub struct Persons {
    /// In the order of their ids.
    pub rows: Vec<PersonRow>,
    /// The forms of name of each person.
    pub forms: Vec<FormRow>,
    /// The attendee rows of each person, by meeting, newest first.
    pub attendance: Vec<u32>,
    /// Persons that ambiguous ones may be.
    pub candidates: Vec<u32>,
    /// Words of names, in order.
    pub words: Vec<WordRow>,
}

/// A form on its way, with the node it comes from.
struct Form {
    row: FormRow,
    node: usize,
    via: usize,
}

/// Writes persons and their forms down in the order of their ids.
pub fn write(rows: &mut Draft, scopes: &Scopes, meetings: &Meetings, people: &People) -> Persons {
    let mut forms = forms(rows, people);
    let order = with_ids(rows, scopes, people, &forms);
    let mut number = vec![NONE; people.all.len()];
    for (at, (_, _, person)) in (0..).zip(&order) {
        number[*person] = at;
    }
    // Forms by person, each person's in the order in which they came up.
    let mut by_person: Vec<usize> = (0..forms.len()).collect();
    by_person.sort_by_key(|&at| (number[forms[at].row.person as usize], at));
    let mut moved = vec![NONE; forms.len()];
    for (place, &at) in (0..).zip(&by_person) {
        moved[at] = place;
    }
    let first_of: HashMap<(u32, usize), u32> = by_person
        .iter()
        .rev()
        .map(|&at| ((forms[at].row.person, forms[at].node), moved[at]))
        .collect();
    for (at, form) in forms.iter_mut().enumerate() {
        let via = first_of.get(&(form.row.person, form.via));
        form.row.joined_to = via.copied().unwrap_or(moved[at]);
    }
    let mut persons = Persons::default();
    words(rows, people, &forms, &number, &mut persons);
    let mut rest = by_person.iter().peekable();
    for (at, (id, name, person)) in (0..).zip(&order) {
        while let Some(&form) = rest.next_if(|form| forms[**form].row.person as usize == *person) {
            persons.forms.push(FormRow { person: at, ..forms[form].row });
        }
        let candidates = &people.all[*person].candidates;
        let start = persons.candidates.len() as u32;
        persons
            .candidates
            .extend(candidates.iter().map(|&one| number[one]).filter(|&one| one != NONE));
        persons.rows.push(PersonRow {
            id: rows.strings.keep(id),
            name: *name,
            scope: people.nodes[people.all[*person].nodes[0]].scope,
            class: people.class(*person) as u32,
            candidates: start,
            candidate_count: persons.candidates.len() as u32 - start,
            forms_end: persons.forms.len() as u32,
            first: NONE,
            last: NONE,
            ..PersonRow::default()
        });
    }
    attendance(rows, meetings, &moved, &mut persons);
    persons
}

/// Groups the rows of each person by printed name and reason; notes in each row its form.
fn forms(rows: &mut Draft, people: &People) -> Vec<Form> {
    let mut places: HashMap<(usize, u32, Reason, usize), u32> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    let mut last: Option<(usize, u32, Link)> = None;
    for sitting in 0..rows.sittings.len() {
        for at in rows.attendees_of(sitting) {
            let row = rows.attendees[at];
            let Some(link) = people.links.get(at).copied().flatten() else {
                continue;
            };
            let place = match last {
                Some((place, name, before)) if name == row.name && before == link => place as u32,
                _ => *places.entry((link.person, row.name, link.reason, link.node)).or_insert_with(
                    || {
                        forms.push(Form {
                            row: FormRow {
                                name: row.name,
                                honorific: rows.manner(at).honorific,
                                person: link.person as u32,
                                reason: link.reason as u32,
                                joined_to: NONE,
                                first: NONE,
                                last: NONE,
                                count: 0,
                                row: at as u32,
                            },
                            node: link.node,
                            via: link.via,
                        });
                        forms.len() as u32 - 1
                    },
                ),
            };
            last = Some((place as usize, row.name, link));
            rows.attendees[at].form = place;
            forms[place as usize].row.count += 1;
        }
    }
    forms
}

/// Gives each person the fullest name and an id made of it: in the order of ids.
fn with_ids(
    rows: &Draft,
    scopes: &Scopes,
    people: &People,
    forms: &[Form],
) -> Vec<(String, u32, usize)> {
    let mut best: Vec<Option<&Form>> = vec![None; people.all.len()];
    let weight = |form: &Form| {
        let person = &people.all[form.row.person as usize];
        let name = &people.nodes[form.node].name;
        let sound = person.nodes.iter().position(|&node| node == form.node) < Some(person.sound);
        let letters: usize = name.given.iter().map(String::len).sum();
        let mixed = rows.text(form.row.name).chars().any(char::is_lowercase);
        (sound, letters, mixed, form.row.count)
    };
    for form in forms {
        let place = &mut best[form.row.person as usize];
        if place.is_none_or(|known| weight(known) < weight(form)) {
            *place = Some(form);
        }
    }
    let mut named: Vec<_> = best
        .into_iter()
        .enumerate()
        .filter_map(|(person, form)| {
            let form = form?;
            let mut id = people.nodes[form.node].name.key().replace(' ', "-");
            if id.is_empty() {
                id.push_str("unnamed");
            }
            if !people.all[person].candidates.is_empty() {
                id.push_str("-unclear");
            }
            Some((id, form.row.name, person))
        })
        .collect();
    let council = |person: usize| {
        let scope = people.nodes[people.all[person].nodes[0]].scope as usize;
        (scopes.keys.get(scopes.council[scope]), scope)
    };
    let key =
        |person: usize| (council(person), people.class(person), people.all[person].first, person);
    named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.2).cmp(&key(b.2))));
    let mut again = 0;
    let mut before = String::new();
    for (id, ..) in &mut named {
        again = if *id == before { again + 1 } else { 1 };
        before.clone_from(id);
        if again > 1 {
            id.push_str(&format!("-{again}"));
        }
    }
    named.sort();
    named
}

/// Notes the words by which each person may be found.
fn words(rows: &mut Draft, people: &People, forms: &[Form], number: &[u32], persons: &mut Persons) {
    let mut nodes: Vec<(usize, u32)> =
        forms.iter().map(|form| (form.node, number[form.row.person as usize])).collect();
    nodes.sort_unstable();
    nodes.dedup();
    for (node, person) in nodes {
        for word in people.nodes[node].name.words() {
            persons.words.push(WordRow { word: rows.strings.keep(word), person });
        }
    }
    persons.words.sort_by(|a, b| a.word.cmp(&b.word).then(a.person.cmp(&b.person)));
    persons.words.dedup();
    persons.words.sort_by(|a, b| rows.text(a.word).cmp(rows.text(b.word)));
}

/// Lists each person's rows by meeting, newest first, and counts them.
fn attendance(rows: &mut Draft, meetings: &Meetings, moved: &[u32], persons: &mut Persons) {
    let mut meeting_of = vec![NONE; rows.attendees.len()];
    let mut counts = vec![0u32; persons.rows.len() + 1];
    for sitting in 0..rows.sittings.len() {
        let meeting = rows.sittings[sitting].meeting;
        for at in rows.attendees_of(sitting) {
            let form = moved[rows.attendees[at].form as usize];
            rows.attendees[at].form = form;
            meeting_of[at] = meeting;
            let form = &mut persons.forms[form as usize];
            counts[form.person as usize + 1] += 1;
            let day = meetings.rows[meeting as usize].date;
            if day != NONE {
                form.first = form.first.min(day);
                form.last = if form.last == NONE { day } else { form.last.max(day) };
            }
        }
    }
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
    let mut next = counts.clone();
    persons.attendance = vec![NONE; rows.attendees.len()];
    for &sitting in &meetings.sittings {
        for at in rows.attendees_of(sitting as usize) {
            let person = persons.forms[rows.attendees[at].form as usize].person as usize;
            persons.attendance[next[person] as usize] = at as u32;
            next[person] += 1;
        }
    }
    for (at, person) in persons.rows.iter_mut().enumerate() {
        let list = &persons.attendance[counts[at] as usize..counts[at + 1] as usize];
        person.rows_end = counts[at + 1];
        count(rows, meetings, &meeting_of, person, list);
    }
}

/// Counts meetings, not rows: a meeting of several documents counts once.
fn count(
    rows: &Draft,
    meetings: &Meetings,
    meeting_of: &[u32],
    person: &mut PersonRow,
    list: &[u32],
) {
    let mut lines: Vec<AttendeeRow> = Vec::new();
    for of_meeting in list.chunk_by(|a, b| meeting_of[*a as usize] == meeting_of[*b as usize]) {
        lines.clear();
        lines.extend(of_meeting.iter().map(|&at| rows.attendees[at as usize]));
        let status = lines[status::decide(&lines).row].status();
        let date = meetings.rows[meeting_of[of_meeting[0] as usize] as usize].date;
        let (attended, apologies) = (status.attended(), status == Status::Apologies);
        person.attended += u32::from(attended);
        person.apologies += u32::from(apologies);
        if (attended || apologies) && date != NONE {
            person.first = person.first.min(date);
            person.last = if person.last == NONE { date } else { person.last.max(date) };
        }
    }
}
