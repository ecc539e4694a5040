//! The worker: what it reads is what the program reads itself, and what goes wrong in it costs one
//! document.

use std::path::{Path, PathBuf};
use std::time::Duration;

use minutebook::extract::{Extract, ExtractError, Limits, Reader};

use crate::paper;

/// A reader whose worker is the given command.
fn reader(program: &str, arguments: &[&str], timeout: Duration) -> Reader {
    let arguments = arguments.iter().map(Into::into).collect();
    Reader::new(Limits {
        worker: Some((PathBuf::from(program), arguments)),
        timeout,
        ..Limits::default()
    })
}

/// A reader as the program has it.
fn own() -> Reader {
    reader(env!("CARGO_BIN_EXE_minutebook"), &["__extract"], Duration::from_secs(20))
}

/// A PDF of one page that says `text`.
fn pdf(text: &str) -> Vec<u8> {
    paper::pdf(&[&paper::lines(&[text])])
}

fn lines(extract: &Extract) -> Vec<(&str, u32)> {
    extract.lines.iter().map(|line| (extract.line(line), line.page)).collect()
}

#[test]
fn the_worker_reads_what_the_program_reads() {
    let (mut contained, mut plain) = (own(), Reader::new(Limits::default()));
    for text in ["Minutes of the meeting", "Apologies"] {
        let one = contained.read_bytes(Path::new("a.pdf"), pdf(text)).unwrap();
        assert_eq!(lines(&one), [(text, 1)]);
        assert_eq!(one, plain.read_bytes(Path::new("a.pdf"), pdf(text)).unwrap());
    }
    let broken = contained.read_bytes(Path::new("b.pdf"), b"%PDF-1.4 and no more".to_vec());
    assert_eq!(broken.unwrap_err().kind(), "damaged");
    let after = contained.read_bytes(Path::new("c.pdf"), pdf("Close")).unwrap();
    assert_eq!(lines(&after), [("Close", 1)]);
}

#[test]
fn a_worker_that_hangs_costs_one_document() {
    let mut hanging = reader("sleep", &["60"], Duration::from_millis(200));
    for _ in 0..2 {
        let error = hanging.read_bytes(Path::new("a.pdf"), pdf("x")).unwrap_err();
        assert_eq!(error, ExtractError::TooSlow("not read within 0.2 s".to_owned()));
    }
    assert!(hanging.read_bytes(Path::new("a.txt"), b"Minutes".to_vec()).is_ok());
}

#[test]
fn time_that_others_take_does_not_count() {
    // It takes three times as long by the clock as a document may, but hardly any processor time.
    let script = format!("sleep 0.6; exec {} __extract", env!("CARGO_BIN_EXE_minutebook"));
    let mut slow = reader("sh", &["-c", &script], Duration::from_millis(200));
    let one = slow.read_bytes(Path::new("a.pdf"), pdf("Minutes")).unwrap();
    assert_eq!(lines(&one), [("Minutes", 1)]);
}

#[test]
fn time_that_a_document_takes_counts() {
    // It takes several times the processor time that a document may. By the clock it would be read:
    // that allows ten times as much.
    let count = "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done;";
    let script = format!("{count} exec {} __extract", env!("CARGO_BIN_EXE_minutebook"));
    let mut busy = reader("sh", &["-c", &script], Duration::from_millis(100));
    let error = busy.read_bytes(Path::new("a.pdf"), pdf("x")).unwrap_err();
    assert_eq!(error, ExtractError::TooSlow("not read within 0.1 s".to_owned()));
}

#[test]
fn a_worker_that_takes_no_file_is_not_waited_for() {
    let mut deaf = reader("sleep", &["60"], Duration::from_millis(50));
    let large = vec![b' '; 1 << 20];
    let file = [pdf("x"), large].concat();
    assert_eq!(deaf.read_bytes(Path::new("a.pdf"), file).unwrap_err().kind(), "too-slow");
}

#[test]
fn a_worker_that_dies_says_so() {
    let mut dying =
        reader("sh", &["-c", "echo memory allocation failed >&2; exit 3"], Duration::from_secs(5));
    assert_eq!(dying.read_bytes(Path::new("a.pdf"), pdf("x")).unwrap_err().kind(), "too-large");
    let mut dying = reader("sh", &["-c", "exit 3"], Duration::from_secs(5));
    let error = dying.read_bytes(Path::new("a.pdf"), pdf("x")).unwrap_err();
    assert_eq!(error.kind(), "damaged");
    assert!(error.to_string().contains("exit status: 3"), "{error}");
    let mut missing = reader("/no/such/program", &[], Duration::from_secs(5));
    assert_eq!(missing.read_bytes(Path::new("a.pdf"), pdf("x")).unwrap_err().kind(), "io");
}
