//! An item to bytes and back: the stored record that answers are made from.
//!
//! In comes an item, out comes one compact run of bytes: numbers as LEB128, strings in shorthand with
//! their length before them, or as places in the text where it says the same. Of its document and its
//! meeting only the numbers are kept: the catalog knows them (see [`super::sittings`]). What
//! `mentions` needs stands first, and is read without the rest. Bytes come from disk: a damaged
//! record is an error, never a panic.

use super::bytes::{BadRecord, Input, put, put_time};
use super::said::{get_said, put_said};
use super::shorthand::{Hearer, Scribe, Shorthand};
use crate::item::{
    Attendee, Capacity, Decision, Item, Jump, Meeting, Moment, Part, Place, Status, Vote,
};

/// What is stored of an item, with its document and its meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The path by which the index knows the file.
    pub path: String,
    /// Which of the document's meetings, counted from 0.
    pub sitting: u32,
    /// The meeting without attendees and items.
    pub meeting: Meeting,
    /// The item with its text.
    pub item: Item,
}

/// Where an item belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongs {
    /// Key of its document; see [`super::entry::document_key`].
    pub document: u64,
    /// Which of the document's meetings, counted from 0.
    pub sitting: u32,
    /// Which part of the document, counted from 1.
    pub ordinal: u64,
}

impl Belongs {
    /// The item's id: its document's and its number there; see [`crate::reading`].
    pub fn item_id(self) -> String {
        format!("{:010x}-{}", self.document >> 24, self.ordinal)
    }
}

/// Writes one item's record; the hearer hears of its text.
pub fn encode(
    belongs: Belongs,
    item: &Item,
    scribe: &mut Scribe,
    hearer: &mut impl Hearer,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + item.text.len() / 2);
    out.extend_from_slice(&belongs.document.to_le_bytes());
    put(&mut out, u64::from(belongs.sitting));
    put(&mut out, belongs.ordinal);
    out.push(item.part as u8);
    put_place(&mut out, &item.place);
    scribe.write_heard(&item.text, &mut out, hearer);
    let from = &mut 0;
    scribe.write(Some(item.id.as_str()).filter(|id| *id != belongs.item_id()), &mut out);
    put_said(&mut out, item.number.as_deref(), &item.text, from, scribe);
    put_said(&mut out, item.title.as_deref(), &item.text, from, scribe);
    out.push(item.level);
    out.push(u8::from(item.exempt));
    put(&mut out, u64::from(item.page.unwrap_or(0)));
    put(&mut out, u64::from(item.line_start));
    put(&mut out, u64::from(item.line_end.wrapping_sub(item.line_start)));
    put(&mut out, item.topic.len() as u64);
    item.topic.iter().for_each(|step| scribe.write(Some(step), &mut out));
    put(&mut out, item.decisions.len() as u64);
    for decision in &item.decisions {
        put_decision(&mut out, decision, &item.text, from, scribe);
    }
    put(&mut out, item.attendees.len() as u64);
    item.attendees.iter().for_each(|attendee| put_attendee(&mut out, attendee, scribe));
    out
}

/// A record on its way to being read, part by part and in this order.
pub struct Opened<'b> {
    input: Input<'b>,
    shorthand: &'b Shorthand,
    /// Where it belongs.
    pub belongs: Belongs,
    /// Which stretch of the document it is.
    pub part: Part,
    /// Where the text's lines stand in the file.
    pub place: Place,
}

impl<'b> Opened<'b> {
    /// Reads what stands before the text.
    pub fn new(bytes: &'b [u8], shorthand: &'b Shorthand) -> Result<Self, BadRecord> {
        let (key, rest) = bytes.split_first_chunk::<8>().ok_or(BadRecord)?;
        let mut input = Input(rest);
        let belongs = Belongs {
            document: u64::from_le_bytes(*key),
            sitting: input.small()?,
            ordinal: input.number()?,
        };
        let part = input.pick(&Part::ALL)?;
        let place = get_place(&mut input)?;
        Ok(Self { input, shorthand, belongs, part, place })
    }

    /// Reads the text, which comes first, in place of what `text` holds.
    pub fn text(&mut self, text: &mut String) -> Result<(), BadRecord> {
        self.shorthand.read_into(&mut self.input, text)?.then_some(()).ok_or(BadRecord)
    }

    /// Reads what comes second: the item's id, number and title.
    pub fn heading(&mut self, text: &str) -> Result<Heading, BadRecord> {
        let id = self.shorthand.read(&mut self.input)?;
        Ok(Heading {
            id: id.unwrap_or_else(|| self.belongs.item_id()),
            number: get_said(&mut self.input, text, self.shorthand)?,
            title: get_said(&mut self.input, text, self.shorthand)?,
        })
    }

