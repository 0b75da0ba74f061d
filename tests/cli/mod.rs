//! The command line, one module per subject.

mod check;
mod compare;
mod explain;
mod frontier;
mod looks;
mod models;
mod open_budget;
mod plan;
mod readme;
mod reserve;
mod same_plan;
mod samples;
mod stop;
mod template;
mod usage;
mod verify;
mod worker;
mod year;
