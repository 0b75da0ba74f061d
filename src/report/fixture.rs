//! A hand-made plan for the tests of the report: two districts, two needs, two budgets, two years.
//!
//! Computers go to rural schools first until the first budget ends; the first schools without Wi-Fi get a kit.

use indexmap::IndexMap;

use crate::args;
use crate::diagnostic::Diagnostics;
use crate::formulation::GoalKind;
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, KindIx, NeedIx, ObjectIx, OptionIx, RuleIx, YearIx};
use crate::instance::{
    Assumption, Budget, Customer, Decision, DecisionKind, Goal, Group, GroupKind, Instance, Item, Limit, Metric, Need,
    Objects, OptionData, Overrides, PerYear, PriceSet, Priority, RuleRow, Tenders,
};
use crate::lang::{Label, Lang};
use crate::money::Money;
use crate::plan::{
    BudgetLine, CertificateLeaf, CoverageLine, GoalLine, KeyUse, ModeLine, ModeOutcome, ModeTable, Plan, PricedRow,
    Purchase, Reason, ReasonCode, RuleResult, Status,
};
use crate::programme::{
    Buy, Measure, ModelSource, Programme, RuleKind, RuralMode, Sense, ShareOf, Spread, load_programme,
};
use crate::quantity::Units;
use crate::report::Document;
use crate::solve::{Proof, SCALE};
use crate::year::Year;

/// What a [`Document`] borrows.
pub(super) struct Sample {
    pub(super) programme: Programme,
    pub(super) instance: Instance,
    pub(super) plan: Plan,
    pub(super) findings: Diagnostics,
    pub(super) overrides: Overrides,
}

impl Sample {
    /// A plan for `schools` schools.
    pub(super) fn new(schools: usize) -> Self {
        let instance = instance(schools);
        let plan = plan(&instance);
        Self { programme: programme(), instance, plan, findings: Diagnostics::new(), overrides: Overrides::default() }
    }

    /// The document in `lang`.
    pub(super) fn document(&self, lang: Lang) -> Document<'_> {
        Document {
            programme: &self.programme,
            instance: &self.instance,
            overrides: &self.overrides,
            plan: &self.plan,
            findings: &self.findings,
            input_file: "школы.xlsx",
            lang,
        }
    }
}

const PC_PRICE: i64 = 26_995_600;
const KIT_PRICE: i64 = 291_025_650;
const KIT_FEE: i64 = 1_200_050;

fn label(ru: &str, kk: &str, en: &str) -> Label {
    Label { ru: Some(ru.to_owned()), kk: Some(kk.to_owned()), en: Some(en.to_owned()) }
}

fn fraction(numerator: i128, denominator: i128) -> Fraction {
    Fraction::new(numerator, denominator).expect("not zero")
}

fn year(at: usize) -> YearIx {
    YearIx::new(at)
}

fn programme() -> Programme {
    let source = ModelSource::BuiltIn("teacher_computers".to_owned());
    let mut programme = load_programme(&source, &mut Diagnostics::new()).expect("a built-in model");
    programme.years = vec![Year::new(2020).unwrap(), Year::new(2021).unwrap()];
    programme.params = IndexMap::from([("pupils_per_pc".to_owned(), fraction(5, 1))]);
    programme
}

/// Names that a spreadsheet program would take for formulas come first.
fn name(at: usize) -> String {
    match at {
        0 => "=1+1 средняя школа".to_owned(),
        1 => "+7 лицей имени Абая".to_owned(),
        2 => "@гимназия «Білім» & \"Ізденіс\"".to_owned(),
        3 => "-9 малокомплектная школа, село Қарасу, улица Ұзынағаш, строение за мостом".to_owned(),
        4 => "_x0041_ школа".to_owned(),
        _ => format!("Средняя школа № {at}"),
    }
}

fn objects(schools: usize) -> Objects {
    Objects {
        id: (0..schools).map(|at| format!("S{:05}", at + 1)).collect(),
        kind: vec![KindIx::new(0); schools],
        name: (0..schools).map(name).collect(),
        district: (0..schools).map(|at| u32::try_from(at % 2).unwrap()).collect(),
        region: vec![0; schools],
        rural: (0..schools).map(|at| at % 3 != 0).collect(),
        pupils: (0..schools).map(|at| Units::new(100 + 37 * i64::try_from(at).unwrap())).collect(),
        rank: Vec::new(),
        lottery: (0..schools).map(|at| u64::MAX - u64::try_from(at).unwrap()).collect(),
        source: (0..schools).map(|at| (u32::try_from(at + 5).unwrap(), 0)).collect(),
        sheets: vec!["Школы".to_owned()],
    }
}

