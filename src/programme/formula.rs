//! Formulas of model files: exact fractions, no loops, no state.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

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
        let _ = column;
        todo!()
    }

    /// The columns that the formula reads.
    pub fn columns(&self) -> BTreeSet<usize> {
        todo!()
    }
}
