//! Best responses against all purchases of one object.

use super::support::{Dice, workbook};
use crate::audit::data::{Measure, Term};
use crate::audit::form::{Part, What, Who};
use crate::audit::model::{Chain, Model};
use crate::audit::points::Points;
use crate::audit::response::best_response;
use crate::audit::{Sections, read};
use crate::diagnostic::Diagnostics;

/// One object with a line that Wi-Fi needs, Wi-Fi that kits need, and kits that give two things; three years. Some of them
/// retire, if any may.
fn object(dice: &mut Dice, may_retire: bool) -> String {
    let mut roll = |least, most| dice.roll(least, most).to_string();
    let per_year = |what: String| [2026, 2027, 2028].map(|year| format!("{what}.{year}"));
    let mut columns: Vec<String> =
        ["object", "name", "district", "region", "rural", "lottery", "groups"].map(str::to_owned).to_vec();
    let mut cells: Vec<String> = ["A", "A", "Р", "О", "1", "", ""].map(str::to_owned).to_vec();
    for (need, most) in [("line", 1), ("wifi", 2), ("kit", 4), ("seat", 5)] {
        for (need_column, have_column) in
            per_year(format!("need.{need}")).into_iter().zip(per_year(format!("have.{need}")))
        {
            columns.extend([need_column, have_column]);
            cells.extend([roll(0, most), roll(0, 1)]);
        }
        columns.push(format!("people.{need}"));
        cells.push(roll(0, 9));
    }
    for option in ["line", "wifi", "kit"] {
        columns.push(format!("eligible.{option}"));
        cells.push(u8::from(roll(0, 7) != "0").to_string());
        columns.extend(per_year(format!("price.{option}")));
        cells.extend([roll(0, 9), roll(0, 9), roll(0, 9)]);
        columns.push(format!("yearly.{option}"));
        cells.push(roll(0, 2));
        columns.push(format!("fixed.{option}"));
        cells.push(roll(0, 3));
    }
    let mut decisions = String::new();
    if roll(0, 3) == "0" {
        decisions += "A|must|||\n";
    }
    if roll(0, 3) == "0" {
        decisions += &format!("A|lock|kit|{}|\n", roll(1, 2));
    }
    let [open_line, open_wifi, open_kit] =
        [(); 3].map(|()| [(); 3].map(|()| if roll(0, 4) == "0" { '0' } else { '1' }).iter().collect::<String>());
    let [life_line, life_wifi, life_kit] = [(); 3].map(|()| match dice.roll(0, 4) {
        life if may_retire && life > 0 => life.to_string(),
        _ => String::new(),
    });
    let spread = if may_retire { 0 } else { dice.roll(0, 1) };
    let mut amount = |year: u16| format!("x|{year}|{}|0|line wifi kit\n", if dice.roll(0, 4) == 0 { 0 } else { 9 });
    let money = [2026, 2027, 2028].map(&mut amount).concat();
    let spread = ["fill", "level"][usize::try_from(spread).unwrap()];
    format!(
        "[meta]\nkey|value\nyears|2026 2027 2028\nstatus|proved\n[needs]\nneed\nline\nwifi\nkit\nseat\n\
         [options]\noption|buy|gives|requires|years|life\nline|once|line=1||{open_line}|{life_line}\n\
         wifi|units|wifi=1|line|{open_wifi}|{life_wifi}\nkit|units|kit=2 seat=1|wifi line|{open_kit}|{life_kit}\n[groups]\ngroup|kind|name\n0|all|\n\
         [budgets]\nbudget|year|amount|group|options\n{money}y|2027|9|0|kit\n\
         [priorities]\npriority|rural|tiers|spread\n0|none||{spread}\n\
         [rules]\nrow|id|kind|metric|group|year|at_least|at_most|soft|rule\n\
         [goals]\ngoal|sense|metric|group|year|priority\n0|maximise|1*units:kit + 1*full:seat|0|2028|0\n\
         [objects]\n{}\n{}\n[decisions]\nobject|kind|option|quantity\n{decisions}\
         [purchases]\nobject|option|year|payer|quantity|unit_price|sum\n[fees]\nobject|option|year|payer|quantity|unit_price|sum\n\
         [coverage]\nneed|group|year|objects|needed|before|after|full_before|full_after|stock_before|stock_after\n\
         [results]\nrow|achieved|met|shortfall\n[served]\nposition|kind|rule|goal|tier|scale|minimise|value|bound|proof\n\
         [leaves]\nserved|leaf|off|bound\n[prices]\nserved|leaf|row|multiplier\n",
        columns.join("|"),
        cells.join("|")
    )
}

