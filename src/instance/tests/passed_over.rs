//! What stands beside the data: notes, headings, sheets called like districts.

use super::{COMPUTERS, HEADER};
use crate::diagnostic::{Code, Severity};
use crate::instance::Overrides;
use crate::instance::sample::{built, codes, sheet, sound};
use crate::workbook::Sheet;

fn problems(sheets: Vec<Sheet>) -> Vec<String> {
    codes(&built(COMPUTERS, sheets, &Overrides::default()).1)
}

/// Two schools with a column of notes.
fn noted(header: &str, note: &str) -> Vec<Sheet> {
    let header = [HEADER, &[header]].concat();
    let rows: &[&[&str]] = &[
        &header,
        &["S1", "Школа 1", "Талгар", "да", "24", "15", note],
        &["S2", "Школа 2", "Талгар", "да", "20", "15", "ремонт спортзала"],
    ];
    vec![sheet("Школы", rows)]
}

#[test]
fn notes_that_may_leave_out_a_school_are_questioned() {
    for note in ["ликвидирована", "Школа закрыта с 01.09.2020", "не участвует", "жабылды", "дубль", "отклонено"]
    {
        let found = problems(noted("Примечание", note));
        assert!(found.contains(&"note-may-decide G2".to_owned()), "{note}: {found:?}");
    }
    assert!(problems(noted("Статус", "Ликвидирована")).contains(&"note-may-decide G2".to_owned()));
    let named: &[&[&str]] = &[HEADER, &["S1", "СШ № 4 (закрыта)", "Талгар", "да", "24", "15"]];
    assert_eq!(problems(vec![sheet("Школы", named)]), ["note-may-decide B2"]);
    let footnote: &[&[&str]] =
        &[HEADER, &["S1", "СШ № 4*", "Талгар", "да", "24", "15"], &["* исключены из программы решением комиссии"]];
    assert_eq!(problems(vec![sheet("Школы", footnote)]), ["note-may-decide A3"]);
}

/// What columns beside the notes say of roofs and networks decides nothing; what is told is told once.
#[test]
fn notes_about_other_things_are_not_questioned() {
    for (header, note) in [("Ремонт", "не требуется"), ("Интернет", "не работает"), ("Отопление", "закрытая система")]
    {
        assert_eq!(problems(noted(header, note)), ["unused-column G1"], "{header}: {note}");
    }
    let header = [HEADER, &["Закрыта"]].concat();
    let rows: &[&[&str]] = &[
        &header,
        &["S1", "Школа 1", "Талгар", "да", "24", "15", "да"],
        &["S2", "Школа 2", "Талгар", "да", "24", "16", "нет"],
    ];
    assert!(problems(vec![sheet("Школы", rows)]).contains(&"decision-column G2".to_owned()));
}

#[test]
fn headings_that_nothing_reads_are_repeated() {
    let school: &[&str] = &["S1", "Школа 1", "Талгар", "да", "24", "15"];
    for heading in ["Школы второй очереди", "Строящиеся школы района", "Школы, не имеющие интернета"]
    {
        let found = problems(vec![sheet("Школы", &[HEADER, &[heading], school])]);
        assert!(
            found.iter().any(|own| own == "heading-not-read A2" || own == "lone-heading A2"),
            "{heading}: {found:?}"
        );
    }
}

#[test]
fn other_notes_are_repeated() {
    let (instance, findings) = built(COMPUTERS, noted("Примечание", "новое здание"), &Overrides::default());
    assert!(instance.is_some());
    let note = findings.iter().find(|finding| finding.code == Code::NotesNotRead).unwrap();
    assert_eq!(note.severity(), Severity::Note);
    assert!(format!("{:?}", note.args).contains("новое здание"), "{:?}", note.args);
}

