//! Words of decisions: which cells, headers and headings decide about an object, and which only seem to.

use std::sync::LazyLock;

use super::columns::Role;
use crate::workbook::{match_key, normalise_header};

/// What headings have whose objects are left out, as parts of keys.
const OUTSIDE: [&str; 25] = [
    "исключен",
    "не включ",
    "не вош",
    "не участв",
    "отказ",
    "отклонен",
    "закрытые школ",
    "закрываем",
    "закрытию",
    "резервный спис",
    "лист ожидан",
    "ликвид",
    "законсервир",
    "упраздн",
    "расформир",
    "снятые с уч",
    "вне плана",
    "вне программ",
    "жабыл",
    "таратыл",
    "алып тасталған",
    "бас тарт",
    "енбеген",
    "excluded",
    "closed school",
];
/// Words that decide wherever they stand, and those that do so alone or before a dash, a colon or «из плана».
static ORDERS: LazyLock<[String; 4]> =
    LazyLock::new(|| ["исключить", "исключению", "исключите", "отказать"].map(match_key));
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

/// Whole headers that ask for a decision; a year behind them does not matter.
const WHOLE_QUESTIONS: [&str; 34] = [
    "закрыта",
    "закрыт",
    "год закрытия",
    "дата закрытия",
    "участие",
    "участвует",
    "действует",
    "функционирует",
    "закупать",
    "закупить",
    "одобрено",
    "согласовано",
    "утверждено",
    "нуждается",
    "в плане",
    "в план",
    "оснащена",
    "заключение",
    "рекомендация",
    "жоспарға енгізу",
    "қатысады",
    "қатысу",
    "действующая",
    "ликвидирована",
    "закрытие",
    "дата ликвидации",
    "к закупке",
    "закупаем",
    "отбор",
    "резерв",
    "жұмыс істейді",
    "жабық",
    "бағдарламаға қатысады",
    "сатып алу",
];

/// Whether a cell decides that an object takes part or not.
pub(super) fn says_decision(text: &str) -> bool {
    let key = match_key(text);
    let orders = key.split([' ', '/']).any(|word| ORDERS.iter().any(|order| word == order));
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

/// Whether a header asks for a decision: whatever a cell below it says, yes, no or why, decides.
pub(super) fn asks_question(header: &str) -> bool {
    let key = match_key(header);
    QUESTIONS.iter().any(|question| key.starts_with(match_key(question).as_str()))
}

/// Whether a header asks whether an object takes part, and for nothing else: where the answers differ they decide.
pub(super) fn asks_who_takes_part(header: &str) -> bool {
    let key = match_key(header);
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '/');
    WHOLE_QUESTIONS.iter().any(|question| bare == match_key(question))
}

/// Whether a heading leaves out what stands below it: «Школы, исключенные из программы», «Не вошли в план», «Жабылатын мектептер».
pub(super) fn leaves_out(heading: &str) -> bool {
    let key = match_key(heading);
    OUTSIDE.iter().any(|word| key.contains(match_key(word).as_str()))
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
