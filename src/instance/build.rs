//! Workbook × Programme × command line as an Instance.

use std::collections::BTreeMap;

use super::ages::read_ages;
use super::alternatives::build_alternatives;
use super::budgets::{fill_open, read_budgets, set_shares};
use super::checked::{note_checked, warn_of_unfound};
use super::columns::ObjectColumns;
use super::conditions::Conditions;
use super::evaluate::Evaluator;
use super::funding::{refuse_many_sources, warn_of_unpaid};
use super::groups::Groups;
use super::items::read_prices;
use super::kinds::join;
use super::limits::{check_totals, largest_factor};
use super::lottery::lottery_number;
use super::model_prices::note_model_prices;
use super::needs::build_needs;
use super::notes::Notes;
use super::objects::{ObjectData, Wishes, read_objects};
use super::offers::read_offers;
use super::orders::{find_payers, refuse_costs_of_part};
use super::origins::Origins;
use super::overrides::Overrides;
use super::plausible::{note_unused, warn_of_free, warn_of_tiny};
use super::pricing::{add_unit_deliveries, apply_offers, build_items, build_options, close_unknown};
use super::rules::{build_rules, year_or_last};
use super::rules_sheet::read_rules;
use super::settings::{Settings, settings};
use super::sheets::sort_sheets;
use super::spared::Spared;
use super::tables::Tables;
use super::today::check_today;
use super::uncertain::{Uncertain, refuse_joint};
use super::{Customer, DecisionKind, Goal, Instance, Kind, Metric, Priority};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::index::KindIx;
use crate::lang::Arg;
use crate::programme::{Formula, Programme, RuralMode};
use crate::workbook::Workbook;

/// Everything that a plan depends on, out of a workbook, a programme and the command line.
///
/// Every problem of the input is added to `findings` in one run; the result is `None` exactly when some of them
/// are errors. Problems of the Settings sheet are those of [`settings`], which is read before a programme is
/// chosen; they are not repeated here.
pub fn build(
    workbook: &Workbook,
    programme: &Programme,
    overrides: &Overrides,
    findings: &mut Diagnostics,
) -> Option<Instance> {
    build_traced(workbook, programme, overrides, findings).map(|(instance, _)| instance)
}

