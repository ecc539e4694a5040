//! Labels of councils that there are not.

use super::*;

#[track_caller]
fn reads(text: &str, want: Group, rest: &str) {
    let label = at_start(text).unwrap_or_else(|| panic!("no label in {text:?}"));
    assert_eq!((label.group, &text[label.end..]), (want, rest), "{text}");
}

#[test]
fn labels_of_many_councils() {
    reads("Present: Ann Lee", Group::Present, "Ann Lee");
    reads("Present; David Tom", Group::Present, "David Tom");
    reads("PRESENT:\tColin Tail", Group::Present, "Colin Tail");
    reads("1. Those Attending: Cllr J Hale", Group::Present, "Cllr J Hale");
    reads("THOSE PRESENT WERE: Mayor Adams", Group::Present, "Mayor Adams");
    reads("Members Present:", Group::Present, "");
    reads("PRESENT", Group::Present, "");
    reads("Member(s) Absent: Libby Moor", Group::Absent, "Libby Moor");
    reads("OFFICERS IN ATTENDANCE: Karla Moor", Group::Officers, "Karla Moor");
    reads("Officials Present:", Group::Officers, "");
    reads(
        "Also present: Borough Councillor Colin Marsh",
        Group::Attending,
        "Borough Councillor Colin Marsh",
    );
    reads("Other Attendees: Shelly Hus", Group::Attending, "Shelly Hus");
    reads("The following were in attendance: -", Group::Attending, "");
    reads("Apologies received Mr A White, Mr B Black", Group::Apologies, "Mr A White, Mr B Black");
    reads(
        "Apologies for absence were received from Councillors P W Hythe and J Wynn.",
        Group::Apologies,
        "Councillors P W Hythe and J Wynn.",
    );
    reads(
        "Apologies for their inability to attend the meeting had been received from Councillor Jerry Dean",
        Group::Apologies,
        "Councillor Jerry Dean",
    );
    reads(
        "ACCEPTANCE OF APOLOGIES FOR ABSENCE Apologies of absence were provided for Cllr A Muir",
        Group::Apologies,
        "Cllr A Muir",
    );
    reads("52\tApologies for Absence", Group::Apologies, "");
    reads("IN THE CHAIR:", Group::Chair, "");
    reads("LÁTHAIR/PRESENT: Cllr Una Fox", Group::Present, "Cllr Una Fox");
    reads("Leithscéalta/Apologies: Cllr Una Fox", Group::Apologies, "Cllr Una Fox");
    reads("Present/Apologies:", Group::Register, "");
    reads("As láthair: Cllr Una Fox", Group::Absent, "Cllr Una Fox");
    reads("Leithscéal: Cllr Una Fox", Group::Apologies, "Cllr Una Fox");
    reads("Present P. Burke C. Day", Group::Present, "P. Burke C. Day");
    reads("Excused: Wanda Roe.", Group::Apologies, "Wanda Roe.");
    reads("Apologies from Claire and Dave.", Group::Apologies, "Claire and Dave.");
    reads("in Attendance Mrs J Noad, Clerk", Group::Attending, "Mrs J Noad, Clerk");
    reads("Clerked by\tPete Osborn", Group::Clerk, "Pete Osborn");
    reads("Contact: Clara Gray", Group::Contacts, "Clara Gray");
}

#[test]
fn sentences_are_no_labels() {
    for text in [
        "Present the report to the Board",
        "Members present noted that the roof leaked",
        "Apologies were made for the noise",
        "The Chair welcomed those present to the meeting",
        "Attendance figures for the year",
        "There were no apologies",
        "Officers will report back",
        "Apologies and changes in panel membership (if any)",
    ] {
        assert_eq!(at_start(text), None, "{text}");
    }
}

#[test]
fn labels_within_a_row() {
    let text = "40 Court Street Members Present: Neal Burt, Lee Brad Member(s) Absent: Libby Moor Staff Present: Cathy Root";
    let groups: Vec<Group> = inside(text).iter().map(|l| l.group).collect();
    assert_eq!(groups, [Group::Present, Group::Absent, Group::Officers]);
    let text = "Beach Road, Saltby at 9.30 am when there were present:";
    assert_eq!(inside(text).len(), 1);
}
