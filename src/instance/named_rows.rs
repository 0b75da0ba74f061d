//! Which rows a total names: those of a district, of villages or of towns.

use std::collections::BTreeMap;

use super::columns::Role;
use super::place_name::PlaceKind;
use super::places::Merged;
use super::sections::is_same_place;
use super::settled::Settled;
use super::total_claim::{Claim, read_claim};
use crate::workbook::number::read_text;

/// What the columns of a table say of its rows.
pub(super) struct NamedRows<'r> {
    rural: Option<&'r [bool]>,
    districts: Option<Vec<String>>,
}

impl<'r> NamedRows<'r> {
    /// Of a table whose rows are `rural` or not.
    pub(super) fn of(table: &Settled<'_>, rural: &'r [bool]) -> Self {
        let spec = Role::District.at();
        let merged = Merged::of(table, spec);
        let districts = table.column(spec).map(|_| {
            let district = |(row, cells): (&crate::workbook::TableRow, _)| {
                let own = table.cell(cells, spec).and_then(|cell| read_text(cell).ok());
                own.or_else(|| merged.text(row.row)).unwrap_or_default()
            };
            table.rows().map(district).collect()
        });
        Self { rural: table.column(Role::Rural.at()).map(|_| rural), districts }
    }

    /// The rows that a total names; `None` where it names none, or no column tells which they are.
    pub(super) fn rows(&self, total: &str) -> Option<Vec<bool>> {
        match read_claim(&[total])? {
            Claim::Locality(rural) => self.of_type(rural),
            // A town may hold villages: only where nothing is urban it surely names none of the rows.
            Claim::Town => self.of_type(false).filter(|rows| !rows.contains(&true)),
            Claim::Place(place) if place.kind != PlaceKind::Part && !place.name.is_empty() => {
                let districts = self.districts.as_ref()?;
                let mut known: BTreeMap<&str, bool> = districts.iter().map(|own| (own.as_str(), false)).collect();
                known.iter_mut().for_each(|(own, is_it)| *is_it = is_same_place(own, &place.name));
                Some(districts.iter().map(|own| known.get(own.as_str()) == Some(&true)).collect())
            }
            _ => None,
        }
    }

    fn of_type(&self, rural: bool) -> Option<Vec<bool>> {
        Some(self.rural?.iter().map(|own| *own == rural).collect())
    }
}
