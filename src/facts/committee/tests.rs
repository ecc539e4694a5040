use super::*;
use crate::extract::{Extract, Style};
use crate::facts::Sitting;
use crate::rows::Rows;

fn read(text: &str) -> (Option<String>, Option<String>) {
    let mut extract = Extract::default();
    text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
    let rows = Rows::new(&extract);
    let cut = crate::segment::cut(&rows);
    let sitting = Sitting { rows: &rows, sections: &cut.meetings[0], layout: cut.layout };
    let front = Front::new(&sitting);
    let date = super::super::held::held(&front).place;
    let Bodies { committee, council } = bodies(&front, date);
    (committee, council)
}

#[test]
fn the_body_that_met() {
    const PARISH: &str = "Little Marrow Parish Council";
    for (text, expected) in [
        (
            "HARROWFEN BOROUGH COUNCIL\nHOUSING SCRUTINY PANEL\nMINUTES OF THE MEETING HELD ON 6 JUNE 2019",
            "Housing Scrutiny Panel",
        ),
        ("Housing Scrutiny Panel - Thursday, 17th June, 2021 5.30 pm", "Housing Scrutiny Panel"),
        (
            "Agenda and minutes - Culture, Tourism and Leisure Committee - Thursday, 17th June, 2021 5.30 pm",
            "Culture, Tourism and Leisure Committee",
        ),
        (
            "Agenda item\n\nMill Lane\n\n- Meeting of Planning Panel, Monday, 7th March, 2022 6.30 pm (Item 73.)\n\nMinutes:\nAgreed.",
            "Planning Panel",
        ),
        (
            "Issue - meetings\nMill Lane\n- Meeting: 07/03/2022 - Executive (Item 73)\nAgreed.",
            "Executive",
        ),
        (
            "Decision details\nMill Lane\n- Decision Maker: Cabinet\nDate of decision: 07/03/2022",
            "Cabinet",
        ),
        (
            "Meeting Planning Panel\nDate Tuesday 6 May 2014\nVenue Council Chamber",
            "Planning Panel",
        ),
        ("Issue details\nMill Lane\nDecision due: 7 Mar 2022 by Cabinet", "Cabinet"),
        (
            "HOUSING SPC\nHOUSING STRATEGIC POLICY COMMITTEE\n4 May 2019",
            "Housing Strategic Policy Committee",
        ),
        ("SPC Meeting\nHousing and Culture SPC\n4 May 2019", "Housing and Culture SPC"),
        ("HOUSING SPC\nMinutes of Meeting 4 May 2019", "Housing SPC"),
        (
            "Minutes of the Culture and Heritage SPC Meeting\nDate: 4 May 2019",
            "Culture and Heritage SPC",
        ),
        (
            "Marrow JPC\nMinutes of Joint Policing Committee Meeting of 4 May 2019",
            "Joint Policing Committee",
        ),
        (
            "Marrow Town Council\nFinance & General Purposes Minutes\n4 May 2019",
            "Finance & General Purposes",
        ),
        ("COMMITTEE:   Business Committee   DATE:  16 May 2022", "Business Committee"),
        (
            "Open Data Panel – Second Meeting\n4 May 2019\nPanel: Professor Ash (Chairman), B Bell",
            "Open Data Panel",
        ),
        ("Harrow National Park Authority\nPlanning Committee\n4 May 2019", "Planning Committee"),
        ("TOWN OF MARROW\nREGULAR COUNCIL MEETING\n4 May 2019", "Council"),
        ("Minutes of Little Marrow Parish Council of 6/5/2014", PARISH),
        (
            "LOCAL JOINT PANEL held at COUNCIL OFFICES at 10.00 am on 4 MAY 2019",
            "Local Joint Panel",
        ),
        (
            "MARROW BOROUGH COUNCIL\n\nWORK AND HOUSING\nOVERVIEW AND SCRUTINY COMMITTEE\n\n4 May 2019",
            "Work and Housing Overview and Scrutiny Committee",
        ),
        (
            "CHIEF OFFICER EMPLOYMENT COMMITTEE\n\nMinutes of 4 May 2019",
            "Chief Officer Employment Committee",
        ),
        (
            "MARROW TOWN COUNCIL\nMinutes of the meeting of the Parks Committee of the above named Council held on 4 May 2019",
            "Parks Committee",
        ),
        (
            "STANDARDS SUB (ASSESSMENT) COMMITTEE\n\n4 May 2019",
            "Standards Sub (Assessment) Committee",
        ),
        (
            "Marrow Hospital Trust\nMinutes of the Meeting of the Board of Directors held in public",
            "Board of Directors",
        ),
        ("Friends of Marrow Park\nMinutes of AGM\n22.11.16 at 7.30pm", "Friends of Marrow Park"),
        ("CITY OF MARROW\n\nCITY COUNCIL\nREGULAR MEETING MINUTES", "City Council"),
        (
            "MINUTES of a meeting of the PLANNING COMMITTEE of HARROWFEN\nDISTRICT COUNCIL held in the Guildhall",
            "Planning Committee",
        ),
        ("Meeting: 07/03/2022 - Planning Committee (Item 73)", "Planning Committee"),
        (
            "Minutes of a meeting of the Licensing Sub-Committee held in the Guildhall on 4 May 2019",
            "Licensing Sub-Committee",
        ),
        (
            "Minutes of the Meeting of Harrowfen City & County Council’s Travel and Transport\nPolicy Committee held on Friday 9th July, 2021",
            "Travel and Transport Policy Committee",
        ),
        (
            "You are requested to attend a Meeting of the Municipal District of West Marrow to be\nheld in the Hall on Wednesday, 7 February, 2018",
            "Municipal District of West Marrow",
        ),
        ("Cabinet 5.3.14\n\nMINUTES", "Cabinet"),
        ("AGENDA\nLittle Marrow Parish Council 5 March 2014", PARISH),
        (
            "MINUTES OF PROCEEDINGS AT MEETING HELD ON 5 MARCH 2014\nPENSIONS BOARD",
            "Pensions Board",
        ),
        ("The Little Marrow Parish Council held its monthly meeting on 5 March 2014.", PARISH),
        ("At a meeting of the PENSIONS BOARD held on 4 May 2019", "Pensions Board"),
        (
            "MINUTES OF PROCEEDINGS AT MONTHLY MEETING OF THE METROPOLITAN DISTRICT OF HARROWFEN HELD IN CITY HALL",
            "Metropolitan District of Harrowfen",
        ),
        (
            "Little Marrow Parish Council\nMinutes of the Parish Council Meeting held on 4 May 2019",
            PARISH,
        ),
        (
            "LITTLE MARROW PARISH COUNCIL\nMinutes of the Annual Meeting of the Council held on 4 May 2019",
            PARISH,
        ),
        ("Minutes of Little Marrow Parish Council meeting held at the Hall", PARISH),
        ("Little Marrow Parish Council – Extraordinary Meeting Wednesday 19th July 2017", PARISH),
        ("LITTLE MARROW\nPARISH COUNCIL\nMinutes of Meeting 4 May 2019", PARISH),
        ("OVERVIEW AND SCRUTINY\nCOMMITTEE\n4 May 2019", "Overview and Scrutiny Committee"),
        ("1 Zoning Board Minutes Thursday, February 9, 2017, 5:00 p.m.", "Zoning Board"),
        (
            "Village Hall (Registered Charity)\nTrustees of Marrow Hall\nMinutes of the Meeting of 4 May 2019",
            "Trustees of Marrow Hall",
        ),
        (
            "Parks, Leisure and Community Services\nTuesday 13th March 2018\nTown Hall",
            "Parks, Leisure and Community Services",
        ),
        ("---\ntitle: 2016-11-24 Open Data Board Meeting\n---", "Open Data Board"),
        ("---\nbody: Directors\n---", "Directors"),
        (
            "RESOLVED: That Councillor Dow be elected Chair of the Fire and Rescue Authority for 2018/19.",
            "Fire and Rescue Authority",
        ),
        (
            "A REGULAR MEETING OF THE COUNCIL OF THE CITY OF MARROW WAS HELD THIS 12TH DAY OF JANUARY, 2011",
            "Council of the City of Marrow",
        ),
    ] {
        assert_eq!(read(text).0.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn the_council_it_belongs_to() {
    for (text, expected) in [
        ("HARROWFEN BOROUGH COUNCIL\nHOUSING SCRUTINY PANEL\nMINUTES", "Harrowfen Borough Council"),
        (
            "Minutes of Harrowfen County Council’s Travel Committee held on 9 July 2021",
            "Harrowfen County Council",
        ),
        ("TOWN OF MARROW\nREGULAR COUNCIL MEETING\n4 May 2019", "Town of Marrow"),
        ("CITY OF MARROW\n\nCITY COUNCIL\nREGULAR MEETING MINUTES", "City of Marrow"),
        ("Regional District of Marrow\nBOARD OF DIRECTORS", "Regional District of Marrow"),
        ("Harrow National Park Authority\nPlanning Committee", "Harrow National Park Authority"),
        ("---\norganisation: Little Marrow Parish Council\n---", "Little Marrow Parish Council"),
        (
            "The Corporation of the Township of Marrow\n*** AGENDA ***\nCouncil Chambers",
            "Township of Marrow",
        ),
    ] {
        assert_eq!(read(text).1.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_names_no_body() {
    for text in [
        "Apologies for Absence\n\nApologies were received from Councillor Ash.",
        "To agree the minutes of the meeting held on 7 October 2020",
        "Annual General Meeting\n20 May 2019\n\n1. Notice and Summons of Meeting",
        "Marrow PC Bonus Ball winners for 2003",
        "RESOLVED that Mr Ash be elected Chairman of the Panel for the ensuing year.",
        "- Charles Board (Member)",
    ] {
        assert_eq!(read(text), (None, None), "{text}");
    }
}

/// What was done to the meeting, a month or a hint to look elsewhere was taken for its body.
#[test]
fn words_before_meeting_or_minutes_that_name_no_body() {
    for text in [
        "Mayor Ash called the Meeting to order at 11:00 a.m.",
        "Ash called the meeting to order at 6 pm. Members present were Lee and Fox.",
        "The Chairman opened the meeting by welcoming Ann Lee.",
        "October Minutes\n\nTrustees present: Ann Lee, Bob Fox",
        "Provisional Minutes of Meeting held on Monday 11th June 2001",
        "1. Welcome\nSee minutes.\n2. Finance\nSee minutes.",
        "2 October 2013\nSee also: Agenda, minutes",
        "Our Annual General Meeting was held as part of the evening.",
        "Both meetings are held in the hall.",
        "Next meeting: 10th February 2020\n\nSTANDING AGENDA\n\n1. Apologies",
        "Minutes of Meeting\nHeld on Monday 11th February 2008\nAnn Lee Bob Fox Carol Day\nDee Elm (present for part of meeting)\n1. Apologies",
        "Session of 6 May 2019\n\nOpen Forum:\n\nQuestions were asked.",
        "Special meeting\n\n6 August 2020\n\nVideo conference",
    ] {
        assert_eq!(read(text).0, None, "{text}");
    }
    let text = "The regularly scheduled meeting of the Board of Trustees was called to order at 4.30 p.m. by President Ash.";
    assert_eq!(read(text).0.as_deref(), Some("Board of Trustees"));
    let text = "Association Minutes 22/09/2018\n\nFen Allotment Association\n\nMinutes of the meeting held at Fen on 22nd September 2018";
    assert_eq!(read(text).0.as_deref(), Some("Fen Allotment Association"));
}
