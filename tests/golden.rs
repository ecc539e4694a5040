//! Golden documents: `tests/documents/<slug>/document.*` beside the reading expected of it.
//!
//! `MINUTEBOOK_BLESS=1 cargo test golden` writes the readings anew; look at the difference before
//! you keep it. `minutebook inspect FILE --golden tests/documents/SLUG` makes a new one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Dir, Run, documents};

#[test]
fn golden_documents_are_read_as_expected() {
    let bless = env::var_os("MINUTEBOOK_BLESS").is_some_and(|value| value == "1");
    // An empty folder is not in a fresh checkout.
    let mut folders: Vec<PathBuf> = fs::read_dir(documents())
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && document(path).is_some())
        .collect();
    folders.sort();
    let complaints: Vec<String> =
        folders.iter().filter_map(|folder| compare(folder, bless).err()).collect();
    assert!(
        complaints.is_empty(),
        "{} of {} golden documents:\n\n{}\n\nIf the new readings are right: \
         MINUTEBOOK_BLESS=1 cargo test golden",
        complaints.len(),
        folders.len(),
        complaints.join("\n\n")
    );
}

/// The document of a golden folder; none of a file that lies among the folders.
pub fn document(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path());
    let mut found = entries.filter(|path| path.file_stem().is_some_and(|stem| stem == "document"));
    found.next()
}

/// Reads one document with the program and compares, or writes, what is expected.
fn compare(folder: &Path, bless: bool) -> Result<(), String> {
    let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = document(folder).unwrap_or_default();
    let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let run = Run::new(folder, &["inspect", &name, "--format", "json"]);
    if run.status != 0 {
        return Err(format!("{slug}: is not read: {}", run.stderr.trim()));
    }
    let reading: Value = serde_json::from_str(&run.stdout)
        .map_err(|error| format!("{slug}: inspect prints no JSON: {error}"))?;
    let found = minutebook::render::golden(&reading);
    let expected = folder.join("expected.json");
    if bless {
        fs::write(&expected, found).unwrap();
        return Ok(());
    }
    match fs::read_to_string(&expected) {
        Err(_) => Err(format!(
            "{slug}: has no expected.json; make it with MINUTEBOOK_BLESS=1 cargo test golden, \
             then read it and put right what is wrong"
        )),
        Ok(expected) if expected == found => Ok(()),
        Ok(expected) => Err(format!(
            "{slug}: is read otherwise than expected\n{}",
            difference(&expected, &found)
        )),
    }
}

/// The first lines that differ, `-` expected and `+` found.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let show = |sign: char, lines: &[&str]| {
        let shown = lines[head..lines.len() - tail].iter().take(12);
        shown.map(|line| format!("  {sign} {line}\n")).collect::<String>()
    };
    format!("  line {}\n{}{}", head + 1, show('-', &old), show('+', &new))
}

#[test]
fn inspect_makes_a_golden_folder_and_never_overwrites_one() {
    let dir = Dir::new();
    dir.write("my minutes.txt", "LITTLE MARROW PARISH COUNCIL\n\nSomething was said.\n");
    dir.run(&["inspect", "my minutes.txt", "--golden", "golden/slug"]).exits(0);
    assert!(dir.path().join("golden/slug/document.txt").is_file());
    assert_eq!(compare(&dir.path().join("golden/slug"), false), Ok(()));

    dir.write("golden/slug/expected.json", "{}\n");
    assert!(compare(&dir.path().join("golden/slug"), false).is_err_and(|e| e.contains("- {}")));
    dir.run(&["inspect", "my minutes.txt", "--golden", "golden/slug"])
        .fails_with(&["golden/slug", "another folder"]);
}

#[test]
fn a_document_without_an_expected_reading_says_how_to_make_one() {
    let dir = Dir::new();
    dir.write("slug/document.md", "# Minutes\n");
    let complaint = compare(&dir.path().join("slug"), false).unwrap_err();
    assert!(complaint.contains("MINUTEBOOK_BLESS=1"), "{complaint}");
}
