use proptest::prelude::*;

use super::*;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn tiyn(amount: Result<Money, NotA>) -> Result<i64, NotA> {
    amount.map(Money::tiyn)
}

fn fraction(numerator: i128, denominator: i128) -> Result<Fraction, NotA> {
    Ok(Fraction::new(numerator, denominator).unwrap())
}

#[test]
fn amounts_written_as_text() {
    use MoneyUnit::{Million, Tenge, Thousand};
    for (written, unit, expected) in [
        ("172 102 158,8", None, Ok(17_210_215_880)),
        ("172\u{a0}102\u{a0}158,8", Some(Tenge), Ok(17_210_215_880)),
        ("172\u{202f}102\u{202f}158,8", Some(Thousand), Ok(17_210_215_880_000)),
        ("4 950 000.00", None, Ok(495_000_000)),
        ("7 964 231,03 KZT", None, Ok(796_423_103)),
        ("KZT 7 964 231,03", None, Ok(796_423_103)),
        ("311,8 млн.тенге", None, Ok(31_180_000_000)),
        ("311,8 млн.тенге", Some(Million), Ok(31_180_000_000)),
        ("2,063 млрд тенге", None, Ok(206_300_000_000)),
        ("1,2 трлн тенге", None, Ok(120_000_000_000_000)),
        ("4123847,6", None, Ok(412_384_760)),
        ("1,234,567.89", None, Ok(123_456_789)),
        ("269 956 тг", None, Ok(26_995_600)),
        ("269 956 ₸", None, Ok(26_995_600)),
        ("₸269 956", None, Ok(26_995_600)),
        ("5 мың теңге", None, Ok(500_000)),
        ("5 тыс.тг.", Some(Thousand), Ok(500_000)),
        ("521311638,6", Some(Thousand), Ok(52_131_163_860_000)),
        ("1,234", Some(Thousand), Ok(123_400)),
        ("0,125", Some(Thousand), Ok(12_500)),
        ("0", None, Ok(0)),
        ("-0,00", None, Ok(0)),
        ("100 000 000 000 000", None, Ok(10_000_000_000_000_000)),
        ("100 000 000 000 000,01", None, Err(NotA::InRange)),
        ("1,234", None, Err(NotA::Tiyn)),
        ("1,000", None, Err(NotA::Tiyn)),
        ("1.000", None, Err(NotA::Tiyn)),
        ("1,000", Some(Thousand), Err(NotA::Tiyn)),
        ("0,125", None, Err(NotA::Tiyn)),
        ("1,23456 тыс. тенге", None, Ok(123_456)),
        ("1,234567 тыс. тенге", None, Err(NotA::Tiyn)),
        ("-5", None, Err(NotA::Nonnegative)),
        ("−5 млн", None, Err(NotA::Nonnegative)),
        ("311,8 млн", Some(Tenge), Err(NotA::KnownUnit)),
        ("5 тенге", Some(Thousand), Err(NotA::KnownUnit)),
        ("12 34", None, Err(NotA::Number)),
        ("1e6", None, Err(NotA::Number)),
        ("84 %", None, Err(NotA::Number)),
        ("6 M", None, Err(NotA::Number)),
        ("5 шт", None, Err(NotA::Number)),
        ("100 руб", None, Err(NotA::Number)),
        ("5 тенге 10 тиын", None, Err(NotA::Number)),
        ("₸ 5 тенге", None, Err(NotA::Number)),
        ("+5", None, Err(NotA::Number)),
        ("n/a", None, Err(NotA::Number)),
        ("-", None, Err(NotA::Number)),
        ("", None, Err(NotA::Number)),
    ] {
        assert_eq!(tiyn(read_money(&text(written), unit)), expected, "{written:?} in {unit:?}");
    }
}