    /// Reads all the rest.
    pub fn item(self, text: String, heading: Heading) -> Result<Item, BadRecord> {
        let Self { mut input, shorthand, part, place, .. } = self;
        let level = input.byte()?;
        let exempt = input.byte()? != 0;
        let page = Some(input.small()?).filter(|&page| page > 0);
        let line_start = input.small()?;
        let line_end = line_start.wrapping_add(input.small()?);
        let topic = input.list(|input| shorthand.read(input)?.ok_or(BadRecord))?;
        let decisions = input.list(|input| get_decision(input, &text, shorthand))?;
        let attendees = input.list(|input| get_attendee(input, shorthand))?;
        let Heading { id, number, title } = heading;
        Ok(Item {
            id,
            part,
            number,
            title,
            level,
            topic,
            exempt,
            decisions,
            attendees,
            page,
            line_start,
            line_end,
            text,
            place,
        })
    }
}

/// What an item is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its title as printed.
    pub title: Option<String>,
}

/// Reads one item's record whole.
pub fn decode(bytes: &[u8], shorthand: &Shorthand) -> Result<(Belongs, Item), BadRecord> {
    let mut opened = Opened::new(bytes, shorthand)?;
    let mut text = String::new();
    opened.text(&mut text)?;
    let heading = opened.heading(&text)?;
    Ok((opened.belongs, opened.item(text, heading)?))
}

fn put_place(out: &mut Vec<u8>, place: &Place) {
    put(out, u64::from(place.column));
    put(out, place.jumps.len() as u64);
    let (mut offset, mut line) = (0, 0);
    for jump in &place.jumps {
        put(out, u64::from(jump.offset.wrapping_sub(offset)));
        put(out, u64::from(jump.line.wrapping_sub(line)));
        put(out, u64::from(jump.page));
        (offset, line) = (jump.offset, jump.line);
    }
}

fn get_place(input: &mut Input) -> Result<Place, BadRecord> {
    let column = input.small()?;
    let (mut offset, mut line) = (0_u32, 0_u32);
    let jumps = input.list(|input| {
        offset = offset.wrapping_add(input.small()?);
        line = line.wrapping_add(input.small()?);
        Ok(Jump { offset, line, page: input.small()? })
    })?;
    Ok(Place { column, jumps })
}

fn put_decision(
    out: &mut Vec<u8>,
    decision: &Decision,
    text: &str,
    from: &mut usize,
    scribe: &mut Scribe,
) {
    scribe.write(decision.number.as_deref(), out);
    put_said(out, Some(&decision.text), text, from, scribe);
    scribe.write(decision.marker.as_deref(), out);
    scribe.write(decision.mover.as_deref(), out);
    scribe.write(decision.seconder.as_deref(), out);
    put(out, u64::from(decision.line));
    out.push(u8::from(decision.vote.is_some()));
    if let Some(vote) = &decision.vote {
        for count in [vote.ayes, vote.against, vote.abstained] {
            put(out, count.map_or(0, |count| u64::from(count) + 1));
        }
        scribe.write(vote.outcome.as_deref(), out);
    }
}

fn get_decision(
    input: &mut Input,
    text: &str,
    shorthand: &Shorthand,
) -> Result<Decision, BadRecord> {
    Ok(Decision {
        number: shorthand.read(input)?,
        text: get_said(input, text, shorthand)?.ok_or(BadRecord)?,
        marker: shorthand.read(input)?,
        mover: shorthand.read(input)?,
        seconder: shorthand.read(input)?,
        line: input.small()?,
        vote: match input.byte()? {
            0 => None,
            _ => Some(Vote {
                ayes: input.count()?,
                against: input.count()?,
                abstained: input.count()?,
                outcome: shorthand.read(input)?,
            }),
        },
    })
}

fn put_attendee(out: &mut Vec<u8>, attendee: &Attendee, scribe: &mut Scribe) {
    scribe.write(Some(&attendee.name), out);
    scribe.write(attendee.honorific.as_deref(), out);
    scribe.write(attendee.role.as_deref(), out);
    scribe.write(attendee.organisation.as_deref(), out);
    out.push(attendee.capacity as u8);
    out.push(attendee.status as u8);
    out.push(u8::from(attendee.remote));
    put(out, attendee.items.as_ref().map_or(0, |items| items.len() as u64 + 1));
    attendee.items.iter().flatten().for_each(|item| scribe.write(Some(item), out));
    put_moment(out, attendee.arrived.as_ref(), scribe);
    put_moment(out, attendee.left.as_ref(), scribe);
    scribe.write(attendee.substitute_for.as_deref(), out);
    put(out, u64::from(attendee.page.unwrap_or(0)));
    put(out, u64::from(attendee.line));
}

