//! What came of guaranteed rural shares.

use super::payments::Payments;
use super::{Cause, Guarantee};
use crate::formulation::options_of;
use crate::index::{ObjectIx, OptionIx};
use crate::instance::Instance;
use crate::programme::{RuralMode, ShareOf};

/// One line per priority that guarantees a share.
pub(super) fn guarantees(instance: &Instance, payments: &Payments) -> Vec<Guarantee> {
    let mut lines = Vec::new();
    for (priority, own) in instance.priorities.iter().enumerate() {
        let RuralMode::Floor { share, of } = own.rural else { continue };
        let options = options_of(instance, priority);
        let amounts = match of {
            ShareOf::Units => units(payments, &options),
            ShareOf::Money => money(payments, &options),
        };
        let is_rural = |object: ObjectIx| instance.objects.rural.get(object.at()).copied().unwrap_or(false);
        let (mut rural, mut all) = (0, 0);
        for (object, amount) in amounts {
            all += amount;
            rural += if is_rural(object) { amount } else { 0 };
        }
        let reached = share.denominator() * rural >= share.numerator() * all;
        lines.push(Guarantee { priority, rural, all, reached });
    }
    lines
}

fn units(payments: &Payments, options: &[OptionIx]) -> Vec<(ObjectIx, i128)> {
    let own = payments.purchases.iter().filter(|paid| options.contains(&paid.option));
    own.map(|paid| (paid.object, i128::from(paid.quantity.get()))).collect()
}

/// Prices, fees and site costs.
fn money(payments: &Payments, options: &[OptionIx]) -> Vec<(ObjectIx, i128)> {
    let units = payments.purchases.iter().chain(&payments.fees).map(|paid| (paid.object, paid.option, paid.sum));
    // Nothing is delivered at a cost where a share of money is guaranteed.
    let sites = payments.expenses.iter().filter_map(|paid| match paid.cause {
        Cause::Site(object, option) => Some((object, option, paid.sum)),
        Cause::Delivery(..) => None,
    });
    let own = units.chain(sites).filter(|(_, option, _)| options.contains(option));
    own.map(|(object, _, sum)| (object, i128::from(sum.tiyn()))).collect()
}