#[test]
fn amounts_held_as_binary_numbers() {
    use MoneyUnit::{Billion, Million, Thousand};
    for (number, unit, expected) in [
        (311.8, Some(Million), Ok(31_180_000_000)),
        (521_311_638.6, Some(Thousand), Ok(52_131_163_860_000)),
        (0.1 + 0.2, None, Ok(30)),
        (0.1 + 0.2 - 0.3, None, Ok(0)),
        (0.3 - 0.1 - 0.2, None, Ok(0)),
        (7_964_231.03, None, Ok(796_423_103)),
        (2.063, Some(Billion), Ok(206_300_000_000)),
        (90_071_992_547_409.0, None, Ok(9_007_199_254_740_900)),
        (1e14, None, Ok(10_000_000_000_000_000)),
        (83_323_758_185_266.68, None, Err(NotA::InRange)),
        (70_368_744_177_663.98, None, Ok(7_036_874_417_766_398)),
        (99_999_999_999_999.98, None, Err(NotA::InRange)),
        (99_999_999_999_999.5, None, Ok(9_999_999_999_999_950)),
        (1e15, None, Err(NotA::InRange)),
        (1e300, None, Err(NotA::InRange)),
        (0.001, None, Err(NotA::Tiyn)),
        (0.010_000_1, None, Err(NotA::Tiyn)),
        (0.010_000_001, None, Ok(1)),
        (-1.0, None, Err(NotA::Nonnegative)),
        (-1e300, None, Err(NotA::InRange)),
        (f64::NAN, None, Err(NotA::Number)),
        (f64::INFINITY, None, Err(NotA::Number)),
    ] {
        assert_eq!(tiyn(read_money(&Cell::Number(number), unit)), expected, "{number} in {unit:?}");
    }
}

#[test]
fn counts() {
    for (cell, expected) in [
        (text("172 102"), Ok(172_102)),
        (text("1 200,0"), Ok(1_200)),
        (text("3"), Ok(3)),
        (text(" 3 "), Ok(3)),
        (text("1,234"), Err(NotA::Whole)),
        (text("1,000"), Err(NotA::Whole)),
        (text("1.5"), Err(NotA::Whole)),
        (text("-3"), Err(NotA::Nonnegative)),
        (text("3 шт."), Ok(3)),
        (text("1 200 чел"), Ok(1_200)),
        (text("3 кг"), Err(NotA::Number)),
        (text("3 из 5"), Err(NotA::Number)),
        (text("три"), Err(NotA::Number)),
        (text("1 000 000 000"), Ok(1_000_000_000)),
        (text("1 000 000 001"), Err(NotA::InRange)),
        (Cell::Number(27.0), Ok(27)),
        (Cell::Number(2.999_999_999_9), Ok(3)),
        (Cell::Number(2.5), Err(NotA::Whole)),
        (Cell::Number(-1.0), Err(NotA::Nonnegative)),
        (Cell::Bool(true), Err(NotA::Number)),
        (Cell::Date(44_075.0), Err(NotA::Number)),
        (Cell::Error("#DIV/0!".to_owned()), Err(NotA::Value)),
        (Cell::Uncached("A1+1".to_owned()), Err(NotA::Result)),
    ] {
        assert_eq!(read_count(&cell).map(Units::get), expected, "{cell:?}");
    }
}

#[test]
fn fractions_in_cells() {
    for (cell, expected) in [
        (text("0,84"), fraction(21, 25)),
        (text("84 %"), fraction(21, 25)),
        (text("84%"), fraction(21, 25)),
        (text("12,5%"), fraction(1, 8)),
        (text("3/2"), fraction(3, 2)),
        (text("3 / 2"), fraction(3, 2)),
        (text("1,234"), fraction(617, 500)),
        (text("1,000"), Err(NotA::Number)),
        (Cell::Number(0.84), fraction(21, 25)),
        (Cell::Number(-0.5), Err(NotA::Nonnegative)),
        (text("-5%"), Err(NotA::Nonnegative)),
        (text("3/0"), Err(NotA::Number)),
        (text("1,5/2"), Err(NotA::Number)),
        (text("3/-2"), Err(NotA::Number)),
        (text("3/2/1"), Err(NotA::Number)),
        (text("10 pp"), Err(NotA::Number)),
        (text("84 %%"), Err(NotA::Number)),
    ] {
        assert_eq!(read_fraction(&cell), expected, "{cell:?}");
    }
}

