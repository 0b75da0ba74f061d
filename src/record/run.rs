//! What a plan workbook says about its own making: the input's digest, the model, the command line.

use std::collections::BTreeMap;

use super::line::Table;
use super::programme::rural_mode;
use crate::audit::Sections;
use crate::diagnostic::Diagnostics;
use crate::instance::{BudgetOverride, Overrides, PriceOverride};
use crate::money::Money;
use crate::programme::{ModelSource, Programme, load_programme};
use crate::workbook::{Cell, Row};
use crate::year::Year;

/// What the plan records.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// The name of the input file.
    pub(crate) input_file: String,
    /// SHA-256 of the input's bytes.
    pub(crate) input_sha256: String,
    /// SHA-256 of the resolved model.
    pub(crate) model_sha256: String,
    /// The seed of the lottery.
    pub(crate) seed: String,
    /// The resolved model.
    model: String,
    /// The first year of the plan, which a flag or the Settings may have moved.
    first_year: Year,
    /// What the command line said.
    pub(crate) overrides: Overrides,
}

impl Run {
    /// Reads it; `None` when something is missing or is not what this program writes.
    pub(crate) fn read(sections: &Sections<'_>) -> Option<Self> {
        let meta = meta(sections)?;
        let lines = texts(sections, "model", ["number", "line"])?;
        let mut overrides = Overrides::default();
        for line in texts(sections, "overrides", ["kind", "target", "year", "value"])? {
            add(&mut overrides, line)?;
        }
        Some(Self {
            input_sha256: meta.get("input_sha256")?.clone(),
            model_sha256: meta.get("model_sha256")?.clone(),
            seed: meta.get("seed")?.clone(),
            input_file: meta.get("input_file")?.clone(),
            model: joined(lines),
            first_year: Year::new(meta.get("years")?.split_whitespace().next()?.parse().ok()?)?,
            overrides,
        })
    }

    /// The programme that the plan in `file` records; what is wrong with its model goes to `findings`.
    pub(crate) fn programme(&self, file: &str, findings: &mut Diagnostics) -> Option<Programme> {
        let source = ModelSource::Text { name: format!("{file} [model]"), text: self.model.clone() };
        match load_programme(&source, findings) {
            Ok(programme) => programme.starting_in(self.first_year),
            Err(errors) => {
                findings.extend(errors);
                None
            }
        }
    }
}

/// The lines of the model; rows of one number are pieces of one line.
fn joined(rows: Vec<[String; 2]>) -> String {
    let mut text = String::new();
    let mut line = None;
    for [number, piece] in rows {
        if line.is_some_and(|line| line != number) {
            text.push('\n');
        }
        text.push_str(&piece);
        line = Some(number);
    }
    text.push('\n');
    text
}

/// The texts of some columns of a section.
fn texts<const N: usize>(sections: &Sections<'_>, name: &str, columns: [&str; N]) -> Option<Vec<[String; N]>> {
    Some(Table::of(sections, name)?.lines().map(|line| columns.map(|column| line.text(column))).collect())
}

/// What `[meta]` says, by its keys.
pub(super) fn meta(sections: &Sections<'_>) -> Option<BTreeMap<String, String>> {
    Some(texts(sections, "meta", ["key", "value"])?.into_iter().map(|[key, value]| (key, value)).collect())
}

/// The text of a cell; empty for an empty one.
pub(crate) fn text(row: &Row, column: u32) -> String {
    row.cell(column).map(Cell::shown).unwrap_or_default()
}

fn add(overrides: &mut Overrides, [kind, target, year, value]: [String; 4]) -> Option<()> {
    let amount = || value.parse().ok().map(Money::from_tiyn);
    match kind.as_str() {
        "budget" => overrides.budgets.push(BudgetOverride {
            source: Some(target).filter(|source| !source.is_empty()),
            year: if year.is_empty() { None } else { Some(Year::new(year.parse().ok()?)?) },
            amount: amount()?,
        }),
        "price" => overrides.prices.push(PriceOverride { option: target, amount: amount()? }),
        "rural" => overrides.rural = Some(rural_mode(&value)?),
        "skip_incomplete" => overrides.skip_incomplete = true,
        _ => return None,
    }
    Some(())
}
