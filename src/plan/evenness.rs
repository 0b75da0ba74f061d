//! How evenly a need is covered: between districts, between rural and urban objects. Reports, never goals.

use super::{CoverageLine, Plan};
use crate::fraction::Fraction;
use crate::index::{NeedIx, YearIx};
use crate::instance::GroupKind;

/// How evenly a need is covered at the end of a year, before the plan or after it. What is undefined is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evenness {
    /// The Gini coefficient of the districts' shares, weighted by need: 0 when all are the same, towards 1 when few have
    /// all. With needs n and covered units c of districts i and their sums N and C it is
    /// `Σ_{i<j} |c_i · n_j − c_j · n_i| / (N · C)`; undefined when nothing is covered.
    pub gini: Option<Fraction>,
    /// The rural share less the urban one; undefined when one of them needs nothing.
    pub gap: Option<Fraction>,
    /// The district with the lowest share (the first by name among equals), with its share.
    pub lowest: Option<(String, Fraction)>,
}

impl Plan {
    /// How evenly `need` is covered at the end of `year`: before the plan and after it.
    pub fn evenness(&self, need: NeedIx, year: YearIx) -> [Evenness; 2] {
        let lines = self.coverage.iter().filter(|line| line.need == need && line.year == year && line.needed.get() > 0);
        let lines: Vec<&CoverageLine> = lines.collect();
        [|line: &CoverageLine| line.before, |line: &CoverageLine| line.after].map(|covered| {
            let of = |line: &CoverageLine| (i128::from(covered(line).get()), i128::from(line.needed.get()));
            let share_of = |kind: GroupKind| {
                let line = lines.iter().find(|line| line.group == kind);
                line.map(|line| of(line)).and_then(|(covered, needed)| Fraction::new(covered, needed))
            };
            let districts: Vec<(&str, (i128, i128))> = lines
                .iter()
                .filter_map(|line| match &line.group {
                    GroupKind::District(name) => Some((name.as_str(), of(line))),
                    _ => None,
                })
                .collect();
            let gap = share_of(GroupKind::Rural).zip(share_of(GroupKind::Urban));
            Evenness {
                gini: gini(&districts.iter().map(|(_, of)| *of).collect::<Vec<_>>()),
                gap: gap.and_then(|(rural, urban)| rural.checked_sub(urban)),
                lowest: lowest(&districts),
            }
        })
    }
}

/// The Gini coefficient of covered units and needs.
fn gini(districts: &[(i128, i128)]) -> Option<Fraction> {
    let mut differences = 0_i128;
    for (at, (covered, needed)) in districts.iter().enumerate() {
        for (others, needed_there) in districts.iter().skip(at + 1) {
            let difference = covered.checked_mul(*needed_there)?.checked_sub(others.checked_mul(*needed)?)?;
            differences = differences.checked_add(difference.checked_abs()?)?;
        }
    }
    let (covered, needed) = districts.iter().fold((0, 0), |sums, own| (sums.0 + own.0, sums.1 + own.1));
    Fraction::new(differences, i128::checked_mul(covered, needed)?)
}

fn lowest(districts: &[(&str, (i128, i128))]) -> Option<(String, Fraction)> {
    let shares =
        districts.iter().filter_map(|(name, (covered, needed))| Some((Fraction::new(*covered, *needed)?, *name)));
    shares.min().map(|(share, name)| (name.to_owned(), share))
}
