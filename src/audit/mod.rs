//! The audit: re-proves a written plan workbook from the file alone.
//!
//! Shares no code with formulation, solve and plan. It reads sheet Data, recomputes coverage, money, rules,
//! goals and the certificate with its own arithmetic in 128-bit integers, and compares every sheet with its seal.
//! The proof does not trust the seal: a file that was edited and sealed anew is refused by its own numbers.

mod bound;
mod budgets;
mod cells;
mod certificate;
mod check;
mod coverage;
mod data;
mod districts;
mod drawn;
mod edited;
mod entry;
mod exact;
mod expenses;
mod feasible;
mod form;
mod formula;
mod funding;
mod goal_name;
mod goals;
mod ladder;
mod lines;
mod lottery;
mod model;
mod order;
mod ordering;
mod orders;
mod paths;
mod pictured;
mod plan_sheet;
mod points;
mod read;
mod response;
mod rules;
pub mod seal;
mod sealed;
mod sections;
mod shown;
mod stated;
mod tenders;
#[cfg(test)]
mod tests;
mod text;
mod total;
mod vintages;

pub(crate) use sections::{Sections, whole};
pub use text::audit_text;

use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::lang::{Args, Lang};
use crate::workbook::{Appearance, Workbook};
use check::Check;
use exact::Exact;
use model::Model;
use paths::Paths;

/// Something that was checked and holds: message key in `locales/*/audit.ftl` and its values.
pub type Held = (&'static str, Args);

/// The result of an audit.
#[derive(Clone, Debug)]
pub struct Audit {
    /// What is wrong, causes and consequences before single cells: errors refuse the plan.
    pub findings: Diagnostics,
    /// What was checked and still holds, for the reader.
    pub held: Vec<Held>,
}

impl Audit {
    /// Whether the plan stands.
    pub fn accepts(&self) -> bool {
        !self.findings.has_errors()
    }
}

/// Audits a plan workbook: its seal, and the proof of the plan in it.
pub fn audit(workbook: &Workbook) -> Audit {
    audit_after(workbook, &Appearance::default(), Diagnostics::new())
}

/// The same, and whether its sheets and charts show what the cells hold.
pub fn audit_shown(workbook: &Workbook, appearance: &Appearance) -> Audit {
    let mut findings = Diagnostics::new();
    if !appearance.is_known {
        findings.report(Code::ShownUnknown, Place::File { file: workbook.file.clone() }, Vec::new());
    }
    audit_after(workbook, appearance, findings)
}

/// Whether a workbook is a plan of this program, right or wrong: it has the data of one, or a seal.
pub fn is_plan(workbook: &Workbook) -> bool {
    sections::has_data(workbook) || sealed::has_seal(workbook)
}

/// The language of a plan, where it says it.
pub fn plan_lang(workbook: &Workbook) -> Option<Lang> {
    Sections::split(workbook, &mut Diagnostics::new())?.lang()
}

fn audit_after(workbook: &Workbook, appearance: &Appearance, mut findings: Diagnostics) -> Audit {
    let mut held = Vec::new();
    if !is_plan(workbook) {
        let mut findings = Diagnostics::new();
        let args = args![file = workbook.file.as_str()];
        findings.report(Code::NotAPlan, Place::File { file: workbook.file.clone() }, args);
        return Audit { findings, held };
    }
    shown::check_looks(workbook, appearance, &mut findings);
    pictured::check_merged(workbook, &mut findings);
    if let Some(drawings) = &appearance.drawings {
        let charts = drawings.values().flat_map(|own| &own.charts);
        pictured::check_charts(workbook, charts.flat_map(|chart| &chart.kept), &mut findings);
        drawn::check_drawings(workbook, drawings, &mut findings);
    }
    sealed::check_seal(workbook, &mut findings, &mut held);
    prove(workbook, &mut findings, &mut held);
    Audit { findings: order::in_order(findings), held }
}

/// Proves the plan of sheet Data, and compares sheet Plan with it.
fn prove(workbook: &Workbook, findings: &mut Diagnostics, held: &mut Vec<Held>) {
    let Some(sections) = Sections::split(workbook, findings) else { return };
    let Some(data) = read::read_data(&sections, findings) else { return };
    let model = Model::new(&data);
    let paths = Paths::new(&model, &data.purchases, &data.orders);
    let mut check = Check { sections: &sections, model: &model, findings, held };
    lottery::check_lottery(&mut check);
    feasible::check_purchases(&mut check, &paths);
    expenses::check_expenses(&mut check, &paths);
    orders::check_orders(&mut check, &paths);
    budgets::check_budgets(&mut check);
    coverage::check_coverage(&mut check, &paths);
    if prove_goals(&mut check, workbook, &paths).is_err() {
        check.too_large();
    }
}

fn prove_goals(check: &mut Check<'_>, workbook: &Workbook, paths: &Paths) -> Exact<()> {
    let standings = rules::standings(check.model, paths)?;
    rules::check_rules(check, &standings);
    rules::check_shares(check, paths)?;
    if let Some(goals) = goals::check_goals(check, paths, &standings)? {
        certificate::check_certificates(check, &goals)?;
    }
    match plan_sheet::check_plan_sheet(check, workbook) {
        Some(visible) if visible.is_edited => edited::check_edited(check, &visible, paths, &standings)?,
        Some(visible) if !visible.repriced.is_empty() => edited::check_money(check, &visible),
        _ => {}
    }
    Ok(())
}
