//! Questions as users ask them, on a small folder of invented minutes.

use serde_json::Value;

use crate::harness::{Dir, Run};
use crate::schemas::hold;

const JUNE: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS SCRUTINY PANEL

MINUTES OF THE MEETING HELD ON 6 JUNE 2019

Present: Councillors Ashdown (Chair), P Birch and Quill

Apologies: Councillor Thorne

1. APOLOGIES

Apologies were received from Councillor Thorne.

2. INSPECTION OF SCHOOLS

The Panel heard that Ofsted had inspected two schools. Ofsted was content.

RESOLVED that the report be noted.
";

const MARCH: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS SCRUTINY PANEL

MINUTES OF THE MEETING HELD ON 12 MARCH 2020

Present: Councillors Ashdown (Chair), Quill and Thorne

1. CARE LEAVERS

The care leavers' offer was explained; Ofsted's letter was read out.
";

/// Two meetings and something that is no document.
fn folder() -> Dir {
    let dir = Dir::new();
    dir.write("docs/june.txt", JUNE);
    dir.write("docs/2020/march.txt", MARCH);
    dir.write("docs/broken.txt", "");
    dir
}

/// The same with its index made.
fn indexed() -> Dir {
    let dir = folder();
    dir.run(&["index", "docs"]).exits(0);
    dir
}

fn ask(dir: &Dir, args: &[&str]) -> Run {
    let mut all = args.to_vec();
    all.extend(["--index", "docs/.minutebook"]);
    dir.run(&all)
}

fn total(run: Run) -> u64 {
    run.json()["total"].as_u64().unwrap()
}

#[test]
fn one_command_leads_from_a_folder_to_every_mention() {
    let dir = folder();
    let run = dir.run(&["mentions", "ofsted", "--docs", "docs"]).exits(0);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines.iter().any(|line| line.starts_with("docs/2020/march.txt:11:40: 2020-03-12 | ")));
    assert!(lines.iter().any(|line| line.contains("heard that Ofsted had inspected")));
    assert!(run.stderr.contains("2 added") && run.stderr.contains("3 mentions in 2 items"));
    assert!(run.stderr.contains("1 not read"), "{}", run.stderr);
    let again = dir.run(&["mentions", "ofsted", "--docs", "docs"]).exits(0);
    assert!(!again.stderr.contains("added"), "{}", again.stderr);
}

#[test]
fn every_answer_is_as_its_schema_says() {
    let dir = indexed();
    let questions: [(&[&str], &str); 8] = [
        (&["search", "ofsted", "--facets", "committee,year,kind"], "hit.json"),
        (&["search"], "hit.json"),
        (&["mentions", "ofsted", "care leavers"], "mention.json"),
        (&["mentions", "ofsted", "--by", "year"], "facet.json"),
        (&["meetings"], "meeting.json"),
        (&["meetings", "--attendee", "Ashdown"], "meeting.json"),
        (&["people"], "person.json"),
        (&["facets", "committee"], "facet.json"),
    ];
    for (question, schema) in questions {
        let json = ask(&dir, &[question, &["--format", "json"]].concat()).exits(0).json();
        hold("answer.json", [&json]);
        let hits = json["hits"].as_array().unwrap();
        assert!(!hits.is_empty(), "{question:?}");
        hold(schema, hits);
        let lines = ask(&dir, &[question, &["--format", "jsonl"]].concat()).exits(0).json_lines();
        assert_eq!(&lines, hits, "{question:?}: one record a line, the same as in the object");
        let csv = ask(&dir, &[question, &["--format", "csv"]].concat()).exits(0).stdout;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(rows.records().map(Result::unwrap).count(), hits.len(), "{question:?}");
        let text = ask(&dir, question).exits(0).stdout;
        assert!(text.lines().count() >= hits.len(), "{question:?}: {text}");
    }
}

