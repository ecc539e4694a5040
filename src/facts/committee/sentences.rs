//! Bodies named in a sentence: `Minutes of a meeting of the … held on …`.

use std::ops::Range;

use super::super::date;
use super::super::front::Front;
use super::super::words::{Words, place_of};
use super::names::{is_generic, names_body};
use super::print::{is_name, trim};
use super::titles::before_minutes;
use super::{Rank, floor};

/// A sentence or title line that says whose meeting it was.
pub(super) fn sentence(front: &Front, at: usize, found: &mut Vec<(Rank, String)>) {
    const LEADS: &[&str] = &[
        "meeting of ",
        "meetings of ",
        "minutes of ",
        "minutes to ",
        "minutes for ",
        "minutes from ",
        "agenda for ",
        "agenda of ",
        "session of ",
        "meeting of: ",
        "proceedings of ",
        "notes of ",
        "conference of ",
        "minutes and actions of ",
        "assembly of ",
        "record of ",
        "cyfarfod o ",
        "notes from ",
        "minute of ",
        "a.g.m. of ",
        "agm of ",
    ];
    let from = front.lines[at].start;
    let line_end = front.lines[at].end;
    let end = floor(&front.text, (from + 1500).min(line_end));
    let lower = &front.flat[from..end];
    static LEAD: Words = Words::new(&[" of ", " for ", " from ", " to ", "of: "]);
    if !LEAD.are_in_small(lower) {
        before_minutes(&front.text[from..end], found);
        return;
    }
    let mut behind = 0;
    let mut best: Option<(usize, &str)> = None;
    static ANY: Words = Words::new(LEADS);
    let leads = if ANY.are_in_small(lower) { LEADS } else { &[] };
    for lead in leads {
        if let Some(place) = place_of(lower, lead).filter(|place| starts_word(lower, *place)) {
            let behind_lead = from + place + lead.len();
            let dated = !front.dates_in(behind_lead, behind_lead + 5).is_empty();
            if dated || is_approval(&lower[..place]) || place > 1200 {
                continue;
            }
            if place + lead.len() > behind && best.is_none_or(|(first, _)| place < first + 60) {
                behind = place + lead.len();
                best = Some((best.map_or(place, |(first, _)| first.min(place)), lead));
            }
        }
    }
    if best.is_some() {
        let window = floor(&front.text, (from + behind + 260).min(front.text.len()));
        let (phrase, held) = until_stop(front, from + behind..window);
        let assembly = assembly_before(&front.text[from..from + behind]);
        let phrase = assembly.map_or(phrase.to_owned(), |name| format!("{name} of {phrase}"));
        if let Some(name) = trim(&phrase).filter(|name| is_name(name, 14)) {
            let rank = match (names_body(&name) && !is_generic(&name), held) {
                (true, true) => Rank::Held,
                (true, false) => Rank::Sentence,
                _ => Rank::Before,
            };
            found.push((rank, name));
            if rank > Rank::Before {
                return;
            }
        }
    }
    before_minutes(&front.text[from..end], found);
}

/// `Annual Parish Meeting` where a text ends in that and `of`: a body of its own, not a meeting of
/// the body that is named behind it.
fn assembly_before(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let (text, of) = text.split_at_checked(text.len().saturating_sub(3))?;
    let lower = text.to_ascii_lowercase();
    let name =
        ["annual parish meeting", "annual town meeting", "parish meeting", "parish assembly"]
            .iter()
            .find(|name| lower.ends_with(**name))?;
    of.eq_ignore_ascii_case(" of").then(|| &text[text.len() - name.len()..])
}

/// Words that end a body's name and say that it met; also where a line ends within them.
static HELD: Words = Words::new(&[
    " held",
    " was held",
    " was called",
    " was opened",
    " to be held",
    " will be",
    " took place",
    " convened",
    " which was",
    " that was",
    " commenc",
]);

/// Words and signs that end a body's name.
static STOPS: Words = Words::new(&[
    " at ",
    " on ",
    " in ",
    " via ",
    "\nmeeting",
    "\npresent",
    "\nminutes",
    "\non ",
    "\nat ",
    "\nin ",
    " – ",
    " - ",
    ". ",
    ".\n",
    ": ",
    ";",
    "\t",
    "\nattend",
    " (",
    " present",
    "\n(",
    "\n\n",
    "\"",
]);

/// Cuts a stretch of the front at the words that end a body's name; true where those say `held`.
fn until_stop(front: &Front, range: Range<usize>) -> (&str, bool) {
    let text = &front.text[range.clone()];
    let lower = text.to_ascii_lowercase();
    let date = front.dates_in(range.start, range.end).first();
    let date = date.map(|date| (date.start - range.start, false));
    let held = HELD.all_in_small(&front.flat[range]).next().map(|(at, _, _)| (at, true));
    let stops = [held, first_stop(text, &lower).map(|at| (at, false)), date].into_iter().flatten();
    let (end, held) = stops.min_by_key(|(at, held)| (*at, !held)).unwrap_or((text.len(), false));
    let phrase = text[..end].trim_end();
    let phrase = phrase.strip_suffix(" of").unwrap_or(phrase);
    let held = held
        || ["held", "was held", "to be held", "will be held"]
            .iter()
            .any(|word| lower[end..].trim_start_matches([' ', '\n', ',']).starts_with(word));
    (if held { phrase } else { first_lines(phrase) }, held)
}

/// Where the first of [`STOPS`] stands that is one: not the stop of a short word, nor the `on` before
/// a body's field. `lower` is the text in small letters.
fn first_stop(text: &str, lower: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + STOPS.all_in_small(&lower[from..]).next()?.0;
        let rest = &lower[at..];
        let short = rest.starts_with(". ") && ends_short(&lower[..at]);
        let field = rest.starts_with(" on ") && topic_follows(&text[at + 4..]);
        if !short && !field {
            return Some(at);
        }
        from = at + 1;
    }
}

/// True where the stop behind a text is that of a short word of names: `St.`, `Mt.`
fn ends_short(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '\'']).next().unwrap_or_default();
    ["st", "mt", "ft", "no", "nr", "upr", "lwr", "gt"].contains(&word)
}

/// True where ` on ` names a body's field (`Group on Transparency`) and not its place or day.
fn topic_follows(rest: &str) -> bool {
    rest.starts_with(char::is_uppercase)
        && date::find(&rest[..floor(rest, rest.len().min(40))])
            .first()
            .is_none_or(|date| date.start > 4)
        && !rest.to_ascii_lowercase().starts_with("the ")
}

/// A name over two lines only where the first is not whole: it has no body's word yet, or ends in
/// a word that cannot end a name.
fn first_lines(phrase: &str) -> &str {
    let mut end = 0;
    for line in phrase.split('\n').take(3) {
        end += line.len();
        let open = ["and", "of", "the", "&", "for", ","]
            .iter()
            .any(|word| line.trim_end().ends_with(word));
        if !open && (names_body(&phrase[..end]) || line.len() < 30) {
            break;
        }
        end += 1;
    }
    phrase.get(..end.min(phrase.len())).unwrap_or(phrase)
}

/// True where the words before tell of approving minutes, not of this meeting.
fn is_approval(before: &str) -> bool {
    let before = before.trim_end();
    [
        "approve",
        "approve the",
        "confirm the",
        "approval of",
        "approval of the",
        "sign the",
        "agree the",
        "adopt the",
        "previous",
        "last",
        "receive the",
        "next",
    ]
    .iter()
    .any(|word| before.ends_with(word))
        || before.ends_with("confirmation of")
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}
