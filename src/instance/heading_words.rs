//! What the words of a heading say: which place it names and how far that reaches, or nothing that matters to a plan.

use super::locality::locality_of_heading;
use crate::workbook::{match_key, names_several_objects};

/// How far a place that a heading names reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
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
            "р-он",
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
fn reach(heading: &str) -> Option<Reach> {
    let key = match_key(heading);
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

/// Whether a title is that of one district: «Школы Талгарского района».
pub(super) fn names_district(title: &str) -> bool {
    let words = ["район", "района", "району", "районе", "р-н", "аудан", "ауданы", "ауданының"].map(match_key);
    match_key(title).split(' ').any(|own| words.iter().any(|word| own == word))
}

/// Whether a heading surely names no place.
fn is_idle(heading: &str) -> bool {
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
