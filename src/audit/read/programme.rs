//! Sections `[meta]` to `[goals]`: what the programme is.

use super::super::data::{
    Alternatives, At, Budget, Data, Goal, Group, Limit, Measure, Need, OptionData, Priority, Proof, Rule, RuleKind,
    Rural, Sense, Status, Term,
};
use super::super::entry::{Entry, parse_fraction};
use super::super::sections::Sections;
use super::super::tenders::{MOST_SETS, MOST_TENDERS, PriceSet, Tenders};
use super::ordering;
use super::{MOST, MOST_MONEY, label, need_ids, option_ids, year};
use crate::diagnostic::Diagnostics;
use crate::fraction::Fraction;
use crate::lang::Lang;

/// Reads the sections that the others refer to. `None` when the years are not known.
pub(super) fn read_programme(sections: &Sections<'_>, findings: &mut Diagnostics) -> Option<Data> {
    let meta = read_meta(sections, findings)?;
    let mut data = Data {
        years: meta.years,
        lang: meta.lang,
        seed: meta.seed,
        status: meta.status,
        needs: Vec::new(),
        options: Vec::new(),
        alternatives: Vec::new(),
        tenders: Tenders { sets: vec![PriceSet::default()], ..Tenders::default() },
        ordering: Vec::new(),
        groups: Vec::new(),
        budgets: Vec::new(),
        priorities: Vec::new(),
        rules: Vec::new(),
        goals: Vec::new(),
        objects: Vec::new(),
        districts: Vec::new(),
        object_at: std::collections::BTreeMap::new(),
        decisions: std::collections::BTreeMap::new(),
        purchases: Vec::new(),
        fees: Vec::new(),
        expenses: Vec::new(),
        dearest: Vec::new(),
        orders: Vec::new(),
        coverage: Vec::new(),
        results: Vec::new(),
        served: Vec::new(),
    };
    let lang = data.lang;
    data.needs = sections.read("needs", &["need"], findings, |entry| {
        let id = entry.text("need");
        Some(Need { name: label(entry, lang, &id), id, object: entry.text("object") })
    });
    let columns = ["option", "buy", "gives", "requires", "years"];
    let can_split = sections.has_column("options", "split");
    let has_deliveries = sections.has_column("options", "delivery");
    data.options = sections.read("options", &columns, findings, |entry| {
        let mut option = read_option(entry, &data.needs, &data, can_split)?;
        if has_deliveries && !entry.text("delivery").is_empty() {
            option.delivery = entry.count("delivery", MOST_MONEY)?;
        }
        Some(option)
    });
    read_alternatives(sections, &mut data, findings);
    read_tenders(sections, &mut data, findings);
    data.groups = sections.read("groups", &["group", "kind", "name"], findings, |entry| {
        entry.own_position("group");
        let group = Group::new(&entry.text("kind"), &entry.text("name"));
        if group.is_none() {
            entry.refuse("kind", "all | rural | urban | district | region | condition");
        }
        group
    });
    read_budgets(sections, &mut data, findings);
    ordering::read_ordering(sections, &mut data, findings);
    let columns = ["priority", "rural", "tiers", "spread"];
    data.priorities = sections.read("priorities", &columns, findings, |entry| read_priority(entry, data.groups.len()));
    let columns = ["row", "id", "kind", "metric", "group", "year", "at_least", "at_most", "soft", "rule"];
    data.rules = sections.read("rules", &columns, findings, |entry| read_rule(entry, &data));
    let columns = ["goal", "sense", "metric", "group", "year", "priority"];
    data.goals = sections.read("goals", &columns, findings, |entry| read_goal(entry, &data));
    one_option_per_need(sections, &data, findings);
    Some(data)
}

struct Meta {
    years: Vec<i64>,
    lang: Lang,
    seed: String,
    status: Status,
}

