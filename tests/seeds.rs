//! The documents that the project began from, held to a careful reader's answers.
//!
//! Neither the documents nor the answers are part of the project: without them every test here
//! says that it is skipped. All names and figures come from the answers, none stands here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use regex::RegexBuilder;
use serde_json::Value;

use crate::harness::{Dir, Run, shared};

/// The documents, copied to a folder of their own and indexed, with the answers by file name.
fn seeds() -> Option<(Dir, BTreeMap<String, Value>)> {
    let folder = shared("seeds")?;
    let dir = Dir::new();
    let mut answers = BTreeMap::new();
    for entry in fs::read_dir(folder.join("gold")).unwrap() {
        let answer: Value =
            serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
        let name = answer["file"].as_str().unwrap().to_owned();
        dir.write(&name, fs::read(folder.join(&name)).unwrap());
        answers.insert(name, answer);
    }
    assert!(!answers.is_empty(), "the folder of seeds has no answers");
    dir.run(&["index", "."]).exits(0);
    Some((dir, answers))
}

/// The names in one list of an answer: strings, or objects with a `name`.
fn names<'a>(answer: &'a Value, list: &str) -> Vec<&'a str> {
    let list = answer[list].as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|name| name.as_str().unwrap_or_else(|| name["name"].as_str().unwrap()))
        .collect()
}

/// `inspect` of one document.
fn reading(dir: &Dir, name: &str) -> Value {
    dir.run(&["inspect", name, "--format", "json"]).exits(0).json()
}

#[test]
fn heads_items_and_decisions_are_read_as_a_reader_does() {
    let Some((dir, answers)) = seeds() else { return };
    for (name, answer) in &answers {
        let meeting = &reading(&dir, name)["meetings"][0];
        for field in ["date", "council", "start_time", "venue", "kind"] {
            assert_eq!(meeting[field], answer[field], "{field} of {name}");
        }
        let items: Vec<&Value> =
            meeting["items"].as_array().unwrap().iter().filter(|i| i["part"] == "item").collect();
        let wanted = answer["items"].as_array().unwrap();
        assert_eq!(items.len(), wanted.len(), "items of {name}");
        for (item, wanted) in items.iter().zip(wanted) {
            assert_eq!(item["number"], wanted["number"], "in {name}");
            assert_eq!(item["title"], wanted["title"], "in {name}");
            let decisions = item["decisions"].as_array().unwrap().len() as u64;
            assert_eq!(decisions, wanted["decisions"].as_u64().unwrap(), "{item} in {name}");
        }
    }
}

#[test]
fn whoever_attended_is_found_there_and_nobody_else() {
    let Some((dir, answers)) = seeds() else { return };
    let there = ["present", "coopted", "officers", "also_present"];
    for (name, answer) in &answers {
        let attended: BTreeSet<&str> = there.iter().flat_map(|list| names(answer, list)).collect();
        for person in &attended {
            assert!(meets(&dir, person, &[]).contains(name), "{person} was at {name}");
        }
        for list in ["apologies", "listed", "not_attended", "absent"] {
            for person in names(answer, list).into_iter().filter(|p| !attended.contains(p)) {
                assert!(!meets(&dir, person, &[]).contains(name), "{person}, {list} in {name}");
            }
        }
        for person in names(answer, "apologies") {
            let sent = meets(&dir, person, &["--status", "apologies"]);
            assert!(sent.contains(name), "{person} sent apologies to {name}");
        }
    }
}

/// The files whose lines prove a person's status; what is shown stands on that line.
fn meets(dir: &Dir, person: &str, more: &[&str]) -> BTreeSet<String> {
    let mut args = vec!["meetings", "--attendee", person, "--format", "jsonl"];
    args.extend(more);
    let run = dir.run(&args);
    assert!(run.status < 2, "{}", run.stderr);
    run.json_lines().iter().map(|meeting| proof(dir, &meeting["attendee"]["evidence"])).collect()
}

fn proof(dir: &Dir, evidence: &Value) -> String {
    let path = evidence["path"].as_str().unwrap();
    let text = fs::read_to_string(dir.path().join(path)).unwrap();
    let line = text.lines().nth(evidence["line"].as_u64().unwrap() as usize - 1).unwrap();
    // A long line is cut around the name, with a mark on either side.
    let shown = evidence["text"].as_str().unwrap().trim_matches([' ', '…']);
    assert!(!shown.is_empty() && line.contains(shown), "`{shown}` is not on the line: {line}");
    path.to_owned()
}

#[test]
fn mentions_are_the_places_that_a_whole_word_search_finds() {
    let Some((dir, answers)) = seeds() else { return };
    let ofsted = places(&dir.run(&["mentions", "Ofsted", "--format", "jsonl"]).exits(0));
    for (name, answer) in &answers {
        let found = ofsted.iter().filter(|place| place.0 == *name).count() as u64;
        assert_eq!(found, answer["mentions_ofsted"].as_u64().unwrap(), "in {name}");
    }
    for words in ["Ofsted", "care leavers", "whip", "snap shot", "neglect"] {
        let pattern = RegexBuilder::new(&format!(r"\b{words}\b")).case_insensitive(true).build();
        let pattern = pattern.unwrap();
        let mut wanted = BTreeSet::new();
        for name in answers.keys() {
            let text = fs::read_to_string(dir.path().join(name)).unwrap();
            for (at, line) in text.lines().enumerate() {
                for found in pattern.find_iter(line) {
                    let column = line[..found.start()].chars().count() as u64 + 1;
                    wanted.insert((name.clone(), at as u64 + 1, column));
                }
            }
        }
        assert!(!wanted.is_empty(), "`{words}` stands nowhere");
        let quoted = format!("\"{words}\"");
        let run = dir.run(&["mentions", &quoted, "--format", "jsonl"]).exits(0);
        assert_eq!(places(&run), wanted, "mentions of {words}");
    }
}

/// File, line and column of each mention.
fn places(run: &Run) -> BTreeSet<(String, u64, u64)> {
    let place = |mention: &Value| {
        let path = mention["path"].as_str().unwrap().to_owned();
        (path, mention["line"].as_u64().unwrap(), mention["column"].as_u64().unwrap())
    };
    run.json_lines().iter().map(place).collect()
}

#[test]
fn a_day_that_is_only_inferred_is_shown_as_such() {
    let Some((dir, answers)) = seeds() else { return };
    for (name, _) in answers.iter().filter(|(_, answer)| answer["date"].is_null()) {
        let hits = dir.run(&["search", "the", "--path", name, "--format", "jsonl"]).exits(0);
        assert!(!hits.json_lines().is_empty());
        for hit in hits.json_lines() {
            assert_ne!(hit["meeting"]["date_source"], "stated", "in {name}");
        }
        let shown = dir.run(&["search", "the", "--path", name]).exits(0).stdout;
        assert!(shown.contains("(inferred)") || shown.contains("undated"), "{shown}");
    }
}
