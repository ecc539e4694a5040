//! Labels that do not look like one: in comes a row, out comes the label it stands for.

use crate::rows::Row;

/// True for a row between two blank ones.
fn stands_alone(rows: &[Row], at: usize) -> bool {
    let blank = |row: Option<&Row>| row.is_none_or(Row::is_blank);
    blank(at.checked_sub(1).and_then(|before| rows.get(before))) && blank(rows.get(at + 1))
}

/// `present` alone, whose capitals were a matter of style, and the label of `Kua tae mai | Present`, which
/// says the same in two languages.
pub(super) fn as_heading(rows: &[Row], at: usize, text: &mut String) {
    const LABELS: &[&str] =
        &["present", "absent", "also present", "in attendance", "apologies", "members present"];
    // most rows are told by their length
    if text.len() >= 80 {
        return;
    }
    let own = text.rsplit('\t').next().unwrap_or_default().trim();
    let label = LABELS.iter().find(|label| own.eq_ignore_ascii_case(label));
    let Some(label) = label else { return };
    if !text.contains('\t') && !stands_alone(rows, at) {
        return;
    }
    let cells = text.matches('\t').count();
    let small = text.trim().starts_with(char::is_lowercase);
    let other = |cell: &str| cell.split(' ').any(|word| word.starts_with(char::is_lowercase));
    if cells == 0 && small || cells == 1 && text.split('\t').next().is_some_and(other) {
        *text = label[..1].to_uppercase() + &label[1..];
    }
}
