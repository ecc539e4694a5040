//! Deletions that are still tracked: in comes a Word file, out comes the same file with them hidden.
//!
//! `rwml` tells hidden text but not deleted text. In the file both are one property of a run, three
//! bytes each, so the one is written over the other before `rwml` reads it. Where the properties
//! lie: [MS-DOC] 2.4.1 (FIB), 2.8.25 (PlcBteChpx), 2.9.33 (ChpxFkp).

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use cfb::CompoundFile;

/// `sprmCFRMarkDel`: the run was deleted while changes were tracked.
const DELETED: u16 = 0x0800;
/// `sprmCFVanish`: the run is hidden.
const HIDDEN: u16 = 0x083C;
/// Where the head of the file notes flags, and the place and length of the pages of properties.
const FLAGS: usize = 0x0A;
const PLACE: usize = 0xFA;
/// Size of a page of properties; its last byte counts its runs.
const PAGE: usize = 512;
/// No stream of a document is longer than the largest file that is read.
const MOST: u64 = super::super::MAX_TEXT as u64;

/// Hides what is deleted; gives the bytes back as they were where nothing is or the file is odd.
pub fn hide(bytes: &[u8]) -> Option<Vec<u8>> {
    // Both bytes and a 1 stand in every file that has a deletion: most have none and end here.
    memchr::memmem::find(bytes, &[0x00, 0x08, 0x01])?;
    let mut file = CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let document = stream(&mut file, "/WordDocument")?;
    let table = if u16_at(&document, FLAGS)? & 0x0200 == 0 { "/0Table" } else { "/1Table" };
    let table = stream(&mut file, table)?;
    let (from, length) =
        (u32_at(&document, PLACE)? as usize, u32_at(&document, PLACE + 4)? as usize);
    let pages = table.get(from..from.checked_add(length)?)?;
    let found: Vec<usize> = numbers(pages).flat_map(|number| on_page(&document, number)).collect();
    if found.is_empty() {
        return None;
    }
    let mut out = file.open_stream("/WordDocument").ok()?;
    for at in found {
        out.seek(SeekFrom::Start(at as u64)).ok()?;
        out.write_all(&HIDDEN.to_le_bytes()).ok()?;
    }
    out.flush().ok()?;
    drop(out);
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

fn stream(file: &mut CompoundFile<Cursor<Vec<u8>>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(name).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The numbers of the pages of properties: they stand behind one more offset than there are pages.
fn numbers(pages: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let count = pages.len().saturating_sub(4) / 8;
    let numbers = pages.get(4 * (count + 1)..).unwrap_or_default().chunks_exact(4).take(count);
    numbers.filter_map(|number| Some((u32_at(number, 0)? & 0x3F_FFFF) as usize))
}

/// Offsets in the document of every mark of a deletion on one page.
fn on_page(document: &[u8], number: usize) -> Vec<usize> {
    let from = number * PAGE;
    let Some(page) = document.get(from..from + PAGE) else { return Vec::new() };
    let runs = usize::from(page[PAGE - 1]);
    let places = page.get(4 * (runs + 1)..5 * runs + 4).unwrap_or_default();
    let mut places: Vec<usize> = places.iter().map(|place| usize::from(*place) * 2).collect();
    // Runs that are set alike share their properties.
    places.sort_unstable();
    places.dedup();
    let marks = places.into_iter().filter(|place| *place > 0).filter_map(|place| {
        let length = usize::from(*page.get(place)?);
        Some((place + 1, page.get(place + 1..place + 1 + length)?))
    });
    marks.flat_map(|(place, list)| deletions(list).map(move |at| from + place + at)).collect()
}

/// Offsets in a list of properties of those that say deleted.
fn deletions(list: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(property) = u16_at(list, at) {
            let begins = at;
            // The top three bits tell the length of the operand; [MS-DOC] 2.6.1.
            at += 2 + match property >> 13 {
                0 | 1 => 1,
                2 | 4 | 5 => 2,
                3 => 4,
                7 => 3,
                _ => 1 + usize::from(*list.get(at + 2)?),
            };
            if property == DELETED && list.get(begins + 2) == Some(&1) {
                return Some(begins);
            }
        }
        None
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deletion_is_found_among_other_properties() {
        // Bold; a font; author of the deletion; deleted; not deleted; a property of own length.
        let list = [
            &[0x35, 0x08, 1][..],
            &[0x4F, 0x4A, 0, 8],
            &[0x63, 0x48, 1, 0],
            &[0x00, 0x08, 1],
            &[0x00, 0x08, 0],
            &[0x47, 0xCA, 3, 0, 8, 1],
            &[0x00, 0x08, 1],
        ];
        assert_eq!(deletions(&list.concat()).collect::<Vec<_>>(), [11, 23]);
        assert_eq!(deletions(&[0x47, 0xCA]).count(), 0);
    }

    #[test]
    fn pages_that_lie_nowhere_are_passed_over() {
        assert_eq!(numbers(&[0; 11]).count(), 0);
        assert_eq!(numbers(&[9; 3]).count(), 0);
        assert!(on_page(&[255; 512], 0).is_empty());
        assert!(on_page(&[0; 100], 7).is_empty());
        assert_eq!(hide(&[0, 8, 1]), None);
    }
}
