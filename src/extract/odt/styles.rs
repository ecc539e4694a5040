//! Styles of text and of lists, from `styles.xml` and the head of `content.xml`.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::extract::numerals::Counting;
use crate::extract::package::{number, value};

/// Lists within lists beyond this depth count as the deepest.
const LEVELS: usize = 10;
/// The list that numbers headings, under a name that no document gives.
pub const OUTLINE: &str = "\0outline";

/// A style of text or of a paragraph.
#[derive(Debug, Default, Clone)]
struct TextStyle {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: bool,
}

/// How one level of a list is numbered.
#[derive(Debug, Default, Clone)]
struct Level {
    counting: Counting,
    prefix: String,
    suffix: String,
    /// How many levels the label shows.
    shown: u32,
    start: u32,
}

/// Every style of a document, and how far its lists have counted.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, TextStyle>,
    lists: HashMap<String, Vec<Level>>,
    counters: HashMap<String, [u32; LEVELS]>,
    style_name: String,
    list_name: String,
}

impl Styles {
    /// Looks one property of a style up along its parents.
    fn along<T>(&self, name: &str, get: impl Fn(&TextStyle) -> Option<T>) -> Option<T> {
        let mut next = self.styles.get(name);
        for _ in 0..LEVELS {
            let style = next?;
            if let Some(found) = get(style) {
                return Some(found);
            }
            next = style.parent.as_ref().and_then(|parent| self.styles.get(parent));
        }
        None
    }

    /// What is known of the style that an element names: bold, where it says, and hidden.
    pub fn look(&self, tag: &BytesStart) -> (Option<bool>, bool) {
        let name = value(tag, "style-name").unwrap_or_default();
        (self.along(&name, |s| s.bold), self.along(&name, |s| s.hidden.then_some(())).is_some())
    }

    /// Counts an entry of a list and returns its label.
    pub fn label(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let levels = self.lists.get(list)?;
        let this = levels.get(level)?;
        let counters = self.counters.entry(list.to_owned()).or_insert([0; LEVELS]);
        counters[level] =
            if counters[level] == 0 { this.start } else { counters[level].saturating_add(1) };
        counters[level + 1..].fill(0);
        match this.counting {
            Counting::Bullet => return Some("•".to_owned()),
            Counting::None => return None,
            _ => {}
        }
        let first = (level + 1).saturating_sub(this.shown.max(1) as usize);
        let numbers: Vec<String> = (first..=level)
            .filter_map(|at| Some(levels.get(at)?.counting.print(counters[at].max(1))))
            .collect();
        Some(format!("{}{}{}", this.prefix, numbers.join("."), this.suffix).trim().to_owned())
    }

    /// Lets a list begin anew.
    pub fn restart(&mut self, list: &str) {
        self.counters.remove(list);
    }

    /// Reads an element of a style.
    pub fn read(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "style" => {
                self.style_name = value(tag, "name").unwrap_or_default();
                let style =
                    TextStyle { parent: value(tag, "parent-style-name"), ..TextStyle::default() };
                self.styles.insert(self.style_name.clone(), style);
            }
            "text-properties" => {
                if let Some(style) = self.styles.get_mut(&self.style_name) {
                    let weight = value(tag, "font-weight");
                    style.bold =
                        weight.map(|w| w == "bold" || w.parse().is_ok_and(|w: u32| w >= 600));
                    style.hidden = value(tag, "display").is_some_and(|display| display == "none");
                }
            }
            "list-style" => self.list_name = value(tag, "name").unwrap_or_default(),
            "outline-style" => self.list_name = OUTLINE.to_owned(),
            "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                self.list_level(name, tag);
            }
            _ => {}
        }
    }

    fn list_level(&mut self, name: &str, tag: &BytesStart) {
        let at = (number(tag, "level").unwrap_or(1).max(1) as usize - 1).min(LEVELS - 1);
        let levels = self.lists.entry(self.list_name.clone()).or_default();
        if levels.len() <= at {
            levels.resize(at + 1, Level::default());
        }
        let counting = match value(tag, "num-format").as_deref() {
            _ if name.ends_with("bullet") => Counting::Bullet,
            Some("1") => Counting::Decimal,
            Some("a") => Counting::LowerLetter,
            Some("A") => Counting::UpperLetter,
            Some("i") => Counting::LowerRoman,
            Some("I") => Counting::UpperRoman,
            _ => Counting::None,
        };
        levels[at] = Level {
            counting,
            prefix: value(tag, "num-prefix").unwrap_or_default(),
            suffix: value(tag, "num-suffix").unwrap_or_default(),
            shown: number(tag, "display-levels").unwrap_or(1),
            start: number(tag, "start-value").unwrap_or(1),
        };
    }
}
