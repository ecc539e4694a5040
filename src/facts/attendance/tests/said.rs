//! What sentences and items say.

use super::*;

#[test]
fn the_members_present_are_named_behind_a_sentence() {
    let got = preamble(
        "Mayor Dale Horn called the meeting to order at 7:00 p.m. Council members present were Lucy Brand, Gene Pack and Ray Dill. Staff present: Attorney Mark Fenn, Clerk-Treasurer Judy Apple.",
    );
    let all = ["Lucy Brand", "Gene Pack", "Ray Dill", "Mark Fenn", "Judy Apple", "Dale Horn"];
    assert_eq!(with(&got, THERE), all);
    let got = preamble(
        "The meeting of the Council was called to order by Mayor Al Bank. Also present were Ann Lee and Bob Fox. Excused: Cara Day.",
    );
    assert_eq!(with(&got, THERE), ["Al Bank", "Ann Lee", "Bob Fox"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Cara Day"]);
}

#[test]
fn a_row_of_a_list_is_no_sentence() {
    let got = preamble(
        "Present: Ann Lee, Bob Fox\nApologies                 Cara Day                      Dan Elm\nClerk                     Eve Fir",
    );
    assert_eq!(with(&got, &[Status::Apologies]), ["Cara Day", "Dan Elm"]);
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Eve Fir"]);
}

#[test]
fn those_who_are_spoken_of_were_not_there() {
    let got = preamble(
        "Councillor B Fox was not in attendance but had sent a report. Neither Councillor C Day nor Councillor D Elm was present. With the exception of Councillor Jay all members were present. Councillor Kay was to have been present.\n\nMr Moe Nye, representing Councillor Olga Pim who was unable to attend, addressed the meeting. The site visit was attended by Councillors Fox and Utt. A letter from Councillor Young, who had been present at the earlier meeting, was noted. Councillor Zeal attended the Board on 3 May.\n\nPresent at the fete were Ann Lee and Bob Fox. Apologies to Gus Hay, whose name we misspelt.",
    );
    assert_eq!(got.attendees, []);
}

#[test]
fn an_item_tells_of_its_people_with_its_own_line_and_role() {
    let got = items(
        "Present: Cllr Ann Lee (Chair), Cllr Bob Fox\n1 Roads\nMr Ian Hall, Head of Roads, attended the meeting.\n3 Bridges\nMr Ian Hall, Bridge Engineer, attended the meeting.",
    );
    let told: Vec<(u32, Option<&str>)> = got.named[1..]
        .iter()
        .flatten()
        .map(|attendee| (attendee.line, attendee.role.as_deref()))
        .collect();
    assert_eq!(told, [(3, Some("Head of Roads")), (5, Some("Bridge Engineer"))]);
}

#[test]
fn those_who_answered_a_roll_call_in_a_paragraph() {
    let got = preamble(
        "Upon roll call the following answered present: Petty, Orten and Voss. Absent: Bruns and Cole. Also present were City Attorney Dave Run and Mr Ian Fell.",
    );
    assert_eq!(with(&got, THERE), ["Petty", "Orten", "Voss", "Dave Run", "Ian Fell"]);
    assert_eq!(with(&got, &[Status::Absent]), ["Bruns", "Cole"]);
}
