//! Which column means what.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::header::match_key;
use super::plain_words::{Vocabulary, core, strange_word, words_of};
use super::table::{ColumnSpec, Holds};

/// Words behind which a header counts a part of what another column counts.
static PART_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = ["из них", "в том числе", "в т.ч.", "оның ішінде", "соның ішінде", "of them", "of which"];
    words.map(match_key).into()
});

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

    /// Without the words that make its last level a part of another column: `из них учителей` as `учителей`.
    fn without_part_words(&self) -> Option<Self> {
        // Below a group they are a part of what the group counts.
        let [last] = self.level_keys.as_slice() else { return None };
        let rest = PART_WORDS.iter().find_map(|words| last.strip_prefix(words.as_str()))?;
        (rest.starts_with(' ') && !rest.starts_with(" у "))
            .then(|| Self::new(self.column, vec![rest.trim_start().to_owned()]))
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
    by_core: BTreeMap<String, Vec<usize>>,
    /// The words of each spec's own headers.
    vocabularies: Vec<Vocabulary>,
    holds: Vec<Holds>,
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
const TIERS: [Tier; 5] = [Tier::WholeHeader, Tier::LastLevels, Tier::Beginning, Tier::Core, Tier::Unclear];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tier {
    /// The header with all its levels equals the alias.
    WholeHeader,
    /// The sub-header equals the alias, and what stands above it changes nothing.
    LastLevels,
    /// The header or sub-header begins with the alias, a word ends there, and the rest changes nothing.
    Beginning,
    /// The words that are not plain are those of the alias, in its order: `Имеется компьютеров учителей`.
    Core,
    /// The sub-header equals the alias, or one begins with it, but a word beside the alias may turn the meaning.
    Unclear,
}

impl Aliases {
    /// The aliases of `specs`.
    pub(super) fn new(specs: &[ColumnSpec]) -> Self {
        let (mut by_key, mut by_core) = (BTreeMap::new(), BTreeMap::new());
        let mut vocabularies = vec![Vocabulary::new(); specs.len()];
        for (at, (spec, vocabulary)) in specs.iter().zip(&mut vocabularies).enumerate() {
            for key in spec.headers.iter().map(|header| match_key(header)).filter(|key| !key.is_empty()) {
                vocabulary.extend(words_of(&key).map(str::to_owned));
                add(&mut by_core, core(std::slice::from_ref(&key)), at);
                add(&mut by_key, key, at);
            }
        }
        let holds = specs.iter().map(|spec| spec.holds).collect();
        Self { by_key, by_core, vocabularies, holds }
    }

    /// Gives each column to at most one spec: exact matches first, then beginnings, longer aliases first. A spec that
    /// is served by a better kind of match takes no column of a worse kind; all columns of the same kind are its own.
    pub(super) fn assign(&self, columns: &[HeaderColumn]) -> Assignment {
        let mut by_spec: Vec<Vec<usize>> = vec![Vec::new(); self.vocabularies.len()];
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
                exact += usize::from(taken && matches!(tier, Tier::WholeHeader | Tier::LastLevels));
                !taken
            });
        }
        self.claim_parts(columns, &mut by_spec, &mut free);
        Assignment { by_spec, unused: free, exact }
    }

    /// Moves the columns that count a part of what another column counts («Всего педагогов», «из них учителей») from `free`
    /// to the spec that both would mean: which of the two is wanted only a person knows. The same with amounts of money.
    fn claim_parts(&self, columns: &[HeaderColumn], by_spec: &mut [Vec<usize>], free: &mut Vec<usize>) {
        free.retain(|&at| {
            let part = columns.get(at).and_then(HeaderColumn::without_part_words);
            let meant = part.and_then(|part| {
                let certain = TIERS.iter().filter(|tier| **tier != Tier::Unclear);
                certain.filter_map(|tier| self.find(&part, *tier, |_| true)).next()
            });
            // Of two amounts of money (`Сумма`, `Сумма с учетом секвестра`) nobody knows which is meant.
            let rival =
                || columns.get(at).and_then(|column| self.find(column, Tier::Unclear, |spec| self.is_money(*spec)));
            let served =
                meant.or_else(rival).and_then(|spec| by_spec.get_mut(spec)).filter(|columns| !columns.is_empty());
            served.map(|columns| columns.push(at)).is_none()
        });
    }

    fn is_money(&self, spec: usize) -> bool {
        self.holds.get(spec).is_some_and(|holds| holds.is_money())
    }

    /// The word because of which it is not certain that a column means a spec.
    pub(super) fn strange_word<'c>(&self, column: &'c HeaderColumn, spec: usize) -> Option<&'c str> {
        let is_whole = column.keys.first().and_then(|key| self.by_key.get(key)).is_some_and(|own| own.contains(&spec));
        let holds = self.holds.get(spec).copied().unwrap_or(Holds::Other);
        self.vocabularies.get(spec).filter(|_| !is_whole).and_then(|own| strange_word(&column.level_keys, own, holds))
    }

    /// The best open spec for a column at one tier.
    fn find(&self, column: &HeaderColumn, tier: Tier, is_open: impl Fn(&usize) -> bool) -> Option<usize> {
        let is_plain = |spec: &usize| self.strange_word(column, *spec).is_none();
        match tier {
            Tier::WholeHeader => column.keys.first().and_then(|key| self.meant_by(key).find(is_open)),
            Tier::LastLevels => self.by_last_levels(column).find(|spec| is_open(spec) && is_plain(spec)),
            Tier::Beginning => self.by_beginning(column).find(|spec| is_open(spec) && is_plain(spec)),
            Tier::Core => self.by_core(column).find(|spec| is_open(spec) && is_plain(spec)),
            Tier::Unclear => self.by_last_levels(column).chain(self.by_beginning(column)).find(is_open),
        }
    }

    fn meant_by(&self, key: &str) -> impl Iterator<Item = usize> {
        self.by_key.get(key).into_iter().flatten().copied()
    }

    /// The specs with a header that has the same words beside plain ones.
    fn by_core(&self, column: &HeaderColumn) -> impl Iterator<Item = usize> {
        let core = core(&column.level_keys);
        self.by_core.get(&core).filter(|_| !core.is_empty()).into_iter().flatten().copied()
    }

    /// The specs of which a header equals the last levels.
    fn by_last_levels(&self, column: &HeaderColumn) -> impl Iterator<Item = usize> {
        column.keys.iter().skip(1).flat_map(|key| self.meant_by(key))
    }

    /// The specs with a header that a key of the column begins with, the longest first.
    fn by_beginning(&self, column: &HeaderColumn) -> impl Iterator<Item = usize> {
        let mut begun: Vec<&str> = column.keys.iter().flat_map(|key| beginnings(key)).collect();
        begun.sort_by_key(|beginning| std::cmp::Reverse(beginning.chars().count()));
        begun.into_iter().flat_map(|beginning| self.meant_by(beginning))
    }
}

