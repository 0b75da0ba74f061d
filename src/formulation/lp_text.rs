//! A Problem as LP text, for people, for golden tests and for other solvers.

use std::fmt::Write as _;

use super::block::{BlockRows, Guard};
use super::districts::District;
use super::problem::{Block, Chain, ColumnName, DerivedKind, Fullness, Problem, RowName, RowSense};
use super::switch_rows::SwitchRowName;
use super::{GroupShare, LinearForm, Order, Switch};
use crate::index::{BudgetIx, ColumnIx, GoalIx, GroupIx, ItemIx, NeedIx, ObjectIx, OptionIx, RowIx, YearIx};
use crate::instance::{Instance, PriceSet};

/// The LP text of one branch of `problem`, maximising its goal at `goal` with no earlier goal locked.
/// Amounts are in tiyn. Ids that LP readers would misread are replaced; comments at the top say by what.
pub fn lp_text(instance: &Instance, problem: &Problem, branch: usize, goal: usize) -> String {
    let names = Names { instance, problem };
    let mut out = names.table();
    let form = problem.goals.get(goal).map(|g| g.form.clone()).unwrap_or_default();
    let _ = writeln!(out, "Maximize\n goal: {}\nSubject To", names.form(&form));
    let off = problem.branches.get(branch).map(|b| b.off.as_slice()).unwrap_or_default();
    for (at, row) in problem.rows.iter().enumerate() {
        if row.form.terms.is_empty() || off.contains(&RowIx::new(at)) {
            continue;
        }
        let _ = writeln!(out, " {}: {} {} {}", names.row(row.name), names.form(&row.form), sign(row.sense), row.limit);
    }
    for block in problem.objects() {
        match block {
            Block::Single(_) | Block::District { .. } => {}
            Block::Share(group) => names.share(group, &mut out),
            Block::Order(order) => names.order(order, &mut out),
            Block::Object { chains, switches, .. } => {
                for chain in chains {
                    names.structure(chain, &mut out);
                }
                for switch in switches {
                    names.switch(chains, switch, &mut out);
                }
            }
        }
    }
    names.deliveries(&mut out);
    out.push_str("Bounds\n");
    for (at, column) in problem.columns.iter().enumerate() {
        let _ = writeln!(out, " {} <= {} <= {}", column.lower, names.column(ColumnIx::new(at)), column.upper);
    }
    out.push_str("General\n");
    for at in 0..problem.columns.len() {
        let _ = writeln!(out, " {}", names.column(ColumnIx::new(at)));
    }
    out.push_str("End\n");
    out
}

const fn sign(sense: RowSense) -> &'static str {
    match sense {
        RowSense::AtMost => "<=",
        RowSense::AtLeast => ">=",
        RowSense::Equal => "=",
    }
}

struct Names<'a> {
    instance: &'a Instance,
    problem: &'a Problem,
}

