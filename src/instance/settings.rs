//! The Settings sheet: the model, the unit of money, the customer, the language. It is read before a programme is chosen.

use super::checked::{Checked, read_checked};
use super::sheets::{SheetKind, named_sheets};
use super::words::meaning;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::lang::Lang;
use crate::workbook::number::{read_count, read_text};
use crate::workbook::{Cell, MoneyUnit, Row, Sheet, Workbook};
use crate::year::Year;

/// What the Settings sheet says; every field is `None` or empty when it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The id, name or file of the model.
    pub model: Option<String>,
    /// The unit of amounts whose column states none.
    pub money_unit: Option<MoneyUnit>,
    /// The customer's name.
    pub customer: String,
    /// The customer's business identification number, 12 digits.
    pub bin: String,
    /// The fiscal year.
    pub year: Option<Year>,
    /// The record of an outside draw, from which the lottery follows.
    pub draw: Option<String>,
    /// The language of the output.
    pub lang: Option<Lang>,
    /// The time limit in seconds.
    pub time_limit: Option<u64>,
    /// Cells whose values are right although they look wrong.
    pub checked: Vec<Checked>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Model,
    MoneyUnit,
    Customer,
    Bin,
    Year,
    Draw,
    Lang,
    TimeLimit,
    Checked,
    Heading,
}

/// The words for each setting, folded.
pub(super) const KEYS: &[(Key, &[&str])] = &[
    (Key::Model, &["модель", "программа", "модель программы", "үлгі", "бағдарлама", "model", "programme", "program"]),
    (
        Key::MoneyUnit,
        &[
            "единица денег",
            "денежная единица",
            "единица измерения денег",
            "единица сумм",
            "ақша бірлігі",
            "сома бірлігі",
            "money unit",
            "unit of money",
            "money_unit",
        ],
    ),
    (
        Key::Customer,
        &[
            "заказчик",
            "наименование заказчика",
            "тапсырыс беруші",
            "тапсырыс берушінің атауы",
            "customer",
            "customer name",
        ],
    ),
    (
        Key::Bin,
        &["бин", "бин заказчика", "бсн", "тапсырыс берушінің бсн", "тапсырыс берушінің бсн-і", "bin", "customer bin"],
    ),
    (Key::Year, &["год", "финансовый год", "жыл", "қаржы жылы", "year", "fiscal year"]),
    (
        Key::Draw,
        &[
            "жеребьевка",
            "протокол жеребьевки",
            "запись жеребьевки",
            "жеребе",
            "жеребе хаттамасы",
            "жеребе тарту",
            "draw",
            "draw record",
            "seed",
            "lottery",
        ],
    ),
    (Key::Lang, &["язык", "язык вывода", "тіл", "тілі", "шығару тілі", "language", "lang"]),
    (
        Key::TimeLimit,
        &[
            "предел времени",
            "лимит времени",
            "ограничение времени",
            "предел времени, сек",
            "предел времени, секунд",
            "уақыт шегі",
            "уақыт шегі, сек",
            "time limit",
            "time limit, seconds",
            "time_limit",
        ],
    ),
    (
        Key::Checked,
        &["проверено", "проверенные ячейки", "тексерілді", "тексерілген ұяшықтар", "checked", "checked cells"],
    ),
    (Key::Heading, &["настройка", "параметр", "баптау", "setting", "parameter", "key"]),
];

const LANGS: &[(Lang, &[&str])] = &[
    (Lang::Ru, &["ru", "рус", "русский", "орысша", "орыс", "russian"]),
    (Lang::Kk, &["kk", "kz", "каз", "казахский", "қазақша", "қазақ", "kazakh"]),
    (Lang::En, &["en", "анг", "английский", "ағылшынша", "ағылшын", "english"]),
];

const UNITS: &[(MoneyUnit, &[&str])] = &[
    (MoneyUnit::Tenge, &["тенге", "теңге", "тг", "тг.", "₸", "kzt", "tenge"]),
    (
        MoneyUnit::Thousand,
        &[
            "тыс. тенге",
            "тыс тенге",
            "тыс.тенге",
            "тысяч тенге",
            "тысячи тенге",
            "тыс.",
            "тыс",
            "тыс. тг",
            "мың теңге",
            "мың",
            "thousand tenge",
            "thousand",
        ],
    ),
    (
        MoneyUnit::Million,
        &[
            "млн тенге",
            "млн. тенге",
            "млн.тенге",
            "миллионы тенге",
            "миллионов тенге",
            "млн",
            "млн.",
            "млн теңге",
            "млн. теңге",
            "миллион теңге",
            "million tenge",
            "million",
        ],
    ),
];

/// Reads the Settings sheet, if there is one. Reports unknown settings and values that cannot be understood.
pub fn settings(workbook: &Workbook, findings: &mut Diagnostics) -> Settings {
    let mut out = Settings::default();
    let mut seen = Vec::new();
    for sheet in named_sheets(workbook, SheetKind::Settings) {
        for row in &sheet.rows {
            read_row(workbook, sheet, row, &mut seen, &mut out, findings);
        }
    }
    out
}

