use crate::extract::{Extract, Style};
use crate::item::Part;
use crate::rows::Rows;
use crate::segment::{Section, cut, flow};

/// The items of a text.
fn items(text: &str) -> Vec<Section> {
    let mut extract = Extract::default();
    text.split('\n').for_each(|line| extract.push(line, 0, Style::Plain));
    let rows = flow::cut(Rows::new(&extract));
    let sections = cut(&rows).meetings.into_iter().flatten();
    sections.filter(|s| s.part == Part::Item).collect()
}

/// The numbers of the items of a text.
fn numbers(text: &str) -> Vec<String> {
    items(text).into_iter().filter_map(|section| section.number).collect()
}

/// The numbers and titles of the items of a text.
fn titled(text: &str) -> Vec<(String, String)> {
    let both = |item: Section| (item.number.unwrap_or_default(), item.title.unwrap_or_default());
    items(text).into_iter().map(both).collect()
}

/// The same of numbers and titles in a list.
fn list(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(number, title)| ((*number).to_owned(), (*title).to_owned())).collect()
}

const HEAD: &str = "FENSIDE TOWN COUNCIL\nMINUTES OF ANNUAL MEETING HELD ON 6 JUNE 2011\n\nPresent: Councillors Ann Lee, Bob Fox\n";

#[test]
fn a_list_that_begins_again_within_an_item_is_none_of_the_items() {
    let text = format!(
        "{HEAD}\n1. Budget\nThe Manager introduced the budget under the following headings:\n1. Housing\n2. Roads\n3. Water\nResolved.\n"
    );
    assert_eq!(numbers(&text), ["1"]);
    let text = format!("{text}\n2. Schedule of meetings\nAgreed.\n");
    assert_eq!(numbers(&text), ["1", "2"]);
    let text = format!(
        "{HEAD}\nThe following business was transacted at the meeting:\n1. Minutes\nAgreed.\n2. Budget\nAdopted.\n"
    );
    assert_eq!(numbers(&text), ["1", "2"]);
}

#[test]
fn a_meeting_with_one_item() {
    let text = format!("{HEAD}\n1. To elect the Mayor\nCouncillor Lee was deemed elected.\n");
    assert_eq!(numbers(&text), ["1"]);
    let text = format!("{HEAD}\nThe meeting was held at\n12 Fen Lane, Fenside.\nAll agreed.\n");
    assert_eq!(numbers(&text), Vec::<String>::new());
}

/// The numbered people of a list were cut as items, and lost as people.
#[test]
fn a_numbered_roll_is_no_list_of_items() {
    let head = "FEN SOCIETY\nMinutes of the meeting held on 4 March 2016\n\n";
    let text = format!(
        "{head}Present:\n1. Ann Lee\n2. Bob Fox\n3. Carol Day\n\nApologies:\n1. Dee Elm\n\n1. Minutes\nAgreed.\n2. Treasurer's report\nNoted.\n3. Close\n"
    );
    assert_eq!(numbers(&text), ["1", "2", "3"]);
    let text = format!("{head}Present:\n1) Cllr A Lee\n2) Cllr B Fox\n\nThe budget was adopted.\n");
    assert_eq!(numbers(&text), Vec::<String>::new());
    let text = format!(
        "{head}Board Members\n\n  1. Ann Lee, Director (until 15:22)\n  2. Bob Fox, Treasurer\n\nExpected, but Not Present\n\n  1. Carol Day, Director\n\nSent Regrets\n\n  1. Dee Elm, Director\n\n  1. Minutes\n  2. Reports\n"
    );
    assert_eq!(numbers(&text), ["1", "2"]);
    let text =
        format!("{head}Present: Ann Lee, Bob Fox\nApologies:\n1. Minutes\n2. Finance\nAgreed.\n");
    assert_eq!(numbers(&text), ["1", "2"]);
}

/// The number on the agenda stayed in the title, which then was no usual business.
#[test]
fn the_number_of_the_agenda_behind_a_reference_is_no_part_of_the_title() {
    let text = format!(
        "{HEAD}\nM048/23      1.         APOLOGIES FOR ABSENCE.\n\nCllr Day (work).\n\nM049/23      2.         FINANCE\n\nAgreed.\n"
    );
    let expected = [("M048/23", "APOLOGIES FOR ABSENCE."), ("M049/23", "FINANCE")];
    assert_eq!(titled(&text), list(&expected));
}

/// Pages whose titles end with a colon lost the one that is also a label of people.
#[test]
fn a_title_with_a_colon_that_is_also_a_label() {
    let text = "Agenda and minutes\n\nItems\nNo. Item\n\n47.\n\nApologies for Absence:\n\nMinutes:\n\nNone.\n\n48.\n\nFinance:\n\nMinutes:\n\nAgreed.\n";
    let expected = [("47", "Apologies for Absence:"), ("48", "Finance:")];
    assert_eq!(titled(text), list(&expected));
}

