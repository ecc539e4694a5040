//! The fragments of one page to its lines, in reading order.

use super::fragments::{CELL, Fragment};
use super::glyphs::is_right_to_left;

/// Fragments whose baselines differ by less than this share of their height stand on one line.
const BASELINE: f32 = 0.3;
/// The turns of text: quarters, and aslant.
const TURNS: usize = 5;
/// Text aslant that is so many times as large as the page's own is a watermark.
const WATERMARK: f32 = 1.6;
/// Where more than this share of the lines jumps back up the page, the order of painting says
/// nothing, and lines are sorted by place.
const JUMPS: f32 = 0.4;

/// One line of a page.
#[derive(Debug, Clone)]
pub struct PageLine {
    /// The characters; a tab where a wide gap parts them.
    pub text: String,
    /// Page, counted from 1.
    pub page: u32,
    /// Baseline in points from the top; negative for turned text.
    pub y: f32,
    /// Left end in points.
    pub x: f32,
    /// Right end in points.
    pub x1: f32,
    /// Height of the font.
    pub size: f32,
    /// The page's height.
    pub height: f32,
    /// All of it is bold.
    pub bold: bool,
    /// A running head, a page number or a watermark.
    pub furniture: bool,
}

/// Puts a page's fragments into lines. Turned text follows the rest.
pub fn compose(fragments: Vec<Fragment>, page: u32, height: f32) -> Vec<PageLine> {
    let mut turns: [Vec<Fragment>; TURNS] = Default::default();
    for mut fragment in fragments {
        fragment.finish();
        if !fragment.text.trim().is_empty() {
            turns[usize::from(fragment.turn).min(TURNS - 1)].push(fragment);
        }
    }
    // On a page that is set sideways as a whole its own direction is upright.
    let quarters = turns[..4].iter().enumerate();
    let upright = quarters.max_by_key(|(_, f)| f.len()).map_or(0, |(turn, _)| turn);
    let watermark = WATERMARK * usual_size(&turns[upright]);
    let mut lines = Vec::new();
    for turn in (0..4).map(|turn| (turn + upright) % 4).chain([usize::from(Fragment::ASLANT)]) {
        let fragments = std::mem::take(&mut turns[turn]);
        let mut turned = in_lines(fragments, page, height);
        if turn != upright {
            turned.iter_mut().for_each(|line| line.y = -1.0);
            let stamped = turn == usize::from(Fragment::ASLANT) && watermark > 0.0;
            let large = turned.iter_mut().filter(|line| stamped && line.size > watermark);
            large.for_each(|line| line.furniture = true);
        } else if turn != 0 {
            let top = turned.iter().map(|line| line.y).fold(f32::INFINITY, f32::min);
            turned.iter_mut().for_each(|line| line.y -= top - 0.2 * height);
        }
        lines.extend(turned);
    }
    lines
}

