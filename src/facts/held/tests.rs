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
fn a_page_of_one_item_tells_the_day_of_its_meeting() {
    for (text, expected) in [
        (
            "Issue - meetings\n\nMill Lane\n\nMeeting: 07/03/2022 - Planning Panel (Item 73)\n\nMill Lane\nMinutes:\nAgreed.",
            "2022-03-07",
        ),
        (
            "Agenda item\n\nMill Lane\n\n- Meeting of Panel, Monday, 7th March, 2022 6.30 pm (Item 73.)\n\nMinutes:\nAgreed on 1 May 2021.",
            "2022-03-07",
        ),
        (
            "Issue - meetings\nMill Lane\n13/10/2015 - Panel (Item 22)\n22 Mill Lane\nMinutes:\nAgreed.",
            "2015-10-13",
        ),
        (
            "Attendance details\nCouncil - Wednesday, 17 July 2019 7.00 pm\nPresent | Councillor Ash",
            "2019-07-17",
        ),
    ] {
        assert_eq!(day(text).as_deref(), Some(expected), "{text}");
    }
}

/// What stands above a title, or behind it about its approval, hid the day.
#[test]
fn a_notice_about_a_title_does_not_hide_its_day() {
    for text in [
        "DRAFT\nLittle Marrow Council\nMinutes of the Meeting held 9th August 2016 – to be agreed at the next meeting",
        "These minutes are draft until approved at the September meeting\nMarrow Council\nTuesday 9th August 2016",
        "Page 1 of 3\nSigned\nMinutes of the meeting held on 9th August 2016",
        "Marrow Council meeting\n7.30pm 9th August 2016\nVillage Hall",
        "Little Marrow PC 9th August 2016\nPresent: Ash",
        "Minutes of the Council held on the 9th of August at 7.30 pm 2016 in the Hall",
        "MARROW COUNCIL 2016\nMinutes of the Meeting held on Tuesday the 9th of August at 7.30pm",
    ] {
        assert_eq!(day(text).as_deref(), Some("2016-08-09"), "{text}");
    }
}

/// The day was taken for that of the previous meeting, which the page is about.
#[test]
fn a_page_about_the_previous_minutes_has_the_day_of_its_meeting() {
    let text = "Issue - meetings\nMinutes of the Previous Meeting\n\
                Meeting: 07/03/2022 - Planning Committee (Item 73)\n73 Minutes PDF 226 KB\n\
                To approve the minutes of the meeting held on 7 February 2022.";
    assert_eq!(day(text).as_deref(), Some("2022-03-07"));
}

