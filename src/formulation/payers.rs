//! Money: budget rows, and the counts that say which budget pays where several may.

use std::collections::BTreeMap;

use crate::index::{BudgetIx, ColumnIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, payers};
use crate::money::Money;

use super::LinearForm;
use super::layout::Layout;
use super::problem::{Block, Charge, Column, ColumnName, PayerClass, Problem, Row, RowName, RowSense};

/// Units that the same budgets may pay at the same price: option, year, price, what is charged, budgets.
type ClassKey = (OptionIx, YearIx, Money, Charge, Vec<BudgetIx>);

/// Adds one row per budget and year: what it pays is at most its amount.
pub(super) fn add_money(instance: &Instance, layout: &Layout, problem: &mut Problem) {
    let mut spending = Spending::default();
    for option in OptionIx::all(instance.options.len()) {
        for object in ObjectIx::all(instance.objects.len()) {
            if layout.bought(option, object, 0).is_some() {
                spending.add(instance, layout, option, object);
            }
        }
    }
    for option in OptionIx::all(instance.options.len()) {
        for year in YearIx::all(instance.horizon()) {
            spending.add_deliveries(instance, layout, option, year);
        }
    }
    for (key, members) in std::mem::take(&mut spending.classes) {
        add_class(instance, key, members, problem, &mut spending);
    }
    for budget in BudgetIx::all(instance.budgets.len()) {
        for year in YearIx::all(instance.horizon()) {
            let terms = spending.rows.remove(&(budget, year)).unwrap_or_default();
            let amount = instance.budgets.get(budget.at()).map(|b| b.available(year));
            problem.rows.push(Row {
                name: RowName::Budget(budget, year),
                form: LinearForm::collect(terms, 0),
                sense: RowSense::AtMost,
                limit: i128::from(amount.unwrap_or_default().tiyn()),
                is_money: true,
            });
        }
    }
}

/// What is spent, by the budget that pays; units with several payers wait in classes.
#[derive(Default)]
struct Spending {
    rows: BTreeMap<(BudgetIx, YearIx), Vec<(ColumnIx, i64)>>,
    classes: BTreeMap<ClassKey, Vec<ObjectUnits>>,
}

/// The units of one object, or of a district, in a class: their columns with their signs, and the most there can be.
struct ObjectUnits {
    object: Option<ObjectIx>,
    columns: Vec<(ColumnIx, i64)>,
}

impl Spending {
    /// Counts what is spent in `year` in every row that limits it.
    fn charge(&mut self, instance: &Instance, budget: BudgetIx, year: YearIx, terms: &[(ColumnIx, i64)]) {
        for charged in instance.budgets.get(budget.at()).into_iter().flat_map(|b| b.charged(year)) {
            self.rows.entry((budget, charged)).or_default().extend(terms);
        }
    }

    /// What the deliveries of a year cost: who may pay is the same for all objects that get the option.
    fn add_deliveries(&mut self, instance: &Instance, layout: &Layout, option: OptionIx, year: YearIx) {
        let cost = instance.options[option.at()].delivery;
        for (object, column) in layout.deliveries(option, year.at()) {
            let budgets: Vec<BudgetIx> = payers(instance, option, object).collect();
            match budgets.as_slice() {
                [] => {}
                [only] => self.charge(instance, *only, year, &[(column, cost.tiyn())]),
                several => {
                    let key = (option, year, cost, Charge::Delivery, several.to_vec());
                    let units = ObjectUnits { object: None, columns: vec![(column, 1)] };
                    self.classes.entry(key).or_default().push(units);
                }
            }
        }
    }

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
            for (price, charge, units) in charges {
                if price == Money::ZERO {
                    continue;
                }
                match budgets.as_slice() {
                    [] => {}
                    [only] => {
                        let terms = units.into_iter().map(|(c, sign)| (c, sign * price.tiyn()));
                        self.charge(instance, *only, year, &terms.collect::<Vec<_>>());
                    }
                    several => {
                        let key = (option, year, price, charge, several.to_vec());
                        self.classes.entry(key).or_default().push(ObjectUnits { object: Some(object), columns: units });
                    }
                }
            }
        }
    }
}

/// Adds a count per budget and the row that says that every unit has one payer.
fn add_class(
    instance: &Instance,
    key: ClassKey,
    members: Vec<ObjectUnits>,
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
        spending.charge(instance, *budget, year, &[(column, price.tiyn())]);
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
    let rows = |budget: &BudgetIx| {
        let charged = instance.budgets.get(budget.at()).into_iter().flat_map(|b| b.charged(year));
        charged.map(|year| RowName::Budget(*budget, year)).collect()
    };
    let charged = budgets.iter().map(rows).collect();
    let objects = members.into_iter().filter_map(|m| m.object).collect();
    problem.classes.push(PayerClass { option, year, price, charge, budgets, charged, columns, objects });
}