/// The size in which the middle one of some fragments is set; 0 where there are none.
fn usual_size(fragments: &[Fragment]) -> f32 {
    let mut sizes: Vec<f32> = fragments.iter().map(|fragment| fragment.size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Lines in the order of painting, or by place where that order jumps about.
fn in_lines(mut fragments: Vec<Fragment>, page: u32, height: f32) -> Vec<PageLine> {
    let jumps = fragments.windows(2).filter(|w| w[1].y < w[0].y - w[0].size).count();
    if jumps > 4 && jumps as f32 > JUMPS * fragments.len() as f32 {
        sort(&mut fragments);
    }
    let mut lines: Vec<PageLine> = Vec::new();
    for fragment in fragments {
        match lines.last_mut().filter(|line| same_line(line, &fragment)) {
            Some(line) => join(line, &fragment),
            None => lines.push(PageLine {
                text: in_reading_order(fragment.text),
                page,
                y: fragment.y,
                x: fragment.x0,
                x1: fragment.x1,
                size: fragment.size,
                height,
                bold: fragment.bold,
                furniture: false,
            }),
        }
    }
    lines
}

/// Sorts fragments into rows from the top and within a row from the left.
fn sort(fragments: &mut [Fragment]) {
    fragments.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut from = 0;
    while from < fragments.len() {
        let (y, size) = (fragments[from].y, fragments[from].size);
        let rest = &fragments[from..];
        let length = rest.iter().take_while(|f| f.y - y < BASELINE * size).count().max(1);
        fragments[from..from + length].sort_by(|a, b| a.x0.total_cmp(&b.x0));
        from += length;
    }
}

fn same_line(line: &PageLine, next: &Fragment) -> bool {
    let size = line.size.min(next.size);
    (line.y - next.y).abs() < BASELINE * size.max(1.0) && next.x0 > line.x1 - 0.35 * line.size
        || is_overprint(line, next)
}

/// The same words painted again in the same place: a poor man's bold.
fn is_overprint(line: &PageLine, next: &Fragment) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 0.15 * line.size;
    near(line.y, next.y)
        && next.x0 >= line.x - 0.15 * line.size
        && near(line.x1, next.x1)
        && line.text.ends_with(next.text.trim())
}

/// Adds a fragment to the line it stands on.
fn join(line: &mut PageLine, next: &Fragment) {
    if is_overprint(line, next) {
        return;
    }
    let gap = next.x0 - line.x1;
    let wide = gap > CELL * line.size;
    line.text.truncate(line.text.trim_end().len());
    line.text.push(if wide { '\t' } else { ' ' });
    line.text.push_str(&in_reading_order(next.text.clone()));
    line.x1 = line.x1.max(next.x1);
    line.size = line.size.max(next.size);
    line.bold &= next.bold;
}

/// Right-to-left text is painted from the left: its letters are put back into reading order, its
/// figures and Latin words kept as they are.
fn in_reading_order(text: String) -> String {
    if !text.chars().any(is_right_to_left) {
        return text;
    }
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').rev() {
        let turned = word.chars().any(is_right_to_left);
        words.push(if turned { word.chars().rev().collect() } else { word.to_owned() });
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(x: f32, y: f32, text: &str) -> Fragment {
        let width = text.len() as f32 * 5.0;
        let text = text.to_owned();
        Fragment { x0: x, x1: x + width, y, size: 10.0, text, ..Fragment::default() }
    }

    fn texts(fragments: Vec<Fragment>) -> Vec<String> {
        compose(fragments, 1, 800.0).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn cells_of_one_baseline_are_a_row() {
        let row = vec![fragment(50.0, 100.0, "Ann Cole"), fragment(300.0, 100.5, "Chair")];
        assert_eq!(texts(row), ["Ann Cole\tChair"]);
    }

    #[test]
    fn a_cell_of_two_lines_is_read_before_its_neighbour() {
        let cells = vec![
            fragment(50.0, 100.0, "Director of"),
            fragment(50.0, 112.0, "Housing"),
            fragment(300.0, 100.0, "Ann Cole"),
        ];
        assert_eq!(texts(cells), ["Director of", "Housing", "Ann Cole"]);
    }

    #[test]
    fn a_page_painted_from_below_is_sorted() {
        let page = (0..12).rev().map(|n| fragment(50.0, 100.0 + 12.0 * n as f32, &n.to_string()));
        let expected: Vec<String> = (0..12).map(|n| n.to_string()).collect();
        assert_eq!(texts(page.collect()), expected);
    }

    #[test]
    fn overprinted_and_turned_text() {
        let mut side = fragment(5.0, 5.0, "Side");
        side.turn = 1;
        let page = vec![
            side,
            fragment(50.0, 100.0, "AGENDA"),
            fragment(50.4, 100.0, "AGENDA"),
            fragment(50.0, 120.0, "x"),
        ];
        assert_eq!(texts(page), ["AGENDA", "x", "Side"]);
    }

    #[test]
    fn arabic_is_put_back_into_reading_order() {
        assert_eq!(in_reading_order("دب 12 ا".to_owned()), "ا 12 بد");
    }
}
