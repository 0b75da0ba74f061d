//! Words of texts that nothing reads: which of them say that an object should get nothing, or that an amount means something else.

use std::sync::LazyLock;

use crate::workbook::match_key;

/// What titles have of lists that are to get nothing.
static OUTSIDE_TITLES: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    stems(&[
        "исключенных",
        "исключенные",
        "ликвидированн",
        "не вошедш",
        "не включенн",
        "закрытых школ",
        "закрытые школ",
        "не нуждающ",
        "отказавш",
        "не использовать",
        "резервный список",
        "алып тасталған",
        "excluded from",
    ])
});

/// What texts say of an object that should surely get nothing, as beginnings of one or more words; whole words before `!`.
static OUT_OF_PLAN: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    stems(&[
        "ликвид",
        "ликв!",
        "закрыта!",
        "закрыто!",
        "закр!",
        "закрыть",
        "расформир",
        "упраздн",
        "снесен",
        "прекратил",
        "недейств",
        "не функц",
        "не участв",
        "не закуп",
        "не включ",
        "исключ",
        "вычеркн",
        "убрать",
        "удалить",
        "снята с",
        "снят с",
        "отказ",
        "отклон",
        "отозв",
        "возвращен",
        "секвестр",
        "дубл",
        "вне плана",
        "вне программ",
        "жабылды",
        "жабылған",
        "жабық!",
        "таратыл",
        "тоқтат",
        "жойыл",
        "бас тарт",
        "қатыспайды",
        "алып тас",
        "алынып тас",
        "жұмыс істемейді",
        "кірмейді",
        "closed",
        "liquidat",
        "закрыт!",
        "консервац",
        "искл!",
        "снять",
        "не учитывать",
        "двойник",
        "под снос",
        "сгорел",
        "енгізбеу",
        "шығарылсын",
        "мектеп жоқ",
        "оқушы жоқ",
    ])
});
/// What may mean that an object needs nothing, or something about a roof: it is told, before other notes.
static PERHAPS_OUT: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    stems(&[
        "реорганиз",
        "присоедин",
        "объединен",
        "слит",
        "в состав",
        "законсерв",
        "приостанов",
        "не нужд",
        "не нужн",
        "не действ",
        "уже",
        "получ",
        "оснащен",
        "обеспечен",
        "перенес",
        "нет учащ",
        "керек емес",
        "қажет емес",
        "қамтамасыз",
        "біріктір",
    ])
});

/// Whether a title says that the list below it is one of objects that get nothing.
pub(super) fn lists_what_is_out(title: &str) -> bool {
    let key = match_key(title);
    OUTSIDE_TITLES.iter().any(|stem| key.contains(stem.key.as_str()))
}

/// Whether a text says that an object should get nothing: «ликвидирована», «школа закрыта с 01.09.2020», «не участвует».
pub(super) fn says_out(text: &str) -> bool {
    begins_word(text, &OUT_OF_PLAN)
}

/// Whether a note may mean that an object needs nothing: «уже оснащена», «присоединена к СШ № 1».
pub(super) fn may_say_out(note: &str) -> bool {
    begins_word(note, &PERHAPS_OUT)
}

/// Whether a word of a text, or several in a row, begin with one of `stems`.
fn begins_word(text: &str, stems: &[Stem]) -> bool {
    let key = match_key(text);
    let is_begin = |at: usize| key.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    stems.iter().any(|stem| {
        let ends =
            |at: usize| key.get(at + stem.key.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        key.match_indices(&stem.key).any(|(at, _)| is_begin(at) && (!stem.is_whole || ends(at)))
    })
}

/// The beginning of one or more words, as a key.
struct Stem {
    key: String,
    /// Whether the word must end there.
    is_whole: bool,
}

/// The stems of a list; those before `!` are whole words.
fn stems(list: &[&str]) -> Vec<Stem> {
    let stem = |written: &&str| {
        let (own, is_whole) = written.strip_suffix('!').map_or((*written, false), |own| (own, true));
        Stem { key: match_key(own), is_whole }
    };
    list.iter().map(stem).collect()
}

/// What texts beside amounts have that may change what the amounts mean, as beginnings of words.
const CHANGES_MONEY: [&str; 22] = [
    "уп",
    "парти",
    "ожида",
    "комплект из",
    "секвестр",
    "возвращ",
    "отозв",
    "исключ",
    "сокращ",
    "освоен",
    "исполнен",
    "задолженн",
    "заявк",
    "не утвержд",
    "проект бюдж",
    "руб",
    "rub",
    "usd",
    "eur",
    "долл",
    "евро",
    "қысқарт",
];
/// Signs of currencies other than the tenge.
const CURRENCIES: [char; 3] = ['₽', '$', '€'];
/// Beginnings of units that may be packed together.
const PACKED: [&str; 5] = ["шт", "ед", "компл", "дана", "pcs"];

/// Whether a text beside an amount may change what it means: «цена за 5 шт.», «секвестр», «освоено», another currency.
pub(super) fn may_change_money(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    // «10 шт.», «за 5 шт.», «комплект (5 шт.)», but not «в комплекте 15 шт.».
    let is_packed = |at: usize| match words.get(at..at + 2) {
        Some([count, unit]) => {
            let begins = at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|before| *before == "за");
            (begins || (words.len() < 4 && words.first() != Some(&"в")))
                && is_number(count)
                && *count != "1"
                && PACKED.iter().any(|own| unit.starts_with(own))
        }
        _ => false,
    };
    let begins = |stem: &str| {
        let is_begin = |at: usize| lower.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        lower.match_indices(stem).any(|(at, _)| is_begin(at))
    };
    text.contains(CURRENCIES) || (0..words.len()).any(is_packed) || CHANGES_MONEY.iter().any(|stem| begins(stem))
}
