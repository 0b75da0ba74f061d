//! Which sheet, which object, where it lies.

use super::{COMPUTERS, HEADER};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::index::{NeedIx, ObjectIx, YearIx};
use crate::instance::sample::{built, codes, sheet, sound};
use crate::instance::{DecisionKind, GroupKind, Instance, Overrides, lottery_number};
use crate::money::Money;
use crate::workbook::{Area, Sheet, Visibility};

fn schools(rows: &[&[&str]]) -> Vec<Sheet> {
    let mut all = vec![HEADER];
    all.extend_from_slice(rows);
    vec![sheet("Школы", &all)]
}

fn problems(sheets: Vec<Sheet>) -> Vec<String> {
    codes(&built(COMPUTERS, sheets, &Overrides::default()).1)
}

/// The codes of findings as a person comes across them.
fn in_order(findings: Vec<Diagnostic>) -> Vec<String> {
    let mut all = Diagnostics::new();
    findings.into_iter().for_each(|finding| all.push(finding));
    codes(&all.in_reading_order(["Школы"]).into_iter().collect::<Vec<_>>())
}

fn keys(instance: &Instance) -> Vec<&str> {
    instance.assumptions.iter().map(|assumption| assumption.key).collect()
}

#[test]
fn a_small_workbook_becomes_an_instance() {
    let instance = sound(
        COMPUTERS,
        schools(&[&["S2", "Вторая", "Талгар", "нет", "10", "4"], &["S1", "Первая  школа", "Абай", "да", "3", "5"]]),
    );
    assert_eq!(instance.objects.id, ["S1", "S2"]);
    assert_eq!(instance.objects.name, ["Первая школа", "Вторая"]);
    assert_eq!(instance.districts, ["Абай", "Талгар"]);
    assert_eq!(instance.regions, ["—"]);
    assert_eq!(instance.objects.district, [0, 1]);
    assert_eq!(instance.objects.rural, [true, false]);
    assert_eq!(instance.objects.source, [(3, 0), (2, 0)]);
    assert_eq!(
        instance.groups.iter().take(3).map(|g| &g.kind).collect::<Vec<_>>(),
        [&GroupKind::All, &GroupKind::Rural, &GroupKind::Urban]
    );
    let need = &instance.needs[NeedIx::new(0).at()];
    let year = YearIx::new(0);
    let at = |object| {
        let object = ObjectIx::new(object);
        (need.need.get(object, year).get(), need.have.get(object, year).get())
    };
    assert_eq!([at(0), at(1)], [(3, 5), (10, 4)]);
    assert_eq!(instance.options[0].price.get(ObjectIx::new(1), year), Money::from_tenge(269_956).unwrap());
    assert_eq!(instance.budgets[0].amount, [Money::from_tenge(311_800_000).unwrap()]);
    assert_eq!(instance.customer.seed, "teacher_computers|2020");
    assert_eq!(instance.objects.lottery[0], lottery_number("teacher_computers|2020", "S1"));
    assert!(keys(&instance).contains(&"assumption-seed"));
}

#[test]
fn the_order_of_rows_and_the_language_of_headers_do_not_matter() {
    let one = sound(COMPUTERS, schools(&[&["S1", "А", "Р", "да", "3", "1"], &["S2", "Б", "Р", "нет", "4", "1"]]));
    let kk: &[&[&str]] = &[
        &["Мұғалімдер", "Коды", "Атауы", "Аудан", "Ауыл", "Мұғалім компьютерлері"],
        &["4", "S2", "Б", "Р", "жоқ", "1"],
        &["3", "S1", "А", "Р", "иә", "1"],
    ];
    let other = sound(COMPUTERS, vec![sheet("Мектептер", kk)]);
    assert_eq!(one.objects.id, other.objects.id);
    assert_eq!(one.objects.rural, other.objects.rural);
    assert_eq!(one.objects.lottery, other.objects.lottery);
    assert_eq!(one.needs[0].need, other.needs[0].need);
}

