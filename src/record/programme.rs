//! The sections that describe the run and the programme: from `[meta]` to `[goals]`.

use serde::Deserialize as _;
use serde::de::value::StrDeserializer;

use super::line::{Line, Table, entries, fraction, position};
use super::run::meta;
use super::{metric, orders};
use crate::audit::Sections;
use crate::index::{GroupIx, ItemIx, KindIx, NeedIx, OptionIx, RuleIx, TenderIx};
use crate::instance::{
    Alternative, Alternatives, Budget, Customer, Goal, Group, GroupKind, Instance, Kind, Limit, Need, Objects,
    OptionData, PerYear, Priority, RuleRow,
};
use crate::lang::Label;
use crate::money::Money;
use crate::programme::{Buy, Partition, RuleKind, RuralMode, Sense, ShareOf, Spread, Step};
use crate::quantity::Units;
use crate::year::Year;

/// The instance without its objects: everything that has a value per object is empty.
pub(super) fn read(sections: &Sections<'_>) -> Option<Instance> {
    let mut instance = begin(sections)?;
    instance.needs = entries(sections, "needs", |line| read_need(&instance, &line))?;
    instance.options = entries(sections, "options", |line| read_option(&instance, &line))?;
    instance.alternatives = entries(sections, "alternatives", |line| read_alternatives(&instance, &line))?;
    read_parts(sections, &mut instance)?;
    instance.groups = entries(sections, "groups", |line| read_group(&line))?;
    read_budgets(sections, &mut instance)?;
    orders::read_orderings(sections, &mut instance)?;
    let mut ranks = 0;
    instance.priorities = entries(sections, "priorities", |line| read_priority(&line, &mut ranks))?;
    instance.objects.rank = vec![Vec::new(); ranks];
    instance.rules = entries(sections, "rules", |line| read_rule(&instance, &line))?;
    instance.goals = entries(sections, "goals", |line| read_goal(&instance, &line))?;
    Some(instance)
}

fn begin(sections: &Sections<'_>) -> Option<Instance> {
    let meta = meta(sections)?;
    let text = |key: &str| meta.get(key).cloned();
    let some = |key: &str| text(key).filter(|text| !text.is_empty());
    let years = text("years")?;
    let years: Option<Vec<Year>> = years.split(' ').map(|year| year.parse().ok().and_then(Year::new)).collect();
    let years = years?;
    Some(Instance {
        programme: text("programme")?,
        name: Label { ru: some("name_ru"), kk: some("name_kk"), en: some("name_en") },
        customer: Customer { name: text("customer_name")?, bin: text("customer_bin")?, seed: text("seed")? },
        kinds: entries(sections, "kinds", |line| Some(Kind { id: line.text("kind"), label: line.label() }))?,
        objects: Objects::default(),
        districts: Vec::new(),
        regions: Vec::new(),
        groups: Vec::new(),
        needs: Vec::new(),
        options: Vec::new(),
        alternatives: Vec::new(),
        items: orders::read_items(sections, &years)?,
        tenders: orders::read_tenders(sections)?,
        budgets: Vec::new(),
        rules: Vec::new(),
        priorities: Vec::new(),
        goals: Vec::new(),
        decisions: Vec::new(),
        assumptions: Vec::new(),
        input_sha256: text("input_sha256")?,
        model_sha256: text("model_sha256")?,
        years,
    })
}

fn read_need(instance: &Instance, line: &Line<'_, '_>) -> Option<Need> {
    Some(Need {
        id: line.text("need"),
        label: line.label(),
        object: KindIx::new(line.id("object", instance.kinds.iter().map(|kind| &kind.id))?),
        unit: line.some_text("unit"),
        need: PerYear::filled(0, instance.horizon(), Units::ZERO),
        have: PerYear::filled(0, instance.horizon(), Units::ZERO),
        people: None,
    })
}

fn need_at(instance: &Instance, id: &str) -> Option<NeedIx> {
    position(id, instance.needs.iter().map(|need| &need.id)).map(NeedIx::new)
}