#[test]
fn headings_and_titles_that_leave_out_are_refused() {
    let school: &[&str] = &["S1", "Школа 1", "Талгар", "да", "24", "15"];
    for heading in [
        "Не включены в план",
        "Отказались от участия",
        "Жабылатын мектептер",
        "Резервный список",
        "Бағдарламаға енбегендер",
    ] {
        let rows: &[&[&str]] = &[HEADER, &[heading], school];
        let found = problems(vec![sheet("Школы", rows)]);
        assert!(found.contains(&"heading-decides A2".to_owned()), "{heading}: {found:?}");
    }
    let titled = |title: &str| {
        let rows: &[&[&str]] = &[&[title], HEADER, school];
        problems(vec![sheet("Школы", rows)])
    };
    assert_eq!(titled("Список школ, исключенных из программы"), ["note-may-decide A1"]);
    for title in [
        "Обеспеченность школ компьютерами",
        "Перечень школ, планируемых к оснащению",
        "За счёт резерва Правительства РК",
    ] {
        assert_eq!(titled(title), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn headings_that_name_no_district_leave_it_as_it_is() {
    let header: &[&str] = &["Название", "Село", "Учителя", "Компьютеры учителей"];
    let with = |inner: &str| {
        let rows: &[&[&str]] = &[
            header,
            &["Талгарский район"],
            &["Школа А", "да", "3", "1"],
            &[inner],
            &["Школа Б", "да", "4", "1"],
            &["Карасайский район"],
            &["Школа В", "да", "5", "1"],
        ];
        vec![sheet("Школы", rows)]
    };
    let instance = sound(COMPUTERS, with("Сельский округ № 3"));
    assert_eq!(instance.districts, ["Карасайский район", "Талгарский район"]);
    for inner in ["С русским языком обучения", "Продолжение таблицы", "Лист 2", "Капчагай"]
    {
        assert_eq!(problems(with(inner)), ["heading-unclear A4"], "{inner}");
    }
}

#[test]
fn headings_of_regions_keep_districts_of_one_name_apart() {
    let rows: &[&[&str]] = &[
        HEADER,
        &["Алматинская область"],
        &["S1", "Школа 1", "Жамбылский район", "да", "24", "15"],
        &["Жамбылская область"],
        &["S2", "Школа 2", "Жамбылский район", "да", "20", "15"],
    ];
    let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
    assert_eq!(instance.districts, ["Жамбылский район (Алматинская область)", "Жамбылский район (Жамбылская область)"]);
}

#[test]
fn sheets_called_like_districts_are_one_list() {
    let header: &[&str] = &["№", "Название", "Село", "Учителя", "Компьютеры учителей"];
    let list = |name: &str, school: &str| sheet(name, &[header, &["1", school, "да", "24", "15"]]);
    let instance = sound(COMPUTERS, vec![list("Талгарский район", "Школа 1"), list("Карасайский р-н", "Школа 1а")]);
    assert_eq!(instance.districts, ["Карасайский р-н", "Талгарский район"]);
    assert_eq!(instance.objects.sheets, ["Талгарский район", "Карасайский р-н"]);
    let found = problems(vec![list("Талгарский район 2019", "Школа 1"), list("Талгарский район (было)", "Школа 1а")]);
    assert_eq!(found, ["ambiguous-sheets"]);
    let unknown = sheet("Илийский район", &[&["Список", "Село"], &["Школа 3", "да"]]);
    let found = problems(vec![list("Талгарский район", "Школа 1"), list("Карасайский р-н", "Школа 1а"), unknown]);
    assert_eq!(found, ["unused-list"]);
    let found = problems(vec![list("2019", "Школа 1"), list("2020", "Школа 1а")]);
    assert_eq!(found, ["ambiguous-sheets"]);
}

#[test]
fn a_dash_beside_yes_is_no() {
    let model = COMPUTERS.replace(
        "[needs.teacher_pc]",
        "[columns.wifi]\nkind = \"yes_no\"\nheaders = { ru = [\"Wi-Fi\"] }\n[needs.teacher_pc]",
    );
    let list = |answers: [&str; 3]| {
        let header = [HEADER, &["Wi-Fi"]].concat();
        let row = |id: &'static str, answer| vec![id, id, "Талгар", "да", "24", "15", answer];
        let rows = [header, row("S1", answers[0]), row("S2", answers[1]), row("S3", answers[2])];
        vec![sheet("Школы", &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())]
    };
    let codes_of = |answers| codes(&built(&model, list(answers), &Overrides::default()).1);
    assert!(codes_of(["да", "-", "-"]).is_empty());
    assert_eq!(codes_of(["да", "-", "нет"]), ["not-stated G3"]);
    assert_eq!(codes_of(["-", "-", "-"]), ["not-stated G2", "not-stated G3", "not-stated G4"]);
}

#[test]
fn what_belongs_to_another_row_or_column_is_asked_about() {
    let header: &[&str] = &["№", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let school = |number: &'static str, name: &'static str| vec![number, name, "Талгар", "да", "24", "15"];
    let list = |rows: &[Vec<&str>]| {
        let rows: Vec<&[&str]> = std::iter::once(header).chain(rows.iter().map(Vec::as_slice)).collect();
        vec![sheet("Школы", &rows)]
    };
    let rest = [school("2", "СШ № 2"), school("3", "СШ № 3"), school("4", "СШ № 4")];
    for (number, name) in [("1.1", "Филиал"), ("а)", "СШ № 7"), ("5", "– филиал Арай")] {
        let found = problems(list(&[&rest[..], &[school(number, name)]].concat()));
        assert_eq!(found, ["part-as-row B5"], "{number} {name}");
    }
    assert_eq!(problems(list(&[&rest[..], &[school("5", "Средняя школа № 2")]].concat())), ["near-object B5"]);
    let parts: &[&[&str]] = &[
        &["Название", "Район", "Село", "Всего педагогов", "из них учителей", "Компьютеры учителей"],
        &["А", "Т", "да", "30", "24", "15"],
    ];
    assert_eq!(problems(vec![sheet("Школы", parts)]), ["two-columns E1"]);
}

#[test]
fn texts_beside_money_are_questioned_where_they_may_change_it() {
    let schools = || sheet("Школы", &[HEADER, &["S1", "Школа 1", "Талгар", "да", "24", "15"]]);
    let prices = |note: &str| sheet("Цены", &[&["Позиция", "Цена, тенге", "Примечание"], &["pc", "270 000", note]]);
    assert_eq!(problems(vec![schools(), prices("цена за 5 шт.")]), ["note-on-money C2"]);
    assert_eq!(problems(vec![schools(), prices("по прайсу завода")]), Vec::<String>::new());
    let budgets = |title: &str, header: &str| {
        sheet("Бюджеты", &[&[title], &["Источник", "Сумма, тенге", header], &["local", "8 000 000", "7 000 000"]])
    };
    let found = problems(vec![schools(), budgets("Освоено средств", "Код")]);
    assert!(found.contains(&"note-on-money A1".to_owned()), "{found:?}");
    let found = problems(vec![schools(), budgets("Бюджет", "Сумма с учетом секвестра")]);
    assert_eq!(found, ["two-columns C2"]);
}

#[test]
fn a_region_below_the_districts_is_none_of_them() {
    let header: &[&str] = &["Название", "Село", "Учителя", "Компьютеры учителей"];
    let rows: &[&[&str]] = &[
        header,
        &["Талгарский район"],
        &["Школа А", "да", "3", "1"],
        &["По Карасайскому району"],
        &["Школа Б", "да", "4", "1"],
        &["По Талгарскому району"],
        &["Школа В", "да", "4", "2"],
        &["По области"],
        &["Школа-интернат Г", "нет", "5", "1"],
    ];
    let (instance, findings) = built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default());
    let instance = instance.expect("it can be planned");
    assert_eq!(instance.districts, ["Карасайский район", "Талгарский район", "—"]);
    assert_eq!(codes(&findings), ["no-district-section A9"]);
}

/// As forms by district have them: with a row number, behind «по», with `бойынша`.
#[test]
fn headings_by_place_are_headings() {
    let header: &[&str] = &["№", "Название", "Село", "Учителя", "Компьютеры учителей"];
    for (one, other, district) in [
        (["", "По Талгарскому району"], ["", "По городу Конаев"], "г. Конаев"),
        (["", "Талғар ауданы бойынша"], ["", "Қонаев қ."], "Қонаев қ."),
        (["1", "Талгарский район"], ["2", "г. Конаев"], "г. Конаев"),
        (["I", "Талгарский район"], ["II", "г. Конаев"], "г. Конаев"),
    ] {
        let rows: &[&[&str]] =
            &[header, &one, &["1", "Школа А", "да", "3", "1"], &other, &["2", "Школа Б", "нет", "4", "1"]];
        let instance = sound(COMPUTERS, vec![sheet("Школы", rows)]);
        assert_eq!(instance.districts.len(), 2, "{:?}", instance.districts);
        assert!(instance.districts.contains(&district.to_owned()), "{:?}", instance.districts);
    }
}
