//! `docs/workbook.md`, made from what the readers look for.

use std::fmt::Write as _;

use crate::instance::columns::Specs;
use crate::instance::settings::{KEYS, Key, allowed};
use crate::instance::sheets::{NAMES, SheetKind};
use crate::instance::{ages, budgets_sheet, items, offers, rules_sheet};
use crate::lang::{Catalogue, Lang};
use crate::programme::{ColumnKind, standard_columns};
use crate::workbook::Cell;
use crate::workbook::number::{parse_money, read_count, read_yes_no};

const HEAD: &str = "# The workbook

What `check` and `plan` read, and what the plan workbook holds. Made from the code: `UPDATE_GOLDEN=1 cargo test --release
document` writes it anew.

An input is an `.xlsx`, `.xls`, `.xlsb` or `.ods` workbook, one `.csv` file, or a folder of `.csv` files, each a sheet. Sheets are
known by their names, the sheet of objects also by its headers. Headers may stand below a title, in up to four levels, and in any
order; capitals, spaces and `ё` do not matter. Numbers of columns, section rows, totals, footnotes and rows that begin with `#` are
not data: sheet Assumptions says what was skipped, and `check` repeats headings, totals and footnotes. A row with `#` among the schools,
or with a name that no template has, is a warning, as is a column that nothing reads or a word right above a header of numbers.

A row of units under the header (`чел.`, `шт.`, `тыс. тенге`) belongs to it: amounts are read in its unit of money, and a count in
thousands or per cent is none. A row that may number the columns or name an object is refused. The numbers of totals are compared with
the rows that were read: a total must be the sum of a section, of all rows above or below it, of a district or a type of place, or of
the whole list; one that names a district or a type of place must be the sum of its rows. Else it is questioned, and so is a heading or total
that states another count of schools (`Талгарский район (5 школ)`) than stands there.

A header that is not the usual one is named with what it is taken for. Words beside it must be known to change nothing (`всего`, `имеется`,
`чел.`, a date); any other (`списано`, `без`, `план`) makes the column an error, so that no plan takes it for its opposite. A row without
a row number among rows with one, or called like a district, is a total to be named so; one called like a total but filled like data is
refused. A row numbered `1.1` or `а)`, or whose name begins with a dash, looks like a part of the row above and is refused where it
has no code. A row called like a district that repeats the sums of the rows below it heads them. The columns of decisions hold
reasons in words, not of refusal or doubt, and hold for all purchases of a plan. Nothing else decides: a heading that leaves objects
out (`Не вошли в план`, `Резервный список`) and a decision in a column that nothing reads are errors where its words are known
(`исключить`, `Закрыта` with yes and no); texts that say that an object should get nothing (`ликвидирована`) and headings that name
neither a place nor a kind of school are warnings, and notes are repeated, the rarer first. Cells with a line through them are
refused (not seen in `.xls`), and so are footnote marks at numbers, and numbers that their format shows as something else (`0%`, `;;;`; both
seen in `.xlsx`). A dash is no answer where others say `нет`,
and no where others say only `да`. The ranking of a commission (`rank` in the model) decides between equal claims. A number that
stands for \"no data\" (9999, 88888) is refused when it is ten times all others; where it is right, the row `Checked` of the
Settings names its cell, and the plan says so.

Spellings of a district or region that differ only in what headers ignore (capitals, `ё`, quotes, dots, look-alike letters), in the
order of words, or in «р-н» for «район» and «г.» for «город» are one place, shown in its most frequent spelling; names that are nearly
the same are questioned. A row with nothing but a name is an incomplete row where it could name a school, a heading where its words or
the rows around it say so, and questioned otherwise. Several sheets, each called like a district and without a column of districts, are
one list, and their names are the districts where no heading inside names one; name, title and headings must agree, and a sheet called
like a region gives the region. Two columns of names are no error: the first is read; but a second list beside the first is. Placeholders
(`н/д`, `нет`, `то же`, `-`) are no names, and lines that are reckoned (`Резерв района`, `15 школ`) no schools. A district or a type of place merged over several
rows is that of all of them; a row without a region lies in that of its district. Footnote marks behind names (`*`, `¹`) are no part of them. A text has at most 1 000 characters.

## Headings

Where no column says the district or the type of place, they come from the rows among the data, read from top to bottom. Each of
those rows must be exactly understood, or it is an error (`heading-unclear`) with its cell and remedy; nothing is guessed. Understood are:

- a district, a town or a region, alone in its row or with nothing but the sums of its schools: `Талгарский район`, `Талгарский р-н`,
  `район Турара Рыскулова`, `Талғар ауданы`, `г. Конаев`, `Қонаев қаласы`, `Алматинская область`, `По Талгарскому району`,
  `Талғар ауданы бойынша`; before it a number (`1.`, `2)`, `IV.`), behind it a colon or a count (`(3 шк.)`, `, 3 школы`);
- a rural district (`Алатауский сельский округ`) below a district; it changes nothing. Where there are any, a town is refused, and
  so is one right below a district or called like it: it may lie in the district above;
