//! Made-up councils: people, committees and years of minutes and agendas, from a seed.
//!
//! What a clerk prints differs from committee to committee and from clerk to clerk: full names,
//! initials, bare surnames with initials only where two share a surname (in the council, or just on
//! the committee). Surnames are shared, one name in fifty is misspelt, people come and go, change
//! committees and roles, and a few officers bear a councillor's name. Every line remembers whom it
//! means, so that joins can be counted right or wrong.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use minutebook::item::{Capacity, DateSource, Kind, Status};
use minutebook::people::{AttendeeFacts, DocumentFacts, SittingFacts};

/// How large a council is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub committees: usize,
    pub councillors: usize,
    pub officers: usize,
    pub years: i16,
    pub meetings_a_year: i8,
}

/// The documents of a council, and for each line whom it means.
pub struct Council {
    pub documents: Vec<DocumentFacts>,
    pub truth: HashMap<(String, u32), usize>,
}

/// A small generator of numbers: the same seed gives the same council on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: f64) -> bool {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64 * 100.0 < percent
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

struct Person {
    given: String,
    surname: String,
    officer: bool,
    from: i16,
    to: i16,
    /// From which year on which committees and which role.
    seats: Vec<(i16, Vec<usize>, String)>,
}

impl Person {
    fn serves(&self, year: i16) -> bool {
        (self.from..self.to).contains(&year)
    }

    fn sits(&self, year: i16, committee: usize) -> bool {
        self.serves(year) && self.seat(year).is_some_and(|seat| seat.1.contains(&committee))
    }

    fn seat(&self, year: i16) -> Option<&(i16, Vec<usize>, String)> {
        self.seats.iter().rev().find(|seat| seat.0 <= year)
    }

