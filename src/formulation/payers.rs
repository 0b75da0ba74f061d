//! Money: budget rows, the counts that say which budget pays where several may, and joint rows where several may pay for
//! one unit.

use std::collections::BTreeMap;

use crate::index::{BudgetIx, ColumnIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, may_split, payers};
use crate::money::Money;

use super::LinearForm;
use super::cuts::{Cut, joint_cuts};
use super::layout::Layout;
use super::problem::{Block, Charge, Column, ColumnName, PayerClass, Problem, Row, RowName, RowSense};

/// Units that the same budgets may pay at the same price: option, year, price, what is charged, budgets.
type ClassKey = (OptionIx, YearIx, Money, Charge, Vec<BudgetIx>);

/// Adds one row per budget and year, and one per set of budgets that may pay for units together: what is paid from it is at
/// most what is in it.
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
        for (budget, year) in order.payer.into_iter().flat_map(|b| YearIx::all(instance.horizon()).map(move |t| (b, t)))
        {
            spending.own.entry((budget, year)).or_default().extend(layout.orders(item, year));
        }
    }
    for option in OptionIx::all(instance.options.len()) {
        for year in YearIx::all(instance.horizon()) {
            spending.add_deliveries(instance, layout, option, year);
        }
    }
    let budgets = BudgetIx::all(instance.budgets.len()).flat_map(|budget| {
        let years = YearIx::all(instance.horizon());
        years.map(move |year| (RowName::Budget(budget, year), Cut::of_budget(budget, year)))
    });
    let mut cuts: Vec<(RowName, Cut)> = budgets.collect();
    for cut in joint_cuts(instance, &spending.together()) {
        let at = u32::try_from(problem.cuts.len()).unwrap_or(u32::MAX);
        cuts.push((RowName::Joint(at), cut.clone()));
        problem.cuts.push(cut);
    }
    for (key, members) in std::mem::take(&mut spending.classes) {
        add_class(instance, (key, members), &cuts, problem, &mut spending);
    }
    for (name, cut) in cuts {
        problem.rows.push(Row {
            name,
            form: spending.asked(instance, &cut),
            sense: RowSense::AtMost,
            limit: cut.limit(instance),
            is_money: true,
        });
    }
}

/// What is spent: by the budget that pays, by the budgets that pay together, and in classes of units with several payers.
#[derive(Default)]
struct Spending {
    own: BTreeMap<(BudgetIx, YearIx), Vec<(ColumnIx, i64)>>,
    together: BTreeMap<(Vec<BudgetIx>, YearIx), Vec<PricedUnits>>,
    classes: BTreeMap<ClassKey, Vec<ObjectUnits>>,
}

/// Units at a price: their columns with signs.
struct PricedUnits {
    price: Money,
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
                self.charge(instance, (option, year, price, charge, budgets.clone()), units);
            }
        }
    }

    /// What the deliveries of a year cost: who may pay is the same for all objects that get the option.
    fn add_deliveries(&mut self, instance: &Instance, layout: &Layout, option: OptionIx, year: YearIx) {
        let price = instance.options[option.at()].delivery;
        for (object, column) in layout.deliveries(option, year.at()) {
            let budgets = payers(instance, option, object).collect();
            let units = ObjectUnits { object: None, columns: vec![(column, 1)] };
            self.charge(instance, (option, year, price, Charge::Delivery, budgets), units);
        }
    }

    /// Counts units where their money comes from: the only budget that may pay, several together, or one of several each.
    fn charge(&mut self, instance: &Instance, key: ClassKey, units: ObjectUnits) {
        let (option, year, price, _, budgets) = &key;
        if *price == Money::ZERO {
            return;
        }
        let splits = may_split(instance, *option, budgets);
        match budgets.as_slice() {
            [] => {}
            [only] if !splits => {
                let terms = units.columns.into_iter().map(|(c, sign)| (c, sign * price.tiyn()));
                self.own.entry((*only, *year)).or_default().extend(terms);
            }
            all if splits => {
                let units = PricedUnits { price: *price, columns: units.columns };
                self.together.entry((all.to_vec(), *year)).or_default().push(units);
            }
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

    /// What must be paid out of a set of money: what only its budgets pay, and of units that others pay, too, what those
    /// cannot pay.
    fn asked(&self, instance: &Instance, cut: &Cut) -> LinearForm {
        let own = self.own.iter().filter(|((budget, year), _)| cut.holds(instance, *budget, *year));
        let own = own.flat_map(|(_, terms)| terms.iter().copied());
        let together = self.together.iter().flat_map(|((budgets, year), units)| {
            let others = budgets.iter().filter(|budget| !cut.holds(instance, **budget, *year));
            let others: Vec<_> = others.filter_map(|budget| instance.budgets.get(budget.at())).collect();
            units.iter().flat_map(move |units| {
                let elsewhere: i64 = others.iter().map(|budget| budget.most_of(units.price)).sum();
                let here = (units.price.tiyn() - elsewhere).max(0);
                units.columns.iter().map(move |(column, sign)| (*column, sign * here))
            })
        });
        LinearForm::collect(own.chain(together), 0)
    }
}

/// Adds a count per budget and the row that says that every unit has one payer.
fn add_class(
    instance: &Instance,
    (key, members): (ClassKey, Vec<ObjectUnits>),
    cuts: &[(RowName, Cut)],
    problem: &mut Problem,
    spending: &mut Spending,
) {
    let (option, year, price, charge, budgets) = key;
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
        spending.own.entry((*budget, year)).or_default().push((column, price.tiyn()));
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
    let charged = |budget: &BudgetIx| {
        let holding = cuts.iter().filter(|(_, cut)| cut.holds(instance, *budget, year));
        holding.map(|(name, _)| *name).collect()
    };
    let charged = budgets.iter().map(charged).collect();
    let objects = members.into_iter().filter_map(|m| m.object).collect();
    problem.classes.push(PayerClass { option, year, price, charge, budgets, charged, columns, objects });
}
