//! Guaranteed rural shares: kept, or rural objects get all that they can.

use super::*;
use crate::plan::Guarantee;
use crate::programme::ShareOf;

fn floor(of: ShareOf) -> RuralMode {
    RuralMode::Floor { share: fraction(4, 5), of }
}

#[test]
fn the_exception_is_told_from_the_share() {
    for (of, unit) in [(ShareOf::Units, 1), (ShareOf::Money, 100)] {
        let objects = vec![obj("town", false, &[(100, 0)], &[1]), obj("village", true, &[(5, 0)], &[1])];
        let mut tiny = Tiny::new(Buy::Units, 37, objects).rural(floor(of));
        let plan = tiny.plan();
        assert_eq!(split(&tiny, &plan), (5, 32));
        assert_eq!(plan.guarantees, [Guarantee { priority: 0, rural: 5 * unit, all: 37 * unit, reached: false }]);
        tiny.budgets[0].amounts = vec![6];
        let plan = tiny.plan();
        assert_eq!(split(&tiny, &plan), (5, 1));
        assert_eq!(plan.guarantees, [Guarantee { priority: 0, rural: 5 * unit, all: 6 * unit, reached: true }]);
    }
}

/// A village without the internet, which nothing can bring, does not keep money from all others.
#[test]
fn what_a_village_can_never_get_keeps_no_money() {
    let school = |id: &str, rural, internet| obj(id, rural, &[(1, 0), (1, internet)], &[1, 1]);
    let objects =
        vec![school("offline", true, 0), school("online", true, 1), school("town", false, 1), school("city", false, 1)];
    let mut tiny = Tiny::new(Buy::Once, 3, objects).rural(floor(ShareOf::Units));
    tiny.options = vec![Opt { requires: vec![1], ..opt(Buy::Once) }, opt(Buy::Once)];
    let plan = tiny.plan();
    assert_eq!((split(&tiny, &plan), left(&plan, 0)), ((1, 2), 0));
    assert_eq!(plan.guarantees, [Guarantee { priority: 0, rural: 1, all: 3, reached: false }]);
    // Where the internet can be bought, the village can get it, and the guarantee waits for it.
    tiny.budgets[0].options = vec![0, 1];
    tiny.budgets[0].amounts = vec![2];
    let plan = tiny.plan();
    assert_eq!(bought(&tiny, &plan, 0).into_iter().filter(|(_, n)| *n > 0).count(), 1);
    assert_eq!(plan.guarantees[0].rural, 1);
    assert_eq!(plan.guarantees[0].all, 1);
}
