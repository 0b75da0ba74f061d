//! Stage four: the Instance as a mathematical programme.
//!
//! A [`Problem`] is a list of **blocks** (one object with all its choices and years; a payer's count;
//! a shortfall) joined by **coupling rows** (budgets, rules, guaranteed shares). At any prices of
//! the coupling rows each block has an exact best response ([`Problem::best_response`]); their sum bounds
//! every goal, which is what makes plans provable and explainable. See docs/formulation.md.

mod build;
mod goals;
mod linear;
mod lp_text;
mod measure;
mod objects;
mod payers;
mod problem;
mod response;
mod rules;

pub use build::formulate;
pub use linear::LinearForm;
pub use problem::{
    Block, Branch, Chain, Column, ColumnName, Derived, DerivedKind, FullAt, Goal, GoalKind, PayerClass, Problem, Row,
    RowName, RowSense,
};
