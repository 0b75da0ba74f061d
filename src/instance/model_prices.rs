//! Prices that the input leaves to the model, and stated ones so far from the model's that a unit of money is probably wrong.

use std::collections::BTreeMap;

use super::evaluate::constant_money;
use super::items::PriceSheet;
use super::notes::Notes;
use super::offers::Offers;
use super::pricing::formula_of;
use super::stated::Stated;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::{Arg, Label};
use crate::money::Money;
use crate::programme::{Formula, Programme};
use crate::year::Year;

/// A price that many times the model's, or that many times below it, is questioned: thousands taken for tenge, not inflation.
const FAR: i128 = 20;

/// Notes the prices that are the model's own, as drafts when the model states them for another year; questions stated prices
/// that are far from the model's. What is offered has neither.
pub(super) fn note_model_prices(programme: &Programme, prices: &PriceSheet, offers: &Offers, notes: &mut Notes<'_>) {
    let options = programme.options.iter().zip(&prices.options).zip(offers);
    let options = options
        .filter(|(_, offers)| offers.is_empty())
        .map(|((own, said), _)| ((&own.id, &own.label), own.price.as_ref(), said));
    let items =
        programme.items.iter().zip(&prices.items).map(|(own, said)| ((&own.id, &own.label), own.price.as_ref(), said));
    for ((id, label), own, stated) in options.chain(items) {
        let Some(own) = own else { continue };
        if stated.is_some() {
            question_far(programme, (id, label), own, stated, notes);
        } else {
            note_own(programme, (id, label), own, notes);
        }
    }
}

fn note_own(programme: &Programme, (id, label): (&str, &Label), own: &BTreeMap<Year, Formula>, notes: &mut Notes<'_>) {
    let Some((from, formula)) = programme.years.first().and_then(|year| formula_of(Some(own), *year)) else { return };
    let amount = if formula.columns().is_empty() { constant_money(formula, id, notes) } else { None };
    let price = amount.map_or_else(|| Arg::from(formula.text.as_str()), Arg::from);
    let mut args = args![item = Arg::named(id, label), price = price];
    match from.later(-programme.shift).filter(|_| programme.shift != 0) {
        Some(written) => {
            args.extend(args![written = written]);
            notes.assume_draft("assumption-price-other-year", args);
        }
        None => notes.assume("assumption-price-model", args),
    }
}

/// Compares the price of each year with the model's, where that is the same for all objects.
fn question_far(
    programme: &Programme,
    (id, label): (&str, &Label),
    own: &BTreeMap<Year, Formula>,
    stated: &Stated,
    notes: &mut Notes<'_>,
) {
    for year in &programme.years {
        let Some((_, formula)) = formula_of(Some(own), *year).filter(|(_, own)| own.columns().is_empty()) else {
            continue;
        };
        let model = constant_money(formula, id, notes).filter(|model| *model > Money::ZERO);
        let found = stated.price(*year).filter(|found| *found > Money::ZERO);
        let Some((model, found)) = model.zip(found).filter(|(model, found)| are_far(*model, *found)) else { continue };
        notes.report(
            Code::PriceFarFromModel,
            stated.place(),
            args![item = Arg::named(id, label), found = found, model = model],
        );
        return;
    }
}

fn are_far(one: Money, other: Money) -> bool {
    let (one, other) = (i128::from(one.tiyn()), i128::from(other.tiyn()));
    one >= other * FAR || other >= one * FAR
}