    fn initial(&self) -> &str {
        &self.given[..1]
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Full,
    Initials,
    BareInCouncil,
    BareOnCommittee,
}

const GIVEN: &[&str] = &[
    "Alan",
    "Alice",
    "Amir",
    "Andrew",
    "Angela",
    "Ann",
    "Anne",
    "Anna",
    "Arthur",
    "Ayesha",
    "Barbara",
    "Ben",
    "Brian",
    "Bridget",
    "Carol",
    "Catherine",
    "Chris",
    "Claire",
    "Clare",
    "Colin",
    "Dan",
    "David",
    "Dawn",
    "Deborah",
    "Derek",
    "Diane",
    "Dorothy",
    "Edward",
    "Eileen",
    "Elaine",
    "Elizabeth",
    "Emma",
    "Eric",
    "Fatima",
    "Fiona",
    "Frank",
    "Gareth",
    "Gary",
    "Geoff",
    "George",
    "Gillian",
    "Glen",
    "Grace",
    "Graham",
    "Harriet",
    "Harry",
    "Helen",
    "Henry",
    "Hilary",
    "Hugh",
    "Ian",
    "Imran",
    "Irene",
    "Jack",
    "James",
    "Jan",
    "Jane",
    "Janet",
    "Jean",
    "Jenny",
    "Jim",
    "Joan",
    "John",
    "Jon",
    "Joanne",
    "Joe",
    "Judith",
    "Julia",
    "Julian",
    "Karen",
    "Kathryn",
    "Keith",
    "Kevin",
    "Laura",
    "Lee",
    "Lesley",
    "Linda",
    "Louise",
    "Malcolm",
    "Margaret",
    "Maria",
    "Marie",
    "Mark",
    "Martin",
    "Mary",
    "Maureen",
    "Michael",
    "Mohammed",
    "Nadia",
    "Neil",
    "Nicola",
    "Nigel",
    "Oliver",
    "Pamela",
    "Patricia",
    "Paul",
    "Peter",
    "Philip",
    "Priya",
    "Rachel",
    "Ray",
    "Rebecca",
    "Richard",
    "Robert",
    "Roger",
    "Roy",
    "Ruth",
    "Sally",
    "Samuel",
    "Sandra",
    "Sarah",
    "Sean",
    "Sharon",
    "Sheila",
    "Simon",
    "Stella",
    "Stephen",
    "Stuart",
    "Susan",
    "Tariq",
    "Terry",
    "Thomas",
    "Tim",
    "Tom",
    "Tony",
    "Tracey",
    "Una",
    "Vera",
    "Victor",
    "Wendy",
    "William",
    "Yasmin",
    "Yvonne",
    "Zoe",
];

const BEGIN: &[&str] = &[
    "Ash", "Barn", "Beck", "Black", "Brack", "Brad", "Brook", "Burn", "Cald", "Carl", "Chad",
    "Clay", "Cop", "Cran", "Dal", "Den", "Down", "East", "Elm", "Fair", "Farn", "Field", "Fox",
    "Glen", "Gran", "Green", "Hal", "Har", "Hath", "Haw", "Hazel", "Heath", "High", "Hol", "Kirk",
    "Lang", "Led", "Lin", "Long", "Mal", "Mar", "Mead", "Mel", "Mor", "Nor", "Oak", "Pem", "Pen",
    "Red", "Ridge", "Ross", "Row", "Sand", "Sea", "Shel", "Stan", "Stock", "Sut", "Swan", "Thorn",
    "Wal", "War", "Wes", "Whit", "Win", "Wood",
];
const END: &[&str] =
    &["ley", "ton", "ford", "ham", "well", "wood", "by", "field", "more", "worth", "den", "combe"];
const COMMON: &[&str] =
    &["Smith", "Jones", "Patel", "Brown", "Taylor", "Khan", "Ali", "Marsh", "Lee", "Hall"];

const ROLES: &[&str] = &[
    "Head of Legal Services",
    "Democratic Services Officer",
    "Executive Director",
    "Planning Officer",
    "Principal Planner",
    "Service Director, Children and Families",
    "Head of Finance",
    "Monitoring Officer",
    "Scrutiny Manager",
    "Head of Housing",
    "Licensing Manager",
    "Environmental Health Manager",
];

/// Makes a council.
pub fn council(seed: u64, size: Size) -> Council {
    let mut random = Random(seed);
    let people = people(&mut random, size);
    let clerks: Vec<Vec<Style>> = (0..size.committees)
        .map(|_| {
            let styles = [
                Style::Full,
                Style::Initials,
                Style::BareInCouncil,
                Style::BareInCouncil,
                Style::BareOnCommittee,
            ];
            (0..=size.years / 3).map(|_| *random.pick(&styles)).collect()
        })
        .collect();
    let mut council = Council { documents: Vec::new(), truth: HashMap::new() };
    for (committee, clerks) in clerks.iter().enumerate() {
        for year in 0..size.years {
            for turn in 0..size.meetings_a_year {
                let month = turn * 12 / size.meetings_a_year + 1;
                let day = 1 + random.below(28) as i8;
                let on = date(2010 + year, month, day);
                let style = clerks[(year / 3) as usize];
                let mut sitting =
                    Sitting { random: &mut random, people: &people, committee, year, style };
                let there = sitting.lines();
                council.add(committee, on, Kind::Minutes, &there);
                if sitting.random.chance(60.0) {
                    let style = if sitting.random.chance(50.0) { Style::Full } else { style };
                    let listed = Sitting { style, ..sitting }.membership();
                    council.add(committee, on, Kind::Agenda, &listed);
                }
            }
        }
    }
    council
}

fn people(random: &mut Random, size: Size) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    while people.len() < size.councillors + size.officers {
        let officer = people.len() >= size.councillors;
        let surname = match random.below(100) {
            0..18 => (*random.pick(COMMON)).to_owned(),
            _ => format!("{}{}", random.pick(BEGIN), random.pick(END)),
        };
        let (mut given, mut surname) = ((*random.pick(GIVEN)).to_owned(), surname);
        if officer && random.chance(3.0) {
            // An officer who bears a councillor's name.
            let other = random.below(size.councillors);
            (given, surname) = (people[other].given.clone(), people[other].surname.clone());
        }
        let taken =
            |one: &Person| one.given == given && one.surname == surname && one.officer == officer;
        if people.iter().any(taken) {
            continue;
        }
        let from = if random.chance(35.0) { -1 } else { random.below(size.years as usize) as i16 };
        let to = from
            + if officer { 2 + random.below(7) as i16 } else { 4 * (1 + random.below(3) as i16) };
        let mut seats = Vec::new();
        let mut year = from;
        while year < to {
            let count = if officer { 1 + random.below(3) } else { 2 + random.below(3) };
            let on = (0..count).map(|_| random.below(size.committees)).collect();
            seats.push((year, on, (*random.pick(ROLES)).to_owned()));
            year += 1 + random.below(4) as i16;
        }
        people.push(Person { given, surname, officer, from, to, seats });
    }
    people
}

/// One line of an attendance list: whom it means, the name and what goes with it.
struct Line {
    person: usize,
    name: String,
    role: Option<String>,
    capacity: Capacity,
    status: Status,
    councillor: bool,
}

struct Sitting<'a> {
    random: &'a mut Random,
    people: &'a [Person],
    committee: usize,
    year: i16,
    style: Style,
}

