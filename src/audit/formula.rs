//! One text for a formula, however a spreadsheet program wrote it when it saved.
//!
//! Programs keep the tokens of a formula but not its spelling: they drop white space and needless quotes around the
//! names of sheets, and OpenDocument files hold `of:=SUM([$План.$K$3:.$K$9];[.A1])` for `SUM('План'!$K$3:$K$9,A1)`.

use std::iter::Peekable;
use std::str::Chars;

/// What OpenDocument files put before a formula.
const OPEN_DOCUMENT: &str = "of:";

/// The canonical text of a formula: without `=` and white space, functions and cells in capitals, names of sheets in
/// quotes, arguments apart by commas. Texts stay as they are. The canonical text of a canonical text is itself.
pub fn canonical_formula(formula: &str) -> String {
    let formula = formula.trim();
    let (formula, is_open_document) =
        formula.strip_prefix(OPEN_DOCUMENT).map_or((formula, false), |formula| (formula, true));
    let mut rest = formula.trim_start_matches('=').chars().peekable();
    let mut out = String::with_capacity(formula.len());
    while let Some(next) = rest.next() {
        match next {
            '"' => out.push_str(&quoted(&mut rest, '"')),
            '\'' => out.push_str(&quoted(&mut rest, '\'')),
            '[' if is_open_document => open_reference(&mut rest, &mut out),
            ';' if is_open_document => out.push(','),
            space if space.is_whitespace() => {}
            letter if is_of_word(letter) => {
                let word = word(letter, &mut rest);
                if rest.peek() == Some(&'!') {
                    out.push_str(&format!("'{word}'"));
                } else {
                    out.push_str(&word.to_uppercase());
                }
            }
            other => out.push(other),
        }
    }
    out
}

/// Whether a character is part of a name, a number or the address of a cell.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$')
}

fn word(first: char, rest: &mut Peekable<Chars<'_>>) -> String {
    let mut word = String::from(first);
    while let Some(next) = rest.next_if(|c| is_of_word(*c)) {
        word.push(next);
    }
    word
}

/// The rest of a text or of a sheet's name up to its closing quote, with both quotes; a doubled one stands for itself.
fn quoted(rest: &mut Peekable<Chars<'_>>, quote: char) -> String {
    let mut text = String::from(quote);
    while let Some(next) = rest.next() {
        text.push(next);
        if next == quote {
            match rest.next_if_eq(&quote) {
                Some(doubled) => text.push(doubled),
                None => break,
            }
        }
    }
    text
}

/// A reference of OpenDocument, after its `[`: `$Sheet.$A$1:.$A$9]`, `.A1]`.
fn open_reference(rest: &mut Peekable<Chars<'_>>, out: &mut String) {
    let mut sheet = String::new();
    while let Some(next) = rest.next() {
        match next {
            ']' => break,
            ':' => out.push(':'),
            '\'' => sheet = quoted(rest, '\''),
            '.' => {
                if !sheet.is_empty() {
                    out.push_str(&format!("{sheet}!"));
                    sheet.clear();
                }
                while let Some(next) = rest.next_if(|c| !matches!(c, ']' | ':')) {
                    out.extend(next.to_uppercase());
                }
            }
            // The sheet's own `$` only says that copies keep it.
            '$' => {}
            letter => {
                let mut name = String::from(letter);
                while let Some(next) = rest.next_if(|c| *c != '.' && *c != ']') {
                    name.push(next);
                }
                sheet = format!("'{name}'");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_spell_one_formula_in_many_ways() {
        let same = [
            ("I3*J3", "=i3 * j3"),
            ("I3*J3", "of:=[.I3]*[.J3]"),
            ("SUM('План'!$K$3:$K$9)", "SUM(План!$K$3:$K$9)"),
            ("SUM('План'!$K$3:$K$9)", "of:=SUM([$План.$K$3:.$K$9])"),
            ("SUM('План (2)'!$K$3:$K$9)", "of:=SUM([$'План (2)'.$K$3:.$K$9])"),
            ("SUMIFS('План'!$K$3:$K$9,'План'!$H$3:$H$9,\"=\"&A4)", "sumifs(План!$K$3:$K$9, План!$H$3:$H$9, \"=\"&A4)"),
            (
                "SUMIFS('План'!$K$3:$K$9,'План'!$H$3:$H$9,\"=\"&A4)",
                "of:=SUMIFS([$План.$K$3:.$K$9];[$План.$H$3:.$H$9];\"=\"&[.A4])",
            ),
            ("IF(E4=0,\"a; \"\"b\"\" [c]\",\"\")", "of:=IF([.E4]=0;\"a; \"\"b\"\" [c]\";\"\")"),
            ("'It''s'!A1", "of:=[$'It''s'.A1]"),
        ];
        for (written, saved) in same {
            assert_eq!(canonical_formula(written), canonical_formula(saved), "{written} and {saved}");
        }
    }

    #[test]
    fn other_formulas_have_other_texts() {
        let formulas = [
            "I3*J3",
            "I3*J4",
            "$I3*J3",
            "I3+J3",
            "I3*J3+0",
            "0",
            "\"I3*J3\"",
            "'I3'!J3",
            "IF(A1,\"ok\",\"\")",
            "IF(A1,\"OK\",\"\")",
            "IF(A1,\"o k\",\"\")",
            "SUM(A1:A2)",
            "SUM(A1,A2)",
            "SUM(Б!A1:A2)",
            "SUM(В!A1:A2)",
        ];
        for (at, one) in formulas.iter().enumerate() {
            for other in formulas.iter().skip(at + 1) {
                assert_ne!(canonical_formula(one), canonical_formula(other), "{one} and {other}");
            }
        }
    }

    #[test]
    fn a_canonical_text_is_its_own() {
        for formula in
            ["of:=SUM([$План.$K$3:.$K$9];[.A1])", "sum( 'It''s'!a1 ; \"x\"\" y\")", "", "=", "'", "\"", "of:=["]
        {
            let canonical = canonical_formula(formula);
            assert_eq!(canonical_formula(&canonical), canonical, "{formula}");
        }
    }
}
