//! The words of labels: in comes a word, out comes what it does in a label.

use crate::facts::words::in_small;

pub(super) const PRESENT: u32 = 1;
pub(super) const ATTEND: u32 = 1 << 1;
pub(super) const APOLOGIES: u32 = 1 << 2;
pub(super) const ABSENT: u32 = 1 << 3;
pub(super) const NOT: u32 = 1 << 4;
pub(super) const OFFICER: u32 = 1 << 5;
pub(super) const MEMBER: u32 = 1 << 6;
pub(super) const APPOINTED: u32 = 1 << 7;
pub(super) const SUBSTITUTE: u32 = 1 << 8;
pub(super) const GUEST: u32 = 1 << 9;
pub(super) const ALSO: u32 = 1 << 10;
pub(super) const CHAIR: u32 = 1 << 11;
pub(super) const CLERK: u32 = 1 << 12;
pub(super) const CONTACT: u32 = 1 << 13;
pub(super) const INVITED: u32 = 1 << 14;
pub(super) const REMOTE: u32 = 1 << 15;
pub(super) const IN: u32 = 1 << 16;
pub(super) const WITHOUT: u32 = 1 << 17;
pub(super) const FROM: u32 = 1 << 18;
pub(super) const BE: u32 = 1 << 19;
pub(super) const FILLER: u32 = 1 << 20;
pub(super) const WHOSE: u32 = 1 << 21;
pub(super) const MINUTES: u32 = 1 << 22;
pub(super) const CABINET: u32 = 1 << 23;
pub(super) const LEAVE: u32 = 1 << 24;
pub(super) const REGISTER: u32 = 1 << 25;
pub(super) const EXCUSED: u32 = 1 << 26;

/// What a word does in a label; 0 where it is none of a label's words.
pub(super) fn part(word: &str) -> u32 {
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
