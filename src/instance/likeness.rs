//! Which header is meant when none is the one that is looked for: by spelling, else by its words.

use std::collections::BTreeSet;

use crate::diagnostic::nearest;
use crate::workbook::match_key;

/// How many letters of a word tell its meaning: endings differ.
const STEM: usize = 5;

/// Words that headers share whatever they are about, as beginnings of keys.
const IDLE: [&str; 28] = [
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
];

/// Words with one meaning, as stems: the first stands for all.
const SAME: [&[&str]; 4] = [
    &["учите", "педаг", "препо", "мугал", "teach"],
    &["учени", "учащи", "обуча", "конти", "окушы", "билим", "pupil", "stude"],
    &["компь", "пк", "ноутб", "pc", "compu"],
    &["кабин", "класс", "сынып", "class"],
];

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

/// Whether a header has the words of `wanted`, give or take some letters: «Село» is no misspelt «Город», «Оқушы саны» no «Атауы».
fn differs_in_letters(header: &str, wanted: &str) -> bool {
    let (own, wanted) = (match_key(header), match_key(wanted));
    let wanted: Vec<&str> = wanted.split([' ', '/']).collect();
    let own: Vec<&str> = own.split([' ', '/']).collect();
    own.len() == wanted.len() && own.iter().all(|word| nearest(word, wanted.iter().copied()).is_some())
}

/// The header that says nothing more than is wanted: what else it says may be the opposite.
fn by_words<'a>(wanted: &[String], unused: &[&'a str]) -> Option<Likely<'a>> {
    let wanted: Vec<BTreeSet<String>> = wanted.iter().map(|header| stems(header)).collect();
    let score = |header: &str| {
        let own = stems(header);
        let shared = |stems: &BTreeSet<String>| {
            if own.is_subset(stems) { (own.len(), *stems == own) } else { (0, false) }
        };
        wanted.iter().map(shared).max().unwrap_or_default()
    };
    let mut scored: Vec<((usize, bool), &str)> = unused.iter().map(|header| (score(header), *header)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, header) = *scored.first()?;
    let is_alone = scored.get(1).is_none_or(|(next, _)| *next < best);
    (best.0 > 0 && is_alone).then_some(Likely { header, is_sure: best.1 })
}

/// The meanings of the words of a header that say what it is about.
fn stems(header: &str) -> BTreeSet<String> {
    let key = match_key(header);
    let words = key.split([' ', '/']).filter(|word| !IDLE.iter().any(|idle| is_idle(word, idle)));
    words.filter(|word| word.chars().any(char::is_alphabetic)).map(meaning).collect()
}

/// Whether a word is an idle one: short ones must be the whole word.
fn is_idle(word: &str, idle: &str) -> bool {
    if idle.chars().count() < STEM { word == idle } else { word.starts_with(idle) }
}

fn meaning(word: &str) -> String {
    let stem: String = word.chars().take(STEM).collect();
    let same = SAME.iter().find(|all| all.contains(&stem.as_str())).and_then(|all| all.first());
    same.map_or(stem, |first| (*first).to_owned())
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
    fn spelling_comes_first_and_a_tie_suggests_nothing() {
        assert_eq!(found(&["Учителя"], &["Учитиля", "Педагоги"]), Some(("Учитиля", true)));
        assert_eq!(found(&["Компьютеры учителей"], &["Компьютеры", "Компьютер"]), None);
        assert_eq!(found(&["Район"], &["Телефон", "Адрес"]), None);
    }
}
