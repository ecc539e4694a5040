//! What a label means: in comes what its words do, out comes the list it opens, and whether it says
//! by itself that people were there or away.

use super::Group;
use super::words::{
    ABSENT, ALSO, APOLOGIES, APPOINTED, ATTEND, CABINET, CHAIR, CLERK, CONTACT, EXCUSED, FROM,
    GUEST, IN, INVITED, LEAVE, MEMBER, MINUTES, NOT, OFFICER, PRESENT, REGISTER, ROLL, SUBSTITUTE,
    WITHOUT,
};

pub(super) fn group(flags: u32) -> Option<(Group, bool)> {
    let has = |what: u32| flags & what != 0;
    if has(CONTACT) {
        return Some((Group::Contacts, true));
    }
    // "Calling of the roll and apologies"
    if has(REGISTER) || has(ROLL) && has(APOLOGIES) {
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
    // "Expected attendees", but "In attendance by invitation"
    if has(INVITED) && !has(PRESENT | IN) {
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
