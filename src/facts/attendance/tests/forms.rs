//! Forms of lists and sentences that minutes print, with the people who are to be read from them.

use super::*;

const AWAY: &[Status] = &[Status::Apologies, Status::Absent];

/// Reads a text and compares who was there, and who was away.
#[track_caller]
fn reads(text: &str, there: &[&str], away: &[&str]) {
    let got = preamble(text);
    assert_eq!(with(&got, THERE), there, "{text}");
    assert_eq!(with(&got, AWAY), away, "{text}");
}

#[test]
fn a_label_in_two_languages() {
    reads(
        "Te hunga kua tae mai | present\nChairperson |\nNick Bakewell |\nMembers |\nMona Rangi |\nTe hunga kāore i tae mai | ABSENT\nTe hunga āpiti | ALSO PRESENT\nCouncillor |\nAlf Philips, JP |",
        &["Nick Bakewell", "Mona Rangi", "Alf Philips"],
        &[],
    );
}

#[test]
fn a_label_in_small_letters_and_a_status_below_its_name() {
    reads(
        "present\n\nChairperson\n\nJulie Fair\n\n \n\nMembers\n\nAlex Bonn\n\nabsent from 1.30pm to 3.49pm\n\nABSENT\n\nMember\n\nHarry Doyne\n\napology\n\nIN ATTENDANCE\n\nCouncillor\n\nCathy Carne\n\napology",
        &["Julie Fair", "Alex Bonn"],
        &["Harry Doyne", "Cathy Carne"],
    );
}

#[test]
fn a_name_a_role_and_a_department_line_by_line() {
    reads(
        "Present: Don Scarle, Mayor\n\nAdministration:\nJamie Dowle, Chief Administrative Officer\nKari West, Director, Human Resources\nLinda Oll, Director, Financial Services",
        &["Don Scarle", "Jamie Dowle", "Kari West", "Linda Oll"],
        &[],
    );
}

#[test]
fn sentences_that_say_how_people_took_part() {
    reads(
        "Mayor Elms called the meeting to order at 11:00 a.m. Deputy Mayor C. Donn and Councillors R. Ash and M. Perr were in attendance in Council Chambers.\nCouncillor Bordin and Milner participated virtually.\nCouncillors P. Warr and E. Yeo were in attendance electronically.",
        &["Elms", "C. Donn", "R. Ash", "M. Perr", "Bordin", "Milner", "P. Warr", "E. Yeo"],
        &[],
    );
    reads(
        "Silver called the meeting to order at 06:01 PM. Selectboard Members present were Ed Roberts and Ann Edwards. Others present in person or remotely were David Jones and Doug Park.",
        &["Ed Roberts", "Ann Edwards", "David Jones", "Doug Park"],
        &[],
    );
}

#[test]
fn offices_before_names_in_brackets() {
    reads(
        "PRESENT: The Chancellor (Dr K Michael), the Pro Vice-Chancellor (Academic) (Professor B Prob), the Executive Director (Finance and Resources) (Ms G Mathers). APOLOGIES: Mrs C Tarn, the Deputy Vice-Chancellor (Professor M Sears). PERSONAL Members congratulated Ms S Byford on her election.",
        &["K Michael", "B Prob", "G Mathers"],
        &["C Tarn", "M Sears"],
    );
    reads(
        "Present: Commissioners Ron Everley, Chairman Joe Manns, Vice Chairman Steve Neller and Tony Torrin.",
        &["Ron Everley", "Joe Manns", "Steve Neller", "Tony Torrin"],
        &[],
    );
    reads(
        "Present\n\n  • The Permanent Secretary (Chair)\n  • Meena Upton\n  • To Dinh Tran\n  • Rob Hay\n\nApologies\n  • Gil Hart",
        &["Meena Upton", "Rob Hay"],
        &["Gil Hart"],
    );
}

#[test]
fn labels_that_say_where_and_how() {
    reads(
        "Present via Remote Conference Calling:\nMegan Toole, Chairperson\n\nPresent at the Town Office:\nLoren Benn, Member",
        &["Megan Toole", "Loren Benn"],
        &[],
    );
    reads(
        "Senators present: Abbott, Andrews, Barclay, Winter. Guests: Sand, Billing\nSenators absent: Bricker, Brown",
        &["Abbott", "Andrews", "Barclay", "Winter", "Sand", "Billing"],
        &["Bricker", "Brown"],
    );
}

#[test]
fn a_list_and_what_stands_behind_it_on_its_row() {
    reads(
        "Present:\nCllr A Lee, Cllr B Fox. Apologies: Cllr C Day",
        &["A Lee", "B Fox"],
        &["C Day"],
    );
    reads(
        "Apologies for Absence: were received from Morag Bush (MB) and Ann Booth (AB).",
        &[],
        &["Morag Bush", "Ann Booth"],
    );
    reads(
        "C048/23   1.   APOLOGIES FOR ABSENCE.\n\nCllr L Watts and Cllr J Forst (family commitment). The meeting accepted these as proper reasons.",
        &[],
        &["L Watts", "J Forst"],
    );
    reads(
        "IN ATTENDANCE: Mr. P. Gall, County Manager VOTES OF SYMPATHY: Lorna Jessop, Harbour Road, Fenside, on the death of her mother, Mrs. Bortle.",
        &["P. Gall"],
        &[],
    );
}