/// The same as [`build`], with the cells that state what no row of an object does.
pub fn build_traced(
    workbook: &Workbook,
    programme: &Programme,
    overrides: &Overrides,
    findings: &mut Diagnostics,
) -> Option<(Instance, Origins)> {
    let settings = settings(workbook, &mut Diagnostics::new());
    let mut notes = Notes::new(findings);
    let sheets = sort_sheets(workbook, programme, &mut notes);
    let mut programme = programme.clone();
    let conditions = Conditions::read(workbook, &sheets, &mut programme);
    let programme = &programme;
    let mut spared = Spared::of(programme, &sheets.offers);
    let priorities = rural_modes(programme, overrides);
    let kinds = programme.kinds();
    let mut parts = Vec::with_capacity(kinds.len());
    let mut checked = settings.checked.clone();
    for kind in kinds.iter().copied() {
        let columns = ObjectColumns::new(programme, kind);
        let tables = Tables::read(workbook, sheets.of(kind), &columns, &mut notes);
        for (column, spec) in columns.programme.iter().enumerate() {
            if spec.is_some_and(|spec| spared.has(column) && !tables.any_has(spec)) {
                spared.is_absent(column);
            }
        }
        let wishes = Wishes {
            programme,
            spared: &spared,
            kind,
            columns: &columns,
            settings: &settings,
            needs_rural: needs_rural((programme, &conditions), &priorities, kind),
            skip_incomplete: overrides.skip_incomplete,
        };
        parts.push(read_objects(&tables, &wishes, &mut notes));
        note_checked(&tables, &mut checked, &mut notes);
        check_today(&tables, programme, &columns, &mut notes);
    }
    warn_of_unfound(&checked, &mut notes);
    let data = join(parts, programme);
    // Over unsound objects formulas would only repeat what has been said; everything else is still checked.
    let sound = notes.errors() == 0;
    let data = if sound { data } else { data.without_objects() };
    let prices = read_prices(workbook, &sheets.items, programme, &settings, overrides, &mut notes);
    let mut groups = Groups::new(&data);
    let meant = (&conditions, &mut groups);
    let mut budgets = read_budgets(workbook, &sheets.budgets, programme, &settings, overrides, meant, &mut notes);
    let meant = (&conditions, &mut groups);
    let from_sheet = read_rules(workbook, &sheets.rules, (programme, &settings), meant, &mut notes);
    set_shares(&mut budgets, &programme.cofunding, &from_sheet.cofunding, &mut notes);
    let evaluator = Evaluator { data: &data, kind: None };
    let mut needs = build_needs(programme, evaluator, &mut notes);
    let ages = read_ages(workbook, &sheets.ages, (programme, &data), &mut notes);
    ages.retire(&mut needs, programme, &data, &mut notes);
    let mut items = build_items(programme, &prices, &mut notes);
    let offers = read_offers(workbook, &sheets.offers, (programme, &data), &settings, &mut notes);
    note_model_prices(programme, &prices, &offers, &mut notes);
    let mut options = build_options(programme, &prices, &items, &open(&data), evaluator, &mut notes);
    close_unknown(&mut options, programme, &offers, &spared, &mut notes);
    apply_offers(&mut options, &offers, &open(&data), &mut notes);
    let tenders = Uncertain::new(programme, &prices, &mut notes);
    let tenders = tenders.apply((programme, &prices), &mut items, &mut options, &mut notes);
    add_unit_deliveries(&mut options, programme, evaluator, &mut notes);
    let alternatives = build_alternatives(programme, &needs, &offers, evaluator, &mut notes);
    let (rules, locks) = if sound {
        build_rules(programme, from_sheet.rules, &data, &mut groups, &mut notes)
    } else {
        Default::default()
    };
    let rank = ranks(programme, &data, &mut notes);
    let priorities = build_priorities(programme, &priorities, &mut groups, &mut notes);
    let goals = build_goals(programme, &mut groups, &mut notes);
    let factor = largest_factor(&rules, &priorities);
    let lists = (&options[..], &items[..]);
    let dearest = check_totals(lists, &needs, &budgets, data.len(), (programme.years.len(), factor), &mut notes);
    fill_open(&mut budgets, dearest, &mut notes);
    refuse_costs_of_part(&items, &rules, (&goals, &priorities), &mut notes);
    refuse_many_sources((&budgets, &options), programme.years.len(), &mut notes);
    refuse_joint(programme, (&budgets, &options), &tenders, &mut notes);
    let customer = customer(&settings, programme, &mut notes);
    if notes.errors() > 0 {
        return None;
    }
    warn_of_free((&options, &items), programme, &mut notes);
    warn_of_tiny(&budgets, &options, &mut notes);
    note_unused(programme, &mut notes);
    groups.add_places();
    let groups = groups.into_list();
    find_payers(programme, (&mut items, &options), (&budgets, &groups), &mut notes);
    if notes.errors() > 0 {
        return None;
    }
    warn_of_unpaid((&budgets, &options), &groups, &mut notes);
    let ObjectData { mut objects, districts, regions, mut decisions, .. } = data;
    objects.lottery = objects.id.iter().map(|id| lottery_number(&customer.seed, id)).collect();
    objects.rank = rank;
    decisions.extend(locks);
    decisions.sort_by_key(|decision| decision.object);
    let origins = std::mem::take(&mut notes.origins);
    let instance = Instance {
        programme: programme.id.clone(),
        name: programme.name.clone(),
        years: programme.years.clone(),
        customer,
        kinds: programme.objects.iter().map(|kind| Kind { id: kind.id.clone(), label: kind.label.clone() }).collect(),
        objects,
        districts,
        regions,
        groups,
        needs,
        options,
        alternatives,
        items,
        tenders,
        budgets,
        rules,
        priorities,
        goals,
        decisions,
        assumptions: notes.into_assumptions(),
        input_sha256: workbook.sha256.clone(),
        model_sha256: super::lottery::sha256_hex(programme.resolved_toml()),
    };
    Some((instance, origins))
}

/// The rural mode of each priority: the command line's, else the model's.
fn rural_modes(programme: &Programme, overrides: &Overrides) -> Vec<RuralMode> {
    programme.priorities.iter().map(|priority| overrides.rural.unwrap_or(priority.rural)).collect()
}

/// Whether the plan depends on which objects of a kind are rural; `None` where it does not and nobody expects to be asked.
fn needs_rural((programme, conditions): (&Programme, &Conditions), modes: &[RuralMode], kind: KindIx) -> Option<bool> {
    let column = programme.columns.iter().position(|column| column.id == "rural");
    let has = column.is_some_and(|column| programme.columns_of(kind).get(column) == Some(&true));
    let is_read = column.is_some_and(|column| {
        formulas(programme).chain(conditions.formulas()).any(|formula| formula.columns().contains(&column))
    });
    let is_first = programme.kinds().first() == Some(&kind);
    let needed = (has && is_read) || (is_first && modes.iter().any(|mode| *mode != RuralMode::None));
    (needed || kind == KindIx::new(0)).then_some(needed)
}

