//! The words by which totals, footnotes and names of objects are known.

use std::sync::LazyLock;

use super::counted::without_count;
use super::header::match_key;

static TOTALS: Keys = Keys::new(|| {
    keys(&[
        "итого",
        "итог",
        "всего",
        "подытог",
        "промежуточный итог",
        "общий итог",
        "сумма",
        "среднее",
        "в среднем",
        "свод",
        "в целом",
        "по области",
        "по сельским",
        "по городским",
        "сельская местность",
        "городская местность",
        "по району",
        "по городу",
        "по региону",
        "по округу",
        "по сельскому округу",
        "орташа",
        "в том числе",
        "в т.ч.",
        "из них",
        "барлығы",
        "жиыны",
        "жиынтығы",
        "оның ішінде",
        "соның ішінде",
        "∑",
        "total",
        "grand total",
        "subtotal",
    ])
});
/// Totals that are called nothing else, but go on in names: «Жалпы білім беретін мектеп».
static BARE_TOTALS: Keys = Keys::new(|| {
    keys(&["жалпы", "барлық", "общее", "все", "все школы", "подитог", "сводка", "жинақ", "барлық мектеп", "Σ", "σ"])
});
/// What no object is called, whatever follows: «Итого КГУ», «в т.ч. школа-филиал».
static NEVER_NAMES: Keys = Keys::new(|| {
    keys(&[
        "итого",
        "итоги",
        "барлығы",
        "қорытынды",
        "в том числе",
        "в т.ч.",
        "из них",
        "оның ішінде",
        "соның ішінде",
        "общее количество",
        "общий свод",
        "барлық мектептер",
        "орташа мектеп",
    ])
});
/// A total over what stands before it: «Облыс бойынша барлығы», «Талгарский район, всего».
static TOTALS_BEHIND: Keys =
    Keys::new(|| keys(&["всего", "итого", "итог", "барлығы", "жиыны", "жиынтығы", "бойынша", "total"]));
/// Words that mean a total wherever a row has them.
static TOTAL_WORDS: Keys = Keys::new(|| keys(&["итого", "всего", "барлығы", "жиыны", "подытог", "total", "∑"]));
/// Kinds of places, as whole words.
static PLACES: Keys = Keys::new(|| {
    keys(&[
        "район",
        "районы",
        "р-н",
        "области",
        "область",
        "город",
        "города",
        "округ",
        "ауданы",
        "аудан",
        "облысы",
        "облыс",
        "қаласы",
        "қала",
        "округі",
        "г",
        "district",
        "region",
        "city",
    ])
});
/// Kinds of places behind «по».
static PLACES_BY: Keys = Keys::new(|| keys(&["району", "городу", "области", "округу", "қала", "аудан"]));
/// Those of the totals that are no sums of rows.
static NO_SUMS: Keys = Keys::new(|| {
    keys(&["среднее", "в среднем", "орташа", "в том числе", "в т.ч.", "из них", "оның ішінде", "соның ішінде"])
});
static CONNECTIVES: Keys = Keys::new(|| keys(&["по", "за", "в", "на", "для", "с", "из", "of", "for", "in"]));
static FOOTNOTES: Keys = Keys::new(|| {
    keys(&[
        "примечание",
        "примечания",
        "источник",
        "исполнитель",
        "исп",
        "директор",
        "руководитель",
        "заместитель",
        "начальник",
        "главный бухгалтер",
        "гл. бухгалтер",
        "подпись",
        "м.п.",
        "согласовано",
        "утверждаю",
        "ескертпе",
        "ескерту",
        "дереккөз",
        "орындаушы",
        "басшы",
        "бас бухгалтер",
        "қолы",
        "note",
        "source",
    ])
});
static KINDS_OF_OBJECTS: Keys = Keys::new(|| {
    keys(&[
        "школ",
        "мектеп",
        "гимнази",
        "лице",
        "колледж",
        "училищ",
        "интернат",
        "комплекс",
        "балабақша",
        "мектебі",
        "сад",
        "кгу",
        "кмм",
        "school",
    ])
});
/// Several objects at once: a heading such as «Сельские школы».
static SEVERAL_OBJECTS: Keys = Keys::new(|| {
    keys(&[
        "школы",
        "школам",
        "гимназии",
        "гимназий",
        "лицеи",
        "лицеев",
        "колледжи",
        "колледжей",
        "интернаты",
        "интернатов",
        "комплексы",
        "комплексов",
        "сады",
        "садов",
        "мектептер",
        "гимназиялар",
        "лицейлер",
        "колледждер",
        "интернаттар",
        "балабақшалар",
        "schools",
    ])
});
/// Kinds of objects as people shorten them, whole words.
static SHORT_KINDS: Keys = Keys::new(|| {
    keys(&["сш", "ош", "сош", "оош", "нош", "нш", "осш", "шг", "шл", "кгу", "гу", "кгп", "кмм", "кмқк", "жом"])
});

