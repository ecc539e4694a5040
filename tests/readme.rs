//! The README's commands give the answers that it shows.
//!
//! A block that begins with `$ minutebook …` shows the first lines of what that prints. `…` stands
//! for lines left out: every other line must come, in this order. `MINUTEBOOK_BLESS=1 cargo test
//! readme` writes the answers anew.

use std::env;
use std::fs;
use std::path::Path;

use crate::harness::{Dir, Run, documents};

/// So many lines of an answer are shown.
const SHOWN: usize = 12;

#[test]
fn readme_commands_answer_as_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let dir = Dir::new();
    copy(&documents(), &dir.path().join("tests/documents"));
    let mut written = String::new();
    let mut rest = readme.as_str();
    let mut blocks = 0;
    while let Some(at) = rest.find("```console\n$ minutebook ") {
        let (before, block) = rest.split_at(at + "```console\n".len());
        let (block, behind) = block.split_once("```").unwrap();
        let (command, shown) = block.split_once('\n').unwrap();
        let run = answer(&dir, command.trim_start_matches("$ minutebook "));
        if !bless() {
            compare(command, shown, &run.stdout);
        }
        written.push_str(&format!("{before}{command}\n{}```", head(&run.stdout)));
        rest = behind;
        blocks += 1;
    }
    assert!(blocks >= 5, "the README shows what commands answer");
    if bless() {
        fs::write(&path, written + rest).unwrap();
    }
}

fn bless() -> bool {
    env::var_os("MINUTEBOOK_BLESS").is_some_and(|value| value == "1")
}

/// Runs a command as a shell would that knows only single quotes.
fn answer(dir: &Dir, command: &str) -> Run {
    let mut args: Vec<String> = Vec::new();
    for (index, part) in command.split('\'').enumerate() {
        match index % 2 {
            0 => args.extend(part.split_whitespace().map(str::to_owned)),
            _ => args.push(part.to_owned()),
        }
    }
    dir.run(&args.iter().map(String::as_str).collect::<Vec<_>>()).exits(0)
}

#[track_caller]
fn compare(command: &str, shown: &str, real: &str) {
    let mut lines = real.lines().map(str::trim_end);
    let mut left_out = false;
    for line in shown.lines().map(str::trim_end) {
        if line == "…" {
            left_out = true;
            continue;
        }
        let printed = if std::mem::take(&mut left_out) {
            lines.any(|real| real == line)
        } else {
            lines.next() == Some(line)
        };
        assert!(
            printed,
            "README: `{command}` does not print\n  {line}\nbut\n{real}\n\
             If that is right: MINUTEBOOK_BLESS=1 cargo test readme"
        );
    }
}

fn head(real: &str) -> String {
    let mut shown: String =
        real.lines().take(SHOWN).map(|line| format!("{}\n", line.trim_end())).collect();
    if real.lines().count() > SHOWN {
        shown.push_str("…\n");
    }
    shown
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true if entry.file_name() == ".minutebook" => {}
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
