//! Which code the bytes of a font are in.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The codes of a document's fonts.
#[derive(Debug, Default)]
pub struct Charsets {
    default: Option<&'static Encoding>,
    fonts: HashMap<i32, i32>,
}

impl Charsets {
    /// The code page of the document.
    pub fn set_default(&mut self, page: i32) {
        self.default = by_page(page);
    }

    /// The charset of a font, as the font table numbers it.
    pub fn set(&mut self, font: i32, charset: i32) {
        self.fonts.insert(font, charset);
    }

    /// The code of a font's bytes; `None` for fonts of symbols.
    pub fn of(&self, font: i32) -> Option<&'static Encoding> {
        let page = match self.fonts.get(&font) {
            Some(2) => return None,
            Some(77) => 10_000,
            Some(128) => 932,
            Some(129) => 949,
            Some(134) => 936,
            Some(136) => 950,
            Some(161) => 1253,
            Some(162) => 1254,
            Some(163) => 1258,
            Some(177) => 1255,
            Some(178) => 1256,
            Some(186) => 1257,
            Some(204) => 1251,
            Some(222) => 874,
            Some(238) => 1250,
            _ => return Some(self.default.unwrap_or(WINDOWS_1252)),
        };
        by_page(page).or(Some(WINDOWS_1252))
    }
}

/// A code page by its number at Microsoft.
fn by_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes())
}
