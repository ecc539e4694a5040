//! An item to bytes and back: the stored record that answers are made from.
//!
//! In comes an item with what is said of its meeting; out comes one compact run of bytes: numbers as
//! LEB128, strings with their length before them, `None` as length 0 (an empty string counts 1).
//! What `mentions` needs stands first. The text is stored apart. Bytes come from disk: a damaged
//! record is an error, never a panic.

use super::bytes::{Input, put, put_date, put_str, put_time};
use crate::item::{
    Attendee, Capacity, DateSource, Decision, Item, Jump, Kind, Meeting, Moment, Part, Place,
    Status, Vote,
};

/// A record that does not follow the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a stored record is damaged")]
pub struct BadRecord;

/// What is stored of an item beside its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The path by which the index knows the file.
    pub path: String,
    /// Which of the document's meetings, counted from 0.
    pub sitting: u32,
    /// The meeting without attendees and items.
    pub meeting: Meeting,
    /// The item without its text.
    pub item: Item,
}

/// Writes one item's record.
pub fn encode(path: &str, sitting: u32, meeting: &Meeting, item: &Item) -> Vec<u8> {
    let mut out = Vec::with_capacity(160 + path.len());
    put_str(&mut out, Some(path));
    put(&mut out, u64::from(sitting));
    put_meeting(&mut out, meeting);
    put_str(&mut out, Some(&item.id));
    out.push(item.part as u8);
    put_str(&mut out, item.number.as_deref());
    put_str(&mut out, item.title.as_deref());
    put_place(&mut out, &item.place);
    out.push(item.level);
    out.push(u8::from(item.exempt));
    put(&mut out, u64::from(item.page.unwrap_or(0)));
    put(&mut out, u64::from(item.line_start));
    put(&mut out, u64::from(item.line_end));
    put(&mut out, item.topic.len() as u64);
    item.topic.iter().for_each(|step| put_str(&mut out, Some(step)));
    put(&mut out, item.decisions.len() as u64);
    item.decisions.iter().for_each(|decision| put_decision(&mut out, decision));
    put(&mut out, item.attendees.len() as u64);
    item.attendees.iter().for_each(|attendee| put_attendee(&mut out, attendee));
    out
}

/// Reads one item's record.
pub fn decode(bytes: &[u8]) -> Result<Record, BadRecord> {
    let mut input = Input(bytes);
    let mut record = decode_head(&mut input)?;
    let item = &mut record.item;
    item.level = input.byte()?;
    item.exempt = input.byte()? != 0;
    item.page = Some(input.small()?).filter(|&page| page > 0);
    item.line_start = input.small()?;
    item.line_end = input.small()?;
    item.topic = input.list(|input| input.string())?;
    item.decisions = input.list(get_decision)?;
    item.attendees = input.list(get_attendee)?;
    Ok(record)
}

/// Reads only what `mentions` prints: path, meeting, and the item's id, part, number, title, place.
pub fn decode_for_mentions(bytes: &[u8]) -> Result<Record, BadRecord> {
    decode_head(&mut Input(bytes))
}

fn decode_head(input: &mut Input) -> Result<Record, BadRecord> {
    let path = input.string()?;
    let sitting = input.small()?;
    let meeting = get_meeting(input)?;
    let item = Item {
        id: input.string()?,
        part: input.pick(&Part::ALL)?,
        number: input.text()?,
        title: input.text()?,
        place: get_place(input)?,
        level: 1,
        topic: Vec::new(),
        exempt: false,
        decisions: Vec::new(),
        attendees: Vec::new(),
        page: None,
        line_start: 0,
        line_end: 0,
        text: String::new(),
    };
    Ok(Record { path, sitting, meeting, item })
}

fn put_meeting(out: &mut Vec<u8>, meeting: &Meeting) {
    put_str(out, Some(&meeting.id));
    out.push(meeting.kind as u8);
    put_str(out, meeting.council.as_deref());
    put_str(out, meeting.committee.as_deref());
    put_date(out, meeting.date);
    put_date(out, meeting.end_date);
    out.push(meeting.date_source.map_or(255, |source| source as u8));
    put_time(out, meeting.start_time);
    put_time(out, meeting.end_time);
    put_str(out, meeting.venue.as_deref());
}

