//! Values to bytes and back: in come numbers, strings, dates and times, out come the bytes that stand
//! for them in a record; and from bytes the values again, or the word that they are damaged.

use jiff::civil::{Date, Time};

/// Stored bytes that do not follow their format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a stored record is damaged")]
pub struct BadRecord;

/// LEB128.
pub(super) fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn put_str(out: &mut Vec<u8>, text: Option<&str>) {
    put(out, text.map_or(0, |text| text.len() as u64 + 1));
    out.extend_from_slice(text.unwrap_or_default().as_bytes());
}

/// Year, month and day packed into one number; 0 for none (month 0 does not exist).
pub(super) fn put_date(out: &mut Vec<u8>, date: Option<Date>) {
    let packed = |d: Date| (d.year().max(0) as u64) << 9 | (d.month() as u64) << 5 | d.day() as u64;
    put(out, date.map_or(0, packed));
}

pub(super) fn put_time(out: &mut Vec<u8>, time: Option<Time>) {
    put(out, time.map_or(0, |t| t.hour() as u64 * 60 + t.minute() as u64 + 1));
}

/// What is left to read.
pub(super) struct Input<'b>(pub(super) &'b [u8]);

impl<'b> Input<'b> {
    pub(super) fn byte(&mut self) -> Result<u8, BadRecord> {
        let (first, rest) = self.0.split_first().ok_or(BadRecord)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(super) fn number(&mut self) -> Result<u64, BadRecord> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(BadRecord)
    }

    pub(super) fn small(&mut self) -> Result<u32, BadRecord> {
        self.number()?.try_into().map_err(|_| BadRecord)
    }

    pub(super) fn count(&mut self) -> Result<Option<u32>, BadRecord> {
        Ok(self.small()?.checked_sub(1))
    }

    pub(super) fn text(&mut self) -> Result<Option<String>, BadRecord> {
        let Some(bytes) = self.text_bytes()? else { return Ok(None) };
        let text = std::str::from_utf8(bytes).map_err(|_| BadRecord)?;
        Ok(Some(text.to_owned()))
    }

    /// The bytes of a text, or none.
    pub(super) fn text_bytes(&mut self) -> Result<Option<&'b [u8]>, BadRecord> {
        let Some(length) = self.number()?.checked_sub(1) else { return Ok(None) };
        let length = usize::try_from(length).map_err(|_| BadRecord)?;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(BadRecord)?;
        self.0 = rest;
        Ok(Some(bytes))
    }

    pub(super) fn string(&mut self) -> Result<String, BadRecord> {
        self.text()?.ok_or(BadRecord)
    }

    pub(super) fn pick<T: Copy>(&mut self, values: &[T]) -> Result<T, BadRecord> {
        values.get(usize::from(self.byte()?)).copied().ok_or(BadRecord)
    }

    pub(super) fn date(&mut self) -> Result<Option<Date>, BadRecord> {
        let packed = self.small()?;
        if packed == 0 {
            return Ok(None);
        }
        let (year, month, day) = (packed >> 9, packed >> 5 & 15, packed & 31);
        let year = i16::try_from(year).map_err(|_| BadRecord)?;
        Date::new(year, month as i8, day as i8).map(Some).map_err(|_| BadRecord)
    }

    pub(super) fn time(&mut self) -> Result<Option<Time>, BadRecord> {
        let Some(minutes) = self.small()?.checked_sub(1) else { return Ok(None) };
        let hour = i8::try_from(minutes / 60).map_err(|_| BadRecord)?;
        Time::new(hour, (minutes % 60) as i8, 0, 0).map(Some).map_err(|_| BadRecord)
    }

    pub(super) fn list<T>(
        &mut self,
        each: impl FnMut(&mut Self) -> Result<T, BadRecord>,
    ) -> Result<Vec<T>, BadRecord> {
        let count = self.number()?;
        self.several(count, each)
    }

    pub(super) fn several<T>(
        &mut self,
        count: u64,
        mut each: impl FnMut(&mut Self) -> Result<T, BadRecord>,
    ) -> Result<Vec<T>, BadRecord> {
        // Every entry takes a byte at least: a damaged count cannot ask for more memory than that.
        if count > self.0.len() as u64 {
            return Err(BadRecord);
        }
        (0..count).map(|_| each(self)).collect()
    }
}
