//! Labels of attendance lists: in comes the beginning of a row, out comes which list it opens.
//!
//! A label is a run of words that labels are made of, closed by a colon, a dash, a gap, the end of
//! the row or the first name. So `THOSE PRESENT WERE:`, `Member(s) Absent:`, `Officials in
//! attendance` and `Apologies for absence were received from Councillor` need no list of their own.

use super::names;
use super::tokens::{self, Kind, Token};
use super::words::{self, GIVEN};
use crate::facts::words::in_small;

/// Which list a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Members who were there.
    Present,
    /// Others who were there.
    Attending,
    /// Those who sent apologies.
    Apologies,
    /// Those who were away without.
    Absent,
    /// Those who took a member's place.
    Substitutes,
    /// Officers, said to be there or not, as the label around says.
    Officers,
    /// Guests and observers, likewise.
    Guests,
    /// Members, likewise.
    Members,
    /// Appointed or co-opted members, likewise.
    Appointed,
    /// Who is in the chair.
    Chair,
    /// Who takes the minutes.
    Clerk,
    /// Whom to ask: proves nothing.
    Contacts,
    /// Whoever was asked to come: proves nothing.
    Invited,
    /// Attendance and apologies together: the lists under it say which, it alone proves nothing.
    Register,
}

/// A label at the beginning of a row or within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Which list it opens.
    pub group: Group,
    /// True where the label itself says that they were there or away; false for `Officers:`.
    pub states: bool,
    /// True for `other attendees`, `also present`.
    pub also: bool,
    /// True where the label says that they took part from afar.
    pub remote: bool,
    /// True for `Councillors present:`: everybody in the list is one.
    pub councillors: bool,
    /// True for `Attending:`, which behind `Present:` holds the others.
    pub attending: bool,
    /// Byte offset of the label's first word.
    pub start: usize,
    /// Byte offset where the list begins.
    pub end: usize,
}

const PRESENT: u32 = 1;
const ATTEND: u32 = 1 << 1;
const APOLOGIES: u32 = 1 << 2;
const ABSENT: u32 = 1 << 3;
const NOT: u32 = 1 << 4;
const OFFICER: u32 = 1 << 5;
const MEMBER: u32 = 1 << 6;
const APPOINTED: u32 = 1 << 7;
const SUBSTITUTE: u32 = 1 << 8;
const GUEST: u32 = 1 << 9;
const ALSO: u32 = 1 << 10;
const CHAIR: u32 = 1 << 11;
const CLERK: u32 = 1 << 12;
const CONTACT: u32 = 1 << 13;
const INVITED: u32 = 1 << 14;
const REMOTE: u32 = 1 << 15;
const IN: u32 = 1 << 16;
const WITHOUT: u32 = 1 << 17;
const FROM: u32 = 1 << 18;
const BE: u32 = 1 << 19;
const FILLER: u32 = 1 << 20;
const WHOSE: u32 = 1 << 21;
const MINUTES: u32 = 1 << 22;
const CABINET: u32 = 1 << 23;
const LEAVE: u32 = 1 << 24;
const REGISTER: u32 = 1 << 25;
const EXCUSED: u32 = 1 << 26;

/// What a word does in a label; 0 where it is none of a label's words.
fn part(word: &str) -> u32 {
    in_small(word.trim_matches(|c: char| !c.is_alphanumeric()), part_in_small)
}