fn read_meta(sections: &Sections<'_>, findings: &mut Diagnostics) -> Option<Meta> {
    let (mut years, mut lang, mut seed, mut status) = (None, Lang::default(), String::new(), None);
    sections.read("meta", &["key", "value"], findings, |entry| {
        let value = entry.text("value");
        match entry.text("key").as_str() {
            "years" => {
                let read: Option<Vec<i64>> = value.split_whitespace().map(|year| year.parse().ok()).collect();
                let ascending = |years: &Vec<i64>| !years.is_empty() && years.is_sorted_by(|a, b| a < b);
                years = read.filter(ascending);
                if years.is_none() {
                    entry.refuse("value", "2020 2021");
                }
            }
            "lang" => lang = Lang::ALL.into_iter().find(|lang| lang.code() == value).unwrap_or_default(),
            "seed" => seed = value,
            "status" => {
                let proof = entry.word("value", &["proved", "solver-proved", "bounded"]);
                let proof = proof.and_then(|at| [Proof::A, Proof::B, Proof::C].get(at).copied());
                status = proof.map(|proof| Status { at: entry.at, proof });
            }
            _ => {}
        }
        Some(())
    });
    if let (Some(years), Some(status)) = (years, status) {
        return Some(Meta { years, lang, seed, status });
    }
    if !findings.has_errors() {
        let place = sections.place("meta", At::default(), "value");
        findings.report(crate::diagnostic::Code::DataMissing, place, crate::args![section = "[meta] years, status"]);
    }
    None
}

fn read_option(entry: &mut Entry<'_, '_>, needs: &[Need], data: &Data, can_split: bool) -> Option<OptionData> {
    let id = entry.text("option");
    let need = |id: &str| need_ids(needs).position(|need| need == id);
    let give = |pair: &str| {
        let (id, units) = pair.split_once('=')?;
        Some((need(id)?, units.parse::<i64>().ok().filter(|units| (1..=MOST).contains(units))?))
    };
    let gives: Option<Vec<(usize, i64)>> = entry.text("gives").split_whitespace().map(give).collect();
    if gives.is_none() {
        entry.refuse("gives", "[needs]=n …");
    }
    let requires: Option<Vec<usize>> = entry.text("requires").split_whitespace().map(need).collect();
    if requires.is_none() {
        entry.refuse("requires", "[needs] …");
    }
    let years = entry.text("years");
    let open: Vec<bool> = years.chars().map(|flag| flag == '1').collect();
    if open.len() != data.horizon() || years.chars().any(|flag| !matches!(flag, '0' | '1')) {
        entry.refuse("years", &"1".repeat(data.horizon()));
        return None;
    }
    let once = entry.word("buy", &["units", "once"])? == 1;
    let split = can_split && entry.flag("split")?;
    let life = match entry.text("life").as_str() {
        "" => None,
        _ => Some(entry.count("life", MOST)?.max(1)),
    };
    let steps = read_steps(&entry.text("steps"))
        .filter(|steps| steps.is_empty() || !once && gives.as_ref().is_some_and(|gives| gives.len() == 1));
    if steps.is_none() {
        entry.refuse("steps", "1/2=2 1=1");
    }
    Some(OptionData {
        name: label(entry, data.lang, &id),
        id,
        once,
        gives: gives?,
        requires: requires?,
        open,
        alternative: None,
        tenders: Vec::new(),
        split,
        life,
        delivery: 0,
        steps: steps?,
    })
}

/// Steps such as `1/2=2 1=1`: shares of the lack that rise to 1 at most, points that fall to 1 at least.
fn read_steps(text: &str) -> Option<Vec<(Fraction, i64)>> {
    let step = |pair: &str| {
        let (share, points) = pair.split_once('=')?;
        let points = points.parse::<i64>().ok().filter(|points| (1..=MOST).contains(points))?;
        Some((parse_fraction(share).filter(|share| *share > Fraction::ZERO && *share <= Fraction::ONE)?, points))
    };
    let steps: Option<Vec<(Fraction, i64)>> = text.split_whitespace().map(step).collect();
    steps.filter(|steps| steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1))
}

