//! The records of the register and how they stand in its file: rows of little-endian numbers.
//!
//! Every record is a struct of `u32` fields; numbers of other records, strings and days are all
//! kept so, [`NONE`] where there is none. A string is its number in the table of strings. In the file
//! every field of a table has its own width, so that rows can be looked up and take a third less.

/// No string, no day, no record.
pub const NONE: u32 = u32::MAX;

/// A record: numbers, each of which takes as many bytes as the greatest of its column needs.
pub trait Record: Copy + Default {
    /// How many numbers.
    const NUMBERS: usize;
    /// Makes the columns as wide as this record needs them.
    fn widen(&self, widths: &mut [u8]);
    /// Appends the record's bytes.
    fn put(&self, widths: &[u8], out: &mut Vec<u8>);
    /// Reads a record; missing bytes read as [`NONE`].
    fn get(bytes: &[u8], widths: &[u8]) -> Self;
}

/// How many bytes a number takes. [`NONE`] takes none: all others are kept one greater.
fn width(number: u32) -> u8 {
    (32 - number.wrapping_add(1).leading_zeros()).div_ceil(8) as u8
}

fn put(number: u32, width: Option<&u8>, out: &mut Vec<u8>) {
    let bytes = number.wrapping_add(1).to_le_bytes();
    out.extend(bytes.iter().take(width.map_or(0, |width| usize::from(*width))));
}

/// Takes a number from the front of a record.
fn take(bytes: &mut &[u8], width: Option<&u8>) -> u32 {
    let width = width.map_or(0, |width| usize::from(*width));
    let Some((number, rest)) = bytes.split_at_checked(width) else { return NONE };
    *bytes = rest;
    number.iter().rev().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)).wrapping_sub(1)
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name { $($(#[$field_doc])* pub $field: u32),* }

        impl Record for $name {
            const NUMBERS: usize = [$(stringify!($field)),*].len();
            fn widen(&self, widths: &mut [u8]) {
                let numbers = [$(self.$field),*];
                widths.iter_mut().zip(numbers).for_each(|(all, one)| *all = (*all).max(width(one)));
            }
            fn put(&self, widths: &[u8], out: &mut Vec<u8>) {
                let mut widths = widths.iter();
                $(put(self.$field, widths.next(), out);)*
            }
            fn get(mut bytes: &[u8], widths: &[u8]) -> Self {
                let mut widths = widths.iter();
                Self { $($field: take(&mut bytes, widths.next())),* }
            }
        }
    )* };
}

records! {
    /// A single number: indices are tables of these.
    Number { value }
    /// A document.
    DocumentRow {
        key_low, key_high,
        /// The path up to its last `/`, and what follows it: documents share most of both.
        folder, file,
        sittings_end,
    }
    /// A sitting. `*_end` are the ends of its stretches in the other tables, the starts being the
    /// ends of the sitting before.
    SittingRow {
        document, ordinal,
        /// See [`super::ids`].
        id_text, id_low, id_high,
        kind, date_source, council, committee, date, end_date,
        start_time, end_time, venue, attendees_end, items_end, approvals_end, latest_month,
        /// The joined meeting.
        meeting,
    }
    /// A person's status at a sitting.
    AttendeeRow {
        name,
        /// A [`MannerRow`].
        manner,
        /// See [`super::flags`].
        flags,
        /// A [`PartRow`]; [`NONE`]: the whole meeting.
        part,
        page, line, text,
        /// The form of name that the row counts as.
        form,
        /// The sitting it belongs to.
        sitting,
    }
    /// How somebody is printed beside the name. Few manners serve all rows.
    MannerRow { honorific, role, organisation }
    /// What somebody was there for.
    PartRow {
        /// Numbers of items, one a line; [`NONE`] where the document gives none.
        items,
        /// Places of those items in the sitting, one a line; [`NONE`]: the whole meeting.
        places,
    }
    /// An item of business.
    ItemRow {
        /// The number at the end of the id, behind a `-`; [`NONE`] where the whole id is in `id_head`.
        id_number,
        /// What stands before it; [`NONE`] where the document's key gives it.
        id_head,
        number,
        /// See [`super::ids::Title`].
        title_low, title_high,
        /// The first line, doubled, and one more for a report.
        place,
    }
    /// Minutes of an earlier meeting put to a sitting.
    ApprovalRow { date, text, line }
    /// A printed form of a person's name, and why it is the person's.
    FormRow {
        name, honorific, person,
        /// Why it belongs to the person, see `Reason`.
        reason,
        /// The form it was joined to; itself where it is the person's first.
        joined_to,
        /// First and last day on which it stands, and how often.
        first, last, count,
        /// A row that shows it.
        row,
    }
    /// A person.
    PersonRow {
        id, name, scope,
        /// 0 councillor, 1 officer, 2 neither known.
        class,
        /// Where several persons may be meant: the first of them in `candidates`, and how many.
        candidates, candidate_count,
        /// Meetings, not rows.
        attended, apologies, first, last,
        rows_end, forms_end,
    }
    /// A joined meeting.
    MeetingRow {
        /// See [`super::ids`].
        id_text, id_low, id_high,
        scope,
        /// The committee for comparison.
        committee_key,
        date, date_source,
        /// The sitting that tells most.
        main,
        sittings_end,
        /// Row of an attendance list: 1 where one of the sittings has a list of those present.
        recorded,
        /// Items of business over all its documents, each counted once.
        item_count,
        /// Why an undated sitting was dated; [`NONE`] where nothing was inferred.
        inferred_by,
        /// A sitting of the committee that an undated one was found to be of.
        like,
    }
    /// A word of somebody's name, to find the person by.
    WordRow { word, person }
    /// A sitting by its key.
    KeyRow { key_low, key_high, sitting }
    /// Something two documents (or two lines) disagree about.
    ConflictRow {
        meeting,
        /// In words.
        about,
        first_sitting, first_page, first_line, first_text,
        second_sitting, second_page, second_line, second_text,
    }
}

impl KeyRow {
    /// The key as one number.
    pub fn key(&self) -> u64 {
        u64::from(self.key_high) << 32 | u64::from(self.key_low)
    }
}

impl ItemRow {
    /// The first line, counted from 1.
    pub fn line(&self) -> u32 {
        self.place >> 1
    }

    /// True for a paper behind an agenda item.
    pub fn is_report(&self) -> bool {
        self.place & 1 == 1
    }
}

impl DocumentRow {
    /// The key as one number.
    pub fn key(&self) -> u64 {
        u64::from(self.key_high) << 32 | u64::from(self.key_low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_bytes_that_their_column_needs() {
        let rows = [
            ApprovalRow { date: NONE, text: 254, line: 255 },
            ApprovalRow { date: NONE, text: 0, line: NONE },
            ApprovalRow { date: NONE, text: NONE, line: NONE - 1 },
        ];
        let mut widths = [0; 3];
        rows.iter().for_each(|row| row.widen(&mut widths));
        assert_eq!(widths, [0, 1, 4]);
        for row in rows {
            let mut bytes = Vec::new();
            row.put(&widths, &mut bytes);
            assert_eq!(bytes.len(), 5);
            assert_eq!(ApprovalRow::get(&bytes, &widths), row);
        }
        let none = ApprovalRow { date: NONE, text: NONE, line: NONE };
        assert_eq!(ApprovalRow::get(&[], &[0, 1, 4]), none);
    }
}