/// Months, as beginnings of words.
static MONTHS: Keys = Keys::new(|| {
    let words = "январ феврал март апрел мая июн июл август сентябр октябр ноябр декабр
        қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
        januar februar march april may june july august september october november december";
    keys(&words.split_whitespace().collect::<Vec<_>>())
});

type Keys = LazyLock<Vec<String>>;

fn keys(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| match_key(word)).collect()
}

/// Whether a text names a total: `Итого`, `Всего по району`, `Барлығы`, `Облыс бойынша жиыны`, `в том числе:`.
///
/// A text that goes on like a name (`Всего № 5`, `Total «Лицей»`) names no total.
pub(super) fn is_total(text: &str) -> bool {
    let key = match_key(text);
    if !key.is_empty() && BARE_TOTALS.contains(&key) {
        return true;
    }
    if NEVER_NAMES.iter().any(|total| rest_behind(&key, total).is_some()) {
        return true;
    }
    let rest = TOTALS.iter().filter_map(|total| rest_behind(&key, total)).min_by_key(|rest| rest.len());
    match rest.map(|rest| rest.split_whitespace().next()) {
        Some(None) => true,
        Some(Some(next)) => CONNECTIVES.iter().any(|word| word == next) || !(is_named(text) || could_be_object(text)),
        None => key.rsplit(' ').next().is_some_and(|last| TOTALS_BEHIND.iter().any(|total| total == last)),
    }
}

/// Whether a text says nothing but that it is a total: `Итого`, `Всего по району`.
pub(super) fn is_surely_total(text: &str) -> bool {
    let key = match_key(text);
    let rests = TOTALS.iter().filter_map(|total| rest_behind(&key, total));
    rests.min_by_key(|rest| rest.len()).is_some_and(|rest| {
        rest.split_whitespace().next().is_none_or(|next| CONNECTIVES.iter().any(|word| word == next))
    })
}

/// Where a text has a word for a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TotalWord {
    /// It is nothing else: `Итого`.
    Alone,
    /// It begins with it: `Итого по району`, `Total «Лицей»`.
    First,
}

/// Where a text has a word for a total, if it is alone or first.
pub(super) fn total_word(text: &str) -> Option<TotalWord> {
    let key = match_key(text);
    let rest = TOTAL_WORDS.iter().filter_map(|word| rest_behind(&key, word)).min_by_key(|rest| rest.len())?;
    Some(if rest.is_empty() { TotalWord::Alone } else { TotalWord::First })
}

/// Whether a text is nothing but a word for a total: `Итого`.
pub(super) fn is_total_word(text: &str) -> bool {
    total_word(text) == Some(TotalWord::Alone)
}

/// Whether a word, with or without its ending, is a month in one of the three languages.
pub fn names_month(word: &str) -> bool {
    let key = match_key(word);
    MONTHS.iter().any(|month| key.starts_with(month.as_str()))
}

/// Whether a text names a kind of locality: alone in its row it heads a section, with numbers it is a total.
pub(super) fn is_locality(text: &str) -> bool {
    matches!(match_key(text).as_str(), "сельская местность" | "городская местность")
}

