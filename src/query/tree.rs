//! The query as a tree: what the parser makes, what lowering and matching read.

use jiff::civil::Date;

use super::date::DateRange;
use super::word::WordTest;

/// A query, or part of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Matches every item: the empty query.
    Everything,
    /// Matches nothing: a word that holds no letter or digit, for example.
    Nothing,
    /// All must match.
    All(Vec<Node>),
    /// One must match.
    Any(Vec<Node>),
    /// Must not match.
    Not(Box<Node>),
    /// A word or phrase.
    Phrase(Phrase),
    /// Two sides within so many words of each other, in either order.
    Near(Near),
    /// A facet has a value that holds these words.
    Facet {
        /// The facet's name.
        name: String,
        /// The words, as typed.
        value: String,
    },
    /// The meeting was held in this range.
    Date(DateRange),
    /// This person attended the meeting.
    Person(String),
}

/// The texts of an item that can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TextField {
    /// The whole item, heading included.
    #[default]
    Text,
    /// Its title.
    Title,
    /// Its decisions.
    Decision,
}

/// Words in their order. One word is a phrase of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Where it is looked for.
    pub field: TextField,
    /// The words; never empty.
    pub slots: Vec<Slot>,
    /// How many words more than its own the phrase may span, in any order where not 0.
    pub slop: u32,
}

/// One word of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Which words fit.
    pub test: WordTest,
    /// Its position, counted from the first word's; see [`crate::index::words`].
    pub offset: u32,
    /// What stands between it and the word before, as typed.
    pub gap: String,
}

/// Two sides near each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Any of these phrases …
    pub left: Vec<Phrase>,
    /// … and any of these …
    pub right: Vec<Phrase>,
    /// … with at most so many words between them, in either order.
    pub distance: u32,
}

impl Node {
    /// Calls `each` for every phrase that a matching item may hold: those under `Not` are left out.
    pub fn phrases<'n>(&'n self, each: &mut dyn FnMut(&'n Phrase)) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.phrases(each)),
            Self::Phrase(phrase) => each(phrase),
            Self::Near(near) => near.left.iter().chain(&near.right).for_each(each),
            _ => {}
        }
    }

    /// True where the tree holds words, and not only filters.
    pub fn has_phrases(&self) -> bool {
        let mut any = false;
        self.phrases(&mut |_| any = true);
        any
    }
}

/// The days of a whole year, month or day.
pub fn days(from: Date, to: Date) -> DateRange {
    DateRange { from: Some(from), to: Some(to) }
}
