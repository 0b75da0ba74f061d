//! Words of decisions: which cells, headers and headings decide about an object, and which only seem to.

use super::columns::Role;
use crate::workbook::{match_key, normalise_header};

/// What headings have whose objects are left out, anywhere.
const OUTSIDE: [&str; 19] = [
    "исключен",
    "закры",
    "справочно",
    "ликвид",
    "отказ",
    "резерв",
    "ожидан",
    "законсерв",
    "обеспеченны",
    "планируем",
    "вне плана",
    "алып тасталған",
    "жабылған",
    "жабылатын",
    "таратыл",
    "бас тарт",
    "қамтылған",
    "excluded",
    "closed",
];
/// Endings of Kazakh words that say no: «енбеген», «кірмейтін».
const NEGATIVE_ENDINGS: [&str; 12] =
    ["маған", "меген", "баған", "беген", "паған", "пеген", "майтын", "мейтін", "байтын", "бейтін", "пайтын", "пейтін"];

/// What notes have of which an object should perhaps get nothing, as beginnings of one or two words.
const PERHAPS_OUT: [&str; 31] = [
    "закры",
    "ликвид",
    "реорганиз",
    "присоедин",
    "объединен",
    "законсерв",
    "приостанов",
    "исключ",
    "отказ",
    "отозв",
    "возвращен",
    "секвестр",
    "дубл",
    "вне плана",
    "вне программ",
    "уже получ",
    "не функц",
    "не действ",
    "не работ",
    "не участв",
    "не нужд",
    "не нужн",
    "не треб",
    "не включ",
    "жабыл",
    "таратыл",
    "бас тарт",
    "қажет емес",
    "closed",
    "liquidat",
    "duplicate",
];

/// Words that decide wherever they stand, and those that do so alone or before a dash, a colon or «из плана».
const ORDERS: [&str; 4] = ["исключить", "исключению", "исключите", "отказать"];
const DECISIONS: [&str; 16] = [
    "исключен",
    "исключена",
    "исключено",
    "исключается",
    "не включать",
    "включить",
    "включен",
    "включена",
    "включено",
    "обязательно",
    "алып тастау",
    "алып тасталсын",
    "міндетті",
    "енгізілсін",
    "exclude",
    "must",
];
/// Beginnings of headers that ask for a decision.
const QUESTIONS: [&str; 13] = [
    "включ",
    "не включ",
    "исключ",
    "участие в программе",
    "участвует в программе",
    "отказ",
    "в обязательном",
    "обязат",
    "решени",
    "шешім",
    "алып таст",
    "міндет",
    "exclu",
];

/// Whether a cell decides that an object takes part or not.
pub(super) fn says_decision(text: &str) -> bool {
    let key = match_key(text);
    let orders = key.split([' ', '/']).any(|word| ORDERS.iter().any(|order| word == match_key(order)));
    let lower = text.trim().to_lowercase();
    let alone = |word: &&str| {
        lower.strip_prefix(*word).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || rest.starts_with([':', ',', '.', ';', '-', '–', '—', '('])
                || ["из плана", "в план", "из программы", "жоспардан"].iter().any(|tail| rest.starts_with(tail))
        })
    };
    orders || DECISIONS.iter().any(alone)
}

/// Whether a column that nothing reads asks for a decision, and its cell says anything: yes, no, or why.
pub(super) fn answers_question(header: &str, text: &str) -> bool {
    let key = match_key(header);
    QUESTIONS.iter().any(|question| key.starts_with(match_key(question).as_str()))
        && text.chars().any(char::is_alphanumeric)
}

/// Whether a heading leaves out what stands below it: «Школы, исключенные из программы», «Не вошли в план», «Бағдарламаға енбегендер».
pub(super) fn leaves_out(heading: &str) -> bool {
    let key = match_key(heading);
    let denies = |word: &str| {
        let word = word.trim_end_matches("дер").trim_end_matches("дар");
        word == "не" || NEGATIVE_ENDINGS.iter().any(|ending| word.ends_with(match_key(ending).as_str()))
    };
    key.split([' ', '/']).any(denies) || is_left_out_by_title(heading)
}

