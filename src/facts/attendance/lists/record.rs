//! What a list says: its people, each with what is printed of them, and how it was understood.

use crate::item::{Moment, Status};

/// One person of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Byte offset in the list's text.
    pub start: usize,
    /// As printed.
    pub honorific: Option<String>,
    /// True for a councillor's title, own or joint.
    pub elected: bool,
    /// True for a police or fire rank.
    pub rank: bool,
    /// True for an appointed or co-opted member.
    pub appointed: bool,
    /// As printed, without honorific, letters and role.
    pub name: String,
    /// As printed.
    pub role: Option<String>,
    /// As printed.
    pub organisation: Option<String>,
    /// True where the person took part from afar.
    pub remote: bool,
    /// Said to be away, whatever the list: `on leave`.
    pub away: bool,
    /// A status of the person's own, which differs from the list's.
    pub status: Option<Status>,
    /// When the person came.
    pub arrived: Option<Moment>,
    /// When the person went.
    pub left: Option<Moment>,
    /// The member whose place the person took.
    pub substitute_for: Option<String>,
    /// Those who took the person's place.
    pub replaced_by: Vec<Entry>,
}

/// A list as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The people, in order.
    pub entries: Vec<Entry>,
    /// Byte offset where the list ends in its text.
    pub end: usize,
    /// True where all of the text was understood as people and their roles.
    pub whole: bool,
    /// True where the text was too long to be read to its end.
    pub cut: bool,
    /// How it names people.
    pub manner: Manner,
}

/// How a list names people, where not by their surnames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// By first names: `Ann, Bob (chair), Carol H`.
    pub casual: bool,
    /// By initials: `JB, KL and MT`.
    pub initialled: bool,
    /// By surnames and given names behind them: `Elm, Ann`.
    pub inverted: bool,
}
