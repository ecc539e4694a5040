//! Attendees to persons.

use std::collections::HashMap;

use super::aliases::Aliases;
use super::draft::Draft;
use super::meetings::Meetings;
use super::name::Name;
use super::scope::Scopes;
use super::status;
use super::table::{AttendeeRow, FormRow, NONE, PersonRow, WordRow};
use crate::item::{Capacity, Status};

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

/// What is known of a form of name before it is joined.
struct Form {
    name: Name,
    row: FormRow,
    scope: u32,
    class: u32,
}

/// Joins attendees to persons; notes in each attendee row its form.
pub fn join(rows: &mut Draft, scopes: &Scopes, meetings: &Meetings, _aliases: &Aliases) -> Persons {
    let mut forms: Vec<Form> = Vec::new();
    let mut places: HashMap<(u32, u32, u32), u32> = HashMap::new();
    for sitting in 0..rows.sittings.len() {
        let scope = scopes.of[sitting];
        for at in rows.attendees_of(sitting) {
            let row = rows.attendees[at];
            let class = class(rows.text(row.honorific), row.capacity());
            let place = *places.entry((scope, row.name, class)).or_insert_with(|| {
                let name = Name::parse(rows.text(row.name), rows.text(row.honorific));
                let form = FormRow {
                    name: row.name,
                    honorific: row.honorific,
                    person: NONE,
                    first: NONE,
                    row: at as u32,
                    joined_to: forms.len() as u32,
                    committee: NONE,
                    ..FormRow::default()
                };
                forms.push(Form { name, row: form, scope, class });
                forms.len() as u32 - 1
            });
            rows.attendees[at].form = place;
            forms[place as usize].row.count += 1;
        }
    }
    let mut keys: HashMap<(u32, u32, String), u32> = HashMap::new();
    let mut people: Vec<Vec<u32>> = Vec::new();
    for (at, form) in (0..).zip(&forms) {
        let next = people.len() as u32;
        let key = (form.scope, form.class, form.name.key());
        let person = *keys.entry(key).or_insert(next);
        if person == next {
            people.push(Vec::new());
        }
        people[person as usize].push(at);
    }
    table(rows, meetings, forms, people)
}

/// 1 councillor, 2 officer, 0 neither.
fn class(honorific: &str, capacity: Capacity) -> u32 {
    let folded = super::fold::fold(honorific);
    let councillor = folded.split(' ').any(|word| {
        ["cllr", "cllrs", "clr", "cr", "councillor", "councillors", "alderman", "ald"]
            .contains(&word)
    });
    match capacity {
        _ if councillor => 1,
        Capacity::Chair | Capacity::ViceChair | Capacity::Member => 1,
        Capacity::Officer => 2,
        Capacity::Appointed | Capacity::Guest => 0,
    }
}

/// Writes persons and their forms down in the order of their ids.
fn table(
    rows: &mut Draft,
    meetings: &Meetings,
    forms: Vec<Form>,
    people: Vec<Vec<u32>>,
) -> Persons {
    let named: Vec<(String, u32, Vec<u32>)> = with_ids(rows, &forms, people);
    let mut persons = Persons::default();
    let mut moved = vec![0; forms.len()];
    for (number, (id, name, list)) in (0..).zip(&named) {
        for &at in list {
            moved[at as usize] = persons.forms.len() as u32;
            persons.forms.push(FormRow { person: number, ..forms[at as usize].row });
        }
        let first = &forms[list[0] as usize];
        persons.rows.push(PersonRow {
            id: rows.strings.keep(id),
            name: *name,
            scope: first.scope,
            class: first.class,
            forms_end: persons.forms.len() as u32,
            first: NONE,
            last: NONE,
            ..PersonRow::default()
        });
    }
    persons.forms.iter_mut().for_each(|form| form.joined_to = moved[form.joined_to as usize]);
    let owners: Vec<u32> = persons.forms.iter().map(|form| form.person).collect();
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); persons.rows.len()];
    let mut end = 0;
    for meeting in &meetings.rows {
        for &sitting in &meetings.sittings[end..meeting.sittings_end as usize] {
            for at in rows.attendees_of(sitting as usize) {
                let form = moved[rows.attendees[at].form as usize];
                rows.attendees[at].form = form;
                lists[owners[form as usize] as usize].push(at as u32);
                days(&mut persons.forms[form as usize], meeting.date);
            }
        }
        end = meeting.sittings_end as usize;
    }
    let mut sitting_of = vec![0; rows.attendees.len()];
    for sitting in 0..rows.sittings.len() {
        sitting_of[rows.attendees_of(sitting)].fill(sitting);
    }
    for (person, list) in persons.rows.iter_mut().zip(lists) {
        count(rows, meetings, &sitting_of, person, &list);
        persons.attendance.extend(list);
        person.rows_end = persons.attendance.len() as u32;
    }
    words(rows, &mut persons, &forms, &moved);
    persons
}

