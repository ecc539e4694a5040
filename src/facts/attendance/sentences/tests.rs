//! Sentences about attendance: what they say, and what they do not.

use super::moves::{BACK, CAME, WENT};
use super::presence::THERE;
use super::*;

fn says(text: &str) -> Vec<(String, String)> {
    let show = |s: Statement| {
        let said = match s.said {
            Said::Is(status) => format!("{status:?}"),
            Said::Came(m) => format!("came {:?}", m.time.map(|t| (t.hour(), t.minute()))),
            Said::Went(m) => format!("went {:?}", m.time.map(|t| (t.hour(), t.minute()))),
            Said::Back => "back".to_owned(),
        };
        (s.entry.name, said)
    };
    read(text).into_iter().map(show).collect()
}

#[track_caller]
fn reads(text: &str, names: &[&str], said: &str) {
    let want: Vec<(String, String)> =
        names.iter().map(|n| ((*n).to_owned(), said.to_owned())).collect();
    assert_eq!(says(text), want, "{text}");
}

#[test]
fn every_phrase_has_a_root_by_which_its_sentence_is_found() {
    for phrase in [THERE, CAME, WENT, BACK].into_iter().flatten() {
        assert!(SAYS.are_in(phrase), "{phrase}");
    }
}

#[test]
fn apologies_in_sentences() {
    reads("Apologies were received from Councillor Petra Lown.", &["Petra Lown"], "Apologies");
    reads(
        "An apology for absence was received from Councillor D Franks.",
        &["D Franks"],
        "Apologies",
    );
    reads(
        "9Apologies for absence were received from Councillors Mrs. G.L. Cirr, B.C. Cowl and S.A. Gates.",
        &["G.L. Cirr", "B.C. Cowl", "S.A. Gates"],
        "Apologies",
    );
    reads(
        "The apologies of the appointed members, Nicola Brown, Cath Hobb, and Clare Rodge were noted.",
        &["Nicola Brown", "Cath Hobb", "Clare Rodge"],
        "Apologies",
    );
    reads(
        "The apologies of Councillor J Bailey, Councillor Guthry and also of Appointed Member Rob Sandal were noted.",
        &["J Bailey", "Guthry", "Rob Sandal"],
        "Apologies",
    );
    reads("Councillors Hale and Fox had sent their apologies.", &["Hale", "Fox"], "Apologies");
    reads("Apologies: Cllr A Lee (unwell), Cllr B Fox.", &["A Lee", "B Fox"], "Apologies");
    reads(
        "An apology for his inability to attend was received from Councillor H Tarn.",
        &["H Tarn"],
        "Apologies",
    );
    reads(
        "Min/286/07-08 Apologies for Absence Apologies for absence were received from Cllr Purvis With the absence of the Clerk it was agreed to go on.",
        &["Purvis"],
        "Apologies",
    );
    reads(
        "Also in attendance were Fen & Marsh Council (FMC) Clrs Gale and Rook, and 5 members of the public.",
        &["Gale", "Rook"],
        "InAttendance",
    );
    reads("• Cllr I Wray & Cllr H Wray sent apologies.", &["I Wray", "H Wray"], "Apologies");
    reads("There were no apologies.", &[], "");
    reads("Apologies for lateness were received from Councillor Hale.", &[], "");
}

#[test]
fn people_who_were_there_for_an_item() {
    reads(
        "(1)Mr P J Holm was present for this item pursuant to Rule 2.27 and spoke.",
        &["P J Holm"],
        "InAttendance",
    );
    reads(
        "Councillor Paff, Cabinet Member for Aspiration, Children and Lifelong Learning; Hilary Brook, Service Director, Children and Families Services; and Phil Bull, Service Lead, Safeguarding, Improvement, Governance and Compliance; were present and, with the consent of the Chair, addressed the Panel.",
        &["Paff", "Hilary Brook", "Phil Bull"],
        "InAttendance",
    );
    reads(
        "Mr Bob Fox, Head of Roads, attended the meeting and answered questions.",
        &["Bob Fox"],
        "InAttendance",
    );
}

#[test]
fn a_heading_of_apologies_does_not_make_an_apology_of_who_welcomed_everybody() {
    reads(
        "Welcome and apologies Dr Ann Penn welcomed everyone to the meeting. Apologies were received from Mr Y Oaks.",
        &["Y Oaks"],
        "Apologies",
    );
}

#[test]
fn people_who_were_not_there() {
    reads(
        "The Chair shared a message from the Cabinet Member for Care, Councillor P Bailey, who was not in attendance at the meeting.",
        &["P Bailey"],
        "Absent",
    );
    reads("Councillor Fox was not present.", &[], "");
    reads("Councillor Fox moved and Councillor Elm seconded.", &[], "");
    reads("Councillor Fox was present at the site visit on 3 May.", &[], "");
    reads("It was noted that a report on those who attended was present in the file.", &[], "");
    reads("Councillor Fox attended a meeting of the Drainage Board.", &[], "");
    reads("Councillor Day was absent.", &["Day"], "Absent");
}

#[test]
fn coming_and_going() {
    reads("Commissioner Leon arrived at 9:36 a.m.", &["Leon"], "came Some((9, 36))");
    reads(
        "Councillors Hale and Fox left the meeting at 8.15pm.",
        &["Hale", "Fox"],
        "went Some((20, 15))",
    );
    reads("Councillor Hart left the room while this was discussed.", &[], "");
    reads("At this point Councillor Elm joined the meeting.", &["Elm"], "came None");
}

#[test]
fn substitution_in_a_sentence() {
    let found = read(
        "Under item 4(v) of the Standing Orders, the Town Clerk advised Committee that for this meeting Cllr Wood would be substituting, with voting rights, for Cllr Ellis.",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].entry.name.as_str(), found[0].entry.substitute_for.as_deref()),
        ("Wood", Some("Ellis"))
    );
    assert_eq!(found[0].said, Said::Is(Status::Substitute));
}
