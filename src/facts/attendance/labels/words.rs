//! The words of labels, and what they do there.

use crate::facts::attendance::words;

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
pub(super) const ROLL: u32 = 1 << 27;

/// The words of labels, by what they do there.
pub const WORDS: &[(u32, &str)] = &[
    (PRESENT, "present sederunt bresennol presennol láthair"),
    (ATTEND, "attendance attending attendees attendee attended attend participants participating"),
    (
        APOLOGIES,
        "apologies apology apols regrets ymddiheuriadau ymddiheuriad leithscéalta leithscéal",
    ),
    (
        ABSENT,
        "absent absentees absences unexcused absennol non-attendance non-attendees non-attending unavailable",
    ),
    (EXCUSED, "excused"),
    (ROLL, "roll"),
    (NOT, "not non unable failed didn't couldn't"),
    (WITHOUT, "without"),
    (LEAVE, "leave"),
    (
        OFFICER,
        "officer officers official officials staff secretariat executives management employees administration administrators oifigigh feidhmeannaigh",
    ),
    (
        MEMBER,
        "member members councillor councillors cllr cllrs aldermen alderman panel board committee council governors governor representatives reps trustees trustee directors commissioners councilmembers councilmen councilors supervisors selectmen selectboard freeholders commission forum bailies senators selectpersons aelodau cynghorwyr comhairleoirí baill",
    ),
    (APPOINTED, "appointed co-opted coopted co-optees independent co-opted/appointed"),
    (SUBSTITUTE, "substitute substitutes substituting substitutions deputies"),
    (
        GUEST,
        "gallery guest guests visitor visitors observer observers speaker speakers partners advisers advisors public press police witnesses non-members non-member",
    ),
    (ALSO, "also other others freisin eraill"),
    (
        CHAIR,
        "chair chairman chairperson chairwoman presiding chaired convener convenor mayor provost cathaoirleach reeve cadeirydd llywydd maer",
    ),
    (CLERK, "clerk clerked minute taker note-taker minuted recorder secretary"),
    (CONTACT, "contact contacts"),
    (MINUTES, "minutes"),
    (CABINET, "cabinet"),
    (INVITED, "invited invitees invitee expected circulation distribution membership"),
    (REMOTE, "remotely virtually online zoom teams remote virtual"),
    (IN, "in"),
    (FROM, "from by of for"),
    (BE, "was were is are had has have been be included includes including include"),
    (
        WHOSE,
        "ward town parish county borough district city voting non-voting elected ex-officio local core community scrutiny executive senior local-authority employer employers scheme",
    ),
    (
        FILLER,
        "the those following at meeting received absence inability their with this accepted given as follows recorded noted submitted s via to all there who on behalf tendered acceptance provided and his her hefyd yn sent sending showed chamber person location locations physically item items only apologised details reported i.e call people persons taken role list i following-named answered answering record register intimated made approved reasons quorum did could able but late notice or conference calling conferencing teleconference teleconferencing videoconference video phone telephone chambers electronic electronically",
    ),
];

/// What a word does in a label; 0 where it is none of a label's words.
pub(super) fn part(word: &str) -> u32 {
    words::sense(word).part
}

/// `Láthair/Present`: the same in two languages; `Present/Apologies` is a register of both.
pub fn either(first: u32, second: u32) -> u32 {
    if first == 0 || second == 0 {
        return 0;
    }
    let both = first | second;
    let register = both & (PRESENT | ATTEND) != 0 && both & (APOLOGIES | ABSENT) != 0;
    both | if register { REGISTER } else { 0 }
}
