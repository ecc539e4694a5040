//! Attendance lists: in come the rows of a part, out come the lists under labels, each with what
//! its label says, and the text of its rows joined where a row was wrapped.

use super::labels::{self, Group, Label};
use super::words::{BODY, GIVEN, ROLE, STOP, VERB};
use super::{columns, details, grid, pages};
use super::{names, table, tokens, words};
use crate::cues::Cue;
use crate::extract::Style;
use crate::facts::words::{Words, in_small};
use crate::rows::Row;

/// No list is longer; what is beyond is not read, and a warning says so.
const MOST_TEXT: usize = 64 * 1024;
/// Blank rows within a list.
const MOST_BLANK: usize = 3;
/// Rows of a part that are looked at for labels without a cue word (`Officers`, `Panel:`).
const FIRST_ROWS: usize = 300;

/// The cues that a label of attendance holds.
const CUES: &[Cue] = &[
    Cue::Present,
    Cue::Attendance,
    Cue::InAttendance,
    Cue::Apologies,
    Cue::Absent,
    Cue::Substitute,
];

/// One list under one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the label says.
    pub label: Label,
    /// The list, cleaned; rows parted by `\n` where one ends an entry.
    pub text: String,
    /// Where each row begins in `text`, with its index.
    pub rows: Vec<(usize, usize)>,
    /// True where more text followed than is read.
    pub cut: bool,
    /// True where a list stands right behind the label before, with nothing under that one: two
    /// columns were read one after the other, and who stands in which is not to be told.
    pub columns: bool,
    /// The row of the label.
    pub at: usize,
}

impl Block {
    pub fn new(label: Label, at: usize) -> Self {
        Self { label, text: String::new(), rows: Vec::new(), cut: false, columns: false, at }
    }

    /// The row on which a place of the text stands.
    pub fn row_at(&self, offset: usize) -> usize {
        let at = self.rows.partition_point(|(start, _)| *start <= offset);
        self.rows.get(at.saturating_sub(1)).map_or(self.at, |(_, row)| *row)
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds a row's text; `indent` is where the row's first word stands in its line.
    pub fn push(&mut self, text: &str, row: usize) {
        if self.text.len() + text.len() > MOST_TEXT {
            self.cut = true;
            let rest = MOST_TEXT.saturating_sub(self.text.len());
            if rest == 0 {
                return;
            }
            return self.add(labels::cut_at(text, rest), row);
        }
        self.add(text, row);
    }

    fn add(&mut self, text: &str, row: usize) {
        if !self.text.is_empty() {
            let last = self.rows.last().map_or(0, |(start, _)| *start);
            let hyphen = self.text.ends_with(['-', '\u{2010}'])
                && self.text.trim_end_matches(['-', '\u{2010}']).ends_with(char::is_alphabetic)
                && text.starts_with(char::is_uppercase);
            if hyphen {
                // "… Ann Day-" above "Elm, Bob Fox"
                self.rows.push((self.text.len(), row));
                self.text.push_str(text);
                return;
            }
            self.text.push(if runs_on(&self.text[last.min(self.text.len())..], text) {
                ' '
            } else {
                '\n'
            });
        }
        self.rows.push((self.text.len(), row));
        self.text.push_str(text);
    }
}

/// Reads the lists of some rows; `base` is the index of the first of them. Labels without a cue
/// word are looked for where `weak` is true, and close behind other labels.
pub fn read(rows: &[Row], base: usize, weak: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut at, mut text) = (0, String::new());
    let mut near = if weak { FIRST_ROWS } else { 0 };
    while at < rows.len() {
        let row = &rows[at];
        let cued = row.cues.any(CUES);
        if !(cued || at < near && row.text.len() < 400) || row.is_blank() {
            at += 1;
            continue;
        }
        if let Some((found, taken)) = columns::read(&rows[at..], at + base) {
            blocks.extend(found);
            at += taken;
            near = near.max(at + 6);
            continue;
        }
        text.clear();
        tokens::clean(labels::cut_at(row.text, 2 * MOST_TEXT), &mut text);
        let wrapped = labels::wrapped(&text, rows.get(at + 1).map_or("", |row| row.text));
        if let Some((whole, rest)) = wrapped {
            open(&whole, true, at + base, &mut blocks);
            at += 1;
            if let Some(block) = blocks.last_mut().filter(|_| !rest.is_empty()) {
                block.push(&rest, at + base);
            }
            at = fill(rows, at + 1, base, &mut blocks);
            near = near.max(at + 6);
            continue;
        }
        let opened = open(&text, cued, at + base, &mut blocks);
        at += 1;
        if opened {
            at = fill(rows, at, base, &mut blocks);
            near = near.max(at + 6);
        }
    }
    mark_columns(&mut blocks);
    blocks
}