impl Names<'_> {
    /// Comments that name the objects whose ids are not plain.
    fn table(&self) -> String {
        let mut out = String::new();
        for object in ObjectIx::all(self.instance.objects.len()) {
            if let Some(id) = self.instance.objects.id.get(object.at()).filter(|id| !is_plain(id)) {
                let _ = writeln!(out, "\\ {} = {id}", self.object(object));
            }
        }
        out
    }

    fn object(&self, object: ObjectIx) -> String {
        let id = self.instance.objects.id.get(object.at()).filter(|id| is_plain(id));
        id.cloned().unwrap_or_else(|| format!("o{}", object.at() + 1))
    }

    fn option(&self, option: OptionIx) -> &str {
        self.instance.options.get(option.at()).map_or("?", |o| &o.id)
    }

    fn need(&self, need: NeedIx) -> &str {
        self.instance.needs.get(need.at()).map_or("?", |n| &n.id)
    }

    fn item(&self, item: ItemIx) -> &str {
        self.instance.items.get(item.at()).map_or("?", |i| &i.id)
    }

    fn budget(&self, budget: BudgetIx) -> &str {
        self.instance.budgets.get(budget.at()).map_or("?", |b| &b.id)
    }

    fn year(&self, year: YearIx) -> String {
        self.instance.years.get(year.at()).map_or_else(String::new, ToString::to_string)
    }

    fn column(&self, column: ColumnIx) -> String {
        match self.problem.columns.get(column.at()).map(|c| c.name) {
            None => "?".to_owned(),
            Some(ColumnName::Bought(o, k, t)) => format!("buy({},{},{})", self.object(o), self.option(k), self.year(t)),
            Some(ColumnName::Full(o, m, t)) => format!("full({},{},{})", self.object(o), self.need(m), self.year(t)),
            Some(ColumnName::Covered(o, m, t)) => {
                format!("covered({},{},{})", self.object(o), self.need(m), self.year(t))
            }
            Some(ColumnName::UpTo(o, k, step, t)) => {
                format!("step({},{},{},{})", self.object(o), self.option(k), step + 1, self.year(t))
            }
            Some(ColumnName::Levelled(o, k, t)) => {
                format!("levelled({},{},{})", self.object(o), self.option(k), self.year(t))
            }
            Some(ColumnName::Works(o, k, t)) => {
                format!("works({},{},{})", self.object(o), self.option(k), self.year(t))
            }
            Some(ColumnName::Served(o, m, t)) => {
                format!("served({},{},{})", self.object(o), self.need(m), self.year(t))
            }
            Some(ColumnName::Site(o, k, t)) => {
                format!("site({},{},{})", self.object(o), self.option(k), self.year(t))
            }
            Some(ColumnName::Lots(i, band, t)) => {
                format!("lots({},{},{})", self.item(i), self.year(t), band + 1)
            }
            Some(ColumnName::Placed(i, band, t)) => {
                format!("placed({},{},{})", self.item(i), self.year(t), band + 1)
            }
            Some(ColumnName::Delivered(d, k, t)) => {
                format!("delivered(d{},{},{})", d + 1, self.option(k), self.year(t))
            }
            Some(ColumnName::Paid(class, b)) => format!("paid(class{class},{})", self.budget(b)),
            Some(ColumnName::Shortfall(row)) => {
                format!("short({})", self.problem.rows.get(row.at()).map_or_else(String::new, |r| self.row(r.name)))
            }
            Some(ColumnName::GroupCovered(g, d)) => format!("covered({})", group(g, d)),
            Some(ColumnName::GroupShare(g, d)) => format!("share({})", group(g, d)),
            Some(ColumnName::Mark(g, count)) => format!("mark(goal{},{count})", g.at()),
            Some(ColumnName::Below(g, count, d)) => format!("below({},{count})", group(g, d)),
        }
    }

    fn row(&self, name: RowName) -> String {
        let priority = |at: u32| usize::try_from(at).ok().and_then(|at| self.instance.priorities.get(at));
        match name {
            RowName::Budget(b, t, set) => format!("budget.{}({}){}", self.budget(b), self.year(t), self.upper(set)),
            RowName::Joint(at, set) => {
                let cut = usize::try_from(at).ok().and_then(|at| self.problem.cuts.get(at));
                let parts = cut.into_iter().flat_map(super::Cut::parts);
                let parts = parts.map(|(b, t)| format!("{}({})", self.budget(*b), self.year(*t))).collect::<Vec<_>>();
                format!("budgets.{}{}", parts.join("."), self.upper(set))
            }
            RowName::Rule(at) => {
                let rule = usize::try_from(at).ok().and_then(|at| self.instance.rules.get(at));
                rule.map_or_else(String::new, |r| {
                    format!("{}.{}.{at}({})", r.kind.name(), r.id, self.year(r.year)).to_lowercase()
                })
            }
            RowName::Payers(class) => format!("payers.class{class}"),
            RowName::SharePart(at) => format!("share_part.{}", priority(at).map_or("?", |p| &p.programme)),
            RowName::ShareFull(at) => format!("share_full.{}", priority(at).map_or("?", |p| &p.programme)),
            RowName::Ordered(i, t) => format!("ordered({},{})", self.item(i), self.year(t)),
            RowName::Spare(i, t) => format!("spare({},{})", self.item(i), self.year(t)),
            RowName::GroupCovered(g, d) => format!("covered({})", group(g, d)),
            RowName::Below(g, count, d) => format!("below({},{count})", group(g, d)),
            RowName::Kept(goal) => format!("kept.goal{goal}"),
        }
    }

    /// The tenders that come in at their upper prices, if any.
    fn upper(&self, set: PriceSet) -> String {
        let tenders: Vec<&str> = self.instance.tenders.of(set).map(|tender| tender.id.as_str()).collect();
        if tenders.is_empty() { String::new() } else { format!(".upper({})", tenders.join(",")) }
    }

    fn form(&self, form: &LinearForm) -> String {
        let mut out = String::new();
        for (column, coefficient) in &form.terms {
            let sign = if *coefficient < 0 { "- " } else { "+ " };
            let space = if out.is_empty() { "" } else { " " };
            let _ = write!(out, "{space}{sign}{} {}", coefficient.unsigned_abs(), self.column(*column));
        }
        if out.is_empty() { "0".to_owned() } else { out }
    }

    /// What must hold inside an object.
    fn structure(&self, chain: &Chain, out: &mut String) {
        for t in 0..chain.years() {
            let now = self.column(chain.column(t));
            let (in_use, most) = (chain.in_use(t), self.problem.columns[chain.in_use(t).at()].upper);
            let upper = self.problem.columns[chain.column(t).at()].upper;
            let in_use = self.column(in_use);
            if t > 0 {
                let sign = if chain.open[t] { ">=" } else { "=" };
                let _ = writeln!(out, " stays({now}): {now} - {} {sign} 0", self.column(chain.column(t - 1)));
            } else if !chain.open[0] {
                let _ = writeln!(out, " closed({now}): {now} <= 0");
            }
            if let Some(retired) = chain.retired(t).map(|retired| self.column(chain.column(retired))) {
                let _ = writeln!(out, " in_use({now}): {in_use} - {now} + {retired} = 0");
            }
            if let Some(site) = chain.site(t).map(|site| self.column(site)) {
                let before = if t == 0 { String::new() } else { format!(" - {}", self.column(chain.column(t - 1))) };
                let _ = writeln!(out, " due({site}): {now}{before} - {upper} {site} <= 0");
                let _ = writeln!(out, " only({site}): {now}{before} - {site} >= 0");
            }
            for requirement in &chain.requires {
                let _ = match requirement.full[t] {
                    Fullness::Always => Ok(()),
                    Fullness::Never => writeln!(out, " requires({in_use}): {in_use} <= 0"),
                    Fullness::Column(full) => {
                        writeln!(out, " requires({in_use}): {in_use} - {most} {} <= 0", self.column(full))
                    }
                };
            }
        }
        for derived in &chain.derived {
            let (own, bought) = (self.column(derived.column), self.column(chain.in_use(derived.year)));
            let _ = match derived.kind {
                DerivedKind::Full { threshold } => writeln!(out, " \\ {own} = 1 when {bought} >= {threshold}"),
                DerivedKind::Covered { gap, gain, .. } => writeln!(out, " \\ {own} = min({gap}, {gain} {bought})"),
                DerivedKind::UpTo { most, gain } => writeln!(out, " \\ {own} = min({most}, {gain} {bought})"),
                DerivedKind::Levelled { lack } => {
                    writeln!(out, " \\ {own} = sum of {lack} - j + 1 for j = 1..{bought}")
                }
            };
        }
    }
}