fn option_at(instance: &Instance, id: &str) -> Option<OptionIx> {
    position(id, instance.options.iter().map(|option| &option.id)).map(OptionIx::new)
}

/// Pairs such as `1/2=2 1=1`.
fn pairs<T>(text: &str, read: impl Fn(&str, &str) -> Option<T>) -> Option<Vec<T>> {
    text.split_whitespace().map(|pair| pair.split_once('=').and_then(|(name, value)| read(name, value))).collect()
}

fn read_option(instance: &Instance, line: &Line<'_, '_>) -> Option<OptionData> {
    let gives = pairs(&line.text("gives"), |id, units| Some((need_at(instance, id)?, Units::new(units.parse().ok()?))));
    let steps =
        pairs(&line.text("steps"), |share, value| Some(Step { share: fraction(share)?, value: value.parse().ok()? }));
    let requires = line.text("requires");
    let no_money = || PerYear::filled(0, instance.horizon(), Money::ZERO);
    Some(OptionData {
        id: line.text("option"),
        label: line.label(),
        // The kind of objects whose need it is about.
        object: KindIx::new(line.id("object", instance.kinds.iter().map(|kind| &kind.id))?),
        buy: match line.text("buy").as_str() {
            "units" => Buy::Units,
            "once" => Buy::Once,
            _ => return None,
        },
        gives: gives?,
        requires: requires.split_whitespace().map(|id| need_at(instance, id)).collect::<Option<_>>()?,
        eligible: Vec::new(),
        condition: line.some_text("condition"),
        price: no_money(),
        rises: Vec::new(),
        yearly: Vec::new(),
        fixed: Vec::new(),
        delivery: line.perhaps("delivery", Line::money)?.unwrap_or_default(),
        life: line.perhaps("life", Line::number)?,
        steps: steps?,
        years: line.text("years").chars().map(|open| open == '1').collect(),
        split: line.flag("split")?,
        items: Vec::new(),
    })
}

fn read_alternatives(instance: &Instance, line: &Line<'_, '_>) -> Option<Alternatives> {
    let member =
        |id: &str| option_at(instance, id).map(|option| Alternative { option, level: Vec::new(), served: None });
    let counts_people = line.flag("people")?;
    Some(Alternatives {
        id: line.text("group"),
        label: line.label(),
        need: need_at(instance, &line.text("need"))?,
        members: line.text("options").split_whitespace().map(member).collect::<Option<_>>()?,
        today: None,
        served_today: counts_people.then(Vec::new),
    })
}

/// `[bom]` and `[rises]`: which items an option takes, and which tenders its price depends on.
fn read_parts(sections: &Sections<'_>, instance: &mut Instance) -> Option<()> {
    for (option, item) in entries(sections, "bom", |line| Some((line.text("option"), line.text("item"))))? {
        let item = position(&item, instance.items.iter().map(|item| &item.id)).map(ItemIx::new)?;
        let option = option_at(instance, &option)?;
        instance.options.get_mut(option.at())?.items.push((item, Vec::new()));
    }
    for (option, tender) in entries(sections, "rises", |line| Some((line.text("option"), line.text("tender"))))? {
        let tender = position(&tender, instance.tenders.list.iter().map(|own| &own.id)).map(TenderIx::new)?;
        let option = option_at(instance, &option)?;
        let none = PerYear::filled(0, instance.horizon(), Money::ZERO);
        instance.options.get_mut(option.at())?.rises.push((tender, none));
    }
    Some(())
}

fn read_group(line: &Line<'_, '_>) -> Option<Group> {
    let name = line.text("name");
    let kind = match line.text("kind").as_str() {
        "all" => GroupKind::All,
        "rural" => GroupKind::Rural,
        "urban" => GroupKind::Urban,
        "district" => GroupKind::District(name),
        "region" => GroupKind::Region(name),
        "condition" => GroupKind::Condition(name),
        _ => return None,
    };
    Some(Group { kind, members: Vec::new() })
}

