//! The claims of a list: in comes a list with the status it proves, out comes a claim for each of its
//! people.

use super::Read;
use crate::facts::Sitting;
use crate::facts::attendance::labels::Group;
use crate::facts::attendance::lists::Entry;
use crate::facts::attendance::roll::Claim;
use crate::facts::attendance::sentences::Said;
use crate::facts::attendance::tokens;
use crate::item::Status;

pub(super) fn claims_of(
    read: Read,
    status: Status,
    list: usize,
    sitting: &Sitting,
    there: bool,
) -> Vec<Claim> {
    let Read { block, list: people, section, item } = read;
    let label = block.label;
    // statuses in a table's column: whoever has none in it is only listed
    let table = people.entries.iter().filter(|entry| entry.status.is_some()).count() * 2
        > people.entries.len();
    let number = sitting.sections[section].number.clone().unwrap_or_default();
    let of_item = item && label.also;
    people
        .entries
        .into_iter()
        .enumerate()
        .map(|(index, mut entry)| {
            let row = block.row_at(entry.start);
            let mut status = status;
            if table && entry.status.is_none() && status.attended() {
                status = Status::Listed;
            }
            entry.remote |= label.remote;
            if label.councillors && !entry.appointed {
                entry.elected = true;
                entry.honorific.get_or_insert_with(|| "Councillor".to_owned());
            }
            // "In the Chair: Alderman A; Aldermen B and C": one takes the chair
            let group = if label.group == Group::Present && status == Status::InAttendance {
                Group::Attending
            } else {
                label.group
            };
            let mut group = if group == Group::Chair && index > 0 { Group::Present } else { group };
            if group == Group::Attending && !label.also && !there && entry.elected && !item {
                (status, group) = (Status::Present, Group::Present);
            }
            let item = of_item.then(|| number.clone());
            Claim { entry, said: Said::Is(status), group: Some(group), list, row, section, item }
        })
        .collect()
}

/// Two columns read one after the other. Those before the last deputy stand in the first, those
/// from the first on for whom somebody deputised in the second; of those between nobody can tell.
pub(super) fn columns(
    sitting: &Sitting,
    read: Read,
    warnings: &mut Vec<String>,
    list: usize,
) -> Vec<Claim> {
    let Read { block, list: people, section, .. } = read;
    let head = &sitting.rows.text[..tokens::cut_at(sitting.rows.text, 30_000).len()];
    let deputised = |entry: &Entry| {
        [
            "deputising for ",
            "deputizing for ",
            "substituting for ",
            "on behalf of ",
            "standing in for ",
        ]
        .iter()
        .any(|words| head.contains(&format!("{words}{}", entry.name)))
    };
    let second = people.entries.iter().position(deputised);
    let deputy = |entry: &Entry| {
        let role = entry
            .role
            .as_deref()
            .or(entry.organisation.as_deref())
            .unwrap_or_default()
            .to_lowercase();
        entry.substitute_for.is_some()
            || role.trim_end_matches(')').ends_with("deputy")
            || role.contains("secretariat")
            || role.contains("acting chair")
    };
    let first = second
        .map_or(0, |end| people.entries[..end].iter().rposition(deputy).map_or(0, |at| at + 1));
    let line = sitting.rows.rows.get(block.at).map_or(0, |row| row.line);
    if second != Some(first) {
        warnings.push(format!(
            "line {line}: two columns stand one after the other; who was there cannot be told"
        ));
    }
    let end = second.unwrap_or(usize::MAX);
    people
        .entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| {
            let (status, group) = match index {
                _ if index < first => (Status::Present, Group::Present),
                _ if index >= end => (Status::Apologies, Group::Apologies),
                _ => (Status::Listed, Group::Members),
            };
            Claim {
                row: block.row_at(entry.start),
                entry,
                said: Said::Is(status),
                group: Some(group),
                list,
                section,
                item: None,
            }
        })
        .collect()
}
