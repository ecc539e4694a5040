//! Tokens to a tree, leniently: whatever was typed gives a tree and notes.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use serde::Serialize;

use crate::query::lex::{self, Kind, Suffix, Token};
use crate::query::tree::{Near, Node, Phrase, Slot, TextField};

mod leaves;

/// So much of a query is read, in characters.
pub const MAX_CHARS: usize = 4096;
/// Brackets nest so deep.
const MAX_DEPTH: usize = 32;
/// A query holds so many words …
const MAX_WORDS: usize = 256;
/// … and loose ones of so much weight: a prefix or a stem weighs 1, a wildcard elsewhere 2, a fuzzy
/// word, which is held against the whole dictionary, 4.
const MAX_LOOSE: usize = 48;
/// Values of fields such as `topic:` and `attendee:`, each of which is looked up.
const MAX_FIELDS: usize = 32;
/// Words may be so far apart.
const MAX_DISTANCE: u32 = 10_000;

/// How a query is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Every word is stemmed, as if `~` stood behind it.
    pub stem: bool,
}

/// What could not be read as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The place in the query, in characters from 0: from …
    pub start: usize,
    /// … up to here, not included.
    pub end: usize,
    /// What was done.
    pub words: String,
}

/// A query as it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub tree: Node,
    /// What could not be read; empty for a query that was read in full.
    pub notes: Vec<Note>,
}

/// Reads a query. Never fails; takes time linear in its length.
pub fn parse(query: &str, options: Options) -> Parsed {
    let mut parser = Parser::new(query, options);
    let mut nodes = Vec::new();
    while parser.tokens.peek().is_some() {
        nodes.push(parser.any(Scope::default(), 0));
        if let Some(token) = parser.tokens.next() {
            parser.note(&token.at, "a bracket that was never opened: left out");
        }
    }
    Parsed { tree: all(nodes), notes: parser.notes }
}

/// Reads one term of `mentions`: a word or a phrase, quoted or not; all its words in their order.
pub fn parse_term(term: &str, options: Options) -> (Option<Phrase>, Vec<Note>) {
    let mut parser = Parser::new(term, options);
    let mut slots: Vec<Slot> = Vec::new();
    while let Some(token) = parser.tokens.next() {
        let (text, suffix) = match token.kind {
            Kind::Quote { text, suffix, .. } | Kind::Word { text, suffix } => (text, suffix),
            _ => (&parser.query[token.at.clone()], Suffix::None),
        };
        let more = parser.slots(text, suffix, &token.at);
        let base = slots.last().map_or(0, |slot| slot.offset + 1);
        for (index, mut slot) in more.into_iter().enumerate() {
            slot.offset += base;
            if index == 0 && base > 0 {
                slot.gap = " ".to_owned();
            }
            slots.push(slot);
        }
    }
    let phrase = Phrase { field: TextField::Text, slots, slop: 0 };
    ((!phrase.slots.is_empty()).then_some(phrase), parser.notes)
}

/// What a field says of the words behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    field: Option<&'static str>,
}

struct Parser<'q> {
    query: &'q str,
    tokens: Peekable<IntoIter<Token<'q>>>,
    options: Options,
    notes: Vec<Note>,
    words: usize,
    loose: usize,
    fields: usize,
}

impl<'q> Parser<'q> {
    fn new(query: &'q str, options: Options) -> Self {
        let cut = query.char_indices().nth(MAX_CHARS).map(|(at, _)| at);
        let used = &query[..cut.unwrap_or(query.len())];
        let mut parser = Self {
            query: used,
            tokens: lex::lex(used).into_iter().peekable(),
            options,
            notes: Vec::new(),
            words: 0,
            loose: 0,
            fields: 0,
        };
        if cut.is_some() {
            let words = format!("only the first {MAX_CHARS} characters were read");
            parser.notes.push(Note { start: MAX_CHARS, end: MAX_CHARS + 1, words });
        }
        parser
    }

    fn note(&mut self, at: &Range<usize>, words: &str) {
        // The first few say it all; a thousand brackets need no thousand notes.
        if self.notes.len() < 8 {
            let start = self.query[..at.start].chars().count();
            let end = start + self.query[at.clone()].chars().count();
            self.notes.push(Note { start, end, words: words.to_owned() });
        }
    }

    /// True where a quotation or a bracket begins right at this byte.
    fn next_is_joined(&mut self, at: usize) -> bool {
        let joined = |token: &Token| {
            token.at.start == at && matches!(token.kind, Kind::Quote { .. } | Kind::Open)
        };
        self.tokens.peek().is_some_and(joined)
    }

