//! The one integration test binary: it runs the real program in temporary folders.
//!
//! Each module looks at one promise; `harness` holds what they share. A bug that was found gets a
//! test in `regression`, named after it.

// A test that cannot go on says so by panicking, and what it skips it says aloud.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod asking;
mod cli;
mod containment;
/// The benchmarks' maker of documents: not all of it is used here.
#[allow(dead_code)]
#[path = "../benches/corpus/mod.rs"]
mod corpus;
mod corpus_maker;
mod councils;
mod exports;
mod failures;
mod formats;
mod golden;
mod harness;
mod mentions;
mod pages;
mod paper;
mod people;
mod query;
mod readme;
mod schemas;
mod seeds;
