//! The body that met, and the council that it belongs to: in comes the front of a document, out
//! come both names as far as they are stated.
//!
//! Looked for, the surest first: a field or a label (`Committee:`), the heading of a Modern.gov page
//! (`Body - Thursday, 17th June, 2021`), a sentence (`Minutes of a meeting of the … held on`), a line
//! that is a body's name, the words before `Minutes` in a title, the line above the date.

use super::capitals;
use super::date;
use super::front::Front;
use super::words::Words;

/// The body that met and its council.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bodies {
    /// The committee, panel, board or council that met, capitals normalised.
    pub committee: Option<String>,
    /// The council as printed.
    pub council: Option<String>,
}

/// The words by which a body is known; the longer first where one ends in another.
const NOUNS: [&str; 45] = [
    "committees",
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "cabinet",
    "forum",
    "commissioners",
    "commission",
    "partnership",
    "group",
    "party",
    "executive",
    "trustees",
    "governors",
    "directors",
    "assembly",
    "authority",
    "tribunal",
    "councils",
    "council",
    "corporation",
    "senate",
    "court",
    "conference",
    "association",
    "society",
    "club",
    "trust",
    "federation",
    "union",
    "parish meeting",
    "town meeting",
    "municipal district",
    "metropolitan district",
    "area meeting",
    "comhairle",
    "pwyllgor",
    "cyngor",
    "network",
    "aldermen",
    "selectmen",
    "supervisors",
    "alliance",
];

/// The same for looking for them together; the longest first.
static ANY_NOUN: Words = Words::new(&NOUNS);

/// The same without the councils.
static COMMITTEES: Words = Words::new(&[
    "committees",
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "cabinet",
    "forum",
    "commissioners",
    "commission",
    "partnership",
    "group",
    "party",
    "executive",
    "trustees",
    "governors",
    "directors",
    "assembly",
    "authority",
    "tribunal",
    "corporation",
    "senate",
    "court",
    "conference",
    "association",
    "society",
    "club",
    "trust",
    "federation",
    "union",
    "parish meeting",
    "town meeting",
    "municipal district",
    "metropolitan district",
    "area meeting",
    "comhairle",
    "pwyllgor",
    "cyngor",
    "network",
    "aldermen",
    "selectmen",
    "supervisors",
    "alliance",
]);

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

/// The body that met and its council, as far as the front states them.
pub fn bodies(front: &Front, date: Option<(usize, usize)>) -> Bodies {
    let mut found: Vec<(Rank, String)> = Vec::new();
    for (at, line) in front.lines.iter().enumerate().take(40) {
        let text = front.line(line);
        if text.len() > 3000 {
            sentence(front, at, &mut found);
            continue;
        }
        if let Some(name) = label(text) {
            found.push((Rank::Label, name));
        }
        if line.start >= front.title_end {
            continue;
        }
        if let Some(name) = page_heading(front, at).filter(|_| at < 12) {
            found.push((Rank::Heading, name));
        }
        sentence(front, at, &mut found);
        if at < 22 {
            own_line(front, at, &mut found);
        }
    }
    if let Some(name) = above_date(front, date) {
        found.push((Rank::AboveDate, name));
    }
    choose(front, found)
}

