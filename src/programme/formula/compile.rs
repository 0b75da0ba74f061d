//! Names resolved and types checked: from what was written to what can be evaluated.

use std::ops::Range;

use indexmap::IndexMap;

use super::{Ast, AstKind, Binary, Commas, Expr, Formula, Function, NoValue, Reason, SyntaxError, Unary, Value, parse};
use crate::args;
use crate::diagnostic::{Code, nearest};
use crate::fraction::Fraction;
use crate::programme::raw::{Reporter, Text};
use crate::programme::{Column, ColumnKind};

/// The names that formulas may use, and the columns that they did use.
#[derive(Debug, Default)]
pub(in crate::programme) struct Scope {
    /// Parameters.
    params: IndexMap<String, Fraction>,
    /// Columns of the programme: the declared ones, then standard ones as formulas use them.
    columns: Vec<Column>,
    /// Standard columns that no formula has used yet.
    unused: Vec<Column>,
    /// Whether `supplied` has a meaning: in the formula for people of a need that alternatives supply.
    has_supplied: bool,
}

/// The word for the level of the alternative that works.
const SUPPLIED: &str = "supplied";

/// What a formula must yield.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::programme) enum Wanted {
    /// A whole number, not below zero.
    Quantity,
    /// An amount, not below zero.
    Amount,
    /// Yes or no.
    Condition,
}

/// The type of a part of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    YesNo,
    Text,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::YesNo => "yes-no",
            Self::Text => "text",
        }
    }
}

impl Scope {
    /// Names of parameters, declared columns and standard columns.
    pub(in crate::programme) fn new(
        params: IndexMap<String, Fraction>,
        declared: Vec<Column>,
        standard: Vec<Column>,
    ) -> Self {
        Self { params, columns: declared, unused: standard, has_supplied: false }
    }

    /// Gives `supplied` a meaning in the formulas that follow, or takes it away.
    pub(in crate::programme) const fn let_supplied(&mut self, meant: bool) {
        self.has_supplied = meant;
    }

    /// Parameters and the columns in use.
    pub(in crate::programme) fn into_parts(self) -> (IndexMap<String, Fraction>, Vec<Column>) {
        (self.params, self.columns)
    }

    /// The position of the column called `name`, by id or by a header.
    pub(in crate::programme) fn column(&mut self, name: &str) -> Option<usize> {
        let by_id = |column: &Column| column.id == name;
        let folded = fold(name);
        let by_header = |column: &Column| headers(column).any(|header| fold(header) == folded);
        if let Some(at) = self.columns.iter().position(by_id) {
            return Some(at);
        }
        let at = match self.unused.iter().position(by_id) {
            Some(at) => at,
            None => match self.columns.iter().position(by_header) {
                Some(at) => return Some(at),
                None => self.unused.iter().position(by_header)?,
            },
        };
        self.columns.push(self.unused.remove(at));
        Some(self.columns.len() - 1)
    }

    /// What the column at `at` holds.
    pub(in crate::programme) fn kind(&self, at: usize) -> Option<ColumnKind> {
        self.columns.get(at).map(|column| column.kind)
    }

    /// The name nearest to `found`.
    pub(in crate::programme) fn nearest(&self, found: &str) -> Option<String> {
        let columns = || self.columns.iter().chain(&self.unused);
        let ids = self.params.keys().chain(columns().map(|column| &column.id));
        nearest(found, ids.map(String::as_str).chain(columns().flat_map(headers))).map(str::to_owned)
    }
}

fn headers(column: &Column) -> impl Iterator<Item = &str> {
    let Column { headers, .. } = column;
    headers.ru.iter().chain(&headers.kk).chain(&headers.en).map(String::as_str)
}

