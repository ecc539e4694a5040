//! Is this a meeting at all? A newsletter with numbers and names has none of these signs.

use super::headings;
use super::labels::Label;
use super::survey::Survey;
use crate::cues::Cue;

/// True where rows begin as those of minutes and agendas do.
pub fn of_meeting(survey: &Survey) -> bool {
    let labelled =
        survey.labels.iter().any(|(_, label)| !matches!(label, Label::Contents | Label::Field));
    labelled || survey.range.clone().any(|row| is_sign(survey, row))
}

/// A list of people, a resolution, or the title of minutes or of an agenda.
fn is_sign(survey: &Survey, row: usize) -> bool {
    let row = survey.row(row);
    const SIGNS: [Cue; 6] =
        [Cue::Present, Cue::Apologies, Cue::InAttendance, Cue::Absent, Cue::Decision, Cue::Noted];
    if headings::starts_with_cue(survey, row, &SIGNS) {
        return true;
    }
    let titled = row.cues.any(&[Cue::Minutes, Cue::Agenda]) && row.line <= 30;
    titled && row.text.len() < 400
        || row.has(Cue::Decision) && row.text.contains("RESOLVED")
        || row.has(Cue::Present) && row.text.len() > 600
}
