//! The values of the programme's columns, one typed vector per column.

use indexmap::IndexSet;

use crate::fraction::Fraction;
use crate::money::TIYN_PER_TENGE;
use crate::programme::{ColumnKind, Value};

/// A column of values: compact, because an input may have a million rows.
pub(super) enum Store {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Amounts of money in tiyn; formulas see tenge.
    Tiyn(Vec<i64>),
    /// Exact fractions.
    Exact(Vec<Fraction>),
    /// Yes or no.
    Flag(Vec<bool>),
    /// Texts, each distinct one kept once.
    Text {
        /// The distinct texts.
        texts: IndexSet<String>,
        /// For each row its position among them.
        at: Vec<u32>,
    },
}

impl Store {
    /// An empty column for values of `kind`; `default` decides whether whole numbers are enough.
    pub(super) fn new(kind: ColumnKind, default: Option<&Value>) -> Self {
        let whole_default = match default {
            Some(Value::Number(number)) => number.to_whole().is_some_and(|whole| i64::try_from(whole).is_ok()),
            _ => true,
        };
        match kind {
            ColumnKind::Count | ColumnKind::Year if whole_default => Self::Whole(Vec::new()),
            ColumnKind::Amount if whole_default => Self::Tiyn(Vec::new()),
            ColumnKind::Count | ColumnKind::Year | ColumnKind::Amount | ColumnKind::Share => Self::Exact(Vec::new()),
            ColumnKind::YesNo => Self::Flag(Vec::new()),
            ColumnKind::Text | ColumnKind::Code => Self::Text { texts: IndexSet::new(), at: Vec::new() },
        }
    }

    /// Appends a value; one of another type counts as nothing, which a checked default cannot be.
    pub(super) fn push(&mut self, value: Value) {
        let number = match &value {
            Value::Number(number) => *number,
            Value::Bool(true) => Fraction::ONE,
            Value::Bool(false) | Value::Text(_) => Fraction::ZERO,
        };
        let whole = |number: Fraction| number.to_whole().and_then(|whole| i64::try_from(whole).ok()).unwrap_or(0);
        match self {
            Self::Whole(list) => list.push(whole(number)),
            Self::Tiyn(list) => {
                let tiyn = number.checked_mul(Fraction::whole(i128::from(TIYN_PER_TENGE)));
                list.push(tiyn.map_or(0, whole));
            }
            Self::Exact(list) => list.push(number),
            Self::Flag(list) => list.push(!number.is_zero()),
            Self::Text { texts, at } => {
                let text = if let Value::Text(text) = value { text } else { String::new() };
                let (position, _) = texts.insert_full(text);
                at.push(u32::try_from(position).unwrap_or(u32::MAX));
            }
        }
    }

    /// The value of a row.
    pub(super) fn value(&self, row: usize) -> Value {
        match self {
            Self::Whole(list) => Value::Number(Fraction::whole(i128::from(list.get(row).copied().unwrap_or(0)))),
            Self::Tiyn(list) => {
                let tiyn = i128::from(list.get(row).copied().unwrap_or(0));
                Value::Number(Fraction::new(tiyn, i128::from(TIYN_PER_TENGE)).unwrap_or(Fraction::ZERO))
            }
            Self::Exact(list) => Value::Number(list.get(row).copied().unwrap_or(Fraction::ZERO)),
            Self::Flag(list) => Value::Bool(list.get(row).copied().unwrap_or(false)),
            Self::Text { texts, at } => {
                let text = at.get(row).and_then(|at| usize::try_from(*at).ok()).and_then(|at| texts.get_index(at));
                Value::Text(text.cloned().unwrap_or_default())
            }
        }
    }

    /// The whole number of a row, when the column holds whole numbers.
    pub(super) fn whole(&self, row: usize) -> Option<i64> {
        if let Self::Whole(list) = self { list.get(row).copied() } else { None }
    }

    /// The rows of this column, then those of another of the same kind.
    pub(super) fn followed_by(mut self, more: Self) -> Self {
        match (&mut self, more) {
            (Self::Whole(own), Self::Whole(more)) | (Self::Tiyn(own), Self::Tiyn(more)) => own.extend(more),
            (Self::Exact(own), Self::Exact(more)) => own.extend(more),
            (Self::Flag(own), Self::Flag(more)) => own.extend(more),
            (own, more) => (0..more.len()).for_each(|row| own.push(more.value(row))),
        }
        self
    }

    /// How many rows it has.
    fn len(&self) -> usize {
        match self {
            Self::Whole(list) | Self::Tiyn(list) => list.len(),
            Self::Exact(list) => list.len(),
            Self::Flag(list) => list.len(),
            Self::Text { at, .. } => at.len(),
        }
    }

    /// The same column with its rows in another order.
    pub(super) fn reordered(self, order: &[usize]) -> Self {
        match self {
            Self::Whole(list) => Self::Whole(reordered(&list, order)),
            Self::Tiyn(list) => Self::Tiyn(reordered(&list, order)),
            Self::Exact(list) => Self::Exact(reordered(&list, order)),
            Self::Flag(list) => Self::Flag(reordered(&list, order)),
            Self::Text { texts, at } => Self::Text { texts, at: reordered(&at, order) },
        }
    }
}

/// The entries of `list` in the given order.
pub(super) fn reordered<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().filter_map(|at| list.get(*at)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_formulas_see_them() {
        let mut amounts = Store::new(ColumnKind::Amount, None);
        let half = Fraction::new(5, 2).unwrap();
        amounts.push(Value::Number(half));
        amounts.push(Value::Number(Fraction::whole(7)));
        let amounts = amounts.reordered(&[1, 0]);
        assert_eq!([amounts.value(0), amounts.value(1)], [Fraction::whole(7), half].map(Value::Number));

        let mut texts = Store::new(ColumnKind::Text, None);
        for text in ["a", "b", "a"] {
            texts.push(Value::Text(text.to_owned()));
        }
        assert_eq!(texts.value(2), Value::Text("a".to_owned()));

        let default = Value::Number(half);
        let mut counts = Store::new(ColumnKind::Count, Some(&default));
        counts.push(default.clone());
        assert_eq!(counts.value(0), default);
    }
}
