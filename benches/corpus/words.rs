//! The vocabulary and how often each word of it is used.
//!
//! The word of rank r is drawn in proportion to 1 / (r + 0.6), r from 1 to 60,000 (Zipf's law with
//! Mandelbrot's correction): the commonest word makes 6% of all, as `the` does in English.

use std::collections::HashSet;

use super::rng::Rng;

/// How many words there are.
const COUNT: usize = 60_000;

/// The commonest words, commonest first.
const HEAD: &str = "the of and to in that a for be was on by with is as at it from which had were \
    not this have been are would an has will or all their there its they but he she into more also \
    any other if when who some such than no what where could should may these those being during \
    after before under over between through about out up new year first two three one only most \
    made can each both further well so how her his them then our we you within while per across";

/// Words that councils use more than others, mixed in behind the commonest.
const COUNCIL: &str = "council committee members report meeting officer officers councillor \
    services service children schools school planning application housing budget review plan local \
    public county district borough parish community support care social health education people \
    young families family highways road roads traffic parking street site land development policy \
    strategy scrutiny cabinet executive board panel chair chairman director manager head team \
    staff work working group partnership partners board governance audit risk register annual \
    quarter financial finance funding grant income spending costs savings capital revenue council's \
    contract procurement performance data figures targets improvement inspection quality standards \
    safeguarding adults residents tenants homes rent repairs waste recycling collection bins park \
    parks open space trees library libraries museum leisure sports pool centre town village hall \
    police crime safety fire rescue flood drainage river bridge climate carbon energy emissions \
    air transport bus rail station cycle cycling walking footpath rights way licence licensing \
    premises alcohol taxi market traders business economic growth jobs skills apprentices college \
    university hospital patients clinical mental wellbeing commissioning voluntary sector charity \
    consultation petition question questions answer reply response letter comments objections \
    proposal proposals recommendation decision resolution minutes agenda agreed noted approved \
    considered received discussed requested asked explained advised reported stated thanked";

#[rustfmt::skip]
const ONSETS: &[&str] = &[
    "b", "br", "c", "cl", "cr", "d", "dr", "f", "fl", "g", "gr", "h", "j", "l", "m", "n", "p", "pl",
    "pr", "r", "s", "sc", "sp", "st", "str", "t", "th", "tr", "v", "w", "", "", "",
];
#[rustfmt::skip]
const NUCLEI: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou"];
#[rustfmt::skip]
const CODAS: &[&str] =
    &["", "", "", "", "", "", "", "", "b", "c", "d", "g", "l", "ll", "m", "n", "nd", "nt", "p", "r", "rn", "s", "ss", "t"];
#[rustfmt::skip]
const ENDINGS: &[&str] = &["s", "ed", "ing", "er", "ment", "ation", "ly", "al", "ness", "able"];

/// Draws words by rank.
pub struct Words {
    list: Vec<String>,
    /// Walker's alias method: for each slot, the share that stays and the word that takes the rest.
    keep: Vec<(u32, u32)>,
}

impl Words {
    /// The same words for the same seed.
    pub fn new(seed: u64) -> Self {
        let list = vocabulary(&mut Rng::new(&[seed, 2]));
        let keep = aliases(list.len());
        Self { list, keep }
    }

    /// One word, common ones more often.
    pub fn draw(&self, rng: &mut Rng) -> &str {
        let dice = rng.next();
        let slot = ((dice >> 32) * self.list.len() as u64) >> 32;
        let (share, other) = self.keep[slot as usize];
        let index = if dice as u32 <= share { slot as usize } else { other as usize };
        &self.list[index]
    }
}

/// All words by rank, none twice.
fn vocabulary(rng: &mut Rng) -> Vec<String> {
    let mut list: Vec<String> = HEAD.split_whitespace().map(str::to_owned).collect();
    let mut seen: HashSet<String> = list.iter().cloned().collect();
    let mut tail = made_up(rng).into_iter();
    for word in COUNCIL.split_whitespace() {
        // Every other rank: councils speak of other things too.
        for word in [Some(word.to_owned()), tail.next()].into_iter().flatten() {
            if seen.insert(word.clone()) {
                list.push(word);
            }
        }
    }
    list.extend(tail.filter(|word| seen.insert(word.clone())));
    list.truncate(COUNT);
    list
}

/// Made-up words by rank: stems first used plain, their other forms further down.
fn made_up(rng: &mut Rng) -> Vec<String> {
    let mut ranked: Vec<(u64, String)> = Vec::with_capacity(2 * COUNT);
    for rank in 0..COUNT as u64 / 2 {
        let syllables = 1 + u64::from(rank > 1500) + u64::from(rng.chance(0.4));
        let mut stem = String::new();
        for _ in 0..syllables {
            for sounds in [ONSETS, NUCLEI, CODAS] {
                stem.push_str(rng.pick(sounds));
            }
        }
        for _ in 0..rng.below(4) {
            let form = format!("{stem}{}", rng.pick(ENDINGS));
            ranked.push((rank * (20 + rng.below(60)) / 20 + rng.below(40), form));
        }
        ranked.push((rank, stem));
    }
    ranked.sort();
    ranked.into_iter().map(|(_, word)| word).collect()
}

/// Vose's form of Walker's alias method, in whole numbers at the end so that all machines agree.
fn aliases(count: usize) -> Vec<(u32, u32)> {
    let weight = |rank: usize| 1.0 / (rank as f64 + 1.6);
    let sum: f64 = (0..count).map(weight).sum();
    let mut scaled: Vec<f64> = (0..count).map(|rank| weight(rank) * count as f64 / sum).collect();
    let (mut small, mut large): (Vec<usize>, Vec<usize>) =
        (0..count).partition(|&rank| scaled[rank] < 1.0);
    let mut table = vec![(u32::MAX, 0); count];
    while let (Some(&low), Some(&high)) = (small.last(), large.last()) {
        small.pop();
        table[low] = ((scaled[low] * f64::from(u32::MAX)) as u32, high as u32);
        scaled[high] -= 1.0 - scaled[low];
        if scaled[high] < 1.0 {
            large.pop();
            small.push(high);
        }
    }
    table
}
