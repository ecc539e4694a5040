//! Who is named in a list, and how.

use super::*;

#[test]
fn people_known_by_their_first_names() {
    let got = preamble(
        "Present: Ann, Bob (chair), Carol H, Ruairi (bar), Kat Lund\nApologies: Gil\n\nParking\nStill dreadful.",
    );
    assert_eq!(with(&got, THERE), ["Ann", "Bob", "Carol H", "Ruairi", "Kat Lund"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Gil"]);
    let got = preamble("Present:\n  Priya S\n  Mike T\n  Gareth\nApologies: Jonny");
    assert_eq!(with(&got, THERE), ["Priya S", "Mike T", "Gareth"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Jonny"]);
    let got = preamble("Present: Ann, Bob and Carol\n\nParking\n\nBins");
    assert_eq!(with(&got, THERE), ["Ann", "Bob", "Carol"]);
    // a town behind a full name is nobody
    let got = preamble("Present: Ann Lee, Fenside, Bob Fox, Marsh, Carol Day, Elmstead");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Carol Day"]);
    let got = preamble("Present: MJH (chair), RLB, STC, PWK\nApologies: GTS");
    assert_eq!(with(&got, THERE), ["MJH", "RLB", "STC", "PWK"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["GTS"]);
}

#[test]
fn all_names_and_below_them_all_roles() {
    let got = preamble(
        "Present\nHelen Lee (HL)\nTunde Fox\nAnita Day\nLay Chair\nHealthwatch Fenside\nFenside Voluntary Action\nIn attendance\nKofi Elm\nJean Roe\nManager\nMinutes",
    );
    assert_eq!(with(&got, THERE), ["Helen Lee", "Tunde Fox", "Anita Day", "Kofi Elm", "Jean Roe"]);
    let got = preamble(
        "Attendees:\nName\nAngela Day\nTony Fox\nNina Hale\nOrganisation\nIndependent Chair\nAge UK Fenside\nFenside Probation",
    );
    assert_eq!(with(&got, THERE), ["Angela Day", "Tony Fox", "Nina Hale"]);
    // a role each is another list
    let got =
        preamble("Present:\nAnn Lee - LINk\nBob Fox - Director of Housing\nCara Day - Police");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Day"]);
}

#[test]
fn surnames_in_columns_and_offices_below_councillors() {
    let got = preamble(
        "Councillors present:   Cole      Duff\n   Eddy      Fox\nAldermen:   Ingle     Jess",
    );
    assert_eq!(with(&got, THERE), ["Cole", "Duff", "Eddy", "Fox", "Ingle", "Jess"]);
    let got = preamble(
        "Present:\tReeve\tT. Moir\n\tCouncillors\tW. Odd, Division 1\n\t\tD. Quam, Division 4\n\tAdministrator\tR. Reim\n\tForeman\tL. Skog",
    );
    assert_eq!(with(&got, THERE), ["T. Moir", "W. Odd", "D. Quam", "R. Reim", "L. Skog"]);
    let got =
        preamble("Members present:\nFenside\nCllr Ann Lee\nCllr Bob Fox\nMarsh\nCllr Cara Day");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Day"]);
}

#[test]
fn names_of_one_row_without_separators() {
    let got = preamble(
        "Present: | Elspeth Rae (Chair) Iain Moffat Rhona Airth | NHS Fenside Fenside Council\nIn attendance: Con Ivor, SE Planner",
    );
    assert_eq!(with(&got, THERE), ["Elspeth Rae", "Iain Moffat", "Rhona Airth", "Con Ivor"]);
    let got = preamble(
        "Present:\n--------\n* Steve (Chair)\n* Chris\n* Tim Dodd\n\nBoats\n-----\nNew tyres.",
    );
    assert_eq!(with(&got, THERE), ["Steve", "Chris", "Tim Dodd"]);
    let got = preamble(
        "Members Present: Barbara Ames, Clyde Beck, Dora Cobb\n      Elmer Dow, Fern Eddy\nAbsent: Jack Ive",
    );
    assert_eq!(
        with(&got, THERE),
        ["Barbara Ames", "Clyde Beck", "Dora Cobb", "Elmer Dow", "Fern Eddy"]
    );
}

#[test]
fn heads_of_columns_and_counts_are_nobody() {
    let got = preamble(
        "PRESENT                 REPRESENTING\nBarry Ames              Fenside Council\nClare Boon              Police\nIN ATTENDANCE\nMs M Star\nMr N Twin\nClerk\nBursar",
    );
    assert_eq!(with(&got, THERE), ["Barry Ames", "Clare Boon", "M Star", "N Twin"]);
    let got = preamble(
        "Present: 23 members including John Ames (Chair), Kate Bly\nLeithscéal: Cllr Rose Kean",
    );
    assert_eq!(with(&got, THERE), ["John Ames", "Kate Bly"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Rose Kean"]);
}

#[test]
fn each_row_a_person_with_roles() {
    let got = preamble(
        "Officials in attendance\nRita Shiel, Chief Executive\nTara Wade, Senior Officer, Corporate\nUna Yeats, A/Meetings Administrator",
    );
    assert_eq!(with(&got, THERE), ["Rita Shiel", "Tara Wade", "Una Yeats"]);
    let got = preamble(
        "Present: Ann Lee; Bob Fox\nAbsent: Vera Jute\nStaff: Rosa Fern\nRecorder: Sid Gorse",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Rosa Fern", "Sid Gorse"]);
}

#[test]
fn a_peer_of_a_place() {
    let got = preamble("Present:\nLord Ash of Hale (Chair)\nDame Brenda Coyle\nSir Frank Gould");
    assert_eq!(with(&got, THERE), ["Ash of Hale", "Brenda Coyle", "Frank Gould"]);
}

#[test]
fn substitutes_in_the_brackets_of_an_apology() {
    let got = preamble(
        "Apologies for absence were received from Councillor Anne Brook (Councillor Colin Dale substituting), Dr Ed Fell (Dr Gina Hart as substitute), Ian Judd (substitute: Kate Lowe) and Max North.",
    );
    assert_eq!(
        with(&got, &[Status::Apologies]),
        ["Anne Brook", "Ed Fell", "Ian Judd", "Max North"]
    );
    assert_eq!(with(&got, &[Status::Substitute]), ["Colin Dale", "Gina Hart", "Kate Lowe"]);
}

#[test]
fn people_given_by_initials() {
    let got = preamble("Attendees: JB (chair), KL, SP and DT");
    assert_eq!(with(&got, THERE), ["JB", "KL", "SP", "DT"]);
    // longer ones may be bodies, one alone anything
    let got = preamble("Attendees: Ann Lee, BBC, RTE, NHS\nApologies: Una Day, IT");
    assert_eq!(with(&got, THERE), ["Ann Lee"]);
}

#[test]
fn initials_like_words_and_couples_in_an_apology() {
    let got = preamble("Apologies for absence were received from Councillor I. Jory.");
    assert_eq!(with(&got, &[Status::Apologies]), ["I. Jory"]);
    let got = preamble("Apologies had been received from Mr and Mrs Cowl and Rev B Full.");
    assert_eq!(with(&got, &[Status::Apologies]), ["Cowl", "Cowl", "B Full"]);
}