#[test]
fn answers() {
    for written in ["да", "Да", "ДА", " иә ", "Ия", "yes", "YES", "Y", "+", "1", "есть", "бар", "true", "дa"]
    {
        assert_eq!(read_yes_no(&text(written)), Ok(true), "{written}");
    }
    for written in ["нет", "Жоқ", "жок", "no", "-", "−", "0", "FALSE", "не имеется"] {
        assert_eq!(read_yes_no(&text(written)), Ok(false), "{written}");
    }
    for written in ["село", "", "2", "да нет", "…", "данет", "да?"] {
        assert_eq!(read_yes_no(&text(written)), Err(NotA::YesNo), "{written}");
    }
    assert_eq!(read_yes_no(&Cell::Number(1.0)), Ok(true));
    assert_eq!(read_yes_no(&Cell::Number(0.5)), Err(NotA::YesNo));
    assert_eq!(read_yes_no(&Cell::Bool(false)), Ok(false));
    assert_eq!(read_yes_no(&Cell::Error("#N/A".to_owned())), Err(NotA::Value));
}

#[test]
fn texts() {
    assert_eq!(read_text(&text("  Школа\u{a0}№ 5 \n имени  Абая ")), Ok("Школа № 5 имени Абая".to_owned()));
    assert_eq!(read_text(&Cell::Number(27_000_095.0)), Ok("27000095".to_owned()));
    assert_eq!(read_text(&Cell::Number(0.5)), Ok("0.5".to_owned()));
    assert_eq!(read_text(&Cell::Date(44_075.0)), Ok("2020-09-01".to_owned()));
    assert_eq!(read_text(&Cell::Uncached("A1".to_owned())), Err(NotA::Result));
}

#[test]
fn typed_amounts() {
    for (typed, expected) in [
        ("311,8 млн", Ok(31_180_000_000)),
        ("311.8 M", Ok(31_180_000_000)),
        ("311.8M", Ok(31_180_000_000)),
        ("6 000 M", Ok(600_000_000_000)),
        ("9 536 000", Ok(953_600_000)),
        ("52,5 млн тенге", Ok(5_250_000_000)),
        ("2.5 bn", Ok(250_000_000_000)),
        ("300 K", Ok(30_000_000)),
        ("6,000 M", Err(NotA::Tiyn)),
        ("1,250 M", Err(NotA::Tiyn)),
        ("1.250 M", Ok(125_000_000)),
        ("6,000", Err(NotA::Tiyn)),
        ("-1", Err(NotA::Nonnegative)),
        ("79%", Err(NotA::Number)),
        ("", Err(NotA::Number)),
    ] {
        assert_eq!(tiyn(parse_money(typed)), expected, "{typed:?}");
    }
}

#[test]
fn typed_fractions() {
    for (typed, expected) in [
        ("79%", fraction(79, 100)),
        ("3/2", fraction(3, 2)),
        ("10 pp", fraction(1, 10)),
        ("10 п.п.", fraction(1, 10)),
        ("+12%", fraction(3, 25)),
        ("-12 %", fraction(-3, 25)),
        ("−5 pp", fraction(-1, 20)),
        ("376.9 M", fraction(376_900_000, 1)),
        ("9 536 000", fraction(9_536_000, 1)),
        ("0,5", fraction(1, 2)),
        ("6,000 M", Err(NotA::Number)),
        ("1e3", Err(NotA::Number)),
        ("12 %%", Err(NotA::Number)),
        ("x", Err(NotA::Number)),
        ("1/0", Err(NotA::Number)),
    ] {
        assert_eq!(parse_fraction(typed), expected, "{typed:?}");
    }
}

