//! The record of a claim: in comes what one place says of a person, out comes an attendee with the
//! status and capacity that follow from it.

use super::Claim;
use super::capacity::capacity;
use crate::facts::attendance::sentences::Said;
use crate::item::{Attendee, Capacity, Moment, Status};

/// The record that a claim makes; page and line are filled in at the end.
pub(super) fn attendee(claim: Claim) -> Attendee {
    let entry = claim.entry;
    let mut status = match &claim.said {
        Said::Is(status) => entry.status.unwrap_or(*status),
        Said::Came(_) | Said::Went(_) | Said::Back => Status::InAttendance,
    };
    if entry.away && status.attended() {
        status = Status::Absent;
    }
    // a list of people away holds nobody who was there, whatever their brackets say
    if matches!(claim.said, Said::Is(Status::Apologies | Status::Absent)) && status.attended() {
        status = Status::Apologies;
    }
    if matches!(claim.said, Said::Is(Status::Apologies | Status::Absent))
        && entry.substitute_for.is_some()
    {
        status = Status::Listed;
    }
    if !entry.replaced_by.is_empty() && status.attended() {
        status = Status::Listed;
    }
    let capacity = capacity(&entry, claim.group, status);
    if status == Status::Present && matches!(capacity, Capacity::Officer | Capacity::Guest) {
        status = Status::InAttendance;
    }
    let during = |moment: &Moment| Moment {
        time: moment.time,
        item: moment.item.clone().or_else(|| claim.item.clone().filter(|n| !n.is_empty())),
    };
    let came = if let Said::Came(moment) = &claim.said { Some(during(moment)) } else { None };
    let went = if let Said::Went(moment) = &claim.said { Some(during(moment)) } else { None };
    let moved = came.is_some() || went.is_some();
    Attendee {
        name: entry.name,
        honorific: entry.honorific,
        role: entry.role,
        organisation: entry.organisation,
        capacity,
        status,
        remote: entry.remote,
        items: claim
            .item
            .as_ref()
            .filter(|_| !moved)
            .map(|n| if n.is_empty() { Vec::new() } else { vec![n.clone()] }),
        arrived: came.or(entry.arrived),
        left: went.or(entry.left),
        substitute_for: entry.substitute_for,
        page: None,
        line: 0,
    }
}

/// Fills what the old record does not say; `replaces` takes over status and proof.
pub(super) fn merge(old: &mut Attendee, new: Attendee, replaces: bool) {
    if replaces {
        old.status = new.status;
        old.items = new.items;
        if !matches!(old.capacity, Capacity::Chair | Capacity::ViceChair) {
            old.capacity = new.capacity;
        }
    }
    if new.name.len() > old.name.len() {
        old.name = new.name;
    }
    old.honorific = old.honorific.take().or(new.honorific);
    old.role = old.role.take().or(new.role);
    old.organisation = old.organisation.take().or(new.organisation);
    old.arrived = old.arrived.take().or(new.arrived);
    old.left = old.left.take().or(new.left);
    old.substitute_for = old.substitute_for.take().or(new.substitute_for);
    old.remote |= new.remote;
}
