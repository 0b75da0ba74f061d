//! One place, several spellings: which are the same name, which only look as if they were meant to be.

use std::collections::BTreeMap;

use super::words::fold_spaces;
use crate::workbook::match_key;

/// The fewest letters of a name in which one letter may be a slip.
const FEWEST_FOR_ONE_SLIP: usize = 5;
/// The fewest letters of a name in which two letters may be slips.
const FEWEST_FOR_TWO_SLIPS: usize = 12;

/// The fewest letters of an adjective before its ending.
const FEWEST_OF_STEM: usize = 3;

/// The words of [`KINDS`] for a district and a region.
const DISTRICT: &str = "район";
const REGION: &str = "область";

/// What kind of place a name says it is: the spellings of the word, as keys.
const KINDS: [&[&str]; 4] = [
    &["район", "рн", "ауданы", "аудан", "district"],
    &["город", "г", "каласы", "кала", "к", "city"],
    &["область", "обл", "облысы", "облыс", "region"],
    &["округ", "окр", "округы"],
];

/// A name as it is kept: single spaces, and no footnote marks behind it.
pub(super) fn without_marks(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³') || ('\u{2070}'..='\u{2079}').contains(&c);
    fold_spaces(text).trim_end_matches(|c: char| is_mark(c) || c == ' ').to_owned()
}

/// The key under which spellings of a place are one name: what headers ignore does not matter (case, `ё`, quotes, dots,
/// hyphens, look-alike letters), nor whether «район» is written out, nor the order of words.
pub(super) fn place_key(text: &str) -> String {
    let words = words(text);
    if words.is_empty() { fold_spaces(text) } else { words.join(" ") }
}

fn words(text: &str) -> Vec<String> {
    let mut words = words_in_order(text);
    words.sort();
    words
}

fn words_in_order(text: &str) -> Vec<String> {
    let key = match_key(text);
    let words = key.split([' ', '/']).filter(|word| !word.is_empty());
    words.map(|word| kind_of(word).map_or(word, |kind| kind).to_owned()).collect()
}

/// The same without a region in front of a district: «Алматинская область, Талгарский район».
fn words_without_region(text: &str) -> Vec<String> {
    let mut words = words_in_order(text);
    let at = words.iter().position(|word| word == REGION).filter(|at| (1..words.len() - 1).contains(at));
    let rest = at.map(|at| words.split_off(at + 1));
    let mut words = rest.filter(|rest| rest.iter().any(|word| kind_of(word).is_none())).unwrap_or(words);
    words.sort();
    words
}

/// The word for a kind of place in its first spelling; `None` for any other word.
fn kind_of(word: &str) -> Option<&'static str> {
    let of = |kind: &&&[&'static str]| kind.contains(&word);
    KINDS.iter().find(of).and_then(|kind| kind.first()).copied()
}

/// Whether a name says what kind of place it is: «… район», «г. …».
pub(super) fn says_kind(text: &str) -> bool {
    words(text).iter().any(|word| kind_of(word).is_some())
}

/// Cases and short forms of the words of [`KINDS`], by their first: they are asked about, not taken for the same.
const LOOSE_KINDS: [(&str, &[&str]); 3] = [
    (DISTRICT, &["района", "району", "районе", "районы", "раион", "раиона", "рай", "р", "ауд", "ауданынын"]),
    ("город", &["города", "городу", "городе", "гор", "га", "каласынын"]),
    (REGION, &["области", "облысынын"]),
];
/// Endings of Russian adjectives in all their cases.
const ADJECTIVES: [&str; 7] = ["ского", "скому", "ском", "ский", "ская", "ское", "ской"];

/// What is left of a name when numbers, single letters and the cases of its words do not count.
struct Loose {
    kinds: Vec<String>,
    words: Vec<String>,
    digits: String,
}

