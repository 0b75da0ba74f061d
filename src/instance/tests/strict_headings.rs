//! Districts and types of place from headings: exactly understood or refused, never guessed; no total is a school, no school is lost.

use super::COMPUTERS;
use crate::instance::Overrides;
use crate::instance::sample::{built, codes, sheet, sound};
use crate::workbook::{Area, Cell, Sheet};

/// A list without a column of districts, written as one text: lines apart by `;`, cells by `|`. `*` is the next school, a text alone
/// a heading in the column of names. `rural` adds the column that says who is rural.
fn list(name: &str, rural: bool, text: &str) -> Sheet {
    let mut header = vec!["№", "Название", "Учителя", "Компьютеры учителей"];
    header.extend(rural.then_some("Село"));
    with_header(name, &header, text)
}

/// The same under another header; the schools fill the columns that it has.
fn with_header(name: &str, header: &[&str], text: &str) -> Sheet {
    let mut schools = 0;
    let mut rows: Vec<Vec<String>> = vec![header.iter().map(|cell| (*cell).to_owned()).collect()];
    for line in text.split(';').map(str::trim) {
        let district = line.strip_prefix('*').map(str::trim);
        schools += usize::from(district.is_some());
        let cell = |column: &&str| match *column {
            "№" => schools.to_string(),
            "Название" => format!("СШ № {schools}"),
            "Район" => district.unwrap_or_default().to_owned(),
            "Учителя" => (20 + 7 * schools).to_string(),
            "Компьютеры учителей" => (5 + 3 * schools).to_string(),
            "Село" => "да".to_owned(),
            _ => String::new(),
        };
        rows.push(match district {
            Some(_) => header.iter().map(cell).collect(),
            None if line.contains('|') => line.split('|').map(|cell| cell.trim().to_owned()).collect(),
            None => vec![String::new(), line.to_owned()],
        });
    }
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    sheet(name, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn problems(sheets: Vec<Sheet>) -> Vec<String> {
    codes(&built(COMPUTERS, sheets, &Overrides::default()).1)
}

/// The districts of the schools in the order of their numbers.
fn districts_of(sheet: Sheet) -> Vec<String> {
    let instance = sound(COMPUTERS, vec![sheet]);
    let mut rows: Vec<(u32, String)> = instance
        .objects
        .source
        .iter()
        .zip(&instance.objects.district)
        .map(|((row, _), at)| (*row, instance.districts[usize::try_from(*at).unwrap()].clone()))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, district)| district).collect()
}

#[test]
fn what_is_exactly_understood_is_read() {
    let (t, k) = ("Талгарский район", "Карасайский район");
    for (text, districts) in [
        ("Талгарский район;*;*;Карасайский район;*", [t, t, k]),
        ("Талгарский район||;*;*;Карасайский район||;*", [t, t, k]),
        ("|Талгарский район|61|19;*;*;|Карасайский район|41|14;*", [t, t, k]),
        ("По Талгарскому району;*;*;По Карасайскому району;*", [t, t, k]),
        ("1. Талгарский район;*;*;2) Карасайский район:;*", [t, t, k]),
        ("Талгарский район (2 школы);*;*;Карасайский район - 1;*", [t, t, k]),
        ("1|Талгарский район;*;*;2|Карасайский район;*", [t, t, k]),
        (
            "Талгарский район;*;*;|Итого по Талгарскому району|61|19;Карасайский район;*;|Итого по Карасайскому району|41|14;|ВСЕГО|102|33",
            [t, t, k],
        ),
        ("Талгарский район;*;*;|Итого|61|19;Карасайский район;*;|Итого|41|14;|Всего по области|102|33", [t, t, k]),
        ("Талгарский район;*;*;Итого|х|61|19;Карасайский район;*;Итого|-|41|14", [t, t, k]),
        ("Талгарский район;|Всего|61|19;*;*;Карасайский район;|Всего|41|14;*", [t, t, k]),
        (
            "Талгарский район;*;*;Карасайский район;*;|Итого по Талгарскому району|61|19;|Итого по Карасайскому району|41|14",
            [t, t, k],
        ),
        ("Талгарский район;Алатауский сельский округ;*;Бельбулакский сельский округ;*;Карасайский район;*", [t, t, k]),
        ("Талгарский район;*;№|Название|Учителя|Компьютеры учителей|Село;*;Карасайский район;*", [t, t, k]),
        ("Талгарский район;*;|Талғар ауданы бойынша|27|8;Карасайский район;*;Талгарский район;*", [t, k, t]),
        ("Талгарский район;*;*;г. Конаев;*", [t, t, "г. Конаев"]),
        ("Талгарский район;*;*;гор. Конаев;*", [t, t, "г. Конаев"]),
        ("Казахский район;*;*;Карасайский район;*", ["Казахский район", "Казахский район", k]),
        ("Талғар ауданы;*;*;Қонаев қаласы;*", ["Талғар ауданы", "Талғар ауданы", "Қонаев қаласы"]),
    ] {
        assert_eq!(districts_of(list("Школы", true, text)), districts, "{text}");
    }
    let alone = problems(vec![list("Школы", true, "*;*;|Итого по Талгарскому району|61|19")]);
    assert_eq!(alone, ["no-districts"]);
    let nested = "Село;Талгарский район;*;|Итого село|27|8;Город;г. Конаев;*;|Итого по городу|34|11";
    let instance = sound(COMPUTERS, vec![list("Школы", false, nested)]);
    assert_eq!(instance.objects.rural, [true, false]);
    let nested = "Талгарский район;Сельские школы;*;|Итого по селу|27|8;Городские школы;*;|Итого по району|61|19";
    let instance = sound(COMPUTERS, vec![list("Школы", false, nested)]);
    assert_eq!(instance.objects.rural, [true, false]);
}