#[test]
fn a_question_without_an_answer_exits_with_1() {
    let dir = indexed();
    for question in
        [&["search", "zeppelin"][..], &["mentions", "zeppelin"], &["meetings", "--date", "1999"]]
    {
        let run = ask(&dir, question).exits(1);
        assert_eq!(run.stdout, "");
        assert!(run.stderr.contains("nothing found"), "{}", run.stderr);
        let json = ask(&dir, &[question, &["--format", "json"]].concat()).exits(1).json();
        assert_eq!(json["total"], 0);
        hold("answer.json", [&json]);
    }
}

#[test]
fn filters_of_one_name_mean_either_and_of_two_names_both() {
    let dir = indexed();
    let count =
        |args: &[&str]| total(ask(&dir, &[&["meetings", "--format", "json"], args].concat()));
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--date", "2019"]), 1);
    assert_eq!(count(&["--date", "2019", "--date", "2020"]), 2);
    assert_eq!(count(&["--date", "..2019", "--committee", "schools scrutiny"]), 1);
    assert_eq!(count(&["--committee", "planning"]), 0);
}

#[test]
fn a_persons_status_comes_with_the_line_that_proves_it() {
    let dir = indexed();
    let question =
        ["meetings", "--attendee", "Thorne", "--status", "apologies", "--format", "json"];
    let json = ask(&dir, &question).exits(0).json();
    let attendee = &json["hits"][0]["attendee"];
    assert_eq!(attendee["status"], "apologies");
    assert_eq!(attendee["evidence"]["path"], "docs/june.txt");
    assert_eq!(attendee["evidence"]["line"], 9);
    assert_eq!(attendee["evidence"]["text"], "Apologies: Councillor Thorne");
}

#[test]
fn somebody_is_found_only_where_the_document_says_so() {
    let dir = indexed();
    let count =
        |args: &[&str]| total(ask(&dir, &[&["meetings", "--format", "json"], args].concat()));
    assert_eq!(count(&["--attendee", "Thorne"]), 1);
    assert_eq!(count(&["--attendee", "Thorne", "--status", "apologies"]), 1);
    assert_eq!(count(&["--attendee", "Birch", "--date", "2020"]), 0);
    assert_eq!(count(&["--attendee", "Nobody"]), 0);
}

#[test]
fn joins_of_names_are_explained() {
    let dir = indexed();
    let json = ask(&dir, &["people", "Quill", "--explain", "--format", "json"]).exits(0).json();
    hold("answer.json", [&json]);
    let places = json["hits"][0]["forms"][0]["places"].as_array().unwrap();
    assert_eq!(places.len(), 2, "{json}");
    let text = ask(&dir, &["people", "Quill", "--explain"]).exits(0).stdout;
    assert!(text.contains("docs/june.txt:7"), "{text}");
}

#[test]
fn counts_replace_the_list_where_they_are_asked_for() {
    let dir = indexed();
    for question in [&["mentions", "ofsted"][..], &["meetings"], &["search", "ofsted"]] {
        let question = [question, &["--by", "year"]].concat();
        let json = ask(&dir, &[&question[..], &["--format", "json"]].concat()).exits(0).json();
        hold("facet.json", json["hits"].as_array().unwrap());
        let years: Vec<&Value> =
            json["hits"].as_array().unwrap().iter().map(|hit| &hit["value"]).collect();
        assert_eq!(years.len(), 2, "{question:?} {json}");
        assert!(ask(&dir, &question).exits(0).stdout.contains("2019"));
    }
    ask(&dir, &["search", "x", "--by", "colour"]).fails_with(&["colour", "committee"]);
}

#[test]
fn what_a_list_prints_show_takes() {
    let dir = indexed();
    let hit = ask(&dir, &["search", "title:inspection", "--format", "json"]).exits(0).json();
    let hit = &hit["hits"][0];
    let id = hit["id"].as_str().unwrap();
    let text = ask(&dir, &["show", id]).exits(0).stdout;
    assert!(text.contains("INSPECTION OF SCHOOLS") && text.contains("Ofsted was content."));
    let meeting = hit["meeting"]["id"].as_str().unwrap();
    let text = ask(&dir, &["show", meeting]).exits(0).stdout;
    assert!(text.contains("APOLOGIES") && text.contains("Ofsted was content."), "{text}");
    ask(&dir, &["show", "nosuch-1"]).fails_with(&["nosuch-1"]);
}