/// Headers as formulas name them: without regard to case, `ё`, and spaces against underscores.
fn fold(header: &str) -> String {
    let spaced = header.to_lowercase().replace('ё', "е").replace('_', " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The formula `text`, names resolved in `scope`. Everything wrong with it is reported.
pub(in crate::programme) fn compile(
    text: &Text,
    wanted: Wanted,
    scope: &mut Scope,
    reporter: &mut Reporter<'_>,
) -> Option<Formula> {
    let ast = match parse(&text.text, Commas::Separate) {
        Ok(ast) => ast,
        Err(error) => {
            reporter.formula_syntax(text, &error);
            return None;
        }
    };
    let mut compiler = Compiler { text, scope, reporter };
    let expr = compiler.expect(&ast, if wanted == Wanted::Condition { Kind::YesNo } else { Kind::Number })?;
    let formula = Formula { text: text.text.clone(), expr, place: reporter.files().model_place(&text.span) };
    check_constant(&formula, wanted, text, reporter)?;
    Some(formula)
}

/// A formula without columns must have a value, and one that its place can take.
fn check_constant(formula: &Formula, wanted: Wanted, text: &Text, reporter: &mut Reporter<'_>) -> Option<()> {
    if !formula.columns().is_empty() {
        return Some(());
    }
    let reason = match formula.evaluate(&|_| Value::Bool(false)) {
        Ok(Value::Number(n)) if n.is_negative() => "negative",
        Ok(Value::Number(n)) if wanted == Wanted::Quantity && n.to_whole().is_none() => "fraction",
        Ok(_) => return Some(()),
        Err(NoValue::DivisionByZero) => "division",
        Err(NoValue::Overflow | NoValue::WrongType) => "overflow",
    };
    let args = args![formula = text.text.as_str(), reason = reason];
    reporter.report_in(Code::FormulaValue, text, 0..text.text.len(), args);
    None
}

struct Compiler<'a, 'r, 'f> {
    text: &'a Text,
    scope: &'a mut Scope,
    reporter: &'r mut Reporter<'f>,
}

impl Compiler<'_, '_, '_> {
    /// `ast` as a value of the kind `wanted`; a yes/no column counts 1 or 0 where a number is wanted.
    fn expect(&mut self, ast: &Ast, wanted: Kind) -> Option<Expr> {
        let (expr, kind) = self.infer(ast)?;
        match (wanted, kind) {
            _ if wanted == kind => Some(expr),
            (Kind::Number, Kind::YesNo) if matches!(expr, Expr::Column(_)) => Some(as_number(expr)),
            _ => {
                let found = self.text.text.get(ast.range.clone()).unwrap_or("").to_owned();
                let args = args![wanted = wanted.word(), kind = kind.word(), found = found];
                self.reporter.report_in(Code::FormulaType, self.text, ast.range.clone(), args);
                None
            }
        }
    }

    fn infer(&mut self, ast: &Ast) -> Option<(Expr, Kind)> {
        match &ast.kind {
            AstKind::Constant(value) => {
                let kind = if matches!(value, Value::Text(_)) { Kind::Text } else { Kind::Number };
                Some((Expr::Constant(value.clone()), kind))
            }
            AstKind::Name(name) => self.name(name, &ast.range),
            AstKind::Unary(operator, inner) => {
                let kind = if *operator == Unary::Not { Kind::YesNo } else { Kind::Number };
                Some((Expr::Unary(*operator, Box::new(self.expect(inner, kind)?)), kind))
            }
            AstKind::Binary(operator, at, left, right) => self.binary(*operator, at, left, right),
            AstKind::Call(name, arguments) => self.call(name, arguments, &ast.range),
        }
    }

    fn name(&mut self, name: &str, range: &Range<usize>) -> Option<(Expr, Kind)> {
        if let Some(value) = self.scope.params.get(name) {
            return Some((Expr::Constant(Value::Number(*value)), Kind::Number));
        }
        if self.scope.has_supplied && name == SUPPLIED {
            return Some((Expr::Supplied, Kind::Number));
        }
        let Some(at) = self.scope.column(name) else {
            let suggestion = self.scope.nearest(name);
            self.reporter.suggest_in(Code::UnknownColumn, self.text, range.clone(), args![name = name], suggestion);
            return None;
        };
        let kind = match self.scope.kind(at)? {
            ColumnKind::Count | ColumnKind::Amount | ColumnKind::Share | ColumnKind::Year => Kind::Number,
            ColumnKind::YesNo => Kind::YesNo,
            ColumnKind::Text | ColumnKind::Code => Kind::Text,
        };
        Some((Expr::Column(at), kind))
    }

    fn binary(&mut self, operator: Binary, at: &Range<usize>, left: &Ast, right: &Ast) -> Option<(Expr, Kind)> {
        if operator == Binary::Equal && at.len() == 1 {
            let error = SyntaxError { range: at.clone(), reason: Reason::Equals };
            self.reporter.formula_syntax(self.text, &error);
        }
        let (sides, kind) = match operator {
            Binary::And | Binary::Or => (Some(Kind::YesNo), Kind::YesNo),
            Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide => (Some(Kind::Number), Kind::Number),
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                (Some(Kind::Number), Kind::YesNo)
            }
            Binary::Equal | Binary::NotEqual => (None, Kind::YesNo),
        };
        let (left, right) = match sides {
            // Both sides are looked at before giving up on either.
            Some(wanted) => (self.expect(left, wanted), self.expect(right, wanted)),
            None => self.alike(left, right).map_or((None, None), |(left, right, _)| (Some(left), Some(right))),
        };
        Some((Expr::Binary(operator, Box::new(left?), Box::new(right?)), kind))
    }

    /// Two values of one kind.
    fn alike(&mut self, left: &Ast, right: &Ast) -> Option<(Expr, Expr, Kind)> {
        let (first, second) = (self.infer(left), self.infer(right));
        let ((first, kind), (second, other)) = (first?, second?);
        if kind == other {
            return Some((first, second, kind));
        }
        if other == Kind::Number && matches!(first, Expr::Column(_)) && kind == Kind::YesNo {
            return Some((as_number(first), second, Kind::Number));
        }
        // Reports the right side, unless it is a yes/no column that counts as a number.
        let second = self.expect(right, kind)?;
        Some((first, second, kind))
    }

    fn call(&mut self, name: &str, arguments: &[Ast], range: &Range<usize>) -> Option<(Expr, Kind)> {
        let function = match name {
            "min" => Function::Min,
            "max" => Function::Max,
            "ceil" => Function::Ceil,
            "floor" => Function::Floor,
            "if" => Function::If,
            _ => {
                let known = ["min", "max", "ceil", "floor", "if"];
                let suggestion = nearest(name, known).map(str::to_owned);
                let at = range.start..range.start + name.len();
                let args = args![what = "function", name = name];
                self.reporter.suggest_in(Code::UnknownName, self.text, at, args, suggestion);
                return None;
            }
        };
        match (function, arguments) {
            (Function::If, [condition, then, otherwise]) => {
                let condition = self.expect(condition, Kind::YesNo);
                let (then, otherwise, kind) = self.alike(then, otherwise)?;
                Some((Expr::Call(Function::If, vec![condition?, then, otherwise]), kind))
            }
            (Function::Ceil | Function::Floor, [_]) | (Function::Min | Function::Max, [_, ..]) => {
                let values: Vec<_> = arguments.iter().map(|argument| self.expect(argument, Kind::Number)).collect();
                Some((Expr::Call(function, values.into_iter().collect::<Option<_>>()?), Kind::Number))
            }
            _ => {
                let error = SyntaxError { range: range.clone(), reason: Reason::Arguments };
                self.reporter.formula_syntax(self.text, &error);
                None
            }
        }
    }
}

/// 1 for yes, 0 for no.
fn as_number(expr: Expr) -> Expr {
    let constant = |n| Expr::Constant(Value::Number(n));
    Expr::Call(Function::If, vec![expr, constant(Fraction::ONE), constant(Fraction::ZERO)])
}
