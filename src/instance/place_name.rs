//! The strict grammar of a place: a text is a district, a town, a region or a rural district only when nothing else stands in it.

use super::no_names::is_another;
use super::spelling::{Parted, is_near, says_kind};
use super::words::fold_spaces;
use crate::workbook::{match_key, without_count};

/// What kind of place a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceKind {
    /// A part of a district: `Алатауский сельский округ`.
    Part,
    /// A district: `Талгарский район`.
    District,
    /// A town: `г. Конаев`.
    Town,
    /// A region; without a name, the region of the list: `По области`.
    Region,
}

/// A place that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its kind.
    pub(super) kind: PlaceKind,
    /// Its name in the nominative; empty for «the» district or region.
    pub(super) name: String,
}

impl Place {
    /// Whether a town is called like a district: it may be its centre, «г. Талгар» of «Талгарский район».
    pub(super) fn is_called_like(&self, district: &str) -> bool {
        let own: Vec<&str> = self.name.split(' ').filter(|word| !says_kind(word)).collect();
        is_near(&Parted::new(&own.join(" ")), &Parted::new(district))
    }

    /// The district that a row stands under, whichever it is.
    pub(super) fn the_district() -> Option<Self> {
        Self::new(PlaceKind::District, "")
    }

    fn new(kind: PlaceKind, name: impl Into<String>) -> Option<Self> {
        Some(Self { kind, name: name.into() })
    }
}

/// Words for places, as keys: how they stand alone, before or behind a name, and behind «по».
const DISTRICT: [&str; 6] = ["район", "рн", "рон", "ауданы", "аудан", "district"];
const TOWN: [&str; 7] = ["г", "гор", "город", "каласы", "кала", "к", "city"];
const BEHIND_TOWN: [&str; 5] = ["г", "каласы", "кала", "к", "city"];
const BEFORE_TOWN: [&str; 2] = ["г", "город"];
const REGION: [&str; 5] = ["область", "обл", "облысы", "облыс", "region"];
const PART: [&str; 2] = ["округ", "округи"];
const OF_PART: [&str; 6] = ["сельск", "ауылдык", "поселков", "кенттик", "аульн", "rural"];
/// What stands in other texts beside the words for places: no word of a name.
const NO_NAMES: [&str; 24] = [
    "по",
    "за",
    "в",
    "на",
    "для",
    "с",
    "из",
    "и",
    "от",
    "до",
    "без",
    "не",
    "мен",
    "всего",
    "итого",
    "итог",
    "свод",
    "барлыгы",
    "жиыны",
    "бойынша",
    "total",
    "прочие",
    "все",
    "другие",
];
/// Beginnings of words of which the same is true.
const NO_BEGINNINGS: [&str; 13] = [
    "школ",
    "мектеп",
    "отдел",
    "управлен",
    "район",
    "город",
    "област",
    "округ",
    "аудан",
    "калас",
    "облыс",
    "сельск",
    "ауыл",
];
/// Words inside a name that are written small.
const INSIDE: [&str; 12] =
    ["им", "имени", "атындагы", "акына", "акын", "сал", "би", "жырау", "ордасы", "батыр", "хан", "ата"];

/// A word of a text and its key.
struct Word<'t> {
    written: &'t str,
    key: String,
}

/// The place that a text names: its whole text, but for a number before it, and a count of schools and a colon behind it.
pub(super) fn read_place(text: &str) -> Option<Place> {
    if is_another(text) {
        return None;
    }
    let text = fold_spaces(text);
    let text = text.trim_end_matches([':', '*', ' ']);
    let text = without_count(without_number(text)).trim_end_matches([':', '*', ' ']);
    if text.contains(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '.' | ' ' | '\'' | '’'))) {
        return numbered_part(text);
    }
    let words = words(text);
    let words = words.as_slice();
    match words {
        [by, rest @ ..] if by.key == "по" => dative(rest),
        [place @ .., by] if by.key == "бойынша" => nominative(place),
        _ => nominative(words),
    }
}

/// The words of a text; a dot ends one: `г.Конаев`.
fn words(text: &str) -> Vec<Word<'_>> {
    let parts = text.split_inclusive([' ', '.']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|written| Word { written, key: match_key(written) }).collect()
}

fn is_one(word: &Word<'_>, words: &[&str]) -> bool {
    words.contains(&word.key.as_str())
}

