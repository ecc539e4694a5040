//! What was measured, and the tables that are printed of it.

use std::collections::BTreeMap;

use crate::measure::Sample;

/// All rows of one run of the benchmark, in the order in which they were first measured.
#[derive(Default)]
pub struct Board {
    rows: Vec<Row>,
    goals: Vec<Goal>,
    /// Figures that are no times, by name: the highest of all rounds.
    figures: BTreeMap<String, f64>,
    /// Lines behind the tables.
    notes: Vec<String>,
}

struct Row {
    name: String,
    /// Bytes of text worked on, where a speed says something.
    bytes: Option<u64>,
    samples: Vec<Sample>,
}

struct Goal {
    name: String,
    bound: Bound,
    value: Option<f64>,
    /// The same ratio in processor time: steadier where the machine has other work.
    processor: Option<f64>,
}

/// What a figure should be.
#[derive(Clone, Copy)]
pub enum Bound {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
}

impl Board {
    /// Adds one sample to the row of that name.
    pub fn add(&mut self, name: &str, bytes: Option<u64>, sample: Sample) {
        match self.rows.iter_mut().find(|row| row.name == name) {
            Some(row) => row.samples.push(sample),
            None => {
                self.rows.push(Row { name: name.to_owned(), bytes, samples: vec![sample] });
            }
        }
    }

    /// Says something behind the tables, once.
    pub fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// A goal for the wall times of two rows: the median of the ratios of each round, so that a
    /// machine that slows down meanwhile does not move it.
    pub fn ratio(&mut self, over: &str, under: &str, bound: Bound) {
        let walls = |name: &str| {
            let row = self.rows.iter().find(|row| row.name == name);
            row.map_or(Vec::new(), |row| row.samples.iter().map(|sample| sample.wall).collect())
        };
        let ratios: Vec<f64> = walls(over).iter().zip(walls(under)).map(|(a, b)| a / b).collect();
        let cpu = |name: &str| self.of(name, |sample| sample.cpu).filter(|cpu| *cpu > 0.0);
        let processor = cpu(over).zip(cpu(under)).map(|(a, b)| a / b);
        let (name, value) = (format!("{over} ÷ {under}"), median(ratios));
        self.goals.push(Goal { name, bound, value, processor });
    }

    /// A goal for any figure; `None` where it was not measured.
    pub fn goal(&mut self, name: &str, value: Option<f64>, bound: Bound) {
        self.goals.push(Goal { name: name.to_owned(), bound, value, processor: None });
    }

    /// Adds a figure that is no time; the highest counts.
    pub fn figure(&mut self, name: &str, value: f64) {
        let highest = self.figures.entry(name.to_owned()).or_insert(value);
        *highest = highest.max(value);
    }

    /// A goal for such a figure.
    pub fn goal_of(&mut self, name: &str, bound: Bound) {
        self.goal(name, self.figures.get(name).copied(), bound);
    }

    /// Median wall time of a row.
    pub fn wall(&self, name: &str) -> Option<f64> {
        self.of(name, |sample| Some(sample.wall))
    }

    /// Most memory over all runs of a row.
    pub fn peak(&self, name: &str) -> Option<u64> {
        let row = self.rows.iter().find(|row| row.name == name)?;
        row.samples.iter().filter_map(|sample| sample.peak).max()
    }

    fn of(&self, name: &str, figure: impl Fn(&Sample) -> Option<f64>) -> Option<f64> {
        let row = self.rows.iter().find(|row| row.name == name)?;
        median(row.samples.iter().filter_map(figure).collect())
    }

    /// Both tables and the notes, in Markdown.
    pub fn print(&self) -> String {
        let mut out = String::from(
            "| what | wall, median | lowest – highest | processor | MB/s | peak memory |\n\
             |---|---:|---:|---:|---:|---:|\n",
        );
        for row in &self.rows {
            out.push_str(&self.line(row));
        }
        if !self.goals.is_empty() {
            out.push_str(
                "\n| goal | measured | processor only | wanted | |\n|---|---:|---:|---:|---|\n",
            );
        }
        for Goal { name, bound, value, processor } in &self.goals {
            let (sign, limit) = match bound {
                Bound::AtMost(limit) => ("≤", limit),
                Bound::AtLeast(limit) => ("≥", limit),
            };
            let value = value.map(|value| (value, bound.holds(value)));
            let (value, verdict) = match value {
                Some((value, true)) => (format!("{value:.3}"), "holds"),
                Some((value, false)) => (format!("{value:.3}"), "**missed**"),
                None => ("–".to_owned(), "not measured"),
            };
            let processor = processor.map_or("–".to_owned(), |ratio| format!("{ratio:.3}"));
            let wanted = format!("{sign} {limit}");
            out.push_str(&format!("| {name} | {value} | {processor} | {wanted} | {verdict} |\n"));
        }
        for note in &self.notes {
            out.push_str(&format!("\n{note}\n"));
        }
        out
    }

    fn line(&self, row: &Row) -> String {
        let walls = || row.samples.iter().map(|sample| sample.wall);
        let (low, high) = (walls().fold(f64::MAX, f64::min), walls().fold(0.0, f64::max));
        let wall = median(walls().collect()).unwrap_or(0.0);
        let speed = row.bytes.map(|bytes| format!("{:.1}", bytes as f64 / 1e6 / wall));
        let cpu = self.of(&row.name, |sample| sample.cpu).map(seconds);
        let peak = self.peak(&row.name).map(|bytes| format!("{:.0} MB", bytes as f64 / 1e6));
        let [speed, cpu, peak] = [speed, cpu, peak].map(|cell| cell.unwrap_or("–".to_owned()));
        let (wall, low, high) = (seconds(wall), seconds(low), seconds(high));
        format!("| {} | {wall} | {low} – {high} | {cpu} | {speed} | {peak} |\n", row.name)
    }
}

impl Bound {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(limit) => value <= limit,
            Self::AtLeast(limit) => value >= limit,
        }
    }
}

/// `12.34 s` or `5.6 ms`.
fn seconds(value: f64) -> String {
    if value < 1.0 { format!("{:.1} ms", value * 1e3) } else { format!("{value:.2} s") }
}

/// The middle one; `None` of nothing.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len().checked_sub(1)? / 2).copied()
}
