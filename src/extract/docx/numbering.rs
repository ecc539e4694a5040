//! `numbering.xml`: the automatic numbers that Word prints before a paragraph.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::extract::numerals::Counting;
use crate::extract::package::{Sink, number, value};

/// A list has nine levels.
const LEVELS: usize = 9;

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    counting: Counting,
    /// `%1.%2)`: each `%n` stands for the number of level n.
    text: String,
    /// Legal style: all numbers in figures.
    legal: bool,
}

/// A list that paragraphs name by its number.
#[derive(Debug, Clone, Default)]
struct Instance {
    /// The definition it follows.
    definition: u32,
    /// Start values of its own.
    starts: HashMap<usize, u32>,
    /// Whether these have been put in force.
    begun: bool,
}

/// All lists of a document, and where each has come to.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: HashMap<u32, Vec<Level>>,
    instances: HashMap<u32, Instance>,
    /// By definition: lists that share one count on. `None`: the level has not begun.
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    definition: Option<u32>,
    instance: Option<u32>,
    level: usize,
}

impl Numbering {
    /// Counts a paragraph of a list and returns its label: `3.`, `(a)`, `•`; `None` where the list
    /// prints nothing or is not defined.
    pub fn next(&mut self, list: u32, level: u32) -> Option<String> {
        let level = (level as usize).min(LEVELS - 1);
        let instance = self.instances.get_mut(&list)?;
        let levels = self.definitions.get(&instance.definition)?;
        let counters = self.counters.entry(instance.definition).or_default();
        if !std::mem::replace(&mut instance.begun, true) && !instance.starts.is_empty() {
            counters.fill(None);
        }
        let start = |level: usize| {
            let own = instance.starts.get(&level).copied();
            own.unwrap_or_else(|| levels.get(level).map_or(1, |level| level.start))
        };
        counters[level] =
            Some(counters[level].map_or_else(|| start(level), |n| n.saturating_add(1)));
        counters[level + 1..].fill(None);
        let this = levels.get(level)?;
        match this.counting {
            Counting::Bullet => return Some("•".to_owned()),
            Counting::None if !this.text.contains(|c: char| c.is_alphanumeric()) => return None,
            _ => {}
        }
        let mut label = String::new();
        let mut chars = this.text.chars();
        while let Some(c) = chars.next() {
            let place =
                if c == '%' { chars.clone().next().and_then(|c| c.to_digit(10)) } else { None };
            let Some(place) = place.filter(|place| (1..=9).contains(place)) else {
                label.push(c);
                continue;
            };
            chars.next();
            let at = place as usize - 1;
            let counting = levels.get(at).map_or(Counting::Decimal, |level| level.counting);
            let counting = if this.legal { Counting::Decimal } else { counting };
            label.push_str(&counting.print(counters[at].unwrap_or_else(|| start(at))));
        }
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }

    /// The level that is being read.
    fn current(&mut self) -> Option<&mut Level> {
        let levels = self.definitions.get_mut(&self.definition?)?;
        if levels.len() <= self.level {
            levels.resize(self.level + 1, Level { start: 1, ..Level::default() });
        }
        levels.get_mut(self.level)
    }
}

impl Sink for Numbering {
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool {
        match name {
            "abstractNum" => {
                self.definition = number(tag, "abstractNumId");
                self.definitions.insert(self.definition.unwrap_or_default(), Vec::new());
            }
            "num" => self.instance = number(tag, "numId"),
            "lvl" | "lvlOverride" => {
                self.level = (number(tag, "ilvl").unwrap_or(0) as usize).min(LEVELS - 1);
            }
            "abstractNumId" => {
                if let (Some(instance), Some(definition)) = (self.instance, number(tag, "val")) {
                    let instance = self.instances.entry(instance).or_default();
                    instance.definition = definition;
                }
            }
            "startOverride" => {
                if let (Some(instance), Some(start)) = (self.instance, number(tag, "val")) {
                    self.instances.entry(instance).or_default().starts.insert(self.level, start);
                }
            }
            "start" | "numFmt" | "lvlText" | "isLgl" => {
                let Some(level) = self.current() else { return true };
                match name {
                    "start" => level.start = number(tag, "val").unwrap_or(1),
                    "numFmt" => level.counting = counting(&value(tag, "val").unwrap_or_default()),
                    "isLgl" => level.legal = true,
                    _ => level.text = value(tag, "val").unwrap_or_default(),
                }
            }
            "pPr" | "rPr" => return false,
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.definition = None,
            "num" => self.instance = None,
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

/// The names of ECMA-376, 17.18.59; rare kinds count in figures.
fn counting(name: &str) -> Counting {
    match name {
        "bullet" => Counting::Bullet,
        "none" => Counting::None,
        "decimalZero" => Counting::DecimalZero,
        "lowerLetter" => Counting::LowerLetter,
        "upperLetter" => Counting::UpperLetter,
        "lowerRoman" => Counting::LowerRoman,
        "upperRoman" => Counting::UpperRoman,
        _ => Counting::Decimal,
    }
}
