//! Values as people type them: spaces of every width, numbers as text, look-alike letters, footnote marks.

use crate::column::Column;
use crate::grid::{Cell, Style, Value};
use crate::name::Wording;
use crate::random::Random;
use crate::region::School;

/// A no-break space, which every character set has.
pub(super) const NO_BREAK: char = '\u{a0}';
/// A narrow no-break space, as French and Russian number formats use it.
pub(super) const NARROW: char = '\u{202f}';

/// `number` with `space` between groups of three digits: `1 155`.
pub(super) fn grouped(number: u64, space: char) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(space);
        }
        out.push(digit);
    }
    out
}

/// Text with a doubled space, a trailing one, or neither.
pub(super) fn ragged(text: &str, random: &mut Random) -> String {
    match random.below(8) {
        0 => text.replacen(' ', "  ", 1),
        1 => format!("{text} "),
        2 => text.replacen(' ', &NO_BREAK.to_string(), 1),
        _ => text.to_owned(),
    }
}

/// Cyrillic letters that have a Latin twin.
const TWINS: [(char, char); 12] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('і', 'i'),
    ('К', 'K'),
    ('Н', 'H'),
    ('О', 'O'),
    ('С', 'C'),
    ('М', 'M'),
];

/// `text` with some letters replaced by their Latin twins. Every word keeps a letter that only Cyrillic has.
pub(super) fn look_alike(text: &str, random: &mut Random) -> String {
    let twin = |letter: char| TWINS.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin);
    let words = text.split(' ').map(|word| {
        let is_cyrillic = |c: char| ('\u{400}'..'\u{530}').contains(&c);
        let keeps_one = word.chars().any(|c| is_cyrillic(c) && twin(c).is_none());
        let mut letter = |c: char| if keeps_one && random.chance(50) { twin(c).unwrap_or(c) } else { c };
        word.chars().map(&mut letter).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The cell of `school` as a planner in a hurry leaves it. `spaces` are those that the file can hold.
pub(super) fn cell(
    column: Column,
    school: &School,
    ordinal: u64,
    wording: Wording,
    spaces: &[char],
    random: &mut Random,
) -> Cell {
    let value = match column.value(school, ordinal, wording) {
        Value::Text(name) if column == Column::Name => {
            let mark = if random.chance(4) { "*" } else { "" };
            Value::Text(format!("{}{mark}", ragged(&name, random)))
        }
        // A number loses the zeros in front of it.
        Value::Text(bin) if column == Column::Bin => bin.parse().map_or(Value::Text(bin), Value::Number),
        Value::Text(code) if column == Column::Code => Value::Text(code),
        Value::Text(yes) if matches!(yes.as_str(), "да" | "иә") => yes_no(&yes, ["+", "1"], random),
        Value::Text(no) if matches!(no.as_str(), "нет" | "жоқ") => yes_no(&no, ["-", "0"], random),
        Value::Text(kind) if column == Column::Locality && random.chance(30) => Value::Text(kind.to_lowercase()),
        Value::Text(text) => Value::Text(ragged(&text, random)),
        Value::Number(count) if column != Column::Ordinal => typed(count, spaces, random),
        value => value,
    };
    Cell { value, style: if random.chance(90) { Style::Text } else { Style::Bare } }
}

/// Yes or no in one of its spellings: a word, a sign, a digit.
fn yes_no(word: &str, [sign, digit]: [&str; 2], random: &mut Random) -> Value {
    match random.below(6) {
        0 => Value::Text(sign.to_owned()),
        1 => digit.parse().map_or(Value::Blank, Value::Number),
        2 => Value::Text(format!("{word} ")),
        3 => Value::Text(word.to_uppercase()),
        _ => Value::Text(word.to_owned()),
    }
}

/// A count as a number, or as text with spaces and decimals.
fn typed(count: u64, spaces: &[char], random: &mut Random) -> Value {
    match random.below(6) {
        0 => Value::Text(grouped(count, *random.pick(spaces))),
        1 => Value::Text(format!("{},0", grouped(count, *random.pick(spaces)))),
        2 => Value::Text(format!("{count} ")),
        _ => Value::Number(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_from_the_right() {
        assert_eq!(grouped(311_800_000, ' '), "311 800 000");
        assert_eq!(grouped(820, NO_BREAK), "820");
    }

    #[test]
    fn look_alikes_leave_a_cyrillic_letter_in_each_word_they_touch() {
        let mut random = Random::new(1);
        for _ in 0..50 {
            let header = look_alike("Количество компьютеров ооо", &mut random);
            assert!(header.ends_with(" ооо"), "{header}");
            assert!(header.split(' ').all(|word| word.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c))));
        }
    }
}