- `Село`, `Город`, `Сельские школы`, `Городская местность` and the like, above or inside districts; a section inside a district begins before
  its schools do, and so does a kind of schools (`Малокомплектные школы`);
- a total: `Итого`, `Всего`, `Барлығы`, `∑`, alone or with the district, town or type of place that it stands under (`Итого по Талгарскому
  району`, `Итого по селу`), or with the whole (`Всего по области`). Behind it schools need a heading of their own. At the end of the list
  totals may follow each other;
- the header, repeated.

A column of districts goes before headings; one that contradicts a heading that is exactly a district is an error. So does a column of the type of
place; one that contradicts its heading is a warning. A row with numbers is never
a heading, unless they are the sums of its schools, and a row in which any cell is a total is never a school.
";

/// The names of a kind of sheet.
fn names(kind: SheetKind) -> String {
    let all = NAMES.iter().filter(|(own, _)| *own == kind).flat_map(|(_, names)| names.iter());
    all.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn listed<'a>(headers: impl IntoIterator<Item = &'a String>) -> String {
    let mut all: Vec<&String> = Vec::new();
    for header in headers {
        if !all.contains(&header) {
            all.push(header);
        }
    }
    all.into_iter().map(|header| format!("`{header}`")).collect::<Vec<_>>().join(", ")
}

const fn kind_words(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Count => "a whole number, 0 or more",
        ColumnKind::Amount => "an amount of money",
        ColumnKind::Share => "a share, such as 50% or 1/2",
        ColumnKind::YesNo => "yes or no; `rural` also a type of place",
        ColumnKind::Text => "text",
        ColumnKind::Year => "a year",
        ColumnKind::Code => "a code; leading zeros count",
    }
}

/// What a standard column is needed for.
fn needed(id: &str) -> &'static str {
    match id {
        "id" | "bin" | "name" => "one of `id`, `bin` and `name` identifies the object, the first that is there",
        "district" => "for totals and rules by district; without it all objects count as one",
        "rural" => "when the plan puts rural objects first; section rows do too",
        "must" | "exclude" => "no; a cell holds the reason of a decision",
        "region" | "type" | "kato" => "no",
        _ => "when the model uses it",
    }
}

fn objects(out: &mut String) {
    let _ = write!(
        out,
        "\n## Objects\n\nNames: {}; `(2)`, `(3)` … behind a name continue it. The columns that a model declares come on top \
         (`jospar models ID`).\n\n| column | holds | needed | headers |\n|---|---|---|---|\n",
        names(SheetKind::Objects)
    );
    for column in standard_columns() {
        let headers = column.headers.ru.iter().chain(&column.headers.kk).chain(&column.headers.en);
        let (id, kind) = (column.id.as_str(), kind_words(column.kind));
        let _ = writeln!(out, "| `{id}` | {kind} | {} | {} |", needed(id), listed(headers));
    }
}

fn table(out: &mut String, title: &str, kind: SheetKind, specs: &Specs, required: usize, first_unread: usize) {
    let _ = write!(out, "\n## {title}\n\nNames: {}.\n\n| column | needed | headers |\n|---|---|---|\n", names(kind));
    for (at, spec) in specs.list.iter().enumerate() {
        let needed = match at {
            at if at < required => "yes",
            at if at >= first_unread => "not supported yet: a value in it is an error",
            _ => "no",
        };
        let needed = if spec.holds.is_money() {
            "yes; its unit stands in the header, the cells or the Settings"
        } else {
            needed
        };
        let _ = writeln!(out, "| `{}` | {needed} | {} |", spec.id, listed(&spec.headers));
    }
}

fn settings(out: &mut String) {
    let names = names(SheetKind::Settings);
    let _ = write!(out, "\n## Settings\n\nNames: {names}. A name and a value per row; every row may be left out.\n\n");
    out.push_str("| names | value |\n|---|---|\n");
    for (key, words) in KEYS.iter().filter(|(key, _)| *key != Key::Heading) {
        let words = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let value = match key {
            Key::Model => "the id of a programme or the name of a model file",
            Key::Customer => "a name",
            Key::Bin => "12 digits",
            Key::TimeLimit => "a whole number of seconds",
            Key::Draw => "the record of an outside draw, from which the lottery follows",
            Key::Year => "the first year of the plan, 1990 … 2200; the model's years move with it",
            other => allowed(*other),
        };
        let _ = writeln!(out, "| {words} | {value} |");
    }
}

