//! Stage four: the Instance as a mathematical programme.
//!
//! A [`Problem`] is a list of **blocks** (one object with all its choices and years; a payer's count;
//! a shortfall; the share of a group) joined by **coupling rows** (budgets, rules, guaranteed shares). At any prices of
//! the coupling rows each block has an exact best response ([`Block::respond`]); their sum bounds
//! every goal, which is what makes plans provable and explainable. See docs/formulation.md.

mod block;
mod build;
mod chain_rows;
mod complete;
mod cuts;
mod districts;
mod goals;
mod layout;
mod leximin;
mod linear;
mod lp_text;
mod measure;
mod objects;
mod order;
mod orders;
mod paths;
mod payers;
mod problem;
mod renewal;
mod response;
mod rules;
mod service;
mod structure;
mod switch;
mod switch_rows;
mod switches;
#[cfg(test)]
mod tests;

pub use block::{BlockRow, BlockRows, Guard};
pub use build::formulate;
pub use cuts::Cut;
pub(crate) use goals::{is_in_tier, options_of};
pub use leximin::{GroupShare, Ladder, Level};
pub use linear::LinearForm;
pub use lp_text::lp_text;
pub(crate) use objects::{goal_lack, most_useful};
pub use order::{Order, OrderBand, OrderedItem};
pub use paths::Path;
pub use problem::{
    Block, Branch, Chain, Charge, Column, ColumnName, Delivery, Derived, DerivedKind, Fullness, Goal, GoalKind,
    PayerClass, Problem, Provider, Requirement, Row, RowName, RowSense,
};
pub use service::Service;
pub use switch::{Follower, Member, Switch};
