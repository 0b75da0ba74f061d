use indexmap::IndexMap;
use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::programme::document::{Files, Span};
use crate::programme::raw::{Reporter, Text};
use crate::programme::standard_columns;

/// Compiles `text` over the standard columns and the parameter `norm = 20`.
fn compiled(text: &str, wanted: Wanted) -> (Option<Formula>, Scope, Vec<(Code, u32, u32)>) {
    let mut files = Files::default();
    let file = files.add("m.toml".to_owned(), format!("'''{text}'''"));
    let text = Text { text: text.to_owned(), span: Span { file, bytes: 0..text.len() + 6 } };
    let mut findings = Diagnostics::new();
    let params = IndexMap::from([("norm".to_owned(), Fraction::whole(20))]);
    let mut scope = Scope::new(params, Vec::new(), standard_columns());
    let formula = compile(&text, wanted, &mut scope, &mut Reporter::new(&files, &mut findings));
    let places = findings.iter().map(|finding| match &finding.place {
        // Characters are counted from the start of the formula, from 1.
        Place::Model(at) => (finding.code, at.character - 3, at.length),
        _ => (finding.code, 0, 0),
    });
    (formula, scope, places.collect())
}

/// The value of `text` when the columns named in `row` have the values given there.
fn value(text: &str, wanted: Wanted, row: &[(&str, Value)]) -> Value {
    let (formula, scope, findings) = compiled(text, wanted);
    let formula = formula.unwrap_or_else(|| panic!("{text}: {findings:?}"));
    let (_, columns) = scope.into_parts();
    let cell = |at: usize| {
        let id = columns[at].id.as_str();
        row.iter().find(|(name, _)| *name == id).map(|(_, value)| value.clone()).unwrap()
    };
    formula.evaluate(&cell).unwrap()
}

fn number(text: &str) -> Fraction {
    let row = [("pupils", Value::Number(Fraction::whole(90))), ("rural", Value::Bool(true))];
    match value(text, Wanted::Amount, &row) {
        Value::Number(n) => n,
        other => panic!("{text} is {other:?}"),
    }
}

#[test]
fn numbers_are_exact() {
    for (text, numerator, denominator) in [
        ("1/2", 1, 2),
        ("1 / 3 + 1 / 6", 1, 2),
        ("7 - 2 - 1", 4, 1),
        ("12 / 2 / 3", 2, 1),
        ("2 + 3 * 4", 14, 1),
        ("(2 + 3) * 4", 20, 1),
        ("10 - -3", 13, 1),
        ("3 - -3 * -2 + 10", 7, 1),
        ("0.1 + 0.2", 3, 10),
        ("9 536 000", 9_536_000, 1),
        ("9\u{a0}536\u{202f}000.50", 19_072_001, 2),
        ("79%", 79, 100),
        ("79 % * 100", 79, 1),
        ("376.9 M", 376_900_000, 1),
        ("1.5 млн тг + 2 тыс. ₸", 1_502_000, 1),
        ("ceil(7/2)", 4, 1),
        ("floor(7/2)", 3, 1),
        ("6 + floor(-7/2)", 2, 1),
        ("6 + ceil(-7/2)", 3, 1),
        ("min(3, 1, 2)", 1, 1),
        ("max(1 / 3, 0.333)", 1, 3),
        ("if(1 < 2, 10, 1 / 0)", 10, 1),
        ("norm * 2", 40, 1),
        ("pupils / 4", 45, 2),
        ("ученики + оқушылар + [Кол-во учеников]", 270, 1),
        ("rural * 100 000", 100_000, 1),
        ("if(rural and pupils < 100, 1, 0)", 1, 1),
        ("if(not rural or pupils == 90, 5, 6)", 5, 1),
        ("if(not (1 == 2) and 3 != 4, 1, 0)", 1, 1),
        ("if(1 + 1 >= 2 and 2 <= 1 + 1, 1, 0)", 1, 1),
        ("if(rural == 1, 7, 8)", 7, 1),
    ] {
        assert_eq!(number(text), Fraction::new(numerator, denominator).unwrap(), "{text}");
    }
}

