//! What the rows of the sheet of prices may have been meant to be called.

use super::likeness::likely;
use super::notes::all_names;
use super::words::lookup;
use crate::args;
use crate::lang::{Arg, Args, Label};
use crate::programme::{OptionSpec, Programme};

/// The values of the message that nothing is called `found`: what there is, by name and by id.
pub(super) fn unknown<'a>(found: &str, known: impl Iterator<Item = (&'a str, &'a Label)> + Clone) -> Args {
    args![found = found, ids = all_names(known.clone().map(|(id, _)| id)), known = Arg::names(known)]
}

/// The id of the only entry whose label says all that `text` says: «ПК» of «Закупить компьютер».
fn likely_meant<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a Label)>) -> Option<String> {
    let says = |label: &Label| likely(&label.all().map(str::to_owned).collect::<Vec<_>>(), &[text]).is_some();
    let mut meant = known.filter(|(_, label)| says(label)).map(|(id, _)| id);
    meant.next().filter(|_| meant.next().is_none()).map(str::to_owned)
}

/// The id or label that is probably meant by `text`, which nothing is called: one that is `near` in spelling, the only one
/// that says more, or the only option that covers the need of that name.
pub(super) fn suggested<'a>(
    text: &str,
    near: Option<String>,
    known: impl Iterator<Item = (&'a str, &'a Label)>,
    programme: &Programme,
) -> Option<String> {
    let Some(need) = need_named(text, programme) else { return near.or_else(|| likely_meant(text, known)) };
    // A need that is called so is no misspelt item; what a bundle costs is the price of its parts.
    let mut buyers = programme.options.iter().filter(|option| gives(option, need) && option.items.is_empty());
    buyers.next().filter(|_| buyers.next().is_none()).map(|option| option.id.clone())
}

fn need_named(text: &str, programme: &Programme) -> Option<usize> {
    lookup(text, programme.needs.iter().map(|need| (need.id.as_str(), &need.label))).ok()
}

fn gives(option: &OptionSpec, need: usize) -> bool {
    option.gives.iter().any(|(own, _)| own.at() == need)
}

/// The option that buys the need of this label without the item of the same label: either price may be meant.
pub(super) fn buyer_of_need<'p>(text: &str, item: usize, programme: &'p Programme) -> Option<&'p OptionSpec> {
    let need = need_named(text, programme)?;
    let has_item = |option: &OptionSpec| option.items.iter().any(|(own, _)| own.at() == item);
    programme.options.iter().find(|option| gives(option, need) && !has_item(option))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_says_more_is_meant_when_it_is_the_only_one() {
        let label = |ru: &str| Label { ru: Some(ru.into()), kk: None, en: Some("Something else".into()) };
        let (pc, lab, panel) = (label("Закупить компьютер"), label("Компьютер в класс"), label("Установить панель"));
        let meant = |text| likely_meant(text, [("pc", &pc), ("panel", &panel)].into_iter());
        assert_eq!(meant("ПК"), Some("pc".to_owned()));
        assert_eq!(meant("Компьютеры"), Some("pc".to_owned()));
        assert_eq!(meant("Принтер"), None);
        assert_eq!(likely_meant("ПК", [("pc", &pc), ("lab", &lab)].into_iter()), None);
    }
}