impl Loose {
    fn new(text: &str) -> Self {
        let key = match_key(text);
        let loose = |word: &str| LOOSE_KINDS.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind);
        let (mut kinds, mut words) = (Vec::new(), Vec::new());
        for word in key.split([' ', '/']) {
            match kind_of(word).or_else(|| loose(word)) {
                Some(kind) => kinds.push(kind.to_owned()),
                None if word.chars().filter(|c| c.is_alphabetic()).count() > 1 => words.push(word.to_owned()),
                None => {}
            }
        }
        Self { kinds, words, digits: key.chars().filter(char::is_ascii_digit).collect() }
    }

    /// Whether all that one name says is said by the other, too: «Талгарский район», «Отдел образования Талгарского района».
    fn is_part_of(&self, other: &Self) -> bool {
        let are_districts = [self, other].iter().all(|name| name.kinds.iter().all(|kind| kind == DISTRICT));
        let is_same = |one: &str, two: &str| match (loose_stem(one), loose_stem(two)) {
            (Some(one), Some(two)) => one == two,
            (None, None) => one == two,
            (Some(stem), None) => are_districts && is_stem_of(stem, two),
            (None, Some(stem)) => are_districts && is_stem_of(stem, one),
        };
        let kinds_fit = other.kinds.is_empty() || self.kinds.iter().all(|kind| other.kinds.contains(kind));
        !self.words.is_empty()
            && kinds_fit
            && (self.digits == other.digits || self.digits.is_empty() || other.digits.is_empty())
            && self.words.iter().all(|own| other.words.iter().any(|word| is_same(own, word)))
    }
}

fn loose_stem(word: &str) -> Option<&str> {
    let stem = ADJECTIVES.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.chars().count() >= FEWEST_OF_STEM)
}

/// A name of a place, taken apart to be compared with others.
pub(super) struct Parted {
    kinds: Vec<String>,
    own: Vec<String>,
    loose: Loose,
    /// Whether a region in front of it was left out.
    had_region: bool,
}

impl Parted {
    /// The parts of a name.
    pub(super) fn new(text: &str) -> Self {
        let (all, words) = (words_in_order(text).len(), words_without_region(text));
        let had_region = words.len() < all;
        let (kinds, own) = words.into_iter().partition(|word| kind_of(word).is_some());
        Self { kinds, own, loose: Loose::new(text), had_region }
    }

    /// Whether nothing says that it is anything else than a district.
    fn is_district(&self) -> bool {
        self.kinds.iter().all(|kind| kind == DISTRICT)
    }
}

/// Whether two different names are hardly meant to be different: a slip of the pen apart, one in Kazakh and one in Russian,
/// or one with all the words of the other, whatever their case. Names that differ in a number are different.
pub(super) fn is_near(one: &Parted, other: &Parted) -> bool {
    if one.loose.is_part_of(&other.loose) || other.loose.is_part_of(&one.loose) {
        return true;
    }
    if one.is_district() && other.is_district() && is_same_stem(&one.own, &other.own) {
        return true;
    }
    let (kinds, other_kinds) = (&one.kinds, &other.kinds);
    let (own, others) = (one.own.join(" "), other.own.join(" "));
    if own.is_empty() || others.is_empty() {
        return false;
    }
    if own == others {
        let is_alike = kinds == other_kinds && one.had_region != other.had_region;
        return kinds.is_empty() || other_kinds.is_empty() || is_alike;
    }
    let is_digit = |c: &char| c.is_ascii_digit();
    let same_numbers = own.chars().filter(is_digit).eq(others.chars().filter(is_digit));
    same_numbers && kinds == other_kinds && is_slip(&own, &others)
}

/// Whether names are the same but for words of which one is the Russian adjective of the other: «Карасайский», «Қарасай».
fn is_same_stem(one: &[String], other: &[String]) -> bool {
    let is_same = |(one, other): (&String, &String)| {
        let (stem, noun) = match (adjective_stem(one), adjective_stem(other)) {
            (Some(stem), None) => (stem, other),
            (None, Some(stem)) => (stem, one),
            _ => return one == other,
        };
        is_stem_of(stem, noun)
    };
    one != other && !one.is_empty() && one.len() == other.len() && one.iter().zip(other).all(is_same)
}