impl Sitting<'_> {
    fn members(&self) -> Vec<usize> {
        let sits = |at: &usize| self.people[*at].sits(self.year, self.committee);
        (0..self.people.len()).filter(|at| !self.people[*at].officer).filter(sits).collect()
    }

    /// What minutes say: members present or with apologies, officers, visiting councillors.
    fn lines(&mut self) -> Vec<Line> {
        let members = self.members();
        let mut lines = Vec::new();
        for (place, &person) in members.iter().enumerate() {
            let status = match self.random.below(100) {
                0..82 => Status::Present,
                82..96 => Status::Apologies,
                _ => continue,
            };
            let chair = place == 0 && status == Status::Present;
            let capacity = if chair { Capacity::Chair } else { Capacity::Member };
            let role = chair.then(|| "Chair".to_owned());
            let name = self.print(person, &members);
            lines.push(Line { person, name, role, capacity, status, councillor: true });
        }
        for person in 0..self.people.len() {
            let one = &self.people[person];
            if one.officer && one.sits(self.year, self.committee) && self.random.chance(60.0) {
                let role = one.seat(self.year).map(|seat| seat.2.clone());
                let name = self.slip(format!("{} {}", one.given, one.surname));
                let (capacity, status) = (Capacity::Officer, Status::InAttendance);
                lines.push(Line { person, name, role, capacity, status, councillor: false });
            }
        }
        if self.random.chance(25.0) {
            let guest = self.random.below(self.people.len());
            let one = &self.people[guest];
            if !one.officer && one.serves(self.year) && !members.contains(&guest) {
                let all: Vec<usize> = members.iter().copied().chain([guest]).collect();
                let name = self.print(guest, &all);
                let (capacity, status) = (Capacity::Guest, Status::InAttendance);
                lines.push(Line {
                    person: guest,
                    name,
                    role: None,
                    capacity,
                    status,
                    councillor: true,
                });
            }
        }
        lines
    }

    /// What an agenda says: the members.
    fn membership(mut self) -> Vec<Line> {
        let members = self.members();
        let print = |person: &usize| Line {
            person: *person,
            name: self.print(*person, &members),
            role: None,
            capacity: Capacity::Member,
            status: Status::Listed,
            councillor: true,
        };
        members.iter().map(print).collect()
    }

    /// A councillor's name as this clerk prints it, with a slip now and then.
    fn print(&mut self, person: usize, listed: &[usize]) -> String {
        let one = &self.people[person];
        let full = format!("{} {}", one.given, one.surname);
        let initial = format!("{} {}", one.initial(), one.surname);
        let everybody: Vec<usize> = match self.style {
            Style::BareOnCommittee => listed.to_vec(),
            _ => (0..self.people.len()).filter(|&at| self.people[at].serves(self.year)).collect(),
        };
        let others = || {
            let others = everybody.iter().filter(|&&at| at != person).map(|&at| &self.people[at]);
            others.filter(|other| !other.officer && other.surname == one.surname)
        };
        let initials = others().all(|other| other.initial() != one.initial());
        let bare = others().next().is_none();
        let name = match self.style {
            Style::Full => full,
            Style::BareInCouncil | Style::BareOnCommittee if bare => one.surname.clone(),
            _ if initials => initial,
            _ => full,
        };
        self.slip(name)
    }

    /// One name in fifty gets one letter wrong.
    fn slip(&mut self, name: String) -> String {
        if !self.random.chance(2.0) {
            return name;
        }
        let mut letters: Vec<char> = name.chars().collect();
        let begins = |at: usize| at == 0 || letters[at - 1] == ' ';
        let places: Vec<usize> =
            (0..letters.len()).filter(|&at| letters[at] != ' ' && !begins(at)).collect();
        if places.is_empty() {
            return name;
        }
        let at = *self.random.pick(&places);
        let letter = char::from(b'a' + self.random.below(26) as u8);
        match self.random.below(4) {
            0 => letters.insert(at, letter),
            1 => letters[at] = letter,
            2 if at + 1 < letters.len() && letters[at + 1] != ' ' => letters.swap(at, at + 1),
            _ => {
                letters.remove(at);
            }
        }
        letters.into_iter().collect()
    }
}

impl Council {
    fn add(&mut self, committee: usize, on: Date, kind: Kind, lines: &[Line]) {
        let folder = if kind == Kind::Minutes { "minutes" } else { "agendas" };
        let path = format!("{folder}/{committee:02}/{on}-{}.txt", self.documents.len());
        let attendees = lines.iter().zip(5..).map(|(line, number)| {
            self.truth.insert((path.clone(), number), line.person);
            let text = format!("Present: {}", line.name);
            let mut facts =
                AttendeeFacts::new(&line.name, line.status, line.capacity, number, text);
            facts.attendee.honorific = line.councillor.then(|| "Councillor".to_owned());
            facts.attendee.role.clone_from(&line.role);
            facts
        });
        let mut sitting =
            SittingFacts::new(kind, Some(format!("Committee {}", spelled(committee))));
        sitting.attendees = attendees.collect();
        sitting.date = Some(on);
        sitting.date_source = Some(DateSource::Stated);
        sitting.id = format!("m{path}");
        let key = self.documents.len() as u64 + 1;
        self.documents.push(DocumentFacts { key, path, sittings: vec![sitting] });
    }
}

fn spelled(number: usize) -> String {
    format!("{}{}", BEGIN[number % BEGIN.len()], END[number / BEGIN.len() % END.len()])
}
