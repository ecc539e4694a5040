//! Persons in the making to the register's tables.
//!
//! In come the persons of one council after the other, out come the tables of all in the order of the
//! persons' ids.

use super::cluster::People;
use super::council::Council;
use super::forms::{self, Form};
use crate::item::Status;
use crate::people::draft::Draft;
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
    /// Two attendee rows that disagree whether a person was at a meeting: the one that says so first.
    /// In the order of persons and meetings.
    pub contradictions: Vec<(u32, u32)>,
}

/// The persons of the councils so far. Numbers of persons and forms are those of making, those of
/// attendee rows the table's.
#[derive(Debug)]
pub struct Made {
    /// Whoever has a form, with the id that the name makes.
    named: Vec<Named>,
    /// How many were made, nameless ones too.
    count: u32,
    forms: Vec<FormRow>,
    /// The form of each attendee row.
    form_of: Vec<u32>,
    attendance: Vec<u32>,
    candidates: Vec<u32>,
    words: Vec<WordRow>,
    contradictions: Vec<(u32, u32)>,
}

/// A person whose tables are made but for the numbers.
#[derive(Debug)]
struct Named {
    id: String,
    council: String,
    /// When the person is first named, [`NONE`] where nothing is dated.
    named: u32,
    person: u32,
    /// `rows_end` is the end in [`Made::attendance`], and so with the other stretches.
    row: PersonRow,
    rows: u32,
    contradictions: (u32, u32),
}

/// A word by which a person may be found.
pub type Word = (String, u32);

impl Made {
    /// Nobody yet, of so many attendee rows.
    pub fn new(rows: usize) -> Self {
        Self {
            named: Vec::new(),
            count: 0,
            forms: Vec::new(),
            form_of: vec![NONE; rows],
            attendance: Vec::with_capacity(rows),
            candidates: Vec::new(),
            words: Vec::new(),
            contradictions: Vec::new(),
        }
    }

    /// Takes in the persons of a council; gives the words to find them by.
    pub fn add(&mut self, council: &Council, people: &People, scopes: &Scopes) -> Vec<Word> {
        let (mut forms, of) = forms::group(council, people);
        let best = forms::best(council, people, &forms);
        let first_form = self.forms.len() as u32;
        for (place, &form) in of.iter().enumerate().filter(|(_, form)| **form != NONE) {
            self.form_of[council.numbers[place] as usize] = first_form + form;
            forms[form as usize].note_day(council.day(place));
        }
        let mut lists = Lists::of(council, people);
        for (person, best) in best.into_iter().enumerate() {
            if let Some(best) = best {
                self.name(council, people, scopes, (person, &forms[best]), &mut lists);
            }
        }
        let words = forms::words(people, &forms);
        let words = words.into_iter().map(|(word, person)| (word, self.count + person)).collect();
        forms::link(&mut forms);
        self.forms.extend(forms.into_iter().map(|Form { row, .. }| FormRow {
            person: row.person + self.count,
            joined_to: row.joined_to + first_form,
            ..row
        }));
        self.count += people.all.len() as u32;
        words
    }

    /// Keeps words to find persons by.
    pub fn keep_words(&mut self, rows: &mut Draft, words: Vec<Word>) {
        let keep = |(word, person): Word| WordRow { word: rows.strings.keep(&word), person };
        self.words.extend(words.into_iter().map(keep));
    }

    /// Takes in a person with a best form of name.
    fn name(
        &mut self,
        council: &Council,
        people: &People,
        scopes: &Scopes,
        (number, form): (usize, &Form),
        lists: &mut Lists,
    ) {
        let person = &people.all[number];
        let node = &people.nodes[form.node];
        let mut id = node.name.key().replace(' ', "-");
        if id.is_empty() {
            id.push_str("unnamed");
        }
        if !person.candidates.is_empty() {
            id.push_str("-unclear");
        }
        let (candidates, rows) = (self.candidates.len() as u32, self.attendance.len() as u32);
        let contradictions = self.contradictions.len() as u32;
        self.candidates.extend(person.candidates.iter().map(|&one| self.count + one as u32));
        let scope = people.nodes[person.nodes[0]].scope;
        let mut row = PersonRow {
            name: form.row.name,
            scope,
            class: people.class(number) as u32,
            candidates,
            candidate_count: person.candidates.len() as u32,
            first: NONE,
            last: NONE,
            ..PersonRow::default()
        };
        let list = lists.of_person(number);
        self.attendance.extend(list.iter().map(|&place| council.numbers[place as usize]));
        self.count(council, list, &mut row);
        row.rows_end = self.attendance.len() as u32;
        self.named.push(Named {
            id,
            council: scopes.keys.get(scopes.council[scope as usize]).to_owned(),
            named: person.first,
            person: self.count + number as u32,
            row,
            rows,
            contradictions: (contradictions, self.contradictions.len() as u32),
        });
    }

    /// Counts meetings, not rows: a meeting of several documents counts once.
    fn count(&mut self, council: &Council, list: &[u32], person: &mut PersonRow) {
        let meeting = |place: u32| council.sitting(place as usize).meeting;
        let mut lines: Vec<AttendeeRow> = Vec::new();
        for places in list.chunk_by(|&a, &b| meeting(a) == meeting(b)) {
            lines.clear();
            lines.extend(places.iter().map(|&place| council.rows[place as usize]));
            let verdict = status::decide(&lines);
            let status = lines[verdict.row].status();
            let there = lines.iter().position(|line| line.status().attended());
            if let Some(there) = there.filter(|_| verdict.contradicted)
                && person.candidate_count == 0
            {
                let number = |line: usize| council.numbers[places[line] as usize];
                self.contradictions.push((number(there), number(verdict.row)));
            }
            let date = council.day(places[0] as usize);
            let (attended, apologies) = (status.attended(), status == Status::Apologies);
            person.attended += u32::from(attended);
            person.apologies += u32::from(apologies);
            if (attended || apologies) && date != NONE {
                person.first = person.first.min(date);
                person.last = if person.last == NONE { date } else { person.last.max(date) };
            }
        }
    }

