//! Text for people: calm, at 80 columns and wide, one file a record.

mod answers;
mod hit;
mod meeting;
mod mention;
mod person;
mod reading;
mod shown;
mod state;
mod timeline;

use std::io::{self, Write};

use jiff::civil::Date;

use super::paint::{Ink, Look, Paint};
use crate::extract::{Extract, Style};

pub use answers::Text;
pub use person::tally;
pub use reading::reading;
pub use state::{check, status, summary};
pub use timeline::timeline;

/// A record that people can read.
pub trait Show: Sized {
    /// Writes it; `before` is the record above it, whose heading may serve for both.
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()>;
}

/// `6 June 2019`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The name that JSON prints for a kind, part, status or capacity.
pub fn name<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// A document's lines with their numbers, and their pages where there are any.
pub fn lines(extract: &Extract, look: Look, out: &mut impl Write) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    let digits = extract.lines.len().to_string().len().max(4);
    let mut page = 0;
    for (line, number) in extract.lines.iter().zip(1u32..) {
        if line.page != page {
            page = line.page;
            paint.line(Ink::Faint, &format!("{:>digits$}  page {page}", ""))?;
        }
        paint.put(Ink::Place, &format!("{number:>digits$}  "))?;
        let ink = match line.style {
            Style::Heading | Style::Bold => Ink::Title,
            Style::Furniture => Ink::Faint,
            Style::Plain | Style::List | Style::Row => Ink::Plain,
        };
        paint.wrapped(ink, extract.line(line), digits + 2, digits + 2)?;
    }
    Ok(())
}
