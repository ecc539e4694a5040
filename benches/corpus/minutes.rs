//! What a made-up meeting did, before it is laid out on paper.

use super::council::{Committee, long_date, name};
use super::prose::Prose;
use super::rng::Rng;
use super::words::Words;

/// What a layout puts on paper.
pub struct Minutes<'a> {
    pub committee: &'a Committee,
    /// `12 June 2014`.
    pub date: String,
    /// Number of the year's first item.
    pub first: u64,
    pub items: Vec<Business>,
    pub present: Vec<String>,
    pub apologies: Vec<String>,
}

/// One item of business.
pub struct Business {
    pub title: String,
    /// What the agenda says of it.
    pub agenda: String,
    pub paragraphs: Vec<String>,
    /// Behind `RESOLVED`; none for what was only noted.
    pub resolution: Option<String>,
    pub mover: String,
    pub seconder: String,
}

/// Makes up one sitting.
pub fn minutes<'a>(
    committee: &'a Committee,
    sitting: u64,
    rng: &mut Rng,
    words: &Words,
) -> Minutes<'a> {
    let rare = rng.chance(0.001);
    let mut prose = Prose { rng, words, committee, mentions: 0, rare: false };
    let count = (prose.rng.long_tailed(7.9, 0.5) as u64).clamp(3, 60);
    let items = (0..count)
        .map(|position| business(&mut prose, position, rare && position + 1 == count))
        .collect();
    let mut present = Vec::new();
    let mut apologies = Vec::new();
    for (seat, member) in committee.members.iter().enumerate() {
        let away = seat > 0 && prose.rng.chance(0.15);
        let list = if away { &mut apologies } else { &mut present };
        list.push(name(member, false));
    }
    if apologies.is_empty() {
        apologies.extend(present.pop());
    }
    let first = 1 + (sitting % 8) * 9;
    Minutes {
        committee,
        date: long_date(committee.date(sitting)),
        first,
        items,
        present,
        apologies,
    }
}

/// The first items are routine and short, as at every meeting.
fn business(prose: &mut Prose, position: u64, rare: bool) -> Business {
    let routine = ["Apologies for Absence", "Declarations of Interest", "Minutes"];
    let median = if position < 3 { 130.0 } else { 1130.0 };
    let bytes = prose.rng.long_tailed(median, 0.85).min(60_000.0) as usize;
    let mentions = match position >= 3 && prose.rng.chance(0.118) {
        true => 1 + prose.rng.below(14),
        false => 0,
    };
    let title = match routine.get(position as usize) {
        Some(title) => (*title).to_owned(),
        None => prose.title(false),
    };
    let names = [0, 1].map(|_| {
        let members = &prose.committee.members;
        name(&members[prose.rng.below(members.len() as u64) as usize], false)
    });
    let [mover, seconder] = names;
    let agenda = prose.paragraph(40);
    let resolution = prose.rng.chance(0.6).then(|| prose.paragraph(60));
    // Every layout prints the paragraphs.
    prose.mentions = mentions;
    prose.rare = rare;
    Business { agenda, resolution, paragraphs: prose.paragraphs(bytes), title, mover, seconder }
}