/// A district that stands once beside its merged rows is that of all of them.
#[test]
fn a_district_merged_over_its_rows_is_theirs() {
    let header = &["Район", "№", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let mut own = with_header("Школы", header, "*Талгарский район;*;*;*Карасайский район;*");
    own.merged = [(1, 3), (4, 5)].map(|rows| Area { rows, columns: (0, 0) }).to_vec();
    let (t, k) = ("Талгарский район", "Карасайский район");
    assert_eq!(districts_of(own), [t, t, t, k, k]);
}

#[test]
fn headings_that_say_more_are_refused() {
    for heading in [
        "Карасайский район по состоянию на 01.09.2026",
        "Карасайский район : потребность по школам",
        "Карасайский район по данным НОБД",
        "Отдел по образованию Карасайского района",
        "Карасайский район (продолжение)",
        "Карасайский район на 2026-2027 учебный год",
        "Приложение 2. Карасайский район",
        "Карасайский район (с русским языком обучения)",
        "Карасайский район (интернаты)",
        "# Карасайский район",
        "|# Карасайский район|82|28",
        "Исполнитель по Карасайскому району Иванова",
        "Карасайского района",
        "Карасайский район, всего",
        "1 Карасайский район",
        "а) Карасайский район",
        "Карасайский район (село)",
        "Школы Карасайского района",
        "г.а. Конаев",
        "г. Конаев областного значения",
        "Карасайский район Алматинской области",
        "Всего по Карасайскому району",
        "Всего по Карасайскому району, в т.ч.:",
        "Свод по Карасайскому району",
        "Коррекционные школы",
        "Школы-интернаты",
        "Областные школы",
        "Прочие школы",
        "Городские школы",
        "Город",
        "Карасайский район|всего",
        "|Карасайский район, всего|82|28",
        "|Всего по Карасайскому району|82|28",
        "|По городу Конаев|82|28",
        "|Қонаев қаласы бойынша|82|28",
        "|Итого По Карасайскому району|82|28",
        "Карасайский район|Итого|82|28",
    ] {
        let mut found = problems(vec![list("Школы", true, &format!("Талгарский район;*;*;{heading};*;*"))]);
        found.retain(|found| found != "commented-rows" && !found.starts_with("locality-differs"));
        let cell = if heading.starts_with('|') || !heading.contains('|') { "B5" } else { "A5" };
        assert_eq!(found, [format!("heading-unclear {cell}")], "{heading}");
    }
    // Two cells are no heading.
    for heading in ["Карасайский район|Отв. Петров", "|Карасайский район|Отв. Петров", "Карасайский|район"]
    {
        let rows = list("Школы", true, &format!("Талгарский район;*;*;{heading};*;*"));
        assert!(built(COMPUTERS, vec![rows], &Overrides::default()).0.is_none(), "{heading}");
    }
    for text in ["Приложение 1. Талгарский район;*", "Всего по Талгарскому району;*", "Талгар;*;*"]
    {
        let found = problems(vec![list("Школы", true, text)]);
        assert_eq!(found, ["heading-unclear B2"], "{text}");
    }
}

#[test]
fn rows_behind_a_total_need_a_heading() {
    for (text, cell) in [
        (
            "Талгарский район;*;*;|Итого по Талгарскому району|61|19;*;*;|Итого по Карасайскому району|89|31",
            ["B5", "B8"].as_slice(),
        ),
        ("Талгарский район;*;*;|Итого|61|19;*;*", &["B5"]),
        ("Талгарский район;*;*;Итого|х|61|19;*;*", &["A5"]),
        (
            "Талгарский район;*;|Итого по Карасайскому району|27|8;Карасайский район;*;|Итого по Талгарскому району|34|11",
            &["B4", "B7"],
        ),
        ("Талгарский район;*;|Итого|27|8;Прочие школы;*", &["B5"]),
        ("Талгарский район;*;|Итого|27|8;Алатауский сельский округ;*", &["B5"]),
    ] {
        let cells: Vec<String> = cell.iter().map(|cell| format!("heading-unclear {cell}")).collect();
        assert_eq!(problems(vec![list("Школы", true, text)]), cells, "{text}");
    }
    assert_eq!(problems(vec![list("Школы", true, "*;Талгарский район;*;Карасайский район")]), ["heading-unclear B5"]);
}

#[test]
fn sections_of_villages_and_towns_are_exact() {
    for heading in [
        "Города",
        "Города областного значения",
        "ГОРОДА И ПОСЕЛКИ",
        "По городским школам",
        "Школы города",
        "Общеобразовательные школы города",
        "Городской округ",
        "Город - областной центр",
        "Приложение 2. Город",
        "Город (Карасайский район)",
        "Городские школы г. Конаев",
        "Город Конаев",
        "|Городская местность|34|11",
        "|Всего по городским школам|34|11",
        "Итого по городу",
    ] {
        let found = problems(vec![list("Школы", false, &format!("Село;Талгарский район;*;{heading};*"))]);
        assert!(found.contains(&"heading-unclear B5".to_owned()), "{heading}: {found:?}");
    }
    for (text, problem) in [
        ("Село;Талгарский район;*;|Итого село|27|8;г. Конаев;*;|Итого город|34|11", "no-section B7"),
        ("Талгарский район;Село;*;|Итого по селу|27|8;*;|Итого по городу|34|11", "heading-unclear B5"),
        ("Город;г. Конаев;*;Районы;Талгарский район;*", "heading-unclear B5"),
        ("Город;г. Конаев;*;Талгарский район;*", "heading-unclear B5"),
        ("Талгарский район;Город;*;Алатауский сельский округ;*", "heading-unclear B5"),
    ] {
        let found = problems(vec![list("Школы", false, text)]);
        assert!(found.contains(&problem.to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn towns_and_rural_districts_are_not_guessed() {
    for (text, cell) in [
        ("г. Талгар;*;Алатауский сельский округ;*", "B2"),
        ("Талғар қаласы;*;Алатау ауылдық округі;*", "B2"),
        ("Талгарский район;Алатауский сельский округ;*;г. Талгар;*", "B5"),
        ("Талгарский район;г. Талгар;*;Карасайский район;*", "B3"),
        ("Талгарский район;*;г. Талгар;*;Карасайский район;*", "B4"),
        ("Алатауский сельский округ;*;Талгарский район;*", "B2"),
        ("|Итого Талгарский район|61|19;Алатауский сельский округ;*;*", "B2"),
    ] {
        let found = problems(vec![list("Школы", true, text)]);
        assert!(found.contains(&format!("heading-unclear {cell}")), "{text}: {found:?}");
    }
    let mut titled = list("Школы", true, "г. Талгар;*;г. Есик;*");
    titled.rows.iter_mut().for_each(|row| row.row += 1);
    titled.rows.splice(..0, sheet("", &[&["Школы Талгарского района"]]).rows);
    assert_eq!(problems(vec![titled.clone()]), ["heading-unclear B3", "heading-unclear B5"]);
    titled.rows.splice(..1, sheet("", &[&["Карасайский район"]]).rows);
    assert!(problems(vec![titled]).contains(&"heading-unclear B3".to_owned()));
}

#[test]
fn names_of_sheets_agree_with_headings() {
    let own = |name, text| list(name, true, text);
    for (sheets, found) in [
        (
            vec![own("Талгарский район", "*;*"), own("Карасайский и Жамбылский районы", "Карасайский район;*")],
            "heading-unclear",
        ),
        (vec![own("Талгарский район", "*;*"), own("Карасайский район", "*;Жамбылский район;*")], "heading-unclear B3"),
        (vec![own("Талгарский район село", "*;*"), own("Талгарский район город", "*")], "heading-unclear"),
        (vec![own("Талгарский район", "Карасайский район;*")], "heading-unclear B2"),
    ] {
        let found_all = problems(sheets);
        assert!(found_all.contains(&found.to_owned()), "{found}: {found_all:?}");
    }
    let regions =
        vec![own("Алматинская область", "Жамбылский район;*;*"), own("Жамбылская область", "Жамбылский район;*")];
    let instance = sound(COMPUTERS, regions);
    assert_eq!(instance.districts, ["Жамбылский район (Алматинская область)", "Жамбылский район (Жамбылская область)"]);
    let found = problems(vec![own("Школы", "Жамбылский район;*;Жамбылская область;Жамбылский район;*")]);
    assert_eq!(found, ["heading-unclear B4"]);
}

#[test]
fn spellings_of_a_district_are_asked_about() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    for other in [
        "Талгарский раион",
        "Талгарского района",
        "1. Талгарский район",
        "Талгарский район, с. Панфилово",
        "Талгарский район/Талғар ауданы",
        "Талгарский р/н",
        "Талгарский рай.",
        "Талғар ауд.",
        "Отдел образования Талгарского района",
        "Талгарский район Алматинской области",
    ] {
        let text = format!("*Талгарский район;*Талгарский район;*{other};*Карасайский район");
        assert_eq!(problems(vec![with_header("Школы", header, &text)]), ["near-name B4"], "{other}");
    }
    for ditto in ["тот же", "то же самое", "т.ж.", "сол аудан", "осы аудан", "см. выше", "аналогично"]
    {
        let text = format!("*Талгарский район;*{ditto};*Карасайский район");
        assert_eq!(problems(vec![with_header("Школы", header, &text)]), ["empty-district B3"], "{ditto}");
    }
    let text = "||Талгарский район;*Талгарский район;||Карасайский район;*Талгарский район";
    assert_eq!(problems(vec![with_header("Школы", header, text)]), ["heading-unclear C4"]);
    let text = "*Талгарский район;Всего|Талгарский район|1 объект|27|8|да;*Карасайский район";
    assert_eq!(problems(vec![with_header("Школы", header, text)]), ["total-as-row A3"]);
}

/// A name merged over two columns, most columns empty: a school all the same.
#[test]
fn rows_with_numbers_are_schools() {
    let header = &[
        "№",
        "Название",
        "Адрес",
        "Телефон",
        "Директор",
        "E-mail",
        "Факс",
        "Район",
        "Село",
        "Учителя",
        "Компьютеры учителей",
    ];
    for name in ["Русская гимназия", "Лицей г. Талгар", "Лицей", "Школа-интернат", "Школа города Конаев"]
    {
        let row = format!("9|{name}||||||Талгарский район|да|41|14");
        let text = format!("*Талгарский район;*Талгарский район;{row};*Карасайский район");
        let mut own = with_header("Школы", header, &text);
        own.merged = vec![Area { rows: (3, 3), columns: (1, 2) }];
        let instance = sound(COMPUTERS, vec![own]);
        assert_eq!(instance.objects.len(), 4, "{name}");
    }
    for heading in ["|Сельское население|90|30", "|Талгарский район|90|30"] {
        let found = problems(vec![list("Школы", true, &format!("{heading};*;*"))]);
        assert!(found.contains(&"total-as-row B2".to_owned()), "{heading}: {found:?}");
    }
}

/// A merged district that runs over the heading of another contradicts it.
#[test]
fn a_merged_district_does_not_run_over_a_heading() {
    let header = &["Район", "№", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let mut own = with_header("Школы", header, "*Талгарский район;*;||Карасайский район;*;*");
    own.merged = vec![Area { rows: (1, 5), columns: (0, 0) }];
    let found = problems(vec![own]);
    assert!(found.contains(&"heading-unclear C4".to_owned()), "{found:?}");
}

/// A kind of schools behind schools of villages may or may not go on with them.
#[test]
fn a_kind_behind_a_type_of_place_is_asked_about() {
    let found = problems(vec![list("Школы", false, "Село;*;*;Гимназии;*;*")]);
    assert!(found.iter().any(|own| own.starts_with("heading-unclear")), "{found:?}");
}

/// Totals that are called nothing else, in a list without numbers and codes.
#[test]
fn totals_of_other_names_are_no_schools() {
    let header = &["Название", "Учителя", "Компьютеры учителей"];
    for total in ["Жалпы", "Барлық", "Общее", "Подитог", "Σ", "Все школы"] {
        let text = format!("Талгарский район;Село;*;*;{total}|61|19;Карасайский район;Село;*;*");
        let names =
            |line: &str| if line.starts_with('*') || line.contains('|') { line.to_owned() } else { format!("{line}|") };
        let text = text.split(';').map(names).collect::<Vec<_>>().join(";");
        let own = with_header("Школы", header, &text);
        let (instance, findings) = built(COMPUTERS, vec![own], &Overrides::default());
        let schools = instance.map_or(0, |instance| instance.objects.len());
        assert!(schools <= 4, "{total}: {schools} {:?}", codes(&findings));
    }
}

/// Behind the total of a region only another region may begin: its districts may have the same names.
#[test]
fn nothing_goes_on_behind_the_total_of_a_region() {
    let text = "Талгарский район;*;*;|Итого по Алматинской области|61|19;Талгарский район;*;*";
    let found = problems(vec![list("Школы", true, text)]);
    assert!(found.iter().any(|own| own.starts_with("heading-unclear B5")), "{found:?}");
    let text = "Талгарский район;*;*;Карасайский район;*;|Итого по области|102|33";
    assert_eq!(districts_of(list("Школы", true, text)).len(), 3);
}

#[test]
fn totals_of_regions_name_their_own() {
    for (text, cells) in [
        (
            "Алматинская область;Жамбылский район;*;|Итого по области|27|8;Жамбылский район;*;|Итого по Жамбылской области|34|11",
            ["B5", "B8"].as_slice(),
        ),
        (
            "Жамбылский район;*;|Итого по Алматинской области|27|8;Карасайский район;*;|Итого по Жамбылской области|34|11",
            &["B4", "B7"],
        ),
        ("Алматинская область;Жамбылский район;*;*;|Итого по Жамбылской области|61|19", &["B6"]),
    ] {
        let cells: Vec<String> = cells.iter().map(|cell| format!("heading-unclear {cell}")).collect();
        assert_eq!(problems(vec![list("Школы", true, text)]), cells, "{text}");
    }
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let text = "||Алматинская область;*Жамбылский район;||Итого по Алматинской области|27|8;*Жамбылский район;*Кордайский район;||Итого по Жамбылской области|75|25";
    assert_eq!(problems(vec![with_header("Школы", header, text)]), ["heading-unclear C2"]);
}

/// A district that is merged over a total of its own, or over the heading of a town elsewhere, cannot be meant for what follows.
#[test]
fn districts_merged_over_totals_and_towns_are_questioned() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    for (inner, why) in [
        ("||Итого по Талгарскому району|61|19", "heading-unclear C4"),
        ("||Итого|61|19", "heading-unclear C4"),
        ("||г. Конаев", "heading-unclear C4"),
    ] {
        let text = format!("*Талгарский район;*;{inner};*;*Карасайский район");
        let mut own = with_header("Школы", header, &text);
        own.merged = vec![Area { rows: (1, 4), columns: (1, 1) }];
        assert_eq!(problems(vec![own]), [why], "{inner}");
    }
    let mut own = with_header("Школы", header, "*Талгарский район;*;||г. Талгар;*;*Карасайский район");
    own.merged = vec![Area { rows: (1, 4), columns: (1, 1) }];
    assert_eq!(districts_of(own).len(), 4);
}

/// Where nothing else tells a total from a school, its name does.
#[test]
fn names_that_no_school_has_are_totals() {
    let header = &["Название", "Учителя", "Компьютеры учителей"];
    for name in ["По селу", "2 шк", "По городским школам"] {
        let text =
            format!("Талгарский район;Село;СШ № 1|27|8;СШ № 2|34|11;{name}|61|19;Карасайский район;Село;СШ № 3|41|14");
        let rows: Vec<Vec<&str>> =
            std::iter::once(header.to_vec()).chain(text.split(';').map(|line| line.split('|').collect())).collect();
        let own = sheet("Школы", &rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let found = problems(vec![own]);
        assert!(found.iter().any(|one| one.ends_with(" A6")), "{name}: {found:?}");
    }
    let counted = "Карасайский район (1 школа);*;Талгарский район (2 школы);*;*";
    assert_eq!(districts_of(list("Школы", true, counted)).len(), 3);
}

/// A second list beside the first is no second name of the same schools.
#[test]
fn a_list_beside_the_first_is_refused() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let list = |more: &[&str], cells: &[&str]| {
        let mut own = with_header("Школы", header, "*Талгарский район;*Талгарский район;*Карасайский район");
        for (at, row) in own.rows.iter_mut().enumerate() {
            for (column, text) in (7_u32..).zip(if at == 0 { more } else { cells }) {
                let cell = text.parse().map_or_else(|_| Cell::Text((*text).to_owned()), Cell::Number);
                row.cells.push((column, cell));
            }
        }
        problems(vec![own])
    };
    for headers in [["Название", "Учит.", "Комп."], ["Название (город)", "Учит.", "Комп."]]
    {
        let found = list(&headers, &["Школа-лицей № 7", "40", "3"]);
        assert!(found.contains(&"side-table H1".to_owned()), "{found:?}");
    }
    for (headers, cells) in [
        (["Название на казахском", "Телефон", ""], ["№ 1 мектеп", "нет", ""]),
        (["Опорная школа", "Км", ""], ["Школа-лицей № 7", "12", ""]),
    ] {
        let found = list(&headers, &cells);
        assert!(!found.iter().any(|one| one.starts_with("side-table")), "{found:?}");
    }
}

/// The column counts, but a heading that says the opposite is told.
#[test]
fn headings_of_villages_that_the_column_contradicts_are_told() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let found = problems(vec![with_header("Школы", header, "||Городские школы;*Талгарский район;*Карасайский район")]);
    assert_eq!(found, ["locality-differs F3"]);
    let found = problems(vec![with_header("Школы", header, "||Сельские школы;*Талгарский район;*Карасайский район")]);
    assert!(found.is_empty(), "{found:?}");
}

/// A word that is merged over its rows is that of all of them.
#[test]
fn a_type_of_place_merged_over_its_rows_is_theirs() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    let mut own = with_header("Школы", header, "*Талгарский район;*Талгарский район;*Карасайский район");
    for row in own.rows.iter_mut().skip(2) {
        row.cells.retain(|(column, _)| *column != 5);
    }
    own.merged = vec![Area { rows: (1, 3), columns: (5, 5) }];
    let instance = sound(COMPUTERS, vec![own]);
    assert_eq!(instance.objects.rural, [true, true, true]);
}

/// A name alone at the end of the list is a school whose numbers are missing, wherever it stands.
#[test]
fn a_school_without_numbers_is_questioned() {
    for last in ["Назарбаев Интеллектуальная школа г. Талдыкорган", "|Лицей «Арман»"]
    {
        let found = problems(vec![list("Школы", true, &format!("Талгарский район;*;*;{last}"))]);
        assert!(!found.is_empty() && !found.iter().any(|one| one.starts_with("total-as-row")), "{last}: {found:?}");
    }
}

/// A heading or a total that states another count of schools than stands there is told.
#[test]
fn stated_counts_are_compared() {
    for (text, found) in [
        ("Талгарский район (2 школы);*;*;Карасайский район (1 школа);*", [].as_slice()),
        ("Талгарский район (5 школ);*;*;Карасайский район - 1;*", &["count-differs B2"]),
        ("Талгарский район;*;*;|Итого по Талгарскому району: 3|61|19;Карасайский район;*", &["count-differs B5"]),
        ("Талгарский район;*;*;|Всего школ: 2|61|19;Карасайский район;*;|Всего школ: 3|102|33", &[]),
    ] {
        assert_eq!(problems(vec![list("Школы", true, text)]), found, "{text}");
    }
}

/// Words in the place of a row number mark a row.
#[test]
fn marks_in_the_place_of_row_numbers_are_told() {
    let header = &["№", "Район", "Название", "Учителя", "Компьютеры учителей", "Село"];
    for (mark, found) in [("искл.", 1), ("закрыта", 1), ("//", 1), ("2а", 0), ("II", 0), ("-", 0)] {
        let text =
            format!("*Талгарский район;*Талгарский район;{mark}|Талгарский район|СШ № 9|50|10|да;*Талгарский район");
        let all = problems(vec![with_header("Школы", header, &text)]);
        assert_eq!(all.iter().filter(|one| one.starts_with("note-may-decide A4")).count(), found, "{mark}: {all:?}");
    }
}