/// `[budgets]`: one entry per budget and year, the years of a budget one after the other.
fn read_budgets(sections: &Sections<'_>, instance: &mut Instance) -> Option<()> {
    for line in Table::of(sections, "budgets")?.lines() {
        let (id, amount) = (line.text("budget"), line.money("amount")?);
        if let Some(own) = instance.budgets.last_mut().filter(|own| own.id == id) {
            own.amount.push(amount);
            continue;
        }
        let options = line.text("options");
        let options = options.split_whitespace().map(|id| option_at(instance, id)).collect::<Option<_>>()?;
        instance.budgets.push(Budget {
            id,
            label: line.label(),
            amount: vec![amount],
            open: line.flag("open")?,
            objects: GroupIx::new(line.position("group")?),
            options,
            carry_over: line.flag("carry_over")?,
            cofund: line.perhaps("cofund", Line::fraction)?,
            protected: line.flag("protected")?,
        });
    }
    Some(())
}

/// A mode as sheet Data writes it: `first`, `weight 3/2`, `floor 1/2 money`.
pub(super) fn rural_mode(text: &str) -> Option<RuralMode> {
    Some(match text.split(' ').collect::<Vec<_>>().as_slice() {
        ["none"] => RuralMode::None,
        ["first"] => RuralMode::First,
        ["weight", weight] => RuralMode::Weight(fraction(weight)?),
        ["floor", share, "units"] => RuralMode::Floor { share: fraction(share)?, of: ShareOf::Units },
        ["floor", share, "money"] => RuralMode::Floor { share: fraction(share)?, of: ShareOf::Money },
        _ => return None,
    })
}

/// `ranks` counts the priorities so far that have a commission's ranking.
fn read_priority(line: &Line<'_, '_>, ranks: &mut usize) -> Option<Priority> {
    let tiers = pairs(&line.text("tiers"), |name, group| Some((name.to_owned(), GroupIx::new(group.parse().ok()?))));
    let rank = line.flag("rank")?.then_some(*ranks);
    *ranks += usize::from(rank.is_some());
    Some(Priority {
        programme: line.text("programme"),
        rural: rural_mode(&line.text("rural"))?,
        tiers: tiers?,
        spread: match line.text("spread").as_str() {
            "fill" => Spread::Fill,
            "level" => Spread::Level,
            _ => return None,
        },
        rank,
    })
}

fn rule_kind(name: &str) -> Option<RuleKind> {
    RuleKind::deserialize(StrDeserializer::<serde::de::value::Error>::new(name)).ok()
}

fn read_rule(instance: &Instance, line: &Line<'_, '_>) -> Option<RuleRow> {
    let limit = match (line.fraction("at_least"), line.fraction("at_most")) {
        (Some(least), None) => Limit::AtLeast(least),
        (None, Some(most)) => Limit::AtMost(most),
        _ => return None,
    };
    Some(RuleRow {
        id: line.text("id"),
        label: line.label(),
        rule: RuleIx::new(line.position("rule")?),
        kind: rule_kind(&line.text("kind"))?,
        metric: metric::read(instance, &line.text("metric"), line.text("text"))?,
        group: GroupIx::new(line.position("group")?),
        other: line.perhaps("other", Line::position)?.map(GroupIx::new),
        year: line.year("year", &instance.years)?,
        limit,
        soft: line.flag("soft")?,
    })
}

fn read_goal(instance: &Instance, line: &Line<'_, '_>) -> Option<Goal> {
    let parts = line.text("parts");
    let part = |at: &str| at.parse().ok().map(GroupIx::new);
    Some(Goal {
        sense: match line.text("sense").as_str() {
            "maximise" => Sense::Maximise,
            "minimise" => Sense::Minimise,
            "leximin" => Sense::Leximin,
            _ => return None,
        },
        metric: metric::read(instance, &line.text("metric"), line.text("text"))?,
        group: GroupIx::new(line.position("group")?),
        partition: match line.text("partition").as_str() {
            "" => None,
            "district" => Some(Partition::District),
            "region" => Some(Partition::Region),
            _ => return None,
        },
        parts: parts.split_whitespace().map(part).collect::<Option<_>>()?,
        year: line.year("year", &instance.years)?,
        priority: line.position("priority")?,
    })
}
