//! Undated fragments among dated minutes.

use super::*;

/// Minutes of 23 January 2020 that approve those of 7 November 2019 and begin at 23.
fn january() -> DocumentFacts {
    let people = ["present Cllr Ash", "present Cllr Beck", "officer Kit Dale, Service Director"];
    let mut minutes = document("c/january.txt", PANEL, Some(date(2020, 1, 23)), &people);
    minutes.sittings[0].council = Some("Harrowfen Borough Council".to_owned());
    minutes.sittings[0].items =
        (23..=28).map(|number| item(&number.to_string(), "Other")).collect();
    minutes.sittings[0].items.push(item("29", "YOUNG PEOPLE - PERFORMANCE"));
    minutes.sittings[0].approvals = vec![Approval {
        date: date(2019, 11, 7),
        text: "RESOLVED that the minutes of the meeting held on 7 November 2019 be approved"
            .to_owned(),
        line: 21,
    }];
    minutes
}

/// One undated item page.
fn fragment(number: &str, latest: Date) -> DocumentFacts {
    let mut page =
        document("c/page.txt", "", None, &["officer Kit Dale, Director", "guest Cllr Fenn"]);
    page.sittings[0].items = vec![item(number, "Young People - Performance")];
    page.sittings[0].latest_month = Some(latest);
    page
}

#[test]
fn an_undated_fragment_takes_the_day_that_the_next_meeting_gives_and_says_why() {
    let register = register(vec![january(), fragment("20", date(2019, 8, 1))]);
    let meeting = register.meeting(MeetingNo(1)).expect("sound");
    assert_eq!(meeting.date, Some(date(2019, 11, 7)));
    assert_eq!(meeting.date_source, Some(DateSource::Inferred));
    assert_eq!(meeting.committee.as_deref(), Some(PANEL));
    assert_eq!(meeting.council, None);
    let why = register.explain_meeting(MeetingNo(1)).expect("sound");
    let reason = why.inferred_by.expect("a reason");
    assert!(
        reason.contains("7 November 2019") && reason.contains("c/january.txt, line 21"),
        "{reason}"
    );
    assert_eq!(why.sittings[0].date, None);
}

#[test]
fn a_fragment_in_doubt_stays_undated() {
    let undated = |documents| {
        let register = register(documents);
        register.meetings().any(|one| register.meeting(one).expect("sound").date.is_none())
    };
    let august = date(2019, 8, 1);
    assert!(!undated(vec![january(), fragment("20", august)]));
    assert!(undated(vec![january(), fragment("9", august)]), "far below the next first number");
    assert!(undated(vec![january(), fragment("24", august)]), "not below it");
    assert!(undated(vec![january(), fragment("20", date(2019, 12, 1))]), "names a later month");
    assert!(undated(vec![january(), fragment("20", date(2017, 12, 1))]), "names nothing near");
    let mut other = fragment("20", august);
    other.sittings[0].items[0].title = Title::of("Flood defences");
    assert!(undated(vec![january(), other]), "a title that the committee never had");
    let mut board = january();
    board.path = "c/board.txt".to_owned();
    board.key = 99;
    board.sittings[0].committee = Some("Board".to_owned());
    board.sittings[0].approvals[0].date = date(2019, 11, 8);
    assert!(undated(vec![january(), board, fragment("20", august)]), "two committees would do");
}
