//! Questions to answers: in comes a [`crate::query`] tree with [`Filters`], out come plain results.
//!
//! Nothing here prints. The records in [`results`] serialise to the JSON that `schema/` describes.

pub mod results;
