//! Prices that are not certain yet.
//!
//! All units of an option or an item come in at one price: they are one tender. A plan that is protected against `n` tenders
//! fits whichever `n` of them come in at their upper prices (Bertsimas and Sim, *The Price of Robustness*, 2004; with few
//! tenders every set can be written down). Fewer cost less, so that the sets of exactly `n` suffice.

use super::{Instance, OptionData};
use crate::index::{ObjectIx, OptionIx, TenderIx, YearIx};
use crate::lang::Label;
use crate::money::Money;

/// What comes in at one price: an option or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tender {
    /// The id of the option or the item.
    pub id: String,
    /// Its label.
    pub label: Label,
}

/// The tenders, and how many of them may come in at their upper prices.
#[derive(Clone, Debug)]
pub struct Tenders {
    /// Options, then items, in file order.
    pub list: Vec<Tender>,
    /// How many the plan is protected against.
    pub protect: usize,
    /// The sets of prices at which every budget must be kept: one of given prices when nothing is protected.
    pub sets: Vec<PriceSet>,
}

impl Default for Tenders {
    fn default() -> Self {
        Self::new(Vec::new(), 0)
    }
}

/// More tenders than this are refused.
pub(super) const MOST_TENDERS: usize = 20;

impl Tenders {
    /// Every set of as many of the tenders as are protected, or of all where that is more. At most 20 count.
    pub fn new(list: Vec<Tender>, protect: usize) -> Self {
        let many = list.len().min(MOST_TENDERS);
        let size = u32::try_from(protect.min(many)).unwrap_or(0);
        let sets = (0..1_u32 << many).filter(|set| set.count_ones() == size).map(PriceSet).collect();
        Self { list, protect, sets }
    }

    /// The tenders of a set.
    pub fn of(&self, set: PriceSet) -> impl Iterator<Item = &Tender> {
        TenderIx::all(self.list.len()).zip(&self.list).filter(move |(at, _)| set.has(*at)).map(|(_, tender)| tender)
    }
}

/// Prices: those of a set of tenders are the upper ones, all others as given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PriceSet(u32);

impl PriceSet {
    /// All prices as given.
    pub const GIVEN: Self = Self(0);

    /// The set of the tenders at `positions`; `None` for a position beyond what a set holds.
    pub fn of(positions: impl IntoIterator<Item = u32>) -> Option<Self> {
        positions.into_iter().try_fold(0_u32, |set, at| Some(set | 1_u32.checked_shl(at)?)).map(Self)
    }

    /// Whether a tender comes in at its upper price.
    pub fn has(self, tender: TenderIx) -> bool {
        u32::try_from(tender.at()).is_ok_and(|at| self.0.checked_shr(at).is_some_and(|bits| bits & 1 == 1))
    }

    /// The positions of the tenders that come in at their upper prices, ascending.
    pub fn positions(self) -> impl Iterator<Item = u32> {
        (0..u32::BITS).filter(move |at| self.0 >> at & 1 == 1)
    }
}

impl OptionData {
    /// The price of one purchase at prices of `set`.
    pub fn price_at(&self, set: PriceSet, object: ObjectIx, year: YearIx) -> Money {
        let rises = self.rises.iter().filter(|(tender, _)| set.has(*tender));
        self.price.get(object, year) + rises.map(|(_, rise)| rise.get(object, year)).sum()
    }

    /// The price of one purchase when all prices are upper ones.
    pub fn dearest(&self, object: ObjectIx, year: YearIx) -> Money {
        self.price.get(object, year) + self.rises.iter().map(|(_, rise)| rise.get(object, year)).sum()
    }
}

impl Instance {
    /// The price of one purchase at the prices of each set.
    pub fn prices(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> Vec<Money> {
        let at = |data: &OptionData| self.tenders.sets.iter().map(|set| data.price_at(*set, object, year)).collect();
        self.options.get(option.at()).map(at).unwrap_or_default()
    }

    /// An amount that no tender changes, at the prices of each set.
    pub fn certain(&self, amount: Money) -> Vec<Money> {
        vec![amount; self.tenders.sets.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenders(many: usize, protect: usize) -> Tenders {
        Tenders::new(vec![Tender { id: String::new(), label: Label::default() }; many], protect)
    }

    #[test]
    fn sets_have_as_many_tenders_as_are_protected() {
        let sizes = |many, protect| tenders(many, protect).sets.len();
        assert_eq!([(3, 0), (3, 1), (3, 2), (3, 3), (3, 9), (6, 3)].map(|(n, k)| sizes(n, k)), [1, 3, 3, 1, 1, 20]);
        assert_eq!(tenders(0, 2).sets, [PriceSet::GIVEN]);
        let positions: Vec<Vec<u32>> = tenders(3, 2).sets.iter().map(|set| set.positions().collect()).collect();
        assert_eq!(positions, [[0, 1], [0, 2], [1, 2]]);
    }
}
