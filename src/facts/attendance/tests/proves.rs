//! What a list proves, by its label and the labels around it.

use super::*;

#[test]
fn officers_after_apologies_were_there() {
    let got = preamble(
        "Panel: Prof Nigel Shaw (Chairman), Baroness Stow (DfX),\nTim Allan (Visiting Professor, Fen\nUniversity)\nOther Attendees: Shelly Hus and Nick Bag (DfX)\nApologies: Dom Camp (Acme), Cllr Tim Cheet (Spokesman)\nSecretariat: Ash Pott and Pad Jugg (DfX).\n\nWelcome\nThe Chair welcomed Dom Fox.",
    );
    assert_eq!(
        with(&got, THERE),
        ["Nigel Shaw", "Stow", "Tim Allan", "Shelly Hus", "Nick Bag", "Ash Pott", "Pad Jugg"]
    );
    assert_eq!(with(&got, &[Status::Apologies]), ["Dom Camp", "Tim Cheet"]);
}

#[test]
fn a_membership_list_is_no_attendance() {
    let got = preamble(
        "Members\n\nCouncillor A Bund(Chair)\nCouncillor J Hale\n\nAppointed Members\n\nCath Hobb, Roman Catholic Church\nVacancy - Parent Governor\n\nContacts\n\nDemocratic Support Officer\nEd Grim\nTel: 01234 567890",
    );
    assert_eq!(with(&got, THERE), Vec::<String>::new());
    assert_eq!(with(&got, &[Status::Listed])[..3], ["A Bund", "J Hale", "Cath Hobb"]);
}

#[test]
fn a_membership_with_apologies_is_no_attendance() {
    let got = preamble(
        "Members: Cllr A Bund, Cllr J Hale\nAlso present: Ann Reed\nApologies: Cllr J Hale",
    );
    assert_eq!(with(&got, THERE), ["Ann Reed"]);
}

