//! Formulas, evaluated exactly for every object.

use std::collections::BTreeSet;

use super::notes::Notes;
use super::objects::ObjectData;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::fraction::Fraction;
use crate::index::KindIx;
use crate::lang::Args;
use crate::money::Money;
use crate::programme::formula::NoValue;
use crate::programme::{Formula, Value};
use crate::quantity::Units;

/// Evaluates formulas over the objects. Incomplete objects, and those of kinds that a formula is not about, count as
/// nothing.
#[derive(Clone, Copy)]
pub(super) struct Evaluator<'d> {
    /// The objects.
    pub(super) data: &'d ObjectData,
    /// The kind of objects that formulas are about; `None`: all that have the columns.
    pub(super) kind: Option<KindIx>,
}

/// Why a value of a formula is not of the kind that is needed.
enum Unfit {
    NoValue(NoValue),
    NotWhole(Fraction),
    Negative(Fraction),
    TooLarge,
}

impl Evaluator<'_> {
    /// For formulas about one kind of objects.
    pub(super) const fn of(self, kind: KindIx) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Whether an object counts as nothing in a formula over `columns`.
    fn is_left_out(self, object: usize, columns: &BTreeSet<usize>) -> bool {
        let kind = self.data.kind(object);
        self.data.incomplete.get(object).copied().unwrap_or(false)
            || self.kind.is_some_and(|own| own != kind)
            || columns.iter().any(|column| !self.data.has(kind, *column))
    }

    /// A whole number ≥ 0 per object; yes counts 1, no counts 0. `what` names the formula in messages.
    pub(super) fn units(self, formula: &Formula, what: &str, notes: &mut Notes<'_>) -> Vec<Units> {
        self.each(formula, what, Units::ZERO, whole_units, notes)
    }

    /// A whole number ≥ 0 per object, `supplied` being each object's level.
    pub(super) fn units_at(self, formula: &Formula, levels: &[Units], what: &str, notes: &mut Notes<'_>) -> Vec<Units> {
        let columns = formula.columns();
        let mut value = |(object, level): (usize, &Units)| {
            if self.is_left_out(object, &columns) {
                return Units::ZERO;
            }
            let own = formula.at_level(level.get());
            let value = own.evaluate(&|column| self.data.value(column, object)).map_err(Unfit::NoValue);
            value.and_then(|value| whole_units(&value)).unwrap_or_else(|why| {
                report(&why, formula, self.object_args(object, what), notes);
                Units::ZERO
            })
        };
        levels.iter().enumerate().map(&mut value).collect()
    }

    /// An amount of money per object, rounded up to a whole tenge.
    pub(super) fn money(self, formula: &Formula, what: &str, notes: &mut Notes<'_>) -> Vec<Money> {
        self.each(formula, what, Money::ZERO, whole_tenge, notes)
    }

    /// Whether a condition holds per object.
    pub(super) fn flags(self, formula: &Formula, what: &str, notes: &mut Notes<'_>) -> Vec<bool> {
        self.each(formula, what, false, flag, notes)
    }

    /// The value for each object; a formula without columns is evaluated once.
    fn each<T: Copy>(
        self,
        formula: &Formula,
        what: &str,
        nothing: T,
        fit: fn(&Value) -> Result<T, Unfit>,
        notes: &mut Notes<'_>,
    ) -> Vec<T> {
        let objects = self.data.len();
        if formula.columns().is_empty() {
            let value = formula.evaluate(&|_| Value::Bool(false)).map_err(Unfit::NoValue).and_then(|value| fit(&value));
            let value = value.unwrap_or_else(|why| {
                report(&why, formula, all_objects(what), notes);
                nothing
            });
            return (0..objects)
                .map(|object| if self.is_left_out(object, &BTreeSet::new()) { nothing } else { value })
                .collect();
        }
        let mut out = Vec::with_capacity(objects);
        let columns = formula.columns();
        for object in 0..objects {
            if self.is_left_out(object, &columns) {
                out.push(nothing);
                continue;
            }
            let value = formula.evaluate(&|column| self.data.value(column, object)).map_err(Unfit::NoValue);
            out.push(value.and_then(|value| fit(&value)).unwrap_or_else(|why| {
                report(&why, formula, self.object_args(object, what), notes);
                nothing
            }));
        }
        out
    }

    fn object_args(self, object: usize, what: &str) -> Args {
        let id = self.data.objects.id.get(object).map_or("", String::as_str);
        let (sheet, row) = self.data.source(object);
        args![what = what, scope = "one", object = id, sheet = sheet, row = row.to_string()]
    }
}

/// What a message says of a formula whose value is the same everywhere.
fn all_objects(what: &str) -> Args {
    args![what = what, scope = "all", object = "", sheet = "", row = ""]
}

/// The amount of a formula that reads no column.
pub(super) fn constant_money(formula: &Formula, what: &str, notes: &mut Notes<'_>) -> Option<Money> {
    if !formula.columns().is_empty() {
        notes.report(Code::ItemPriceVaries, place(formula), args![item = what]);
        return None;
    }
    let value = formula.evaluate(&|_| Value::Bool(false)).map_err(Unfit::NoValue);
    match value.and_then(|value| whole_tenge(&value)) {
        Ok(amount) => Some(amount),
        Err(why) => {
            report(&why, formula, all_objects(what), notes);
            None
        }
    }
}

fn number(value: &Value) -> Result<Fraction, Unfit> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Bool(true) => Fraction::ONE,
        Value::Bool(false) => Fraction::ZERO,
        Value::Text(_) => return Err(Unfit::NoValue(NoValue::WrongType)),
    };
    if number.is_negative() { Err(Unfit::Negative(number)) } else { Ok(number) }
}

fn whole_units(value: &Value) -> Result<Units, Unfit> {
    let number = number(value)?;
    let whole = number.to_whole().ok_or(Unfit::NotWhole(number))?;
    let units = i64::try_from(whole).map(Units::new).map_err(|_| Unfit::TooLarge)?;
    if units > Units::LARGEST_QUANTITY { Err(Unfit::TooLarge) } else { Ok(units) }
}

fn whole_tenge(value: &Value) -> Result<Money, Unfit> {
    let tenge = i64::try_from(number(value)?.ceil()).map_err(|_| Unfit::TooLarge)?;
    let amount = Money::from_tenge(tenge).ok_or(Unfit::TooLarge)?;
    if amount > Money::LARGEST_AMOUNT { Err(Unfit::TooLarge) } else { Ok(amount) }
}

fn flag(value: &Value) -> Result<bool, Unfit> {
    if let Value::Bool(flag) = value { Ok(*flag) } else { Err(Unfit::NoValue(NoValue::WrongType)) }
}

fn place(formula: &Formula) -> Place {
    Place::Model(Box::new(formula.place.clone()))
}

fn report(why: &Unfit, formula: &Formula, mut args: Args, notes: &mut Notes<'_>) {
    args.extend(args![formula = formula.text.as_str()]);
    let code = match why {
        Unfit::NoValue(NoValue::DivisionByZero) => Code::DivisionByZero,
        // A model whose formulas are of the wrong type was refused when it was read.
        Unfit::NoValue(NoValue::Overflow | NoValue::WrongType) | Unfit::TooLarge => Code::ValueTooLarge,
        Unfit::NotWhole(value) => {
            args.extend(args![value = value.to_string()]);
            Code::NeedNotWhole
        }
        Unfit::Negative(value) => {
            args.extend(args![value = value.to_string()]);
            Code::ValueNegative
        }
    };
    notes.report(code, place(formula), args);
}