/// Whether a Russian adjective without its ending is of a noun: «Карасай», «Ескелді».
fn is_stem_of(stem: &str, noun: &str) -> bool {
    // What is «қазақ» in Kazakh is «казах» in Russian.
    let [stem, noun] = [stem, noun].map(|word| word.replace('х', "к").replace('ь', ""));
    let short = noun.strip_suffix(['ы', 'и', 'а', 'е', 'у', 'о']).unwrap_or(&noun);
    stem == noun || stem.strip_suffix("ин").is_some_and(|stem| stem == short || stem == noun) || stem == short
}

/// A Russian adjective without its ending.
fn adjective_stem(word: &str) -> Option<&str> {
    let stem = ["ский", "ская", "ское", "ского", "ской"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.chars().count() >= FEWEST_OF_STEM)
}

/// Whether one letter, or two of a long name, tell the names apart. A single letter that is a word (`А`, `Б`) counts.
fn is_slip(one: &str, other: &str) -> bool {
    let differing = one.split(' ').zip(other.split(' ')).filter(|(a, b)| a != b);
    if one.split(' ').count() == other.split(' ').count() {
        let mut differing = differing.map(|(a, b)| a.chars().count().min(b.chars().count()));
        if differing.any(|letters| letters < FEWEST_FOR_ONE_SLIP) {
            return false;
        }
    }
    let letters = one.chars().count().min(other.chars().count());
    let allowed = usize::from(letters >= FEWEST_FOR_ONE_SLIP) + usize::from(letters >= FEWEST_FOR_TWO_SLIPS);
    strsim::damerau_levenshtein(one, other) <= allowed
}

/// Names that several spellings may stand for, each shown in its most frequent spelling (of equals, the least).
#[derive(Default)]
pub(super) struct Names {
    /// By the text as written: most rows repeat it.
    written: BTreeMap<String, (usize, usize)>,
    at: BTreeMap<String, usize>,
}

impl Names {
    /// The number of the name that `text` spells.
    pub(super) fn intern(&mut self, text: &str) -> usize {
        if let Some((at, count)) = self.written.get_mut(text) {
            *count += 1;
            return *at;
        }
        let next = self.at.len();
        let at = *self.at.entry(place_key(text)).or_insert(next);
        self.written.insert(text.to_owned(), (at, 1));
        at
    }

    /// The number of a name that has been spelt.
    pub(super) fn number_of(&self, text: &str) -> Option<usize> {
        self.at.get(&place_key(text)).copied()
    }

