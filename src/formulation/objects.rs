//! Object blocks: what can be bought for each object, when, and what follows from it.

use crate::index::{BudgetIx, ColumnIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Alternatives, DecisionKind, Instance, payers};
use crate::money::Money;
use crate::programme::Buy;

use super::districts::{in_districts, join};
use super::goals::goal_needs;
use super::layout::{Cover, Layout};
use super::problem::{
    Block, Chain, Column, ColumnName, Derived, DerivedKind, Fullness, Problem, Provider, Requirement,
};
use super::service::Service;
use super::switch::Switch;
use super::switches::{SwitchBuilder, last_of_groups};

/// Which derived columns the rules and goals ask for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Needs of which `full` or `people` is measured or that something requires.
    pub(super) full: Vec<bool>,
    /// Needs that some goal measures.
    pub(super) goal: Vec<bool>,
    /// Per option: whether its severity counts level by level.
    pub(super) levelled: Vec<bool>,
    /// Per option: whether points by its steps are measured.
    pub(super) value: Vec<bool>,
}

/// What an object lacks of `need` at the end of year `t`.
pub(super) fn gap(instance: &Instance, need: NeedIx, object: ObjectIx, t: usize) -> i64 {
    let need = &instance.needs[need.at()];
    let year = YearIx::new(t);
    need.need.get(object, year).shortage_after(need.have.get(object, year)).get()
}

/// The purchases of `option` that fill every need it gives at the object: the most that is ever useful.
pub(crate) fn most_useful(instance: &Instance, option: OptionIx, object: ObjectIx) -> i64 {
    let data = &instance.options[option.at()];
    let lacking = |need: &NeedIx| (0..instance.horizon()).map(|t| gap(instance, *need, object, t)).max().unwrap_or(0);
    if let Some((group, own)) = instance.alternative(option) {
        return i64::from(lacking(&group.need) > 0 && instance.is_better(group.need, own, object));
    }
    let units = data.gives.iter().map(|(need, gain)| ceil_div(lacking(need), gain.get())).max().unwrap_or(0);
    match data.buy {
        Buy::Units => units,
        Buy::Once => units.min(1),
    }
}

/// What an object lacks of the goals' needs that `option` gives, at the last year: the severity of its purchases.
pub(super) fn lack(instance: &Instance, wanted: &Wanted, option: OptionIx, object: ObjectIx) -> i64 {
    lack_of(instance, &wanted.goal, option, object)
}

/// The same, to be told.
pub(crate) fn goal_lack(instance: &Instance, option: OptionIx, object: ObjectIx) -> i64 {
    lack_of(instance, &goal_needs(instance), option, object)
}

fn lack_of(instance: &Instance, goal: &[bool], option: OptionIx, object: ObjectIx) -> i64 {
    let last = instance.horizon() - 1;
    let gives = &instance.options[option.at()].gives;
    gives.iter().filter(|(need, _)| goal[need.at()]).map(|(need, _)| gap(instance, *need, object, last)).sum()
}

/// `⌈a / b⌉` for `a ≥ 0`, `b > 0`.
pub(super) fn ceil_div(a: i64, b: i64) -> i64 {
    (a + b - 1).div_euclid(b)
}

/// Adds a block for every object that can have anything.
pub(super) fn add_objects(instance: &Instance, wanted: &Wanted, problem: &mut Problem) -> Layout {
    let order = prerequisites_first(instance);
    let groups = last_of_groups(instance, &order);
    let forced = Forced::new(instance);
    let mut layout = Layout::new(instance);
    for (district, objects) in in_districts(instance) {
        let mut blocks = Vec::with_capacity(objects.len());
        for object in objects {
            blocks.extend(add_object(instance, wanted, (&order, &groups, &forced), object, &mut layout, problem));
        }
        match district {
            Some(district) => join((instance, district), blocks, &mut layout, problem),
            None => problem.blocks.extend(blocks),
        }
    }
    layout
}

/// The options in order, the groups of alternatives with their last option, the decisions.
type Order<'i> = (&'i [OptionIx], &'i [(OptionIx, &'i Alternatives)], &'i Forced);

