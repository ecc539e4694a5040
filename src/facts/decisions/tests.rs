use super::*;
use crate::extract::{Extract, Style};
use crate::rows::Rows;

fn all(text: &str) -> Vec<Decision> {
    let mut extract = Extract::default();
    text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
    let rows = Rows::new(&extract);
    read(&rows.rows, 0, Page { agenda: false, loose: is_loose(&rows.rows) })
}

fn texts(text: &str) -> Vec<String> {
    all(text).into_iter().map(|decision| decision.text).collect()
}

#[test]
fn markers_make_one_each() {
    for text in [
        "RESOLVED that the minutes be approved.",
        "RESOLVEDthat the press be excluded.",
        "The report was considered.\n\nRESOLVED: That it be received.",
        "RESOLVED\n\nThat Mr T Ash be elected Chairman.",
        "AGREED: to defer the item.",
        "It was agreed that a letter be sent.",
        "It was unanimously agreed to buy a bench.",
        "The Council resolved to note the apologies.",
        "it was resolved unanimously \"That the accounts be approved.\"",
        "It was proposed by Cllr Ash, seconded by Cllr Beech and agreed that work begin.",
        "On the proposal of Cllr Ash, seconded by Cllr Beech, the minutes were confirmed.",
        "Cllr Ash proposed acceptance of the minutes seconded by Cllr Beech. Unanimously agreed.",
        "And Resolved: that the order be made",
        "Decision:\n\nThat the licence be granted.",
        "Decision:\n\nThat the licence be granted.\n\nMinutes:\n\nIt was a long debate.\n\nRESOLVED that the licence be granted.",
        "Action: Clerk to write to the county",
        "NOTED the report.",
        "R2021-069 T. Ash, S. Beech: That the by-law be passed. Carried.",
    ] {
        assert_eq!(texts(text).len(), 1, "{text}: {:?}", texts(text));
    }
}

#[test]
fn a_blank_row_behind_every_row_parts_nothing() {
    let text = "**1.Minutes**\n\nCirculated, copy of the minutes of the Policing Committee\n\nheld on 2 May.\n\nOn the proposal of Cllr Ash, seconded by Cmhlr. Ó Beech, the minutes of\n\nthe meeting held on 2 May were\n\nconfirmed.\n\nMembers spoke.";
    let found = all(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].seconder.as_deref(), Some("Cmhlr. Ó Beech"));
}

#[test]
fn lists_make_one_each() {
    for (text, count) in [
        (
            "RESOLVED that\n\n- 1) An overview be made; and\n- 2) The Panel be told.\n\nThe chair spoke.",
            2,
        ),
        ("RESOLVED\n\n- (i) That A is circulated.\n- (ii) That B is considered.", 2),
        ("RESOLVED that: (i) A be done; (ii) B be done; and (iii) C be done.", 3),
        (
            "RESOLVED that:\n\n1)  the log be NOTED; and\n\n2)  the convener be authorised to convene\n\n     a further meeting.\n",
            2,
        ),
        (
            "Members spoke.\n\n\n(i)  That the Member would write.\n\n(ii)  That the Panel be told.",
            2,
        ),
        (
            "RESOLVED (a) that A be done\n(b) that B be done:\n(i) first\n(ii) second\n(c) that C be done",
            3,
        ),
        ("RESOLVED that A be done.\n\nRESOLVED that B be done.", 2),
    ] {
        assert_eq!(texts(text).len(), count, "{text}: {:?}", texts(text));
    }
    assert_eq!(all("RESOLVED\n(i) That A\n(ii) That B")[1].number.as_deref(), Some("ii"));
}

#[test]
fn what_decides_nothing() {
    for text in [
        "The Panel noted the report of the Director.",
        "It was noted that the bins were full.",
        "The apologies of Councillor Ash were noted.",
        "The issue of the drains was not resolved.",
        "Recommendations\n\n(i) That the Panel considers the responses.",
        "Cllr Ash proposed a vote, seconded by Cllr Beech; it was lost.",
        "The agreed budget was discussed.",
        "In discussions the Panel noted the following:\n\n- That the data had improved\n- There was more",
        "ACTION: AH/MS",
    ] {
        assert_eq!(texts(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn who_moved_and_how_it_was_voted() {
    let found = all(
        "RESOLVED by 9 votes to 2 that it be approved.\n\n(Proposed by Mr D Ash and seconded by Mr N Beech)",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].mover.as_deref(), Some("Mr D Ash"));
    assert_eq!(found[0].seconder.as_deref(), Some("Mr N Beech"));
    assert_eq!(found[0].vote.as_ref().and_then(|vote| vote.ayes), Some(9));
    assert_eq!(found[0].marker.as_deref(), Some("RESOLVED"));
}

#[test]
fn a_hundred_thousand_markers_end_in_linear_time() {
    let text = "RESOLVED that it be so (i) a (ii) b, ".repeat(100_000);
    assert!(all(&text).len() <= 2 * MOST + 2);
}
