//! The grammar of formulas: words to a tree, with the precedence of Python.
//!
//! ```text
//! or  <  and  <  not  <  == != < <= > >=  <  + -  <  * /  <  -x  <  f(…), (…)
//! ```

use std::ops::Range;

use super::lex::{Commas, Token, TokenKind, tokens};
use super::{Binary, Unary, Value};

/// A formula as written: names are not resolved yet.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::programme) struct Ast {
    /// What it is.
    pub(in crate::programme) kind: AstKind,
    /// The bytes of the formula that it covers.
    pub(in crate::programme) range: Range<usize>,
}

/// What a part of a formula is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::programme) enum AstKind {
    /// A number or a text.
    Constant(Value),
    /// A name.
    Name(String),
    /// An operator before its operand.
    Unary(Unary, Box<Ast>),
    /// An operator, where it stands, and its operands.
    Binary(Binary, Range<usize>, Box<Ast>, Box<Ast>),
    /// A function's name and its arguments.
    Call(String, Vec<Ast>),
}

/// A formula that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::programme) struct SyntaxError {
    /// The bytes that are wrong.
    pub(in crate::programme) range: Range<usize>,
    /// What is wrong with them.
    pub(in crate::programme) reason: Reason,
}

/// What is wrong with a formula's syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::programme) enum Reason {
    /// A character that no formula has.
    Character,
    /// A quotation mark without its partner.
    OpenQuote,
    /// A `[` without its `]`.
    OpenBracket,
    /// A number with too many digits.
    Number,
    /// A value is missing.
    Operand,
    /// Two values with nothing between them.
    Operator,
    /// A `(` without its `)`.
    Close,
    /// `a < b < c`
    Chain,
    /// Too many nested brackets.
    TooDeep,
    /// Too many words.
    TooLong,
    /// `=` where `==` is meant.
    Equals,
    /// A wrong number of arguments.
    Arguments,
}

impl Reason {
    /// The word by which the catalogue selects the message.
    pub(in crate::programme) const fn word(self) -> &'static str {
        match self {
            Self::Character => "character",
            Self::OpenQuote => "quote",
            Self::OpenBracket => "bracket",
            Self::Number => "number",
            Self::Operand => "operand",
            Self::Operator => "operator",
            Self::Close => "close",
            Self::Chain => "chain",
            Self::TooDeep => "deep",
            Self::TooLong => "long",
            Self::Equals => "equals",
            Self::Arguments => "arguments",
        }
    }
}

/// Deeper nesting than any norm has, and far from exhausting a thread's stack.
const MOST_NESTING: usize = 64;

/// Reads a whole formula.
pub(in crate::programme) fn parse(text: &str, commas: Commas) -> Result<Ast, SyntaxError> {
    let tokens = tokens(text, commas)?;
    let mut parser = Parser { tokens: &tokens, nesting: 0 };
    let ast = parser.expression(Level::Or)?;
    let next = parser.peek();
    match next.kind {
        TokenKind::End => Ok(ast),
        _ => Err(SyntaxError { range: next.range.clone(), reason: Reason::Operator }),
    }
}

/// How tightly an operator binds, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
}

impl Level {
    const fn of(operator: Binary) -> Self {
        match operator {
            Binary::Or => Self::Or,
            Binary::And => Self::And,
            Binary::Equal
            | Binary::NotEqual
            | Binary::Less
            | Binary::LessOrEqual
            | Binary::Greater
            | Binary::GreaterOrEqual => Self::Comparison,
            Binary::Add | Binary::Subtract => Self::Sum,
            Binary::Multiply | Binary::Divide => Self::Product,
        }
    }

    /// The level of the right operand: operators of one level group to the left.
    const fn above(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product | Self::Sign => Self::Sign,
        }
    }
}

struct Parser<'a> {
    /// The words that are left; never empty, the last one is the end.
    tokens: &'a [Token],
    nesting: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> &'a Token {
        static END: Token = Token { kind: TokenKind::End, range: 0..0 };
        self.tokens.first().unwrap_or(&END)
    }

    fn next(&mut self) -> &'a Token {
        let token = self.peek();
        if token.kind != TokenKind::End {
            self.tokens = self.tokens.get(1..).unwrap_or_default();
        }
        token
    }

    fn error<T>(token: &Token, reason: Reason) -> Result<T, SyntaxError> {
        Err(SyntaxError { range: token.range.clone(), reason })
    }

    /// Operands joined by operators that bind at least as tightly as `least`.
    fn expression(&mut self, least: Level) -> Result<Ast, SyntaxError> {
        if self.nesting == MOST_NESTING {
            return Self::error(self.peek(), Reason::TooDeep);
        }
        self.nesting += 1;
        let mut left = self.operand(least)?;
        let mut compared = false;
        while let TokenKind::Operator(operator) = self.peek().kind {
            let level = Level::of(operator);
            if level < least {
                break;
            }
            if level == Level::Comparison && std::mem::replace(&mut compared, true) {
                return Self::error(self.peek(), Reason::Chain);
            }
            compared = level == Level::Comparison;
            let at = self.next().range.clone();
            let right = self.expression(level.above())?;
            let range = left.range.start..right.range.end;
            left = Ast { kind: AstKind::Binary(operator, at, Box::new(left), Box::new(right)), range };
        }
        self.nesting -= 1;
        Ok(left)
    }

    fn operand(&mut self, least: Level) -> Result<Ast, SyntaxError> {
        let token = self.next();
        let range = token.range.clone();
        let simple = |kind| Ok(Ast { kind, range: range.clone() });
        match &token.kind {
            TokenKind::Number(n) => simple(AstKind::Constant(Value::Number(*n))),
            TokenKind::Text(text) => simple(AstKind::Constant(Value::Text(text.clone()))),
            TokenKind::Name(name) if self.peek().kind == TokenKind::Open => self.call(name, range.start),
            TokenKind::Name(name) => simple(AstKind::Name(name.clone())),
            TokenKind::Operator(Binary::Subtract) => self.unary(Unary::Negate, Level::Sign, range.start),
            TokenKind::Not if least <= Level::Not => self.unary(Unary::Not, Level::Not, range.start),
            TokenKind::Open => {
                let inner = self.expression(Level::Or)?;
                let end = self.close()?;
                Ok(Ast { kind: inner.kind, range: range.start..end })
            }
            _ => Self::error(token, Reason::Operand),
        }
    }

    fn unary(&mut self, operator: Unary, level: Level, start: usize) -> Result<Ast, SyntaxError> {
        let operand = self.expression(level)?;
        let range = start..operand.range.end;
        Ok(Ast { kind: AstKind::Unary(operator, Box::new(operand)), range })
    }

    fn call(&mut self, name: &str, start: usize) -> Result<Ast, SyntaxError> {
        self.next();
        let mut arguments = Vec::new();
        if self.peek().kind != TokenKind::Close {
            arguments.push(self.expression(Level::Or)?);
            while self.peek().kind == TokenKind::Comma {
                self.next();
                arguments.push(self.expression(Level::Or)?);
            }
        }
        let end = self.close()?;
        Ok(Ast { kind: AstKind::Call(name.to_owned(), arguments), range: start..end })
    }

    fn close(&mut self) -> Result<usize, SyntaxError> {
        let token = self.next();
        match token.kind {
            TokenKind::Close => Ok(token.range.end),
            TokenKind::End => Self::error(token, Reason::Close),
            _ => Self::error(token, Reason::Operator),
        }
    }
}