/// The block of an object that can have anything.
fn add_object(
    instance: &Instance,
    wanted: &Wanted,
    (order, groups, forced): Order<'_>,
    object: ObjectIx,
    layout: &mut Layout,
    problem: &mut Problem,
) -> Option<Block> {
    let start = problem.columns.len();
    let mut chains = Vec::new();
    let mut switches: Vec<Switch> = Vec::new();
    for option in order {
        let parts = (chains.as_slice(), switches.as_slice());
        let mut builder = ChainBuilder { instance, wanted, problem, layout, parts };
        if let Some(chain) = builder.build(*option, object, forced) {
            chains.push(chain);
        }
        for (_, group) in groups.iter().filter(|(last, _)| last == option) {
            let mut builder = SwitchBuilder { instance, wanted, problem, layout, chains: &chains };
            switches.extend(builder.build(group, object, forced.must[object.at()]));
        }
    }
    (!chains.is_empty()).then_some(Block::Object { columns: start..problem.columns.len(), chains, switches })
}

/// Options ordered so that what fills a need comes before what requires it; file order otherwise.
fn prerequisites_first(instance: &Instance) -> Vec<OptionIx> {
    fn visit(instance: &Instance, option: OptionIx, seen: &mut Vec<bool>, order: &mut Vec<OptionIx>) {
        if std::mem::replace(&mut seen[option.at()], true) {
            return;
        }
        for need in &instance.options[option.at()].requires {
            for provider in OptionIx::all(instance.options.len()) {
                if instance.options[provider.at()].gives.iter().any(|(given, _)| given == need) {
                    visit(instance, provider, seen, order);
                }
            }
        }
        order.push(option);
    }
    let (mut seen, mut order) = (vec![false; instance.options.len()], Vec::new());
    for option in OptionIx::all(instance.options.len()) {
        visit(instance, option, &mut seen, &mut order);
    }
    order
}

/// Decisions that force or forbid purchases, by object.
struct Forced {
    excluded: Vec<bool>,
    must: Vec<bool>,
    locks: Vec<(ObjectIx, u32, i64)>,
}

impl Forced {
    fn new(instance: &Instance) -> Self {
        let objects = instance.objects.len();
        let mut forced = Self { excluded: vec![false; objects], must: vec![false; objects], locks: Vec::new() };
        for decision in &instance.decisions {
            let at = decision.object.at();
            match decision.kind {
                DecisionKind::Exclude | DecisionKind::Incomplete => forced.excluded[at] = true,
                DecisionKind::Must => forced.must[at] = true,
                DecisionKind::Lock { option, quantity } => forced.locks.push((decision.object, option, quantity.get())),
            }
        }
        forced
    }

    fn locked(&self, object: ObjectIx, option: OptionIx) -> i64 {
        let mine = self.locks.iter().filter(|(o, k, _)| *o == object && usize::try_from(*k) == Ok(option.at()));
        mine.map(|(_, _, quantity)| *quantity).max().unwrap_or(0)
    }
}

struct ChainBuilder<'a> {
    instance: &'a Instance,
    wanted: &'a Wanted,
    problem: &'a mut Problem,
    layout: &'a mut Layout,
    /// The chains and the switches of the object so far.
    parts: (&'a [Chain], &'a [Switch]),
}

