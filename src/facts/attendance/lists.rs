//! A list of people: in comes the text of a list (joint, one a line, in columns or in a sentence),
//! out come entries with name, honorific, role and what else is said of each.
//!
//! Separators decide first, titles next; given names and the words of roles only where a comma may
//! part either two people or a name and its role. What cannot be told is no person.
//!
//! Here a list is parted into chunks, [`chunk`] reads one of them; [`person`] says who is a person, [`entry`] writes the record,
//! [`behind`] reads what follows a name, [`roles`] and [`reversed`] chunks that begin with no name,
//! [`inverted`] lists with surnames first; [`places`] knows lists by wards, [`shape`] looks at the list as a whole.

mod behind;
mod chunk;
mod entry;
mod inverted;
mod person;
mod places;
mod record;
mod reversed;
mod roles;
mod shape;

use super::names::Titles;
use super::tokens::{self, Kind, Token};
use super::words::{self, GIVEN, LETTERS, ROLE};
pub use places::{behind_place, goes_on_with_places};
pub use record::{Entry, List, Manner};

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
    tokens: &'t [Token<'t>],
    mode: Mode,
    at: usize,
    entries: Vec<Entry>,
    /// A title of several people is in force: what each of them is called.
    joint: Option<(String, Titles)>,
    /// The last person's role was opened by a comma and may go on behind the next.
    open: Option<usize>,
    /// A role printed before its person.
    ahead: Option<String>,
    /// The people at hand sent apologies, whatever the list.
    away: bool,
    /// How many offices stood before a dash and their holder.
    dashed: usize,
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
    /// A place stands before the dash of each line.
    placed: bool,
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
    fn new(text: &'t str, tokens: &'t [Token<'t>], mode: Mode) -> Self {
        let capitals = shape::prints_capitals(text);
        let (manner, roles_from) = match mode {
            Mode::Block => {
                let roles_from = shape::roles_from(text, capitals);
                (shape::manner(&text[..roles_from]), roles_from)
            }
            _ => (Manner::default(), text.len()),
        };
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
            dashed: 0,
            offices: false,
            pair: None,
            dangling: None,
            before: 0,
            end: None,
            whole: true,
            capitals,
            lined: shape::is_lined(text),
            placed: mode == Mode::Block && places::is_placed(text),
            paired: shape::is_paired(text),
            manner,
            surnames: mode == Mode::Block && shape::is_surnames(text),
            roles_from,
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
            self.skip_initials();
            let from = self.at;
            while self.at < self.tokens.len() && !is_separator(self.tokens[self.at].kind) {
                if self.at > from && self.opens_group(self.at) {
                    break;
                }
                self.at += 1;
            }
            let tokens = self.tokens;
            self.chunk(&tokens[from..self.at], before);
        }
    }

    /// `Fenside and Marsh: Ann Lee`, `Fenside - Mr A Lee`: passes over a label of places at the
    /// beginning of a line.
    fn skip_place(&mut self) -> bool {
        if self.mode != Mode::Block {
            return false;
        }
        let dash = |token: &Token| token.kind == Kind::Dash;
        if self.placed
            && let Some(at) = self.tokens[self.at..].iter().take(5).position(dash)
        {
            self.at += at + 1;
            return true;
        }
        let (mut several, mut other) = (false, false);
        for (count, token) in self.tokens[self.at..].iter().take(14).enumerate() {
            match token.kind {
                Kind::Comma | Kind::And => several = true,
                Kind::Word => {
                    other |= token.is(GIVEN | ROLE | words::TITLE | LETTERS);
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

    /// `… A Lee Deputy Mayor: B Fox Aldermen: C Day`: true where one or two words of an office begin that a
    /// colon closes, in a list that lost its lines.
    fn opens_group(&self, at: usize) -> bool {
        let office = |token: &Token| token.kind == Kind::Word && token.is(ROLE | words::ELECTED);
        let [before, first, second, ..] = &self.tokens[at - 1..] else { return false };
        let colon = match second.kind {
            Kind::Colon => true,
            _ if office(second) => {
                self.tokens.get(at + 2).is_some_and(|third| third.kind == Kind::Colon)
            }
            _ => false,
        };
        colon
            && self.mode == Mode::Block
            && office(first)
            && !office(before)
            && first.is_capitalised()
    }

    /// `AL - Ann Lee`: passes over the initials that a name is kept under.
    fn skip_initials(&mut self) {
        let [first, sign, rest @ ..] = &self.tokens[self.at..] else { return };
        let short = self.mode == Mode::Block
            && matches!(sign.kind, Kind::Dash | Kind::Colon)
            && shape::is_bare_initials(first.text);
        let name = tokens::leading(rest, first.text.len());
        let letters = name.iter().filter_map(|word| word.text.chars().next());
        if short && letters.eq(first.text.chars()) {
            self.at += 2;
        }
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