/// Opens the lists whose labels stand in a row; true where the last of them may go on.
fn open(text: &str, cued: bool, row: usize, blocks: &mut Vec<Block>) -> bool {
    let mut found: Vec<Label> = labels::at_start(text).into_iter().collect();
    let first = found.first().map(|label| label.end);
    if cued {
        let first = first.unwrap_or_default();
        found.extend(labels::inside(text).into_iter().filter(|label| label.start >= first));
    }
    if let Some(first) = first.or(found.first().map(|label| label.end)) {
        found.extend(labels::behind_stops(text, first));
    }
    if cued && first.is_none() && text.len() > 60 {
        // "Mayor A called the meeting to order. Members present were B and C."
        let stops = labels::behind_stops(text, 0);
        found.extend(stops.into_iter().skip_while(|label| label.group != Group::Present));
    }
    found.sort_by_key(|label| label.start);
    found.dedup_by(|next, label| next.start < label.end);
    for label in &mut found {
        // "Apologies: Apologies for absence were received from …"
        let again = text.get(label.end..).and_then(labels::at_start);
        if let Some(again) = again.filter(|again| again.states && again.group == label.group) {
            label.end += again.end;
        }
    }
    for (index, label) in found.iter().enumerate() {
        let end = found.get(index + 1).map_or(text.len(), |next| next.start);
        let mut block = Block::new(*label, row);
        let list = text[label.end.min(end)..end].trim().trim_matches(['[', ']']);
        if !list.is_empty() && !table::is_head(list) {
            block.push(list, row);
        }
        blocks.push(block);
    }
    let last = found.last();
    last.is_some() && !ends_sentence(&text[last.map_or(0, |l| l.end)..])
}

/// A label whose own row goes on with prose has its list behind it: `Apologies were received from
/// Councillor A. It was agreed …`.
fn ends_sentence(rest: &str) -> bool {
    is_prose(rest) && rest.len() > 20
}

/// Takes the rows that belong to the last list; gives the row behind them.
fn fill(rows: &[Row], from: usize, base: usize, blocks: &mut [Block]) -> usize {
    let (mut blank, mut text) = (0, String::new());
    let mut at = from;
    while at < rows.len() {
        let filled = blocks.last().is_some_and(|block| !block.is_empty());
        if let Some(next) = pages::behind_edge(rows, at).filter(|_| filled) {
            at = next;
        }
        let row = &rows[at];
        if row.is_blank() {
            blank += 1;
            at += 1;
            if blank > MOST_BLANK {
                break;
            }
            continue;
        }
        text.clear();
        tokens::clean(labels::cut_at(row.text, 2 * MOST_TEXT), &mut text);
        let empty = blocks.last().is_some_and(Block::is_empty);
        if is_rule(&text) {
            at += 1;
            continue;
        }
        if !empty && rows.get(at + 1).is_some_and(|next| is_rule(next.trimmed())) {
            // a heading with a line below it
            break;
        }
        if table::is_head(&text) || is_lone_sign(&text) || is_attended_part(&text) {
            at += 1;
            continue;
        }
        if grid::is_line(row.text) || away(blocks) && other_label(&text) {
            break;
        }
        if !empty && (blank > 0 && stands_apart(blocks, &text) || announces_away(row, &text)) {
            break;
        }
        if row.style == Style::Heading && !empty
            || labels::at_start(&text).is_some_and(|label| {
                empty || away(blocks) || !is_office(&label, &text) || !roles_next(&rows[at + 1..])
            })
            || !belongs(&text, empty)
        {
            break;
        }
        if row.cues.any(CUES) && !labels::inside(&text).is_empty() {
            break;
        }
        if blocks.last().is_some_and(|block| finished(&block.text) && !person_begins(&text)) {
            break;
        }
        if let Some(block) = blocks.last_mut() {
            block.push(text.trim().trim_start_matches(':').trim_start(), at + base);
            if block.cut {
                at += 1;
                break;
            }
        }
        blank = 0;
        at += 1;
    }
    at
}

