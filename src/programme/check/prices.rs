//! Which prices are not certain yet.

use super::Checker;
use crate::args;
use crate::diagnostic::{Code, nearest};
use crate::index::{ItemIx, OptionIx};
use crate::programme::UncertainPrices;

impl Checker<'_> {
    /// What `[prices]` says; `Some(None)` when it is not there.
    pub(super) fn uncertain_prices(&mut self) -> Option<Option<UncertainPrices>> {
        let Some(raw) = &self.raw.prices else { return Some(None) };
        let mut out = UncertainPrices { protect: 0, options: Vec::new(), items: Vec::new() };
        let mut complete = true;
        for (_, key, rise) in raw.uncertain.iter().flat_map(super::Entries::iter) {
            if let Some(at) = self.options.position(&key.text) {
                out.options.push((OptionIx::new(at), rise.value));
            } else if let Some(at) = self.items.position(&key.text) {
                out.items.push((ItemIx::new(at), rise.value));
            } else {
                let suggestion = nearest(&key.text, self.options.ids().chain(self.items.ids())).map(str::to_owned);
                let args = args![what = "priced", name = key.text.as_str()];
                self.reporter.suggest(Code::UnknownName, &key.span, args, suggestion);
                complete = false;
            }
        }
        let protect = raw.protect.as_ref()?;
        match usize::try_from(protect.value) {
            Ok(most) => out.protect = most,
            Err(_) => {
                self.not_allowed(&protect.span, &protect.value, "not-negative");
                complete = false;
            }
        }
        complete.then_some(Some(out))
    }
}
