//! jospar plans equipment procurement: a workbook of objects, prices and budgets in, a proved plan out.
//!
//! Data flows one way, one type per stage:
//! [`Workbook`](workbook::Workbook) and [`Programme`](programme::Programme) →
//! [`Instance`](instance::Instance) → [`Problem`](formulation::Problem) →
//! [`Solution`](solve::Solution) → [`Plan`](plan::Plan) → report; the [`audit`] re-proves the written file,
//! the [`trace`] compares it with an input, and a [`record`] is a written plan as an Instance again.

pub mod audit;
pub mod cli;
pub mod diagnostic;
pub mod formulation;
pub mod fraction;
pub mod index;
pub mod instance;
pub mod lang;
pub mod money;
pub mod pipeline;
pub mod plan;
pub mod programme;
pub mod quantity;
pub mod record;
pub mod report;
pub mod solve;
pub mod trace;
pub mod workbook;
pub mod worker;
pub mod year;