/// All formulas of a programme.
fn formulas(programme: &Programme) -> impl Iterator<Item = &Formula> {
    let needs = programme.needs.iter().flat_map(|need| [&need.need, &need.have].into_iter().chain(&need.people));
    let options = programme.options.iter().flat_map(|option| {
        let prices = option.price.iter().flat_map(BTreeMap::values);
        let items = option.items.iter().map(|(_, quantity)| quantity);
        let delivery = option.delivery.iter().flat_map(|delivery| &delivery.unit);
        option.condition.iter().chain(&option.yearly).chain(&option.fixed).chain(delivery).chain(prices).chain(items)
    });
    let conditions = (programme.budgets.iter().filter_map(|budget| budget.only.as_ref()))
        .chain(programme.rules.iter().filter_map(|rule| rule.condition.as_ref()))
        .chain(programme.goals.iter().filter_map(|goal| goal.condition.as_ref()));
    let tiers = programme.priorities.iter().flat_map(|priority| priority.tiers.iter().map(|(_, formula)| formula));
    needs.chain(options).chain(conditions).chain(tiers)
}

/// Whether anything may be bought for each object.
fn open(data: &ObjectData) -> Vec<bool> {
    let excluded = data.decided(DecisionKind::Exclude);
    excluded.iter().zip(&data.incomplete).map(|(excluded, incomplete)| !excluded && !incomplete).collect()
}

/// A commission's ranks per priority that has a column for them; 1 is first, and 0 is nobody's rank.
fn ranks(programme: &Programme, data: &ObjectData, notes: &mut Notes<'_>) -> Vec<Vec<u32>> {
    let mut out = Vec::new();
    for column in programme.priorities.iter().filter_map(|priority| priority.rank) {
        let mut ranks = Vec::with_capacity(data.len());
        for object in 0..data.len() {
            let rank = match data.value(column, object) {
                crate::programme::Value::Number(number) => number.to_whole().and_then(|rank| u32::try_from(rank).ok()),
                _ => None,
            };
            let incomplete = data.incomplete.get(object) == Some(&true);
            if rank.is_none_or(|rank| rank == 0) && !incomplete {
                let id = data.objects.id.get(object).map_or("", String::as_str);
                let (sheet, row) = data.source(object);
                let column = programme.columns.get(column);
                let column = column.map_or_else(|| Arg::from(""), |own| Arg::named(&own.id, &own.headers.label()));
                let args = args![column = column, object = id, sheet = sheet, row = row.to_string()];
                notes.report(Code::NotARank, Place::Nowhere, args);
            }
            ranks.push(rank.filter(|rank| *rank > 0).unwrap_or(u32::MAX));
        }
        out.push(ranks);
    }
    out
}

fn build_priorities(
    programme: &Programme,
    modes: &[RuralMode],
    groups: &mut Groups<'_>,
    notes: &mut Notes<'_>,
) -> Vec<Priority> {
    let mut ranked = 0;
    let mut out = Vec::with_capacity(programme.priorities.len());
    for (spec, rural) in programme.priorities.iter().zip(modes) {
        let tiers = spec.tiers.iter();
        let tiers = tiers.map(|(name, formula)| (name.clone(), groups.condition(Some(formula), Some(name), notes)));
        let tiers = tiers.collect();
        let rank = spec.rank.map(|_| ranked);
        ranked += usize::from(rank.is_some());
        out.push(Priority { programme: spec.programme.clone(), rural: *rural, tiers, spread: spec.spread, rank });
    }
    out
}

fn build_goals(programme: &Programme, groups: &mut Groups<'_>, notes: &mut Notes<'_>) -> Vec<Goal> {
    let mut out = Vec::with_capacity(programme.goals.len());
    for spec in &programme.goals {
        let group = groups.condition(spec.condition.as_ref(), None, notes);
        out.push(Goal {
            sense: spec.sense,
            metric: Metric { text: spec.metric.text.clone(), terms: spec.metric.terms.clone() },
            partition: spec.partition,
            parts: spec.partition.map(|partition| groups.parts(partition, group)).unwrap_or_default(),
            group,
            year: year_or_last(spec.year, programme),
            priority: spec.priority,
        });
    }
    out
}

/// Who buys, and the seed of the lottery: the record of an outside draw, else БИН and first year, else the
/// programme and first year, which is an assumption.
fn customer(settings: &Settings, programme: &Programme, notes: &mut Notes<'_>) -> Customer {
    let first = programme.years.first().map(ToString::to_string).unwrap_or_default();
    if programme.shift != 0
        && let Some(written) = programme.years.first().and_then(|year| year.later(-programme.shift))
    {
        notes.assume("assumption-year-shifted", args![written = written, year = first.as_str()]);
    }
    let seed = if let Some(draw) = &settings.draw {
        draw.clone()
    } else if settings.bin.is_empty() {
        let seed = format!("{}|{first}", programme.id);
        notes.assume("assumption-seed", args![seed = seed.as_str()]);
        seed
    } else {
        format!("{}|{first}", settings.bin)
    };
    Customer { name: settings.customer.clone(), bin: settings.bin.clone(), seed }
}
