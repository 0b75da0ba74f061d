//! Formulas of model files: exact fractions, no loops, no state.
//!
//! `lex` cuts the text into words, `syntax` makes a tree of them, `compile` resolves names and checks types,
//! `evaluate` computes exact values.
//!
//! Types are strict, with one convenience: where a number is needed, a yes/no **column** counts 1 or 0
//! (`have = "wifi"`). `compile` writes that down as `if(wifi, 1, 0)`, so evaluation, and whoever reads the tree,
//! knows no such rule. Columns of the kinds count, amount (in tenge), share and year hold numbers; text and code hold text.

mod compile;
mod evaluate;
mod lex;
mod syntax;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub(super) use compile::{Scope, Wanted, compile};
pub(super) use lex::Commas;
pub(super) use syntax::{Ast, AstKind, Reason, SyntaxError, parse};

use crate::diagnostic::ModelPlace;
use crate::fraction::Fraction;

/// The value of a formula or of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Fraction),
    /// Text.
    Text(String),
}

/// A parsed and type-checked formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// As written.
    pub text: String,
    /// The parsed form, parameters substituted.
    pub expr: Expr,
    /// Where it stands.
    pub place: ModelPlace,
}

/// A formula's tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A constant.
    Constant(Value),
    /// A column of [`Programme::columns`](super::Programme::columns).
    Column(usize),
    /// `supplied`: the level of the alternative that works; see [`Formula::at_level`].
    Supplied,
    /// `not x`, `-x`.
    Unary(Unary, Box<Expr>),
    /// `x + y`, `x and y`, `x <= y` ….
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `min(…)`, `max(…)`, `ceil(x)`, `floor(x)`, `if(c, a, b)`.
    Call(Function, Vec<Expr>),
}

/// One-sided operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// Logical not.
    Not,
    /// Minus.
    Negate,
}

/// Two-sided operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `and`
    And,
    /// `or`
    Or,
}

/// Functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The least argument.
    Min,
    /// The greatest argument.
    Max,
    /// The smallest whole number not below.
    Ceil,
    /// The largest whole number not above.
    Floor,
    /// `if(condition, then, else)`.
    If,
}

/// Why a formula has no value for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// Division by zero.
    DivisionByZero,
    /// A number too large for 128 bits.
    Overflow,
    /// An operation on a value of another type (a column that holds text where a number is needed).
    WrongType,
}

impl Formula {
    /// The value, given the values of the columns.
    ///
    /// # Errors
    /// When the arithmetic has no exact value.
    pub fn evaluate(&self, column: &dyn Fn(usize) -> Value) -> Result<Value, NoValue> {
        evaluate::evaluate(&self.expr, column)
    }

    /// The formula with `supplied` replaced by `level`.
    #[must_use]
    pub fn at_level(&self, level: i64) -> Self {
        let level = Value::Number(Fraction::whole(i128::from(level)));
        Self { expr: evaluate::with_supplied(&self.expr, &level), ..self.clone() }
    }

    /// Whether the formula depends on `supplied`.
    pub fn reads_supplied(&self) -> bool {
        evaluate::with_supplied(&self.expr, &Value::Bool(false)) != self.expr
    }

    /// The columns that the formula reads.
    pub fn columns(&self) -> BTreeSet<usize> {
        let mut columns = BTreeSet::new();
        evaluate::collect_columns(&self.expr, &mut columns);
        columns
    }

    /// The value, when it is the same for every object.
    pub fn constant(&self) -> Option<Value> {
        if self.columns().is_empty() && !self.reads_supplied() {
            self.evaluate(&|_| Value::Bool(false)).ok()
        } else {
            None
        }
    }
}

/// The value of a text that is a plain number, with its unit: `9 536 000`, `376.9 M`, `79%`, `3/2`, `10 pp`.
pub(super) fn plain_number(text: &str) -> Result<Fraction, SyntaxError> {
    let ast = parse(text, Commas::Decimal)?;
    let whole = ast.range.clone();
    let no_number = |reason| SyntaxError { range: whole.clone(), reason };
    let expr = literal(&ast).ok_or_else(|| no_number(Reason::Operand))?;
    match evaluate::evaluate(&expr, &|_| Value::Bool(false)) {
        Ok(Value::Number(n)) => Ok(n),
        _ => Err(no_number(Reason::Number)),
    }
}

/// A tree of numbers only.
fn literal(ast: &Ast) -> Option<Expr> {
    match &ast.kind {
        AstKind::Constant(value @ Value::Number(_)) => Some(Expr::Constant(value.clone())),
        AstKind::Unary(Unary::Negate, inner) => Some(Expr::Unary(Unary::Negate, Box::new(literal(inner)?))),
        AstKind::Binary(Binary::Divide, _, a, b) => {
            Some(Expr::Binary(Binary::Divide, Box::new(literal(a)?), Box::new(literal(b)?)))
        }
        _ => None,
    }
}
