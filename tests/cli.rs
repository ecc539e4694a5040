//! What every command promises: exit status, streams, formats, one line an error.

use std::io::Read;
use std::process::Stdio;

use crate::harness::{Dir, Run, command};

const MINUTES: &str = "LITTLE MARROW PARISH COUNCIL\n\nThe minutes.\n\u{1b}[31mred\u{1b}[0m\n";

#[test]
fn inspect_prints_one_reading_in_every_format() {
    let dir = Dir::new();
    dir.write("a.txt", MINUTES);
    let json = dir.run(&["inspect", "a.txt", "--format", "json"]).exits(0).json();
    assert_eq!(json["source"]["path"], "a.txt");
    assert_eq!(json["source"]["format"], "text");
    let lines = dir.run(&["inspect", "a.txt", "--format", "jsonl"]).exits(0).json_lines();
    assert_eq!(lines, [json]);
    let csv = dir.run(&["inspect", "a.txt", "--format", "csv"]).exits(0).stdout;
    assert!(csv.starts_with("path,meeting,kind,"), "{csv}");
    assert!(csv.contains("LITTLE MARROW"), "{csv}");
}

#[test]
fn the_extracted_text_is_printed_line_by_line() {
    let dir = Dir::new();
    dir.write("a.txt", "one\n\ntwo\n");
    let lines = dir.run(&["inspect", "a.txt", "--text", "--format", "jsonl"]).exits(0);
    let first = lines.stdout.lines().next().unwrap();
    assert_eq!(first, r#"{"line":1,"page":null,"style":"plain","text":"one"}"#);
    assert_eq!(lines.json_lines().len(), 3);
    let text = dir.run(&["inspect", "a.txt", "--text"]).exits(0).stdout;
    assert_eq!(text, "   1  one\n   2  \n   3  two\n");
    let csv = dir.run(&["inspect", "a.txt", "--text", "--format", "csv"]).exits(0).stdout;
    assert_eq!(csv, "line,page,style,text\n1,,plain,one\n2,,plain,\n3,,plain,two\n");
}

#[test]
fn control_characters_of_a_document_never_reach_the_terminal() {
    let dir = Dir::new();
    dir.write("a.txt", MINUTES);
    for args in [&["inspect", "a.txt"][..], &["inspect", "a.txt", "--text"]] {
        let text = dir.run(args).exits(0).stdout;
        assert!(text.contains("[31mred") && !text.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let dir = Dir::new();
    dir.write("a.txt", "LITTLE MARROW PARISH COUNCIL\n");
    let colored = |args: &[&str]| dir.run(args).exits(0).stdout.contains("\u{1b}[");
    assert!(!colored(&["inspect", "a.txt"]));
    assert!(!colored(&["inspect", "a.txt", "--color", "never"]));
    assert!(colored(&["inspect", "a.txt", "--color", "always"]));
}

#[test]
fn what_cannot_be_read_is_one_line_that_names_the_file() {
    let dir = Dir::new();
    dir.write("empty.txt", "");
    dir.write("binary.txt", (0..=255u8).cycle().take(4096).collect::<Vec<u8>>());
    dir.run(&["inspect", "missing.txt"]).fails_with(&["missing.txt", "no such file"]);
    dir.run(&["inspect", "."]).fails_with(&[".: is a folder"]);
    dir.run(&["inspect", "empty.txt"]).fails_with(&["empty.txt", "empty"]);
    dir.run(&["inspect", "binary.txt"]).fails_with(&["binary.txt"]);
}

#[test]
fn a_wrong_command_line_is_one_line_with_the_way_out() {
    let dir = Dir::new();
    dir.run(&["inspect"]).fails_with(&["<FILE>", "`minutebook inspect --help`"]);
    dir.run(&["inspect", "a.txt", "--frmat", "json"]).fails_with(&["--frmat", "--format"]);
    dir.run(&["inspect", "a.txt", "--format", "xml"]).fails_with(&["xml", "jsonl"]);
    dir.run(&["inspct", "a.txt"]).fails_with(&["inspct", "inspect", "`minutebook --help`"]);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let dir = Dir::new();
    dir.write("long.txt", "a line of some length\n".repeat(100_000));
    let mut child = command(dir.path(), &["inspect", "long.txt", "--text"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.exits(0).stderr, "");
}

#[test]
fn a_closed_pipe_is_no_error_for_csv() {
    let dir = Dir::new();
    dir.write("long.txt", "word after word after word\n".repeat(20_000));
    dir.run(&["index", "."]).exits(0);
    let mut child = command(dir.path(), &["mentions", "word", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let run = Run::of(child.wait_with_output().unwrap()).exits(0);
    assert!(!run.stderr.contains("pipe"), "{}", run.stderr);
}

#[test]
fn a_rebuild_of_one_folder_of_two_starts_afresh_with_that_one() {
    let dir = Dir::new();
    dir.write("a/minutes.txt", "Ofsted came to the first folder\n");
    dir.write("b/minutes.txt", "Ofsted came to the second folder\n");
    dir.run(&["index", "a", "b", "--index", "index"]).exits(0);
    dir.run(&["index", "--rebuild", "a", "--index", "index"]).exits(0);
    let run = dir.run(&["mentions", "Ofsted", "--index", "index", "--format", "jsonl"]).exits(0);
    assert_eq!(run.json_lines().len(), 1, "{}", run.stdout);
    dir.run(&["index", "--rebuild", "a", "b", "--index", "index"]).exits(0);
    let run = dir.run(&["mentions", "Ofsted", "--index", "index", "--format", "jsonl"]).exits(0);
    assert_eq!(run.json_lines().len(), 2, "{}", run.stdout);
}

#[test]
fn an_index_that_another_run_is_writing_answers_as_it_stands() {
    let dir = Dir::new();
    dir.write("minutes.txt", "Ofsted came\n");
    dir.run(&["index", "."]).exits(0);
    let start = || {
        command(dir.path(), &["mentions", "Ofsted", "--docs", "."])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let children: Vec<_> = (0..8).map(|_| start()).collect();
    for child in children {
        let run = Run::of(child.wait_with_output().unwrap()).exits(0);
        assert_eq!(run.stdout.lines().count(), 1, "{}", run.stderr);
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let dir = Dir::new();
    assert!(dir.run(&["--version"]).exits(0).stdout.starts_with("minutebook "));
    assert!(dir.run(&["inspect", "--help"]).exits(0).stdout.contains("--golden"));
    let bare = dir.run(&[]).exits(2);
    assert!(bare.stderr.contains("Usage:") && bare.stdout.is_empty());
}

#[test]
fn the_shell_gets_completions_and_manual_pages() {
    let dir = Dir::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = dir.run(&["completions", shell]).exits(0).stdout;
        assert!(script.contains("minutebook") && script.contains("inspect"), "{shell}");
    }
    assert!(dir.run(&["man"]).exits(0).stdout.contains(".TH minutebook 1"));
    dir.run(&["man", "--out", "pages"]).exits(0);
    assert!(dir.path().join("pages/minutebook-inspect.1").is_file());
}
