//! Labels that stand alone on a row: in comes a row's text, out comes which label it is.
//!
//! Web pages of meetings print them around every item; papers print a few of them too.

/// A row that only says what the next rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// `Minutes:` before the minute of an item.
    Minutes,
    /// `Decision:`.
    Decision,
    /// `Additional documents:`, `Supporting documents:`, `Attachments:`.
    Documents,
    /// `No. Item`, `Items`: the list of items begins.
    Items,
    /// `Agenda`, `AGENDA`.
    Agenda,
    /// `Agenda item` alone: the page of a single item.
    AgendaItem,
    /// `Contents`, `Agenda Contents`.
    Contents,
    /// `Attendance details`, `Present`, `Apologies` …: a list of people follows.
    People,
    /// `Venue:`, `Contact:` and their like with a value.
    Field,
}

/// Longest row that can be a label.
const LONGEST: usize = 64;

/// The label that `text` is, if it is one. Case, colons, stops and Markdown marks are ignored.
pub fn label(text: &str) -> Option<Label> {
    if is_long(text.as_bytes()) {
        return None;
    }
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '#' | ':' | '.' | '-' | '–')
    });
    if text.len() > LONGEST || text.is_empty() {
        return None;
    }
    let mut buffer = [0_u8; LONGEST];
    let lower = lower(text, &mut buffer);
    Some(match lower {
        "minutes" | "minute" => Label::Minutes,
        "decision" | "decisions" | "resolved" | "resolution" => Label::Decision,
        "additional documents" | "supporting documents" | "attachments" | "background papers" => {
            Label::Documents
        }
        "no. item"
        | "no item"
        | "items"
        | "note no. item"
        | "item"
        | "agenda items"
        | "min nodescriptionresolution"
        | "min no. description resolution"
        | "min nominute"
        | "minute no. item"
        | "standard items"
        | "number item"
        | "item no. title"
        | "business" => Label::Items,
        "agenda" | "a g e n d a" | "order of business" | "items of business"
        | "agenda business" => Label::Agenda,
        "agenda item" => Label::AgendaItem,
        "contents" | "agenda contents" | "table of contents" | "index" => Label::Contents,
        "attendance details"
        | "attendance"
        | "present"
        | "apologies"
        | "in attendance"
        | "also present"
        | "members present"
        | "officers present"
        | "attendees"
        | "absent"
        | "officers"
        | "councillors"
        | "members"
        | "officers in attendance"
        | "those attending"
        | "those present"
        | "appointed members"
        | "sederunt"
        | "quorum"
        | "in the chair"
        | "apologies for absence"
        | "others present"
        | "also in attendance"
        | "officials present"
        | "officials"
        | "councillors present"
        | "guests"
        | "visitors"
        | "substitutes"
        | "members absent"
        | "staff present"
        | "observers"
        | "secretariat"
        | "apologies received"
        | "board members"
        | "guests and observers"
        | "guests/observers"
        | "regrets"
        | "sent regrets"
        | "not present"
        | "expected, but not present" => Label::People,
        _ => return field(lower),
    })
}

/// True for most texts that are too long for a label, whatever is taken off their ends.
fn is_long(text: &[u8]) -> bool {
    let beyond = text.get(LONGEST..).unwrap_or_default();
    text.first().is_some_and(u8::is_ascii_alphanumeric)
        && beyond.iter().take(8).any(u8::is_ascii_alphanumeric)
}

/// `venue: town hall` and other lines of a page's head.
fn field(lower: &str) -> Option<Label> {
    let (name, _) = lower.split_once(':')?;
    let known = [
        "venue",
        "contact",
        "contacts",
        "date",
        "time",
        "location",
        "place",
        "tel",
        "email",
        "telephone",
    ];
    known.contains(&name.trim()).then_some(Label::Field)
}

/// ASCII lower case in a buffer on the stack.
fn lower<'b>(text: &str, buffer: &'b mut [u8; LONGEST]) -> &'b str {
    let bytes = &mut buffer[..text.len()];
    bytes.copy_from_slice(text.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).unwrap_or_default()
}