    fn take(&mut self, wanted: fn(&Kind) -> bool) -> Option<Token<'q>> {
        self.tokens.next_if(|token| wanted(&token.kind))
    }

    /// `all { OR all }`, up to a closing bracket or the end.
    fn any(&mut self, scope: Scope, depth: usize) -> Node {
        let mut nodes = Vec::new();
        loop {
            match self.all(scope, depth) {
                Some(node) => nodes.push(node),
                None => {
                    if let Some(token) = self.tokens.peek().cloned()
                        && matches!(token.kind, Kind::Or)
                    {
                        self.note(&token.at, "nothing stands before OR: left out");
                    }
                }
            }
            let Some(or) = self.take(|kind| matches!(kind, Kind::Or)) else { break };
            if self.tokens.peek().is_none_or(|next| matches!(next.kind, Kind::Close)) {
                self.note(&or.at, "nothing stands behind OR: left out");
            }
        }
        once(&mut nodes);
        match nodes.len() {
            0 => Node::Everything,
            1 => nodes.swap_remove(0),
            _ => Node::Any(nodes),
        }
    }

    /// `not { [AND] not }`; nothing where an `OR`, a closing bracket or the end comes first.
    fn all(&mut self, scope: Scope, depth: usize) -> Option<Node> {
        let mut nodes = Vec::new();
        while let Some(next) = self.tokens.peek() {
            match next.kind {
                Kind::Or | Kind::Close => break,
                Kind::And => {
                    let at = next.at.clone();
                    self.tokens.next();
                    let next = self.tokens.peek().map(|token| token.kind);
                    if nodes.is_empty() || matches!(next, None | Some(Kind::Close | Kind::Or)) {
                        self.note(&at, "AND joins nothing here: left out");
                    }
                }
                _ => nodes.extend(self.not(scope, depth)),
            }
        }
        (!nodes.is_empty()).then(|| all(nodes))
    }

    fn not(&mut self, scope: Scope, depth: usize) -> Option<Node> {
        let mut negated = false;
        let mut at = None;
        while let Some(token) = self.take(|kind| matches!(kind, Kind::Not)) {
            negated = !negated;
            at = Some(token.at);
        }
        let node = self.near(scope, depth);
        match (node, at) {
            (Some(node), _) if negated => Some(Node::Not(Box::new(node))),
            (None, Some(at)) => {
                self.note(&at, "NOT stands before nothing: left out");
                None
            }
            (node, _) => node,
        }
    }

    fn near(&mut self, scope: Scope, depth: usize) -> Option<Node> {
        let mut left = self.unit(scope, depth)?;
        let mut nodes = Vec::new();
        while let Some(token) = self.take(|kind| matches!(kind, Kind::Near(_))) {
            let Kind::Near(distance) = token.kind else { break };
            let Some(right) = self.unit(scope, depth) else {
                self.note(&token.at, "nothing stands behind NEAR: left out");
                break;
            };
            match (sides(&left), sides(&right)) {
                (Some(one), Some(two)) => {
                    let distance = distance.min(MAX_DISTANCE);
                    nodes.push(Node::Near(Near { left: one, right: two, distance }));
                }
                _ => {
                    self.note(&token.at, "NEAR joins words and phrases only: read as AND");
                    nodes.push(left);
                    nodes.push(right.clone());
                }
            }
            left = right;
        }
        Some(if nodes.is_empty() { left } else { all(nodes) })
    }

    fn unit(&mut self, scope: Scope, depth: usize) -> Option<Node> {
        let token = self.take(|kind| !matches!(kind, Kind::Or | Kind::And | Kind::Close))?;
        match token.kind {
            Kind::Field(field) => {
                let notes = self.notes.len();
                let inner = self.unit(Scope { field: Some(field) }, depth);
                if inner.is_none() && self.notes.len() == notes {
                    self.note(&token.at, "nothing stands behind this field: left out");
                }
                inner
            }
            Kind::Open => Some(self.group(scope, depth, &token.at)),
            Kind::Quote { text, closed, suffix } => {
                if !closed {
                    self.note(&token.at, "this quotation mark is never closed: read to the end");
                }
                self.leaf(scope, text, suffix, true, &token.at)
            }
            Kind::Word { text, suffix } => self.leaf(scope, text, suffix, false, &token.at),
            Kind::Not => self.unit(scope, depth).map(|node| Node::Not(Box::new(node))),
            _ => {
                self.note(&token.at, "nothing stands before NEAR: left out");
                self.unit(scope, depth)
            }
        }
    }

    fn group(&mut self, scope: Scope, depth: usize, at: &Range<usize>) -> Node {
        if depth >= MAX_DEPTH {
            self.note(at, "brackets nest too deep: this one and those in it are left out");
            let mut open = 1;
            while open > 0 {
                match self.tokens.next().map(|token| token.kind) {
                    Some(Kind::Open) => open += 1,
                    Some(Kind::Close) => open -= 1,
                    None => break,
                    _ => {}
                }
            }
            return Node::Everything;
        }
        let node = self.any(scope, depth + 1);
        if self.take(|kind| matches!(kind, Kind::Close)).is_none() {
            self.note(at, "this bracket is never closed: read to the end");
        }
        node
    }
}

/// The phrases that may stand on one side of `NEAR`.
fn sides(node: &Node) -> Option<Vec<Phrase>> {
    match node {
        Node::Phrase(phrase) => Some(vec![phrase.clone()]),
        Node::Any(nodes) => {
            let sides: Option<Vec<Vec<Phrase>>> = nodes.iter().map(sides).collect();
            sides.map(|sides| sides.into_iter().flatten().collect())
        }
        _ => None,
    }
}

/// What stands there twice is looked for once.
fn once(nodes: &mut Vec<Node>) {
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes.drain(..) {
        if !kept.contains(&node) {
            kept.push(node);
        }
    }
    *nodes = kept;
}

/// All of these, without empty and nested layers.
fn all(nodes: Vec<Node>) -> Node {
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::All(inner) => flat.extend(inner),
            Node::Everything => {}
            node => flat.push(node),
        }
    }
    once(&mut flat);
    match flat.len() {
        0 => Node::Everything,
        1 => flat.swap_remove(0),
        _ => Node::All(flat),
    }
}

#[cfg(test)]
mod tests;
