//! The same programme in other years.

use std::collections::BTreeMap;

use super::Programme;
use crate::year::Year;

impl Programme {
    /// The programme begun in the year `first`: its years move, and with them prices, amounts, rules and goals.
    /// `None` when a year would leave [`Year::RANGE`]. Its [`resolved_toml`](Self::resolved_toml) stays as written.
    pub fn starting_in(mut self, first: Year) -> Option<Self> {
        let by = self.years.first().map_or(0, |written| first.since(*written));
        let moved = |years: &[Year]| years.iter().map(|year| year.later(by)).collect::<Option<Vec<Year>>>();
        self.years = moved(&self.years)?;
        for option in &mut self.options {
            option.years = moved(&option.years)?;
            option.price = option.price.take().map(|price| moved_keys(price, by));
        }
        for item in &mut self.items {
            item.price = item.price.take().map(|price| moved_keys(price, by));
        }
        for budget in &mut self.budgets {
            budget.amount = moved_keys(std::mem::take(&mut budget.amount), by);
        }
        for rule in &mut self.rules {
            let by_year = std::mem::take(&mut rule.by_year).into_iter();
            rule.by_year = by_year.map(|(year, value)| Some((year.later(by)?, value))).collect::<Option<_>>()?;
        }
        let of_rules = self.rules.iter_mut().map(|rule| &mut rule.year);
        for year in of_rules.chain(self.goals.iter_mut().map(|goal| &mut goal.year)) {
            *year = year.and_then(|year| year.later(by));
        }
        self.shift += by;
        Some(self)
    }
}

/// Values by year, `by` years later. What would leave the range lies outside every horizon too.
fn moved_keys<T>(values: BTreeMap<Year, T>, by: i32) -> BTreeMap<Year, T> {
    values.into_iter().filter_map(|(year, value)| Some((year.later(by)?, value))).collect()
}
