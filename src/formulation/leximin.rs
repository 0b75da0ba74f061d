//! Leximin: the lowest share of a need among groups as high as possible, then the second lowest, and so on.
//!
//! Shares are counted in whole basis points, cut off. Level k maximises the sum of the k lowest shares,
//! `k · mark − Σ below(d)` with `below(d) ≥ mark − share(d)`: at its greatest the mark is the k-th lowest share. Serving
//! these sums in order is leximin wherever shares move in steps, too (Ogryczak, Śliwiński 2006); to freeze the groups
//! that happen to be lowest is not.

use super::LinearForm;
use super::block::BlockRows;
use super::measure::Measurer;
use super::problem::{Block, Column, ColumnName, Goal, GoalKind, Problem, Row, RowName, RowSense};
use crate::index::{ColumnIx, GoalIx, GroupIx, RowIx};
use crate::instance::Goal as ModelGoal;

/// With more groups than this, the first levels and the sum of all shares stand for all levels.
const MOST_GROUPS: u32 = 30;

/// How many first levels those are.
const FIRST_LEVELS: u32 = 10;

/// Basis points in a share of 1.
pub(super) const WHOLE_SHARE: i64 = 10_000;

/// The shares of the groups of a leximin goal, and the columns of its levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The groups that need anything, in order.
    pub groups: Vec<GroupShare>,
    /// The levels but the last, which is the sum of all shares.
    pub levels: Vec<Level>,
}

/// The covered part of what a group needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupShare {
    /// Covered units.
    pub covered: ColumnIx,
    /// The share in basis points, cut off.
    pub share: ColumnIx,
    /// What the group needs, at least 1.
    pub need: i64,
    /// The row by which the covered units follow from purchases.
    pub row: RowIx,
}

/// The sum of so many lowest shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// How many.
    pub count: u32,
    /// The highest of them.
    pub mark: ColumnIx,
    /// How far each group's share is below the mark.
    pub below: Vec<ColumnIx>,
}

impl GroupShare {
    /// `⌊10 000 · covered / need⌋`.
    pub fn follows(&self, covered: i64) -> i64 {
        let points = (i128::from(WHOLE_SHARE) * i128::from(covered)).div_euclid(i128::from(self.need.max(1)));
        i64::try_from(points).unwrap_or(i64::MAX)
    }

    /// Adds the rows that cut the share off: `0 ≥ need · share − 10 000 · covered ≥ 1 − need`.
    pub(super) fn rows(&self, rows: &mut BlockRows) {
        let terms = [(self.share, self.need), (self.covered, -WHOLE_SHARE)];
        rows.add(terms, RowSense::AtMost, 0);
        rows.add(terms, RowSense::AtLeast, 1 - self.need);
    }

    /// The least and the most covered units from `least` to `most` whose share is the same as that of `covered`.
    pub(super) fn alike(&self, covered: i64, (least, most): (i64, i64)) -> (i64, i64) {
        // The least units that come to a share are the units of it, rounded up.
        let begin = |share: i64| {
            let units = i128::from(share) * i128::from(self.need) + i128::from(WHOLE_SHARE) - 1;
            i64::try_from(units.div_euclid(WHOLE_SHARE.into())).unwrap_or(i64::MAX)
        };
        let share = self.follows(covered);
        (begin(share).max(least), (begin(share + 1) - 1).min(most))
    }
}

impl Ladder {
    /// Lets covered units follow from purchases, shares from them, and the levels from the shares.
    pub(super) fn settle(&self, rows: &[Row], values: &mut [i64]) {
        let mut shares = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            values[group.covered.at()] = 0;
            let row = &rows[group.row.at()];
            let covered = i64::try_from(row.form.value(values) - row.limit).unwrap_or(i64::MAX);
            let share = group.follows(covered);
            values[group.covered.at()] = covered;
            values[group.share.at()] = share;
            shares.push(share);
        }
        let mut ascending = shares.clone();
        ascending.sort_unstable();
        for level in &self.levels {
            let last = usize::try_from(level.count).ok().and_then(|count| ascending.get(count.checked_sub(1)?));
            let mark = last.copied().unwrap_or(0);
            values[level.mark.at()] = mark;
            for (below, share) in level.below.iter().zip(&shares) {
                values[below.at()] = (mark - share).max(0);
            }
        }
    }
}

