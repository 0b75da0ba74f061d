//! Money: budget rows, the counts that say which budget pays where several may, and joint rows where several may pay for
//! one unit.

use std::collections::BTreeMap;

use crate::index::{BudgetIx, ColumnIx, ItemIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, Ordering, PriceSet, may_split, payers};
use crate::money::Money;

use super::LinearForm;
use super::cuts::{Cut, joint_cuts};
use super::layout::Layout;
use super::problem::{Block, Charge, Column, ColumnName, PayerClass, Problem, Row, RowName, RowSense};

/// Units that the same budgets may pay at the same prices: option, year, price, the prices at each set of tenders, what is
/// charged, budgets.
type ClassKey = (OptionIx, YearIx, Money, Vec<Money>, Charge, Vec<BudgetIx>);

/// Adds one row per budget, year and set of prices, and one per set of budgets that may pay for units together: what is paid
/// from it is at most what is in it.
pub(super) fn add_money(instance: &Instance, layout: &Layout, problem: &mut Problem) {
    let mut spending = Spending::default();
    for option in OptionIx::all(instance.options.len()) {
        for object in ObjectIx::all(instance.objects.len()) {
            if layout.bought(option, object, 0).is_some() {
                spending.add(instance, layout, option, object);
            }
        }
    }
    for (item, order) in instance.ordered_items() {
        spending.add_orders(instance, layout, item, order);
    }
    for option in OptionIx::all(instance.options.len()) {
        for year in YearIx::all(instance.horizon()) {
            spending.add_deliveries(instance, layout, option, year);
        }
    }
    let first = problem.classes.len();
    for (key, members) in std::mem::take(&mut spending.classes) {
        add_class((key, members), problem, &mut spending);
    }
    let mut rows = Vec::new();
    for budget in BudgetIx::all(instance.budgets.len()) {
        for year in YearIx::all(instance.horizon()) {
            let cut = Cut::of_budget(budget, year);
            spending.add_rows(instance, &cut, |set| RowName::Budget(budget, year, set), &mut rows);
        }
    }
    for cut in joint_cuts(instance, &spending.together()) {
        let at = u32::try_from(problem.cuts.len()).unwrap_or(u32::MAX);
        spending.add_rows(instance, &cut, |set| RowName::Joint(at, set), &mut rows);
        problem.cuts.push(cut);
    }
    for class in problem.classes.iter_mut().skip(first) {
        let prices = std::mem::take(&mut class.prices);
        let charged = |budget: &BudgetIx| {
            let holding = rows.iter().filter(|(cut, ..)| cut.holds(instance, *budget, class.year));
            holding.filter_map(|(_, set, row)| Some((row.name, *prices.get(*set)?))).collect()
        };
        class.charged = class.budgets.iter().map(charged).collect();
        class.prices = prices;
    }
    problem.rows.extend(rows.into_iter().map(|(.., row)| row));
}

/// What is spent: by the budget that pays, by the budgets that pay together, and in classes of units with several payers.
#[derive(Default)]
struct Spending {
    own: BTreeMap<(BudgetIx, YearIx), Vec<PricedUnits>>,
    together: BTreeMap<(Vec<BudgetIx>, YearIx), Vec<PricedUnits>>,
    classes: BTreeMap<ClassKey, Vec<ObjectUnits>>,
}

/// Units at a price, at each set of prices: their columns with signs.
struct PricedUnits {
    prices: Vec<Money>,
    columns: Vec<(ColumnIx, i64)>,
}

/// The units of one object, or of a district, in a class: their columns with their signs, and the most there can be.
struct ObjectUnits {
    object: Option<ObjectIx>,
    columns: Vec<(ColumnIx, i64)>,
}

impl Spending {
    /// What an object's purchases of an option, their fees and its site cost.
    fn add(&mut self, instance: &Instance, layout: &Layout, option: OptionIx, object: ObjectIx) {
        let data = &instance.options[option.at()];
        let budgets: Vec<BudgetIx> = payers(instance, option, object).collect();
        for year in YearIx::all(instance.horizon()) {
            let Some(now) = layout.bought(option, object, year.at()) else { continue };
            let in_use = layout.in_use(option, object, year.at()).unwrap_or(now);
            let before = if year.at() == 0 { None } else { layout.bought(option, object, year.at() - 1) };
            let bought: Vec<_> = [(now, 1)].into_iter().chain(before.map(|c| (c, -1))).collect();
            let price = data.price.get(object, year);
            let fee = data.yearly[object.at()];
            let fixed = data.fixed[object.at()];
            let site = layout.site(option, object, year.at()).into_iter().map(|column| (column, 1)).collect();
            let charges =
                [(price, Charge::Purchase, bought), (fee, Charge::Fee, vec![(in_use, 1)]), (fixed, Charge::Site, site)];
            for (price, charge, columns) in charges {
                let units = ObjectUnits { object: Some(object), columns };
                let prices = match charge {
                    Charge::Purchase => instance.prices(option, object, year),
                    _ => instance.certain(price),
                };
                self.charge(instance, (option, year, price, prices, charge, budgets.clone()), units);
            }
        }
    }

    /// What the deliveries of a year cost: who may pay is the same for all objects that get the option.
    fn add_deliveries(&mut self, instance: &Instance, layout: &Layout, option: OptionIx, year: YearIx) {
        let price = instance.options[option.at()].delivery;
        for (object, column) in layout.deliveries(option, year.at()) {
            let budgets = payers(instance, option, object).collect();
            let units = ObjectUnits { object: None, columns: vec![(column, 1)] };
            self.charge(instance, (option, year, price, instance.certain(price), Charge::Delivery, budgets), units);
        }
    }

