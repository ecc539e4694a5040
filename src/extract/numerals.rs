//! Numbers as lists print them: `iv`, `D`, `03`.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// a, b, c … z, aa.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// A sign, the same for every entry.
    Bullet,
    /// Nothing is printed.
    None,
}

impl Counting {
    /// A number as printed; empty for bullets and for lists that print none.
    pub fn print(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// 1 is `a`, 27 `aa`, 28 `bb`: the letter repeated, as word processors count.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from(b'a' + (index % 26) as u8);
    // Nobody counts further; a hostile start value shall not fill the memory.
    std::iter::repeat_n(letter, (index / 26 + 1).min(8) as usize).collect()
}

/// Roman numerals up to 3999; larger numbers in figures.
fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let (mut left, mut out) = (number, String::new());
    for (step, sign) in STEPS {
        while left >= step {
            out.push_str(sign);
            left -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_lists_print_them() {
        assert_eq!(Counting::LowerLetter.print(28), "bb");
        assert_eq!(Counting::UpperRoman.print(1994), "MCMXCIV");
        assert_eq!(Counting::LowerRoman.print(0), "0");
        assert_eq!(Counting::DecimalZero.print(7), "07");
        assert_eq!(Counting::LowerLetter.print(u32::MAX).len(), 8);
    }
}