/// Prices that are not certain: tenders, and the options whose prices depend on each; a plan of certain prices has none.
fn read_tenders(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if !sections.has_column("tenders", "tender") {
        return;
    }
    let lang = data.lang;
    let mut tenders = Tenders::default();
    sections.read("tenders", &["tender", "protect"], findings, |entry| {
        let id = entry.text("tender");
        if tenders.ids.contains(&id) || tenders.ids.len() == MOST_TENDERS {
            entry.refuse("tender", "1");
            return None;
        }
        let protect = usize::try_from(entry.count("protect", MOST)?).ok()?;
        if !tenders.ids.is_empty() && protect != tenders.protect {
            entry.refuse("protect", &tenders.protect.to_string());
            return None;
        }
        tenders.protect = protect;
        tenders.names.push(label(entry, lang, &id));
        tenders.ids.push(id);
        Some(())
    });
    tenders.count_out();
    if tenders.sets.len() > MOST_SETS {
        let place = sections.place("tenders", At::default(), "protect");
        findings.report(crate::diagnostic::Code::DataTooLarge, place, Vec::new());
        tenders.sets.clear();
    }
    let mut rises: Vec<(usize, usize)> = Vec::new();
    sections.read("rises", &["option", "tender"], findings, |entry| {
        let option = entry.id("option", option_ids(&data.options), "[options]")?;
        let tender = entry.id("tender", tenders.ids.iter().map(String::as_str), "[tenders]")?;
        rises.push((option, tender));
        Some(())
    });
    for (option, tender) in rises {
        if let Some(option) = data.options.get_mut(option).filter(|option| !option.tenders.contains(&tender)) {
            option.tenders.push(tender);
        }
    }
    data.tenders = tenders;
}

/// Options of which one works at a time; older plans have none.
fn read_alternatives(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if !sections.has_column("alternatives", "group") {
        return;
    }
    let mut members: Vec<(usize, usize)> = Vec::new();
    let columns = ["group", "need", "options", "people"];
    let groups = sections.read("alternatives", &columns, findings, |entry| {
        let need = entry.id("need", need_ids(&data.needs), "[needs]")?;
        let gives = |option: &OptionData| matches!(option.gives.as_slice(), [(given, _)] if *given == need);
        for name in entry.text("options").split_whitespace() {
            let at = option_ids(&data.options).position(|own| own == name);
            let fits = |at: &usize| {
                let is_taken = members.iter().any(|(option, _)| option == at);
                data.options.get(*at).is_some_and(|o| o.once && o.requires.is_empty() && gives(o)) && !is_taken
            };
            let Some(at) = at.filter(fits) else {
                entry.refuse("options", "[options] …");
                return None;
            };
            members.push((at, entry.ordinal()));
        }
        Some(Alternatives { need, has_people: entry.flag("people")? })
    });
    data.alternatives = groups;
    for (option, group) in members {
        if let Some(option) = data.options.get_mut(option) {
            option.alternative = Some(group);
            // An alternative is bought once: what its delivery costs is in its price.
            option.delivery = 0;
        }
    }
}