#[test]
fn two_columns_read_one_after_the_other() {
    let text = "Attendees:\n\nApologies:\n\nPete Lawr (Acting Chair)\n\nJulian Kell, HMT\n\nNick Ills, DfT (Deputy)\n\nTim Kels, DfE\n\nGuy Good, ONS\n\n1. Introduction\n\n";
    let got = preamble(text);
    assert_eq!(with(&got, THERE), Vec::<String>::new());
    let told = format!("{text}Pete Lawr (deputising for Tim Kels) welcomed everyone.");
    let got = preamble(&told);
    assert_eq!(with(&got, THERE), ["Pete Lawr", "Julian Kell", "Nick Ills"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Tim Kels", "Guy Good"]);
}

#[test]
fn two_columns_parted_by_a_stop() {
    for head in ["PRESENT: APOLOGIES: ", "PRESENT:\nAPOLOGIES:\n"] {
        let text = "Cllr. D. Owen (Presiding), Cllrs. N. Burke, M. Buck and P. Rowe. Cllr. E. Fitz";
        let got = preamble(&format!("{head}{text}\nIN ATTENDANCE: Mr. P. Gall, County Manager"));
        assert_eq!(with(&got, THERE), ["D. Owen", "N. Burke", "M. Buck", "P. Rowe", "P. Gall"]);
        assert_eq!(with(&got, &[Status::Apologies]), ["E. Fitz"]);
    }
}

#[test]
fn front_matter_of_a_quorate_meeting() {
    let got = preamble(
        "---\nlayout: meeting\nbody: Directors\ndirectors:\n- Matt Ferr\n- Victor Rinc Rod\nsecretary:\n- Mo Olbr\nquorum: satisfied\nchair: Matt Ferr\nagenda:\n- Project funding\n---",
    );
    assert_eq!(with(&got, THERE), ["Matt Ferr", "Victor Rinc Rod", "Mo Olbr"]);
    let got = preamble("---\nlayout: page\ndirectors:\n- Matt Ferr\n- Victor Rinc Rod\n---");
    assert_eq!(with(&got, THERE), Vec::<String>::new());
}

#[test]
fn a_note_explains_the_marks_beside_names() {
    let got = preamble(
        "Members\nCllr Ann Lee (Chair)\n*Cllr Bob Fox\nCara Day\n*Dan Elm (substituted by Eve Roe)\nThose marked with * sent apologies\nAlso in attendance: Gil Hart (Clerk)",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Cara Day", "Eve Roe", "Gil Hart"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Bob Fox", "Dan Elm"]);
    let got = preamble("Members: Ann Lee*, Bob Fox, Cara Day*\n(*present)");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Cara Day"]);
}

#[test]
fn several_marks_under_one_key() {
    let got = preamble(
        "Members of the Council:\nAnn Lee\nBob Fox\nCara Day*\nDan Elm**\n* apologies  ** absent",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Cara Day"]);
    assert_eq!(with(&got, &[Status::Absent]), ["Dan Elm"]);
}

#[test]
fn letters_of_a_register_are_no_presence() {
    let keyed = preamble(
        "Attendance (P = present, A = apologies):\nAnn Lee (P)\nBob Fox (P)\nCara Day (A)",
    );
    assert_eq!(with(&keyed, THERE), ["Ann Lee", "Bob Fox"]);
    assert_eq!(with(&keyed, &[Status::Apologies]), ["Cara Day"]);
    // without a key
    let bare = preamble("Attendance: Ann Lee (P), Bob Fox (P), Cara Day (AP), Dan Elm (N)");
    assert_eq!(with(&bare, THERE), ["Ann Lee", "Bob Fox"]);
    // parties
    let parties = preamble("Present: Ann Lee (L), Bob Fox (C), Cara Day (A)");
    assert_eq!(with(&parties, THERE), ["Ann Lee", "Bob Fox", "Cara Day"]);
    for shares in ["100%\n83%\n50%", "1\n0\n1"] {
        let lines: Vec<String> = ["Ann Lee", "Bob Fox", "Cara Day"]
            .iter()
            .zip(shares.split('\n'))
            .map(|(name, share)| format!("{name} {share}"))
            .collect();
        let got = preamble(&format!("Attendance:\n{}", lines.join("\n")));
        assert_eq!(with(&got, THERE), Vec::<String>::new(), "{shares}");
    }
}

#[test]
fn nobody_on_an_agenda_was_there() {
    let got = preamble(
        "HARROWFEN COUNCIL CABINET AGENDA\nMembership: Councillor A Lee (Leader), Councillor B Fox\nSubstitutes: Councillors C Day, D Elm\nAlso invited: Gus Hay\nOfficers: Head of Legal (Iris Jay)\nFor further information contact: Kay Low\n\n1 APOLOGIES\nTo receive apologies",
    );
    assert_eq!(with(&got, THERE), Vec::<String>::new());
    let got = preamble(
        "To: All Members of Little Marrow Parish Council: Cllrs A Lee, B Fox\nYou are summoned to attend a meeting.\nMembers of the public are welcome to attend.\n1. Present\n2. Apologies",
    );
    assert_eq!(with(&got, THERE), Vec::<String>::new());
}

#[test]
fn absent_from_a_vote_is_not_absent() {
    let got = preamble(
        "Present: Councillors Hay and Jay\n\nOn a recorded vote those voting for were Councillors Elm and Nye; against, none. Absent: Councillor Jay.",
    );
    assert_eq!(with(&got, THERE), ["Hay", "Jay"]);
}

#[test]
fn labels_without_a_status_among_others() {
    let got = preamble(
        "Present:-\nMr A Lee (Chairman)\nCouncillors: C Day, D Elm, Mrs E Fir\nParish Representatives: Mr G Hay and Mrs H Ives\n\nOfficers Present:-\nL Moss    Monitoring Officer",
    );
    assert_eq!(
        with(&got, THERE),
        ["A Lee", "C Day", "D Elm", "E Fir", "G Hay", "H Ives", "L Moss"]
    );
    assert_eq!(got.attendees[1].honorific.as_deref(), Some("Councillor"));
    assert_eq!(got.attendees[3].role, None);
    let got = preamble(
        "Present\nCommittee: Ann Lee (President), Cara Day\nNon-committee: Dan Elm, Eve Fir\nAbsent\nGus Hay (apologies), Iris Jay",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Cara Day", "Dan Elm", "Eve Fir"]);
    assert_eq!(with(&got, &[Status::Apologies, Status::Absent]), ["Gus Hay", "Iris Jay"]);
}

#[test]
fn front_matter_with_lists_in_a_row() {
    let got = preamble(
        "---\nattendees:\n  - Ann Lee\n  - Bob Fox\napologies: [Cara Day, Dan Elm]\nchair: Ann Lee\n---",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Cara Day", "Dan Elm"]);
}

#[test]
fn members_before_others_in_attendance_were_there() {
    let text = "Members: Ann Lee (Chair), Bob Fox\nIn Attendance: Dan Elm, Fen County Council (Secretary to the Forum)\nApologies for absence were received from: Eve Fir";
    let got = preamble(text);
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Dan Elm"]);
    assert_eq!(with(&preamble(&text.replace("Eve Fir", "Bob Fox")), THERE), ["Dan Elm"]);
}

#[test]
fn a_councillor_on_a_membership_list_is_a_member() {
    let got = preamble("Membership: Councillors Wren (Chair), Tolley and Okafor");
    let capacities: Vec<Capacity> = got.attendees.iter().map(|a| a.capacity).collect();
    assert_eq!(capacities, [Capacity::Chair, Capacity::Member, Capacity::Member]);
    assert_eq!(with(&got, &[Status::Listed]), ["Wren", "Tolley", "Okafor"]);
}

#[test]
fn staff_said_to_be_present_under_a_heading_of_their_own_were_there() {
    let got =
        items("Present: Cllr Ann Lee, Cllr Bob Fox\n1 Staff present\n- PC Ned Hall, Fen Police");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Ned Hall"]);
}

#[test]
fn a_letterhead_clerk_was_not_there() {
    let got = preamble(
        "LITTLE MARROW PARISH COUNCIL\nClerk: Mrs Rita Moss, 4 Fen Lane, Tel 01234 567890\nPresent: Cllr Ann Lee (Chair), Cllr Bob Fox",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"]);
}

#[test]
fn a_cathaoirleach_above_the_members_is_the_chair() {
    let got = preamble(
        "Cathaoirleach: Cllr. Noel Fallow\n\nMembers Present:\nCllrs. Mary Keane and P.J. Brophy",
    );
    assert_eq!(with(&got, THERE), ["Noel Fallow", "Mary Keane", "P.J. Brophy"]);
    assert_eq!(got.attendees[0].capacity, Capacity::Chair);
    let got = preamble("PRESENT: Cmhlr. N. Fallow (Cathaoirleach), Cmhlr. M. Keane");
    assert_eq!(got.attendees[0].capacity, Capacity::Chair);
}

#[test]
fn a_parent_governor_among_councillors_is_appointed_and_among_governors_a_member() {
    let got = preamble(
        "Present: Councillors Ann Lee (Chair) and Bob Fox\nApologies: Mrs Una Gill (Parent Governor)",
    );
    assert_eq!(got.attendees[2].capacity, Capacity::Appointed);
    let got = preamble("Present: Ann Lee (Chair), Una Gill (Parent Governor)");
    assert_eq!(got.attendees[1].capacity, Capacity::Member);
}

#[test]
fn staff_after_an_empty_list_of_the_absent_were_there() {
    let got = preamble(
        "In Attendance:\nBoard: J. Cole, Chair; T. Rook\nAbsent: Fenside District\nStaff: L. Flint, Clerk",
    );
    assert_eq!(with(&got, THERE), ["J. Cole", "T. Rook", "L. Flint"]);
    assert_eq!(with(&got, &[Status::Absent]), Vec::<String>::new());
}

#[test]
fn apologies_within_a_list_are_no_attendance() {
    let got =
        preamble("Present:\nFenside and Marsh: Ann Lee, apologies from Bob Fox\nRowtown: Cara Day");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Cara Day"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Bob Fox"]);
}

#[test]
fn with_leave_is_an_apology_and_without_is_absence() {
    let got = preamble(
        "Present: Cllr Ann Lee, Cllr Bob Fox\nAbsent with leave: Cllr Cara Day\nAbsent without leave: Cllr Dan Elm",
    );
    assert_eq!(with(&got, &[Status::Apologies]), ["Cara Day"]);
    assert_eq!(with(&got, &[Status::Absent]), ["Dan Elm"]);
}

#[test]
fn under_attendance_and_apologies_the_lists_say_which() {
    let got = preamble(
        "2. RECORD OF ATTENDANCE / APOLOGIES / LEAVE OF ABSENCE\n\nMembers:\nCr GT Lee\nCr B Fox\n\nStaff:\nMr K Dunn\n\nLeave of Absence:\nCr D Hob\n\nGallery:\nMr R Fin",
    );
    assert_eq!(with(&got, THERE), ["GT Lee", "B Fox", "K Dunn", "R Fin"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["D Hob"]);
    let got = preamble("Attendance and apologies:\nCllr A Lee\nCllr B Fox");
    assert_eq!(with(&got, THERE), Vec::<String>::new());
}

#[test]
fn chair_and_officers_beside_members_and_apologies_were_there() {
    let text = "Chair: F Gedge\nMembers: K Lamp, T Broom\nOfficers: P Jebb\nAbsent: ";
    let got = preamble(&format!("{text}R Tove"));
    assert_eq!(with(&got, THERE), ["F Gedge", "K Lamp", "T Broom", "P Jebb"]);
    // who is in both lists shows that the first is the membership
    let got = preamble(&format!("{text}K Lamp"));
    assert_eq!(with(&got, THERE), Vec::<String>::new());
}

#[test]
fn who_was_at_another_committees_meeting() {
    let own = "Present: Cllr Ann Lee, Cllr Bob Fox\n\n";
    for heading in [
        "8. Report of the Hall Committee meeting, 1 October",
        "Appendix A. Minutes of the Hall Committee, 1 September",
        "Notes of the Allotments Working Party held on 20 February",
    ] {
        let other = "Present: Cara Day, Dan Elm\nApologies: Eve Roe";
        let got = preamble(&format!("{own}{heading}\n{other}"));
        assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"], "{heading}");
        assert_eq!(with(&got, &[Status::Apologies]), Vec::<String>::new(), "{heading}");
        let got =
            items(&format!("Council\n{own}1. Minutes\nAgreed.\n2. Reports\n{heading}\n{other}"));
        assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"], "{heading}");
        assert_eq!(with(&got, &[Status::Apologies]), Vec::<String>::new(), "{heading}");
    }
}