/// One setting: its name in the first filled cell of the row, its value in the next.
fn read_row(
    workbook: &Workbook,
    sheet: &Sheet,
    row: &Row,
    seen: &mut Vec<Key>,
    out: &mut Settings,
    findings: &mut Diagnostics,
) {
    let [(name_column, name), (column, value), ..] = row.cells.as_slice() else { return };
    let is_unfit = |(at, cell): (u32, &Cell), findings: &mut Diagnostics| {
        super::unfit::is_unfit(workbook, sheet, (row.row, at), cell, findings)
    };
    if is_unfit((*name_column, name), findings) || is_unfit((*column, value), findings) {
        return;
    }
    let Ok(name) = read_text(name) else { return };
    let name = name.trim_end_matches(':').trim_end();
    let Some(key) = meaning(name, KEYS) else {
        let near = nearest(name, KEYS.iter().flat_map(|(_, words)| words.iter().copied()));
        let place = sheet.place(&workbook.file, row.row, *name_column);
        // Money that nothing reads: the plan would spend the model's.
        let of_money = ["бюджет", "лимит", "цена", "сумма", "баға", "budget", "price"];
        let begins = |word: &&str| name.to_lowercase().starts_with(*word);
        let code = if of_money.iter().any(begins) { Code::SettingElsewhere } else { Code::UnknownSetting };
        findings.push(Diagnostic::new(code, place, args![name = name]).suggest(near));
        return;
    };
    if key == Key::Heading {
        return;
    }
    let place = sheet.place(&workbook.file, row.row, *column);
    if seen.contains(&key) && key != Key::Checked {
        findings.report(Code::DuplicateSetting, place, args![name = name]);
        return;
    }
    seen.push(key);
    if set(out, key, value).is_none() {
        let form = match key {
            Key::Bin => "bin",
            Key::TimeLimit => "seconds",
            _ => "list",
        };
        let args = args![name = name, found = value.shown(), allowed = allowed(key), form = form];
        findings.report(Code::BadSetting, place, args);
    }
}

fn set(out: &mut Settings, key: Key, value: &Cell) -> Option<()> {
    let text = read_text(value).ok()?;
    match key {
        Key::Model => out.model = Some(text),
        Key::MoneyUnit => out.money_unit = Some(meaning(&text, UNITS)?),
        Key::Customer => out.customer = text,
        Key::Bin => out.bin = super::identity::restore_bin(&text)?,
        Key::Year => {
            let year = read_count(value).ok()?;
            out.year = Some(Year::new(u16::try_from(year.get()).ok()?)?);
        }
        Key::Draw => out.draw = Some(text),
        Key::Lang => out.lang = Some(meaning(&text, LANGS)?),
        Key::TimeLimit => out.time_limit = Some(u64::try_from(read_count(value).ok()?.get()).ok()?),
        Key::Checked => out.checked.extend(read_checked(&text)?),
        Key::Heading => {}
    }
    Some(())
}

/// What a setting may be, in words of no language.
pub(super) fn allowed(key: Key) -> &'static str {
    match key {
        Key::MoneyUnit => "тенге, тыс. тенге, млн тенге / теңге, мың теңге, млн теңге",
        Key::Year => "1990 … 2200",
        Key::Lang => "kk, ru, en",
        Key::Checked => "E2, Школы!F7",
        Key::Bin | Key::TimeLimit | Key::Model | Key::Customer | Key::Draw | Key::Heading => "…",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::sample::{sheet, workbook};

    fn read(rows: &[&[&str]]) -> (Settings, Vec<&'static str>) {
        let mut findings = Diagnostics::new();
        let settings = settings(&workbook(vec![sheet("Настройки", rows)]), &mut findings);
        (settings, findings.iter().map(|finding| finding.code.name()).collect())
    }

    #[test]
    fn a_text_that_no_workbook_keeps_is_refused() {
        let (settings, found) = read(&[&["Заказчик", "Управление\u{7f}"]]);
        assert_eq!((settings.customer.as_str(), found), ("", vec!["text-unprintable"]));
    }

    #[test]
    fn settings_are_read_in_three_languages() {
        let expected = Settings {
            model: Some("wifi".into()),
            money_unit: Some(MoneyUnit::Thousand),
            customer: "Управление образования".into(),
            bin: "040440001234".into(),
            year: Year::new(2020),
            draw: None,
            lang: Some(Lang::Kk),
            time_limit: Some(60),
            checked: read_checked("E2, Школы!F7").unwrap(),
        };
        let ru: &[&[&str]] = &[
            &["Параметр", "Значение"],
            &["Модель:", "wifi"],
            &["Денежная единица", "тыс. тенге"],
            &["Заказчик", "Управление  образования"],
            &["БИН", "40440001234"],
            &["Финансовый год", "2020"],
            &["Язык", "қазақша"],
            &["Предел времени", "60"],
            &["Проверено", "E2"],
            &["Проверено", "Школы!F7"],
        ];
        let en: &[&[&str]] = &[
            &["Model", "wifi"],
            &["Money unit", "thousand tenge"],
            &["Customer", "Управление образования"],
            &["BIN", "040440001234"],
            &["Year", "2020"],
            &["Language", "kk"],
            &["Time limit", "60"],
            &["Checked", "E2; Школы!F7"],
        ];
        assert_eq!(read(ru), (expected.clone(), vec![]));
        assert_eq!(read(en), (expected, vec![]));
    }

    #[test]
    fn mistakes_are_all_reported() {
        let (settings, codes) =
            read(&[&["Модел", "wifi"], &["Язык", "эльфийский"], &["Год", "2020"], &["Жыл", "2021"], &["БИН", "12"]]);
        assert_eq!(settings.year, Year::new(2020));
        assert_eq!(codes, ["unknown-setting", "bad-setting", "duplicate-setting", "bad-setting"]);
    }
}