fn get_attendee(input: &mut Input, shorthand: &Shorthand) -> Result<Attendee, BadRecord> {
    Ok(Attendee {
        name: shorthand.read(input)?.ok_or(BadRecord)?,
        honorific: shorthand.read(input)?,
        role: shorthand.read(input)?,
        organisation: shorthand.read(input)?,
        capacity: input.pick(&Capacity::ALL)?,
        status: input.pick(&Status::ALL)?,
        remote: input.byte()? != 0,
        items: match input.number()? {
            0 => None,
            count => {
                let each = |input: &mut Input| shorthand.read(input)?.ok_or(BadRecord);
                Some(input.several(count - 1, each)?)
            }
        },
        arrived: get_moment(input, shorthand)?,
        left: get_moment(input, shorthand)?,
        substitute_for: shorthand.read(input)?,
        page: Some(input.small()?).filter(|&page| page > 0),
        line: input.small()?,
    })
}

fn put_moment(out: &mut Vec<u8>, moment: Option<&Moment>, scribe: &mut Scribe) {
    out.push(u8::from(moment.is_some()));
    if let Some(moment) = moment {
        put_time(out, moment.time);
        scribe.write(moment.item.as_deref(), out);
    }
}

fn get_moment(input: &mut Input, shorthand: &Shorthand) -> Result<Option<Moment>, BadRecord> {
    Ok(match input.byte()? {
        0 => None,
        _ => Some(Moment { time: input.time()?, item: shorthand.read(input)? }),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::Time;
    use tantivy::directory::OwnedBytes;

    use super::*;
    use crate::index::shorthand::WordList;

    fn sample() -> Item {
        let attendee = Attendee {
            name: "A Marsh".to_owned(),
            honorific: Some("Cllr".to_owned()),
            role: None,
            organisation: Some(String::new()),
            capacity: Capacity::Guest,
            status: Status::InAttendance,
            remote: true,
            items: Some(vec!["4".to_owned()]),
            arrived: Some(Moment { time: Some(Time::constant(19, 5, 0, 0)), item: None }),
            left: Some(Moment { time: None, item: Some("7".to_owned()) }),
            substitute_for: Some("B Fenn".to_owned()),
            page: Some(3),
            line: 70_000,
        };
        let decision = Decision {
            text: "That it be noted".to_owned(),
            vote: Some(Vote { ayes: Some(0), against: None, ..Vote::default() }),
            ..Decision::default()
        };
        Item {
            id: "0123456789-7".to_owned(),
            part: Part::Report,
            number: Some("4.1".to_owned()),
            title: Some("Repairs to roofs".to_owned()),
            level: 2,
            topic: vec!["Housing".to_owned(), "Repairs".to_owned()],
            exempt: true,
            decisions: vec![decision],
            attendees: vec![attendee],
            page: Some(2),
            line_start: 5,
            line_end: 900,
            text: "4.1 Repairs to\nroofs. RESOLVED That it be noted".to_owned(),
            place: Place {
                column: 3,
                jumps: vec![
                    Jump { offset: 0, line: 5, page: 2 },
                    Jump { offset: 400, line: 12, page: 3 },
                ],
            },
        }
    }

    const BELONGS: Belongs = Belongs { document: 0x0123_4567_89ab_cdef, sitting: 2, ordinal: 7 };

    /// The record and what reads it.
    fn written(item: &Item) -> (Vec<u8>, Shorthand) {
        let list = Arc::new(WordList::new());
        let bytes = encode(BELONGS, item, &mut Scribe::new(&list), &mut ());
        (bytes, Shorthand::open(OwnedBytes::new(list.file())).unwrap())
    }

    #[test]
    fn what_goes_in_comes_out() {
        let other = Item { id: "other".to_owned(), title: None, ..sample() };
        for item in [sample(), other] {
            let (bytes, shorthand) = written(&item);
            assert_eq!(decode(&bytes, &shorthand), Ok((BELONGS, item)));
        }
    }

    #[test]
    fn a_damaged_record_is_an_error_or_another_record_but_no_panic() {
        let (bytes, shorthand) = written(&sample());
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut], &shorthand).is_err());
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                let _ = decode(&damaged, &shorthand);
            }
        }
    }
}
