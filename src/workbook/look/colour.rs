//! Colours, as far as it matters whether writing can be told from what is behind it.

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) [u8; 3]);

impl Colour {
    pub(super) const BLACK: Self = Self([0; 3]);
    pub(super) const WHITE: Self = Self([0xFF; 3]);

    /// The colour of a text such as `FF1F3A5F` or `#1f3a5f`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let digits = digits.get(digits.len().checked_sub(6)?..).filter(|_| matches!(digits.len(), 6 | 8))?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// How bright it is, in thousandths.
    fn brightness(self) -> u32 {
        self.0.iter().zip([299, 587, 114]).map(|(part, weight)| u32::from(*part) * weight).sum()
    }

    /// Whether writing of this colour can be read on `ground`.
    pub(super) fn is_legible_on(self, ground: Self) -> bool {
        const LEAST: u32 = 90_000;
        self.brightness().abs_diff(ground.brightness()) >= LEAST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_on_white_is_not_legible() {
        let colour = |text| Colour::parse(text).unwrap();
        assert_eq!(colour("FF1F3A5F"), colour("#1f3a5f"));
        assert!(colour("FF9C0006").is_legible_on(colour("FFFFC7CE")) && colour("0563C1").is_legible_on(Colour::WHITE));
        assert!(!colour("FEFEFE").is_legible_on(Colour::WHITE) && !colour("FFBDD0E3").is_legible_on(Colour::WHITE));
        assert_eq!((Colour::parse("white"), Colour::parse("12345")), (None, None));
    }
}
