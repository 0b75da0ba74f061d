//! How evenly a plan covers a need.

use super::*;

fn district(district: u32, rural: bool, need: i64, have: i64) -> Obj {
    let mut object = obj(&format!("S{district}{rural}"), rural, &[(need, have)], &[1]);
    object.district = district;
    object
}

/// Shares 1/2 and 1 of needs 4 and 2: |2·2 − 2·4| / (6·4) = 1/6; after 2 units more, all is covered.
#[test]
fn the_gini_coefficient_is_exact() {
    let tiny = Tiny::new(Buy::Units, 2, vec![district(0, true, 4, 2), district(1, false, 2, 2)]);
    let [before, after] = tiny.plan().evenness(NeedIx::new(0), YearIx::new(0));
    assert_eq!((before.gini, before.gap), (Some(fraction(1, 6)), Some(fraction(-1, 2))));
    assert_eq!(before.lowest, Some(("D0".to_owned(), fraction(1, 2))));
    assert_eq!((after.gini, after.gap), (Some(Fraction::ZERO), Some(Fraction::ZERO)));
    assert_eq!(after.lowest, Some(("D0".to_owned(), Fraction::ONE)));
}

#[test]
fn what_is_undefined_is_none() {
    let tiny = Tiny::new(Buy::Units, 0, vec![district(0, true, 4, 0), district(1, true, 0, 0)]);
    let [before, after] = tiny.plan().evenness(NeedIx::new(0), YearIx::new(0));
    assert_eq!((before.gini, before.gap), (None, None));
    assert_eq!(before.lowest, Some(("D0".to_owned(), Fraction::ZERO)));
    assert_eq!(before, after);
}

/// Moving a covered unit from the district with the higher share to the lower one never raises the coefficient.
#[test]
fn a_transfer_to_the_poorer_district_never_raises_it() {
    let of = |a: i64, b: i64, c: i64| {
        let objects = vec![district(0, true, 7, a), district(1, true, 5, b), district(2, true, 9, c)];
        let [before, _] = Tiny::new(Buy::Units, 0, objects).plan().evenness(NeedIx::new(0), YearIx::new(0));
        before.gini.expect("something is covered")
    };
    assert!(of(3, 4, 5) <= of(2, 5, 5));
    assert!(of(1, 1, 8) <= of(0, 1, 9));
}
