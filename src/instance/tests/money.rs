//! Prices and budgets: flag over workbook over model.

use super::{COMPUTERS, HEADER};
use crate::index::{ObjectIx, YearIx};
use crate::instance::sample::{built, codes, sheet, sound};
use crate::instance::{BudgetOverride, Instance, Overrides, PriceOverride};
use crate::money::Money;
use crate::workbook::Sheet;
use crate::year::Year;

fn with(sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut all = vec![sheet("Школы", &[HEADER, &["S1", "А", "Р", "да", "3", "1"]])];
    all.extend(sheets);
    all
}

fn tenge(amount: i64) -> Money {
    Money::from_tenge(amount).unwrap()
}

fn price(instance: &Instance, option: usize, year: usize) -> Money {
    instance.options[option].price.get(ObjectIx::new(0), YearIx::new(year))
}

fn budget(source: Option<&str>, year: Option<u16>, amount: i64) -> BudgetOverride {
    BudgetOverride { source: source.map(str::to_owned), year: year.and_then(Year::new), amount: tenge(amount) }
}

#[test]
fn the_budgets_sheet_wins_over_the_model_and_the_flag_over_both() {
    let budgets = sheet("Бюджеты", &[&["Источник", "Год", "Сумма, млн тенге"], &["жергілікті бюджет", "2020", "200"]]);
    assert_eq!(sound(COMPUTERS, with(vec![budgets.clone()])).budgets[0].amount, [tenge(200_000_000)]);
    let flags = Overrides { budgets: vec![budget(None, None, 7)], ..Overrides::default() };
    let (instance, _) = built(COMPUTERS, with(vec![budgets]), &flags);
    assert_eq!(instance.unwrap().budgets[0].amount, [tenge(7)]);
}

#[test]
fn a_budget_of_another_year_is_no_budget_of_this_one() {
    let check = |name: &str, rows: &[&[&str]]| {
        let sheets = with(vec![sheet(name, rows)]);
        codes(&built(COMPUTERS, sheets, &Overrides::default()).1)
    };
    let row: &[&str] = &["local", "5 000 000"];
    assert_eq!(check("Бюджеты", &[&["Источник", "Сумма на 2021 год, тенге"], row]), ["year-not-planned B1"]);
    let title: &[&str] = &["Бюджет на 2021 год"];
    assert_eq!(check("Бюджеты", &[title, &["Источник", "Сумма, тенге"], row]), ["year-not-planned A1"]);
    assert_eq!(check("Бюджеты", &[&["Источник", "Сумма на 2020 год, тенге"], row]), Vec::<String>::new());
    // With a column of years the rows say which year they are of.
    let years: &[&[&str]] = &[&["Источник", "Год", "Сумма на 2021 год, тенге"], &["local", "2020", "5 000 000"]];
    assert_eq!(check("Бюджеты", years), Vec::<String>::new());
}

#[test]
fn an_amount_may_be_called_approved_or_revised_but_not_both() {
    let read = |header: &[&str], row: &[&str]| {
        built(COMPUTERS, with(vec![sheet("Бюджеты", &[header, row])]), &Overrides::default())
    };
    for (header, amount) in [
        ("Утверждено, тыс. тенге", "5 000"),
        ("Уточненный план, тенге", "5 000 000"),
        ("Бекітілген жоспар, теңге", "5 000 000"),
    ] {
        let (instance, findings) = read(&["Источник", "Год", header], &["local", "2020", amount]);
        assert_eq!(instance.unwrap().budgets[0].amount, [tenge(5_000_000)], "{header}: {findings:?}");
    }
    for header in ["Сумма, тенге", "Уточненный план, тенге"] {
        let row = &["local", "2020", "5 000 000", "6 000 000"];
        let (_, findings) = read(&["Источник", "Год", header, "Утверждено, тенге"], row);
        assert_eq!(codes(&findings)[0].split(' ').next(), Some("two-columns"), "{header}");
    }
}

