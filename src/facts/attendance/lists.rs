//! A list of people: in comes the text of a list (joint, one a line, in columns or in a sentence),
//! out come entries with name, honorific, role and what else is said of each.
//!
//! Separators decide first, titles next; given names and the words of roles only where a comma may
//! part either two people or a name and its role. What cannot be told is no person.

use super::names::{self, Titles};
use super::tokens::{self, Kind, Token};
use super::words::{self, BODY, GIVEN, LETTERS, ROLE, STOP, VERB};
use super::{details, labels};
use crate::item::{Moment, Status};

/// At most so many tokens of one list are read: some thousands of people.
const MOST_TOKENS: usize = 20_000;

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Under a label: ends with the text; small words are roles.
    Block,
    /// In a sentence behind `from` or `of`: ends at a verb, a stop, or a small word.
    Phrase,
    /// The subject of a sentence: must be a list as a whole.
    Subject,
    /// Somewhere in the text: only names with a title, or none with other words around.
    Search,
}

/// One person of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Byte offset in the list's text.
    pub start: usize,
    /// As printed.
    pub honorific: Option<String>,
    /// True for a councillor's title, own or joint.
    pub elected: bool,
    /// True for a police or fire rank.
    pub rank: bool,
    /// True for an appointed or co-opted member.
    pub appointed: bool,
    /// As printed, without honorific, letters and role.
    pub name: String,
    /// As printed.
    pub role: Option<String>,
    /// As printed.
    pub organisation: Option<String>,
    /// True where the person took part from afar.
    pub remote: bool,
    /// A status of the person's own, which differs from the list's.
    pub status: Option<Status>,
    /// When the person came.
    pub arrived: Option<Moment>,
    /// When the person went.
    pub left: Option<Moment>,
    /// The member whose place the person took.
    pub substitute_for: Option<String>,
    /// Those who took the person's place.
    pub replaced_by: Vec<Entry>,
}

/// A list as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The people, in order.
    pub entries: Vec<Entry>,
    /// Byte offset where the list ends in its text.
    pub end: usize,
    /// True where all of the text was understood as people and their roles.
    pub whole: bool,
    /// True where the text was too long to be read to its end.
    pub cut: bool,
}

/// Reads a list. The text must be cleaned by [`tokens::clean`].
pub fn parse(text: &str, mode: Mode) -> List {
    let tokens = tokens::lex(text, MOST_TOKENS);
    let cut = tokens.len() == MOST_TOKENS;
    let mut parser = Parser::new(text, &tokens, mode);
    parser.run();
    let end = parser.end.unwrap_or(text.len());
    List { whole: parser.whole && parser.end.is_none(), entries: parser.entries, end, cut }
}

/// What stands before a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    And,
    Comma,
    Gap,
    Strong,
}