fn need(id: &str, label: Label, schools: usize, need: impl Fn(usize) -> i64, have: impl Fn(usize) -> i64) -> Need {
    let per_year = |value: &dyn Fn(usize) -> i64| {
        let mut values = PerYear::filled(schools, 2, Units::ZERO);
        for object in ObjectIx::all(schools) {
            for at in 0..2 {
                values.set(object, year(at), Units::new(value(object.at())));
            }
        }
        values
    };
    Need {
        id: id.to_owned(),
        label,
        object: KindIx::new(0),
        unit: None,
        need: per_year(&need),
        have: per_year(&have),
        people: None,
    }
}

fn option(id: &str, label: Label, buy: Buy, gives: usize, schools: usize, price: i64) -> OptionData {
    OptionData {
        id: id.to_owned(),
        label,
        object: KindIx::new(0),
        buy,
        gives: vec![(NeedIx::new(gives), Units::ONE)],
        requires: Vec::new(),
        eligible: vec![true; schools],
        condition: None,
        price: PerYear::filled(schools, 2, Money::from_tiyn(price)),
        yearly: vec![Money::ZERO; schools],
        fixed: vec![Money::ZERO; schools],
        delivery: Money::ZERO,
        life: Some(5),
        steps: Vec::new(),
        years: vec![true, true],
        split: false,
        rises: Vec::new(),
        items: Vec::new(),
    }
}

fn metric(text: &str, measure: Measure) -> Metric {
    Metric { text: text.to_owned(), terms: vec![(1, measure)] }
}

fn groups(objects: &Objects, districts: &[String]) -> Vec<Group> {
    let group =
        |kind, member: &dyn Fn(usize) -> bool| Group { kind, members: (0..objects.len()).map(member).collect() };
    let rural = |at: usize| objects.rural.get(at).copied().unwrap();
    let mut groups = vec![
        group(GroupKind::All, &|_| true),
        group(GroupKind::Rural, &rural),
        group(GroupKind::Urban, &|at| !rural(at)),
    ];
    for (position, name) in districts.iter().enumerate() {
        groups.push(group(GroupKind::District(name.clone()), &|at| at % 2 == position));
    }
    groups.push(group(GroupKind::Condition("pupils < 200".to_owned()), &|at| at < 3));
    groups
}

