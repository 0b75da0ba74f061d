//! Words and names as people write them, compared.

use crate::diagnostic::nearest;
use crate::lang::Label;
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
    fn names_are_folded() {
        assert_eq!(fold_name("  Алматинская\u{a0} область* "), "алматинская область");
        assert_eq!(meaning("Ауыл ", &[(true, &["село", "ауыл"]), (false, &["город"])]), Some(true));
    }
}
