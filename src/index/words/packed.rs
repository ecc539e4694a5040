//! Short words as numbers, which are compared and hashed in a few steps.

use super::ASCII;

/// A folded word of up to 16 bytes as numbers: the first eight bytes and the others, the first byte
/// lowest, filled up with zeros, which no word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed(pub [u64; 2]);

impl Packed {
    /// The word that a possessive ends with.
    pub const S: Self = Self([b's' as u64, 0]);

    /// Packs a folded word that is short enough.
    pub fn of(folded: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..folded.len())?.copy_from_slice(folded);
        let (halves, _) = bytes.as_chunks();
        Some(Self([u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]))
    }

    /// The word's bytes, with zeros behind.
    pub fn bytes(self) -> [u8; 16] {
        self.number().to_le_bytes()
    }

    /// How many bytes the word has.
    pub fn length(self) -> usize {
        16 - self.number().leading_zeros() as usize / 8
    }

    fn number(self) -> u128 {
        u128::from(self.0[1]) << 64 | u128::from(self.0[0])
    }
}

/// Folds the word of ASCII letters that begins at `start`; gives where it ends. `None` for a longer
/// one or one with other letters.
pub(super) fn pack_ascii(bytes: &[u8], start: usize) -> Option<(Packed, usize)> {
    let mut halves = [0; 2];
    for (half, packed) in halves.iter_mut().enumerate() {
        let from = start + half * 8;
        for at in 0..8 {
            match bytes.get(from + at).map_or(0, |&byte| ASCII[byte as usize]) {
                0 => return Some((Packed(halves), from + at)),
                128 => return None,
                folded => *packed |= u64::from(folded) << (at * 8),
            }
        }
    }
    match bytes.get(start + 16).map_or(0, |&byte| ASCII[byte as usize]) {
        0 => Some((Packed(halves), start + 16)),
        _ => None,
    }
}