fn instance(schools: usize) -> Instance {
    let objects = objects(schools);
    let districts = vec!["Карасайский".to_owned(), "Талгарский".to_owned()];
    let groups = groups(&objects, &districts);
    let pc = label("Компьютер учителя", "Мұғалім компьютері", "Teacher computer");
    let wifi = label("Wi-Fi", "Wi-Fi", "Wi-Fi");
    let mut kit =
        option("wifi", label("Комплект Wi-Fi", "Wi-Fi жинағы", "Wi-Fi kit"), Buy::Once, 1, schools, KIT_PRICE);
    kit.yearly = vec![Money::from_tiyn(KIT_FEE); schools];
    kit.items = vec![(ItemIx::new(0), vec![Units::new(3); schools]), (ItemIx::new(1), vec![Units::ONE; schools])];
    let buy = option(
        "pc",
        label("Закупить компьютер", "Компьютер сатып алу", "Buy a computer"),
        Buy::Units,
        0,
        schools,
        PC_PRICE,
    );
    let budget = |id: &str, label, amounts: [i64; 2], option| Budget {
        open: false,
        id: id.to_owned(),
        label,
        amount: amounts.map(Money::from_tiyn).to_vec(),
        objects: GroupIx::new(0),
        options: vec![OptionIx::new(option)],
        carry_over: false,
        cofund: None,
        protected: false,
    };
    let size = i64::try_from(schools).unwrap();
    Instance {
        kinds: vec![crate::instance::Kind { id: "school".to_owned(), label: Label::default() }],
        programme: "teacher_computers".to_owned(),
        name: label("Компьютеры для учителей", "Мұғалімдерге арналған компьютерлер", "Teacher computers"),
        years: vec![Year::new(2020).unwrap(), Year::new(2021).unwrap()],
        customer: Customer {
            name: "Управление образования Алматинской области".to_owned(),
            bin: "012345678901".to_owned(),
            seed: "012345678901-2020".to_owned(),
        },
        needs: vec![
            need(
                "teacher_pc",
                pc,
                schools,
                |at| 10 + i64::try_from(at % 7).unwrap(),
                |at| 4 + i64::try_from(at % 5).unwrap(),
            ),
            need("wifi", wifi, schools, |_| 1, |at| i64::from(at % 4 == 0)),
        ],
        options: vec![buy, kit],
        alternatives: Vec::new(),
        items: vec![
            Item {
                id: "router".to_owned(),
                label: label("Роутер", "Роутер", "Router"),
                price: vec![Some(Money::from_tiyn(85_000_025)), None],
                order: None,
            },
            Item {
                id: "cable".to_owned(),
                label: label("Кабель и монтаж", "Кабель мен монтаж", "Cabling"),
                price: vec![Some(Money::from_tiyn(36_025_575)), None],
                order: None,
            },
        ],
        tenders: Tenders::default(),
        budgets: vec![
            budget("local", label("Местный бюджет", "Жергілікті бюджет", "Local budget"), [62_500_000 * size, 0], 0),
            budget(
                "republic",
                label("Республиканский бюджет", "Республикалық бюджет", "Republican budget"),
                [100_000_000 * size, 10_000_000 * size],
                1,
            ),
        ],
        rules: vec![RuleRow {
            id: "target".to_owned(),
            label: label("Не менее 84 % Wi-Fi", "Wi-Fi кемінде 84 %", "At least 84% Wi-Fi"),
            rule: RuleIx::new(0),
            kind: RuleKind::Floor,
            metric: metric("share(wifi)", Measure::Share(NeedIx::new(1))),
            group: GroupIx::new(0),
            other: None,
            year: year(1),
            limit: Limit::AtLeast(fraction(84, 100)),
            soft: true,
        }],
        priorities: vec![Priority {
            programme: "teacher_computers".to_owned(),
            rural: RuralMode::First,
            tiers: Vec::new(),
            spread: Spread::Fill,
            rank: None,
        }],
        goals: vec![Goal {
            sense: Sense::Maximise,
            metric: metric("units(teacher_pc)", Measure::Units(NeedIx::new(0))),
            group: GroupIx::new(0),
            partition: None,
            parts: Vec::new(),
            year: year(1),
            priority: 0,
        }],
        decisions: vec![Decision {
            object: ObjectIx::new(1),
            kind: DecisionKind::Exclude,
            reason: "Капитальный ремонт, приказ № 12 от 03.02.2020".to_owned(),
        }],
        assumptions: vec![Assumption { key: "proof-scale", args: args![points = 2_i64], draft: true }],
        input_sha256: "cd".repeat(32),
        model_sha256: "ef".repeat(32),
        objects,
        districts,
        regions: vec!["Алматинская".to_owned()],
        groups,
    }
}

fn gap(instance: &Instance, need: usize, object: ObjectIx) -> i64 {
    let need = instance.needs.get(need).unwrap();
    need.need.get(object, year(1)).shortage_after(need.have.get(object, year(1))).get()
}

/// Rural objects, then the others.
fn in_turn(instance: &Instance) -> Vec<ObjectIx> {
    let mut order: Vec<_> = ObjectIx::all(instance.objects.len()).collect();
    order.sort_by_key(|object| !instance.objects.rural.get(object.at()).copied().unwrap());
    order
}

fn purchases(instance: &Instance, option: usize, price: i64) -> Vec<Purchase> {
    let budget = instance.budgets.get(option).unwrap();
    let mut left = budget.amount.first().unwrap().tiyn();
    let mut lines = Vec::new();
    for object in in_turn(instance).into_iter().filter(|object| object.at() != 1) {
        let quantity = gap(instance, option, object).min(left.div_euclid(price));
        if quantity > 0 {
            left -= quantity * price;
            lines.push(Purchase {
                object,
                option: OptionIx::new(option),
                year: year(0),
                payer: Some(BudgetIx::new(option)),
                quantity: Units::new(quantity),
                unit_price: Money::from_tiyn(price),
                sum: Money::from_tiyn(quantity * price),
            });
        }
    }
    lines
}