/// Whether a text is nothing but a type of place: `Село`, `Городские школы`, `Ауыл мектептері`.
pub(super) fn is_type_of_place(text: &str) -> bool {
    const TYPES: [&str; 10] =
        ["село", "сельские", "сельская", "город", "городские", "городская", "ауыл", "ауылдык", "кала", "калалык"];
    const OF: [&str; 6] = ["школы", "местность", "мектептер", "мектептери", "жер", "население"];
    let key = match_key(without_count(text));
    let mut words = key.split(' ');
    words.next().is_some_and(|word| TYPES.contains(&word)) && words.all(|word| OF.contains(&word))
}

/// Whether a text says by which place rows are sorted: «По Талгарскому району», «Талғар ауданы бойынша». Alone in its row it heads
/// a section, with numbers it is a total.
pub(super) fn is_by_place(text: &str) -> bool {
    let key = match_key(text);
    let is_place = |word: &str| PLACES.iter().chain(PLACES_BY.iter()).any(|place| place == word);
    (key.starts_with("по ") || key.ends_with(" бойынша")) && key.split(' ').any(is_place)
}

/// Whether a text names a place and no object in it: `Талгарский район`, `г. Капчагай`, `Алматы облысы`.
pub fn is_place_name(text: &str) -> bool {
    let key = match_key(text);
    let is_place = |word: &str| PLACES.iter().any(|place| place == word);
    !could_be_object(text) && !text.contains(['«', '"', '“']) && key.split(' ').any(is_place)
}

/// Whether a text that names a total names a sum of rows, not a part or a mean of them.
pub fn is_sum(text: &str) -> bool {
    let key = match_key(text);
    is_total(text) && !NO_SUMS.iter().any(|words| rest_behind(&key, words).is_some())
}

/// Whether a text opens a footnote or a signature.
pub(super) fn is_footnote(text: &str) -> bool {
    let trimmed = text.trim_start();
    let behind_number = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_marked = trimmed.starts_with(['*', '¹', '²', '³'])
        || (behind_number.starts_with(')') && (1..=2).contains(&(trimmed.len() - behind_number.len())))
        || text.contains("___");
    let key = match_key(text);
    is_marked || FOOTNOTES.iter().any(|opening| rest_behind(&key, opening).is_some())
}

/// Whether a text is the name of an object, such as `КГУ «Общеобразовательная школа № 45»`, rather than a heading.
pub(super) fn is_object_name(text: &str) -> bool {
    is_named(text)
        && match_key(text).split([' ', '/']).any(|word| KINDS_OF_OBJECTS.iter().any(|kind| word.starts_with(kind)))
}

/// Whether a text could be the name of one object, with or without a number: `Школа им. Абая`, `СШ Алатау`,
/// `Абай атындағы орта мектеп`; «Сельские школы» and «Талгарский район (1 школа)» could not.
pub fn could_be_object(text: &str) -> bool {
    let key = match_key(without_count(text));
    let is_several = |word: &str| word == "школ" || SEVERAL_OBJECTS.iter().any(|kind| word.starts_with(kind));
    let is_one = |word: &str| {
        SHORT_KINDS.iter().any(|kind| word == kind)
            || (KINDS_OF_OBJECTS.iter().any(|kind| word.starts_with(kind)) && !is_several(word))
    };
    is_object_name(text) || key.split([' ', '/']).any(is_one)
}

/// Kinds of schools, as beginnings of words.
static KINDS_OF_SCHOOLS: Keys = Keys::new(|| {
    let words = "малокомплектн полнокомплектн общеобразовательн основн начальн средн опорн ресурсн вечерн специальн коррекционн
        международн частн государственн сельск городск дневн прочи другие и или шағын толық жинақты бастауыш негізгі орта арнаулы мемлекеттік
        small large primary secondary rural urban other and";
    keys(&words.split_whitespace().collect::<Vec<_>>())
});

/// Whether a text names several objects at once and nothing else, as headings do: «Малокомплектные школы», but not
/// «Школы Карасайского района».
pub fn names_several_objects(text: &str) -> bool {
    let key = match_key(text);
    let is_several = |word: &str| SEVERAL_OBJECTS.iter().any(|kind| word == kind);
    let is_kind = |word: &str| KINDS_OF_SCHOOLS.iter().any(|kind| word.starts_with(kind.as_str()));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = key.split([' ', '/', ':']).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| is_several(word))
        && words.iter().all(|word| is_several(word) || is_kind(word) || is_number(word) || *word == "шк")
}