fn days(form: &mut FormRow, date: u32) {
    if date != NONE {
        form.first = form.first.min(date);
        form.last = if form.last == 0 { date } else { form.last.max(date) };
    }
}

/// Counts meetings, not rows: a meeting of several documents counts once.
fn count(
    rows: &Draft,
    meetings: &Meetings,
    sitting_of: &[usize],
    person: &mut PersonRow,
    list: &[u32],
) {
    let meeting = |at: &u32| rows.sittings[sitting_of[*at as usize]].meeting;
    for of_meeting in list.chunk_by(|a, b| meeting(a) == meeting(b)) {
        let lines: Vec<AttendeeRow> =
            of_meeting.iter().map(|&at| rows.attendees[at as usize]).collect();
        let status = lines[status::decide(&lines).row].status();
        let date = meetings.rows[meeting(&of_meeting[0]) as usize].date;
        let (attended, apologies) = (status.attended(), status == Status::Apologies);
        person.attended += u32::from(attended);
        person.apologies += u32::from(apologies);
        if (attended || apologies) && date != NONE {
            person.first = person.first.min(date);
            person.last = if person.last == NONE { date } else { person.last.max(date) };
        }
    }
}

/// Gives each person the fullest name and an id made of it, and puts them in the order of ids.
fn with_ids(rows: &Draft, forms: &[Form], people: Vec<Vec<u32>>) -> Vec<(String, u32, Vec<u32>)> {
    let mut named: Vec<(String, u32, Vec<u32>)> = Vec::with_capacity(people.len());
    for list in people {
        let fullest = list.iter().max_by_key(|&&at| {
            let form = &forms[at as usize];
            let letters: usize = form.name.given.iter().map(String::len).sum();
            (letters, form.row.count, std::cmp::Reverse(at))
        });
        let form = &forms[fullest.copied().unwrap_or(list[0]) as usize];
        let slug = form.name.key().replace(' ', "-");
        let slug = if slug.is_empty() { "unnamed".to_owned() } else { slug };
        named.push((slug, form.row.name, list));
    }
    named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.2[0].cmp(&b.2[0])));
    let mut before = String::new();
    let mut again = 1;
    for entry in &mut named {
        if entry.0 == before {
            again += 1;
            entry.0 = format!("{before}-{again}");
        } else {
            (before, again) = (entry.0.clone(), 1);
        }
    }
    let _ = rows;
    named.sort();
    named
}

fn words(rows: &mut Draft, persons: &mut Persons, forms: &[Form], moved: &[u32]) {
    for (form, &place) in forms.iter().zip(moved) {
        let person = persons.forms[place as usize].person;
        for word in form.name.words() {
            persons.words.push(WordRow { word: rows.strings.keep(word), person });
        }
    }
    persons
        .words
        .sort_by(|a, b| rows.text(a.word).cmp(rows.text(b.word)).then(a.person.cmp(&b.person)));
    persons.words.dedup();
}