struct Parser<'t> {
    text: &'t str,
    tokens: &'t [Token],
    mode: Mode,
    at: usize,
    entries: Vec<Entry>,
    /// A title of several people is in force.
    joint: Option<(String, Titles)>,
    /// The last person's role was opened by a comma and may go on behind the next.
    open: Option<usize>,
    /// A role printed before its person.
    ahead: Option<String>,
    /// The people at hand sent apologies, whatever the list.
    away: bool,
    /// Offices stand before bare names: `Attorney Fir`.
    offices: bool,
    /// A title whose surname is that of the next person, and where it stands: `Mr and Mrs Day`.
    pair: Option<(String, usize)>,
    /// Where a role began that belongs to nobody yet.
    dangling: Option<usize>,
    /// How many people there were before the chunk at hand.
    before: usize,
    /// Entries since the last person are roles of that person.
    end: Option<usize>,
    whole: bool,
    capitals: bool,
    /// Each line is a name, a comma and what the person is.
    lined: bool,
    /// Names stand side by side in columns.
    paired: bool,
    /// People are given by their initials: `JB, KL and MT`.
    initialled: bool,
    /// The last chunk gave a person without bracket or role: a role may follow.
    fresh: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, tokens: &'t [Token], mode: Mode) -> Self {
        let capitals = !text.chars().take(200).any(char::is_lowercase);
        Self {
            text,
            tokens,
            mode,
            at: 0,
            entries: Vec::new(),
            joint: None,
            open: None,
            ahead: None,
            away: false,
            offices: false,
            pair: None,
            dangling: None,
            before: 0,
            end: None,
            whole: true,
            capitals,
            lined: is_lined(text),
            paired: is_paired(text),
            initialled: mode == Mode::Block && is_initialled(text),
            fresh: false,
        }
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() && self.end.is_none() {
            let before = self.separators();
            if self.at >= self.tokens.len() || self.end.is_some() {
                break;
            }
            if before == Before::Strong && self.skip_place() {
                continue;
            }
            let from = self.at;
            while self.at < self.tokens.len() && !is_separator(self.tokens[self.at].kind) {
                self.at += 1;
            }
            let tokens = self.tokens;
            self.chunk(&tokens[from..self.at], before);
        }
    }

    /// `Fenside and Marsh: Ann Lee`: passes over a label of places at the beginning of a line.
    fn skip_place(&mut self) -> bool {
        if self.mode != Mode::Block {
            return false;
        }
        let (mut several, mut other) = (false, false);
        for (count, token) in self.tokens[self.at..].iter().take(14).enumerate() {
            match token.kind {
                Kind::Comma | Kind::And => several = true,
                Kind::Word => {
                    other |= words::is(self.word(token), GIVEN | ROLE | words::TITLE | LETTERS);
                }
                Kind::Colon if several && !other => {
                    self.at += count + 1;
                    return true;
                }
                _ => return false,
            }
        }
        false
    }

    /// Skips the separators at hand; the strongest counts.
    fn separators(&mut self) -> Before {
        let label = self.at.checked_sub(1).is_some_and(|at| self.tokens[at].kind == Kind::Colon);
        let mut before = if self.at == 0 || label { Before::Strong } else { Before::And };
        while let Some(token) = self.tokens.get(self.at).filter(|t| is_separator(t.kind)) {
            let strength = match token.kind {
                Kind::And => Before::And,
                Kind::Comma => Before::Comma,
                Kind::Gap => Before::Gap,
                _ => Before::Strong,
            };
            if token.kind == Kind::Stop && self.mode != Mode::Block && self.at > 0 {
                self.end = Some(token.start);
                self.whole &= self.text[token.end..].trim().is_empty();
                return Before::Strong;
            }
            before = before.max(strength);
            self.at += 1;
        }
        before
    }

    fn word(&self, token: &Token) -> &'t str {
        &self.text[token.start..token.end]
    }

    /// One stretch between two separators: people with their details, or a role.
    fn chunk(&mut self, chunk: &[Token], before: Before) {
        self.before = self.entries.len();
        let mut at = self.fillers(chunk);
        let mut before = before;
        let colon = chunk.iter().position(|t| t.kind == Kind::Colon && self.mode == Mode::Phrase);
        if let Some(colon) = colon.filter(|&colon| colon > 0 && !self.entries.is_empty()) {
            // a label within a sentence: another list begins
            let label =
                chunk[..colon].iter().rposition(|t| t.kind != Kind::Word).map_or(0, |at| at + 1);
            self.end = Some(chunk[label].start);
            if label == 0 {
                return;
            }
            let end = self.end.take();
            self.chunk(&chunk[..label], before);
            self.end = end;
            return;
        }
        if before >= Before::Gap && self.ends_joint(chunk, before) {
            self.joint = None;
        }
        if before == Before::Strong {
            self.away = false;
        }
        if self.mode == Mode::Block
            && chunk[at..].len() > 2
            && is_apology(self.word(&chunk[at]))
            && matches!(self.word(&chunk[at + 1]), "from" | "From" | "for")
        {
            // "Ann Lee, apologies from Bob Fox"
            self.away = true;
            return self.chunk(&chunk[at + 2..], Before::Comma);
        }
        if self.is_count(&chunk[at..]) {
            self.fresh = false;
            self.open = None;
            return;
        }
        let instead = at > 0 && self.word(&chunk[0]) == "with";
        while at < chunk.len() && self.end.is_none() {
            let next = self.person(chunk, at, before);
            if instead {
                self.take_place();
            }
            if next == at {
                self.other(&chunk[at..], before);
                return;
            }
            at = next;
            before = Before::Gap;
        }
    }

    /// `Cllr Day, with Cllr Elm substituting`: the second took the place of the first.
    fn take_place(&mut self) {
        if self.entries.len() != self.before + 1 || self.before == 0 {
            return;
        }
        let last = self.entries.pop_if(|entry| {
            entry.status == Some(Status::Substitute) && entry.substitute_for.is_none()
        });
        if let (Some(substitute), Some(member)) = (last, self.entries.last_mut()) {
            member.replaced_by.push(substitute);
        }
    }

    /// A joint title holds over lines as long as the lines are bare names.
    fn ends_joint(&self, chunk: &[Token], before: Before) -> bool {
        let Some((_, titles)) = &self.joint else { return false };
        let semicolon = before == Before::Strong
            && chunk.first().is_some_and(|t| {
                let text = self.text[..t.start].trim_end();
                text.strip_suffix(" and").unwrap_or(text).trim_end().ends_with([';', '.'])
            });
        semicolon || (titles.appointed && before == Before::Strong)
    }

    /// `and also of`, `from the` at the beginning of a chunk.
    fn fillers(&self, chunk: &[Token]) -> usize {
        let small = |token: &&Token| {
            token.kind == Kind::Word
                && matches!(
                    self.word(token),
                    "also"
                        | "of"
                        | "from"
                        | "by"
                        | "plus"
                        | "both"
                        | "namely"
                        | "together"
                        | "with"
                        | "the"
                        | "Also"
                        | "From"
                        | "Plus"
                        | "as"
                        | "well"
                        | "for"
                        | "then"
                )
        };
        let count = chunk.iter().take_while(small).count();
        let dashes = chunk[count..]
            .iter()
            .take_while(|t| matches!(t.kind, Kind::Dash | Kind::Colon))
            .count();
        // "The Right Honourable" and "the Clerk" keep their word
        let count = count + dashes;
        if count > 0 && count <= chunk.len() && self.mode == Mode::Subject { 0 } else { count }
    }

    /// `7 members of the public`, `Two residents`.
    fn is_count(&self, chunk: &[Token]) -> bool {
        let mut words = chunk.iter().filter(|t| t.kind == Kind::Word).map(|t| self.word(t)).take(8);
        let Some(first) = words.next() else { return false };
        let number = first.starts_with(|c: char| c.is_ascii_digit())
            || words::is(first, STOP) && !words::is(first, GIVEN);
        number
            && !(words::is(first, STOP) && names::titles(&[first]).words > 0)
            && words.any(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "public"
                        | "press"
                        | "residents"
                        | "parishioners"
                        | "members"
                        | "people"
                        | "others"
                        | "electors"
                        | "resident"
                        | "parishioner"
                        | "member"
                )
            })
    }

    /// Reads one person at `at`; gives the place behind, or `at` where nobody stands there.
    fn person(&mut self, chunk: &[Token], at: usize, before: Before) -> usize {
        let run: Vec<&str> = chunk[at..]
            .iter()
            .take(60)
            .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
            .collect();
        if run.is_empty() {
            return at;
        }
        let titles = names::titles(&run);
        let mut rest = at + titles.words;
        // "Councillors:" and "Aldermen –" within a list
        if titles.plural
            && chunk.get(rest).is_some_and(|t| matches!(t.kind, Kind::Colon | Kind::Dash))
        {
            rest += 1;
            let own: Vec<&str> = chunk[rest..]
                .iter()
                .take(8)
                .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
                .collect();
            rest += names::titles(&own).words;
        }
        if titles.words > 0 && rest >= chunk.len() {
            return self.title_alone(chunk, at, titles);
        }
        let run: Vec<&str> = chunk[rest..]
            .iter()
            .take(60)
            .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
            .collect();
        let mut count = names::name(&run, titles.words > 0 || self.joint.is_some(), self.capitals);
        if count == 0 && self.initialled && rest == at && is_bare_initials(run[0]) {
            count = 1;
        }
        let label = chunk.get(rest + count).is_some_and(|t| t.kind == Kind::Colon);
        if count == 0
            || (label && titles.words == 0)
            || !self.accepts(&run, count, titles, before, &chunk[rest..])
        {
            return at;
        }
        if count > 3 {
            let parts = names::split_run(&run[..count])
                .or_else(|| names::split_pair(&run[..count]).filter(|_| titles.words > 0));
            if let Some(parts) = parts.filter(|p| p.len() > 1) {
                for part in parts {
                    let first = part.start == 0;
                    let at = if first { at } else { rest + part.start };
                    let titles = if first { titles } else { Titles::default() };
                    self.push(chunk, at, rest + part.start, rest + part.end, titles);
                }
                return self.after(chunk, rest + count);
            }
            if count > 5 {
                return at;
            }
        }
        self.push(chunk, at, rest, rest + count, titles);
        self.after(chunk, rest + count)
    }

    /// A title on a line of its own is for those who follow.
    fn title_alone(&mut self, chunk: &[Token], at: usize, titles: Titles) -> usize {
        if titles.plural || titles.elected {
            let span = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
            self.joint = titles.plural.then(|| (span.to_owned(), titles));
            return chunk.len();
        }
        // "Mr and Mrs Day": one of the two has no name of their own
        if !words::is(self.word(&chunk[at]), words::TITLE) {
            return at;
        }
        let title = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
        let and = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::And);
        self.pair = and.then(|| (title.to_owned(), chunk[at].start));
        chunk.len()
    }

    /// Whether a name here is a person: see the module's doc.
    fn accepts(
        &self,
        run: &[&str],
        count: usize,
        titles: Titles,
        before: Before,
        rest: &[Token],
    ) -> bool {
        if titles.words > 0 || count == 1 && self.initialled && is_bare_initials(run[0]) {
            return true;
        }
        let full = run[..count].iter().filter(|w| !words::is_initials(w)).count();
        let initials = full < count && words::is_initials(run[0]);
        let next = run.get(count).copied();
        if next.is_some_and(|w| words::is(w, BODY) && !words::is(w, ROLE))
            && !words::is(run[0], GIVEN)
            && !initials
        {
            return false;
        }
        if self.mode == Mode::Search {
            return false;
        }
        if self.joint.is_some() {
            return next.is_none_or(|w| {
                w.chars().next().is_some_and(char::is_lowercase)
                    || words::is(w, ROLE | BODY | LETTERS)
            });
        }
        if full == 1 && !initials {
            return self.accepts_single(run[0], next, before) || self.has_partner(run, next);
        }
        if before == Before::Strong {
            return true;
        }
        let given = words::is(run[0], GIVEN) || initials;
        match before {
            Before::Gap => given || self.paired,
            Before::Comma if self.lined => given,
            _ if self.open.is_some() => given && next.is_none() || self.role_follows(rest, count),
            _ => true,
        }
    }

    /// A bare surname without title: only in a list of such.
    fn accepts_single(&self, name: &str, next: Option<&str>, before: Before) -> bool {
        if self.mode != Mode::Block && self.entries.is_empty() {
            return false;
        }
        let singles = self.entries.iter().all(|e| !e.name.contains(' '));
        next.is_none()
            && singles
            && self.open.is_none()
            && before != Before::Gap
            && (!words::is_acronym(name) || self.capitals)
            && (!self.entries.is_empty() || self.tokens.len() > 2)
    }

    /// `Ian and Una Day`: the given name of the first of two with one surname.
    fn has_partner(&self, run: &[&str], next: Option<&str>) -> bool {
        let and = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::And);
        let mut words = self.tokens.iter().skip(self.at + 1).take(3);
        let mut word = || {
            words.next().filter(|t| t.kind == Kind::Word).map(|t| self.word(t)).unwrap_or_default()
        };
        let (given, surname) = (word(), word());
        next.is_none()
            && and
            && words::is(run[0], GIVEN)
            && words::is(given, GIVEN)
            && words::is_capitalised(surname)
            && words::flags(surname) & (STOP | ROLE | BODY) == 0
    }

    /// True where a role comes right behind a name of `count` words: `, Olwen Dutt, Partner`.
    fn role_follows(&self, rest: &[Token], count: usize) -> bool {
        let behind = rest.get(count);
        if behind.is_some_and(|t| matches!(t.kind, Kind::Bracket | Kind::Dash)) {
            return true;
        }
        if behind.is_some() {
            return false;
        }
        let mut next = self.tokens[self.at..].iter();
        if next.next().is_none_or(|t| t.kind != Kind::Comma) {
            return false;
        }
        let chunk: Vec<&Token> = next.take_while(|t| !is_separator(t.kind)).take(6).collect();
        chunk.iter().any(|t| t.kind == Kind::Word && words::is(self.word(t), ROLE))
    }

    /// Adds a person: title words from `at`, name from `from` to `to`.
    fn push(&mut self, chunk: &[Token], at: usize, from: usize, to: usize, titles: Titles) {
        let mut entry = Entry { start: chunk[at].start, ..Entry::default() };
        let last = &chunk[to - 1];
        let name = &self.text[chunk[from].start..last.end];
        let full_given = words::is(self.word(&chunk[from]), GIVEN) && to - from > 1;
        entry.name = trim_name(name).to_owned();
        if titles.words > 0 {
            let span = self.text[chunk[at].start..chunk[at + titles.words - 1].end].to_owned();
            (entry.elected, entry.rank, entry.appointed) =
                (titles.elected, titles.rank, titles.appointed);
            self.joint = titles.plural.then(|| (joint(&span), titles));
            if !titles.appointed {
                entry.honorific = Some(singular(&span));
            }
        } else if let Some((title, of)) = &self.joint {
            // the last of "Councillors J Hale, Green and Rob Day" is no councillor
            let bare = self
                .entries
                .last()
                .is_some_and(|e| !words::is(e.name.split(' ').next().unwrap_or_default(), GIVEN));
            if of.appointed {
                entry.appointed = true;
            } else if !(full_given && bare) {
                entry.honorific = Some(singular(title));
                (entry.elected, entry.rank) = (of.elected, of.rank);
            }
        }
        if let Some(role) = self.ahead.take() {
            details::take(&mut entry, &role, false);
        }
        entry.status = self.away.then_some(Status::Apologies);
        self.share_surname(&entry, titles);
        self.entries.push(entry);
        self.open = None;
        self.dangling = None;
        self.fresh = true;
    }

    /// `Mr and Mrs Day`, `Mr Ian and Mrs Una Day`, `Ian and Una Day`: the first has the surname of
    /// the second.
    fn share_surname(&mut self, second: &Entry, titles: Titles) {
        let (given, surname) = second.name.rsplit_once(' ').unwrap_or(("", &second.name));
        if let Some((title, start)) = self.pair.take() {
            if titles.words > 0 {
                let name = surname.to_owned();
                self.entries.push(Entry {
                    start,
                    name,
                    honorific: Some(title),
                    ..Entry::default()
                });
            }
            return;
        }
        let before = self.text[..second.start].trim_end();
        let before = ["and", "AND", "&"].iter().find_map(|and| before.strip_suffix(and));
        let plain = self.joint.is_none() && !titles.elected && !titles.rank;
        let Some(before) = before.filter(|_| plain && words::is(given, GIVEN)) else { return };
        let Some((first, others)) = self.entries.split_last_mut() else { return };
        let bare = first.role.is_none() && first.organisation.is_none() && !first.elected;
        let both = first.honorific.is_some() == second.honorific.is_some()
            && first.honorific != second.honorific
            || first.honorific.is_none() && second.honorific.is_none();
        let full = others.iter().all(|entry| entry.name.contains(' '));
        let next = before.trim_end().ends_with(first.name.as_str());
        let given = words::is(&first.name, GIVEN) && !is_surname_too(&first.name);
        if bare && both && full && next && given {
            first.name = format!("{} {surname}", first.name);
        }
    }

    /// Reads what stands behind a name within its chunk.
    fn after(&mut self, chunk: &[Token], mut at: usize) -> usize {
        while let Some(token) = chunk.get(at) {
            match token.kind {
                Kind::Bracket => {
                    let inside = self.text[token.start..token.end].to_owned();
                    self.bracket(&inside);
                    at += 1;
                }
                Kind::Dash | Kind::Colon => {
                    at += 1;
                    if token.kind == Kind::Dash {
                        let end = self.detail_end(chunk, at);
                        self.detail(chunk, at, end);
                        at = end;
                    }
                }
                _ => {
                    let word = self.word(token);
                    if word.starts_with(|c: char| c.is_ascii_digit()) {
                        return chunk.len();
                    }
                    if self.goes_on(word, &chunk[at + 1..]) {
                        return at + 1;
                    }
                    if self.ends_here(word, &chunk[at..]) {
                        return chunk.len();
                    }
                    let end = self.detail_end(chunk, at);
                    if end == at {
                        return at;
                    }
                    self.detail(chunk, at, end);
                    at = end;
                }
            }
        }
        at
    }

    /// `Mrs G Day Also PCSO Una Elm`: a small word and then somebody with a title.
    fn goes_on(&self, word: &str, rest: &[Token]) -> bool {
        let small = ["also", "plus", "with"].iter().any(|w| word.eq_ignore_ascii_case(w));
        small && {
            let run: Vec<&str> = rest
                .iter()
                .take(8)
                .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
                .collect();
            let titles = names::titles(&run);
            titles.words > 0 && names::name(&run[titles.words..], true, self.capitals) > 0
        }
    }

    /// In a sentence a verb or a small word behind a name ends the list.
    fn ends_here(&mut self, word: &str, rest: &[Token]) -> bool {
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let verb = small && words::is(word, VERB);
        let stop = !small && words::is(word, STOP) && !words::is(word, GIVEN);
        let roman = words::is_initials(word)
            && rest.get(1).is_some_and(|t| t.kind == Kind::Word && words::is(self.word(t), STOP));
        match self.mode {
            Mode::Block if stop || roman => {}
            Mode::Block if !verb => return false,
            Mode::Block => {
                // "Cllr Day was not there": a sentence, and no entry of the list
                self.entries.pop();
            }
            _ if !small && !stop => return false,
            Mode::Search => return false,
            _ if small && words::is(word, ROLE) && !verb => return false,
            _ if matches!(word, "in" | "as")
                && self.mode == Mode::Phrase
                && self.phrase_goes_on(rest) =>
            {
                return false;
            }
            _ => {}
        }
        self.end = rest.first().map(|t| t.start);
        self.whole = false;
        true
    }

    /// `in the Chair`, `as substitute for` belong to the person.
    fn phrase_goes_on(&self, rest: &[Token]) -> bool {
        rest.iter().take(4).any(|t| {
            t.kind == Kind::Word && matches!(self.word(t), "Chair" | "chair" | "substitute")
        })
    }

    /// Where a detail in plain words ends: at the next titled person, unless that one is its object
    /// (`substitute for Cllr B`), or at a bracket that is read on its own.
    fn detail_end(&self, chunk: &[Token], from: usize) -> usize {
        let mut at = from;
        while at < chunk.len() {
            match chunk[at].kind {
                Kind::Word => {}
                Kind::Bracket => return at,
                _ => {
                    at += 1;
                    continue;
                }
            }
            let run: Vec<&str> = chunk[at..]
                .iter()
                .take(12)
                .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
                .collect();
            let titles = names::titles(&run);
            if titles.words > 0 && names::name(&run[titles.words..], true, self.capitals) > 0 {
                let object = at > from
                    && chunk[at - 1].kind == Kind::Word
                    && matches!(
                        self.word(&chunk[at - 1]),
                        "for"
                            | "to"
                            | "of"
                            | "representing"
                            | "replacing"
                            | "vice"
                            | "behalf"
                            | "by"
                            | "with"
                            | "than"
                            | "place"
                    );
                if !object {
                    return at;
                }
                at += titles.words;
                continue;
            }
            at += 1;
        }
        at
    }

    fn detail(&mut self, chunk: &[Token], from: usize, to: usize) {
        if from >= to {
            return;
        }
        let text = self.text[chunk[from].start..end_of(self.text, &chunk[to - 1])].to_owned();
        // names in a row and then all their roles: which is whose is not to be told
        let run = &self.entries[self.before.min(self.entries.len())..];
        let flattened =
            run.len() > 2 && run.iter().all(|e| e.role.is_none() && e.organisation.is_none());
        if let Some(entry) = self.entries.last_mut().filter(|_| !flattened) {
            details::take(entry, &text, false);
        }
        self.fresh = false;
        self.open = Some(chunk[from].start);
    }

    /// A bracket behind a name: details, one by one.
    fn bracket(&mut self, inside: &str) {
        let Some(entry) = self.entries.last_mut() else { return };
        let one =
            details::is_substitution(&inside.to_lowercase()) || words_after_comma_are_names(inside);
        if one {
            details::take(entry, inside, true);
        } else {
            for part in inside.split([',', ';']) {
                details::take(entry, part, true);
            }
        }
        self.share_bracket(inside);
        self.fresh = false;
    }

    /// `A, B and C (Observers)`: a role in the plural is everybody's back to the last bracket.
    fn share_bracket(&mut self, inside: &str) {
        let plural = ["s", "chairs", "officers"].iter().any(|_| {
            let last = inside.split(' ').next_back().unwrap_or_default();
            words::is(last, ROLE) && last.ends_with('s') && inside.split(' ').count() <= 3
        });
        if !plural {
            return;
        }
        for entry in self.entries.iter_mut().rev().skip(1) {
            if entry.role.is_some() || entry.organisation.is_some() {
                break;
            }
            entry.role = Some(inside.to_owned());
        }
    }

    /// A stretch that begins with no person: a role, behind or before its person, or the list's end.
    fn other(&mut self, chunk: &[Token], before: Before) {
        let first = &chunk[0];
        if first.kind == Kind::Bracket {
            let inside = self.text[first.start..first.end].to_owned();
            self.bracket(&inside);
            if chunk.len() > 1 {
                self.chunk(&chunk[1..], Before::Gap);
            }
            return;
        }
        if self.reversed(chunk, before) {
            return;
        }
        let colon = chunk.iter().position(|t| t.kind == Kind::Colon).filter(|&at| at < 5);
        if let Some(colon) = colon.filter(|&at| at + 1 < chunk.len() && self.mode == Mode::Block) {
            // "Non-voting: Ann Lee": a label that says nothing of a status
            return self.chunk(&chunk[colon + 1..], Before::Strong);
        }
        let end = self.detail_end(chunk, 1.min(chunk.len()));
        if end < chunk.len() && chunk[end].kind == Kind::Word && self.mode == Mode::Block {
            self.other(&chunk[..end], before);
            return self.chunk(&chunk[end..], Before::Strong);
        }
        let word = self.word(first);
        let small = word.chars().next().is_some_and(char::is_lowercase);
        if self.stops(chunk, word, small) {
            self.end = Some(first.start);
            self.whole = false;
            return;
        }
        let role = chunk.iter().any(|t| t.kind == Kind::Word && words::is(self.word(t), ROLE));
        let text = &self.text[first.start..end_of(self.text, &chunk[chunk.len() - 1])];
        let follows = before <= Before::Gap && !self.entries.is_empty();
        if follows
            && (self.open.is_some() || self.fresh || before == Before::Gap)
            && !(before == Before::And && self.open.is_none())
        {
            self.behind(chunk, text, before);
        } else if role {
            self.dangling = Some(first.start);
            // "Clerk, Mrs A Day": kept for the person who follows
            self.ahead =
                (self.next_is_person() && self.mode != Mode::Phrase).then(|| text.to_owned());
            self.open = None;
            self.fresh = false;
        } else {
            self.whole = false;
            self.fresh = false;
        }
    }

    /// A role behind its person's name and a comma; long ones run on over commas and `and`.
    fn behind(&mut self, chunk: &[Token], text: &'t str, before: Before) {
        let Some(entry) = self.entries.last_mut() else { return };
        let end = end_of(self.text, &chunk[chunk.len() - 1]);
        let free = before != Before::And && entry.organisation.is_none();
        if let [.., last, bracket] = chunk
            && bracket.kind == Kind::Bracket
            && free
            && details::is_body(&self.text[chunk[0].start..last.end])
        {
            // "Cllr Day, Fenside District Council (Chair)"
            entry.organisation = Some(self.text[chunk[0].start..last.end].to_owned());
            return self.bracket(&self.text[bracket.start..bracket.end]);
        }
        let body = free && details::is_body(text);
        match (self.open, &mut entry.role) {
            _ if body => entry.organisation = Some(text.to_owned()),
            (Some(start), Some(role)) if entry.organisation.is_none() => {
                *role = self.text[start..end].to_owned()
            }
            _ => details::take(entry, text, false),
        }
        self.open.get_or_insert(chunk[0].start);
        self.fresh = false;
    }

    /// True where the next chunk is a person with a title, or a full name.
    fn next_is_person(&self) -> bool {
        let mut rest = self.tokens[self.at..].iter().peekable();
        if rest.peek().is_none_or(|t| t.kind != Kind::Comma) {
            return false;
        }
        let run: Vec<&str> = rest
            .skip(1)
            .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
            .take(8)
            .collect();
        let titles = names::titles(&run);
        let count = names::name(&run[titles.words..], titles.words > 0, self.capitals);
        count > 0 && (titles.words > 0 || words::is(run[0], GIVEN))
    }

    /// `Town Clerk (Mrs A Day)`, `Town Clerk – Mrs A Day`, `Town Clerk: Ann Day`, `Town Clerk Mrs A Day`.
    fn reversed(&mut self, chunk: &[Token], before: Before) -> bool {
        let role = chunk.iter().take_while(|t| t.kind == Kind::Word);
        let mut count = 0;
        let mut says = false;
        let offices = self.offices(before);
        for token in role {
            let run: Vec<&str> = chunk[count..]
                .iter()
                .take(10)
                .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
                .collect();
            let titles = names::titles(&run);
            let name = names::name(&run[titles.words..], titles.words > 0, self.capitals);
            let full = name > 1
                && (words::is(run[0], GIVEN) || words::is_initials(run[0]))
                && count + name >= words_of(chunk);
            let office = count > 0
                && count + name >= words_of(chunk)
                && is_office(self.word(&chunk[count - 1]))
                && offices;
            self.offices |= says && name > 0 && office;
            if says && name > 0 && (titles.words > 0 || full || office) {
                break;
            }
            says |= words::is(self.word(token), ROLE);
            count += 1;
        }
        let bracket = chunk.get(count).is_some_and(|t| t.kind == Kind::Bracket);
        if !(says || bracket) || count == 0 || count >= chunk.len() {
            return false;
        }
        self.open = None;
        let from = self.dangling.take().filter(|_| bracket).unwrap_or(chunk[0].start);
        let title = self.text[from..chunk[count - 1].end].to_owned();
        let object = matches!(
            self.word(&chunk[count - 1]),
            "for" | "to" | "of" | "representing" | "with" | "by"
        );
        let next = &chunk[count];
        let list = match next.kind {
            _ if object => return false,
            Kind::Bracket => parse(&self.text[next.start..next.end], Mode::Block),
            Kind::Dash | Kind::Colon => {
                let end = chunk[chunk.len() - 1];
                let list = parse(&self.text[next.end..end.end], Mode::Block);
                if list.entries.is_empty() {
                    return false;
                }
                self.ahead = Some(title);
                self.chunk(&chunk[count + 1..], Before::Strong);
                return true;
            }
            _ => {
                self.ahead = Some(title);
                self.chunk(&chunk[count..], Before::Strong);
                return true;
            }
        };
        if list.entries.is_empty() || !list.whole {
            return false;
        }
        for mut entry in list.entries {
            let own = entry.name.contains(' ') && says || entry.honorific.is_some();
            if !own {
                return false;
            }
            entry.start = chunk[0].start;
            entry.role.get_or_insert_with(|| title.clone());
            self.entries.push(entry);
        }
        self.open = None;
        self.fresh = false;
        if chunk.len() > count + 1 {
            self.chunk(&chunk[count + 1..], Before::Strong);
        }
        true
    }

    /// True where an office may stand before a bare name, `Attorney Fir`: at the beginning of a
    /// list, and behind people whose titles are of that kind.
    fn offices(&self, before: Before) -> bool {
        let Some(last) = self.entries.last() else { return before == Before::Strong };
        if self.offices {
            return true;
        }
        let title = last.honorific.as_deref().unwrap_or_default().to_lowercase();
        let title = title.rsplit(' ').next().unwrap_or_default();
        matches!(
            title.trim_end_matches('s'),
            "mayor"
                | "trustee"
                | "supervisor"
                | "president"
                | "selectman"
                | "selectmen"
                | "councilmember"
                | "councilman"
                | "councilwoman"
                | "commissioner"
        )
    }

    /// True where the chunk is no list any more.
    fn stops(&self, chunk: &[Token], word: &str, small: bool) -> bool {
        if self.mode == Mode::Search {
            return false;
        }
        let verbs = chunk.iter().take(12).any(|t| {
            t.kind == Kind::Word && {
                let word = self.word(t);
                word.chars().next().is_some_and(char::is_lowercase) && words::is(word, VERB)
            }
        });
        match self.mode {
            Mode::Block => {
                let behind_stop = self.text[..chunk[0].start].trim_end().ends_with('.')
                    && !self.entries.is_empty();
                let role =
                    chunk.iter().any(|t| t.kind == Kind::Word && words::is(self.word(t), ROLE));
                verbs && (small || behind_stop) || behind_stop && !role
            }
            Mode::Phrase | Mode::Subject => {
                let role = words::is(word, ROLE | BODY) && !small;
                verbs
                    || (small
                        && !chunk.iter().take(4).any(|t| {
                            t.kind == Kind::Word && words::is(self.word(t), ROLE | words::ELECTED)
                        }))
                    || (!role && !self.fresh && self.open.is_none())
            }
            Mode::Search => false,
        }
    }
}

