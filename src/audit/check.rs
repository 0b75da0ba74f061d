//! What the checks of the proof share: the data, where they stand, and where findings go.

use super::Held;
use super::data::{At, Data};
use super::model::Model;
use super::sections::Sections;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::lang::{Arg, Args};
use crate::money::Money;

/// One run over a plan.
pub(super) struct Check<'a> {
    pub(super) sections: &'a Sections<'a>,
    pub(super) model: &'a Model<'a>,
    pub(super) findings: &'a mut Diagnostics,
    pub(super) held: &'a mut Vec<Held>,
}

impl<'a> Check<'a> {
    /// The data.
    pub(super) fn data(&self) -> &'a Data {
        self.model.data
    }

    /// Reports a finding about the cell of `column` in an entry of `section`.
    pub(super) fn report(&mut self, code: Code, section: &str, at: At, column: &str, args: Args) {
        let place = self.sections.place(section, at, column);
        self.findings.report(code, place, args);
    }

    /// Reports that numbers are too large for the proof.
    pub(super) fn too_large(&mut self) {
        self.findings.report(Code::DataTooLarge, Place::Nowhere, Vec::new());
    }

    /// Notes that something holds.
    pub(super) fn hold(&mut self, key: &'static str, args: Args) {
        self.held.push((key, args));
    }

    /// The id of an object.
    pub(super) fn object_id(&self, at: usize) -> &'a str {
        self.data().objects.get(at).map_or("", |object| object.id.as_str())
    }

    /// The name of an option.
    pub(super) fn option_name(&self, at: usize) -> &'a str {
        self.data().options.get(at).map_or("", |option| option.name.as_str())
    }

    /// The name of an ordered item.
    pub(super) fn item_name(&self, at: usize) -> &'a str {
        self.data().ordering.get(at).map_or("", |item| item.name.as_str())
    }

    /// The name of a district.
    pub(super) fn district_name(&self, at: usize) -> &'a str {
        self.data().districts.get(at).map_or("", String::as_str)
    }

    /// The name of a need.
    pub(super) fn need_name(&self, at: usize) -> &'a str {
        self.data().needs.get(at).map_or("", |need| need.name.as_str())
    }

    /// The name of a budget.
    pub(super) fn budget_name(&self, at: usize) -> &'a str {
        self.data().budgets.get(at).map_or("", |budget| budget.name.as_str())
    }
}

/// An amount of tiyn for a message.
pub(super) fn money(tiyn: i128) -> Arg {
    match i64::try_from(tiyn) {
        Ok(tiyn) => Arg::Money(Money::from_tiyn(tiyn)),
        Err(_) => Arg::Text(format!("{tiyn} / 100")),
    }
}

/// A whole number for a message.
pub(super) fn count(n: i128) -> Arg {
    i64::try_from(n).map_or_else(|_| Arg::Text(n.to_string()), Arg::Count)
}
