//! Where in an input the values come from that no row of an object states.

use std::collections::BTreeMap;

use super::words::lookup;
use crate::diagnostic::Place;
use crate::index::{BudgetIx, ItemIx, OptionIx};
use crate::programme::Programme;
use crate::year::Year;

/// Where the values come from that no row of an object states. Columns are those that sheet Data has for them.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Prices by what the sheet names; without a year those of all years.
    pub(super) prices: BTreeMap<(String, Option<Year>), Place>,
    /// What is offered for an option at an object.
    pub(super) offers: BTreeMap<(OptionIx, String), BTreeMap<&'static str, Place>>,
    /// What is said of a budget in a year.
    pub(super) budgets: BTreeMap<(BudgetIx, Year), BTreeMap<&'static str, Place>>,
    /// Limits by the rule's code; without a year those of all years.
    pub(super) limits: BTreeMap<(String, Option<Year>), Place>,
}

impl Origins {
    /// The cell that states the price of an option in a year.
    pub fn price_of_option(&self, programme: &Programme, option: OptionIx, year: Year) -> Option<&Place> {
        self.price(year, |text| named(programme, text) == Some(Named::Option(option)))
    }

    /// The cell that states the price of an item in a year.
    pub fn price_of_item(&self, programme: &Programme, item: ItemIx, year: Year) -> Option<&Place> {
        self.price(year, |text| named(programme, text) == Some(Named::Item(item)))
    }

    /// The price of a year: as stated for it, else for any year, else of the nearest earlier year, else of the first.
    fn price(&self, year: Year, is_own: impl Fn(&str) -> bool) -> Option<&Place> {
        let own = self.prices.iter().filter(|((text, _), _)| is_own(text));
        let by_year: BTreeMap<Option<Year>, &Place> = own.map(|((_, year), place)| (*year, place)).collect();
        let stated = by_year.get(&Some(year)).or_else(|| by_year.get(&None));
        let earlier = || by_year.range(..=Some(year)).next_back().map(|(_, place)| place);
        stated.or_else(earlier).or_else(|| by_year.values().next()).copied()
    }

    /// The cell that states a column of what is offered for an option at an object.
    pub fn offer(&self, option: OptionIx, object: &str, column: &str) -> Option<&Place> {
        self.offers.get(&(option, object.to_owned()))?.get(column)
    }

    /// The cell that states a column of a budget in a year, else the amount beside which it would stand.
    pub fn budget(&self, budget: BudgetIx, year: Year, column: &str) -> Option<&Place> {
        let stated = self.budgets.get(&(budget, year))?;
        stated.get(column).or_else(|| stated.get("amount"))
    }

    /// The cell that states the limit of a rule in a year.
    pub fn limit(&self, rule: &str, year: Year) -> Option<&Place> {
        let of = |year| self.limits.get(&(rule.to_owned(), year));
        of(Some(year)).or_else(|| of(None))
    }
}

/// What a text of the sheet of items and prices names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Option(OptionIx),
    Item(ItemIx),
}

/// The option or item that `text` names: ids of options first, then of items, then labels.
fn named(programme: &Programme, text: &str) -> Option<Named> {
    let (id, options, items) = (text.trim(), &programme.options, &programme.items);
    let option = |at| Named::Option(OptionIx::new(at));
    let item = |at| Named::Item(ItemIx::new(at));
    let by_id = options.iter().position(|own| own.id == id).map(option);
    let by_id = by_id.or_else(|| items.iter().position(|own| own.id == id).map(item));
    let label = || lookup(text, options.iter().map(|own| (own.id.as_str(), &own.label))).ok().map(option);
    let item_label = || lookup(text, items.iter().map(|own| (own.id.as_str(), &own.label))).ok().map(item);
    by_id.or_else(label).or_else(item_label)
}