fn part_in_small(word: &str) -> u32 {
    match word {
        "present" | "sederunt" | "bresennol" | "presennol" | "láthair" => PRESENT,
        "attendance" | "attending" | "attendees" | "attendee" | "attended" | "attend"
        | "participants" | "participating" => ATTEND,
        "apologies" | "apology" | "apols" | "regrets" | "ymddiheuriadau" | "ymddiheuriad"
        | "leithscéalta" | "leithscéal" => APOLOGIES,
        "absent" | "absentees" | "absences" | "unexcused" | "absennol" => ABSENT,
        "excused" => EXCUSED,
        "not" | "unable" => NOT,
        "without" => WITHOUT,
        "leave" => LEAVE,
        "officer" | "officers" | "official" | "officials" | "staff" | "secretariat"
        | "executives" | "management" | "employees" | "administration" | "administrators"
        | "oifigigh" | "feidhmeannaigh" => OFFICER,
        "member" | "members" | "councillor" | "councillors" | "cllr" | "cllrs" | "aldermen"
        | "alderman" | "panel" | "board" | "committee" | "council" | "governors" | "governor"
        | "representatives" | "reps" | "trustees" | "trustee" | "directors" | "commissioners"
        | "councilmembers" | "forum" | "bailies" | "aelodau" | "cynghorwyr" | "comhairleoirí"
        | "baill" => MEMBER,
        "appointed" | "co-opted" | "coopted" | "co-optees" | "independent"
        | "co-opted/appointed" => APPOINTED,
        "substitute" | "substitutes" | "substituting" | "substitutions" | "deputies" => SUBSTITUTE,
        "gallery" | "guest" | "guests" | "visitor" | "visitors" | "observer" | "observers"
        | "speaker" | "speakers" | "partners" | "advisers" | "advisors" | "public" | "press"
        | "police" | "witnesses" | "non-members" | "non-member" => GUEST,
        "also" | "other" | "others" | "freisin" | "eraill" => ALSO,
        "chair" | "chairman" | "chairperson" | "chairwoman" | "presiding" | "chaired"
        | "convener" | "convenor" | "mayor" | "provost" | "cathaoirleach" | "reeve"
        | "cadeirydd" | "llywydd" | "maer" => CHAIR,
        "clerk" | "clerked" | "minute" | "taker" | "note-taker" | "minuted" | "recorder"
        | "secretary" => CLERK,
        "contact" | "contacts" => CONTACT,
        "minutes" => MINUTES,
        "cabinet" => CABINET,
        "invited" | "invitees" | "invitee" | "expected" | "circulation" | "distribution"
        | "membership" => INVITED,
        "remotely" | "virtually" | "online" | "zoom" | "teams" | "remote" | "virtual" => REMOTE,
        "in" => IN,
        "from" | "by" | "of" | "for" => FROM,
        "was" | "were" | "is" | "are" | "had" | "has" | "have" | "been" | "be" => BE,
        "ward" | "town" | "parish" | "county" | "borough" | "district" | "city" | "voting"
        | "non-voting" | "elected" | "ex-officio" | "local" | "core" | "community" | "scrutiny"
        | "executive" | "senior" | "local-authority" | "employer" | "employers" | "scheme" => WHOSE,
        "the" | "those" | "following" | "at" | "meeting" | "received" | "absence" | "inability"
        | "their" | "with" | "this" | "accepted" | "given" | "as" | "follows" | "recorded"
        | "noted" | "submitted" | "s" | "via" | "to" | "all" | "there" | "who" | "on"
        | "behalf" | "tendered" | "acceptance" | "provided" | "and" | "his" | "her" | "hefyd"
        | "yn" | "sent" | "sending" | "showed" | "chamber" | "person" | "location"
        | "locations" | "physically" | "non-attendance" | "item" | "items" | "only"
        | "apologised" | "details" | "reported" | "i.e" | "roll" | "call" | "people"
        | "persons" | "also;" | "taken" | "role" | "list" | "i" | "following-named"
        | "answered" | "answering" | "record" | "register" | "intimated" | "made" | "approved"
        | "reasons" => FILLER,
        _ => word.split_once('/').map_or(0, |(first, second)| either(part(first), part(second))),
    }
}

/// `Láthair/Present`: the same in two languages; `Present/Apologies` is a register of both.
fn either(first: u32, second: u32) -> u32 {
    if first == 0 || second == 0 {
        return 0;
    }
    let both = first | second;
    let register = both & (PRESENT | ATTEND) != 0 && both & (APOLOGIES | ABSENT) != 0;
    both | if register { REGISTER } else { 0 }
}

/// The tokens that are enough to read most labels, and the words of a name behind one.
const FIRST_TOKENS: usize = 24;
const REACH: usize = 10;

/// The label at the beginning of a cleaned row, an item number before it passed over.
pub fn at_start(text: &str) -> Option<Label> {
    let head = cut_at(text, 300);
    // most rows are told by their first word
    if opens_otherwise(head) {
        return None;
    }
    let mut tokens = tokens::lex(head, FIRST_TOKENS);
    let from = behind_number(head, &tokens);
    let word = tokens.get(from).filter(|token| token.kind == Kind::Word);
    if word.is_some_and(|token| part(&head[token.start..token.end]) == 0) {
        return None;
    }
    let of_label = |token: &&Token| match token.kind {
        Kind::Word => part(&head[token.start..token.end]) != 0,
        Kind::Comma => false,
        _ => true,
    };
    let end = from + tokens[from..].iter().take_while(of_label).count();
    if tokens.len() == FIRST_TOKENS && end + REACH > FIRST_TOKENS {
        tokens = tokens::lex(head, 60);
    }
    run(head, &tokens, from, head.len() == text.len())
}