/// Given names that are as often surnames: `Mr Kelly and Mrs Una Fox` are no couple.
fn is_surname_too(name: &str) -> bool {
    const BOTH: &str = " alexander allan allen ashley austin bruce cameron clark craig dale dean \
        douglas duncan evan francis george gilbert glen gordon graham grant harvey henry howard \
        hussain ali ahmed khan james jordan joyce kay kelly kennedy kent kerry kerr lee leslie \
        lewis lindsay lloyd lynch martin may morgan murray neil nelson neville oliver owen patrick \
        paul percy perry rose ross russell scott shannon simon stanley stewart stuart terry thomas \
        tracey vincent wallace warren wayne ";
    BOTH.contains(&format!(" {} ", name.to_lowercase()))
}

fn is_apology(word: &str) -> bool {
    ["apologies", "apology"].iter().any(|apology| word.eq_ignore_ascii_case(apology))
}

/// `Name, Body` line by line: most lines hold one comma outside brackets.
fn is_lined(text: &str) -> bool {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let (mut all, mut one) = (0, 0);
    for line in lines.take(200) {
        let plain = line.split('(').next().unwrap_or_default();
        all += 1;
        one += usize::from(plain.matches(',').count() == 1);
    }
    all >= 3 && one * 2 > all
}

/// An office that stands before a name as a title does: `Attorney Fir`, `Vice Chair Roe`.
fn is_office(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.strip_prefix("vice-").unwrap_or(&lower),
        "attorney"
            | "clerk"
            | "manager"
            | "administrator"
            | "engineer"
            | "treasurer"
            | "solicitor"
            | "chief"
            | "planner"
            | "superintendent"
            | "secretary"
            | "assessor"
            | "sheriff"
            | "marshal"
            | "recorder"
            | "director"
            | "comptroller"
            | "controller"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "chair"
            | "member"
            | "officer"
            | "inspector"
    )
}