/// One row per budget and year.
fn read_budgets(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    let mut budgets: Vec<Budget> = Vec::new();
    sections.read("budgets", &["budget", "year", "amount", "group", "options"], findings, |entry| {
        let id = entry.text("budget");
        let year = year(entry, "year", &data.years)?;
        let amount = entry.count("amount", MOST_MONEY)?;
        let group = entry.position("group", data.groups.len())?;
        let cofund = sections.has_column("budgets", "cofund").then(|| entry.fraction("cofund")).flatten();
        if cofund.is_some_and(|share| share.is_negative() || share > Fraction::ONE) {
            entry.refuse("cofund", "0/1 … 1/1");
            return None;
        }
        let carry_over = sections.has_column("budgets", "carry_over") && entry.flag("carry_over")?;
        let mut pays = vec![false; data.options.len()];
        for option in entry.text("options").split_whitespace() {
            match option_ids(&data.options).position(|own| own == option).and_then(|at| pays.get_mut(at)) {
                Some(flag) => *flag = true,
                None => entry.refuse("options", "[options] …"),
            }
        }
        let at = budgets.iter().position(|budget| budget.id == id).unwrap_or_else(|| {
            let name = label(entry, data.lang, &id);
            let amount = vec![0; data.years.len()];
            budgets.push(Budget { id, name, group, pays: pays.clone(), amount, carry_over, cofund });
            budgets.len() - 1
        });
        let budget = budgets.get_mut(at)?;
        let is_same = budget.group == group && budget.pays == pays;
        if !is_same || budget.carry_over != carry_over || budget.cofund != cofund {
            entry.refuse("group", "=");
        }
        *budget.amount.get_mut(year)? = amount;
        Some(())
    });
    data.budgets = budgets;
}

fn read_priority(entry: &mut Entry<'_, '_>, groups: usize) -> Option<Priority> {
    entry.own_position("priority");
    let text = entry.text("rural");
    let rural = read_rural(&text);
    if rural.is_none() {
        entry.refuse("rural", "none | first | weight n/m | floor n/m units | floor n/m money");
    }
    let tier = |pair: &str| {
        let (name, group) = pair.rsplit_once('=')?;
        Some((name.to_owned(), group.parse().ok().filter(|group| *group < groups)?))
    };
    let tiers: Option<Vec<(String, usize)>> = entry.text("tiers").split_whitespace().map(tier).collect();
    if tiers.is_none() {
        entry.refuse("tiers", "name=[groups] …");
    }
    let level = entry.word("spread", &["fill", "level"])? == 1;
    Some(Priority { at: entry.at, rural: rural?, tiers: tiers?, level })
}

fn read_rural(text: &str) -> Option<Rural> {
    let parts = |text: &str| {
        let fraction = parse_fraction(text)?;
        let part = |n: i128| i64::try_from(n).ok().filter(|n| (0..=MOST).contains(n));
        Some((part(fraction.numerator())?, part(fraction.denominator())?))
    };
    match text.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["none"] => Some(Rural::None),
        ["first"] => Some(Rural::First),
        ["weight", weight] => parts(weight).map(|(rural, others)| Rural::Weight { rural, others }),
        ["floor", share, of @ ("units" | "money")] => {
            parts(share).map(|(num, den)| Rural::Floor { num, den, money: *of == "money" })
        }
        _ => None,
    }
}

fn read_rule(entry: &mut Entry<'_, '_>, data: &Data) -> Option<Rule> {
    entry.own_position("row");
    const KINDS: [&str; 10] =
        ["floor", "cap", "each", "target", "capacity", "no_regress", "share", "gap", "lock", "report"];
    let kind = match entry.word("kind", &KINDS)? {
        0..=3 => RuleKind::Limit,
        4 | 5 => RuleKind::Within,
        6 => RuleKind::Share,
        7 => RuleKind::Gap(entry.position("other", data.groups.len())?),
        _ => RuleKind::Report,
    };
    let metric = read_metric(entry, "metric", data)?;
    let group = entry.position("group", data.groups.len())?;
    let year = year(entry, "year", &data.years)?;
    let limit = match (entry.fraction("at_least"), entry.fraction("at_most")) {
        (Some(least), None) => Limit::AtLeast(least),
        (None, Some(most)) => Limit::AtMost(most),
        _ => {
            entry.refuse("at_least", "n/m");
            return None;
        }
    };
    let (soft, rule) = (entry.flag("soft")?, entry.count("rule", MOST)?);
    Some(Rule { id: entry.text("id"), kind, metric, group, year, limit, soft, rule })
}

