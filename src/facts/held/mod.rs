//! The day of the meeting: in comes the front of a document, out comes the date that it states as
//! the meeting's own, told from all the other dates that stand there.
//!
//! Every printed date gets a rank by the words around it (said to be held, labelled, in the title
//! line, alone on a line) or none (signed, published, next meeting, minutes to be approved …). The
//! best rank wins, the earlier place among equals. A wrong date is worse than none: where the best
//! date has no year, or two lone dates differ, there is none.

mod around;
mod calendar;
mod decoys;
mod order;
mod signs;
#[cfg(test)]
mod tests;
mod years;

use super::date::Printed;
use super::front::Front;
use around::Around;
use jiff::civil::Date;
use order::{Order, order};

/// What the document says of its day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// First day.
    pub date: Option<Date>,
    /// Last day, where there are several.
    pub end_date: Option<Date>,
    /// What looks wrong about it, for a person.
    pub warning: Option<String>,
    /// Where the date stands in the front's text.
    pub place: Option<(usize, usize)>,
}

/// How surely a date is the meeting's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Alone on its line, nothing near says what it is.
    Lone,
    /// Alone on its line beside a title.
    Titled,
    /// The same with weekday or time.
    Dressed,
    /// The `date` of the page in its front matter.
    Page,
    /// In a line that names a meeting, minutes or agenda.
    Named,
    /// Labelled, said to be held, or the front matter's field for it.
    Stated,
}

/// The date of the meeting.
pub fn held(front: &Front) -> Held {
    let all = &front.dates;
    let order = match all.iter().any(|d| d.ambiguous) {
        true => order(front, all),
        false => Order::DayFirst,
    };
    match best(front) {
        None => Held::default(),
        Some(printed) if years_differ(front, &printed) => Held {
            warning: Some("the title gives the same day in two years".to_owned()),
            place: Some((printed.start, printed.end)),
            ..Held::default()
        },
        Some(printed) => {
            let printed = with_year(printed, all);
            let year = printed.year.or_else(|| years::of_title(front, &printed));
            stated(Printed { year, ..printed }, order)
        }
    }
}

/// The date that is most surely the meeting's; none where several stand alone. Behind one that nothing
/// can beat no more are weighed.
fn best(front: &Front) -> Option<Printed> {
    let mut best: Option<(Rank, Printed)> = None;
    let mut lone = 0;
    for printed in &front.dates {
        if best.is_some_and(|(top, kept)| top == Rank::Stated && !has_flaw(&kept)) {
            break;
        }
        let Some(rank) = rank(front, printed) else { continue };
        if calendar::is_entry(front, printed, rank) {
            continue;
        }
        let seen = best.is_some_and(|(_, b)| (b.month, b.day) == (printed.month, printed.day));
        lone += usize::from(rank == Rank::Lone && !seen);
        let listed = best.is_some_and(|(top, kept)| {
            top == Rank::Dressed
                && is_minutes_entry(front, printed)
                && (printed.ambiguous || kept.ambiguous || printed.date() < kept.date())
        });
        let earlier = listed
            || best.is_some_and(|(top, kept)| {
                top >= Rank::Named
                    && is_title_of_meeting(front, &kept)
                    && is_of_minutes(front, printed)
            });
        if !earlier && best.is_none_or(|(top, kept)| better(rank, printed, top, &kept)) {
            best = Some((rank, *printed));
        }
    }
    // an entry of a calendar that comes again, apart from the others, is still one
    let entry = |day: &Printed| {
        let above = front.dates.iter().take_while(|other| other.start < day.start);
        let mut again = above.filter(|other| other.date() == day.date());
        again.any(|other| calendar::is_entry(front, other, Rank::Lone))
    };
    best.filter(|(rank, _)| *rank > Rank::Lone || lone < 2)
        .filter(|(rank, day)| *rank == Rank::Stated || !entry(day))
        .map(|(_, printed)| printed)
}

/// True where the title gives the same day with another year: one of them is a slip.
fn years_differ(front: &Front, printed: &Printed) -> bool {
    front.dates.iter().any(|other| {
        (other.month, other.day) == (printed.month, printed.day)
            && other.year.is_some()
            && printed.year.is_some()
            && other.year != printed.year
            && rank(front, other).is_some_and(|rank| rank >= Rank::Named)
    })
}

/// True where a date stands in a line that names minutes or a meeting.
fn is_title_of_meeting(front: &Front, printed: &Printed) -> bool {
    let line = front.lines[front.line_at(printed.start)];
    let line = &front.flat[line.start..line.end];
    line.contains("minutes") || line.contains("meeting")
}

