//! A run of label words: in come tokens, out comes the label that they are, closed by a sign, by the
//! end of the row or by the first name.

use super::Label;
use super::group::group;
use super::words::{
    ABSENT, ALSO, APOLOGIES, ATTEND, BE, CHAIR, CLERK, EXCUSED, FROM, NOT, PRESENT, REGISTER,
    REMOTE, SUBSTITUTE, WHOSE, part,
};
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{Kind, Token};
use crate::facts::attendance::words::{self as names_words, GIVEN};
use crate::facts::words::in_small;

/// Reads a run of label words from a token on.
pub(super) fn run(text: &str, tokens: &[Token], from: usize, whole: bool) -> Option<Label> {
    let (mut flags, mut count, mut at) = (0, 0, from);
    let mut last = 0;
    let (mut closed, mut councillors) = (false, false);
    while let Some(token) = tokens.get(at) {
        let word = &text[token.start..token.end];
        match token.kind {
            Kind::Word => {
                let irish = word.to_lowercase() == "láthair";
                let away = at > from
                    && text[tokens[at - 1].start..tokens[at - 1].end].eq_ignore_ascii_case("as");
                // "As láthair" is absent, "I láthair" present
                let what = if irish && away { ABSENT } else { part(word) };
                if what == 0 || count > 14 || (count > 0 && name_begins(text, &tokens[at..], flags))
                {
                    break;
                }
                councillors |=
                    in_small(word, |word| matches!(word, "councillors" | "cllrs" | "cllrs."));
                // "were City Attorney Dave Day": the list has begun
                let capital = word.starts_with(char::is_uppercase);
                if what == WHOSE && last == BE && capital && flags & (PRESENT | ATTEND) != 0 {
                    break;
                }
                let first = flags & (APOLOGIES | ABSENT | NOT) == 0;
                if first && flags & (PRESENT | ATTEND) != 0 && what & (APOLOGIES | ABSENT) != 0 {
                    flags |= REGISTER;
                }
                (flags, last) = (flags | what, what);
                count += 1;
            }
            Kind::And => {}
            // "Attendance / Apologies"
            Kind::Semicolon if word == "/" && flags & (PRESENT | ATTEND) != 0 => {}
            Kind::Bracket if word == "s" || word.split([' ', '/']).all(|w| part(w) != 0) => {
                flags |= word.split([' ', '/']).fold(0, |all, w| all | (part(w) & REMOTE));
            }
            Kind::Colon | Kind::Gap | Kind::Line | Kind::Dash | Kind::Semicolon => {
                closed = count > 0;
                break;
            }
            Kind::Stop if at + 1 == tokens.len() => {
                closed = true;
                break;
            }
            _ => break,
        }
        at += 1;
    }
    if count == 0 {
        return None;
    }
    let ended = whole && at >= tokens.len();
    let strong = flags & (PRESENT | ATTEND | APOLOGIES | ABSENT | EXCUSED | SUBSTITUTE) != 0;
    let begins = text[tokens[from].start..].chars().next().is_some_and(|c| c.is_uppercase())
        || text[tokens[from].start..].starts_with("there were")
        || text[tokens[from].start..].to_lowercase().starts_with("in attendance")
        || closed;
    let to = at > from && text[tokens[at - 1].start..tokens[at - 1].end].eq_ignore_ascii_case("to");
    let list = strong
        && !closed
        && !to
        && tokens.get(at).is_some()
        && list_follows(text, &tokens[at..], last, flags);
    let short = count <= if strong { 8 } else { 4 };
    if !begins || !(closed || list || (ended && short)) {
        return None;
    }
    if !strong
        && closed
        && tokens
            .get(at)
            .is_some_and(|t| matches!(t.kind, Kind::Dash | Kind::Semicolon | Kind::Gap))
        && flags & CHAIR == 0
        && flags & CLERK == 0
    {
        return None;
    }
    // what closes the label is no part of the list
    while closed
        && tokens.get(at).is_some_and(|t| {
            matches!(t.kind, Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Gap | Kind::Stop)
        })
    {
        at += 1;
    }
    let (group, states) = group(flags)?;
    let end = tokens
        .get(at)
        .map_or(text.len(), |t| if t.kind == Kind::Bracket { t.start - 1 } else { t.start });
    Some(Label {
        group,
        states,
        also: flags & ALSO != 0,
        remote: flags & REMOTE != 0,
        councillors,
        attending: flags & ATTEND != 0 && flags & PRESENT == 0,
        start: tokens[from].start,
        end,
    })
}

/// True where a titled name begins, so that `Councillors A and B` is no part of the label.
fn name_begins(text: &str, tokens: &[Token], flags: u32) -> bool {
    if flags & (PRESENT | ATTEND | APOLOGIES | ABSENT | SUBSTITUTE | CHAIR | CLERK) == 0 {
        return false;
    }
    let run: Vec<&str> = tokens
        .iter()
        .take(9)
        .map_while(|t| (t.kind == Kind::Word).then(|| &text[t.start..t.end]))
        .collect();
    let titles = names::titles(&run);
    titles.appointed
        || titles.words > 0
            && names::name(&run[titles.words..], true, false) > 0
            && run[titles.words..]
                .first()
                .is_some_and(|w| part(w) == 0 || names_words::is_initials(w))
}

/// True where a list begins without a colon: behind `from`, at a title, or in a row of full names.
fn list_follows(text: &str, tokens: &[Token], last: u32, flags: u32) -> bool {
    let run: Vec<&str> = tokens
        .iter()
        .take(40)
        .map_while(|t| (t.kind == Kind::Word).then(|| &text[t.start..t.end]))
        .collect();
    let titles = names::titles(&run);
    let count = names::name(&run[titles.words..], titles.words > 0, false);
    // "Mr and Mrs Day"
    let second = tokens.get(titles.words + 1).map_or("", |t| &text[t.start..t.end]);
    let pair = titles.words > 0
        && tokens.get(titles.words).is_some_and(|t| t.kind == Kind::And)
        && names_words::is(second, names_words::TITLE);
    if titles.appointed || titles.words > 0 && count > 0 || pair {
        return true;
    }
    let office = run.iter().take(4).rposition(|word| names_words::is(word, names_words::ROLE));
    let holder = office.map_or(0, |at| names::name(&run[at + 1..], true, false));
    if last == BE && flags & (PRESENT | ATTEND) != 0 && holder > 1 {
        return true;
    }
    let behind = last & (FROM | BE) != 0 || flags & (APOLOGIES | FROM) == APOLOGIES;
    let separated = tokens.get(count).is_none_or(|t| t.kind != Kind::Word);
    let given = run.first().is_some_and(|word| {
        names_words::is(word, GIVEN) || names_words::is_initials(word) && word.contains('.')
    });
    // "Apologies from Claire and Dave"
    let nickname = count == 1 && given && last & FROM != 0 && flags & APOLOGIES != 0;
    (count > 1 || nickname) && separated && (behind || given)
}