/// A page whose references lost the stroke before the year had no items at all.
#[test]
fn references_without_their_stroke_are_numbers() {
    let text = "Annual General Meeting\n\nItems\nNo. Item\n\nAM119\n\nNotice of Meeting\n\nMinutes:\n\nRead.\n\nAM219\n\nApologies\n\nMinutes:\n\nNone.\n\nAM319\n\nStanding Orders\n\nMinutes:\n\nAgreed.\n";
    assert_eq!(numbers(text), ["AM119", "AM219", "AM319"]);
}

/// Running text that names an item of other minutes was cut as the only item.
#[test]
fn an_item_that_is_only_mentioned_is_none() {
    let text = format!(
        "{HEAD}The Standing Committee reported on:\nItem 5 iv) Churchyard – a quote was awaited.\nAgreed.\n"
    );
    assert_eq!(numbers(&text), Vec::<String>::new());
}

#[test]
fn agenda_numbers_glued_to_capitals() {
    let text = "FENSIDE PARISH COUNCIL\nAGENDA\n\n1APOLOGIES To receive apologies for absence.\n2FINANCE To approve the accounts.\n3CLOSE To close the meeting.\n";
    let expected = [("1", "APOLOGIES"), ("2", "FINANCE"), ("3", "CLOSE")];
    assert_eq!(titled(text), list(&expected));
}

#[test]
fn a_title_in_two_languages_stays_whole() {
    let text = format!(
        "{HEAD}\n1 Ymddiheuriadau | Apologies\nNone were received.\n\n2 Cofnodion | Minutes\nThey were agreed.\n\n3 He Tāpaetanga | Finance\nNoted.\n"
    );
    let expected = [
        ("1", "Ymddiheuriadau | Apologies"),
        ("2", "Cofnodion | Minutes"),
        ("3", "He Tāpaetanga | Finance"),
    ];
    assert_eq!(titled(&text), list(&expected));
}

/// The choices that a page offers were cut as its items.
#[test]
fn options_are_no_items() {
    let text = "Agenda and minutes\n\nNo. Item\n\nTo receive apologies for absence.\n\nIt was reported that the meeting was inquorate. The Mayor has three options:\n\n1.       Make the decisions in private.\n\n2.       Rearrange the meeting.\n\n3.       Defer the rest to June.\n";
    assert_eq!(numbers(text), Vec::<String>::new());
    let text = "You are summoned to a meeting of the Council to be held on 6 June 2011 for the purpose of transacting the following business:\n\n1. To receive apologies\n2. To elect a Mayor\n3. To close\n";
    assert_eq!(numbers(text), ["1", "2", "3"]);
}

#[test]
fn items_taken_out_of_order_without_blank_rows() {
    let text = format!(
        "{HEAD}1. Apologies\nNone.\n2. Minutes\nAgreed.\n3. Matters arising\nNone.\n5. Terms of reference\nThey were approved.\n4. Budget\nIt was adopted.\n"
    );
    assert_eq!(numbers(&text), ["1", "2", "3", "5", "4"]);
}

/// A page whose paragraphs stand far apart was read as one without numbers: people, captions and
/// the heads of resolutions became its items, and the minutes lost their date.
#[test]
fn numbered_minutes_with_wide_gaps_are_no_page_without_numbers() {
    let rows = [
        "Marrowdale Local Board",
        "OPEN MINUTES",
        "Minutes of a meeting of the Marrowdale Local Board held on Thursday, 19 May 2022 at 10.00am",
        "present",
        "Chairperson",
        "Ann Lee",
        "Members",
        "Bob Fox",
        "Carol Day",
        "1             Welcome",
        "Member B Fox opened the meeting.",
        "2          Apologies",
        "Resolution number MD/2022/59",
        "That the apology be accepted.",
        "CARRIED",
        "3          Declaration of Interest",
        "There were none.",
    ];
    assert_eq!(numbers(&rows.join("\n\n \n\n")), ["1", "2", "3"]);
}

#[test]
fn sub_items_whose_numbers_stand_alone() {
    let text = format!(
        "{HEAD}\n8          Deputations\n\n8.1\n\nDeputation - Marrow Studios\n\nThe deputation was heard.\n\n8.2\n\nDeputation - Fen Club\n\nIt was thanked.\n\n9          Close\n\nAt 9 pm.\n"
    );
    assert_eq!(numbers(&text), ["8", "8.1", "8.2", "9"]);
}

/// Those who spoke became items of minutes without numbers.
#[test]
fn speakers_are_no_headings() {
    let text = "FEN SOCIETY\nMinutes of the meeting held on 4 March 2016\n\nPresent: Ann Lee, Bob Fox\n\nReports:\n\nPP Marsh: The roof is leaking again.\n\nFinance: The balance is low.\n\nSenator Crane: The bins are full.\n\nOutings: The trip was cancelled.\n\nPP Marsh: The door is stuck.\n\nNewsletter: The editor is ill.\n";
    let titles: Vec<String> = items(text).into_iter().filter_map(|item| item.title).collect();
    assert_eq!(titles, ["Reports:", "Finance:", "Outings:", "Newsletter:"]);
}
