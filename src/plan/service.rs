//! What is bought, retires and works, year by year, of options that retire within the horizon.

use super::ServiceLine;
use super::bought::Bought;
use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::quantity::Units;

/// One line per year for every option of which a purchase of the first year does not serve to the end.
pub(super) fn lines(instance: &Instance, bought: &Bought) -> Vec<ServiceLine> {
    let years = YearIx::all(instance.horizon());
    let last = YearIx::new(instance.horizon() - 1);
    let retires =
        |option: &OptionIx| instance.alternative(*option).is_none() && instance.retired(*option, last).is_some();
    let options = OptionIx::all(instance.options.len()).filter(retires);
    options.flat_map(|option| years.clone().map(move |year| line(instance, bought, option, year))).collect()
}

fn line(instance: &Instance, bought: &Bought, option: OptionIx, year: YearIx) -> ServiceLine {
    let sum = |of: &dyn Fn(ObjectIx) -> i64| Units::new(ObjectIx::all(instance.objects.len()).map(of).sum());
    let in_use = |object, year| bought.in_use(instance, option, object, year);
    let earlier = || YearIx::all(year.at());
    let retired = |object| {
        let before = earlier().last().map_or(0, |before| in_use(object, before));
        before + bought.within(option, object, year) - in_use(object, year)
    };
    let replacing = |object| {
        // What exceeds all that ever worked there is new.
        let most = earlier().map(|before| in_use(object, before)).max().unwrap_or(0);
        bought.within(option, object, year) - (in_use(object, year) - most).max(0)
    };
    ServiceLine {
        option,
        year,
        bought: sum(&|object| bought.within(option, object, year)),
        replacing: sum(&replacing),
        retired: sum(&retired),
        in_use: sum(&|object| in_use(object, year)),
    }
}
