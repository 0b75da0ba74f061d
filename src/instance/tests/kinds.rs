//! Objects that are not schools.

use crate::index::{KindIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::Overrides;
use crate::instance::sample::{built, codes, sheet, sound};
use crate::plan::plan_instance;
use crate::quantity::Units;
use crate::solve::Limits;
use crate::workbook::Sheet;

const MODEL: &str = r#"
schema = 1
id = "digital"
name = { ru = "Цифра" }
years = [2023]
[objects.textbook]
label = { ru = "Учебники" }
sheet = "Textbooks"
sheets = { ru = ["Учебники"] }
[columns.pages]
kind = "count"
headers = { ru = ["Страницы"] }
[columns.wifi]
kind = "yes_no"
headers = { ru = ["Wi-Fi"] }
[needs.wifi]
need = 1
have = "wifi"
[needs.digital]
object = "textbook"
need = 1
have = 0
people = "1000 / pages"
[options.wifi]
buy = "once"
gives = { wifi = 1 }
price = 100
[options.digitise]
object = "textbook"
buy = "once"
gives = { digital = 1 }
price = "pages"
[budgets.b]
amount = { 2023 = 320 }
[rules.small]
kind = "report"
what = "full(wifi)"
where = "pupils < 100"
at_least = 1
[priority]
rural = "first"
[[goals]]
maximise = "full(wifi) + full(digital)"
"#;

fn schools() -> Sheet {
    let rows: &[&[&str]] = &[
        &["Код", "Район", "Село", "Ученики", "Wi-Fi"],
        &["1", "Абай", "да", "50", "нет"],
        &["2", "Абай", "нет", "500", "нет"],
    ];
    sheet("Школы", rows)
}

fn titles(name: &str) -> Sheet {
    let rows: &[&[&str]] = &[&["Код", "Название", "Страницы"], &["1", "Алгебра", "125"], &["3", "Физика", "50"]];
    sheet(name, rows)
}

#[test]
fn kinds_of_objects_have_sheets_columns_and_ids_of_their_own() {
    let instance = sound(MODEL, vec![titles("Учебники"), schools()]);
    assert_eq!(instance.objects.id, ["1", "2", "textbook:1", "textbook:3"]);
    let kinds: Vec<usize> = instance.objects.kind.iter().map(|kind| kind.at()).collect();
    assert_eq!(kinds, [0, 0, 1, 1]);
    assert_eq!(instance.needs[1].object, KindIx::new(1));
    let need = |need: usize, object| instance.needs[need].need.get(ObjectIx::new(object), YearIx::new(0)).get();
    assert_eq!([need(0, 0), need(0, 2), need(1, 0), need(1, 2)], [1, 0, 0, 1]);
    assert_eq!(instance.options[1].eligible, [false, false, true, true]);
    let price = |object| instance.options[1].price.get(ObjectIx::new(object), YearIx::new(0)).tenge_and_tiyn().0;
    assert_eq!([price(0), price(2), price(3)], [0, 125, 50]);
    assert_eq!(instance.needs[1].people.as_ref().unwrap()[3], Units::new(20));
    // A condition over columns of schools holds for no textbook.
    assert_eq!(instance.groups[instance.rules[0].group.at()].members, [true, false, false, false]);
    assert_eq!(
        (instance.districts.clone(), instance.objects.district.clone()),
        (vec!["Абай".to_owned(), "—".to_owned()], vec![0, 0, 1, 1])
    );
}

#[test]
fn one_plan_serves_several_kinds() {
    let plan = plan_instance(&sound(MODEL, vec![titles("Textbooks"), schools()]), &Limits::default()).unwrap();
    // Rural schools first, then as many as the money serves: a title at 50, the other school at 100.
    let bought: Vec<(usize, OptionIx)> = plan.purchases.iter().map(|p| (p.object.at(), p.option)).collect();
    assert_eq!(bought, [(0, OptionIx::new(0)), (1, OptionIx::new(0)), (3, OptionIx::new(1))]);
    // Titles are neither rural nor urban, and lie nowhere.
    let of =
        |need| plan.coverage.iter().filter(move |line| line.need == NeedIx::new(need)).map(|line| line.objects.get());
    assert_eq!(of(0).collect::<Vec<_>>(), [2, 1, 1, 2]);
    assert_eq!(of(1).collect::<Vec<_>>(), [2]);
    assert_eq!(plan.reasons.len(), 4, "one reason per object and option of its kind");
}

#[test]
fn a_missing_sheet_of_a_kind_is_named() {
    let overrides = Overrides::default();
    assert_eq!(codes(&built(MODEL, vec![schools()], &overrides).1)[0], "missing-object-sheet");
    let (_, findings) = built(MODEL, vec![schools(), titles("Textbook")], &overrides);
    assert_eq!(findings[0].suggestion.as_deref(), Some("Textbook"));
}

#[test]
fn a_programme_without_schools_reads_no_schools() {
    let alone = MODEL.replace("[needs.wifi]\nneed = 1\nhave = \"wifi\"\n", "");
    let alone = alone.replace("[options.wifi]\nbuy = \"once\"\ngives = { wifi = 1 }\nprice = 100\n", "");
    let alone = alone.replace("full(wifi) + ", "").replace("rural = \"first\"", "rural = \"none\"");
    let (before, _) = alone.split_once("[rules.small]").unwrap();
    let (_, after) = alone.split_once("[priority]").unwrap();
    let alone = format!("{before}[priority]{after}").replace("[columns.wifi]", "[columns.wifi]\nobject = \"school\"");
    let (instance, findings) = built(&alone, vec![titles("Textbooks"), schools()], &Overrides::default());
    assert_eq!(instance.unwrap().objects.id, ["1", "3"]);
    assert!(codes(&findings).contains(&"unused-sheet".to_owned()), "{findings:?}");
}