fn plan(instance: &Instance) -> Plan {
    let mut bought = purchases(instance, 0, PC_PRICE);
    bought.extend(purchases(instance, 1, KIT_PRICE));
    bought.sort_by_key(|line| (line.object, line.option));
    let fee = |line: &Purchase| Purchase {
        year: year(1),
        unit_price: Money::from_tiyn(KIT_FEE),
        sum: Money::from_tiyn(KIT_FEE).times(line.quantity),
        ..*line
    };
    let fees: Vec<_> = bought.iter().filter(|line| line.option.at() == 1).map(fee).collect();
    let budgets = (0..2).flat_map(|budget| (0..2).map(move |at| (budget, at)));
    let spent = |budget: usize, at: usize| {
        let lines = bought.iter().chain(&fees);
        lines
            .filter(|line| line.payer == Some(BudgetIx::new(budget)) && line.year == year(at))
            .map(|line| line.sum)
            .sum()
    };
    let budgets = budgets
        .map(|(budget, at)| BudgetLine {
            budget: BudgetIx::new(budget),
            year: year(at),
            carried: Money::ZERO,
            limit: *instance.budgets.get(budget).unwrap().amount.get(at).unwrap(),
            spent: spent(budget, at),
        })
        .collect();
    Plan {
        commitments: vec![crate::plan::Commitment {
            payer: Some(BudgetIx::new(1)),
            option: OptionIx::new(1),
            year: Year::new(2022).unwrap(),
            units: Units::new(2),
            sum: Money::from_tiyn(2 * KIT_FEE),
        }],
        dearest: Vec::new(),
        service: Vec::new(),
        coverage: coverage(instance, &bought),
        rules: rules(instance, &bought),
        goals: goals(instance, &bought),
        reasons: reasons(instance, &bought),
        guarantees: Vec::new(),
        modes: vec![modes()],
        shares: Vec::new(),
        key: KeyUse { objects: 2, proved: true },
        status: Status::Proved,
        stopped: false,
        budgets,
        purchases: bought,
        fees,
        expenses: Vec::new(),
        orders: Vec::new(),
    }
}

fn got(bought: &[Purchase], option: usize, object: ObjectIx) -> i64 {
    let lines = bought.iter().filter(|line| line.object == object && line.option.at() == option);
    lines.map(|line| line.quantity.get()).sum()
}

fn coverage(instance: &Instance, bought: &[Purchase]) -> Vec<CoverageLine> {
    let mut lines = Vec::new();
    for (at, need) in instance.needs.iter().enumerate() {
        for group in instance.groups.iter().filter(|group| !matches!(group.kind, GroupKind::Condition(_))) {
            for year in YearIx::all(2) {
                let mut line = CoverageLine {
                    need: NeedIx::new(at),
                    group: group.kind.clone(),
                    year,
                    objects: Units::ZERO,
                    needed: Units::ZERO,
                    before: Units::ZERO,
                    after: Units::ZERO,
                    full_before: Units::ZERO,
                    full_after: Units::ZERO,
                    stock: (Units::ZERO, Units::ZERO),
                };
                for object in ObjectIx::all(instance.objects.len()).filter(|o| group.members.get(o.at()) == Some(&true))
                {
                    let (needed, had) = (need.need.get(object, year), need.have.get(object, year));
                    let has = had + Units::new(got(bought, at, object));
                    line.objects += Units::ONE;
                    line.needed += needed;
                    line.before += needed.min(had);
                    line.after += needed.min(has);
                    line.full_before += Units::new(i64::from(needed > Units::ZERO && had >= needed));
                    line.full_after += Units::new(i64::from(needed > Units::ZERO && has >= needed));
                    line.stock = (line.stock.0 + had, line.stock.1 + has);
                }
                lines.push(line);
            }
        }
    }
    lines
}

fn rules(instance: &Instance, bought: &[Purchase]) -> Vec<RuleResult> {
    let lines = coverage(instance, bought);
    let line =
        lines.iter().find(|line| line.need.at() == 1 && line.group == GroupKind::All && line.year == year(1)).unwrap();
    let achieved = fraction(i128::from(line.after.get()), i128::from(line.needed.get()));
    let wanted = fraction(84, 100).checked_mul(Fraction::whole(i128::from(line.needed.get()))).unwrap().ceil();
    let missing = (wanted - i128::from(line.after.get())).max(0);
    vec![RuleResult { achieved, met: missing == 0, shortfall: Fraction::whole(missing) }]
}

