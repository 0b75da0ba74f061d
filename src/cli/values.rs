//! The values of `--budget`, `--price` and `--rural`.

use super::args::InputArgs;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::fraction::Fraction;
use crate::instance::{BudgetOverride, Overrides, PriceOverride};
use crate::money::Money;
use crate::programme::{RuralMode, ShareOf};
use crate::workbook::number::{parse_fraction, parse_money};
use crate::year::Year;

/// What the flags replace; every flag that cannot be read is reported.
pub(super) fn overrides(flags: &InputArgs, findings: &mut Diagnostics) -> Overrides {
    Overrides {
        budgets: flags.budget.iter().filter_map(|text| budget(text, findings)).collect(),
        prices: flags.price.iter().filter_map(|text| price(text, findings)).collect(),
        rural: flags.rural.as_deref().and_then(|text| rural(text, findings)),
        skip_incomplete: flags.skip_incomplete,
    }
}

/// `[SOURCE[:YEAR]=]AMOUNT`.
fn budget(text: &str, findings: &mut Diagnostics) -> Option<BudgetOverride> {
    let (target, amount) = text.split_once('=').map_or((None, text), |(target, amount)| (Some(target.trim()), amount));
    let amount = amount_of("--budget", text, amount, findings)?;
    let Some(target) = target else { return Some(BudgetOverride { source: None, year: None, amount }) };
    let with_year = target.rsplit_once(':').filter(|(_, year)| year.trim().chars().all(|c| c.is_ascii_digit()));
    let (source, year) = match with_year {
        None => (target, None),
        Some((source, digits)) => {
            let year = digits.trim().parse().ok().and_then(Year::new);
            if year.is_none() {
                findings.report(Code::ArgumentYear, place("--budget", text), args![found = digits.trim()]);
                return None;
            }
            (source.trim(), year)
        }
    };
    let source = Some(source.to_owned()).filter(|source| !source.is_empty());
    Some(BudgetOverride { source, year, amount })
}

/// `OPTION=AMOUNT`.
fn price(text: &str, findings: &mut Diagnostics) -> Option<PriceOverride> {
    let Some((option, amount)) = text.split_once('=').filter(|(option, _)| !option.trim().is_empty()) else {
        findings.report(Code::ArgumentPrice, place("--price", text), args![found = text]);
        return None;
    };
    let amount = amount_of("--price", text, amount, findings)?;
    Some(PriceOverride { option: option.trim().to_owned(), amount })
}

/// An amount, none below nothing.
pub(super) fn amount_of(flag: &str, text: &str, amount: &str, findings: &mut Diagnostics) -> Option<Money> {
    let read = parse_money(amount.trim()).ok().filter(|amount| *amount >= Money::ZERO);
    if read.is_none() {
        findings.report(Code::ArgumentAmount, place(flag, text), args![flag = flag, found = amount.trim()]);
    }
    read
}

/// `none`, `first`, `weight=3/2`, `floor=50%:units`, `floor=50%:money`.
fn rural(text: &str, findings: &mut Diagnostics) -> Option<RuralMode> {
    let mode = rural_mode(text);
    if mode.is_none() {
        let word = text.split_once('=').map_or(text, |(word, _)| word);
        let near = nearest(word, ["none", "first", "weight", "floor"]).filter(|near| *near != word);
        let finding = Diagnostic::new(Code::ArgumentRural, place("--rural", text), args![found = text]);
        findings.push(finding.suggest(near));
    }
    mode
}

fn rural_mode(text: &str) -> Option<RuralMode> {
    match text {
        "none" => return Some(RuralMode::None),
        "first" => return Some(RuralMode::First),
        _ => {}
    }
    let (word, value) = text.split_once('=')?;
    match word {
        "weight" => parse_fraction(value).ok().filter(|weight| RuralMode::is_weight(*weight)).map(RuralMode::Weight),
        "floor" => {
            let (share, of) = value.split_once(':')?;
            let of = match of {
                "units" => ShareOf::Units,
                "money" => ShareOf::Money,
                _ => return None,
            };
            let share = parse_fraction(share).ok()?;
            (Fraction::ZERO..=Fraction::ONE).contains(&share).then_some(RuralMode::Floor { share, of })
        }
        _ => None,
    }
}

fn place(flag: &str, text: &str) -> Place {
    Place::Argument(format!("{flag} {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(read: impl Fn(&str, &mut Diagnostics) -> Option<T>, text: &str) -> (Option<T>, Vec<Code>) {
        let mut findings = Diagnostics::new();
        let value = read(text, &mut findings);
        (value, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn a_budget_names_its_source_and_year_or_neither() {
        let parts = |text: &str| {
            let (value, codes) = read(budget, text);
            assert_eq!(codes, [], "{text}");
            let value = value.expect("no finding means a value");
            (value.source, value.year.map(Year::get), value.amount.to_string())
        };
        assert_eq!(parts("311,8 млн"), (None, None, "311800000".to_owned()));
        assert_eq!(parts("local=5 000"), (Some("local".to_owned()), None, "5000".to_owned()));
        assert_eq!(
            parts("Местный бюджет:2021 = 1 млн"),
            (Some("Местный бюджет".to_owned()), Some(2021), "1000000".to_owned())
        );
        assert_eq!(parts("АБП:261а=7"), (Some("АБП:261а".to_owned()), None, "7".to_owned()));
    }

    #[test]
    fn what_is_no_amount_or_year_is_reported() {
        assert_eq!(read(budget, "много").1, [Code::ArgumentAmount]);
        assert_eq!(read(budget, "local:1066=5").1, [Code::ArgumentYear]);
        assert_eq!(read(price, "269 956").1, [Code::ArgumentPrice]);
        assert_eq!(read(price, "pc=").1, [Code::ArgumentAmount]);
    }

    #[test]
    fn rural_modes_are_read_exactly() {
        let mode = |text| read(rural, text).0;
        assert_eq!(mode("none"), Some(RuralMode::None));
        assert_eq!(mode("weight=3/2"), Fraction::new(3, 2).map(RuralMode::Weight));
        let half = Fraction::new(1, 2).map(|share| RuralMode::Floor { share, of: ShareOf::Money });
        assert_eq!(mode("floor=50%:money"), half);
        for wrong in ["frist", "floor=150%:units", "floor=50%", "weight=1/2", "weight"] {
            assert_eq!(read(rural, wrong).1, [Code::ArgumentRural], "{wrong}");
        }
    }
}