/// Texts as people write them, read by the readers themselves.
fn numbers(out: &mut String) {
    out.push_str("\n## Numbers\n\n| written | as an amount | as a whole number |\n|---|---|---|\n");
    for text in [
        "1234",
        "1 234",
        "1 234,50",
        "1234.5",
        "1.234,50",
        "1,234.50",
        "1,234",
        "1.234",
        "12,5",
        "311,8 млн",
        "311.8 M",
        "5 тыс. тенге",
        "820 ₸",
        "(1 234)",
        "-5",
        "1e6",
        "н/д",
        "12 34",
    ] {
        let amount = parse_money(text).map_or_else(|_| "refused".to_owned(), |amount| format!("{amount} ₸"));
        let count = read_count(&Cell::Text(text.to_owned()));
        let count = count.map_or_else(|_| "refused".to_owned(), |count| count.get().to_string());
        let _ = writeln!(out, "| `{text}` | {amount} | {count} |");
    }
    out.push_str("\nYes and no:");
    for text in ["да", "нет", "иә", "жоқ", "yes", "no", "+", "-", "1", "0", "есть", "бар", "x"] {
        let said = match read_yes_no(&Cell::Text(text.to_owned())) {
            Ok(true) => "yes",
            Ok(false) => "no",
            Err(_) => "refused",
        };
        let _ = write!(out, " `{text}` {said};");
    }
    out.push_str(" an empty cell is neither.\n");
}

fn output(out: &mut String) {
    out.push_str("\n## The plan workbook\n\n| sheet | Russian | Kazakh | what it holds |\n|---|---|---|---|\n");
    let [en, ru, kk] = [Lang::En, Lang::Ru, Lang::Kk].map(Catalogue::new);
    for (key, what) in [
        (
            "summary",
            "the status of the proof, the money, coverage before and after, other ways of putting rural objects first",
        ),
        ("plan", "object × item × year × payer: quantity, price, sum"),
        ("orders", "the same by item"),
        ("years", "where there are several years: units bought, money and coverage with a column per year"),
        ("coverage", "by district and need, rural and urban; a chart"),
        ("why", "for every object why it gets what it gets, or why not"),
        ("rules", "every rule against what was achieved"),
        ("proof", "the certificate of every goal"),
        ("check", "sums and limits as formulas"),
        ("assumptions", "what was assumed about the input, warnings, decisions"),
        ("log", "version, files and digests, seed, goals"),
        ("data", "hidden: everything from which `jospar verify` proves the plan again"),
        ("seal", "hidden: the values of all other sheets, by which changes are found"),
    ] {
        let [en, ru, kk] = [&en, &ru, &kk].map(|catalogue| catalogue.get(&format!("sheet-{key}")));
        let _ = writeln!(out, "| {en} | {ru} | {kk} | {what} |");
    }
}

fn document() -> String {
    let mut out = HEAD.to_owned();
    objects(&mut out);
    table(&mut out, "Items and prices", SheetKind::Items, &items::specs(), 2, items::FIRST_UNREAD);
    out.push_str(
        "\nLot, minimum order, capacity (of the row's year; without a year of every year) and price breaks are those of an item: it is ordered for\n\
         all objects together, and so paid. Price breaks are quantities with the price of all units of such an order: `10 = 410 000; 100 = 390 000`.\n\
         A price on the sheet stands with the price breaks of its row, without those of the model.\n",
    );
    table(&mut out, "Budgets", SheetKind::Budgets, &budgets_sheet::specs(), 1, usize::MAX);
    table(&mut out, "Rules", SheetKind::Rules, &rules_sheet::specs(), 2, usize::MAX);
    out.push_str(
        "\nKinds, metrics and limits of rules are those of [model files](model-files.md); every kind but `cofund` needs `what`.
Rows with one code and a year each state the limits of the years. A condition (`only`, `where`, `group` of a share, both
sides of `groups`) is all, rural, urban, a district, a region, or a formula as in a model: `pupils > 300 and not rural`.\n",
    );
    table(&mut out, "Ages", SheetKind::Age, &ages::specs(), 4, 4);
    out.push_str(
        "\nA unit that was made in year y with a service life of n years serves through y + n − 1; what retires is no stock any more. The\n\
         service life is that of the need in the model, else that of the option that gives it. Stock without an age stays.\n",
    );
    table(&mut out, "Offers", SheetKind::Offers, &offers::specs(), 3, usize::MAX);
    out.push_str(
        "\nWhat suppliers quoted for an option at an object, by the option's id or name, in place of the model's condition, price, fee and level. An option with any offer is\n\
         available only where it is offered. Columns that only estimate offered options, or alternatives beside them, may be left out; an alternative that has no\n\
         offer and cannot be estimated without them is not available.\n",
    );
    settings(&mut out);
    let _ = write!(
        out,
        "\n## Sheets that are not read\n\n{} is for people. {} is not used yet, which is a warning, as are hidden sheets and\n\
         sheets of other names; a second list with the columns of the first is an error. Hidden rows and columns are read like all others,\n\
         and named, except in `.xls` and `.xlsb` files, where they cannot be seen.\n",
        names(SheetKind::Guide),
        names(SheetKind::Contracts)
    );
    numbers(&mut out);
    output(&mut out);
    out
}

#[test]
fn the_page_on_the_workbook_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/workbook.md");
    let text = document();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap_or_default() == text, "UPDATE_GOLDEN=1 writes docs/workbook.md anew");
}