/// The computers bought: for rural objects, or for all.
fn computers(instance: &Instance, bought: &[Purchase], rural_only: bool) -> i128 {
    let counts = |line: &&Purchase| {
        line.option.at() == 0 && (!rural_only || instance.objects.rural.get(line.object.at()).copied().unwrap())
    };
    bought.iter().filter(counts).map(|line| i128::from(line.quantity.get())).sum()
}

fn goals(instance: &Instance, bought: &[Purchase]) -> Vec<GoalLine> {
    let limit = i128::from(instance.budgets.first().unwrap().amount.first().unwrap().tiyn());
    let price = SCALE.div_euclid(i128::from(PC_PRICE));
    // Rounding the multiplier down leaves each computer a little better than its price.
    let rest = (SCALE - price * i128::from(PC_PRICE)) * 10_000;
    let leaf = CertificateLeaf {
        off: Vec::new(),
        splits: Vec::new(),
        prices: vec![(PricedRow::Budget(BudgetIx::new(0), year(0), PriceSet::GIVEN), price)],
        bound: price * limit + rest,
    };
    let goal = |kind, text: &str, value, proof, leaves| GoalLine {
        kind,
        text: text.to_owned(),
        value,
        bound: value,
        scale: 1,
        step: 1,
        proof,
        minimise: false,
        leaves,
    };
    let model = |tier: Option<&str>| GoalKind::Model { goal: GoalIx::new(0), tier: tier.map(str::to_owned) };
    let (rural, all) = (computers(instance, bought, true), computers(instance, bought, false));
    let spent: i128 = bought.iter().map(|line| i128::from(line.sum.tiyn())).sum();
    let mut shortfall = goal(GoalKind::Shortfall(0), "minimise shortfall of target", 1, Proof::C, Vec::new());
    shortfall.bound = 0;
    shortfall.minimise = true;
    let mut money = goal(GoalKind::Money, "minimise cost()", spent, Proof::B, Vec::new());
    money.minimise = true;
    vec![
        shortfall,
        goal(model(Some("rural")), "maximise units(teacher_pc) where rural", rural, Proof::A, vec![leaf.clone()]),
        goal(
            model(None),
            "maximise units(teacher_pc)",
            all,
            Proof::A,
            vec![CertificateLeaf {
                prices: vec![
                    (PricedRow::Budget(BudgetIx::new(0), year(0), PriceSet::GIVEN), price),
                    (PricedRow::Goal(1), 0),
                    (PricedRow::Rule(0), 0),
                ],
                ..leaf
            }],
        ),
        goal(GoalKind::Severity, "maximise severity", 1234, Proof::A, Vec::new()),
        money,
    ]
}

fn reasons(instance: &Instance, bought: &[Purchase]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for object in ObjectIx::all(instance.objects.len()) {
        for at in 0..2 {
            let (lacks, gets) = (gap(instance, at, object), got(bought, at, object));
            let code = match (object.at(), lacks, gets) {
                (1, ..) => ReasonCode::Excluded,
                (_, 0, _) => ReasonCode::NoShortage,
                (_, lacks, gets) if lacks == gets => ReasonCode::Filled,
                (_, _, 0) => ReasonCode::LowerTier,
                _ => ReasonCode::BelowCutOff,
            };
            let decided = matches!(code, ReasonCode::LowerTier | ReasonCode::BelowCutOff);
            reasons.push(Reason {
                object,
                option: OptionIx::new(at),
                lacks: Units::new(lacks),
                gets: Units::new(gets),
                code,
                score: decided.then_some(-SCALE.div_euclid(8)),
                goal: decided.then_some(2),
                rivals: if decided { vec![ObjectIx::new(0)] } else { Vec::new() },
                barrier: None,
            });
        }
    }
    reasons
}

fn modes() -> ModeTable {
    let half = fraction(1, 2);
    let line = |mode, rural, urban, lost| ModeLine {
        mode,
        outcome: ModeOutcome::Planned,
        chosen: mode == RuralMode::First,
        rural,
        urban,
        proof: Proof::A,
        lost,
    };
    ModeTable {
        priority: 0,
        metric: "units(teacher_pc)".to_owned(),
        lines: vec![
            line(RuralMode::None, 8, 12, 0),
            line(RuralMode::First, 17, 1, 2),
            line(RuralMode::Weight(fraction(3, 2)), 9, 11, 0),
            line(RuralMode::Floor { share: half, of: ShareOf::Units }, 10, 10, 0),
            line(RuralMode::Floor { share: half, of: ShareOf::Money }, 9, 10, 1),
        ],
    }
}
