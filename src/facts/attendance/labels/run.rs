//! A run of label words: in come tokens, out comes the label that they are, closed by a sign, by the
//! end of the row or by the first name.

use super::group::group;
use super::words::{
    ABSENT, ALSO, APOLOGIES, ATTEND, BE, CHAIR, CLERK, EXCUSED, FILLER, FROM, NOT, PRESENT,
    REGISTER, REMOTE, ROLL, SUBSTITUTE, WHOSE, part,
};
use super::{Group, Label};
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{Kind, Lazy, Token};
use crate::facts::attendance::words::{GIVEN, ROLE, TITLE};

/// More words than that make a sentence and no label.
const MOST_WORDS: usize = 15;

/// What a run of label words says so far.
#[derive(Default)]
struct Run {
    /// What its words do together.
    flags: u32,
    /// What the last of them does.
    last: u32,
    words: usize,
    /// A sign closes it.
    closed: bool,
    councillors: bool,
    /// A place follows: `Present at the Town Office:`.
    at: bool,
}

impl Run {
    fn has(&self, what: u32) -> bool {
        self.flags & what != 0
    }

    /// True where one of the words says by itself that people were there or away.
    fn is_strong(&self) -> bool {
        self.has(PRESENT | ATTEND | APOLOGIES | ABSENT | EXCUSED | SUBSTITUTE)
    }

    /// Takes a token in; false where the run ends before it.
    fn take(&mut self, tokens: &mut Lazy, from: usize, at: usize, token: &Token) -> bool {
        let there = self.has(PRESENT | ATTEND);
        match token.kind {
            Kind::Word => return self.word(tokens, from, at, token),
            Kind::And => {}
            // "Attendance / Apologies"
            Kind::Semicolon if token.text == "/" && there => {}
            // "Attendance (P = present, A = apologies)"
            Kind::Bracket if token.text.contains('=') && self.is_strong() => {}
            Kind::Bracket => {
                let parts = token.text.split([' ', '/']).map(part);
                if token.text != "s" && !parts.clone().all(|part| part != 0) {
                    return false;
                }
                // "Members (not present)", "Members present (remotely)"
                let inside = parts.fold(0, |all, part| all | part);
                let away = inside & (NOT | ABSENT) != 0;
                self.flags |= inside & if away { NOT | ABSENT | PRESENT | ATTEND } else { REMOTE };
            }
            // the bar behind a row's only cell
            Kind::Gap if tokens.get(at + 1).is_none() => return false,
            Kind::Colon | Kind::Gap | Kind::Line | Kind::Dash | Kind::Semicolon => {
                self.closed = self.words > 0;
                return false;
            }
            Kind::Stop => {
                self.closed = tokens.get(at + 1).is_none();
                return false;
            }
            Kind::Comma => return false,
        }
        true
    }

    fn word(&mut self, tokens: &mut Lazy, from: usize, at: usize, token: &Token) -> bool {
        let behind_as = |tokens: &mut Lazy| {
            let before = if at > from { tokens.get(at - 1) } else { None };
            before.is_some_and(|before| before.text.eq_ignore_ascii_case("as"))
        };
        // "As láthair" is absent, "I láthair" present
        let away =
            !token.text.is_ascii() && token.text.to_lowercase() == "láthair" && behind_as(tokens);
        let what = if away { ABSENT } else { token.sense.part };
        let there = self.has(PRESENT | ATTEND);
        self.at |= there && token.text == "at";
        if self.at && what == 0 && token.is_capitalised() && self.words < 8 {
            self.words += 1;
            return true;
        }
        if what == 0
            || self.words >= MOST_WORDS
            || self.words > 0 && names::opens_title(token) && self.name_begins(tokens.words(at, 9))
        {
            return false;
        }
        self.councillors |= is_councillors(token.text);
        // "were City Attorney Dave Day": the list has begun
        if what == WHOSE && self.last == BE && there && token.text.starts_with(char::is_uppercase) {
            return false;
        }
        if there && !self.has(APOLOGIES | ABSENT | NOT) && what & (APOLOGIES | ABSENT) != 0 {
            self.flags |= REGISTER;
        }
        (self.flags, self.last, self.words) = (self.flags | what, what, self.words + 1);
        true
    }

    /// True where a titled name begins, so that `Councillors A and B` is no part of the label.
    fn name_begins(&self, run: &[Token]) -> bool {
        if !self.has(PRESENT | ATTEND | APOLOGIES | ABSENT | SUBSTITUTE | CHAIR | CLERK) {
            return false;
        }
        let titles = names::titles(run);
        let name = &run[titles.words..];
        titles.appointed
            || titles.words > 0
                && names::name(name, true, false) > 0
                && name.first().is_some_and(|word| word.sense.part == 0 || word.is_initials())
    }