    /// How each name is shown, by its number.
    pub(super) fn shown(&self) -> Vec<String> {
        let mut counts: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); self.at.len()];
        for (text, (at, count)) in &self.written {
            if let Some(own) = counts.get_mut(*at) {
                *own.entry(without_marks(text)).or_default() += count;
            }
        }
        let most = |own: &BTreeMap<String, usize>| {
            own.iter().max_by_key(|(text, count)| (**count, std::cmp::Reverse(*text))).map(|(text, _)| text.clone())
        };
        counts.iter().map(|own| most(own).unwrap_or_default()).collect()
    }

    /// The spellings of each name that has several, as shown, by its number.
    pub(super) fn variants(&self) -> BTreeMap<usize, Vec<String>> {
        let mut all: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (text, (at, _)) in &self.written {
            let (own, text) = (all.entry(*at).or_default(), without_marks(text));
            if !own.contains(&text) {
                own.push(text);
            }
        }
        all.retain(|_, own| own.len() > 1);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_headers_would_ignore_are_one_name() {
        for (one, other) in [
            ("Талгарский район", "ТАЛГАРСКИЙ  р-н"),
            ("Талгарский район*", "талгарский р-он".replace("р-он", "район").as_str()),
            ("Уалихановский район", "Уaлихановский рaйон"),
            ("«Жетысуский» район", "Жетысуский район"),
            ("Кёгенский район", "Кегенский район"),
            ("г. Талгар", "город Талгар"),
            ("г.Талгар", "Талгар г."),
            ("Талғар ауданы", "Талгар аудан"),
            ("Алматы қ.", "Алматы қаласы"),
        ] {
            assert_eq!(place_key(one), place_key(other), "{one} / {other}");
        }
        for (one, other) in [
            ("г. Талгар", "Талгарский район"),
            ("Талгар", "г. Талгар"),
            ("Район 1", "Район 2"),
            ("—", "…"),
            ("Карасайский район", "Карасуский район"),
        ] {
            assert_ne!(place_key(one), place_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn slips_are_near_and_other_names_are_not() {
        for (one, other) in [
            ("Талгарский район", "Талгарскй район"),
            ("Талгар", "Талгарский район".replace("ский", "").as_str()),
            ("Енбекшиказахский район", "Енбекшиказахкий район"),
            ("Енбекшиказахский район", "Енбекшикахахкий район"),
            ("Талгар", "г. Талгар"),
            ("Карасайский район", "Қарасай ауданы"),
            ("Талгар", "Талгарский район"),
            ("Талғар ауданы", "Талгарский р-н"),
            ("Еңбекшіқазақ ауданы", "Енбекшиказахский район"),
            ("Ескелді ауданы", "Ескельдинский район"),
            ("Алматинская область, Талгарский район", "Талгарский район"),
            ("Алматинская обл. Талгарский р-н", "Талгар"),
            ("Талгарский район", "Талгарский раион"),
            ("Талгарский район", "Талгарского района"),
            ("Талгарский район", "1. Талгарский район"),
            ("Талгарский район", "Талгарский р/н"),
            ("Талгарский район", "Талгарский рай."),
            ("Талгарский район", "Талғар ауд."),
            ("Талгарский район", "Талгарский район, с. Панфилово"),
            ("Талгарский район", "Талгарский район/Талғар ауданы"),
            ("Талгарский район", "Отдел образования Талгарского района"),
            ("Талгарский район", "Талгарский район Алматинской области"),
            ("г. Конаев", "г.а. Конаев"),
            ("г. Конаев", "г. Конаев областного значения"),
        ] {
            assert!(is_near(&Parted::new(one), &Parted::new(other)), "{one} / {other}");
        }
        for (one, other) in [
            ("г. Талгар", "Талгарский район"),
            ("Талғар қаласы", "Талғар ауданы"),
            ("Карасайский район", "Карасуский район"),
            ("Округ № 1", "Округ № 2"),
            ("Округ А", "Округ Б"),
            ("Абай", "Абак"),
            ("Алматинская область", "Актюбинская область"),
            ("Талгарский район", "Талдыкорганский район"),
            ("г. Алматы", "Алматинская область"),
            ("Алматы", "Алматинская область"),
            ("Жамбылский район", "Жамбылская область"),
            ("Карасу ауданы", "Карасайский район"),
            ("Алматинская область, Талгарский район", "Алматинская область, Карасайский район"),
            ("Область", "Талгарский район"),
            ("Район 1", "Район 2"),
            ("1. Талгарский район", "2. Карасайский район"),
        ] {
            assert!(!is_near(&Parted::new(one), &Parted::new(other)), "{one} / {other}");
        }
    }

    #[test]
    fn the_most_frequent_spelling_is_shown() {
        let mut names = Names::default();
        for text in ["Талгар р-н", "Талгар район", "Талгар  район*", "Абай"] {
            names.intern(text);
        }
        assert_eq!(names.shown(), ["Талгар район", "Абай"]);
        assert_eq!(names.variants().into_values().collect::<Vec<_>>(), [["Талгар район", "Талгар р-н"]]);
    }
}