/// A short row behind a blank one and a list that stands in a row with its label: a heading.
/// `Present: Ann, Bob and Carol` above `Parking`.
fn stands_apart(blocks: &[Block], text: &str) -> bool {
    let Some(block) = blocks.last() else { return false };
    let list = block.text.trim_end();
    let inline = block.rows.first().is_some_and(|(_, row)| *row == block.at);
    let run: Vec<&str> = text.split([' ', '\t']).filter(|w| !w.is_empty()).take(8).collect();
    let known = run.first().is_some_and(|word| words::is(word, GIVEN)) && run.len() > 1;
    inline
        && list.contains(',')
        && !list.ends_with([',', ';'])
        && run.len() <= 3
        && !known
        && names::titles(&run).words == 0
        && !text.contains([',', ':', '('])
}

/// `Members sending apologies:`: those below are away, however the label is worded.
fn announces_away(row: &Row, text: &str) -> bool {
    row.cues.any(&[Cue::Apologies, Cue::Absent]) && text.trim_end().ends_with(':')
}

/// `Independent Chair` without a colon: an office, which may be somebody's above.
fn is_office(label: &Label, text: &str) -> bool {
    let alone = label.end >= text.trim_end().len() && !text.contains(':');
    !label.states && matches!(label.group, Group::Chair | Group::Clerk) && alone
}

/// True where the next row with text is an office or a body too, and nobody is named in it.
fn roles_next(rows: &[Row]) -> bool {
    let Some(row) = rows.iter().take(MOST_BLANK).find(|row| !row.is_blank()) else { return false };
    let run: Vec<&str> =
        row.text.split([' ', '\t', ',']).filter(|w| !w.is_empty()).take(8).collect();
    let titled = run.iter().any(|word| words::is(word, words::TITLE) && !words::is(word, ROLE));
    let acronym = run.iter().skip(1).any(|word| words::is_acronym(word));
    let role = run.iter().any(|word| words::is(word, ROLE | BODY));
    !titled && !is_prose(row.text) && (acronym || role && names::name(&run, false, false) < 2)
}

/// `--------` below a heading or between two parts.
fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'~' | b'_' | b' '))
}

/// A dash, a colon or a bullet on a row of its own: the cell between a label and its names.
fn is_lone_sign(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | ":" | ":-" | ":–" | "*")
}

/// `Whole of meeting`, `Agenda item 3`: for which part those who follow were there.
fn is_attended_part(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '.']);
    if text.len() > 40 || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    in_small(text, |lower| {
        let part = ["whole of", "part of", "for part of", "for the whole of", "throughout"];
        let part = part.iter().any(|start| lower.starts_with(start)) && lower.ends_with("meeting");
        let items = lower.strip_prefix("agenda item").or_else(|| lower.strip_prefix("for item"));
        let numbers = |rest: &str| rest.trim_start_matches('s').chars().all(|c| !c.is_alphabetic());
        part || items.is_some_and(numbers)
    })
}

/// True for a row that can be part of a list: names, roles, counts of the public.
fn belongs(text: &str, first: bool) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '•', '\t', ' ', ':']);
    // "The Mayor – Cllr A"
    let text = text.strip_prefix("The ").filter(|rest| begins_with_role(rest)).unwrap_or(text);
    let Some(word) = text.split([' ', ',', '\t', ':', ';']).find(|w| !w.is_empty()) else {
        return !first;
    };
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let run: Vec<&str> = text.split([' ', '\t']).filter(|w| !w.is_empty()).take(8).collect();
    if names::titles(&run).words > 0 {
        return !is_sentence_about(text);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return is_count(text);
    }
    // "An tArd-Mhéara, Cllr. Ann Lee"
    let holder = text.split_once(", ").filter(|(office, _)| office.split(' ').count() <= 4);
    if holder.is_some_and(|(_, rest)| {
        let run: Vec<&str> = rest.split(' ').take(8).collect();
        capital_start(text) && names::titles(&run).words > 0 && !is_prose(text)
    }) {
        return true;
    }
    let begins =
        |words: &str| text.get(..words.len()).is_some_and(|own| own.eq_ignore_ascii_case(words));
    if ["an garda ", "vacan", "none", "the clerk"].into_iter().any(begins) {
        return true;
    }
    if text.len() < 120 && is_count(text) {
        return true;
    }
    // the organisation of the person above: "Open Records Office"
    let opens = matches!(word, "Open" | "The" | "All" | "One" | "Home");
    if !first && opens && details::is_body(text) && !is_prose(text) {
        return true;
    }
    // "A M Day": no article, but initials
    let initial = words::is_initials(word)
        && run
            .get(1)
            .map(|w| w.trim_end_matches([',', ';', ':']))
            .is_some_and(|w| words::is_capitalised(w) && !words::is(w, STOP));
    if other_label(text) && run.iter().any(|w| words::is(w, ROLE)) && !is_prose(text) {
        return true;
    }
    if words::is(word, STOP) && !words::is(word, GIVEN) && !initial || is_prose(text) {
        return false;
    }
    let capital = word.chars().any(char::is_uppercase) || word.starts_with('(');
    if first && !capital {
        return words::is(word, ROLE);
    }
    capital
        || matches!(word, "and" | "&" | "for" | "of" | "the" | "–")
        || words::is(word, ROLE | words::PARTICLE)
        || word.contains('.')
}