/// Adds the columns, rows and levels of a leximin goal.
pub(super) fn add_leximin(measurer: Measurer<'_>, at: GoalIx, goal: &ModelGoal, problem: &mut Problem) {
    let mut builder = Builder { at, problem, ladder: Ladder { groups: Vec::new(), levels: Vec::new() } };
    let mut parts = Vec::new();
    for part in &goal.parts {
        let need = goal.metric.terms.iter().find_map(|(_, measure)| measure.need());
        let needed = need.map_or(0, |need| super::rules::needed(measurer.instance, need, *part, goal.year));
        if needed > 0 {
            let covered = measurer.metric(&goal.metric, goal.year, &measurer.member(*part));
            builder.group(*part, covered, i64::try_from(needed).unwrap_or(i64::MAX));
            parts.push(*part);
        }
    }
    for count in levels(u32::try_from(parts.len()).unwrap_or(u32::MAX)) {
        builder.level(count, &parts);
    }
    let ladder = builder.ladder;
    problem.ladders.push(ladder);
}

/// How many lowest shares each level counts, the last one all of them.
fn levels(groups: u32) -> Vec<u32> {
    let first = if groups > MOST_GROUPS { FIRST_LEVELS } else { groups.saturating_sub(1) };
    (1..=first).chain((groups > 0).then_some(groups)).collect()
}

struct Builder<'a> {
    at: GoalIx,
    problem: &'a mut Problem,
    ladder: Ladder,
}

impl Builder<'_> {
    fn column(&mut self, name: ColumnName, lower: i64, upper: i64) -> ColumnIx {
        let column = ColumnIx::new(self.problem.columns.len());
        self.problem.columns.push(Column { name, lower, upper });
        column
    }

    fn single(&mut self, name: ColumnName) -> ColumnIx {
        let column = self.column(name, 0, WHOLE_SHARE);
        self.problem.blocks.push(Block::Single(column));
        column
    }

    /// What is covered in a group, as `form`, and its share.
    fn group(&mut self, group: GroupIx, form: LinearForm, need: i64) {
        let before = i64::try_from(form.constant).unwrap_or(i64::MAX);
        let covered = self.column(ColumnName::GroupCovered(self.at, group), before, need);
        let row = RowIx::new(self.problem.rows.len());
        let mut own = GroupShare { covered, share: covered, need, row };
        let lower = own.follows(before);
        own.share = self.column(ColumnName::GroupShare(self.at, group), lower, WHOLE_SHARE);
        self.problem.blocks.push(Block::Share(own));
        let less = LinearForm::collect([(covered, -1)], 0);
        self.problem.rows.push(Row {
            name: RowName::GroupCovered(self.at, group),
            limit: -form.constant,
            form: LinearForm { constant: 0, ..form }.plus(less),
            sense: RowSense::Equal,
            is_money: false,
        });
        self.ladder.groups.push(own);
    }

    /// The goal of the `count` lowest shares; of all, their plain sum.
    fn level(&mut self, count: u32, parts: &[GroupIx]) {
        let kind = GoalKind::Lowest { goal: self.at, count };
        let shares = self.ladder.groups.iter().map(|group| (group.share, 1));
        let form = if usize::try_from(count) == Ok(parts.len()) {
            LinearForm::collect(shares, 0)
        } else {
            self.lowest(count, parts)
        };
        self.problem.goals.push(Goal { kind, form, scale: 1, step: 1, negated: false, is_money: false });
    }

    fn lowest(&mut self, count: u32, parts: &[GroupIx]) -> LinearForm {
        let mark = self.single(ColumnName::Mark(self.at, count));
        let mut below = Vec::with_capacity(parts.len());
        for (group, part) in self.ladder.groups.clone().iter().zip(parts) {
            let own = self.single(ColumnName::Below(self.at, count, *part));
            self.problem.rows.push(Row {
                name: RowName::Below(self.at, count, *part),
                form: LinearForm::collect([(own, 1), (mark, -1), (group.share, 1)], 0),
                sense: RowSense::AtLeast,
                limit: 0,
                is_money: false,
            });
            below.push(own);
        }
        let terms = below.iter().map(|own| (*own, -1)).chain([(mark, i64::from(count))]);
        let form = LinearForm::collect(terms, 0);
        self.ladder.levels.push(Level { count, mark, below });
        form
    }
}
