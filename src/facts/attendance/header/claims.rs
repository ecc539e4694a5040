//! The claims of a list: in comes a list with the status it proves, out comes a claim for each of its
//! people.

use super::Read;
use crate::facts::Sitting;
use crate::facts::attendance::blocks::is_finished;
use crate::facts::attendance::labels::Group;
use crate::facts::attendance::lists::Entry;
use crate::facts::attendance::roll::Claim;
use crate::facts::attendance::sentences::Said;
use crate::facts::attendance::tokens;
use crate::item::Status;

/// The claims of a list that gives its people a status; `there` where the meeting has a list of those
/// present.
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
    let own = people.entries.iter().filter(|entry| entry.status.is_some()).count();
    let table = own * 2 > people.entries.len();
    let number = sitting.sections[section].number.as_ref();
    let number = (item && label.also).then(|| number.cloned().unwrap_or_default());
    let claim = |(index, mut entry): (usize, Entry)| {
        let listed = table && entry.status.is_none() && status.attended();
        let status = if listed { Status::Listed } else { status };
        entry.remote |= label.remote;
        if label.councillors && !entry.appointed {
            entry.elected = true;
            entry.honorific.get_or_insert_with(|| "Councillor".to_owned());
        }
        let group = match label.group {
            Group::Present if status == Status::InAttendance => Group::Attending,
            // "In the Chair: Alderman A; Aldermen B and C": one takes the chair
            Group::Chair if index > 0 => Group::Present,
            group => group,
        };
        let member = entry.elected && !label.also && !there && !item;
        let (status, group) = match group {
            Group::Attending if member => (Status::Present, Group::Present),
            _ => (status, group),
        };
        let (row, said) = (block.row_at(entry.start), Said::Is(status));
        Claim { entry, said, group: Some(group), list, row, section, item: number.clone() }
    };
    people.entries.into_iter().enumerate().map(claim).collect()
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
    let replaced = replaced(tokens::cut_at(sitting.rows.text, 30_000));
    let deputised = |entry: &Entry| replaced.iter().any(|text| text.starts_with(&entry.name));
    let parted = parted_by_stop(&block.text, &people.entries);
    let second = parted.or_else(|| people.entries.iter().position(deputised));
    let first = parted.or_else(|| {
        second.map(|end| people.entries[..end].iter().rposition(is_deputy).map_or(0, |at| at + 1))
    });
    let first = first.unwrap_or_default();
    if second != Some(first) {
        let line = sitting.rows.rows.get(block.at).map_or(0, |row| row.line);
        warnings.push(format!(
            "line {line}: two columns stand one after the other; who was there cannot be told"
        ));
    }
    let end = second.unwrap_or(usize::MAX);
    let claim = |(index, entry): (usize, Entry)| {
        let (status, group) = match index {
            _ if index < first => (Status::Present, Group::Present),
            _ if index >= end => (Status::Apologies, Group::Apologies),
            _ => (Status::Listed, Group::Members),
        };
        let (row, said) = (block.row_at(entry.start), Said::Is(status));
        Claim { entry, said, group: Some(group), list, row, section, item: None }
    };
    people.entries.into_iter().enumerate().map(claim).collect()
}

/// Where the second of two lists begins, if one stop closes the first, a list in running text with an
/// `and` before its last: `Cllrs A, B and C. Cllr D`.
fn parted_by_stop(text: &str, entries: &[Entry]) -> Option<usize> {
    if text.matches('\n').count() * 3 > entries.len() {
        return None;
    }
    let closes = |at: &usize| is_finished(&text[..entries[*at].start]);
    let mut closed = (1..entries.len()).filter(closes);
    let second = closed.next().filter(|_| closed.next().is_none())?;
    let last = text[..entries[second - 1].start].trim_end().ends_with(" and");
    (second > 1 && last).then_some(second)
}

/// What stands in a text behind the words that name whose place somebody took.
fn replaced(text: &str) -> Vec<&str> {
    const INSTEAD_OF: &[&str] = &[
        "deputising for ",
        "deputizing for ",
        "substituting for ",
        "on behalf of ",
        "standing in for ",
    ];
    let behind = |words: &&'static str| {
        let length = words.len();
        text.match_indices(*words).map(move |(at, _)| &text[at + length..])
    };
    INSTEAD_OF.iter().flat_map(behind).collect()
}

/// True for somebody who by the words behind the name takes a member's place.
fn is_deputy(entry: &Entry) -> bool {
    let role = entry.role.as_deref().or(entry.organisation.as_deref());
    let role = role.unwrap_or_default().to_lowercase();
    entry.substitute_for.is_some()
        || role.trim_end_matches(')').ends_with("deputy")
        || role.contains("secretariat")
        || role.contains("acting chair")
}