/// The same of a title above a table, which may say «не» of many things.
pub(super) fn is_left_out_by_title(title: &str) -> bool {
    let key = match_key(title);
    OUTSIDE.iter().any(|word| key.contains(match_key(word).as_str()))
}

/// What texts beside amounts have that may change what the amounts mean, as beginnings of words.
const CHANGES_MONEY: [&str; 20] = [
    "упак",
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
    let is_packed = |three: &[&str]| match three {
        ["за", count, unit] => is_number(count) && *count != "1" && PACKED.iter().any(|own| unit.starts_with(own)),
        _ => false,
    };
    let begins = |stem: &str| {
        let is_begin = |at: usize| lower.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        lower.match_indices(stem).any(|(at, _)| is_begin(at))
    };
    text.contains(CURRENCIES) || words.windows(3).any(is_packed) || CHANGES_MONEY.iter().any(|stem| begins(stem))
}

/// Whether a note may mean that an object should get nothing: «ликвидирована», «школа закрыта с 01.09.2020», «не участвует».
pub(super) fn may_leave_out(note: &str) -> bool {
    let key = match_key(note);
    PERHAPS_OUT.iter().map(|stem| match_key(stem)).any(|stem| {
        key.match_indices(&stem)
            .any(|(at, _)| key.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
    })
}

/// Beginnings of words by which a decision is doubtful, whichever it is.
const DOUBTFUL: [&str; 16] = [
    "вопрос",
    "рассмотреть",
    "рассмотрени",
    "возможн",
    "усмотрен",
    "желательн",
    "уточн",
    "отмен",
    "отозв",
    "наличии",
    "қарау",
    "қаралсын",
    "мүмкін",
    "pending",
    "withdraw",
    "cancel",
];
/// Beginnings of words that refuse an object, put it off or leave it out.
const OUT: [&str; 18] = [
    "отклон",
    "обеспечен",
    "после",
    "закрыт",
    "следующ",
    "необяз",
    "отказ",
    "отлож",
    "перенес",
    "снят",
    "исключ",
    "кейін",
    "алып",
    "reject",
    "declin",
    "postpon",
    "exclu",
    "omit",
];
/// Beginnings of words that put or keep an object in.
const IN: [&str; 10] =
    ["действу", "учтен", "включ", "обязательн", "остав", "енгіз", "міндетт", "қалдыр", "inclu", "keep"];

/// Whether a text may say that nothing was decided (`н/д`, `х`, `не исключать`, `да?`), or the opposite (`отклонено`), rather
/// than why something was.
pub(super) fn is_unclear(text: &str, role: Role) -> bool {
    const FEWEST_LETTERS: usize = 3;
    const NEGATIONS: [&str; 7] = ["не", "нет", "без", "жоқ", "no", "not", "none"];
    let words = normalise_header(text);
    let first = words.split([' ', '/']).next().unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_negative = NEGATIONS.contains(&first) || words.split(' ').any(|word| word == "жоқ" || word == "емес");
    let opposite = if role == Role::Must { &OUT[..] } else { &IN[..] };
    let key = match_key(text);
    let turns = |stem: &&str| key.split([' ', '/']).any(|word| word.starts_with(match_key(stem).as_str()));
    // «снято с исключения» in the column of exclusions.
    let turned = if role == Role::Must { "бас тарт" } else { "с исключ" };
    let refuses = key.contains(&match_key(turned));
    let is_turned = refuses || DOUBTFUL.iter().chain(opposite).any(turns);
    // «решение не принято» in the column of those that must be served.
    let denies = role == Role::Must && words.split([' ', '/']).any(|word| NEGATIONS.contains(&word));
    letters < FEWEST_LETTERS || is_negative || denies || is_turned || text.ends_with('?')
}
