//! Random numbers that are the same on every machine and in every version of this program.

/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and good enough for words.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A stream of its own for every list of numbers.
    pub fn new(path: &[u64]) -> Self {
        let mut rng = Self(0);
        for &step in path {
            rng.0 = rng.0.wrapping_add(step).wrapping_mul(0xd134_2543_de82_ef95);
            rng.0 = rng.next();
        }
        rng
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// A number from 0 to 1, 1 left out.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True in `share` of all cases.
    pub fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A number with a long tail: half of all are below `median`; `spread` 0 gives `median` only.
    pub fn long_tailed(&mut self, median: f64, spread: f64) -> f64 {
        // The sum of twelve uniform numbers is near enough to the normal distribution.
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        // e^x as (1 + x/1024)^1024: `exp` itself may differ in its last bit between machines.
        let power = (0..10).fold(1.0 + spread * normal / 1024.0, |root, _| root * root);
        median * power
    }
}
