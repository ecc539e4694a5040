//! One file a layout; the list of them stands in [`super::LAYOUTS`].

pub mod agenda_pack;
pub mod classic;
pub mod headings;
pub mod moderngov_bare;
pub mod moderngov_issue;
pub mod moderngov_item;
pub mod moderngov_page;
pub mod moderngov_table;
