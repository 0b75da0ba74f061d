//! Words that leave the meaning of a header as it is: `Педагоги, чел. (на 01.09.2020)` are the `Педагоги`.
//!
//! A header is believed only while every word is known. What a word that is not known does to it (`без`, `требуется`,
//! `списано`, `план`) nobody can list.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::header::match_key;
use super::unit::{is_tenge, scale_of};

/// How much there is, of what, counted how, when, where from.
const PLAIN: &str = "
    количество кол-во число численность всего итого общее общая общий штук шт штуки ед единиц единица единицы изм измерения чел человек
    комплект комплектов компл мбит/с мбит кбит/с км     имеется имеющиеся имеющихся у есть наличие наличии фактически факт фактическое фактическая фактических сейчас текущее текущий балансе
    год года году годы лет г гг начало конец учебный учебного учебном уч состоянию дата дату
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    данным данные сведения информация показатели показатель нобд статистики
    в на с со по за и или из к от для о об
    школа школы школе школ школах школам организация организации организаций организациях учреждение учреждения
    заведение заведения образование образования образовательная общеобразовательная общеобразовательной общеобразовательных
    объект объекта объекты объектов кгу гу
    наименование название полное краткое официальное код указать заполнить отметить отметка признак
    местонахождение местонахождения расположения населенный населенного пункт пункта
    кадры персонал состав контингент ресурсы база оснащение оснащенность материально-техническая техника
    саны барлығы жиыны жалпы дана жиынтық бірлік адам бар қазіргі нақты жылы жыл жылғы ж оқу басы бойынша үшін және немесе мен
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан мәлімет деректер күні күйі
    мектеп мектептер мектептің мектептегі ұйым ұйымы ұйымның білім беру нысан нысанның атауы толық қысқа коды көрсету
    елді мекен орналасқан жері
    the number count total qty quantity pcs sets km units unit people persons available existing current now have has actual
    year date as at of on in the per and or for from by data school schools organisation organisations organization organizations
    institution institutions object objects name full short official code located location";

/// In a column of money also these.
const PLAIN_IN_PRICES: &str = "цена стоимость сумма штуку ндс учетом включая баға бағасы сомасы ққс қоса без сыз price cost amount incl excl vat with without net of";

/// The same as pairs: alone they would be an answer or turn the meaning.
const ANSWERS: [[&str; 2]; 5] = [["да", "нет"], ["иә", "жоқ"], ["yes", "no"], ["true", "false"], ["+", "-"]];

static PLAIN_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| folded(PLAIN));
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
pub(super) fn strange_word<'k>(levels: &'k [String], own: &Vocabulary, is_money: bool) -> Option<&'k str> {
    let all: Vec<&str> = levels.iter().flat_map(|level| words_of(level)).collect();
    let is_answer = |word: &str| {
        ANSWER_WORDS
            .iter()
            .any(|[yes, no]| [yes, no].iter().all(|w| all.contains(&w.as_str())) && (word == yes || word == no))
    };
    let is_known = |word: &str| {
        let word = without_footnote(word);
        own.contains(word)
            || PLAIN_WORDS.contains(word)
            || word.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric() && c != '%')
            || is_money && (PRICE_WORDS.contains(word) || is_tenge(word) || scale_of(word).is_some())
            || is_answer(word)
    };
    all.iter().copied().find(|word| !is_known(word))
}

/// The words of a header, of which `levels` are the keys, that are not plain.
pub(super) fn core(levels: &[String]) -> String {
    let is_date = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let words = levels.iter().flat_map(|level| words_of(level)).map(without_footnote);
    words.filter(|word| !PLAIN_WORDS.contains(*word) && !is_date(word)).collect::<Vec<_>>().join(" ")
}

/// A word without the one or two digits of a footnote at its end.
fn without_footnote(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if (1..=2).contains(&(word.len() - bare.len())) && bare.ends_with(char::is_alphabetic) { bare } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strange(levels: &[&str], own: &[&str], is_money: bool) -> Option<String> {
        let levels: Vec<String> = levels.iter().map(|level| match_key(level)).collect();
        let own: Vocabulary =
            own.iter().flat_map(|header| words_of(&match_key(header)).map(str::to_owned).collect::<Vec<_>>()).collect();
        strange_word(&levels, &own, is_money).map(str::to_owned)
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
            assert_eq!(strange(&[header], &["педагоги", "педагогов"], false), None, "{header}");
        }
        assert_eq!(strange(&["Контингент", "Педагоги"], &["педагоги"], false), None);
        assert_eq!(strange(&["Wi-Fi (да / нет)"], &["wi-fi"], false), None);
        assert_eq!(strange(&["Цена за 1 шт., тыс. тенге с НДС"], &["цена"], true), None);
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
            "Педагоги жоқ",
            "Педагоги, из них женщины",
        ] {
            assert!(strange(&[header], &["педагоги"], false).is_some(), "{header}");
        }
        assert_eq!(strange(&["Списано", "Педагоги"], &["педагоги"], false), Some(match_key("списано")));
    }
}
