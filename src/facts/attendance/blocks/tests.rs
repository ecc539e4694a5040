//! Lists under labels, of councils that there are not.

use super::*;
use crate::extract::Extract;
use crate::rows::Rows;

fn lists(text: &str) -> Vec<(Group, String)> {
    let mut extract = Extract::default();
    for line in text.split('\n') {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    read(&rows.rows, 0, true).into_iter().map(|b| (b.label.group, b.text)).collect()
}

#[test]
fn wrapped_rows_are_joined_and_entries_kept_apart() {
    let got = lists(
        "Present: Ann Lee, Bob Fox, Robert\nPrest, Cara Day\n\nApologies: Dee Elm\nThe Chair welcomed everybody.",
    );
    assert_eq!(
        got,
        [
            (Group::Present, "Ann Lee, Bob Fox, Robert Prest, Cara Day".to_owned()),
            (Group::Apologies, "Dee Elm".to_owned()),
        ]
    );
    let got = lists("PRESENT\nCllr A Lee (Chair)\nCllr B Fox\n1. Apologies");
    assert_eq!(got[0].1, "Cllr A Lee (Chair)\nCllr B Fox");
}

#[test]
fn offices_below_names_belong_to_the_list() {
    let got = lists(
        "Attendees:\nAnn Lee\nBob Fox\nIndependent Chair\nMarshshire Police\n\nChairman\nMr C Day",
    );
    assert_eq!(got[0].1, "Ann Lee\nBob Fox\nIndependent Chair\nMarshshire Police");
    assert_eq!(got[1], (Group::Chair, "Mr C Day".to_owned()));
}

#[test]
fn double_spaced_lists_go_on() {
    let got = lists(
        "**PRESENT:**\n\nCllr. J. Coll, Cllr. G.\n\nMitch, Cllr. J. Dean\n\n**IN ATTENDANCE:**\n\nMs. C. Curl, Director\n\nThe Chair began the meeting by paying tribute.",
    );
    assert_eq!(got[0].1, "Cllr. J. Coll, Cllr. G. Mitch, Cllr. J. Dean");
    assert_eq!(got[1].1, "Ms. C. Curl, Director");
}

#[test]
fn prose_ends_a_list() {
    let got = lists(
        "Present:\nCllrs Hale (Chairman), Hew and Wood.\n\nUnder item 4(v) of the Standing Orders, the Clerk advised Committee that",
    );
    assert_eq!(got[0].1, "Cllrs Hale (Chairman), Hew and Wood.");
}

#[test]
fn two_columns_read_one_after_the_other_are_marked() {
    let mut extract = Extract::default();
    for line in ["Attendees:", "", "Apologies:", "", "Ann Lee", "Bob Fox"] {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    let blocks = read(&rows.rows, 0, true);
    assert!(blocks[1].columns && !blocks[0].columns);
}
