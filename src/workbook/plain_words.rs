//! Words that leave the meaning of a header as it is: `Педагоги, чел. (на 01.09.2020)` are the `Педагоги`.
//!
//! A header is believed only while every word is known. What a word that is not known does to it (`без`, `требуется`,
//! `списано`, `план`) nobody can list.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::header::match_key;
use super::table::Holds;
use super::unit::{is_tenge, scale_of};
use super::words::names_month;
use crate::year::Year;

/// How much there is, of what, counted how, when, where from.
const PLAIN: &str = "
    количество кол-во число численность всего итого общее общая общий
    имеется имеющиеся имеющихся у есть наличие наличии фактически факт фактическое фактическая фактических сейчас текущее текущий балансе
    год года году годы г гг начало конец учебный учебного учебном уч состоянию дата дату
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    данным данные сведения информация показатели показатель нобд статистики
    в на с со по и или из к для о об
    исправные исправных исправны рабочем
    школа школы школе школ школах школам организация организации организаций организациях учреждение учреждения
    заведение заведения образование образования образовательная общеобразовательная общеобразовательной общеобразовательных
    объект объекта объекты объектов кгу гу
    наименование название полное краткое официальное указать заполнить отметить отметка признак
    местонахождение местонахождения расположения
    кадры персонал состав контингент ресурсы база оснащение оснащенность материально-техническая техника
    саны барлығы жиыны жалпы жиынтық бар қазіргі нақты жылы жыл жылғы ж оқу басы бойынша үшін және немесе мен
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан мәлімет деректер күні күйі
    мектеп мектептер мектептің мектептегі ұйым ұйымы ұйымның білім беру нысан нысанның атауы толық қысқа көрсету
    орналасқан жері
    the number count total qty quantity available existing current now have has actual
    year date as at of on in the per and or for from by data school schools organisation organisations organization organizations
    institution institutions object objects name full short official located location";

/// Units of what is counted or measured: beside an answer they say that the column holds something else (`Интернет, Мбит/с`).
const UNITS: &str = "
    штук шт штуки ед единиц единица единицы изм измерения чел человек комплект комплектов компл мбит/с мбит км
    дана бірлік адам pcs sets km units unit people persons";

/// In a column of names also these.
const PLAIN_IN_NAMES: &str =
    "оо русском казахском государственном языке рус каз қазақ орыс тілінде тіліндегі мемлекеттік russian kazakh";

/// In a column of money also these.
const PLAIN_IN_PRICES: &str = "цена стоимость сумма штуку товара за ндс учетом включая баға бағасы сомасы ққс қоса без сыз price cost amount incl excl vat with without net of";

/// Words that are plain beside numbers of things, but not beside amounts, and beside amounts, but not beside prices.
const FACTS: &str = "факт фактически фактическое фактическая фактических наличии наличие имеется имеющиеся нақты";
const SUMS: &str = "всего итого общее общая общий количество кол-во барлығы жиыны жалпы total";

/// The same as pairs: alone they would be an answer or turn the meaning.
const ANSWERS: [[&str; 2]; 8] = [
    ["да", "нет"],
    ["есть", "нет"],
    ["бар", "жоқ"],
    ["иә", "жоқ"],
    ["yes", "no"],
    ["true", "false"],
    ["+", "-"],
    ["1", "0"],
];

static PLAIN_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(PLAIN));
static FACT_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(FACTS));
static SUM_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(SUMS));
static UNIT_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(UNITS));
static NAME_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(PLAIN_IN_NAMES));
static PRICE_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(PLAIN_IN_PRICES));
static ANSWER_WORDS: LazyLock<Vec<[String; 2]>> = LazyLock::new(|| ANSWERS.map(|pair| pair.map(match_key)).to_vec());

/// The words of the headers that mean a column, folded.
pub(super) type Vocabulary = BTreeSet<String>;

fn folded(words: &str) -> Vocabulary {
    words.split_whitespace().map(match_key).collect()
}