#[test]
fn the_year_may_stand_in_the_title_and_the_day_below() {
    for (text, expected) in [
        (
            "Little Marrow Council Minutes 2016\nMeeting held on Tuesday 9th August\nPresent: Ash",
            Some("2016-08-09"),
        ),
        (
            "MINUTES AUGUST 2016\nThe Council met on Tuesday 9th August at 7.30pm\nPresent: Ash",
            Some("2016-08-09"),
        ),
        (
            "Little Marrow Council Minutes 2015\nMeeting held on Tuesday 9th August\nPresent: Ash",
            None,
        ),
        (
            "Little Marrow Council 2016/17\nMinutes of the meeting held on Tuesday 9th August\nPresent: Ash",
            None,
        ),
        ("Minutes 2016\nMeeting held on 9th August\nPresent: Ash", Some("2016-08-09")),
        ("MINUTES JULY 2016\nMeeting held on 9th August\nPresent: Ash", None),
    ] {
        assert_eq!(day(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn what_stands_about_a_title_does_not_hide_its_day() {
    for (text, expected) in [
        (
            "Minutes of the Council Meeting of Tuesday 9th August 2016\nSigned as a true record ......\nPresent: Ash",
            "2016-08-09",
        ),
        (
            "DRAFT MINUTES – NOT YET APPROVED\nCouncil Meeting – 9th August 2016\nPresent: Ash",
            "2016-08-09",
        ),
        (
            "MARROW COUNCIL\nTuesday 6th May 2014\nThe Annual Parish Meeting was held on 15th April 2014.\nPresent: Ash",
            "2014-05-06",
        ),
        ("Minutes of the meeting due on 2nd August 2016 but held on 9th August 2016", "2016-08-09"),
        (
            "The meeting of 2 August 2016 was cancelled.\nMinutes of the meeting held on 9 August 2016",
            "2016-08-09",
        ),
        (
            "Officer Decision\nRef: OD/44\nDate of decision: 1st December 2021\nSigned: R Ash",
            "2021-12-01",
        ),
        ("Little Marrow Council Mins 9/8/2016\nPresent: Ash", "2016-08-09"),
        ("Meeting Planning Panel\nDate Tuesday 6 May 2014\nTime 19:00\nVenue Room 4", "2014-05-06"),
        (
            "Adopted by the Council on 13 September 2016\nMinutes, Council, 9 August 2016\nPresent: Ash",
            "2016-08-09",
        ),
        (
            "MARROW COUNCIL\nThose present: Ash, Birch\n\nMeeting held on Monday 5 September 2016.\n\n1. Minutes agreed.",
            "2016-09-05",
        ),
        (
            "Email: clerk@marrow.example\n5th September 2016\nMINUTES OF COUNCIL MEETING\nPresent: Ash",
            "2016-09-05",
        ),
        (
            "Society Minutes\nOctober 14, 2019\nMeeting opened at 7:02pm\nMinutes from September 9, 2019 read",
            "2019-10-14",
        ),
        ("Minutes of the Forum\nMarrow Centre, 14 October 2019\nPresent: Ash", "2019-10-14"),
        (
            "TOWN OF MARROW\nTOWN BOARD MEETING\nMONDAY 4/9/2018, 7:00 PM\n- PLEDGE\n- In memory of Ash, lost on 3/23/2018\n- MINUTES: 3/12/2018",
            "2018-04-09",
        ),
        (
            "Filed under Minutes on 12 July 2016\nCouncil meeting, 6 July 2016\nPresent: Ash",
            "2016-07-06",
        ),
        (
            "Council\n20 February 2017\nReport of the Cabinet meeting of 8 February 2017\nPresent: Ash",
            "2017-02-20",
        ),
        ("Notes of the Assembly, Tuesday, 9th August, 2016\nThere were 14 present.", "2016-08-09"),
        (
            "The Annual Parish Meeting was held on 15th April 2016 and its minutes are kept apart.\nMINUTES OF THE COUNCIL\nTuesday 10th May 2016\nPresent: Ash",
            "2016-05-10",
        ),
        (
            "Minutes of the Council\nTuesday 9th August 2016\nPublic Forum: 7.15pm. A resident asked about the fete on 3rd September 2016.",
            "2016-08-09",
        ),
        (
            "Minutes\nMarrow Council\n1. The Council met on Tuesday 9th August 2016.\n2. Apologies: none",
            "2016-08-09",
        ),
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
        "Browse meetings\nFuture meetings\n- Monday, 4th April, 2022\n- Monday, 9th May, 2022\nPrevious meetings\n- Monday, 7th March, 2022",
        "The next parish council meeting will be held on Tuesday 9th August 2016 in the hall.",
        "Minutes of the Council\nCllr Ash in the chair\nThe Annual Meeting will be held on 10th May 2016",
        "Action notes\n1 | Write to the county | Clerk\n2 | Site meeting to be held on 3 August 2016 | Cllr Ash",
        "20 Outturn PDF 308 KB\nMinutes:\nThe Director presented it. The Committee had met on 8 June 2021.",
        "Notice\nLittle Marrow Parish Council\nThe election will be held on Thursday 5th May 2016.",
        "Statement of Accounts\nMarrow Council\nApproved by the Council on 10 May 2016",
        "Report to: Audit Committee\nDate:\nSubject: Accounts to 31 March 2016",
        "Apologies were received.\n\n\nThe minutes of the Committee were agreed.\n\n\nReport of the Director – the panel met on 2 February 2021.",
        "Meeting dates for 2023\nWednesday 11th January\nWednesday 8th March\nWednesday 17th May (Annual Meeting)\nThursday 25th May",
        "Agenda and minutes\nVenue: The Guildhall\nItems\nNo. Item\nMinutes of the Panel held on 17 April 2019 PDF 100 KB\nMinutes:\nAgreed.",
        "Agenda item\n\nMinutes - 17 April 2019\n\nMinutes:\nAgreed.",
        "Public questions\nQuestion submitted by Mr Rook to the Council meeting of 17 July 2019",
        "Risk assessment\nMarrow Council\nReviewed at the meeting on 20 February 2017",
        "Tenders to reach the Clerk by noon on Monday 20 February 2017\nMarrow Council",
        "Neighbourhood Plan\nParish Council\nOpen event: Saturday 20 May 2017, Village Hall, 10am",
        "Chair's report\nSince our last AGM on 14 April 2015 the Society has grown.",
        "Marrow Council\n4 March 2016\nDear Sir\nThank you for coming to our meeting on 1 March 2016.",
        "Marrow Council\n\nPresent: Ash\n\n1. Apologies: none\n\n2. Minutes were signed.\n\n3. Planning. The Panel met on 1 August 2016.",
        "Planning applications received since the meeting on 12 July 2016\n16/0123 Mill Lane",
        "Newsletter\nThe fete on 4 June 2019 was a success.",
        "The Council meets monthly.\nAll are welcome.\nMinutes and agendas of the Council\nFull Council 6 December 2022\nFull Council 1 November 2022\nFull Council 4 October 2022\nExpenditure July 2022\nFull Council 5 July 2022\nAnnual Meeting 3 May 2022\nFull Council 5 April 2022\nFull Council 1 March 2022\nAgendas\nSpecial Meeting 17 January 2023\nFull Council 3 January 2023\nFull Council 6 December 2022",
        "The Board meets monthly.\nAll are welcome.\nBoard meeting papers\nBoard Meeting: 25 April 2019\nBoard meeting: 28 March 2019\nBoard meeting: 28 February 2019\nBoard meeting: 24 January 2019",
        "The dates fixed for meetings of the Council in 2016 are:\n• No meetings held in January 2016\n• 18 February 2016\n• 16 March 2016 (Wednesday)\n• 21 April 2016\n• 19 May 2016\n• 16 June 2016",
        "The Board of the Trust meets in public.\nFurther meeting dates\n• Thursday 28 January 2021\n• Thursday 25 March 2021\nBoard papers are here.",
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
    let text = "Planning Board minutes for 3/12/2018\nMinutes of 2/26/2018 approved";
    assert_eq!(day(text).as_deref(), Some("2018-03-12"));
    let text = "Board of Education Minutes 03/04/2019\nPledge of Allegiance";
    assert_eq!(day(text).as_deref(), Some("2019-03-04"));
    assert_eq!(day("Council Minutes 03/04/2019\nThe Reeve called to order"), None);
}

/// The day of the matter was taken for the meeting's.
#[test]
fn the_day_of_what_was_met_about_is_not_the_meetings() {
    for (title, expected) in [
        ("Minutes of the adjourned meeting of 6 May 2024 held on 13 May 2024", Some("2024-05-13")),
        (
            "Minutes of the meeting about the fire on 4 June 2024, held on 10 June 2024",
            Some("2024-06-10"),
        ),
        ("Minutes of a special meeting to consider the accident of 10 March 2025", None),
        (
            "Minutes of the meeting cancelled on 7 October 2024 and re-arranged for 14 October 2024",
            Some("2024-10-14"),
        ),
        ("Minutes of a meeting to consider the budget held on 10 March 2025", Some("2025-03-10")),
        ("Minutes of a meeting to consider applications, Monday 10 March 2025", Some("2025-03-10")),
    ] {
        let text = format!("HARROW MERE PARISH COUNCIL\n{title}\n\nPresent: A Lee and B Fox");
        assert_eq!(day(&text).as_deref(), expected, "{title}");
    }
}

/// A page's fields without `---` around them: `date` was taken for a label of the meeting's day.
#[test]
fn the_date_of_a_page_without_rules_around_its_fields_is_not_the_meetings() {
    let fields = "title: Special Meeting\nslug: special-meeting\ndate: 2022-08-26 12:03:03 UTC+12:00\ntags: \ntype: text\n\n";
    let text =
        format!("{fields}# Minutes of the special meeting - 25 February 2019\n\nPresent: A Lee");
    assert_eq!(day(&text).as_deref(), Some("2019-02-25"));
    assert_eq!(day(&format!("{fields}Present: A Lee")).as_deref(), Some("2022-08-26"));
    let minutes = "title: Budget\ndate: 3 May 2019\n\nMinutes of 2 April 2019 were agreed";
    assert_eq!(day(minutes).as_deref(), Some("2019-05-03"));
}

#[test]
fn minutes_to_be_approved_below_a_title_make_no_calendar() {
    let text = "Minutes of the Council 6 June 2019\nMinutes of 2 May 2019\nMinutes of 4 April 2019\nAgreed.";
    assert_eq!(day(text).as_deref(), Some("2019-06-06"));
}
