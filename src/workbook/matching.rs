//! Which column means what.

use std::collections::BTreeMap;

use super::header::match_key;
use super::table::ColumnSpec;

/// A column under a header block, with the keys by which it is matched.
#[derive(Clone, Debug)]
pub(super) struct HeaderColumn {
    /// The column in the sheet, counted from 0.
    pub(super) column: u32,
    /// The texts of its levels from top to bottom, as written.
    pub(super) levels: Vec<String>,
    level_keys: Vec<String>,
    /// The key of all levels, then the keys of the last levels only.
    keys: Vec<String>,
}

impl HeaderColumn {
    /// A column with these levels, top to bottom.
    pub(super) fn new(column: u32, levels: Vec<String>) -> Self {
        let level_keys: Vec<String> = levels.iter().map(|level| match_key(level)).collect();
        let keys = (0..levels.len()).filter_map(|from| level_keys.get(from..)).map(|last| last.join("/")).collect();
        Self { column, levels, level_keys, keys }
    }

    /// The header as written, levels joined by ` / `.
    pub(super) fn header(&self) -> String {
        self.levels.join(" / ")
    }

    /// Whether `key` is the key of one of its levels.
    pub(super) fn has_level(&self, key: &str) -> bool {
        self.level_keys.iter().any(|level| level == key)
    }

    /// Whether it holds row numbers (`№`, `№ п/п`, `р/с №`).
    pub(super) fn is_row_number(&self) -> bool {
        const ROW_NUMBER: [&str; 8] = ["№", "№ п/п", "п/п", "№ р/с", "р/с №", "р/с", "No", "#"];
        ROW_NUMBER.iter().any(|written| self.has_level(&match_key(written)))
    }
}

/// The aliases of all specs, by key.
#[derive(Debug)]
pub(super) struct Aliases {
    by_key: BTreeMap<String, Vec<usize>>,
    specs: usize,
}

/// The outcome of a match: which columns serve which spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    /// For each spec, the positions of its columns in the header block.
    pub(super) by_spec: Vec<Vec<usize>>,
    /// The positions of columns that serve no spec.
    pub(super) unused: Vec<usize>,
    exact: usize,
}

impl Assignment {
    /// How good the match is: specs served, then how many of them exactly.
    pub(super) fn score(&self) -> (usize, usize) {
        (self.by_spec.iter().filter(|columns| !columns.is_empty()).count(), self.exact)
    }
}

/// How a header matches an alias, best first.
const TIERS: [Tier; 3] = [Tier::WholeHeader, Tier::LastLevels, Tier::Beginning];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tier {
    /// The header with all its levels equals the alias.
    WholeHeader,
    /// The sub-header equals the alias.
    LastLevels,
    /// The header or sub-header begins with the alias and a word ends there.
    Beginning,
}

