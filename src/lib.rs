//! Minutebook reads folders of council meeting documents and answers questions about them.
//!
//! Data flows one way:
//!
//! ```text
//! walk → extract → segment → facts → Item → index
//! query → search → results → render
//! ```
//!
//! [`item`] is the waist: plain data, no I/O, no engine. Everything on the left makes items,
//! everything on the right finds and shows them.

// A test may panic: that is how it fails.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod cues;
mod eights;
pub mod extract;
pub mod facts;
pub mod index;
pub mod ingest;
pub mod item;
pub mod people;
pub mod proof;
pub mod query;
pub mod reading;
pub mod render;
pub mod rows;
pub mod search;
pub mod segment;
mod spaced;
pub mod walk;