#[test]
fn mistakes_in_budgets_are_named() {
    let check =
        |rows: &[&[&str]]| codes(&built(COMPUTERS, with(vec![sheet("Бюджеты", rows)]), &Overrides::default()).1);
    let header: &[&str] = &["Источник", "Год", "Сумма, тенге", "Переходящий"];
    assert_eq!(
        check(&[header, &["lokal", "2020", "5"], &["local", "2021", "5"], &["local", "2020", "пять"]]),
        ["unknown-source A2", "year-not-planned B3", "not-a-number C4"]
    );
    assert_eq!(check(&[header, &["local", "2020", "5"], &["Местный бюджет", "", "6"]]), ["duplicate-amount A3"]);
    assert_eq!(check(&[header, &["local", "2020", "5", "нет"]]), ["budget-buys-nothing"]);
    assert_eq!(check(&[header, &["local", "2020", "5", "может быть"]]), ["not-yes-or-no D2"]);
    let passes = sound(COMPUTERS, with(vec![sheet("Бюджеты", &[header, &["local", "2020", "5", "да"]])]));
    assert!(passes.budgets[0].carry_over);
    assert_eq!(check(&[header, &["local", "2020", "", ""]]), ["empty-cell C2"]);
    assert_eq!(check(&[header, &["local"]]), ["empty-cell C2"]);
    // A budget that is called like a total, and no row at all.
    assert_eq!(check(&[header, &["Местный бюджет, всего", "", "5 000 000"]]), ["no-rows"]);
    let bare: &[&str] = &["Источник", "Год", "Сумма"];
    assert_eq!(check(&[bare, &["local", "2020", "311 800"]]), ["money-unit-unclear C2"]);
    assert_eq!(check(&[bare, &["local", "2020", "311,8 млн тенге"]]), Vec::<String>::new());
}

/// Prices that are called like totals, of another year, or without VAT.
#[test]
fn prices_that_mean_something_else_are_refused() {
    let check = |rows: &[&[&str]]| codes(&built(COMPUTERS, with(vec![sheet("Цены", rows)]), &Overrides::default()).1);
    let header: &[&str] = &["Позиция", "Цена, тенге"];
    assert_eq!(check(&[header, &["pc, всего", "250 000"]]), ["total-as-row A2"]);
    assert_eq!(check(&[header]), ["no-rows"]);
    // A total of prices is no item.
    assert_eq!(check(&[header, &["pc", "250 000"], &["Итого", "250 000"]]), Vec::<String>::new());
    // The cost of several is no price.
    let costs: &[&[&str]] = &[&["Позиция", "Кол-во", "Стоимость, тенге"], &["pc", "3", "750 000"]];
    assert!(check(costs).contains(&"money-unit-unclear C2".to_owned()));
    for headers in [
        ["Цена за единицу товара, тенге", "Общая стоимость, тенге"],
        ["Бірлігінің бағасы, теңге", "Жалпы бағасы, теңге"],
    ] {
        let found = check(&[&["Позиция", headers[0], headers[1]], &["pc", "300 000", "3 000 000"]]);
        // The price of one unit is read, the total left alone.
        assert_eq!(found, ["unused-column C1"], "{headers:?}");
    }
    assert_eq!(check(&[&["Позиция", "Цена на 2026 год, тенге"], &["pc", "250 000"]]), ["year-not-planned B1"]);
    let net = check(&[&["Прайс-лист (цены без НДС)"], header, &["pc", "250 000"]]);
    assert_eq!(net, ["money-unit-unclear B3"]);
}

#[test]
fn money_that_nobody_states_is_not_zero() {
    let model = COMPUTERS.replace("amount = { 2020 = \"311.8 M\" }", "");
    assert_eq!(codes(&built(&model, with(vec![]), &Overrides::default()).1), ["budget-without-amount"]);
    let flags = Overrides { budgets: vec![budget(Some("local"), None, 0)], ..Overrides::default() };
    assert!(built(&model, with(vec![]), &flags).0.is_some());
}

const TWO: &str = r#"
schema = 1
id = "two"
name = { ru = "Два" }
years = [2026, 2027]
[needs.kit]
need = 1
have = 0
[options.kit]
buy = "once"
gives = { kit = 1 }
items = { pc = 2, panel = 1 }
[items.pc]
label = { ru = "Компьютер" }
[items.panel]
price = "500"
[budgets.republic]
amount = { 2026 = "900", 2027 = "800" }
[budgets.local]
amount = { 2026 = "90" }
[[goals]]
maximise = "units(kit)"
"#;

fn kits(items: &[&[&str]]) -> Vec<Sheet> {
    let mut rows: Vec<&[&str]> = vec![&["Позиция", "Цена, тенге", "Год"]];
    rows.extend_from_slice(items);
    vec![sheet("Школы", &[&["Код", "Район"], &["S1", "Р"]]), sheet("Позиции и цены", &rows)]
}