/// A group of a leximin goal, by position.
fn group(goal: GoalIx, group: GroupIx) -> String {
    format!("goal{},group{}", goal.at(), group.at())
}

impl Names<'_> {
    /// What joins the objects of districts.
    fn deliveries(&self, out: &mut String) {
        let guards = vec![Guard::BOTH; self.problem.columns.len()];
        let mut rows = BlockRows::default();
        for block in &self.problem.blocks {
            if let Block::District { deliveries, members, .. } = block {
                District::new(deliveries, members).rows(&self.problem.bounds(), &guards, &mut rows);
            }
        }
        for (at, row) in rows.iter().enumerate() {
            let form = LinearForm::collect(row.terms.iter().copied(), 0);
            let _ = writeln!(out, " delivery.{}: {} {} {}", at + 1, self.form(&form), sign(row.sense), row.limit);
        }
    }

    /// The share of a group, cut off to whole basis points.
    fn share(&self, group: &GroupShare, out: &mut String) {
        let (own, covered) = (self.column(group.share), self.column(group.covered));
        let _ = writeln!(out, " at_most({own}): {} {own} - 10000 {covered} <= 0", group.need);
        let _ = writeln!(out, " at_least({own}): {} {own} - 10000 {covered} >= {}", group.need, 1 - group.need);
    }

    /// An order is in one price band, and as large as that says.
    fn order(&self, order: &Order, out: &mut String) {
        for band in &order.bands {
            let Some(placed) = band.placed.map(|placed| self.column(placed)) else { continue };
            let lots = self.column(band.lots);
            let _ = writeln!(out, " at_most({lots}): {lots} - {} {placed} <= 0", band.most);
            let _ = writeln!(out, " at_least({lots}): {lots} - {} {placed} >= 0", band.least);
        }
        if order.bands.len() > 1 {
            let all = order.bands.iter().filter_map(|band| Some((band.placed?, 1)));
            let (item, year) = (self.item(order.item), self.year(order.year));
            let _ = writeln!(out, " one_band({item},{year}): {} <= 1", self.form(&LinearForm::collect(all, 0)));
        }
    }

    /// What must hold between alternatives at an object.
    fn switch(&self, chains: &[Chain], switch: &Switch, out: &mut String) {
        for row in switch.rows(chains) {
            let sense = sign(row.sense);
            let _ = writeln!(out, " {}: {} {sense} {}", self.switch_row(row.name), self.form(&row.form), row.limit);
        }
    }

    fn switch_row(&self, name: SwitchRowName) -> String {
        let column = |column| self.column(column);
        match name {
            SwitchRowName::Owned(own) => format!("owned({})", column(own)),
            SwitchRowName::Surpassed(own, better) => format!("surpassed({},{})", column(own), column(better)),
            SwitchRowName::Used(own) => format!("used({})", column(own)),
            SwitchRowName::One(first) => format!("one({})", column(first)),
            SwitchRowName::Single(first) => format!("single({})", column(first)),
            SwitchRowName::Upward(own, better) => format!("upward({},{})", column(own), column(better)),
            SwitchRowName::Follows(own) => format!("follows({})", column(own)),
        }
    }
}

/// Whether LP readers take the id as one name.
fn is_plain(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
