//! Whole meetings, of councils that there are not.

use super::*;
use crate::extract::{Extract, Style};
use crate::item::Capacity;
use crate::rows::Rows;
use crate::segment::Section;

mod shapes;

/// The text as one preamble.
fn preamble(text: &str) -> Attendance {
    let mut extract = Extract::default();
    for line in text.split('\n') {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    let section = Section {
        part: Part::Preamble,
        rows: 0..rows.rows.len(),
        number: None,
        title: None,
        level: 1,
        body: 0,
    };
    read(&Sitting { rows: &rows, sections: &[section], layout: "none" })
}

fn with(attendance: &Attendance, statuses: &[Status]) -> Vec<String> {
    attendance
        .attendees
        .iter()
        .filter(|a| statuses.contains(&a.status))
        .map(|a| a.name.clone())
        .collect()
}

const THERE: &[Status] = &[Status::Present, Status::Substitute, Status::InAttendance];

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
fn a_list_without_label_before_the_apologies() {
    let got = preamble(
        "The AGM was held on Thursday 5th March 2015.\n\n  - Tim Gurr (Chair, <code>tg1</code>)\n  - Dan Rich (Secretary)\n  - Matt Ire (<code>mti2</code>)\n\nApologies for Absence\n\n  - Dan Thom (Sysadmin)\n\nMal and Ross apologised for their presence.",
    );
    assert_eq!(with(&got, THERE), ["Tim Gurr", "Dan Rich", "Matt Ire"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Dan Thom"]);
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
fn a_present_list_with_100_000_commas_is_read_in_bounded_time() {
    let text = format!("Present: {}", "Cllr A Lee, ".repeat(100_000));
    let begun = std::time::Instant::now();
    let got = preamble(&text);
    assert_eq!(with(&got, THERE), ["A Lee"]);
    assert!(got.warnings.iter().any(|w| w.contains("too long")));
    assert!(begun.elapsed().as_secs() < 10);
}

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
fn a_long_list_goes_on_behind_the_edge_of_its_page() {
    let got = preamble(
        "Members present:\nCllr. Ann Lee\nCllr. Bob Fox\n\nFenside County Council – Minutes of Meeting\nPage 1 of 9\n\n\u{c}\nCllr. Cara Mac an Bhaird\nCllr. Dan Day-\nElm\nApologies: Cllr. Eve Roe",
    );
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox", "Cara Mac an Bhaird", "Dan Day-Elm"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["Eve Roe"]);
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
fn a_row_that_announces_those_away_ends_the_list_before_it() {
    let got = preamble("Members present:\nAnn Lee\nBob Fox\nWe have apologies today of:\nUna Gale");
    assert_eq!(with(&got, THERE), ["Ann Lee", "Bob Fox"]);
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
fn those_who_are_spoken_of_were_not_there() {
    let got = preamble(
        "Councillor B Fox was not in attendance but had sent a report. Neither Councillor C Day nor Councillor D Elm was present. With the exception of Councillor Jay all members were present. Councillor Kay was to have been present.\n\nMr Moe Nye, representing Councillor Olga Pim who was unable to attend, addressed the meeting. The site visit was attended by Councillors Fox and Utt. A letter from Councillor Young, who had been present at the earlier meeting, was noted. Councillor Zeal attended the Board on 3 May.\n\nPresent at the fete were Ann Lee and Bob Fox. Apologies to Gus Hay, whose name we misspelt.",
    );
    assert_eq!(got.attendees, []);
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

/// Parts of a meeting: a preamble, then items, each from its first line on.
fn items(text: &str) -> Attendance {
    let mut extract = Extract::default();
    for line in text.split('\n') {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    let starts: Vec<usize> = (0..rows.rows.len())
        .filter(|&row| row == 0 || rows.rows[row].text.starts_with(char::is_numeric))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([rows.rows.len()]);
    let sections: Vec<Section> = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Section {
            part: if start == 0 { Part::Preamble } else { Part::Item },
            rows: start..end,
            number: (start > 0).then(|| start.to_string()),
            title: None,
            level: 1,
            body: rows.rows[start].start,
        })
        .collect();
    read(&Sitting { rows: &rows, sections: &sections, layout: "none" })
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
fn a_dash_between_a_label_and_its_names_ends_no_list() {
    let got = preamble(
        "Members Present:\nAldermen\n-\nR Boal\n\nCouncillors\n-\nS Duff\nP Vey\n\nOfficers Present:\nMr D Cairn",
    );
    assert_eq!(with(&got, THERE), ["R Boal", "S Duff", "P Vey", "D Cairn"]);
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
fn several_lists_in_one_paragraph() {
    let got = preamble(
        "Present – Cllr J Hale (chair), Cllr P Dow and 5 parishioners. Apologies – Cllr V Kemp. Also present were Mr Ian Stark and Mrs Una Day.",
    );
    assert_eq!(with(&got, THERE), ["J Hale", "P Dow", "Ian Stark", "Una Day"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["V Kemp"]);
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
fn chair_and_officers_beside_members_and_apologies_were_there() {
    let text = "Chair: F Gedge\nMembers: K Lamp, T Broom\nOfficers: P Jebb\nAbsent: ";
    let got = preamble(&format!("{text}R Tove"));
    assert_eq!(with(&got, THERE), ["F Gedge", "K Lamp", "T Broom", "P Jebb"]);
    // who is in both lists shows that the first is the membership
    let got = preamble(&format!("{text}K Lamp"));
    assert_eq!(with(&got, THERE), Vec::<String>::new());
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

#[test]
fn initials_like_words_and_couples_in_an_apology() {
    let got = preamble("Apologies for absence were received from Councillor I. Jory.");
    assert_eq!(with(&got, &[Status::Apologies]), ["I. Jory"]);
    let got = preamble("Apologies had been received from Mr and Mrs Cowl and Rev B Full.");
    assert_eq!(with(&got, &[Status::Apologies]), ["Cowl", "Cowl", "B Full"]);
}

#[test]
fn those_who_answered_a_roll_call_in_a_paragraph() {
    let got = preamble(
        "Upon roll call the following answered present: Petty, Orten and Voss. Absent: Bruns and Cole. Also present were City Attorney Dave Run and Mr Ian Fell.",
    );
    assert_eq!(with(&got, THERE), ["Petty", "Orten", "Voss", "Dave Run", "Ian Fell"]);
    assert_eq!(with(&got, &[Status::Absent]), ["Bruns", "Cole"]);
}
