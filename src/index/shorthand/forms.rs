//! Stretches of text as they are printed: in come the bytes of a short one, out come its code and
//! what else was found out about it.
//!
//! One look at one place in memory tells both. Nearly all of a scribe's time is the wait for it: a
//! smaller table before this one, or asking for several at a time, was tried and saved nothing.

/// A short stretch as numbers: its bytes, zeros behind them, and in the last byte its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Form([u64; 2]);

/// No stretch of more bytes has a form.
pub(super) const LONGEST_FORM: usize = 15;

impl Form {
    /// The first `length` of 16 bytes.
    #[inline]
    pub(super) fn of(head: u128, length: usize) -> Self {
        let bits = head & ((1 << (length * 8)) - 1) | (length as u128) << 120;
        Self([bits as u64, (bits >> 64) as u64])
    }

    /// Multiplies with odd constants and folds, so that every letter moves the lowest bits.
    #[inline]
    fn hash(self) -> usize {
        let one = self.0[0] ^ 0x9e37_79b9_7f4a_7c15;
        let other = self.0[1] ^ 0xd6e8_feb8_6659_fd93;
        let product = u128::from(one) * u128::from(other);
        (product as u64 ^ (product >> 64) as u64) as usize
    }
}

/// The code of a stretch: its one to three bytes, the first lowest, and in the highest byte how many
/// they are; or one of the two values below.
pub(super) type Code = u32;

/// It has no code yet.
pub(super) const NOT_YET: Code = 0;
/// It will never have one: the list is full.
pub(super) const NEVER: Code = 1;
/// The lowest value that is a code.
pub(super) const CODED: Code = 1 << 24;

/// What is known of a form. Kept small: it is the wait for these that a scribe's time goes into.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    form: Form,
    /// How it is written.
    pub(super) code: Code,
    /// What a hearer makes of it; 0 where none has heard it.
    pub(super) mark: u32,
}

/// Forms by their hash: open addressing, the next free place; at most half are taken.
#[derive(Debug, Default)]
pub(super) struct Forms {
    slots: Vec<Known>,
    count: u32,
}

impl Forms {
    /// What is known of a form, which is new or was met before.
    #[inline]
    pub(super) fn get(&mut self, form: Form) -> &mut Known {
        if self.count as usize * 2 >= self.slots.len() {
            self.grow();
        }
        let place = self.place(form);
        let known = &mut self.slots[place];
        if known.form != form {
            *known = Known { form, code: NOT_YET, mark: 0 };
            self.count += 1;
        }
        known
    }

    /// Where it is, or where it belongs.
    #[inline]
    fn place(&self, form: Form) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = form.hash() & mask;
        while self.slots[place].form != form && self.slots[place].form != Form::default() {
            place = (place + 1) & mask;
        }
        place
    }

    #[cold]
    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Known::default(); (old.len() * 2).max(1 << 12)];
        for known in old.into_iter().filter(|known| known.form != Form::default()) {
            let place = self.place(known.form);
            self.slots[place] = known;
        }
    }

    /// Bytes of memory in use.
    pub(super) fn bytes(&self) -> usize {
        self.slots.len() * size_of::<Known>()
    }
}
