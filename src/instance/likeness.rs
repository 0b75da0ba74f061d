//! Which header is meant when none is the one that is looked for: by spelling, else by its words.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::diagnostic::nearest;
use crate::workbook::match_key;

/// How many letters of a word tell its meaning: endings differ.
const STEM: usize = 5;

/// Words that headers share whatever they are about, as beginnings of keys.
static IDLE: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&[
        "количе",
        "колво",
        "число",
        "всего",
        "обще",
        "имеет",
        "имеющ",
        "налич",
        "факти",
        "на",
        "для",
        "по",
        "из",
        "у",
        "в",
        "и",
        "шт",
        "ед",
        "чел",
        "работ",
        "саны",
        "барлы",
        "бар",
        "жалпы",
        "number",
        "total",
        "of",
        "the",
        "т",
        "ч",
        "том",
        "числе",
        "них",
        "ним",
        "онын",
        "сонын",
        "ишинде",
        "them",
        "which",
    ])
});

/// Words that say a column counts all there is, as beginnings of keys.
static WHOLE: LazyLock<Vec<String>> = LazyLock::new(|| folded(&["всего", "обще", "барлы", "жалпы", "total"]));

/// Words of opposite meanings, as beginnings of keys: a header of one side is never meant for the other.
static OPPOSITE: LazyLock<[[Vec<String>; 2]; 5]> = LazyLock::new(|| {
    let sides: [[&[&str]; 2]; 5] = [
        [
            &["село", "села", "сельс", "деревн", "аул", "ауыл", "ауылд", "rural", "villag"],
            &["город", "кала", "калал", "urban", "city", "town"],
        ],
        [
            &["учит", "педаг", "препо", "мугал", "teach"],
            &["учени", "учащи", "обуча", "конти", "окушы", "pupil", "stude"],
        ],
        [
            &["мальч", "юнош", "мужчи", "улдар", "boys", "male"],
            &["девоч", "девуш", "женщи", "кызда", "girls", "female"],
        ],
        [&["мин", "minim"], &["макс", "maxim"]],
        [&["прибы", "получ"], &["выбы", "списа"]],
    ];
    sides.map(|sides| sides.map(folded))
});

/// Beginnings that turn a word into its opposite: «неисправные».
static NEGATIONS: LazyLock<Vec<String>> = LazyLock::new(|| folded(&["не", "без", "бес", "un", "non", "in"]));

/// Words with one meaning, as stems: the first stands for all.
static SAME: LazyLock<[Vec<String>; 4]> = LazyLock::new(|| {
    let words: [&[&str]; 4] = [
        &["учите", "педаг", "препо", "мугал", "teach"],
        &["учени", "учащи", "обуча", "конти", "окушы", "билим", "pupil", "stude"],
        &["компь", "пк", "ноутб", "pc", "compu"],
        &["кабин", "класс", "сынып", "class"],
    ];
    words.map(folded)
});

/// A header that is probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Likely<'a> {
    /// The header as written.
    pub(super) header: &'a str,
    /// Whether spelling or words leave hardly a doubt, so that its column is worth reading to find what else is wrong.
    pub(super) is_sure: bool,
}

/// The one of `unused` headers that is most like one of `wanted`.
pub(super) fn likely<'a>(wanted: &[String], unused: &[&'a str]) -> Option<Likely<'a>> {
    let by_spelling = wanted.iter().find_map(|header| {
        nearest(
            header,
            unused.iter().copied().filter(|own| match_key(own) == match_key(header) || differs_in_letters(own, header)),
        )
    });
    by_spelling.map(|header| Likely { header, is_sure: true }).or_else(|| by_words(wanted, unused))
}

/// Whether a header says the opposite of what is wanted, or only one side where both are: «Городская» for «Село».
fn is_opposite(header: &str, wanted: &str) -> bool {
    let (own, wanted) = (words(header), words(wanted));
    let says = |words: &[String], side: &[String]| words.iter().any(|word| side.iter().any(|own| begins(word, own)));
    OPPOSITE.iter().any(|[one, other]| {
        let sides = |words: &[String]| (says(words, one), says(words, other));
        let (said, asked) = (sides(&own), sides(&wanted));
        said != (false, false) && asked != (false, false) && said != asked
    })
}

/// Whether one of two words is the other with «не» before it, give or take some letters.
fn negates(one: &str, other: &str) -> bool {
    let rest = |word: &str| NEGATIONS.iter().find_map(|not| word.strip_prefix(not.as_str()).map(str::to_owned));
    match (rest(one), rest(other)) {
        (Some(rest), None) => nearest(&rest, [other]).is_some(),
        (None, Some(rest)) => nearest(&rest, [one]).is_some(),
        _ => false,
    }
}

/// Whether a header has the words of `wanted`, give or take some letters: «Село» is no misspelt «Город», «Оқушы саны» no «Атауы».
fn differs_in_letters(header: &str, wanted: &str) -> bool {
    let (own_key, wanted_key) = (match_key(header), match_key(wanted));
    let asked: Vec<&str> = wanted_key.split([' ', '/']).collect();
    let own: Vec<&str> = own_key.split([' ', '/']).collect();
    let is_same_word = |(own, wanted): (&&str, &&str)| own == wanted || !negates(own, wanted);
    own.len() == asked.len()
        && own.iter().all(|word| nearest(word, asked.iter().copied()).is_some())
        && own.iter().zip(&asked).all(is_same_word)
        && !is_opposite(header, wanted)
}

