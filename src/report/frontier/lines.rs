//! What a frontier says in words.

use super::Shown;
use crate::args;
use crate::fraction::Fraction;
use crate::index::BudgetIx;
use crate::lang::{self, Arg};
use crate::money::Money;
use crate::plan::{Blocked, Dearer, Least, ModeOutcome, PriceOfMoney, Target};
use crate::report::keys;
use crate::report::words::Unit;
use crate::solve::Proof;

impl Shown<'_> {
    /// What varies and what is measured.
    pub(super) fn about(&self) -> Vec<String> {
        let (context, frontier) = (&self.context, self.frontier);
        let names: Vec<String> = frontier.varied.iter().map(|own| self.source(*own)).collect();
        let key = if names.len() > 1 { "frontier-varied-together" } else { "frontier-varied" };
        let mut lines = vec![context.tell(key, &args![budgets = names.join(", ")])];
        if frontier.others > 0 {
            lines.push(context.tell("frontier-others", &args![count = frontier.others]));
        }
        if context.instance().horizon() > 1 {
            lines.push(context.say("frontier-years"));
        }
        let subject = &frontier.subject;
        let metric = context.metric(&subject.metric);
        lines.push(
            context.tell("frontier-measured", &args![metric = metric, year = context.year(subject.year).to_string()]),
        );
        if !subject.is_own {
            lines.push(context.say("frontier-stand-in"));
        }
        lines
    }

    fn source(&self, budget: BudgetIx) -> String {
        self.context.tell("word-quoted", &args![text = self.context.budget(budget)])
    }

    /// What the table does not say by itself.
    pub(super) fn answers(&self) -> Vec<String> {
        let (context, frontier) = (&self.context, self.frontier);
        let mut lines = vec![context.say("frontier-labels")];
        let planned = || frontier.points.iter().filter(|own| own.outcome == ModeOutcome::Planned);
        if planned().zip(planned().skip(1)).any(|(one, more)| more.total < one.total) {
            lines.push(context.say("frontier-falls"));
        }
        lines.extend(frontier.holds_from.map(|least| self.least("frontier-holds", least)));
        lines.extend(frontier.enough.map(|least| self.least("frontier-enough", least)));
        lines.extend(frontier.target.iter().flat_map(|target| self.target(target)));
        lines.extend(frontier.prices.iter().flat_map(|price| self.price(price)));
        lines.extend(frontier.dearer.map(|dearer| self.dearer(dearer)));
        if !frontier.is_complete {
            lines.push(context.say("frontier-incomplete"));
        }
        lines
    }

    /// A line on the least money for something: `<key>`, or `<key>-about` where less may do.
    fn least(&self, key: &str, least: Least) -> String {
        let key = if least.proof == Proof::C { format!("{key}-about") } else { key.to_owned() };
        self.context.tell(
            &key,
            &args![amount = least.amount, reached = self.reached(least.total), label = keys::proof(least.proof)],
        )
    }

    /// A value with its share.
    fn reached(&self, total: i128) -> String {
        let value = self.amount(total);
        let share =
            self.frontier.subject.share(total).map(|share| lang::share_percent(self.context.document.lang, share));
        share.map_or_else(|| value.clone(), |share| format!("{value} ({share})"))
    }

    /// A value with its unit.
    fn amount(&self, n: i128) -> String {
        let key = match self.unit() {
            Unit::Objects => "amount-objects",
            Unit::People | Unit::PeopleYears => "amount-people",
            Unit::Pieces => "amount-pieces",
            _ => "amount-points",
        };
        self.context.tell(key, &vec![("count", Arg::Count(i64::try_from(n).unwrap_or(i64::MAX)))])
    }

    fn target(&self, target: &Target) -> Vec<String> {
        match target {
            Target::Reached { least, in_order } => {
                let own = in_order
                    .map(|total| self.context.tell("frontier-target-order", &args![reached = self.reached(total)]));
                [self.least("frontier-target", *least)].into_iter().chain(own).collect()
            }
            Target::Impossible(blocked) => self.blocked(blocked),
            Target::NotFound => vec![self.context.say("frontier-target-not-found")],
        }
    }

    fn blocked(&self, blocked: &Blocked) -> Vec<String> {
        let most = self.reached(blocked.most);
        let key =
            if blocked.proof == Proof::C { "frontier-target-impossible-about" } else { "frontier-target-impossible" };
        let mut lines = vec![self.context.tell(key, &args![most = most])];
        if blocked.rural + blocked.urban > 0 {
            let (rural, urban) = (self.amount(blocked.rural), self.amount(blocked.urban));
            lines.push(self.context.tell("frontier-target-blocked", &args![rural = rural, urban = urban]));
        }
        let whole = self.frontier.subject.whole.map_or(0, |whole| whole.all - whole.before);
        if whole - blocked.most > blocked.rural + blocked.urban {
            let rest = self.amount(whole - blocked.most - blocked.rural - blocked.urban);
            lines.push(self.context.tell("frontier-target-kept-back", &args![rest = rest]));
        }
        lines
    }

    /// What money is worth: the step to the next, steps of plans, the slope.
    fn price(&self, price: &PriceOfMoney) -> Vec<String> {
        let context = &self.context;
        let mut lines = vec![context.tell("frontier-price", &args![budget = self.source(price.budget)])];
        lines.extend(match &price.next {
            Some(next) => {
                let key = if next.proof == Proof::C { "frontier-next-about" } else { "frontier-next" };
                let (gain, extra) = (self.amount(next.gain), next.extra);
                Some(context.tell(key, &args![gain = gain, extra = extra, label = keys::proof(next.proof)]))
            }
            None => price.is_full.then(|| context.say("frontier-next-none")),
        });
        for step in &price.steps {
            let amount = Money::from_tenge(step.tenge.abs()).unwrap_or_default();
            let key = if step.tenge < 0 { "frontier-less-money" } else { "frontier-more-money" };
            let change = match step.change {
                Some(0) => context.say("frontier-no-change"),
                Some(n) => format!("{}{}", if n < 0 { "−" } else { "+" }, self.amount(n.abs())),
                None => context.say("frontier-impossible"),
            };
            lines.push(context.tell(key, &args![amount = amount, change = change, label = keys::proof(step.proof)]));
        }
        let number = |slope: Fraction| lang::decimal(context.document.lang, slope, 2);
        match price.slopes {
            [Some(less), Some(more)] if number(less) != number(more) => {
                lines.push(context.tell("frontier-slopes", &args![less = number(less), more = number(more)]));
            }
            [_, Some(slope)] | [Some(slope), None] => {
                lines.push(context.tell("frontier-slope", &args![slope = number(slope)]));
            }
            [None, None] => {}
        }
        lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "  "));
        lines
    }

    fn dearer(&self, dearer: Dearer) -> String {
        let percent = i64::from(dearer.percent);
        let label = keys::proof(dearer.proof);
        match dearer.total {
            Some(total) => {
                let (now, then) = (self.amount(dearer.now), self.amount(total));
                self.context.tell("frontier-dearer", &args![percent = percent, now = now, then = then, label = label])
            }
            None => self.context.tell("frontier-dearer-impossible", &args![percent = percent]),
        }
    }
}