/// `tiyn` as people write it: groups of three by `group`, decimals by `point`.
fn written(tiyn: i64, group: &str, point: &str) -> String {
    let tenge = tiyn.div_euclid(100).to_string();
    let mut out = String::new();
    for (at, digit) in tenge.chars().enumerate() {
        if at > 0 && (tenge.len() - at).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    format!("{out}{point}{:02}", tiyn % 100)
}

proptest! {
    #[test]
    fn every_way_of_writing_an_amount_reads_back(
        tiyn in 0..=Money::LARGEST_AMOUNT.tiyn(),
        group in prop::sample::select(vec!["", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'"]),
        point in prop::sample::select(vec![",", "."]),
        unit in prop::sample::select(vec!["", " KZT", " тг", " тенге", " теңге", "₸"]),
    ) {
        let text = format!("{}{unit}", written(tiyn, group, point));
        prop_assert_eq!(read_money(&Cell::Text(text.clone()), None), Ok(Money::from_tiyn(tiyn)), "{}", text);
        prop_assert_eq!(parse_money(&text), Ok(Money::from_tiyn(tiyn)));
    }

    #[test]
    fn english_and_german_groups_read_back(tiyn in 0..=Money::LARGEST_AMOUNT.tiyn()) {
        for (group, point) in [(",", "."), (".", ",")] {
            prop_assert_eq!(read_money(&Cell::Text(written(tiyn, group, point)), None), Ok(Money::from_tiyn(tiyn)));
        }
    }

    #[test]
    fn languages_format_what_is_read(tiyn in 0..=Money::LARGEST_AMOUNT.tiyn()) {
        let amount = Money::from_tiyn(tiyn);
        let ru = crate::lang::money(crate::lang::Lang::Ru, amount);
        prop_assert_eq!(read_money(&Cell::Text(ru), None), Ok(amount));
    }

    #[test]
    fn thousands_with_one_decimal_read_back_from_a_cell(tenths in 0_i64..10_000_000_000) {
        let number: f64 = format!("{}.{}", tenths.div_euclid(10), tenths % 10).parse().unwrap();
        let expected = Ok(Money::from_tiyn(tenths * 10_000));
        prop_assert_eq!(read_money(&Cell::Number(number), Some(MoneyUnit::Thousand)), expected);
    }

    #[test]
    fn tenge_with_tiyn_read_back_from_a_cell_or_are_refused(tiyn in 0..=Money::LARGEST_AMOUNT.tiyn()) {
        let number: f64 = format!("{}.{:02}", tiyn.div_euclid(100), tiyn % 100).parse().unwrap();
        match read_money(&Cell::Number(number), None) {
            Err(NotA::InRange) => prop_assert!(tiyn >= 100 << 46),
            found => prop_assert_eq!(found, Ok(Money::from_tiyn(tiyn))),
        }
    }

    #[test]
    fn millions_read_back_from_a_cell_or_are_refused(tiyn in 0..=Money::LARGEST_AMOUNT.tiyn()) {
        let number: f64 = format!("{}.{:08}", tiyn.div_euclid(100_000_000), tiyn % 100_000_000).parse().unwrap();
        match read_money(&Cell::Number(number), Some(MoneyUnit::Million)) {
            Err(NotA::InRange) => prop_assert!(tiyn >= 100_000_000 << 26),
            found => prop_assert_eq!(found, Ok(Money::from_tiyn(tiyn))),
        }
    }

    #[test]
    fn counts_read_back(n in 0..=Units::LARGEST_QUANTITY.get()) {
        let text = crate::lang::count(crate::lang::Lang::Ru, n);
        prop_assert_eq!(read_count(&Cell::Text(text)), Ok(Units::new(n)));
        prop_assert_eq!(read_count(&Cell::Number(n.to_string().parse().unwrap())), Ok(Units::new(n)));
    }

    #[test]
    fn no_text_and_no_number_makes_it_panic(text in "\\PC{0,24}", digits in "[-+0-9 ,.'%/МMкм]{0,40}", number in any::<f64>()) {
        for cell in [Cell::Text(text.clone()), Cell::Text(digits.clone()), Cell::Number(number)] {
            let _ = (read_count(&cell), read_fraction(&cell), read_yes_no(&cell), read_text(&cell));
            for unit in [None, Some(MoneyUnit::Thousand), Some(MoneyUnit::Billion)] {
                if let Ok(amount) = read_money(&cell, unit) {
                    prop_assert!(amount >= Money::ZERO && amount <= Money::LARGEST_AMOUNT);
                }
            }
        }
        let _ = (parse_money(&digits), parse_fraction(&digits), parse_money(&text), parse_fraction(&text));
    }
}
