//! What is known of elements by their names and attributes: which part paragraphs, which are no
//! content, how their text is set.

use super::Root;
use super::tokens::attribute;
use super::walk::Element;
use crate::extract::Style;
use crate::extract::numerals::Counting;

/// Elements that part paragraphs. Inline elements are not followed at all.
pub const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "template",
    "td",
    "th",
    "tr",
    "ul",
    "head",
];

/// Inline elements that matter: they are bold, or may be hidden or deleted.
pub const INLINE: [&str; 6] = ["b", "strong", "span", "a", "label", "del"];

/// True for what is no content: navigation, controls, hidden things.
pub fn skips(root: Root, name: &str, attributes: &str, inside: bool) -> bool {
    if matches!(name, "head" | "nav" | "footer" | "select" | "button" | "template" | "del") {
        return true;
    }
    if attributes.is_empty() || !inside {
        return false;
    }
    let value = |key| attribute(attributes, key).unwrap_or_default();
    let style = value("style").to_ascii_lowercase().replace(' ', "");
    if attribute(attributes, "hidden").is_some() || style.contains("display:none") {
        return true;
    }
    if matches!(value("role"), "navigation" | "search" | "banner" | "contentinfo" | "menu") {
        return true;
    }
    let names = [value("class"), value("id")];
    let mut names = names.iter().flat_map(|value| value.split_ascii_whitespace());
    names.any(|name| is_no_content(&name.to_ascii_lowercase(), root == Root::Body))
}

/// True for a class or an id, in small letters, of what is no content; `whole` where the page does
/// not say what its content is. Those of WordPress and its like stand beside Modern.gov's.
fn is_no_content(name: &str, whole: bool) -> bool {
    const WITHIN: [&str; 11] = [
        "breadcrumb",
        "skiplink",
        "skip-link",
        "skip-to",
        "cookie",
        "mgfilesize",
        "screen-reader",
        "visually-hidden",
        "post-navigation",
        "comments-area",
        "comment-respond",
    ];
    const BEGINS: [&str; 6] = ["sr-only", "share-", "sharing", "sharedaddy", "social-", "addtoany"];
    const OUTSIDE: [&str; 7] = ["nav", "leftnav", "mglftnav", "navbar", "menu", "header", "footer"];
    WITHIN.iter().any(|mark| name.contains(mark))
        || BEGINS.iter().any(|mark| name.starts_with(mark))
        || matches!(name, "entry-meta" | "post-meta")
        || (whole && OUTSIDE.contains(&name))
}

/// The static name of an element that matters, from its name as written.
pub fn known(name: &str, lower: &mut [u8; 10]) -> Option<&'static str> {
    let space = lower.get_mut(..name.len())?;
    space.copy_from_slice(name.as_bytes());
    space.make_ascii_lowercase();
    let lower: &[u8] = space;
    let all = BLOCKS.iter().chain(&INLINE).chain(&["br", "hr"]);
    all.copied().find(|known| known.as_bytes() == lower)
}

/// True for a table and its cells.
pub fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "table")
}

/// True for what is set in bold.
pub fn is_bold(name: &str, attributes: &str) -> bool {
    if matches!(name, "b" | "strong" | "th") {
        return true;
    }
    let style = attribute(attributes, "style").unwrap_or_default();
    style.contains("font-weight:bold") || style.contains("font-weight: bold")
}

/// True where an element has the class.
pub fn class(attributes: &str, class: &str) -> bool {
    let classes = attribute(attributes, "class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|one| one == class)
}

/// An attribute that is a number.
pub fn number(attributes: &str, name: &str) -> Option<u32> {
    attribute(attributes, name)?.trim().parse().ok()
}

/// How the lines of an element are set; a paragraph takes the style of the list it stands in.
pub fn style(name: &str, attributes: &str, parent: Option<&Element>) -> Style {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Style::Heading,
        "li" => Style::List,
        "p" if class(attributes, "mgAiTitleTxt") || class(attributes, "MsoTitle") => Style::Heading,
        "p" if attribute(attributes, "style").is_some_and(|style| style.contains("mso-list:")) => {
            Style::List
        }
        "td" | "th" | "table" | "body" => Style::Plain,
        _ => parent.map_or(Style::Plain, |parent| parent.style),
    }
}

/// True where a list's text brings its own label: `1)`, `(a)`, `•`, `-`.
pub fn has_label(text: &str) -> bool {
    let first = text.trim_start().split(char::is_whitespace).next().unwrap_or_default();
    let body = first.trim_matches(['(', ')', '.']);
    let closed = first.len() > body.len() && !body.is_empty() && body.len() <= 4;
    matches!(first, "•" | "·" | "-" | "–" | "o" | "*")
        || (closed && body.bytes().all(|byte| byte.is_ascii_digit()))
        || (closed && body.len() <= 2 && body.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// How an ordered list counts, by its `type`.
pub fn counting(attributes: &str) -> Counting {
    match attribute(attributes, "type") {
        Some("a") => Counting::LowerLetter,
        Some("A") => Counting::UpperLetter,
        Some("i") => Counting::LowerRoman,
        Some("I") => Counting::UpperRoman,
        _ => Counting::Decimal,
    }
}

/// True for the label of a list's entry, which Word writes into the text and marks.
pub fn is_label(name: &str, attributes: &str) -> bool {
    let style = || attribute(attributes, "style").unwrap_or_default();
    name == "span" && style().contains("mso-list:Ignore")
}

/// A label as it is read: signs of Word's symbol fonts are bullets.
pub fn label(text: &str) -> &str {
    if matches!(text, "·" | "§" | "Ø" | "o" | "ü" | "v") { "•" } else { text }
}

/// White space, the kind that does not break among it.
pub fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{A0}'
}
