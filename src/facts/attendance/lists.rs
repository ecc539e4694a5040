//! A list of people: in comes the text of a list (joint, one a line, in columns or in a sentence),
//! out come entries with name, honorific, role and what else is said of each.
//!
//! Separators decide first, titles next; given names and the words of roles only where a comma may
//! part either two people or a name and its role. What cannot be told is no person.
//!
//! Here a list is parted into chunks; [`person`] says who is a person, [`entry`] writes the record,
//! [`behind`] reads what follows a name, [`roles`] and [`reversed`] chunks that begin with no name,
//! [`inverted`] lists with surnames first; [`shape`] looks at the list as a whole.

mod behind;
mod entry;
mod inverted;
mod person;
mod reversed;
mod roles;
mod shape;

use super::names::{self, Titles};
use super::tokens::{self, Kind, Token};
use super::words::{self, GIVEN, LETTERS, ROLE, STOP};
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
    /// How it names people.
    pub manner: Manner,
}

/// How a list names people, where not by their surnames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// By first names: `Ann, Bob (chair), Carol H`.
    pub casual: bool,
    /// By initials: `JB, KL and MT`.
    pub initialled: bool,
    /// By surnames and given names behind them: `Elm, Ann`.
    pub inverted: bool,
}

/// Reads a list. The text must be cleaned by [`tokens::clean`].
pub fn parse(text: &str, mode: Mode) -> List {
    parse_like(text, mode, Manner::default())
}

/// Reads a list beside one of the same meeting that names people in some manner: `Apologies: Jon`
/// below `Present: Ann, Bob, Carol H`.
pub fn parse_like(text: &str, mode: Mode, manner: Manner) -> List {
    if let Some(list) =
        (mode == Mode::Block).then(|| inverted::read(text, manner.inverted)).flatten()
    {
        return list;
    }
    let tokens = tokens::lex(text, MOST_TOKENS);
    let cut = tokens.len() == MOST_TOKENS;
    let mut parser = Parser::new(text, &tokens, mode);
    let own = parser.manner;
    parser.manner.casual |= manner.casual;
    parser.manner.initialled |= manner.initialled;
    parser.run();
    let end = parser.end.unwrap_or(text.len());
    let whole = parser.whole && parser.end.is_none();
    List { whole, entries: parser.entries, end, cut, manner: own }
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
    /// How people are named.
    manner: Manner,
    /// Bare surnames stand side by side in columns.
    surnames: bool,
    /// Where the roles begin that stand below all the names they belong to.
    roles_from: usize,
    /// The last chunk gave a person without bracket or role: a role may follow.
    fresh: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, tokens: &'t [Token], mode: Mode) -> Self {
        let capitals = shape::prints_capitals(text);
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
            lined: shape::is_lined(text),
            paired: shape::is_paired(text),
            manner: if mode == Mode::Block { shape::manner(text) } else { Manner::default() },
            surnames: mode == Mode::Block && shape::is_surnames(text),
            roles_from: match mode {
                Mode::Block => shape::roles_from(text, capitals),
                _ => text.len(),
            },
            fresh: false,
        }
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() && self.end.is_none() {
            let before = self.separators();
            let next = self.tokens.get(self.at).map_or(self.text.len(), |token| token.start);
            if self.at >= self.tokens.len() || self.end.is_some() || next >= self.roles_from {
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

    /// The words with which tokens begin, at most so many.
    fn leading(&self, tokens: &[Token], most: usize) -> Vec<&'t str> {
        tokens
            .iter()
            .take(most)
            .map_while(|t| (t.kind == Kind::Word).then(|| self.word(t)))
            .collect()
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
            let with = chunk[at..].iter().position(|token| {
                token.kind == Kind::Word
                    && matches!(self.word(token), "including" | "incl" | "incl.")
            });
            if let Some(with) = with.filter(|with| at + with + 1 < chunk.len()) {
                // "23 members including Ann Lee"
                return self.chunk(&chunk[at + with + 1..], Before::Strong);
            }
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
}

fn is_apology(word: &str) -> bool {
    ["apologies", "apology"].iter().any(|apology| word.eq_ignore_ascii_case(apology))
}

/// Where a token ends in the text, its closing bracket with it.
fn end_of(text: &str, token: &Token) -> usize {
    let closed = matches!(text.as_bytes().get(token.end), Some(b')' | b']'));
    token.end + usize::from(token.kind == Kind::Bracket && closed)
}

fn is_separator(kind: Kind) -> bool {
    matches!(kind, Kind::And | Kind::Comma | Kind::Semicolon | Kind::Line | Kind::Gap | Kind::Stop)
}

#[cfg(test)]
mod tests;