/// The words of a header's key.
pub(super) fn words_of(key: &str) -> impl Iterator<Item = &str> {
    key.split([' ', '/']).filter(|word| !word.is_empty())
}

/// The first word of a header, of which `levels` are the keys, that is neither plain nor one of the column's own.
pub(super) fn strange_word<'k>(levels: &'k [String], own: &Vocabulary, holds: Holds) -> Option<&'k str> {
    let all = all_words(levels);
    if let Some(word) = contradicting_answer(&all) {
        return Some(word);
    }
    let is_answer = |word: &str| {
        let both = |pair: &&[String; 2]| pair.iter().all(|answer| all.contains(&answer.as_str()));
        ANSWER_WORDS.iter().filter(both).flatten().any(|answer| answer == word)
    };
    let is_price_word = |word: &str| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        PRICE_WORDS.contains(word) || is_tenge(word) || scale_of(word).is_some() || is_number
    };
    let goes_with = |word: &str| match holds {
        Holds::Money | Holds::Price => UNIT_WORDS.contains(word) || is_price_word(word),
        Holds::Name | Holds::Place => NAME_WORDS.contains(word),
        Holds::Answer => false,
        Holds::Other => UNIT_WORDS.contains(word),
    };
    // Of money they tell what was spent, or what several cost.
    let turns = |word: &str| {
        (holds.is_money() && FACT_WORDS.contains(word)) || (holds == Holds::Price && SUM_WORDS.contains(word))
    };
    let is_known = |at: usize, word: &str| {
        let bare = without_footnote(word);
        if turns(bare) && !own.contains(bare) {
            return false;
        }
        own.contains(bare) || is_plain(&all, at) || goes_with(bare) || is_answer(word)
    };
    all.iter().enumerate().find(|(at, word)| !is_known(*at, word)).map(|(_, word)| *word)
}

/// The first answer of a header that explains answers by others the wrong way round: `0 - да, 1 - нет`.
fn contradicting_answer<'k>(all: &[&'k str]) -> Option<&'k str> {
    let meaning = |word: &str| ANSWER_WORDS.iter().find_map(|pair| pair.iter().position(|answer| answer == word));
    let found: Vec<(&str, usize)> = all.iter().filter_map(|word| Some((*word, meaning(word)?))).collect();
    let pairs = found.chunks_exact(2).filter(|_| found.len() == 4);
    pairs.into_iter().find_map(|pair| match pair {
        [(word, one), (_, other)] if one != other => Some(*word),
        _ => None,
    })
}

/// The words of a header, of which `levels` are the keys, that are not plain.
pub(super) fn core(levels: &[String]) -> String {
    let all = all_words(levels);
    let says_nothing = |at: usize, word: &str| is_plain(&all, at) || UNIT_WORDS.contains(without_footnote(word));
    let telling = all.iter().enumerate().filter(|(at, word)| !says_nothing(*at, word));
    telling.map(|(_, word)| without_footnote(word)).collect::<Vec<_>>().join(" ")
}

fn all_words(levels: &[String]) -> Vec<&str> {
    levels.iter().flat_map(|level| words_of(level)).collect()
}

/// Whether the word at a position is plain: a word that changes nothing, a sign, or part of a date.
fn is_plain(all: &[&str], at: usize) -> bool {
    let Some(word) = all.get(at) else { return false };
    let is_sign = word.chars().all(|c| !c.is_alphanumeric() && c != '%');
    is_sign || PLAIN_WORDS.contains(without_footnote(word)) || is_of_date(all, at)
}

/// Whether the word at a position is a year, two years, or a day or month of a date: `2020`, `2020–2021`, `01.09.2020`,
/// `1 сентября`. Any other number tells something: classes 1–4 are not all classes.
fn is_of_date(all: &[&str], at: usize) -> bool {
    let is_at =
        |at: Option<usize>, test: &dyn Fn(&str) -> bool| at.and_then(|at| all.get(at)).is_some_and(|word| test(word));
    let up_to =
        |most: u8| move |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    let (before, next, second) = (at.checked_sub(1), Some(at + 1), Some(at + 2));
    let is_day = up_to(31);
    let is_number_of_month = up_to(12);
    let starts_date = is_at(Some(at), &is_day)
        && (is_at(next, &names_month) || (is_at(next, &is_number_of_month) && is_at(second, &is_year)));
    let is_inside = is_at(Some(at), &is_number_of_month) && is_at(before, &is_day) && is_at(next, &is_year);
    starts_date || is_inside || is_at(Some(at), &is_years)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| Year::RANGE.contains(&year))
}

