use super::*;

fn shown(text: &str) -> Vec<String> {
    let show = |date: &Printed| match (date.date(), date.end_date()) {
        (Some(first), Some(last)) => format!("{first}..{last}"),
        (Some(first), None) => first.to_string(),
        _ => format!("--{:02}-{:02}", date.month, date.day),
    };
    find(text).iter().map(show).collect()
}

#[test]
fn every_printed_form() {
    for (text, expected) in [
        ("held on 6 June 2019 at", "2019-06-06"),
        ("JUNE 3rd 2009", "2009-06-03"),
        ("January 12, 2011", "2011-01-12"),
        ("THIS 12TH DAY OF JANUARY, 2011 AT 9:30 A.M.", "2011-01-12"),
        ("on the twelfth day of January 2011", "2011-01-12"),
        ("14.05.19", "2019-05-14"),
        ("14/05/2019", "2019-05-14"),
        ("04/14/2019", "2019-04-14"),
        ("2019-05-14 02:26", "2019-05-14"),
        ("20190514 Board", "2019-05-14"),
        ("14-May-19", "2019-05-14"),
        ("Thursday, 17th June, 2021 5.30 pm", "2021-06-17"),
        ("Wednesday14th November 2018", "2018-11-14"),
        ("14thNovember2018", "2018-11-14"),
        ("the 2 nd July 2010", "2010-07-02"),
        ("Monday 2\nnd\nJuly 2010", "2010-07-02"),
        ("FRIDAY, 15TH APRIL,\n2016 AT 2.30 P.M.", "2016-04-15"),
        ("Wednesday, 7\"\nFebruary, 2018, at", "2018-02-07"),
        ("2™ February, 2018", "2018-02-02"),
        ("4th Augustt 2015", "2015-08-04"),
        ("Monday 13th. May. 2019", "2019-05-13"),
        ("8 Oct 2020 - 10:00", "2020-10-08"),
        ("28 Mar 18", "2018-03-28"),
        ("held on 5.March 2014", "2014-03-05"),
        ("Monday 4th March at 7.30 pm 2019", "2019-03-04"),
        ("Monday 4th March, 7.30 p.m., 2019\n", "2019-03-04"),
        ("Monday\n4th March\n2019 at 7", "2019-03-04"),
        ("13th May ’19", "2019-05-13"),
        ("13th May 20 19", "2019-05-13"),
        ("Monday 13th May 2019 and 7.30pm", "2019-05-13"),
        ("Dydd Llun, 4 Mehefin 2018", "2018-06-04"),
        ("16ú Meitheamh 2017 nó 16 Meitheamh 2017", "2017-06-16"),
        ("the twelfth day of March, Two Thousand and Eighteen", "2018-03-12"),
        ("THE 12TH DAY OF MARCH TWO THOUSAND TWENTY-ONE", "2021-03-12"),
        ("this 12th day of March, A.D. 2018", "2018-03-12"),
        ("nos Lun, 12fed Mawrth 2018", "2018-03-12"),
        ("on Tuesday 15h March 2016", "2016-03-15"),
        ("on Tuesday l5th March 2016", "2016-03-15"),
        ("Tuesday, August the 9th, 2016", "2016-08-09"),
        ("Minutes - 2016 08 09", "2016-08-09"),
        ("held at 19.30 on 09 08 2016", "2016-08-09"),
        ("3 Meán Fómhair 2018", "2018-09-03"),
        ("5 Deireadh Fómhair 2018", "2018-10-05"),
    ] {
        assert_eq!(shown(text).last().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn ranges_of_days() {
    for (text, expected) in [
        ("12 and 13 June 2019", "2019-06-12..2019-06-13"),
        ("12th & 13th June, 2019", "2019-06-12..2019-06-13"),
        ("12-14 June 2019", "2019-06-12..2019-06-14"),
        ("Thursday 30 June and Friday 1 July 2016", "2016-06-30..2016-07-01"),
        ("Monday 12 June 2017 and Tuesday 13 June 2017", "2017-06-12..2017-06-13"),
        ("6th, 7th and 8th May 2014", "2014-05-06..2014-05-08"),
        ("June 12-13, 2019", "2019-06-12..2019-06-13"),
        ("on 28 February 2019 and reconvened on 1 March 2019", "2019-02-28..2019-03-01"),
    ] {
        assert_eq!(shown(text), [expected], "{text}");
    }
    assert_eq!(shown("Meeting 2 - Thursday 24 June 2010"), ["2010-06-24"]);
    assert_eq!(shown("of 3rd and 17th May, 2005"), ["2005-05-03"]);
}

#[test]
fn no_year_stays_without_one() {
    for text in ["Monday 13th May", "13th May 7.30pm", "13 May 10.30 am", "13 May 12 members"] {
        assert_eq!(shown(text), ["--05-13"], "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "may 12 members",
        "18.07.1",
        "1.2.3.4",
        "31/02/2019",
        "£12.10.19",
        "Room B5 March 2016",
        "Tel 09 08 2016 123",
        "2019-20",
        "95/20",
        "Tel 01.02.2019.44",
        "minutes of 2019",
        "March 2019",
        "5. May 2019 elections",
    ] {
        assert_eq!(shown(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn weekdays_are_held_against_the_day() {
    assert!(!find("Monday 13 May 2019")[0].contradicts_weekday());
    assert!(find("Tuesday 13 May 2019")[0].contradicts_weekday());
}
