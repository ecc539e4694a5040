//! Sentences and paragraphs, drawn word by word.

use super::council::{Committee, long_date, name};
use super::rng::Rng;
use super::words::Words;
use super::{COMMON, RARE};

/// Writes running text of one document.
pub struct Prose<'a> {
    pub rng: &'a mut Rng,
    pub words: &'a Words,
    pub committee: &'a Committee,
    /// How many more times [`COMMON`] is to be mentioned.
    pub mentions: u64,
    /// Whether [`RARE`] is still to be mentioned.
    pub rare: bool,
}

impl Prose<'_> {
    /// Some paragraphs of about `bytes` bytes altogether.
    pub fn paragraphs(&mut self, bytes: usize) -> Vec<String> {
        let mut list = Vec::new();
        let mut left = bytes;
        while left > 60 || list.is_empty() {
            let length = 300 + self.rng.below(700) as usize;
            let paragraph = self.paragraph(left.min(length));
            left = left.saturating_sub(paragraph.len() + 1);
            list.push(paragraph);
        }
        list
    }

    /// One paragraph of at least one sentence.
    pub fn paragraph(&mut self, bytes: usize) -> String {
        let mut out = String::with_capacity(bytes + 200);
        loop {
            self.sentence(&mut out);
            if out.len() >= bytes {
                return out;
            }
            out.push(' ');
        }
    }

    /// One sentence, full stop included.
    pub fn sentence(&mut self, out: &mut String) {
        if self.rng.chance(0.12) {
            self.opening(out);
        } else {
            capitalised(self.words.draw(self.rng), out);
        }
        let (rare, common) = (std::mem::take(&mut self.rare), self.mentions > 0);
        let length = 6 + self.rng.below(20);
        let place = self.rng.below(length);
        for position in 0..length {
            out.push(' ');
            self.word(out);
            if position == place && rare {
                out.push(' ');
                out.push_str(RARE);
            } else if position == place && common && self.rng.chance(0.7) {
                self.mentions -= 1;
                out.push(' ');
                self.common(out);
            }
        }
        if out.ends_with(',') {
            out.pop();
        }
        out.push('.');
    }

    /// How a minute's sentence often begins.
    fn opening(&mut self, out: &mut String) {
        let member = &self.committee.members[self.rng.below(8) as usize];
        match self.rng.below(4) {
            0 => out.push_str(&format!("Councillor {} asked whether", member.surname)),
            1 => out.push_str("Members noted that"),
            2 => out.push_str("In response to a question it was reported that"),
            _ => {
                let count = self.committee.officers.len() as u64;
                let officer = &self.committee.officers[self.rng.below(count) as usize];
                out.push_str(&format!("The {} advised that", officer.office));
            }
        }
    }

    /// One word, or what stands in the place of one.
    fn word(&mut self, out: &mut String) {
        let dice = self.rng.below(1000);
        match dice {
            0..15 => capitalised(self.words.draw(self.rng), out),
            15..30 => out.push_str(&format!("{}", 2 + self.rng.below(400))),
            30..34 => out.push_str(&self.money()),
            34..39 => out.push_str(&long_date(self.committee.date(self.rng.below(60)))),
            39..42 => out.push_str(&format!("{}.{}%", self.rng.below(90), self.rng.below(10))),
            42..47 => {
                let member = &self.committee.members[self.rng.below(8) as usize];
                out.push_str(&format!("Councillor {}", name(member, false)));
            }
            47..56 => {
                out.push_str(self.words.draw(self.rng));
                out.push_str(if self.committee.curly { "’s" } else { "'s" });
            }
            56..63 => {
                out.push_str(self.words.draw(self.rng));
                out.push('-');
                out.push_str(self.words.draw(self.rng));
            }
            63..66 => {
                let (open, close) = if self.committee.curly { ('“', '”') } else { ('"', '"') };
                out.push(open);
                out.push_str(self.words.draw(self.rng));
                out.push(close);
            }
            66..69 => out.push_str(if self.committee.curly { "–" } else { "-" }),
            69..71 => out.push_str(&format!("PF/{:02}/{:04}", self.rng.below(25), dice * 37)),
            71..125 => {
                out.push_str(self.words.draw(self.rng));
                out.push(',');
            }
            _ => out.push_str(self.words.draw(self.rng)),
        }
    }

    /// [`COMMON`] as it is printed: now and then in capitals or with a possessive.
    fn common(&mut self, out: &mut String) {
        match self.rng.below(20) {
            0 => out.push_str(&COMMON.to_uppercase()),
            1 => {
                out.push_str(COMMON);
                out.push_str(if self.committee.curly { "’s" } else { "'s" });
            }
            _ => out.push_str(COMMON),
        }
    }

    fn money(&mut self) -> String {
        format!("£{},{:03}", 1 + self.rng.below(900), self.rng.below(1000))
    }

    /// A heading of two to six words, `capital` letters or not.
    pub fn title(&mut self, capital: bool) -> String {
        let mut title = String::new();
        let count = 2 + self.rng.below(5);
        for position in 0..count {
            if position > 0 {
                title.push(' ');
            }
            let mut word = self.words.draw(self.rng);
            // No heading begins or ends with a word such as `the`.
            while word.len() < 4 && (position == 0 || position + 1 == count) {
                word = self.words.draw(self.rng);
            }
            if word.len() < 4 { title.push_str(word) } else { capitalised(word, &mut title) }
        }
        if capital { title.to_uppercase() } else { title }
    }
}

/// A word with a capital letter.
fn capitalised(word: &str, out: &mut String) {
    let mut letters = word.chars();
    out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    out.push_str(letters.as_str());
}