#[test]
fn a_price_without_vat_is_refused_though_its_cell_names_the_tenge() {
    let priced = |header: &str| {
        let schools = sheet("Школы", &[&["Код", "Район"], &["S1", "Р"]]);
        let prices = sheet("Цены", &[&["Позиция", header], &["kit", "700 тенге"]]);
        codes(&built(TWO, vec![schools, prices], &Overrides::default()).1)
    };
    assert_eq!(priced("Цена без НДС"), ["money-unit-unclear B2"]);
    assert_eq!(priced("Цена за 10 шт."), ["money-unit-unclear B2"]);
    // It is read: only the budget is too small for it.
    assert_eq!(priced("Цена с НДС"), ["budget-buys-nothing"]);
}

#[test]
fn a_bundle_costs_what_its_items_cost() {
    let instance = sound(TWO, kits(&[&["Компьютер", "100", "2026"], &["pc", "110", "2027"]]));
    assert_eq!([price(&instance, 0, 0), price(&instance, 0, 1)], [tenge(700), tenge(720)]);
    assert_eq!(instance.items[0].price, [Some(tenge(100)), Some(tenge(110))]);

    let both = kits(&[&["pc", "100"], &["kit", "700"]]);
    assert_eq!(price(&sound(TWO, both), 0, 1), tenge(700));
    let (_, findings) = built(TWO, kits(&[&["pc", "100"], &["kit", "701"]]), &Overrides::default());
    assert_eq!(codes(&findings), ["bundle-sum", "bundle-sum"]);
    assert_eq!(codes(&built(TWO, kits(&[&["kit", "701"]]), &Overrides::default()).1), ["budget-buys-nothing"]);
    assert_eq!(codes(&built(TWO, kits(&[&["panel", "499"]]), &Overrides::default()).1), ["item-without-price"]);
}

#[test]
fn mistakes_in_prices_are_named() {
    let check = |rows: &[&[&str]]| codes(&built(TWO, kits(rows), &Overrides::default()).1);
    assert_eq!(
        check(&[
            &["pc", "100"],
            &["pc", "100"],
            &["pcs", "1"],
            &["pc", "1", "2030"],
            &["pc", "1", "скоро"],
            &["pc", ""]
        ]),
        ["empty-cell B7", "duplicate-price A3", "unknown-item A4", "year-not-planned C5", "not-a-year C6"]
    );
    let mut sheets = kits(&[]);
    sheets[1] = sheet("Позиции и цены", &[&["Позиция", "Цена, тенге", "Район"], &["pc", "1", "Талгар"]]);
    assert_eq!(codes(&built(TWO, sheets, &Overrides::default()).1), ["column-not-supported C2"]);
}

#[test]
fn flags_name_their_budget_and_year() {
    let check = |budgets: Vec<BudgetOverride>| {
        let flags = Overrides { budgets, ..Overrides::default() };
        codes(&built(TWO, kits(&[&["pc", "1"]]), &flags).1)
    };
    assert_eq!(check(vec![budget(None, None, 5)]), ["which-budget"]);
    assert_eq!(check(vec![budget(Some("local"), None, 5)]), ["year-missing"]);
    assert_eq!(check(vec![budget(Some("local"), Some(2030), 5)]), ["year-not-planned"]);
    assert_eq!(check(vec![budget(Some("lokal"), Some(2026), 5)]), ["unknown-source"]);
    let flags = Overrides {
        budgets: vec![budget(Some("local"), Some(2027), 5)],
        prices: vec![PriceOverride { option: "pc".into(), amount: tenge(3) }],
        ..Overrides::default()
    };
    let instance = built(TWO, kits(&[&["pc", "1"]]), &flags).0.unwrap();
    assert_eq!(instance.budgets[1].amount, [tenge(90), tenge(5)]);
    assert_eq!(price(&instance, 0, 0), tenge(506));
    let flags =
        Overrides { prices: vec![PriceOverride { option: "pcs".into(), amount: tenge(3) }], ..Overrides::default() };
    assert_eq!(codes(&built(TWO, kits(&[&["pc", "1"]]), &flags).1), ["unknown-item"]);
}

#[test]
fn placeholders_leave_the_plan_a_draft() {
    let model = COMPUTERS.replace("price = \"269 956\"", "price = \"269 956\"\nplaceholder = true");
    let drafts = |instance: &Instance| instance.assumptions.iter().filter(|a| a.draft).count();
    assert_eq!(drafts(&sound(&model, with(vec![]))), 1);
    let flags =
        Overrides { prices: vec![PriceOverride { option: "pc".into(), amount: tenge(5) }], ..Overrides::default() };
    assert_eq!(drafts(&built(&model, with(vec![]), &flags).0.unwrap()), 0);
}

