//! Whole registers from small made-up councils.

mod fragments;
mod persons;

use std::collections::HashSet;

use jiff::civil::{Date, date};

use super::*;
use crate::item::{Capacity, DateSource, Kind, Status};

/// A document with one sitting; attendees as `status name` or `status name, role`.
pub(super) fn document(
    path: &str,
    committee: &str,
    on: Option<Date>,
    people: &[&str],
) -> DocumentFacts {
    let attendees = people.iter().zip(5..).map(|(line, number)| attendee(line, number));
    let key = path.bytes().fold(7, |key: u64, byte| key.wrapping_mul(31) + u64::from(byte));
    let mut sitting =
        SittingFacts::new(Kind::Minutes, (!committee.is_empty()).then(|| committee.to_owned()));
    sitting.id = format!("m{key:x}");
    sitting.date = on;
    sitting.date_source = on.map(|_| DateSource::Stated);
    sitting.attendees = attendees.collect();
    DocumentFacts { key, path: path.to_owned(), sittings: vec![sitting] }
}

fn attendee(line: &str, number: u32) -> AttendeeFacts {
    let (status, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (name, role) =
        rest.split_once(", ").map_or((rest, None), |(name, role)| (name, Some(role)));
    let (name, honorific) = match name.strip_prefix("Cllr ") {
        Some(name) => (name, Some("Councillor".to_owned())),
        None => (name, None),
    };
    let (status, capacity) = match status {
        "present" => (Status::Present, Capacity::Member),
        "substitute" => (Status::Substitute, Capacity::Member),
        "apologies" => (Status::Apologies, Capacity::Member),
        "listed" => (Status::Listed, Capacity::Member),
        "appointed" => (Status::Present, Capacity::Appointed),
        "officer" => (Status::InAttendance, Capacity::Officer),
        _ => (Status::InAttendance, Capacity::Guest),
    };
    let mut facts = AttendeeFacts::new(name, status, capacity, number, line.to_owned());
    facts.attendee.honorific = honorific;
    facts.attendee.role = role.map(str::to_owned);
    facts
}

pub(super) fn register(documents: Vec<DocumentFacts>) -> Register<Vec<u8>> {
    let bytes = build::<Vec<u8>>(None, &HashSet::new(), documents, &Aliases::default());
    Register::open(bytes.expect("a register")).expect("opens")
}

fn ids(register: &Register<Vec<u8>>, name: &str) -> Vec<String> {
    let found = register.find_persons(name).expect("sound");
    found.iter().map(|&one| register.person(one).expect("sound").person).collect()
}

fn item(number: &str, title: &str) -> ItemFacts {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let id = format!("x-{number}");
    ItemFacts {
        id,
        number: text(number),
        title: Title::of_option(text(title).as_deref()),
        line: 9,
        report: false,
    }
}

const PANEL: &str = "Young People's Scrutiny Panel";

#[test]
fn agenda_and_minutes_of_one_sitting_are_one_meeting_and_only_minutes_prove_attendance() {
    let on = Some(date(2019, 6, 6));
    let mut agenda = document(
        "agenda.txt",
        "The Young People’s Scrutiny Panel",
        on,
        &["listed Cllr Ash", "listed Cllr Beck"],
    );
    agenda.sittings[0].kind = Kind::Agenda;
    let minutes = document("minutes.txt", PANEL, on, &["present Cllr Ash", "apologies Cllr Beck"]);
    let register = register(vec![agenda, minutes]);
    assert_eq!(register.meetings().len(), 1);
    let meeting = register.meeting(MeetingNo(0)).expect("sound");
    assert_eq!(meeting.sources.len(), 2);
    assert_eq!(meeting.kind, Kind::Minutes);
    assert_eq!(register.find_meeting(&meeting.id), Ok(Some(MeetingNo(0))));
    let beck = register.find_persons("beck").expect("sound");
    let rows = register.attendance(beck[0]).expect("sound");
    assert_eq!((rows.len(), rows[0].record.status), (1, Status::Apologies));
    assert_eq!(rows[0].record.evidence.path, "minutes.txt");
    let person = register.person(beck[0]).expect("sound");
    assert_eq!((person.attended, person.apologies), (0, 1));
    assert_eq!(register.attendees(MeetingNo(0)).expect("sound").len(), 2);
}

#[test]
fn a_person_is_found_by_any_order_initials_surname_accents_and_id() {
    let on = Some(date(2019, 6, 6));
    let people = ["present Cllr Zoë Marsh", "present Cllr J Beck", "present Cllr P Beck"];
    let register = register(vec![document("a.txt", PANEL, on, &people)]);
    for name in ["zoe marsh", "Marsh, Zoë", "Z Marsh", "MARSH", "zoe-marsh", "Cllr Zoe Marsh"] {
        assert_eq!(ids(&register, name), ["zoe-marsh"], "{name}");
    }
    assert_eq!(ids(&register, "Beck"), ["j-beck", "p-beck"]);
    assert_eq!(ids(&register, "Joan Beck"), ["j-beck"]);
    assert!(ids(&register, "Marsh Beck").is_empty());
    assert!(ids(&register, "").is_empty());
}

#[test]
fn removing_and_adding_gives_what_building_at_once_gives() {
    let on = |day| Some(date(2020, 3, day));
    let all = [
        document("a.txt", PANEL, on(1), &["present Cllr Ann Ash", "officer Kit Dale, Clerk"]),
        document("b.txt", PANEL, on(2), &["present Cllr A Ash"]),
        document("c.txt", "Board", on(2), &["present Cllr Ash"]),
    ];
    let none = HashSet::new();
    let aliases = Aliases::default();
    let at_once = build::<Vec<u8>>(None, &none, all.to_vec(), &aliases).expect("built");
    let turned = build::<Vec<u8>>(None, &none, all.iter().rev().cloned().collect(), &aliases);
    assert_eq!(turned.expect("built"), at_once);
    let first = register(all[..2].to_vec());
    let grown = build(Some(&first), &none, all[2..].to_vec(), &aliases).expect("built");
    assert_eq!(grown, at_once);
    let removed = HashSet::from([all[0].key]);
    let whole = Register::open(grown).expect("opens");
    let less = build(Some(&whole), &removed, Vec::new(), &aliases).expect("built");
    assert_eq!(less, build::<Vec<u8>>(None, &none, all[1..].to_vec(), &aliases).expect("built"));
}

#[test]
fn rows_on_the_disk_make_the_same_register_in_whatever_order_they_come() {
    let people: Vec<String> = (0..12).map(|at| format!("present Cllr Ann{at} Ash{at}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let day = |at: i64| date(2001, 1, 1).checked_add(jiff::Span::new().days(at)).ok();
    let one = |at: i64| document(&format!("{:02}/{at}.txt", at % 7), PANEL, day(at), &people);
    let all: Vec<DocumentFacts> = (0..1500).map(one).collect();
    let aliases = Aliases::default();
    let in_memory = build::<Vec<u8>>(None, &HashSet::new(), all.clone(), &aliases).expect("built");
    let dir = tempfile::tempdir().expect("a folder");
    let mut draft = Draft::with_files(dir.path(), 0);
    all.iter().rev().for_each(|document| draft.add(document));
    assert!(dir.path().read_dir().expect("read").count() > 0);
    assert!(draft.finish(&aliases).expect("joined").bytes() == in_memory);
    assert_eq!(dir.path().read_dir().expect("read").count(), 0);
}

#[test]
fn a_damaged_register_gives_errors_and_no_panic() {
    let people = ["present Cllr Ann Ash", "present Cllr Ben Beck", "officer Kit Dale, Clerk"];
    let documents = vec![document("a.txt", PANEL, Some(date(2020, 3, 1)), &people)];
    let bytes =
        build::<Vec<u8>>(None, &HashSet::new(), documents, &Aliases::default()).expect("built");
    for length in 0..bytes.len() {
        assert!(Register::open(&bytes[..length]).is_err(), "{length}");
    }
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xff] {
            let mut bad = bytes.clone();
            bad[at] ^= flip;
            if let Ok(register) = Register::open(bad) {
                ask_everything(&register);
            }
        }
    }
}

/// Asks all questions; only that nothing panics counts.
fn ask_everything(register: &Register<Vec<u8>>) {
    for person in register.persons() {
        let _ =
            (register.person(person), register.attendance(person), register.items_attended(person));
    }
    for meeting in register.meetings() {
        let _ =
            (register.meeting(meeting), register.sittings_of(meeting), register.attendees(meeting));
    }
    for person in register.persons() {
        let _ = (
            register.calendar().map(|all| register.tallies(person, &all, &|_| true)),
            register.explain_person(person),
            register.candidates(person),
        );
    }
    register.meetings().for_each(|meeting| drop(register.explain_meeting(meeting)));
    let _ = (register.conflicts(), register.office("clerk"));
    let _ = (register.find_persons("ash"), register.find_meeting("m0"), register.meeting_of(7));
    let _ = register.together(&[PersonNo(0), PersonNo(1)]);
    let _ = build(Some(register), &HashSet::new(), Vec::new(), &Aliases::default());
}

#[test]
fn somebody_there_for_one_item_is_at_that_item_in_every_document_of_the_meeting() {
    let on = Some(date(2020, 1, 3));
    let mut minutes = document("a", PANEL, on, &["guest Kit Dale", "present Cllr Ash"]);
    minutes.sittings[0].items = vec![item("4", "Apologies"), item("5", "Flood defences")];
    minutes.sittings[0].attendees[0].attendee.items = Some(vec!["5".to_owned()]);
    minutes.sittings[0].attendees[0].places = Some(vec![1]);
    let mut agenda = document("b", PANEL, on, &[]);
    agenda.sittings[0].kind = Kind::Agenda;
    agenda.sittings[0].items = vec![item("2", "FLOOD DEFENCES"), item("3", "Urgent business")];
    let keys = [sitting_key(minutes.key, 0), sitting_key(agenda.key, 0)];
    let register = register(vec![minutes, agenda]);
    let dale = register.find_persons("Dale").expect("sound")[0];
    let there = register.items_attended(dale).expect("sound");
    assert_eq!((there.sittings.len(), there.items), (0, vec!["x-5".to_owned(), "x-2".to_owned()]));
    let ash = register.find_persons("Ash").expect("sound")[0];
    assert_eq!(register.items_attended(ash).expect("sound").sittings, keys);
    assert_eq!(register.together(&[ash, dale]).expect("sound"), [MeetingNo(0)]);
    assert_eq!(register.meeting(MeetingNo(0)).expect("sound").item_count, 3);
}

#[test]
fn offices_are_found_whoever_holds_them() {
    let on = |month| Some(date(2020, month, 3));
    let documents = vec![
        document("a", PANEL, on(1), &["officer Kit Dale, Executive Director (Learning)"]),
        document(
            "b",
            PANEL,
            on(2),
            &["officer Jo Lund, Executive Director", "officer Al Fir, Clerk"],
        ),
    ];
    let register = register(documents);
    let holders = register.office("executive director").expect("sound");
    let names: Vec<&str> = holders.iter().map(|one| one.record.name.as_str()).collect();
    assert_eq!(names, ["Jo Lund", "Kit Dale"]);
}

#[test]
fn documents_that_contradict_each_other_are_reported_and_the_lesser_claim_counts() {
    let on = Some(date(2020, 1, 3));
    let mut draft = document("draft", PANEL, on, &["present Cllr Ash"]);
    let mut signed = document("signed", PANEL, on, &["apologies Cllr Ash", "present Cllr Beck"]);
    draft.sittings[0].start_time = Some(jiff::civil::time(18, 0, 0, 0));
    signed.sittings[0].start_time = Some(jiff::civil::time(18, 30, 0, 0));
    draft.sittings[0].venue = Some("Town Hall".to_owned());
    signed.sittings[0].venue = Some("Library".to_owned());
    let register = register(vec![draft, signed]);
    assert_eq!(register.meetings().len(), 1);
    let conflicts = register.conflicts().expect("sound");
    let about: Vec<&str> = conflicts.iter().map(|one| one.about.as_str()).collect();
    assert_eq!(about, ["attendance of Ash", "time", "place"]);
    assert_eq!(conflicts[0].second.text, "apologies Cllr Ash");
    let ash = register.find_persons("Ash").expect("sound")[0];
    let there = register.attendance(ash).expect("sound");
    assert_eq!((there[0].record.status, there[0].contradicted), (Status::Apologies, true));
}

#[test]
fn two_councils_keep_their_meetings_and_persons_apart() {
    let on = Some(date(2020, 1, 3));
    let of = |path: &str, council: &str| {
        let mut one = document(path, "Planning Committee", on, &["present Cllr Ann Ash"]);
        one.sittings[0].council = (!council.is_empty()).then(|| council.to_owned());
        one
    };
    let documents = vec![
        of("harrow/a", "Harrowfen Borough Council"),
        of("harrow/b", ""),
        of("marrow/a", "Little Marrow Parish Council"),
    ];
    let register = register(documents);
    assert_eq!(register.meetings().len(), 2);
    assert_eq!(ids(&register, "Ann Ash"), ["ann-ash", "ann-ash-2"]);
}
