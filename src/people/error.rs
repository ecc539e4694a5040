//! What can go wrong with a register.

/// Why a register cannot be read or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// Bytes that no register has.
    #[error("the register of persons is damaged: {0} (index again with --rebuild)")]
    Damaged(&'static str),
    /// Written by another version of the program.
    #[error(
        "the register of persons has format {0}, this program reads {1} (index again with --rebuild)"
    )]
    Version(u32, u32),
    /// More names and lines than a register can hold.
    #[error(
        "the names and lines of all documents together pass 4 GiB: index fewer folders at once"
    )]
    TooLarge,
    /// Rows that did not fit the memory cannot be written to the disk, or read from there.
    #[error("rows of the register of persons: {0}")]
    Disk(String),
}