#[test]
fn the_lottery_follows_from_the_customer_or_an_outside_draw() {
    let settings = |rows: &[&[&str]]| with(vec![sheet("Настройки", rows)]);
    let bin: &[&str] = &["БИН", "040440001234"];
    assert_eq!(sound(COMPUTERS, settings(&[bin])).customer.seed, "040440001234|2020");
    let drawn = sound(COMPUTERS, settings(&[bin, &["Жеребьёвка", "Протокол № 3"]]));
    assert_eq!(drawn.customer.seed, "Протокол № 3");
}

const RISING: &str = r#"
schema = 1
id = "rising"
name = { ru = "Цены" }
years = [2026, 2027]
[needs.kit]
need = 1
have = 0
[needs.line]
need = 1
have = 0
[options.kit]
buy = "once"
gives = { kit = 1 }
items = { pc = 2, panel = 1 }
[options.line]
buy = "once"
gives = { line = 1 }
price = "1 001"
delivery = { per = "district", unit = 50 }
[items.pc]
price = { 2026 = 100, 2027 = 110 }
[items.panel]
price = 1000
[budgets.local]
amount = { 2026 = "1 M", 2027 = "1 M" }
[prices]
uncertain = { pc = "+20%", line = "+1/10" }
protect = 2
[[goals]]
maximise = "units(kit)"
"#;

/// The rises of each option at the first object: tender and tenge, year after year.
fn rises(instance: &Instance) -> Vec<Vec<(&str, i64)>> {
    let own = |option: &crate::instance::OptionData| {
        let rises = option.rises.iter().flat_map(|(tender, rise)| {
            let id = instance.tenders.list[tender.at()].id.as_str();
            YearIx::all(2).map(move |year| (id, rise.get(ObjectIx::new(0), year).tenge_and_tiyn().0))
        });
        rises.collect()
    };
    instance.options.iter().map(own).collect()
}

#[test]
fn prices_that_may_rise_come_from_the_model_and_from_the_sheet() {
    let instance = sound(RISING, with(vec![]));
    // A tenth of 1 001 is rounded up with the price; the delivery of a unit does not rise.
    assert_eq!(rises(&instance), [vec![("pc", 40), ("pc", 44)], vec![("line", 101), ("line", 101)]]);
    assert_eq!(price(&instance, 1, 0), tenge(1_051));
    assert_eq!((instance.tenders.protect, instance.tenders.sets.len()), (2, 1));
    let header: &[&str] = &["Позиция", "Цена, тенге", "Год", "Верхняя цена, тенге"];
    let sheet = sheet(
        "Цены",
        &[header, &["pc", "100", "2026", "130"], &["pc", "100", "2027", ""], &["panel", "900", "", "1000"]],
    );
    let instance = sound(RISING, with(vec![sheet]));
    let own: Vec<&str> = instance.tenders.list.iter().map(|tender| tender.id.as_str()).collect();
    assert_eq!((own, instance.tenders.sets.len()), (vec!["line", "pc", "panel"], 3));
    assert_eq!(rises(&instance)[0], [("pc", 60), ("pc", 60), ("panel", 100), ("panel", 100)]);
}

#[test]
fn mistakes_in_upper_prices_are_named() {
    let check = |model: &str, rows: &[&[&str]], flags: Vec<PriceOverride>| {
        let flags = Overrides { prices: flags, ..Overrides::default() };
        let found = codes(&built(model, with(vec![sheet("Цены", rows)]), &flags).1);
        found.into_iter().filter(|code| !code.starts_with("unused-column")).collect::<Vec<_>>()
    };
    let header: &[&str] = &["Позиция", "Цена, тенге", "Верхняя цена, тенге"];
    assert_eq!(check(RISING, &[header, &["line", "500", "499"]], Vec::new()), ["upper-price-below C2"]);
    assert_eq!(check(RISING, &[header, &["line", "500", "пять"]], Vec::new()), ["not-a-number C2"]);
    let flag = PriceOverride { option: "line".to_owned(), amount: tenge(600) };
    assert_eq!(check(RISING, &[header, &["line", "500", "550"]], vec![flag]), ["upper-price-below C2"]);
    assert_eq!(check(COMPUTERS, &[header, &["pc", "200 000", "220 000"]], Vec::new()), ["upper-price-unused C2"]);
    assert_eq!(check(RISING, &[header, &["line", "500", "-"]], Vec::new()), Vec::<String>::new());
    let twice = RISING.replace("line = \"+1/10\"", "kit = \"+5%\"");
    assert_eq!(check(&twice, &[header, &["line", "500", ""]], Vec::new()), ["uncertain-twice"]);
}
