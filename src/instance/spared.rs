//! Columns that offers make unnecessary: who has quotations for lines need not say how far the fibre is.

use std::collections::{BTreeMap, BTreeSet};

use super::words::lookup;
use crate::index::OptionIx;
use crate::programme::{Formula, OptionSpec, Programme};
use crate::workbook::{Cell, Sheet};

/// What sheets of offers make unnecessary.
#[derive(Clone, Debug, Default)]
pub(super) struct Spared {
    /// The columns, by position, that nothing but conditions, prices and fees of these options use.
    columns: BTreeSet<usize>,
    /// Those of them that no sheet has.
    absent: BTreeSet<usize>,
}

impl Spared {
    /// Spares what is asked only to estimate options that are offered, or that stand beside them as alternatives.
    pub(super) fn of(programme: &Programme, offers: &[&Sheet]) -> Self {
        let offered = named(programme, offers);
        let is_quoted = |at: OptionIx| {
            offered.contains(&at)
                || programme.alternatives.iter().any(|group| {
                    group.options.contains(&at) && group.options.iter().any(|other| offered.contains(other))
                })
        };
        let options = || OptionIx::all(programme.options.len()).zip(&programme.options);
        let quoted = options().filter(|(at, _)| is_quoted(*at)).flat_map(|(_, option)| estimates(option));
        let quoted: BTreeSet<usize> = quoted.flat_map(Formula::columns).collect();
        let others = options().filter(|(at, _)| !is_quoted(*at)).flat_map(|(_, option)| estimates(option));
        let used = others.chain(besides_estimates(programme)).flat_map(Formula::columns);
        let used: BTreeSet<usize> = used.chain(read_as_such(programme)).collect();
        Self { columns: quoted.difference(&used).copied().collect(), absent: BTreeSet::new() }
    }

    /// Whether the column at a position need not be there.
    pub(super) fn has(&self, column: usize) -> bool {
        self.columns.contains(&column)
    }

    /// No sheet has the column.
    pub(super) fn is_absent(&mut self, column: usize) {
        self.absent.insert(column);
    }

    /// Whether an option cannot be estimated because a column is absent.
    pub(super) fn leaves_unknown(&self, option: &OptionSpec) -> bool {
        estimates(option).flat_map(Formula::columns).any(|column| self.absent.contains(&column))
    }
}

/// What an offer stands in place of.
fn estimates(option: &OptionSpec) -> impl Iterator<Item = &Formula> {
    let prices = option.price.iter().flat_map(BTreeMap::values);
    option.condition.iter().chain(&option.yearly).chain(prices)
}

/// All formulas but those that offers stand in place of.
fn besides_estimates(programme: &Programme) -> impl Iterator<Item = &Formula> {
    let needs = programme.needs.iter().flat_map(|need| [&need.need, &need.have].into_iter().chain(&need.people));
    let options = programme.options.iter().flat_map(|option| {
        let delivery = option.delivery.iter().flat_map(|delivery| &delivery.unit);
        option.fixed.iter().chain(delivery).chain(option.items.iter().map(|(_, quantity)| quantity))
    });
    let items = programme.items.iter().flat_map(|item| {
        let breaks = item.order.breaks.iter().map(|(_, price)| price);
        item.price.iter().chain(breaks).flat_map(BTreeMap::values)
    });
    let rules = programme.rules.iter().flat_map(|rule| rule.condition.iter().chain(&rule.other));
    let tiers = programme.priorities.iter().flat_map(|priority| &priority.tiers).map(|(_, condition)| condition);
    let goals = programme.goals.iter().flat_map(|goal| &goal.condition);
    let budgets = programme.budgets.iter().flat_map(|budget| &budget.only);
    needs.chain(options).chain(items).chain(rules).chain(tiers).chain(goals).chain(budgets)
}

/// The columns that are read without a formula.
fn read_as_such(programme: &Programme) -> impl Iterator<Item = usize> {
    let standard = programme.columns.iter().enumerate().filter(|(_, column)| column.standard).map(|(at, _)| at);
    let today = programme.alternatives.iter().filter_map(|group| group.now);
    standard.chain(today).chain(programme.priorities.iter().filter_map(|priority| priority.rank))
}

/// The options that any cell of the sheets names.
fn named(programme: &Programme, sheets: &[&Sheet]) -> BTreeSet<OptionIx> {
    let texts = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    let texts: BTreeSet<&str> =
        texts.filter_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None }).collect();
    let names = || programme.options.iter().map(|option| (option.id.as_str(), &option.label));
    texts.into_iter().filter_map(|text| lookup(text, names()).ok()).map(OptionIx::new).collect()
}
