//! A plan workbook as an [`Instance`] again: what every command needs that starts from a plan.
//!
//! Sheet Data holds everything that the plan depends on. Nothing is proved here and little is refused: the
//! [`audit`](crate::audit) comes first and says what is wrong with a workbook.

mod line;
mod metric;
mod objects;
mod orders;
mod programme;

use crate::audit::Sections;
use crate::diagnostic::Diagnostics;
use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::lang::Lang;
use crate::quantity::Units;
use crate::workbook::Workbook;
use line::Table;

/// What a plan workbook says.
#[derive(Clone, Debug)]
pub struct Record {
    /// What the plan depends on.
    pub instance: Instance,
    /// What is bought: per object, option and year, in the order of the plan; payers are summed up.
    pub bought: Vec<(ObjectIx, OptionIx, YearIx, Units)>,
    /// The language of the plan.
    pub lang: Lang,
}

/// Reads what a plan workbook says; `None` when its sheet Data is not what this version writes.
pub fn read(plan: &Workbook) -> Option<Record> {
    let sections = Sections::split(plan, &mut Diagnostics::new())?;
    let mut instance = programme::read(&sections)?;
    objects::read(&sections, &mut instance)?;
    objects::read_decisions(&sections, &mut instance)?;
    let bought = bought(&sections, &instance)?;
    let lang = sections.lang()?;
    Some(Record { instance, bought, lang })
}

fn bought(sections: &Sections<'_>, instance: &Instance) -> Option<Vec<(ObjectIx, OptionIx, YearIx, Units)>> {
    let mut bought: Vec<(ObjectIx, OptionIx, YearIx, Units)> = Vec::new();
    for line in Table::of(sections, "purchases")?.lines() {
        let id = line.text("object");
        let object = ObjectIx::new(instance.objects.id.binary_search(&id).ok()?);
        let option = OptionIx::new(line.id("option", instance.options.iter().map(|option| &option.id))?);
        let (year, units) = (line.year("year", &instance.years)?, Units::new(line.number("quantity")?));
        match bought.iter_mut().rev().find(|own| (own.0, own.1, own.2) == (object, option, year)) {
            Some(own) => own.3 += units,
            None => bought.push((object, option, year, units)),
        }
    }
    Some(bought)
}