fn capital_start(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn begins_with_role(text: &str) -> bool {
    text.split([' ', ',', '-', '–'])
        .find(|word| !word.is_empty())
        .is_some_and(|word| words::is(word, ROLE))
}

/// True where the list at hand holds people who were away.
fn away(blocks: &[Block]) -> bool {
    blocks.last().is_some_and(|block| {
        matches!(block.label.group, Group::Apologies | Group::Absent) && !block.is_empty()
    })
}

/// A row that opens with a label of its own, of whatever kind: `Guest Speaker: Ann Lee`.
fn other_label(text: &str) -> bool {
    let head: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).take(5).collect();
    let colon = head.iter().position(|word| word.ends_with(':'));
    colon.is_some_and(|at| names::titles(&head[..=at]).words == 0)
}

/// True for a list that was closed by a stop.
fn finished(text: &str) -> bool {
    let text = text.trim_end();
    let last = text.trim_end_matches('.').rsplit([' ', '\n']).next().unwrap_or_default();
    text.ends_with('.')
        && text.contains([',', ' '])
        && !words::is_initials(last)
        && !words::is(last, words::TITLE)
}

/// True for a row that begins with a title or a given name.
fn person_begins(text: &str) -> bool {
    let run: Vec<&str> = text.split([' ', '\t']).filter(|w| !w.is_empty()).take(8).collect();
    names::titles(&run).words > 0
        || run
            .first()
            .is_some_and(|w| words::is(w, GIVEN) || words::is_initials(w) || words::is(w, ROLE))
        || other_label(text) && run.iter().any(|w| words::is(w, ROLE))
}

/// `There were 2 members of the public`, `7 residents`.
fn is_count(text: &str) -> bool {
    static PUBLIC: Words = Words::new(&[
        "member of the public",
        "members of the public",
        "member of public",
        "members of public",
        "public and press",
        "residents",
        "parishioners",
        "electors",
        "members of the press",
    ]);
    PUBLIC.are_in(text)
}

/// A row that says how many of the public were there and nothing else: `3 members of the public`,
/// `2 parishioners present`.
pub fn is_public_count(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '•', ' ', '\t']);
    let word = text.split(' ').next().unwrap_or_default().to_lowercase();
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        || ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "no"]
            .contains(&word.as_str());
    number && is_count(text) && !is_prose(text)
}

/// A row that begins with a title and goes on as a sentence: `Cllr Day declared an interest`.
fn is_sentence_about(text: &str) -> bool {
    is_prose(text)
}

/// True where a row is running text: it has a verb, or mostly small words.
pub fn is_prose(text: &str) -> bool {
    let (mut small, mut all, mut depth) = (0, 0, 0i32);
    let mut rest = text.split([' ', '\t', '\n']).filter(|w| !w.is_empty()).take(40).peekable();
    while let Some(word) = rest.next() {
        let (mut open, mut close) = (0, 0);
        for byte in word.bytes() {
            open += i32::from(matches!(byte, b'(' | b'['));
            close += i32::from(matches!(byte, b')' | b']'));
        }
        depth += open;
        let inside = depth > 0;
        depth = (depth - close).max(0);
        if inside {
            continue;
        }
        all += 1;
        if word.chars().next().is_some_and(char::is_lowercase) {
            if words::is(word, VERB) && rest.peek().is_some() {
                return true;
            }
            let common = word.len() < 3
                || words::is(word, ROLE | BODY)
                || matches!(
                    word.trim_matches(','),
                    "and" | "the" | "for" | "from" | "via" | "with"
                );
            small += usize::from(!common);
        }
    }
    small >= 4 && small * 5 >= all * 2
}

