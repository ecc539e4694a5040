//! Tokens to a tree, leniently: whatever was typed gives a tree and notes.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use serde::Serialize;

use super::lex::{self, FIELDS, Kind, Suffix, Token};
use super::tree::{Near, Node, Phrase, Slot, TextField};
use super::word::WordTest;
use crate::index::words::is_word_char;

/// So much of a query is read, in characters.
pub const MAX_CHARS: usize = 4096;
/// Brackets nest so deep.
const MAX_DEPTH: usize = 32;
/// A query holds so many words …
const MAX_WORDS: usize = 256;
/// … and so many of them with wildcards, fuzzy or stemmed.
const MAX_LOOSE: usize = 48;
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

    fn leaf(
        &mut self,
        scope: Scope,
        text: &str,
        suffix: Suffix,
        quoted: bool,
        at: &Range<usize>,
    ) -> Option<Node> {
        let field = match scope.field {
            None | Some("text" | "body") => TextField::Text,
            Some("title") => TextField::Title,
            Some("decision") => TextField::Decision,
            Some("date") => return self.date(text, at),
            Some("attendee") => return Some(Node::Person(text.to_owned())),
            Some(name) => {
                return Some(Node::Facet { name: name.to_owned(), value: text.to_owned() });
            }
        };
        if !quoted {
            self.misspelt_field(text, at);
        }
        let (slop, suffix) = match suffix {
            Suffix::Number(slop) if quoted => (slop.min(MAX_DISTANCE), Suffix::None),
            other => (0, other),
        };
        let slots = self.slots(text, suffix, at);
        if slots.iter().all(|slot| slot.test.is_any_word()) {
            if slots.is_empty() {
                self.note(at, "no letter or digit: left out");
                return None;
            }
            return Some(Node::Everything);
        }
        Some(Node::Phrase(Phrase { field, slots, slop }))
    }

    fn date(&mut self, text: &str, at: &Range<usize>) -> Option<Node> {
        match text.parse() {
            Ok(range) => Some(Node::Date(range)),
            Err(error) => {
                self.note(at, &format!("{error}: left out"));
                None
            }
        }
    }

    /// `titel:x` is searched as words; a note says which field may have been meant.
    fn misspelt_field(&mut self, text: &str, at: &Range<usize>) {
        let Some((name, rest)) = text.split_once(':') else { return };
        if rest.is_empty() || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
            return;
        }
        let test = WordTest::Exact(name.to_ascii_lowercase()).fuzzy(2);
        if let Some(meant) = FIELDS.iter().find(|field| test.fits(field)) {
            self.note(at, &format!("no field `{name}:`: read as words; did you mean `{meant}:`?"));
        }
    }

    /// The words of a stretch of the query, each with what stands before it.
    fn slots(&mut self, text: &str, suffix: Suffix, at: &Range<usize>) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        for (run, gap) in runs(text) {
            let Some(test) = WordTest::parse(run) else { continue };
            if self.words >= MAX_WORDS {
                self.note(at, "too many words: the rest is left out");
                break;
            }
            self.words += 1;
            let test = self.loosen(test, suffix, at);
            let possessive =
                test == WordTest::Exact("s".to_owned()) && matches!(gap, "'" | "’" | "ʼ" | "‘");
            let offset = match slots.last() {
                None => 0,
                Some(last) => last.offset + u32::from(!possessive),
            };
            slots.push(Slot { test, offset, gap: gap.to_owned() });
        }
        slots
    }

    fn loosen(&mut self, test: WordTest, suffix: Suffix, at: &Range<usize>) -> WordTest {
        let exact = matches!(test, WordTest::Exact(_));
        let loose = match suffix {
            Suffix::Stem => test.clone().stemmed(),
            Suffix::Number(distance) => {
                if distance > 2 {
                    self.note(at, "words are at most two letters off: read as ~2");
                }
                test.clone().fuzzy(distance.min(2) as u8)
            }
            Suffix::None if self.options.stem => test.clone().stemmed(),
            Suffix::None => test.clone(),
        };
        if matches!(loose, WordTest::Exact(_)) {
            return loose;
        }
        self.loose += 1;
        if self.loose <= MAX_LOOSE {
            return loose;
        }
        self.note(at, "too many wildcards and loose words: this one is read as it stands");
        if exact { test } else { WordTest::Exact(test.prefix().to_owned()) }
    }
}

