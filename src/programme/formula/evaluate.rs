//! The exact value of a formula.

use std::collections::BTreeSet;

use super::{Binary, Expr, Function, NoValue, Unary, Value};
use crate::fraction::Fraction;

type Columns<'a> = &'a dyn Fn(usize) -> Value;

/// The value of `expr`. Only the branch that is taken and the sides that decide are evaluated, so that
/// `if(classrooms > 0, pupils / classrooms, 0)` never divides by zero.
pub(super) fn evaluate(expr: &Expr, column: Columns<'_>) -> Result<Value, NoValue> {
    match expr {
        Expr::Constant(value) => Ok(value.clone()),
        Expr::Column(at) => Ok(column(*at)),
        Expr::Supplied => Err(NoValue::WrongType),
        Expr::Unary(Unary::Not, inner) => Ok(Value::Bool(!yes_no(inner, column)?)),
        Expr::Unary(Unary::Negate, inner) => {
            Fraction::ZERO.checked_sub(number(inner, column)?).map(Value::Number).ok_or(NoValue::Overflow)
        }
        Expr::Binary(operator, left, right) => binary(*operator, left, right, column),
        Expr::Call(function, arguments) => call(*function, arguments, column),
    }
}

/// Adds the columns that `expr` reads to `out`.
pub(super) fn collect_columns(expr: &Expr, out: &mut BTreeSet<usize>) {
    match expr {
        Expr::Constant(_) | Expr::Supplied => {}
        Expr::Column(at) => {
            out.insert(*at);
        }
        Expr::Unary(_, inner) => collect_columns(inner, out),
        Expr::Binary(_, left, right) => {
            collect_columns(left, out);
            collect_columns(right, out);
        }
        Expr::Call(_, arguments) => arguments.iter().for_each(|argument| collect_columns(argument, out)),
    }
}

/// `expr` with `supplied` replaced by `level`.
pub(super) fn with_supplied(expr: &Expr, level: &Value) -> Expr {
    let inside = |inner: &Expr| Box::new(with_supplied(inner, level));
    match expr {
        Expr::Supplied => Expr::Constant(level.clone()),
        Expr::Constant(_) | Expr::Column(_) => expr.clone(),
        Expr::Unary(operator, inner) => Expr::Unary(*operator, inside(inner)),
        Expr::Binary(operator, left, right) => Expr::Binary(*operator, inside(left), inside(right)),
        Expr::Call(function, arguments) => {
            Expr::Call(*function, arguments.iter().map(|argument| with_supplied(argument, level)).collect())
        }
    }
}

fn number(expr: &Expr, column: Columns<'_>) -> Result<Fraction, NoValue> {
    match evaluate(expr, column)? {
        Value::Number(n) => Ok(n),
        Value::Bool(_) | Value::Text(_) => Err(NoValue::WrongType),
    }
}

fn yes_no(expr: &Expr, column: Columns<'_>) -> Result<bool, NoValue> {
    match evaluate(expr, column)? {
        Value::Bool(yes) => Ok(yes),
        Value::Number(_) | Value::Text(_) => Err(NoValue::WrongType),
    }
}

fn binary(operator: Binary, left: &Expr, right: &Expr, column: Columns<'_>) -> Result<Value, NoValue> {
    let numbers = || Ok((number(left, column)?, number(right, column)?));
    let arithmetic = |operate: fn(Fraction, Fraction) -> Option<Fraction>| {
        let (a, b) = numbers()?;
        operate(a, b).map(Value::Number).ok_or(NoValue::Overflow)
    };
    let compare = |holds: fn(&Fraction, &Fraction) -> bool| numbers().map(|(a, b)| Value::Bool(holds(&a, &b)));
    match operator {
        Binary::Add => arithmetic(Fraction::checked_add),
        Binary::Subtract => arithmetic(Fraction::checked_sub),
        Binary::Multiply => arithmetic(Fraction::checked_mul),
        Binary::Divide => {
            let (a, b) = numbers()?;
            if b.is_zero() {
                return Err(NoValue::DivisionByZero);
            }
            a.checked_div(b).map(Value::Number).ok_or(NoValue::Overflow)
        }
        Binary::Less => compare(Fraction::lt),
        Binary::LessOrEqual => compare(Fraction::le),
        Binary::Greater => compare(Fraction::gt),
        Binary::GreaterOrEqual => compare(Fraction::ge),
        Binary::Equal => equal(left, right, column).map(Value::Bool),
        Binary::NotEqual => equal(left, right, column).map(|same| Value::Bool(!same)),
        Binary::And => Ok(Value::Bool(yes_no(left, column)? && yes_no(right, column)?)),
        Binary::Or => Ok(Value::Bool(yes_no(left, column)? || yes_no(right, column)?)),
    }
}

fn equal(left: &Expr, right: &Expr, column: Columns<'_>) -> Result<bool, NoValue> {
    match (evaluate(left, column)?, evaluate(right, column)?) {
        (Value::Number(a), Value::Number(b)) => Ok(a == b),
        (Value::Bool(a), Value::Bool(b)) => Ok(a == b),
        (Value::Text(a), Value::Text(b)) => Ok(a == b),
        _ => Err(NoValue::WrongType),
    }
}

fn call(function: Function, arguments: &[Expr], column: Columns<'_>) -> Result<Value, NoValue> {
    match (function, arguments) {
        (Function::If, [condition, then, otherwise]) => {
            evaluate(if yes_no(condition, column)? { then } else { otherwise }, column)
        }
        (Function::Ceil, [only]) => number(only, column).map(|n| Value::Number(Fraction::whole(n.ceil()))),
        (Function::Floor, [only]) => number(only, column).map(|n| Value::Number(Fraction::whole(n.floor()))),
        (Function::Min | Function::Max, [first, rest @ ..]) => {
            let mut best = number(first, column)?;
            for argument in rest {
                let other = number(argument, column)?;
                best = if function == Function::Min { best.min(other) } else { best.max(other) };
            }
            Ok(Value::Number(best))
        }
        _ => Err(NoValue::WrongType),
    }
}