    /// What the orders of an item cost the budget that pays for them.
    fn add_orders(&mut self, instance: &Instance, layout: &Layout, item: ItemIx, order: &Ordering) {
        let Some(payer) = order.payer else { return };
        for year in YearIx::all(instance.horizon()) {
            let lots = layout.orders(item, year).iter().map(|lots| {
                let prices = instance.order_prices(order, lots.band, year);
                let prices = prices.into_iter().map(|price| price.times(order.lot)).collect();
                PricedUnits { prices, columns: vec![(lots.column, 1)] }
            });
            self.own.entry((payer, year)).or_default().extend(lots);
        }
    }

    /// Counts units where their money comes from: the only budget that may pay, several together, or one of several each.
    fn charge(&mut self, instance: &Instance, key: ClassKey, units: ObjectUnits) {
        let (option, year, _, prices, _, budgets) = &key;
        if prices.iter().all(|price| *price == Money::ZERO) {
            return;
        }
        let splits = may_split(instance, *option, budgets);
        let priced = |units: ObjectUnits| PricedUnits { prices: prices.clone(), columns: units.columns };
        match budgets.as_slice() {
            [] => {}
            [only] if !splits => self.own.entry((*only, *year)).or_default().push(priced(units)),
            all if splits => self.together.entry((all.to_vec(), *year)).or_default().push(priced(units)),
            _ => self.classes.entry(key).or_default().push(units),
        }
    }

    /// The budgets that pay for units together, ascending.
    fn together(&self) -> Vec<BudgetIx> {
        let mut budgets: Vec<BudgetIx> = self.together.keys().flat_map(|(all, _)| all.iter().copied()).collect();
        budgets.sort_unstable();
        budgets.dedup();
        budgets
    }

    /// Adds the rows of a set of money: one for each set of prices at which something else must be paid out of it.
    fn add_rows(
        &self,
        instance: &Instance,
        cut: &Cut,
        name: impl Fn(PriceSet) -> RowName,
        rows: &mut Vec<(Cut, usize, Row)>,
    ) {
        let first = rows.len();
        for (at, set) in instance.tenders.sets.iter().enumerate() {
            let form = self.asked(instance, cut, at);
            if rows.iter().skip(first).any(|(.., row)| row.form == form) {
                continue;
            }
            let (sense, limit) = (RowSense::AtMost, cut.limit(instance));
            rows.push((cut.clone(), at, Row { name: name(*set), form, sense, limit, is_money: true }));
        }
    }

    /// What must be paid out of a set of money at the set of prices at `set`: what only its budgets pay, and of units that
    /// others pay, too, what those cannot pay.
    fn asked(&self, instance: &Instance, cut: &Cut, set: usize) -> LinearForm {
        let own = self.own.iter().filter(|((budget, year), _)| cut.holds(instance, *budget, *year));
        let own = own.flat_map(|(_, units)| units).flat_map(move |units| {
            let price = units.price(set).tiyn();
            units.columns.iter().map(move |(column, sign)| (*column, sign * price))
        });
        let together = self.together.iter().flat_map(|((budgets, year), units)| {
            let others = budgets.iter().filter(|budget| !cut.holds(instance, **budget, *year));
            let others: Vec<_> = others.filter_map(|budget| instance.budgets.get(budget.at())).collect();
            units.iter().flat_map(move |units| {
                let price = units.price(set);
                let elsewhere: i64 = others.iter().map(|budget| budget.most_of(price)).sum();
                let here = (price.tiyn() - elsewhere).max(0);
                units.columns.iter().map(move |(column, sign)| (*column, sign * here))
            })
        });
        LinearForm::collect(own.chain(together), 0)
    }
}

impl PricedUnits {
    /// The price at the set of prices at `set`.
    fn price(&self, set: usize) -> Money {
        self.prices.get(set).copied().unwrap_or_default()
    }
}

/// Adds a count per budget and the row that says that every unit has one payer; what is charged is filled in later.
fn add_class((key, members): (ClassKey, Vec<ObjectUnits>), problem: &mut Problem, spending: &mut Spending) {
    let (option, year, price, prices, charge, budgets) = key;
    let class = u32::try_from(problem.classes.len()).unwrap_or(u32::MAX);
    let most = |m: &ObjectUnits| m.columns.first().map_or(0, |(c, _)| problem.columns[c.at()].upper);
    let upper = members.iter().map(most).sum();
    let mut terms: Vec<(ColumnIx, i64)> =
        members.iter().flat_map(|m| m.columns.iter().map(|(c, sign)| (*c, -sign))).collect();
    let mut columns = Vec::with_capacity(budgets.len());
    for budget in &budgets {
        let column = ColumnIx::new(problem.columns.len());
        problem.columns.push(Column { name: ColumnName::Paid(class, *budget), lower: 0, upper });
        problem.blocks.push(Block::Single(column));
        let units = PricedUnits { prices: prices.clone(), columns: vec![(column, 1)] };
        spending.own.entry((*budget, year)).or_default().push(units);
        terms.push((column, 1));
        columns.push(column);
    }
    problem.rows.push(Row {
        name: RowName::Payers(class),
        form: LinearForm::collect(terms, 0),
        sense: RowSense::Equal,
        limit: 0,
        is_money: false,
    });
    let objects = members.into_iter().filter_map(|m| m.object).collect();
    let charged = Vec::new();
    problem.classes.push(PayerClass { option, year, price, prices, charge, budgets, charged, columns, objects });
}
