//! Other programs and libraries that do a part of what we do, on the same bytes.
//!
//! Those that index are given the items cut beforehand, in memory, so that they need neither read
//! files nor know what an item is. Each uses the settings that its manual calls normal or fast; what
//! they are is said where they are set.

pub mod engine;
pub mod grep;
pub mod programs;
pub mod sqlite;
pub mod walk;
