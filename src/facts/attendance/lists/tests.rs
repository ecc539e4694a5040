//! Lists as councils print them, with names of nobody.

use super::*;
use crate::item::Status;

fn names(text: &str, mode: Mode) -> Vec<String> {
    let mut clean = String::new();
    for (i, row) in text.split('\n').enumerate() {
        if i > 0 {
            clean.push('\n');
        }
        tokens::clean(row, &mut clean);
    }
    parse(&clean, mode).entries.into_iter().map(|e| e.name).collect()
}

fn roles(text: &str) -> Vec<(String, String)> {
    let show = |e: Entry| {
        let role = [e.role, e.organisation].into_iter().flatten().collect::<Vec<_>>().join(" | ");
        (e.name, role)
    };
    parse(text, Mode::Block).entries.into_iter().map(show).collect()
}

#[track_caller]
fn block(text: &str, want: &[&str]) {
    assert_eq!(names(text, Mode::Block), want, "{text}");
}

#[test]
fn joint_lists() {
    block(
        "Councillors Tarrant (Chair), Challis, Minton, Mitchum and Lorne",
        &["Tarrant", "Challis", "Minton", "Mitchum", "Lorne"],
    );
    block(
        "Cllrs. Lunn (Chair), Butler, Novak Uí Dhuinn, O’Dowd, Shea (M), Mr. B. Hart, Mr. Pat Carty.",
        &["Lunn", "Butler", "Novak Uí Dhuinn", "O’Dowd", "Shea (M)", "B. Hart", "Pat Carty"],
    );
    block(
        "Cllrs Alum, Bold, Dorn and Hutch, Amanda Brown.",
        &["Alum", "Bold", "Dorn", "Hutch", "Amanda Brown"],
    );
    block(
        "Councillor J.V. Morgan-Lyle (Chairman); Councillors Mrs. D.E. Dunn, N.D. Hart and Mrs. A.N. Vane.",
        &["J.V. Morgan-Lyle", "D.E. Dunn", "N.D. Hart", "A.N. Vane"],
    );
}

/// A surname in capitals was taken for letters behind a name, so that only given names were left.
#[test]
fn surnames_in_capitals() {
    let want = ["Alan REED", "Beth FENN", "Carol MARSH"];
    block("Mr Alan REED (Chair), Mrs Beth FENN, Dr Carol MARSH", &want);
    block("Alan REED (Chair)\nBeth FENN\nCarol MARSH", &want);
    block("Alan REED\nBeth FENN\nCarol MARSH\nChair\nChief Executive\nMedical Director", &want);
    block("Cllr K ELM\nCllr Wren O’SHEA MBE", &["K ELM", "Wren O’SHEA"]);
    block("Mr Alan Reed NHS\nMrs Beth Fenn BBC", &["Alan Reed", "Beth Fenn"]);
    block(
        "MR ALAN REED\nMRS BETH FENN\nDR CAROL MARSH\nChair\nChief Executive\nMedical Director",
        &["ALAN REED", "BETH FENN", "CAROL MARSH"],
    );
}

#[test]
fn the_last_of_a_joint_list_may_be_no_councillor() {
    let list = parse("Councillors J Bailey, Guthry and Rob Sandal", Mode::Block).entries;
    assert_eq!(list[1].honorific.as_deref(), Some("Councillor"));
    assert_eq!((list[2].name.as_str(), list[2].honorific.as_deref()), ("Rob Sandal", None));
}

#[test]
fn full_names_with_commas() {
    block(
        "Allan Bold, Esme Clerk, Danny O'Neal, Robert Prest, Inspector Bob Anders, PC Nicola Park, Jim Ellis (GCC)",
        &[
            "Allan Bold",
            "Esme Clerk",
            "Danny O'Neal",
            "Robert Prest",
            "Bob Anders",
            "Nicola Park",
            "Jim Ellis",
        ],
    );
    block(
        "M Reed (Chair), G Philp (Treasurer), P Sewel, and P Keyes.",
        &["M Reed", "G Philp", "P Sewel", "P Keyes"],
    );
    block(
        "Neal Burt, Wally Pace, Lee Brad Mike Stone, Bill Inns and Trey Dunn",
        &["Neal Burt", "Wally Pace", "Lee Brad", "Mike Stone", "Bill Inns", "Trey Dunn"],
    );
}