/// Adds a spec under a key.
fn add(specs: &mut BTreeMap<String, Vec<usize>>, key: String, spec: usize) {
    let known = specs.entry(key).or_default();
    if known.last() != Some(&spec) {
        known.push(spec);
    }
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
                holds: Holds::Other,
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
    fn a_column_without_strange_words_goes_before_one_with_them() {
        let specs: [&[&str]; 1] = [&["компьютеры учителей"]];
        let [required, kept] = [&["Компьютеры учителей, требуется"][..], &["Компьютеры учителей на 01.09.2020"][..]];
        assert_eq!(assign(&specs, &[required, kept]), (vec![vec![1]], vec![0]));
        assert_eq!(assign(&specs, &[required]), (vec![vec![0]], vec![]));
    }

    #[test]
    fn the_word_that_makes_a_column_unclear_is_known() {
        let strange = |headers: &[&str], levels: &[&str]| {
            let headers = headers.iter().map(|&header| header.to_owned()).collect();
            let aliases = Aliases::new(&[ColumnSpec { id: "x".to_owned(), headers, holds: Holds::Other }]);
            let column = HeaderColumn::new(0, levels.iter().map(|&level| level.to_owned()).collect());
            aliases.strange_word(&column, 0).map(str::to_owned)
        };
        let own = ["компьютеры учителей", "требуется компьютеров", "списано / компьютеров"];
        assert_eq!(strange(&own[..1], &["Списано", "Компьютеры учителей"]).as_deref(), Some("списано"));
        assert_eq!(strange(&own[..1], &["Компьютеры учителей, имеется"]), None);
        // A word of the wanted header itself turns nothing.
        assert_eq!(strange(&own, &["Требуется компьютеров, шт."]), None);
        assert_eq!(strange(&own, &["Списано", "Компьютеров"]), None);
    }

    #[test]
    fn plain_words_may_stand_anywhere() {
        let specs: [&[&str]; 1] = [&["количество компьютеров учителей"]];
        for levels in [&["Имеется компьютеров учителей"][..], &["В наличии", "Компьютеров для учителей, шт."]]
        {
            assert_eq!(assign(&specs, &[levels]), (vec![vec![0]], vec![]), "{levels:?}");
        }
        for header in ["Имеется компьютеров", "Имеется компьютеров учеников", "Имеется"]
        {
            assert_eq!(assign(&specs, &[&[header]]), (vec![vec![]], vec![0]), "{header}");
        }
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