#[test]
fn one_sheet_of_any_name_is_enough() {
    let rows: &[&[&str]] = &[HEADER, &["S1", "А", "Р", "да", "3", "1"]];
    assert_eq!(problems(vec![sheet("Лист1", rows)]), Vec::<String>::new());
    let two = vec![sheet("Алматы", rows), sheet("Талгар", rows)];
    assert_eq!(problems(two), ["ambiguous-sheets"]);
    let named = vec![sheet("Школы", rows), sheet("Школы (2)", &[HEADER, &["S2", "Б", "Р", "да", "3", "1"]])];
    assert_eq!(sound(COMPUTERS, named).objects.sheets, ["Школы", "Школы (2)"]);
    assert_eq!(problems(vec![sheet("Лист1", &[&["a", "b"], &["1", "2"]])]), ["missing-sheet"]);
}

#[test]
fn nothing_is_ignored_silently() {
    let mut sheets = schools(&[&["S1", "А", "Р", "да", "3", "1"]]);
    sheets.push(sheet("Черновик", &[&["x", "y"], &["1", "2"]]));
    let mut hidden = sheet("Старое", &[&["x"]]);
    hidden.visibility = Visibility::Hidden;
    sheets.push(hidden);
    sheets.push(sheet("План и договоры", &[&["код", "что"], &["S1", "pc"]]));
    assert_eq!(problems(sheets), ["hidden-sheet", "sheet-not-used-yet", "unused-sheet"]);

    let rows: &[&[&str]] = &[
        &["№ п/п", "Код", "Название", "Район", "Село", "Учителя", "Компьютеры учителей", "Директор", "Телефон"],
        &["1", "S1", "А", "Р", "да", "3", "1", "Иванов"],
        &["2", "S2", "Б", "Р", "да", "3", "1", "Петров"],
    ];
    let (instance, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    assert_eq!(codes(&findings), ["unused-column H1"]);
    let instance = instance.unwrap();
    let keys = keys(&instance);
    assert!(keys.contains(&"assumption-row-number") && keys.contains(&"assumption-empty-column"), "{keys:?}");
}

#[test]
fn missing_and_doubled_columns_are_named() {
    let rows: &[&[&str]] =
        &[&["Код", "Название", "Район", "Село", "Учитиля", "Компьютеры учителей"], &["S1", "А", "Р", "да", "3", "1"]];
    let (_, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    let missing = findings.iter().find(|finding| finding.code.name() == "missing-column").unwrap();
    assert_eq!(missing.suggestion.as_deref(), Some("Учитиля"));

    let rows: &[&[&str]] = &[
        &["Код", "Название", "Район", "Село", "Учителя", "Мұғалімдер", "Компьютеры учителей"],
        &["S1", "А", "Р", "да", "3", "3", "1"],
    ];
    assert_eq!(problems(vec![sheet("Школы", rows)]), ["two-columns F1"]);
}

#[test]
fn spellings_of_a_district_are_one_district() {
    let district = |name| ["S1", "А", name, "да", "3", "1"];
    let rows: Vec<[&str; 6]> =
        ["Талгарский район", "Талгарский р-н", "«Талгарский» район*", "Талгарский район"].map(district).into();
    let mut rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
    for (row, id) in rows.iter_mut().zip(["S1", "S2", "S3", "S4"]) {
        row[0] = id;
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let instance = sound(COMPUTERS, schools(&rows));
    assert_eq!(instance.districts, ["Талгарский район"]);
    assert!(keys(&instance).contains(&"assumption-spellings"));
    // A condition of the model may spell it in its own way.
    let rule = "[rules.r]\nkind = \"floor\"\nwhat = \"units(teacher_pc)\"\nwhere = 'district == \"талгарский р-н\"'\nat_least = 1\n";
    let instance = sound(&format!("{COMPUTERS}\n{rule}"), schools(&rows));
    let group = &instance.groups[instance.rules[0].group.at()];
    assert_eq!(group.kind, GroupKind::District("Талгарский район".to_owned()));
}

#[test]
fn headings_of_places_and_of_types_of_place_nest() {
    let header: &[&str] = &["Код", "Название", "Учителя", "Компьютеры учителей"];
    let rows: &[&[&str]] = &[
        header,
        &["Талгарский район"],
        &["Сельские школы"],
        &["S1", "А", "3", "1"],
        &["Городские школы"],
        &["S2", "Б", "3", "1"],
        &["Илийский район"],
        &["Сельские школы"],
        &["S3", "В", "3", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.districts, ["Илийский район", "Талгарский район"]);
    assert_eq!((instance.objects.district, instance.objects.rural), (vec![1, 1, 0], vec![true, false, true]));
    // A new district says nothing about its schools being rural.
    let rows: Vec<&[&str]> = rows.iter().copied().enumerate().filter(|(at, _)| *at != 7).map(|(_, row)| row).collect();
    assert_eq!(problems(vec![sheet("Школы", &rows)]), ["no-section B8"]);
    // Rows above the first district have none.
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Село", "Учителя", "Компьютеры учителей"],
        &["S1", "А", "да", "3", "1"],
        &["Талгарский район"],
        &["S2", "Б", "да", "3", "1"],
    ];
    assert_eq!(problems(vec![sheet("Школы", rows)]), ["no-district-section B2"]);
}

#[test]
fn sub_headers_in_the_genitive_are_understood() {
    let rows: &[&[&str]] = &[
        &["№", "Организация", "Район", "Село", "Контингент", "", "Компьютеры учителей"],
        &["", "", "", "", "учащихся", "педагогов", ""],
        &["1", "Школа № 5", "Талгар", "да", "100", "10", "4"],
    ];
    let mut list = sheet("Школы", rows);
    list.merged = [(0, 1, 0, 0), (0, 1, 1, 1), (0, 1, 2, 2), (0, 1, 3, 3), (0, 0, 4, 5), (0, 1, 6, 6)]
        .map(|(top, bottom, left, right)| Area { rows: (top, bottom), columns: (left, right) })
        .to_vec();
    let instance = sound(COMPUTERS, vec![list]);
    assert_eq!(instance.objects.pupils[0].get(), 100);
    assert_eq!(instance.needs[0].need.get(ObjectIx::new(0), YearIx::new(0)).get(), 10);
}

#[test]
fn a_list_without_names_is_still_the_list() {
    let rows: &[&[&str]] = &[
        &["Заведение", "Район", "Село", "Учителя", "Компьютеры учителей"],
        &["Школа № 5", "Талгар", "да", "десять", "4"],
    ];
    assert_eq!(problems(vec![sheet("Лист1", rows)]), ["unused-column A1", "missing-column", "not-a-number D2"]);
}

#[test]
fn names_lose_their_footnote_marks() {
    let instance = sound(COMPUTERS, schools(&[&["S1", "Лицей №  5**", "Р", "да", "3", "1"]]));
    assert_eq!(instance.objects.name, ["Лицей № 5"]);
}

#[test]
fn rows_with_a_name_only_are_never_lost_in_silence() {
    let list = |lone: &str| {
        let rows: &[&[&str]] = &[
            &["Название", "Район", "Село", "Учителя", "Компьютеры учителей"],
            &["Школа № 1", "Талгарский район", "да", "3", "1"],
            &[lone],
            &["Школа № 2", "Талгарский район", "да", "3", "1"],
        ];
        in_order(built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default()).1)
    };
    for heading in ["Сельские школы", "Талгарский р-н", "Школы города"] {
        assert_eq!(list(heading), [""; 0], "{heading}");
    }
    assert_eq!(list("Городское население"), ["locality-differs C4"]);
    assert_eq!(list("Мирас"), ["lone-heading A3"]);
    assert_eq!(list("Абай ауданы"), ["heading-unclear A3"]);
    for school in ["Школа им. Абая", "СШ Алатау", "Абай атындағы мектеп", "Лицей № 7"]
    {
        assert_eq!(list(school), ["empty-district B3", "empty-cell C3", "empty-cell D3", "empty-cell E3"], "{school}");
    }
}

#[test]
fn a_wrong_header_hides_nothing() {
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Район", "Село", "Учитиля", "Имеется компьютеров для педагогов"],
        &["S1", "А", "Р", "да", "три", "1"],
        &["S2", "Б", "Р", "может быть", "3", "н/д"],
    ];
    let (_, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    let missing = findings.iter().filter(|finding| finding.code.name() == "missing-column");
    let meant: Vec<_> = missing.filter_map(|finding| finding.suggestion.as_deref()).collect();
    assert_eq!(meant, ["Имеется компьютеров для педагогов", "Учитиля"]);
    let all = in_order(findings);
    assert_eq!(
        all,
        [
            "missing-column",
            "missing-column",
            "unused-column E1",
            "unused-column F1",
            "not-a-number E2",
            "not-rural-or-urban D3",
            "not-stated F3"
        ]
    );
}

#[test]
fn guessed_headers_are_assumptions() {
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Район", "Тип местности", "Количество учителей", "Компьютеры учителей"],
        &["S1", "А", "Р", "Село", "3", "1"],
        &["S2", "Б", "Р", "қала", "3", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.objects.rural, [true, false]);
    assert_eq!(keys(&instance).iter().filter(|key| **key == "assumption-guessed-column").count(), 2);
}

#[test]
fn rural_is_never_guessed() {
    let found = problems(schools(&[
        &["S1", "А", "Р", "посёлок", "3", "1"],
        &["S2", "Б", "Р", "", "3", "1"],
        &["S3", "В", "Р", "город", "3", "1"],
    ]));
    assert_eq!(found, ["not-rural-or-urban D2", "empty-cell D3"]);
    let coded: &[&[&str]] = &[
        &["Код", "Название", "Район", "Тип местности", "Учителя", "Компьютеры учителей"],
        &["S1", "А", "Р", "1", "3", "1"],
    ];
    assert_eq!(problems(vec![sheet("Школы", coded)]), ["not-rural-or-urban D2"]);
    let without: &[&[&str]] =
        &[&["Код", "Название", "Район", "Учителя", "Компьютеры учителей"], &["S1", "А", "Р", "3", "1"]];
    assert_eq!(problems(vec![sheet("Школы", without)]), ["missing-column"]);
    let indifferent = Overrides { rural: Some(crate::programme::RuralMode::None), ..Overrides::default() };
    let (instance, _) = built(COMPUTERS, vec![sheet("Школы", without)], &indifferent);
    assert!(keys(&instance.unwrap()).contains(&"assumption-all-urban"));
}

#[test]
fn section_rows_say_what_no_column_says() {
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Учителя", "Компьютеры учителей"],
        &["Городское население"],
        &["S1", "А", "3", "1"],
        &["Сельское население"],
        &["S2", "Б", "3", "1"],
    ];
    let (instance, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    assert_eq!(codes(&findings), ["no-districts"]);
    let instance = instance.unwrap();
    assert_eq!(instance.objects.rural, [false, true]);
    assert_eq!(instance.districts, ["—"]);
    assert!(keys(&instance).contains(&"assumption-rural-from-sections"));

    let rows: &[&[&str]] = &[
        &["Код", "Название", "Село", "Учителя", "Компьютеры учителей"],
        &["Талгарский район"],
        &["S1", "А", "да", "3", "1"],
        &["Абайский район"],
        &["S2", "Б", "да", "3", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.districts, ["Абайский район", "Талгарский район"]);
    assert_eq!(instance.objects.district, [1, 0]);
    assert!(keys(&instance).contains(&"assumption-district-from-sections"));
}

#[test]
fn districts_of_one_name_in_two_regions_stay_apart() {
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Область", "Район", "Село", "Учителя", "Компьютеры учителей"],
        &["S1", "А", "СКО", "Жамбылский", "да", "3", "1"],
        &["S2", "Б", "Алматинская*", "жамбылский ", "да", "3", "1"],
        &["S3", "В", "Алматинская", "Талгарский", "да", "3", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.regions, ["Алматинская", "СКО"]);
    assert_eq!(instance.districts, ["Жамбылский (Алматинская)", "Жамбылский (СКО)", "Талгарский"]);
}

#[test]
fn a_district_merged_over_rows_stands_for_each() {
    let mut sheet = sheet("Школы", &[HEADER, &["S1", "А", "Абай", "да", "3", "1"], &["S2", "Б", "", "да", "3", "1"]]);
    sheet.merged.push(Area { rows: (1, 2), columns: (2, 2) });
    assert_eq!(sound(COMPUTERS, vec![sheet]).objects.district, [0, 0]);
}

#[test]
fn identities_must_be_there_and_differ() {
    let (_, findings) = built(
        COMPUTERS,
        schools(&[
            &["S1", "А", "Р", "да", "3", "1"],
            &["", "Б", "Р", "да", "3", "1"],
            &["S1", "В", "Р", "да", "3", "1"],
        ]),
        &Overrides::default(),
    );
    assert_eq!(codes(&findings), ["empty-identity A3", "duplicate-identity A4"]);
    let args = format!("{:?}", findings[1].args);
    assert!(args.contains("A2") && args.contains("S1"), "{args}");
}

#[test]
fn a_bin_or_a_name_identifies_where_no_id_does() {
    let rows: &[&[&str]] = &[
        &["БИН", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"],
        &["100000000001", "А", "Р", "да", "3", "1"],
        &["10000000001", "Б", "Р", "да", "3", "1"],
    ];
    let (instance, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    assert_eq!(codes(&findings), ["bin-check-digit A3"]);
    let instance = instance.unwrap();
    assert_eq!(instance.objects.id, ["010000000001", "100000000001"]);
    let keys = keys(&instance);
    assert!(keys.contains(&"assumption-bin-zeros") && keys.contains(&"assumption-identity-bin"), "{keys:?}");

    let rows: &[&[&str]] = &[
        &["№", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"],
        &["1", "№ 7", "Абай", "да", "3", "1"],
        &["2", "№ 7", "Талгар", "да", "4", "1"],
        &["3", "№ 7", "Абай", "да", "3", "1"],
    ];
    assert_eq!(problems(vec![sheet("Школы", rows)]), ["duplicate-identity B4"]);
    let instance = sound(COMPUTERS, vec![sheet("Школы", &rows[..3])]);
    assert_eq!(instance.objects.id, ["Абай / № 7", "Талгар / № 7"]);

    // The same numbers under another district: probably the same school.
    let moved: &[&[&str]] = &[rows[0], rows[1], &["2", "№ 7", "Талгар", "да", "3", "1"]];
    assert_eq!(problems(vec![sheet("Школы", moved)]), ["near-object B3"]);
}

#[test]
fn decisions_carry_their_reasons() {
    let rows: &[&[&str]] = &[
        &["Код", "Название", "Район", "Село", "Учителя", "Компьютеры учителей", "Обязательно", "Исключить"],
        &["S1", "А", "Р", "да", "3", "1", "Приказ № 5 от 01.02.2020", ""],
        &["S2", "Б", "Р", "да", "3", "1", "", "ремонт"],
        &["S3", "В", "Р", "да", "3", "1", "нет", "да"],
        &["S4", "Г", "Р", "да", "3", "1"],
    ];
    let (instance, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    assert_eq!(codes(&findings), ["decision-without-reason H4"]);
    assert!(findings.iter().any(|finding| finding.code == Code::DecisionsRead));
    let instance = instance.unwrap();
    let decisions: Vec<_> = instance.decisions.iter().map(|d| (d.object.at(), d.kind, d.reason.as_str())).collect();
    assert_eq!(
        decisions,
        [
            (0, DecisionKind::Must, "Приказ № 5 от 01.02.2020"),
            (1, DecisionKind::Exclude, "ремонт"),
            (2, DecisionKind::Exclude, "")
        ]
    );
    assert_eq!(instance.options[0].eligible, [true, false, false, true]);

    // What may say that nothing was decided, or why something was not, decides nothing.
    for unclear in ["н/д", "х", "x", "да?", "не исключать", "нет оснований", "не требуется"]
    {
        let rows = &[rows[0], &["S1", "А", "Р", "да", "3", "1", "", unclear]];
        assert_eq!(problems(vec![sheet("Школы", rows)]), ["decision-unclear H2"], "{unclear}");
    }
    for unclear in
        ["отклонено комиссией", "отказать", "под вопросом", "рассмотреть в 2027 году", "исключить", "бас тартылды"]
    {
        let rows = &[rows[0], &["S1", "А", "Р", "да", "3", "1", unclear]];
        assert_eq!(problems(vec![sheet("Школы", rows)]), ["decision-unclear G2"], "{unclear}");
    }
    for unclear in ["оставить в плане", "включить", "снято с исключения", "қалдырылсын"]
    {
        let rows = &[rows[0], &["S1", "А", "Р", "да", "3", "1", "", unclear]];
        assert_eq!(problems(vec![sheet("Школы", rows)]), ["decision-unclear H2"], "{unclear}");
    }
    // An application that was refused is a ground to leave a school out.
    for reason in ["заявка отклонена", "перенесено на 2027 год", "капитальный ремонт"]
    {
        let rows = &[rows[0], &["S1", "А", "Р", "да", "3", "1", "", reason], rows[4]];
        assert_eq!(problems(vec![sheet("Школы", rows)]), Vec::<String>::new(), "{reason}");
    }
    // A decision in a column that nothing reads.
    for (header, cell) in [("Решение", "исключить"), ("Примечание", "Исключить: школа закрыта"), ("Шешім", "міндетті")]
    {
        let rows: &[&[&str]] = &[
            &["Код", "Название", "Район", "Село", "Учителя", "Компьютеры учителей", header],
            &["S1", "А", "Р", "да", "3", "1", cell],
        ];
        assert!(problems(vec![sheet("Школы", rows)]).contains(&"decision-column G2".to_owned()), "{header}");
    }

    let both: &[&[&str]] = &[rows[0], &["S1", "А", "Р", "да", "3", "1", "приказ", "ремонт"]];
    assert_eq!(problems(vec![sheet("Школы", both)]), ["must-and-exclude H2"]);
}

/// Rows of sums that nothing calls so: by their numbers, their names or the number that they lack.
#[test]
fn totals_without_a_word_for_it_are_no_schools() {
    let header: &[&str] = &["№ п/п", "Школа", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let school = |name: &'static str, teachers: &'static str| ["1", name, "Р", "да", teachers, "1"];
    let [a, b, c] = [school("Школа А", "3"), school("Школа Б", "4"), school("Школа В", "5")];
    let check = |rows: &[&[&str]]| problems(vec![sheet("Школы", &[&[header], rows].concat())]);
    assert_eq!(check(&[&a, &b, &c]), Vec::<String>::new());
    let sums = ["1", "Алматы", "Р", "да", "12", "3"];
    assert_eq!(check(&[&a, &b, &c, &sums]), ["total-as-row B5"]);
    assert_eq!(check(&[&sums, &a, &b, &c]), ["total-as-row B2"]);
    let place = ["1", "Талгарский район", "Р", "да", "7", "2"];
    assert_eq!(check(&[&a, &place, &b, &c]), ["total-as-row B3"]);
    let unnumbered = ["", "Талгар", "Р", "да", "7", "2"];
    assert_eq!(check(&[&a, &unnumbered, &b, &c]), ["total-as-row B3"]);
    // Words for totals at the end; a school that begins with one is a school.
    let named = ["", "Талгарский район, всего", "", "", "7", "2"];
    assert_eq!(check(&[&a, &b, &named, &c]), ["total-differs F4", "total-differs E4"], "of another district");
    let instance = sound(COMPUTERS, vec![sheet("Школы", &[header, &a, &b, &school("Среднее училище", "9")])]);
    assert_eq!(instance.objects.len(), 3);
}

/// A row filled like data is no total, whatever its cells sound like.
#[test]
fn schools_are_not_lost_for_a_word() {
    let header: &[&str] = &["№", "Название", "Уровень", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let school = |number: &'static str, name: &'static str, level: &'static str, district: &'static str| {
        [number, name, level, district, "да", "3", "1"]
    };
    let rows = [
        school("1", "Школа А", "Начальное", "Талгар"),
        school("2", "Школа Б", "Среднее", "Талгар"),
        school("3", "Школа В", "Среднее общее", "по городу Талдыкорган"),
        school("4", "Школа Г", "Основное", "Илийский район бойынша"),
    ];
    let all: Vec<&[&str]> = std::iter::once(header).chain(rows.iter().map(<[&str; 7]>::as_slice)).collect();
    assert_eq!(sound(COMPUTERS, vec![sheet("Школы", &all)]).objects.len(), 4);
    // Called like a total, filled like a school: nobody knows.
    for name in ["Свод", "Всего хорошего", "Мектеп-лицей жиыны"] {
        let odd = school("5", name, "Среднее", "Талгар");
        let rows = [&all[..], &[&odd]].concat();
        assert!(problems(vec![sheet("Школы", &rows)]).contains(&"total-as-row A6".to_owned()), "{name}");
    }
    // Totals, as they are: without a number, or without what schools have beside it.
    for total in [["", "Итого", "", "", "", "12", "4"], ["", "Талгар, всего", "", "Талгар", "", "12", "4"]]
    {
        let rows = [&all[..], &[&total]].concat();
        assert_eq!(sound(COMPUTERS, vec![sheet("Школы", &rows)]).objects.len(), 4);
    }
}

/// What the second reviewer found: totals in the column of numbers, parts of totals, headings with places, two languages.
#[test]
fn totals_headings_and_lists_as_people_write_them() {
    let header: &[&str] = &["№ п/п", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let schools: [&[&str]; 3] = [
        &["1", "Школа А", "Р", "да", "3", "1"],
        &["2", "Школа Б", "Р", "да", "4", "2"],
        &["3", "Школа В", "Р", "нет", "5", "2"],
    ];
    for total in ["Итого", "Барлығы", "Облыс бойынша"] {
        let total_row = [total, "", "", "", "12", "5"];
        let rows = [&[header][..], &schools, &[&total_row]].concat();
        assert_eq!(sound(COMPUTERS, vec![sheet("Школы", &rows)]).objects.len(), 3, "{total}");
    }
    // Parts of a total, filled like a school.
    for part in ["в т.ч. школа-филиал с. Азат", "Итого КГУ", "Барлық мектептер"]
    {
        let part_row = ["", part, "Р", "да", "3", "1"];
        let rows = [&[header][..], &schools, &[&part_row]].concat();
        let found = problems(vec![sheet("Школы", &rows)]);
        assert!(found.iter().any(|own| own.starts_with("total-as-row")), "{part}: {found:?}");
    }
    let rows: &[&[&str]] = &[
        &["Название", "Село", "Учителя", "Компьютеры учителей"],
        &["1. Талгарский район (1 шк.):"],
        &["Школа А", "да", "3", "1"],
        &["По Карасайскому району"],
        &["Школа Б", "да", "4", "1"],
        &["4. Талгарский район"],
        &["Школа В", "да", "5", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    // In the order of their identities: Б, then А and В.
    assert_eq!(instance.objects.district, [0, 1, 1]);
    let lists = |name: &str| sheet(name, &[&[header][..], &schools].concat());
    let mut kazakh = lists("Мектептер");
    for (row, name) in kazakh.rows.iter_mut().skip(1).zip(["№1 мектеп", "№2 мектеп", "№3 мектеп"])
    {
        row.cells[1].1 = crate::workbook::Cell::Text(name.to_owned());
    }
    assert!(problems(vec![lists("Школы"), kazakh]).iter().any(|own| own.starts_with("same-lists")));
}

/// Subtotals above their schools.
#[test]
fn sums_of_the_rows_below_are_no_schools() {
    let header: &[&str] = &["Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let row = |name: &'static str, teachers: &'static str, pcs: &'static str| [name, "Р", "да", teachers, pcs];
    let rows = [
        row("Талгар", "7", "3"),
        row("Школа А", "3", "1"),
        row("Школа Б", "4", "2"),
        row("Школа Свод", "11", "8"),
        row("Школа В", "5", "3"),
        row("Школа Г", "6", "5"),
    ];
    let all: Vec<&[&str]> = std::iter::once(header).chain(rows.iter().map(<[&str; 5]>::as_slice)).collect();
    assert_eq!(problems(vec![sheet("Школы", &all)]), ["total-as-row A2", "total-as-row A5"]);
    assert_eq!(problems(vec![sheet("Школы", &all[..4])]), ["total-as-row A2"]);
    // One such sum under the name of a school is chance.
    let chance: Vec<&[&str]> = [header].into_iter().chain(all[4..].iter().copied()).collect();
    assert_eq!(problems(vec![sheet("Школы", &chance)]), Vec::<String>::new());
}

/// Numbers for "rural" that may mean the opposite, and headings that are no places.
#[test]
fn what_may_turn_villages_into_towns_is_refused() {
    for header in ["Село - 0, город - 1", "Сельская/городская (0/1)", "Село (0 - да, 1 - нет)"]
    {
        let rows: &[&[&str]] = &[
            &["Код", "Название", "Район", header, "Учителя", "Компьютеры учителей"],
            &["S1", "А", "Р", "0", "3", "1"],
        ];
        let found = problems(vec![sheet("Школы", rows)]);
        assert!(
            found.iter().any(|own| own.contains("not-rural") || own.contains("header-unclear")),
            "{header} {found:?}"
        );
    }
    let rows: &[&[&str]] = &[
        &["Название", "Учителя", "Компьютеры учителей"],
        &["1. Сельские школы (2):"],
        &["Школа А", "3", "1"],
        &["Школа Б", "4", "1"],
        &["2. Школы в городской местности"],
        &["Школа В", "3", "2"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.objects.rural, [true, true, false]);
    let rows: &[&[&str]] = &[
        &["Название", "Село", "Учителя", "Компьютеры учителей"],
        &["Талгарский район"],
        &["Малокомплектные школы"],
        &["Школа А", "да", "3", "1"],
        &["Полнокомплектные школы"],
        &["Школа Б", "да", "4", "1"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.objects.id, ["Талгарский район / Школа А", "Талгарский район / Школа Б"]);
}

/// A target, an amount or a part of the classes is no stock.
#[test]
fn a_column_of_a_later_year_or_of_money_is_no_stock() {
    let check = |header: &str| {
        let rows: &[&[&str]] =
            &[&["Код", "Название", "Район", "Село", "Учителя", header], &["S1", "Школа А", "Р", "да", "3", "1"]];
        problems(vec![sheet("Школы", rows)])
    };
    for header in [
        "Компьютеры учителей к 2025 году",
        "Компьютеры учителей (тыс. тенге)",
        "Компьютеры учителей, тенге",
        "Компьютеры учителей, тыс.",
        "Компьютеры учителей 1-4",
    ] {
        assert_eq!(check(header), ["header-unclear F1"], "{header}");
    }
    for header in
        ["Компьютеры учителей на 01.09.2020", "Компьютеры учителей, 2019-2020 уч. год", "Компьютеры учителей, шт."]
    {
        assert_eq!(check(header), Vec::<String>::new(), "{header}");
    }
}