#[test]
fn index_says_what_it_did_and_reads_only_what_changed() {
    let dir = folder();
    let first = dir.run(&["index", "docs", "--format", "json"]).exits(0).json();
    let counts = |json: &Value| {
        ["added", "changed", "removed", "unchanged"].map(|name| json[name].as_u64().unwrap())
    };
    assert_eq!(counts(&first)[..3], [2, 0, 0]);
    assert_eq!(first["failed"][0]["kind"], "empty");
    dir.write("docs/june.txt", format!("{JUNE}\n3. MORE\n\nMore was said.\n"));
    dir.write("docs/new.txt", MARCH.replace("12 MARCH", "19 MARCH"));
    std::fs::remove_file(dir.path().join("docs/2020/march.txt")).unwrap();
    let second = dir.run(&["index", "docs", "--format", "json"]).exits(0).json();
    assert_eq!(counts(&second), [1, 1, 1, 0]);
    let third = dir.run(&["index", "docs", "--format", "json"]).exits(0).json();
    assert_eq!(counts(&third), [0, 0, 0, 2]);
    let text = dir.run(&["index", "docs"]).exits(0).stdout;
    assert!(text.contains("2 unchanged") && text.contains("not read: "), "{text}");
}

#[test]
fn wrong_questions_are_one_line_with_the_way_out() {
    let dir = indexed();
    ask(&dir, &["search", "x", "--date", "2020..2019"])
        .fails_with(&["--date", "earlier date first"]);
    ask(&dir, &["search", "x", "--date", "yesterday"]).fails_with(&["yesterday", "2019-06"]);
    ask(&dir, &["facets", "colour"]).fails_with(&["colour", "committee"]);
    ask(&dir, &["search", "x", "--facets", "colour"]).fails_with(&["colour", "committee"]);
    ask(&dir, &["search", "x", "--filter", "colour"]).fails_with(&["--filter", "NAME=VALUE"]);
    ask(&dir, &["search", "x", "--kind", "letter"]).fails_with(&["letter", "agenda-pack"]);
    ask(&dir, &["meetings", "--status", "present"]).fails_with(&["--attendee"]);
    ask(&dir, &["mentions"]).fails_with(&["TERMS", "--help"]);
    dir.run(&["index", "nosuch"]).fails_with(&["nosuch", "no such folder"]);
    dir.run(&["search", "x", "--docs", "nosuch"]).fails_with(&["nosuch", "no such folder"]);
    dir.run(&["search", "x"]).fails_with(&["no index", "minutebook index DIR"]);
    dir.run(&["search", "x", "--index", "nosuch"]).fails_with(&["nosuch", "minutebook index DIR"]);
}

#[test]
fn a_query_that_cannot_be_read_in_full_is_answered_with_a_note() {
    let dir = indexed();
    for query in ["\"ofsted", "(ofsted", "ofsted AND"] {
        let run = ask(&dir, &["search", query]).exits(0);
        assert!(run.stderr.contains("note: "), "{query}: {}", run.stderr);
        ask(&dir, &["search", query, "--strict"]).fails_with(&[query]);
    }
}

#[test]
fn status_and_check_tell_of_the_index() {
    let dir = indexed();
    let status = ask(&dir, &["status", "--format", "json"]).exits(0).json();
    assert_eq!(status["documents"], 2);
    assert_eq!(status["failed"][0]["kind"], "empty");
    let text = ask(&dir, &["status"]).exits(0).stdout;
    assert!(text.contains("documents  2") && text.contains("broken.txt"), "{text}");
    assert!(ask(&dir, &["check"]).exits(0).stderr.contains("sound"));
}
