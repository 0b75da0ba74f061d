//! What a model says of prices and orders, as rows of the sheet of prices.

use std::collections::BTreeMap;

use super::Template;
use super::values::shown_name;
use crate::fraction::Fraction;
use crate::lang::Label;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::programme::formula::Expr;
use crate::programme::{Formula, OrderTerms, Value};
use crate::quantity::Units;
use crate::year::Year;

/// One row: what, in which year, how much, and how it is ordered.
pub(super) struct PriceRow {
    pub(super) name: String,
    pub(super) year: Option<Year>,
    pub(super) of_year: OfYear,
    pub(super) lot: Option<Units>,
    pub(super) moq: Option<Units>,
    pub(super) placeholder: bool,
}

/// What may differ from year to year.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct OfYear {
    pub(super) price: Money,
    pub(super) capacity: Option<Units>,
    breaks: Vec<(Units, Money)>,
}

impl OfYear {
    /// Whether it says anything of orders.
    pub(super) const fn has_orders(&self) -> bool {
        self.capacity.is_some() || !self.breaks.is_empty()
    }

    /// The price breaks as the sheet has them: `10 = 410000; 100 = 390000`.
    pub(super) fn breaks_text(&self) -> String {
        let one = |(from, price): &(Units, Money)| {
            let (tenge, tiyn) = price.tenge_and_tiyn();
            let tiyn = if tiyn == 0 { String::new() } else { format!(",{tiyn:02}") };
            format!("{from} = {tenge}{tiyn}")
        };
        self.breaks.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

/// An option or an item, as far as its price goes.
struct Priced<'a> {
    id: &'a str,
    label: &'a Label,
    price: &'a Option<BTreeMap<Year, Formula>>,
    /// How an item is ordered.
    order: Option<&'a OrderTerms>,
    placeholder: bool,
}

/// The rows of options, then of items: one without a year where nothing changes, else one for each year of the horizon.
pub(super) fn price_rows(template: &Template<'_>) -> Vec<PriceRow> {
    let programme = template.programme;
    let options = programme.options.iter().map(|option| Priced {
        id: &option.id,
        label: &option.label,
        price: &option.price,
        order: None,
        placeholder: option.placeholder,
    });
    let items = programme.items.iter().map(|item| Priced {
        id: &item.id,
        label: &item.label,
        price: &item.price,
        order: Some(&item.order),
        placeholder: item.placeholder,
    });
    let priced: Vec<Priced<'_>> = options.chain(items).collect();
    let names: Vec<_> = priced.iter().map(|entry| (entry.id, entry.label)).collect();
    let needs = programme.needs.iter().map(|need| (need.id.as_str(), &need.label));
    // A part of a bundle that is called like a need could be taken for what covers it.
    let of_items: Vec<_> = names.iter().copied().chain(needs).collect();
    let mut rows = Vec::new();
    for entry in &priced {
        let years: Option<Vec<(Year, OfYear)>> =
            programme.years.iter().map(|year| Some((*year, entry.of_year(*year)?))).collect();
        let Some(years) = years else { continue };
        let is_same = years.windows(2).all(|pair| pair[0].1 == pair[1].1);
        for (year, of_year) in years.into_iter().take(if is_same { 1 } else { usize::MAX }) {
            rows.push(PriceRow {
                name: shown_name(
                    entry.id,
                    entry.label,
                    if entry.order.is_some() { &of_items } else { &names },
                    template,
                )
                .to_owned(),
                year: (!is_same).then_some(year),
                of_year,
                lot: entry.order.and_then(|order| order.lot),
                moq: entry.order.and_then(|order| order.moq),
                placeholder: entry.placeholder,
            });
        }
    }
    rows
}

impl Priced<'_> {
    /// What holds in a year; `None` when the price depends on the object.
    fn of_year(&self, year: Year) -> Option<OfYear> {
        let price = price_in(self.price.as_ref()?, year)?;
        let breaks = self.order.into_iter().flat_map(|order| &order.breaks);
        Some(OfYear {
            price,
            capacity: self.order.and_then(|order| order.capacity.get(&year).copied()),
            breaks: breaks.map(|(from, prices)| Some((*from, price_in(prices, year)?))).collect::<Option<_>>()?,
        })
    }
}

/// The price of a year, or of the nearest earlier one, else of the first; `None` when some price depends on the object.
fn price_in(prices: &BTreeMap<Year, Formula>, year: Year) -> Option<Money> {
    let constants: BTreeMap<Year, Money> =
        prices.iter().map(|(year, formula)| Some((*year, constant(formula)?))).collect::<Option<_>>()?;
    let found = constants.range(..=year).next_back().or_else(|| constants.iter().next());
    found.map(|(_, price)| *price)
}

fn constant(formula: &Formula) -> Option<Money> {
    let Expr::Constant(Value::Number(tenge)) = &formula.expr else { return None };
    let tiyn = tenge.checked_mul(Fraction::whole(i128::from(TIYN_PER_TENGE)))?.to_whole()?;
    i64::try_from(tiyn).ok().map(Money::from_tiyn)
}
