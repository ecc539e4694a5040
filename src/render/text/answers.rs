//! Records for people, one behind the other, and the facets behind them.

use std::io::{self, Write};

use super::Show;
use crate::render::paint::{Ink, Look, Paint, columns};
use crate::render::{Answers, Closing};
use crate::search::results::FacetCount;

/// Text for people.
pub struct Text<T, W> {
    paint: Paint<W>,
    before: Option<T>,
}

impl<T, W: Write> Text<T, W> {
    /// Text goes to `out`, set as `look` allows.
    pub fn new(look: Look, out: W) -> Self {
        Self { paint: Paint::new(out, look), before: None }
    }
}

impl<T: Show, W: Write> Answers<T> for Text<T, W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        record.show(self.before.as_ref(), &mut self.paint)?;
        self.before = Some(record);
        Ok(())
    }

    fn close(&mut self, closing: &Closing) -> io::Result<()> {
        for (name, counts) in &closing.facets {
            self.paint.end()?;
            self.paint.line(Ink::Title, name)?;
            facet(counts, &mut self.paint)?;
        }
        Ok(())
    }
}

/// The values of one facet, a path's levels indented under each other.
fn facet(counts: &[FacetCount], paint: &mut Paint<impl Write>) -> io::Result<()> {
    counts.iter().try_for_each(|count| count.show(None, paint))
}

impl Show for FacetCount {
    fn show<W: Write>(&self, _: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        paint.put(Ink::Date, &format!("{:>7}  ", self.count))?;
        let depth = self.value.matches(" > ").count();
        match self.value.rsplit_once(" > ") {
            // A pipe gets the whole path, since `grep` sees one line at a time.
            Some((_, last)) if paint.width().is_some() => {
                let indent = "  ".repeat(depth);
                paint.wrapped(Ink::Plain, &format!("{indent}{last}"), 9, 9 + columns(&indent))
            }
            _ => paint.wrapped(Ink::Plain, &self.value, 9, 9),
        }
    }
}