/// Two or three capitals and nothing else.
fn is_bare_initials(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True for a list of which at least half, and three, are initials, mostly of two letters: longer
/// ones may be organisations.
fn is_initialled(text: &str) -> bool {
    let (mut all, mut initials, mut short) = (0, 0, 0);
    let text = labels::cut_at(text, 4_000);
    for part in text.split([',', ';', '\n', '&']).flat_map(|part| part.split(" and ")) {
        let name = part.split('(').next().unwrap_or_default().trim().trim_end_matches('.');
        all += usize::from(!name.is_empty());
        if is_bare_initials(name) && !words::is(name, LETTERS | words::TITLE) {
            initials += 1;
            short += usize::from(name.len() == 2);
        }
    }
    initials >= 3 && initials * 2 >= all && short * 2 > initials
}

/// Two names a line: of the cells behind the first some begin with a given name or a title, and
/// none holds the words of roles and bodies.
fn is_paired(text: &str) -> bool {
    let (mut people, mut others) = (0, 0);
    for line in text.split('\n').take(200) {
        for cell in line.split('\t').skip(1).filter(|cell| !cell.trim().is_empty()) {
            let cell = cell.split('(').next().unwrap_or_default();
            let mut words = cell.split([' ', ',']).filter(|word| !word.is_empty()).take(12);
            let Some(first) = words.next() else { continue };
            let known = words::is(first, GIVEN | words::TITLE) || words::is_initials(first);
            people += usize::from(known);
            let strange = words.any(|word| {
                !words::is_capitalised(word) && !words::is(word, words::PARTICLE)
                    || words::is(word, ROLE | BODY | STOP) && !words::is(word, GIVEN)
            });
            let strange = strange || !known && words::is(first, ROLE | BODY | STOP);
            others += usize::from(strange);
        }
    }
    people > 0 && others == 0
}

/// Where a token ends in the text, its closing bracket with it.
fn end_of(text: &str, token: &Token) -> usize {
    let closed = matches!(text.as_bytes().get(token.end), Some(b')' | b']'));
    token.end + usize::from(token.kind == Kind::Bracket && closed)
}

/// How many words a chunk begins with.
fn words_of(chunk: &[Token]) -> usize {
    chunk.iter().take_while(|token| token.kind == Kind::Word).count()
}

fn is_separator(kind: Kind) -> bool {
    matches!(kind, Kind::And | Kind::Comma | Kind::Semicolon | Kind::Line | Kind::Gap | Kind::Stop)
}

/// `(Cllr A, Cllr B substituting)`: names, not a role in two parts.
fn words_after_comma_are_names(inside: &str) -> bool {
    inside.contains(',') && inside.split(' ').any(|w| words::is(w, words::ELECTED))
}

/// A name without stops and quotes at its ends; the stop of a last initial stays.
fn trim_name(name: &str) -> &str {
    let name = name.trim_matches(['\'', '"', '‘', '“', '”', ' ', '-']);
    let last = name.rsplit(' ').next().unwrap_or(name);
    if words::is_initials(last) { name } else { name.trim_end_matches(['.', '’']) }
}

/// The part of a title that is everybody's: `Councillors` of `Councillors Mrs.`
fn joint(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let end = words.iter().rposition(|word| {
        words::is(word, words::PLURAL) || *word == "Members" || *word == "members"
    });
    words[..end.map_or(words.len(), |at| at + 1)].join(" ")
}

/// The title of one person from that of several.
fn singular(title: &str) -> String {
    let one = |word: &str| {
        match word.trim_end_matches('.').to_lowercase().as_str() {
            "aldermen" => "Alderman",
            "councillors" => "Councillor",
            "councilors" => "Councilor",
            "cllrs" => "Cllr",
            "clrs" => "Clr",
            "cclrs" => "CClr",
            "crs" => "Cr",
            "commissioners" => "Commissioner",
            "members" => "Member",
            "messrs" => "Mr",
            "councilmembers" => "Councilmember",
            "bailies" => "Bailie",
            _ => return word.to_owned(),
        }
        .to_owned()
    };
    title.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
