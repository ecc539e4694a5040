//! One person once: namings that are one, and such as stay two.

use super::*;
use crate::facts::attendance::lists::{self, Mode};

fn claims(
    roll: &mut Roll,
    list: usize,
    text: &str,
    status: Status,
    group: Option<Group>,
    item: Option<&str>,
) {
    for entry in lists::parse(text, Mode::Block).entries {
        let item = item.map(str::to_owned);
        roll.add(Claim {
            entry,
            said: Said::Is(status),
            group,
            list,
            row: list,
            section: list,
            item,
        });
    }
}

fn read(roll: Roll) -> Vec<(String, Status)> {
    roll.finish().map(|(a, _, _)| (a.name, a.status)).collect()
}

#[test]
fn header_and_item_namings_are_one_person() {
    let mut roll = Roll::default();
    claims(&mut roll, 0, "Councillors J Hale and Fox", Status::Present, Some(Group::Present), None);
    claims(
        &mut roll,
        1,
        "Councillor J Hale, Cabinet Member for Roads",
        Status::InAttendance,
        None,
        Some("4"),
    );
    claims(&mut roll, 2, "Ann Reed, Head of Roads", Status::InAttendance, None, Some("4"));
    claims(&mut roll, 3, "Ann Reed, Head of Roads", Status::InAttendance, None, Some("6"));
    let people: Vec<Attendee> = roll.finish().map(|(a, _, _)| a).collect();
    assert_eq!(people.len(), 3);
    assert_eq!((people[0].status, &people[0].items), (Status::Present, &None));
    assert_eq!(
        (people[2].capacity, people[2].items.clone()),
        (Capacity::Officer, Some(vec!["4".into(), "6".into()]))
    );
}

#[test]
fn two_of_one_surname_stay_two() {
    let mut roll = Roll::default();
    claims(
        &mut roll,
        0,
        "Councillors J Hale and P Hale",
        Status::Present,
        Some(Group::Present),
        None,
    );
    claims(&mut roll, 1, "Councillor Hale", Status::Apologies, None, None);
    assert_eq!(read(roll).len(), 3);
    let mut roll = Roll::default();
    claims(&mut roll, 0, "Allan Bell, Esme Clark", Status::Present, Some(Group::Present), None);
    claims(&mut roll, 1, "Cllrs Alum, Bell", Status::Apologies, Some(Group::Apologies), None);
    assert_eq!(read(roll).len(), 4);
}

#[test]
fn nobody_is_there_against_an_apology() {
    let mut roll = Roll::default();
    claims(&mut roll, 0, "Councillor J Hale", Status::Present, Some(Group::Present), None);
    claims(&mut roll, 1, "Councillor J Hale", Status::Apologies, None, None);
    assert_eq!(roll.warnings.len(), 1);
    assert_eq!(read(roll), [("J Hale".to_owned(), Status::Apologies)]);
}

#[test]
fn a_substitute_in_an_apologys_brackets_was_there() {
    let mut roll = Roll::default();
    claims(
        &mut roll,
        0,
        "Councillor Hale (Councillor Fox substituting)",
        Status::Apologies,
        Some(Group::Apologies),
        None,
    );
    assert_eq!(
        read(roll),
        [("Fox".to_owned(), Status::Substitute), ("Hale".to_owned(), Status::Apologies)]
    );
}
