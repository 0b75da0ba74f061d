//! Inputs that say the same in other words or in another order have the same plan.

use std::path::Path;

use jospar::workbook::{Cell, Row, Sheet, read_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::support::Folder;

/// What a plan decides: everything of its JSON but the findings and the clock.
const DECIDED: [&str; 8] =
    ["goals", "ties", "shortfalls", "budgets", "purchases", "expenses", "coverage", "commitments"];

/// The answers of the three languages to "rural?" and "has it?".
struct Words {
    lang: &'static str,
    rural: [&'static str; 2],
    has: [&'static str; 2],
}

const WORDS: [Words; 3] = [
    Words { lang: "ru", rural: ["город", "село"], has: ["нет", "да"] },
    Words { lang: "kk", rural: ["қала", "ауыл"], has: ["жоқ", "иә"] },
    Words { lang: "en", rural: ["urban", "rural"], has: ["no", "yes"] },
];

/// The sheets of each language, under names and headers of that language: schools, prices, budgets, settings.
const SHEETS: [[(&str, &str); 4]; 3] = [
    [
        ("Школы", "Код школы;Наименование школы;Район;Тип местности;Количество учащихся;Наличие Wi-Fi;Интернет"),
        ("Позиции и цены", "Позиция;Цена, тыс. тенге\nУстановить Wi-Fi;2 910,5\n"),
        ("Бюджеты", "Источник;Год;Сумма, млн тенге\nМестный бюджет: Wi-Fi;2020;20,5\n"),
        ("Настройки", "Настройка;Значение\nПрограмма;wifi\nБИН заказчика;040440001234\nЯзык;русский\n"),
    ],
    [
        ("Мектептер", "Мектеп коды;Мектеп атауы;Аудан;Елді мекен түрі;Оқушылар саны;Wi-Fi желісі;Интернет бар"),
        ("Тауарлар мен бағалар", "Тауар;Бағасы, мың теңге\nWi-Fi орнату;2 910,5\n"),
        ("Бюджеттер", "Қаржыландыру көзі;Жыл;Сомасы, млн теңге\nЖергілікті бюджет: Wi-Fi;2020;20,5\n"),
        ("Баптаулар", "Баптау;Мәні\nБағдарлама;wifi\nТапсырыс берушінің БСН;040440001234\nТіл;қазақша\n"),
    ],
    [
        ("Schools", "School code;School name;District;Locality type;Number of pupils;Has Wi-Fi;Has internet"),
        ("Items and prices", "Item;Unit price, thousand tenge\nInstall Wi-Fi;2 910,5\n"),
        ("Budgets", "Funding source;Fiscal year;Amount, million tenge\nLocal budget: Wi-Fi;2020;20,5\n"),
        ("Settings", "Setting;Value\nProgramme;wifi\nCustomer BIN;040440001234\nLanguage;English\n"),
    ],
];

/// Twenty-four schools, their words in the language.
fn schools(words: &Words) -> String {
    let line = |n: usize| {
        let [rural, wifi, internet] =
            [usize::from(!n.is_multiple_of(3)), usize::from(n % 5 == 1), usize::from(n % 7 != 2)];
        let [has, net] = [words.has[wifi], words.has[internet]];
        format!("{};№ {n};Талгар;{};{};{has};{net}\n", 100 + n, words.rural[rural], 40 + n * 37 % 11 * 25)
    };
    (0..24).map(line).collect()
}

#[test]
fn m29_other_headers_words_and_languages_give_the_same_plan() {
    let folder = Folder::new();
    let plans: Vec<Value> = WORDS
        .iter()
        .zip(SHEETS)
        .map(|(words, sheets)| {
            for (at, (name, text)) in sheets.into_iter().enumerate() {
                let text = if at == 0 { format!("{text}\n{}", schools(words)) } else { text.to_owned() };
                folder.write(&format!("{}/{name}.csv", words.lang), text);
            }
            let output = format!("{}.xlsx", words.lang);
            folder.jospar(&["plan", words.lang, "--json", "-o", &output, "--lang", words.lang]).exits(0).json()
        })
        .collect();
    assert_eq!(plans[0]["purchases"].as_array().map(Vec::len), Some(7), "{:#}", plans[0]["purchases"]);
    for (words, plan) in WORDS.iter().zip(&plans) {
        for key in DECIDED {
            assert_eq!(plan[key], plans[0][key], "{key} in {}", words.lang);
        }
        for other in WORDS.iter().map(|words| words.lang) {
            let file = format!("{}.xlsx", words.lang);
            let says = if other == words.lang { "exactly this input" } else { "same content" };
            folder.jospar(&["verify", &file, "--input", other]).exits(0).says(says);
        }
    }
}

/// Whether a row is of an object: it begins with its number in the list.
fn is_numbered(row: &Row) -> bool {
    matches!(row.cells.first(), Some((0, Cell::Number(_)))) && row.cells.len() > 2
}

/// Puts the rows of the objects into another order, which follows from `seed`.
fn shuffle(sheet: &mut Sheet, seed: u64) {
    let places: Vec<usize> = (0..sheet.rows.len()).filter(|at| is_numbered(&sheet.rows[*at])).collect();
    assert!(places.len() > 700, "{} rows", places.len());
    let mut cells: Vec<_> = places.iter().map(|at| std::mem::take(&mut sheet.rows[*at].cells)).collect();
    let mut state = seed;
    for at in (1..cells.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        cells.swap(at, usize::try_from((state >> 33) % (u64::try_from(at).expect("small") + 1)).expect("small"));
    }
    for (at, cells) in places.into_iter().zip(cells) {
        sheet.rows[at].cells = cells;
    }
}

fn save(sheets: &[Sheet], path: &Path) {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let written = workbook.add_worksheet().set_name(&sheet.name).expect("a name that was one");
        for row in &sheet.rows {
            for (column, cell) in &row.cells {
                let column = u16::try_from(*column).expect("few columns");
                match cell {
                    Cell::Number(number) => written.write_number(row.row, column, *number),
                    other => written.write_string(row.row, column, other.shown()),
                }
                .expect("a cell that was one");
            }
        }
    }
    workbook.save(path).expect("writable");
}

#[test]
fn t35_twenty_orders_of_the_rows_have_one_plan() {
    let folder = Folder::with_samples();
    let read = read_workbook(&folder.path("samples/wifi/input.xlsx")).unwrap_or_else(|errors| panic!("{errors:?}"));
    // 507 M ₸ buy 174, two of them for four schools that only the lottery tells apart.
    let plan = |input: &str| folder.jospar(&["plan", input, "--budget", "507 M", "--json"]).exits(0).json();
    let first = plan("samples/wifi/input.xlsx");
    assert_eq!(first["purchases"].as_array().map(Vec::len), Some(174));
    for seed in 0..20 {
        let mut sheets = read.sheets.clone();
        shuffle(&mut sheets[0], seed);
        let moved = sheets[0].rows.iter().zip(&read.sheets[0].rows).filter(|(now, was)| now.cells != was.cells).count();
        assert!(moved > 700, "{moved} rows moved");
        save(&sheets, &folder.path("shuffled.xlsx"));
        let other = plan("shuffled.xlsx");
        for key in ["purchases", "goals", "ties", "budgets"] {
            assert_eq!(other[key].to_string(), first[key].to_string(), "{key} with seed {seed}");
        }
    }
}