/// Whether a word of a key says only what kind of school a school is: `сш`, `средняя`, `школа`, `мектеп`.
pub fn is_kind_of_school(word: &str) -> bool {
    let begins = |kinds: &[String]| kinds.iter().any(|kind| word.starts_with(kind.as_str()));
    SHORT_KINDS.iter().any(|kind| word == kind) || begins(&KINDS_OF_SCHOOLS) || begins(&KINDS_OF_OBJECTS)
}

/// Whether a text holds a number sign or a quoted name.
fn is_named(text: &str) -> bool {
    text.contains(['№', '«', '"', '“'])
}

/// What follows `beginning`, when a word ends there.
fn rest_behind<'a>(key: &'a str, beginning: &str) -> Option<&'a str> {
    key.strip_prefix(beginning).filter(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_and_names_are_not_totals() {
        for text in [
            "Итого",
            "ИТОГО:",
            "Итого по району",
            "Всего",
            "Bceго по области",
            "Всего по школе № 5",
            "Барлығы",
            "Барлыгы:",
            "Жиыны",
            "Облыс бойынша барлығы",
            "Total",
            "в том числе:",
            "В т.ч.",
            "оның ішінде",
            "Всего обучающихся",
            "Талгарский район, всего",
            "Талгарский район – итого",
            "Талғар ауданы, барлығы",
            "Талғар ауданы бойынша",
            "Всего школ",
            "Орташа мектеп",
        ] {
            assert!(is_total(text), "{text}");
        }
        for text in [
            "Школа «Всего понемногу»",
            "Всеголовская школа",
            "Итоговая аттестация",
            "Total School № 5",
            "Всего «Лицей»",
            "Тоталай",
            "Барлығыбай ауылы",
            "Школа всего мира",
            "Среднее училище им. Абая",
            "Total Kids School",
            "Всего Казахстана лицей",
        ] {
            assert!(!is_total(text), "{text}");
        }
    }

    #[test]
    fn footnotes_are_known() {
        for text in [
            "* по данным на 01.09.2020",
            "1) без учёта филиалов",
            "Примечание: …",
            "Исп. Иванова А.",
            "Директор ________",
            "М.П.",
            "Ескертпе.",
            "Басшы",
        ] {
            assert!(is_footnote(text), "{text}");
        }
        for text in ["Талгарский район", "Источникский округ", "Мпанга", "2020 год"]
        {
            assert!(!is_footnote(text), "{text}");
        }
    }

    #[test]
    fn names_of_objects_are_known() {
        for text in ["КГУ «Общеобразовательная школа № 45»", "№ 7 жалпы білім беретін мектеп", "Школа-гимназия №5"]
        {
            assert!(is_object_name(text), "{text}");
        }
        for text in ["Городское население", "Сельские школы", "Талгарский район", "Приказ № 5"]
        {
            assert!(!is_object_name(text), "{text}");
        }
    }

    #[test]
    fn places_are_told_from_objects_in_them() {
        for text in
            ["Талгарский район", "г. Капчагай", "Алматинская область", "Талғар ауданы", "Талгарский район (2 школы)"]
        {
            assert!(is_place_name(text), "{text}");
        }
        for text in ["СШ города Талгар", "Отдел образования «Талгарский район»", "Мирас", "Школа-лицей г. Капчагай"]
        {
            assert!(!is_place_name(text), "{text}");
        }
    }

    #[test]
    fn one_object_is_told_from_several() {
        for text in [
            "Школа им. Абая",
            "Талгарская СШ",
            "Абай атындағы орта мектеп",
            "Қ. Сәтбаев атындағы мектебі",
            "школа-гимназия Мирас",
            "Лицей",
            "КГУ Алатау",
        ] {
            assert!(could_be_object(text), "{text}");
        }
        for text in [
            "Городские школы",
            "Школы-интернаты",
            "Қала мектептері",
            "Лицеи и гимназии",
            "Список малокомплектных школ",
            "Талгарский район",
            "Талгарский район (1 школа)",
            "Мирас",
        ] {
            assert!(!could_be_object(text), "{text}");
        }
    }
}
