//! What a row of totals says that it sums: the strict grammar of `Итого`, `Итого по Талгарскому району`, `Талғар ауданы бойынша`.

use super::locality::locality_word;
use super::place_name::{Place, PlaceKind, read_place};
use super::words::fold_spaces;
use crate::workbook::{is_count, match_key, without_count};

/// What a total sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// The section that it stands under: `Итого`.
    Bare,
    /// A district or a town; without a name, the one that it stands under: `Итого по району`.
    Place(Place),
    /// All rural (true) or urban (false) objects of a section: `Итого по селу`.
    Locality(bool),
    /// The urban objects or the town that it stands under: `Итого по городу`.
    Town,
    /// Everything, or all of the region that is named: `Всего по области`, `Итого по Жамбылской области`.
    Whole(String),
    /// Nothing of its own: `в том числе:`.
    Nothing,
}

/// Words for totals, as keys.
const TOTALS: [&str; 9] = ["итого", "всего", "барлыгы", "жиыны", "жиынтыгы", "подытог", "total", "subtotal", "∑"];
/// What stands before them.
const BEFORE: [&str; 3] = ["общий итог", "промежуточный итог", "grand total"];
/// What everything is called behind «по».
const WHOLE: [&str; 8] = ["области", "республике", "региону", "списку", "всем школам", "стране", "облыс", "тизим"];
/// Villages and towns behind «по».
const RURAL: [&str; 6] = ["селу", "сельским школам", "сельской местности", "ауыл", "ауылдык жер", "ауылдык мектептер"];
const URBAN: [&str; 3] = ["городским школам", "городской местности", "калалык мектептер"];

/// What the row with these texts sums; `None` when that is not exactly said.
pub(super) fn read_claim(texts: &[&str]) -> Option<Claim> {
    let is_filler = |text: &&&str| {
        let text = text.trim();
        is_count(text) || !(text.contains('∑') || text.chars().filter(|c| c.is_alphabetic()).count() > 1)
    };
    let texts: Vec<&str> = texts.iter().filter(|text| !is_filler(text)).copied().collect();
    let text = fold_spaces(&texts.join(" "));
    let text = without_count(text.trim_end_matches([':', '*', ' ']));
    let key = match_key(text);
    if ["в том числе", "в тч", "в т ч", "из них", "онын ишинде", "сонын ишинде"].contains(&key.as_str())
    {
        return Some(Claim::Nothing);
    }
    if BEFORE.contains(&key.as_str()) {
        return Some(Claim::Bare);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_total = |word: &&str| TOTALS.contains(&match_key(word).as_str());
    match words.as_slice() {
        [first, rest @ ..] if is_total(first) => of_rest(&rest.join(" ")),
        [rest @ .., last] if is_total(last) => of_rest(rest.join(" ").trim_end_matches([',', '-', '–', '—', ' '])),
        [by, ..] if match_key(by) == "по" => of_rest(text),
        [.., by] if match_key(by) == "бойынша" => of_rest(text),
        _ => of_place(text),
    }
}

fn of_rest(rest: &str) -> Option<Claim> {
    let key = match_key(rest);
    let by = key.strip_prefix("по ").or_else(|| key.strip_suffix(" бойынша"));
    match by {
        None if key.is_empty()
            || is_count(&key)
            || ["школ", "объектов", "мектеп", "мектептер"].contains(&key.as_str()) =>
        {
            Some(Claim::Bare)
        }
        Some(by) if WHOLE.contains(&by) => Some(Claim::Whole(String::new())),
        Some(by) if RURAL.contains(&by) => Some(Claim::Locality(true)),
        Some(by) if URBAN.contains(&by) => Some(Claim::Locality(false)),
        Some("городу" | "кала") => Some(Claim::Town),
        Some("аудан") => Place::the_district().map(Claim::Place),
        _ => of_place(rest).or_else(|| locality_word(rest).map(Claim::Locality)),
    }
}

fn of_place(text: &str) -> Option<Claim> {
    let place = read_place(text)?;
    Some(if place.kind == PlaceKind::Region { Claim::Whole(place.name) } else { Claim::Place(place) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_say_what_they_sum() {
        let place = |text| read_place(text).map(Claim::Place);
        for (texts, claim) in [
            (&["Итого"][..], Some(Claim::Bare)),
            (&["ВСЕГО:"], Some(Claim::Bare)),
            (&["∑"], Some(Claim::Bare)),
            (&["Итого", "х"], Some(Claim::Bare)),
            (&["Итого", "4 шк."], Some(Claim::Bare)),
            (&["Всего школ: 4"], Some(Claim::Bare)),
            (&["Итого по Талгарскому району"], place("Талгарский район")),
            (&["Итого", "по Талгарскому району"], place("Талгарский район")),
            (&["Итого Талгарский район"], place("Талгарский район")),
            (&["Талгарский район, всего"], place("Талгарский район")),
            (&["Талгарский район", "Итого"], place("Талгарский район")),
            (&["По городу Конаев"], place("г. Конаев")),
            (&["Талғар ауданы бойынша"], place("Талғар ауданы")),
            (&["Талғар ауданы бойынша барлығы"], place("Талғар ауданы")),
            (&["Итого по району"], Place::the_district().map(Claim::Place)),
            (&["Итого по селу"], Some(Claim::Locality(true))),
            (&["По селу"], Some(Claim::Locality(true))),
            (&["Ауыл бойынша барлығы"], Some(Claim::Locality(true))),
            (&["Барлығы ауыл бойынша"], Some(Claim::Locality(true))),
            (&["Итого город"], Some(Claim::Locality(false))),
            (&["Итого городские"], Some(Claim::Locality(false))),
            (&["Итого по городу"], Some(Claim::Town)),
            (&["Всего по области"], Some(Claim::Whole(String::new()))),
            (&["Итого по Жамбылской области"], Some(Claim::Whole("Жамбылская область".to_owned()))),
            (&["Облыс бойынша барлығы"], Some(Claim::Whole(String::new()))),
            (&["Облыс бойынша"], Some(Claim::Whole(String::new()))),
            (&["в том числе:"], Some(Claim::Nothing)),
            (&["Свод по Карасайскому району"], None),
            (&["Всего по Карасайскому району, в т.ч.:"], None),
            (&["Итого", "Талгар"], None),
            (&["В среднем по району"], None),
        ] {
            assert_eq!(read_claim(texts), claim, "{texts:?}");
        }
    }
}
