//! The painting of one page to fragments: stretches of text on one baseline without wide gaps.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// Units of a glyph's own measure in the height of its font.
const EM: f64 = 1000.0;
/// A gap wider than this share of the font's height is a space that was not painted.
const SPACE: f32 = 0.17;
/// A gap wider than this parts cells of a table, or a number from its text.
pub const CELL: f32 = 0.9;
/// Glyphs further off the baseline than this begin a new fragment.
const BASELINE: f32 = 0.2;

/// A stretch of text as painted. Coordinates are those of a reader for whom the text is upright,
/// in points, `y` downwards.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Height of the font.
    pub size: f32,
    /// Quarter turns of the text against the page: 0 to 3.
    pub turn: u8,
    /// Set in a bold font.
    pub bold: bool,
    /// The characters.
    pub text: String,
}

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

/// One glyph with its place.
struct Placed {
    x: f32,
    y: f32,
    advance: f32,
    size: f32,
    turn: u8,
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
        if !(size > 0.5 && advance.is_finite()) || off(x, self.width) || off(y, self.height) {
            return None;
        }
        // Rows downwards: text that reads to the right has a > 0 and b = 0.
        let turn = if a.abs() >= b.abs() {
            if a >= 0.0 { 0 } else { 2 }
        } else if b > 0.0 {
            1
        } else {
            3
        };
        let (x, y) = match turn {
            0 => (x, y),
            1 => (y, -x),
            2 => (-x, -y),
            _ => (-y, x),
        };
        Some(Placed { x, y, advance, size, turn })
    }

    /// Adds a glyph to the fragment that it continues, or begins one.
    fn add(&mut self, at: &Placed, bold: bool, characters: &str) {
        let last = self.fragments.last_mut();
        if let Some(last) = last.filter(|last| continues(last, at)) {
            let gap = at.x - last.x1;
            if gap > SPACE * last.size && !last.text.ends_with(' ') && characters != " " {
                last.text.push(' ');
            }
            last.text.push_str(characters);
            last.x1 = last.x1.max(at.x + at.advance);
            last.size = last.size.max(at.size);
            last.bold &= bold || characters == " ";
            return;
        }
        if characters == " " {
            return;
        }
        self.fragments.push(Fragment {
            x0: at.x,
            x1: at.x + at.advance,
            y: at.y,
            size: at.size,
            turn: at.turn,
            bold,
            text: characters.to_owned(),
        });
    }
}

/// True where a glyph goes on where a fragment ends. Small raised letters (`2nd`) do too.
fn continues(last: &Fragment, at: &Placed) -> bool {
    let size = last.size.max(at.size);
    let (gap, rise) = (at.x - last.x1, (at.y - last.y).abs());
    let raised = at.size < 0.85 * last.size && rise < 0.5 * last.size && gap.abs() < 0.3 * size;
    at.turn == last.turn
        && (rise < BASELINE * size || raised)
        && gap > -0.35 * size
        && gap < CELL * size
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
                    self.add(&place, bold, c.encode_utf8(&mut letters));
                }
                // The letters of a ligature stand in reading order, those of a line of Arabic as
                // they are painted: `lines` turns them all.
                Some(BfString::String(text)) if text.chars().any(is_right_to_left) => {
                    self.add(&place, bold, &text.chars().rev().collect::<String>());
                }
                Some(BfString::String(text)) => self.add(&place, bold, &text),
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