#[test]
fn the_bandwidth_norm_is_as_published() {
    for (pupils, mbps) in [(40, 20), (400, 20), (401, 21), (420, 21), (421, 22), (1200, 60)] {
        let row = [("pupils", Value::Number(Fraction::whole(pupils)))];
        let norm = value("max(20, 20 + ceil((pupils - 400) / 20))", Wanted::Quantity, &row);
        assert_eq!(norm, Value::Number(Fraction::whole(mbps)), "{pupils} pupils");
    }
}

#[test]
fn conditions_compare_texts_exactly() {
    let school = [("type", Value::Text("школа".to_owned())), ("district", Value::Text("Талгар".to_owned()))];
    for (text, holds) in [
        (r#"type == "школа""#, true),
        ("type != 'школа'", false),
        (r#"type == "Школа""#, false),
        (r#"district == "Талгар" and type == "школа""#, true),
    ] {
        assert_eq!(value(text, Wanted::Condition, &school), Value::Bool(holds), "{text}");
    }
}

#[test]
fn mistakes_are_named_where_they_stand() {
    use Code::{FormulaSyntax, FormulaType, FormulaValue, UnknownColumn, UnknownName};
    use Wanted::{Condition, Quantity};
    for (text, wanted, findings) in [
        ("", Quantity, vec![(FormulaSyntax, 1, 1)]),
        ("pupils +", Quantity, vec![(FormulaSyntax, 9, 1)]),
        ("pupils 20", Quantity, vec![(FormulaSyntax, 8, 2)]),
        ("20 20", Quantity, vec![(FormulaSyntax, 4, 2)]),
        ("pupils ? 2", Quantity, vec![(FormulaSyntax, 8, 1)]),
        ("(pupils + 1", Quantity, vec![(FormulaSyntax, 12, 1)]),
        ("pupils)", Quantity, vec![(FormulaSyntax, 7, 1)]),
        ("max(1, )", Quantity, vec![(FormulaSyntax, 8, 1)]),
        ("1 < pupils < 3", Condition, vec![(FormulaSyntax, 12, 1)]),
        ("pupils = 3", Condition, vec![(FormulaSyntax, 8, 1)]),
        ("type == \"школа", Condition, vec![(FormulaSyntax, 9, 6)]),
        ("[Кол-во", Quantity, vec![(FormulaSyntax, 1, 7)]),
        ("1234567890123456789012345678901", Quantity, vec![(FormulaSyntax, 1, 31)]),
        ("ceil(1, 2)", Quantity, vec![(FormulaSyntax, 1, 10)]),
        ("2 * round(pupils)", Quantity, vec![(UnknownName, 5, 5)]),
        ("pupil + techers", Quantity, vec![(UnknownColumn, 1, 5), (UnknownColumn, 9, 7)]),
        ("pupils", Condition, vec![(FormulaType, 1, 6)]),
        ("pupils >= 200", Quantity, vec![(FormulaType, 1, 13)]),
        ("type + 1", Quantity, vec![(FormulaType, 1, 4)]),
        ("type == 1", Condition, vec![(FormulaType, 9, 1)]),
        ("name + kato", Quantity, vec![(FormulaType, 1, 4), (FormulaType, 8, 4)]),
        ("not pupils", Condition, vec![(FormulaType, 5, 6)]),
        ("1 / 2", Quantity, vec![(FormulaValue, 1, 5)]),
        ("1 - 2", Quantity, vec![(FormulaValue, 1, 5)]),
        ("1 / 0", Quantity, vec![(FormulaValue, 1, 5)]),
        ("2 + not rural", Quantity, vec![(FormulaSyntax, 5, 3)]),
    ] {
        let (formula, _, found) = compiled(text, wanted);
        assert_eq!(found, findings, "{text}");
        // A single `=` is reported and understood; everything else leaves no formula.
        assert!(formula.is_none() || text.contains(" = "), "{text}");
    }
}

#[test]
fn evaluation_refuses_what_has_no_exact_value() {
    let (formula, ..) = compiled("100 / (pupils - 90)", Wanted::Amount);
    let formula = formula.unwrap();
    let at = |n: i128| formula.evaluate(&|_| Value::Number(Fraction::whole(n)));
    assert_eq!(at(90), Err(NoValue::DivisionByZero));
    assert_eq!(at(95), Ok(Value::Number(Fraction::whole(20))));
    assert_eq!(formula.evaluate(&|_| Value::Text(String::new())), Err(NoValue::WrongType));
    let (formula, ..) = compiled("pupils * pupils - teachers * pupils", Wanted::Amount);
    let formula = formula.unwrap();
    assert_eq!(formula.evaluate(&|_| Value::Number(Fraction::whole(i128::MAX.div_euclid(2)))), Err(NoValue::Overflow));
    assert_eq!(formula.columns().into_iter().collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn hostile_depth_and_length_are_refused() {
    for text in ["(".repeat(100_000), "-".repeat(100_000), "not ".repeat(100_000), "ceil(".repeat(100_000)] {
        let (formula, _, findings) = compiled(&text, Wanted::Quantity);
        assert!(formula.is_none());
        assert_eq!(findings.len(), 1);
    }
    assert!(matches!(parse(&"(".repeat(80), Commas::Separate), Err(SyntaxError { reason: Reason::TooDeep, .. })));
    assert!(matches!(parse(&"1+".repeat(600), Commas::Separate), Err(SyntaxError { reason: Reason::TooLong, .. })));
    let longest = format!("{}1", "1+".repeat(499));
    assert_eq!(number(&longest), Fraction::whole(500));
}

#[test]
fn plain_numbers_read_as_people_write_them() {
    for (text, numerator, denominator) in [
        ("9 536 000", 9_536_000, 1),
        ("311,8 млн", 311_800_000, 1),
        ("311.8 млн. тенге", 311_800_000, 1),
        ("2,063 млрд", 2_063_000_000, 1),
        ("376.9 M", 376_900_000, 1),
        ("79%", 79, 100),
        ("84,5 %", 169, 200),
        ("0,125", 1, 8),
        ("3/2", 3, 2),
        ("10 pp", 1, 10),
        ("-5", -5, 1),
        ("0", 0, 1),
    ] {
        assert_eq!(plain_number(text), Ok(Fraction::new(numerator, denominator).unwrap()), "{text}");
    }
    for text in ["", "pupils", "1 + 1", "12 34", "1e6", "inf", "1/0", "79%%", "1,000", "12,345 тенге", "1,234,567"]
    {
        assert!(plain_number(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,80}") {
        let _ = parse(&text, Commas::Separate);
        let _ = plain_number(&text);
    }

    #[test]
    fn no_formula_makes_evaluation_panic(
        words in proptest::collection::vec(prop::sample::select(vec![
            "pupils", "rural", "type", "norm", "1", "0", "2.5", "9 536 000", "50%", "170141183460469231731687303715",
            "+", "-", "*", "/", "==", "<", "=", "and", "or", "not", "(", ")", ",", "min(", "max(", "ceil(", "if(", "'a'",
        ]), 0..24),
        n in any::<i128>(),
    ) {
        for wanted in [Wanted::Quantity, Wanted::Condition] {
            if let (Some(formula), scope, _) = compiled(&words.join(" "), wanted) {
                let (_, columns) = scope.into_parts();
                let _ = formula.evaluate(&|at| match columns[at].id.as_str() {
                    "rural" => Value::Bool(n % 2 == 0),
                    "type" => Value::Text("a".to_owned()),
                    _ => Value::Number(Fraction::new(n, 7).unwrap_or(Fraction::ONE)),
                });
            }
        }
    }
}