    /// True where a list begins without a colon: behind `from`, at a title, or in a row of full names.
    fn list_follows(&self, tokens: &mut Lazy, at: usize) -> bool {
        let run = first_names(tokens, at);
        let titles = names::titles(run);
        let count = names::name(&run[titles.words..], titles.words > 0, false);
        if titles.appointed || titles.words > 0 && count > 0 {
            return true;
        }
        let office = run.iter().take(4).rposition(|word| word.is(ROLE));
        let holder = office.map_or(0, |at| names::name(&run[at + 1..], true, false));
        let given = run
            .first()
            .is_some_and(|word| word.is(GIVEN) || word.is_initials() && word.text.contains('.'));
        // "Mr and Mrs Day"
        let second = tokens.get(at + titles.words + 1).is_some_and(|token| token.is(TITLE));
        let and = tokens.get(at + titles.words).is_some_and(|token| token.kind == Kind::And);
        if titles.words > 0 && and && second
            || self.last == BE && self.has(PRESENT | ATTEND) && holder > 1
        {
            return true;
        }
        let behind = self.last & (FROM | BE) != 0 || self.flags & (APOLOGIES | FROM) == APOLOGIES;
        let separated = tokens.get(at + count).is_none_or(|token| token.kind != Kind::Word);
        // "Apologies from Claire and Dave"
        let nickname = count == 1 && given && self.last & FROM != 0 && self.has(APOLOGIES);
        (count > 1 || nickname) && separated && (behind || given)
    }

    /// True for `Chairs – the hall has forty`: what is weak by itself needs a colon, unless it is an
    /// office or stands in a column of its own, `Members     Ann Lee`. `at` is the sign behind it.
    fn is_too_weak(&mut self, tokens: &mut Lazy, at: usize) -> bool {
        let sign = tokens.get(at).map(|sign| sign.kind);
        let other = matches!(sign, Some(Kind::Dash | Kind::Semicolon | Kind::Gap));
        if self.is_strong() || !self.closed || !other || self.has(CHAIR | CLERK) {
            return false;
        }
        sign != Some(Kind::Gap) || !self.list_follows(tokens, at + 1)
    }

    /// `Roll call: Day - present, Elm - absent`; alone it is a heading. `at` is the list's first token.
    fn is_roll_call(&self, tokens: &mut Lazy, at: usize) -> bool {
        let kind = |token: Option<Token>| token.map(|token| token.kind);
        self.flags == ROLL | FILLER
            && kind(tokens.get(at - 1)) == Some(Kind::Colon)
            && kind(tokens.get(at)) == Some(Kind::Word)
    }
}

/// The words from a place on, as many as the name takes that may stand there, and some more.
fn first_names<'a, 't>(tokens: &'a mut Lazy<'t>, at: usize) -> &'a [Token<'t>] {
    let few = tokens.words(at, 8);
    let titles = names::titles(few).words;
    let name = names::name(&few[titles..], titles > 0, false);
    // the word behind a name has a say in it
    let most = if few.len() == 8 && titles + name > 5 { 40 } else { 8 };
    tokens.words(at, most)
}

/// Reads a run of label words from a token on; `whole` where the tokens are those of a whole row.
pub(super) fn run(text: &str, tokens: &mut Lazy, from: usize, whole: bool) -> Option<Label> {
    let (mut run, mut at) = (Run::default(), from);
    while let Some(token) = tokens.get(at) {
        if !run.take(tokens, from, at, &token) {
            break;
        }
        at += 1;
    }
    let colon = tokens.get(at).is_some_and(|token| token.kind == Kind::Colon);
    if run.at && !colon {
        return None;
    }
    let first = tokens.get(from).filter(|_| run.words > 0)?;
    let head = &text[first.start..];
    let begins = run.closed
        || head.starts_with(char::is_uppercase)
        || head.starts_with("there were")
        || is_opening(head, "in attendance");
    let last = tokens.get(at + 1).is_none();
    let next = tokens.get(at).filter(|token| !(last && token.kind == Kind::Gap));
    let to = at > from && tokens.get(at - 1).is_some_and(|t| t.text.eq_ignore_ascii_case("to"));
    let lists = begins && !run.closed && run.is_strong() && !to && next.is_some();
    let list = lists && run.list_follows(tokens, at);
    let short = run.words <= if run.is_strong() { 8 } else { 4 };
    let ended = whole && next.is_none() && short;
    if !begins || !(run.closed || list || ended) || run.is_too_weak(tokens, at) {
        return None;
    }
    // what closes the label is no part of the list
    let closes = |token: Token| {
        matches!(token.kind, Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Gap | Kind::Stop)
    };
    while run.closed && tokens.get(at).is_some_and(closes) {
        at += 1;
    }
    let called = run.is_roll_call(tokens, at);
    let (group, states) = if called { (Group::Register, true) } else { group(run.flags)? };
    let end = match tokens.get(at) {
        Some(token) => token.start - usize::from(token.kind == Kind::Bracket),
        None => text.len(),
    };
    Some(Label {
        group,
        states,
        also: run.has(ALSO),
        remote: run.has(REMOTE),
        councillors: run.councillors,
        attending: run.has(ATTEND) && !run.has(PRESENT),
        start: first.start,
        end,
    })
}

fn is_councillors(word: &str) -> bool {
    ["councillors", "cllrs", "cllrs."].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// True where a text begins with some words, whatever their case.
fn is_opening(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|own| own.eq_ignore_ascii_case(words))
}