/// True for a text that opens with a plain word of some letters that no label has.
fn opens_otherwise(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let plain = matches!(text.as_bytes().get(letters), None | Some(b' '));
    letters > 2 && plain && part(&text[..letters]) == 0
}

/// A label that was wrapped in its column: `Apologies for` above `absence: Ann Lee`, or `In   Ann
/// Lee` above `attendance:   Bob Fox`. Gives the whole label with the first row's list, and the second
/// row's list.
pub fn wrapped(text: &str, next: &str) -> Option<(String, String)> {
    let (head, list) = text.split_once('\t').unwrap_or((text, ""));
    let head = head.trim();
    if head.len() > 30 || next.len() > 400 || head.is_empty() {
        return None;
    }
    let all = |text: &str| text.split(' ').all(|word| part(word) != 0);
    let last = head.rsplit(' ').next().unwrap_or_default();
    if !all(head) || head.ends_with([':', '.']) || part(last) & BE != 0 {
        return None;
    }
    let mut clean = String::new();
    tokens::clean(next, &mut clean);
    let end = clean.find([':', '\t']).unwrap_or(clean.len());
    let (tail, rest) = clean.split_at(end);
    let tail = tail.trim();
    let small = tail.starts_with(char::is_lowercase);
    let open = small || part(last) & (FROM | IN) != 0;
    if tail.is_empty() || tail.len() > 30 || !all(tail) || !open {
        return None;
    }
    let whole = format!("{head} {tail}: {list}");
    let label = at_start(&whole).filter(|label| label.states)?;
    let rest = rest.trim_start_matches([':', '\t', '-', '–', ' ']);
    (label.end + list.len() >= whole.len()).then(|| (whole, rest.to_owned()))
}

/// Labels within a row, each closed by a colon, in order; the one at its beginning left out.
pub fn inside(text: &str) -> Vec<Label> {
    let text = cut_at(text, 60_000);
    if memchr::memchr(b':', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let tokens = tokens::lex(text, 12_000);
    let mut found: Vec<Label> = Vec::new();
    let mut last = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Colon || at == 0 {
            continue;
        }
        let mut from = at;
        while from > last && at - from < 9 && is_part(text, &tokens[from - 1]) {
            from -= 1;
        }
        while from < at
            && !begins(&text[tokens[from].start..tokens[from].end], text, &tokens[from..])
        {
            from += 1;
        }
        last = at;
        if from == at || from == 0 {
            continue;
        }
        let label =
            run(text, &tokens, from, true).filter(|label| label.end >= token.end && label.states);
        found.extend(label);
    }
    found
}

/// Labels that open a sentence behind a list, colon or not: `… and C. Also present were D and E.
/// Apologies – F`. From `from` on, in order.
pub fn behind_stops(text: &str, from: usize) -> Vec<Label> {
    let text = cut_at(text, 60_000);
    if memchr::memmem::find(text.get(from..).unwrap_or_default().as_bytes(), b". ").is_none() {
        return Vec::new();
    }
    let tokens = tokens::lex(text, 12_000);
    let stops = tokens.windows(2).enumerate().filter(|(_, two)| {
        let word = &text[two[0].start..two[0].end];
        let stop = two[0].kind == Kind::Stop || matches!(word, "p.m." | "a.m." | "P.M." | "A.M.");
        stop && two[0].start >= from && two[1].kind == Kind::Word
    });
    stops
        .filter_map(|(at, _)| run(text, &tokens, at + 1, true))
        .filter(|label| label.states && label.group != Group::Contacts)
        .collect()
}

fn begins(word: &str, text: &str, tokens: &[Token]) -> bool {
    let next = tokens.get(1).map_or("", |t| &text[t.start..t.end]);
    word.chars().next().is_some_and(char::is_uppercase)
        || (word == "there" && matches!(next, "were" | "was"))
        || (word == "the" && next == "following")
}

fn is_part(text: &str, token: &Token) -> bool {
    let word = &text[token.start..token.end];
    match token.kind {
        Kind::Word => part(word) != 0,
        Kind::And => true,
        Kind::Bracket => word == "s",
        _ => false,
    }
}

