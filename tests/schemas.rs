//! Real output held to the JSON Schemas in `schema/`, which other programs rely on.
//!
//! A field that is new or has another type fails here until its schema says so too.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Dir, Run, documents};

const BASE: &str = "https://minutebook.example/schema/";

/// Every schema of a record, by its file's name.
fn schemas() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    // `index.json` is the engine's own schema, not one of a record.
    paths
        .map(|path| (name(&path), serde_json::from_slice(&fs::read(path).unwrap()).unwrap()))
        .filter(|(name, _)| name != "index.json")
        .collect()
}

/// Fails with every fault of every value in words, up to a few.
#[track_caller]
pub fn hold<'v>(name: &str, values: impl IntoIterator<Item = &'v Value>) {
    let schemas = schemas();
    let registry = schemas.iter().fold(jsonschema::Registry::new(), |registry, (name, schema)| {
        registry.add(format!("{BASE}{name}"), schema).unwrap()
    });
    let registry = registry.prepare().unwrap();
    let wanted = serde_json::json!({"$ref": format!("{BASE}{name}")});
    let validator = jsonschema::options().with_registry(&registry).build(&wanted).unwrap();
    for value in values {
        let faults: Vec<String> = validator
            .iter_errors(value)
            .take(5)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "schema/{name} does not hold:\n{}", faults.join("\n"));
    }
}

#[test]
fn every_schema_says_what_it_is_of() {
    for (name, schema) in schemas() {
        assert_eq!(schema["$id"], format!("{BASE}{name}"), "{name}");
        assert!(schema["description"].is_string(), "{name}");
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
    }
}

#[test]
fn readings_of_the_samples_are_as_their_schema_says() {
    for folder in fs::read_dir(documents()).unwrap().map(|entry| entry.unwrap().path()) {
        let Some(name) = crate::golden::document(&folder) else { continue };
        let name = name.file_name().unwrap().to_string_lossy().into_owned();
        let reading = Run::new(&folder, &["inspect", &name, "--format", "json"]).exits(0).json();
        hold("reading.json", [&reading]);
        let lines = Run::new(&folder, &["inspect", &name, "--text", "--format", "jsonl"]);
        hold("line.json", &lines.exits(0).json_lines());
    }
}

#[test]
fn a_record_that_is_not_as_its_schema_says_is_noticed() {
    let dir = Dir::new();
    dir.write("a.txt", "LITTLE MARROW PARISH COUNCIL\n");
    let mut reading = dir.run(&["inspect", "a.txt", "--format", "json"]).exits(0).json();
    hold("reading.json", [&reading]);
    reading["meetings"][0]["colour"] = "blue".into();
    assert!(std::panic::catch_unwind(|| hold("reading.json", [&reading])).is_err());
}
