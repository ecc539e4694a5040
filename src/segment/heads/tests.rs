use crate::extract::{Extract, Style};
use crate::item::Part;
use crate::rows::Rows;
use crate::segment::{cut, flow};

/// The numbers of the items of a text.
fn numbers(text: &str) -> Vec<String> {
    let mut extract = Extract::default();
    text.split('\n').for_each(|line| extract.push(line, 0, Style::Plain));
    let rows = flow::cut(Rows::new(&extract));
    let sections = cut(&rows).meetings.into_iter().flatten();
    sections.filter(|s| s.part == Part::Item).filter_map(|section| section.number).collect()
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
    let text =
        format!("{head}Present: Ann Lee, Bob Fox\nApologies:\n1. Minutes\n2. Finance\nAgreed.\n");
    assert_eq!(numbers(&text), ["1", "2"]);
}