/// Passes over `1.`, `(26)`, `2\.` and bullets.
fn behind_number(text: &str, tokens: &[Token]) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at).filter(|_| at < 4) {
        let word = &text[token.start..token.end];
        let number = word.len() <= 10
            && word.starts_with(|c: char| c.is_ascii_digit())
            && token.kind != Kind::Dash;
        let letter = at == 0
            && token.kind == Kind::Word
            && word.len() <= 2
            && tokens.get(1).is_some_and(|t| t.kind == Kind::Stop)
            && (part(word) == 0 || word == "i");
        match token.kind {
            Kind::Word | Kind::Bracket if number || letter => at += 1,
            Kind::Stop | Kind::Gap | Kind::Dash | Kind::Line => at += 1,
            _ => break,
        }
    }
    at
}

/// Reads a run of label words from a token on.
fn run(text: &str, tokens: &[Token], from: usize, whole: bool) -> Option<Label> {
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
            && run[titles.words..].first().is_some_and(|w| part(w) == 0 || words::is_initials(w))
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
        && words::is(second, words::TITLE);
    if titles.appointed || titles.words > 0 && count > 0 || pair {
        return true;
    }
    let office = run.iter().take(4).rposition(|word| words::is(word, words::ROLE));
    let holder = office.map_or(0, |at| names::name(&run[at + 1..], true, false));
    if last == BE && flags & (PRESENT | ATTEND) != 0 && holder > 1 {
        return true;
    }
    let behind = last & (FROM | BE) != 0 || flags & (APOLOGIES | FROM) == APOLOGIES;
    let separated = tokens.get(count).is_none_or(|t| t.kind != Kind::Word);
    let given = run.first().is_some_and(|word| {
        words::is(word, GIVEN) || words::is_initials(word) && word.contains('.')
    });
    // "Apologies from Claire and Dave"
    let nickname = count == 1 && given && last & FROM != 0 && flags & APOLOGIES != 0;
    (count > 1 || nickname) && separated && (behind || given)
}

fn group(flags: u32) -> Option<(Group, bool)> {
    let has = |what: u32| flags & what != 0;
    if has(CONTACT) {
        return Some((Group::Contacts, true));
    }
    if has(REGISTER) {
        return Some((Group::Register, true));
    }
    if has(APOLOGIES) {
        if has(SUBSTITUTE) {
            return None;
        }
        return Some((if has(WITHOUT) { Group::Absent } else { Group::Apologies }, true));
    }
    if has(EXCUSED) && !has(ABSENT | NOT | PRESENT | ATTEND) {
        return Some((Group::Apologies, true));
    }
    // absent with leave is as good as an apology
    if has(LEAVE) {
        let group = if has(WITHOUT) { Group::Absent } else { Group::Apologies };
        return Some((group, true));
    }
    if has(ABSENT) || (has(NOT) && has(PRESENT | ATTEND)) {
        return Some((Group::Absent, true));
    }
    if has(INVITED) && !has(ATTEND | PRESENT) {
        return Some((Group::Invited, true));
    }
    if has(SUBSTITUTE) {
        return Some((Group::Substitutes, has(PRESENT | ATTEND)));
    }
    if has(MINUTES) {
        return None;
    }
    if has(PRESENT | ATTEND) {
        let group = if has(OFFICER) && !has(MEMBER) {
            Group::Officers
        } else if has(GUEST) {
            Group::Guests
        } else if has(APPOINTED) {
            Group::Appointed
        } else if has(CHAIR) && has(IN) && !has(MEMBER) {
            Group::Chair
        } else if has(ALSO) || (has(IN) && has(ATTEND)) {
            Group::Attending
        } else {
            Group::Present
        };
        return Some((group, true));
    }
    if has(CHAIR) {
        return Some((Group::Chair, has(IN) || has(FROM)));
    }
    if has(MINUTES) && !has(FROM) {
        return None;
    }
    if has(CLERK | MINUTES) {
        return (!has(OFFICER | MEMBER) || has(FROM)).then_some((Group::Clerk, has(FROM)));
    }
    let weak = if has(OFFICER) {
        Group::Officers
    } else if has(GUEST | CABINET) {
        Group::Guests
    } else if has(APPOINTED) {
        Group::Appointed
    } else if has(MEMBER) {
        Group::Members
    } else {
        return None;
    };
    Some((weak, false))
}

