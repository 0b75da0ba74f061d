//! What follows from purchases across blocks: what is ordered, who pays, and how far soft rules fall short.

use std::collections::BTreeMap;

use super::problem::{Branch, ColumnName, Problem, RowName, RowSense};
use crate::index::{ColumnIx, RowIx};
use crate::money::Money;

impl Problem {
    /// Settles every block, then lets orders, payers and shortfalls follow from the purchases. The result may still break a row of
    /// the branch; the caller checks.
    pub fn complete(&self, branch: &Branch, values: &mut [i64]) {
        self.settle(values);
        self.assign_orders(values);
        self.assign_payers(branch, values);
        self.set_shortfalls(values);
    }

    /// Lets each class's units be paid by its budgets in order, as far as their money goes.
    fn assign_payers(&self, branch: &Branch, values: &mut [i64]) {
        if self.classes.is_empty() {
            return;
        }
        for class in &self.classes {
            for column in &class.columns {
                values[column.at()] = 0;
            }
        }
        let budgets = self.rows_of(branch).filter(|(_, row)| row.name.is_budget());
        let mut left: BTreeMap<RowName, i128> =
            budgets.map(|(_, row)| (row.name, row.limit - row.form.value(values))).collect();
        for (_, row) in self.rows_of(branch) {
            let RowName::Payers(class) = row.name else { continue };
            let Some(class) = usize::try_from(class).ok().and_then(|at| self.classes.get(at)) else { continue };
            let mut units = -row.form.value(values);
            for (charged, column) in class.charged.iter().zip(&class.columns) {
                let priced = charged.iter().filter(|(_, price)| *price != Money::ZERO);
                let room = priced.filter_map(|(row, price)| Some(left.get(row)?.div_euclid(i128::from(price.tiyn()))));
                let Some(room) = room.min() else { continue };
                let paid = units.min(room).max(0);
                for (row, price) in charged {
                    left.entry(*row).and_modify(|left| *left -= paid * i128::from(price.tiyn()));
                }
                units -= paid;
                values[column.at()] = i64::try_from(paid).unwrap_or(0);
            }
        }
    }

    /// Sets every shortfall to the least that keeps its row.
    pub fn set_shortfalls(&self, values: &mut [i64]) {
        for (at, column) in self.columns.iter().enumerate() {
            let ColumnName::Shortfall(row) = column.name else { continue };
            values[at] = 0;
            values[at] = self.shortfall(row, ColumnIx::new(at), values).clamp(0, column.upper);
        }
    }

    fn shortfall(&self, row: RowIx, own: ColumnIx, values: &[i64]) -> i64 {
        let row = &self.rows[row.at()];
        let unit = i128::from(row.form.coefficient(own).abs().max(1));
        let short = match row.sense {
            RowSense::AtLeast => row.limit - row.form.value(values),
            RowSense::AtMost | RowSense::Equal => row.form.value(values) - row.limit,
        };
        i64::try_from((short.max(0) + unit - 1).div_euclid(unit)).unwrap_or(i64::MAX)
    }
}
