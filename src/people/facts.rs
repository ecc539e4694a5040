//! What the register needs of a document: its sittings with their attendance, without the texts.
//!
//! In comes a [`Reading`], out go [`DocumentFacts`]. Made where the document is read, so that the
//! document itself can be dropped at once.

use jiff::civil::{Date, Time};

use super::approvals;
use super::evidence;
use super::ids::Title;
use crate::item::{
    Attendee, Capacity, DateSource, Item, Kind, Meeting, Moment, Part, Reading, Status,
};

/// One document as the register sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentFacts {
    /// Identifies the document: a hash of its path.
    pub key: u64,
    /// The path as it is shown to the user.
    pub path: String,
    /// Its meetings, in their order.
    pub sittings: Vec<SittingFacts>,
}

/// One meeting as one document tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SittingFacts {
    /// Counts the meetings of a document from 0.
    pub ordinal: u32,
    /// [`Meeting::id`].
    pub id: String,
    /// See [`Meeting`] for this and the following fields.
    pub kind: Kind,
    /// See [`Meeting`].
    pub council: Option<String>,
    /// See [`Meeting`].
    pub committee: Option<String>,
    /// See [`Meeting`].
    pub date: Option<Date>,
    /// See [`Meeting`].
    pub end_date: Option<Date>,
    /// See [`Meeting`].
    pub date_source: Option<DateSource>,
    /// See [`Meeting`].
    pub start_time: Option<Time>,
    /// See [`Meeting`].
    pub end_time: Option<Time>,
    /// See [`Meeting`].
    pub venue: Option<String>,
    /// Everyone with a status.
    pub attendees: Vec<AttendeeFacts>,
    /// The items of business, and the reports behind them.
    pub items: Vec<ItemFacts>,
    /// Dates of earlier meetings whose minutes were put to this one.
    pub approvals: Vec<Approval>,
    /// The latest month that the text of an undated sitting looks back to: it met in that month or
    /// later.
    pub latest_month: Option<Date>,
}

/// An attendee and the words that prove the status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendeeFacts {
    /// What the document says.
    pub attendee: Attendee,
    /// Places in the sitting's list of items of those the person was there for; `None`: all.
    pub places: Option<Vec<u32>>,
    /// The line that says so, shortened around the name where it is long.
    pub text: String,
}

/// An item without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFacts {
    /// [`crate::item::Item::id`].
    pub id: String,
    /// As printed.
    pub number: Option<String>,
    /// The title, for comparison.
    pub title: Title,
    /// First line, counted from 1.
    pub line: u32,
    /// True for a paper behind an agenda item, which is no item of business of its own.
    pub report: bool,
}

/// The minutes of an earlier meeting, put to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// When the earlier meeting was held.
    pub date: Date,
    /// The words that say so.
    pub text: String,
    /// Line on which the item begins, counted from 1.
    pub line: u32,
}

impl SittingFacts {
    /// A sitting of which nothing is known but its kind and committee.
    pub fn new(kind: Kind, committee: Option<String>) -> Self {
        Self {
            ordinal: 0,
            id: String::new(),
            kind,
            council: None,
            committee,
            date: None,
            end_date: None,
            date_source: None,
            start_time: None,
            end_time: None,
            venue: None,
            attendees: Vec::new(),
            items: Vec::new(),
            approvals: Vec::new(),
            latest_month: None,
        }
    }
}

impl AttendeeFacts {
    /// An attendee of whom only this much is known; `text` is the line that says so.
    pub fn new(name: &str, status: Status, capacity: Capacity, line: u32, text: String) -> Self {
        let attendee = Attendee {
            name: name.to_owned(),
            honorific: None,
            role: None,
            organisation: None,
            capacity,
            status,
            remote: false,
            items: None,
            arrived: None,
            left: None,
            substitute_for: None,
            page: None,
            line,
        };
        Self { attendee, places: None, text }
    }
}

impl DocumentFacts {
    /// Takes from a reading what the register keeps. `key` is the document's key in the index.
    pub fn new(key: u64, reading: &Reading) -> Self {
        let sittings = reading.meetings.iter().zip(0..);
        Self {
            key,
            path: reading.source.path.clone(),
            sittings: sittings.map(|(meeting, ordinal)| sitting(meeting, ordinal)).collect(),
        }
    }
}

