//! Builds the Problem of an Instance.

use super::Problem;
use crate::instance::Instance;

/// The Problem of `instance`: columns and blocks, money, rules, priorities, goals.
pub fn formulate(instance: &Instance) -> Problem {
    let _ = instance;
    todo!()
}
