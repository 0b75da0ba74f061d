//! Which sheet is which: by its name in three languages, else (for the objects) by its headers.

use super::columns::{ObjectColumns, Role};
use super::heading_words::names_region;
use super::notes::{Notes, all_names};
use super::words::fold_name;
use super::{budgets_sheet, items};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::index::KindIx;
use crate::programme::Programme;
use crate::workbook::{Sheet, Visibility, Workbook, find_table, is_place_name, match_key};

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SheetKind {
    Objects,
    Items,
    Budgets,
    Rules,
    Offers,
    Settings,
    Age,
    Contracts,
    /// The instructions of a template: text for people, nothing to read.
    Guide,
}

/// The names of each kind of sheet, folded.
pub(super) const NAMES: &[(SheetKind, &[&str])] = &[
    (
        SheetKind::Objects,
        &[
            "школы",
            "мектептер",
            "schools",
            "объекты",
            "нысандар",
            "objects",
            "колледжи",
            "колледждер",
            "colleges",
            "организации образования",
            "білім беру ұйымдары",
            "список школ",
            "мектептер тізімі",
        ],
    ),
    (
        SheetKind::Items,
        &[
            "позиции и цены",
            "тауарлар мен бағалар",
            "items",
            "items and prices",
            "цены",
            "бағалар",
            "prices",
            "позиции",
            "тауарлар",
            "прайс-лист",
            "прайс",
        ],
    ),
    (SheetKind::Budgets, &["бюджеты", "бюджеттер", "budgets", "бюджет", "budget"]),
    (SheetKind::Rules, &["правила", "ережелер", "rules"]),
    (SheetKind::Offers, &["предложения", "ұсыныстар", "offers", "предложения операторов", "операторлар ұсыныстары"]),
    (SheetKind::Settings, &["настройки", "баптаулар", "settings", "параметры", "параметрлер"]),
    (SheetKind::Age, &["возраст", "жасы", "age"]),
    (SheetKind::Guide, &["инструкция", "нұсқаулық", "instructions"]),
    (SheetKind::Contracts, &["план и договоры", "жоспар мен шарттар", "contracts", "договоры", "шарттар"]),
];

/// Beginnings of words, as keys, that tell of money or prices in the name of a sheet that is not called quite as it should.
const STEMS: &[(SheetKind, &[&str])] = &[
    (SheetKind::Budgets, &["бюджет", "лимит", "финанс", "каржы", "budget", "funding"]),
    (SheetKind::Items, &["цен", "прайс", "стоимост", "баг", "price"]),
];

/// The kind of a sheet that is called nearly as one, and has the columns of one: `Бюджет 2020`, `Лимиты`.
fn kind_by_stem(workbook: &Workbook, sheet: &Sheet) -> Option<SheetKind> {
    let key = match_key(&sheet.name);
    let is_begun = |stems: &[&str]| key.split([' ', '/']).any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let (kind, _) = STEMS.iter().find(|(_, stems)| is_begun(stems))?;
    let (specs, needed) = match kind {
        SheetKind::Budgets => (budgets_sheet::specs(), budgets_sheet::NEEDED),
        _ => (items::specs(), items::NEEDED),
    };
    let table = find_table(&workbook.file, sheet, &specs.list)?;
    let has = |spec: &usize| table.columns.get(*spec).is_some_and(|found| !found.is_empty());
    needed.iter().all(has).then_some(*kind)
}

/// The visible sheets of a workbook by what they hold.
#[derive(Default)]
pub(super) struct Sheets<'a> {
    /// By the position of the kind of objects.
    pub(super) objects: Vec<Vec<&'a Sheet>>,
    pub(super) items: Vec<&'a Sheet>,
    pub(super) budgets: Vec<&'a Sheet>,
    pub(super) rules: Vec<&'a Sheet>,
    pub(super) offers: Vec<&'a Sheet>,
    pub(super) ages: Vec<&'a Sheet>,
}

/// The kind of a sheet by its name; `Школы (2)` continues `Школы`.
fn kind_by_name(name: &str) -> Option<SheetKind> {
    super::words::meaning(&base_name(name), NAMES)
}

