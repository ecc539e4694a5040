//! `styles.xml`: what a paragraph inherits from its style.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::extract::package::{Sink, number, value};

/// Styles based on styles, followed no further than this.
const MAX_CHAIN: usize = 12;

/// What one style says itself.
#[derive(Debug, Default, Clone)]
pub struct OwnStyle {
    based_on: Option<String>,
    heading: bool,
    bold: Option<bool>,
    hidden: Option<bool>,
    /// Number of the list and level in it, each where stated.
    list: (Option<u32>, Option<u32>),
}

/// What a style comes to with all that it is based on.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// A heading or a title.
    pub heading: bool,
    /// Set in bold.
    pub bold: bool,
    /// Not shown.
    pub hidden: bool,
    /// Number of the list and level in it.
    pub list: (Option<u32>, Option<u32>),
}

/// Every style of a document by its id.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, OwnStyle>,
    id: String,
    current: OwnStyle,
}

impl Styles {
    /// What the style of that id comes to.
    pub fn resolve(&self, id: &str) -> Style {
        let mut style = Style::default();
        let (mut bold, mut hidden) = (None, None);
        let mut next = self.styles.get(id);
        for _ in 0..MAX_CHAIN {
            let Some(own) = next else { break };
            style.heading |= own.heading;
            bold = bold.or(own.bold);
            hidden = hidden.or(own.hidden);
            style.list = (style.list.0.or(own.list.0), style.list.1.or(own.list.1));
            next = own.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        Style { bold: bold.unwrap_or(false), hidden: hidden.unwrap_or(false), ..style }
    }
}

/// The value of an element that is on where it stands without one.
pub fn is_on(tag: &BytesStart) -> bool {
    !matches!(value(tag, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

impl Sink for Styles {
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool {
        match name {
            "style" => {
                self.id = value(tag, "styleId").unwrap_or_default();
                self.current = OwnStyle::default();
            }
            "name" => {
                let name = value(tag, "val").unwrap_or_default().to_ascii_lowercase();
                self.current.heading |= name.starts_with("heading ") || name == "title";
            }
            "basedOn" => self.current.based_on = value(tag, "val"),
            "outlineLvl" => {
                self.current.heading |= number(tag, "val").is_some_and(|level| level < 9)
            }
            "numId" => self.current.list.0 = number(tag, "val"),
            "ilvl" => self.current.list.1 = number(tag, "val"),
            "b" => self.current.bold = Some(is_on(tag)),
            "vanish" => self.current.hidden = Some(is_on(tag)),
            "tblStylePr" | "docDefaults" | "latentStyles" => return false,
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        if name == "style" {
            let style = std::mem::take(&mut self.current);
            self.styles.insert(std::mem::take(&mut self.id), style);
        }
    }

    fn text(&mut self, _: &str) {}
}