fn read_goal(entry: &mut Entry<'_, '_>, data: &Data) -> Option<Goal> {
    entry.own_position("goal");
    let sense = entry.word("sense", &["maximise", "minimise", "leximin"])?;
    let sense = [Sense::Maximise, Sense::Minimise, Sense::Leximin].get(sense).copied()?;
    let metric = read_metric(entry, "metric", data)?;
    if sense == Sense::Leximin && !matches!(metric.as_slice(), [Term { factor: 1, measure: Measure::Share(_) }]) {
        entry.refuse("metric", "1*share:[needs]");
        return None;
    }
    let part = |at: &str| at.parse().ok().filter(|at| *at < data.groups.len());
    let parts: Option<Vec<usize>> = entry.text("parts").split_whitespace().map(part).collect();
    if parts.as_ref().is_none_or(|parts| parts.is_empty() != (sense != Sense::Leximin)) {
        entry.refuse("parts", "[groups] …");
    }
    Some(Goal {
        sense,
        metric,
        group: entry.position("group", data.groups.len())?,
        year: year(entry, "year", &data.years)?,
        priority: entry.position("priority", data.priorities.len())?,
        parts: parts?,
    })
}

/// A metric such as `1*units:teacher_pc + 2*full:wifi`.
fn read_metric(entry: &mut Entry<'_, '_>, column: &str, data: &Data) -> Option<Vec<Term>> {
    let term = |text: &str| {
        let (factor, measure) = text.split_once('*')?;
        let factor = factor.trim().parse::<i64>().ok().filter(|n| (-MOST..=MOST).contains(n))?;
        let (name, id) = measure.split_once(':').unwrap_or((measure, ""));
        let need = || need_ids(&data.needs).position(|need| need == id);
        let measure = match name.trim() {
            "units" => Measure::Units(need()?),
            "new" => Measure::New(need()?),
            "stock" => Measure::Stock(need()?),
            "share" => Measure::Share(need()?),
            "full" => Measure::Full(need()?),
            "people" => Measure::People(need()?),
            "count" => Measure::Count(option_ids(&data.options).position(|option| option == id)?),
            "value" => Measure::Value(option_ids(&data.options).position(|option| option == id)?),
            "people_years" => Measure::PeopleYears(need()?),
            "cost" => Measure::Cost,
            "commitment" => Measure::Commitment(data.years.iter().position(|year| year.to_string() == id)?),
            _ => return None,
        };
        Some(Term { factor, measure })
    };
    let metric: Option<Vec<Term>> = entry.text(column).split(" + ").map(|text| term(text.trim())).collect();
    if metric.is_none() {
        entry.refuse(column, "n*units:[needs] + n*count:[options] + n*cost …");
    }
    metric
}

/// The proof takes each need as covered by one option, or by one group of alternatives: more would have to be priced
/// together.
fn one_option_per_need(sections: &Sections<'_>, data: &Data, findings: &mut Diagnostics) {
    for (at, need) in data.needs.iter().enumerate() {
        let givers = data.options.iter().filter(|option| option.gives.iter().any(|(given, _)| *given == at)).count();
        let group = data.alternatives.iter().position(|group| group.need == at);
        let is_own = |option: &OptionData| group.is_some() && option.alternative == group;
        let gives = |option: &OptionData| option.gives.iter().any(|(given, _)| *given == at);
        if group.is_some() && data.options.iter().filter(|option| gives(option)).all(is_own) {
            continue;
        }
        let repeated = data.options.iter().any(|o| o.gives.iter().filter(|(given, _)| *given == at).count() > 1);
        if givers > 1 || repeated {
            let args = crate::args![column = "[options] gives", found = need.id.as_str(), allowed = "1"];
            let place = sections.place("options", At::default(), "gives");
            findings.report(crate::diagnostic::Code::DataBroken, place, args);
        }
    }
}
