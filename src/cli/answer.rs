//! Showing an answer: records to standard output, notes and totals to standard error.

use clap::Args;
use minutebook::render::{self, Closing, Format, Record};
use minutebook::search::results::{Answer, FacetCount, VERSION};

use super::Outcome;
use super::fault::say;
use super::output::{Output, Surroundings};

/// Which part of a long answer is wanted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Display")]
pub struct PageArgs {
    /// How many at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// How many to leave out first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    /// All of them
    #[arg(long, conflicts_with = "limit")]
    all: bool,
}

impl PageArgs {
    /// How many records at most; `usual` where nothing is said.
    pub fn limit(&self, usual: usize) -> usize {
        if self.all { usize::MAX } else { self.limit.unwrap_or(usual) }
    }
}

/// The way out that fits a format: people's text is paged.
pub fn output(format: Format, around: &Surroundings) -> Output {
    if format == Format::Text { around.paged() } else { around.plain() }
}

/// Shows an answer; `what` is what one record is called.
pub fn show<T: Record>(
    answer: Answer<T>,
    what: &str,
    format: Format,
    around: &Surroundings,
) -> anyhow::Result<Outcome> {
    let shown = answer.hits.len() as u64;
    show_some(answer, what, shown, format, around)
}

/// The same where a record may stand for several: `shown` says for how many all of them stand.
pub fn show_some<T: Record>(
    answer: Answer<T>,
    what: &str,
    shown: u64,
    format: Format,
    around: &Surroundings,
) -> anyhow::Result<Outcome> {
    let Answer { query, total, hits, facets, notes, .. } = answer;
    let mut out = output(format, around);
    {
        let mut answers = render::answers(format, query.as_deref(), around.look(), &mut out);
        for hit in hits {
            answers.hit(hit)?;
        }
        answers.close(&Closing { total, facets, notes: notes.clone() })?;
    }
    out.close()?;
    tell(format, &notes, &count(total, what), shown, total);
    Ok(if total == 0 { Outcome::Nothing } else { Outcome::Found })
}

/// Shows counts; years and months as a time line on a terminal.
pub fn counts(
    query: Option<String>,
    hits: Vec<FacetCount>,
    notes: Vec<String>,
    format: Format,
    around: &Surroundings,
) -> anyhow::Result<Outcome> {
    let total = hits.len() as u64;
    if format != Format::Text {
        let facets = Default::default();
        let answer = Answer { version: VERSION, query, total, hits, facets, notes };
        return show(answer, "value", format, around);
    }
    let mut out = output(format, around);
    let is_time = |count: &FacetCount| count.value.starts_with(|c: char| c.is_ascii_digit());
    if hits.iter().any(is_time) {
        render::text::timeline(&hits, around.look(), &mut out)?;
    } else {
        let mut answers = render::answers(format, None, around.look(), &mut out);
        hits.into_iter().try_for_each(|hit| answers.hit(hit))?;
    }
    out.close()?;
    tell(format, &notes, &count(total, "value"), total, total);
    Ok(if total == 0 { Outcome::Nothing } else { Outcome::Found })
}

/// Says what should be known besides the records; JSON holds it already.
fn tell(format: Format, notes: &[String], count: &str, shown: u64, total: u64) {
    if format == Format::Json {
        return;
    }
    notes.iter().for_each(|note| say(&format!("note: {note}")));
    if total == 0 {
        say("nothing found");
    } else if shown < total {
        say(&format!("{count}, {shown} of them shown; --limit, --offset or --all for more"));
    } else {
        say(count);
    }
}

/// `1 item`, `3 people`.
pub fn count(total: u64, what: &str) -> String {
    match (total, what) {
        (1, _) => format!("1 {what}"),
        (_, "person") => format!("{total} people"),
        _ => format!("{total} {what}s"),
    }
}
