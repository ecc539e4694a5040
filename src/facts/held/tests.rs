use super::*;
use crate::extract::{Extract, Style};
use crate::facts::Sitting;
use crate::rows::Rows;

fn day(text: &str) -> Option<String> {
    let mut extract = Extract::default();
    text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
    let rows = Rows::new(&extract);
    let cut = crate::segment::cut(&rows);
    let sitting = Sitting { rows: &rows, sections: &cut.meetings[0], layout: cut.layout };
    let held = held(&Front::new(&sitting));
    let last = held.end_date.map(|last| format!("..{last}")).unwrap_or_default();
    held.date.map(|first| format!("{first}{last}"))
}

#[test]
fn the_day_is_told_from_all_the_others() {
    for (text, expected) in [
        (
            "MINUTES OF THE MEETING HELD ON 6 JUNE 2019\nMinutes of 2 May 2019 were agreed",
            "2019-06-06",
        ),
        (
            "Harrowfen Borough Council\nSummons dated 2nd May 2019\nYou are summoned to attend a meeting of the Council to be held on Thursday 9th May 2019 at 7pm",
            "2019-05-09",
        ),
        (
            "2nd May 2019\nDear Councillor\nYou are invited to a meeting of the Panel on 9 May 2019",
            "2019-05-09",
        ),
        (
            "Planning Committee - Thursday, 17th June, 2021 5.30 pm\nPublished 9 June 2021",
            "2021-06-17",
        ),
        ("COMMITTEE:   Finance    DATE:   16 May 2022", "2022-05-16"),
        ("Date of meeting: 14.05.19\nDate of next meeting: 11.06.19", "2019-05-14"),
        (
            "Date published: 1 May 2019\nLittle Marrow Parish Council\nMonday 13th May 2019",
            "2019-05-13",
        ),
        ("Item 15\n28 Mar 18\nLeisure Committee\nTuesday 13th March 2018\nTown Hall", "2018-03-13"),
        (
            "These minutes were published on 15 March 2019. The call-in period ends on 22 March 2019.\nPANEL - MINUTES OF MEETING HELD ON 11 MARCH 2019",
            "2019-03-11",
        ),
        ("Publication date: 14/07/2020\nDate of decision: 13/07/2020", "2020-07-13"),
        (
            "Present: Cllr Ash\n\nMinutes of the meeting of the Council held on 6 May 2019",
            "2019-05-06",
        ),
        ("Meeting of the Board rearranged from 4 May 2019 held on 11 May 2019", "2019-05-11"),
        (
            "DRAFT MINUTES (to be approved on 3 July 2019)\nMeeting held on 5 June 2019",
            "2019-06-05",
        ),
        (
            "APPROVED MINUTES of the meeting of Little Marrow Parish Council held on 5 June 2019",
            "2019-06-05",
        ),
        (
            "---\ntitle: Board\ndate: 2018-08-31 02:26\nnext-meeting: 2018-09-07\n---\n",
            "2018-08-31",
        ),
        ("MINUTES of the adjourned meeting (from 6 May 2014) held on 20 May 2014", "2014-05-20"),
        (
            "Housing Committee\nTuesday 6 May 2014\n2.00 pm\nReports for the meeting of 3 June 2014 are due soon.",
            "2014-05-06",
        ),
        (
            "Email: clerk@marrow.example\nMINUTES: Council Meeting – Tuesday 6 May 2014",
            "2014-05-06",
        ),
        (
            "---\ntitle: Parish news\ndate: \"2013-08-15\"\n---\nMinutes of the Council held in the Hall\nAt 7.30pm on Wednesday 10 July 2013",
            "2013-07-10",
        ),
        (
            "REGULAR MEETING OF THE COUNCIL WAS HELD THIS 12TH DAY OF JANUARY, 2011 AT 9:30 A.M.",
            "2011-01-12",
        ),
        ("A meeting of the Council was held over 12 and 13 June 2019", "2019-06-12..2019-06-13"),
        ("Minutes of the meeting held on\nFRIDAY, 15TH** **APRIL,**\n\n**2016**", "2016-04-15"),
    ] {
        assert_eq!(day(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_states_no_day_gives_none() {
    for text in [
        "Apologies\n\nTo agree the minutes of the meeting held on 7 October 2020 PDF 118 KB",
        "Minutes of the meeting held on Monday 13th May\nPresent: Cllr Ash",
        "1. Minutes of the meeting held on 4 May 2019\nagreed",
        "Marrow Council Meeting 31 May 2018\nMINUTES OF THE COUNCIL MEETING HELD ON 31 MAY 2017",
        "Signed ............... Date: 4 May 2019",
        "Next meeting: Tuesday 4 June 2019 at 7pm",
        "Meetings of the Council\n5 March 2014\n2 April 2014\n7 May 2014",
        "Newsletter\nThe fete on 4 June 2019 was a success.",
    ] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn an_american_document_writes_the_month_first() {
    let text =
        "Minutes of the meeting held 03/04/2019\nOn March 1, 2019 and April 9, 2019 the Board";
    assert_eq!(day(text).as_deref(), Some("2019-03-04"));
    assert_eq!(day("Minutes of the meeting held 03/04/2019").as_deref(), Some("2019-04-03"));
    let text = "Board of Education Minutes 03/04/2019\nPledge of Allegiance";
    assert_eq!(day(text).as_deref(), Some("2019-03-04"));
    assert_eq!(day("Council Minutes 03/04/2019\nThe Reeve called to order"), None);
}
