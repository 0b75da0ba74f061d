//! Words and names as people write them, compared.

use super::likeness::likely;
use super::notes::all_names;
use crate::args;
use crate::diagnostic::nearest;
use crate::lang::{Arg, Args, Label};
use crate::workbook::normalise_header;

/// `text` with runs of white space as one space, trimmed.
pub(super) fn fold_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which names of places and groups are compared: lower case, `ё` as `е`, single spaces, no footnote stars.
pub(super) fn fold_name(text: &str) -> String {
    fold_spaces(text).to_lowercase().replace('ё', "е").trim_end_matches('*').trim_end().to_owned()
}

/// The position of the entry whose id or label (in any language) `text` is.
///
/// # Errors
/// The nearest id or label, if one is near.
pub(super) fn lookup<'a>(
    text: &str,
    entries: impl Iterator<Item = (&'a str, &'a Label)> + Clone,
) -> Result<usize, Option<String>> {
    let wanted = normalise_header(text);
    let is_meant = |id: &str, label: &Label| {
        id == text.trim() || normalise_header(id) == wanted || label.all().any(|name| normalise_header(name) == wanted)
    };
    if let Some(at) = entries.clone().position(|(id, label)| is_meant(id, label)) {
        return Ok(at);
    }
    let words: Vec<&str> = entries.flat_map(|(id, label)| std::iter::once(id).chain(label.all())).collect();
    Err(nearest(text.trim(), words).map(str::to_owned))
}

/// The values of the message that nothing is called `found`: what there is, by name and by id.
pub(super) fn unknown<'a>(found: &str, known: impl Iterator<Item = (&'a str, &'a Label)> + Clone) -> Args {
    args![found = found, ids = all_names(known.clone().map(|(id, _)| id)), known = Arg::names(known)]
}

/// The id of the only entry whose label says all that `text` says: «ПК» of «Закупить компьютер».
pub(super) fn likely_meant<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a Label)>) -> Option<String> {
    let says = |label: &Label| likely(&label.all().map(str::to_owned).collect::<Vec<_>>(), &[text]).is_some();
    let mut meant = known.filter(|(_, label)| says(label)).map(|(id, _)| id);
    meant.next().filter(|_| meant.next().is_none()).map(str::to_owned)
}

/// The meanings of a closed list of words: each meaning with the words for it, normalised when compared.
pub(super) fn meaning<T: Copy>(text: &str, words: &[(T, &[&str])]) -> Option<T> {
    let wanted = fold_name(text);
    words.iter().find(|(_, all)| all.iter().any(|word| *word == wanted)).map(|(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_id_or_any_label() {
        let label = Label { ru: Some("Местный бюджет".into()), kk: None, en: Some("Local budget".into()) };
        let none = Label::default();
        let entries = [("local", &label), ("republic", &none)];
        let find = |text| lookup(text, entries.iter().copied());
        assert_eq!(find("local"), Ok(0));
        assert_eq!(find("МЕСТНЫЙ  бюджет"), Ok(0));
        assert_eq!(find("republic"), Ok(1));
        assert_eq!(find("republik"), Err(Some("republic".to_owned())));
        assert_eq!(find("спонсор"), Err(None));
    }

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

    #[test]
    fn names_are_folded() {
        assert_eq!(fold_name("  Алматинская\u{a0} область* "), "алматинская область");
        assert_eq!(meaning("Ауыл ", &[(true, &["село", "ауыл"]), (false, &["город"])]), Some(true));
    }
}
