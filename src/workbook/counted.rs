//! Counts of objects behind a name: `Талгарский район (3 шк.)`.

use super::match_key;

/// A text without a count of schools behind it: `(3 шк.)`, ` - 3`, `, 2 школы`, `: 2`.
pub fn without_count(text: &str) -> &str {
    let bracketed = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let parted = || [" - ", " – ", " — ", ", ", ": "].iter().find_map(|sign| text.rsplit_once(sign));
    let counted = bracketed.or_else(parted).filter(|(_, tail)| is_count(tail));
    counted.map_or(text, |(place, _)| place.trim_end())
}

/// The count of schools that stands behind a name.
pub fn stated_count(text: &str) -> Option<usize> {
    let text = text.trim_end_matches([':', '*', '.', ' ']);
    let tail = text.strip_prefix(without_count(text))?;
    tail.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// Whether a text is nothing but a count of schools: `3`, `2 шк.`, `4 объекта`.
pub fn is_count(text: &str) -> bool {
    const OBJECTS: [&str; 6] = ["шк", "школ", "мектеп", "объект", "организац", "ед"];
    let key = match_key(text);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let names_objects = |word: &str| OBJECTS.iter().any(|own| word.starts_with(own));
    match key.split(' ').collect::<Vec<_>>().as_slice() {
        [number] => is_number(number),
        [one, other] => (is_number(one) && names_objects(other)) || (names_objects(one) && is_number(other)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_from_names() {
        for text in ["3", "2 шк.", "4 объекта", "1 школа", "школ: 2"] {
            assert!(is_count(text), "{text}");
        }
        for text in ["№ 3", "3 февраля", "школа", "СШ 2", ""] {
            assert!(!is_count(text), "{text}");
        }
        for text in ["Талгарский район (1 школа)", "Талгарский район - 3", "Талгарский район, 2 школы"]
        {
            assert_eq!(without_count(text), "Талгарский район", "{text}");
        }
        assert_eq!(without_count("Талгарский район (село)"), "Талгарский район (село)");
        for (text, count) in
            [("Талгарский район (12 шк.):", Some(12)), ("Всего школ: 7", Some(7)), ("Талгарский район", None)]
        {
            assert_eq!(stated_count(text), count, "{text}");
        }
    }
}
