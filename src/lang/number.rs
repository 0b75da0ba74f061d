//! Numbers as people of a language write them.

use super::Lang;
use crate::fraction::Fraction;
use crate::money::Money;

const NO_BREAK_SPACE: char = '\u{a0}';

/// The digits of `n` in groups of three.
fn grouped(n: u128, separator: char) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

const fn separators(lang: Lang) -> (char, char) {
    match lang {
        Lang::Kk | Lang::Ru => (NO_BREAK_SPACE, ','),
        Lang::En => (',', '.'),
    }
}

/// A whole number: `1 234` or `1,234`.
pub fn count(lang: Lang, n: i64) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(u128::from(n.unsigned_abs()), separators(lang).0))
}

/// An amount of money with its sign: `1 234 567,89 ₸`; tiyn are shown only where there are any.
pub fn money(lang: Lang, amount: Money) -> String {
    let (grouping, point) = separators(lang);
    let sign = if amount.tiyn() < 0 { "−" } else { "" };
    let tiyn = u128::from(amount.tiyn().unsigned_abs());
    let tenge = grouped(tiyn.div_euclid(100), grouping);
    let rest = tiyn % 100;
    if rest == 0 {
        format!("{sign}{tenge}{NO_BREAK_SPACE}₸")
    } else {
        format!("{sign}{tenge}{point}{rest:02}{NO_BREAK_SPACE}₸")
    }
}

/// A fraction with exactly `places` decimals, cut off (never rounded up to a share that was not reached).
pub fn decimal(lang: Lang, value: Fraction, places: u32) -> String {
    let (grouping, point) = separators(lang);
    let scale = 10_i128.pow(places.min(18));
    let sign = if value.is_negative() { "−" } else { "" };
    let numerator = value.numerator().unsigned_abs();
    let denominator = value.denominator().unsigned_abs();
    let whole = grouped(numerator.div_euclid(denominator), grouping);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let rest = numerator % denominator;
    let decimals = rest.checked_mul(scale.unsigned_abs()).map_or(0, |r| r.div_euclid(denominator));
    let width = usize::try_from(places).unwrap_or(18);
    format!("{sign}{whole}{point}{decimals:0width$}")
}

/// A share in per cent: `84,08 %`, or `84 %` when whole. Rounded to two decimals, but cut off where rounding would
/// show a whole per cent that was not reached: 83.999 % reads as 83,99 %, never as 84 %.
pub fn share_percent(lang: Lang, share: Fraction) -> String {
    let Some(percent) = share.checked_mul(Fraction::whole(100)) else { return share.to_string() };
    let (shown, places) = if percent.to_whole().is_some() { (percent, 0) } else { (rounded_unless_whole(percent), 2) };
    let space = if matches!(lang, Lang::En) { String::new() } else { NO_BREAK_SPACE.to_string() };
    format!("{}{space}%", decimal(lang, shown, places))
}

/// `percent` plus half a hundredth, to be cut off at two decimals; itself where that would reach a whole number.
fn rounded_unless_whole(percent: Fraction) -> Fraction {
    let half = Fraction::new(1, 200).unwrap_or(Fraction::ZERO);
    match percent.checked_add(half) {
        Some(up) if up.floor() == percent.floor() && !percent.is_negative() => up,
        _ => percent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(count(Lang::Ru, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(count(Lang::En, -1_234), "−1,234");
        assert_eq!(money(Lang::Ru, Money::from_tiyn(123_456_789)), "1\u{a0}234\u{a0}567,89\u{a0}₸");
        assert_eq!(money(Lang::Kk, Money::from_tiyn(82_000)), "820\u{a0}₸");
        let wifi = Fraction::new(639, 760).unwrap_or(Fraction::ZERO);
        assert_eq!(share_percent(Lang::Ru, wifi), "84,08\u{a0}%");
        assert_eq!(share_percent(Lang::En, Fraction::ONE), "100%");
        let nearly = Fraction::new(83_999, 100_000).unwrap_or(Fraction::ZERO);
        assert_eq!(share_percent(Lang::En, nearly), "83.99%");
    }
}
