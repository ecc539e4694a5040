//! The painting of one page to glyphs, each with its place and its characters.

use super::fragments::{Fragment, Placed, add};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// Units of a glyph's own measure in the height of its font.
const EM: f64 = 1000.0;
/// Text whose direction is further than this (15 degrees) from upright and from sideways is aslant.
const ASLANT: f64 = 0.26;

/// Takes what a page paints and keeps its text.
#[derive(Default)]
pub struct Painter {
    width: f32,
    height: f32,
    /// In the order in which they were painted.
    pub fragments: Vec<Fragment>,
    /// Glyphs painted.
    pub glyphs: usize,
    /// Glyphs of which the file does not say what character they are.
    pub unknown: usize,
    /// Pictures painted.
    pub pictures: usize,
}

impl Painter {
    /// A painter for a page of that size in points.
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// Where a glyph stands; `None` off the page and for text of no size.
    fn place(&self, transform: Affine, advance: f32) -> Option<Placed> {
        let [a, b, c, d, e, f] = transform.as_coeffs();
        let size = (c.hypot(d) * EM) as f32;
        let advance = a.hypot(b) as f32 * advance;
        let (x, y) = (e as f32, f as f32);
        let off = |at: f32, extent: f32| !(at > -0.1 * extent && at < 1.1 * extent);
        let length = a.hypot(b);
        if !(size > 0.5 && length > 0.0 && advance.is_finite())
            || off(x, self.width)
            || off(y, self.height)
        {
            return None;
        }
        // Rows downwards: text that reads to the right has a > 0 and b = 0. A scan lies a little
        // aslant, so the page is turned by just as much as the text.
        let (along, down) = (a / length, b / length);
        let turn = match () {
            () if along.abs().min(down.abs()) > ASLANT => Fragment::ASLANT,
            () if along.abs() >= down.abs() => {
                if along >= 0.0 {
                    0
                } else {
                    2
                }
            }
            () if down > 0.0 => 1,
            () => 3,
        };
        let (x, y) = (e * along + f * down, f * along - e * down);
        let (x, y) = (x as f32, y as f32);
        Some(Placed { x, y, advance, size, turn })
    }
}

/// Hebrew, Arabic and their presentation forms.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// True where a font is bold, as far as the file says.
fn is_bold(glyph: &Glyph) -> bool {
    let Glyph::Outline(outline) = glyph else { return false };
    outline.font_data().is_some_and(|font| {
        font.weight.is_some_and(|weight| weight >= 600)
            || font
                .postscript_name
                .is_some_and(|name| name.contains("Bold") || name.contains("Black"))
    })
}

impl<'a> Device<'a> for Painter {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Filled and stroked text comes twice.
        if matches!(mode, DrawMode::Stroke(_))
            && self.fragments.last().is_some_and(|f| !f.text.is_empty())
        {
            return;
        }
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let mut letters = [0; 4];
        for glyph in run.glyphs() {
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let transform = props.transform * glyph.transform();
            let Some(place) = self.place(transform, advance.unwrap_or(0.5 * EM as f32)) else {
                continue;
            };
            self.glyphs += 1;
            match glyph.as_unicode() {
                Some(BfString::Char(c)) if c != '\0' && c != '\u{FFFD}' => {
                    let c = if c.is_whitespace() { ' ' } else { c };
                    add(&mut self.fragments, &place, bold, c.encode_utf8(&mut letters));
                }
                // The letters of a ligature stand in reading order, those of a line of Arabic as
                // they are painted: `lines` turns them all.
                Some(BfString::String(text)) if text.chars().any(is_right_to_left) => {
                    add(&mut self.fragments, &place, bold, &text.chars().rev().collect::<String>());
                }
                Some(BfString::String(text)) => add(&mut self.fragments, &place, bold, &text),
                _ => self.unknown += 1,
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