    /// Puts everything in the order of the persons' ids; notes the form of each attendee row.
    pub fn finish(mut self, rows: &mut Draft) -> Persons {
        self.part_ids();
        let mut number = vec![NONE; self.count as usize];
        for (at, one) in (0..).zip(&self.named) {
            number[one.person as usize] = at;
        }
        let mut persons = Persons::default();
        let moved = self.put_forms(&number, &mut persons);
        let mut forms = std::mem::take(&mut self.form_of);
        for form in &mut forms {
            *form = moved.get(*form as usize).copied().unwrap_or(NONE);
        }
        rows.forms = forms;
        self.put_words(rows, &number, &mut persons);
        self.put_persons(rows, &number, &mut persons);
        persons
    }

    /// Sorts persons by id; those of one id get numbers.
    fn part_ids(&mut self) {
        let key = |one: &Named| (one.row.scope, one.row.class, one.named, one.person);
        self.named.sort_by(|a, b| {
            (&a.id, &a.council).cmp(&(&b.id, &b.council)).then_with(|| key(a).cmp(&key(b)))
        });
        let mut again = 0;
        let mut before = String::new();
        for Named { id, .. } in &mut self.named {
            again = if *id == before { again + 1 } else { 1 };
            before.clone_from(id);
            if again > 1 {
                id.push_str(&format!("-{again}"));
            }
        }
        self.named
            .sort_by(|a, b| (&a.id, a.row.name, a.person).cmp(&(&b.id, b.row.name, b.person)));
    }

    /// Forms by person, each person's in the order in which they came up; gives their new places.
    fn put_forms(&mut self, number: &[u32], persons: &mut Persons) -> Vec<u32> {
        let forms = std::mem::take(&mut self.forms);
        let mut by_person: Vec<u32> = (0..forms.len() as u32).collect();
        by_person.sort_by_key(|&at| (number[forms[at as usize].person as usize], at));
        let mut moved = vec![NONE; forms.len()];
        for (place, &at) in (0..).zip(&by_person) {
            moved[at as usize] = place;
        }
        persons.forms.extend(by_person.iter().map(|&at| {
            let form = &forms[at as usize];
            let joined_to = moved[form.joined_to as usize];
            FormRow { person: number[form.person as usize], joined_to, ..*form }
        }));
        moved
    }

    fn put_words(&mut self, rows: &Draft, number: &[u32], persons: &mut Persons) {
        let words = std::mem::take(&mut self.words).into_iter();
        persons.words =
            words.map(|word| WordRow { person: number[word.person as usize], ..word }).collect();
        persons.words.sort_by(|a, b| a.word.cmp(&b.word).then(a.person.cmp(&b.person)));
        persons.words.dedup();
        persons.words.sort_by(|a, b| rows.text(a.word).cmp(rows.text(b.word)));
    }

    fn put_persons(&mut self, rows: &mut Draft, number: &[u32], persons: &mut Persons) {
        let mut forms = persons.forms.iter().peekable();
        let mut forms_end = 0;
        for (at, Named { id, row, rows: start, contradictions, .. }) in (0..).zip(&self.named) {
            while forms.next_if(|form| form.person == at).is_some() {
                forms_end += 1;
            }
            let may_be = row.candidates as usize..(row.candidates + row.candidate_count) as usize;
            let candidates = persons.candidates.len() as u32;
            let known = self.candidates[may_be].iter().map(|&one| number[one as usize]);
            persons.candidates.extend(known.filter(|&one| one != NONE));
            let list = &self.attendance[*start as usize..row.rows_end as usize];
            persons.attendance.extend_from_slice(list);
            let (from, to) = (contradictions.0 as usize, contradictions.1 as usize);
            persons.contradictions.extend_from_slice(&self.contradictions[from..to]);
            persons.rows.push(PersonRow {
                id: rows.strings.keep(id),
                candidates,
                candidate_count: persons.candidates.len() as u32 - candidates,
                rows_end: persons.attendance.len() as u32,
                forms_end,
                ..*row
            });
        }
    }
}

/// The rows of each person of a council, by meeting, newest first.
struct Lists {
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Lists {
    fn of(council: &Council, people: &People) -> Self {
        let person = |place: u32| people.links[place as usize].map(|link| link.person as usize);
        let mut next = vec![0u32; people.all.len() + 1];
        for place in 0..council.rows.len() as u32 {
            if let Some(person) = person(place) {
                next[person + 1] += 1;
            }
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut places = vec![0; next.last().map_or(0, |&all| all as usize)];
        for place in council.by_meeting() {
            if let Some(person) = person(place) {
                places[next[person] as usize] = place;
                next[person] += 1;
            }
        }
        // What was the beginning of each list is now its end.
        Self { ends: next, places }
    }

    fn of_person(&self, person: usize) -> &[u32] {
        let start = person.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start as usize..self.ends[person] as usize]
    }
}