fn nominative(words: &[Word<'_>]) -> Option<Place> {
    let name = |kind| Place::new(kind, joined(words));
    if let [only] = words {
        return Place::new(PlaceKind::Region, "").filter(|_| is_one(only, &["облыс", "облысы", "область"]));
    }
    match words {
        _ if is_part(words) => name(PlaceKind::Part),
        [first, last] if is_one(last, &["район", "рн", "рон"]) => {
            name(PlaceKind::District).filter(|_| is_name(first) && is_adjective(first))
        }
        [first, last] if is_name(first) && is_one(last, &DISTRICT) => name(PlaceKind::District),
        [names @ .., last] if is_one(last, &["ауданы", "аудан"]) && are_names(names) => {
            name(PlaceKind::District)
        }
        [first, names @ ..] if is_one(first, &["район", "рн"]) && are_names(names) => {
            let is_abbreviation = is_small(first) && !names.iter().any(is_small);
            name(PlaceKind::District).filter(|_| !is_abbreviation)
        }
        // «гор.» is no other town than «г.».
        [first, last] if first.key == "гор" && is_name(last) => {
            Place::new(PlaceKind::Town, format!("г. {}", last.written))
        }
        [one, other] if is_town(one, other) => name(PlaceKind::Town),
        [one, other] if (is_name(one) && is_one(other, &REGION)) || (is_one(one, &["область"]) && is_name(other)) => {
            name(PlaceKind::Region)
        }
        _ => None,
    }
}

/// Districts are called by adjectives in Russian: `Талгарский`; «Другой» and «Сводный» are none.
fn is_adjective(word: &Word<'_>) -> bool {
    ["ский", "цкий", "ской"].iter().any(|ending| word.key.ends_with(ending))
}

fn is_small(word: &Word<'_>) -> bool {
    word.written.chars().any(char::is_lowercase)
}

fn is_town(one: &Word<'_>, other: &Word<'_>) -> bool {
    (is_one(one, &BEFORE_TOWN) && is_name(other)) || (is_name(one) && is_one(other, &BEHIND_TOWN))
}

/// What stands behind «по», in the nominative.
fn dative(words: &[Word<'_>]) -> Option<Place> {
    match words {
        [only] if only.key == "области" => Place::new(PlaceKind::Region, ""),
        [only] if only.key == "району" => Place::new(PlaceKind::District, ""),
        [name, last] if is_one(last, &["району", "рну"]) && is_name(name) => Place::new(
            PlaceKind::District,
            format!("{} {}", adjective(name.written, "скому", "ский")?, of_case(last, "район")),
        ),
        [first, names @ ..] if first.key == "району" && are_names(names) => {
            Place::new(PlaceKind::District, format!("район {}", joined(names)))
        }
        [first, name] if is_one(first, &["городу", "г", "гор"]) && is_name(name) => {
            Place::new(PlaceKind::Town, format!("г. {}", name.written))
        }
        [name, last] if last.key == "области" && is_name(name) => Place::new(
            PlaceKind::Region,
            format!("{} {}", adjective(name.written, "ской", "ская")?, of_case(last, "область")),
        ),
        [.., last] if last.key == "округу" => Place::new(PlaceKind::Part, joined(words)),
        _ => None,
    }
}

/// An adjective with another ending: `Талгарскому` as `Талгарский`.
fn adjective(word: &str, ending: &str, nominative: &str) -> Option<String> {
    let upper = (ending.to_uppercase(), nominative.to_uppercase());
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 1);
    stem(ending)
        .map(|stem| format!("{stem}{nominative}"))
        .or_else(|| stem(&upper.0).map(|stem| format!("{stem}{}", upper.1)))
}

/// `word` in capitals, where `like` is.
fn of_case(like: &Word<'_>, word: &str) -> String {
    if is_small(like) { word.to_owned() } else { word.to_uppercase() }
}

/// A rural district is known by its words alone: it gives no district.
fn is_part(words: &[Word<'_>]) -> bool {
    let begins = |word: &Word<'_>, all: &[&str]| all.iter().any(|own| word.key.starts_with(own));
    let is_other = |word: &Word<'_>| is_one(word, &DISTRICT) || is_one(word, &TOWN) || is_one(word, &REGION);
    words.iter().any(|word| is_one(word, &PART))
        && words.iter().any(|word| begins(word, &OF_PART))
        && !words.iter().any(|word| is_other(word) || is_one(word, &NO_NAMES))
}

/// `Сельский округ № 3`.
fn numbered_part(text: &str) -> Option<Place> {
    let (name, number) = text.split_once('№')?;
    let is_number = number.trim().bytes().all(|byte| byte.is_ascii_digit());
    Place::new(PlaceKind::Part, text).filter(|_| is_number && is_part(&words(name)))
}

fn are_names(words: &[Word<'_>]) -> bool {
    const MOST: usize = 4;
    let is_capital = |word: &Word<'_>| word.written.starts_with(char::is_uppercase) && is_name_or_initial(word);
    (1..=MOST).contains(&words.len()) && words.iter().all(|word| is_capital(word) || is_one(word, &INSIDE))
}

fn is_name_or_initial(word: &Word<'_>) -> bool {
    is_name(word) || (word.written.ends_with('.') && word.written.chars().count() == 2)
}

fn is_name(word: &Word<'_>) -> bool {
    const LEAST: usize = 3;
    let is_other = NO_BEGINNINGS.iter().any(|beginning| word.key.starts_with(beginning))
        || ["ые", "ие"].iter().any(|plural| word.key.ends_with(plural));
    word.key.chars().count() >= LEAST
        && !word.written.contains('.')
        && !is_other
        && ![&DISTRICT[..], &TOWN, &REGION, &PART, &NO_NAMES].iter().any(|words| is_one(word, words))
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.written).collect::<Vec<_>>().join(" ")
}

/// A text without the number before it: `1.`, `2)`, `1.2.`, `IV.`.
pub(super) fn without_number(text: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'Х' | 'І' | '.' | ')');
    let end = text.find(|c: char| !is_number(c)).unwrap_or(0);
    let (number, rest) = text.split_at(end);
    if number.ends_with(['.', ')']) { rest.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_whole() {
        for (text, kind, name) in [
            ("Талгарский район", PlaceKind::District, "Талгарский район"),
            ("1. Талгарский район (3 шк.):", PlaceKind::District, "Талгарский район"),
            ("Талгарский р-он", PlaceKind::District, "Талгарский р-он"),
            ("1.2. Талгарский р-н", PlaceKind::District, "Талгарский р-н"),
            ("IV. Талгарский район", PlaceKind::District, "Талгарский район"),
            ("Талгарский район, 2 школы", PlaceKind::District, "Талгарский район"),
            ("По Талгарскому району", PlaceKind::District, "Талгарский район"),
            ("ПО ТАЛГАРСКОМУ РАЙОНУ", PlaceKind::District, "ТАЛГАРСКИЙ РАЙОН"),
            ("Казахский район", PlaceKind::District, "Казахский район"),
            ("РАЙОН АЛТАЙ", PlaceKind::District, "РАЙОН АЛТАЙ"),
            ("район Турара Рыскулова", PlaceKind::District, "район Турара Рыскулова"),
            ("район им. Габита Мусрепова", PlaceKind::District, "район им. Габита Мусрепова"),
            ("Талғар ауданы", PlaceKind::District, "Талғар ауданы"),
            ("Талғар ауданы бойынша", PlaceKind::District, "Талғар ауданы"),
            ("Бұқар жырау ауданы", PlaceKind::District, "Бұқар жырау ауданы"),
            ("район Биржан сал", PlaceKind::District, "район Биржан сал"),
            ("Шал ақын ауданы", PlaceKind::District, "Шал ақын ауданы"),
            ("г. Талдыкорган", PlaceKind::Town, "г. Талдыкорган"),
            ("г.Конаев", PlaceKind::Town, "г. Конаев"),
            ("гор. Конаев", PlaceKind::Town, "г. Конаев"),
            ("Город Усть-Каменогорск", PlaceKind::Town, "Город Усть-Каменогорск"),
            ("По городу Конаев", PlaceKind::Town, "г. Конаев"),
            ("Қонаев қ.", PlaceKind::Town, "Қонаев қ."),
            ("Қонаев қаласы бойынша", PlaceKind::Town, "Қонаев қаласы"),
            ("Алматинская область", PlaceKind::Region, "Алматинская область"),
            ("По области", PlaceKind::Region, ""),
            ("область Абай", PlaceKind::Region, "область Абай"),
            ("Алатауский сельский округ", PlaceKind::Part, "Алатауский сельский округ"),
            ("Алатау ауылдық округі", PlaceKind::Part, "Алатау ауылдық округі"),
            ("Сельский округ № 3", PlaceKind::Part, "Сельский округ № 3"),
        ] {
            assert_eq!(read_place(text), Place::new(kind, name), "{text}");
        }
    }

    #[test]
    fn anything_more_is_no_place() {
        for text in [
            "Талгарский район (продолжение)",
            "Талгарский район на 2026-2027 учебный год",
            "Талгарский район по состоянию на 01.09.2026",
            "Талгарский район : потребность по школам",
            "Талгарский район, всего",
            "Талгарский район Алматинской области",
            "Приложение 2. Талгарский район",
            "Школы Талгарского района",
            "Талгарского района",
            "Отдел по образованию Талгарского района",
            "Исполнитель по Карасайскому району Иванова",
            "Всего по Талгарскому району",
            "1 Талгарский район",
            "а) Талгарский район",
            "# Талгарский район",
            "Карасайский и Жамбылский районы",
            "Другой район",
            "Басқа аудан",
            "Сводный район",
            "Район МКШ",
            "Малокомплектные район",
            "Основные г.",
            "Талгарский район село",
            "Города",
            "Города областного значения",
            "Город - областной центр",
            "г. Конаев областного значения",
            "г.а. Конаев",
            "Город",
            "Городской округ",
            "Школы города",
            "Районы",
            "Талгар",
            "с. Панфилово",
            "пгт Город",
            "",
        ] {
            assert_eq!(read_place(text), None, "{text}");
        }
    }
}