#[test]
fn roles_behind_commas_run_on() {
    let text = "Councillor J Bailey, Cabinet Member for Education, Robert Hender, Executive Director Wellbeing (Children and \
                Learning), Harrowfen City Council; and Phil Bull, Service Lead - Safeguarding, Improvement, Governance and \
                Compliance, Children & Families, Harrowfen City Council; Detective Chief Inspector Nick Plum, Public \
                Protection, Fenshire Constabulary";
    assert_eq!(names(text, Mode::Subject), ["J Bailey", "Robert Hender", "Phil Bull", "Nick Plum"]);
    let list = parse(text, Mode::Subject);
    assert!(list.whole);
    assert_eq!(list.entries[1].organisation.as_deref(), Some("Harrowfen City Council"));
    let role =
        "Service Lead - Safeguarding, Improvement, Governance and Compliance, Children & Families";
    assert_eq!(list.entries[2].role.as_deref(), Some(role));
}

#[test]
fn name_comma_role_one_a_line() {
    let text = "Ms. C. Curl, Director of Service\nMr. D. Brade, City & County Librarian\nMs. U. Carty, Director/Curator, Fen Gallery";
    let got = roles(text);
    assert_eq!(got[1], ("D. Brade".to_owned(), "City & County Librarian".to_owned()));
    assert_eq!(got.len(), 3);
    let got = roles(
        "Pat Dowl, Deputy Chief Executive, Christy Con, Senior Executive Officer (Corporate), Carmel Kirk, Senior Executive Officer (Works) and Liz Cream, Staff Officer",
    );
    assert_eq!(
        got.iter().map(|p| p.0.as_str()).collect::<Vec<_>>(),
        ["Pat Dowl", "Christy Con", "Carmel Kirk", "Liz Cream"]
    );
}

#[test]
fn roles_before_the_name() {
    assert_eq!(
        roles("Deputy Chief Executive (Mr P Dowl), Town Clerk (Ms A Day)"),
        [
            ("P Dowl".to_owned(), "Deputy Chief Executive".to_owned()),
            ("A Day".to_owned(), "Town Clerk".to_owned()),
        ]
    );
    assert_eq!(roles("Town Clerk – Mrs A Day"), [("A Day".to_owned(), "Town Clerk".to_owned())]);
    assert_eq!(roles("Clerk: Ann Day"), [("Ann Day".to_owned(), "Clerk".to_owned())]);
}

#[test]
fn dashes_and_brackets() {
    assert_eq!(
        roles("Olive O’Sully – Town Clerk, Becki Len - Assistant Town Clerk."),
        [
            ("Olive O’Sully".to_owned(), "Town Clerk".to_owned()),
            ("Becki Len".to_owned(), "Assistant Town Clerk".to_owned()),
        ]
    );
    block(
        "Cllr David Lewell – Chairman, Cllr Mick Peak, Cllr Mandy Peak",
        &["David Lewell", "Mick Peak", "Mandy Peak"],
    );
    block(
        "Tim Allan (Visiting Professor, Birk University), Conn Craw (Harrow CC), Gesche Smid (Local Government Association)",
        &["Tim Allan", "Conn Craw", "Gesche Smid"],
    );
}

#[test]
fn columns() {
    block(
        "Colin Tail,           Convenor (CT)\nMargaret Strat       Member (Treasurer) (MS)\nAndrew Craw    Police Fenland (AC)",
        &["Colin Tail", "Margaret Strat", "Andrew Craw"],
    );
    block(
        "Councillor A. Lee      Councillor B. Fox\nCouncillor C. Day      Councillor D. Elm",
        &["A. Lee", "B. Fox", "C. Day", "D. Elm"],
    );
    block(
        "LORD PROVOST The Right Honourable George Hill COUNCILLORS Elaine Marsh Allan G Jack Ewan Atkin",
        &["George Hill", "Elaine Marsh", "Allan G Jack", "Ewan Atkin"],
    );
}

#[test]
fn counts_and_nobody() {
    block("Cllr T Rye, Mrs C Hard (Clerk), 7 Members of the Public.", &["T Rye", "C Hard"]);
    block("Borough Councillor Colin Samp 1 member of the public", &["Colin Samp"]);
    block("There were 2 members of the public.", &[]);
    block("(None)", &[]);
    block("None", &[]);
    block("Vacancy - Secondary Parent Governor", &[]);
}

#[test]
fn phrases_end_with_the_sentence() {
    assert_eq!(
        names(
            "Cllr. Mack, Councillor Cant and County Councillor Martin Store. It was agreed that Cllrs. Mack and Cant",
            Mode::Phrase
        ),
        ["Mack", "Cant", "Martin Store"]
    );
    assert_eq!(
        names(
            "Cllr A Muir, Cllr S Gillet and Cllr C Sharp These were accepted by all.",
            Mode::Phrase
        ),
        ["A Muir", "S Gillet", "C Sharp"]
    );
    assert_eq!(
        names(
            "Councillor J Bailey, Councillor Guthry and also of Appointed Member Rob Sandal were noted.",
            Mode::Phrase
        ),
        ["J Bailey", "Guthry", "Rob Sandal"]
    );
    assert_eq!(
        names(
            "the appointed members, Nicola Brown, Catherine Hobb, and Clare Rodge were noted.",
            Mode::Phrase
        ),
        ["Nicola Brown", "Catherine Hobb", "Clare Rodge"]
    );
    assert_eq!(
        names("the previous contractor and the insurers", Mode::Phrase),
        Vec::<String>::new()
    );
}

