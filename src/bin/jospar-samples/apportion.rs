//! Totals that come out exactly: the method of largest remainders, with a ceiling for each part.

/// Splits `total` in proportion to `weights`, no part above its `ceilings`, the parts adding up to `total`.
/// Equal remainders go to the earlier part. A total above the sum of the ceilings fills every part to its ceiling.
pub(crate) fn apportion(total: u32, weights: &[u32], ceilings: &[u32]) -> Vec<u32> {
    let mut parts: Vec<Option<u32>> = vec![None; weights.len()];
    loop {
        let open: Vec<(usize, u64)> = weights
            .iter()
            .enumerate()
            .filter(|(at, _)| parts.get(*at) == Some(&None))
            .map(|(at, w)| (at, u64::from(*w)))
            .collect();
        let left = u64::from(total.saturating_sub(parts.iter().flatten().sum()));
        let weight = open.iter().map(|(_, w)| w).sum::<u64>().max(1);
        let ceiling = |at: usize| u64::from(ceilings.get(at).copied().unwrap_or(u32::MAX));
        let full: Vec<usize> =
            open.iter().filter(|(at, w)| left * w > ceiling(*at) * weight).map(|(at, _)| *at).collect();
        for at in &full {
            set(&mut parts, *at, ceiling(*at));
        }
        if full.is_empty() {
            share_out(&mut parts, &open, left, weight);
            return parts.into_iter().map(Option::unwrap_or_default).collect();
        }
    }
}

/// Gives every open part its whole quota and the units left over to the largest remainders.
fn share_out(parts: &mut [Option<u32>], open: &[(usize, u64)], left: u64, weight: u64) {
    let whole: u64 = open.iter().map(|(_, w)| (left * w).div_euclid(weight)).sum();
    let mut by_remainder = open.to_vec();
    by_remainder.sort_by_key(|(at, w)| (std::cmp::Reverse((left * w).rem_euclid(weight)), *at));
    let mut over = left - whole;
    for (at, w) in by_remainder {
        let extra = u64::from(over > 0);
        set(parts, at, (left * w).div_euclid(weight) + extra);
        over -= extra;
    }
}

fn set(parts: &mut [Option<u32>], at: usize, value: u64) {
    if let Some(part) = parts.get_mut(at) {
        *part = Some(u32::try_from(value).unwrap_or(u32::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_respect_their_ceilings() {
        let parts = apportion(100, &[1, 1, 1, 7], &[u32::MAX, 5, u32::MAX, 40]);
        assert_eq!(parts, [28, 5, 27, 40]);
    }

    #[test]
    fn too_large_a_total_stops_at_the_ceilings() {
        assert_eq!(apportion(10, &[1, 2], &[3, 4]), [3, 4]);
    }
}
