//! Where a list begins and where it ends.

use super::*;

/// A number before a name ended the list.
#[test]
fn the_people_of_a_numbered_roll_were_there() {
    let got = preamble(
        "Present:\n1. Ann Lee\n2. B Fox\n3) Mrs C Day\n\nApologies:\n1. Emma Elm\n\nThe minutes were agreed.",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "B Fox", "C Day"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Emma Elm"]);
}

#[test]
fn a_list_without_label_before_the_apologies() {
    let got = preamble(
        "The AGM was held on Thursday 5th March 2015.\n\n  - Tim Gurr (Chair, <code>tg1</code>)\n  - Dan Rich (Secretary)\n  - Matt Ire (<code>mti2</code>)\n\nApologies for Absence\n\n  - Dan Thom (Sysadmin)\n\nMal and Ross apologised for their presence.",
    );
    assert_eq!(with(&got, THERE), ["Tim Gurr", "Dan Rich", "Matt Ire"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Dan Thom"]);
}

#[test]
fn of_a_present_list_with_100_000_commas_the_beginning_is_read() {
    let text = format!("Present: {}", "Cllr A Lee, ".repeat(100_000));
    let got = preamble(&text);
    assert_eq!(with(&got, THERE), ["A Lee"]);
    assert!(got.warnings.iter().any(|w| w.contains("too long")));
}

#[test]
fn a_long_list_goes_on_behind_the_edge_of_its_page() {
    let got = preamble(
        "Members present:\nCllr. Ann Lee\nCllr. Bob Fox\n\nFenside County Council – Minutes of Meeting\nPage 1 of 9\n\n\u{c}\nCllr. Cara Mac an Bhaird\nCllr. Dan Day-\nElm\nApologies: Cllr. Eve Roe",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Mac an Bhaird", "Dan Day-Elm"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Eve Roe"]);
}

#[test]
fn a_row_that_announces_those_away_ends_the_list_before_it() {
    let got = preamble("Members present:\nAnn Lee\nBob Fox\nWe have apologies today of:\nUna Gale");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"]);
}

#[test]
fn labels_of_a_northern_irish_council_on_few_lines() {
    let got = preamble(
        "Members Present: In the Chair: Alderman J Smith; Aldermen: A Brown, C Green; Councillors: D Grey, E White MLA and M T Black.\nNon-Members Present: Councillor F Black\nOfficers in Attendance: Mr G Hall, Director of Environment; Ms K Ford (Head of Parks)\nApologies: Alderman T Tall, Councillors R Rook and S Crow",
    );
    let capacities: Vec<Capacity> = got.attendees.iter().map(|a| a.capacity).collect();
    assert_eq!(capacities[..2], [Capacity::Chair, Capacity::Member]);
    assert_eq!(got.attendees[4].name, "E White");
    assert_eq!(
        (got.attendees[6].capacity, got.attendees[8].capacity),
        (Capacity::Guest, Capacity::Officer)
    );
    assert_eq!(with(&got, &[Status::Apologies]), ["T Tall", "R Rook", "S Crow"]);
}

#[test]
fn a_dash_between_a_label_and_its_names_ends_no_list() {
    let got = preamble(
        "Members Present:\nAldermen\n-\nR Boal\n\nCouncillors\n-\nS Duff\nP Vey\n\nOfficers Present:\nMr D Cairn",
    );
    assert_eq!(with(&got, THERE), ["R Boal", "S Duff", "P Vey", "D Cairn"]);
}

#[test]
fn several_lists_in_one_paragraph() {
    let got = preamble(
        "Present – Cllr J Hale (chair), Cllr P Dow and 5 parishioners. Apologies – Cllr V Kemp. Also present were Mr Ian Stark and Mrs Una Day.",
    );
    assert_eq!(with(&got, THERE), ["J Hale", "P Dow", "Ian Stark", "Una Day"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["V Kemp"]);
}

#[test]
fn a_list_without_label_over_the_count_of_the_public() {
    let names = "Minutes of the meeting held on 19 March 2007\n\nCllr. P Thorn (Chairman)\nCllr. M Cobb\nMrs T Pell (Clerk)\n";
    let got = preamble(&format!("{names}3 members of the public\n"));
    assert_eq!(with(&got, THERE), ["P Thorn", "M Cobb", "T Pell"]);
    assert_eq!(with(&preamble(names), THERE), Vec::<String>::new());
}

#[test]
fn what_for_those_who_follow_were_there() {
    let got = preamble(
        "Present:\nCllr A Lee\n\nOfficers:\n\nWhole of meeting\n\nSimon Yate, Democratic Services\n\nPart of meeting\n\nAgenda item 3\n\nKaren Wild, Commissioning\n",
    );
    assert_eq!(with(&got, THERE), ["A Lee", "Simon Yate", "Karen Wild"]);
}

/// Whoever stood under an unknown label below those present was there too.
#[test]
fn another_kind_of_list_holds_nobody_who_was_there() {
    for label in ["Declined:", "Non-attendees:", "Copies to:", "Did not attend:", "Proxy:", "Sick:"]
    {
        let got = preamble(&format!("Present: Ann Lee, Bob Fox\n{label} Cara Day, Dan Elm\n"));
        assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"], "{label}");
        let got = preamble(&format!("Present: Ann Lee, Bob Fox. {label} Cara Day, Dan Elm.\n"));
        assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"], "{label} on the same row");
    }
    let got = preamble("Present: Ann Lee, Bob Fox (on leave), Cara Day (did not attend), Dan Elm");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Dan Elm"]);
}

/// The officers behind a stop were read as absent.
#[test]
fn a_label_behind_a_stop_opens_its_own_list() {
    let got = preamble("Directors present: Lee, Fox, Day. Absent: Elm. Staff: Manager Lou Orr.");
    assert_eq!(with(&got, THERE), ["Lee", "Fox", "Day", "Lou Orr"]);
    assert_eq!(with(&got, &[Status::Absent]), ["Elm"]);
}

/// The sentence on the row of a list was passed over, and a heading above one was read with it.
#[test]
fn sentences_beside_lists_are_heard() {
    let got = preamble(
        "ROLL CALL\nMayor Ann Lee, Council Members Bob Fox and Cara Day were present. Also present were City Clerk Dan Elm.",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Day", "Dan Elm"]);
    let got = preamble(
        "The following members answered present: Aldermen Lee and Fox. Absent: Alderman Day. City Attorney Dan Elm was also in attendance.",
    );
    assert_eq!(with(&got, THERE), ["Lee", "Fox", "Dan Elm"]);
    let got = preamble(
        "Council met at 7 p.m. with Warden Ann Lee in the chair.\n\nMr. Lee called the meeting to order with Trustees Fox and Day present.",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Fox", "Day"]);
}

#[test]
fn members_beside_other_attendees_and_apologies_were_there() {
    let got = preamble("Trustees: Ann Lee, Bob Fox\nAttendees: Cara Day (CEO)\nApologies: Dan Elm");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Day"]);
    // one of them sent apologies: a membership
    let got = preamble("Trustees: Ann Lee, Mrs Elm\nAttendees: Cara Day (CEO)\nApologies: Dan Elm");
    assert_eq!(with(&got, THERE), ["Cara Day"]);
}

/// The given name of one was put before the surname of the next.
#[test]
fn surnames_first_line_by_line_stay_with_their_given_names() {
    let want = ["Ann LEE", "Bob FOX", "Anouk DAY", "Dan ELM"];
    let names = "LEE, Ann\nFOX, Bob\nDAY, Anouk\nELM, Dan";
    assert_eq!(with(&preamble(&format!("Present:\n{names}")), THERE), want);
    let roles = "Chair\nChief Executive\nMedical Director\nDirector of Finance";
    assert_eq!(with(&preamble(&format!("Present:\n{names}\n{roles}")), THERE), want);
}

/// Names that end with a dash each were read as one, those with a letter for a surname not at all.
#[test]
fn names_above_a_column_of_their_roles() {
    for names in ["Ann Lee –\nBob Fox –\nCara Day –", "Ann L\nBob F\nCara D"] {
        let got = preamble(&format!("Present:\n{names}\nChair\nChief Executive\nMedical Director"));
        let want: Vec<&str> = names.split('\n').map(|name| name.trim_end_matches(" –")).collect();
        assert_eq!(with(&got, THERE), want);
    }
}

/// Each of them was there by a rule that looked at the words alone.
#[test]
fn who_is_named_for_another_reason_was_not_there() {
    for text in [
        "In attendance: Mr K Lowe, representing Cllr D Ellis",
        "In attendance: Ms S Tait, deputising for the Clerk, Mr D Ellis",
        "Cllr D Ellis and Cllr E Ellis did not attend.",
        "Staff Present: C Dell, Clerk. D Ellis, Director, was excused.",
        "Officers: C Dell; D Ellis, Treasurer (on vacation)",
        "Also present: a letter from Mr D Ellis.",
        "Expected attendees: Cllr D Ellis",
        "Cllr D Ellis was in the chair at the September meeting.",
        "The next meeting will be held on 28 April with Cllr D Ellis presiding.",
        "Mr D Ellis was present at the opening of the playground.",
        "Mr D Ellis arrived in the parish in 1952.",
        "Cllr D Ellis left the meeting of the County Council in protest.",
        "Cllr D Ellis will substitute for Cllr E Fox at the November meeting.",
        "Cllr D Ellis (substitute for Cllr E Fox) could not attend.",
    ] {
        let got = preamble(&format!("Present: Ann Base, Bob Core\n\n{text}\n"));
        let there = with(&got, THERE);
        assert!(!there.iter().any(|name| name.contains("Ellis")), "{text}: {there:?}");
        assert!(there.iter().any(|name| name == "Ann Base"), "{text}: {there:?}");
    }
}

#[test]
fn thousands_of_offices_in_a_row_are_gone_through_once() {
    let row = "Chief Executive - J Dixley Director of Works – M Foxley ".repeat(20_000);
    let got = preamble(&format!("In attendance: {row}"));
    assert!(got.attendees.iter().all(|a| a.name.ends_with("Dixley") || a.name.ends_with("Foxley")));
    assert!(!got.attendees.is_empty());
}