#[test]
fn what_was_done_in_a_vote_opens_no_list_of_those_present() {
    reads("Present:\nAnn Lee\nBob Fox\nAbstained\nCara Day", &["Ann Lee", "Bob Fox"], &[]);
}

#[test]
fn initials_between_a_name_and_its_role() {
    reads(
        "Present:\nDr Ruth Coop RC Governing Body GP\nChris Clay CC Chief Executive Officer (part meeting)\nHelen Dill HD Lay Member\nAnn Lee AL Director of Finance\nMartin Whit MWh Lay Member / Vice Chair\nApologies:\nPenny Black PB Governing Body GP",
        &["Ruth Coop", "Chris Clay", "Helen Dill", "Ann Lee", "Martin Whit"],
        &["Penny Black"],
    );
}

#[test]
fn bodies_below_names_are_no_people() {
    reads(
        "Present\nMichael Soley\nAnn Lee\nTony Cone\nChairman\nSecretary\nMS Society\nArt Club\nFund Raising\nValley Friends",
        &["Michael Soley", "Ann Lee", "Tony Cone"],
        &[],
    );
}

#[test]
fn lists_run_together_in_a_row() {
    reads(
        "PRESENT Dr J Marsh Mrs A Fenn Chairman Chief Executive IN ATTENDANCE Ms R Lunn Mr A Wold Director of Nursing Board Secretary APOLOGIES Mr T Hall",
        &["J Marsh", "A Fenn", "R Lunn", "A Wold"],
        &["T Hall"],
    );
    reads(
        "PRESENT: The Mayor, Councillor A Lunn The Deputy Mayor, Councillor B Dace Aldermen C Fenn and D Wold Councillors E Hay F Orr G Nash",
        &["A Lunn", "B Dace", "C Fenn", "D Wold", "E Hay", "F Orr", "G Nash"],
        &[],
    );
    reads(
        "Present: Mayor: A Lunn Deputy Mayor: B Dace Aldermen: C Fenn, D Wold Councillors: E Hay, F Orr",
        &["A Lunn", "B Dace", "C Fenn", "D Wold", "E Hay", "F Orr"],
        &[],
    );
    reads(
        "Members Present: Councillors A Lunn (Chairperson) B Dace C Fenn",
        &["A Lunn", "B Dace", "C Fenn"],
        &[],
    );
    reads(
        "Present: Cllr A Lee, Cllr B Fox Apologies Cllr C Day Absent Cllr D Elm",
        &["A Lee", "B Fox"],
        &["C Day", "D Elm"],
    );
}

#[test]
fn offices_before_dashes_and_bodies_behind_them_in_a_row() {
    reads(
        "In attendance: Chief Executive - J Dixley Director of Economic Development and Planning – M Alister Director of Operations – G Girling",
        &["J Dixley", "M Alister", "G Girling"],
        &[],
    );
    reads(
        "Present: Ms Helen Garr - Health and Safety Executive (HSE) Ms Rachel Else - Office of Works (OOW) Ms Sue Brown - (OOW)",
        &["Helen Garr", "Rachel Else", "Sue Brown"],
        &[],
    );
    reads(
        "Present: O T Hale, J Jarrow (joined the meeting at 7.32 p.m.) J A McBryne Rev Dr R T McCroy P McLorn",
        &["O T Hale", "J Jarrow", "J A McBryne", "R T McCroy", "P McLorn"],
        &[],
    );
}

#[test]
fn what_stands_behind_a_comma_and_is_nobody() {
    reads(
        "Present: Mr. Jim Fern, Mr. Hal Raft, Atty. Chris Bolt, Dunmore, Tarker & Celandine  Mr. Peter Land, Land Surveying",
        &["Jim Fern", "Hal Raft", "Chris Bolt", "Peter Land"],
        &[],
    );
    reads(
        "Present: Councilmembers Morris Albury, III, Martin Fludd, Mayor Pro Tem Jack Chatt, Jr.",
        &["Morris Albury", "Martin Fludd", "Jack Chatt"],
        &[],
    );
    reads(
        "Present: Ann Lee\n\nPublic forum\nTamar Intermediate Year 8 Students",
        &["Ann Lee"],
        &[],
    );
}

#[test]
fn a_cell_under_two_labels_proves_nothing() {
    reads(
        "PRESENT:        ABSENT:\nMr. Peter Gill (left @ 9:20) Mr. Mark Hard\nMr. Jim Fern    Mr. Hal Raft",
        &["Jim Fern"],
        &["Hal Raft"],
    );
}

#[test]
fn the_office_of_whoever_was_in_the_chair() {
    reads(
        "Present: Cllrs A Lee, B Fox\n\nThe Chairman, Cllr. H. Kenworth, was in the Chair.",
        &["A Lee", "B Fox", "H. Kenworth"],
        &[],
    );
}