/// A year, or two of which the key has lost the dash: `20202021`, `202021`.
fn is_years(word: &str) -> bool {
    let [first, second] = [word.get(..4), word.get(4..)].map(Option::unwrap_or_default);
    let follows =
        second.is_empty() || is_year(second) || (second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit()));
    is_year(first) && follows
}

/// A word without the one or two digits of a footnote at its end.
fn without_footnote(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if (1..=2).contains(&(word.len() - bare.len())) && bare.ends_with(char::is_alphabetic) { bare } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strange(levels: &[&str], own: &[&str], holds: Holds) -> Option<String> {
        let levels: Vec<String> = levels.iter().map(|level| match_key(level)).collect();
        let own: Vocabulary =
            own.iter().flat_map(|header| words_of(&match_key(header)).map(str::to_owned).collect::<Vec<_>>()).collect();
        strange_word(&levels, &own, holds).map(str::to_owned)
    }

    #[test]
    fn numbers_dates_and_units_are_plain() {
        for header in [
            "Педагоги, чел.",
            "Педагоги (всего) на 01.09.2020 г.",
            "Количество педагогов в школе по состоянию на 1 сентября 2020 года",
            "Педагоги1",
            "Педагоги, 2020–2021 учебный год",
        ] {
            assert_eq!(strange(&[header], &["педагоги", "педагогов"], Holds::Other), None, "{header}");
        }
        assert_eq!(strange(&["Контингент", "Педагоги"], &["педагоги"], Holds::Other), None);
        assert_eq!(strange(&["Кабель, км"], &["кабель"], Holds::Other), None);
        assert_eq!(strange(&["Кабель, м"], &["кабель"], Holds::Other).as_deref(), Some("м"));
        assert_eq!(strange(&["Wi-Fi (да / нет)"], &["wi-fi"], Holds::Answer), None);
        assert_eq!(strange(&["Цена за 1 шт., тыс. тенге с НДС"], &["цена"], Holds::Money), None);
        assert_eq!(strange(&["Название школы (на русском языке)"], &["название"], Holds::Name), None);
    }

    #[test]
    fn what_may_turn_the_meaning_is_strange() {
        for header in [
            "Педагоги без компьютеров",
            "Педагоги, требуется",
            "Педагоги (план)",
            "Педагоги, %",
            "Педагоги, тыс. чел.",
            "Педагоги — нет",
            "Педагоги (ставки)",
            "Педагоги 1–4 классов",
            "Педагоги 1–4",
            "Педагоги 1–4 (2020)",
            "Педагоги, 10",
            "Педагоги жоқ",
            "Педагоги, из них женщины",
        ] {
            assert!(strange(&[header], &["педагоги"], Holds::Other).is_some(), "{header}");
        }
        assert!(strange(&["Wi-Fi (0 - да, 1 - нет)"], &["wi-fi"], Holds::Answer).is_some());
        assert_eq!(strange(&["Wi-Fi (1 - да, 0 - нет)"], &["wi-fi"], Holds::Answer), None);
        assert!(strange(&["Интернет (Мбит/с)"], &["интернет"], Holds::Answer).is_some());
        assert!(strange(&["Код области"], &["области"], Holds::Name).is_some());
        assert!(strange(&["Педагоги на русском языке"], &["педагоги"], Holds::Other).is_some());
        assert!(strange(&["Наименование населенного пункта"], &["наименование"], Holds::Name).is_some());
        assert_eq!(strange(&["Списано", "Педагоги"], &["педагоги"], Holds::Other), Some(match_key("списано")));
    }
}