/// A sheet's name, folded, without the number of a continuation.
fn base_name(name: &str) -> String {
    let folded = fold_name(name);
    let base = folded
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .filter(|(_, number)| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
        .map(|(base, _)| base.trim_end().to_owned());
    base.unwrap_or(folded)
}

/// The kind of objects whose sheets are called `name`.
fn objects_by_name(programme: &Programme, name: &str) -> Option<usize> {
    let base = base_name(name);
    programme.objects.iter().position(|kind| kind.sheet_names().any(|own| fold_name(own) == base))
}

/// The visible sheets whose name says that they are of a kind.
pub(super) fn named_sheets(workbook: &Workbook, kind: SheetKind) -> impl Iterator<Item = &Sheet> {
    let is_meant =
        move |sheet: &&Sheet| sheet.visibility == Visibility::Visible && kind_by_name(&sheet.name) == Some(kind);
    workbook.sheets.iter().filter(is_meant)
}

/// Sorts the sheets of `workbook`; reports those that nothing reads, and the lack of a sheet of objects.
pub(super) fn sort_sheets<'a>(workbook: &'a Workbook, programme: &Programme, notes: &mut Notes<'_>) -> Sheets<'a> {
    let kinds = programme.kinds();
    let has_schools = kinds.contains(&schools());
    let mut sheets = Sheets { objects: vec![Vec::new(); programme.objects.len()], ..Sheets::default() };
    let mut unnamed = Vec::new();
    for sheet in &workbook.sheets {
        let place = || Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
        let args = || args![sheet = sheet.name.as_str()];
        if sheet.rows.is_empty() {
            continue;
        }
        if sheet.visibility == Visibility::Hidden {
            notes.report(Code::HiddenSheet, place(), args());
            continue;
        }
        let hidden = sheet.hidden_parts();
        if !hidden.is_empty() {
            notes.report(Code::HiddenParts, place(), args![sheet = sheet.name.as_str(), parts = hidden]);
        }
        let own = objects_by_name(programme, &sheet.name).and_then(|kind| sheets.objects.get_mut(kind));
        if let Some(own) = own {
            own.push(sheet);
            continue;
        }
        let by_name = kind_by_name(&sheet.name);
        let by_stem = || kind_by_stem(workbook, sheet).inspect(|_| notes.assume("assumption-sheet-by-stem", args()));
        match by_name.or_else(by_stem) {
            Some(SheetKind::Objects) if has_schools => {
                sheets.objects.first_mut().into_iter().for_each(|o| o.push(sheet));
            }
            Some(SheetKind::Items) => sheets.items.push(sheet),
            Some(SheetKind::Budgets) => sheets.budgets.push(sheet),
            Some(SheetKind::Offers) => sheets.offers.push(sheet),
            Some(SheetKind::Rules) => sheets.rules.push(sheet),
            Some(SheetKind::Settings | SheetKind::Guide) => {}
            Some(SheetKind::Age) => sheets.ages.push(sheet),
            Some(SheetKind::Contracts) => notes.report(Code::SheetNotUsedYet, place(), args()),
            Some(SheetKind::Objects) | None => unnamed.push(sheet),
        }
    }
    let found = kinds.into_iter().all(|kind| {
        if kind == schools() && sheets.of(kind).is_empty() {
            find_objects(workbook, &ObjectColumns::new(programme, kind), &mut unnamed, &mut sheets, notes);
        } else if sheets.of(kind).is_empty() {
            report_absent(workbook, programme, kind, notes);
        }
        !sheets.of(kind).is_empty()
    });
    let columns = ObjectColumns::new(programme, schools());
    let read = sheets.of(schools()).iter().map(|sheet| score(workbook, sheet, &columns)).max();
    // Nearly as many columns as the list that is read: another list, of which nothing would be planned.
    let is_list = |sheet: &Sheet| {
        let own = score(workbook, sheet, &columns);
        own.0 && own.1 >= FEWEST_COLUMNS && read.is_some_and(|read| own.1 * 4 >= read.1 * 3)
    };
    // Beside sheets of districts another of a district whose header is not known.
    let joined = sheets.of(schools());
    let joins_districts = joined.len() > 1 && joined.iter().all(|sheet| is_place_name(&sheet.name));
    // Without objects the list of all sheets has just been shown.
    for sheet in unnamed.into_iter().filter(|_| found) {
        let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
        let is_left_out = joins_districts && is_place_name(&sheet.name) && !names_region(&sheet.name);
        let code = if is_left_out || is_list(sheet) { Code::UnusedList } else { Code::UnusedSheet };
        let how = if is_left_out { "district" } else { "list" };
        notes.report(code, place, args![sheet = sheet.name.as_str(), how = how]);
    }
    sheets
}

/// Schools are the first kind of every programme.
fn schools() -> KindIx {
    KindIx::new(0)
}

impl<'a> Sheets<'a> {
    /// The sheets of a kind of objects.
    pub(super) fn of(&self, kind: KindIx) -> &[&'a Sheet] {
        self.objects.get(kind.at()).map_or(&[], Vec::as_slice)
    }
}

/// Reports that no sheet has the name of those of a kind of objects.
fn report_absent(workbook: &Workbook, programme: &Programme, kind: KindIx, notes: &mut Notes<'_>) {
    let spec = programme.objects.get(kind.at());
    let name = spec.and_then(|kind| kind.sheet_names().next()).unwrap_or("");
    let sheets = all_names(workbook.sheets.iter().map(|sheet| &sheet.name));
    let near = crate::diagnostic::nearest(name, workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    let args = args![sheet = name, kind = spec.map_or("", |kind| kind.id.as_str()), sheets = sheets];
    let finding = Diagnostic::new(Code::MissingObjectSheet, Place::File { file: workbook.file.clone() }, args);
    notes.push(finding.suggest(near.map(str::to_owned)));
}

/// A sheet in which nothing identifies an object is taken for the objects' when it has this many of their columns: then the
/// missing column is named, and everything else that is wrong.
const FEWEST_COLUMNS: usize = 3;

/// Takes the sheet whose header matches most object columns out of `unnamed`.
fn find_objects<'a>(
    workbook: &'a Workbook,
    columns: &ObjectColumns,
    unnamed: &mut Vec<&'a Sheet>,
    sheets: &mut Sheets<'a>,
    notes: &mut Notes<'_>,
) {
    let scores: Vec<(bool, usize)> = unnamed.iter().map(|sheet| score(workbook, sheet, columns)).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let file = || Place::File { file: workbook.file.clone() };
    if !best.0 && best.1 < FEWEST_COLUMNS {
        let names = all_names(workbook.sheets.iter().map(|sheet| &sheet.name));
        notes.report(Code::MissingSheet, file(), args![sheets = names]);
        return;
    }
    let by_district = sheets_of_districts(unnamed, &scores);
    // Two years or versions of a district are not two districts.
    let mut names: Vec<String> = by_district.iter().map(|sheet| without_version(&sheet.name)).collect();
    names.sort();
    if names.windows(2).any(|pair| matches!(pair, [one, next] if one == next)) {
        let names = all_names(by_district.iter().map(|sheet| &sheet.name));
        notes.report(Code::AmbiguousSheets, file(), args![sheets = names]);
        return;
    }
    if by_district.len() > 1 {
        unnamed.retain(|sheet| !by_district.iter().any(|own| std::ptr::eq(*own, *sheet)));
        sheets.objects.first_mut().into_iter().for_each(|schools| schools.extend(&by_district));
        return;
    }
    let winners: Vec<&Sheet> =
        unnamed.iter().zip(&scores).filter(|(_, score)| **score == best).map(|(sheet, _)| *sheet).collect();
    unnamed.retain(|sheet| !winners.iter().any(|winner| std::ptr::eq(*winner, *sheet)));
    match winners.as_slice() {
        [only] => {
            sheets.objects.first_mut().into_iter().for_each(|schools| schools.push(only));
            if workbook.sheets.len() > 1 {
                notes.assume("assumption-object-sheet", args![sheet = only.name.as_str()]);
            }
        }
        several => {
            let names = all_names(several.iter().map(|sheet| &sheet.name));
            notes.report(Code::AmbiguousSheets, file(), args![sheets = names]);
        }
    }
}

/// The name of a sheet without a year, a number and what stands in brackets: `Талгарский район 2019`, `Талгарский район (было)`.
fn without_version(name: &str) -> String {
    const VERSIONS: [&str; 6] = ["г", "год", "старый", "новый", "было", "стало"];
    let outside = name.split(['(', ')']).step_by(2).collect::<Vec<_>>().join(" ");
    let key = match_key(&outside);
    let words = key.split(' ').filter(|word| !word.chars().all(|c| !c.is_alphabetic()));
    let mut words: Vec<&str> = words.collect();
    while words.last().is_some_and(|word| VERSIONS.iter().any(|version| *word == match_key(version))) {
        words.pop();
    }
    words.join(" ")
}

/// The lists of objects among `unnamed` when each is called like a district; none when the best list is called otherwise.
fn sheets_of_districts<'a>(unnamed: &[&'a Sheet], scores: &[(bool, usize)]) -> Vec<&'a Sheet> {
    let best = scores.iter().copied().max().unwrap_or_default();
    let scored = || unnamed.iter().copied().zip(scores.iter().copied());
    if scored().any(|(sheet, score)| score == best && !is_place_name(&sheet.name)) {
        return Vec::new();
    }
    let is_list = |(sheet, (identifies, columns)): &(&Sheet, (bool, usize))| {
        *identifies && *columns >= FEWEST_COLUMNS && is_place_name(&sheet.name)
    };
    scored().filter(is_list).map(|(sheet, _)| sheet).collect()
}

/// Whether anything in the sheet can identify an object, and how many object columns it has.
fn score(workbook: &Workbook, sheet: &Sheet, columns: &ObjectColumns) -> (bool, usize) {
    let Some(table) = find_table(&workbook.file, sheet, &columns.specs.list) else { return (false, 0) };
    let has = |role: Role| table.columns.get(role.at()).is_some_and(|found| !found.is_empty());
    let identifies = [Role::Id, Role::Bin, Role::Name].into_iter().any(has);
    let row_number = Role::RowNumber.at();
    let count = table.columns.iter().enumerate().filter(|(at, found)| *at != row_number && !found.is_empty()).count();
    (identifies, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_known_by_name() {
        assert_eq!(kind_by_name("ШКОЛЫ"), Some(SheetKind::Objects));
        assert_eq!(kind_by_name("Мектептер (2)"), Some(SheetKind::Objects));
        assert_eq!(kind_by_name("Тауарлар мен бағалар"), Some(SheetKind::Items));
        assert_eq!(kind_by_name("Школы (старые)"), None);
    }
}