/// True where `next` continues the entry at the end of `row`: a wrapped line.
fn runs_on(row: &str, next: &str) -> bool {
    let (row, next) = (row.trim_end(), next.trim_start());
    if other_label(next) && !open_bracket(row) {
        return false;
    }
    let first = next.split([' ', ',', '\t', '(']).next().unwrap_or_default();
    let run: Vec<&str> = next.split([' ', '\t']).filter(|w| !w.is_empty()).take(8).collect();
    if names::titles(&run).words > 0 && !open_bracket(row) && !row.ends_with(" and") {
        return false;
    }
    if next.starts_with('(') || matches!(first, "and" | "&") || open_bracket(row) {
        return true;
    }
    let last = row.rsplit([' ', '\t', '(']).next().unwrap_or_default();
    let ends = row.ends_with([',', ';', '.', ':', ')'])
        && !words::is_initials(last)
        && !words::is(last, words::TITLE);
    if ends {
        // ", Director of" goes on, and so does a list behind its comma
        return row.ends_with(',');
    }
    let small = first.chars().next().is_some_and(char::is_lowercase);
    if small
        || words::is_initials(last) && !row.contains('\t') && initials_open(row, next)
        || words::is(last, words::TITLE) && last.len() > 1
        || words::is(last, words::PARTICLE) && row.contains(' ')
        || name_runs_on(row, next) && !(row.contains('\t') && next.contains('\t'))
    {
        return true;
    }
    if matches!(last, "and" | "&" | "of" | "for" | "the" | "-" | "–" | "to") {
        return true;
    }
    // a long row of several entries is a paragraph that was wrapped
    row.matches([',', ';']).count() >= 2
        && !next.contains('\t')
        && !parts_names(row, next)
        && !(opens_entry(row) && opens_entry(next))
}

/// True where a row breaks off within a name and the next has the rest: `…, Cllr Bob` above
/// `Fox, Cllr Cara Day`.
fn name_runs_on(row: &str, next: &str) -> bool {
    let end = next.find([',', ';', '(', '\t']).unwrap_or(next.len());
    let end = next[..end].find(" and ").unwrap_or(end);
    let stop = next[..end].strip_suffix('.');
    let closed = end < next.len() || stop.is_some();
    let Some(rest) = one_word(stop.unwrap_or(&next[..end])) else { return false };
    if words::flags(rest) & (STOP | ROLE | BODY | words::TITLE) != 0 && !words::is(rest, GIVEN) {
        return false;
    }
    let last = row.rsplit([',', ';']).next().unwrap_or_default();
    let last = last.rsplit(" and ").next().unwrap_or_default().trim();
    let run: Vec<&str> = last.split(' ').filter(|w| !w.is_empty()).take(8).collect();
    let titles = names::titles(&run).words;
    let begun = run.len() == titles + 1 && words::is_capitalised(run[titles]);
    // a list of surnames line by line has no separators
    begun
        && (titles > 0
            || closed && (last.len() < row.trim().len() || next.contains(' ') || stop.is_some()))
}

/// True where a row ends with a whole name and the next begins with one: the comma between is lost.
fn parts_names(row: &str, next: &str) -> bool {
    let last = row.rsplit([',', ';']).next().unwrap_or_default();
    let first = next.split([',', ';', '(']).next().unwrap_or_default();
    let whole = |text: &str, all: bool| {
        let run: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).take(8).collect();
        let given =
            run.first().is_some_and(|word| words::is(word, GIVEN) || words::is_initials(word));
        let count = names::name(&run, false, false);
        given && count > 1 && (!all || count == run.len())
    };
    whole(last, true) && whole(first, false)
}

/// `Ann Lee, Senior Officer, Housing`: a row that is a person with a role.
fn opens_entry(row: &str) -> bool {
    let mut parts = row.split(',').map(str::trim);
    let run: Vec<&str> = parts.next().unwrap_or_default().split(' ').take(6).collect();
    let given = words::is(run[0], GIVEN) || words::is_initials(run[0]);
    let role = |part: &str| part.split([' ', '/']).any(|word| words::is(word, ROLE));
    given
        && run.len() > 1
        && names::name(&run, false, false) == run.len()
        && parts.next().is_some_and(role)
}

