//! Forms of name: the rows of one person that print the name alike, for one reason.

use std::collections::HashMap;

use super::Reason;
use super::cluster::{Link, People};
use super::council::Council;
use crate::people::table::{FormRow, NONE};

/// A form on its way, with the node it comes from and the one it was joined to.
#[derive(Debug)]
pub struct Form {
    /// The row, numbers being those of the council.
    pub row: FormRow,
    /// Its node.
    pub node: usize,
    via: usize,
}

impl Form {
    fn new(council: &Council, place: usize, link: Link) -> Self {
        let row = FormRow {
            name: council.rows[place].name,
            honorific: council.manner(place).honorific,
            person: link.person,
            reason: link.reason as u32,
            joined_to: NONE,
            first: NONE,
            last: NONE,
            count: 0,
            row: council.numbers[place],
        };
        Self { row, node: link.node as usize, via: link.via as usize }
    }

    /// Notes a day on which it stands.
    pub fn note_day(&mut self, day: u32) {
        if day != NONE {
            self.row.first = self.row.first.min(day);
            self.row.last = if self.row.last == NONE { day } else { self.row.last.max(day) };
        }
    }
}

/// Groups the rows of each person by printed name and reason; gives the form of each row too.
pub fn group(council: &Council, people: &People) -> (Vec<Form>, Vec<u32>) {
    let mut places: HashMap<(u32, u32, Reason, u32), u32> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    let mut of = Vec::with_capacity(council.rows.len());
    for (place, row) in council.rows.iter().enumerate() {
        // Every row is some node's, and every node becomes somebody.
        let Some(link) = people.links[place] else {
            of.push(NONE);
            continue;
        };
        let form =
            *places.entry((link.person, row.name, link.reason, link.node)).or_insert_with(|| {
                forms.push(Form::new(council, place, link));
                forms.len() as u32 - 1
            });
        forms[form as usize].row.count += 1;
        of.push(form);
    }
    (forms, of)
}

/// The fullest form of each person's name.
pub fn best(council: &Council, people: &People, forms: &[Form]) -> Vec<Option<usize>> {
    let mut best: Vec<Option<usize>> = vec![None; people.all.len()];
    let weight = |form: &Form| {
        let person = &people.all[form.row.person as usize];
        let name = &people.nodes[form.node].name;
        let sound = person.nodes.iter().position(|&node| node == form.node) < Some(person.sound);
        let letters: usize = name.given.iter().map(String::len).sum();
        let mixed = council.text(form.row.name).chars().any(char::is_lowercase);
        (sound, letters, mixed, form.row.count)
    };
    for (at, form) in forms.iter().enumerate() {
        let place = &mut best[form.row.person as usize];
        if place.is_none_or(|known| weight(&forms[known]) < weight(form)) {
            *place = Some(at);
        }
    }
    best
}

/// The words by which each person may be found.
pub fn words(people: &People, forms: &[Form]) -> Vec<(String, u32)> {
    let mut nodes: Vec<(usize, u32)> =
        forms.iter().map(|form| (form.node, form.row.person)).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let words = nodes.into_iter().flat_map(|(node, person)| {
        people.nodes[node].name.words().map(move |word| (word.to_owned(), person))
    });
    words.collect()
}

/// Notes which form each was joined to: the first of the person's that comes from that node.
pub fn link(forms: &mut [Form]) {
    let mut first: HashMap<(u32, usize), u32> = HashMap::new();
    for (at, form) in (0..).zip(forms.iter()) {
        first.entry((form.row.person, form.node)).or_insert(at);
    }
    for (at, form) in (0..).zip(forms.iter_mut()) {
        let via = first.get(&(form.row.person, form.via));
        form.row.joined_to = via.copied().unwrap_or(at);
    }
}