/// Parts each name into council and committee, and takes the surest of both.
fn choose(front: &Front, found: Vec<(Rank, String)>) -> Bodies {
    let mut committee: Option<(Rank, String)> = None;
    let mut council: Option<(Rank, String)> = None;
    let keep = |kept: &mut Option<(Rank, String)>, rank: Rank, name: String| {
        if kept.as_ref().is_none_or(|(top, _)| rank > *top) {
            *kept = Some((rank, name));
        }
    };
    for (rank, name) in found {
        let (authority, body) = part(&name);
        if let Some(authority) = authority {
            keep(&mut council, rank, authority);
        }
        if let Some(body) = body {
            keep(&mut committee, rank, body);
        }
    }
    if let (Some((weak, name)), Some((strong, _))) = (&committee, &council)
        && *weak <= Rank::Before
        && *strong > *weak
        && !names_body(name)
    {
        committee = None;
    }
    let says_council = |kept: &Option<(Rank, String)>| {
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

/// Council and committee within one name: `Southmere City Council's Planning Committee`.
fn part(name: &str) -> (Option<String>, Option<String>) {
    let lower = name.to_lowercase();
    let ends_as = |noun: &str| lower == noun || lower.ends_with(&format!(" {noun}"));
    let municipal =
        ["city of ", "town of ", "township of ", "village of ", "county of ", "borough of "]
            .iter()
            .any(|of| lower.starts_with(of) || lower.contains(&format!("corporation of the {of}")));
    if let Some(rest) = lower.find("corporation of the ").filter(|_| municipal) {
        return (name.get(rest + "corporation of the ".len()..).map(str::to_owned), None);
    }
    if lower == "council" || lower == "full council" || lower == "the council" {
        return (None, Some(name.to_owned()));
    }
    if let Some(at) = lower.find("council of the ").filter(|_| !municipal) {
        let council = name.get(at + "council of the ".len()..).map(str::to_owned);
        return (council, Some(name.to_owned()));
    }
    if ends_as("council")
        || municipal && !names_committee(&lower)
        || lower.starts_with("comhairle ")
    {
        return (Some(name.to_owned()), None);
    }
    for mark in
        [" council's ", " council’s ", " council ", " council - ", " council – ", " council, "]
    {
        let Some(at) = lower.find(mark) else { continue };
        let Some(rest) = name.get(at + mark.len()..) else { continue };
        let rest = rest.trim_start_matches(['-', '–', ' ']);
        if names_committee(&rest.to_lowercase()) && rest.starts_with(char::is_uppercase) {
            return (name.get(..at + 8).map(str::to_owned), Some(rest.to_owned()));
        }
    }
    (None, Some(name.to_owned()))
}

fn names_committee(lower: &str) -> bool {
    COMMITTEES.are_whole_in(lower)
}

/// True for a name that says only what sort of body it is: `Parish Council`, `Board`.
fn is_generic(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "parish",
        "town",
        "community",
        "village",
        "city",
        "county",
        "district",
        "borough",
        "council",
        "full",
        "committee",
        "sub-committee",
        "board",
        "panel",
        "group",
        "forum",
        "trustees",
        "directors",
        "governors",
        "of",
        "the",
        "and",
    ];
    name.split(' ').all(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// True where a name holds one of the words of a body.
fn names_body(name: &str) -> bool {
    ANY_NOUN.are_whole_in(name)
}

/// `Committee: Finance`, `Meeting of: …`, `body: Directors`, `Meeting: 07/03/2022 - Planning
/// Committee (Item 73)`.
fn label(line: &str) -> Option<String> {
    const LABELS: [&str; 14] = [
        "committee",
        "meeting",
        "meeting of",
        "name of meeting",
        "name of committee",
        "body",
        "meeting of the",
        "minutes of",
        "group",
        "board",
        "decision maker",
        "made at meeting",
        "panel",
        "meeting title",
    ];
    let (label, value) = line.split_once([':', '\t'])?;
    if label.len() > 30 {
        return None;
    }
    let label = label.trim().trim_end_matches(':').to_lowercase();
    if !LABELS.contains(&label.as_str()) {
        return None;
    }
    let value = value.trim_start_matches([':', '\t', ' ']);
    let value = value.split('\t').next().unwrap_or(value);
    let value = match date::find(value).first() {
        Some(date) if date.start == 0 => {
            value[date.end..].trim_start_matches(['-', '–', ' ', ',']).split('(').next()?
        }
        Some(date) => &value[..date.start],
        None => value,
    };
    let name = trim(value)?;
    let plain = label == "body" || label == "committee" || label == "group" || label == "board";
    (plain && is_name(&name, 10) || names_body(&name) && is_name(&name, 12)).then_some(name)
}

/// `Body - Thursday, 17th June, 2021 5.30 pm`, with or without `Agenda and minutes - ` before it.
fn page_heading(front: &Front, at: usize) -> Option<String> {
    let line = front.lines[at];
    let dates = front.dates_in(line.start, line.end);
    let date = dates.iter().find(|date| date.weekday.is_some())?;
    let before = front.text[line.start..date.start].trim_end();
    let name = before.strip_suffix(['-', '–'])?.trim_end();
    let mut name = name;
    for head in [
        "Agenda and draft minutes",
        "Agenda and minutes",
        "Draft minutes",
        "Agenda",
        "Minutes",
        "Printed minutes",
        "Decisions",
    ] {
        name = name
            .strip_prefix(head)
            .map_or(name, |rest| rest.trim_start_matches([' ', '-', '–', ':']));
    }
    let last = name.rsplit(", ").next().unwrap_or(name);
    let own = last.split(' ').count() > 2
        && names_body(last)
        && !["and", "&"].iter().any(|and| last.split(' ').any(|word| word == *and));
    trim(if own { last } else { name }).filter(|name| is_name(name, 16))
}

/// A sentence or title line that says whose meeting it was.
fn sentence(front: &Front, at: usize, found: &mut Vec<(Rank, String)>) {
    const LEADS: [&str; 21] = [
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
    if !LEAD.are_in(lower) {
        before_minutes(&front.text[from..end], found);
        return;
    }
    let mut behind = 0;
    let mut best: Option<(usize, &str)> = None;
    for lead in LEADS {
        if let Some(place) = lower.find(lead).filter(|place| starts_word(lower, *place)) {
            if is_approval(&lower[..place]) || place > 1200 {
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
        let (phrase, held) = until_stop(&front.text[from + behind..window]);
        if let Some(name) = trim(phrase).filter(|name| is_name(name, 14)) {
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

/// `X Minutes Thursday …`, `X – Extraordinary Meeting`, `2016-11-24 X Meeting`.
fn before_minutes(line: &str, found: &mut Vec<(Rank, String)>) {
    let line = line.strip_prefix("title:").unwrap_or(line);
    let start = match date::find(&line[..floor(line, line.len().min(60))]).first() {
        Some(date) if line[..date.start].trim_matches([' ', '"']).is_empty() => date.end,
        _ => 0,
    };
    let line =
        line[start..].trim_start_matches(|c: char| c.is_ascii_digit() || " .,:-–\"".contains(c));
    let lower = line.to_ascii_lowercase();
    let words = ["minutes", "meeting", "agenda", "a.g.m", "agm", " met on", " met at", " held its"];
    let Some(end) = words.iter().filter_map(|word| lower.find(word)).min() else { return };
    if end == 0 || end > 110 || line.starts_with(char::is_lowercase) {
        return;
    }
    let before = line[..end].trim_end();
    let first = before.split(" – ").next().unwrap_or(before).split(" - ").next().unwrap_or(before);
    let before = if names_body(first) { first } else { before };
    if let Some(name) = trim(before).filter(|name| is_name(name, 10)) {
        let whole = names_body(&name) && !is_generic(&name);
        let rank = if whole { Rank::Line } else { Rank::Before };
        found.push((rank, name));
    }
}

/// A line (or two, where a name is wrapped) that is a body's name and nothing else.
fn own_line(front: &Front, at: usize, found: &mut Vec<(Rank, String)>) {
    const ADDRESSED: [&str; 5] = [
        "To: Members of the ",
        "Members of the ",
        "To all Members of the ",
        "To: All Members of the ",
        "To: The Members of the ",
    ];
    let text = front.line(&front.lines[at]);
    if text.starts_with(['-', '•', '·', '–', '○']) {
        return;
    }
    if let Some(rest) = ADDRESSED.iter().find_map(|lead| text.strip_prefix(lead)) {
        let name = trim(rest).filter(|name| is_body_line(name));
        found.extend(name.map(|name| (Rank::Addressed, name)));
        return;
    }
    let line = front.lines[at];
    let text = match front.dates_in(line.start + 4, line.end).first() {
        Some(date) => front.text[line.start..date.start].trim_end(),
        None => text,
    };
    for cell in text
        .split('\t')
        .flat_map(|cell| cell.split(" – "))
        .flat_map(|cell| cell.split(" - "))
        .take(6)
    {
        let Some(name) = trim(cell) else { continue };
        if is_body_line(&name) || is_noun(&name) {
            let name = wrapped(front, at, name);
            let rank = if is_generic(&name) { Rank::Before } else { Rank::Line };
            if !is_noun(&name) {
                found.push((rank, name));
            }
        } else if !cell.starts_with(|c: char| c.is_uppercase()) || !letterhead(cell, found) {
            return;
        }
    }
}

/// `Little Marrow Parish Council, The Old School, …`; true where it is one or may go on to one.
fn letterhead(cell: &str, found: &mut Vec<(Rank, String)>) -> bool {
    if let Some((first, _)) = cell.split_once(", ")
        && first.to_lowercase().ends_with(" council")
        && !is_generic(first)
        && is_body_line(first)
    {
        found.push((Rank::Before, first.to_owned()));
    }
    !["Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor"]
        .iter()
        .any(|title| cell.starts_with(&format!("{title} ")))
}

/// A body's word alone: the end of a name that began on the line above.
fn is_noun(name: &str) -> bool {
    ["committee", "sub-committee", "panel", "board", "forum", "commission", "partnership"]
        .contains(&name.to_lowercase().as_str())
}

/// `HARROWFEN` above `COMMUNITY COUNCIL`: a name that begins on the line before.
fn wrapped(front: &Front, at: usize, name: String) -> String {
    let end = is_noun(&name) || is_generic(&name) && name.contains(' ');
    let above = at.checked_sub(1).and_then(|above| front.lines.get(above));
    match above.map(|line| front.line(line)) {
        Some(above)
            if end
                && above.len() < 70
                && is_name(above, 7)
                && !names_body(above)
                && capitals::shouts(above) == capitals::shouts(&name) =>
        {
            format!("{above} {name}")
        }
        _ => name,
    }
}

/// True for a text that is the name of a body and nothing else.
pub fn is_body_line(name: &str) -> bool {
    if name.len() > 130 || !ANY_NOUN.are_in(name) {
        return false;
    }
    let lower = name.to_lowercase();
    let ends = |noun: &str| {
        lower.strip_suffix(noun).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
    };
    let goes_on = |noun: &str| {
        lower.find(noun).is_some_and(|at| {
            [" of ", " on ", " for "].iter().any(|of| lower[at + noun.len()..].starts_with(of))
        })
    };
    const OUT: [&str; 15] = [
        "chair",
        "clerk",
        "member",
        "councillor",
        "cllr",
        "contact",
        "apolog",
        "present",
        "election",
        "appointment",
        "report",
        "officer",
        "leader",
        "secretary",
        "mayor",
    ];
    is_name(name, 10)
        && NOUNS.iter().any(|noun| ends(noun) || goes_on(noun))
        && !OUT.iter().any(|word| lower.contains(word))
        && ![
            "group",
            "party",
            "board",
            "club",
            "union",
            "trust",
            "society",
            "conference",
            "court",
            "executive",
            "council house",
            "network",
        ]
        .contains(&lower.as_str())
}

/// The line above a line that is the date: the last hope of a title without any body's word.
fn above_date(front: &Front, date: Option<(usize, usize)>) -> Option<String> {
    const OUT: [&str; 16] = [
        "minutes", "meeting", "agenda", "draft", "road", "street", "hall", "room", "item", "venue",
        "summons", "notice", "page", "clerk", "dear", "www",
    ];
    let at = front.line_at(date?.0);
    let row = front.lines.get(at)?;
    let alone = front.text[row.start..date?.0].trim().len() < 4;
    if !alone || at > 10 || row.start >= front.title_end {
        return None;
    }
    let name = trim(front.line(front.lines.get(at.checked_sub(1)?)?))?;
    let lower = name.to_lowercase();
    let words = name.split(' ').count();
    let big = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    (is_name(&name, 9)
        && words > 1
        && big * 2 >= words
        && !OUT.iter().any(|out| lower.contains(out)))
    .then_some(name)
}

/// `elected Chair of the Fire and Rescue Authority`: a body named by the office in it.
fn by_office(text: &str) -> Option<String> {
    static OFFICES: Words = Words::new(&[
        "Chair of the ",
        "Chairman of the ",
        "Vice-Chair of the ",
        "Vice-Chairman of the ",
        "Chairperson of the ",
        "Vice Chair of the ",
    ]);
    OFFICES.all_in(text).find_map(|(_, from, _)| {
        let rest = &text[from..floor(text, (from + 120).min(text.len()))];
        let end = [" for ", ".", ",", ";", " be ", " until ", "\n\n"]
            .iter()
            .filter_map(|stop| rest.find(stop))
            .min()?;
        let name = rest[..end].replace('\n', " ");
        let words: Vec<&str> = name.split(' ').collect();
        let big = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
        (words.len() > 1 && big > 1 && is_body_line(&name)).then_some(name)
    })
}

/// Cuts a phrase at the words that end a body's name; true where those say `held`.
fn until_stop(text: &str) -> (&str, bool) {
    const STOPS: [(&str, bool); 33] = [
        (" held", true),
        ("\nheld", true),
        (" was held", true),
        (" to be held", true),
        (" will be", true),
        (" took place", true),
        (" convened", true),
        (" which was", true),
        (" that was", true),
        (" commenc", true),
        (" at ", false),
        (" on ", false),
        (" in ", false),
        (" via ", false),
        ("\nmeeting", false),
        ("\npresent", false),
        ("\nminutes", false),
        ("\non ", false),
        ("\nat ", false),
        ("\nin ", false),
        (" – ", false),
        (" - ", false),
        (". ", false),
        (".\n", false),
        (": ", false),
        (";", false),
        ("\t", false),
        ("\nattend", false),
        (" (", false),
        (" present", false),
        ("\n(", false),
        ("\n\n", false),
        ("\"", false),
    ];
    let lower = text.to_ascii_lowercase();
    let date = date::find(text).first().map(|date| (date.start, false));
    let flat = lower.replace('\n', " ");
    let stops = STOPS.iter().filter_map(|(stop, held)| {
        let at = if *held { flat.find(stop) } else { lower.find(stop) };
        Some((at?, *held))
    });
    let on = lower
        .match_indices(" on ")
        .find(|(at, _)| !topic_follows(&text[at + 4..]))
        .map(|(at, _)| (at, false));
    let stops = stops.filter(|(at, _)| !lower[*at..].starts_with(" on ")).chain(on).chain(date);
    let (end, held) = stops.min_by_key(|(at, held)| (*at, !held)).unwrap_or((text.len(), false));
    let phrase = &text[..end];
    let held = held
        || ["held", "was held", "to be held", "will be held"]
            .iter()
            .any(|word| lower[end..].trim_start_matches([' ', '\n', ',']).starts_with(word));
    (if held { phrase } else { first_lines(phrase) }, held)
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

/// A name without article, sort of meeting, brackets and signs at its ends.
fn trim(text: &str) -> Option<String> {
    const HEADS: [&str; 26] = [
        "the ",
        "a ",
        "an ",
        "draft ",
        "unapproved ",
        "approved ",
        "confirmed ",
        "annual general meeting of ",
        "annual meeting of ",
        "ordinary ",
        "extraordinary ",
        "extra-ordinary ",
        "special ",
        "regular ",
        "monthly ",
        "virtual ",
        "remote ",
        "meeting of ",
        "minutes of ",
        "minutes ",
        "inaugural ",
        "agenda for ",
        "agenda ",
        "quarterly ",
        "statutory ",
        "meetings of ",
    ];
    const TAILS: [&str; 36] = [
        " meeting",
        " meetings",
        " annual",
        " annual general",
        " ordinary",
        " extraordinary",
        " special",
        " regular",
        " monthly",
        " agm",
        " a.g.m.",
        " a.g.m",
        " minutes",
        " agenda",
        " draft",
        " full council meeting",
        " (draft)",
        " of the",
        " the",
        " and",
        " virtual",
        " remote",
        " held",
        " was",
        " public",
        " statutory",
        " quarterly",
        " planning meeting's",
        " inaugural",
        " board meeting's",
        ",",
        ":",
        "-",
        "–",
        ".",
        " full",
    ];
    let no_brackets = text.split(" (").next().unwrap_or(text);
    if no_brackets.len() > 400 {
        return None;
    }
    let mut name = no_brackets.replace(['\n', '\t'], " ");
    name = name.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut name = name.trim_matches(|c: char| " \"'“”‘*:;,.-–—_|[]()=#".contains(c)).to_owned();
    loop {
        let lower = name.to_ascii_lowercase();
        if let Some(head) = HEADS.iter().find(|head| lower.starts_with(**head)) {
            name = name[head.len()..].trim_start().to_owned();
        } else if let Some(tail) =
            TAILS.iter().find(|tail| lower.ends_with(**tail) && !keeps_tail(&lower))
        {
            name = name[..name.len() - tail.len()].trim_end().to_owned();
        } else {
            break;
        }
    }
    let possessive = name
        .strip_suffix("' ")
        .or_else(|| name.strip_suffix('\''))
        .or_else(|| name.strip_suffix('’'));
    let name = possessive.unwrap_or(&name).to_owned();
    (!name.is_empty()).then_some(name)
}

/// `Annual Parish Meeting` is a body of its own.
fn keeps_tail(lower: &str) -> bool {
    ["parish meeting", "town meeting", "annual assembly", "area meeting"]
        .iter()
        .any(|tail| lower.ends_with(tail))
}

/// True where a word stands in a text that no name has: a verb, a month …
fn says_more(text: &str) -> bool {
    static OUT: Words = Words::new(&[
        "was",
        "were",
        "will",
        "is",
        "are",
        "has",
        "have",
        "had",
        "been",
        "be",
        "previous",
        "last",
        "next",
        "annual",
        "meeting's",
        "you",
        "we",
        "this",
        "that",
        "which",
        "may",
        "please",
        "tel",
        "email",
        "held",
        "january",
        "february",
        "approved",
        "should",
        "said",
        "meeting",
        "minutes",
        "agenda",
        "general",
    ]);
    OUT.all_in(text).any(|(start, end, _)| {
        let whole = (start == 0 || text[..start].ends_with(' '))
            && (end == text.len() || text[end..].starts_with(' '));
        let word = &text[start..end];
        let may = ["annual", "meeting", "general"].iter().any(|m| word.eq_ignore_ascii_case(m));
        whole && !(may && is_assembly(text))
    })
}

/// `Annual Parish Meeting`, `General Purposes Committee`.
fn is_assembly(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    keeps_tail(&lower) || lower.contains("general ")
}

/// True for what can be a name: begins with a capital, is not long, has no figures and no verb.
fn is_name(text: &str, most: usize) -> bool {
    const WHOLE: [&str; 23] = [
        "title",
        "proceedings",
        "the",
        "extract",
        "notes",
        "record",
        "log",
        "week",
        "annual",
        "annual general",
        "ordinary",
        "extraordinary",
        "special",
        "full",
        "general",
        "previous",
        "draft",
        "public",
        "committee",
        "group",
        "council tax",
        "planning",
        "details",
    ];
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(|c: char| c.is_uppercase())
        && text.len() < 130
        && text.split(' ').count() <= most
        && !text.starts_with("To ")
        && !text.starts_with("Week ")
        && !["from", "of", "to", "for"].iter().any(|word| last.eq_ignore_ascii_case(word))
        && !text.contains(['@', '£', ':', ';', '?', '=', '/', '\\', '<', '{'])
        && text.bytes().filter(u8::is_ascii_digit).count() < 2
        && !WHOLE.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !says_more(text)
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

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::facts::Sitting;
    use crate::rows::Rows;

    fn read(text: &str) -> (Option<String>, Option<String>) {
        let mut extract = Extract::default();
        text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
        let rows = Rows::new(&extract);
        let cut = crate::segment::cut(&rows);
        let sitting = Sitting { rows: &rows, sections: &cut.meetings[0], layout: cut.layout };
        let front = Front::new(&sitting);
        let date = super::super::held::held(&front).place;
        let Bodies { committee, council } = bodies(&front, date);
        (committee, council)
    }

    #[test]
    fn the_body_that_met() {
        const PARISH: &str = "Little Marrow Parish Council";
        for (text, expected) in [
            (
                "HARROWFEN BOROUGH COUNCIL\nHOUSING SCRUTINY PANEL\nMINUTES OF THE MEETING HELD ON 6 JUNE 2019",
                "Housing Scrutiny Panel",
            ),
            (
                "Housing Scrutiny Panel - Thursday, 17th June, 2021 5.30 pm",
                "Housing Scrutiny Panel",
            ),
            (
                "Agenda and minutes - Culture, Tourism and Leisure Committee - Thursday, 17th June, 2021 5.30 pm",
                "Culture, Tourism and Leisure Committee",
            ),
            ("COMMITTEE:   Business Committee   DATE:  16 May 2022", "Business Committee"),
            ("Meeting: 07/03/2022 - Planning Committee (Item 73)", "Planning Committee"),
            (
                "Minutes of a meeting of the Licensing Sub-Committee held in the Guildhall on 4 May 2019",
                "Licensing Sub-Committee",
            ),
            (
                "Minutes of the Meeting of Harrowfen City & County Council’s Travel and Transport\nPolicy Committee held on Friday 9th July, 2021",
                "Travel and Transport Policy Committee",
            ),
            (
                "You are requested to attend a Meeting of the Municipal District of West Marrow to be\nheld in the Hall on Wednesday, 7 February, 2018",
                "Municipal District of West Marrow",
            ),
            ("Cabinet 5.3.14\n\nMINUTES", "Cabinet"),
            ("AGENDA\nLittle Marrow Parish Council 5 March 2014", PARISH),
            (
                "MINUTES OF PROCEEDINGS AT MEETING HELD ON 5 MARCH 2014\nPENSIONS BOARD",
                "Pensions Board",
            ),
            ("The Little Marrow Parish Council held its monthly meeting on 5 March 2014.", PARISH),
            ("At a meeting of the PENSIONS BOARD held on 4 May 2019", "Pensions Board"),
            (
                "MINUTES OF PROCEEDINGS AT MONTHLY MEETING OF THE METROPOLITAN DISTRICT OF HARROWFEN HELD IN CITY HALL",
                "Metropolitan District of Harrowfen",
            ),
            (
                "Little Marrow Parish Council\nMinutes of the Parish Council Meeting held on 4 May 2019",
                PARISH,
            ),
            (
                "LITTLE MARROW PARISH COUNCIL\nMinutes of the Annual Meeting of the Council held on 4 May 2019",
                PARISH,
            ),
            ("Minutes of Little Marrow Parish Council meeting held at the Hall", PARISH),
            (
                "Little Marrow Parish Council – Extraordinary Meeting Wednesday 19th July 2017",
                PARISH,
            ),
            ("LITTLE MARROW\nPARISH COUNCIL\nMinutes of Meeting 4 May 2019", PARISH),
            ("OVERVIEW AND SCRUTINY\nCOMMITTEE\n4 May 2019", "Overview and Scrutiny Committee"),
            ("1 Zoning Board Minutes Thursday, February 9, 2017, 5:00 p.m.", "Zoning Board"),
            (
                "Village Hall (Registered Charity)\nTrustees of Marrow Hall\nMinutes of the Meeting of 4 May 2019",
                "Trustees of Marrow Hall",
            ),
            (
                "Parks, Leisure and Community Services\nTuesday 13th March 2018\nTown Hall",
                "Parks, Leisure and Community Services",
            ),
            ("---\ntitle: 2016-11-24 Open Data Board Meeting\n---", "Open Data Board"),
            ("---\nbody: Directors\n---", "Directors"),
            (
                "RESOLVED: That Councillor Dow be elected Chair of the Fire and Rescue Authority for 2018/19.",
                "Fire and Rescue Authority",
            ),
            (
                "A REGULAR MEETING OF THE COUNCIL OF THE CITY OF MARROW WAS HELD THIS 12TH DAY OF JANUARY, 2011",
                "Council of the City of Marrow",
            ),
        ] {
            assert_eq!(read(text).0.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_council_it_belongs_to() {
        for (text, expected) in [
            (
                "HARROWFEN BOROUGH COUNCIL\nHOUSING SCRUTINY PANEL\nMINUTES",
                "Harrowfen Borough Council",
            ),
            (
                "Minutes of Harrowfen County Council’s Travel Committee held on 9 July 2021",
                "Harrowfen County Council",
            ),
            (
                "The Corporation of the Township of Marrow\n*** AGENDA ***\nCouncil Chambers",
                "Township of Marrow",
            ),
        ] {
            assert_eq!(read(text).1.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_names_no_body() {
        for text in [
            "Apologies for Absence\n\nApologies were received from Councillor Ash.",
            "To agree the minutes of the meeting held on 7 October 2020",
            "Marrow PC Bonus Ball winners for 2003",
            "RESOLVED that Mr Ash be elected Chairman of the Panel for the ensuing year.",
            "- Charles Board (Member)",
        ] {
            assert_eq!(read(text), (None, None), "{text}");
        }
    }
}