/// The key of one sitting in the index: the same for the same document key and ordinal.
pub fn sitting_key(document: u64, ordinal: u32) -> u64 {
    // Multiplying by an odd number keeps keys of one document apart, xor keeps documents apart.
    document ^ u64::from(ordinal).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn sitting(meeting: &Meeting, ordinal: u32) -> SittingFacts {
    let texts = evidence::lines(meeting);
    let attendees = meeting.attendees.iter().cloned().zip(texts);
    let business: Vec<&Item> = business(meeting);
    let attendees = attendees.map(|(attendee, text)| {
        let places = places(&attendee, &business);
        AttendeeFacts { attendee, places, text }
    });
    let undated = meeting.date.is_none();
    SittingFacts {
        ordinal,
        id: meeting.id.clone(),
        kind: meeting.kind,
        council: meeting.council.clone(),
        committee: meeting.committee.clone(),
        date: meeting.date,
        end_date: meeting.end_date,
        date_source: meeting.date_source,
        start_time: meeting.start_time,
        end_time: meeting.end_time,
        venue: meeting.venue.clone(),
        attendees: attendees.collect(),
        items: business
            .iter()
            .map(|item| ItemFacts {
                id: item.id.clone(),
                number: item.number.clone(),
                title: Title::of_option(item.title.as_deref()),
                line: item.line_start,
                report: item.part == Part::Report,
            })
            .collect(),
        approvals: approvals::find(meeting),
        latest_month: if undated { approvals::latest_month(meeting) } else { None },
    }
}

fn business(meeting: &Meeting) -> Vec<&Item> {
    let parts = [Part::Item, Part::Report];
    meeting.items.iter().filter(|item| parts.contains(&item.part)).collect()
}

/// Which items a person was there for: those whose numbers the document gives, and those that
/// themselves name the person by that line; without those before the one at which the person came
/// and behind the one at which the person went. `None` is the whole meeting.
fn places(attendee: &Attendee, items: &[&Item]) -> Option<Vec<u32>> {
    let at_item = |moment: &Option<Moment>| {
        let number = moment.as_ref()?.item.as_ref()?;
        items
            .iter()
            .position(|item| item.part == Part::Item && item.number.as_ref() == Some(number))
    };
    let (came, went) = (at_item(&attendee.arrived), at_item(&attendee.left));
    if attendee.items.is_none() && came.is_none() && went.is_none() {
        return None;
    }
    let named = |item: &Item| {
        let same = |other: &Attendee| other.name == attendee.name && other.line == attendee.line;
        item.attendees.iter().any(same)
    };
    let there = |item: &Item| match &attendee.items {
        None => true,
        Some(numbers) => {
            item.number.as_ref().is_some_and(|number| numbers.contains(number)) || named(item)
        }
    };
    let range = came.unwrap_or(0)..=went.unwrap_or(items.len());
    let counted = (0..).zip(items).filter(|(at, item)| range.contains(at) && there(item));
    Some(counted.map(|(at, _)| at as u32).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: &str) -> Item {
        Item {
            id: number.to_owned(),
            part: Part::Item,
            number: Some(number.to_owned()),
            title: None,
            level: 1,
            topic: Vec::new(),
            exempt: false,
            decisions: Vec::new(),
            attendees: Vec::new(),
            page: None,
            line_start: 1,
            line_end: 1,
            text: String::new(),
            place: crate::item::Place::default(),
        }
    }

    #[test]
    fn who_came_late_and_left_early_is_at_the_items_between() {
        let items = ["1", "2", "3", "4"].map(item);
        let items: Vec<&Item> = items.iter().collect();
        let mut ash =
            AttendeeFacts::new("Ash", Status::Present, Capacity::Member, 5, String::new()).attendee;
        let moment = |number: &str| Some(Moment { time: None, item: Some(number.to_owned()) });
        assert_eq!(places(&ash, &items), None);
        ash.arrived = moment("2");
        assert_eq!(places(&ash, &items), Some(vec![1, 2, 3]));
        ash.left = moment("3");
        assert_eq!(places(&ash, &items), Some(vec![1, 2]));
        ash.items = Some(vec!["3".to_owned(), "4".to_owned()]);
        assert_eq!(places(&ash, &items), Some(vec![2]));
        ash.arrived = moment("99");
        assert_eq!(places(&ash, &items), Some(vec![2]));
    }
}
