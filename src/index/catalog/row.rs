//! One row of a catalog to bytes and back.
//!
//! ```text
//! size in bytes, number
//! time of the last change, 8 bytes; hash, 32 bytes
//! folder, a shared string; name in it, text
//! 0, format, a shared string; meetings, see `sittings`; pages; parts; warnings
//! or 1, short name of the reason; the reason
//! ```

use super::{BadCatalog, FileEntry, FileHash, Outcome, Outline};
use crate::index::bytes::{BadRecord, Input, put, put_str};
use crate::index::sittings;
use crate::people::Strings;

/// Appends a row.
pub(super) fn put_row(out: &mut Vec<u8>, strings: &mut Strings, file: &FileEntry) {
    let (folder, name) = file.name.split_at(file.name.rfind('/').map_or(0, |at| at + 1));
    put(out, file.bytes);
    out.extend_from_slice(&file.modified.to_le_bytes());
    out.extend_from_slice(&file.hash);
    put(out, u64::from(strings.keep(folder)));
    put_str(out, Some(name));
    match &file.outcome {
        Outcome::Read { format, pages, meetings, sittings, items, warnings } => {
            out.push(0);
            put(out, u64::from(strings.keep(format)));
            put(out, u64::from(*meetings));
            for number in 0..*meetings {
                // They were written a moment ago, or read from a sound catalog.
                if let Ok(meeting) = sittings::meeting(sittings, number) {
                    sittings::put_shared(out, &meeting, strings);
                }
            }
            put(out, u64::from(pages.unwrap_or(0)));
            put(out, u64::from(*items));
            put(out, warnings.len() as u64);
            warnings.iter().for_each(|warning| put_str(out, Some(warning)));
        }
        Outcome::Failed { kind, words } => {
            out.push(1);
            put_str(out, Some(kind));
            put_str(out, Some(words));
        }
    }
}

/// A string that rows share, by its number.
pub(super) type SharedString<'a> = dyn Fn(u32) -> Result<&'a str, BadRecord> + 'a;

/// Name, size, time and hash: what every row begins with.
pub(super) fn get_file(
    input: &mut Input,
    string: &SharedString,
) -> Result<(String, u64, i64, FileHash), BadRecord> {
    let bytes = input.number()?;
    let (fixed, rest) = input.0.split_first_chunk::<40>().ok_or(BadRecord)?;
    input.0 = rest;
    let (modified, hash) = fixed.split_at(8);
    let modified = i64::from_le_bytes(modified.try_into().map_err(|_| BadRecord)?);
    let hash = hash.try_into().map_err(|_| BadRecord)?;
    let name = [string(input.small()?)?, &input.string()?].concat();
    Ok((name, bytes, modified, hash))
}

/// Reads a row.
pub(super) fn get_row(input: &mut Input, string: &SharedString) -> Result<FileEntry, BadCatalog> {
    let (name, bytes, modified, hash) = get_file(input, string)?;
    let outcome = match input.byte()? {
        0 => {
            let (format, meetings) = (string(input.small()?)?.to_owned(), input.small()?);
            let mut sittings = Vec::new();
            for _ in 0..meetings {
                sittings::put_meeting(&mut sittings, &sittings::get_shared(input, string)?);
            }
            Outcome::Read {
                format,
                meetings,
                sittings,
                pages: Some(input.small()?).filter(|&pages| pages > 0),
                items: input.small()?,
                warnings: {
                    let count = input.small()?;
                    (0..count).map(|_| input.string()).collect::<Result<_, _>>()?
                },
            }
        }
        1 => Outcome::Failed { kind: input.string()?, words: input.string()? },
        _ => return Err(BadCatalog),
    };
    Ok(FileEntry { name, bytes, modified, hash, outcome })
}

/// Reads of a row what tells whether a file is as it was; `at` is where it begins in the rows.
pub(super) fn get_outline(
    input: &mut Input,
    at: u64,
    string: &SharedString,
) -> Result<Outline, BadCatalog> {
    let before = input.0.len();
    let (name, bytes, modified, hash) = get_file(input, string)?;
    let (items, failed) = match input.byte()? {
        0 => {
            string(input.small()?)?;
            for _ in 0..input.small()? {
                sittings::pass_shared(input)?;
            }
            let (_, items) = (input.small()?, input.small()?);
            for _ in 0..input.small()? {
                input.text_bytes()?;
            }
            (items, None)
        }
        1 => (0, Some(Box::new((input.string()?, input.string()?)))),
        _ => return Err(BadCatalog),
    };
    let length = (before - input.0.len()) as u32;
    Ok(Outline { name, bytes, modified, hash, items, failed, at, length })
}

/// Appends the bytes of a row with another time.
pub(super) fn put_again(out: &mut Vec<u8>, row: &[u8], modified: i64) -> Result<(), BadRecord> {
    let mut input = Input(row);
    input.number()?;
    let time = row.len() - input.0.len();
    let (head, rest) = row.split_at_checked(time).ok_or(BadRecord)?;
    out.extend_from_slice(head);
    out.extend_from_slice(&modified.to_le_bytes());
    out.extend_from_slice(rest.get(8..).ok_or(BadRecord)?);
    Ok(())
}
