//! A person for people: the name and its printed forms, offices over time, counts.

use std::io::{self, Write};

use super::{Show, day};
use crate::people::Tally;
use crate::people::explain::PersonExplained;
use crate::render::paint::{Ink, Paint, Place, columns, cut};
use crate::search::results::PersonRecord;

impl Show for PersonRecord {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        if before.is_some() {
            paint.end()?;
        }
        paint.put(Ink::Title, &self.name)?;
        paint.line(Ink::Faint, &format!("  {}", self.person))?;
        let mut facts = format!("  attended {}, apologies {}", self.attended, self.apologies);
        facts.push_str(&match (self.first, self.last) {
            (Some(first), Some(last)) if first != last => {
                format!(", {} to {}", day(first), day(last))
            }
            (Some(only), _) | (None, Some(only)) => format!(", {}", day(only)),
            (None, None) => String::new(),
        });
        paint.wrapped(Ink::Date, &facts, 0, 4)?;
        unclear(&self.may_be, paint)?;
        let others: Vec<&str> =
            self.names.iter().map(String::as_str).filter(|name| *name != self.name).collect();
        if !others.is_empty() {
            let others = format!("  also printed as {}", others.join("; "));
            paint.wrapped(Ink::Plain, &others, 0, 4)?;
        }
        for role in &self.roles {
            let mut words = format!("  {}", role.role);
            if let Some(organisation) = &role.organisation {
                words.push_str(&format!(", {organisation}"));
            }
            match (role.first, role.last) {
                (Some(first), Some(last)) if first != last => {
                    words.push_str(&format!(" ({} to {})", day(first), day(last)));
                }
                (Some(only), _) | (None, Some(only)) => {
                    words.push_str(&format!(" ({})", day(only)))
                }
                (None, None) => {}
            }
            paint.wrapped(Ink::Plain, &words, 0, 4)?;
        }
        for tally in &self.committees {
            paint.wrapped(Ink::Plain, &format!("  {}", self::tally(tally)), 0, 4)?;
        }
        Ok(())
    }
}

/// Says of a name that fits several persons whose it may be.
fn unclear(may_be: &[String], paint: &mut Paint<impl Write>) -> io::Result<()> {
    if may_be.is_empty() {
        return Ok(());
    }
    let words = format!("  unclear which: may be {}", may_be.join(" or "));
    paint.wrapped(Ink::Warning, &words, 0, 4)
}

/// `attended 14 of 20 recorded meetings of the Panel between … and …, 4 apologies, 2 not named; 3 more
/// not recorded`.
pub fn tally(tally: &Tally) -> String {
    let of = if tally.recorded == 1 { "recorded meeting" } else { "recorded meetings" };
    let committee = tally.committee.as_deref().unwrap_or("a committee not stated");
    let mut words =
        format!("attended {} of {} {of} of {committee}", tally.attended, tally.recorded);
    match (tally.first, tally.last) {
        (Some(first), Some(last)) if first != last => {
            words.push_str(&format!(" between {} and {}", day(first), day(last)));
        }
        (Some(only), _) | (None, Some(only)) => words.push_str(&format!(" on {}", day(only))),
        (None, None) => {}
    }
    let apologies = if tally.apologies == 1 { "apology" } else { "apologies" };
    let counts =
        [(tally.apologies, apologies), (tally.absent, "absent"), (tally.unnamed, "not named")];
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        words.push_str(&format!(", {count} {what}"));
    }
    if tally.unrecorded > 0 {
        words.push_str(&format!("; {} more not recorded", tally.unrecorded));
    }
    words
}

impl Show for PersonExplained {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        if before.is_some() {
            paint.end()?;
        }
        paint.put(Ink::Title, &self.name)?;
        let class = self.class.map(|class| format!(", {class}")).unwrap_or_default();
        paint.line(Ink::Faint, &format!("  {}{class}", self.person))?;
        unclear(&self.may_be, paint)?;
        for form in &self.forms {
            let honorific = form.honorific.as_ref().map(|word| format!("{word} "));
            paint.put(Ink::Plain, "  ")?;
            paint.put(Ink::Date, &format!("{}{}", honorific.unwrap_or_default(), form.name))?;
            let joined = form.joined_to.as_ref().map(|to| format!(" (to {to})"));
            let words = format!("  {}{}", form.reason, joined.unwrap_or_default());
            paint.wrapped(Ink::Plain, &words, form.name.len() + 4, 4)?;
            for at in &form.places {
                paint.put(Ink::Plain, "    ")?;
                let place = Place { path: &at.path, page: at.page, line: Some(at.line) };
                let label = format!("{}:{}", at.path, at.line);
                paint.link(Ink::Place, &label, &place)?;
                let used = 6 + columns(&label);
                let room = paint.width().map_or(usize::MAX, |width| width.saturating_sub(used));
                paint.line(Ink::Faint, &format!("  {}", cut(at.text.trim(), room)))?;
            }
        }
        Ok(())
    }
}