/// Random points: parts of every kind in every year, and prices of both budgets.
fn points(dice: &mut Dice, model: &Model<'_>, chains: &[Chain]) -> Points {
    let object = &model.data.objects[0];
    let mut points = Points::new(model);
    let mut add = |what: What, factor: i128| {
        points.add(model, object, &Part { factor, who: Who::default(), what }, 1).unwrap();
    };
    for year in 0..3 {
        for need in 0..4 {
            let measures = [
                Measure::Units(need),
                Measure::Full(need),
                Measure::People(need),
                Measure::New(need),
                Measure::PeopleYears(need),
                Measure::Stock(need),
            ];
            for measure in measures {
                add(What::Metric(vec![Term { factor: 1, measure }], year), dice.roll(-4, 6) * dice.roll(0, 1));
            }
        }
        add(What::Metric(vec![Term { factor: 1, measure: Measure::Count(1) }], year), dice.roll(-6, 6));
        add(What::Metric(vec![Term { factor: -1, measure: Measure::Cost }], year), dice.roll(0, 1));
        let commitment = Term { factor: -1, measure: Measure::Commitment(year) };
        add(What::Metric(vec![commitment], year), dice.roll(0, 1));
    }
    add(What::Severity, dice.roll(0, 2));
    add(What::Bought(vec![0, 2]), dice.roll(-3, 3));
    add(What::Spent(vec![1, 2]), dice.roll(-1, 0));
    let prices: Vec<i128> = (0..6).map(|_| dice.roll(0, 2)).collect();
    for chain in chains {
        points.charge_budgets(model, object, chain.option, &prices).unwrap();
    }
    points
}

/// What works of purchases up to the end of each year.
fn in_use(chain: &Chain, path: &[i128], t: usize) -> i128 {
    path[t] - chain.retired(t).map_or(0, |retired| path[retired])
}

/// All paths of one chain over three years.
fn paths_of(chain: &Chain) -> Vec<[i128; 3]> {
    let mut paths = Vec::new();
    for a in 0..=chain.most[0] {
        for b in a..=chain.most[1] {
            for c in b..=chain.most[2] {
                let path = [a, b, c];
                let steps = [a, b - a, c - b];
                let closed = steps.iter().zip(&chain.open).any(|(step, open)| *step > 0 && !open);
                let low = path.iter().zip(&chain.lower).any(|(bought, lower)| bought < lower);
                let in_use = (0..3).map(|t| in_use(chain, &path, t)).collect::<Vec<_>>();
                let many = in_use.iter().any(|in_use| *in_use > chain.upper) || in_use[2] < chain.least;
                if !closed && !low && !many {
                    paths.push(path);
                }
            }
        }
    }
    paths
}

/// Whether what every chain requires is full in every year in which it works.
fn keeps_order(model: &Model<'_>, chains: &[Chain], bought: &[i128]) -> bool {
    let object = &model.data.objects[0];
    let full = |need: usize, t: usize| {
        let stock: i128 = chains
            .iter()
            .flat_map(|chain| chain.covers.iter().map(move |cover| (chain, cover)))
            .filter(|(_, cover)| cover.need == need)
            .map(|(chain, cover)| cover.gain * in_use(chain, &bought[chain.option * 3..], t))
            .sum();
        stock >= model.gap(object, need, t)
    };
    chains.iter().all(|chain| {
        let requires = &model.data.options[chain.option].requires;
        (0..3).all(|t| in_use(chain, &bought[chain.option * 3..], t) == 0 || requires.iter().all(|need| full(*need, t)))
    })
}

#[test]
fn the_best_response_is_the_best_of_all_purchases() {
    compare(Dice(7), 300, false);
}

#[test]
fn the_best_response_of_what_retires_is_the_best_of_all_purchases() {
    compare(Dice(14), 150, true);
}

/// Compares best responses of some random objects with all their purchases.
fn compare(mut dice: Dice, objects: usize, may_retire: bool) {
    let (mut feasible, mut richest) = (0, 0);
    for _ in 0..objects {
        let book = workbook(&object(&mut dice, may_retire));
        let mut findings = Diagnostics::new();
        let sections = Sections::split(&book, &mut findings).unwrap();
        let data = read::read_data(&sections, &mut findings);
        let data = data.unwrap_or_else(|| panic!("{findings:?}"));
        let model = Model::new(&data);
        let chains = model.chains(0);
        let mut all: Vec<Vec<i128>> = vec![vec![0; 9]];
        for chain in &chains {
            let paths = paths_of(chain);
            let with = |bought: &Vec<i128>, path: &[i128; 3]| {
                let mut bought = bought.clone();
                bought[chain.option * 3..chain.option * 3 + 3].copy_from_slice(path);
                bought
            };
            all = all.iter().flat_map(|bought| paths.iter().map(move |path| with(bought, path))).collect();
            if all.len() > 100_000 {
                break;
            }
        }
        // Too many to try them all.
        if all.len() > 100_000 {
            continue;
        }
        all.retain(|bought| keeps_order(&model, &chains, bought));
        feasible += usize::from(!all.is_empty());
        richest = richest.max(all.len());
        for _ in 0..20 {
            let points = points(&mut dice, &model, &chains);
            let brute = all.iter().map(|bought| points.of_path(&chains, bought).unwrap()).max();
            assert_eq!(best_response(&model, &chains, &points).unwrap(), brute);
        }
    }
    assert!(feasible > objects.div_euclid(3) && richest > 200, "{feasible} {richest}");
}