#[test]
fn substitutes() {
    let list = parse("E Seward – substitute for J A Wynn\nP Wilmot (substituting for Councillor Hythe)\nCllr Day (as substitute)", Mode::Block).entries;
    assert_eq!(list.len(), 3);
    assert_eq!(list[0].substitute_for.as_deref(), Some("J A Wynn"));
    assert_eq!(list[1].substitute_for.as_deref(), Some("Hythe"));
    assert_eq!(list[2].status, Some(Status::Substitute));
    let away = parse(
        "Councillor Hale (Councillor Fox substituting), Dr B Elm (substitute: Ann Reed)",
        Mode::Block,
    )
    .entries;
    assert_eq!(away.len(), 2);
    assert_eq!(away[0].replaced_by[0].honorific.as_deref(), Some("Councillor"));
    assert_eq!(away[0].replaced_by[0].name, "Fox");
    assert_eq!(away[1].replaced_by.first().map(|e| e.name.as_str()), Some("Ann Reed"));
}

#[test]
fn details_of_coming_and_going() {
    let list =
        parse("Councillors Hale (to 9.14pm), Fox (via Zoom) and Elm (from item 5)", Mode::Block)
            .entries;
    assert_eq!(list.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Hale", "Fox", "Elm"]);
    assert!(list[0].left.is_some() && list[1].remote);
    assert_eq!(list[2].arrived.as_ref().and_then(|m| m.item.clone()).as_deref(), Some("5"));
}

#[test]
fn a_persons_own_status_is_kept() {
    let list = parse("Cllr Hale (apologies), Cllr Fox (absent), Cllr Elm", Mode::Block).entries;
    assert_eq!(list[0].status, Some(Status::Apologies));
    assert_eq!(list[1].status, Some(Status::Absent));
    assert_eq!(list[2].status, None);
}

#[test]
fn a_substitute_behind_with_takes_the_place_of_the_member_before() {
    let text = "Cllr Hugh Tarn, with Cllr Cara Day substituting, and Una Veal";
    let list = parse(text, Mode::Phrase).entries;
    assert_eq!(list.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Hugh Tarn", "Una Veal"]);
    assert_eq!(list[0].replaced_by[0].name, "Cara Day");
}

#[test]
fn a_bracket_behind_a_body_is_the_role() {
    let list =
        parse("Cllr Ann Lee, Fenside District Council (Chair); Cllr Bob Fox", Mode::Block).entries;
    assert_eq!(list[0].organisation.as_deref(), Some("Fenside District Council"));
    assert_eq!(list[0].role.as_deref(), Some("Chair"));
}

#[test]
fn couples_are_two_people() {
    block(
        "John Reed, Mr David and Mrs Ann Marsh, Pat Cole",
        &["John Reed", "David Marsh", "Ann Marsh", "Pat Cole"],
    );
    block("John Reed, Ian and Una Day, Pat Cole", &["John Reed", "Ian Day", "Una Day", "Pat Cole"]);
    block("Mr and Mrs Hale, Pat Cole", &["Hale", "Hale", "Pat Cole"]);
    block("Mr Kelly and Mrs Una Fox, Mr Rook", &["Kelly", "Una Fox", "Rook"]);
}

#[test]
fn offices_stand_before_names() {
    assert_eq!(
        roles("Attorney Fir, Village Clerk Holt"),
        [
            ("Fir".to_owned(), "Attorney".to_owned()),
            ("Holt".to_owned(), "Village Clerk".to_owned())
        ]
    );
    block("Trustees Roe, Finch, Ortega and President Elm", &["Roe", "Finch", "Ortega", "Elm"]);
    // behind a name a comma parts it from its role
    block("Ann Lee, Manager Fenside", &["Ann Lee"]);
}

#[test]
fn initials_part_names_that_lost_their_commas() {
    block(
        "Directors G. Nohr E. Grey L. Turner B. Jan",
        &["G. Nohr", "E. Grey", "L. Turner", "B. Jan"],
    );
    block("Councillors: Mrs S Benson M Hughes, Mrs I Twig", &["S Benson", "M Hughes", "I Twig"]);
    block("Cllr Ross Sturt Kirsty Pell, Hazel Kerr", &["Ross Sturt", "Kirsty Pell", "Hazel Kerr"]);
    block("Peter “Chap” Day, Bob Fox", &["Peter “Chap” Day", "Bob Fox"]);
}
