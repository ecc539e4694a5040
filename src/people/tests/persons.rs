//! Names that are one person's, and names that are not.

use super::*;

#[test]
fn councillors_of_one_surname_stay_apart_and_a_bare_surname_is_joined_only_where_one_fits() {
    let day = |number| Some(date(2019, 1, 1) + jiff::ToSpan::days(number));
    let documents = vec![
        document("a1", PANEL, day(0), &["present Cllr J Birch", "present Cllr Ann Cole"]),
        document("a2", PANEL, day(40), &["present Cllr Birch", "officer Ann Cole, Solicitor"]),
        document("b1", "Board", day(9), &["present Cllr P Birch"]),
        document("c1", "Trust", day(20), &["present Cllr Birch"]),
    ];
    let register = register(documents);
    assert_eq!(ids(&register, "Birch"), ["birch-unclear", "j-birch", "p-birch"]);
    assert_eq!(ids(&register, "Ann Cole"), ["ann-cole", "ann-cole-2"]);
    let person = |id: &str| register.find_persons(id).expect("sound")[0];
    assert_eq!(register.person(person("j-birch")).expect("sound").attended, 2);
    let unclear = register.explain_person(person("birch-unclear")).expect("sound");
    assert_eq!(unclear.may_be, ["j-birch", "p-birch"]);
    assert_eq!(unclear.forms[0].places[0].path, "c1");
    let why = register.explain_person(person("j-birch")).expect("sound");
    assert_eq!(why.forms[1].joined_to.as_deref(), Some("J Birch"));
    assert_eq!(why.class, Some("councillor"));
}

#[test]
fn spellings_one_letter_apart_are_one_person_only_where_office_or_committee_agrees() {
    let on = |month| Some(date(2020, month, 3));
    let documents = vec![
        document(
            "a",
            PANEL,
            on(1),
            &["officer Hilary Brook, Director of Learning", "appointed Clare Reed"],
        ),
        document("b", "Board", on(4), &["officer Hillary Brook, Director of Learning"]),
        document("c", PANEL, on(5), &["appointed Claire Reed", "present Cllr Jon Fell"]),
        document("d", "Board", on(6), &["present Cllr John Fell"]),
        document("e", "Trust", on(7), &["present Cllr Ann Lund", "present Cllr Anne Lund"]),
    ];
    let register = register(documents);
    assert_eq!(ids(&register, "Brook").len(), 1);
    assert_eq!(ids(&register, "Reed").len(), 1);
    assert_eq!(ids(&register, "Fell").len(), 2, "neither office nor committee agrees");
    assert_eq!(ids(&register, "Lund").len(), 2, "side by side in one list");
}

#[test]
fn hand_joins_and_splits_and_wins() {
    let on = |month| Some(date(2020, month, 3));
    let documents = vec![
        document("a", PANEL, on(1), &["present Cllr Bob Fell", "present Cllr Ann Lund"]),
        document("b", PANEL, on(2), &["present Cllr Robert Fell", "present Cllr A Lund"]),
    ];
    let list = |forms: &[&str]| forms.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>();
    let aliases = Aliases {
        same: vec![list(&["Robert Fell", "Bob Fell"])],
        different: vec![list(&["Ann Lund", "A Lund"])],
    };
    let bytes = build::<Vec<u8>>(None, &HashSet::new(), documents, &aliases).expect("built");
    let register = Register::open(bytes).expect("opens");
    assert_eq!(ids(&register, "Fell"), ["robert-fell"]);
    assert_eq!(ids(&register, "Lund"), ["a-lund", "ann-lund"]);
}

#[test]
fn counts_name_their_denominators() {
    let on = |month| Some(date(2020, month, 3));
    let mut agenda = document("e", PANEL, on(5), &["listed Cllr Ash"]);
    agenda.sittings[0].kind = Kind::Agenda;
    let documents = vec![
        document("a", PANEL, on(1), &["present Cllr Ash", "present Cllr Beck"]),
        document("b", PANEL, on(2), &["apologies Cllr Ash", "present Cllr Beck"]),
        document("c", PANEL, on(3), &["present Cllr Beck"]),
        document("d", PANEL, on(6), &["present Cllr Ash"]),
        agenda,
        document("f", PANEL, on(9), &["present Cllr Beck"]),
    ];
    let register = register(documents);
    let ash = register.find_persons("Ash").expect("sound")[0];
    let calendar = register.calendar().expect("sound");
    let tallies = register.tallies(ash, &calendar, &|_| true).expect("sound");
    let [tally] = tallies.as_slice() else { panic!("one committee: {tallies:?}") };
    assert_eq!((tally.first, tally.last), (on(1), on(6)));
    assert_eq!((tally.meetings, tally.recorded, tally.unrecorded), (5, 4, 1));
    assert_eq!((tally.attended, tally.apologies, tally.absent, tally.unnamed), (2, 1, 0, 1));
    let newest = register.meetings().next();
    let before = |meeting| Some(meeting) != newest;
    let fewer = register.tallies(ash, &calendar, &before).expect("sound");
    assert!(fewer[0].meetings <= tally.meetings && fewer[0].last <= tally.last);
}
