//! `*.rels`: which part of a package is the document, and which are its styles, numbers and notes.
//!
//! Word calls them all by the same names; other programs need not, and some write a second
//! `document2.xml`.

use quick_xml::events::BytesStart;

use crate::extract::ExtractError;
use crate::extract::package::{Package, Sink, value};

/// The parts of a Word document by name.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    pub document: String,
    pub styles: String,
    pub numbering: String,
    pub notes: [String; 2],
}

impl Parts {
    /// Finds the parts of a package; Word's own names where it does not say.
    pub fn of(package: &mut Package) -> Result<Self, ExtractError> {
        let mut outer = Relations::default();
        package.read_part("_rels/.rels", &mut outer)?;
        let document = outer.target("officeDocument", "", "word/document.xml");
        let (folder, name) = document.rsplit_once('/').unwrap_or(("", &document));
        let mut inner = Relations::default();
        let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        package.read_part(&format!("{beside}_rels/{name}.rels"), &mut inner)?;
        let part = |kind, usual| inner.target(kind, &beside, &format!("{beside}{usual}"));
        Ok(Self {
            styles: part("styles", "styles.xml"),
            numbering: part("numbering", "numbering.xml"),
            notes: [part("footnotes", "footnotes.xml"), part("endnotes", "endnotes.xml")],
            document,
        })
    }
}

/// The kinds and targets that a part of relations lists.
#[derive(Default)]
struct Relations(Vec<(String, String)>);

impl Relations {
    /// The part that a relation of that kind leads to.
    fn target(&self, kind: &str, beside: &str, usual: &str) -> String {
        let of_kind = |(named, _): &&(String, String)| named.rsplit('/').next() == Some(kind);
        match self.0.iter().find(of_kind) {
            Some((_, target)) => match target.strip_prefix('/') {
                Some(from_root) => from_root.to_owned(),
                None => format!("{beside}{target}"),
            },
            None => usual.to_owned(),
        }
    }
}

impl Sink for Relations {
    fn open(&mut self, name: &str, tag: &BytesStart) -> bool {
        if name == "Relationship"
            && let (Some(kind), Some(target)) = (value(tag, "Type"), value(tag, "Target"))
        {
            self.0.push((kind, target));
        }
        true
    }
    fn close(&mut self, _: &str) {}
    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::package::pack;

    #[test]
    fn parts_have_the_names_that_the_package_gives_them() {
        let outer =
            "<R><Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/></R>";
        let inner = "<R><Relationship Type='http://x/styles' Target='styles2.xml'/></R>";
        let bytes = pack(&[("_rels/.rels", outer), ("word/_rels/document2.xml.rels", inner)]);
        let parts = Parts::of(&mut Package::open(&bytes).unwrap()).unwrap();
        assert_eq!(parts.document, "word/document2.xml");
        assert_eq!(parts.styles, "word/styles2.xml");
        assert_eq!(parts.numbering, "word/numbering.xml");
        let bytes = pack(&[("x", "y")]);
        let usual = Parts::of(&mut Package::open(&bytes).unwrap()).unwrap();
        assert_eq!(
            (usual.document.as_str(), usual.notes[0].as_str()),
            ("word/document.xml", "word/footnotes.xml")
        );
    }
}