/// The header that says nothing more than is wanted: what else it says may be the opposite. One that counts all must say all.
fn by_words<'a>(wanted: &[String], unused: &[&'a str]) -> Option<Likely<'a>> {
    let wanted: Vec<(&String, BTreeSet<String>)> = wanted.iter().map(|header| (header, stems(header))).collect();
    let score = |header: &str| {
        let own = stems(header);
        let is_whole = words(header).iter().any(|word| WHOLE.iter().any(|whole| begins(word, whole)));
        let shared = |(wanted, stems): &(&String, BTreeSet<String>)| {
            let is_same = *stems == own;
            let fits = own.is_subset(stems) && (is_same || !is_whole) && !is_opposite(header, wanted);
            if fits { (own.len(), is_same) } else { (0, false) }
        };
        wanted.iter().map(shared).max().unwrap_or_default()
    };
    let mut scored: Vec<((usize, bool), &str)> = unused.iter().map(|header| (score(header), *header)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, header) = *scored.first()?;
    let is_alone = scored.get(1).is_none_or(|(next, _)| *next < best);
    (best.0 > 0 && is_alone).then_some(Likely { header, is_sure: best.1 })
}

/// The words of a header as keys; a hyphen between two whole words parts them: «учителей-совместителей».
fn words(header: &str) -> Vec<String> {
    let part = |word: &str| -> Vec<String> {
        let parts: Vec<&str> = word.split(['-', '‐', '‑', '–', '—']).collect();
        let are_words = parts.iter().all(|part| part.chars().count() > 3);
        if are_words { parts.into_iter().map(str::to_owned).collect() } else { vec![word.to_owned()] }
    };
    let parted: Vec<String> = header.split_whitespace().flat_map(part).collect();
    match_key(&parted.join(" ")).split([' ', '/']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The meanings of the words of a header that say what it is about.
fn stems(header: &str) -> BTreeSet<String> {
    let words = words(header).into_iter().filter(|word| !IDLE.iter().any(|idle| begins(word, idle)));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(|word| meaning(&word)).collect()
}

/// Whether a word begins with a folded one; short ones must be the whole word.
fn begins(word: &str, beginning: &str) -> bool {
    if beginning.chars().count() < STEM { word == beginning } else { word.starts_with(beginning) }
}

/// The keys of words.
fn folded(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| match_key(word)).collect()
}

fn meaning(word: &str) -> String {
    let stem: String = word.chars().take(STEM).collect();
    let same = SAME.iter().find(|all| all.contains(&stem)).and_then(|all| all.first());
    same.cloned().unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(wanted: &[&str], unused: &[&'a str]) -> Option<(&'a str, bool)> {
        let wanted: Vec<String> = wanted.iter().map(|&header| header.to_owned()).collect();
        likely(&wanted, unused).map(|likely| (likely.header, likely.is_sure))
    }

    #[test]
    fn ordinary_headers_are_known_by_their_words() {
        let pcs = ["Компьютеры учителей", "Мұғалімдердің компьютерлері"];
        let unused = ["Имеется компьютеров для педагогов", "Компьютеров в классах", "Телефон"];
        assert_eq!(found(&pcs, &unused), Some(("Имеется компьютеров для педагогов", true)));
        assert_eq!(found(&["Учителя", "Педагоги"], &["Всего педагогических работников"]).map(|f| f.1), Some(true));
        assert_eq!(
            found(&["Ученики"], &["Контингент (чел.)", "Кол-во кабинетов"]).map(|f| f.0),
            Some("Контингент (чел.)")
        );
    }

    #[test]
    fn what_says_more_may_say_the_opposite() {
        for header in ["Нехватка компьютеров учителей", "Списано компьютеров учителей", "Компьютеров в классах"]
        {
            assert_eq!(found(&["Компьютеры учителей"], &[header]), None, "{header}");
        }
        assert_eq!(found(&["Село (да/нет)"], &["Город (да/нет)"]), None);
        assert_eq!(found(&["Компьютеры учителей"], &["Компютеры учитилей"]), Some(("Компютеры учитилей", true)));
    }

    #[test]
    fn the_opposite_is_never_suggested() {
        let rural = ["Село (да/нет)", "Сельская", "Сельская школа", "Город / село", "Сельская / городская"];
        for header in ["Городская", "Город", "Город (да/нет)", "Городская школа", "Қала", "Қалалық", "Горадская"]
        {
            assert_eq!(found(&rural, &[header]), None, "{header}");
        }
        assert_eq!(found(&["rural", "Ауыл / қала"], &["urban", "Қала"]), None);
        assert_eq!(found(&rural, &["Сельскaя (школа)"]).map(|f| f.1), Some(true));
        assert_eq!(found(&["Исправные компьютеры"], &["Неисправные компьютеры"]), None);
        assert_eq!(found(&["Ученики"], &["Учителя"]), None);
    }

    #[test]
    fn a_part_that_is_wanted_goes_before_the_whole() {
        let pcs = ["Компьютеры учителей"];
        assert_eq!(
            found(&pcs, &["Компьютеры / всего", "Компьютеры / в т.ч. у педагогов"]),
            Some(("Компьютеры / в т.ч. у педагогов", true))
        );
        assert_eq!(found(&pcs, &["Компьютеры / всего"]), None);
        assert_eq!(found(&["Учителя"], &["Учителей-совместителей"]), None);
    }

    #[test]
    fn spelling_comes_first_and_a_tie_suggests_nothing() {
        assert_eq!(found(&["Учителя"], &["Учитиля", "Педагоги"]), Some(("Учитиля", true)));
        assert_eq!(found(&["Компьютеры учителей"], &["Компьютеры", "Компьютер"]), None);
        assert_eq!(found(&["Район"], &["Телефон", "Адрес"]), None);
    }
}
