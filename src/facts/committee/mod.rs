//! The body that met, and the council that it belongs to: in comes the front of a document, out
//! come both names as far as they are stated.
//!
//! Looked for, the surest first: a field or a label (`Committee:`), the heading of a Modern.gov page
//! (`Body - Thursday, 17th June, 2021`), a sentence (`Minutes of a meeting of the … held on`), a line
//! that is a body's name, the words before `Minutes` in a title, the line above the date.

mod authorities;
pub(super) mod names;
mod print;
mod sentences;
#[cfg(test)]
mod tests;
mod titles;

use super::capitals;
use super::fields::Label;
use super::front::Front;
use authorities::{is_parent, part};
use names::{is_body_line, is_generic, names_body, names_committee};
use print::trim;
use sentences::sentence;
use titles::{above_date, by_office, council_label, label, own_line, page_heading};

/// The body that met and its council.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bodies {
    /// The committee, panel, board or council that met, capitals normalised.
    pub committee: Option<String>,
    /// The council as printed.
    pub council: Option<String>,
}

/// How surely a name is the body that met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    AboveDate,
    Addressed,
    Before,
    Line,
    Sentence,
    Held,
    Heading,
    Label,
}

/// A name and how sure it is.
type Named = Option<(Rank, String)>;

/// The body that met and its council, as far as the front states them.
pub fn bodies(front: &Front, date: Option<(usize, usize)>) -> Bodies {
    let mut found: Vec<(Rank, String)> = Vec::new();
    for field in front.fields.iter().filter(|field| field.label.says(Label::BODY)) {
        let plain = !field.label.says(Label::DECIDER);
        let name = label(&front.text[field.start..field.end], plain);
        found.extend(name.map(|name| (Rank::Label, name)));
    }
    for (at, line) in front.lines.iter().enumerate().take(40) {
        let text = front.line(line);
        if text.len() > 3000 {
            sentence(front, at, &mut found);
            continue;
        }
        if front.reference == Some(at) {
            let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
            let above = || front.line(&front.lines[at.saturating_sub(1)]);
            let name =
                label(text, true).or_else(|| trim(above()).filter(|name| is_body_line(name)));
            found.extend(name.map(|name| (Rank::Label, name)));
            continue;
        }
        if !front.title.contains(&line.start) {
            continue;
        }
        if let Some(name) = page_heading(front, at).filter(|_| at < 12) {
            let rank = if is_generic(&name) { Rank::Before } else { Rank::Heading };
            found.push((rank, name));
        }
        sentence(front, at, &mut found);
        if at < 22 {
            own_line(front, at, &mut found);
        }
    }
    let councils = front.values(Label::COUNCIL).filter_map(council_label);
    found.extend(councils.map(|name| (Rank::Label, name)));
    if let Some(name) = above_date(front, date) {
        found.push((Rank::AboveDate, name));
    }
    choose(front, found)
}

/// Parts each name into council and committee, and takes the surest of both.
fn choose(front: &Front, found: Vec<(Rank, String)>) -> Bodies {
    let mut committee: Named = None;
    let mut council: Named = None;
    let keep = |kept: &mut Named, rank: Rank, name: String| {
        if kept.as_ref().is_none_or(|(top, _)| rank > *top) {
            *kept = Some((rank, name));
        }
    };
    for (rank, name) in found.iter().map(|(rank, name)| (*rank, name)) {
        let (authority, body) = part(name);
        if let Some(authority) = authority {
            keep(&mut council, rank, authority);
        }
        if let Some(body) = body {
            keep(&mut committee, rank, body);
        }
    }
    if council.is_none()
        && let Some((rank, _)) = &committee
    {
        let others = found.iter().filter(|(other, _)| *other <= *rank && *other >= Rank::Before);
        (committee, council) = with_parent(committee.clone(), others);
    }
    if let (Some((weak, name)), Some((strong, _))) = (&committee, &council)
        && *weak <= Rank::Before
        && *strong > *weak
        && !names_body(name)
    {
        committee = None;
    }
    let says_council = |kept: &Named| {
        kept.as_ref().is_some_and(|(_, name)| name.to_lowercase().ends_with("council"))
    };
    let bare = committee.as_ref().is_some_and(|(_, name)| is_generic(name));
    if bare && says_council(&committee) && says_council(&council) {
        committee = None;
    }
    if committee.is_none() && council.is_none() {
        committee = by_office(&front.text).map(|name| (Rank::Before, name));
    }
    let council = council.map(|(_, name)| name);
    let committee = committee
        .map(|(_, name)| name)
        .or_else(|| council.as_ref().map(|name| own_body(front, name)))
        .map(|name| capitals::name(&name));
    Bodies { committee, council: council.map(|name| capitals::name(&name)) }
}

/// A body and the one that it belongs to, where the same head names both: `Marrow National Park
/// Authority` above `Planning Committee`.
fn with_parent<'f>(
    committee: Named,
    others: impl Iterator<Item = &'f (Rank, String)>,
) -> (Named, Named) {
    let Some((rank, name)) = committee else { return (None, None) };
    let apart = |a: &str, b: &str| {
        let (a, b) = (a.to_lowercase(), b.to_lowercase());
        !a.contains(&b) && !b.contains(&a)
    };
    for (other, found) in others.filter(|(_, found)| apart(found, &name)) {
        let committee = |name: &str| names_committee(&name.to_lowercase()) && !is_parent(name);
        let own = *other == rank || *other == Rank::Before && is_generic(found);
        if is_parent(&name) && committee(found) && own {
            return (Some((*other, found.clone())), Some((rank, name)));
        }
        if *other > Rank::Before && is_parent(found) && committee(&name) {
            return (Some((rank, name)), Some((*other, found.clone())));
        }
    }
    (Some((rank, name)), None)
}

/// The body that meets where a document names only the council: the council itself; that of a
/// municipality (`Township of …`) is its `Council`.
fn own_body(front: &Front, council: &str) -> String {
    let lower = council.to_lowercase();
    if lower.contains("council") || lower.contains("comhairle") || lower.contains("cyngor") {
        return council.to_owned();
    }
    let says = front.text.contains("Council") || front.text.contains("COUNCIL");
    if says { "Council".to_owned() } else { council.to_owned() }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