impl Aliases {
    /// The aliases of `specs`.
    pub(super) fn new(specs: &[ColumnSpec]) -> Self {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, spec) in specs.iter().enumerate() {
            for key in spec.headers.iter().map(|header| match_key(header)).filter(|key| !key.is_empty()) {
                let known = by_key.entry(key).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        Self { by_key, specs: specs.len() }
    }

    /// Gives each column to at most one spec: exact matches first, then beginnings, longer aliases first. A spec that
    /// is served by a better kind of match takes no column of a worse kind; all columns of the same kind are its own.
    pub(super) fn assign(&self, columns: &[HeaderColumn]) -> Assignment {
        let mut by_spec: Vec<Vec<usize>> = vec![Vec::new(); self.specs];
        let mut free: Vec<usize> = (0..columns.len()).collect();
        let mut exact = 0;
        for tier in TIERS {
            let served: Vec<bool> = by_spec.iter().map(|columns| !columns.is_empty()).collect();
            let is_open = |spec: &usize| !served.get(*spec).copied().unwrap_or(true);
            free.retain(|&at| {
                let spec = columns.get(at).and_then(|column| self.find(column, tier, is_open));
                let own = spec.and_then(|spec| by_spec.get_mut(spec));
                let taken = own.is_some();
                own.into_iter().for_each(|own| own.push(at));
                exact += usize::from(taken && tier != Tier::Beginning);
                !taken
            });
        }
        Assignment { by_spec, unused: free, exact }
    }

    /// The best open spec for a column at one tier.
    fn find(&self, column: &HeaderColumn, tier: Tier, is_open: impl Fn(&usize) -> bool) -> Option<usize> {
        let exact = |key: &String| self.by_key.get(key).into_iter().flatten().copied().find(|spec| is_open(spec));
        match tier {
            Tier::WholeHeader => column.keys.first().and_then(exact),
            Tier::LastLevels => column.keys.iter().skip(1).find_map(exact),
            Tier::Beginning => {
                let mut begun: Vec<(&str, &str)> = column
                    .keys
                    .iter()
                    .flat_map(|key| beginnings(key).map(move |beginning| (beginning, key.as_str())))
                    .collect();
                begun.sort_by_key(|(beginning, _)| std::cmp::Reverse(beginning.chars().count()));
                begun.retain(|(beginning, key)| !key.get(beginning.len()..).is_some_and(turns_the_meaning));
                let specs = begun.into_iter().filter_map(|(beginning, _)| self.by_key.get(beginning)).flatten();
                specs.copied().find(|spec| is_open(spec))
            }
        }
    }
}

/// Beginnings of words, as keys, behind which a header means something else than its beginning says: what is lacking or broken
/// is no stock, a part is not the whole, a percentage or thousands are not a count.
const TURNING: [&str; 34] = [
    "требу",
    "нужн",
    "необход",
    "потребн",
    "нехват",
    "недоста",
    "дефицит",
    "неисправ",
    "списан",
    "слом",
    "процент",
    "%",
    "доля",
    "тыс",
    "высш",
    "из них",
    "в том числе",
    "в т ч",
    "кажет",
    "жетисп",
    "жарамсыз",
    "сынган",
    "пайыз",
    "мын",
    "онын ишинде",
    "need",
    "requir",
    "lack",
    "missing",
    "broken",
    "percent",
    "thousand",
    "of which",
    "including",
];

/// Whether the rest of a header, behind the beginning that is wanted, turns its meaning.
fn turns_the_meaning(rest: &str) -> bool {
    TURNING.iter().any(|turn| rest.match_indices(turn).any(|(at, _)| starts_word(rest, at)))
}

fn starts_word(key: &str, at: usize) -> bool {
    key.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
}

/// The beginnings of a key that end where a word ends, or before the footnote number at its end (`школ1`).
fn beginnings(key: &str) -> impl Iterator<Item = &str> {
    let ends = key.char_indices().filter(|(at, c)| !c.is_alphanumeric() && *at > 0).map(|(at, _)| at);
    let unnumbered = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_footnote = (1..=2).contains(&(key.len() - unnumbered.len())) && unnumbered.ends_with(char::is_alphabetic);
    let footnote = is_footnote.then_some(unnumbered.len());
    ends.chain(footnote).filter_map(move |end| key.get(..end)).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assign(specs: &[&[&str]], headers: &[&[&str]]) -> (Vec<Vec<usize>>, Vec<usize>) {
        let specs: Vec<ColumnSpec> = specs
            .iter()
            .map(|headers| ColumnSpec {
                id: "x".to_owned(),
                headers: headers.iter().map(|&h| h.to_owned()).collect(),
                is_money: false,
            })
            .collect();
        let column = |levels: &&[&str]| HeaderColumn::new(0, levels.iter().map(|&level| level.to_owned()).collect());
        let found = Aliases::new(&specs).assign(&headers.iter().map(column).collect::<Vec<_>>());
        (found.by_spec, found.unused)
    }

    #[test]
    fn exact_beats_beginning_and_longer_beats_shorter() {
        let specs: [&[&str]; 3] = [&["тип"], &["тип местности"], &["контингент обучающихся"]];
        let headers: [&[&str]; 3] = [&["Тип местности"], &["Контингент обучающихся на 01.09.2020"], &["Тип школы"]];
        assert_eq!(assign(&specs, &headers), (vec![vec![2], vec![0], vec![1]], vec![]));
        // With an exact column, what only begins alike is left over.
        assert_eq!(assign(&[&["цена"]], &[&["Цена за доставку"], &["Цена, тенге"]]), (vec![vec![1]], vec![0]));
        // A word must end where the alias ends; a footnote number may follow.
        assert_eq!(assign(&[&["район"]], &[&["Районный центр"]]), (vec![vec![]], vec![0]));
        assert_eq!(assign(&[&["число школ"]], &[&["Число школ1"]]), (vec![vec![0]], vec![]));
    }

    #[test]
    fn a_beginning_whose_meaning_is_turned_matches_nothing() {
        for header in [
            "Компьютеры учителей, требуется",
            "Компьютеры учителей (неисправные)",
            "Компьютеры учителей, %",
            "Компьютеры учителей, тыс. шт.",
            "Компьютеры учителей, в т.ч. новые",
        ] {
            assert_eq!(assign(&[&["компьютеры учителей"]], &[&[header]]), (vec![vec![]], vec![0]), "{header}");
        }
        let kept = [&["Компьютеры учителей на 01.09.2020"][..]];
        assert_eq!(assign(&[&["компьютеры учителей"]], &kept), (vec![vec![0]], vec![]));
        // A word of the wanted header itself turns nothing.
        assert_eq!(assign(&[&["требуется компьютеров"]], &[&["Требуется компьютеров, шт."]]), (vec![vec![0]], vec![]));
    }

    #[test]
    fn two_columns_for_one_meaning_are_both_returned() {
        assert_eq!(assign(&[&["цена", "бағасы"]], &[&["Цена"], &["Бағасы"]]), (vec![vec![0, 1]], vec![]));
        assert_eq!(assign(&[&["цена"]], &[&["Цена за 2026"], &["Цена за 2027"]]), (vec![vec![0, 1]], vec![]));
    }

    #[test]
    fn levels_match_joined_or_by_the_sub_header() {
        let specs: [&[&str]; 2] = [&["компьютеры / всего"], &["педагоги"]];
        let headers: [&[&str]; 3] = [&["Компьютеры", "Всего"], &["Контингент", "Педагоги"], &["Мебель", "Всего"]];
        assert_eq!(assign(&specs, &headers), (vec![vec![0], vec![1]], vec![2]));
        assert_eq!(assign(&[&["всего"]], &headers), (vec![vec![0, 2]], vec![1]));
    }
}