impl ChainBuilder<'_> {
    /// The chain of `option` at `object`, or `None` when nothing can be bought.
    fn build(&mut self, option: OptionIx, object: ObjectIx, forced: &Forced) -> Option<Chain> {
        let data = &self.instance.options[option.at()];
        let locked = forced.locked(object, option);
        // Closed to the plan: exactly what is locked, no more.
        let closed = forced.excluded[object.at()] || !data.eligible[object.at()];
        let useful = if closed { 0 } else { most_useful(self.instance, option, object) };
        let upper = useful.max(locked);
        if upper == 0 || !self.payable(option, object) {
            return None;
        }
        let first = ColumnIx::new(self.problem.columns.len());
        let years = self.instance.horizon();
        let is_alternative = self.instance.alternative(option).is_some();
        // Of alternatives, what covers most must be bought: a bound of what they cover together.
        let must = if forced.must[object.at()] && !is_alternative { useful } else { 0 };
        let retired = self.retired(option);
        let mut most: Vec<i64> = Vec::with_capacity(years);
        for year in YearIx::all(years) {
            let lower = if year.at() + 1 == years { locked.max(must) } else { locked };
            // As many as may be in use, besides those that have retired; what is closed to the plan is not bought again.
            let gone = retired[year.at()].filter(|_| useful > 0).map_or(0, |retired| most[retired]);
            let upper = upper.saturating_add(gone);
            most.push(upper);
            self.problem.columns.push(Column { name: ColumnName::Bought(object, option, year), lower, upper });
        }
        self.layout.set_bought(option, object, first);
        let service = self.service(option, object, retired, (must, upper));
        let open = self.open(option, object);
        let requires = data.requires.iter().map(|need| self.requirement(*need, object)).collect();
        let mut chain =
            Chain { option, first, open, requires, derived: Vec::new(), site: None, delivery: None, service };
        if !is_alternative {
            for (need, gain) in &data.gives {
                self.cover(*need, gain.get(), object, upper, &mut chain);
            }
            self.level(object, upper, &mut chain);
            self.steps(object, &mut chain);
        }
        chain.site = self.site(option, object, &chain.open);
        Some(chain)
    }

    /// For each year the last whose purchases have retired by then; alternatives do not retire.
    fn retired(&self, option: OptionIx) -> Vec<Option<usize>> {
        let retires = self.instance.alternative(option).is_none();
        let retired = |year| self.instance.retired(option, year).filter(|_| retires).map(YearIx::at);
        YearIx::all(self.instance.horizon()).map(retired).collect()
    }

    /// One column per year in which something has retired, which counts the units in use: at least `must` at the end.
    fn service(
        &mut self,
        option: OptionIx,
        object: ObjectIx,
        retired: Vec<Option<usize>>,
        (must, most): (i64, i64),
    ) -> Option<Service> {
        let first = ColumnIx::new(self.problem.columns.len());
        for year in YearIx::all(retired.len()).filter(|year| retired[year.at()].is_some()) {
            let lower = if year.at() + 1 == retired.len() { must } else { 0 };
            self.layout.set_works(option, object, year.at(), ColumnIx::new(self.problem.columns.len()));
            self.problem.columns.push(Column { name: ColumnName::Works(object, option, year), lower, upper: most });
        }
        let retires = retired.iter().any(Option::is_some);
        retires.then_some(Service { retired, most, first })
    }

    /// One column per year that says whether the site cost is due, where there is one.
    fn site(&mut self, option: OptionIx, object: ObjectIx, open: &[bool]) -> Option<ColumnIx> {
        if self.instance.options[option.at()].fixed[object.at()] == Money::ZERO {
            return None;
        }
        let first = ColumnIx::new(self.problem.columns.len());
        for (t, open) in open.iter().enumerate() {
            let name = ColumnName::Site(object, option, YearIx::new(t));
            self.problem.columns.push(Column { name, lower: 0, upper: i64::from(*open) });
        }
        self.layout.set_site(option, object, first);
        Some(first)
    }

    /// The years in which the object may buy the option: those of the option in which a purchase costs nothing, or the
    /// budgets that may pay can pay all of it and some of them has money.
    fn open(&self, option: OptionIx, object: ObjectIx) -> Vec<bool> {
        let data = &self.instance.options[option.at()];
        let budgets: Vec<BudgetIx> = payers(self.instance, option, object).collect();
        let has_money =
            |year: YearIx| budgets.iter().any(|b| self.instance.budgets[b.at()].available(year) > Money::ZERO);
        let is_open = |year: YearIx| {
            let mut due = self.instance.prices(option, object, year);
            due.extend([data.fixed[object.at()], data.delivery]);
            if due.iter().any(|price| *price > Money::ZERO) {
                return has_money(year) && due.into_iter().all(|price| self.instance.is_payable(&budgets, price));
            }
            // What an order of an earlier year leaves over costs nothing any more.
            !data.has_orders(&self.instance.items) || YearIx::all(year.at() + 1).any(has_money)
        };
        YearIx::all(self.instance.horizon()).zip(&data.years).map(|(year, open)| *open && is_open(year)).collect()
    }

    /// Whether budgets may pay for the option at the object, fee and all, or it costs nothing.
    fn payable(&self, option: OptionIx, object: ObjectIx) -> bool {
        let data = &self.instance.options[option.at()];
        let due = [data.yearly[object.at()], data.fixed[object.at()], data.delivery];
        let price = |year| data.price.get(object, year);
        let mut years = YearIx::all(self.instance.horizon());
        let is_free = due == [Money::ZERO; 3] && years.clone().all(|year| price(year) == Money::ZERO);
        if is_free && !data.has_orders(&self.instance.items) {
            return true;
        }
        let budgets: Vec<BudgetIx> = payers(self.instance, option, object).collect();
        let may = |price| self.instance.is_payable(&budgets, price);
        !budgets.is_empty() && due.into_iter().all(may) && years.any(|year| may(price(year)))
    }

    /// Says how the chain covers `need`, adding derived columns where the cover is not linear.
    fn cover(&mut self, need: NeedIx, gain: i64, object: ObjectIx, upper: i64, chain: &mut Chain) {
        for t in 0..self.instance.horizon() {
            let gap = gap(self.instance, need, object, t);
            if gap == 0 {
                continue;
            }
            let bought = chain.in_use(t);
            let threshold = ceil_div(gap, gain);
            let (cover, full) = if upper == 1 {
                (
                    Cover::Linear(bought, gap.min(gain)),
                    if threshold <= 1 { Fullness::Column(bought) } else { Fullness::Never },
                )
            } else {
                let linear = threshold >= upper && gap >= gain * upper;
                let full = (self.wanted.full[need.at()] || !linear).then(|| {
                    let kind = DerivedKind::Full { threshold };
                    self.derive(ColumnName::Full(object, need, YearIx::new(t)), t, kind, 1, chain)
                });
                let cover = match full {
                    Some(full) if !linear => {
                        let kind = DerivedKind::Covered { gap, gain, full };
                        Cover::Linear(
                            self.derive(ColumnName::Covered(object, need, YearIx::new(t)), t, kind, gap, chain),
                            1,
                        )
                    }
                    _ => Cover::Linear(bought, gain),
                };
                (cover, full.map_or(Fullness::Never, Fullness::Column))
            };
            self.layout.set_cover(need, object, t, cover);
            self.layout.set_full(need, object, t, full);
        }
    }

    fn level(&mut self, object: ObjectIx, upper: i64, chain: &mut Chain) {
        let option = chain.option;
        if !self.wanted.levelled[option.at()] || upper < 2 {
            return;
        }
        let lack = lack(self.instance, self.wanted, option, object).max(upper);
        for t in 0..self.instance.horizon() {
            let kind = DerivedKind::Levelled { lack };
            let name = ColumnName::Levelled(object, option, YearIx::new(t));
            let column = self.derive(name, t, kind, kind.follows(upper), chain);
            self.layout.set_levelled(option, object, t, column);
        }
    }

    /// What is covered up to the end of each step, where points by steps are measured.
    fn steps(&mut self, object: ObjectIx, chain: &mut Chain) {
        let option = chain.option;
        let data = &self.instance.options[option.at()];
        let [(need, gain)] = data.gives.as_slice() else { return };
        if !self.wanted.value[option.at()] {
            return;
        }
        for t in 0..self.instance.horizon() {
            let lack = gap(self.instance, *need, object, t);
            let mut steps = Vec::with_capacity(data.steps.len());
            for (at, step) in (0_u32..).zip(&data.steps) {
                let next = data.steps.iter().find(|other| other.share > step.share).map_or(0, |other| other.value);
                let kind = DerivedKind::UpTo { most: step.last_unit(lack), gain: gain.get() };
                let most = kind.follows(self.problem.columns[chain.in_use(t).at()].upper);
                if most > 0 {
                    let name = ColumnName::UpTo(object, option, at, YearIx::new(t));
                    steps.push((self.derive(name, t, kind, most, chain), step.value - next));
                }
            }
            self.layout.set_steps(option, object, t, steps);
        }
    }

    fn derive(&mut self, name: ColumnName, year: usize, kind: DerivedKind, upper: i64, chain: &mut Chain) -> ColumnIx {
        let column = ColumnIx::new(self.problem.columns.len());
        self.problem.columns.push(Column { name, lower: 0, upper });
        chain.derived.push(Derived { column, year, kind });
        column
    }

    /// When `need` is full at the object, and which earlier chain can fill it.
    fn requirement(&self, need: NeedIx, object: ObjectIx) -> Requirement {
        let full: Vec<Fullness> = (0..self.instance.horizon())
            .map(|t| match gap(self.instance, need, object, t) {
                0 => Fullness::Always,
                _ => self.layout.full(need, object, t),
            })
            .collect();
        let needed = full.iter().any(|f| matches!(f, Fullness::Column(_)));
        let gives =
            |chain: &Chain| self.instance.options[chain.option.at()].gives.iter().any(|(given, _)| *given == need);
        let (chains, switches) = self.parts;
        let provider = chains.iter().position(gives).filter(|_| needed).map(|at| {
            let switch = switches.iter().position(|switch| switch.has(at));
            switch.map_or(Provider::Chain(at), Provider::Switch)
        });
        Requirement { provider, full }
    }
}
