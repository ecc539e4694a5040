//! The place with a label: `Venue:`, `Location:`, `Place of meeting`.

use super::super::fields::Label;
use super::super::front::{Front, FrontLine, is_attendance};
use super::{names_place, tidy};

/// The value of `Venue:` and the like, with the lines over which it is wrapped.
pub(super) fn labelled(front: &Front) -> Option<String> {
    let field = front.fields.iter().find(|field| field.label.says(Label::VENUE))?;
    let mixed = field.label.says(Label::DATE) || field.label.says(Label::TIME);
    if mixed {
        let parts = front.text[field.start..field.end].split([',', ';', '–']);
        return parts.filter_map(tidy).find(|part| names_place(part));
    }
    let at = front.line_at(field.start);
    let mut end = field.end;
    for (line, next) in front.lines[at..].iter().zip(&front.lines[at + 1..]).take(3) {
        if end < line.end || !goes_on(front, &front.text[line.start..end], next) {
            break;
        }
        end = next.end;
    }
    tidy(&front.text[field.start..end])
}

/// True where a place goes on in the next line: it ends openly, or the next line is a postcode or
/// begins small.
fn goes_on(front: &Front, so_far: &str, next: &FrontLine) -> bool {
    let text = front.line(next);
    let open = so_far.trim_end().ends_with([',', '&']) || so_far.trim_end().ends_with(" and");
    let begun = front.fields.iter().any(|field| (next.start..=next.end).contains(&field.start));
    let label = text.find(':').is_some_and(|colon| colon < 30) || begun || is_attendance(text);
    let rest = is_postcode(text) || !next.after_blank && text.starts_with(char::is_lowercase);
    (open || rest) && !label && front.dates_in(next.start, next.end).is_empty()
}

/// True for a British or Irish postcode alone.
fn is_postcode(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    (5..=9).contains(&text.trim_end_matches(['.', ',']).len())
        && letters >= 2
        && figures >= 2
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b" .,".contains(&b))
}
