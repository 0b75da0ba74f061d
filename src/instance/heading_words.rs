//! What the words of a heading say: which place it names and how far that reaches, or nothing that matters to a plan.

use super::locality::locality_of_heading;
use crate::workbook::{match_key, names_several_objects};

/// The place that a heading names, without its number, a count of schools and the colon: `1. Талгарский район (3 шк.):`.
pub(super) fn place_of(text: &str) -> String {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let (number, rest) = text.split_at(digits);
    let text = if number.is_empty() { text } else { rest.strip_prefix(['.', ')']).map_or(text, str::trim_start) };
    let text = text.trim_end_matches([':', ' ']);
    let text = text.strip_suffix(" бойынша").unwrap_or(text);
    let by_place = text
        .strip_prefix("По ")
        .or_else(|| text.strip_prefix("по "))
        .or_else(|| text.split_once(" по ").map(|own| own.1));
    let nominative = by_place.map(nominative);
    let text = nominative.as_deref().unwrap_or(text);
    let is_count = |tail: &str| {
        let mut words = tail.split_whitespace();
        words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) && words.count() <= 1
    };
    let counted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let counted = counted.or_else(|| text.rsplit_once(" - ")).or_else(|| text.rsplit_once(" – "));
    counted.filter(|(_, tail)| is_count(tail)).map_or(text, |(place, _)| place).trim_end().to_owned()
}

/// A place as it is called, from how it stands behind «по»: `Талгарскому району` as `Талгарский район`, `городу Конаев` as
/// `г. Конаев`.
fn nominative(place: &str) -> String {
    let word = |word: &str| match word {
        "району" => "район".to_owned(),
        "городу" => "г.".to_owned(),
        other => other.strip_suffix("скому").map_or_else(|| other.to_owned(), |stem| format!("{stem}ский")),
    };
    place.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// How far a place that a heading names reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// A part of a district.
    Part,
    /// A district or a town.
    District,
    /// A region of districts.
    Region,
}

/// Words by which a heading names a place, as keys.
const PLACES: [(Reach, &[&str]); 3] = [
    (Reach::Region, &["область", "области", "облысы", "облыс", "region"]),
    (
        Reach::District,
        &[
            "район",
            "районы",
            "района",
            "району",
            "городу",
            "гор",
            "қ",
            "города",
            "р-н",
            "аудан",
            "ауданы",
            "город",
            "г",
            "г.а.",
            "қала",
            "қаласы",
            "district",
            "city",
        ],
    ),
    (Reach::Part, &["округ", "округі"]),
];

/// Beginnings of words of headings that say nothing of a place: pages, school years, languages of instruction, forms of study.
const IDLE: [&str; 17] = [
    "продолж",
    "страниц",
    "приложен",
    "полугод",
    "учебн",
    "язык",
    "дневн",
    "вечерн",
    "интернат",
    "казахск",
    "русск",
    "смешан",
    "жалғас",
    "қосымша",
    "тілінде",
    "аралас",
    "continu",
];
/// The same where a number follows: `Лист 2`.
const PAGES: [&str; 5] = ["лист", "стр", "бет", "парақ", "page"];

/// How far the place that a heading names reaches; `None` when no word tells.
pub(super) fn reach(heading: &str) -> Option<Reach> {
    let key = match_key(&place_of(heading));
    let has = |words: &[&str]| key.split(' ').any(|own| words.iter().any(|word| own == match_key(word)));
    PLACES.iter().find(|(_, words)| has(words)).map(|(reach, _)| *reach)
}

/// Whether a word of a text is one of places: `По Талгарскому району`.
pub(super) fn names_place(text: &str) -> bool {
    reach(text).is_some()
}

/// Whether a text names a region, which holds districts.
pub(super) fn names_region(text: &str) -> bool {
    reach(text) == Some(Reach::Region)
}

/// Whether a heading surely names no place.
pub(super) fn is_idle(heading: &str) -> bool {
    let key = match_key(heading);
    let words: Vec<&str> = key.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    let is_page = matches!(words.as_slice(), [page, number] if PAGES.contains(page) && number.bytes().all(|b| b.is_ascii_digit()));
    is_page || words.iter().any(|word| IDLE.iter().any(|idle| word.starts_with(match_key(idle).as_str())))
}

/// Whether a heading says nothing but where objects lie, of what kind they are, or what page it is.
pub(super) fn says_nothing_of_plan(heading: &str) -> bool {
    locality_of_heading(heading).is_some()
        || names_several_objects(heading)
        || is_idle(heading)
        || (reach(heading).is_some() && !names_schools(heading))
}

/// Whether a heading says something of schools before it says where they lie: «Строящиеся школы района», but not «Школы района».
fn names_schools(heading: &str) -> bool {
    let key = match_key(heading);
    key.split([' ', '/']).skip(1).any(|word| word.starts_with("школ") || word.starts_with("мектеп"))
}
