//! The meetings of a document to bytes and back: what the catalog says of each, without attendees and
//! items.
//!
//! All items of a meeting share it, so that it stands once, in the row of the document. The format is
//! that of [`super::record`]. Bytes come from disk: damaged ones are an error, never a panic.

use super::bytes::{BadRecord, Input, put, put_date, put_str, put_time};
use crate::item::{DateSource, Kind, Meeting};
use crate::people::Strings;

/// Appends one meeting of a document, with the length of what stands of it before it.
pub fn put_meeting(all: &mut Vec<u8>, meeting: &Meeting) {
    put_with(all, meeting, &mut |out, text| put_str(out, text));
}

/// As [`put_meeting`], with names as numbers of strings that the meetings of many documents share.
pub(super) fn put_shared(all: &mut Vec<u8>, meeting: &Meeting, strings: &mut Strings) {
    put_with(all, meeting, &mut |out, text| {
        put(out, text.map_or(0, |text| u64::from(strings.keep(text)) + 1));
    });
}

/// Appends a meeting; `put_name` appends the names of council, committee and place.
fn put_with(
    all: &mut Vec<u8>,
    meeting: &Meeting,
    put_name: &mut dyn FnMut(&mut Vec<u8>, Option<&str>),
) {
    let mut bytes = Vec::with_capacity(100);
    let out = &mut bytes;
    put_str(out, Some(&meeting.id));
    out.push(meeting.kind as u8);
    put_name(out, meeting.council.as_deref());
    put_name(out, meeting.committee.as_deref());
    put_date(out, meeting.date);
    put_date(out, meeting.end_date);
    out.push(meeting.date_source.map_or(255, |source| source as u8));
    put_time(out, meeting.start_time);
    put_time(out, meeting.end_time);
    put_name(out, meeting.venue.as_deref());
    put(all, bytes.len() as u64);
    all.extend_from_slice(&bytes);
}

/// A meeting of a document by its number there, counted from 0; those before it are passed over.
pub fn meeting(bytes: &[u8], number: u32) -> Result<Meeting, BadRecord> {
    let mut input = Input(bytes);
    for _ in 0..number {
        one(&mut input)?;
    }
    get_with(&mut Input(one(&mut input)?), &|input| input.text())
}

/// Reads what [`put_shared`] wrote; `string` gives the string of a number.
pub(super) fn get_shared<'a>(
    input: &mut Input,
    string: &dyn Fn(u32) -> Result<&'a str, BadRecord>,
) -> Result<Meeting, BadRecord> {
    get_with(&mut Input(one(input)?), &|input| {
        input.count()?.map(|number| string(number).map(str::to_owned)).transpose()
    })
}

/// Passes over what [`put_shared`] wrote.
pub(super) fn pass_shared(input: &mut Input) -> Result<(), BadRecord> {
    one(input).map(|_| ())
}

/// The bytes of the next meeting.
fn one<'b>(input: &mut Input<'b>) -> Result<&'b [u8], BadRecord> {
    let length = usize::try_from(input.number()?).map_err(|_| BadRecord)?;
    let (bytes, rest) = input.0.split_at_checked(length).ok_or(BadRecord)?;
    input.0 = rest;
    Ok(bytes)
}

/// Reads a meeting; `name` reads the names of council, committee and place.
fn get_with(
    input: &mut Input,
    name: &dyn Fn(&mut Input) -> Result<Option<String>, BadRecord>,
) -> Result<Meeting, BadRecord> {
    Ok(Meeting {
        id: input.string()?,
        kind: input.pick(&Kind::ALL)?,
        council: name(input)?,
        committee: name(input)?,
        date: input.date()?,
        end_date: input.date()?,
        date_source: match input.byte()? {
            255 => None,
            code => Some(*DateSource::ALL.get(usize::from(code)).ok_or(BadRecord)?),
        },
        start_time: input.time()?,
        end_time: input.time()?,
        venue: name(input)?,
        evidence: Vec::new(),
        attendees: Vec::new(),
        items: Vec::new(),
    })
}

/// So many meetings, for tests.
#[cfg(test)]
pub(super) fn samples(count: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    tests::sample().iter().cycle().take(count).for_each(|meeting| put_meeting(&mut bytes, meeting));
    bytes
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, Time};

    use super::*;

    pub(super) fn sample() -> Vec<Meeting> {
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
        vec![meeting.clone(), Meeting { date: None, date_source: None, ..meeting }]
    }

    #[test]
    fn what_goes_in_comes_out_and_damage_is_no_panic() {
        let mut bytes = Vec::new();
        sample().iter().for_each(|meeting| put_meeting(&mut bytes, meeting));
        for (number, known) in sample().iter().enumerate() {
            assert_eq!(meeting(&bytes, number as u32).as_ref(), Ok(known));
        }
        assert_eq!(meeting(&bytes, 2), Err(BadRecord));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                let _ = meeting(&damaged, 1);
            }
            assert_eq!(meeting(&bytes[..at], 1), Err(BadRecord));
        }
    }
}