fn get_meeting(input: &mut Input) -> Result<Meeting, BadRecord> {
    Ok(Meeting {
        id: input.string()?,
        kind: input.pick(&Kind::ALL)?,
        council: input.text()?,
        committee: input.text()?,
        date: input.date()?,
        end_date: input.date()?,
        date_source: match input.byte()? {
            255 => None,
            code => Some(*DateSource::ALL.get(usize::from(code)).ok_or(BadRecord)?),
        },
        start_time: input.time()?,
        end_time: input.time()?,
        venue: input.text()?,
        evidence: Vec::new(),
        attendees: Vec::new(),
        items: Vec::new(),
    })
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

fn put_decision(out: &mut Vec<u8>, decision: &Decision) {
    put_str(out, decision.number.as_deref());
    put_str(out, Some(&decision.text));
    put_str(out, decision.marker.as_deref());
    put_str(out, decision.mover.as_deref());
    put_str(out, decision.seconder.as_deref());
    put(out, u64::from(decision.line));
    out.push(u8::from(decision.vote.is_some()));
    if let Some(vote) = &decision.vote {
        for count in [vote.ayes, vote.against, vote.abstained] {
            put(out, count.map_or(0, |count| u64::from(count) + 1));
        }
        put_str(out, vote.outcome.as_deref());
    }
}

fn get_decision(input: &mut Input) -> Result<Decision, BadRecord> {
    Ok(Decision {
        number: input.text()?,
        text: input.string()?,
        marker: input.text()?,
        mover: input.text()?,
        seconder: input.text()?,
        line: input.small()?,
        vote: match input.byte()? {
            0 => None,
            _ => Some(Vote {
                ayes: input.count()?,
                against: input.count()?,
                abstained: input.count()?,
                outcome: input.text()?,
            }),
        },
    })
}

fn put_attendee(out: &mut Vec<u8>, attendee: &Attendee) {
    put_str(out, Some(&attendee.name));
    put_str(out, attendee.honorific.as_deref());
    put_str(out, attendee.role.as_deref());
    put_str(out, attendee.organisation.as_deref());
    out.push(attendee.capacity as u8);
    out.push(attendee.status as u8);
    out.push(u8::from(attendee.remote));
    put(out, attendee.items.as_ref().map_or(0, |items| items.len() as u64 + 1));
    attendee.items.iter().flatten().for_each(|item| put_str(out, Some(item)));
    put_moment(out, attendee.arrived.as_ref());
    put_moment(out, attendee.left.as_ref());
    put_str(out, attendee.substitute_for.as_deref());
    put(out, u64::from(attendee.page.unwrap_or(0)));
    put(out, u64::from(attendee.line));
}

fn get_attendee(input: &mut Input) -> Result<Attendee, BadRecord> {
    Ok(Attendee {
        name: input.string()?,
        honorific: input.text()?,
        role: input.text()?,
        organisation: input.text()?,
        capacity: input.pick(&Capacity::ALL)?,
        status: input.pick(&Status::ALL)?,
        remote: input.byte()? != 0,
        items: match input.number()? {
            0 => None,
            count => Some(input.several(count - 1, |input| input.string())?),
        },
        arrived: get_moment(input)?,
        left: get_moment(input)?,
        substitute_for: input.text()?,
        page: Some(input.small()?).filter(|&page| page > 0),
        line: input.small()?,
    })
}

fn put_moment(out: &mut Vec<u8>, moment: Option<&Moment>) {
    out.push(u8::from(moment.is_some()));
    if let Some(moment) = moment {
        put_time(out, moment.time);
        put_str(out, moment.item.as_deref());
    }
}

fn get_moment(input: &mut Input) -> Result<Option<Moment>, BadRecord> {
    Ok(match input.byte()? {
        0 => None,
        _ => Some(Moment { time: input.time()?, item: input.text()? }),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, Time};

    use super::*;

    fn sample() -> (Meeting, Item) {
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
        let item = Item {
            id: "ab-1".to_owned(),
            part: Part::Report,
            number: Some("4.1".to_owned()),
            title: None,
            level: 2,
            topic: vec!["Housing".to_owned(), "Repairs".to_owned()],
            exempt: true,
            decisions: vec![decision],
            attendees: vec![attendee],
            page: Some(2),
            line_start: 5,
            line_end: 900,
            text: String::new(),
            place: Place {
                column: 3,
                jumps: vec![
                    Jump { offset: 0, line: 5, page: 2 },
                    Jump { offset: 400, line: 12, page: 3 },
                ],
            },
        };
        let meeting = Meeting {
            id: "m1".to_owned(),
            kind: Kind::AgendaPack,
            council: None,
            committee: Some("Harrowfen Planning Board".to_owned()),
            date: Some(Date::constant(1999, 12, 31)),
            end_date: None,
            date_source: Some(DateSource::Path),
            start_time: Some(Time::constant(0, 0, 0, 0)),
            end_time: None,
            venue: Some("Moot Hall".to_owned()),
            evidence: Vec::new(),
            attendees: Vec::new(),
            items: Vec::new(),
        };
        (meeting, item)
    }

    #[test]
    fn what_goes_in_comes_out() {
        let (meeting, item) = sample();
        let record = decode(&encode("a/b.txt", 2, &meeting, &item)).unwrap();
        assert_eq!(record, Record { path: "a/b.txt".to_owned(), sitting: 2, meeting, item });
    }

    #[test]
    fn a_damaged_record_is_an_error_or_another_record_but_no_panic() {
        let (meeting, item) = sample();
        let bytes = encode("a/b.txt", 2, &meeting, &item);
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut]).is_err());
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                let _ = decode(&damaged);
            }
        }
    }
}
