//! The page that a layout writes on.

use super::Part;

/// A page that grows, and where its parts begin.
pub struct Paper {
    pub text: String,
    parts: Vec<(usize, bool)>,
    wrapped: bool,
}

impl Paper {
    /// An empty one.
    pub fn new(wrapped: bool) -> Self {
        Self { text: String::new(), parts: Vec::new(), wrapped }
    }

    /// From here on it is an item.
    pub fn item(&mut self) {
        self.parts.push((self.text.len(), true));
    }

    /// From here on it is none.
    pub fn other(&mut self) {
        self.parts.push((self.text.len(), false));
    }

    /// A line, or several where the committee's text is wrapped.
    pub fn line(&mut self, line: &str) {
        let mut rest = line;
        while self.wrapped && rest.len() > 80 {
            let Some(cut) = rest.as_bytes()[..80].iter().rposition(|&byte| byte == b' ') else {
                break;
            };
            self.text.push_str(&rest[..cut]);
            self.text.push('\n');
            rest = &rest[cut + 1..];
        }
        self.text.push_str(rest);
        self.text.push('\n');
    }

    /// Lines with an empty one behind each.
    pub fn spaced(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
            self.line("");
        }
    }

    /// The parts as ranges; what stands before the first belongs to none of the items.
    pub fn parts(&self) -> Vec<Part> {
        let mut starts = self.parts.clone();
        if starts.first().is_none_or(|&(start, _)| start > 0) {
            starts.insert(0, (0, false));
        }
        let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([self.text.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(&(start, item), end)| Part { range: start..end, item })
            .collect()
    }
}