/// True where a row ends with the initials of a name, not with those of a place or a body.
fn initials_open(row: &str, next: &str) -> bool {
    // "Priya S" above "Mike T": people who go by a letter
    let alone = !row.contains([',', ';', '.']) && !row.contains(" and ");
    if alone && next.split([' ', ',']).next().is_some_and(|word| words::is(word, GIVEN)) {
        return false;
    }
    let last = row.rsplit([',', ';', '(', ')']).next().unwrap_or_default();
    let last = last.rsplit(" and ").next().unwrap_or_default();
    let run: Vec<&str> = last.split(' ').filter(|w| !w.is_empty()).take(8).collect();
    let titles = names::titles(&run).words;
    run[titles..].iter().all(|w| words::is_initials(w) || words::is(w, GIVEN))
}

/// The text where it is a single capitalised word, or the parts of one surname.
fn one_word(text: &str) -> Option<&str> {
    let mut words = text.split(' ').filter(|w| !w.is_empty()).peekable();
    while words.peek().is_some_and(|word| words::is(word, words::PARTICLE)) {
        let part = words.next();
        if words.peek().is_none() {
            return part.filter(|word| words::is_capitalised(word));
        }
    }
    words.next().filter(|w| words.next().is_none() && words::is_capitalised(w))
}

fn open_bracket(row: &str) -> bool {
    row.matches('(').count() > row.matches(')').count()
}

/// `Attendees:` and `Apologies:` one after the other, and then one list: two columns.
fn mark_columns(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let before = &blocks[at - 1];
        let there =
            matches!(before.label.group, Group::Present | Group::Attending) && before.label.states;
        let away = matches!(blocks[at].label.group, Group::Apologies | Group::Absent);
        if there
            && away
            && before.is_empty()
            && !blocks[at].is_empty()
            && blocks[at].at - before.at <= 4
        {
            blocks[at].columns = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extract;
    use crate::rows::Rows;

    fn lists(text: &str) -> Vec<(Group, String)> {
        let mut extract = Extract::default();
        for line in text.split('\n') {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        read(&rows.rows, 0, true).into_iter().map(|b| (b.label.group, b.text)).collect()
    }

    #[test]
    fn wrapped_rows_are_joined_and_entries_kept_apart() {
        let got = lists(
            "Present: Ann Lee, Bob Fox, Robert\nPrest, Cara Day\n\nApologies: Dee Elm\nThe Chair welcomed everybody.",
        );
        assert_eq!(
            got,
            [
                (Group::Present, "Ann Lee, Bob Fox, Robert Prest, Cara Day".to_owned()),
                (Group::Apologies, "Dee Elm".to_owned()),
            ]
        );
        let got = lists("PRESENT\nCllr A Lee (Chair)\nCllr B Fox\n1. Apologies");
        assert_eq!(got[0].1, "Cllr A Lee (Chair)\nCllr B Fox");
    }

    #[test]
    fn offices_below_names_belong_to_the_list() {
        let got = lists(
            "Attendees:\nAnn Lee\nBob Fox\nIndependent Chair\nMarshshire Police\n\nChairman\nMr C Day",
        );
        assert_eq!(got[0].1, "Ann Lee\nBob Fox\nIndependent Chair\nMarshshire Police");
        assert_eq!(got[1], (Group::Chair, "Mr C Day".to_owned()));
    }

    #[test]
    fn double_spaced_lists_go_on() {
        let got = lists(
            "**PRESENT:**\n\nCllr. J. Coll, Cllr. G.\n\nMitch, Cllr. J. Dean\n\n**IN ATTENDANCE:**\n\nMs. C. Curl, Director\n\nThe Chair began the meeting by paying tribute.",
        );
        assert_eq!(got[0].1, "Cllr. J. Coll, Cllr. G. Mitch, Cllr. J. Dean");
        assert_eq!(got[1].1, "Ms. C. Curl, Director");
    }

    #[test]
    fn prose_ends_a_list() {
        let got = lists(
            "Present:\nCllrs Hale (Chairman), Hew and Wood.\n\nUnder item 4(v) of the Standing Orders, the Clerk advised Committee that",
        );
        assert_eq!(got[0].1, "Cllrs Hale (Chairman), Hew and Wood.");
    }

    #[test]
    fn two_columns_read_one_after_the_other_are_marked() {
        let mut extract = Extract::default();
        for line in ["Attendees:", "", "Apologies:", "", "Ann Lee", "Bob Fox"] {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        let blocks = read(&rows.rows, 0, true);
        assert!(blocks[1].columns && !blocks[0].columns);
    }
}
