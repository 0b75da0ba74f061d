//! Workbooks and programmes for tests.

use std::collections::BTreeMap;

use super::{Instance, Overrides, build};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::lang::{Catalogue, Lang};
use crate::programme::{ModelSource, Programme, load_programme};
use crate::workbook::{Cell, Formulas, Row, Sheet, Visibility, Workbook};

/// A sheet of text cells; empty texts are empty cells.
pub(super) fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cell = |(column, text): (usize, &&str)| (u32::try_from(column).unwrap(), Cell::Text((*text).to_owned()));
    let row = |(row, texts): (usize, &&[&str])| Row {
        row: u32::try_from(row).unwrap(),
        cells: texts.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(cell).collect(),
    };
    let rows = rows.iter().enumerate().map(row).filter(|row: &Row| !row.cells.is_empty()).collect();
    Sheet {
        name: name.to_owned(),
        visibility: Visibility::Visible,
        hidden: crate::workbook::Hidden::default(),
        rows,
        merged: Vec::new(),
        formulas: Formulas::new(),
    }
}

/// A workbook of sheets.
pub(super) fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { file: "input.xlsx".to_owned(), sha256: "00".to_owned(), sheets, properties: BTreeMap::new() }
}

/// A checked programme.
pub(super) fn programme(toml: &str) -> Programme {
    let mut findings = Diagnostics::new();
    let source = ModelSource::Text { name: "model.toml".to_owned(), text: toml.to_owned() };
    match load_programme(&source, &mut findings) {
        Ok(programme) => programme,
        Err(errors) => panic!("{errors:?}"),
    }
}

/// The Instance and the findings.
pub(super) fn built(toml: &str, sheets: Vec<Sheet>, overrides: &Overrides) -> (Option<Instance>, Vec<Diagnostic>) {
    let mut findings = Diagnostics::new();
    let instance = build(&workbook(sheets), &programme(toml), overrides, &mut findings);
    assert_eq!(instance.is_none(), findings.has_errors(), "{findings:?}");
    check_messages(&findings, instance.as_ref());
    (instance, findings.into_iter().collect())
}

/// Every message has all of its values in every language.
pub(super) fn check_messages(findings: &Diagnostics, instance: Option<&Instance>) {
    for catalogue in Lang::ALL.map(Catalogue::new) {
        let help = |finding: &Diagnostic| finding.help(&catalogue).unwrap_or_default();
        let said = findings.iter().map(|finding| format!("{} {}", finding.message(&catalogue), help(finding)));
        let assumptions = instance.into_iter().flat_map(|instance| &instance.assumptions);
        let assumed = assumptions.map(|assumption| catalogue.format(assumption.key, &assumption.args));
        for text in said.chain(assumed) {
            assert!(!text.contains("{$") && text.contains(' '), "{}: {text}", catalogue.lang().code());
        }
    }
}

/// The Instance of an input without errors.
pub(super) fn sound(toml: &str, sheets: Vec<Sheet>) -> Instance {
    let (instance, findings) = built(toml, sheets, &Overrides::default());
    instance.unwrap_or_else(|| panic!("{findings:?}"))
}

/// The codes of findings but notes, with their cells: `empty-cell C3`.
pub(super) fn codes(findings: &[Diagnostic]) -> Vec<String> {
    let shown = |finding: &Diagnostic| match &finding.place {
        Place::Cell(cell) => format!("{} {cell}", finding.code.name()),
        _ => finding.code.name().to_owned(),
    };
    findings.iter().filter(|finding| finding.severity() != Severity::Note).map(shown).collect()
}
