//! What other programs are given: exports by the published field names, standing searches.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Dir;
use crate::schemas::hold;

const MINUTES: &str = "\
LITTLE MARROW PARISH COUNCIL

MINUTES OF THE MEETING HELD ON 3 SEPTEMBER 2018

Present: Councillors Ashdown (Chair), P Birch and Quill

Apologies: Councillor Thorne

1. FOOTPATHS

RESOLVED that the footpath be mended.

2. PLAYGROUND

The swings were discussed.
";

fn indexed() -> Dir {
    let dir = Dir::new();
    dir.write("september.txt", MINUTES);
    dir.run(&["index", "."]).exits(0);
    dir
}

/// The names of an object's fields.
fn names(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[track_caller]
fn only(value: &Value, known: &[&str]) {
    let unknown: Vec<_> = names(value).into_iter().filter(|name| !known.contains(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?} in {value}");
}

#[test]
fn items_are_exported_one_a_line_or_row() {
    let dir = indexed();
    let lines = dir.run(&["export", "jsonl"]).exits(0).json_lines();
    assert_eq!(lines.len(), 3);
    for line in &lines {
        hold("meeting.json", [&line["meeting"]]);
        hold("source.json", [&line["source"]]);
    }
    let csv = dir.run(&["export", "csv"]).exits(0).stdout;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(rows.records().map(Result::unwrap).count(), lines.len());
    let part = dir.run(&["export", "jsonl", "--part", "item"]).exits(0).json_lines();
    assert_eq!(part.len(), 2);
    dir.run(&["export", "jsonl", "--date", "1999"]).exits(1);
    dir.run(&["export", "xlsx"]).fails_with(&["xlsx", "popolo"]);
}

#[test]
fn bulk_lines_come_in_pairs() {
    let lines = indexed().run(&["export", "es-bulk"]).exits(0).json_lines();
    assert_eq!(lines.len(), 6);
    for pair in lines.chunks(2) {
        assert_eq!(pair[0]["create"]["_id"], pair[1]["id"]);
        assert_eq!(pair[1]["path"], "september.txt");
    }
}

#[test]
fn popolo_has_the_field_names_of_its_specification() {
    let popolo = indexed().run(&["export", "popolo"]).exits(0).json();
    only(&popolo, &["persons", "organizations", "memberships", "events", "motions"]);
    let all = |name: &str| popolo[name].as_array().cloned().unwrap_or_default();
    for event in all("events") {
        only(
            &event,
            &[
                "id",
                "name",
                "description",
                "classification",
                "start_date",
                "end_date",
                "location",
                "status",
                "organization_id",
                "attendees",
                "sources",
                "minutebook_date_source",
                "minutebook_attendance",
            ],
        );
        assert_eq!(event["start_date"], "2018-09-03");
    }
    for motion in all("motions") {
        only(
            &motion,
            &[
                "id",
                "organization_id",
                "creator_id",
                "text",
                "classification",
                "date",
                "requirement",
                "result",
                "vote_events",
                "sources",
            ],
        );
    }
    for person in all("persons") {
        only(&person, &["id", "name", "other_names"]);
    }
    let organizations: BTreeSet<String> =
        all("organizations").iter().map(|o| o["id"].to_string()).collect();
    for membership in all("memberships") {
        only(&membership, &["person_id", "organization_id", "role", "start_date", "end_date"]);
        assert!(organizations.contains(&membership["organization_id"].to_string()));
    }
    assert_eq!((all("events").len(), all("motions").len()), (1, 1));
}

#[test]
fn open_civic_data_has_the_field_names_of_its_schemas() {
    let lines = indexed().run(&["export", "ocd"]).exits(0).json_lines();
    let event = &lines[0];
    only(
        event,
        &[
            "_type",
            "name",
            "description",
            "classification",
            "start_time",
            "end_time",
            "all_day",
            "status",
            "location",
            "media",
            "documents",
            "links",
            "participants",
            "agenda",
            "sources",
            "extras",
        ],
    );
    assert_eq!(event["agenda"][0]["description"], "FOOTPATHS");
    for item in event["agenda"].as_array().unwrap() {
        only(item, &["description", "order", "subjects", "media", "notes", "related_entities"]);
    }
    for participant in event["participants"].as_array().unwrap() {
        only(participant, &["name", "id", "type", "note"]);
    }
}

#[test]
fn a_standing_search_reports_what_is_new_once() {
    let dir = indexed();
    dir.run(&["save", "swings", "swings", "--part", "item"]).exits(0);
    assert!(dir.run(&["saved"]).exits(0).stdout.starts_with("swings  swings --part item"));
    assert_eq!(dir.run(&["run", "swings", "--format", "jsonl"]).exits(0).json_lines().len(), 1);
    let new = || dir.run(&["run", "swings", "--new", "--docs", ".", "--format", "jsonl"]);
    assert_eq!(new().exits(0).json_lines().len(), 1);
    assert_eq!(new().exits(1).stdout, "");
    dir.write("october.txt", MINUTES.replace("3 SEPTEMBER", "1 OCTOBER"));
    let found = new().exits(0).json_lines();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["source"]["path"], "october.txt");
    new().exits(1);
    dir.run(&["save", "bad", "x", "--date", "never"]).fails_with(&["never"]);
    dir.run(&["run", "nosuch"]).fails_with(&["nosuch", "minutebook saved"]);
    dir.run(&["saved", "--remove", "swings"]).exits(0);
    dir.run(&["saved"]).exits(1);
}

/// A document that says less of its meeting than one that comes later was reported twice.
#[test]
fn what_another_document_tells_of_a_meeting_makes_nothing_new() {
    let dir = Dir::new();
    let bare = MINUTES.replace("LITTLE MARROW PARISH COUNCIL", "PARISH MEETING");
    dir.write("bare.txt", &bare);
    dir.run(&["index", "."]).exits(0);
    dir.run(&["save", "swings", "swings", "--part", "item"]).exits(0);
    let new = || dir.run(&["run", "swings", "--new", "--docs", ".", "--format", "jsonl"]);
    assert_eq!(new().exits(0).json_lines().len(), 1);
    dir.write("minutebook.toml", "council = \"Little Marrow Parish Council\"\n");
    new().exits(1);
    dir.write("copy.txt", &bare);
    new().exits(1);
    std::fs::remove_file(dir.path().join("copy.txt")).unwrap();
    // The same words in a file that is moved are nothing new, a changed item is, once.
    std::fs::rename(dir.path().join("bare.txt"), dir.path().join("moved.txt")).unwrap();
    new().exits(1);
    dir.write("moved.txt", bare.replace("were discussed", "were discussed at length"));
    assert_eq!(new().exits(0).json_lines().len(), 1);
    new().exits(1);
    // The next meeting's minutes under the name of these, word for word the same.
    let next = bare.replace("were discussed", "were discussed at length");
    dir.write("moved.txt", next.replace("3 SEPTEMBER", "1 OCTOBER"));
    assert_eq!(new().exits(0).json_lines().len(), 1);
    new().exits(1);
}

#[test]
fn help_has_its_topics_and_every_command_its_examples() {
    let dir = Dir::new();
    assert!(dir.run(&["help", "query"]).exits(0).stdout.contains("NEAR/5"));
    assert!(dir.run(&["help", "filters"]).exits(0).stdout.contains("layout"));
    assert!(dir.run(&["help"]).exits(0).stdout.contains("mentions"));
    dir.run(&["help", "nosuch"]).fails_with(&["nosuch", "filters"]);
    dir.run(&["man", "--out", "pages"]).exits(0);
    for page in std::fs::read_dir(dir.path().join("pages")).unwrap().map(Result::unwrap) {
        let name = page.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(page.path()).unwrap();
        let needs_none = name == "minutebook.1" || name == "minutebook-help.1";
        assert!(needs_none || text.contains("Examples:"), "{name}");
    }
}