/// The first bytes of a text, at a character's edge.
pub fn cut_at(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, want: Group, rest: &str) {
        let label = at_start(text).unwrap_or_else(|| panic!("no label in {text:?}"));
        assert_eq!((label.group, &text[label.end..]), (want, rest), "{text}");
    }

    #[test]
    fn labels_of_many_councils() {
        reads("Present: Ann Lee", Group::Present, "Ann Lee");
        reads("Present; David Tom", Group::Present, "David Tom");
        reads("PRESENT:\tColin Tail", Group::Present, "Colin Tail");
        reads("1. Those Attending: Cllr J Hale", Group::Present, "Cllr J Hale");
        reads("THOSE PRESENT WERE: Mayor Adams", Group::Present, "Mayor Adams");
        reads("Members Present:", Group::Present, "");
        reads("PRESENT", Group::Present, "");
        reads("Member(s) Absent: Libby Moor", Group::Absent, "Libby Moor");
        reads("OFFICERS IN ATTENDANCE: Karla Moor", Group::Officers, "Karla Moor");
        reads("Officials Present:", Group::Officers, "");
        reads(
            "Also present: Borough Councillor Colin Marsh",
            Group::Attending,
            "Borough Councillor Colin Marsh",
        );
        reads("Other Attendees: Shelly Hus", Group::Attending, "Shelly Hus");
        reads("The following were in attendance: -", Group::Attending, "");
        reads(
            "Apologies received Mr A White, Mr B Black",
            Group::Apologies,
            "Mr A White, Mr B Black",
        );
        reads(
            "Apologies for absence were received from Councillors P W Hythe and J Wynn.",
            Group::Apologies,
            "Councillors P W Hythe and J Wynn.",
        );
        reads(
            "Apologies for their inability to attend the meeting had been received from Councillor Jerry Dean",
            Group::Apologies,
            "Councillor Jerry Dean",
        );
        reads(
            "ACCEPTANCE OF APOLOGIES FOR ABSENCE Apologies of absence were provided for Cllr A Muir",
            Group::Apologies,
            "Cllr A Muir",
        );
        reads("52\tApologies for Absence", Group::Apologies, "");
        reads("IN THE CHAIR:", Group::Chair, "");
        reads("LÁTHAIR/PRESENT: Cllr Una Fox", Group::Present, "Cllr Una Fox");
        reads("Leithscéalta/Apologies: Cllr Una Fox", Group::Apologies, "Cllr Una Fox");
        reads("Present/Apologies:", Group::Register, "");
        reads("As láthair: Cllr Una Fox", Group::Absent, "Cllr Una Fox");
        reads("Leithscéal: Cllr Una Fox", Group::Apologies, "Cllr Una Fox");
        reads("Present P. Burke C. Day", Group::Present, "P. Burke C. Day");
        reads("Excused: Wanda Roe.", Group::Apologies, "Wanda Roe.");
        reads("Apologies from Claire and Dave.", Group::Apologies, "Claire and Dave.");
        reads("in Attendance Mrs J Noad, Clerk", Group::Attending, "Mrs J Noad, Clerk");
        reads("Clerked by\tPete Osborn", Group::Clerk, "Pete Osborn");
        reads("Contact: Clara Gray", Group::Contacts, "Clara Gray");
    }

    #[test]
    fn sentences_are_no_labels() {
        for text in [
            "Present the report to the Board",
            "Members present noted that the roof leaked",
            "Apologies were made for the noise",
            "The Chair welcomed those present to the meeting",
            "Attendance figures for the year",
            "There were no apologies",
            "Officers will report back",
            "Apologies and changes in panel membership (if any)",
        ] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_wrapped_in_its_column() {
        let read = |text, next| {
            let (whole, rest) = wrapped(text, next)?;
            let label = at_start(&whole)?;
            Some((label.group, whole[label.end..].to_owned(), rest))
        };
        let lists =
            |group, first: &str, rest: &str| Some((group, first.to_owned(), rest.to_owned()));
        assert_eq!(
            read("In\tMr Ed Slate\tManager", "attendance:   Ms Kay Burn     Minutes"),
            lists(Group::Attending, "Mr Ed Slate\tManager", "Ms Kay Burn\tMinutes")
        );
        assert_eq!(
            read("Apologies for", "absence: Ann Lee"),
            lists(Group::Apologies, "", "Ann Lee")
        );
        assert_eq!(read("Members", "Present: Ann Lee"), None);
        assert_eq!(read("Present", "Apologies"), None);
        assert_eq!(read("In the matter of", "attendance allowances"), None);
    }

    #[test]
    fn labels_within_a_row() {
        let text = "40 Court Street Members Present: Neal Burt, Lee Brad Member(s) Absent: Libby Moor Staff Present: Cathy Root";
        let groups: Vec<Group> = inside(text).iter().map(|l| l.group).collect();
        assert_eq!(groups, [Group::Present, Group::Absent, Group::Officers]);
        let text = "Beach Road, Saltby at 9.30 am when there were present:";
        assert_eq!(inside(text).len(), 1);
    }
}