/// The stretches of word characters and wildcards, each with what stands before it.
fn runs(text: &str) -> Vec<(&str, &str)> {
    let inside = |c: char| is_word_char(c) || matches!(c, '*' | '?');
    let (mut runs, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find(inside).map(|offset| at + offset) {
        let end = text[start..].find(|c| !inside(c)).map_or(text.len(), |offset| start + offset);
        let gap = if runs.is_empty() { "" } else { &text[at..start] };
        runs.push((&text[start..end], gap));
        at = end;
    }
    runs
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
    match flat.len() {
        0 => Node::Everything,
        1 => flat.swap_remove(0),
        _ => Node::All(flat),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tree in short.
    fn short(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(short).collect::<Vec<_>>().join(" ");
        let phrase = |p: &Phrase| {
            let words: Vec<String> = p.slots.iter().map(|slot| slot.test.to_string()).collect();
            let field = match p.field {
                TextField::Text => "",
                TextField::Title => "title:",
                TextField::Decision => "decision:",
            };
            let slop = if p.slop > 0 { format!("~{}", p.slop) } else { String::new() };
            match words.len() {
                1 => format!("{field}{}", words[0]),
                _ => format!("{field}\"{}\"{slop}", words.join(" ")),
            }
        };
        match node {
            Node::Everything => "*".to_owned(),
            Node::Nothing => "0".to_owned(),
            Node::All(nodes) => format!("({})", list(nodes)),
            Node::Any(nodes) => format!("[{}]", list(nodes)),
            Node::Not(node) => format!("-{}", short(node)),
            Node::Phrase(p) => phrase(p),
            Node::Near(near) => {
                let side = |side: &[Phrase]| side.iter().map(phrase).collect::<Vec<_>>().join("|");
                format!("{} /{} {}", side(&near.left), near.distance, side(&near.right))
            }
            Node::Facet { name, value } => format!("{name}={value}"),
            Node::Date(range) => format!("date={range}"),
            Node::Person(name) => format!("attendee={name}"),
        }
    }

    fn read(query: &str) -> (String, usize) {
        let parsed = parse(query, Options::default());
        (short(&parsed.tree), parsed.notes.len())
    }

    #[test]
    fn the_grammar_of_the_modules_doc() {
        for (query, tree) in [
            ("", "*"),
            ("care leavers", "(care leavers)"),
            ("a b OR c", "[(a b) c]"),
            ("a AND (b OR c) -d NOT e", "(a [b c] -d -e)"),
            ("a && b || c", "[(a b) c]"),
            ("\"care leavers\"", "\"care leavers\""),
            ("\"care leavers\"~3", "\"care leavers\"~3"),
            ("“care leavers”", "\"care leavers\""),
            ("budget NEAR/5 \"care leavers\"", "budget /5 \"care leavers\""),
            ("(a OR b) NEAR/2 c", "a|b /2 c"),
            ("Ofst* organi?ation belweather~1", "(ofst* organi?ation belweather~1)"),
            ("meetings~", "meet~"),
            ("title:performance", "title:performance"),
            ("title:(a OR b) c", "([title:a title:b] c)"),
            ("topic:\"Children and Families\"", "topic=Children and Families"),
            ("date:2019..2020 x", "(date=2019-01-01..2020-12-31 x)"),
            ("attendee:\"J Marsh\"", "attendee=J Marsh"),
            ("O'Brien 12:30 95/20", "(\"o brien\" \"12 30\" \"95 20\")"),
            ("children's R&D J.B.", "(\"children s\" \"r d\" \"j b\")"),
            ("well-being -spam", "(well-being -spam)"),
            ("NOT NOT a", "a"),
            ("*", "*"),
        ] {
            let tree = tree.replace("well-being", "\"well being\"");
            assert_eq!(read(query), (tree, 0), "{query}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_noted_and_the_rest_answered() {
        for (query, tree) in [
            ("\"care leavers", "\"care leavers\""),
            ("(a b", "(a b)"),
            ("a) b", "(a b)"),
            ("a OR", "a"),
            ("OR a", "a"),
            ("a AND", "a"),
            ("NOT", "*"),
            ("a NEAR/3", "a"),
            ("title:", "*"),
            ("date:2020..2019 a", "a"),
            ("a & b", "(a b)"),
            ("belweather~7", "belweather~2"),
            ("titel:budget", "\"titel budget\""),
        ] {
            assert_eq!(read(query), (tree.to_owned(), 1), "{query}");
        }
    }

    #[test]
    fn a_note_points_at_the_place() {
        let parsed = parse("äö (b", Options::default());
        assert_eq!((parsed.notes[0].start, parsed.notes[0].end), (3, 4));
    }

    #[test]
    fn a_possessive_s_shares_its_nouns_place() {
        let Node::Phrase(phrase) = parse("children's", Options::default()).tree else { panic!() };
        assert_eq!(phrase.slots.iter().map(|slot| slot.offset).collect::<Vec<_>>(), [0, 0]);
    }

    #[test]
    fn a_term_is_a_phrase_without_quotes() {
        let term = |text: &str| parse_term(text, Options::default()).0.map(Node::Phrase);
        assert_eq!(short(&term("care leavers").unwrap()), "\"care leavers\"");
        assert_eq!(short(&term("\"care leavers\"").unwrap()), "\"care leavers\"");
        assert_eq!(short(&term("title:Ofst* and OR").unwrap()), "\"title ofst* and or\"");
        assert_eq!(term("&"), None);
    }

    #[test]
    fn hostile_queries_are_bounded() {
        let long = "x ".repeat(50_000);
        for query in [&"(".repeat(10_000), &"NOT ".repeat(10_000), &"a* ".repeat(1000), &long] {
            let parsed = parse(query, Options::default());
            assert!((1..=9).contains(&parsed.notes.len()));
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(query in "[a-z(\"\\-~*?:/ )0-9ANDORNEÄ'“]{0,40}") {
            parse(&query, Options::default());
            parse_term(&query, Options { stem: true });
        }
    }
}