/// True where a date is that of `minutes of …`, which behind a title are those of another meeting.
fn is_of_minutes(front: &Front, printed: &Printed) -> bool {
    let line = front.lines[front.line_at(printed.start)];
    let before = &front.flat[line.start..printed.start];
    before.contains("minutes of") || before.contains("minutes from")
}

/// True for `- Minutes: 3/12/2018`: below a title with a later day, the minutes to be approved.
fn is_minutes_entry(front: &Front, printed: &Printed) -> bool {
    let line = front.lines[front.line_at(printed.start)];
    let before = &front.flat[line.start..printed.start];
    let label = before.trim_matches(|c: char| !c.is_ascii_alphabetic());
    matches!(label, "minutes" | "minutes of" | "minutes from" | "approval of minutes")
}

/// True where a new candidate beats the one kept: by rank, or at the same rank by not
/// contradicting its weekday where the other does.
fn better(rank: Rank, new: &Printed, top: Rank, kept: &Printed) -> bool {
    rank > top || rank == top && has_flaw(kept) && !has_flaw(new) && new.date().is_some()
}

/// True for a day that is not the weekday printed with it.
fn has_flaw(printed: &Printed) -> bool {
    printed.contradicts_weekday() && printed.date().is_some()
}

/// The same day with the year that another mention of it has.
fn with_year(printed: Printed, all: &[Printed]) -> Printed {
    if printed.year.is_some() {
        return printed;
    }
    let same = |d: &&Printed| d.year.is_some() && (d.month, d.day) == (printed.month, printed.day);
    let mut years = all.iter().filter(same).map(|d| d.year);
    let year = years.next().flatten();
    if years.all(|other| other == year) { Printed { year, ..printed } } else { printed }
}

/// What a date says; nothing where it may be either of two days.
fn stated(mut printed: Printed, order: Order) -> Held {
    if printed.ambiguous {
        let swapped = Printed { month: printed.day, day: printed.month, ..printed };
        let fits = |d: &Printed| d.weekday.is_some() && !d.contradicts_weekday();
        if fits(&swapped) && !fits(&printed) || order == Order::MonthFirst && !fits(&printed) {
            printed = swapped;
        } else if order == Order::Unknown && !fits(&printed) {
            return Held { place: Some((printed.start, printed.end)), ..Held::default() };
        }
    }
    let day = printed.date();
    let warning = (day.is_some() && printed.contradicts_weekday()).then(|| {
        format!("the date {} is not the weekday printed with it", day.unwrap_or_default())
    });
    Held {
        date: day,
        end_date: printed.end_date(),
        warning,
        place: Some((printed.start, printed.end)),
    }
}

/// How surely a date is the meeting's own; `None` for one that is something else's.
fn rank(front: &Front, printed: &Printed) -> Option<Rank> {
    let around = Around::new(front, printed);
    if around.is_front_matter_field() {
        return around.front_matter();
    }
    // Whatever the page is about: `Minutes of the previous meeting` stands above this line too.
    if front.reference == Some(around.line) {
        return Some(Rank::Stated);
    }
    let titled = front.title.contains(&printed.start);
    let labelled = front.is_labelled(printed);
    // a look that spares most dates of the business the many that tell decoys
    if !titled && !labelled && !around.says_held() || around.is_decoy() {
        return None;
    }
    if labelled {
        return Some(Rank::Stated);
    }
    if !titled {
        let line = around.line_before.trim_start();
        let fresh = front.lines[around.line].after_blank && around.line < 12;
        let begins = line.starts_with("held") || fresh && line.starts_with("meeting ");
        let opens = || around.opens_business(front) && !around.before.contains("minutes");
        let sure = around.says_held() && (begins || opens());
        return sure.then_some(Rank::Titled);
    }
    if around.is_heading_of_page(printed) {
        return Some(Rank::Stated);
    }
    if around.says_held() {
        return Some(if around.tells_of_another() { Rank::Titled } else { Rank::Stated });
    }
    if around.names_meeting() {
        return Some(Rank::Named);
    }
    if !around.is_alone() {
        if around.stands_behind_place(front) && around.beside_title(front) {
            return Some(Rank::Titled);
        }
        let dressed = printed.weekday.is_some() && printed.year.is_some();
        return (dressed && around.ends_short_line()).then_some(Rank::Lone);
    }
    if around.opens_letter(front) {
        return None;
    }
    if printed.weekday.is_some() || around.has_time() {
        return Some(Rank::Dressed);
    }
    Some(if around.beside_title(front) { Rank::Titled } else { Rank::Lone })
}
